//! Rights over all shops, as the window and the command line ask for them.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use storewarden_app::{
    App,
    wire::{
        GrantRequest, HoldersRequest, MatrixBy, MatrixRequest, RecordOutcome, RecordRequest, StaffRequest,
    },
};
use storewarden_domain::{
    change::{Draft, What},
    permission::Grants,
    subject::SubjectKind,
    time::Instant,
    vocabulary::Level,
};
use storewarden_tests::recording::{patch, subject};

fn now() -> Instant {
    Instant::parse("2026-03-02T09:00:00+08:00").expect("a time")
}

fn describe(app: &App, about: &str, data: Value) -> RecordOutcome {
    let about = subject(about);
    let what = What::described(about.kind(), patch(data));
    let changes = vec![Draft::new(about, now(), what)];
    app.record(now(), &RecordRequest::of(changes)).expect("no fault")
}

fn edits(codes: &[&str]) -> Grants {
    codes.iter().map(|code| ((*code).to_owned(), Level::Edit)).collect()
}

/// Zhang answers chats in two shops, in one of them with refunds beside; Li is the lead of one.
fn desk() -> App {
    let app = App::in_memory().expect("a program");
    for (about, data) in [
        ("store:taobao/青禾", json!({ "name": "青禾家居" })),
        ("store:jd/北岸", json!({ "name": "北岸京东" })),
        ("staff:zhang", json!({ "name": "张示例" })),
        ("staff:li", json!({ "name": "李示例" })),
        (
            "role:service",
            json!({ "name": "客服", "template": "customer-service", "permissions": { "chat.receive": "edit", "order.view": "edit" } }),
        ),
        (
            "sub-account:taobao/青禾:客服01",
            json!({ "holder": "zhang", "position": "客服", "roles": ["service"], "permissions": { "refund": "edit" } }),
        ),
        (
            "sub-account:jd/北岸:客服01",
            json!({ "holder": "zhang", "position": "客服", "roles": ["service"] }),
        ),
        (
            "sub-account:jd/北岸:店长",
            json!({ "holder": "li", "position": "店长", "permissions": { "order.price": "edit", "order.export": "view" } }),
        ),
    ] {
        assert!(matches!(describe(&app, about, data), RecordOutcome::Recorded { .. }), "{about}");
    }
    app
}

#[test]
fn a_persons_page_has_every_shop_with_every_right_and_where_it_comes_from() {
    let app = desk();
    let page = app.staff_page(now(), "zhang").expect("a page");
    let shops: Vec<_> = page.accounts.iter().map(|a| a.store.name.as_str()).collect();
    assert_eq!(shops, ["北岸京东", "青禾家居"]);
    let here = &page.accounts[1];
    let from = |code: &str| {
        let right = here.rights.iter().find(|r| r.permission == code).unwrap_or_else(|| panic!("{code}"));
        let origin = &right.from[0];
        (origin.role.as_ref().map(|r| r.name.clone()), origin.through.clone())
    };
    assert_eq!(from("chat.receive"), (Some("客服".into()), None));
    assert_eq!(from("refund.agree"), (None, Some("refund".into())), "it came with the heading");
    assert_eq!(here.risk, 5, "compensation is risk 5 (rulebook B.3)");
    assert_eq!(page.accounts[0].risk, 2, "viewing orders is risk 2");
    assert_eq!((here.assumed, page.accounts[0].assumed), (false, false));
}

#[test]
fn who_can_refund_or_change_prices_anywhere_is_one_question() {
    let app = desk();
    let who = |code: &str, viewers: bool| {
        let question = app.permission_catalogue().questions.into_iter().find(|q| q.code == code).expect(code);
        let request = HoldersRequest { permissions: question.permissions, viewers, ..Default::default() };
        let holders = app.holders(now(), &request).expect("an answer");
        holders.rows.into_iter().map(|row| row.holder_name.unwrap_or(row.login)).collect::<Vec<_>>()
    };
    assert_eq!(who("refund", false), ["张示例"]);
    assert_eq!(who("price", false), ["李示例"]);
    assert_eq!(who("export", false), [""; 0], "looking at exports is not exporting");
    assert_eq!(who("export", true), ["李示例"]);
}

