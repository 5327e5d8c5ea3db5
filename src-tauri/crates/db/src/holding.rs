//! Who has a value: questions to the index of [`signal`](crate::signal)s by value.

use crate::{
    DbResult,
    row::{code, unreadable},
    signal::{COLUMNS, kind_of, signal_of},
};
use rusqlite::{Connection, Row, types::ValueRef};
use std::collections::BTreeSet;
use storewarden_domain::{
    assess::association::{SQUARE, Signal, Weights, trace::counts},
    subject::StoreKey,
    time::Instant,
    vocabulary::SignalKind,
};

/// A value that stores of one platform can have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Value {
    pub platform: String,
    pub kind: SignalKind,
    pub value: String,
}

/// A [`Value`] in passing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    pub platform: &'a str,
    pub kind: SignalKind,
    pub value: &'a str,
}

impl Told<'_> {
    pub fn kept(self) -> Value {
        Value { platform: self.platform.into(), kind: self.kind, value: self.value.into() }
    }
}

/// Who says to have a value, by the store's row id, and when that counts; see [`Signal`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Holder {
    pub store: i64,
    from: Option<Instant>,
    until: Option<Instant>,
}

impl Holder {
    /// Of a row that begins with the store and when it counts: by their places, for very many are read.
    fn of(row: &Row) -> DbResult<Self> {
        let instant = |column| row.get::<_, Option<i64>>(column).map(|at| at.map(Instant::from_millis));
        Ok(Self { store: row.get(0)?, from: instant(1)?, until: instant(2)? })
    }
}

/// The stores among these whose value counts at `now`.
pub(crate) fn counting(
    holders: &[Holder],
    kind: SignalKind,
    weights: &Weights,
    now: Instant,
) -> BTreeSet<i64> {
    let within = weights.old_within();
    let there = holders.iter().filter(|it| counts(kind, (it.from, it.until), now, within));
    there.map(|holder| holder.store).collect()
}

/// The stores that have a value, whatever their platform.
pub fn of(connection: &Connection, kind: SignalKind, value: &str) -> DbResult<Vec<(StoreKey, Signal)>> {
    let sql = format!(
        "SELECT key, {COLUMNS} FROM signal JOIN store ON store.id = signal.store WHERE kind = ?1 AND value = ?2"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((kind.code(), value))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((key_of(row)?, signal_of(row)?));
    }
    Ok(found)
}

/// The stores with an address of this kind at most one [`SQUARE`] (ten-millionths of a degree) of latitude away, whatever their
/// platform: none that is near lies elsewhere. The longitude is left to whoever compares.
pub fn around(connection: &Connection, address: &Signal) -> DbResult<Vec<(StoreKey, Signal)>> {
    let sql = format!(
        "SELECT key, {COLUMNS} FROM signal JOIN store ON store.id = signal.store
         WHERE kind = ?1 AND lat BETWEEN ?2 - ?3 AND ?2 + ?3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let lat = address.at.map(|at| at.lat);
    let mut rows = statement.query((address.kind.code(), lat, SQUARE))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((key_of(row)?, signal_of(row)?));
    }
    Ok(found)
}

/// Where a store is, on its platform.
#[derive(Debug)]
pub(crate) struct Placed {
    pub platform: String,
    pub signal: Signal,
}

/// The addresses of a store, by its row id, whose coordinates are known.
pub(crate) fn addresses(connection: &Connection, store: i64) -> DbResult<Vec<Placed>> {
    let sql = format!("SELECT platform, {COLUMNS} FROM signal WHERE store = ?1 AND lat IS NOT NULL");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([store])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Placed { platform: row.get("platform")?, signal: signal_of(row)? });
    }
    Ok(found)
}

/// Addresses of the kind and on the platform of this one, at most one [`SQUARE`] of latitude away, with the row ids of their
/// stores. The longitude is left to whoever compares.
pub(crate) fn placed_around(connection: &Connection, of: &Placed) -> DbResult<Vec<(i64, Signal)>> {
    let sql = format!(
        "SELECT store, {COLUMNS} FROM signal
         WHERE kind = ?1 AND lat BETWEEN ?2 - ?3 AND ?2 + ?3 AND platform = ?4"
    );
    let lat = of.signal.at.map(|at| at.lat);
    let mut statement = connection.prepare_cached(&sql)?;
    by_store(&mut statement.query((of.signal.kind.code(), lat, SQUARE, &of.platform))?)
}

