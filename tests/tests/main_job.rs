//! The main job on the operator's own files: what is about to be frozen, and what already is.
//!
//! What must come out is worked out here from the text of the files alone, row by row, without the program's import.

use chrono::{Duration, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};
use storewarden_app::{
    App,
    wire::{
        DeadlineRow, Headline, RecordOutcome, RecordRequest, Span, StoresRequest, SubAccountsRequest, Today,
    },
};
use storewarden_domain::{
    assessment::{Assessment, Deadline, Standing},
    change::{Draft, Empty, Submission, What},
    subject::{Subject, SubjectKind},
    time::Instant,
    vocabulary::{Access, Consequence, DeadlineState, SeenAccess, Verification},
};
use storewarden_tests::{
    fixtures::{at, import, imported, noon, text},
    scratch::Scratch,
    store_list::{barred_from_linking, cells, paper_ends, taobao_shops},
};

const FREEZE: &str = "taobao.subaccount.verify-within";
const EXEMPT: &str = "taobao.verify.exempt-tmall-global";
const BARRED: &str = "aliexpress.linkgroup.individual-business-excluded";

/// A row of the staff list as a person reads it.
#[derive(Debug, Clone)]
struct Row {
    subject: String,
    platform: &'static str,
    access: String,
    check: String,
    due: Instant,
}

impl Row {
    /// Only a Taobao or Tmall account in normal state that is not verified runs towards a freeze.
    fn runs(&self) -> bool {
        self.platform != "tmall-global" && self.access == "正常" && self.check != "已认证"
    }

    fn passed(&self) -> bool {
        self.due <= noon()
    }
}

fn rows_of(name: &str) -> Vec<Row> {
    let shops = taobao_shops();
    let row = |line: &str| {
        let cells = cells(line);
        let (main, sub) = cells[0].split_once(':').expect("a login");
        let (platform, main_login) = &shops[cells[9]];
        assert_eq!(main, main_login, "the login belongs to the shop");
        let created = NaiveDateTime::parse_from_str(cells[8], "%Y-%m-%d %H:%M").expect("a creation time");
        // The files are written in Asia/Shanghai, which is eight hours ahead all year.
        let created = Instant::from_millis((created - Duration::hours(8)).and_utc().timestamp_millis());
        Row {
            subject: format!("sub-account:{platform}/{main}:{sub}"),
            platform,
            access: cells[5].to_owned(),
            check: cells[6].to_owned(),
            due: created + Duration::hours(7 * 24),
        }
    };
    text(name).lines().skip(1).map(row).collect()
}

fn staff() -> Vec<Row> {
    rows_of("taobao-staff.csv")
}

fn by_subject(app: &App, now: Instant) -> BTreeMap<String, Assessment> {
    let all = app.at(now).expect("assessments").assessments;
    all.into_iter().map(|a| (a.subject.to_string(), a)).collect()
}

