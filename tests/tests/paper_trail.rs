//! Documents as they read elsewhere than on their own page: in histories, beside their shop, in sums, on the way in.

use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{DocumentsRequest, EntitiesRequest, OverrideRequest, RecordOutcome, RecordRequest, TodayRequest},
};
use storewarden_db::{Db, state};
use storewarden_domain::{
    assessment::Assessment,
    change::{Draft, Snooze, Waiver, What},
    vocabulary::Validity,
};
use storewarden_tests::{
    fixtures::at,
    recording::{change, subject},
    scratch::Scratch,
};

const COMPANY: &str = "entity:91000000MADEM00037";
const STORE: &str = "store:pdd/beian";
const THEN: &str = "2026-01-05T10:00:00+08:00";
const NOW: &str = "2026-09-20T10:00:00+08:00";
/// Synthetic: region 99 does not exist (rulebook C.2).
const ID_NUMBER: &str = "990000199001010017";

fn outcome(app: &App, kind: &str, subject: &str, data: Value) -> RecordOutcome {
    app.record(at(NOW), &RecordRequest::of(vec![change(kind, subject, at(THEN), data)])).expect("no fault")
}

fn record(app: &App, kind: &str, subject: &str, data: Value) {
    let done = outcome(app, kind, subject, data);
    assert!(matches!(done, RecordOutcome::Recorded { .. }), "{kind} of {subject}: {done:?}");
}

/// The code and the field of the refusal.
fn refusal(app: &App, kind: &str, subject: &str, data: Value) -> (String, Option<String>) {
    match outcome(app, kind, subject, data) {
        RecordOutcome::Refused { mut refusals } => {
            let refusal = refusals.remove(0);
            (refusal.code, refusal.field)
        }
        RecordOutcome::Recorded { .. } => panic!("{kind} of {subject} was recorded"),
    }
}

fn filled(app: App) -> App {
    record(&app, "entity-described", COMPANY, json!({ "name": "示例商贸有限公司" }));
    record(&app, "store-described", STORE, json!({ "name": "北岸", "entity": "91000000MADEM00037" }));
    app
}

fn desk() -> App {
    filled(App::in_memory().expect("memory"))
}

fn document(app: &App, id: &str, data: Value) {
    record(app, "document-described", &format!("document:{id}"), data);
}

fn file(name: &str) -> Value {
    json!({ "name": name, "size": 8, "content": "jpeg", "sha256": "0".repeat(64) })
}

#[test]
fn a_history_says_kinds_owners_and_files_in_words() {
    let app = desk();
    document(&app, "old", json!({ "kind": "business-licence", "owner": COMPANY, "valid_to": "2026-10-08" }));
    record(&app, "document-submitted", "document:old", json!({ "store": "pdd/beian" }));
    let renewed = json!({
        "kind": "business-licence", "owner": COMPANY, "supersedes": "old", "valid_to": "2031-08-31",
        "files": [file("执照.jpg")],
    });
    document(&app, "new", renewed);
    let told = |of: &str| {
        let history = app.subject(at(NOW), &subject(of)).expect("a page").history;
        history.into_iter().map(|row| row.text.zh).collect::<Vec<_>>()
    };
    let [described] = &told("document:new")[..] else { panic!("one line") };
    assert_eq!(
        described,
        "证照种类 → 营业执照，归属 → 示例商贸有限公司，替换的旧证 → 营业执照 2026-10-08，有效期至 → 2031-08-31，文件 → 执照.jpg"
    );
    assert_eq!(told("document:old")[0], "证照已提交平台：beian");
    let address = json!({
        "licence_address": { "text": "示例路1号", "at": { "lat": 30.25, "lon": 120.125, "datum": "gcj-02" } },
        "legal_representative": "张示例",
    });
    record(&app, "entity-described", COMPANY, address);
    assert_eq!(told(COMPANY)[0], "执照地址 → 示例路1号（30.25000, 120.12500 GCJ-02），法定代表人 → 张示例");
    record(&app, "entity-described", COMPANY, json!({ "legal_representative": "李示例" }));
    assert_eq!(told(COMPANY)[0], "登记信息变更：法定代表人");
}

