//! What shops have in common as a script meets it: three shops whose weights and score are those of rulebook F.1.

use crate::cli::{code, document, record, run};
use serde_json::{Value, json};
use storewarden_tests::scratch::Scratch;

/// 甲 and 乙 share phone and mail, of two companies; 丙, on Taobao, shares the phone.
fn filled(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    let then = "2026-04-01T10:00:00+08:00";
    let told = |kind: &str, subject: &str, data: Value| json!({ "kind": kind, "subject": subject, "effective": then, "data": data });
    let changes = json!([
        told("entity-described", "entity:91000000MADEM00037", json!({ "name": "示例晨光商贸有限公司" })),
        told("entity-described", "entity:91000000MAZZZ00031", json!({ "name": "示例朝夕商贸有限公司" })),
        told(
            "store-described",
            "store:aliexpress/甲",
            json!({
            "name": "甲店", "entity": "91000000MADEM00037", "phone": "19900000001", "email": "office@example.com" })
        ),
        told(
            "store-described",
            "store:aliexpress/乙",
            json!({
            "name": "乙店", "entity": "91000000MAZZZ00031", "phone": "199 0000 0001", "email": "Office@Example.com" })
        ),
        told("store-described", "store:taobao/丙", json!({ "name": "丙店", "phone": "19900000001" })),
    ]);
    record(scratch.path(), &changes);
    scratch
}

#[test]
fn a_pair_is_told_with_its_score_band_relation_evidence_and_what_may_be_done() {
    let scratch = filled("cli-association");
    let dir = scratch.path();
    let page = document(dir, &["association"]);
    assert_eq!((&page["total"], page["pairs"].as_array().map(Vec::len)), (&json!(1), Some(1)));
    let pair = &page["pairs"][0];
    assert_eq!(pair["names"], json!(["乙店", "甲店"]));
    // 100 · (1 − 0.6 · 0.6): two contacts of 40 each; [40, 65) is medium. F.2: a contact between two companies is high.
    assert_eq!(
        (&pair["score"], &pair["band"], &pair["gravest"]),
        (&json!(64.0), &json!("medium"), &json!("high"))
    );
    assert_eq!((&pair["relation"], &pair["group"]), (&json!("unrelated"), &Value::Null));
    let evidence: Vec<_> = pair["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            (it["kind"].as_str().unwrap(), it["weight"].as_i64().unwrap(), it["bearing"].as_str().unwrap())
        })
        .collect();
    assert_eq!(evidence, [("phone", 40, "unexpected"), ("email", 40, "unexpected")]);
    assert_eq!(pair["evidence"][0]["values"], json!(["199****0001"]));
    assert!(!page.to_string().contains("19900000001") && !page.to_string().contains("office@example"));
    assert_eq!(page["clusters"], json!([{ "stores": ["store:aliexpress/乙", "store:aliexpress/甲"] }]));
    let bands = page["bands"].as_array().unwrap();
    assert!(bands.contains(&json!({ "band": "medium", "pairs": 1 })), "{bands:?}");
    let told = page["rules"].as_array().unwrap().iter().map(|rule| &rule["id"]).collect::<Vec<_>>();
    assert!(told.contains(&&pair["evidence"][0]["rule"]), "the rule of each weight is told: {told:?}");

    let table = String::from_utf8(run(dir, &["association"]).stdout).unwrap();
    for said in [
        "64.0 中 medium",
        "乙店",
        "甲店",
        "不同主体 unrelated",
        "199****0001",
        "计分 scored，权重 40",
        "1 / 1 对 pairs",
        "同一群 cluster（2）：乙店、甲店",
    ] {
        assert!(table.contains(said), "{said}: {table}");
    }
}

#[test]
fn one_shops_own_pairs_hold_its_family_for_information_and_a_band_narrows_them() {
    let scratch = filled("cli-association-own");
    let dir = scratch.path();
    let own = document(dir, &["association", "aliexpress/甲"]);
    let pairs: Vec<_> = own["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| (pair["stores"].clone(), pair["relation"].clone(), pair["score"].as_f64().unwrap()))
        .collect();
    assert_eq!(
        pairs,
        [
            (json!(["store:aliexpress/乙", "store:aliexpress/甲"]), json!("unrelated"), 64.0),
            (json!(["store:aliexpress/甲", "store:taobao/丙"]), json!("family"), 0.0),
        ]
    );
    assert_eq!(document(dir, &["association", "--band", "medium"])["total"], json!(1));
    assert_eq!(document(dir, &["association", "--band", "high"])["total"], json!(0));
    assert_eq!(document(dir, &["association", "--platform", "taobao"])["total"], json!(0));
    assert_eq!(code(&run(dir, &["association", "aliexpress/丁"])), 3, "no such shop");
    assert_eq!(code(&run(dir, &["association", "--band", "sharp"])), 2);
}
