use super::desk::{Desk, at, counts, fixture, gb18030, kinds, refused, seen, text_of, warned};
use storewarden_domain::{
    change::What,
    subject::Subject,
    vocabulary::{SeenAccess, SeenVerification, StoreStatus},
};

fn count(kinds: &[&str], kind: &str) -> usize {
    kinds.iter().filter(|k| **k == kind).count()
}

#[test]
fn stores_go_in_with_their_entities() {
    let mut desk = Desk::new();
    let plan = desk.import(&[("stores.csv", &fixture("stores.csv"))]);
    let report = &plan.report.files[0];
    assert_eq!((report.kind.as_str(), report.encoding.as_str()), ("stores", "utf-8-bom"));
    assert_eq!(counts(report), (36, 36, 0, 0));
    assert_eq!(report.ignored_columns, [] as [&str; 0]);
    assert_eq!((desk.world.stores.len(), desk.world.entities.len()), (36, 6));
    assert_eq!((report.refused.len(), report.warnings.len()), (0, 0));
    // 36 stores and 6 entities, each with its licence and its legal representative's ID card.
    assert_eq!(plan.report.changes_total, 36 + 6 + 12);

    let status = |wanted| desk.world.stores.values().filter(|s| s.attributes.status == Some(wanted)).count();
    assert_eq!(
        (status(StoreStatus::Active), status(StoreStatus::Restricted), status(StoreStatus::Frozen)),
        (30, 3, 3)
    );
    let store = &desk.world.stores[&Subject::store("taobao", "示例商家000")].attributes;
    assert_eq!(store.name.as_deref(), Some("示例000旗舰店"));
    assert_eq!(store.entity.as_deref(), Some("91000000MADEM0700M"));
    assert_eq!(store.opened_on.map(|d| d.to_string()).as_deref(), Some("2023-03-15"));
    assert_eq!(desk.clear(store.phone.as_ref().unwrap()), "13900000000");
    assert_eq!(desk.clear(store.email.as_ref().unwrap()), "shop000@example.com");
    assert_eq!(store.categories, ["女装"]);
    let entity = &desk.world.entities[&Subject::Entity("92000000MADEM0704Y".into())].attributes;
    assert_eq!(entity.name.as_deref(), Some("样例4号百货店"));
    assert_eq!(entity.company_type.as_deref(), Some("个体工商户"));
    assert_eq!(entity.legal_representative.as_deref(), Some("赵示五"));
}

#[test]
fn equal_personal_values_share_one_sealed_id() {
    let desk = Desk::with_stores();
    let email = |platform: &str, main: &str| {
        desk.world.stores[&Subject::store(platform, main)].attributes.email.clone()
    };
    // Rows 2 and 35 of the fixture carry the same mailbox.
    assert_eq!(email("taobao", "示例商家000"), email("jd", "示例商家033"));
}

#[test]
fn the_staff_list_goes_in_with_its_people_and_states() {
    let mut desk = Desk::with_stores();
    let plan = desk.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    let report = &plan.report.files[0];
    assert_eq!((report.kind.as_str(), report.encoding.as_str()), ("sub-accounts", "gb18030"));
    assert_eq!(counts(report), (120, 120, 0, 0));
    assert_eq!(refused(report), []);
    assert_eq!((desk.world.sub_accounts.len(), desk.people()), (120, 120));
    let kinds = kinds(&plan);
    assert_eq!(count(&kinds, "staff-described"), 120);
    assert_eq!(count(&kinds, "sub-account-described"), 120);
    assert_eq!(count(&kinds, "observed"), 120, "both dimensions of a row are one sighting");
    // Fifteen names stand on two rows with different numbers.
    assert_eq!(warned(report).iter().filter(|(_, _, code)| *code == "equal-name").count(), 15);
    assert_eq!(report.warnings.len(), 15);

    let access = |wanted| desk.world.sub_accounts.values().filter(|a| seen(a).1 == Some(wanted)).count();
    assert_eq!(
        [SeenAccess::Normal, SeenAccess::Departed, SeenAccess::Disabled, SeenAccess::Frozen].map(access),
        [94, 12, 8, 6]
    );
    use SeenVerification::{Rejected, UnderReview, Unverified, Verified};
    let check = |wanted| desk.world.sub_accounts.values().filter(|a| seen(a).0 == Some(wanted)).count();
    assert_eq!([Verified, Unverified, UnderReview, Rejected].map(check), [72, 25, 12, 11]);
    let with = |of: fn(&storewarden_domain::facts::SubAccountAttributes) -> bool| {
        desk.world.sub_accounts.values().filter(|a| of(&a.attributes)).count()
    };
    assert_eq!((with(|a| a.dispatch == Some(true)), with(|a| a.dispatch == Some(false))), (61, 59));
    assert_eq!(with(|a| a.department.is_none()), 25, "a blank cell says nothing");
}

