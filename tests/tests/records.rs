//! What is known of a store and of a person: recorded, corrected, tagged, archived and found (product A1, A3, A6, I1).

use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{
        EntitiesRequest, IdNumberRequest, RecordOutcome, RecordRequest, Refusal, StaffRequest, StoresRequest,
        SubAccountsRequest, TodayRequest,
    },
};
use storewarden_domain::{validate::Verdict, vocabulary::Restriction};
use storewarden_tests::{
    fixtures::at,
    recording::{change, subject},
    scratch::Scratch,
};

const STORE: &str = "store:taobao/青禾家居";
const ACCOUNT: &str = "sub-account:taobao/青禾家居:客服01";
const THEN: &str = "2026-04-01T10:00:00+08:00";
const NOW: &str = "2026-04-04T10:00:00+08:00";
/// Synthetic: region 99 does not exist (rulebook C.2).
const ID_NUMBER: &str = "990000199001010017";

fn outcome(app: &App, kind: &str, subject: &str, data: Value) -> RecordOutcome {
    app.record(at(NOW), &RecordRequest::of(vec![change(kind, subject, at(THEN), data)])).expect("no fault")
}

/// The batch, to be undone.
fn record(app: &App, kind: &str, subject: &str, data: Value) -> String {
    match outcome(app, kind, subject, data) {
        RecordOutcome::Recorded { batch, .. } => batch,
        RecordOutcome::Refused { refusals } => panic!("{kind} of {subject}: {refusals:?}"),
    }
}

fn refusal(app: &App, kind: &str, subject: &str, data: Value) -> Refusal {
    match outcome(app, kind, subject, data) {
        RecordOutcome::Refused { mut refusals } => refusals.remove(0),
        RecordOutcome::Recorded { .. } => panic!("{kind} of {subject} was recorded"),
    }
}

fn filled(app: App) -> App {
    record(&app, "store-described", STORE, json!({ "name": "青禾家居", "tags": ["重点店"] }));
    record(&app, "store-described", "store:jd/青禾京东", json!({ "name": "青禾京东" }));
    record(&app, "staff-described", "staff:zhang", json!({ "name": "张示例", "phone": "19900000000" }));
    record(&app, "staff-described", "staff:li", json!({ "name": "李示例", "tags": ["夜班"] }));
    let account = json!({ "holder": "zhang", "created_at": THEN, "tags": ["夜班", "重点店"] });
    record(&app, "sub-account-described", ACCOUNT, account);
    app
}

fn shop() -> App {
    filled(App::in_memory().expect("memory"))
}

fn stores(app: &App, tag: Option<&str>, archived: bool) -> Vec<String> {
    let request = StoresRequest { tag: tag.map(Into::into), archived, ..Default::default() };
    let page = app.stores(at(NOW), &request).expect("stores");
    assert_eq!(page.total as usize, page.rows.len());
    page.rows.into_iter().map(|row| row.name).collect()
}

fn accounts(app: &App, tag: Option<&str>, archived: bool) -> Vec<String> {
    let request = SubAccountsRequest { tag: tag.map(Into::into), archived, ..Default::default() };
    app.sub_accounts(at(NOW), &request).expect("accounts").rows.into_iter().map(|row| row.login).collect()
}

fn staff(app: &App, tag: Option<&str>, archived: bool) -> Vec<String> {
    let request = StaffRequest { tag: tag.map(Into::into), archived, ..Default::default() };
    app.staff(at(NOW), &request).expect("staff").rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn of_an_id_number_a_keyed_hash_and_its_end_are_kept_and_the_number_is_nowhere() {
    let scratch = Scratch::new("records-id");
    let app = filled(App::open(scratch.path()).expect("a file"));
    record(&app, "staff-described", "staff:zhang", json!({ "id_number": ID_NUMBER, "notes": "带身份证" }));
    let page = app.person(at(NOW), &subject("staff:zhang")).expect("a page");
    assert_eq!(page.id_number.as_deref(), Some("****0017"));
    let facts = app.facts_of(&subject("staff:zhang")).expect("facts");
    let kept = &facts.facts["id_number"];
    assert_eq!(kept["last_four"], json!("0017"));
    assert_eq!(kept["hash"].as_str().map(str::len), Some(32), "128 bits in hex");
    let shown =
        serde_json::to_string(&app.subject(at(NOW), &subject("staff:zhang")).expect("a page")).unwrap();
    assert!(!shown.contains(kept["hash"].as_str().unwrap()), "the drawer has no use for the hash");
    drop(app);
    let mut looked = 0;
    for entry in std::fs::read_dir(scratch.path()).expect("the folder").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        // Neither the number nor its date of birth.
        for digits in [ID_NUMBER, "19900101"] {
            assert!(!bytes.windows(digits.len()).any(|w| w == digits.as_bytes()), "{:?}", entry.path());
        }
        looked += bytes.len();
    }
    assert!(looked > 0);
}

