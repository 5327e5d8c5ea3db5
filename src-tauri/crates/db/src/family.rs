//! An entity with its shops, documents and link groups: what each of them is depends on the others, so they are read and
//! put up for assessment together. There are few of them; their sub-accounts are not among them.

use crate::{
    DbResult, binding,
    clock::{self, AT_ONCE},
    event, facts,
    resource::{self, Resource, subject_and_fact},
    row::subjects,
    store,
};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};
use storewarden_domain::{
    facts::{DocumentAttributes, Fact, LinkGroupAttributes, StoreAttributes, World},
    subject::{StoreKey, Subject},
};

/// The rows that the assessment of any of them rests on, with their events. About a sub-account, a person, a role, a rule
/// or a year: nothing.
pub fn around(connection: &Connection, subject: &Subject) -> DbResult<World> {
    let mut world = World::default();
    match subject {
        Subject::Entity(uscc) => of_entity(connection, uscc, &mut world)?,
        Subject::Document(_) => {
            facts::one(connection, subject, &mut world.documents)?;
            if let Some(owner) = owner_of(connection, subject)? {
                around_owner(connection, &owner, &mut world)?;
            }
            let card =
                world.documents.get(subject).and_then(|document| document.attributes.id_number.clone());
            for company in card.map_or(Ok(Vec::new()), |card| behind_identity(connection, &card.hash))? {
                if let Subject::Entity(uscc) = company {
                    of_entity(connection, &uscc, &mut world)?;
                }
            }
        }
        Subject::LinkGroup(_) => {
            facts::one(connection, subject, &mut world.link_groups)?;
            if let Some(uscc) = entity_of_group(connection, subject)? {
                of_entity(connection, &uscc, &mut world)?;
            }
            for key in stores_of_group(connection, subject)? {
                around_store(connection, &key, &mut world)?;
            }
        }
        Subject::Binding(_) => binding::around(connection, subject, &mut world)?,
        Subject::Store(key) => around_store(connection, key, &mut world)?,
        _ => {}
    }
    Ok(world)
}

/// A store, its entity's family, its own documents, and the groups that name it.
pub fn around_store(connection: &Connection, key: &StoreKey, world: &mut World) -> DbResult<()> {
    let subject = Subject::Store(key.clone());
    facts::one(connection, &subject, &mut world.stores)?;
    if let Some(uscc) = entity_of_store(connection, key)? {
        of_entity(connection, &uscc, world)?;
    }
    documents_of(connection, &subject, world)?;
    for group in groups_naming(connection, key)? {
        if !world.link_groups.contains_key(&group) {
            facts::one(connection, &group, &mut world.link_groups)?;
            if let Some(uscc) = entity_of_group(connection, &group)? {
                facts::one(connection, &Subject::Entity(uscc), &mut world.entities)?;
            }
        }
    }
    Ok(())
}

/// An owner of documents, with everything that the assessment of one of them may rest on.
pub fn around_owner(connection: &Connection, owner: &Subject, world: &mut World) -> DbResult<()> {
    match owner {
        Subject::Entity(uscc) => of_entity(connection, uscc, world),
        Subject::Store(key) => around_store(connection, key, world),
        Subject::Staff(_) => {
            facts::one(connection, owner, &mut world.staff)?;
            documents_of(connection, owner, world)
        }
        _ => Ok(()),
    }
}

fn of_entity(connection: &Connection, uscc: &str, world: &mut World) -> DbResult<()> {
    let subject = Subject::Entity(uscc.into());
    if world.entities.contains_key(&subject) {
        return Ok(());
    }
    facts::one(connection, &subject, &mut world.entities)?;
    documents_of(connection, &subject, world)?;
    rows::<StoreAttributes>(connection, "entity = ?1", uscc, &mut world.stores)?;
    rows::<LinkGroupAttributes>(connection, "entity = ?1", uscc, &mut world.link_groups)
}

fn documents_of(connection: &Connection, owner: &Subject, world: &mut World) -> DbResult<()> {
    rows::<DocumentAttributes>(connection, "owner = ?1", &owner.to_string(), &mut world.documents)
}

/// Rows that are not there yet, with their events.
fn rows<A: Resource>(
    connection: &Connection,
    clause: &str,
    value: &str,
    into: &mut BTreeMap<Subject, Fact<A>>,
) -> DbResult<()> {
    let sql = format!("SELECT * FROM {} WHERE {clause}", A::TABLE);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query([value])?;
    while let Some(row) = found.next()? {
        let (subject, mut fact) = subject_and_fact::<A>(row)?;
        fact.events = event::of(connection, &subject)?;
        into.entry(subject).or_insert(fact);
    }
    Ok(())
}

/// Groups that an event about them names the store in: it is, was or is to be a member.
pub fn groups_naming(connection: &Connection, key: &StoreKey) -> DbResult<Vec<Subject>> {
    let sql = "SELECT DISTINCT subject FROM event WHERE store = ?1 AND subject GLOB 'link-group:*'
               UNION SELECT 'link-group:' || key FROM link_group WHERE body ->> 'primary' = ?1";
    subjects(connection, sql, [&key.to_string()])
}

/// Every store that the group's events name, and its primary.
pub(crate) fn stores_of_group(connection: &Connection, group: &Subject) -> DbResult<BTreeSet<StoreKey>> {
    let sql = "SELECT DISTINCT 'store:' || store FROM event WHERE subject = ?1 AND store IS NOT NULL";
    let mut keys: BTreeSet<StoreKey> = subjects(connection, sql, [&group.to_string()])?
        .into_iter()
        .filter_map(|subject| subject.store_key().cloned())
        .collect();
    keys.extend(primary(connection, group)?);
    Ok(keys)
}

