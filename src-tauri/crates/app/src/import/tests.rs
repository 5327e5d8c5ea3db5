//! Which files are taken.

use super::{SourceFile, open};

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
