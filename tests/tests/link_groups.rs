//! A link group from end to end: what editing a company starts, whom it hits, and what filing it or letting it pass
//! comes to. Dates are those of rulebook D.3 example 2.

use chrono::NaiveDate;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use storewarden_app::{
    App,
    wire::{DeadlineRow, OverrideRequest, PrecheckPage, PrecheckRequest, RecordOutcome, RecordRequest},
};
use storewarden_domain::{
    assessment::{Assessment, StoreState},
    calendar::DayKind,
    change::{Draft, Snooze, Waiver, What},
    remind::{Message, QuietHours, Wishes, decide},
    subject::Subject,
    time::Instant,
    validate::Likeness,
    vocabulary::{Consequence, GroupStanding, GuardVerdict, Restriction, StoreLabel},
};
use storewarden_tests::{
    five_stores::{COMPANY, GROUP, SHOPS, five, shop},
    fixtures::{at, imported, noon, text},
    recording::{patch, record, subject},
};

/// Of the change: a Wednesday before eight days off, with a Saturday worked for them.
pub const CHANGED: &str = "2026-09-30T10:00:00+08:00";

pub fn edit(app: &App, facts: serde_json::Value) {
    let changed = at(CHANGED);
    record(app, changed, vec![Draft::new(subject(COMPANY), changed, What::EntityDescribed(patch(facts)))]);
}

/// What *Today* shows of the group.
pub fn rows(app: &App, now: Instant) -> Vec<DeadlineRow> {
    let today = app.today(now, &Default::default()).expect("today");
    let rows = today.groups.into_iter().flat_map(|group| group.rows);
    rows.filter(|row| row.subject == subject(GROUP)).collect()
}

fn assessed(app: &App, now: Instant, of: &Subject) -> Assessment {
    app.assessment(now, of).expect("an assessment")
}

fn standing(app: &App, now: Instant) -> GroupStanding {
    assessed(app, now, &subject(GROUP)).group.expect("a group").standing
}

fn store_state(app: &App, now: Instant, name: &str) -> StoreState {
    assessed(app, now, &shop(name)).store.expect("a store")
}

#[test]
fn editing_the_legal_representative_shows_at_once_the_deadline_day_four_the_safe_target_and_all_five_stores()
{
    let app = five();
    assert_eq!(rows(&app, at(CHANGED)), [], "nothing is due before");
    edit(&app, json!({ "legal_representative": "李示例" }));
    let rows = rows(&app, at(CHANGED));
    let [row] = rows.as_slice() else { panic!("{rows:#?}") };
    assert_eq!(row.due, at("2026-10-11T00:00:00+08:00"), "10-10 24:00, a Saturday that is worked");
    assert_eq!(row.safe_submit, Some(at("2026-10-04T00:00:00+08:00")), "three calendar days, 24:00");
    assert_eq!(row.consequence, Consequence::Unlinked);
    let mut hit: Vec<&str> = row.affects.iter().map(|store| store.name.as_str()).collect();
    hit.sort_unstable();
    let mut five = SHOPS;
    five.sort_unstable();
    assert_eq!(hit, five, "the sixth is in no group and stays out of it");
    let day_four: Vec<Instant> =
        row.why.iter().filter(|w| w.step == "reading").filter_map(|w| w.at).collect();
    let readings = ["2026-10-12", "2026-10-04", "2026-10-11"].map(|d| at(&format!("{d}T00:00:00+08:00")));
    assert_eq!(day_four, readings, "A, B and C; C counts");
    assert!(row.action.as_ref().is_some_and(|action| action.change == "update-submitted" && action.allowed));
    for name in SHOPS {
        let found = assessed(&app, at(CHANGED), &shop(name)).findings;
        assert!(found.iter().any(|f| f.code == "group-change-pending"), "{name}: {found:?}");
    }
}

