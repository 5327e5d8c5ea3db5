//! How many accounts of a shop hold a permission (`permission-holders-max`, rulebook B.1 row 61).

use super::{Catalogue, Effective, Level};
use crate::{
    assessment::Finding,
    rulebook::{Bound, behaviour::PermissionHoldersMax},
    text::Text,
};

/// The logins that may do it, not only look at it, in the order given.
pub fn holders<'a>(code: &str, accounts: &'a [(String, Effective)]) -> Vec<&'a str> {
    let may = |rights: &Effective| rights.get(code).is_some_and(|held| held.level == Level::Edit);
    accounts.iter().filter(|(_, rights)| may(rights)).map(|(login, _)| login.as_str()).collect()
}

/// More hold it than the platform allows. `accounts` are a shop's that are in use, by login.
pub fn too_many(
    catalogue: &Catalogue,
    rule: &Bound<PermissionHoldersMax>,
    accounts: &[(String, Effective)],
) -> Option<Finding> {
    let found = holders(&rule.params.permission, accounts);
    if i64::try_from(found.len()).unwrap_or(i64::MAX) <= rule.params.max {
        return None;
    }
    let (name, max, count) = (catalogue.name(&rule.params.permission), rule.params.max, found.len());
    let text = Text::new(
        format!("“{}”最多 {max} 个子账号可有，现有 {count} 个：{}", name.zh, found.join("、")),
        format!("“{}” may be held by {max} accounts at most, {count} hold it: {}", name.en, found.join(", ")),
    );
    Some(Finding::new("permission-holders-max", text, Some(rule.rule)))
}