#[test]
fn bank_account_and_document_numbers_are_sealed_and_an_id_number_is_nowhere_kept_whole() {
    const ACCOUNT_NUMBER: &str = "6222000000000001234";
    const LICENCE_NUMBER: &str = "JY10000000000017";
    let scratch = Scratch::new("records-papers");
    let app = App::open(scratch.path()).expect("a file");
    let (entity, food, card) = ("entity:91000000MADEM00037", "document:food", "document:card");
    let described = json!({
        "name": "示例贸易有限公司", "bank_account_number": "6222 0000 0000 0001 234", "legal_representative_id": ID_NUMBER,
    });
    record(&app, "entity-described", entity, described);
    let permit = json!({ "kind": "food-business-licence", "owner": entity, "number": LICENCE_NUMBER });
    record(&app, "document-described", food, permit);
    record(
        &app,
        "document-described",
        card,
        json!({ "kind": "identity-card", "owner": entity, "id_number": ID_NUMBER }),
    );

    let page = app.subject(at(NOW), &subject(entity)).expect("a page");
    let shown = |name: &str| {
        let field = page.fields.iter().find(|field| field.name == name);
        field.map(|field| field.value.en.clone())
    };
    assert_eq!(shown("bank_account_number").as_deref(), Some("****1234"));
    assert_eq!(shown("legal_representative_id").as_deref(), Some("****0017"));
    let facts = |of: &str| app.facts_of(&subject(of)).expect("facts").facts;
    assert_eq!(
        facts(entity)["legal_representative_id"]["hash"],
        facts(card)["id_number"]["hash"],
        "the same card is recognised wherever it is recorded"
    );
    let no = refusal(&app, "document-described", card, json!({ "number": ID_NUMBER }));
    assert_eq!((no.code.as_str(), no.field.as_deref()), ("whole-id-number", Some("number")));
    let no =
        refusal(&app, "entity-described", entity, json!({ "legal_representative_id": "990000199001010018" }));
    assert_eq!((no.code.as_str(), no.field.as_deref()), ("bad-id-number", Some("legal_representative_id")));
    let sound = app.check(at(NOW)).expect("checked");
    assert!(sound.sound(), "{sound:?}");

    drop(app);
    let mut looked = 0;
    for entry in std::fs::read_dir(scratch.path()).expect("the folder").flatten() {
        let bytes = std::fs::read(entry.path()).expect("a file");
        for clear in [ACCOUNT_NUMBER, "6222 0000", LICENCE_NUMBER, "jy1000", ID_NUMBER, "19900101"] {
            let there = bytes.windows(clear.len()).any(|w| w == clear.as_bytes());
            assert!(!there, "{clear} stands in {:?}", entry.path());
        }
        looked += bytes.len();
    }
    assert!(looked > 10_000, "the database was among them");
}

#[test]
fn one_id_number_is_one_person_whoever_types_it_and_however() {
    let app = shop();
    record(&app, "staff-described", "staff:zhang", json!({ "id_number": "９９0000199001010017 " }));
    let no = refusal(&app, "staff-described", "staff:li", json!({ "id_number": ID_NUMBER }));
    assert_eq!((no.code.as_str(), no.field.as_deref()), ("id-number-taken", Some("id_number")));
    assert_eq!(no.evidence, [subject("staff:zhang")]);
    assert!(no.text.zh.contains("张示例") && !no.text.zh.contains("0017"), "{}", no.text);
    record(&app, "staff-described", "staff:zhang", json!({ "archived": true }));
    let no = refusal(&app, "staff-described", "staff:li", json!({ "id_number": ID_NUMBER }));
    assert!(no.text.zh.contains("已归档"), "{}", no.text);
    // Once it is taken off the one record it is free for the other.
    record(&app, "staff-described", "staff:zhang", json!({ "id_number": "" }));
    assert_eq!(app.person(at(NOW), &subject("staff:zhang")).expect("a page").id_number, None);
    record(&app, "staff-described", "staff:li", json!({ "id_number": ID_NUMBER }));
}

