//! One person, one phone, as the tables keep it: what came about without a form is told at once, of everything that it
//! concerns, and goes when it is put right. And whose unbinding it was.

use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{RecordOutcome, RecordRequest, SubAccountsRequest},
};
use storewarden_domain::{assessment::Finding, subject::Subject};
use storewarden_tests::{
    fixtures::at,
    recording::{self, change},
};

const HERE: &str = "sub-account:douyin/青禾抖店:客服01";
const THERE: &str = "sub-account:douyin/北岸抖店:客服01";

fn record(app: &App, kind: &str, subject: &str, time: &str, data: Value) {
    recording::record(app, at(time), vec![change(kind, subject, at(time), data)]);
}

fn findings(app: &App, subject: &str, time: &str) -> Vec<Finding> {
    let subject: Subject = subject.parse().expect("a subject");
    app.assessment(at(time), &subject).expect("an assessment").findings
}

fn codes(app: &App, subject: &str, time: &str) -> Vec<String> {
    findings(app, subject, time).into_iter().map(|finding| finding.code).collect()
}

/// How many findings the list keeps of each account of a shop, by login.
fn kept(app: &App, store: &str, time: &str) -> Vec<u32> {
    let store = Some(store.parse().expect("a store"));
    let request = SubAccountsRequest { store, limit: 100, ..SubAccountsRequest::default() };
    let mut rows = app.sub_accounts(at(time), &request).expect("a list").rows;
    rows.sort_by(|a, b| a.login.cmp(&b.login));
    rows.into_iter().map(|row| row.findings).collect()
}

/// Two Douyin shops; zhang has an account in the one, li in the other.
fn two_shops() -> App {
    let app = App::in_memory().expect("memory");
    let then = "2026-01-05T10:00:00+08:00";
    for name in ["青禾抖店", "北岸抖店"] {
        record(&app, "store-described", &format!("store:douyin/{name}"), then, json!({ "name": name }));
    }
    for (id, name, phone) in [("zhang", "张示例", "13000000001"), ("li", "李示例", "13000000002")] {
        record(
            &app,
            "staff-described",
            &format!("staff:{id}"),
            then,
            json!({ "name": name, "phone": phone }),
        );
    }
    for (account, id) in [(HERE, "zhang"), (THERE, "li")] {
        let data = json!({ "created_at": then, "holder": id, "position": "客服" });
        record(&app, "sub-account-described", account, then, data);
    }
    app
}

#[test]
fn a_persons_new_phone_is_told_at_once_of_every_account_that_it_meets() {
    let app = two_shops();
    let shops = ["store:douyin/青禾抖店", "store:douyin/北岸抖店"];
    let told = |time| shops.map(|shop| kept(&app, shop, time));
    assert_eq!(told("2026-03-01T10:00:00+08:00"), [[0], [0]]);
    record(
        &app,
        "staff-described",
        "staff:li",
        "2026-03-02T10:00:00+08:00",
        json!({ "phone": "13000000001" }),
    );
    assert_eq!(told("2026-03-02T10:00:00+08:00"), [[1], [1]], "neither account was touched itself");
    let finding = findings(&app, HERE, "2026-03-02T10:00:00+08:00").remove(0);
    assert_eq!(
        (finding.code.as_str(), finding.evidence),
        ("phone-shared", vec![THERE.parse().expect("one")])
    );
    record(&app, "departed", THERE, "2026-03-03T10:00:00+08:00", json!({}));
    assert_eq!(told("2026-03-03T10:00:00+08:00"), [[0], [0]], "who has departed uses no phone");
    record(&app, "restored", THERE, "2026-03-04T10:00:00+08:00", json!({}));
    assert_eq!(told("2026-03-04T10:00:00+08:00"), [[1], [1]]);
    record(
        &app,
        "staff-described",
        "staff:li",
        "2026-03-05T10:00:00+08:00",
        json!({ "phone": "13000000002" }),
    );
    assert_eq!(told("2026-03-05T10:00:00+08:00"), [[0], [0]]);
    assert!(app.check(at("2026-03-05T10:00:00+08:00")).expect("a check").sound());
}

#[test]
fn what_an_import_brings_in_is_told_of_the_shop_and_of_the_accounts() {
    let app = App::in_memory().expect("memory");
    let file = |name: &str, text: &str| (name.to_owned(), "auto".to_owned(), text.as_bytes().to_vec());
    let stores =
        "平台,主账号,店铺名称\n淘宝,青禾家居,青禾家居\n抖店,青禾抖店,青禾抖店\n抖店,北岸抖店,北岸抖店\n";
    let staff = "子账号,使用人,手机号,认证状态,岗位\n\
                 青禾家居:客服01,张示例,13000000001,已认证,客服\n\
                 青禾家居:客服02,张示例,13000000001,审核中,客服\n\
                 青禾抖店:客服01,李示例,13000000002,,客服\n\
                 北岸抖店:客服01,李示例,13000000002,,客服\n";
    let now = "2026-11-21T12:00:00+08:00";
    let report = app
        .import_bytes(at(now), &[file("stores.csv", stores), file("staff.csv", staff)], &[], true)
        .expect("an import");
    let warned: Vec<_> = report.files[1].warnings.iter().map(|w| (w.row, w.code.as_str())).collect();
    assert_eq!(
        warned,
        [(2, "person-shared"), (3, "person-shared"), (4, "phone-shared"), (5, "phone-shared")]
    );
    let shop = findings(&app, "store:taobao/青禾家居", now);
    assert_eq!(shop.len(), 1);
    assert_eq!(shop[0].code, "person-on-several-accounts");
    assert_eq!(shop[0].evidence.len(), 3, "the two accounts and the person");
    for account in [HERE, THERE] {
        assert!(codes(&app, account, now).contains(&"phone-shared".to_owned()), "{account}");
    }
    for subject in shop[0].evidence.clone() {
        let page = app.subject(at(now), &subject).expect("a page");
        assert_eq!(page.of_shops, shop, "what the shop is told stands with {subject} too");
    }
    let shop_of_others = app.subject(at(now), &HERE.parse().expect("one")).expect("a page").of_shops;
    assert_eq!(shop_of_others, []);
}

