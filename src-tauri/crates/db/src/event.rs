//! Events as facts: the history that an assessment replays.

use crate::{
    DbResult,
    row::{instant, subject as parse_subject, unreadable},
};
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;
use storewarden_domain::{
    facts::Event,
    subject::{StoreKey, Subject},
};
use uuid::Uuid;

/// Keeps the event of `change`; a retraction also changes which others count.
pub(crate) fn keep(
    connection: &Connection,
    subject: &Subject,
    events: &[Event],
    change: Uuid,
    seq: i64,
) -> DbResult<()> {
    let insert = "INSERT INTO event (change, subject, effective, recorded, void, kind, data, seq)
                  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let void = "UPDATE event SET void = ?2 WHERE change = ?1 AND void <> ?2";
    for event in events {
        if event.change != change {
            connection.prepare_cached(void)?.execute((event.change.to_string(), event.void))?;
            continue;
        }
        let what = serde_json::to_value(&event.what).map_err(|e| unreadable("event", e))?;
        connection.prepare_cached(insert)?.execute((
            event.change.to_string(),
            subject.to_string(),
            event.effective.millis(),
            event.recorded.millis(),
            event.void,
            event.what.kind(),
            what.get("data").cloned().unwrap_or_default().to_string(),
            seq,
        ))?;
    }
    Ok(())
}

/// In the order of evaluation.
pub fn of(connection: &Connection, subject: &Subject) -> DbResult<Vec<Event>> {
    let sql = "SELECT * FROM event WHERE subject = ?1 ORDER BY effective, seq";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([subject.to_string()])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(event(row)?);
    }
    Ok(events)
}

/// The events of a store's sub-accounts, each account's in the order of evaluation: one range of the index.
pub(crate) fn of_accounts(
    connection: &Connection,
    store: &StoreKey,
) -> DbResult<BTreeMap<Subject, Vec<Event>>> {
    // `;` follows `:`, so that every `sub-account:STORE:…` lies between.
    let sql = "SELECT * FROM event WHERE subject > ?1 AND subject < ?2 ORDER BY subject, effective, seq";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query((format!("sub-account:{store}:"), format!("sub-account:{store};")))?;
    let mut events: BTreeMap<Subject, Vec<Event>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let subject = parse_subject(&row.get::<_, String>("subject")?)?;
        events.entry(subject).or_default().push(event(row)?);
    }
    Ok(events)
}

/// All events, each subject's in the order of evaluation.
pub(crate) fn each(connection: &Connection, mut take: impl FnMut(Subject, Event)) -> DbResult<()> {
    let mut statement = connection.prepare("SELECT * FROM event ORDER BY subject, effective, seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(parse_subject(&row.get::<_, String>("subject")?)?, event(row)?);
    }
    Ok(())
}

/// The logins of one store, or of all; each store's in the order of evaluation, retracted ones left out.
pub(crate) fn logins(
    connection: &Connection,
    store: Option<&Subject>,
    mut take: impl FnMut(Subject, Event),
) -> DbResult<()> {
    let of = if store.is_some() { "AND subject = ?1" } else { "" };
    let sql = format!(
        "SELECT * FROM event WHERE kind = 'logged-in' AND NOT void {of} ORDER BY subject, effective, seq"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = match store {
        Some(store) => statement.query([store.to_string()])?,
        None => statement.query([])?,
    };
    while let Some(row) = rows.next()? {
        take(parse_subject(&row.get::<_, String>("subject")?)?, event(row)?);
    }
    Ok(())
}

fn event(row: &Row) -> DbResult<Event> {
    let data: serde_json::Value =
        serde_json::from_str(&row.get::<_, String>("data")?).map_err(|e| unreadable("event", e))?;
    let what = serde_json::json!({ "kind": row.get::<_, String>("kind")?, "data": data });
    Ok(Event {
        change: row.get::<_, String>("change")?.parse().map_err(|e| unreadable("event", e))?,
        effective: instant(row, "effective")?,
        recorded: instant(row, "recorded")?,
        void: row.get("void")?,
        what: serde_json::from_value(what).map_err(|e| unreadable("event", e))?,
    })
}
