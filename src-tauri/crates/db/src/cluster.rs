//! Which stores hang together by what they share, and which values are too common to tell: as they were last settled
//! ([`settling`]). A write about a store only marks it.
//!
//! [`settling`]: crate::settling

use crate::{
    DbResult,
    holding::{self, Value},
    row::unreadable,
    signal::{self, kind_of},
};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};
use storewarden_domain::{
    assess::association::{Signal, Traces, Weights, clusters, largest_first, openings},
    assessment::{Cluster, CommonValue},
    rulebook::Rulebook,
    subject::{StoreKey, Subject},
    time::Instant,
};

/// What a store could have in common with others is no longer what it was. `gone` = signals that it had and has no more: values
/// among them that were common are to be looked at again.
pub(crate) fn unsettle(
    connection: &Connection,
    (store, platform): (i64, &str),
    gone: &[Signal],
) -> DbResult<()> {
    let sql = "INSERT INTO cluster (store, cluster, settled) VALUES (?1, ?1, 0)
               ON CONFLICT (store) DO UPDATE SET settled = 0";
    connection.prepare_cached(sql)?.execute([store])?;
    let sql = "UPDATE common SET settled = 0 WHERE kind = ?1 AND value = ?2 AND platform = ?3";
    let mut statement = connection.prepare_cached(sql)?;
    for Signal { kind, value, .. } in gone {
        statement.execute((kind.code(), value, platform))?;
    }
    Ok(())
}

/// The stores that were written about since.
pub(crate) fn unsettled(connection: &Connection) -> DbResult<Vec<i64>> {
    ids(connection, "SELECT store FROM cluster WHERE NOT settled", [])
}

/// The common values that a store has no more since.
pub(crate) fn unsettled_common(connection: &Connection) -> DbResult<Vec<Value>> {
    let mut statement =
        connection.prepare_cached("SELECT platform, kind, value FROM common WHERE NOT settled")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Value { platform: row.get("platform")?, kind: kind_of(row)?, value: row.get("value")? });
    }
    Ok(found)
}

/// The cluster in which a store was; none of one that was not settled yet.
pub(crate) fn of(connection: &Connection, store: i64) -> DbResult<Option<i64>> {
    let mut statement = connection.prepare_cached("SELECT cluster FROM cluster WHERE store = ?1")?;
    Ok(statement.query_row([store], |row| row.get(0)).optional()?)
}

pub(crate) fn members(connection: &Connection, cluster: i64) -> DbResult<Vec<i64>> {
    ids(connection, "SELECT store FROM cluster WHERE cluster = ?1", [cluster])
}

pub(crate) fn ids(connection: &Connection, sql: &str, params: impl rusqlite::Params) -> DbResult<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map(params, |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

pub(crate) fn is_common(connection: &Connection, value: &Value) -> DbResult<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM common WHERE kind = ?1 AND value = ?2 AND platform = ?3)";
    crate::row::one(connection, sql, (value.kind.code(), &value.value, &value.platform))
}

/// A value is common by a rule.
pub(crate) fn keep_common(connection: &Connection, of: &Value, rule: &str) -> DbResult<()> {
    let sql = "INSERT INTO common (kind, value, platform, rule, settled) VALUES (?1, ?2, ?3, ?4, 1)
               ON CONFLICT DO UPDATE SET rule = ?4, settled = 1";
    connection.prepare_cached(sql)?.execute((of.kind.code(), &of.value, &of.platform, rule))?;
    Ok(())
}

/// A value is not common, whatever it was.
pub(crate) fn drop_common(connection: &Connection, of: &Value) -> DbResult<()> {
    let sql = "DELETE FROM common WHERE kind = ?1 AND value = ?2 AND platform = ?3";
    connection.prepare_cached(sql)?.execute((of.kind.code(), &of.value, &of.platform))?;
    Ok(())
}

