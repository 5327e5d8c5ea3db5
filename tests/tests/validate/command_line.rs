//! `storewarden-cli validate`, as a script meets it.

use serde_json::{Value, json};
use std::{path::PathBuf, process::Command};
use storewarden_tests::{fixtures::NOON, scratch::Scratch};

/// The program as `cargo build --workspace` left it beside this test.
fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    here.ancestors().nth(2).unwrap().join(format!("storewarden-cli{}", std::env::consts::EXE_SUFFIX))
}

/// The document and the exit code, at noon of 2026-11-21.
fn validate(words: &[&str]) -> (Value, Option<i32>) {
    let output =
        Command::new(program()).args(["--json", "--at", NOON, "validate"]).args(words).output().unwrap();
    let document = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{words:?}: {e}\n{}", String::from_utf8_lossy(&output.stderr)));
    (document, output.status.code())
}

#[test]
fn numbers_are_answered_with_verdict_normal_form_and_reasons() {
    for (kind, typed, verdict, normal, exit) in [
        ("uscc", "91000000MADEM03100", "valid", json!("91000000MADEM03100"), 0),
        ("uscc", "92000000madem7774q", "valid", json!("92000000MADEM7774Q"), 0),
        ("uscc", "91000000MDAEM00037", "warning", json!("91000000MDAEM00037"), 0),
        ("uscc", "330100000012345", "invalid", Value::Null, 1),
        ("id-card", "110000199001010013", "valid", json!("110000199001010013"), 0),
        ("id-card", "99000019900101005x", "warning", json!("99000019900101005X"), 0),
        ("id-card", "990000199002300016", "invalid", Value::Null, 1),
        ("mobile", "0086 17000000001", "valid", json!("17000000001"), 0),
    ] {
        let (document, code) = validate(&[kind, typed]);
        assert_eq!(
            (&document["verdict"], &document["normal"], code),
            (&json!(verdict), &normal, Some(exit)),
            "{typed}"
        );
        assert!(document["reasons"].is_array(), "{typed}");
    }
    let (document, _) = validate(&["uscc", "9100O000MADEMI0037"]);
    let reason = &document["reasons"][0];
    assert_eq!((&reason["code"], &reason["positions"]), (&json!("alphabet"), &json!([5, 14])));
    assert!(reason["text"]["zh"].is_string() && reason["text"]["en"].is_string());
}

#[test]
fn names_are_answered_with_the_place_where_they_part() {
    let (document, code) = validate(&["exact-name", "示例(杭州)贸易有限公司", "示例（杭州）贸易有限公司"]);
    assert_eq!((&document["verdict"], &document["index"], code), (&json!("compatible"), &json!(2), Some(1)));
    assert_eq!(document["left"], json!({ "character": "(", "code_point": "U+0028" }));
    assert_eq!(document["right"], json!({ "character": "（", "code_point": "U+FF08" }));
    let (document, _) = validate(&["exact-name", "示例贸易有限公司", "示例贸易有限公司\u{3000}"]);
    assert_eq!((&document["verdict"], &document["index"]), (&json!("whitespace"), &json!(8)));
    assert_eq!((&document["left"], &document["right"]["code_point"]), (&Value::Null, &json!("U+3000")));
    let (document, code) = validate(&["exact-name", "示例", "示例"]);
    assert_eq!((&document["verdict"], &document["index"], code), (&json!("exact"), &Value::Null, Some(0)));
}

#[test]
fn today_is_the_clock_of_the_program_in_the_rules_zone() {
    // Born on 2026-11-22, judged on the evening before and after midnight in Shanghai.
    let number = "110000202611220012";
    let codes = |at: &str| {
        let scratch = Scratch::new("validate-clock");
        let clock = scratch.path().join("clock");
        std::fs::write(&clock, at).unwrap();
        let mut command = Command::new(program());
        command.env("STOREWARDEN_CLOCK_FILE", &clock).arg("--data-dir").arg(scratch.path());
        let output = command.args(["--json", "validate", "id-card", number]).output().unwrap();
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        document["reasons"].as_array().unwrap().iter().map(|r| r["code"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(codes("2026-11-21T15:59:59Z"), [json!("birth-in-future")]);
    assert_eq!(codes("2026-11-21T16:00:00Z"), [json!("under-16")]);
}
