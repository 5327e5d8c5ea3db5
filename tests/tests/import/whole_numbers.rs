//! Whole ID numbers in columns where none belong (rulebook 1.4), and days that do not go together with what is recorded.

use super::desk::{Desk, counts, refused, warned};
use storewarden_domain::vocabulary::DocumentKind;

/// Synthetic: region 99 does not exist (rulebook C.2).
const ID_NUMBER: &str = "990000199001010017";

fn list(rows: &str) -> Vec<u8> {
    format!("证照类型,所属,名称,编号,签发日期,有效期至,备注\n{rows}").into_bytes()
}

#[test]
fn a_whole_id_number_in_a_remark_a_title_or_a_documents_number_is_left_out_and_said() {
    let mut desk = Desk::with_stores();
    let rows = format!(
        "品牌授权书,示例A0(杭州)贸易有限公司,授权 {ID_NUMBER},{ID_NUMBER},2026-02-03,2027-02-02,本人{ID_NUMBER}持有\n"
    );
    let plan = desk.import(&[("documents.csv", &list(&rows))]);
    let file = &plan.report.files[0];
    assert_eq!((counts(file), refused(file)), ((1, 1, 0, 0), vec![]), "the row itself goes in");
    let code = "whole-id-number";
    let mut said = warned(file);
    said.sort_unstable();
    assert_eq!(said, [(2, "名称", code), (2, "备注", code), (2, "编号", code)]);
    let told = serde_json::to_string(&plan.report).unwrap() + &serde_json::to_string(&plan.drafts).unwrap();
    assert!(!told.contains(ID_NUMBER), "{told}");
    assert_eq!(desk.plan(&[("documents.csv", &list(&rows))]).drafts, []);
}

#[test]
fn a_whole_id_number_in_any_other_column_is_told_and_what_the_row_needs_refuses_the_row() {
    let mut desk = Desk::with_stores();
    let code = "whole-id-number";
    let staff = format!(
        "账号,姓名,岗位\n示例商家000:甲,{ID_NUMBER},客服\n示例商家000:{ID_NUMBER},王示例,客服\n示例商家000:乙,李示例,{ID_NUMBER}\n"
    );
    let plan = desk.import(&[("staff.csv", staff.as_bytes())]);
    let told = serde_json::to_string(&plan.report).unwrap() + &serde_json::to_string(&plan.drafts).unwrap();
    assert!(!told.contains(ID_NUMBER), "{told}");
    let file = &plan.report.files[0];
    assert_eq!(
        (refused(file), warned(file)),
        (vec![(3, "账号", code)], vec![(2, "姓名", code), (4, "岗位", code)])
    );
}

#[test]
fn days_that_are_upside_down_only_with_what_is_recorded_are_refused_as_the_form_refuses_them() {
    let mut desk = Desk::with_stores();
    let row = |issued: &str, ends: &str| {
        list(&format!("商标注册证,示例A0(杭州)贸易有限公司,,70000000,{issued},{ends},\n"))
    };
    desk.import(&[("documents.csv", &row("2026-12-21", "2036-12-20"))]);
    let plan = desk.import(&[("documents.csv", &row("", "2026-11-30"))]);
    let file = &plan.report.files[0];
    assert_eq!((plan.drafts.len(), refused(file)), (0, vec![(2, "有效期至", "dates-upside-down")]));
    let marks = desk.world.documents.values().map(|d| &d.attributes);
    let mark = marks.into_iter().find(|d| d.kind == Some(DocumentKind::Trademark)).unwrap();
    assert_eq!(mark.valid_to, Some("2036-12-20".parse().unwrap()), "what was right stays");
}
