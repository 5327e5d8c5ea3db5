use super::desk::{Desk, at, fixture, refused, text_of};
use storewarden_app::wire::Reached;
use storewarden_domain::{change::What, subject::Subject, vocabulary::RollOut};

fn staff(desk: &Desk, file: &str) -> storewarden_app::wire::FileReport {
    desk.plan(&[("a.csv", file.as_bytes())]).report.files.remove(0)
}

#[test]
fn shop_and_login_prefix_must_agree() {
    let desk = Desk::with_stores();
    let head = "子账号,店铺\n";
    assert_eq!(
        refused(&staff(&desk, &format!("{head}示例商家000:a,示例001优选店"))),
        [(2, "店铺", "shop-mismatch")]
    );
    assert_eq!(
        refused(&staff(&desk, &format!("{head}示例商家000:a,没有这家店"))),
        [(2, "店铺", "unknown-shop")]
    );
    assert_eq!(
        refused(&staff(&desk, &format!("{head}没有这个商家:a,示例001优选店"))),
        [(2, "子账号", "unknown-shop")]
    );
    assert_eq!(refused(&staff(&desk, &format!("{head}示例商家000:a,示例000旗舰店"))), []);
}

#[test]
fn a_main_account_on_two_platforms_needs_to_be_told_apart() {
    let mut desk = Desk::with_stores();
    desk.import(&[("jd.csv", "平台,店铺名称,主账号\n京东,示例000京东店,示例商家000\n".as_bytes())]);
    assert_eq!(refused(&staff(&desk, "子账号\n示例商家000:a\n")), [(2, "子账号", "ambiguous-shop")]);
    assert_eq!(refused(&staff(&desk, "子账号,平台\n示例商家000:a,淘宝\n")), []);
    assert_eq!(refused(&staff(&desk, "子账号,店铺\n示例商家000:a,示例000京东店\n")), []);
}

#[test]
fn a_shop_renamed_in_the_same_import_is_found_by_either_name() {
    let desk = Desk::with_stores();
    let stores = text_of("stores.csv").replace("示例000旗舰店", "示例000新店");
    for name in ["示例000旗舰店", "示例000新店"] {
        let file = format!("子账号,店铺\n示例商家000:a,{name}\n");
        let plan = desk.plan(&[("a.csv", file.as_bytes()), ("stores.csv", stores.as_bytes())]);
        assert_eq!(refused(&plan.report.files[0]), [], "{name}");
    }
}

#[test]
fn the_import_asks_which_taobao_and_tmall_shops_have_received_the_notice() {
    let mut desk = Desk::with_stores();
    assert_eq!(
        desk.plan(&[("stores.csv", &fixture("stores.csv"))]).report.shops_to_ask,
        [],
        "no sub-accounts, no question"
    );
    let plan = desk.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    let mains: Vec<_> =
        plan.report.shops_to_ask.iter().map(|s| s.subject.store_key().unwrap().main.clone()).collect();
    // Fifteen shops are in the list; the four of 天猫国际 are exempt.
    let mut expected = ["000", "001", "007", "008", "014", "015", "021", "022", "028", "029", "035"]
        .map(|n| format!("示例商家{n}"))
        .to_vec();
    let mut sorted = mains.clone();
    sorted.sort();
    expected.sort();
    assert_eq!(sorted, expected);
    assert_eq!(plan.report.shops_to_ask[0].name, "示例000旗舰店");
}

#[test]
fn an_answer_is_recorded_once_and_not_asked_for_again() {
    let mut desk = Desk::with_stores();
    let store = |platform: &str, main: &str| Subject::store(platform, main);
    desk.reached = vec![
        Reached {
            store: store("taobao", "示例商家000"),
            roll_out: RollOut::Covered,
            notified_at: Some(at("2026-11-10T09:00:00+08:00")),
        },
        Reached {
            store: store("tmall", "示例商家001"), roll_out: RollOut::NotCovered, notified_at: None
        },
    ];
    let list = fixture("taobao-staff.csv");
    let plan = desk.import(&[("taobao-staff.csv", &list)]);
    let covered = &desk.world.stores[&store("taobao", "示例商家000")];
    assert_eq!(covered.attributes.roll_out, Some(RollOut::Covered));
    let notices: Vec<_> =
        covered.events.iter().filter(|event| matches!(event.what, What::NoticeReceived(_))).collect();
    let [notice] = notices.as_slice() else { panic!("one notice") };
    assert_eq!(notice.effective, at("2026-11-10T09:00:00+08:00"));
    assert_eq!(
        desk.world.stores[&store("tmall", "示例商家001")].attributes.roll_out,
        Some(RollOut::NotCovered)
    );
    assert_eq!(plan.report.shops_to_ask.len(), 9);

    assert_eq!(desk.plan(&[("taobao-staff.csv", &list)]).drafts, [], "the same answers again change nothing");
    desk.reached.clear();
    assert_eq!(desk.plan(&[("taobao-staff.csv", &list)]).report.shops_to_ask.len(), 9);
}

