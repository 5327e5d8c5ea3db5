//! People. The phone is a sealed value; people are matched by it.

use crate::{
    DbResult, event,
    list::{Filter, Listed, Listing, list},
    resource,
};
use rusqlite::Connection;
use storewarden_domain::{
    facts::{Staff, StaffAttributes},
    subject::{StoreKey, Subject},
    time::Instant,
};

pub fn fact(connection: &Connection, key: &str) -> DbResult<Option<Staff>> {
    resource::fact(connection, &Subject::Staff(key.into()))
}

/// The people who hold a store's accounts, with their comings and goings.
pub(crate) fn of_store(
    connection: &Connection,
    store: &StoreKey,
    mut take: impl FnMut(Subject, Staff),
) -> DbResult<()> {
    let sql = "SELECT * FROM staff WHERE key IN (
                   SELECT a.holder FROM sub_account a JOIN store s ON s.id = a.store WHERE s.key = ?1)";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([store.to_string()])?;
    while let Some(row) = rows.next()? {
        let (subject, mut fact) = resource::subject_and_fact::<StaffAttributes>(row)?;
        fact.events = event::of(connection, &subject)?;
        take(subject, fact);
    }
    Ok(())
}

/// A person in a list; their phones are sealed.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub key: String,
    pub name: String,
    pub attributes: StaffAttributes,
}

/// What a list of people asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Question<'a> {
    pub search: &'a str,
    /// Only people with an account there.
    pub platform: Option<&'a str>,
    /// Only those who have left by then, or who have not.
    pub left: Option<(bool, Instant)>,
    pub tag: Option<&'a str>,
    /// The archived ones in place of those in use.
    pub archived: bool,
    pub after: Option<&'a str>,
    pub limit: u32,
}

/// By name.
pub fn people(connection: &Connection, question: &Question) -> DbResult<Listed<Line>> {
    let mut filter = Filter::default();
    filter.and_text(if question.archived { "p.archived" } else { "NOT p.archived" });
    filter.tagged("p", question.tag);
    if !question.search.is_empty() {
        filter.contains(&["p.name", "p.key"], question.search);
    }
    if let Some(platform) = question.platform {
        filter.and(
            "EXISTS (SELECT 1 FROM sub_account a JOIN store s ON s.id = a.store
                     WHERE a.holder = p.key AND NOT a.archived AND s.platform = ?)",
            platform.to_owned(),
        );
    }
    if let Some((left, now)) = question.left {
        // The last coming or going that counts by now.
        let last = "COALESCE((SELECT e.kind FROM event e WHERE e.subject = 'staff:' || p.key AND NOT e.void
                              AND e.kind IN ('left', 'rejoined') AND e.effective <= ?
                              ORDER BY e.effective DESC, e.seq DESC LIMIT 1), '')";
        let sign = if left { "=" } else { "<>" };
        filter.and(&format!("{last} {sign} 'left'"), now.millis());
    }
    let listing = Listing {
        from: "staff p",
        columns: "p.*, COALESCE(p.name, p.key) AS shown",
        key: "COALESCE(p.name, p.key)",
        id: "p.id",
        descending: false,
        after: question.after,
        limit: question.limit,
        ..Default::default()
    };
    list(connection, &listing, &filter, |row| {
        Ok(Line { key: row.get("key")?, name: row.get("shown")?, attributes: resource::read(row)?.0 })
    })
}

/// Everybody with this ID number, archived people too. `hash` = the keyed hash.
pub fn with_id_number(connection: &Connection, hash: &str) -> DbResult<Vec<Subject>> {
    let mut statement = connection.prepare_cached("SELECT key FROM staff WHERE id_number = ?1")?;
    let keys = statement.query_map([hash], |row| row.get::<_, String>(0))?;
    keys.map(|key| Ok(Subject::Staff(key?))).collect()
}
