//! A person or a phone on more accounts than a platform allows. The guard refuses it where it is entered; here it is told
//! where it has come about all the same, by an import, by what a page showed, or because a person's phone changed.
//!
//! What concerns the accounts of one store (`one-person-per-store`) is told of the store, which counts its accounts anyway;
//! what reaches into other shops (`phone-unique`, `email-unique`) and a person who was unbound too often, of the account.

use super::{
    StoreFacts, SubAccountFacts,
    life::Life,
    ties::{Contact, Ties},
    warnings,
};
use crate::{
    assessment::Finding,
    facts::{SubAccount, World},
    rulebook::{Rulebook, SubAccountRules, behaviour::ContactScope},
    subject::{SubAccountKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::{Access, Verification},
};
use std::collections::{BTreeMap, BTreeSet};

/// What an account takes part in that its platform does not allow.
#[derive(Debug, Clone, PartialEq)]
pub struct Sharing {
    pub account: Subject,
    pub finding: Finding,
}

/// What these accounts and the stores to which they belong would be told at `now`, each at every one of the accounts that
/// takes part. `world` holds them with everything that they may share with.
pub fn among(
    world: &World,
    rulebook: &Rulebook,
    accounts: &BTreeSet<&Subject>,
    now: Instant,
) -> Vec<Sharing> {
    let ties = Ties::of(world);
    let mut found = Vec::new();
    let mut stores = BTreeSet::new();
    let mut platforms: BTreeMap<&str, SubAccountRules> = BTreeMap::new();
    for subject in accounts {
        let (Subject::SubAccount(key), Some(account)) = (subject, world.sub_accounts.get(*subject)) else {
            continue;
        };
        stores.insert(&key.store);
        let platform = key.store.platform.as_str();
        let rules = *platforms.entry(platform).or_insert_with(|| rulebook.sub_account_rules(platform));
        if rules.ties_contacts() {
            let life = Life::until(&SubAccountFacts::of(world, key, account), &rules, now);
            let shared = Contact::ALL.into_iter().filter_map(|contact| contact_shared(&life, &ties, contact));
            found.extend(shared.map(|finding| Sharing { account: (*subject).clone(), finding }));
        }
    }
    for key in stores {
        let Some(store) = world.stores.get(&Subject::Store(key.clone())) else {
            continue;
        };
        let facts = StoreFacts { key, store, accounts: world };
        for finding in of_store(&facts, &rulebook.sub_account_rules(&key.platform), now) {
            let part = finding.evidence.iter().filter(|subject| accounts.contains(subject));
            found.extend(part.map(|account| Sharing { account: account.clone(), finding: finding.clone() }));
        }
    }
    found
}

/// Somebody is bound to it, or about to be.
fn is_bound(life: &Life) -> bool {
    !life.departed && matches!(life.verification, Verification::Verified | Verification::UnderReview)
}

/// It holds its phone: neither departed nor expired.
fn in_use(life: &Life) -> bool {
    !life.departed && life.base != Access::ExpiredTemp
}

/// The accounts of a store to which somebody is bound at `at`, but for archived ones.
pub(super) fn bound<'w>(
    facts: &StoreFacts<'w>,
    rules: &SubAccountRules,
    at: Instant,
) -> Vec<(&'w SubAccountKey, &'w SubAccount)> {
    let StoreFacts { key, store, accounts } = *facts;
    let bound = |key, account| {
        let facts = SubAccountFacts { key, account, store: Some(store), holder: None };
        facts.born() <= at && is_bound(&Life::until(&facts, rules, at))
    };
    let all = accounts.accounts_of(key).filter(|(_, account)| !account.attributes.archived);
    all.filter(|(key, account)| bound(key, account)).collect()
}

/// The accounts in use that are reached by the same as this one, where it should serve one account.
pub(super) fn rivals<'a>(
    ties: &Ties<'a>,
    rulebook: &Rulebook,
    key: &SubAccountKey,
    contact: Contact,
    at: Instant,
) -> Vec<&'a SubAccountKey> {
    let Some((_, scope)) = contact.rule(&rulebook.sub_account_rules(&key.store.platform)) else {
        return Vec::new();
    };
    let concerns = |other: &SubAccountKey| match scope {
        ContactScope::Store => other.store == key.store,
        ContactScope::Platform => true,
    };
    let uses = |other: &SubAccountKey| ties.life(rulebook, other, at).is_some_and(|life| in_use(&life));
    ties.alike(key, contact).into_iter().filter(|other| concerns(other) && uses(other)).collect()
}

pub(super) fn of_account(life: &Life, ties: &Ties) -> Vec<Finding> {
    let shared = Contact::ALL.into_iter().filter_map(|contact| contact_shared(life, ties, contact));
    shared.chain(person_unbound_often(life, ties)).collect()
}

