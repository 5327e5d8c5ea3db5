//! Personal values, encrypted. The id is a keyed hash of the value, so equal values have equal ids.

use crate::DbResult;
use rusqlite::{Connection, OptionalExtension};

pub fn keep(connection: &Connection, id: &str, ciphertext: &[u8]) -> DbResult<()> {
    let sql = "INSERT INTO sealed (id, ciphertext) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING";
    connection.prepare_cached(sql)?.execute((id, ciphertext))?;
    Ok(())
}

/// `None` = erased, or never kept.
pub fn ciphertext(connection: &Connection, id: &str) -> DbResult<Option<Vec<u8>>> {
    let mut statement = connection.prepare_cached("SELECT ciphertext FROM sealed WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}
