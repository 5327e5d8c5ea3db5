//! What stores could have in common, kept with each write: stores that share a value are found by its index ([`holding`]),
//! never by comparing all with all. What follows from it is the domain's to say.
//!
//! [`holding`]: crate::holding

use crate::{
    DbResult, cluster, event, facts, family, meta, resource,
    row::{code, optional_code, optional_instant, subjects, unreadable},
    settling, sub_account,
};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use storewarden_domain::{
    assess::association::{
        Session, Signal, Traces,
        trace::{Point, of_account, of_store},
    },
    change::What,
    facts::{EntityAttributes, StoreAttributes, World},
    subject::{StoreKey, SubAccountKey, Subject},
    vocabulary::{Datum, SignalKind},
};

/// By which reading of the rows the table was filled; another number fills it anew at the next start.
const READING: &str = "4";
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
            refresh_accounts_of(connection, key)?;
        }
    }
    settling::forget(connection)?;
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
    keep(connection, key, None, of_store(&store, company.as_ref()))
}

/// A company's row changed: whatever its stores have by it.
pub(crate) fn refresh_company(connection: &Connection, uscc: &str) -> DbResult<()> {
    let stores = subjects(connection, "SELECT 'store:' || key FROM store WHERE entity = ?1", [uscc])?;
    stores.iter().filter_map(Subject::store_key).try_for_each(|key| refresh_store(connection, key))
}

/// A store was put away or taken out again: the people in its accounts with it.
pub(crate) fn refresh_accounts_of(connection: &Connection, key: &StoreKey) -> DbResult<()> {
    let mut accounts = Vec::new();
    sub_account::of_store(connection, key, |subject, account| accounts.push((subject, account)))?;
    for (subject, account) in &accounts {
        if let Subject::SubAccount(key) = subject {
            keep(connection, &key.store, Some(key), of_account(account))?;
        }
    }
    Ok(())
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
    match if reaches { sub_account::fact(connection, key)? } else { None } {
        Some(account) => keep(connection, &key.store, Some(key), of_account(&account)),
        None => Ok(()),
    }
}

/// What a store's or an account's row says from now on. Only what differs is written.
fn keep(
    connection: &Connection,
    store: &StoreKey,
    account: Option<&SubAccountKey>,
    mut signals: Vec<Signal>,
) -> DbResult<()> {
    let platform = &store.platform;
    let (store, archived) = row_of(connection, store)?;
    let account = account.map(|key| sub_account::id(connection, key)).transpose()?;
    if archived {
        signals.clear();
    }
    signals.sort();
    let sql = format!("SELECT rowid, {COLUMNS} FROM signal WHERE store = ?1 AND account IS ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((store, account))?;
    let (mut gone, mut lost) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let kept = signal_of(row)?;
        match signals.binary_search(&kept) {
            Ok(at) => drop(signals.remove(at)),
            Err(_) => {
                gone.push(row.get::<_, i64>("rowid")?);
                lost.push(kept);
            }
        }
    }
    if gone.is_empty() && signals.is_empty() {
        return Ok(());
    }
    for row in gone {
        connection.prepare_cached("DELETE FROM signal WHERE rowid = ?1")?.execute([row])?;
    }
    signals.iter().try_for_each(|signal| insert(connection, store, account, signal))?;
    cluster::unsettle(connection, (store, platform), &lost)
}