#[test]
fn the_days_are_counted_one_by_one_with_the_holiday_and_the_saturday_worked_for_it_named() {
    let app = five();
    edit(&app, json!({ "legal_representative": "李示例" }));
    let rows = rows(&app, at(CHANGED));
    let days: Vec<_> = rows[0].why.iter().flat_map(|why| &why.days).collect();
    let counted: Vec<String> = days.iter().filter(|day| day.counted).map(|d| d.date.to_string()).collect();
    assert_eq!(counted, ["2026-10-08", "2026-10-09", "2026-10-10"]);
    let passed_over: Vec<String> =
        days.iter().filter(|day| !day.counted).map(|d| d.date.to_string()).collect();
    let holiday: Vec<String> = (1..=7).map(|day| format!("2026-10-{day:02}")).collect();
    assert_eq!(passed_over, holiday);
    assert!(
        days.iter().filter(|day| !day.counted).all(|day| day.name.is_some()),
        "each holiday has its name"
    );
    let saturday = days.last().expect("a last day");
    assert_eq!(saturday.kind, DayKind::Makeup);
    assert!(saturday.name.is_some(), "and so has the day worked for it");
}

#[test]
fn each_fact_of_the_primary_that_is_edited_starts_a_duty_and_one_that_the_rule_does_not_list_starts_none() {
    for facts in [
        json!({ "licence_address": { "text": "示例路2号" } }),
        json!({ "legal_representative": "李示例" }),
        json!({ "bank_account_name": "示例晨光商贸有限公司 " }),
    ] {
        let app = five();
        edit(&app, facts.clone());
        assert_eq!(rows(&app, at(CHANGED)).len(), 1, "{facts}");
    }
    let app = five();
    edit(&app, json!({ "name": "示例晨曦商贸有限公司" }));
    assert_eq!(rows(&app, at(CHANGED)), [], "D5: a changed name starts no duty");
}

#[test]
fn recording_the_change_without_editing_anything_starts_the_same_duty() {
    let app = five();
    let what = json!({ "kind": "registered-fact-changed", "data": { "fact": "legal-representative" } });
    let what: What = serde_json::from_value(what).expect("a change");
    record(&app, at(CHANGED), vec![Draft::new(subject(COMPANY), at(CHANGED), what)]);
    let rows = rows(&app, at(CHANGED));
    assert_eq!(rows.iter().map(|row| row.due).collect::<Vec<_>>(), [at("2026-10-11T00:00:00+08:00")]);
}

/// What is said at a time to somebody who wishes to be told so.
fn said(app: &App, now: Instant, wishes: Wishes) -> Vec<Message> {
    let all = app.at(now).expect("assessments").assessments;
    let deadlines: Vec<_> = all.into_iter().flat_map(|a| a.deadlines.into_iter().chain(a.passed)).collect();
    let decision = decide(&deadlines, &BTreeSet::new(), wishes, now);
    decision.messages.into_iter().chain(decision.digest).collect()
}

fn said_in_a_pause(app: &App, now: Instant) -> Vec<Message> {
    said(app, now, Wishes { paused: true, quiet: None })
}

#[test]
fn its_reminders_come_at_once_daily_at_9_and_16_and_outlast_a_pause() {
    let app = five();
    edit(&app, json!({ "legal_representative": "李示例" }));
    for (now, step) in [
        ("2026-09-30T10:00:00+08:00", "at-once"),
        ("2026-09-30T16:00:00+08:00", "daily-0930-1600"),
        ("2026-10-01T09:00:00+08:00", "daily-1001-0900"),
        ("2026-10-04T00:00:00+08:00", "safe-0"),
        ("2026-10-10T00:00:00+08:00", "due-1d"),
        ("2026-10-10T16:00:00+08:00", "daily-1010-1600"),
        ("2026-10-11T00:00:00+08:00", "due-0"),
    ] {
        let said = said_in_a_pause(&app, at(now));
        let [message] = said.as_slice() else { panic!("{now}: {said:#?}") };
        let [item] = message.items.as_slice() else { panic!("{now}: {message:#?}") };
        assert_eq!(item.step, step, "{now}");
    }
    let first = said_in_a_pause(&app, at(CHANGED)).remove(0);
    assert!(first.title.zh.contains("2026-10-03 24:00"), "first towards the safe target: {}", first.title.zh);
    assert!(first.body.zh.contains("5 家店") && first.body.zh.contains("平台不会提醒"), "{}", first.body.zh);
}

