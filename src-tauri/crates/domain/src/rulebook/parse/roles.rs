//! `roles.toml`: `[[role]]`, templates of roles with what they grant and withhold.

use super::{
    super::{
        Rulebook,
        page::{Fields, Page, Spot},
    },
    permissions::{known_platforms, single},
    registry::is_code,
    rules::closed,
};
use crate::permission::{Counterpart, Level, RoleTemplate, TemplateGrant, Withheld, toxic};
use std::collections::BTreeSet;

/// Every template.
pub(super) fn roles(fields: Fields<'_>, book: &mut Rulebook) {
    let page = fields.page();
    for entry in fields.need_tables("role") {
        let at = entry.at;
        let Some(template) = role(entry, book) else { continue };
        let code = &template.code;
        if book.template(code).is_some() {
            page.fault(at, format!("模板 {code} 重复声明"), format!("template {code} is declared twice"));
            continue;
        }
        if let Some(set) = toxic::held(&book.catalogue, &template.levels()).first() {
            let set = &set.code;
            page.fault(
                at,
                format!("模板 {code} 凑齐了不该集于一人的组合 {set}，请去掉其中一项"),
                format!(
                    "template {code} makes up the set {set}, which one person should not hold; take one out"
                ),
            );
            continue;
        }
        book.templates.push(template);
    }
    fields.finish();
}

fn role(entry: Fields<'_>, book: &Rulebook) -> Option<RoleTemplate> {
    let page = entry.page();
    let before = page.count();
    let code = entry.need_text("code");
    if let Some(code) = code.as_ref().filter(|code| !is_code(&code.value, '-')) {
        page.fault(
            code.at,
            "模板编号只能用小写字母、数字和连字符",
            "a template's code may only use lower-case letters, digits and hyphens",
        );
    }
    let name = entry.need_words("name");
    let called = entry.tables("called").into_iter().filter_map(|fields| counterpart(fields, book)).collect();
    let mut named = BTreeSet::new();
    let grants = entry.need_tables("grants").into_iter();
    let grants = grants.filter_map(|fields| grant(fields, book, &mut named)).collect();
    let withheld = entry.tables("withheld").into_iter();
    let withheld = withheld.filter_map(|fields| withhold(fields, book, &mut named)).collect();
    entry.finish();
    let (code, name) = (code?.value, name?);
    (page.count() == before).then_some(RoleTemplate { code, name, called, grants, withheld })
}

fn counterpart(fields: Fields<'_>, book: &Rulebook) -> Option<Counterpart> {
    let platforms = known_platforms(&fields, book);
    let name = fields.need_text("name");
    fields.finish();
    Some(Counterpart { platforms, name: name?.value })
}

fn grant(fields: Fields<'_>, book: &Rulebook, named: &mut BTreeSet<String>) -> Option<TemplateGrant> {
    let page = fields.page();
    let level =
        fields.need_text("level").and_then(|code| closed(page, "level", &code, Level::from_code, Level::ALL));
    let spots = fields.need_texts("permissions");
    for Spot { value: code, at } in &spots {
        if book.catalogue.permission(code).is_some_and(|p| p.main_only) {
            page.fault(
                *at,
                format!("{code} 只能由主账号持有，模板不能授予"),
                format!("{code} is for the main account only; a template cannot grant it"),
            );
        }
    }
    let permissions = once(page, spots, book, named);
    let rules = cited(&fields, book, false);
    let note = fields.has("note").then(|| fields.need_words("note")).flatten();
    fields.finish();
    Some(TemplateGrant { level: level?, permissions, rules, note })
}

/// What is withheld without a source is simply not named.
fn withhold(fields: Fields<'_>, book: &Rulebook, named: &mut BTreeSet<String>) -> Option<Withheld> {
    let permissions = once(fields.page(), fields.need_texts("permissions"), book, named);
    let rules = cited(&fields, book, true);
    fields.finish();
    Some(Withheld { permissions, rules })
}

/// A template says one thing about a permission.
fn once(
    page: &Page<'_>,
    spots: Vec<Spot<String>>,
    book: &Rulebook,
    named: &mut BTreeSet<String>,
) -> Vec<String> {
    for Spot { value: code, at } in &spots {
        if !named.insert(code.clone()) {
            page.fault(
                *at,
                format!("同一模板里 {code} 写了两次，只留一处"),
                format!("this template names {code} twice; keep one"),
            );
        }
    }
    single(page, spots, &book.catalogue)
}

fn cited(fields: &Fields<'_>, book: &Rulebook, needed: bool) -> Vec<String> {
    let ids = if needed { fields.need_texts("rules") } else { fields.texts("rules") };
    for Spot { value: id, at } in ids.iter().filter(|id| book.rule(&id.value).is_none()) {
        fields.page().fault(*at, format!("没有规则 {id}"), format!("there is no rule {id}"));
    }
    ids.into_iter().map(|spot| spot.value).collect()
}