#[test]
fn a_number_that_cannot_be_one_is_refused_at_its_field_without_being_repeated() {
    let app = shop();
    for wrong in [json!("990000199001010018"), json!("12345"), json!({ "last_four": "0017", "hash": "x" })] {
        let no = refusal(&app, "staff-described", "staff:zhang", json!({ "id_number": wrong }));
        assert_eq!((no.code.as_str(), no.field.as_deref()), ("bad-id-number", Some("id_number")));
        assert!(!no.text.zh.contains("99001010018"), "{}", no.text);
    }
}

#[test]
fn an_id_number_is_judged_while_it_is_typed_and_kept_nowhere() {
    let app = shop();
    record(&app, "staff-described", "staff:zhang", json!({ "id_number": ID_NUMBER }));
    let judge = |person: &str, typed: &str| {
        let request = IdNumberRequest { person: Some(subject(person)), typed: typed.into() };
        assert!(!format!("{request:?}").contains(typed), "not in a log");
        app.judge_id_number(at(NOW), &request).expect("a verdict")
    };
    let others = judge("staff:li", ID_NUMBER);
    assert_eq!(others.verdict, Verdict::Warning, "the region is not known");
    assert_eq!(others.taken.map(|person| person.name).as_deref(), Some("张示例"));
    assert_eq!(judge("staff:zhang", ID_NUMBER).taken, None, "their own");
    assert_eq!(judge("staff:li", "990000199001010018").verdict, Verdict::Invalid);
}

#[test]
fn a_person_has_several_numbers_each_masked_and_kept_by_its_id() {
    let app = shop();
    let data = json!({
        "other_phones": ["+86 130-0000-0000", "13000000000", ""], "position": "客服主管",
        "joined_on": "2024-06-01", "tags": ["夜班"], "notes": "周末值守",
    });
    record(&app, "staff-described", "staff:zhang", data);
    let page = app.person(at(NOW), &subject("staff:zhang")).expect("a page");
    let masked: Vec<&str> = page.other_phones.iter().map(|one| one.masked.as_str()).collect();
    assert_eq!(masked, ["130****0000"], "one number entered twice is one number");
    assert_eq!(page.phone.as_deref(), Some("199****0000"));
    assert_eq!((page.position.as_deref(), page.accounts), (Some("客服主管"), 1));
    assert_eq!(page.joined_on.map(|day| day.to_string()).as_deref(), Some("2024-06-01"));
    let kept = page.other_phones[0].id.clone();
    record(&app, "staff-described", "staff:zhang", json!({ "other_phones": [kept, "18800000000"] }));
    let page = app.person(at(NOW), &subject("staff:zhang")).expect("a page");
    let masked: Vec<&str> = page.other_phones.iter().map(|one| one.masked.as_str()).collect();
    assert_eq!(masked, ["130****0000", "188****0000"]);
    let no = refusal(&app, "staff-described", "staff:zhang", json!({ "other_phones": ["12000000000"] }));
    assert_eq!((no.code.as_str(), no.field.as_deref()), ("bad-phone", Some("other_phones")));
    let row = app.staff(at(NOW), &StaffRequest { search: "张".into(), ..Default::default() }).expect("staff");
    assert_eq!(row.rows[0].position.as_deref(), Some("客服主管"), "their own position comes first");
}

#[test]
fn a_store_is_described_in_full_and_its_personal_values_are_masked() {
    let app = shop();
    let data = json!({
        "store_type": "旗舰店", "categories": ["家居", "母婴"], "status": "restricted",
        "restrictions": { "withdraw-blocked": "2026-04-02" }, "quota_sub_accounts": 12,
        "roll_out": "not-covered", "phone": "19900000000", "email": "Shop000@Example.com",
        "payment_kind": "alipay", "payment_account": "Pay 000@example.com", "caretaker": "zhang",
        "tags": ["重点店", "自营"], "notes": "换过负责人",
        "platform_status": [{ "interface": "taobao.user.seller.get", "code": "supervise" }],
    });
    record(&app, "store-described", STORE, data.clone());
    let page = app.store(at(NOW), &subject(STORE)).expect("a page");
    assert_eq!(page.categories, ["家居", "母婴"]);
    assert_eq!(page.restrictions.keys().copied().collect::<Vec<_>>(), [Restriction::WithdrawBlocked]);
    assert_eq!(
        (page.phone.as_deref(), page.email.as_deref()),
        (Some("199****0000"), Some("s****@example.com"))
    );
    assert_eq!(page.payment_account.as_deref(), Some("p****@example.com"));
    assert_eq!(page.caretaker.map(|person| person.name).as_deref(), Some("张示例"));
    assert_eq!((page.quota_sub_accounts, page.quota_hint, page.accounts), (Some(12), None, 1));
    assert_eq!(page.tags, ["自营", "重点店"]);
    assert_eq!(page.platform_codes[0].code, "supervise");
    // The same account, however it is written, is the same sealed value: overlaps are found without reading it.
    record(&app, "store-described", "store:jd/青禾京东", json!({ "payment_account": "pay000@EXAMPLE.com" }));
    let of = |store: &str| app.facts_of(&subject(store)).expect("facts").facts["payment_account"].clone();
    assert_eq!(of(STORE), of("store:jd/青禾京东"));
    let shown = serde_json::to_string(&app.subject(at(NOW), &subject(STORE)).expect("a page")).unwrap();
    for words in ["限制提现（2026-04-02 见到）", "张示例", "p****@example.com", "家居、母婴"]
    {
        assert!(shown.contains(words), "{words} is missing");
    }
    assert!(!shown.contains("pay000@example.com"));
}

