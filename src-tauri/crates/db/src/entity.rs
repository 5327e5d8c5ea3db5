//! Legal entities.

use crate::{
    DbResult, event,
    list::{Filter, Listed, Listing, list},
    row::instant,
};
use rusqlite::{Connection, OptionalExtension, Row};
use storewarden_domain::{
    facts::{Entity, EntityAttributes, Fact},
    subject::Subject,
    time::Instant,
};

pub(crate) fn attributes(
    connection: &Connection,
    key: &str,
) -> DbResult<Option<(EntityAttributes, Instant)>> {
    let sql = "SELECT * FROM entity WHERE key = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([key], read).optional()?)
}

pub fn fact(connection: &Connection, key: &str) -> DbResult<Option<Entity>> {
    let Some((attributes, first_seen)) = attributes(connection, key)? else {
        return Ok(None);
    };
    let events = event::of(connection, &Subject::Entity(key.into()))?;
    Ok(Some(Fact { attributes, first_seen, events }))
}

pub(crate) fn save(connection: &Connection, key: &str, fact: &Entity) -> DbResult<()> {
    let sql = "INSERT INTO entity (key, first_seen, name, company_type, legal_representative, bank_account_name, archived)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
               ON CONFLICT (key) DO UPDATE SET name = ?3, company_type = ?4, legal_representative = ?5,
                   bank_account_name = ?6, archived = ?7";
    let a = &fact.attributes;
    connection.prepare_cached(sql)?.execute((
        key,
        fact.first_seen.millis(),
        &a.name,
        &a.company_type,
        &a.legal_representative,
        &a.bank_account_name,
        a.archived,
    ))?;
    Ok(())
}

pub(crate) fn each<T>(connection: &Connection, mut take: impl FnMut(String, Entity) -> T) -> DbResult<()> {
    let mut statement = connection.prepare("SELECT * FROM entity ORDER BY key")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (attributes, first_seen) = read(row)?;
        take(row.get("key")?, Fact { attributes, first_seen, events: Vec::new() });
    }
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<(EntityAttributes, Instant)> {
    let attributes = EntityAttributes {
        name: row.get("name")?,
        company_type: row.get("company_type")?,
        legal_representative: row.get("legal_representative")?,
        bank_account_name: row.get("bank_account_name")?,
        archived: row.get("archived")?,
    };
    Ok((attributes, instant(row, "first_seen")?))
}

/// A legal entity in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub key: String,
    pub name: String,
    pub company_type: Option<String>,
}

/// By name, those not archived.
pub fn lines(connection: &Connection, search: &str, limit: u32) -> DbResult<Listed<Line>> {
    let mut filter = Filter::default();
    filter.and_text("NOT archived");
    if !search.is_empty() {
        filter.contains(&["name", "key"], search);
    }
    let (columns, key) = ("*, COALESCE(name, key) AS shown", "COALESCE(name, key)");
    let listing = Listing { from: "entity", columns, key, id: "id", descending: false, after: None, limit };
    list(connection, &listing, &filter, |row| {
        Ok(Line { key: row.get("key")?, name: row.get("shown")?, company_type: row.get("company_type")? })
    })
}
