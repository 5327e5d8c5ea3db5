use super::desk::{Desk, counts, fixture, refused};

#[test]
fn each_bad_row_is_named_by_row_and_column_and_exactly_the_good_ones_go_in() {
    let mut desk = Desk::with_stores();
    let plan = desk.import(&[("damaged-staff.csv", &fixture("damaged-staff.csv"))]);
    let report = &plan.report.files[0];
    assert_eq!(
        refused(report),
        [
            (2, "子账号", "no-colon"),
            (3, "手机号", "phone-digits-lost"),
            (4, "创建时间", "impossible-date"),
            (5, "手机号", "bad-phone"),
            (6, "状态", "unknown-status"),
            (8, "店铺", "unknown-shop"),
            (9, "子账号", "formula"),
            (10, "", "short-row"),
        ]
    );
    assert_eq!(counts(report), (10, 2, 0, 0));
    let accounts: Vec<_> = desk.world.sub_accounts.keys().map(ToString::to_string).collect();
    assert_eq!(accounts, ["sub-account:taobao/示例商家000:客服93", "sub-account:taobao/示例商家000:客服95"]);
    assert_eq!(desk.people(), 2, "nobody comes in with a refused row");
}

#[test]
fn of_two_good_rows_about_one_account_the_second_is_refused() {
    let desk = Desk::with_stores();
    let file = "子账号,状态,认证状态\n示例商家000:a,正常,未认证\n示例商家000:a,正常,已认证\n";
    let plan = desk.plan(&[("a.csv", file.as_bytes())]);
    assert_eq!(refused(&plan.report.files[0]), [(3, "子账号", "duplicate-login")]);
}

#[test]
fn a_refusal_shows_its_value_without_personal_data_and_says_what_to_do_in_both_languages() {
    let desk = Desk::with_stores();
    let plan = desk.plan(&[("damaged-staff.csv", &fixture("damaged-staff.csv"))]);
    let values: Vec<_> = plan.report.files[0].refused.iter().map(|f| f.value.as_str()).collect();
    assert_eq!(
        values,
        [
            "示例商家000客服99",
            "1.38E+10",
            "2026-13-05 10:00",
            "138**00",
            "未知状态",
            "不存在的店铺",
            "=HYPERLINK(\"http://x\")",
            "short row",
        ]
    );
    for fault in &plan.report.files[0].refused {
        assert!(fault.message.zh.ends_with('。') && fault.message.en.ends_with('.'), "{}", fault.message);
    }
}

#[test]
fn without_its_shops_every_row_of_a_staff_list_is_refused() {
    let desk = Desk::new();
    let plan = desk.plan(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    assert_eq!(plan.drafts, []);
    let report = &plan.report.files[0];
    assert_eq!((report.read, report.refused.len()), (120, 120));
    assert!(report.refused.iter().all(|f| f.code == "unknown-shop" && f.column == "子账号"));
}

#[test]
fn all_faults_of_a_row_are_named_at_once() {
    let desk = Desk::with_stores();
    let file = "子账号,手机号,状态,认证状态,是否参与分流,创建时间\n示例商家000:a,12,x,y,z,2026-02-30\n";
    let plan = desk.plan(&[("a.csv", file.as_bytes())]);
    let codes: Vec<_> = plan.report.files[0].refused.iter().map(|f| f.code.as_str()).collect();
    let expected =
        ["bad-phone", "unknown-dispatch", "impossible-date", "unknown-status", "unknown-verification"];
    assert_eq!(codes, expected);
    assert_eq!(plan.report.files[0].read, 1);
}