fn contact_shared(life: &Life, ties: &Ties, contact: Contact) -> Option<Finding> {
    let counts = in_use(life) && !life.facts.account.attributes.archived;
    let (rule, _) = contact.rule(&life.rules).filter(|_| counts)?;
    let rivals = rivals(ties, life.rules.rulebook?, life.facts.key, contact, life.now);
    let there = |other: &&SubAccountKey| ties.born(other).is_some_and(|at| at <= life.now);
    let others: Vec<_> = rivals.into_iter().filter(there).collect();
    if others.is_empty() {
        return None;
    }
    let Text { zh, en } = places(ties.world, &others);
    let (code, text) = match contact {
        Contact::Phone => (
            "phone-shared",
            Text::new(
                format!(
                    "这个手机号（或这个人）也用于 {zh}；该平台一个手机号只能绑定一个子账号：请换号，或停用多余的账号"
                ),
                format!(
                    "this phone (or person) also serves {en}; on this platform one phone can be bound to one sub-account only: use another, or give up the account that is not needed"
                ),
            ),
        ),
        Contact::Email => (
            "email-shared",
            Text::new(
                format!("这个邮箱也用于 {zh}；该平台一个邮箱只对应一个子账号：请换邮箱，或停用多余的账号"),
                format!(
                    "this e-mail address also serves {en}; on this platform one address stands for one sub-account: use another, or give up the account that is not needed"
                ),
            ),
        ),
    };
    Some(Finding { evidence: subjects(&others), ..Finding::new(code, text, Some(rule)) })
}

/// `taobao.verify.frequent-unbind-risk` speaks of the identity as well: the same person, unbound from several accounts.
/// Told of the account that they hold now; what was unbound from this account alone is [`warnings`]'.
fn person_unbound_often(life: &Life, ties: &Ties) -> Option<Finding> {
    let rule = life.rules.frequent_unbinding.filter(|_| !life.departed)?;
    let person = life.facts.account.attributes.holder.as_deref()?;
    let elsewhere = loosed_elsewhere(life, ties);
    let here = warnings::recent_unbindings(life, Some(person)).len();
    let count = here + elsewhere.iter().map(|(_, times)| times.len()).sum::<usize>();
    if elsewhere.is_empty() || i64::try_from(count).unwrap_or(i64::MAX) <= rule.params.max {
        return None;
    }
    let (days, accounts) = (rule.params.within, elsewhere.len() + usize::from(here > 0));
    let text = Text::new(
        format!(
            "此人 {days} 天内在 {accounts} 个账号上共被解绑 {count} 次：解绑频繁，这个人可能再也通不过认证，必要时换人"
        ),
        format!(
            "this person was unbound {count} times from {accounts} accounts within {days} days and may not pass the check any more: another person may be needed"
        ),
    );
    let others: Vec<_> = elsewhere.iter().map(|(key, _)| *key).collect();
    Some(Finding {
        evidence: subjects(&others),
        ..Finding::new("person-unbound-often", text, Some(rule.rule))
    })
}

/// Other accounts about which the same rule speaks, with the unbindings of the holder that still count.
fn loosed_elsewhere<'a>(life: &Life, ties: &Ties<'a>) -> Vec<(&'a SubAccountKey, Vec<Instant>)> {
    let person = life.facts.account.attributes.holder.as_deref();
    let (Some(rule), Some(person), Some(rulebook)) =
        (life.rules.frequent_unbinding, person, life.rules.rulebook)
    else {
        return Vec::new();
    };
    let times = |other: &SubAccountKey| {
        let theirs = ties.life(rulebook, other, life.now)?;
        let same = theirs.rules.frequent_unbinding.is_some_and(|bound| bound.rule.id == rule.rule.id);
        let times = warnings::recent_unbindings(&theirs, Some(person));
        Some(times).filter(|times| same && !times.is_empty())
    };
    let others = ties.loosed(person).filter(|other| *other != life.facts.key);
    others.filter_map(|other| Some((other, times(other)?))).collect()
}

/// When another account's coming, going or growing old may change what is told of this one.
pub(super) fn changes(life: &Life, ties: &Ties) -> Vec<Instant> {
    let Some(rulebook) = life.rules.rulebook else {
        return Vec::new();
    };
    let next = |other: &SubAccountKey| ties.life(rulebook, other, life.now).and_then(|l| l.next_instant());
    let mut at = Vec::new();
    for contact in Contact::ALL.into_iter().filter(|contact| contact.rule(&life.rules).is_some()) {
        for other in ties.alike(life.facts.key, contact) {
            at.extend(next(other).into_iter().chain(ties.born(other)));
        }
    }
    if let (Some(rule), Some(person)) = (life.rules.frequent_unbinding, &life.facts.account.attributes.holder)
    {
        at.extend(ties.loosed(person).filter(|other| *other != life.facts.key).filter_map(next));
        let elsewhere = loosed_elsewhere(life, ties).into_iter().flat_map(|(_, times)| times);
        let here = warnings::recent_unbindings(life, Some(person));
        at.extend(elsewhere.chain(here).map(|at| at + rule.params.length()));
    }
    at
}

