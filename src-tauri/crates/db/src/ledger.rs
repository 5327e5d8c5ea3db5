//! The reminder ledger: claim → show → mark. A row exists before its message is shown, so nothing is said twice; it is
//! marked only after the desktop accepted it, so nothing is lost.

use crate::{
    DbResult,
    list::{Filter, Listed, Listing, list},
    row::{instant, optional_instant, unreadable},
};
use rusqlite::{Connection, Row};
use std::collections::BTreeSet;
use storewarden_domain::{
    remind::{FALSE_JUMP, Message, Said},
    time::Instant,
};

/// A message with its fate.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub seq: i64,
    pub message: Message,
    pub claimed_at: Instant,
    pub shown_at: Option<Instant>,
    /// `claimed`, `shown`, `failed`, `cancelled`
    pub state: String,
    pub attempts: u32,
    pub tried_at: Option<Instant>,
    pub failure: Option<String>,
    pub read: bool,
}

/// What was said about the deadlines as they stand now. Rows of other versions do not count: a changed date starts over.
/// Neither does what was said in a future that turned out false.
pub fn said(connection: &Connection, now: Instant) -> DbResult<BTreeSet<Said>> {
    let sql = "SELECT s.deadline, s.version, s.step FROM said s
               JOIN deadline d ON d.id = s.deadline AND d.due = s.version
               JOIN message m ON m.seq = s.message WHERE m.claimed_at <= ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([believed(now)], |row| {
        Ok(Said { deadline: row.get(0)?, version: Instant::from_millis(row.get(1)?), step: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The latest claim that counts at `now`.
fn believed(now: Instant) -> i64 {
    (now + FALSE_JUMP).millis()
}

/// Writes a message down before it is shown. `false` = one of its steps is claimed already; nothing was written.
pub fn claim(connection: &Connection, message: &Message, now: Instant) -> DbResult<bool> {
    for item in &message.items {
        let sql = "SELECT EXISTS (SELECT 1 FROM said s JOIN message m ON m.seq = s.message
                   WHERE s.deadline = ?1 AND s.version = ?2 AND s.step = ?3 AND m.claimed_at <= ?4)";
        let key = (&item.deadline, item.due.millis(), &item.step, believed(now));
        if connection.prepare_cached(sql)?.query_row(key, |row| row.get(0))? {
            return Ok(false);
        }
    }
    let body = serde_json::to_string(message).map_err(|e| unreadable("message", e))?;
    // One that was refused before keeps its count, so that the next try waits longer.
    let sql = "INSERT INTO message (tag, claimed_at, state, attempts, read, body) VALUES (?1, ?2, 'claimed', 0, false, ?3)
               ON CONFLICT (tag) DO UPDATE SET claimed_at = ?2, state = 'claimed', read = false, body = ?3,
                   attempts = CASE WHEN failure IS NULL THEN 0 ELSE attempts END
               RETURNING seq";
    let values = (&message.tag, now.millis(), body);
    let seq: i64 = connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))?;
    // Only a claim of a false future is overwritten.
    let sql =
        "INSERT INTO said (deadline, version, step, at, outcome, message) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
               ON CONFLICT (deadline, version, step) DO UPDATE SET outcome = ?5, message = ?6
               WHERE (SELECT m.claimed_at FROM message m WHERE m.seq = said.message) > ?7";
    for item in &message.items {
        let own = std::iter::once((&item.step, item.at, "said"));
        for (step, at, outcome) in own.chain(item.covers.iter().map(|s| (&s.key, s.at, "covered"))) {
            let values = (&item.deadline, item.due.millis(), step, at.millis(), outcome, seq, believed(now));
            connection.prepare_cached(sql)?.execute(values)?;
        }
    }
    Ok(true)
}

/// Claimed but not marked (a crash in between), or refused by the desktop.
pub fn unfinished(connection: &Connection) -> DbResult<Vec<Entry>> {
    let sql = "SELECT * FROM message WHERE state IN ('claimed', 'failed') ORDER BY seq";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(entry(row)?);
    }
    Ok(entries)
}

/// The desktop accepted it.
pub fn shown(connection: &Connection, tag: &str, now: Instant) -> DbResult<()> {
    let sql = "UPDATE message SET state = 'shown', shown_at = ?2, tried_at = ?2, attempts = attempts + 1, failure = NULL
               WHERE tag = ?1";
    connection.prepare_cached(sql)?.execute((tag, now.millis()))?;
    Ok(())
}

/// The desktop refused it; a later pass tries again.
pub fn failed(connection: &Connection, tag: &str, reason: &str, now: Instant) -> DbResult<()> {
    let sql = "UPDATE message SET state = 'failed', tried_at = ?3, attempts = attempts + 1, failure = ?2 WHERE tag = ?1";
    connection.prepare_cached(sql)?.execute((tag, reason, now.millis()))?;
    Ok(())
}

/// Its claim is given back, for nobody has seen it for certain: what it spoke about was settled or changed, or is to be
/// told anew with whatever else is due.
pub fn released(connection: &Connection, tag: &str) -> DbResult<()> {
    let sql = "DELETE FROM said WHERE message = (SELECT seq FROM message WHERE tag = ?1)";
    connection.prepare_cached(sql)?.execute([tag])?;
    connection.prepare_cached("UPDATE message SET state = 'cancelled' WHERE tag = ?1")?.execute([tag])?;
    Ok(())
}

/// The newest first.
pub fn inbox(
    connection: &Connection,
    unread_only: bool,
    after: Option<&str>,
    limit: u32,
) -> DbResult<Listed<Entry>> {
    let mut filter = Filter::default();
    if unread_only {
        filter.and_text("NOT read");
    }
    let listing = Listing {
        from: "message",
        columns: "*",
        key: "claimed_at",
        id: "seq",
        descending: true,
        after,
        limit,
        ..Default::default()
    };
    list(connection, &listing, &filter, entry)
}

pub fn unread(connection: &Connection) -> DbResult<u32> {
    crate::row::one(connection, "SELECT COUNT(*) FROM message WHERE NOT read AND state <> 'cancelled'", [])
}

/// `tags` empty = all.
pub fn mark_read(connection: &Connection, tags: &[String]) -> DbResult<()> {
    if tags.is_empty() {
        connection.execute("UPDATE message SET read = true WHERE NOT read", [])?;
    }
    for tag in tags {
        connection.prepare_cached("UPDATE message SET read = true WHERE tag = ?1")?.execute([tag])?;
    }
    Ok(())
}

fn entry(row: &Row) -> DbResult<Entry> {
    let body: String = row.get("body")?;
    Ok(Entry {
        seq: row.get("seq")?,
        message: serde_json::from_str(&body).map_err(|e| unreadable("message", e))?,
        claimed_at: instant(row, "claimed_at")?,
        shown_at: optional_instant(row, "shown_at")?,
        state: row.get("state")?,
        attempts: row.get("attempts")?,
        tried_at: optional_instant(row, "tried_at")?,
        failure: row.get("failure")?,
        read: row.get("read")?,
    })
}
