//! The journal: appended in the transaction that updates the tables, never edited.

use crate::{
    DbResult, facts,
    row::{instant, subject, unreadable},
};
use rusqlite::{Connection, OptionalExtension, Row};
use storewarden_domain::{
    change::{Change, Draft},
    subject::Subject,
    text::Text,
    time::Instant,
};
use uuid::Uuid;

/// Changes recorded together.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    pub id: Uuid,
    pub recorded: Instant,
    pub by: String,
    pub text: Text,
    pub undone: bool,
}

/// Opens a batch; changes are appended to it in the same transaction.
pub fn open(connection: &Connection, batch: &Batch) -> DbResult<()> {
    let sql = "INSERT INTO batch (id, recorded, by, text_zh, text_en) VALUES (?1, ?2, ?3, ?4, ?5)";
    let values = (batch.id.to_string(), batch.recorded.millis(), &batch.by, &batch.text.zh, &batch.text.en);
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Appends a change, folds it into the tables, and puts everything that depends on it up for assessment.
pub fn append(connection: &Connection, batch: &Batch, change: &Change) -> DbResult<()> {
    let seq = insert(connection, &batch.id.to_string(), change)?;
    facts::fold(connection, change, seq)
}

fn insert(connection: &Connection, batch: &str, change: &Change) -> DbResult<i64> {
    let draft = &change.draft;
    let what = serde_json::to_value(&draft.what).map_err(|e| unreadable("change", e))?;
    let data = what.get("data").cloned().unwrap_or_default();
    let sql = "INSERT INTO change (id, batch, kind, subject, effective, recorded, by, note, data)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    connection.prepare_cached(sql)?.execute((
        change.id.to_string(),
        batch,
        draft.what.kind(),
        draft.subject.to_string(),
        draft.effective.millis(),
        change.recorded.millis(),
        &change.by,
        &draft.note,
        data.to_string(),
    ))?;
    Ok(connection.last_insert_rowid())
}

/// Marks a batch as undone by another.
pub fn mark_undone(connection: &Connection, batch: Uuid, by: Uuid) -> DbResult<()> {
    let sql = "UPDATE batch SET undone_by = ?2 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute((batch.to_string(), by.to_string()))?;
    Ok(())
}

pub fn batch(connection: &Connection, id: Uuid) -> DbResult<Option<Batch>> {
    let sql = "SELECT * FROM batch WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id.to_string()], batch_row).optional()?)
}

/// What "undo" would take back now: the newest batch that is neither undone nor itself an undo.
pub fn newest_undoable(connection: &Connection) -> DbResult<Option<Batch>> {
    let sql = "SELECT * FROM batch WHERE undone_by IS NULL AND by <> 'undo' ORDER BY seq DESC LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([], batch_row).optional()?)
}

fn batch_row(row: &Row) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: row.get::<_, String>("id")?.parse().unwrap_or_default(),
        recorded: instant(row, "recorded")?,
        by: row.get("by")?,
        text: Text { zh: row.get("text_zh")?, en: row.get("text_en")? },
        undone: row.get::<_, Option<String>>("undone_by")?.is_some(),
    })
}

/// A batch's changes in the order of recording.
pub fn of_batch(connection: &Connection, batch: Uuid) -> DbResult<Vec<(i64, Change)>> {
    select(connection, "SELECT * FROM change WHERE batch = ?1 ORDER BY seq", [batch.to_string()])
}

/// Everything ever recorded about a subject, in the order of recording.
pub fn of_subject(connection: &Connection, subject: &Subject) -> DbResult<Vec<(i64, Change)>> {
    select(connection, "SELECT * FROM change WHERE subject = ?1 ORDER BY seq", [subject.to_string()])
}

/// The whole journal, in the order of recording, handed over one by one.
pub fn replay(connection: &Connection, mut each: impl FnMut(i64, Change) -> DbResult<()>) -> DbResult<()> {
    let mut statement = connection.prepare("SELECT * FROM change ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (seq, change) = change(row)?;
        each(seq, change)?;
    }
    Ok(())
}

/// Has anything ever been recorded?
pub fn is_empty(connection: &Connection) -> DbResult<bool> {
    Ok(connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM change)", [], |row| row.get(0))?)
}

fn select(connection: &Connection, sql: &str, params: impl rusqlite::Params) -> DbResult<Vec<(i64, Change)>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(change(row)?);
    }
    Ok(changes)
}

fn change(row: &Row) -> DbResult<(i64, Change)> {
    let data: serde_json::Value =
        serde_json::from_str(row.get_ref("data")?.as_str().map_err(rusqlite::Error::from)?)
            .map_err(|e| unreadable("change", e))?;
    let what = serde_json::json!({ "kind": row.get::<_, String>("kind")?, "data": data });
    let draft = Draft {
        subject: subject(&row.get::<_, String>("subject")?)?,
        effective: instant(row, "effective")?,
        note: row.get("note")?,
        what: serde_json::from_value(what).map_err(|e| unreadable("change", e))?,
    };
    let id: String = row.get("id")?;
    let id = id.parse().map_err(|e| unreadable("change id", e))?;
    Ok((row.get("seq")?, draft.record(id, instant(row, "recorded")?, &row.get::<_, String>("by")?)))
}