#[test]
fn the_quota_that_is_asked_for_is_entered_on_the_store() {
    let app = shop();
    // Beyond ten accounts the quota is asked for (jd.subaccount.quota).
    for n in 0..11 {
        let account = format!("sub-account:jd/青禾京东:员工{n:02}");
        record(&app, "sub-account-described", &account, json!({ "created_at": THEN }));
    }
    let codes = |app: &App| -> Vec<String> {
        let page = app.subject(at(NOW), &subject("store:jd/青禾京东")).expect("a page");
        page.assessment.findings.into_iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes(&app), ["quota-unsure"]);
    let page = app.store(at(NOW), &subject("store:jd/青禾京东")).expect("a page");
    assert_eq!((page.quota_hint, page.quota_sub_accounts), (Some(10), None));
    record(&app, "store-described", "store:jd/青禾京东", json!({ "quota_sub_accounts": 20 }));
    assert_eq!(codes(&app), [] as [&str; 0]);
}

#[test]
fn lists_are_narrowed_by_a_tag_and_tags_are_counted() {
    let app = shop();
    assert_eq!(stores(&app, Some("重点店"), false), ["青禾家居"]);
    assert_eq!(stores(&app, Some("夜班"), false), [] as [&str; 0]);
    assert_eq!(accounts(&app, Some("夜班"), false), ["青禾家居:客服01"]);
    assert_eq!(staff(&app, Some("夜班"), false), ["李示例"]);
    let tags = app.tags().expect("tags");
    let counts: Vec<_> =
        tags.iter().map(|row| (row.tag.as_str(), row.stores, row.sub_accounts, row.staff)).collect();
    assert_eq!(counts, [("夜班", 0, 1, 1), ("重点店", 1, 1, 0)]);
    let no = refusal(&app, "store-described", STORE, json!({ "tags": ["重点、新店"] }));
    assert_eq!((no.code.as_str(), no.field.as_deref()), ("bad-tag", Some("tags")));
}

#[test]
fn an_archived_store_goes_with_its_accounts_and_deadlines_and_undo_brings_all_back() {
    let app = shop();
    let due = |app: &App| {
        let today = app.today(at(NOW), &TodayRequest::default()).expect("today");
        (today.groups.iter().map(|group| group.total).sum::<u32>(), today.sub_accounts, today.stores)
    };
    assert_eq!(due(&app), (1, 1, 2), "the account's seven days run");
    let batch = record(&app, "store-described", STORE, json!({ "archived": true }));
    assert_eq!(stores(&app, None, false), ["青禾京东"]);
    assert_eq!(stores(&app, None, true), ["青禾家居"]);
    assert_eq!((accounts(&app, None, false).len(), accounts(&app, None, true).len()), (0, 1));
    assert_eq!(due(&app), (0, 0, 1));
    assert!(app.subject(at(NOW), &subject(STORE)).expect("still there").archived);
    assert!(
        app.frame(at(NOW), false).expect("frame").undoable.expect("undoable").text.zh.starts_with("归档")
    );
    app.undo(at(NOW), &batch).expect("undone");
    assert_eq!((stores(&app, None, false).len(), due(&app)), (2, (1, 1, 2)));
}

#[test]
fn what_can_be_undone_is_named_without_a_chinese_word_where_english_is_read() {
    let app = shop();
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (kind, of, data) in [
        ("store-described", "store:taobao/qinghe", json!({ "name": "青禾" })),
        ("staff-described", "staff:zhang", json!({ "name": "张示例" })),
        ("role-described", "role:lead", json!({ "name": "店长" })),
        ("link-group-described", "link-group:a", json!({ "name": "青禾组", "platform": "aliexpress" })),
    ] {
        record(&app, kind, of, data);
        let text = app.frame(at(NOW), false).expect("frame").undoable.expect("undoable").text;
        assert!(!text.en.contains(chinese) && text.zh.contains(chinese), "{text:?}");
    }
}

