//! Tags, as they are used.

use crate::DbResult;
use rusqlite::Connection;

/// A tag with how many carry it, archived ones left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub tag: String,
    pub stores: u32,
    pub sub_accounts: u32,
    pub staff: u32,
}

/// The most used first.
pub fn lines(connection: &Connection) -> DbResult<Vec<Line>> {
    let of = |table: &str| {
        format!(
            "SELECT t.value AS tag, '{table}' AS kind FROM {table} r, json_each(r.body, '$.tags') t WHERE NOT r.archived"
        )
    };
    let sql = format!(
        "SELECT tag, SUM(kind = 'store') AS stores, SUM(kind = 'sub_account') AS sub_accounts,
                SUM(kind = 'staff') AS staff
         FROM ({} UNION ALL {} UNION ALL {}) GROUP BY tag ORDER BY COUNT(*) DESC, tag",
        of("store"),
        of("sub_account"),
        of("staff")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let lines = statement.query_map([], |row| {
        Ok(Line {
            tag: row.get("tag")?,
            stores: row.get("stores")?,
            sub_accounts: row.get("sub_accounts")?,
            staff: row.get("staff")?,
        })
    })?;
    Ok(lines.collect::<Result<_, _>>()?)
}
