//! A shop that is closed on its platform, and its deposit (rulebook E.3 row 15). What is bound to it is released some time
//! later; the times follow from these two records.

use super::life::Refused;
use crate::{
    assessment::Action,
    change::{Empty, What},
    facts::Store,
    rulebook::{Rulebook, behaviour::ReleaseAfter},
    subject::StoreKey,
    text::Text,
    time::Instant,
    vocabulary::ReleaseEvent,
};

fn when(store: &Store, now: Instant, is: impl Fn(&What) -> bool) -> Option<Instant> {
    store.events_until(now).find(|event| is(&event.what)).map(|event| event.effective)
}

/// When it was closed, as recorded; a status alone tells no time.
pub fn closed_at(store: &Store, now: Instant) -> Option<Instant> {
    when(store, now, |what| matches!(what, What::StoreClosed(_)))
}

fn refunded_at(store: &Store, now: Instant) -> Option<Instant> {
    when(store, now, |what| matches!(what, What::DepositRefunded(_)))
}

/// Each once, and the deposit after the closing. `store` = without the change.
pub(super) fn admit(store: &Store, what: &What, now: Instant) -> Result<(), Refused> {
    let text = match what {
        What::StoreClosed(_) if closed_at(store, now).is_some() => Text::new(
            "关店已记录；记错了请撤销那一条",
            "that it is closed is on record; retract that if it was wrong",
        ),
        What::DepositRefunded(_) if closed_at(store, now).is_none() => Text::new(
            "先记录关店，再记录保证金退回",
            "record that the shop is closed first, then the deposit's return",
        ),
        What::DepositRefunded(_) if refunded_at(store, now).is_some() => Text::new(
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
    let tried =
        |what: What| Action::tried(what.kind(), admit(store, &what, now).map_err(|no| no.text), false);
    offered.into_iter().map(tried).collect()
}