/// Each account of the list has exactly the deadline that its row asks for.
fn every_row_is_right(app: &App) {
    let assessed = by_subject(app, noon());
    let rows = staff();
    assert_eq!(rows.len(), 120);
    let accounts = assessed.keys().filter(|s| s.starts_with("sub-account:")).count();
    assert_eq!(accounts, rows.len(), "an account for each row and none besides");
    let (mut open, mut missed) = (0, 0);
    for row in &rows {
        let account = &assessed[&row.subject];
        let all: Vec<&Deadline> = account.deadlines.iter().chain(&account.passed).collect();
        if !row.runs() {
            assert_eq!(all, Vec::<&Deadline>::new(), "{row:?}");
            continue;
        }
        let [deadline] = all.as_slice() else { panic!("{row:?}: {all:#?}") };
        assert_eq!((deadline.rule.as_str(), deadline.due), (FREEZE, row.due), "{row:?}");
        assert_eq!(deadline.anchor.event, "created", "{row:?}");
        assert!(!deadline.provisional, "{row:?}: its creation time is known");
        let state = account.state.as_ref().expect("a state");
        let observed = account.observed.as_ref().expect("the list is a sighting");
        assert_eq!(observed.access, Some(SeenAccess::Normal), "{row:?}");
        let differs = account.findings.iter().any(|f| f.code == "observed-differs");
        if row.passed() {
            missed += 1;
            assert_eq!(deadline.state, DeadlineState::Missed, "{row:?}");
            assert_eq!(account.passed.len(), 1, "{row:?}");
            assert_eq!(state.access, Access::FrozenOverdue, "{row:?}");
            assert!(differs, "{row:?}: the platform shows normal, and that is said");
        } else {
            open += 1;
            assert_eq!(deadline.state, DeadlineState::Open, "{row:?}");
            assert_eq!(account.deadlines.len(), 1, "{row:?}");
            assert_eq!(state.access, Access::Active, "{row:?}");
            assert!(!differs, "{row:?}");
        }
        let reviewed = row.check == "审核中";
        assert_eq!(state.verification == Verification::UnderReview, reviewed, "{row:?}");
        let asks = account.findings.iter().any(|f| f.code == "submission-time-missing");
        assert_eq!(asks, reviewed, "{row:?}: under review since an unknown time is asked for");
    }
    assert!(open > 0 && missed > 0, "the list has both: {open} open, {missed} missed");
    println!("{} rows: {open} open, {missed} missed, the rest without a deadline", rows.len());
}

#[test]
fn every_row_of_the_list_gets_its_deadline_and_no_other() {
    every_row_is_right(&imported());
}

#[test]
fn the_same_holds_in_a_real_file_that_is_opened_again() {
    let folder = Scratch::new("main-job");
    let app = App::open(folder.path()).expect("a new file");
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    every_row_is_right(&app);
    let before = (by_subject(&app, noon()), today(&app));
    drop(app);
    let app = App::open(folder.path()).expect("the same file");
    every_row_is_right(&app);
    assert_eq!((by_subject(&app, noon()), today(&app)), before);
    let health = app.check(noon()).expect("a check");
    assert!(health.sound(), "{health:?}");
}

#[test]
fn the_shops_of_tmall_global_are_looked_at_again_and_no_other_shop_has_a_deadline() {
    let app = imported();
    let exempt: BTreeSet<String> = taobao_shops()
        .into_values()
        .filter(|(platform, _)| *platform == "tmall-global")
        .map(|(platform, main)| format!("store:{platform}/{main}"))
        .collect();
    let stores = by_subject(&app, noon()).into_values().filter(|a| matches!(a.subject, Subject::Store(_)));
    let with_deadline: BTreeSet<String> = stores
        .filter(|a| !a.deadlines.is_empty() || !a.passed.is_empty())
        .map(|a| {
            assert_eq!((a.deadlines.len(), a.passed.len()), (1, 0), "{}", a.subject);
            assert_eq!(a.deadlines[0].consequence, Consequence::Review);
            a.subject.to_string()
        })
        .collect();
    assert_eq!(with_deadline, exempt);
}

#[test]
fn the_order_of_the_two_files_does_not_matter() {
    let app = App::in_memory().expect("memory");
    import(&app, noon(), &["taobao-staff.csv", "stores.csv"]);
    every_row_is_right(&app);
}

#[test]
fn the_damaged_list_adds_its_good_rows_only() {
    let app = App::in_memory().expect("memory");
    import(&app, noon(), &["stores.csv"]);
    let report = import(&app, noon(), &["damaged-staff.csv"]);
    let refused: BTreeSet<u32> = report.files[0].refused.iter().map(|fault| fault.row).collect();
    assert_eq!(refused, [2, 3, 4, 5, 6, 8, 9, 10].into(), "each bad row is named");
    assert_eq!(report.files[0].created, 2);
    let accounts = by_subject(&app, noon()).into_iter().filter(|(s, _)| s.starts_with("sub-account:"));
    let dues: Vec<(String, Vec<Instant>)> = accounts
        .map(|(subject, a)| (subject, a.deadlines.iter().chain(&a.passed).map(|d| d.due).collect()))
        .collect();
    let wanted = [
        // Row 11, and row 7, which names a day without a time.
        ("sub-account:taobao/示例商家000:客服93", "2026-11-15T09:30:00+08:00"),
        ("sub-account:taobao/示例商家000:客服95", "2026-11-13T00:00:00+08:00"),
    ];
    assert_eq!(dues, wanted.map(|(subject, due)| (subject.to_owned(), vec![at(due)])));
}

