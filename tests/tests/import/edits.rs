use super::desk::{Desk, at, counts, fixture, text_of};
use storewarden_app::import::Plan;
use storewarden_domain::{
    change::{Draft, Sighting, What},
    vocabulary::{SeenAccess, SeenVerification},
};

const LATER: &str = "2026-11-23T09:00:00+08:00";

fn full() -> Desk {
    let mut desk = Desk::with_stores();
    desk.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    desk.now = Some(at(LATER));
    desk
}

/// The plan after one cell's text was replaced, on the one row that holds `row`.
fn edited(file: &str, row: &str, from: &str, to: &str) -> Plan {
    let text = text_of(file);
    let lines: Vec<String> = text
        .lines()
        .map(|line| if line.contains(row) { line.replacen(from, to, 1) } else { line.to_owned() })
        .collect();
    assert_eq!(text.lines().zip(&lines).filter(|(a, b)| a != b).count(), 1, "one cell was edited");
    let mut desk = full();
    let plan = desk.import(&[(file, lines.join("\n").as_bytes())]);
    assert_eq!(desk.plan(&[(file, lines.join("\n").as_bytes())]).drafts, [], "the edit is taken in once");
    plan
}

/// One draft, one changed row, one changed subject.
fn one(plan: &Plan) -> &Draft {
    let [draft] = plan.drafts.as_slice() else { panic!("one draft, not {:#?}", plan.drafts) };
    let report = &plan.report.files[0];
    assert_eq!(counts(report), (report.read, 0, 1, report.read - 1));
    assert_eq!((plan.report.changes_total, plan.report.changes[0].lines.len()), (1, 1));
    draft
}

fn patched(draft: &Draft) -> (&'static str, String) {
    (draft.what.kind(), serde_json::to_string(draft.what.patch().unwrap()).unwrap())
}

