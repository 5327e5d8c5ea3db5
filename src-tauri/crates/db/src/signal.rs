//! What stores could have in common, kept with each write: stores that share a value are found by its index, never by
//! comparing all with all. What follows from it is the domain's to say.

use crate::{
    DbResult, event, meta, resource,
    row::{subjects, unreadable},
    sub_account,
};
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;
use storewarden_domain::{
    assess::association::{
        Session, Signal, Traces,
        trace::{of_account, of_store},
    },
    change::What,
    facts::{EntityAttributes, StoreAttributes, World},
    subject::{StoreKey, SubAccountKey, Subject},
    vocabulary::SignalKind,
};

/// By which reading of the rows the table was filled; another number fills it anew at the next start.
const READING: &str = "3";
const KEY: &str = "signals";

/// Fills the table where it is not there yet, or was filled by another reading.
pub fn fill(connection: &Connection) -> DbResult<()> {
    if meta::get(connection, KEY)?.as_deref() == Some(READING) {
        return Ok(());
    }
    connection.execute("DELETE FROM signal", [])?;
    for subject in subjects(connection, "SELECT 'store:' || key FROM store", [])? {
        if let Subject::Store(key) = &subject {
            refresh_store(connection, key)?;
            let mut accounts = Vec::new();
            sub_account::of_store(connection, key, |subject, fact| accounts.push((subject, fact)))?;
            for (account, fact) in &accounts {
                keep(connection, account, key, &of_account(fact))?;
            }
        }
    }
    meta::set(connection, KEY, READING)
}

/// A store's row changed, or its log.
pub(crate) fn refresh_store(connection: &Connection, key: &StoreKey) -> DbResult<()> {
    let subject = Subject::Store(key.clone());
    let Some(store) = resource::fact::<StoreAttributes>(connection, &subject)? else {
        return Ok(());
    };
    let company = store.attributes.entity.clone().map(Subject::Entity);
    let company = company
        .map(|company| resource::fact::<EntityAttributes>(connection, &company))
        .transpose()?
        .flatten();
    keep(connection, &subject, key, &of_store(&store, company.as_ref()))
}

/// A company's row changed: whatever its stores have by it.
pub(crate) fn refresh_company(connection: &Connection, uscc: &str) -> DbResult<()> {
    let stores = subjects(connection, "SELECT 'store:' || key FROM store WHERE entity = ?1", [uscc])?;
    stores.iter().filter_map(Subject::store_key).try_for_each(|key| refresh_store(connection, key))
}

/// A sub-account changed; `what` tells whether who has access did.
pub(crate) fn refresh_account(connection: &Connection, key: &SubAccountKey, what: &What) -> DbResult<()> {
    let reaches = match what {
        What::SubAccountDescribed(patch) => {
            ["holder", "users", "archived"].iter().any(|field| patch.contains_key(*field))
        }
        What::Submitted(_)
        | What::Departed(_)
        | What::Restored(_)
        | What::Observed(_)
        | What::Retracted(_) => true,
        _ => false,
    };
    let account = if reaches { sub_account::fact(connection, key)? } else { None };
    match account {
        Some(account) => {
            let subject = Subject::SubAccount(key.clone());
            keep(connection, &subject, &key.store, &of_account(&account))
        }
        None => Ok(()),
    }
}

fn keep(connection: &Connection, source: &Subject, store: &StoreKey, signals: &[Signal]) -> DbResult<()> {
    let source = source.to_string();
    connection.prepare_cached("DELETE FROM signal WHERE source = ?1")?.execute([&source])?;
    let sql = "INSERT INTO signal (source, store, kind, value, body) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut statement = connection.prepare_cached(sql)?;
    for signal in signals {
        let body = serde_json::to_string(signal).map_err(|e| unreadable("signal", e))?;
        statement.execute((&source, store.to_string(), signal.kind.code(), &signal.value, body))?;
    }
    Ok(())
}

/// Every store in use with what it could have in common with others, in the order of keys.
pub fn all(connection: &Connection) -> DbResult<Vec<Traces>> {
    let mut stores = BTreeMap::new();
    resource::each::<StoreAttributes>(connection, |subject, fact| {
        if let (Subject::Store(key), false) = (&subject, fact.attributes.archived) {
            stores.insert(key.clone(), blank(key, &fact.attributes));
        }
    })?;
    each(connection, |store, body| {
        let store = store.parse().map_err(|e| unreadable("store of a signal", e))?;
        if let Some(traces) = stores.get_mut(&store) {
            traces.signals.push(serde_json::from_str(body).map_err(|e| unreadable("signal", e))?);
        }
        Ok(())
    })?;
    event::logins(connection, None, |subject, event| {
        let traces = subject.store_key().and_then(|key| stores.get_mut(key));
        if let Some(traces) = traces {
            traces.sessions.extend(Session::of(&event));
        }
    })?;
    Ok(stores.into_values().map(sorted).collect())
}

