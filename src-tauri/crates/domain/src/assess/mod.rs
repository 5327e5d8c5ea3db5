//! Assessment: facts of a subject and of its fixed neighbours + rulebook + now → [`Assessment`].
//!
//! Pure, and never reads another assessment. The room is laid out by what there is to know about a sub-account:
//! - [`life`]: the state machine of rulebook E.1, which replays events and clocks up to now; [`seen`] is its part for
//!   what the platform's pages showed.
//! - one file an obligation, the only places where a deadline is computed: [`verify_within`], [`temp_unfreeze`],
//!   [`review`], [`scan_session`], [`temporary_account`], [`invitation`], [`exemption`], [`delete_block`], [`offboarding`].
//! - [`actions`]: what can be recorded next. [`findings`], [`warnings`] and [`idle`]: what is worth knowing besides; [`quota`],
//!   [`rights`], [`standing`] and [`peak_season`] of a store.
//! - [`ties`]: the accounts that share a person or a phone with one; [`sharing`]: where they should not.
//! - [`papers`]: documents, and the companies that they belong to; [`exit_notice`] and [`restricted`] are what the law and
//!   expired documents mean to a store. [`linking`]: link groups, and what they make of the stores in them. [`binding`]: main
//!   bindings likewise; [`closing`] and [`process`] are what is recorded of a store's end and of procedures at its platform.
//! - [`association`]: what two stores have in common, and what a platform may make of it.
//! - [`registered`]: what has to be told to the registry because an entity was edited.
//! - [`guard`]: may this change be recorded? [`holding`] is its part for people and phones, [`granting`] for rights,
//!   [`describing`] for what is known of anybody and anything.
//! - [`handling`]: what was decided about the reminders of any subject's deadlines.
//! - [`marks`]: what a life leaves behind. [`shown`]: how it reads at one moment.
//!
//! This file only assembles.

mod actions;
pub mod association;
pub mod binding;
pub mod closing;
mod deadline;
mod delete_block;
mod describing;
pub mod exemption;
mod exit_notice;
mod findings;
mod granting;
pub mod guard;
pub mod handling;
mod holding;
mod idle;
mod invitation;
pub mod life;
pub mod linking;
mod marks;
pub mod offboarding;
pub mod papers;
pub mod peak_season;
mod process;
mod quota;
pub mod registered;
mod restricted;
pub mod review;
pub mod rights;
pub mod scan_session;
mod seen;
pub mod sharing;
mod shown;
mod standing;
pub mod temp_unfreeze;
pub mod temporary_account;
pub mod ties;
pub mod verify_within;
mod warnings;

use crate::{
    assessment::{Assessment, Derived, State, StoreState},
    facts::{Event, Staff, Store, SubAccount, World},
    rulebook::{Rulebook, SubAccountRules},
    subject::{StoreKey, SubAccountKey, Subject},
    time::Instant,
};
use life::Life;
use papers::{DocumentFacts, EntityFacts};
use ties::Ties;

/// A sub-account with the neighbour whose facts it depends on.
#[derive(Debug, Clone, Copy)]
pub struct SubAccountFacts<'a> {
    pub key: &'a SubAccountKey,
    pub account: &'a SubAccount,
    /// `None` only for a store that is not recorded; the account is then judged by the platform's rules alone.
    pub store: Option<&'a Store>,
    /// The person who uses it, where one is recorded.
    pub holder: Option<&'a Staff>,
}

impl<'a> SubAccountFacts<'a> {
    /// With its neighbours from `world`.
    pub fn of(world: &'a World, key: &'a SubAccountKey, account: &'a SubAccount) -> Self {
        let store = world.stores.get(&Subject::Store(key.store.clone()));
        let holder = account.attributes.holder.as_ref();
        let holder = holder.and_then(|id| world.staff.get(&Subject::Staff(id.clone())));
        Self { key, account, store, holder }
    }

    /// Creation on the platform, or the first sight where that is unknown.
    pub fn born(&self) -> Instant {
        self.account.attributes.created_at.unwrap_or(self.account.first_seen)
    }

    /// The creation time is a guess, and with it every date that starts there.
    pub fn born_is_a_guess(&self) -> bool {
        self.account.attributes.created_at.is_none()
    }

    pub fn subject(&self) -> Subject {
        Subject::SubAccount(self.key.clone())
    }
}

/// What follows for a sub-account at `now`; `ties` lead to the accounts that share its person or phone.
pub fn sub_account(facts: &SubAccountFacts, ties: &Ties, rulebook: &Rulebook, now: Instant) -> Assessment {
    let rules = rulebook.sub_account_rules(&facts.key.store.platform);
    exactly(rulebook, &facts.account.events, now, |at| sub_account_at(facts, ties, &rules, at))
}

