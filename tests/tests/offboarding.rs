//! A person leaves: over all shops, what is to be done with each account, how much of it is done, and what is left when
//! accounts pass to others (rulebook E.1 row 17, product B6). And what the program itself fills in along the way.

use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{LeftAccount, OffboardingPage, RecordOutcome, RecordRequest, Refusal},
};
use storewarden_domain::{
    change::{Draft, Patch},
    subject::Subject,
    vocabulary::LeavingStep::{self, ChangePhone, HandOver, ReviewPermissions, Unbind},
};
use storewarden_tests::fixtures::at;

const TAOBAO: &str = "sub-account:taobao/青禾家居:客服01";
const GLOBAL: &str = "sub-account:tmall-global/北岸海外:客服01";
const DOUYIN: &str = "sub-account:douyin/青禾抖店:客服01";
const LEFT: &str = "2026-04-10T09:30:00+08:00";

fn draft(kind: &str, subject: &str, time: &str, data: Value) -> Draft {
    let value = json!({ "kind": kind, "subject": subject, "effective": time, "data": data });
    serde_json::from_value(value).expect("a change")
}

fn ask(app: &App, time: &str, changes: Vec<Draft>, new: Option<Vec<Subject>>) -> Result<(), Vec<Refusal>> {
    match app.record(at(time), &RecordRequest { changes, new, ..Default::default() }).expect("no fault") {
        RecordOutcome::Recorded { .. } => Ok(()),
        RecordOutcome::Refused { refusals } => Err(refusals),
    }
}

fn record(app: &App, kind: &str, subject: &str, time: &str, data: Value) {
    ask(app, time, vec![draft(kind, subject, time, data)], None).expect("recorded");
}

/// A form's way: the subject must not exist yet.
fn create(app: &App, subject: &str, time: &str, data: Value) -> Result<(), Vec<Refusal>> {
    let new = Some(vec![subject.parse().expect("a subject")]);
    ask(app, time, vec![draft("sub-account-described", subject, time, data)], new)
}

/// Three shops of three platforms; zhang holds an account in each, verified on Taobao, exempt on Tmall Global.
fn shops() -> App {
    let app = App::in_memory().expect("memory");
    let then = "2026-01-05T10:00:00+08:00";
    for (store, name) in [
        ("taobao/青禾家居", "青禾家居"),
        ("tmall-global/北岸海外", "北岸海外"),
        ("douyin/青禾抖店", "青禾抖店"),
    ] {
        record(&app, "store-described", &format!("store:{store}"), then, json!({ "name": name }));
    }
    record(&app, "staff-described", "staff:zhang", then, json!({ "name": "张示例", "phone": "19900000000" }));
    record(&app, "staff-described", "staff:li", then, json!({ "name": "李示例", "phone": "13000000000" }));
    for account in [TAOBAO, GLOBAL, DOUYIN] {
        create(&app, account, then, json!({ "holder": "zhang", "created_at": then })).expect("created");
    }
    record(&app, "submitted", TAOBAO, "2026-01-06T10:00:00+08:00", json!({}));
    record(&app, "approved", TAOBAO, "2026-01-07T10:00:00+08:00", json!({}));
    app
}

fn page(app: &App, time: &str) -> OffboardingPage {
    app.offboarding(at(time), "zhang").expect("a page")
}

fn account<'p>(page: &'p OffboardingPage, subject: &str) -> &'p LeftAccount {
    page.accounts.iter().find(|a| a.subject.to_string() == subject).expect("an account")
}

fn open(account: &LeftAccount) -> Vec<LeavingStep> {
    account.steps.iter().filter(|step| !step.done).map(|step| step.step).collect()
}

#[test]
fn a_leavers_accounts_are_listed_over_all_shops_until_each_is_settled() {
    let app = shops();
    record(&app, "left", "staff:zhang", LEFT, json!({}));
    let first = page(&app, "2026-04-10T10:00:00+08:00");
    assert_eq!(first.left, Some(at(LEFT)));
    assert_eq!(first.due, Some(at("2026-04-11T00:00:00+08:00")), "the same day, 24:00");
    assert_eq!((first.accounts.len(), first.exposed), (3, 3));
    assert_eq!(open(account(&first, TAOBAO)), [Unbind, ChangePhone, HandOver, ReviewPermissions]);
    assert_eq!(
        open(account(&first, GLOBAL)),
        [ChangePhone, HandOver, ReviewPermissions],
        "nobody is bound there"
    );
    assert_eq!(
        open(account(&first, DOUYIN)),
        [ChangePhone, HandOver, ReviewPermissions],
        "no person check there"
    );
    assert_eq!((first.steps_done, first.steps_total), (0, 10));
    assert!(first.accounts.iter().all(|a| !a.overdue && a.risk.is_some()));
    let late = page(&app, "2026-04-11T00:00:00+08:00");
    assert!(late.accounts.iter().all(|a| a.overdue), "the first instant that is too late");

    // One departs, one passes to li, one is left.
    record(&app, "departed", GLOBAL, "2026-04-10T11:00:00+08:00", json!({}));
    record(&app, "unbound", TAOBAO, "2026-04-10T11:30:00+08:00", json!({}));
    record(&app, "sub-account-described", TAOBAO, "2026-04-10T12:00:00+08:00", json!({ "holder": "li" }));
    let half = page(&app, "2026-04-10T13:00:00+08:00");
    assert!(account(&half, GLOBAL).finished && account(&half, GLOBAL).risk.is_none());
    assert_eq!(
        account(&half, TAOBAO).passed_to.as_deref(),
        Some("李示例"),
        "still listed: the leaver held it"
    );
    assert_eq!(open(account(&half, TAOBAO)), [ChangePhone, ReviewPermissions]);
    assert_eq!((half.exposed, half.steps_done), (1, 5));
    record(
        &app,
        "sub-account-described",
        TAOBAO,
        "2026-04-10T14:00:00+08:00",
        json!({ "security_phone": "13000000000" }),
    );
    record(&app, "permissions-reviewed", TAOBAO, "2026-04-10T14:30:00+08:00", json!({}));
    record(&app, "departed", DOUYIN, "2026-04-10T15:00:00+08:00", json!({}));
    let done = page(&app, "2026-04-10T16:00:00+08:00");
    assert_eq!((done.steps_done, done.exposed, done.due), (10, 0, None));
    assert!(app.check(at("2026-04-10T16:00:00+08:00")).expect("a check").sound());
}