/// The step that is said at 16:00 of the day of the change, the next one after the first.
fn next_step(app: &App, wishes: Wishes) -> Vec<String> {
    let said = said(app, at("2026-09-30T16:00:00+08:00"), wishes);
    let items = said.into_iter().flat_map(|message| message.items);
    items.filter(|item| item.subject == subject(GROUP)).map(|item| item.step).collect()
}

const NEXT: &str = "daily-0930-1600";

#[test]
fn quiet_hours_and_a_snooze_do_not_keep_its_next_step_from_arriving() {
    let app = five();
    edit(&app, json!({ "legal_representative": "李示例" }));
    let quiet = Wishes { paused: false, quiet: QuietHours::parse("12:00", "11:00") };
    assert_eq!(next_step(&app, quiet), [NEXT]);
    let row = rows(&app, at(CHANGED)).remove(0);
    assert!(row.reminding.unmutable);
    let snooze = Snooze { deadline: row.id, due: row.due, until: at("2026-10-10T12:00:00+08:00") };
    record(&app, at(CHANGED), vec![Draft::new(subject(GROUP), at(CHANGED), What::Snoozed(snooze))]);
    assert_eq!(next_step(&app, Wishes::default()), [NEXT]);
}

#[test]
fn nobody_can_waive_it() {
    let app = five();
    edit(&app, json!({ "legal_representative": "李示例" }));
    let row = rows(&app, at(CHANGED)).remove(0);
    let waiver = Waiver { deadline: row.id, due: row.due, reason: "知道了".into() };
    let draft = Draft::new(subject(GROUP), at(CHANGED), What::Waived(waiver));
    match app.record(at(CHANGED), &RecordRequest::of(vec![draft])).expect("no fault") {
        RecordOutcome::Refused { refusals } => assert_eq!(refusals[0].code, "unmutable"),
        RecordOutcome::Recorded { .. } => panic!("it was waived"),
    }
    assert_eq!(next_step(&app, Wishes::default()), [NEXT]);
}

#[test]
fn no_value_of_the_operators_own_silences_it() {
    let own = |rule: &str, param: &str, value: serde_json::Value| OverrideRequest {
        rule: rule.into(),
        param: param.into(),
        value,
        reason: "试一试".into(),
    };
    let wishes = [
        own("aliexpress.linkgroup.change-duty-3wd", "window", json!(10)),
        own("aliexpress.linkgroup.auto-unlink-day4", "day4-basis", json!("A")),
        own("aliexpress.linkgroup.no-grace-no-notice", "rules", json!(["taobao.subaccount.verify-within"])),
    ];
    for (wish, accepted) in wishes.into_iter().zip([true, true, false]) {
        let app = five();
        let outcome = app.override_rule(at(CHANGED), &wish).expect("no fault");
        let recorded = matches!(outcome, RecordOutcome::Recorded { .. });
        assert_eq!(recorded, accepted, "{} {}: {outcome:?}", wish.rule, wish.param);
        edit(&app, json!({ "legal_representative": "李示例" }));
        assert_eq!(
            next_step(&app, Wishes { paused: true, quiet: None }),
            [NEXT],
            "{} {}",
            wish.rule,
            wish.param
        );
    }
}