fn today(app: &App) -> Today {
    let request = storewarden_app::wire::TodayRequest { limit: 500, ..Default::default() };
    app.today(noon(), &request).expect("today")
}

/// A paper of a company is known by its owner and kind; everything else by its subject.
fn name_on_today(app: &App, row: &DeadlineRow) -> String {
    if row.subject.kind() != SubjectKind::Document {
        return row.subject.to_string();
    }
    let page = app.document(noon(), &row.subject).expect("a page");
    page.owner.expect("the list of shops names the company").subject.to_string()
}

/// Span and headline of a row, by the words of the design: missed first; with the platform apart; else the latest safe
/// submission (48 h before the freeze) is the headline and the freeze stands second, also once it has passed.
fn place(row: &Row) -> (Span, Headline, Instant) {
    let safe = row.due - Duration::hours(48);
    let reviewed = row.check == "审核中";
    if row.passed() {
        return (Span::Overdue, Headline::Due, row.due);
    }
    if reviewed {
        return (Span::Waiting, Headline::Due, row.due);
    }
    // Once the latest safe submission has passed, a person is needed now, however far the freeze is.
    let span = if safe < noon() + Duration::hours(24) { Span::Day } else { Span::Week };
    (span, Headline::SafeSubmit, safe)
}

/// What is due, by subject and rule, with where its row stands.
type Placed<'a> = BTreeMap<(String, &'a str), (Headline, Instant)>;

#[test]
fn today_shows_exactly_the_right_rows() {
    let app = imported();
    let shown = today(&app);
    let mut wanted: BTreeMap<Span, Placed> = BTreeMap::new();
    for row in staff().into_iter().filter(Row::runs) {
        let (span, headline, at) = place(&row);
        wanted.entry(span).or_default().insert((row.subject, FREEZE), (headline, at));
    }
    for end in paper_ends() {
        let span = match end.span(noon()) {
            "overdue" => Span::Overdue,
            "day" => Span::Day,
            "week" => Span::Week,
            "month" => Span::Month,
            _ => Span::Later,
        };
        wanted.entry(span).or_default().insert((end.owner, end.rule), (Headline::Due, end.due));
    }
    let exempt = taobao_shops().into_values().filter(|(platform, _)| *platform == "tmall-global");
    let exempt = exempt.map(|(platform, main)| (format!("store:{platform}/{main}"), EXEMPT));
    let barred = barred_from_linking().into_iter().map(|entity| (entity, BARRED));
    for entry in exempt.chain(barred) {
        wanted.entry(Span::Later).or_default().insert(entry, (Headline::Due, noon() + Duration::days(180)));
    }
    let mut got: BTreeMap<Span, Placed> = BTreeMap::new();
    for group in &shown.groups {
        assert_eq!(group.total as usize, group.rows.len(), "{:?}", group.span);
        for row in &group.rows {
            assert_eq!(row.span, group.span, "{}", row.subject);
            let name = (name_on_today(&app, row), row.rule.id.as_str());
            let before = got.entry(group.span).or_default().insert(name, (row.headline, row.headline_at));
            assert_eq!(before, None, "{} stands twice", row.subject);
            let frozen = row.rule.id == FREEZE && group.span == Span::Overdue;
            assert_eq!(row.platform_shows, frozen.then_some(SeenAccess::Normal), "{}", row.subject);
        }
        let order: Vec<Instant> = group.rows.iter().map(|r| r.due).collect();
        assert!(order.is_sorted(), "{:?}: the first due stands first", group.span);
    }
    assert_eq!(got, wanted);
    for group in &shown.groups {
        // What stands with the day's for another reason than its time is counted apart.
        let late = wanted[&group.span].values().filter(|(headline, at)| {
            group.span == Span::Day && *headline == Headline::SafeSubmit && *at <= noon()
        });
        assert_eq!(group.late as usize, late.count(), "{:?}", group.span);
    }
    let order: Vec<Span> = shown.groups.iter().map(|g| g.span).collect();
    assert!(order.is_sorted(), "{order:?}");
    for counter in &shown.counters {
        assert_eq!(counter.total as usize, wanted.get(&counter.span).map_or(0, BTreeMap::len), "{counter:?}");
    }
    assert_eq!((shown.stores, shown.sub_accounts), (36, 120));
    let next = shown.next.expect("something is ahead");
    let soonest = staff()
        .into_iter()
        .filter(|r| r.runs() && r.check != "审核中" && !r.passed())
        .map(|r| r.due - Duration::hours(48))
        .filter(|safe| *safe >= noon())
        .min();
    assert_eq!(Some(next.headline_at), soonest);
}

