//! The fold of the journal into the tables, and the tables as a [`World`].

use crate::{
    DbResult, binding, clock, event, family, journal,
    resource::{self, Resource},
    role, signal, staff, sub_account, ties,
};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use storewarden_domain::{
    change::{Change, Patch, What},
    facts::{
        BindingAttributes, DocumentAttributes, EntityAttributes, Fact, LinkGroupAttributes, RoleAttributes,
        RuleAttributes, RulebookAttributes, StaffAttributes, StoreAttributes, SubAccountAttributes, World,
        YearAttributes, apply,
    },
    subject::{StoreKey, Subject},
};

/// Folds one change into its subject's row and puts what depends on it up for assessment.
pub fn fold(connection: &Connection, change: &Change, seq: i64) -> DbResult<()> {
    let subject = &change.draft.subject;
    match subject {
        Subject::Entity(uscc) => {
            // The card of a representative who is one no more.
            family::wake(connection, uscc)?;
            fold_into::<EntityAttributes>(connection, change, seq)?;
            signal::refresh_company(connection, uscc)?;
            family::wake(connection, uscc)
        }
        Subject::Document(_) => {
            let before = family::owner_of(connection, subject)?;
            fold_into::<DocumentAttributes>(connection, change, seq)?;
            clock::wake(connection, subject)?;
            family::wake_owners(connection, before, family::owner_of(connection, subject)?)
        }
        Subject::LinkGroup(_) => {
            let before = family::entity_of_group(connection, subject)?;
            let mut stores = family::stores_of_group(connection, subject)?;
            fold_into::<LinkGroupAttributes>(connection, change, seq)?;
            stores.extend(family::stores_of_group(connection, subject)?);
            clock::wake(connection, subject)?;
            family::wake_stores(connection, &stores)?;
            family::wake_entities(connection, before, family::entity_of_group(connection, subject)?)
        }
        Subject::Binding(_) => {
            fold_into::<BindingAttributes>(connection, change, seq)?;
            clock::wake(connection, subject)?;
            match binding::store_of(connection, subject)? {
                Some(key) => clock::wake(connection, &Subject::Store(key)),
                None => Ok(()),
            }
        }
        Subject::Staff(id) => {
            let phone = change.draft.what.patch().is_some_and(|patch| patch.contains_key("phone"));
            let before = if phone { phone_of(connection, subject)? } else { None };
            fold_into::<StaffAttributes>(connection, change, seq)?;
            family::wake_owners(connection, None, Some(subject.clone()))?;
            binding::wake_kept_by(connection, id)?;
            // Their phones, their position and their leaving reach into the accounts that they hold; the phone by which they
            // are known also into the stores of these and to whoever else is reached by it.
            let reaches = change.draft.what.patch().is_none_or(|patch| {
                ["phone", "phone_masked", "other_phones", "position"]
                    .into_iter()
                    .any(|field| patch.contains_key(field))
            });
            if reaches {
                clock::wake_accounts_held_by(connection, id)?;
            }
            if phone {
                clock::wake_stores_with_accounts_of(connection, id)?;
                let after = phone_of(connection, subject)?;
                let both: BTreeSet<String> = before.into_iter().chain(after).collect();
                both.iter().try_for_each(|phone| ties::wake_reached_by(connection, phone))?;
            }
            Ok(())
        }
        Subject::Role(id) => {
            fold_into::<RoleAttributes>(connection, change, seq)?;
            // What its accounts may do reaches into their stores' assessments.
            clock::wake_stores_with_role(connection, id)
        }
        // Every assessment rests on rules and calendar; the tick compares them as a whole.
        Subject::Rule(_) => fold_into::<RuleAttributes>(connection, change, seq),
        Subject::Year(_) => fold_into::<YearAttributes>(connection, change, seq),
        Subject::Rulebook => fold_into::<RulebookAttributes>(connection, change, seq),
        Subject::Store(key) => {
            let before = family::entity_of_store(connection, key)?;
            fold_into::<StoreAttributes>(connection, change, seq)?;
            signal::refresh_store(connection, key)?;
            if change.draft.what.patch().is_some_and(|patch| patch.contains_key("archived")) {
                signal::refresh_accounts_of(connection, key)?;
            }
            family::wake_owners(connection, None, Some(subject.clone()))?;
            family::wake_entities(connection, before, family::entity_of_store(connection, key)?)?;
            family::wake_groups_naming(connection, key)?;
            binding::wake_of_store(connection, key)?;
            // Only what reaches into the accounts' assessments wakes them.
            let touches =
                |field: &str| change.draft.what.patch().is_none_or(|patch| patch.contains_key(field));
            if touches("temporary_windows") {
                ties::wake_alike_of_store(connection, key)?;
            }
            if touches("roll_out") || touches("temporary_windows") {
                clock::wake_accounts_of(connection, key)?;
                ties::wake_loosed_of_store(connection, key)?;
            }
            Ok(())
        }
        Subject::SubAccount(key) => {
            let before = resource::attributes::<SubAccountAttributes>(connection, subject)?;
            let fact = folded(connection, change, seq)?;
            sub_account::save(connection, key, &fact)?;
            signal::refresh_account(connection, key, &change.draft.what)?;
            clock::wake(connection, subject)?;
            // A store counts its accounts and looks who is bound to them.
            clock::wake(connection, &Subject::Store(key.store.clone()))?;
            ties::wake_alike(
                connection,
                &key.store,
                before.iter().map(|(row, _)| row).chain([&fact.attributes]),
            )?;
            ties::wake_loosed(connection, subject)
        }
    }
}