#[test]
fn the_same_store_twice_in_a_file_is_refused_the_second_time() {
    let desk = Desk::new();
    let file = "平台,主账号,店铺名称\n淘宝,甲,一店\n天猫,甲,二店\n淘宝,甲,三店\n火星,乙,四店\n淘宝,,五店\n";
    assert_eq!(
        refused(&staff(&desk, file)),
        [(4, "主账号", "duplicate-store"), (5, "平台", "unknown-platform"), (6, "主账号", "missing-value")]
    );
}

/// Rulebook C.1: 91000000MADEM00027 has one wrong character (expected check 4), and a code like it has really been issued.
#[test]
fn a_code_with_a_wrong_check_character_goes_in_with_a_warning_and_one_that_cannot_be_is_refused() {
    let file = "平台,店铺名称,主账号,主体名称,统一社会信用代码\n\
                淘宝,一店,a,甲公司,91000000MADEM00037\n\
                淘宝,二店,b,乙公司,91000000MADEM00027\n\
                淘宝,三店,c,丙公司,91000000MADEMO0037\n\
                淘宝,四店,d,丁公司,９１０００００0madem0265y\n";
    let mut desk = Desk::new();
    let plan = desk.import(&[("a.csv", file.as_bytes())]);
    let report = &plan.report.files[0];
    assert_eq!(super::desk::warned(report), [(3, "统一社会信用代码", "checksum")]);
    assert_eq!(super::desk::refused(report), [(4, "统一社会信用代码", "alphabet")]);
    let codes: Vec<_> = desk.world.entities.keys().map(ToString::to_string).collect();
    assert_eq!(
        codes,
        ["entity:91000000MADEM00027", "entity:91000000MADEM00037", "entity:91000000MADEM0265Y"]
    );
}

#[test]
fn categories_quota_tags_and_notes_come_with_a_store_and_with_an_account() {
    let mut desk = Desk::new();
    let stores = "平台,主账号,主营类目,子账号名额,标签,备注\n淘宝,甲店,女装、童装/女装,12个,\"重点店,自营\",换过负责人\n淘宝,乙店,,十二,,\n";
    let plan = desk.import(&[("stores.csv", stores.as_bytes())]);
    assert_eq!(refused(&plan.report.files[0]), [(3, "子账号名额", "bad-quota")]);
    let store = &desk.world.stores[&Subject::store("taobao", "甲店")].attributes;
    assert_eq!(
        (store.categories.as_slice(), store.quota_sub_accounts),
        (&["女装".into(), "童装".into()][..], Some(12))
    );
    assert_eq!((store.tags.len(), store.notes.as_deref()), (2, Some("换过负责人")));
    let staff = "子账号,标签,备注\n甲店:客服,夜班、A组,周末值守\n甲店:运营,这个标签比二十个字还要长一些所以不能用作标签,\n";
    let plan = desk.import(&[("staff.csv", staff.as_bytes())]);
    assert_eq!(refused(&plan.report.files[0]), [(3, "标签", "bad-tag")]);
    let account = &desk.account("taobao/甲店:客服").attributes;
    assert_eq!((account.tags.len(), account.notes.as_deref()), (2, Some("周末值守")));
    for (name, file) in [("stores.csv", stores), ("staff.csv", staff)] {
        assert_eq!(desk.import(&[(name, file.as_bytes())]).drafts, [], "the same file changes nothing");
    }
    let other = stores.replace("\"重点店,自营\"", "重点店");
    desk.import(&[("stores.csv", other.as_bytes())]);
    let store = &desk.world.stores[&Subject::store("taobao", "甲店")].attributes;
    assert_eq!(store.tags.iter().collect::<Vec<_>>(), ["重点店"], "a cell gives all the tags");
}
