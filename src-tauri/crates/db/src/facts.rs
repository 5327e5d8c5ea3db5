//! The fold of the journal into the tables, and the tables as a [`World`].

use crate::{DbResult, clock, entity, event, journal, staff, store, sub_account};
use rusqlite::Connection;
use storewarden_domain::{
    change::{Change, What},
    facts::{Attributes, Fact, World, apply},
    subject::{StoreKey, Subject},
};

/// Folds one change into its subject's row and puts what depends on it up for assessment.
pub fn fold(connection: &Connection, change: &Change, seq: i64) -> DbResult<()> {
    let subject = &change.draft.subject;
    match subject {
        Subject::Entity(key) => {
            let fact = folded(connection, entity::attributes(connection, key)?, change, seq)?;
            entity::save(connection, key, &fact)
        }
        Subject::Staff(key) => {
            let fact = folded(connection, staff::attributes(connection, key)?, change, seq)?;
            staff::save(connection, key, &fact)
        }
        Subject::Store(key) => {
            let fact = folded(connection, store::attributes(connection, key)?, change, seq)?;
            store::save(connection, key, &fact)?;
            clock::wake(connection, subject)?;
            // Only what reaches into the accounts' assessments wakes them.
            let reaches = change.draft.what.patch().is_none_or(|patch| patch.contains_key("roll_out"));
            if reaches { clock::wake_accounts_of(connection, key) } else { Ok(()) }
        }
        Subject::SubAccount(key) => {
            let fact = folded(connection, sub_account::attributes(connection, key)?, change, seq)?;
            sub_account::save(connection, key, &fact)?;
            clock::wake(connection, subject)
        }
    }
}

/// `row` is the attributes with the first sight; the events are read only where the change needs them.
fn folded<A: Attributes>(
    connection: &Connection,
    row: Option<(A, storewarden_domain::time::Instant)>,
    change: &Change,
    seq: i64,
) -> DbResult<Fact<A>> {
    let retracts = matches!(change.draft.what, What::Retracted(_));
    let subject = &change.draft.subject;
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
    entity::each(connection, |key, fact| world.entities.insert(Subject::Entity(key), fact))?;
    store::each(connection, |key, fact| world.stores.insert(Subject::Store(key), fact))?;
    staff::each(connection, |key, fact| world.staff.insert(Subject::Staff(key), fact))?;
    sub_account::each(connection, |key, fact| world.sub_accounts.insert(Subject::SubAccount(key), fact))?;
    event::each(connection, |subject, event| {
        let events = match subject.kind() {
            storewarden_domain::subject::SubjectKind::Entity => {
                world.entities.get_mut(&subject).map(|f| &mut f.events)
            }
            storewarden_domain::subject::SubjectKind::Store => {
                world.stores.get_mut(&subject).map(|f| &mut f.events)
            }
            storewarden_domain::subject::SubjectKind::Staff => {
                world.staff.get_mut(&subject).map(|f| &mut f.events)
            }
            storewarden_domain::subject::SubjectKind::SubAccount => {
                world.sub_accounts.get_mut(&subject).map(|f| &mut f.events)
            }
        };
        if let Some(events) = events {
            events.push(event);
        }
    })?;
    Ok(world)
}

/// A store, its accounts and their people: what a change about one of them is checked against.
pub fn around(connection: &Connection, subject: &Subject) -> DbResult<World> {
    let mut world = World::default();
    match subject {
        Subject::Entity(key) => {
            if let Some(fact) = entity::fact(connection, key)? {
                world.entities.insert(subject.clone(), fact);
            }
        }
        Subject::Staff(key) => {
            if let Some(fact) = staff::fact(connection, key)? {
                world.staff.insert(subject.clone(), fact);
            }
        }
        Subject::Store(key) => store_into(connection, key, &mut world)?,
        Subject::SubAccount(key) => {
            store_into(connection, &key.store, &mut world)?;
            sub_account::of_store(connection, &key.store, |key, fact| {
                world.sub_accounts.insert(Subject::SubAccount(key), fact);
            })?;
        }
    }
    Ok(world)
}

fn store_into(connection: &Connection, key: &StoreKey, world: &mut World) -> DbResult<()> {
    if let Some(fact) = store::fact(connection, key)? {
        world.stores.insert(Subject::Store(key.clone()), fact);
    }
    Ok(())
}

/// The journal folded from nothing, for comparing with the tables.
pub fn refold(connection: &Connection) -> DbResult<World> {
    let mut world = World::default();
    journal::replay(connection, |_, change| Ok(world.apply(&change)?))?;
    Ok(world)
}
