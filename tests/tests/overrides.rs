//! What the operator sets of the rules and the calendar: checked, journalled, undoable, and shown by the dates it moves.

use chrono::Duration;
use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{
        Doing, HolidayFile, Moves, MovesOf, MovesRequest, OverrideRequest, RecordOutcome, RulebookRequest,
    },
};
use storewarden_domain::{subject::Subject, time::Instant, vocabulary::Confidence};
use storewarden_tests::{
    fixtures::{imported, noon},
    scratch::Scratch,
};

const FREEZE: &str = "taobao.subaccount.verify-within";
const REVIEW: &str = "taobao.verify.review-within";

fn wish(rule: &str, param: &str, value: Value, reason: &str) -> OverrideRequest {
    OverrideRequest { rule: rule.into(), param: param.into(), value, reason: reason.into() }
}

/// Subject and due time of every freeze that runs or stands, in order.
fn freezes(app: &App) -> Vec<(Subject, Instant)> {
    let mut found: Vec<_> = app
        .at(noon())
        .unwrap()
        .assessments
        .into_iter()
        .flat_map(|a| a.deadlines.into_iter().chain(a.passed))
        .filter(|d| d.rule == FREEZE)
        .map(|d| (d.subject, d.due))
        .collect();
    found.sort();
    found
}

/// The first page of the dates that differ.
fn moves(app: &App, of: MovesOf) -> Moves {
    app.moved_dates(noon(), &MovesRequest::first(of)).unwrap().moves.expect("possible")
}

fn recorded(outcome: RecordOutcome) -> String {
    match outcome {
        RecordOutcome::Recorded { batch, .. } => batch,
        RecordOutcome::Refused { refusals } => panic!("{refusals:?}"),
    }
}

fn refused(outcome: RecordOutcome) -> String {
    match outcome {
        RecordOutcome::Refused { refusals } => refusals[0].text.en.clone(),
        RecordOutcome::Recorded { .. } => panic!("recorded"),
    }
}

#[test]
fn a_shorter_window_moves_every_freeze_and_undo_puts_them_back() {
    let app = imported();
    let before = freezes(&app);
    assert!(!before.is_empty());
    let batch =
        recorded(app.override_rule(noon(), &wish(FREEZE, "window", json!(5), "客服经理要求提前")).unwrap());
    let earlier: Vec<_> = before.iter().map(|(s, due)| (s.clone(), *due - Duration::days(2))).collect();
    assert_eq!(freezes(&app), earlier);
    let page = app.rule_page(noon(), FREEZE).unwrap();
    assert_eq!((page.overrides.len(), page.overrides[0].reason.as_str()), (1, "客服经理要求提前"));
    assert_eq!(page.overrides[0].recorded, Some(noon()));
    assert_eq!(page.rule.params["window"].shipped, Some(json!(7)));
    let moves = moves(&app, MovesOf::Rule(FREEZE.into()));
    assert_eq!(moves.total as usize, before.len());
    let row = &moves.rows[0];
    let (was, is) = (row.before.as_ref().unwrap(), row.after.as_ref().unwrap());
    assert_eq!(was.due - is.due, Duration::days(2));
    let marked = app.today(noon(), &Default::default()).unwrap();
    let rows: Vec<_> = marked.groups.iter().flat_map(|g| &g.rows).filter(|r| r.rule.id == FREEZE).collect();
    assert!(!rows.is_empty());
    assert_eq!(app.frame(noon(), false).unwrap().set_rules, [FREEZE], "by which every such row is marked");
    assert!(
        rows[0].why.iter().any(|why| why.text.en.contains("set by you, ships as 7")),
        "{:?}",
        rows[0].why
    );
    assert!(app.check(noon()).unwrap().sound());
    app.undo(noon(), &batch).unwrap();
    assert_eq!(freezes(&app), before);
    assert!(app.rule_page(noon(), FREEZE).unwrap().overrides.is_empty());
}

#[test]
fn a_preview_tells_the_same_moves_and_writes_nothing() {
    let app = imported();
    let before = freezes(&app);
    let request = wish(FREEZE, "window", json!(6), "");
    let moves = moves(&app, MovesOf::Value(request));
    assert_eq!(moves.total as usize, before.len());
    assert_eq!(freezes(&app), before);
    assert!(app.rule_page(noon(), FREEZE).unwrap().overrides.is_empty());
}