/// A person, and a phone, that is bound to more accounts of a store than `one-person-per-store` allows.
pub(super) fn of_store(facts: &StoreFacts, rules: &SubAccountRules, now: Instant) -> Vec<Finding> {
    let Some(rule) = rules.one_person_per_store else {
        return Vec::new();
    };
    let world = facts.accounts;
    let mut people: BTreeMap<&str, BTreeSet<&SubAccountKey>> = BTreeMap::new();
    let mut phones: BTreeMap<&str, BTreeMap<&SubAccountKey, Option<&str>>> = BTreeMap::new();
    for (key, account) in bound(facts, rules, now) {
        let holder = account.attributes.holder.as_deref();
        let person = holder.and_then(|id| world.staff.get(&Subject::Staff(id.into())));
        let entered = account.attributes.verification_phone.as_deref();
        if let Some(id) = holder {
            people.entry(id).or_default().insert(key);
        }
        if let Some(phone) = entered.or(person.and_then(|p| p.attributes.phone.as_deref())) {
            phones.entry(phone).or_default().insert(key, holder);
        }
    }
    let too_many = |count: usize| i64::try_from(count).unwrap_or(i64::MAX) > rule.params.max;
    let mut found = Vec::new();
    for (id, held) in people.iter().filter(|(_, held)| too_many(held.len())) {
        let subject = Subject::Staff((*id).into());
        let name =
            world.staff.get(&subject).and_then(|p| p.attributes.name.clone()).unwrap_or_else(|| (*id).into());
        let (held, count) = (held.iter().copied().collect::<Vec<_>>(), held.len());
        let Text { zh, en } = logins(&held);
        let text = Text::new(
            format!(
                "{name} 在本店绑定了 {count} 个子账号（{zh}）；同店一人只能绑定一个：请解绑多余的，或换人认证"
            ),
            format!(
                "{name} is bound to {count} sub-accounts of this store ({en}); one person, one sub-account: unbind the others, or have other people checked"
            ),
        );
        let evidence = subjects(&held).into_iter().chain([subject]).collect();
        found.push(Finding { evidence, ..Finding::new("person-on-several-accounts", text, Some(rule.rule)) });
    }
    for held in phones.values().filter(|held| too_many(held.len())) {
        // The same accounts of one person are told already.
        let holders: BTreeSet<Option<&str>> = held.values().copied().collect();
        if holders.len() == 1 && !holders.contains(&None) {
            continue;
        }
        let held: Vec<_> = held.keys().copied().collect();
        let Text { zh, en } = logins(&held);
        let text = Text::new(
            format!(
                "同一个手机号用于本店 {zh} 的认证；同店一个手机号只能认证一个子账号：请核对，换号重新认证"
            ),
            format!(
                "one phone was used for the check of {en} in this store; one phone, one sub-account: look into it and have it checked with another"
            ),
        );
        let evidence = subjects(&held);
        found.push(Finding { evidence, ..Finding::new("phone-on-several-accounts", text, Some(rule.rule)) });
    }
    found
}

pub(super) fn changes_of_store(facts: &StoreFacts, rules: &SubAccountRules) -> Vec<Instant> {
    if rules.one_person_per_store.is_some() { facts.turns(|_| true) } else { Vec::new() }
}

/// `MAIN:SUB (shop)`, one after the other.
pub(super) fn places(world: &World, keys: &[&SubAccountKey]) -> Text {
    let place = |key: &&SubAccountKey| {
        let store = world.stores.get(&Subject::Store(key.store.clone()));
        let name = store.and_then(|s| s.attributes.name.clone()).unwrap_or_else(|| key.store.main.clone());
        (format!("{}（{name}）", key.login()), format!("{} ({name})", key.login()))
    };
    let (zh, en): (Vec<_>, Vec<_>) = keys.iter().map(place).unzip();
    Text::new(zh.join("、"), en.join(", "))
}

pub(super) fn logins(keys: &[&SubAccountKey]) -> Text {
    let logins: Vec<String> = keys.iter().map(|key| key.login()).collect();
    Text::new(logins.join("、"), logins.join(", "))
}

pub(super) fn subjects(keys: &[&SubAccountKey]) -> Vec<Subject> {
    keys.iter().map(|key| Subject::SubAccount((*key).clone())).collect()
}
