//! An account with its rights, and people with what they hold.

use crate::{
    rows::store_name,
    wire::{AccountRights, Right, RightOrigin, RoleName, StoreName, ToxicHolding},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use storewarden_db::{DbResult, Transaction, role};
use storewarden_domain::{
    facts::RoleAttributes,
    permission::{Effective, Grants, effective, toxic, union},
    rulebook::{Rulebook, SubAccountRules},
    subject::{StoreKey, Subject},
    vocabulary::Access,
};

/// Findings of an account that say that its rights were left behind by the person before.
const REVIEW: [&str; 2] = ["settings-kept", "permissions-unreviewed"];

/// The rules and the roles with which grants are read.
pub(crate) struct Reading {
    pub rulebook: Arc<Rulebook>,
    roles: BTreeMap<String, RoleAttributes>,
}

/// An account with what it may do.
pub(crate) struct Holding {
    pub granted: role::Granted,
    pub rights: Effective,
    /// No rule says how direct grants and roles combine.
    assumed: bool,
}

impl Reading {
    pub fn of(tx: &Transaction, rulebook: Arc<Rulebook>) -> DbResult<Self> {
        Ok(Self { rulebook, roles: role::all(tx)?.into_iter().collect() })
    }

    /// Departed accounts are listed and hold nothing.
    pub fn holdings(&self, granted: Vec<role::Granted>) -> Vec<Holding> {
        let mut rules: BTreeMap<String, SubAccountRules> = BTreeMap::new();
        let mut holdings = Vec::with_capacity(granted.len());
        for granted in granted {
            let platform = granted.subject.store_key().map(|key| key.platform.clone()).unwrap_or_default();
            let rules =
                rules.entry(platform).or_insert_with_key(|code| self.rulebook.sub_account_rules(code));
            let mine = &granted.attributes;
            let rights = match granted.access {
                Access::Departed => Effective::new(),
                _ => {
                    let roles = mine.roles.iter();
                    let roles = roles.filter_map(|id| Some((id.as_str(), &self.roles.get(id)?.permissions)));
                    effective::effective(self.rulebook.catalogue(), rules, &mine.permissions, roles)
                }
            };
            let assumed = rules.effective_permissions.is_none()
                && !mine.roles.is_empty()
                && !mine.permissions.is_empty();
            holdings.push(Holding { granted, rights, assumed });
        }
        holdings
    }

    pub fn role_name(&self, id: &str) -> RoleName {
        let name = self.roles.get(id).and_then(|role| role.name.clone());
        RoleName { subject: Subject::Role(id.into()), name: name.unwrap_or_else(|| id.into()) }
    }

    pub fn right(&self, code: &str, held: &effective::Held) -> Right {
        let origin = |origin: &effective::Origin| RightOrigin {
            role: origin.role.as_deref().map(|id| self.role_name(id)),
            through: origin.through.clone(),
            level: origin.level,
        };
        Right {
            permission: code.into(),
            level: held.level,
            risk: self.rulebook.catalogue().risk(code, held.level),
            from: held.from.iter().map(origin).collect(),
        }
    }

    pub fn account(&self, holding: &Holding) -> AccountRights {
        let Holding { granted, rights, assumed } = holding;
        let mine = &granted.attributes;
        // In the order of the catalogue, which is the order in which people look for them.
        let listed = self.rulebook.catalogue().rights();
        let listed = listed.filter_map(|p| Some(self.right(&p.code, rights.get(&p.code)?)));
        AccountRights {
            subject: granted.subject.clone(),
            login: holding.login(),
            store: holding.store(),
            label: granted.label,
            access: granted.access,
            position: mine.position.clone(),
            holder: mine.holder.clone().map(Subject::Staff),
            holder_name: granted.holder_name.clone(),
            roles: mine.roles.iter().map(|id| self.role_name(id)).collect(),
            direct: mine.permissions.clone(),
            rights: listed.collect(),
            risk: self.risk([holding]),
            review_due: holding.review_due(),
            suggested: self.suggested(holding),
            assumed: *assumed,
        }
    }

    /// The highest risk among what accounts may do.
    pub fn risk<'h>(&self, holdings: impl IntoIterator<Item = &'h Holding>) -> u8 {
        let rights =
            holdings.into_iter().flat_map(|h| h.rights.iter().map(|(code, held)| (code, held.level)));
        self.rulebook.catalogue().highest_risk(rights)
    }

    /// The template that the position names, while no role is on record.
    fn suggested(&self, holding: &Holding) -> Option<String> {
        let mine = &holding.granted.attributes;
        let (position, platform) = (mine.position.as_deref()?, &holding.store_key()?.platform);
        if !mine.roles.is_empty() || holding.granted.access == Access::Departed {
            return None;
        }
        self.rulebook.templates().find(|t| t.is_called(platform, position)).map(|t| t.code.clone())
    }

    /// Toxic sets of one person: all their accounts in a shop count together.
    pub fn toxic<'h>(&self, holdings: impl IntoIterator<Item = &'h Holding>) -> Vec<ToxicHolding> {
        let mut shops: BTreeMap<StoreKey, Vec<&Holding>> = BTreeMap::new();
        for holding in holdings {
            let shop = holding.store_key().cloned();
            shop.into_iter().for_each(|key| shops.entry(key).or_default().push(holding));
        }
        let mut found = Vec::new();
        for mine in shops.values() {
            let together = union(&mine.iter().map(|h| h.levels()).collect::<Vec<Grants>>());
            let Some(store) = mine.first().map(|holding| holding.store()) else {
                continue;
            };
            for set in toxic::held(self.rulebook.catalogue(), &together) {
                let adds =
                    |h: &&&Holding| set.all.iter().chain(&set.any).any(|code| h.rights.contains_key(code));
                found.push(ToxicHolding {
                    store: store.clone(),
                    set: set.code.clone(),
                    accounts: mine.iter().filter(adds).map(|h| h.granted.subject.clone()).collect(),
                });
            }
        }
        found
    }
}

impl Holding {
    pub fn store_key(&self) -> Option<&StoreKey> {
        self.granted.subject.store_key()
    }

    pub fn store(&self) -> StoreName {
        let key =
            self.store_key().cloned().unwrap_or(StoreKey { platform: String::new(), main: String::new() });
        store_name(&key, self.granted.store_name.clone())
    }

    pub fn login(&self) -> String {
        match &self.granted.subject {
            Subject::SubAccount(key) => key.login(),
            other => other.to_string(),
        }
    }

    pub fn levels(&self) -> Grants {
        effective::levels(&self.rights)
    }

    pub fn in_use(&self) -> bool {
        self.granted.access != Access::Departed
    }

    pub fn review_due(&self) -> bool {
        self.granted.findings.iter().any(|code| REVIEW.contains(&code.as_str()))
    }

    /// Whose it is; an account without a recorded person stands for itself.
    pub fn hand(&self) -> Subject {
        self.granted.attributes.holder.clone().map_or_else(|| self.granted.subject.clone(), Subject::Staff)
    }
}

/// How many different shops.
pub(crate) fn stores_of<'h>(holdings: impl IntoIterator<Item = &'h Holding>) -> BTreeSet<&'h StoreKey> {
    holdings.into_iter().filter_map(Holding::store_key).collect()
}