/// Every address on a platform whose coordinates are known.
pub(crate) fn placed(connection: &Connection, platform: &str) -> DbResult<Vec<(i64, Signal)>> {
    let sql = format!("SELECT store, {COLUMNS} FROM signal WHERE lat IS NOT NULL AND platform = ?1");
    by_store(&mut connection.prepare_cached(&sql)?.query([platform])?)
}

fn by_store(rows: &mut rusqlite::Rows) -> DbResult<Vec<(i64, Signal)>> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get("store")?, signal_of(row)?));
    }
    Ok(found)
}

/// Everybody on its platform who says to have a value.
pub(crate) fn holders(connection: &Connection, of: &Value) -> DbResult<Vec<Holder>> {
    let sql = "SELECT store, first, last FROM signal WHERE kind = ?1 AND value = ?2 AND platform = ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query((of.kind.code(), &of.value, &of.platform))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Holder::of(row)?);
    }
    Ok(found)
}

/// What a store has that another store of its platform has too.
pub(crate) fn shared_by(connection: &Connection, store: i64) -> DbResult<Vec<Value>> {
    let sql = "SELECT DISTINCT platform, kind, value FROM signal own
               WHERE store = ?1 AND value <> '' AND EXISTS (
                   SELECT 1 FROM signal other WHERE other.kind = own.kind AND other.value = own.value
                   AND other.platform = own.platform AND other.store <> own.store)";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([store])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (platform, value) = (row.get("platform")?, row.get("value")?);
        found.push(Value { platform, kind: kind_of(row)?, value });
    }
    Ok(found)
}

/// Hands over every value that is said more than once on a platform. One pass over the index: what only one store has is
/// never read into memory.
pub(crate) fn each_shared(
    connection: &Connection,
    mut take: impl FnMut(Told, &[Holder]) -> DbResult<()>,
) -> DbResult<()> {
    let sql = "SELECT store, first, last, value, platform, kind FROM signal ORDER BY kind, value, platform";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut run: [Vec<u8>; 3] = Default::default();
    let mut holders: Vec<Holder> = Vec::new();
    while let Some(row) = rows.next()? {
        if !same(row, &run)? {
            if let (2.., Some(value)) = (holders.len(), told(&run)?) {
                take(value, &holders)?;
            }
            holders.clear();
            for (column, part) in (3..).zip(&mut run) {
                part.clear();
                part.extend_from_slice(bytes(row, column)?);
            }
        }
        holders.push(Holder::of(row)?);
    }
    if let (2.., Some(value)) = (holders.len(), told(&run)?) {
        take(value, &holders)?;
    }
    Ok(())
}

/// Is the row about the same value as those before?
fn same(row: &Row, run: &[Vec<u8>; 3]) -> DbResult<bool> {
    for (column, part) in (3..).zip(run) {
        if bytes(row, column)? != part.as_slice() {
            return Ok(false);
        }
    }
    Ok(true)
}

fn bytes<'r>(row: &'r Row, column: usize) -> DbResult<&'r [u8]> {
    match row.get_ref(column)? {
        ValueRef::Text(text) => Ok(text),
        _ => Err(unreadable("signal", "no text")),
    }
}

/// None of an address that is known by its coordinates alone.
fn told([value, platform, kind]: &[Vec<u8>; 3]) -> DbResult<Option<Told<'_>>> {
    let [value, platform, kind] = [value, platform, kind].map(|part| std::str::from_utf8(part));
    let read = |e| unreadable("signal", e);
    let (value, platform, kind) = (value.map_err(read)?, platform.map_err(read)?, kind.map_err(read)?);
    if value.is_empty() {
        return Ok(None);
    }
    Ok(Some(Told { platform, kind: code(kind, "signal", SignalKind::from_code)?, value }))
}

fn key_of(row: &Row) -> DbResult<StoreKey> {
    let text: String = row.get("key")?;
    text.parse().map_err(|e| unreadable("store of a signal", e))
}