#[test]
fn an_address_that_serves_two_tiktok_accounts_is_told_of_both_by_the_import_and_after() {
    let app = App::in_memory().expect("memory");
    let file = |name: &str, text: &str| (name.to_owned(), "auto".to_owned(), text.as_bytes().to_vec());
    let stores = "平台,主账号,店铺名称\nTikTok,qinghe,Qinghe\nTikTok,beian,Beian\n";
    let staff = "子账号,平台,使用人,手机号,邮箱\n\
                 qinghe:kefu01,TikTok,张示例,13000000001,Zhang@Example.com\n\
                 beian:kefu01,TikTok,李示例,13000000002,zhang@example.com\n\
                 beian:kefu02,TikTok,王示例,13000000003,wang@example.com\n";
    let now = "2026-11-21T12:00:00+08:00";
    let files = [file("stores.csv", stores), file("staff.csv", staff)];
    let report = app.import_bytes(at(now), &files, &[], true).expect("an import");
    let warned: Vec<_> =
        report.files[1].warnings.iter().map(|w| (w.row, w.column.as_str(), w.code.as_str())).collect();
    assert_eq!(warned, [(2, "邮箱", "email-shared"), (3, "邮箱", "email-shared")]);
    let [one, other] = ["sub-account:tiktok/qinghe:kefu01", "sub-account:tiktok/beian:kefu01"];
    assert_eq!(codes(&app, one, now), ["email-shared", "first-sight"]);
    let page = app.sub_account(at(now), &one.parse().expect("one")).expect("a page");
    assert_eq!(page.email.as_deref(), Some("z****@example.com"), "shown masked");
    record(
        &app,
        "sub-account-described",
        other,
        "2026-11-21T13:00:00+08:00",
        json!({ "email": "li@example.com" }),
    );
    for account in [one, other] {
        assert_eq!(codes(&app, account, "2026-11-21T13:00:00+08:00"), ["first-sight"], "{account}");
    }
    let again = json!({ "email": "ZHANG@example.com" });
    let draft = json!({ "kind": "sub-account-described", "subject": other, "effective": now, "data": again });
    let request = RecordRequest {
        changes: vec![serde_json::from_value(draft).expect("a change")],
        ..RecordRequest::default()
    };
    let RecordOutcome::Refused { refusals } = app.record(at(now), &request).expect("no fault") else {
        panic!("it serves another account");
    };
    assert_eq!(refusals[0].code, "email-taken");
    assert_eq!(refusals[0].field.as_deref(), Some("email"));
    assert_eq!(refusals[0].evidence, [one.parse().expect("one")]);
    assert!(app.check(at("2026-11-22T10:00:00+08:00")).expect("a check").sound());
}

#[test]
fn whoever_is_unbound_is_named_by_the_program_and_counted_over_all_accounts() {
    let app = App::in_memory().expect("memory");
    let then = "2026-01-05T10:00:00+08:00";
    record(&app, "staff-described", "staff:zhang", then, json!({ "name": "张示例", "phone": "13000000001" }));
    let shops = ["青禾家居", "青禾分店", "青禾新店"];
    for (shop, month) in shops.iter().zip(["02", "03", "04"]) {
        let account = format!("sub-account:taobao/{shop}:客服01");
        let on = |day: &str| format!("2026-{month}-{day}T10:00:00+08:00");
        record(&app, "store-described", &format!("store:taobao/{shop}"), then, json!({ "name": shop }));
        let data = json!({ "created_at": on("01"), "holder": "zhang", "position": "客服" });
        record(&app, "sub-account-described", &account, &on("01"), data);
        record(&app, "submitted", &account, &on("02"), json!({}));
        record(&app, "approved", &account, &on("03"), json!({}));
        record(&app, "unbound", &account, &on("04"), json!({}));
    }
    let history =
        app.facts_of(&"sub-account:taobao/青禾家居:客服01".parse().expect("one")).expect("facts").history;
    let unbinding = serde_json::to_value(&history.last().expect("an unbinding").draft).expect("a change");
    assert_eq!(unbinding["data"], json!({ "holder": "zhang" }));
    for (shop, time, told) in [
        ("青禾家居", "2026-04-04T09:59:59+08:00", false),
        ("青禾家居", "2026-04-04T10:00:00+08:00", true),
        ("青禾新店", "2026-04-04T10:00:00+08:00", true),
    ] {
        let codes = codes(&app, &format!("sub-account:taobao/{shop}:客服01"), time);
        assert_eq!(codes.contains(&"person-unbound-often".to_owned()), told, "{shop} at {time}: {codes:?}");
    }
    assert!(app.check(at("2026-04-05T10:00:00+08:00")).expect("a check").sound());
}
