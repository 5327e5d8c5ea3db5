//! Whole numbers of people in free text and in the names of files.

use storewarden_domain::validate::{hidden_digits, id_number_in};

/// Synthetic: region 99 does not exist (rulebook C.2).
const ID_NUMBER: &str = "990000199001010017";

fn found(text: &str) -> Option<String> {
    id_number_in(text).map(|end| end.to_string())
}

#[test]
fn an_id_number_is_found_within_a_text_in_either_width() {
    assert_eq!(found(&format!("张示例{ID_NUMBER}正面")).as_deref(), Some("****0017"));
    let wide: String = ID_NUMBER.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
    assert_eq!(found(&wide).as_deref(), Some("****0017"));
}

#[test]
fn other_long_numbers_are_no_id_numbers() {
    for text in [
        "990000199001010018",  // a check character that does not agree
        "990000199013010017",  // a thirteenth month
        "9900001990010100171", // nineteen digits: a bank card
        "91330100MA27W00X1X",  // letters: a company's code
        "长期",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn of_long_runs_of_digits_in_a_files_name_the_last_four_are_kept() {
    assert_eq!(hidden_digits(&format!("身份证{ID_NUMBER}-正面.jpg")), "身份证****0017-正面.jpg");
    assert_eq!(hidden_digits("11010119900101002X.pdf"), "****002X.pdf", "the check character goes with it");
    assert_eq!(hidden_digits("张示例13800000001.png"), "张示例****0001.png");
    assert_eq!(hidden_digits("执照2026-11-21 第2页.pdf"), "执照2026-11-21 第2页.pdf");
    assert_eq!(hidden_digits("１３８００００００01"), "****0001".replace("0001", "００01"));
    assert_eq!(hidden_digits(&hidden_digits("13800000001")), "****0001");
}
