//! Who may do what in a shop: what is dangerous in one hand, and what too many hold (rulebook B.3, checks 2 and 3).
//! What an account may do is [`crate::permission`]'s; here it meets the accounts that are in use.

use super::{StoreFacts, SubAccountFacts, life::Life};
use crate::{
    assessment::Finding,
    facts::{SubAccount, World},
    permission::{Effective, Grants, effective, holders, toxic},
    rulebook::{Rulebook, SubAccountRules},
    subject::{SubAccountKey, Subject},
    text::Text,
    time::Instant,
};
use std::collections::BTreeMap;

/// What an account may do, whoever holds it. `world` holds its roles; one that is not recorded brings nothing.
pub fn of_account(
    world: &World,
    rulebook: &Rulebook,
    key: &SubAccountKey,
    account: &SubAccount,
) -> Effective {
    let rules = rulebook.sub_account_rules(&key.store.platform);
    let role = |id: &'_ String| world.roles.get(&Subject::Role(id.clone()));
    let roles = account.attributes.roles.iter();
    let roles = roles.filter_map(|id| Some((id.as_str(), &role(id)?.attributes.permissions)));
    effective::effective(rulebook.catalogue(), &rules, &account.attributes.permissions, roles)
}

/// An account that can act again by a step of the platform's or the seller's: neither departed nor archived.
pub fn in_use(facts: &SubAccountFacts, rules: &SubAccountRules, now: Instant) -> bool {
    !facts.account.attributes.archived && facts.born() <= now && !Life::until(facts, rules, now).departed
}

fn says_something(account: &SubAccount) -> bool {
    !account.attributes.roles.is_empty() || !account.attributes.permissions.is_empty()
}

/// When an account's coming or going may change the answer.
pub(super) fn changes(facts: &StoreFacts) -> Vec<Instant> {
    facts.turns(says_something)
}

pub(super) fn findings(facts: &StoreFacts, rulebook: &Rulebook, now: Instant) -> Vec<Finding> {
    let rules = rulebook.sub_account_rules(&facts.key.platform);
    let known = facts.accounts.accounts_of(facts.key).filter(|(_, account)| says_something(account));
    let used: Vec<(&SubAccountKey, &SubAccount)> = known
        .filter(|(key, account)| {
            let account = SubAccountFacts { key, account, store: Some(facts.store), holder: None };
            in_use(&account, &rules, now)
        })
        .collect();
    let rights: Vec<(String, Effective)> = used
        .iter()
        .map(|(key, account)| (key.login(), of_account(facts.accounts, rulebook, key, account)))
        .collect();
    let held = used.iter().zip(&rights).map(|((key, account), (login, rights))| {
        let hand = account.attributes.holder.clone().unwrap_or_else(|| key.sub.clone());
        (hand, login.clone(), effective::levels(rights))
    });
    let mut found = in_one_hand(rulebook, held);
    found.extend(
        rules.permission_holders_max.and_then(|rule| holders::too_many(rulebook.catalogue(), &rule, &rights)),
    );
    found
}

/// Toxic sets by person: all accounts that one person holds in the shop count together. An account without a recorded
/// person stands for itself.
fn in_one_hand(rulebook: &Rulebook, held: impl Iterator<Item = (String, String, Grants)>) -> Vec<Finding> {
    let mut hands: BTreeMap<String, (Vec<String>, Grants)> = BTreeMap::new();
    for (hand, login, rights) in held {
        let (logins, together) = hands.entry(hand).or_default();
        logins.push(login);
        *together = crate::permission::union([&*together, &rights]);
    }
    let mut found = Vec::new();
    for (logins, rights) in hands.values() {
        for set in toxic::held(rulebook.catalogue(), rights) {
            let (zh, en) = (logins.join("、"), logins.join(", "));
            let text = Text::new(
                format!("{zh}：{}。{}", set.name.zh, set.reason.zh),
                format!("{en}: {}. {}", set.name.en, set.reason.en),
            );
            found.push(Finding::new("toxic-permissions", text, None));
        }
    }
    found
}
