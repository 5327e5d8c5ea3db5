//! A shop that is closed on its platform, and its deposit (rulebook E.3 row 15). What is bound to it is released some time
//! later; the times follow from these two records.

use super::life::Refused;
use crate::{
    assessment::Action,
    change::{Empty, What},
    facts::{Event, Store, World},
    rulebook::{Rulebook, behaviour::ReleaseAfter},
    subject::StoreKey,
    text::Text,
    time::Instant,
    vocabulary::{ReleaseEvent, StoreStatus},
};

fn first<'a>(mut events: impl Iterator<Item = &'a Event>, is: impl Fn(&What) -> bool) -> Option<Instant> {
    events.find(|event| is(&event.what)).map(|event| event.effective)
}

fn closing(what: &What) -> bool {
    matches!(what, What::StoreClosed(_))
}

fn refund(what: &What) -> bool {
    matches!(what, What::DepositRefunded(_))
}

/// When it was closed, as recorded; a status alone tells no time.
pub fn closed_at(store: &Store, now: Instant) -> Option<Instant> {
    first(store.events_until(now), closing)
}

/// Neither closed, by an event or by its status, nor put away.
pub fn in_use(store: &Store, now: Instant) -> bool {
    let row = &store.attributes;
    !row.archived && row.status != Some(StoreStatus::Closed) && closed_at(store, now).is_none()
}

/// When closings on record of these stores take effect.
pub(super) fn instants(world: &World) -> impl Iterator<Item = Instant> {
    let events = world.stores.values().flat_map(|store| store.events.iter());
    events.filter(|event| !event.void && closing(&event.what)).map(|event| event.effective)
}

/// Each once, whatever its time, and the deposit after the closing. `store` = without the change, which takes effect at `at`.
pub(super) fn admit(store: &Store, what: &What, at: Instant) -> Result<(), Refused> {
    let there = || store.events.iter().filter(|event| !event.void);
    judge(what, at, first(there(), closing), first(there(), refund))
}

fn judge(
    what: &What,
    at: Instant,
    closed: Option<Instant>,
    refunded: Option<Instant>,
) -> Result<(), Refused> {
    let text = match what {
        What::StoreClosed(_) if closed.is_some() => Text::new(
            "关店已记录；记错了请撤销那一条",
            "that it is closed is on record; retract that if it was wrong",
        ),
        What::StoreClosed(_) if refunded.is_some_and(|back| back < at) => Text::new(
            "保证金退回记录在此之前，而保证金在关店之后才退：核对关店时间，或先撤销那一条",
            "the deposit is on record as returned before this, and it comes back after the closing: check when it was closed, or retract that first",
        ),
        What::DepositRefunded(_) if closed.is_none_or(|closed| closed > at) => Text::new(
            "先记录关店，再记录保证金退回",
            "record that the shop is closed first, then the deposit's return",
        ),
        What::DepositRefunded(_) if refunded.is_some() => Text::new(
            "保证金退回已记录；记错了请撤销那一条",
            "the deposit's return is on record; retract that if it was wrong",
        ),
        _ => return Ok(()),
    };
    Err(Refused::new("not-possible-now", text))
}

/// Offered where something follows from them.
pub(super) fn actions(key: &StoreKey, store: &Store, rulebook: &Rulebook, now: Instant) -> Vec<Action> {
    let mut rules = rulebook.each_bound::<ReleaseAfter>(&key.platform);
    if !rules.any(|rule| rule.params.event == ReleaseEvent::StoreClosed) {
        return Vec::new();
    }
    let offered = [What::StoreClosed(Empty {}), What::DepositRefunded(Empty {})];
    let (closed, refunded) = (closed_at(store, now), first(store.events_until(now), refund));
    let tried = |what: What| {
        let outcome = judge(&what, now, closed, refunded);
        Action::tried(what.kind(), outcome.map_err(|no| no.text), false)
    };
    offered.into_iter().map(tried).collect()
}
