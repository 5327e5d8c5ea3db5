//! People. The phone is a sealed value; people are matched by it.

use crate::{
    DbResult, event,
    list::{Filter, Listed, Listing, list},
    row::instant,
};
use rusqlite::{Connection, OptionalExtension, Row};
use storewarden_domain::{
    facts::{Fact, Staff, StaffAttributes},
    subject::Subject,
    time::Instant,
};

pub(crate) fn attributes(connection: &Connection, key: &str) -> DbResult<Option<(StaffAttributes, Instant)>> {
    let sql = "SELECT * FROM staff WHERE key = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([key], read).optional()?)
}

pub fn fact(connection: &Connection, key: &str) -> DbResult<Option<Staff>> {
    let Some((attributes, first_seen)) = attributes(connection, key)? else {
        return Ok(None);
    };
    let events = event::of(connection, &Subject::Staff(key.into()))?;
    Ok(Some(Fact { attributes, first_seen, events }))
}

pub(crate) fn save(connection: &Connection, key: &str, fact: &Staff) -> DbResult<()> {
    let sql = "INSERT INTO staff (key, first_seen, name, phone, phone_masked, archived) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
               ON CONFLICT (key) DO UPDATE SET name = ?3, phone = ?4, phone_masked = ?5, archived = ?6";
    let a = &fact.attributes;
    let values = (key, fact.first_seen.millis(), &a.name, &a.phone, &a.phone_masked, a.archived);
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

pub(crate) fn each<T>(connection: &Connection, mut take: impl FnMut(String, Staff) -> T) -> DbResult<()> {
    let mut statement = connection.prepare("SELECT * FROM staff ORDER BY key")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (attributes, first_seen) = read(row)?;
        take(row.get("key")?, Fact { attributes, first_seen, events: Vec::new() });
    }
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<(StaffAttributes, Instant)> {
    let attributes = StaffAttributes {
        name: row.get("name")?,
        phone: row.get("phone")?,
        phone_masked: row.get("phone_masked")?,
        archived: row.get("archived")?,
    };
    Ok((attributes, instant(row, "first_seen")?))
}

/// A person in a list; the phone is sealed.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub key: String,
    pub name: String,
    pub phone: Option<String>,
    pub phone_masked: Option<String>,
}

/// By name, those not archived.
pub fn lines(connection: &Connection, search: &str, limit: u32) -> DbResult<Listed<Line>> {
    let mut filter = Filter::default();
    filter.and_text("NOT archived");
    if !search.is_empty() {
        filter.contains(&["name"], search);
    }
    let (columns, key) = ("*, COALESCE(name, key) AS shown", "COALESCE(name, key)");
    let listing = Listing { from: "staff", columns, key, id: "id", descending: false, after: None, limit };
    list(connection, &listing, &filter, |row| {
        Ok(Line {
            key: row.get("key")?,
            name: row.get("shown")?,
            phone: row.get("phone")?,
            phone_masked: row.get("phone_masked")?,
        })
    })
}
