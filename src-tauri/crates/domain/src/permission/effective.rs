//! What an account may do: its own grants together with those of its roles (`effective-permissions`, B.1 row 8).

use super::{Catalogue, Closure, Grants, Level};
use crate::rulebook::SubAccountRules;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Every right that an account holds, by code, with where it comes from.
pub type Effective = BTreeMap<String, Held>;

/// A right with everything that brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The highest that any of them gives.
    pub level: Level,
    pub from: Vec<Origin>,
}

/// What brings a right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct Origin {
    /// The role's id; none = granted to the account itself.
    pub role: Option<String>,
    /// What was granted, where it is another entry of the tree and this right only came with it.
    pub through: Option<String>,
    pub level: Level,
}

/// Rights by code. `roles` are those that the account has, by id. Where no rule says how the two combine both count
/// all the same: what somebody may do is never told smaller than it may be.
pub fn effective<'r>(
    catalogue: &Catalogue,
    rules: &SubAccountRules,
    direct: &Grants,
    roles: impl IntoIterator<Item = (&'r str, &'r Grants)>,
) -> Effective {
    let mut all = Effective::new();
    collect(catalogue, rules, None, direct, &mut all);
    for (id, grants) in roles {
        collect(catalogue, rules, Some(id), grants, &mut all);
    }
    all
}

fn collect(
    catalogue: &Catalogue,
    rules: &SubAccountRules,
    role: Option<&str>,
    grants: &Grants,
    all: &mut Effective,
) {
    for (asked, level) in grants {
        let alone = Grants::from([(asked.clone(), *level)]);
        for (code, level) in Closure::of(catalogue, rules, &alone).rights(catalogue) {
            let through = (code != *asked).then(|| asked.clone());
            let origin = Origin { role: role.map(str::to_owned), through, level };
            let held = all.entry(code).or_insert(Held { level, from: Vec::new() });
            held.level = held.level.max(level);
            held.from.push(origin);
        }
    }
}

/// Only the levels.
pub fn levels(effective: &Effective) -> Grants {
    effective.iter().map(|(code, held)| (code.clone(), held.level)).collect()
}