#[test]
fn the_matrix_counts_by_person_by_shop_and_by_permission() {
    let app = desk();
    let rows = |by, store: Option<&str>| {
        let request = MatrixRequest { by, store: store.map(subject), ..Default::default() };
        app.rights_matrix(now(), &request).expect("a matrix").rows
    };
    let people = rows(MatrixBy::Person, None);
    assert_eq!(people.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["张示例", "李示例"], "by risk");
    assert_eq!(people[0].cells["chat.receive"].accounts, 2);
    let shops = rows(MatrixBy::Store, None);
    assert_eq!(shops.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["青禾家居", "北岸京东"]);
    let accounts = rows(MatrixBy::Account, Some("store:jd/北岸"));
    assert_eq!(accounts.len(), 2);
    let permissions = rows(MatrixBy::Permission, None);
    assert_eq!(permissions.len(), 42, "every permission of the catalogue is a row");
    let export = permissions.iter().find(|r| r.key == "order.export").expect("a row");
    assert_eq!((export.cells["jd"].accounts, export.cells["jd"].edit), (1, 0));
}

/// An account of which nobody recorded what it may do is neither among those who can nor among those who cannot.
#[test]
fn accounts_without_rights_on_record_are_told_beside_every_answer() {
    let app = desk();
    let told = |platform: Option<&str>, store: Option<&str>| {
        let (platform, store) = (platform.map(str::to_owned), store.map(subject));
        let asked = MatrixRequest { platform: platform.clone(), store: store.clone(), ..Default::default() };
        let matrix = app.rights_matrix(now(), &asked).expect("a matrix").unrecorded;
        let permissions = vec!["fund.withdraw".to_owned()];
        let asked = HoldersRequest { permissions, platform, store, ..Default::default() };
        let holders = app.holders(now(), &asked).expect("an answer");
        assert_eq!((holders.rows.len(), holders.unrecorded), (0, matrix), "nobody, as far as is known");
        matrix
    };
    assert_eq!(told(None, None), 0);
    for account in
        ["sub-account:taobao/青禾:客服02", "sub-account:taobao/青禾:客服03", "sub-account:jd/北岸:客服02"]
    {
        assert!(matches!(describe(&app, account, json!({})), RecordOutcome::Recorded { .. }));
    }
    let left = What::Departed(Default::default());
    let changes = vec![Draft::new(subject("sub-account:taobao/青禾:客服03"), now(), left)];
    assert!(matches!(
        app.record(now(), &RecordRequest::of(changes)).expect("no fault"),
        RecordOutcome::Recorded { .. }
    ));
    assert_eq!(told(None, None), 2, "who has departed can do nothing");
    assert_eq!((told(Some("taobao"), None), told(None, Some("store:jd/北岸"))), (1, 1));
}

#[test]
fn the_pages_of_those_who_can_put_together_are_all_of_them() {
    let app = desk();
    let ask = |page, limit| {
        let permissions = vec!["chat.receive".to_owned()];
        let asked = HoldersRequest { permissions, page, limit, ..Default::default() };
        app.holders(now(), &asked).expect("an answer")
    };
    let all = ask(0, 0);
    let pages = [ask(0, 1), ask(1, 1), ask(2, 1)];
    assert!(pages.iter().all(|page| (page.total, page.people, page.stores) == (2, 1, 2)), "{pages:?}");
    assert_eq!(pages.into_iter().flat_map(|page| page.rows).collect::<Vec<_>>(), all.rows);
}

/// Zhang agrees to refunds and pays compensation at Taobao already; order prices complete the set (B.3, check 2).
#[test]
fn a_grant_is_looked_at_before_it_is_made() {
    let app = desk();
    let ask = |permissions: Grants, account: &str| {
        let request = GrantRequest { account: subject(account), roles: vec!["service".into()], permissions };
        app.grant_preview(now(), &request).expect("an answer")
    };
    let told = ask(edits(&["refund", "order"]), "sub-account:taobao/青禾:客服01");
    assert_eq!(told.toxic, ["refund-and-price"]);
    assert!(told.with_it.contains_key("order.price"), "the heading brings it: {:?}", told.with_it);
    assert_eq!(told.closure_rule.as_deref(), Some("taobao.permission.grant-closure"));
    assert_eq!((told.refusal, told.lost), (None, vec![]));
    let told = ask(Grants::new(), "sub-account:taobao/青禾:客服01");
    assert_eq!(told.lost, ["refund.agree", "refund.compensate", "refund.view"]);
    let told = ask(edits(&["fund.withdraw"]), "sub-account:jd/北岸:客服01");
    assert!(told.refusal.is_some_and(|text| text.zh.contains("主账号")));
    assert_eq!(
        app.staff_page(now(), "zhang").expect("a page").accounts[1].direct,
        edits(&["refund"]),
        "nothing was written"
    );
}