/// The assessment without `next_change_at`, and the next instant at which it may differ.
fn sub_account_at(
    facts: &SubAccountFacts,
    ties: &Ties,
    rules: &SubAccountRules,
    now: Instant,
) -> (Assessment, Option<Instant>) {
    let subject = facts.subject();
    let mut assessment = blank(subject, facts.key.login());
    if now < facts.born() {
        return (assessment, Some(facts.born()));
    }
    let life = Life::until(facts, rules, now);
    assessment.state = Some(State {
        verification: life.verification,
        access: life.access(),
        messaging: life.messaging(),
        label: life.label(),
        attempt: life.attempt,
        temp_unfreezes: life.temp_unfreezes,
    });
    assessment.derived = Some(Derived { verification: life.verification, access: life.base });
    assessment.observed = life.observed.clone();
    let clocks = [
        verify_within::deadline(&life),
        temp_unfreeze::deadline(&life),
        review::deadline(&life),
        scan_session::deadline(&life),
        temporary_account::deadline(&life),
        invitation::deadline(&life),
        delete_block::deadline(&life),
        offboarding::deadline(&life),
    ];
    deadline::place(&mut assessment, clocks.into_iter().flatten());
    assessment.findings = findings::of(&life, ties);
    assessment.offboarding = offboarding::of(&life);
    assessment.actions = actions::of(&life);
    actions::offer(&mut assessment);
    let candidates = sharing::changes(&life, ties).into_iter().chain(life.next_instant());
    (assessment, candidates.filter(|at| *at > now).min())
}

/// A store with its accounts.
#[derive(Debug, Clone, Copy)]
pub struct StoreFacts<'a> {
    pub key: &'a StoreKey,
    pub store: &'a Store,
    /// Holds at least the store's sub-accounts, their people and their roles, its entity with its stores, the documents of
    /// both, the groups that name it with their entities, and its main bindings.
    pub accounts: &'a World,
}

impl StoreFacts<'_> {
    /// When any of these accounts is born or something that is recorded about it takes effect.
    fn turns(&self, concerns: impl Fn(&SubAccount) -> bool) -> Vec<Instant> {
        let accounts = self.accounts.accounts_of(self.key).filter(|(_, account)| concerns(account));
        let times = |(key, account)| {
            let born = SubAccountFacts { key, account, store: None, holder: None }.born();
            account.events.iter().filter(|e| !e.void).map(|e| e.effective).chain([born]).collect::<Vec<_>>()
        };
        accounts.flat_map(times).collect()
    }
}

/// What follows for a store at `now`.
pub fn store(facts: &StoreFacts, rulebook: &Rulebook, now: Instant) -> Assessment {
    let rules = rulebook.sub_account_rules(&facts.key.platform);
    exactly(rulebook, &facts.store.events, now, |at| store_at(facts, rulebook, &rules, at))
}

fn store_at(
    facts: &StoreFacts,
    rulebook: &Rulebook,
    rules: &SubAccountRules,
    now: Instant,
) -> (Assessment, Option<Instant>) {
    let StoreFacts { key, store, .. } = *facts;
    let name = store.attributes.name.clone().unwrap_or_else(|| key.main.clone());
    let mut assessment = blank(Subject::Store(key.clone()), name);
    let exit = exit_notice::deadline(key, store, rulebook, now);
    let processes = process::deadlines(key, store, rulebook, now);
    let deadlines: Vec<_> =
        exemption::deadline(key, store, rules, now).into_iter().chain(exit).chain(processes).collect();
    let recorded = store.events.iter().filter(|e| !e.void).map(|e| e.effective);
    let candidates = recorded.chain(deadlines.iter().map(|d| d.due)).chain([store.first_seen]);
    let candidates = candidates.chain(quota::changes(facts, rules)).chain(rights::changes(facts));
    let candidates = candidates.chain(peak_season::changes(facts, rules));
    let candidates = candidates.chain(sharing::changes_of_store(facts, rules));
    let candidates = candidates.chain(restricted::changes(facts, rulebook, now));
    let groups = linking::store::Groups::of(facts.accounts, rulebook, (key, store), now);
    let candidates = candidates.chain(groups.instants());
    let bindings = binding::store::Bindings::of(facts.accounts, rulebook, (key, store), now);
    let candidates = candidates.chain(bindings.instants());
    let next = candidates.filter(|at| *at > now).min();
    deadline::place(&mut assessment, deadlines.into_iter());
    assessment.findings = quota::findings(facts, rules, now);
    assessment.findings.extend(rights::findings(facts, rulebook, now));
    assessment.findings.extend(peak_season::findings(facts, rules, now));
    assessment.findings.extend(standing::finding(facts));
    assessment.findings.extend(sharing::of_store(facts, rules, now));
    assessment.findings.extend(restricted::findings(facts, rulebook, now));
    assessment.findings.extend(groups.findings());
    assessment.findings.extend(bindings.findings());
    let closed = closing::closed_at(store, now).is_some();
    let state = groups.state(bindings.restrictions(), closed);
    assessment.store = Some(StoreState { bindings: bindings.shown(), ..state });
    assessment.findings.sort_by(|a, b| a.code.cmp(&b.code));
    assessment.actions = exemption::actions(key, store, rules, now);
    assessment.actions.extend(exit_notice::action(key, store, rulebook, now));
    assessment.actions.extend(closing::actions(key, store, rulebook, now));
    assessment.actions.extend(process::actions(key, store, rulebook, now));
    actions::offer(&mut assessment);
    (assessment, next)
}