#[test]
fn it_stays_in_sight_when_the_primary_is_put_away_and_goes_with_the_group() {
    let app = five();
    edit(&app, json!({ "legal_representative": "李示例" }));
    let away = || patch(json!({ "archived": true }));
    record(&app, at(CHANGED), vec![Draft::new(shop(SHOPS[0]), at(CHANGED), What::StoreDescribed(away()))]);
    assert_eq!(rows(&app, at(CHANGED)).len(), 1, "four other members would lose their withdrawals");
    record(
        &app,
        at(CHANGED),
        vec![Draft::new(subject(GROUP), at(CHANGED), What::LinkGroupDescribed(away()))],
    );
    assert_eq!(rows(&app, at(CHANGED)), []);
}

#[test]
fn nobody_is_told_that_there_is_no_leeway_where_the_operator_counts_on_some() {
    for (days, told) in [(0, true), (1, false)] {
        let app = five();
        let wish = OverrideRequest {
            rule: "aliexpress.linkgroup.no-grace-no-notice".into(),
            param: "grace".into(),
            value: json!(days),
            reason: "试一试".into(),
        };
        app.override_rule(at(CHANGED), &wish).expect("no fault");
        edit(&app, json!({ "legal_representative": "李示例" }));
        let why = rows(&app, at(CHANGED)).remove(0).why;
        assert_eq!(why.iter().any(|line| line.text.zh.contains("没有宽限")), told, "{days}: {why:#?}");
        let said = said(&app, at(CHANGED), Wishes::default()).remove(0);
        assert!(!said.body.zh.contains("没有宽限"), "a message names the time itself: {}", said.body.zh);
    }
}

#[test]
fn filing_the_update_clears_it() {
    let app = five();
    edit(&app, json!({ "legal_representative": "李示例" }));
    let action = rows(&app, at(CHANGED)).remove(0).action.expect("an action");
    let what = json!({
        "kind": "update-submitted", "data": { "change": action.answers, "evidence": "更新截图.png" },
    });
    let what: What = serde_json::from_value(what).expect("a change");
    let filed = at("2026-10-10T23:59:59+08:00");
    record(&app, filed, vec![Draft::new(subject(GROUP), filed, what)]);
    assert_eq!(rows(&app, filed), []);
    let later = at("2026-10-12T00:00:00+08:00");
    assert_eq!(standing(&app, later), GroupStanding::Linked);
    for name in SHOPS {
        let state = store_state(&app, later, name);
        assert_eq!((state.label, state.restrictions), (None, vec![]), "{name}");
    }
}

#[test]
fn not_filing_unlinks_all_and_marks_the_withdrawals_of_every_former_member_frozen() {
    let app = five();
    edit(&app, json!({ "legal_representative": "李示例" }));
    let (before, due) = (at("2026-10-10T23:59:59+08:00"), at("2026-10-11T00:00:00+08:00"));
    assert_eq!(standing(&app, before), GroupStanding::ChangePending);
    assert_eq!(standing(&app, due), GroupStanding::AutoUnlinked);
    let group = assessed(&app, due, &subject(GROUP)).group.expect("a group");
    assert_eq!((group.members.len(), group.former.len(), group.frozen.len()), (0, 5, 5));
    for name in SHOPS {
        assert_eq!(store_state(&app, before, name).restrictions, [], "{name}");
        let state = store_state(&app, due, name);
        assert_eq!(state.label, Some(StoreLabel::Restricted), "{name}");
        let [withdrawals] = state.restrictions.as_slice() else { panic!("{name}: {state:#?}") };
        assert_eq!(withdrawals.restriction, Restriction::WithdrawBlocked, "{name}");
        assert_eq!(withdrawals.by, Some(subject(GROUP)), "{name}");
    }
    assert_eq!(store_state(&app, due, "晨光六店").restrictions, [], "it was no member");
    let rows = rows(&app, due);
    assert!(rows.iter().any(|row| row.affects.len() == 5), "Today still says whom it hit: {rows:#?}");
}

