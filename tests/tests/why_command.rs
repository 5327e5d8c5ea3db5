//! `why` on the command line: the way to a date, line by line (product F2). Dates are those of rulebook D.3 example 2.

use crate::cli::{code, document, record, run};
use serde_json::{Value, json};
use std::path::Path;
use storewarden_tests::scratch::Scratch;

const GROUP: &str = "link-group:chen";
const DUTY: &str = "aliexpress.linkgroup.change-duty-3wd";

fn change(kind: &str, subject: &str, effective: &str, data: Value) -> Value {
    json!({ "kind": kind, "subject": subject, "effective": effective, "data": data })
}

/// A group of two whose company changed its legal representative on the day before National Day.
fn desk(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    let (then, changed) = ("2026-01-05T10:00:00+08:00", "2026-09-30T10:00:00+08:00");
    let company = "entity:91000000MADEM00037";
    let shop = |main: &str| {
        let about = json!({ "name": main, "entity": "91000000MADEM00037" });
        change("store-described", &format!("store:aliexpress/{main}"), then, about)
    };
    let group = json!({
        "name": "晨光组", "platform": "aliexpress", "entity": "91000000MADEM00037", "primary": "aliexpress/一店",
    });
    let about = json!({ "name": "示例晨光商贸有限公司", "legal_representative": "张示例" });
    record(
        scratch.path(),
        &json!([
            change("entity-described", company, then, about),
            shop("一店"),
            shop("二店"),
            change("link-group-described", GROUP, then, group),
            change("member-linked", GROUP, then, json!({ "store": "aliexpress/二店" })),
            change("entity-described", company, changed, json!({ "legal_representative": "李示例" })),
        ]),
    );
    scratch
}

const AT: [&str; 2] = ["--at", "2026-09-30T12:00:00+08:00"];

fn told(dir: &Path, words: &[&str]) -> String {
    let output = run(dir, &[&AT, words].concat());
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn every_day_on_the_way_is_named_with_holidays_and_the_weekend_that_is_worked() {
    let scratch = desk("why-days");
    let told = told(scratch.path(), &["why", GROUP, DUTY]);
    let lines: Vec<&str> = told.lines().map(str::trim_end).collect();
    assert_eq!(lines[0], "晨光组  (link-group:chen)");
    for expected in [
        "⏰ 2026-10-11 00:00  解除全部关联并冻结提现 / all links removed, withdrawals frozen",
        "       2026-10-01 周四 Thu   –  国庆节 National Day",
        "       2026-10-07 周三 Wed   –  国庆节 National Day",
        "       2026-10-08 周四 Thu   1",
        "       2026-10-09 周五 Fri   2",
        "       2026-10-10 周六 Sat   3  国庆节调休上班 worked for National Day",
    ] {
        let found = lines.iter().any(|line| line.starts_with(expected.trim_end()));
        assert!(found, "missing: {expected}\n{told}");
    }
    assert!(!told.contains("2026-10-11 周"), "counting ends with the third working day");
    for part in
        [DUTY, "window = 3", "来源 source:", " sha256 ", "说法不一 contradiction X-07", "据此提醒 alarms"]
    {
        assert!(told.contains(part), "missing: {part}\n{told}");
    }
}

#[test]
fn a_script_gets_the_reasons_with_the_rules_that_they_name() {
    let scratch = desk("why-json");
    let answer = document(scratch.path(), &[&AT[..], &["why", GROUP]].concat());
    let duty = answer["deadlines"].as_array().unwrap().iter().find(|d| d["rule"] == DUTY).unwrap();
    assert_eq!(duty["due"], json!("2026-10-11T00:00:00+08:00"));
    assert_eq!(duty["anchor"]["at"], json!("2026-09-30T10:00:00+08:00"));
    assert_eq!(duty["rules"][0]["id"], json!(DUTY));
    let named: Vec<&str> =
        duty["rules"].as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap()).collect();
    let why = duty["why"].as_array().unwrap().iter().filter_map(|line| line["rule"].as_str());
    assert!(why.into_iter().all(|rule| named.contains(&rule)));
    let days = duty["why"].as_array().unwrap().iter().find_map(|line| line["days"].as_array()).unwrap();
    assert_eq!(days.iter().filter(|day| day["counted"] == json!(true)).count(), 3);
}

#[test]
fn what_was_set_otherwise_is_told_with_its_reason() {
    let scratch = desk("why-override");
    let dir = scratch.path();
    let set = run(dir, &["override", DUTY, "safe-window", "2", "--reason", "国庆前要留余量"]);
    assert_eq!(code(&set), 0, "{}", String::from_utf8_lossy(&set.stdout));
    let told = told(dir, &["why", GROUP, DUTY]);
    assert!(
        told.contains("safe-window = 2 day（自行设定，原为 3 / set by you, ships as 3：国庆前要留余量）"),
        "{told}"
    );
}

#[test]
fn an_unknown_deadline_is_a_wrong_word_and_the_known_ones_are_named() {
    let scratch = desk("why-unknown");
    let output = run(scratch.path(), &[&AT[..], &["why", GROUP, "no.such-rule"]].concat());
    assert_eq!(code(&output), 2);
    assert!(String::from_utf8_lossy(&output.stderr).contains(DUTY));
    let calm = told(scratch.path(), &["why", "store:aliexpress/二店"]);
    assert!(calm.contains("nothing is due"), "{calm}");
}
