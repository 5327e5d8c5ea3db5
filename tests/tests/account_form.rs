//! What the forms of a sub-account rest on: a login judged before it is recorded, phones given as the person whose they
//! are, refusals that know their field, the attempt at the person check, and everybody who left (product B1, B3, B6).

use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{LoginRequest, LoginVerdict, RecordOutcome, RecordRequest, Refusal},
};
use storewarden_tests::{
    fixtures::at,
    recording::{change, subject},
};

const STORE: &str = "store:taobao/青禾家居";
const ACCOUNT: &str = "sub-account:taobao/青禾家居:客服01";
const THEN: &str = "2026-04-01T10:00:00+08:00";
const NOW: &str = "2026-04-10T10:00:00+08:00";

fn refusals(app: &App, kind: &str, subject: &str, time: &str, data: Value) -> Vec<Refusal> {
    match app
        .record(at(time), &RecordRequest::of(vec![change(kind, subject, at(time), data)]))
        .expect("no fault")
    {
        RecordOutcome::Recorded { .. } => Vec::new(),
        RecordOutcome::Refused { refusals } => refusals,
    }
}

fn record(app: &App, kind: &str, subject: &str, time: &str, data: Value) {
    assert_eq!(refusals(app, kind, subject, time, data), [], "{kind} of {subject}");
}

/// A shop with one account, held by Zhang, who has a phone; Li has one too, Wang has none on record.
fn shop() -> App {
    let app = App::in_memory().expect("memory");
    record(&app, "store-described", STORE, THEN, json!({ "name": "青禾家居" }));
    record(&app, "staff-described", "staff:zhang", THEN, json!({ "name": "张示例", "phone": "19900000000" }));
    record(&app, "staff-described", "staff:li", THEN, json!({ "name": "李示例", "phone": "13000000000" }));
    record(&app, "staff-described", "staff:wang", THEN, json!({ "name": "王示例" }));
    record(&app, "sub-account-described", ACCOUNT, THEN, json!({ "holder": "zhang", "created_at": THEN }));
    app
}

fn judge(app: &App, typed: &str) -> LoginVerdict {
    let request = LoginRequest { store: subject(STORE), typed: typed.into() };
    app.judge_login(at(NOW), &request).expect("a verdict")
}

#[test]
fn a_full_width_colon_is_corrected_on_offer() {
    let app = shop();
    let verdict = judge(&app, "青禾家居：客服02");
    assert_eq!(verdict.login.as_deref(), Some("青禾家居:客服02"));
    assert_eq!((verdict.sub.as_deref(), verdict.corrected), (Some("客服02"), true));
    assert_eq!((verdict.fault, verdict.taken), (None, None));
    let plain = judge(&app, "客服02");
    assert_eq!((plain.sub.as_deref(), plain.corrected, plain.warnings), (Some("客服02"), false, vec![]));
}

#[test]
fn width_and_digits_warn_and_do_not_block() {
    let app = shop();
    // 青禾家居 is 8 units wide and the colon 1: 21 more are 30, which is allowed (taobao.subaccount.name-max-width).
    assert_eq!(judge(&app, &"a".repeat(21)).warnings, []);
    assert_eq!(judge(&app, &"a".repeat(22)).warnings.len(), 1);
    let digits = judge(&app, "007");
    assert_eq!((digits.warnings.len(), digits.sub.as_deref(), digits.fault), (1, Some("007"), None));
}

#[test]
fn a_name_is_taken_also_by_the_departed_who_can_be_restored() {
    let app = shop();
    let taken = judge(&app, "客服01");
    assert!(!taken.restorable, "it is in use");
    assert_eq!(
        taken.taken.map(|no| (no.code, no.evidence)),
        Some(("name-taken".into(), vec![subject(ACCOUNT)]))
    );
    record(&app, "departed", ACCOUNT, "2026-04-05T10:00:00+08:00", json!({}));
    let taken = judge(&app, "客服01");
    assert!(taken.restorable);
    assert_eq!(taken.taken.and_then(|no| no.field), Some("sub".into()));
}

#[test]
fn the_login_of_another_shop_is_told_apart() {
    let verdict = judge(&shop(), "别家:客服01");
    assert!(verdict.fault.is_some() && verdict.sub.is_none());
}

