//! What the operator set in place of the shipped rules and calendar: few rows, read before every answer.

use crate::{DbResult, resource, row::unreadable};
use rusqlite::Connection;
use storewarden_domain::facts::{RuleAttributes, YearAttributes};

/// By rule id.
pub fn rules(connection: &Connection) -> DbResult<Vec<(String, RuleAttributes)>> {
    let mut statement = connection.prepare_cached("SELECT * FROM rule ORDER BY key")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get("key")?, resource::read(row)?.0));
    }
    Ok(found)
}

/// By year.
pub fn years(connection: &Connection) -> DbResult<Vec<(i32, YearAttributes)>> {
    let mut statement = connection.prepare_cached("SELECT * FROM year ORDER BY key")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let year: String = row.get("key")?;
        found.push((year.parse().map_err(|e| unreadable("year", e))?, resource::read(row)?.0));
    }
    Ok(found)
}
