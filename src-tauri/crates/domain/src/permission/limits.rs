//! What a platform refuses of roles and grants: `role-limits`, `roles-only`, `fixed-roles`, `main-account-only`, codes that
//! nobody knows.

use super::{Catalogue, Closure, Grants};
use crate::{facts::RoleAttributes, rulebook::SubAccountRules, text::Text};

/// Why a role or a grant cannot be.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    pub code: &'static str,
    pub text: Text,
    /// The id of the rule that says so; none where it is the catalogue.
    pub rule: Option<String>,
}

/// Only the main account may hold it: by the catalogue everywhere, by a rule on its platform.
pub fn main_only(catalogue: &Catalogue, rules: &SubAccountRules, code: &str) -> bool {
    catalogue.permission(code).is_some_and(|p| p.main_only)
        || rules.main_account_only.is_some_and(|rule| rule.params.permissions.iter().any(|p| p == code))
}

/// May these be granted to a sub-account of a platform with these rules?
pub fn grants(catalogue: &Catalogue, rules: &SubAccountRules, asked: &Grants) -> Result<(), Limit> {
    if let Some(unknown) = asked.keys().find(|code| catalogue.permission(code).is_none()) {
        return Err(Limit {
            code: "unknown-permission",
            text: Text::new(
                format!("没有权限 {unknown}，请从权限目录中选"),
                format!("there is no permission {unknown}: choose one of the catalogue"),
            ),
            rule: None,
        });
    }
    let heading =
        asked.keys().find(|code| catalogue.permission(code).is_some_and(super::Permission::is_heading));
    if let Some(heading) = heading.filter(|_| rules.grant_closure.is_none()) {
        let name = catalogue.name(heading);
        return Err(Limit {
            code: "heading-not-grantable",
            text: Text::new(
                format!("该平台不能整组授予“{}”，请逐项选择", name.zh),
                format!(
                    "“{}” cannot be granted as a whole on this platform: choose single permissions",
                    name.en
                ),
            ),
            rule: None,
        });
    }
    let rights = Closure::of(catalogue, rules, asked).rights(catalogue);
    let barred: Vec<Text> = rights
        .keys()
        .filter(|code| main_only(catalogue, rules, code))
        .map(|code| catalogue.name(code))
        .collect();
    if barred.is_empty() {
        return Ok(());
    }
    let list = |pick: fn(&Text) -> &str, mark: &str| barred.iter().map(pick).collect::<Vec<_>>().join(mark);
    let (zh, en) = (list(|t| &t.zh, "、"), list(|t| &t.en, ", "));
    Err(Limit {
        code: "main-account-only",
        text: Text::new(
            format!("{zh} 只能由主账号办理，不能授予子账号"),
            format!("only the main account may do this, no sub-account: {en}"),
        ),
        rule: rules.main_account_only.map(|rule| rule.rule.id.clone()),
    })
}

/// May an account have rights beside those of its roles?
pub fn direct(rules: &SubAccountRules, asked: &Grants) -> Result<(), Limit> {
    let Some(rule) = rules.roles_only.filter(|_| !asked.is_empty()) else {
        return Ok(());
    };
    Err(Limit {
        code: "roles-only",
        text: Text::new(
            "该平台只能通过角色给权限，不能单独授予：请把这些权限放进一个角色，再把角色给这个账号",
            "on this platform permissions come from roles alone: put them into a role, and give the account that role",
        ),
        rule: Some(rule.rule.id.clone()),
    })
}

/// Is it one of the platform's own roles, by its name or by that of the template from which it was copied?
pub fn named(rules: &SubAccountRules, platform: &str, role: &RoleAttributes) -> Result<(), Limit> {
    let Some(rule) = rules.fixed_roles else {
        return Ok(());
    };
    let name = role.name.as_deref().unwrap_or_default().trim();
    let template = role.template.as_deref().and_then(|code| rules.rulebook?.template(code));
    let own = &rule.params.names;
    if own.iter().any(|own| own == name || template.is_some_and(|t| t.is_called(platform, own))) {
        return Ok(());
    }
    let (zh, en) = (own.join("、"), own.join(", "));
    Err(Limit {
        code: "role-not-of-platform",
        text: Text::new(
            format!("该平台的角色是固定的：{zh}；“{name}”不在其中，请改用其中一个"),
            format!(
                "the roles of this platform are fixed: {en}; “{name}” is none of them, choose one of these"
            ),
        ),
        rule: Some(rule.rule.id.clone()),
    })
}

/// Does a role keep to the platform's limits? `others` = other roles of the same shop that are in use.
pub fn role(
    catalogue: &Catalogue,
    rules: &SubAccountRules,
    role: &RoleAttributes,
    others: usize,
) -> Result<(), Limit> {
    grants(catalogue, rules, &role.permissions)?;
    let Some(rule) = rules.role_limits else {
        return Ok(());
    };
    let characters = |text: &Option<String>| text.as_deref().map_or(0, |t| t.trim().chars().count());
    let granted = Closure::of(catalogue, rules, &role.permissions);
    let limits = [
        (characters(&role.name), rule.params.name, "角色名（字）", "characters of the role's name"),
        (
            characters(&role.description),
            rule.params.description,
            "角色说明（字）",
            "characters of the role's description",
        ),
        (
            granted.granted.len() + granted.above.len(),
            rule.params.permissions,
            "角色的权限点",
            "permissions of the role",
        ),
        (others + 1, rule.params.roles, "本店角色数", "roles of this shop"),
    ];
    for (count, limit, zh, en) in limits {
        if let Some(max) = limit.filter(|max| i64::try_from(count).unwrap_or(i64::MAX) > *max) {
            return Err(Limit {
                code: "role-limits",
                text: Text::new(
                    format!("{zh}最多 {max}，现为 {count}（规则 {}）", rule.rule.id),
                    format!("{en}: {max} at most, {count} given (rule {})", rule.rule.id),
                ),
                rule: Some(rule.rule.id.clone()),
            });
        }
    }
    Ok(())
}