#[test]
fn a_phone_is_given_as_the_person_whose_it_is() {
    let app = shop();
    record(&app, "sub-account-described", ACCOUNT, NOW, json!({ "security_phone": "staff:li" }));
    let page = app.sub_account(at(NOW), &subject(ACCOUNT)).expect("a page");
    assert_eq!(page.security_phone.as_deref(), Some("130****0000"), "masked");
    let refused =
        refusals(&app, "sub-account-described", ACCOUNT, NOW, json!({ "security_phone": "staff:wang" }));
    let [no] = refused.as_slice() else { panic!("{refused:?}") };
    assert_eq!((no.code.as_str(), no.field.as_deref()), ("phone-unknown", Some("security_phone")));
}

#[test]
fn a_refusal_knows_its_field() {
    let app = shop();
    let refused =
        refusals(&app, "sub-account-described", ACCOUNT, NOW, json!({ "verification_phone": "123" }));
    assert_eq!(refused.first().and_then(|no| no.field.as_deref()), Some("verification_phone"));
    record(&app, "submitted", ACCOUNT, "2026-04-02T10:00:00+08:00", json!({}));
    record(&app, "approved", ACCOUNT, "2026-04-03T10:00:00+08:00", json!({}));
    let refused = refusals(&app, "sub-account-described", ACCOUNT, NOW, json!({ "holder": "li" }));
    let [no] = refused.as_slice() else { panic!("{refused:?}") };
    assert_eq!((no.code.as_str(), no.field.as_deref()), ("holder-locked", Some("holder")));
}

#[test]
fn an_attempt_is_counted_down_for_half_an_hour_and_knows_its_errors() {
    let app = shop();
    let scan =
        |time: &str| app.sub_account(at(time), &subject(ACCOUNT)).expect("a page").scan.expect("a scan");
    let idle = scan("2026-04-02T09:59:59+08:00");
    assert_eq!((idle.minutes, idle.open), (30, None));
    // The five errors of the article, and two that another source adds.
    assert_eq!(idle.errors.len(), 7);
    let begun = "2026-04-02T10:00:00+08:00";
    record(&app, "qr-scanned", ACCOUNT, begun, json!({ "identity": "zhang" }));
    let open = scan("2026-04-02T10:29:59+08:00").open.expect("open");
    assert_eq!((open.since, open.ends), (at(begun), at("2026-04-02T10:30:00+08:00")));
    assert_eq!(open.identity.map(|person| person.name).as_deref(), Some("张示例"));
    assert_eq!(scan("2026-04-02T10:30:00+08:00").open, None, "the half hour is over");
    record(&app, "scan-failed", ACCOUNT, "2026-04-02T10:10:00+08:00", json!({ "error": "session-expired" }));
    assert_eq!(scan("2026-04-02T10:10:00+08:00").open, None, "that error ends the session");
}

#[test]
fn whoever_left_something_behind_comes_first_and_today_counts_it() {
    let app = shop();
    let today = |time: &str| app.today(at(time), &Default::default()).expect("today").leaving;
    assert_eq!(today(NOW), None);
    record(&app, "left", "staff:wang", "2026-04-09T00:00:00+08:00", json!({}));
    record(&app, "left", "staff:zhang", "2026-04-10T00:00:00+08:00", json!({}));
    let people = app.leavers(at(NOW)).expect("leavers").people;
    let short: Vec<_> =
        people.iter().map(|one| (one.name.as_str(), one.accounts, one.accounts_open)).collect();
    assert_eq!(short, [("张示例", 1, 1), ("王示例", 0, 0)]);
    let tally = today(NOW).expect("somebody");
    assert_eq!((tally.people, tally.accounts, tally.only), (1, 1, Some(subject("staff:zhang"))));
    // By 24:00 of the day of leaving.
    assert_eq!(tally.due, at("2026-04-11T00:00:00+08:00"));
    record(&app, "departed", ACCOUNT, NOW, json!({}));
    assert_eq!(today(NOW), None, "the account has departed: nothing is left");
    let open =
        app.leavers(at(NOW)).expect("leavers").people.iter().filter(|one| one.accounts_open > 0).count();
    assert_eq!(open, 0);
}