#[test]
fn fields_of_a_group_name_their_company_store_and_platform() {
    let app = desk();
    record(
        &app,
        "store-described",
        "store:aliexpress/nan",
        json!({ "name": "南岸", "entity": "91000000MADEM00037" }),
    );
    let group = json!({
        "name": "组", "platform": "aliexpress", "entity": "91000000MADEM00037", "primary": "aliexpress/nan",
    });
    record(&app, "link-group-described", "link-group:g", group);
    let fields = app.subject(at(NOW), &subject("link-group:g")).expect("a page").fields;
    let shown = |name: &str| fields.iter().find(|field| field.name == name).expect(name).value.zh.clone();
    assert_eq!(
        ["platform", "entity", "primary"].map(shown),
        ["速卖通", "示例商贸有限公司", "南岸"].map(str::to_owned)
    );
}

#[test]
fn a_waived_deadline_is_not_what_comes_next_for_a_document_or_its_company() {
    let app = desk();
    document(&app, "d", json!({ "kind": "business-licence", "owner": COMPANY, "valid_to": "2026-10-08" }));
    let row = || {
        let page = app.documents(at(NOW), &DocumentsRequest::default()).expect("a page");
        page.rows.into_iter().next().expect("a row").headline_at
    };
    let company = || {
        let rows = app.companies(at(NOW), &EntitiesRequest::default()).expect("a page").rows;
        rows.into_iter().next().expect("a company").headline_at
    };
    record(&app, "annual-report-filed", COMPANY, json!({ "year": 2025 }));
    assert!(row().is_some() && company() == row(), "the licence is the next thing to see to");
    let due = app.assessment(at(NOW), &subject("document:d")).expect("an assessment").deadlines;
    for deadline in due {
        let what = Waiver { deadline: deadline.id, due: deadline.due, reason: "店铺将关".into() };
        let waived = Draft::new(subject("document:d"), at(NOW), What::Waived(what));
        let done = app.record(at(NOW), &RecordRequest::of(vec![waived])).expect("no fault");
        assert!(matches!(done, RecordOutcome::Recorded { .. }), "{done:?}");
    }
    assert_eq!((row(), company()), (None, None));
}

#[test]
fn a_snoozed_document_is_told_again_at_the_end_of_the_snooze_and_not_before() {
    let app = desk();
    document(&app, "d", json!({ "kind": "business-licence", "owner": COMPANY, "valid_to": "2026-11-25" }));
    let due = app.assessment(at(NOW), &subject("document:d")).expect("an assessment").deadlines;
    let deadline =
        due.iter().find(|d| d.steps.iter().filter(|s| s.at > at(NOW)).count() > 1).expect("steps ahead");
    let ahead: Vec<_> = deadline.steps.iter().map(|step| step.at).filter(|step| *step > at(NOW)).collect();
    let until = ahead[0] + chrono::Duration::hours(1);
    let what = Snooze { deadline: deadline.id.clone(), due: deadline.due, until };
    let snoozed = Draft::new(subject("document:d"), at(NOW), What::Snoozed(what));
    app.record(at(NOW), &RecordRequest::of(vec![snoozed])).expect("no fault");
    let page = app.document(at(NOW), &subject("document:d")).expect("a page");
    let told: Vec<_> = page.reminders.iter().filter(|row| !row.past).map(|row| row.at).collect();
    assert!(!told.contains(&ahead[0]), "{told:?}");
    assert!(told.contains(&until) && told.contains(&ahead[1]), "{told:?}");
}

#[test]
fn what_a_shops_own_document_owes_stands_beside_the_shop() {
    let app = desk();
    let authorisation = json!({ "kind": "business-licence", "owner": STORE, "valid_to": "2026-10-08" });
    document(&app, "d", authorisation);
    let rows = |platform: &str| {
        let request = TodayRequest { platform: Some(platform.into()), ..Default::default() };
        let today = app.today(at(NOW), &request).expect("today");
        let rows = today.groups.into_iter().flat_map(|group| group.rows);
        rows.filter(|row| row.subject == subject("document:d")).collect::<Vec<_>>()
    };
    let mine = rows("pdd");
    assert!(!mine.is_empty());
    assert!(mine.iter().all(|row| row.store.as_ref().is_some_and(|store| store.name == "北岸")));
    assert_eq!(rows("taobao").len(), 0, "it concerns no other platform's shops");
    let store = app.stores(at(NOW), &Default::default()).expect("stores").rows.remove(0);
    assert!(store.headline_at.is_some(), "the shop's most urgent deadline is its document's");
}

