//! What a platform's interface answered (product H1; rulebook B.1 rows 1 to 3, X-25): codes are kept as they came, and what
//! they mean is a sighting like a word on a page.

use super::desk::{Desk, counts, fixture, kinds, refused, seen, warned};
use storewarden_domain::{change::What, facts::PlatformStatus, vocabulary::SeenAccess};

const INTERFACE: &str = "taobao.sellercenter.subusers.get";

fn answer(records: &str) -> String {
    format!(
        r#"{{"sellercenter_subusers_get_response":{{"subusers":{{"sub_user_info":[{records}]}},"request_id":"syn"}}}}"#
    )
}

fn record(login: &str, status: i32) -> String {
    format!(r#"{{"nick":"{login}","full_name":"张示例","status":{status},"is_online":2,"sub_id":22}}"#)
}

fn code(interface: &str, code: &str) -> PlatformStatus {
    PlatformStatus { interface: interface.into(), code: code.into() }
}

#[test]
fn the_list_of_sub_users_goes_in_with_codes_people_and_what_was_seen() {
    let mut desk = Desk::with_stores();
    let plan = desk.import(&[("top-subusers.json", &fixture("top-subusers.json"))]);
    let report = &plan.report.files[0];
    assert_eq!((report.kind.as_str(), report.encoding.as_str()), ("sub-accounts", "utf-8"));
    assert_eq!(counts(report), (16, 16, 0, 0));
    assert_eq!(
        (refused(report), report.ignored_columns.as_slice()),
        (vec![], &["seller_id", "seller_nick", "sub_id"].map(String::from)[..])
    );
    // Counted in the file: two of status 2, nine with is_online 2.
    let with = |access| desk.world.sub_accounts.values().filter(|a| seen(a).1 == Some(access)).count();
    assert_eq!((with(SeenAccess::Normal), with(SeenAccess::Disabled)), (14, 2));
    let dispatched = desk.world.sub_accounts.values().filter(|a| a.attributes.dispatch == Some(true)).count();
    assert_eq!(dispatched, 9, "is_online 2 is the dispatch, no presence");
    let account = desk.account("taobao/示例商家000:客服01");
    assert_eq!(account.attributes.platform_status, [code(INTERFACE, "2")]);
    assert_eq!(account.attributes.created_at, None, "the answer gives no time: the first sight counts");
    assert_eq!(desk.holder("taobao/示例商家000:客服01").name.as_deref(), Some("陈示八"));
    let told = &plan.report.changes.iter().find(|c| c.name == "示例商家000:客服01").unwrap().lines;
    let told: Vec<&str> = told.iter().map(|line| line.zh.as_str()).collect();
    assert!(told.contains(&"平台状态码 2 卖家停用（taobao.sellercenter.subusers.get）"), "{told:?}");
    assert!(told.contains(&"状态 停用"), "what is observed is said before it is written: {told:?}");
}

#[test]
fn the_same_answer_a_second_time_changes_nothing() {
    let mut desk = Desk::with_stores();
    for n in 0..2 {
        let plan = desk.import(&[("top-subusers.json", &fixture("top-subusers.json"))]);
        assert_eq!(plan.drafts.is_empty(), n == 1);
        assert_eq!(counts(&plan.report.files[0]), if n == 0 { (16, 16, 0, 0) } else { (16, 0, 0, 16) });
    }
}

#[test]
fn every_code_is_seen_as_the_rule_says_and_an_unknown_one_is_only_kept() {
    let mut desk = Desk::with_stores();
    let codes = [
        (1, Some(SeenAccess::Normal)),
        (2, Some(SeenAccess::Disabled)),
        (3, Some(SeenAccess::Punished)),
        (-1, Some(SeenAccess::Departed)),
        (9, None),
    ];
    let records: Vec<String> =
        codes.iter().map(|(status, _)| record(&format!("示例商家000:账号{status}"), *status)).collect();
    let plan = desk.import(&[("a.json", answer(&records.join(",")).as_bytes())]);
    assert_eq!(refused(&plan.report.files[0]), []);
    for (status, access) in codes {
        let account = desk.account(&format!("taobao/示例商家000:账号{status}"));
        assert_eq!(seen(account).1, access, "{status}");
        assert_eq!(account.attributes.platform_status, [code(INTERFACE, &status.to_string())]);
    }
    let told = &plan.report.changes.iter().find(|c| c.name.ends_with("账号9")).unwrap().lines;
    assert!(told.iter().any(|line| line.zh.contains("没有规则说明它的意思")), "{told:?}");
}

#[test]
fn over_what_a_staff_list_brought_only_the_codes_and_what_differs_are_added() {
    let mut desk = Desk::with_stores();
    desk.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    let people = desk.people();
    let plan = desk.import(&[("top-subusers.json", &fixture("top-subusers.json"))]);
    assert_eq!(counts(&plan.report.files[0]), (16, 0, 16, 0));
    assert_eq!(desk.people(), people, "their names are those of the holders");
    // 客服01 stood as 冻结 on the page, and the interface says 2 for both.
    let kinds = kinds(&plan);
    assert_eq!(kinds.iter().filter(|kind| **kind == "observed").count(), 1);
    assert_eq!(seen(desk.account("taobao/示例商家000:客服01")).1, Some(SeenAccess::Disabled));
    assert_eq!(warned(&plan.report.files[0]), [(1, "status", "frozen-or-disabled")]);
}

#[test]
fn a_code_of_another_interface_stays_beside_the_new_one() {
    let mut desk = Desk::with_stores();
    let other =
        answer(&record("示例商家000:a", 1)).replace("sellercenter_subusers_get", "subuser_fullinfo_get");
    desk.import(&[("a.json", other.as_bytes())]);
    desk.import(&[("b.json", answer(&record("示例商家000:a", 2)).as_bytes())]);
    let account = desk.account("taobao/示例商家000:a");
    let both = [code("taobao.subuser.fullinfo.get", "1"), code(INTERFACE, "2")];
    assert_eq!(account.attributes.platform_status, both);
    assert_eq!(account.events.iter().filter(|e| matches!(e.what, What::Observed(_))).count(), 2);
}

#[test]
fn a_record_without_a_known_shop_or_login_is_named_by_its_number() {
    let desk = Desk::with_stores();
    let records = [record("没有这家:a", 1), record("没有冒号", 1), record("示例商家000:a", 1)].join(",");
    let plan = desk.plan(&[("a.json", answer(&records).as_bytes())]);
    let report = &plan.report.files[0];
    assert_eq!(refused(report), [(1, "nick", "unknown-shop"), (2, "nick", "no-colon")]);
    assert_eq!(counts(report), (3, 1, 0, 0));
}

#[test]
fn a_plain_list_of_records_is_a_table_like_any_other() {
    let mut desk = Desk::with_stores();
    let list = r#"[{"子账号":"示例商家000:a","使用人":"张示例","状态":"停用"},{"子账号":"示例商家000:b","岗位":"客服"}]"#;
    let plan = desk.import(&[("a.json", list.as_bytes())]);
    assert_eq!(counts(&plan.report.files[0]), (2, 2, 0, 0));
    assert_eq!(seen(desk.account("taobao/示例商家000:a")).1, Some(SeenAccess::Disabled));
    assert_eq!(desk.account("taobao/示例商家000:b").attributes.position.as_deref(), Some("客服"));
}

#[test]
fn what_is_no_answer_with_a_list_is_refused_with_what_to_do() {
    let desk = Desk::with_stores();
    let refusal = r#"{"error_response":{"code":27,"msg":"Invalid session","sub_msg":"SessionKey 已过期"}}"#;
    for (text, code, words) in [
        (r#"{"a":[{"nick":"#, "unreadable-file", "不完整"),
        (r#"{"a":{"b":1}}"#, "no-list", "没有名单"),
        ("[1,2,3]", "no-list", "没有名单"),
        (refusal, "error-answer", "SessionKey 已过期"),
        (r#"[{"水果":"苹果","价格":3}]"#, "unknown-header", "表头"),
    ] {
        let plan = desk.plan(&[("a.json", text.as_bytes())]);
        assert_eq!(plan.drafts, []);
        let [fault] = plan.report.files[0].refused.as_slice() else { panic!("{text}: one refusal") };
        assert_eq!((fault.code.as_str(), fault.row), (code, 1), "{text}");
        assert!(fault.message.zh.contains(words), "{}", fault.message);
    }
}
