//! Which files are taken, and what an import asks about before it plans.

use super::{SourceFile, open};

fn set(words: &[&str]) -> std::collections::BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn mentions_are_the_keys_that_a_snapshot_must_hold() {
    let stores = "平台,主账号,统一社会信用代码\n淘宝,甲店,91000000madem0700m\n";
    let staff = "子账号,使用人,手机号\n乙店：客服,丙,+86 138-0000-0001\n甲店:客服,,191****1001\n";
    let file = |name, text: &'static str| SourceFile { name, kind: "auto", bytes: text.as_bytes() };
    let found = open(&[file("a", stores), file("b", staff), file("c", "{}")]).mentions();
    let header = ["主账号", "子账号"];
    assert!(header.iter().all(|word| !found.mains.contains(*word)), "the header is no data");
    assert_eq!(found.mains, set(&["甲店", "乙店"]));
    assert_eq!(found.usccs, set(&["91000000MADEM0700M"]));
    assert_eq!(found.phones, set(&["13800000001"]));
    assert_eq!(found.names, set(&["丙"]));
}

#[test]
fn a_kind_that_was_asked_for_is_held_to() {
    let text = "平台,主账号,子账号\n淘宝,甲店,甲店:客服\n";
    let refused = |kind| {
        let opened = open(&[SourceFile { name: "a", kind, bytes: text.as_bytes() }]);
        let content = &opened.files[0].content;
        content.as_ref().map(|(_, layout)| layout.kind.code()).map_err(|fault| fault.code.clone())
    };
    assert_eq!(refused("auto"), Ok("sub-accounts"), "a list of sub-accounts may name their platform");
    assert_eq!(refused("stores"), Ok("stores"));
    assert_eq!(refused("documents"), Err("missing-column".into()), "not a list of documents");
    assert_eq!(refused("pictures"), Err("unknown-kind".into()));
}