#[test]
fn a_person_whose_id_reads_like_a_companys_code_is_no_owner_of_the_companys_documents() {
    let app = desk();
    record(&app, "staff-described", "staff:91000000MADEM00037", json!({ "name": "同名" }));
    document(&app, "d", json!({ "kind": "other", "owner": COMPANY }));
    let rows = app.documents(at(NOW), &DocumentsRequest::default()).expect("a page").rows;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].owner.as_ref().map(|owner| owner.name.as_str()), Some("示例商贸有限公司"));
}

#[test]
fn what_ended_long_ago_is_not_what_ends_next_and_all_documents_are_counted() {
    let app = desk();
    document(
        &app,
        "gone",
        json!({ "kind": "food-business-licence", "owner": COMPANY, "valid_to": "2020-01-01" }),
    );
    document(
        &app,
        "ahead",
        json!({ "kind": "business-licence", "owner": COMPANY, "valid_to": "2031-08-31" }),
    );
    let row = app.companies(at(NOW), &EntitiesRequest::default()).expect("a page").rows.remove(0);
    assert_eq!(row.next_end.as_deref(), Some("2031-08-31"));
    for n in 0..110 {
        document(&app, &format!("m{n}"), json!({ "kind": "one-off", "owner": COMPANY }));
    }
    let page = app.company(at(NOW), &subject(COMPANY)).expect("a page");
    assert_eq!((page.documents.len(), page.documents_total), (100, 112));
}

#[test]
fn a_whole_id_number_is_refused_wherever_it_is_written() {
    let app = desk();
    let code = "whole-id-number".to_owned();
    let of = |more: Value| {
        let mut data = json!({ "kind": "brand-authorisation", "owner": COMPANY });
        data.as_object_mut().expect("a table").extend(more.as_object().expect("a table").clone());
        refusal(&app, "document-described", "document:d", data)
    };
    assert_eq!(of(json!({ "number": ID_NUMBER })), (code.clone(), Some("number".into())));
    assert_eq!(of(json!({ "notes": format!("持有人{ID_NUMBER}") })), (code.clone(), Some("notes".into())));
    assert_eq!(of(json!({ "title": ID_NUMBER })), (code.clone(), Some("title".into())));
    let tags = json!({ "tags": [ID_NUMBER] });
    assert_eq!(refusal(&app, "store-described", STORE, tags), (code, Some("tags".into())));
}

#[test]
fn a_whole_id_number_is_refused_in_the_words_of_an_event_a_role_and_an_override_too() {
    let app = desk();
    let text = format!("本人 {ID_NUMBER} 的");
    for (kind, of, data, field) in [
        ("rejected", "sub-account:pdd/beian:a", json!({ "reason": text }), "reason"),
        ("rejoined", "staff:zhang", json!({}), "note"),
        ("waived", "document:d", json!({ "deadline": "d", "due": NOW, "reason": text }), "reason"),
        ("link-verified", "link-group:g", json!({ "store": "pdd/beian", "ticket": text }), "ticket"),
        (
            "update-submitted",
            "link-group:g",
            json!({ "change": uuid::Uuid::nil(), "evidence": text }),
            "evidence",
        ),
        ("role-described", "role:r", json!({ "name": text }), "name"),
        ("logged-in", STORE, json!({ "device": text }), "device"),
    ] {
        let draft = json!({ "kind": kind, "subject": of, "effective": THEN, "data": data });
        let mut draft: Draft = serde_json::from_value(draft).expect("a change");
        draft.note = (field == "note").then(|| text.clone());
        let outcome = app.record(at(NOW), &RecordRequest::of(vec![draft])).expect("no fault");
        let RecordOutcome::Refused { refusals } = outcome else { panic!("{kind} was recorded") };
        let refused = (refusals[0].code.as_str(), refusals[0].field.as_deref());
        assert_eq!(refused, ("whole-id-number", Some(field)), "{kind}");
    }
    let (rule, param) = ("taobao.subaccount.verify-within".to_owned(), "window".to_owned());
    let request = OverrideRequest { rule, param, value: json!(5), reason: text };
    let outcome = app.override_rule(at(NOW), &request).expect("no fault");
    let RecordOutcome::Refused { refusals } = outcome else { panic!("the value was recorded") };
    assert_eq!(refusals[0].code, "whole-id-number");
}

