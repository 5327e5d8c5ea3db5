//! Link groups as a script meets them: lists, one group in full, and what a changed fact would start (rulebook D.3
//! example 2).

use crate::cli::{code, document, record, run};
use serde_json::{Value, json};
use storewarden_tests::scratch::Scratch;

const COMPANY: &str = "entity:91000000MADEM00037";

/// Two shops of one company in a group, a third outside it.
fn filled(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    let then = "2026-01-05T10:00:00+08:00";
    let about = |kind: &str, subject: &str, data: Value| json!({ "kind": kind, "subject": subject, "effective": then, "data": data });
    let mut changes = vec![about(
        "entity-described",
        COMPANY,
        json!({ "name": "示例晨光商贸有限公司", "company_type": "有限责任公司", "legal_representative": "张示例" }),
    )];
    for shop in ["晨光一店", "晨光二店", "晨光三店"] {
        let data = json!({ "name": shop, "entity": "91000000MADEM00037" });
        changes.push(about("store-described", &format!("store:aliexpress/{shop}"), data));
    }
    let group = json!({
        "name": "晨光组", "platform": "aliexpress", "entity": "91000000MADEM00037", "primary": "aliexpress/晨光一店",
    });
    changes.push(about("link-group-described", "link-group:chen", group));
    changes.push(about("member-linked", "link-group:chen", json!({ "store": "aliexpress/晨光二店" })));
    record(scratch.path(), &changes.into());
    scratch
}

#[test]
fn groups_and_candidates_are_listed_and_narrowed() {
    let scratch = filled("cli-groups");
    let dir = scratch.path();
    let groups = document(dir, &["list", "link-groups"]);
    let row = &groups["rows"][0];
    assert_eq!((&groups["total"], &row["name"]), (&json!(1), &json!("晨光组")));
    assert_eq!(
        (&row["standing"], &row["members"], &row["next"]),
        (&json!("linked"), &json!(2), &Value::Null)
    );
    assert_eq!(document(dir, &["list", "link-groups", "--where", "standing=forming"])["total"], json!(0));
    assert_eq!(document(dir, &["list", "link-groups", "--search", "晨光商贸"])["total"], json!(1));
    assert_eq!(code(&run(dir, &["list", "link-groups", "--where", "standing=none"])), 2);
    let candidates = document(dir, &["list", "link-candidates"]);
    let one = &candidates["rows"][0];
    assert_eq!((&one["unlinked"][0]["name"], &one["group"]), (&json!("晨光三店"), &json!("link-group:chen")));
    let words = String::from_utf8(run(dir, &["list", "link-groups"]).stdout).unwrap();
    for said in ["晨光组", "linked", "晨光一店", "示例晨光商贸有限公司"] {
        assert!(words.contains(said), "{said}: {words}");
    }
}

#[test]
fn what_a_changed_fact_would_start_is_told_and_not_recorded_and_once_recorded_shown_with_the_group() {
    let scratch = filled("cli-fact-change");
    let dir = scratch.path();
    let ask = ["fact-change", COMPANY, "legal-representative", "--from", "2026-09-30"];
    let preview = document(dir, &ask);
    let duty = &preview["duties"][0]["duty"];
    assert_eq!(duty["due"], json!("2026-10-11T00:00:00+08:00"));
    assert_eq!(duty["safe_target"], json!("2026-10-04T00:00:00+08:00"));
    assert_eq!(duty["unlink"], json!("2026-10-11T00:00:00+08:00"));
    let words = String::from_utf8(run(dir, &ask).stdout).unwrap();
    assert!(words.contains("2026-10-10 24:00") && words.contains("晨光二店"), "{words}");
    assert_eq!(document(dir, &["fact-change", COMPANY, "name"])["duties"], json!([]));
    assert_eq!(code(&run(dir, &["fact-change", COMPANY, "colour"])), 2);
    assert_eq!(document(dir, &["list", "link-groups"])["rows"][0]["duties"], json!(0), "nothing was written");

    let changed = json!([{
        "kind": "registered-fact-changed", "subject": COMPANY, "effective": "2026-09-30T00:00:00+08:00",
        "data": { "fact": "legal-representative" },
    }]);
    record(dir, &changed);
    let shown =
        String::from_utf8(run(dir, &["--at", "2026-10-01T09:00:00+08:00", "show", "link-group:chen"]).stdout);
    let shown = shown.unwrap();
    for said in ["change-pending", "primary", "2026-10-03 24:00", "2026-10-10 24:00", "legal-representative"]
    {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    // Nobody filed it: day 4 has come by the clock of these tests.
    let over = String::from_utf8(run(dir, &["show", "link-group:chen"]).stdout).unwrap();
    assert!(over.contains("auto-unlinked") && over.contains("withdrawals frozen"), "{over}");
    assert_eq!(code(&run(dir, &["check"])), 0);
}
