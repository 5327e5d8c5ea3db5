//! `permissions.toml`: `[[permission]]`, a tree, and `[[toxic]]`, sets of them.

use super::{
    super::{
        Rulebook,
        page::{Fields, Page, Spot},
    },
    registry::is_code,
};
use crate::permission::{Catalogue, Native, Permission, ToxicSet};

/// The whole catalogue.
pub(super) fn permissions(fields: Fields<'_>, book: &mut Rulebook) {
    let page = fields.page();
    let mut parents = Vec::new();
    for entry in fields.need_tables("permission") {
        let at = entry.at;
        let Some(permission) = permission(entry, book) else { continue };
        if book.catalogue.permission(&permission.code).is_some() {
            let code = &permission.code;
            page.fault(at, format!("权限 {code} 重复声明"), format!("permission {code} is declared twice"));
            continue;
        }
        parents.push((at, permission.code.clone()));
        book.catalogue.permissions.push(permission);
    }
    for (at, code) in parents {
        let heading = book.catalogue.permission(&code).is_some_and(Permission::is_heading);
        if heading && book.catalogue.below(&code).is_empty() {
            page.fault(
                at,
                format!("{code} 没有风险等级，是分组，但下面没有权限；请写 risk，或在其下声明权限"),
                format!("{code} has no risk, so it is a heading, but nothing stands below it; write risk, or declare what it holds"),
            );
        }
    }
    for entry in fields.tables("toxic") {
        let at = entry.at;
        let Some(set) = toxic(entry, &book.catalogue) else { continue };
        if book.catalogue.toxic.iter().any(|other| other.code == set.code) {
            let code = &set.code;
            page.fault(at, format!("组合 {code} 重复声明"), format!("set {code} is declared twice"));
            continue;
        }
        book.catalogue.toxic.push(set);
    }
    fields.finish();
}

fn permission(entry: Fields<'_>, book: &Rulebook) -> Option<Permission> {
    let page = entry.page();
    let code = entry.need_text("code");
    if let Some(code) = code.as_ref().filter(|code| !is_code(&code.value, '.')) {
        page.fault(
            code.at,
            "权限编号应为小写单词，以点连接，例如 order.export",
            "a permission's code is made of lower-case words joined by dots, such as order.export",
        );
    }
    let name = entry.need_words("name");
    let parent = entry.text("parent");
    if let Some(parent) = parent.as_ref().filter(|p| book.catalogue.permission(&p.value).is_none()) {
        let code = &parent.value;
        page.fault(
            parent.at,
            format!("上级 {code} 尚未声明；上级必须写在下级之前"),
            format!("{code} is not declared yet; what stands above comes first"),
        );
    }
    let risk = entry.integer("risk");
    let level = risk.as_ref().and_then(|n| u8::try_from(n.value).ok()).filter(|n| (1..=5).contains(n));
    if let (Some(risk), None) = (&risk, level) {
        page.fault(risk.at, "risk 应为 1 到 5", "risk must be 1 to 5");
    }
    let main_only = entry.flag("main-only");
    if main_only && risk.is_none() {
        page.fault(
            entry.at,
            "分组本身没有权限，main-only 要写在具体权限上",
            "a heading carries no right; write main-only at single permissions",
        );
    }
    let native = natives(&entry, book);
    entry.finish();
    Some(Permission {
        code: code?.value,
        parent: parent.map(|p| p.value),
        name: name?,
        risk: level,
        main_only,
        native,
    })
}

fn natives(entry: &Fields<'_>, book: &Rulebook) -> Vec<Native> {
    let read = |fields: Fields<'_>| {
        let platforms = known_platforms(&fields, book);
        let code = fields.need_text("code");
        fields.finish();
        Some(Native { platforms, code: code?.value })
    };
    entry.tables("native").into_iter().filter_map(read).collect()
}

/// Codes of platforms that exist.
pub(super) fn known_platforms(fields: &Fields<'_>, book: &Rulebook) -> Vec<String> {
    let named = fields.need_texts("platforms");
    for Spot { value: code, at } in named.iter().filter(|p| book.platform(&p.value).is_none()) {
        fields.page().fault(
            *at,
            format!("没有平台 {code}，请用 platforms.toml 中的 code"),
            format!("there is no platform {code}; use a code from platforms.toml"),
        );
    }
    named.into_iter().map(|spot| spot.value).collect()
}

fn toxic(entry: Fields<'_>, catalogue: &Catalogue) -> Option<ToxicSet> {
    let page = entry.page();
    let code = entry.need_text("code");
    let (name, reason) = (entry.need_words("name"), entry.need_words("reason"));
    let all = single(page, entry.need_texts("all"), catalogue);
    let any = single(page, entry.texts("any"), catalogue);
    if all.len() + any.len() < 2 {
        page.fault(
            entry.at,
            "一个组合至少要有两项权限，单项风险请写在 risk 上",
            "a set needs at least two permissions; the risk of one is its risk",
        );
    }
    entry.finish();
    Some(ToxicSet { code: code?.value, name: name?, reason: reason?, all, any })
}

/// Codes of permissions that carry a right, with a fault for every other.
pub(super) fn single(page: &Page<'_>, named: Vec<Spot<String>>, catalogue: &Catalogue) -> Vec<String> {
    for Spot { value: code, at } in &named {
        match catalogue.permission(code) {
            None => page.fault(
                *at,
                format!("没有权限 {code}，请用 permissions.toml 中的 code"),
                format!("there is no permission {code}; use a code from permissions.toml"),
            ),
            Some(found) if found.is_heading() => page.fault(
                *at,
                format!("{code} 是分组，请逐项写出权限"),
                format!("{code} is a heading; name single permissions"),
            ),
            Some(_) => {}
        }
    }
    named.into_iter().map(|spot| spot.value).collect()
}