/// A group of each company of the operator's list, with its own stores there.
fn pre_checked(app: &App, on: &str) -> BTreeMap<String, PrecheckPage> {
    let text = text("stores.csv");
    let rows = text.lines().skip(1).map(|line| line.trim_end().split(',').collect::<Vec<_>>());
    let mut pages = BTreeMap::new();
    for row in rows.filter(|row| row[0] == "速卖通") {
        let group = subject(&format!("link-group:{}", row[4]));
        let about = json!({ "platform": "aliexpress", "entity": row[4], "primary": format!("aliexpress/{}", row[2]) });
        record(app, noon(), vec![Draft::new(group.clone(), noon(), What::LinkGroupDescribed(patch(about)))]);
        let request = PrecheckRequest { group, store: None, on: on.parse().ok() };
        pages.insert(row[4].to_owned(), app.precheck(noon(), &request).expect("a pre-check"));
    }
    pages
}

fn blocked(pages: &BTreeMap<String, PrecheckPage>, code: &str) -> BTreeSet<String> {
    let blocks = |page: &PrecheckPage| {
        let guard = page.report.guards.iter().find(|g| g.code == code);
        guard.expect("the guard").verdict == GuardVerdict::Blocked
    };
    pages.iter().filter(|(_, page)| blocks(page)).map(|(uscc, _)| uscc.clone()).collect()
}

/// Companies of the list with a shop on AliExpress of which something is so, read from the text alone.
fn of_list(is_so: impl Fn(&[&str]) -> bool) -> BTreeSet<String> {
    let text = text("stores.csv");
    let rows = text.lines().skip(1).map(|line| line.trim_end().split(',').collect::<Vec<_>>());
    rows.filter(|row| row[0] == "速卖通" && is_so(row)).map(|row| row[4].to_owned()).collect()
}

/// `2027-11-30`, `2028/3/24`, `2028.05.24`
fn day(text: &str) -> NaiveDate {
    let parts: Vec<u32> = text.split(['-', '/', '.']).map(|part| part.parse().expect("a number")).collect();
    NaiveDate::from_ymd_opt(parts[0] as i32, parts[1], parts[2]).expect("a date")
}

#[test]
fn the_pre_check_of_the_operators_list_finds_exactly_the_sole_proprietors_the_short_cards_and_the_brackets() {
    let app = imported();
    let on = day("2026-11-21");
    let pages = pre_checked(&app, "2026-11-21");
    assert!(!pages.is_empty());
    assert_eq!(blocked(&pages, "individual-business"), of_list(|row| row[5] == "个体工商户"));
    assert_eq!(blocked(&pages, "id-remaining"), of_list(|row| (day(row[8]) - on).num_days() < 90));
    assert_eq!(blocked(&pages, "name-match"), of_list(|row| row[3] != row[9]), "the list has none");

    // The same companies with the brackets that a bank's form prints.
    let mut spoilt = BTreeSet::new();
    for (uscc, page) in pages.iter().take(2) {
        let name = app.assessment(noon(), &subject(&format!("entity:{uscc}"))).expect("a company").name;
        let bank = name.replace('(', "（").replace(')', "）");
        if bank != name {
            spoilt.insert(uscc.clone());
        }
        let company = page.report.entity.clone().expect("a company");
        let edit = What::EntityDescribed(patch(json!({ "bank_account_name": bank })));
        record(&app, noon(), vec![Draft::new(company, noon(), edit)]);
    }
    assert_eq!(spoilt.len(), 2, "both names have brackets");
    let pages = pre_checked(&app, "2026-11-21");
    assert_eq!(blocked(&pages, "name-match"), spoilt);
    for uscc in &spoilt {
        let guard = pages[uscc].report.guards.iter().find(|g| g.code == "name-match").expect("the guard");
        let outcome = &guard.names.as_ref().expect("both names").outcome;
        let difference = outcome.difference.as_ref().expect("a difference");
        let points = [&difference.left, &difference.right].map(|s| s.as_ref().map(|s| s.code_point.clone()));
        assert_eq!(outcome.verdict, Likeness::Compatible);
        assert_eq!(points, [Some("U+0028".into()), Some("U+FF08".into())]);
        assert!(guard.remedy.is_some());
    }
}