fn record(app: &App, now: Instant, subject: &str, what: What) -> RecordOutcome {
    let subject = subject.parse().expect("a subject");
    let request = RecordRequest::of(vec![Draft::new(subject, now, what)]);
    app.record(now, &request).expect("no fault")
}

fn recorded(app: &App, now: Instant, subject: &str, what: What) {
    let outcome = record(app, now, subject, what);
    assert!(matches!(outcome, RecordOutcome::Recorded { changes: 1, .. }), "{outcome:?}");
}

fn standing(app: &App, now: Instant, subject: &str) -> Vec<(String, Standing)> {
    let subject = subject.parse().expect("a subject");
    let assessment = app.assessment(now, &subject).expect("an assessment");
    let all = assessment.deadlines.into_iter().chain(assessment.passed);
    all.map(|d| (d.rule, d.standing)).collect()
}

#[test]
fn submitting_and_approval_make_the_deadline_leave() {
    for passed in [false, true] {
        let app = imported();
        let row = staff().into_iter().find(|r| r.runs() && r.check == "未认证" && r.passed() == passed);
        let subject = row.expect("the list has one").subject;
        let refusal = record(&app, noon(), &subject, What::Approved(Empty {}));
        assert!(matches!(refusal, RecordOutcome::Refused { .. }), "nothing was submitted yet");
        recorded(&app, noon(), &subject, What::Submitted(Submission::default()));
        let both = standing(&app, noon(), &subject);
        assert!(both.iter().all(|(_, standing)| *standing == Standing::UnderReview), "{both:?}");
        let mut rules: Vec<&str> = both.iter().map(|(rule, _)| rule.as_str()).collect();
        rules.sort_unstable();
        assert_eq!(rules, [FREEZE, "taobao.verify.review-within"]);
        let later = noon() + Duration::hours(3);
        recorded(&app, later, &subject, What::Approved(Empty {}));
        assert_eq!(standing(&app, later, &subject), []);
        let rows = app.today(later, &Default::default()).expect("today").groups;
        let rows: Vec<_> = rows.into_iter().flat_map(|g| g.rows).map(|r| r.subject.to_string()).collect();
        assert!(!rows.contains(&subject), "it left the screen");
        assert_eq!(
            rows.len(),
            staff().into_iter().filter(Row::runs).count() - 1
                + 4
                + barred_from_linking().len()
                + paper_ends().len(),
            "the others stay"
        );
    }
}

#[test]
fn a_second_import_changes_nothing() {
    let app = imported();
    let before = by_subject(&app, noon());
    for names in [
        &["stores.csv", "taobao-staff.csv"][..],
        &["taobao-staff.csv"],
        &["stores.csv"],
        &["staff-paste.tsv"],
        &["staff.xlsx"],
    ] {
        let report = import(&app, noon() + Duration::hours(1), names);
        assert_eq!((report.changes_total, report.undo), (0, None), "{names:?}: {:#?}", report.changes);
        for file in report.files {
            assert_eq!((file.created, file.changed, file.unchanged), (0, 0, file.read), "{}", file.file);
        }
    }
    assert_eq!(by_subject(&app, noon()), before);
}

