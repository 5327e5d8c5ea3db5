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
    pub tags: Vec<String>,
}

/// What a list of entities asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Question<'a> {
    pub search: &'a str,
    pub tag: Option<&'a str>,
    /// The archived ones in place of those in use.
    pub archived: bool,
    pub after: Option<&'a str>,
    pub limit: u32,
}

/// By name.
pub fn lines(connection: &Connection, question: &Question) -> DbResult<Listed<Line>> {
    let Question { search, tag, archived, after, limit } = *question;
    let mut filter = Filter::default();
    filter.and_text(if archived { "n.archived" } else { "NOT n.archived" });
    filter.tagged("n", tag);
    if !search.is_empty() {
        filter.contains(&["n.name", "n.key"], search);
    }
    let (columns, key) = ("n.*, COALESCE(n.name, n.key) AS shown", "COALESCE(n.name, n.key)");
    let listing = Listing {
        from: "entity n",
        columns,
        key,
        id: "n.id",
        descending: false,
        after,
        limit,
        ..Default::default()
    };
    list(connection, &listing, &filter, |row| {
        let (attributes, _) = resource::read::<EntityAttributes>(row)?;
        Ok(Line {
            key: row.get("key")?,
            name: row.get("shown")?,
            company_type: attributes.company_type,
            tags: attributes.tags.into_iter().collect(),
        })
    })
}
