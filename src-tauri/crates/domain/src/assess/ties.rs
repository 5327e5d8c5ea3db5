//! Which accounts a person or a phone ties together: the neighbours of a sub-account beyond its store and its holder. They
//! are found by key; no assessment reads every account.

use super::{SubAccountFacts, guard, life::Life};
use crate::{
    change::What,
    facts::{SubAccount, World},
    rulebook::{Rule, Rulebook, SubAccountRules, behaviour::ContactScope},
    subject::{SubAccountKey, Subject},
    time::Instant,
};
use std::collections::{BTreeMap, BTreeSet};

/// By what somebody reaches an account, where it may have to serve that account alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Contact {
    /// Or a person of whom no phone is known.
    Phone,
    Email,
}

impl Contact {
    pub(super) const ALL: [Self; 2] = [Self::Phone, Self::Email];

    /// The rule that wants it to stand alone, and among which accounts.
    pub(super) fn rule<'a>(self, rules: &SubAccountRules<'a>) -> Option<(&'a Rule, ContactScope)> {
        match self {
            Self::Phone => rules.phone_unique.map(|bound| (bound.rule, bound.params.scope)),
            Self::Email => rules.email_unique.map(|bound| (bound.rule, bound.params.scope)),
        }
    }

    /// The attributes of an account that say by what it is reached.
    pub(super) fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Phone => &["holder", "security_phone", "verification_phone"],
            Self::Email => &["email"],
        }
    }
}

/// Built once for a world, for as many look-ups as there are accounts.
pub struct Ties<'a> {
    pub(super) world: &'a World,
    /// Platform and what an account of it is reached by → those accounts, but for archived ones.
    alike: BTreeMap<(Contact, &'a str, String), Vec<&'a SubAccountKey>>,
    /// Person → the accounts from which an event says that they were unbound.
    loosed: BTreeMap<&'a str, BTreeSet<&'a SubAccountKey>>,
}

impl<'a> Ties<'a> {
    pub fn of(world: &'a World) -> Self {
        let mut ties = Self { world, alike: BTreeMap::new(), loosed: BTreeMap::new() };
        for (subject, account) in &world.sub_accounts {
            let Subject::SubAccount(key) = subject else {
                continue;
            };
            if !account.attributes.archived {
                for contact in Contact::ALL {
                    for tie in reached_by(world, account, contact) {
                        ties.alike.entry((contact, &key.store.platform, tie)).or_default().push(key);
                    }
                }
            }
            for event in account.events.iter().filter(|event| !event.void) {
                if let What::Unbound(unbinding) = &event.what
                    && let Some(person) = &unbinding.holder
                {
                    ties.loosed.entry(person).or_default().insert(key);
                }
            }
        }
        ties
    }

    /// Other accounts of its platform that are reached by the same.
    pub(super) fn alike(&self, key: &SubAccountKey, contact: Contact) -> BTreeSet<&'a SubAccountKey> {
        let account = self.world.sub_accounts.get(&Subject::SubAccount(key.clone()));
        let own = account.map(|account| reached_by(self.world, account, contact)).unwrap_or_default();
        let platform = key.store.platform.as_str();
        let others = own.into_iter().filter_map(|tie| self.alike.get(&(contact, platform, tie)));
        others.flatten().copied().filter(|other| *other != key).collect()
    }

    /// Accounts from which this person was unbound at any time.
    pub(super) fn loosed(&self, person: &str) -> impl Iterator<Item = &'a SubAccountKey> + '_ {
        self.loosed.get(person).into_iter().flatten().copied()
    }

    /// When an account came into being.
    pub(super) fn born(&self, key: &SubAccountKey) -> Option<Instant> {
        let account = self.world.sub_accounts.get(&Subject::SubAccount(key.clone()))?;
        Some(SubAccountFacts::of(self.world, key, account).born())
    }

    /// Another account's life up to `at`.
    pub(super) fn life<'x>(
        &'x self,
        rulebook: &'x Rulebook,
        key: &'x SubAccountKey,
        at: Instant,
    ) -> Option<Life<'x>> {
        guard::life(self.world, rulebook, key, at)
    }
}

/// The phones of an account; where none is entered, its holder's, and where that is unknown, the holder. Or its mail.
fn reached_by(world: &World, account: &SubAccount, contact: Contact) -> BTreeSet<String> {
    let a = &account.attributes;
    if contact == Contact::Email {
        return a.email.iter().cloned().collect();
    }
    let entered: BTreeSet<String> = a.security_phone.iter().chain(&a.verification_phone).cloned().collect();
    if !entered.is_empty() {
        return entered;
    }
    let holder = a.holder.iter();
    let reach = |id: &String| {
        let person = Subject::Staff(id.clone());
        let phone = world.staff.get(&person).and_then(|staff| staff.attributes.phone.clone());
        phone.unwrap_or_else(|| person.to_string())
    };
    holder.map(reach).collect()
}