fn phone_of(connection: &Connection, person: &Subject) -> DbResult<Option<String>> {
    Ok(resource::attributes::<StaffAttributes>(connection, person)?.and_then(|(person, _)| person.phone))
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
    all(connection, &mut world.rulebook)?;
    all(connection, &mut world.documents)?;
    all(connection, &mut world.link_groups)?;
    all(connection, &mut world.bindings)?;
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
        Subject::Rulebook => one(connection, subject, &mut world.rulebook)?,
        Subject::Document(_) => one(connection, subject, &mut world.documents)?,
        Subject::LinkGroup(_) => one(connection, subject, &mut world.link_groups)?,
        Subject::Binding(_) => one(connection, subject, &mut world.bindings)?,
        Subject::Store(_) => one(connection, subject, &mut world.stores)?,
        Subject::SubAccount(key) => world = store_with_accounts(connection, &key.store)?,
    }
    Ok(world)
}

/// A store, its sub-accounts with their people and roles; empty where there is no such store.
pub fn store_with_accounts(connection: &Connection, key: &StoreKey) -> DbResult<World> {
    let mut world = World::default();
    one(connection, &Subject::Store(key.clone()), &mut world.stores)?;
    sub_account::of_store(connection, key, |subject, fact| {
        world.sub_accounts.insert(subject, fact);
    })?;
    staff::of_store(connection, key, |subject, fact| {
        world.staff.insert(subject, fact);
    })?;
    roles_of_store(connection, key, &mut world)?;
    Ok(world)
}

/// The roles that a store's accounts have, and those made for it alone.
pub fn roles_of_store(connection: &Connection, key: &StoreKey, world: &mut World) -> DbResult<()> {
    role::around_store(connection, key, |subject, fact| {
        world.roles.insert(subject, fact);
    })
}

/// Every store, and the temporary accounts.
pub fn temporary_accounts(connection: &Connection) -> DbResult<World> {
    let mut world = World::default();
    all(connection, &mut world.stores)?;
    sub_account::temporary(connection, |subject, fact| {
        world.sub_accounts.insert(subject, fact);
    })?;
    Ok(world)
}

/// Brings a role, a person, a store, a document or a sub-account with its store into `world`, where they are recorded.
pub fn include(connection: &Connection, subject: &Subject, world: &mut World) -> DbResult<()> {
    match subject {
        Subject::Staff(_) => one(connection, subject, &mut world.staff),
        Subject::Store(_) => one(connection, subject, &mut world.stores),
        Subject::Role(_) => one(connection, subject, &mut world.roles),
        Subject::Document(_) => one(connection, subject, &mut world.documents),
        Subject::SubAccount(key) => {
            one(connection, &Subject::Store(key.store.clone()), &mut world.stores)?;
            one(connection, subject, &mut world.sub_accounts)
        }
        _ => Ok(()),
    }
}

pub(crate) fn one<A: Resource>(
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

/// Everything in use about which something follows, at most `limit`, and how many there are. Of stores and sub-accounts
/// only those on these `platforms`, where some are named; what belongs to no platform is among them always.
pub fn assessed_subjects(
    connection: &Connection,
    platforms: Option<&[&str]>,
    limit: u32,
) -> DbResult<(Vec<Subject>, u32)> {
    let platforms = platforms.map(|codes| serde_json::json!(codes).to_string());
    let all = "SELECT 'store:' || key AS subject FROM store
               WHERE NOT archived AND (?1 IS NULL OR platform IN (SELECT value FROM json_each(?1)))
               UNION ALL
               SELECT 'sub-account:' || a.key FROM sub_account a JOIN store s ON s.id = a.store
               WHERE NOT a.archived AND NOT s.archived
                 AND (?1 IS NULL OR s.platform IN (SELECT value FROM json_each(?1)))
               UNION ALL SELECT 'entity:' || key FROM entity WHERE NOT archived
               UNION ALL SELECT 'document:' || key FROM document WHERE NOT archived
               UNION ALL SELECT 'link-group:' || key FROM link_group WHERE NOT archived
               UNION ALL SELECT 'binding:' || b.key FROM binding b LEFT JOIN store s ON s.key = b.store
               WHERE NOT b.archived AND NOT COALESCE(s.archived, 0)
                 AND (?1 IS NULL OR s.platform IN (SELECT value FROM json_each(?1)))";
    let total = crate::row::one(connection, &format!("SELECT COUNT(*) FROM ({all})"), [&platforms])?;
    let mut statement = connection.prepare_cached(&format!("{all} LIMIT ?2"))?;
    let mut rows = statement.query((&platforms, limit))?;
    let mut subjects = Vec::new();
    while let Some(row) = rows.next()? {
        subjects.push(crate::row::subject(&row.get::<_, String>(0)?)?);
    }
    Ok((subjects, total))
}

/// The journal folded from nothing, for comparing with the tables.
pub fn refold(connection: &Connection) -> DbResult<World> {
    let mut world = World::default();
    journal::replay(connection, |_, change| Ok(world.apply(&change)?))?;
    Ok(world)
}
