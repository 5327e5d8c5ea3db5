//! Reading typed values out of rows.

use crate::{DbError, DbResult};
use rusqlite::{Row, types::FromSql};
use storewarden_domain::{subject::Subject, time::Instant};

pub(crate) fn unreadable(what: &'static str, reason: impl ToString) -> DbError {
    DbError::Unreadable { what, reason: reason.to_string() }
}

pub(crate) fn instant(row: &Row, column: &str) -> rusqlite::Result<Instant> {
    row.get(column).map(Instant::from_millis)
}

pub(crate) fn optional_instant(row: &Row, column: &str) -> rusqlite::Result<Option<Instant>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Instant::from_millis))
}

pub(crate) fn subject(text: &str) -> DbResult<Subject> {
    text.parse().map_err(|e| unreadable("subject", e))
}

/// A question for subjects in their written form.
pub(crate) fn subjects(
    connection: &rusqlite::Connection,
    sql: &str,
    params: impl rusqlite::Params,
) -> DbResult<Vec<Subject>> {
    let mut statement = connection.prepare_cached(sql)?;
    let texts = statement.query_map(params, |row| row.get::<_, String>(0))?;
    texts.map(|text| subject(&text?)).collect()
}

/// A code of a closed vocabulary.
pub(crate) fn code<T>(text: &str, what: &'static str, from: fn(&str) -> Option<T>) -> DbResult<T> {
    from(text).ok_or_else(|| unreadable(what, text))
}

pub(crate) fn optional_code<T>(
    text: Option<String>,
    what: &'static str,
    from: fn(&str) -> Option<T>,
) -> DbResult<Option<T>> {
    text.map(|t| code(&t, what, from)).transpose()
}

/// The one value of a one-row question.
pub(crate) fn one<T: FromSql>(
    connection: &rusqlite::Connection,
    sql: &str,
    params: impl rusqlite::Params,
) -> DbResult<T> {
    Ok(connection.prepare_cached(sql)?.query_row(params, |row| row.get(0))?)
}