#[test]
fn a_state_without_a_date_counts_from_the_accounts_creation() {
    let mut desk = Desk::with_stores();
    desk.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    let account = desk.account("taobao/示例商家000:客服05");
    let created = at("2026-11-03T12:17:00+08:00");
    assert_eq!((account.attributes.created_at, account.first_seen), (Some(created), created));
    let [event] = account.events.as_slice() else { panic!("one sighting, not {}", account.events.len()) };
    assert_eq!(event.effective, created);
    let What::Observed(sighting) = &event.what else { panic!("a sighting, not {}", event.what.kind()) };
    assert!(sighting.undated, "the page gave no date");
    let person = desk.holder("taobao/示例商家000:客服05");
    assert_eq!(person.name.as_deref(), Some("周示乙"));
    assert_eq!(desk.clear(person.phone.as_ref().unwrap()), "18200001005");
    assert_eq!(account.attributes.position.as_deref(), Some("仓库"));
}

#[test]
fn without_a_creation_time_the_first_sight_counts() {
    let mut desk = Desk::with_stores();
    let plan = desk.import(&[("staff-paste.tsv", &fixture("staff-paste.tsv"))]);
    let report = &plan.report.files[0];
    assert_eq!((report.kind.as_str(), report.encoding.as_str()), ("sub-accounts", "utf-8"));
    assert_eq!(counts(report), (16, 16, 0, 0));
    assert_eq!(report.ignored_columns, ["操作"]);
    let colons = warned(report).iter().filter(|w| (w.1, w.2) == ("账号名", "full-width-colon")).count();
    assert_eq!((colons, report.warnings.len()), (16, 16), "every login's colon was corrected and said");

    let account = desk.account("taobao/示例商家000:客服05");
    assert_eq!((account.attributes.created_at, account.first_seen), (None, at(super::desk::NOON)));
    assert_eq!(
        seen(account),
        (Some(SeenVerification::Unverified), None),
        "全部状态 is the verification column"
    );
    let person = desk.holder("taobao/示例商家000:客服05");
    assert_eq!((person.phone.as_ref(), person.phone_masked.as_deref()), (None, Some("182****1005")));
}

#[test]
fn everything_in_one_import_finds_its_shops() {
    let mut desk = Desk::new();
    let plan = desk.import(&[
        ("staff-paste.tsv", &fixture("staff-paste.tsv")),
        ("damaged-staff.csv", &fixture("damaged-staff.csv")),
        ("taobao-staff.csv", &fixture("taobao-staff.csv")),
        ("stores.csv", &fixture("stores.csv")),
    ]);
    // 120 of the list and one good row of the damaged file; the paste names none besides.
    assert_eq!((desk.world.sub_accounts.len(), desk.people()), (122, 122));
    assert_eq!(counts(&plan.report.files[0]), (16, 16, 0, 0));
    assert_eq!(counts(&plan.report.files[2]), (120, 104, 16, 0), "the list adds to the sixteen of the paste");
    assert_eq!(desk.import(&[("a", &fixture("staff-paste.tsv"))]).drafts, []);
}

#[test]
fn every_encoding_reads_the_same() {
    let text = text_of("taobao-staff.csv");
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let with_mark: Vec<u8> = [0xEF, 0xBB, 0xBF].into_iter().chain(text.bytes()).collect();
    let variants = [
        ("utf-8", text.clone().into_bytes()),
        ("utf-8-bom", with_mark),
        ("gb18030", gb18030(&text)),
        ("utf-16", utf16),
        ("utf-8", text.replace(',', "\t").into_bytes()),
        ("utf-8", text.replace(',', ";").into_bytes()),
        ("utf-8", text.replace("\r\n", "\n").into_bytes()),
    ];
    let mut first = Desk::with_stores();
    first.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    for (encoding, bytes) in variants {
        let mut desk = Desk::with_stores();
        let plan = desk.import(&[("taobao-staff.csv", &bytes)]);
        assert_eq!(plan.report.files[0].encoding, encoding);
        assert!(desk.world == first.world, "{encoding} gave other facts");
    }
}
