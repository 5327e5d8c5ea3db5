//! Stores.

use crate::{
    DbResult, deadline,
    list::{Filter, Listed, Listing, list},
    resource,
    row::optional_instant,
};
use rusqlite::{Connection, OptionalExtension};
use storewarden_domain::{
    facts::{Store, StoreAttributes},
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{Restriction, RollOut, StoreStatus},
};

pub fn fact(connection: &Connection, key: &StoreKey) -> DbResult<Option<Store>> {
    resource::fact(connection, &Subject::Store(key.clone()))
}

/// The row id that other tables point at.
pub fn id(connection: &Connection, key: &StoreKey) -> DbResult<Option<i64>> {
    let mut statement = connection.prepare_cached("SELECT id FROM store WHERE key = ?1")?;
    Ok(statement.query_row([key.to_string()], |row| row.get(0)).optional()?)
}

/// The stores among `subjects` with their names, in this order; one that is not recorded goes by its login.
pub fn names(connection: &Connection, subjects: &[Subject]) -> DbResult<Vec<(StoreKey, String)>> {
    let sql = "SELECT COALESCE(name, main) FROM store WHERE key = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut names = Vec::new();
    for subject in subjects {
        if let Subject::Store(key) = subject {
            let name = statement.query_row([key.to_string()], |row| row.get(0)).optional()?;
            names.push((key.clone(), name.unwrap_or_else(|| key.main.clone())));
        }
    }
    Ok(names)
}

/// What a list of stores asks for.
#[derive(Debug, Default)]
pub struct Question<'a> {
    pub search: &'a str,
    pub platform: Option<&'a str>,
    pub status: Option<StoreStatus>,
    pub tag: Option<&'a str>,
    /// The archived ones in place of those in use.
    pub archived: bool,
    pub sort: Sort,
    pub descending: bool,
    pub after: Option<&'a str>,
    pub limit: u32,
    /// Decides which of a deadline's two times stands first.
    pub now: Option<Instant>,
}

#[derive(Debug, Default, Clone, Copy)]
pub enum Sort {
    #[default]
    Name,
    Main,
    /// The most urgent deadline of the store and its accounts; none last.
    Urgency,
}

/// A store in a list, with what its accounts come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub key: StoreKey,
    pub name: String,
    pub entity: Option<String>,
    pub store_type: Option<String>,
    pub status: Option<StoreStatus>,
    pub restrictions: Vec<Restriction>,
    pub roll_out: Option<RollOut>,
    pub tags: Vec<String>,
    pub sub_accounts: u32,
    pub frozen: u32,
    pub outstanding: u32,
    /// The earliest headline: when to act while that is ahead, else when the consequence comes or came.
    pub headline_at: Option<Instant>,
}

const ACCOUNTS: &str =
    "sub_account a JOIN sub_account_state t ON t.sub_account = a.id WHERE a.store = s.id AND NOT a.archived";

pub fn lines(connection: &Connection, question: &Question) -> DbResult<Listed<Line>> {
    let mut filter = Filter::default();
    filter.and_text(if question.archived { "s.archived" } else { "NOT s.archived" });
    filter.tagged("s", question.tag);
    if !question.search.is_empty() {
        filter.contains(&["s.name", "s.main", "e.name"], question.search);
    }
    if let Some(platform) = question.platform {
        filter.and("s.platform = ?", platform.to_owned());
    }
    if let Some(status) = question.status {
        filter.and("s.status = ?", status.code().to_owned());
    }
    let headline = deadline::earliest(&deadline::shown_time(question.now), "l.store = s.id");
    let urgency = format!("COALESCE({headline}, 9223372036854775807)");
    let columns = format!(
        "s.*, e.name AS entity_name, COALESCE(s.name, s.main) AS shown,
         (SELECT COUNT(*) FROM {ACCOUNTS}) AS accounts,
         (SELECT COUNT(*) FROM {ACCOUNTS} AND t.access IN ('frozen-overdue', 'refrozen')) AS frozen,
         (SELECT COUNT(*) FROM {ACCOUNTS} AND t.access IN ('active', 'temp-unfrozen')
              AND t.verification IN ('unverified', 'under-review', 'rejected', 'unbound')) AS outstanding,
         {headline} AS headline_at"
    );
    let listing = Listing {
        from: "store s LEFT JOIN entity e ON e.key = s.entity",
        columns: &columns,
        key: match question.sort {
            Sort::Name => "COALESCE(s.name, s.main)",
            Sort::Main => "s.main",
            Sort::Urgency => &urgency,
        },
        id: "s.id",
        descending: question.descending,
        after: question.after,
        limit: question.limit,
        ..Default::default()
    };
    list(connection, &listing, &filter, |row| {
        let StoreAttributes { entity, store_type, status, restrictions, roll_out, tags, .. } =
            resource::read(row)?.0;
        Ok(Line {
            key: StoreKey { platform: row.get("platform")?, main: row.get("main")? },
            name: row.get("shown")?,
            entity: row.get::<_, Option<String>>("entity_name")?.or(entity),
            store_type,
            status,
            restrictions: restrictions.into_keys().collect(),
            roll_out,
            tags: tags.into_iter().collect(),
            sub_accounts: row.get("accounts")?,
            frozen: row.get("frozen")?,
            outstanding: row.get("outstanding")?,
            headline_at: optional_instant(row, "headline_at")?,
        })
    })
}

/// How many are not archived.
pub fn count(connection: &Connection) -> DbResult<u32> {
    crate::row::one(connection, "SELECT COUNT(*) FROM store WHERE NOT archived", [])
}
