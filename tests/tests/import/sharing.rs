//! A person or a phone that a file brings onto more accounts than the platform allows: recorded, and warned of at its rows.

use super::desk::Desk;
use storewarden_app::{import::Plan, wire::RowFault};

const STORES: &str = "平台,主账号,店铺名称\n淘宝,青禾家居,青禾家居\n淘宝,青禾分店,青禾分店\n抖店,青禾抖店,青禾抖店\n抖店,北岸抖店,北岸抖店\n";

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.import(&[("stores.csv", STORES.as_bytes())]);
    desk
}

/// Row, header, code of what the only file is warned of.
fn warned(plan: &Plan) -> Vec<(u32, &str, &str)> {
    let faults = plan.report.files[0].warnings.iter();
    faults.map(|RowFault { row, column, code, .. }| (*row, column.as_str(), code.as_str())).collect()
}

#[test]
fn one_person_verified_on_two_accounts_of_a_taobao_shop_is_named_at_both_rows() {
    let mut desk = desk();
    let staff = "子账号,使用人,手机号,认证状态\n\
                 青禾家居:客服01,张示例,13000000001,已认证\n\
                 青禾家居:客服02,张示例,13000000001,已认证\n\
                 青禾家居:客服03,张示例,13000000001,未认证\n\
                 青禾分店:客服01,张示例,13000000001,已认证\n";
    let plan = desk.import(&[("staff.csv", staff.as_bytes())]);
    let expected = [(2, "使用人", "person-shared"), (3, "使用人", "person-shared")];
    assert_eq!(warned(&plan), expected, "an unverified account is not bound, another shop is free");
    assert_eq!(plan.report.files[0].created, 4, "what the page shows is recorded all the same");
    let text = &plan.report.files[0].warnings[0].message;
    assert!(text.zh.contains("青禾家居:客服01、青禾家居:客服02"), "{text}");
    let again = desk.import(&[("staff.csv", staff.as_bytes())]);
    assert_eq!((again.drafts.len(), warned(&again)), (0, expected.to_vec()), "it is still so");
}

#[test]
fn one_phone_on_two_douyin_shops_is_named_at_the_rows_of_the_file() {
    let mut desk = desk();
    let first =
        "子账号,使用人,手机号\n青禾抖店:客服01,张示例,13000000001\n青禾抖店:客服02,李示例,13000000002\n";
    assert_eq!(warned(&desk.import(&[("first.csv", first.as_bytes())])), []);
    let second =
        "子账号,使用人,手机号\n北岸抖店:客服01,张示例,13000000001\n北岸抖店:客服02,王示例,13000000003\n";
    let plan = desk.import(&[("second.csv", second.as_bytes())]);
    assert_eq!(warned(&plan), [(2, "手机号", "phone-shared")]);
    let text = &plan.report.files[0].warnings[0].message;
    assert!(text.zh.contains("青禾抖店:客服01（青禾抖店）"), "{text}");
}

#[test]
fn who_has_departed_shares_nothing() {
    let mut desk = desk();
    let staff = "子账号,使用人,手机号,状态\n\
                 青禾抖店:客服01,张示例,13000000001,离职\n\
                 北岸抖店:客服01,张示例,13000000001,正常\n";
    assert_eq!(warned(&desk.import(&[("staff.csv", staff.as_bytes())])), []);
}
