//! Legal entities.

use crate::{
    DbResult,
    list::{Filter, Listed, Listing, list},
    resource,
};
use rusqlite::Connection;
use storewarden_domain::{
    facts::{Entity, EntityAttributes},
    subject::Subject,
};

pub fn fact(connection: &Connection, key: &str) -> DbResult<Option<Entity>> {
    resource::fact(connection, &Subject::Entity(key.into()))
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
    let listing = Listing {
        from: "entity",
        columns,
        key,
        id: "id",
        descending: false,
        after: None,
        limit,
        ..Default::default()
    };
    list(connection, &listing, &filter, |row| {
        let (attributes, _) = resource::read::<EntityAttributes>(row)?;
        Ok(Line { key: row.get("key")?, name: row.get("shown")?, company_type: attributes.company_type })
    })
}