fn primary(connection: &Connection, group: &Subject) -> DbResult<Option<StoreKey>> {
    let attributes = resource::attributes::<LinkGroupAttributes>(connection, group)?;
    Ok(attributes.and_then(|(group, _)| group.primary).and_then(|text| text.parse().ok()))
}

/// The row of the primary's store, where it is recorded.
pub(crate) fn primary_of(connection: &Connection, group: &Subject) -> DbResult<Option<i64>> {
    Ok(primary(connection, group)?.map(|key| store::id(connection, &key)).transpose()?.flatten())
}

pub(crate) fn owner_of(connection: &Connection, document: &Subject) -> DbResult<Option<Subject>> {
    let attributes = resource::attributes::<DocumentAttributes>(connection, document)?;
    Ok(attributes.and_then(|(document, _)| document.owner).and_then(|text| text.parse().ok()))
}

pub(crate) fn entity_of_group(connection: &Connection, group: &Subject) -> DbResult<Option<String>> {
    let attributes = resource::attributes::<LinkGroupAttributes>(connection, group)?;
    Ok(attributes.and_then(|(group, _)| group.entity))
}

pub(crate) fn entity_of_store(connection: &Connection, key: &StoreKey) -> DbResult<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT entity FROM store WHERE key = ?1")?;
    Ok(statement.query_row([key.to_string()], |row| row.get(0)).optional()?.flatten())
}

/// An entity changed, or something of it: everything of the family is to be looked at again.
pub(crate) fn wake(connection: &Connection, uscc: &str) -> DbResult<()> {
    let sql = "INSERT INTO clock (subject, next_change_at)
               SELECT 'entity:' || key, ?2 FROM entity WHERE key = ?1
               UNION SELECT 'store:' || key, ?2 FROM store WHERE entity = ?1
               UNION SELECT 'document:' || key, ?2 FROM document WHERE owner = 'entity:' || ?1
               UNION SELECT 'document:' || d.key, ?2 FROM document d JOIN store s ON d.owner = 'store:' || s.key
                     WHERE s.entity = ?1
               UNION SELECT 'document:' || d.key, ?2 FROM entity e JOIN document d
                     ON d.body ->> '$.id_number.hash' = e.body ->> '$.legal_representative_id.hash'
                     WHERE e.key = ?1 AND d.kind = 'identity-card'
               UNION SELECT 'link-group:' || key, ?2 FROM link_group WHERE entity = ?1
               UNION SELECT e.subject, ?2 FROM store s JOIN event e ON e.store = s.key
                     WHERE s.entity = ?1 AND e.subject GLOB 'link-group:*'
               UNION SELECT 'store:' || e.store, ?2 FROM link_group g JOIN event e ON e.subject = 'link-group:' || g.key
                     WHERE g.entity = ?1 AND e.store IS NOT NULL
               UNION SELECT 'store:' || s.key, ?2 FROM link_group g JOIN store s ON s.key = g.body ->> 'primary'
                     WHERE g.entity = ?1
               ON CONFLICT (subject) DO UPDATE SET next_change_at = ?2";
    connection.prepare_cached(sql)?.execute((uscc, AT_ONCE))?;
    Ok(())
}

/// The families that something belonged to before a write and belongs to after it.
pub(crate) fn wake_entities(
    connection: &Connection,
    before: Option<String>,
    after: Option<String>,
) -> DbResult<()> {
    let both: BTreeSet<String> = before.into_iter().chain(after).collect();
    both.iter().try_for_each(|uscc| wake(connection, uscc))
}

/// A document's owner and what else is its, before a write and after it.
pub(crate) fn wake_owners(
    connection: &Connection,
    before: Option<Subject>,
    after: Option<Subject>,
) -> DbResult<()> {
    let both: BTreeSet<Subject> = before.into_iter().chain(after).collect();
    for owner in &both {
        if let Subject::Entity(uscc) = owner {
            wake(connection, uscc)?;
            continue;
        }
        if matches!(owner, Subject::Store(_)) {
            clock::wake(connection, owner)?;
        }
        let sql = "INSERT INTO clock (subject, next_change_at) SELECT 'document:' || key, ?2 FROM document WHERE owner = ?1
                   ON CONFLICT (subject) DO UPDATE SET next_change_at = ?2";
        connection.prepare_cached(sql)?.execute((owner.to_string(), AT_ONCE))?;
    }
    Ok(())
}

/// What a group has come to reaches into these stores.
pub(crate) fn wake_stores(connection: &Connection, stores: &BTreeSet<StoreKey>) -> DbResult<()> {
    for key in stores {
        if store::id(connection, key)?.is_some() {
            clock::wake(connection, &Subject::Store(key.clone()))?;
        }
    }
    Ok(())
}

/// The entities behind an identity card, by the hash of its number.
pub fn behind_identity(connection: &Connection, hash: &str) -> DbResult<Vec<Subject>> {
    let sql = "SELECT 'entity:' || key FROM entity WHERE body ->> '$.legal_representative_id.hash' = ?1";
    subjects(connection, sql, [hash])
}

/// A store's name, category and entity reach into the groups that name it.
pub(crate) fn wake_groups_naming(connection: &Connection, key: &StoreKey) -> DbResult<()> {
    groups_naming(connection, key)?.iter().try_for_each(|group| clock::wake(connection, group))
}
