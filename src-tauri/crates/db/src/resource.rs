//! A resource's table: one row a subject, its attributes as one JSON value. What lists sort, filter and join by are
//! columns that SQLite generates from it, so a new attribute needs no SQL until a list asks for it.

use crate::{
    DbResult, event,
    row::{instant, unreadable},
};
use rusqlite::{Connection, Row};
use serde::{Serialize, de::DeserializeOwned};
use storewarden_domain::{
    facts::{
        Attributes, BindingAttributes, DocumentAttributes, EntityAttributes, Fact, LinkGroupAttributes,
        RoleAttributes, RuleAttributes, RulebookAttributes, StaffAttributes, StoreAttributes,
        SubAccountAttributes, YearAttributes,
    },
    subject::Subject,
    time::Instant,
};

/// Attributes that have a table.
pub(crate) trait Resource: Attributes {
    const TABLE: &'static str;
    /// The kind of subject, as it is written before the colon.
    const KIND: &'static str;
}

macro_rules! resources {
    ($($attributes:ident = $table:literal, $kind:literal;)+) => {
        $(impl Resource for $attributes { const TABLE: &'static str = $table; const KIND: &'static str = $kind; })+
    };
}

resources! {
    EntityAttributes = "entity", "entity";
    StoreAttributes = "store", "store";
    StaffAttributes = "staff", "staff";
    SubAccountAttributes = "sub_account", "sub-account";
    RoleAttributes = "role", "role";
    RuleAttributes = "rule", "rule";
    YearAttributes = "year", "year";
    RulebookAttributes = "rulebook", "rulebook";
    DocumentAttributes = "document", "document";
    LinkGroupAttributes = "link_group", "link-group";
    BindingAttributes = "binding", "binding";
}

/// A subject's text without its kind: the key of its row.
pub(crate) fn key(subject: &Subject) -> String {
    let text = subject.to_string();
    text.split_once(':').map(|(_, key)| key.to_owned()).unwrap_or(text)
}

/// The row without its events: the attributes and the first sight.
pub(crate) fn attributes<A: Resource>(
    connection: &Connection,
    subject: &Subject,
) -> DbResult<Option<(A, Instant)>> {
    let sql = format!("SELECT * FROM {} WHERE key = ?1", A::TABLE);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([key(subject)])?;
    rows.next()?.map(read).transpose()
}

pub(crate) fn fact<A: Resource>(connection: &Connection, subject: &Subject) -> DbResult<Option<Fact<A>>> {
    let Some((attributes, first_seen)) = attributes(connection, subject)? else {
        return Ok(None);
    };
    Ok(Some(Fact { attributes, first_seen, events: event::of(connection, subject)? }))
}

pub(crate) fn save<A: Resource>(connection: &Connection, subject: &Subject, fact: &Fact<A>) -> DbResult<()> {
    let sql = format!(
        "INSERT INTO {} (key, first_seen, body) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET body = ?3",
        A::TABLE
    );
    let values = (key(subject), fact.first_seen.millis(), body(&fact.attributes)?);
    connection.prepare_cached(&sql)?.execute(values)?;
    Ok(())
}

/// Every row without its events, by key.
pub(crate) fn each<A: Resource>(
    connection: &Connection,
    mut take: impl FnMut(Subject, Fact<A>),
) -> DbResult<()> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {} ORDER BY key", A::TABLE))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (subject, fact) = subject_and_fact(row)?;
        take(subject, fact);
    }
    Ok(())
}

/// A row of a resource's table, without its events.
pub(crate) fn subject_and_fact<A: Resource>(row: &Row) -> DbResult<(Subject, Fact<A>)> {
    let (attributes, first_seen) = read(row)?;
    let subject = format!("{}:{}", A::KIND, row.get::<_, String>("key")?);
    Ok((crate::row::subject(&subject)?, Fact { attributes, first_seen, events: Vec::new() }))
}

pub(crate) fn read<A: DeserializeOwned>(row: &Row) -> DbResult<(A, Instant)> {
    let body = row.get_ref("body")?.as_str().map_err(|e| unreadable("attributes", e))?;
    let attributes = serde_json::from_str(body).map_err(|e| unreadable("attributes", e))?;
    Ok((attributes, instant(row, "first_seen")?))
}

pub(crate) fn body<A: Serialize>(attributes: &A) -> DbResult<String> {
    serde_json::to_string(attributes).map_err(|e| unreadable("attributes", e))
}