#[test]
fn a_mobile_number_is_refused_in_what_is_kept_of_a_store_in_clear_and_the_same_words_without_it_are_taken() {
    let app = desk();
    let agency = |contract: &str| json!({ "from": "2026-01-01", "contract": contract });
    let address = |text: &str| json!({ "text": text });
    for (field, with, without) in [
        ("contact_name", json!("张示例 19100001001"), json!("张示例")),
        (
            "return_address",
            address("杭州示例路 1 号，191-0000-1001 收"),
            address("杭州示例路 1 号，张示例 收"),
        ),
        ("agency", agency("DY-1，联系 19100001001"), agency("DY-1，编号 202600001001")),
        ("notes", json!("打 191 0000 1001 找客服"), json!("转 1001 找客服")),
    ] {
        let refused = refusal(&app, "store-described", STORE, json!({ field: with }));
        assert_eq!(refused, ("phone-in-clear".into(), Some(field.into())));
        record(&app, "store-described", STORE, json!({ field: without }));
    }
}

#[test]
fn a_number_that_reads_like_a_persons_may_be_what_a_change_is_about() {
    let app = desk();
    let shop = format!("store:aliexpress/{ID_NUMBER}");
    record(&app, "store-described", &shop, json!({ "name": "南岸", "entity": "91000000MADEM00037" }));
    record(
        &app,
        "store-described",
        "store:aliexpress/bei",
        json!({ "name": "北岸", "entity": "91000000MADEM00037" }),
    );
    record(&app, "link-group-described", "link-group:g", json!({ "primary": "aliexpress/bei" }));
    record(&app, "link-planned", "link-group:g", json!({ "store": format!("aliexpress/{ID_NUMBER}") }));
}

#[test]
fn of_a_files_name_and_its_place_no_personal_number_is_readable_in_the_data() {
    let scratch = Scratch::new("paper-trail");
    let app = filled(App::open(scratch.path()).expect("a file"));
    let name = format!("身份证{ID_NUMBER}.jpg");
    let mut scan = file(&name);
    scan["path"] = json!(format!("D:/张示例/{name}"));
    document(&app, "d", json!({ "kind": "identity-card", "owner": COMPANY, "files": [scan] }));
    let page = app.document(at(NOW), &subject("document:d")).expect("a page");
    assert_eq!(page.files[0].name, "身份证****0017.jpg");
    drop(app);
    for entry in std::fs::read_dir(scratch.path()).expect("a folder").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        for secret in [ID_NUMBER, "D:/张示例"] {
            assert!(!bytes.windows(secret.len()).any(|w| w == secret.as_bytes()), "{:?}", entry.path());
        }
    }
}

#[test]
fn check_tells_of_every_column_that_lists_of_documents_read() {
    type Spoil = fn(&mut Assessment);
    let spoilt: [(&str, Spoil); 6] = [
        ("validity", |it| it.document.as_mut().expect("a document").validity = Validity::Unknown),
        ("first day", |it| it.document.as_mut().expect("a document").first_valid_day = None),
        ("last day", |it| it.document.as_mut().expect("a document").last_valid_day = None),
        ("without end", |it| it.document.as_mut().expect("a document").unlimited = true),
        ("to be uploaded", |it| it.document.as_mut().expect("a document").upload_to = vec![subject(STORE)]),
        ("findings", |it| it.findings.clear()),
    ];
    let scratch = Scratch::new("paper-check");
    let app = filled(App::open(scratch.path()).expect("a file"));
    let licence = json!({
        "kind": "business-licence", "owner": COMPANY, "valid_from": "2026-01-01", "valid_to": "2031-08-31",
        "files": [file("执照.png")],
    });
    document(&app, "d", licence);
    assert!(app.check(at(NOW)).expect("a check").sound());
    let right = app.assessment(at(NOW), &subject("document:d")).expect("an assessment");
    assert!(!right.findings.is_empty(), "a JPG that is named PNG is told of");
    let mut beside = Db::open(&scratch.path().join("storewarden.db")).expect("the same file");
    let mut keep = |assessment: &Assessment| {
        beside.write(|tx| state::keep(tx, assessment, at(NOW))).expect("kept");
    };
    for (column, spoil) in spoilt {
        let mut wrong = right.clone();
        spoil(&mut wrong);
        keep(&wrong);
        assert_eq!(app.check(at(NOW)).expect("a check").assessments, ["document:d"], "{column}");
        keep(&right);
    }
    assert!(app.check(at(NOW)).expect("a check").sound());
}
