//! Bindings of a Douyin shop as a script meets them: listed, narrowed, and one in full in the middle of its change. Times
//! are those of rulebook E.3 (T14: from the third day on, and thirty at most).

use crate::cli::{code, document, record, run};
use serde_json::{Value, json};
use std::path::Path;
use storewarden_tests::scratch::Scratch;

const BINDING: &str = "binding:official";
const UNBOUND: &str = "2026-11-19T10:20:00+08:00";

/// `example`: a shop whose account was unbound two days before the tests' noon, and another that has its number.
fn filled(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    let told = |kind: &str, subject: &str, at: &str, data: Value| json!({ "kind": kind, "subject": subject, "effective": at, "data": data });
    let early = "2026-03-02T09:00:00+08:00";
    let mut batches = vec![vec![
        told("store-described", "store:douyin/示例小店", early, json!({ "name": "示例小店" })),
        told("store-described", "store:douyin/另一店", early, json!({ "name": "另一店" })),
        told("staff-described", "staff:zhang", early, json!({ "name": "张示例" })),
    ]];
    let official = json!({ "store": "douyin/示例小店", "kind": "official-account", "phone_keeper": "zhang", "phone": "19100001001" });
    let phone = json!({ "store": "douyin/另一店", "kind": "login-phone" });
    batches.push(vec![
        told("binding-described", BINDING, early, official),
        told("binding-described", "binding:phone", early, phone),
    ]);
    batches.push(vec![told(
        "binding-bound",
        BINDING,
        early,
        json!({ "account": "旧抖音号", "verified": true }),
    )]);
    let change = "2026-11-18T10:00:00+08:00";
    let plan = json!({ "on": "2026-11-19", "account": "新抖音号" });
    batches.push(vec![told("binding-change-planned", BINDING, change, plan)]);
    for item in ["back-up-data", "list-pending-orders", "new-account-in-hand", "check-new-account"] {
        batches.push(vec![told("checklist-done", BINDING, change, json!({ "item": item }))]);
    }
    batches.push(vec![told(
        "binding-change-started",
        BINDING,
        "2026-11-19T10:00:00+08:00",
        json!({ "minutes": 30 }),
    )]);
    batches.push(vec![told("binding-unbound", BINDING, UNBOUND, json!({}))]);
    for batch in batches {
        record(scratch.path(), &batch.into());
    }
    scratch
}

fn words(dir: &Path, words: &[&str]) -> String {
    String::from_utf8(run(dir, words).stdout).unwrap()
}

#[test]
fn bindings_are_listed_with_where_they_stand_and_narrowed() {
    let scratch = filled("cli-bindings");
    let dir = scratch.path();
    let list = document(dir, &["list", "bindings"]);
    assert_eq!(list["total"], json!(2));
    let row = list["rows"].as_array().unwrap().iter().find(|row| row["subject"] == json!(BINDING)).unwrap();
    assert_eq!(
        (&row["store"]["name"], &row["kind"], &row["stage"]),
        (&json!("示例小店"), &json!("official-account"), &json!("waiting"))
    );
    assert_eq!((&row["since"], &row["account"]), (&json!(UNBOUND), &Value::Null));
    assert_eq!(
        (&row["try_from"], &row["longest"]),
        (&json!("2026-11-22T10:20:00+08:00"), &json!("2026-12-10T10:20:00+08:00"))
    );
    // The four things before the change are done.
    let (entries, open) = (row["entries"].as_u64().unwrap(), row["open"].as_u64().unwrap());
    assert_eq!((entries - open, open > 0), (4, true));

    let of = |condition: &str| {
        let rows = document(dir, &["list", "bindings", "--where", condition]);
        let rows = rows["rows"].as_array().unwrap().iter();
        rows.map(|row| row["subject"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of("stage=waiting"), [BINDING]);
    assert_eq!(of("kind=login-phone"), ["binding:phone"]);
    assert_eq!(of("store=store:douyin/另一店"), ["binding:phone"]);
    assert_eq!(of("archived=true"), [] as [&str; 0]);
    assert_eq!(code(&run(dir, &["list", "bindings", "--where", "stage=lost"])), 2);
    assert_eq!(code(&run(dir, &["list", "bindings", "--where", "platform=douyin"])), 2);
    let table = words(dir, &["list", "bindings", "--where", "stage=waiting"]);
    for said in [BINDING, "示例小店", "waiting", &format!("4/{entries}"), "2026-12-10 10:20"] {
        assert!(table.contains(said), "{said}: {table}");
    }
    assert!(!table.contains("binding:phone"));
}

#[test]
fn a_binding_in_the_middle_of_its_change_is_shown_with_its_wait_its_checklist_and_its_history() {
    let scratch = filled("cli-binding");
    let dir = scratch.path();
    let shown = document(dir, &["show", BINDING]);
    let (binding, change) = (&shown["binding"], &shown["binding"]["change"]);
    assert_eq!((&binding["stage"], &binding["since"]), (&json!("waiting"), &json!(UNBOUND)));
    assert_eq!(
        (&change["try_from"], &change["longest"]),
        (&json!("2026-11-22T10:20:00+08:00"), &json!("2026-12-10T10:20:00+08:00"))
    );
    let entry = |item: &str| {
        let all = change["checklist"].as_array().unwrap();
        all.iter()
            .find(|entry| entry["item"] == json!(item))
            .unwrap_or_else(|| panic!("{item}: {all:#?}"))
            .clone()
    };
    assert_eq!(entry("back-up-data")["done"], json!("2026-11-18T10:00:00+08:00"));
    assert_eq!(entry("rebind-store")["done"], Value::Null);
    assert_eq!(shown["facts"]["kind"], json!("official-account"));
    let history: Vec<&str> =
        shown["history"].as_array().unwrap().iter().map(|change| change["kind"].as_str().unwrap()).collect();
    assert_eq!(history[..3], ["binding-described", "binding-bound", "binding-change-planned"]);
    assert_eq!(history.last(), Some(&"binding-unbound"));
    let text = words(dir, &["show", BINDING]);
    for said in [
        "waiting · 2026-11-19 10:20",
        "2026-11-22 10:20 – 2026-12-10 10:20（预计，不保证 / expected, no promise）",
        "✓ back-up-data",
        "绑定种类 kind = 店铺官方账号",
        "phone = 191****1001",
        "phone_keeper = 张示例",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    for line in [&text, &shown.to_string()] {
        assert!(!line.contains("19100001001"), "the number is nowhere in full");
    }
    let shop = document(dir, &["show", "store:douyin/示例小店"]);
    assert_eq!(shop["store"]["restrictions"][0]["restriction"], json!("sales-blocked"));
}