/// These hang together.
pub(crate) fn keep(connection: &Connection, stores: &[i64]) -> DbResult<()> {
    let sql = "INSERT INTO cluster (store, cluster, settled) VALUES (?1, ?2, 1)
               ON CONFLICT (store) DO UPDATE SET cluster = ?2, settled = 1 WHERE cluster <> ?2 OR NOT settled";
    let mut statement = connection.prepare_cached(sql)?;
    let least = stores.iter().min();
    stores.iter().try_for_each(|store| statement.execute((store, least)).map(drop))?;
    Ok(())
}

/// Nothing is known of anybody.
pub(crate) fn forget(connection: &Connection) -> DbResult<()> {
    connection.execute("DELETE FROM cluster", [])?;
    connection.execute("DELETE FROM common", [])?;
    Ok(())
}

/// The clusters of a platform or of all, the largest first.
pub fn all(connection: &Connection, platform: Option<&str>) -> DbResult<Vec<Cluster>> {
    let sql = "SELECT cluster, key FROM cluster JOIN store ON store.id = cluster.store
               WHERE (SELECT COUNT(*) FROM cluster beside WHERE beside.cluster = cluster.cluster) > 1
               AND (?1 IS NULL OR platform = ?1)";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([platform])?;
    let mut hanging: BTreeMap<i64, Vec<Subject>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let key = row.get::<_, String>("key")?.parse().map_err(|e| unreadable("store", e))?;
        hanging.entry(row.get("cluster")?).or_default().push(Subject::Store(key));
    }
    Ok(largest_first(hanging.into_values()))
}

/// The values that are common on a platform or on any, with whoever has them at `now`.
pub fn common(
    connection: &Connection,
    platform: Option<&str>,
    rulebook: &Rulebook,
    now: Instant,
) -> DbResult<Vec<CommonValue>> {
    let sql = "SELECT platform, kind, value, rule FROM common WHERE ?1 IS NULL OR platform = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([platform])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let kept = Value { platform: row.get("platform")?, kind: kind_of(row)?, value: row.get("value")? };
        let Some(weights) = Weights::of(rulebook, &kept.platform) else { continue };
        let there = holding::counting(&holding::holders(connection, &kept)?, kept.kind, &weights, now);
        let keys = there.into_iter().map(|id| key(connection, id)).collect::<DbResult<BTreeSet<_>>>()?;
        let stores = keys.into_iter().map(Subject::Store).collect();
        let Value { platform, kind, value } = kept;
        found.push(CommonValue { platform, kind, value, stores, rule: row.get("rule")? });
    }
    found.sort_by(|a, b| (&a.platform, a.kind, &a.value).cmp(&(&b.platform, b.kind, &b.value)));
    Ok(found)
}

/// The stores whose kept clusters or common values differ from what all stores' signals say at `now`, for `check`.
pub fn differing(connection: &Connection, rulebook: &Rulebook, now: Instant) -> DbResult<BTreeSet<Subject>> {
    let traces = signal::all(connection)?;
    let stores: Vec<&Traces> = traces.iter().collect();
    let opened = openings(&stores, rulebook, now);
    let (kept, fresh) = (all(connection, None)?, clusters(&stores, &opened.pairs));
    let mut wrong: BTreeSet<Subject> = either(&kept, &fresh).flat_map(|it| it.stores.clone()).collect();
    let kept = common(connection, None, rulebook, now)?;
    wrong.extend(either(&kept, &opened.common).flat_map(|it| it.stores.clone()));
    Ok(wrong)
}

/// What only one of two lists has.
fn either<'a, T: PartialEq>(one: &'a [T], other: &'a [T]) -> impl Iterator<Item = &'a T> {
    let alone = |here: &'a [T], there: &'a [T]| here.iter().filter(move |it| !there.contains(it));
    alone(one, other).chain(alone(other, one))
}

fn key(connection: &Connection, id: i64) -> DbResult<StoreKey> {
    let text: String = crate::row::one(connection, "SELECT key FROM store WHERE id = ?1", [id])?;
    text.parse().map_err(|e| unreadable("store", e))
}
