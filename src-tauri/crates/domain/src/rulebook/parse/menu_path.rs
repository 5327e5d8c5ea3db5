//! `[rule.menu_path]`: where on the platform's pages it is done.

use super::{
    super::{menu_path::MenuPath, page::Fields},
    rules::closed,
};
use crate::{text::Text, vocabulary::BindingKind};

/// `{ version, bindings, steps.zh, steps.en, last_confirmed }`; a rule need not have one.
pub(super) fn menu_path(rule: &Fields<'_>) -> Option<MenuPath> {
    let fields = rule.table("menu_path")?;
    let page = fields.page();
    let version = fields.need_integer("version");
    let number = version.as_ref().and_then(|spot| u32::try_from(spot.value).ok()).filter(|n| *n > 0);
    if let (Some(spot), None) = (&version, number) {
        page.fault(spot.at, "version 从 1 起", "a version is 1 or more");
    }
    let codes = fields.need_texts("bindings");
    let kind = |code| closed(page, "bindings", code, BindingKind::from_code, BindingKind::ALL);
    let bindings = codes.iter().filter_map(kind).collect();
    let last_confirmed = fields.date("last_confirmed").map(|date| date.value);
    let steps = steps(&fields);
    fields.finish();
    Some(MenuPath { version: number?, bindings, steps: steps?, last_confirmed })
}

/// Two lists of one length.
fn steps(fields: &Fields<'_>) -> Option<Vec<Text>> {
    fields.need("steps")?;
    let both = fields.table("steps")?;
    let (zh, en) = (both.need_texts("zh"), both.need_texts("en"));
    let at = both.at;
    both.finish();
    if zh.len() != en.len() {
        fields.page().fault(
            at,
            "steps 的中文和英文要一步对一步，数目相同",
            "the steps in Chinese and in English go together, one by one: give as many of each",
        );
        return None;
    }
    Some(zh.into_iter().zip(en).map(|(zh, en)| Text::new(zh.value, en.value)).collect())
}