/// Every row as it is kept, store by store: PLATFORM/MAIN and the signal's JSON.
pub fn each(connection: &Connection, mut take: impl FnMut(&str, &str) -> DbResult<()>) -> DbResult<()> {
    let mut statement = connection.prepare("SELECT store, body FROM signal ORDER BY store")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let [store, body] = [0, 1].map(|column| row.get_ref(column).map(|it| it.as_str()));
        let read = |e| unreadable("signal", e);
        take(store?.map_err(read)?, body?.map_err(read)?)?;
    }
    Ok(())
}

/// One store's; none where it is not recorded.
pub fn of(connection: &Connection, key: &StoreKey) -> DbResult<Option<Traces>> {
    let subject = Subject::Store(key.clone());
    let Some((attributes, _)) = resource::attributes::<StoreAttributes>(connection, &subject)? else {
        return Ok(None);
    };
    let mut traces = blank(key, &attributes);
    let mut statement = connection.prepare_cached("SELECT store, body FROM signal WHERE store = ?1")?;
    let mut rows = statement.query([key.to_string()])?;
    while let Some(row) = rows.next()? {
        traces.signals.push(signal_of(row)?);
    }
    event::logins(connection, Some(&subject), |_, event| traces.sessions.extend(Session::of(&event)))?;
    Ok(Some(sorted(traces)))
}

/// The stores that have a value, archived ones left out: those have none.
pub fn holding(connection: &Connection, kind: SignalKind, value: &str) -> DbResult<Vec<(StoreKey, Signal)>> {
    let sql = "SELECT store, body FROM signal WHERE kind = ?1 AND value = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([kind.code(), value])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((store_of(row)?, signal_of(row)?));
    }
    Ok(found)
}

/// The stores with coordinates of an address of this kind.
pub fn placed(connection: &Connection, kind: SignalKind) -> DbResult<Vec<(StoreKey, Signal)>> {
    let sql = "SELECT store, body FROM signal WHERE kind = ?1 AND body ->> 'at' IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([kind.code()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((store_of(row)?, signal_of(row)?));
    }
    Ok(found)
}

/// The stores whose kept signals differ from those of `world`, for `check`.
pub fn differing(connection: &Connection, world: &World) -> DbResult<Vec<Subject>> {
    let kept: BTreeMap<StoreKey, Vec<Signal>> =
        all(connection)?.into_iter().map(|traces| (traces.key, traces.signals)).collect();
    let fresh = Traces::of_all(world).into_iter();
    Ok(fresh
        .filter(|traces| kept.get(&traces.key) != Some(&traces.signals))
        .map(|traces| traces.subject())
        .collect())
}

fn blank(key: &StoreKey, store: &StoreAttributes) -> Traces {
    Traces {
        key: key.clone(),
        name: store.name.clone().unwrap_or_else(|| key.main.clone()),
        entity: store.entity.clone(),
        agency: store.agency.clone(),
        signals: Vec::new(),
        sessions: Vec::new(),
    }
}

fn sorted(mut traces: Traces) -> Traces {
    traces.signals.sort();
    traces
}

fn store_of(row: &Row) -> DbResult<StoreKey> {
    let text: String = row.get("store")?;
    text.parse().map_err(|e| unreadable("store of a signal", e))
}

fn signal_of(row: &Row) -> DbResult<Signal> {
    let body = row.get_ref("body")?.as_str().map_err(|e| unreadable("signal", e))?;
    serde_json::from_str(body).map_err(|e| unreadable("signal", e))
}

/// Every link group with its events, its entity, and the stores of the accounts that ask: who is linked with whom follows.
pub fn groups(connection: &Connection) -> DbResult<World> {
    let mut world = World::default();
    for group in subjects(connection, "SELECT 'link-group:' || key FROM link_group WHERE NOT archived", [])? {
        crate::facts::one(connection, &group, &mut world.link_groups)?;
        if let Some(uscc) = crate::family::entity_of_group(connection, &group)? {
            crate::facts::one(connection, &Subject::Entity(uscc), &mut world.entities)?;
        }
    }
    Ok(world)
}
