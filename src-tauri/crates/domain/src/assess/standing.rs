//! A store's status against the limits that were seen on it (rulebook 1.3: `active` ⇄ `restricted`, with flags). Both are
//! what somebody saw; where they do not fit, one of them was not looked at again.

use super::StoreFacts;
use crate::{assessment::Finding, text::Text, vocabulary::StoreStatus};

pub(super) fn finding(facts: &StoreFacts) -> Option<Finding> {
    let store = &facts.store.attributes;
    let (code, text) = match store.status? {
        StoreStatus::Active if !store.restrictions.is_empty() => {
            let words: Vec<Text> = store.restrictions.keys().map(|one| one.words()).collect();
            let (zh, en): (Vec<_>, Vec<_>) = words.into_iter().map(|text| (text.zh, text.en)).unzip();
            let text = Text::new(
                format!("记有限制（{}），店铺状态却是正常：请到后台核对，改正其中一个", zh.join("、")),
                format!(
                    "limits are on record ({}), yet the store counts as active: look on the platform and correct one of them",
                    en.join(", ")
                ),
            );
            ("restricted-though-active", text)
        }
        StoreStatus::Restricted if store.restrictions.is_empty() => {
            let text = Text::new(
                "店铺受限，但没有记是哪些限制：请到后台查看并填写",
                "the store is restricted, and nobody said how: look on the platform and enter it",
            );
            ("restriction-unnamed", text)
        }
        _ => return None,
    };
    Some(Finding::new(code, text, None))
}