#[test]
fn before_somebody_leaves_the_page_says_what_would_have_to_be_done() {
    let app = shops();
    let plan = page(&app, "2026-04-09T10:00:00+08:00");
    assert_eq!((plan.left, plan.accounts.len(), plan.steps_total), (None, 3, 10));
    assert_eq!(plan.due, Some(at("2026-04-10T00:00:00+08:00")));
    let deadlines = app.at(at("2026-04-09T10:00:00+08:00")).expect("assessments").assessments;
    assert!(deadlines.iter().flat_map(|a| &a.deadlines).all(|d| d.rule != "taobao.verify.unbind-any-time"));
}

#[test]
fn coming_back_ends_it_and_what_was_noted_stays_in_the_journal() {
    let app = shops();
    record(&app, "left", "staff:zhang", LEFT, json!({}));
    let left = app.facts_of(&"staff:zhang".parse().expect("a subject")).expect("facts").history;
    let noted = serde_json::to_value(left.last()).expect("a change");
    assert_eq!(noted["data"]["accounts"].as_array().map(Vec::len), Some(3), "what the person held is told");
    record(&app, "rejoined", "staff:zhang", "2026-04-12T09:00:00+08:00", json!({}));
    let now = at("2026-04-12T09:00:00+08:00");
    let page = app.offboarding(now, "zhang").expect("a page");
    assert_eq!(page.left, None);
    let subject = app.subject(now, &TAOBAO.parse().expect("a subject")).expect("a page");
    assert!(subject.assessment.offboarding.is_none() && subject.deadlines.is_empty());
}

#[test]
fn a_new_accounts_two_phones_are_its_persons_unless_the_form_says_otherwise() {
    let app = shops();
    let then = "2026-01-05T10:00:00+08:00";
    let phones = |text: &str| -> Vec<Option<String>> {
        let facts: Patch = app.facts_of(&text.parse().expect("a subject")).expect("facts").facts;
        ["security_phone", "verification_phone"]
            .map(|field| facts.get(field).and_then(|v| v.as_str()).map(str::to_owned))
            .to_vec()
    };
    let staff = app.facts_of(&"staff:zhang".parse().expect("a subject")).expect("facts").facts;
    let own = staff["phone"].as_str().map(str::to_owned);
    assert_eq!(phones(TAOBAO), [own.clone(), own.clone()], "sealed once, compared by its id");
    let other = "sub-account:taobao/青禾家居:客服02";
    create(&app, other, then, json!({ "holder": "zhang", "security_phone": "13000000000" }))
        .expect("created");
    let found = phones(other);
    assert_eq!(found[1], own);
    assert_ne!(found[0], own);
    let refused = create(&app, "sub-account:taobao/青禾家居:客服03", then, json!({ "security_phone": "12" }));
    assert_eq!(refused.expect_err("no phone")[0].code, "bad-phone");
    let shown = app.subject(at(then), &other.parse().expect("a subject")).expect("a page");
    let field = shown.fields.iter().find(|f| f.name == "security_phone").expect("a field");
    assert!(field.value.zh.contains('*') && !field.value.zh.contains("0000000"), "{}", field.value.zh);
}

#[test]
fn a_refusal_names_the_account_of_the_other_shop() {
    let app = shops();
    let then = "2026-02-05T10:00:00+08:00";
    record(&app, "store-described", "store:douyin/南山抖店", then, json!({ "name": "南山抖店" }));
    let second = "sub-account:douyin/南山抖店:客服01";
    let refused = create(&app, second, then, json!({ "holder": "zhang" })).expect_err("refused");
    assert_eq!(
        (refused[0].code.as_str(), refused[0].evidence[0].to_string()),
        ("phone-taken", DOUYIN.into())
    );
    assert!(refused[0].text.zh.contains("青禾抖店"), "{}", refused[0].text.zh);
    let refused =
        create(&app, second, then, json!({ "security_phone": "19900000000" })).expect_err("refused");
    assert_eq!(refused[0].code, "phone-taken");
    create(&app, second, then, json!({ "holder": "li" })).expect("another person");
}

#[test]
fn codes_of_the_platform_are_shown_in_words_and_unknown_ones_as_they_are() {
    let app = shops();
    let time = "2026-02-05T10:00:00+08:00";
    let codes = json!([{ "interface": "fullinfo", "code": "3" }, { "interface": "search", "code": "77" }]);
    record(&app, "sub-account-described", TAOBAO, time, json!({ "platform_status": codes }));
    let page = app.subject(at(time), &TAOBAO.parse().expect("a subject")).expect("a page");
    let field = page.fields.iter().find(|f| f.name == "platform_status").expect("a field");
    assert_eq!(field.value.zh, "3 处罚冻结（fullinfo）；77 未知代码（search）");
}
