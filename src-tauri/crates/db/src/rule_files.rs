//! The files of the rules that act or have acted, by version. They stand beside the journal, which names them.

use crate::{DbResult, resource};
use rusqlite::{Connection, OptionalExtension};
use storewarden_domain::{facts::RulebookAttributes, subject::Subject};

/// Keeps a version. Its name follows from its text, so one that is there already can only have been damaged.
pub fn keep(connection: &Connection, version: &str, files: &str) -> DbResult<()> {
    let sql = "INSERT INTO rule_files (version, files) VALUES (?1, ?2) ON CONFLICT (version) DO UPDATE SET files = ?2";
    connection.prepare_cached(sql)?.execute([version, files])?;
    Ok(())
}

/// None where the version is not here.
pub fn of(connection: &Connection, version: &str) -> DbResult<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT files FROM rule_files WHERE version = ?1")?;
    Ok(statement.query_row([version], |row| row.get(0)).optional()?)
}

/// The version that acts: the one accepted last, else the one of the first start; none before it.
pub fn accepted(connection: &Connection) -> DbResult<Option<String>> {
    let row = resource::attributes::<RulebookAttributes>(connection, &Subject::Rulebook)?;
    if let Some(version) = row.and_then(|(attributes, _)| attributes.version) {
        return Ok(Some(version));
    }
    let mut statement = connection.prepare_cached("SELECT version FROM rule_files ORDER BY seq LIMIT 1")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?)
}
