//! Legal entities.

use crate::{
    DbResult, deadline,
    list::{Filter, Listed, Listing, list},
    resource,
    row::optional_instant,
};
use rusqlite::Connection;
use storewarden_domain::{
    facts::{Entity, EntityAttributes},
    subject::Subject,
    time::Instant,
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

/// What an entity has, in short.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Belongings {
    pub stores: u32,
    pub documents: u32,
    /// The earliest last valid day ahead among its documents: what has ended is told as overdue, not as what comes next.
    pub next_end: Option<String>,
    /// The earliest time to act on a deadline of its own or of a document of its; met and waived ones do not count.
    pub headline_at: Option<Instant>,
}

/// Archived ones do not count.
pub fn belongings(connection: &Connection, uscc: &str) -> DbResult<Belongings> {
    let headline = deadline::earliest(
        "l.act_by",
        "l.subject = ?2 OR l.subject IN (SELECT 'document:' || key FROM document WHERE owner = ?2)",
    );
    let sql = format!(
        "SELECT (SELECT COUNT(*) FROM store WHERE entity = ?1 AND NOT archived) AS stores,
                      (SELECT COUNT(*) FROM document WHERE owner = ?2 AND NOT archived) AS documents,
                      (SELECT MIN(t.last_day) FROM document d JOIN document_state t ON t.document = d.id
                       WHERE d.owner = ?2 AND NOT d.archived
                           AND t.validity IN ('pending-effective', 'valid', 'expiring')) AS next_end,
                      {headline} AS headline_at"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((uscc, Subject::Entity(uscc.into()).to_string()))?;
    let Some(row) = rows.next()? else {
        return Ok(Belongings::default());
    };
    Ok(Belongings {
        stores: row.get("stores")?,
        documents: row.get("documents")?,
        next_end: row.get("next_end")?,
        headline_at: optional_instant(row, "headline_at")?,
    })
}