/// Rulebook B.1 row 61: the fourth exporter of a JD shop is warned of before the grant.
#[test]
fn a_grant_that_goes_over_the_platforms_limit_is_warned_of() {
    let app = desk();
    for name in ["一", "二", "三"] {
        let about = format!("sub-account:jd/北岸:导出{name}");
        describe(&app, &about, json!({ "permissions": { "order.export": "edit" } }));
    }
    let request = GrantRequest {
        account: subject("sub-account:jd/北岸:客服01"),
        roles: Vec::new(),
        permissions: edits(&["order.export"]),
    };
    let told = app.grant_preview(now(), &request).expect("an answer");
    assert!(told.warnings.iter().any(|finding| finding.text.zh.contains("最多 3 个")), "{:?}", told.warnings);
}

#[test]
fn a_role_says_how_it_differs_from_its_template() {
    let app = desk();
    let roles = app.roles().expect("roles");
    assert_eq!((roles.len(), roles[0].accounts), (1, 2));
    let differs: BTreeMap<_, _> =
        roles[0].differences.iter().map(|d| (d.permission.as_str(), (d.template, d.role))).collect();
    assert_eq!(differs["order.ship"], (Some(Level::Edit), None), "the template lets customer service ship");
    assert!(!differs.contains_key("chat.receive"));
}

#[test]
fn the_list_of_people_counts_accounts_and_tells_who_has_left() {
    let app = desk();
    let list = |left: Option<bool>, platform: Option<&str>| {
        let request = StaffRequest { left, platform: platform.map(str::to_owned), ..Default::default() };
        let page = app.staff(now(), &request).expect("a page");
        page.rows.into_iter().map(|r| (r.name, r.accounts, r.stores)).collect::<Vec<_>>()
    };
    let zhang = ("张示例".to_owned(), 2, 2);
    let li = ("李示例".to_owned(), 1, 1);
    assert_eq!(list(None, None), [zhang.clone(), li.clone()]);
    assert_eq!(list(None, Some("taobao")), vec![zhang.clone()]);
    let leave = Draft::new(subject("staff:li"), now(), What::Left(Default::default()));
    app.record(now(), &RecordRequest::of(vec![leave])).expect("no fault");
    assert_eq!(list(Some(true), None), [li]);
    assert_eq!(list(Some(false), None), [zhang]);
}

/// A role that is written wakes the shops of its accounts; undoing it puts them to rest.
#[test]
fn widening_a_role_is_told_of_at_once_in_every_shop_and_can_be_taken_back() {
    let app = desk();
    let shop = || app.assessment(now(), &subject("store:taobao/青禾")).expect("assessed").findings.len();
    let stored = || app.check(now()).expect("a check");
    assert_eq!(shop(), 0);
    let RecordOutcome::Recorded { batch, .. } =
        describe(&app, "role:service", json!({ "permissions": { "order.price": "edit" } }))
    else {
        panic!("refused");
    };
    assert_eq!(shop(), 1);
    assert!(stored().sound());
    app.undo(now(), &batch).expect("undone");
    assert_eq!(shop(), 0);
    assert!(stored().sound());
}

#[test]
fn a_role_that_accounts_have_is_kept_when_its_making_is_undone() {
    let app = App::in_memory().expect("a program");
    describe(&app, "store:jd/北岸", json!({}));
    let RecordOutcome::Recorded { batch, .. } = describe(&app, "role:a", json!({ "name": "甲" })) else {
        panic!("refused");
    };
    describe(&app, "sub-account:jd/北岸:客服01", json!({ "roles": ["a"] }));
    let undone = app.undo(now(), &batch).expect("undone");
    assert_eq!((undone.undone, undone.skipped.len()), (0, 1));
    assert_eq!(undone.skipped[0].subject.kind(), SubjectKind::Role);
}