#[test]
fn accounts_people_and_entities_are_archived_and_taken_out_again() {
    let app = shop();
    let entity = "entity:91000000MADEM00037";
    record(
        &app,
        "entity-described",
        entity,
        json!({ "name": "示例商贸", "tags": ["代运营"], "notes": "……" }),
    );
    let entities = |tag: Option<&str>, archived| {
        let request = EntitiesRequest { tag: tag.map(Into::into), archived, ..Default::default() };
        app.entities(&request).expect("entities").rows.len()
    };
    assert_eq!((entities(Some("代运营"), false), entities(Some("其他"), false)), (1, 0));
    for (kind, name) in
        [("sub-account-described", ACCOUNT), ("staff-described", "staff:li"), ("entity-described", entity)]
    {
        record(&app, kind, name, json!({ "archived": true }));
    }
    assert_eq!((accounts(&app, None, false).len(), accounts(&app, None, true).len()), (0, 1));
    assert_eq!(
        (staff(&app, None, false), staff(&app, None, true)),
        (vec!["张示例".into()], vec!["李示例".into()])
    );
    assert_eq!((entities(None, false), entities(None, true)), (0, 1));
    assert_eq!(app.tags().expect("tags").iter().map(|row| row.tag.as_str()).collect::<Vec<_>>(), ["重点店"]);
    record(&app, "staff-described", "staff:li", json!({ "archived": false }));
    assert_eq!(staff(&app, None, false).len(), 2);
}

#[test]
fn the_page_of_a_store_shows_what_its_association_is_judged_by_masked_and_its_last_logins() {
    let app = shop();
    let facts = json!({
        "contact_name": "张示例", "login_phone": "19900000001", "login_email": "main@example.com",
        "return_address": { "text": "杭州市示例路1号", "at": { "lat": 30.0, "lon": 120.0, "datum": "gcj-02" } },
        "product_ranges": ["蓝牙耳机"], "agency": { "from": "2026-01-01", "contract": "DY-1" },
    });
    record(&app, "store-described", STORE, facts);
    for device in ["WS-11", "WS-12"] {
        let login = json!({ "device": device, "address": "203.0.113.16", "account": "客服01" });
        record(&app, "logged-in", STORE, login);
    }
    let undone = record(&app, "logged-in", STORE, json!({ "device": "WS-13" }));
    app.undo(at(NOW), &undone).expect("undone");
    let tomorrow = json!({
        "kind": "logged-in", "subject": STORE, "effective": "2026-04-05T10:00:00+08:00", "data": { "device": "WS-14" },
    });
    let tomorrow = RecordRequest::of(vec![serde_json::from_value(tomorrow).expect("a change")]);
    assert!(matches!(app.record(at(NOW), &tomorrow), Ok(RecordOutcome::Recorded { .. })));
    let page = app.store(at(NOW), &subject(STORE)).expect("a page");
    assert_eq!(page.contact_name.as_deref(), Some("张示例"));
    assert_eq!(page.login_phone.as_deref(), Some("199****0001"));
    assert_eq!(page.login_email.as_deref(), Some("m****@example.com"));
    assert_eq!(page.return_address.map(|place| place.text).as_deref(), Some("杭州市示例路1号"));
    assert_eq!(page.product_ranges, ["蓝牙耳机"]);
    assert_eq!(page.agency.and_then(|it| it.contract).as_deref(), Some("DY-1"));
    let in_force = |time: &str| app.store(at(time), &subject(STORE)).expect("a page").agency_in_force;
    assert!(page.agency_in_force && !in_force("2025-12-31T23:00:00+08:00"));
    record(&app, "store-described", STORE, json!({ "agency": { "from": "2026-01-01", "to": "2026-12-31" } }));
    assert!(in_force("2026-12-31T23:00:00+08:00"), "the last day is counted");
    assert!(!in_force("2027-01-01T00:00:00+08:00"));
    let devices: Vec<&str> = page.logins.iter().filter_map(|row| row.device.as_deref()).collect();
    assert_eq!(
        devices,
        ["WS-12", "WS-11"],
        "the latest first; one that was undone, or is still to come, is none"
    );
    assert_eq!(page.logins[0].account.as_deref(), Some("客服01"));
}
