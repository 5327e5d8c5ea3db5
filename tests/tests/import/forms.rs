//! Forms that a file can take, and bytes that are none.

use super::desk::{Desk, at, refused};
use proptest::prelude::*;

#[test]
fn quoted_cells_title_rows_and_blank_rows_keep_the_spreadsheets_row_numbers() {
    let mut desk = Desk::with_stores();
    let file = "员工名单,,\r\n\r\n\"子账号\",\"岗 位\",心得\r\n\"示例商家000:a\",\"客服, \"\"一组\"\"\",\"两\n行\"\r\n\r\n坏登录,客服,\r\n";
    let plan = desk.import(&[("a.csv", file.as_bytes())]);
    let report = &plan.report.files[0];
    assert_eq!((report.read, report.created), (2, 1));
    assert_eq!(refused(report), [(6, "子账号", "no-colon")], "a cell of two lines is one row");
    assert_eq!(report.ignored_columns, ["心得"]);
    assert_eq!(desk.account("taobao/示例商家000:a").attributes.position.as_deref(), Some("客服, \"一组\""));
}

#[test]
fn digits_that_a_spreadsheet_was_told_are_text_stay_text() {
    let mut desk = Desk::with_stores();
    let file = "子账号,手机号,创建时间\n示例商家000:a,\"=\"\"13800000001\"\"\",2026/11/5\n示例商家000:b,13800000002\t,46332.5\n";
    let plan = desk.import(&[("a.csv", file.as_bytes())]);
    assert_eq!(refused(&plan.report.files[0]), []);
    assert_eq!(desk.clear(desk.holder("taobao/示例商家000:a").phone.as_ref().unwrap()), "13800000001");
    let created = |key: &str| desk.account(key).attributes.created_at.unwrap();
    assert_eq!(created("taobao/示例商家000:a"), at("2026-11-05T00:00:00+08:00"));
    assert_eq!(created("taobao/示例商家000:b"), at("2026-11-06T12:00:00+08:00"));
}

#[test]
fn a_workbook_reads_like_the_same_rows_as_text() {
    let rows: Vec<String> =
        super::desk::text_of("taobao-staff.csv").lines().take(17).map(Into::into).collect();
    let mut text = Desk::with_stores();
    text.import(&[("a.csv", rows.join("\n").as_bytes())]);
    let mut book = Desk::with_stores();
    let plan = book.import(&[("staff.xlsx", &super::desk::fixture("staff.xlsx"))]);
    let report = &plan.report.files[0];
    assert_eq!((report.encoding.as_str(), report.kind.as_str()), ("xlsx", "sub-accounts"));
    assert_eq!((report.read, report.created, report.refused.len()), (16, 16, 0));
    assert!(book.world == text.world, "numbers, dates and states are the same");
}

#[test]
fn bytes_that_no_encoding_holds_cost_their_row_only() {
    let desk = Desk::with_stores();
    let mut file = "子账号,岗位\n示例商家000:a,客服\n示例商家000:b,".as_bytes().to_vec();
    file.splice(0..0, [0xEF, 0xBB, 0xBF]);
    file.extend([0xC3, 0x28, b'\n']);
    let plan = desk.plan(&[("a.csv", &file)]);
    assert_eq!(refused(&plan.report.files[0]), [(3, "岗位", "undecodable")]);
    assert_eq!(plan.report.files[0].created, 1);
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    let desk = Desk::with_stores();
    let cases: [(&[u8], &str); 7] = [
        (b"", "empty-file"),
        (b" \n\n", "empty-file"),
        (b"%PDF-1.7", "not-supported"),
        (&[0xD0, 0xCF, 0x11, 0xE0, 1, 2], "not-supported"),
        (b"PK\x03\x04 not really", "unreadable-file"),
        ("水果,价格\n苹果,3\n".as_bytes(), "unknown-header"),
        ("使用人,手机号,岗位\n甲,13800000001,客服\n".as_bytes(), "missing-column"),
    ];
    for (bytes, code) in cases {
        let plan = desk.plan(&[("x", bytes)]);
        let report = &plan.report.files[0];
        assert_eq!((report.refused[0].code.as_str(), report.kind.as_str()), (code, "unknown"));
        assert_eq!(plan.drafts, []);
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        Desk::new().plan(&[("x", &bytes)]);
    }

    #[test]
    fn no_workbook_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), flip in any::<(usize, u8)>()) {
        let mut broken = super::desk::fixture("documents.xlsx");
        let at = flip.0 % broken.len();
        broken[at] ^= flip.1;
        broken.splice(at..at, bytes);
        Desk::new().plan(&[("x.xlsx", &broken)]);
    }

    #[test]
    fn no_text_below_a_known_header_panics(text in "[\\PC\",;\t\r\n:：=+-]{0,300}") {
        let desk = Desk::with_stores();
        desk.plan(&[("x", format!("子账号,手机号,创建时间,店铺,状态\n{text}").as_bytes())]);
        desk.plan(&[("x", format!("平台\t主账号\t联系手机\t统一社会信用代码\n{text}").as_bytes())]);
    }
}
