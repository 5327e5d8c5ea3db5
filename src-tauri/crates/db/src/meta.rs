//! Small facts about the file itself.

use crate::DbResult;
use rusqlite::{Connection, OptionalExtension};

pub fn get(connection: &Connection, key: &str) -> DbResult<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

pub fn set(connection: &Connection, key: &str, value: &str) -> DbResult<()> {
    let sql = "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
    connection.prepare_cached(sql)?.execute([key, value])?;
    Ok(())
}
