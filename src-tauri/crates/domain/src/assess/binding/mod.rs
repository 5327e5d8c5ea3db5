//! Main bindings: to what a store is bound on its platform, and how that is changed over days and weeks (rulebook E.3).
//!
//! - [`life`]: the state machine, replayed; [`change`] is its part for an exchange, [`checklist`] for what is to be done
//!   before and after one, [`release`] for what ends by itself.
//! - one file a clock: [`page`] (T15), [`wait`] (T14), [`lock`] (T16), [`release`], [`upgrade`], [`review`]; each entry of the
//!   [`checklist`] is one too.
//! - [`findings`], [`actions`], [`guard`] as for any subject. [`store`]: what its bindings make of a store.
//!
//! A binding is assessed from its row, its store's row, and the row of whoever keeps the recovery phone. It never says
//! "you may now": the platform gives no time, so waits are expectations.

mod actions;
mod change;
mod checklist;
mod draw;
mod findings;
pub mod guard;
pub mod life;
mod lock;
mod page;
mod release;
mod review;
pub mod store;
mod upgrade;
mod wait;
mod words;

pub(super) use actions::moving;

use super::{blank, closing, deadline, exactly};
use crate::{
    assessment::{Assessment, BindingChange, BindingRelease, BindingState, Deadline, FormerAccount},
    change::What,
    facts::{Binding, Event, Staff, Store, World},
    rulebook::Rulebook,
    subject::{StoreKey, Subject},
    time::Instant,
};
use life::Life;

/// A binding with the rows on which it depends.
#[derive(Debug, Clone, Copy)]
pub struct BindingFacts<'a> {
    pub subject: &'a Subject,
    pub binding: &'a Binding,
    /// The store that is bound, where it is named and recorded.
    pub store: Option<&'a Store>,
    /// Who keeps the recovery phone, where they are named and recorded.
    pub keeper: Option<&'a Staff>,
}

impl<'a> BindingFacts<'a> {
    pub fn of(world: &'a World, subject: &'a Subject, binding: &'a Binding) -> Self {
        let row = &binding.attributes;
        let key = row.store.as_ref().and_then(|text| text.parse().ok());
        let store = key.and_then(|key| world.stores.get(&Subject::Store(key)));
        let keeper = row.phone_keeper.as_ref().and_then(|id| world.staff.get(&Subject::Staff(id.clone())));
        Self { subject, binding, store, keeper }
    }

    pub fn key(&self) -> Option<StoreKey> {
        self.binding.attributes.store.as_ref().and_then(|text| text.parse().ok())
    }

    /// The store's.
    pub fn name(&self) -> String {
        let named = self.store.and_then(|store| store.attributes.name.clone());
        named.or_else(|| self.key().map(|key| key.main)).unwrap_or_else(|| self.subject.to_string())
    }

    /// When the shop was closed on the platform, up to then.
    fn closed(&self, at: Instant) -> Option<Instant> {
        closing::closed_at(self.store?, at)
    }

    /// The binding's own events and those of its store's closing, in order. What is decided about reminders changes nothing.
    fn history(&self, now: Instant) -> Vec<&'a Event> {
        let store = self.store.into_iter().flat_map(move |store| store.events_until(now));
        let closing =
            store.filter(|event| matches!(event.what, What::StoreClosed(_) | What::DepositRefunded(_)));
        let own = self.binding.events_until(now).filter(|event| event.what.handles().is_none());
        let mut events: Vec<&Event> = own.chain(closing).collect();
        events.sort_by_key(|event| (event.effective, event.recorded));
        events
    }

    /// When something that is on record takes effect.
    fn instants(&self) -> impl Iterator<Item = Instant> + use<'a> {
        let of_store = self.store.into_iter().flat_map(|store| store.events.iter());
        let of_keeper = self.keeper.into_iter().flat_map(|keeper| keeper.events.iter());
        let all = self.binding.events.iter().chain(of_store).chain(of_keeper);
        all.filter(|event| !event.void).map(|event| event.effective)
    }
}

/// What follows for a binding at `now`.
pub fn binding(facts: &BindingFacts, rulebook: &Rulebook, now: Instant) -> Assessment {
    exactly(rulebook, &facts.binding.events, now, |at| binding_at(facts, rulebook, at))
}

fn binding_at(facts: &BindingFacts, rulebook: &Rulebook, now: Instant) -> (Assessment, Option<Instant>) {
    let mut assessment = blank(facts.subject.clone(), facts.name());
    if now < facts.binding.first_seen {
        return (assessment, Some(facts.binding.first_seen));
    }
    let life = Life::until(*facts, rulebook, now);
    deadline::place(&mut assessment, clocks(&life).into_iter());
    assessment.findings = findings::of(&life);
    assessment.actions = actions::of(&life);
    assessment.binding = Some(state(&life));
    super::actions::offer(&mut assessment);
    let next = life.next_instant();
    (assessment, next)
}

/// Every clock that runs or stands. Nothing follows of what is archived.
fn clocks(life: &Life) -> Vec<Deadline> {
    if life.facts.binding.attributes.archived {
        return Vec::new();
    }
    let single = [
        page::deadline(life),
        wait::deadline(life),
        lock::deadline(life),
        release::deadline(life),
        upgrade::deadline(life),
        review::deadline(life),
    ];
    single.into_iter().flatten().chain(checklist::deadlines(life)).collect()
}

/// The binding as it reads now.
fn state(life: &Life) -> BindingState {
    let row = &life.facts.binding.attributes;
    let store = life.facts.store.and(life.facts.key()).map(Subject::Store);
    BindingState {
        store,
        kind: life.kind,
        stage: life.stage,
        since: life.since,
        account: life.account.clone(),
        bound: life.bound,
        flow: life.flow().map(|rule| rule.params.flow),
        change: change_of(life),
        release: life.release.as_ref().map(|it| BindingRelease {
            event: it.event,
            since: it.since,
            free_at: release::free_at(life),
        }),
        locked_until: lock::until(life).filter(|until| life.now < *until),
        upgrade_revocable_until: upgrade::fires_at(life),
        former: life
            .former
            .iter()
            .map(|it| FormerAccount { account: it.account.clone(), from: it.from, until: it.until })
            .collect(),
        keeper: row.phone_keeper.clone().map(Subject::Staff),
    }
}

fn change_of(life: &Life) -> Option<BindingChange> {
    let change = life.change.as_ref()?;
    let wait = wait::of(life);
    Some(BindingChange {
        on: change.plan.on,
        account: change.plan.account.clone(),
        page_until: page::fires_at(life),
        restart: change.restart.is_some(),
        unbound: change.unbound,
        try_from: wait.as_ref().map(|wait| wait.try_from),
        longest: wait.as_ref().map(|wait| wait.longest),
        attempts: change.attempts,
        rebound: change.rebound,
        checklist: checklist::entries(life),
    })
}