#[test]
fn every_moved_date_is_reached_page_by_page_once() {
    let app = imported();
    let of = MovesOf::Value(wish(FREEZE, "window", json!(5), ""));
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let request = MovesRequest { of: of.clone(), after };
        let page = app.moved_dates(noon(), &request).unwrap().moves.expect("possible");
        assert!(page.rows.len() <= 50, "a page has fifty rows at most");
        assert_eq!(page.total as usize, freezes(&app).len(), "the total is of all pages");
        seen.extend(page.rows.into_iter().map(|row| (row.after.expect("moved").due, row.id)));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert!(seen.is_sorted(), "the earliest first, over all pages");
    let mut once = seen.clone();
    once.dedup();
    assert_eq!((seen.len(), once.len()), (freezes(&app).len(), seen.len()));
}

/// Platforms of which the rule does not speak are not looked at: no date of theirs rests on it.
#[test]
fn only_the_shops_of_the_rules_platforms_are_compared() {
    let app = imported();
    let all = moves(&app, MovesOf::Holidays(HolidayFile { name: "a.json".into(), base64: "e30=".into() }));
    let freeze = moves(&app, MovesOf::Value(wish(FREEZE, "window", json!(5), "")));
    assert!(freeze.compared < all.compared, "{} of {}", freeze.compared, all.compared);
    let jd = moves(&app, MovesOf::Value(wish("jd.dispatch.weight", "max", json!(300), "")));
    assert!(jd.total == 0 && jd.compared < freeze.compared, "{jd:?}");
}

/// The review's length is the margin of the latest safe submission (rulebook H S13), so it moves dates of another rule.
#[test]
fn the_reviews_length_moves_the_safe_submission_of_the_freeze() {
    let app = imported();
    let request = wish(REVIEW, "review", json!(72), "");
    let moves = moves(&app, MovesOf::Value(request));
    let row = moves.rows.iter().find(|r| r.before.as_ref().is_some_and(|t| t.safe_submit.is_some())).unwrap();
    let (was, is) = (row.before.as_ref().unwrap(), row.after.as_ref().unwrap());
    assert_eq!(was.due, is.due);
    assert_eq!(was.safe_submit.unwrap() - is.safe_submit.unwrap(), Duration::hours(24));
}

#[test]
fn what_the_rule_does_not_allow_is_refused_with_the_reason() {
    let app = imported();
    let refusal = |request| refused(app.override_rule(noon(), &request).unwrap());
    assert!(refusal(wish(FREEZE, "window", json!(61), "x")).contains("outside the allowed range 1–60"));
    assert!(refusal(wish(FREEZE, "window", json!("long"), "x")).contains("must be a whole number"));
    assert!(refusal(wish(FREEZE, "length", json!(5), "x")).contains("no such parameter"));
    assert!(refusal(wish(FREEZE, "window", json!(5), "  ")).contains("state the reason"));
    assert!(refusal(wish("taobao.no.such-rule", "window", json!(5), "x")).contains("no such rule"));
    let thought_of = MovesOf::Value(wish(FREEZE, "window", json!(0), ""));
    let preview = app.moved_dates(noon(), &MovesRequest::first(thought_of)).unwrap();
    assert!(preview.refused.is_some() && preview.moves.is_none());
}

#[test]
fn two_programs_over_one_file_follow_the_same_values() {
    let scratch = Scratch::new("overrides");
    let window = App::open(scratch.path()).unwrap();
    window.start_demo(noon()).unwrap();
    let other = App::open(scratch.path()).unwrap();
    let before = freezes(&window);
    recorded(other.override_rule(noon(), &wish(FREEZE, "window", json!(8), "试")).unwrap());
    window.today(noon(), &Default::default()).unwrap();
    let later: Vec<_> = before.iter().map(|(s, due)| (s.clone(), *due + Duration::days(1))).collect();
    assert_eq!(freezes(&window), later);
    recorded(other.override_rule(noon(), &wish(FREEZE, "window", Value::Null, "")).unwrap());
    window.today(noon(), &Default::default()).unwrap();
    assert_eq!(freezes(&window), before);
}