#[test]
fn an_edited_cell_of_a_staff_list_changes_exactly_one_thing() {
    let row = "示例商家000:客服05,";
    let staff = |from, to| edited("taobao-staff.csv", row, from, to);
    let plan = staff("周示乙", "周示丁");
    assert_eq!(patched(one(&plan)), ("staff-described", r#"{"name":"周示丁"}"#.into()));
    assert_eq!(plan.report.changes[0].lines[0].zh, "姓名 周示乙 → 周示丁");

    let plan = staff("仓库", "客服");
    assert_eq!(patched(one(&plan)), ("sub-account-described", r#"{"position":"客服"}"#.into()));
    assert_eq!(plan.report.changes[0].lines[0].zh, "岗位 仓库 → 客服");

    let plan = staff(",设计部,", ",售前,");
    assert_eq!(patched(one(&plan)), ("sub-account-described", r#"{"department":"售前"}"#.into()));
    let plan = staff(",参与,", ",不参与,");
    assert_eq!(patched(one(&plan)), ("sub-account-described", r#"{"dispatch":false}"#.into()));
    let plan = staff("2026-11-03 12:17", "2026-11-03 12:18");
    assert_eq!(
        patched(one(&plan)),
        ("sub-account-described", r#"{"created_at":"2026-11-03T12:18:00+08:00"}"#.into())
    );
    assert_eq!(one(&plan).effective, at(LATER));
}

#[test]
fn an_edited_state_is_one_sighting_of_that_dimension_from_now() {
    let row = "示例商家000:客服05,";
    let plan = edited("taobao-staff.csv", row, "未认证", "已认证");
    let draft = one(&plan);
    assert_eq!(
        draft.what,
        What::Observed(Sighting {
            verification: Some(SeenVerification::Verified),
            access: None,
            undated: true
        })
    );
    assert_eq!(draft.effective, at(LATER));
    assert_eq!(plan.report.changes[0].lines[0].zh, "认证状态 未认证 → 已认证");

    let plan = edited("taobao-staff.csv", row, "正常", "停用");
    assert_eq!(
        one(&plan).what,
        What::Observed(Sighting { verification: None, access: Some(SeenAccess::Disabled), undated: true })
    );
}

#[test]
fn an_edited_number_is_another_person() {
    let plan = edited("taobao-staff.csv", "示例商家000:客服05,", "18200001005", "18200009999");
    let kinds: Vec<_> = plan.drafts.iter().map(|d| d.what.kind()).collect();
    assert_eq!(
        kinds,
        ["staff-described", "sub-account-described"],
        "a new person, and the account's new holder"
    );
    assert_eq!(plan.report.files[0].changed, 1);
    let codes: Vec<_> = plan.report.files[0].warnings.iter().map(|w| w.code.as_str()).collect();
    assert_eq!(codes, ["equal-name"], "the equal name is pointed out");
}

#[test]
fn an_edited_cell_of_a_store_list_changes_exactly_one_thing() {
    let row = "示例商家000,";
    let store = |from, to| edited("stores.csv", row, from, to);
    assert_eq!(
        patched(one(&store("示例000旗舰店", "示例000专卖店"))),
        ("store-described", r#"{"name":"示例000专卖店"}"#.into())
    );
    assert_eq!(
        patched(one(&store(",正常,", ",限制,"))),
        ("store-described", r#"{"status":"restricted"}"#.into())
    );
    assert_eq!(
        patched(one(&store("2023/3/15", "2023-03-16"))),
        ("store-described", r#"{"opened_on":"2023-03-16"}"#.into())
    );
    assert_eq!(
        patched(one(&store(",女装,", ",童装,"))),
        ("store-described", r#"{"categories":["童装"]}"#.into())
    );
    let plan = store("13900000000", "13900000009");
    let draft = one(&plan);
    assert_eq!((draft.what.kind(), draft.what.patch().unwrap().len()), ("store-described", 1));
    let line = &plan.report.changes[0].lines[0];
    assert!(line.zh.ends_with("139****0009") && !line.zh.contains("13900000009"), "{line}");
}

#[test]
fn a_column_that_is_not_taken_in_changes_nothing() {
    let desk = Desk::with_stores();
    let text = text_of("stores.csv").replace("登录IP", "心得").replace("203.0.113.16", "203.0.113.99");
    let plan = desk.plan(&[("stores.csv", text.as_bytes())]);
    assert_eq!(plan.report.files[0].ignored_columns, ["心得"]);
    assert_eq!(plan.drafts, []);
}

#[test]
fn a_network_that_the_log_does_not_know_is_added_to_it() {
    let plan = edited("stores.csv", "示例商家000,", "203.0.113.16", "203.0.113.99");
    let What::LoggedIn(login) = &one(&plan).what else { panic!("a login") };
    assert_eq!(
        (login.device.as_deref(), login.address.as_deref(), login.undated),
        (Some("WS-11"), Some("203.0.113.99"), true)
    );
}

#[test]
fn what_is_no_address_is_left_out_and_the_store_goes_in() {
    let plan = edited("stores.csv", "示例商家000,", "203.0.113.16", "电信宽带");
    assert_eq!(plan.drafts, []);
    let [warning] = plan.report.files[0].warnings.as_slice() else { panic!("one warning") };
    assert_eq!(
        (warning.row, warning.column.as_str(), warning.code.as_str()),
        (2, "登录IP", "bad-ip-address")
    );
}

#[test]
fn a_note_with_a_mobile_number_is_left_out_and_the_store_and_every_other_note_go_in() {
    let desk = Desk::with_stores();
    let notes = text_of("stores.csv").replacen("主营类目", "备注", 1);
    let all = desk.plan(&[("stores.csv", notes.as_bytes())]).drafts.len();
    let text = notes.replacen("女装", "退货找张三 13912345678", 1);
    let plan = desk.plan(&[("stores.csv", text.as_bytes())]);
    assert_eq!(super::desk::warned(&plan.report.files[0]), [(2, "备注", "phone-in-clear")]);
    assert!(!plan.report.files[0].warnings[0].value.contains("13912345678"), "nor is it shown");
    assert_eq!((plan.drafts.len(), all), (35, 36), "one of 36 stores keeps no note");
}

#[test]
fn rows_that_disagree_about_an_entity_keep_what_is_recorded_and_say_so() {
    // Six rows name this entity; one of them now names another legal representative.
    let plan = edited("stores.csv", "示例商家006,", "曾示一", "曾示二");
    assert_eq!(plan.drafts, []);
    let [warning] = plan.report.files[0].warnings.as_slice() else { panic!("one warning") };
    assert_eq!((warning.row, warning.column.as_str(), warning.code.as_str()), (8, "法定代表人", "conflict"));
    assert_eq!(warning.value, "曾示二");
}

#[test]
fn rows_that_disagree_about_a_new_entity_take_the_first() {
    let text = text_of("stores.csv").replace("示例商家006,示例A0(杭州)贸易有限公司", "示例商家006,别名公司");
    let mut desk = Desk::new();
    let plan = desk.import(&[("stores.csv", text.as_bytes())]);
    let entity = &desk.world.entities[&"entity:91000000MADEM0700M".parse().unwrap()];
    assert_eq!(entity.attributes.name.as_deref(), Some("示例A0(杭州)贸易有限公司"));
    assert_eq!(super::desk::warned(&plan.report.files[0]), [(8, "主体名称", "conflict")]);
    assert_eq!(desk.plan(&[("stores.csv", text.as_bytes())]).drafts, []);
}
