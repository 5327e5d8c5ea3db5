//! The fold of the journal into the tables, and the tables as a [`World`].

use crate::{
    DbResult, clock, event, journal,
    resource::{self, Resource},
    sub_account,
};
use rusqlite::Connection;
use std::collections::BTreeMap;
use storewarden_domain::{
    change::{Change, Patch, What},
    facts::{
        EntityAttributes, Fact, RoleAttributes, RuleAttributes, StaffAttributes, StoreAttributes, World,
        YearAttributes, apply,
    },
    subject::Subject,
};

/// Folds one change into its subject's row and puts what depends on it up for assessment.
pub fn fold(connection: &Connection, change: &Change, seq: i64) -> DbResult<()> {
    let subject = &change.draft.subject;
    match subject {
        Subject::Entity(_) => fold_into::<EntityAttributes>(connection, change, seq),
        Subject::Staff(_) => fold_into::<StaffAttributes>(connection, change, seq),
        Subject::Role(_) => fold_into::<RoleAttributes>(connection, change, seq),
        // Every assessment rests on rules and calendar; the tick compares them as a whole.
        Subject::Rule(_) => fold_into::<RuleAttributes>(connection, change, seq),
        Subject::Year(_) => fold_into::<YearAttributes>(connection, change, seq),
        Subject::Store(key) => {
            fold_into::<StoreAttributes>(connection, change, seq)?;
            clock::wake(connection, subject)?;
            // Only what reaches into the accounts' assessments wakes them.
            let reaches = change.draft.what.patch().is_none_or(|patch| patch.contains_key("roll_out"));
            if reaches { clock::wake_accounts_of(connection, key) } else { Ok(()) }
        }
        Subject::SubAccount(key) => {
            let fact = folded(connection, change, seq)?;
            sub_account::save(connection, key, &fact)?;
            clock::wake(connection, subject)
        }
    }
}

fn fold_into<A: Resource>(connection: &Connection, change: &Change, seq: i64) -> DbResult<()> {
    let fact = folded::<A>(connection, change, seq)?;
    resource::save(connection, &change.draft.subject, &fact)
}

/// The row after the change; the events are read only where the change needs them.
fn folded<A: Resource>(connection: &Connection, change: &Change, seq: i64) -> DbResult<Fact<A>> {
    let retracts = matches!(change.draft.what, What::Retracted(_));
    let subject = &change.draft.subject;
    let row = resource::attributes::<A>(connection, subject)?;
    let events = if retracts { event::of(connection, subject)? } else { Vec::new() };
    let before = row.map(|(attributes, first_seen)| Fact { attributes, first_seen, events });
    let fact = apply(before, change)?;
    if change.draft.what.patch().is_none() {
        event::keep(connection, subject, &fact.events, change.id, seq)?;
    }
    Ok(fact)
}

/// Every row, for `check`, for simulation and for the command line's `--at`.
pub fn world(connection: &Connection) -> DbResult<World> {
    let mut world = World::default();
    all(connection, &mut world.entities)?;
    all(connection, &mut world.stores)?;
    all(connection, &mut world.staff)?;
    all(connection, &mut world.sub_accounts)?;
    all(connection, &mut world.roles)?;
    all(connection, &mut world.rules)?;
    all(connection, &mut world.years)?;
    event::each(connection, |subject, event| {
        if let Some(events) = world.events_mut(&subject) {
            events.push(event);
        }
    })?;
    Ok(world)
}

fn all<A: Resource>(connection: &Connection, rows: &mut BTreeMap<Subject, Fact<A>>) -> DbResult<()> {
    resource::each(connection, |subject, fact| {
        rows.insert(subject, fact);
    })
}

/// A subject's own row; around a sub-account also its store and the store's other accounts: what a change about it is
/// checked against.
pub fn around(connection: &Connection, subject: &Subject) -> DbResult<World> {
    let mut world = World::default();
    match subject {
        Subject::Entity(_) => one(connection, subject, &mut world.entities)?,
        Subject::Staff(_) => one(connection, subject, &mut world.staff)?,
        Subject::Role(_) => one(connection, subject, &mut world.roles)?,
        Subject::Rule(_) => one(connection, subject, &mut world.rules)?,
        Subject::Year(_) => one(connection, subject, &mut world.years)?,
        Subject::Store(_) => one(connection, subject, &mut world.stores)?,
        Subject::SubAccount(key) => {
            one(connection, &Subject::Store(key.store.clone()), &mut world.stores)?;
            sub_account::of_store(connection, &key.store, |subject, fact| {
                world.sub_accounts.insert(subject, fact);
            })?;
        }
    }
    Ok(world)
}

fn one<A: Resource>(
    connection: &Connection,
    subject: &Subject,
    rows: &mut BTreeMap<Subject, Fact<A>>,
) -> DbResult<()> {
    if let Some(fact) = resource::fact(connection, subject)? {
        rows.insert(subject.clone(), fact);
    }
    Ok(())
}

/// A subject's attributes as they stand in a patch; none where there is no such subject.
pub fn attributes(connection: &Connection, subject: &Subject) -> DbResult<Option<Patch>> {
    let mut world = World::default();
    match subject {
        Subject::SubAccount(_) => one(connection, subject, &mut world.sub_accounts)?,
        _ => world = around(connection, subject)?,
    }
    Ok(world.attributes(subject))
}

/// The journal folded from nothing, for comparing with the tables.
pub fn refold(connection: &Connection) -> DbResult<World> {
    let mut world = World::default();
    journal::replay(connection, |_, change| Ok(world.apply(&change)?))?;
    Ok(world)
}