#[test]
fn the_rulebook_is_searched_by_words_platform_confidence_and_what_it_does() {
    let app = App::in_memory().unwrap();
    let list = |request: RulebookRequest| app.rulebook_list(noon(), &request).unwrap();
    let all = list(RulebookRequest::default());
    assert!(all.total >= 240, "{}", all.total);
    assert_eq!(all.rules.len() as u32, all.total);
    let ids = |request| list(request).rules.into_iter().map(|r| r.id).collect::<Vec<_>>();
    let found = ids(RulebookRequest { search: "临时解冻 2 天".into(), ..Default::default() });
    assert!(found.contains(&"taobao.subaccount.temp-unfreeze-window".into()), "{found:?}");
    let jd = list(RulebookRequest { platform: Some("jd".into()), ..Default::default() });
    assert!(jd.rules.iter().all(|r| r.platforms.iter().any(|p| p == "jd" || p == "*")));
    assert!(jd.rules.iter().any(|r| r.platforms == ["*"]), "the law holds for every platform");
    let law = list(RulebookRequest { platform: Some("*".into()), ..Default::default() });
    assert!(law.rules.iter().all(|r| r.platforms == ["*"]));
    assert!(law.rules.iter().any(|r| r.id == "doc.annual-report"));
    let split = list(RulebookRequest { confidence: Some(Confidence::Contradicted), ..Default::default() });
    assert!(!split.rules.is_empty() && split.rules.iter().all(|r| r.confidence == Confidence::Contradicted));
    let acts = list(RulebookRequest { doing: Some(Doing::Acts), ..Default::default() });
    assert!(acts.rules.iter().any(|r| r.id == FREEZE));
    recorded(app.override_rule(noon(), &wish(FREEZE, "window", json!(8), "试")).unwrap());
    assert_eq!(ids(RulebookRequest { overridden: true, ..Default::default() }), [FREEZE]);
}

/// Rulebook D.1: 2027 has no notice yet, so what touches it is provisional until one is brought in.
#[test]
fn a_published_notice_makes_its_year_certain_and_undo_makes_it_provisional_again() {
    let app = App::in_memory().unwrap();
    let file = json!({ "year": 2027, "days": [
        { "name": "元旦", "date": "2027-01-01", "isOffDay": true },
        { "name": "元旦", "date": "2027-01-02", "isOffDay": true },
        { "name": "元旦", "date": "2027-01-03", "isOffDay": true },
        { "name": "元旦", "date": "2027-01-09", "isOffDay": false },
    ]})
    .to_string();
    let (monday, friday) = ("2027-01-04".parse().unwrap(), "2027-01-08".parse().unwrap());
    assert!(app.rulebook().calendar().kind(monday).provisional);
    assert_eq!(app.rulebook().calendar().nth_workday_after(friday, 1).date.to_string(), "2027-01-11");
    let preview = app.holidays_preview("2027.json", file.as_bytes()).unwrap();
    assert!(preview.years[0].changed.contains(&"2027-01-09".to_owned()), "{preview:?}");
    assert!(app.rulebook().calendar().kind(monday).provisional, "a preview changes nothing");
    let report = app.holidays_apply(noon(), "2027.json", file.as_bytes()).unwrap();
    assert!(!app.rulebook().calendar().kind(monday).provisional);
    let counted = app.rulebook().calendar().nth_workday_after(friday, 1);
    assert_eq!((counted.date.to_string().as_str(), counted.provisional), ("2027-01-09", false));
    let page = app.year(noon(), 2027).unwrap();
    assert!(page.imported && !page.provisional);
    assert_eq!(page.source.map(|s| s.zh).as_deref(), Some("2027.json"));
    let again = app.holidays_apply(noon(), "2027.json", file.as_bytes()).unwrap();
    assert_eq!(again.undo, None, "a second import changes nothing");
    app.undo(noon(), &report.undo.expect("recorded")).unwrap();
    assert!(app.rulebook().calendar().kind(monday).provisional);
    assert!(app.check(noon()).unwrap().sound());
}

#[test]
fn a_notice_that_cannot_be_right_is_refused_and_the_good_year_beside_it_is_taken() {
    let app = App::in_memory().unwrap();
    // 2027-01-04 is a Monday: it cannot be worked for a holiday.
    let file = r#"{"2027-01-01":"holiday","2027-01-04":"workday","2028-01-01":"holiday"}"#;
    let report = app.holidays_apply(noon(), "a.json", file.as_bytes()).unwrap();
    let told: Vec<_> = report.years.iter().map(|y| (y.year, y.refused.is_some())).collect();
    assert_eq!(told, [(2027, true), (2028, false)]);
    assert!(app.rulebook().calendar().kind("2027-01-01".parse().unwrap()).provisional);
    assert!(!app.rulebook().calendar().kind("2028-01-01".parse().unwrap()).provisional);
}