/// What an operator sees: stores, accounts, deadlines.
fn visible(app: &App, now: Instant) -> (u32, u32, usize) {
    let stores = app.stores(now, &StoresRequest::default()).expect("stores").total;
    let accounts = app.sub_accounts(now, &SubAccountsRequest::default()).expect("accounts").total;
    let groups = app.today(now, &Default::default()).expect("today").groups;
    (stores, accounts, groups.iter().map(|g| g.total as usize).sum())
}

#[test]
fn undo_takes_the_import_back_and_a_new_import_restores_it() {
    let app = App::in_memory().expect("memory");
    let files = ["stores.csv", "taobao-staff.csv"];
    let batch = import(&app, noon(), &files).undo.expect("something to undo");
    let before = by_subject(&app, noon());
    let seen = visible(&app, noon());
    assert_eq!((seen.0, seen.1), (36, 120));

    let outcome = app.undo(noon(), &batch).expect("undone");
    assert_eq!(outcome.skipped, []);
    assert_eq!(visible(&app, noon()), (0, 0, 0));
    assert_eq!(by_subject(&app, noon()), BTreeMap::new());
    assert_eq!(app.remind(noon(), Default::default()).expect("a preview").silent, []);
    assert!(app.undo(noon(), &batch).is_err(), "what was undone cannot be undone again");

    let again = import(&app, noon(), &files);
    assert!(again.undo.is_some());
    assert_eq!(visible(&app, noon()), seen);
    assert_eq!(by_subject(&app, noon()), before);
    every_row_is_right(&app);
    assert!(app.check(noon()).expect("a check").sound());
}

#[test]
fn undo_keeps_what_was_touched_since_and_names_it() {
    let app = App::in_memory().expect("memory");
    let batch = import(&app, noon(), &["stores.csv", "taobao-staff.csv"]).undo.expect("something to undo");
    let row = staff().into_iter().find(|r| r.runs() && r.check == "未认证" && !r.passed()).expect("a row");
    recorded(&app, noon(), &row.subject, What::Submitted(Submission::default()));

    let outcome = app.undo(noon(), &batch).expect("undone");
    let named: BTreeSet<String> = outcome.skipped.iter().map(|s| s.subject.to_string()).collect();
    assert!(named.contains(&row.subject), "{named:?}");
    let subject: Subject = row.subject.parse().expect("a subject");
    let store = Subject::Store(subject.store_key().expect("a shop").clone());
    assert!(named.contains(&store.to_string()), "its shop stays with it, and is named: {named:?}");
    let (stores, accounts, deadlines) = visible(&app, noon());
    assert_eq!((stores, accounts), (1, 1), "the touched account stays in sight, in its shop");
    assert_eq!(deadlines, 2, "its freeze and its review");
    let page = app.subject(noon(), &subject).expect("a page");
    assert!(!page.archived);
    let holder = page.fields.iter().find(|f| f.name == "holder").and_then(|f| f.link.clone());
    let holder = app.subject(noon(), &holder.expect("a person")).expect("a page");
    assert!(!holder.archived, "and so does its person");
    assert!(app.check(noon()).expect("a check").sound());
}

#[test]
fn a_name_that_was_ever_used_is_taken() {
    let app = imported();
    let departed = staff().into_iter().find(|r| r.access == "离职").expect("a departed account").subject;
    let subject: Subject = departed.parse().expect("a subject");
    let fields = serde_json::json!({ "position": "客服" }).as_object().cloned().expect("a table");
    let draft = Draft::new(subject.clone(), noon(), What::SubAccountDescribed(fields));
    let request = RecordRequest { changes: vec![draft], new: Some(vec![subject]), ..Default::default() };
    match app.record(noon(), &request).expect("no fault") {
        RecordOutcome::Refused { refusals } => {
            assert_eq!(refusals[0].code, "name-taken-departed");
            assert_eq!(
                refusals[0].evidence,
                request.new.clone().unwrap_or_default(),
                "to be restored instead"
            );
        }
        recorded => panic!("{recorded:?}"),
    }
}