/// Fills in which deadlines nobody may mute, what was decided about them (`events` = the subject's own), and `next_change_at`: candidates at
/// which nothing differs are passed over, so that it is exact (decision G4).
fn exactly(
    rulebook: &Rulebook,
    events: &[Event],
    now: Instant,
    assess: impl Fn(Instant) -> (Assessment, Option<Instant>),
) -> Assessment {
    let assess = |at| {
        let (mut assessment, next) = assess(at);
        deadline::insist(&mut assessment, rulebook);
        handling::apply(&mut assessment, events, at);
        (assessment, next.into_iter().chain(handling::next(events, at)).min())
    };
    let (mut assessment, mut candidate) = assess(now);
    while let Some(at) = candidate {
        let (later, next) = assess(at);
        if later != assessment {
            assessment.next_change_at = Some(at);
            break;
        }
        candidate = next;
    }
    assessment
}

/// The assessment of any recorded subject; `None` for one that is not in `world`.
pub fn subject(world: &World, rulebook: &Rulebook, subject: &Subject, now: Instant) -> Option<Assessment> {
    of_subject(world, &Ties::of(world), rulebook, subject, now)
}

/// The assessments of many subjects of one world.
pub fn subjects<'a>(
    world: &'a World,
    rulebook: &'a Rulebook,
    subjects: impl IntoIterator<Item = &'a Subject> + 'a,
    now: Instant,
) -> impl Iterator<Item = Assessment> + 'a {
    let ties = Ties::of(world);
    subjects.into_iter().filter_map(move |subject| of_subject(world, &ties, rulebook, subject, now))
}

fn of_subject(
    world: &World,
    ties: &Ties,
    rulebook: &Rulebook,
    subject: &Subject,
    now: Instant,
) -> Option<Assessment> {
    let named =
        |name: &Option<String>, key: &str| blank(subject.clone(), name.clone().unwrap_or_else(|| key.into()));
    match subject {
        Subject::SubAccount(key) => {
            let account = world.sub_accounts.get(subject)?;
            Some(sub_account(&SubAccountFacts::of(world, key, account), ties, rulebook, now))
        }
        Subject::Store(key) => {
            let facts = StoreFacts { key, store: world.stores.get(subject)?, accounts: world };
            Some(store(&facts, rulebook, now))
        }
        Subject::Entity(uscc) => {
            let facts = EntityFacts { uscc, entity: world.entities.get(subject)?, family: world };
            Some(exactly(rulebook, &facts.entity.events, now, |at| papers::entity_at(facts, rulebook, at)))
        }
        Subject::Staff(key) => {
            let person = world.staff.get(subject)?;
            let recorded = |at| person.events.iter().filter(move |e| !e.void && e.effective > at);
            Some(exactly(rulebook, &person.events, now, |at| {
                let actions = offboarding::actions(person, at);
                let next = recorded(at).map(|e| e.effective).min();
                (Assessment { actions, ..named(&person.attributes.name, key) }, next)
            }))
        }
        Subject::Role(key) => Some(named(&world.roles.get(subject)?.attributes.name, key)),
        Subject::Rule(key) => world.contains(subject).then(|| named(&None, key)),
        Subject::Year(year) => world.contains(subject).then(|| named(&None, &year.to_string())),
        Subject::Rulebook => world.contains(subject).then(|| named(&None, "rulebook")),
        Subject::Document(key) => {
            let facts = DocumentFacts { key, document: world.documents.get(subject)?, family: world };
            Some(exactly(rulebook, &facts.document.events, now, |at| {
                papers::document_at(facts, rulebook, at)
            }))
        }
        Subject::LinkGroup(_) => {
            let facts = linking::GroupFacts::of(world, subject, world.link_groups.get(subject)?);
            Some(linking::group(&facts, rulebook, now))
        }
        Subject::Binding(_) => {
            let facts = binding::BindingFacts::of(world, subject, world.bindings.get(subject)?);
            Some(binding::binding(&facts, rulebook, now))
        }
    }
}

/// A subject about which nothing follows (a role, a rule).
pub fn blank(subject: Subject, name: String) -> Assessment {
    Assessment {
        subject,
        name,
        state: None,
        derived: None,
        observed: None,
        document: None,
        entity: None,
        group: None,
        binding: None,
        store: None,
        deadlines: Vec::new(),
        passed: Vec::new(),
        findings: Vec::new(),
        offboarding: None,
        actions: Vec::new(),
        next_change_at: None,
    }
}