fn insert(connection: &Connection, store: i64, account: Option<i64>, signal: &Signal) -> DbResult<()> {
    let sql = "INSERT INTO signal (store, account, platform, kind, value, first, last, lat, lon, datum)
               SELECT id, ?2, platform, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM store WHERE id = ?1";
    let Signal { kind, value, at, from, until } = signal;
    let [from, until] = [from, until].map(|at| at.map(|at| at.millis()));
    let (lat, lon, datum) = (at.map(|at| at.lat), at.map(|at| at.lon), at.map(|at| at.datum.code()));
    let values = (store, account, kind.code(), value, from, until, lat, lon, datum);
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// The row id of a store, and whether it is put away: then it has nothing in common with anybody.
fn row_of(connection: &Connection, key: &StoreKey) -> DbResult<(i64, bool)> {
    let mut statement = connection.prepare_cached("SELECT id, archived FROM store WHERE key = ?1")?;
    let row = statement.query_row([key.to_string()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    row.ok_or_else(|| unreadable("store of a signal", key))
}

/// Every store in use with what it could have in common with others, in the order of keys.
pub fn all(connection: &Connection) -> DbResult<Vec<Traces>> {
    let mut stores = BTreeMap::new();
    resource::each::<StoreAttributes>(connection, |subject, fact| {
        if let (Subject::Store(key), false) = (&subject, fact.attributes.archived) {
            stores.insert(key.clone(), blank(key, &fact.attributes));
        }
    })?;
    let mut signals = signals_by_store(connection)?;
    let mut ids = connection.prepare("SELECT id, key FROM store")?;
    let mut rows = ids.query([])?;
    while let Some(row) = rows.next()? {
        let key = row.get_ref("key")?.as_str().map_err(|e| unreadable("store", e))?;
        let key = key.parse().map_err(|e| unreadable("store", e))?;
        if let Some(traces) = stores.get_mut(&key) {
            traces.signals = signals.remove(&row.get("id")?).unwrap_or_default();
        }
    }
    event::logins(connection, None, |subject, event| {
        let traces = subject.store_key().and_then(|key| stores.get_mut(key));
        if let Some(traces) = traces {
            traces.sessions.extend(Session::of(&event));
        }
    })?;
    Ok(stores.into_values().map(sorted).collect())
}

fn signals_by_store(connection: &Connection) -> DbResult<HashMap<i64, Vec<Signal>>> {
    let mut found: HashMap<i64, Vec<Signal>> = HashMap::new();
    each(connection, |row| {
        found.entry(row.get("store")?).or_default().push(signal_of(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// Every row as it is kept: `store` and what a [`Signal`] has.
pub fn each(connection: &Connection, mut take: impl FnMut(&Row) -> DbResult<()>) -> DbResult<()> {
    let mut statement = connection.prepare(&format!("SELECT store, {COLUMNS} FROM signal"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row)?;
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
    let sql = format!("SELECT {COLUMNS} FROM signal WHERE store = (SELECT id FROM store WHERE key = ?1)");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([key.to_string()])?;
    while let Some(row) = rows.next()? {
        traces.signals.push(signal_of(row)?);
    }
    event::logins(connection, Some(&subject), |_, event| traces.sessions.extend(Session::of(&event)))?;
    Ok(Some(sorted(traces)))
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

/// What [`signal_of`] reads.
pub(crate) const COLUMNS: &str = "kind, value, first, last, lat, lon, datum";

pub(crate) fn signal_of(row: &Row) -> DbResult<Signal> {
    let point =
        (row.get("lat")?, row.get("lon")?, optional_code(row.get("datum")?, "datum", Datum::from_code)?);
    let at = match point {
        (Some(lat), Some(lon), Some(datum)) => Some(Point { lat, lon, datum }),
        _ => None,
    };
    Ok(Signal {
        kind: kind_of(row)?,
        value: row.get("value")?,
        at,
        from: optional_instant(row, "first")?,
        until: optional_instant(row, "last")?,
    })
}

pub(crate) fn kind_of(row: &Row) -> DbResult<SignalKind> {
    let text = row.get_ref("kind")?.as_str().map_err(|e| unreadable("signal", e))?;
    code(text, "signal", SignalKind::from_code)
}

/// Every link group with its events, its entity, and those of its stores: who is linked with whom follows, and whether what must
/// agree does.
pub fn groups(connection: &Connection) -> DbResult<World> {
    let mut world = World::default();
    for group in subjects(connection, "SELECT 'link-group:' || key FROM link_group WHERE NOT archived", [])? {
        facts::one(connection, &group, &mut world.link_groups)?;
        let mut companies: BTreeSet<String> =
            family::entity_of_group(connection, &group)?.into_iter().collect();
        for key in family::stores_of_group(connection, &group)? {
            companies.extend(family::entity_of_store(connection, &key)?);
        }
        for uscc in companies {
            facts::one(connection, &Subject::Entity(uscc), &mut world.entities)?;
        }
    }
    Ok(world)
}
