//! When each assessment must be looked at again.

use crate::{DbResult, row::subject as parse_subject};
use rusqlite::Connection;
use storewarden_domain::{
    subject::{StoreKey, Subject},
    time::Instant,
};

/// Long before any `now`: whatever stands here is assessed at the next tick.
pub(crate) const AT_ONCE: i64 = i64::MIN;

/// A write concerns this subject.
pub(crate) fn wake(connection: &Connection, subject: &Subject) -> DbResult<()> {
    let sql = "INSERT INTO clock (subject, next_change_at) VALUES (?1, ?2)
               ON CONFLICT (subject) DO UPDATE SET next_change_at = ?2";
    connection.prepare_cached(sql)?.execute((subject.to_string(), AT_ONCE))?;
    Ok(())
}

/// A write about a store reaches into the assessments of its accounts.
pub(crate) fn wake_accounts_of(connection: &Connection, store: &StoreKey) -> DbResult<()> {
    let sql = "INSERT INTO clock (subject, next_change_at)
               SELECT 'sub-account:' || a.key, ?2 FROM sub_account a JOIN store s ON s.id = a.store WHERE s.key = ?1
               ON CONFLICT (subject) DO UPDATE SET next_change_at = ?2";
    connection.prepare_cached(sql)?.execute((store.to_string(), AT_ONCE))?;
    Ok(())
}

/// A write about a person reaches into the assessments of the accounts that they hold, archived ones too.
pub(crate) fn wake_accounts_held_by(connection: &Connection, staff: &str) -> DbResult<()> {
    let sql = "INSERT INTO clock (subject, next_change_at) SELECT 'sub-account:' || key, ?2 FROM sub_account WHERE holder = ?1
               ON CONFLICT (subject) DO UPDATE SET next_change_at = ?2";
    connection.prepare_cached(sql)?.execute((staff, AT_ONCE))?;
    Ok(())
}

/// A store compares the phones of the people who hold its accounts.
pub(crate) fn wake_stores_with_accounts_of(connection: &Connection, staff: &str) -> DbResult<()> {
    let sql = "INSERT INTO clock (subject, next_change_at)
               SELECT DISTINCT 'store:' || s.key, ?2 FROM sub_account a JOIN store s ON s.id = a.store WHERE a.holder = ?1
               ON CONFLICT (subject) DO UPDATE SET next_change_at = ?2";
    connection.prepare_cached(sql)?.execute((staff, AT_ONCE))?;
    Ok(())
}

/// What a role brings reaches into the stores whose accounts have it.
pub(crate) fn wake_stores_with_role(connection: &Connection, role: &str) -> DbResult<()> {
    let sql = "INSERT INTO clock (subject, next_change_at)
               SELECT DISTINCT 'store:' || s.key, ?2
               FROM sub_account a JOIN store s ON s.id = a.store, json_each(a.body, '$.roles') h
               WHERE a.granted AND h.value = ?1
               ON CONFLICT (subject) DO UPDATE SET next_change_at = ?2";
    connection.prepare_cached(sql)?.execute((role, AT_ONCE))?;
    Ok(())
}

/// Everything is to be assessed again: the rules changed.
pub fn wake_all(connection: &Connection) -> DbResult<()> {
    let sql = "INSERT INTO clock (subject, next_change_at)
               SELECT 'sub-account:' || key, ?1 FROM sub_account UNION ALL SELECT 'store:' || key, ?1 FROM store
               UNION ALL SELECT 'entity:' || key, ?1 FROM entity UNION ALL SELECT 'document:' || key, ?1 FROM document
               UNION ALL SELECT 'link-group:' || key, ?1 FROM link_group
               UNION ALL SELECT 'binding:' || key, ?1 FROM binding
               WHERE true ON CONFLICT (subject) DO UPDATE SET next_change_at = ?1";
    connection.prepare_cached(sql)?.execute([AT_ONCE])?;
    Ok(())
}

/// Assessed for `now`; `next` = when it will read differently.
pub fn assessed(
    connection: &Connection,
    subject: &Subject,
    now: Instant,
    next: Option<Instant>,
) -> DbResult<()> {
    let sql = "INSERT INTO clock (subject, next_change_at, assessed_at) VALUES (?1, ?2, ?3)
               ON CONFLICT (subject) DO UPDATE SET next_change_at = ?2, assessed_at = ?3";
    let values = (subject.to_string(), next.map(Instant::millis), now.millis());
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// There is no such subject any more.
pub fn gone(connection: &Connection, subject: &Subject) -> DbResult<()> {
    connection.prepare_cached("DELETE FROM clock WHERE subject = ?1")?.execute([subject.to_string()])?;
    Ok(())
}

/// Up to `limit` subjects whose assessment may differ at `now`: what changes by then, and what was assessed for a later time.
///
/// An assessment holds from the time for which it was made until its next change. So where a clock went back, or a question
/// waited while a write was recorded for a moment later, nothing is looked at again but what was assessed since.
pub fn due(connection: &Connection, now: Instant, limit: u32) -> DbResult<Vec<Subject>> {
    let changed = "SELECT subject FROM clock WHERE next_change_at <= ?1 ORDER BY next_change_at LIMIT ?2";
    let later = "SELECT subject FROM clock WHERE assessed_at > ?1 LIMIT ?2";
    let found = up_to(connection, changed, now, limit)?;
    if found.is_empty() { up_to(connection, later, now, limit) } else { Ok(found) }
}

fn up_to(connection: &Connection, sql: &str, now: Instant, limit: u32) -> DbResult<Vec<Subject>> {
    let mut statement = connection.prepare_cached(sql)?;
    let texts = statement.query_map((now.millis(), limit), |row| row.get::<_, String>(0))?;
    texts.map(|text| parse_subject(&text?)).collect()
}

/// The next instant at which any assessment changes.
pub fn next(connection: &Connection) -> DbResult<Option<Instant>> {
    let sql = "SELECT MIN(next_change_at) FROM clock";
    let millis: Option<i64> = connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(millis.map(Instant::from_millis))
}
