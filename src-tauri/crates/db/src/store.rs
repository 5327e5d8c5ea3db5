//! Stores.

use crate::{
    DbResult, deadline,
    list::{Filter, Listed, Listing, list},
    resource,
    row::{code, optional_code, optional_instant},
};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use storewarden_domain::{
    assessment::Assessment,
    facts::{Store, StoreAttributes},
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{Restriction, RollOut, StoreLabel},
};

pub fn fact(connection: &Connection, key: &StoreKey) -> DbResult<Option<Store>> {
    resource::fact(connection, &Subject::Store(key.clone()))
}

/// The row id that other tables point at.
pub fn id(connection: &Connection, key: &StoreKey) -> DbResult<Option<i64>> {
    let mut statement = connection.prepare_cached("SELECT id FROM store WHERE key = ?1")?;
    Ok(statement.query_row([key.to_string()], |row| row.get(0)).optional()?)
}

/// The platforms on which there are stores.
pub(crate) fn platforms(connection: &Connection) -> DbResult<Vec<String>> {
    // From one to the next by the index: there are few of them, and many stores.
    let sql = "WITH RECURSIVE there (code) AS (
                   SELECT MIN(platform) FROM store
                   UNION ALL SELECT (SELECT MIN(platform) FROM store WHERE platform > code)
                   FROM there WHERE code IS NOT NULL)
               SELECT code FROM there WHERE code IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let codes = statement.query_map([], |row| row.get(0))?;
    Ok(codes.collect::<Result<_, _>>()?)
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

/// A row of the table; `check` compares it with a fresh assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub label: Option<String>,
    /// Codes, separated by spaces.
    pub restrictions: String,
}

impl State {
    /// The row that an assessment makes; none where the subject is no store.
    pub fn of(assessment: &Assessment) -> Option<Self> {
        let state = assessment.store.as_ref()?;
        let codes: BTreeSet<&str> = state.restrictions.iter().map(|one| one.restriction.code()).collect();
        let restrictions = codes.into_iter().collect::<Vec<_>>().join(" ");
        Some(Self { label: state.label.map(|label| label.code().into()), restrictions })
    }
}

/// Keeps the row of the table; nothing where the subject is no store.
pub(crate) fn keep(connection: &Connection, assessment: &Assessment) -> DbResult<()> {
    let Some(State { label, restrictions }) = State::of(assessment) else { return Ok(()) };
    let sql =
        "INSERT INTO store_state (store, label, restrictions) SELECT id, ?2, ?3 FROM store WHERE key = ?1
               ON CONFLICT (store) DO UPDATE SET label = ?2, restrictions = ?3";
    connection.prepare_cached(sql)?.execute((resource::key(&assessment.subject), label, restrictions))?;
    Ok(())
}

/// The stored row of a store.
pub fn stored(connection: &Connection, subject: &Subject) -> DbResult<Option<State>> {
    if !matches!(subject, Subject::Store(_)) {
        return Ok(None);
    }
    let sql = "SELECT t.* FROM store_state t JOIN store s ON s.id = t.store WHERE s.key = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let read =
        |row: &rusqlite::Row| Ok(State { label: row.get("label")?, restrictions: row.get("restrictions")? });
    Ok(statement.query_row([resource::key(subject)], read).optional()?)
}

/// What a list of stores asks for.
#[derive(Debug, Default)]
pub struct Question<'a> {
    pub search: &'a str,
    pub platform: Option<&'a str>,
    pub label: Option<StoreLabel>,
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
    /// None while nobody looked and nothing follows.
    pub label: Option<StoreLabel>,
    /// Seen on it, or by the rules.
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
    if let Some(label) = question.label {
        filter.and("t.label = ?", label.code().to_owned());
    }
    let headline = deadline::earliest(&deadline::shown_time(question.now), "l.store = s.id");
    let urgency = format!("COALESCE({headline}, 9223372036854775807)");
    let columns = format!(
        "s.*, t.label, t.restrictions AS kept_from, e.name AS entity_name, COALESCE(s.name, s.main) AS shown,
         (SELECT COUNT(*) FROM {ACCOUNTS}) AS accounts,
         (SELECT COUNT(*) FROM {ACCOUNTS} AND t.access IN ('frozen-overdue', 'refrozen')) AS frozen,
         (SELECT COUNT(*) FROM {ACCOUNTS} AND t.access IN ('active', 'temp-unfrozen')
              AND t.verification IN ('unverified', 'under-review', 'rejected', 'unbound')) AS outstanding,
         {headline} AS headline_at"
    );
    let listing = Listing {
        from: "store s LEFT JOIN entity e ON e.key = s.entity LEFT JOIN store_state t ON t.store = s.id",
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
        let StoreAttributes { entity, store_type, roll_out, tags, .. } = resource::read(row)?.0;
        let restrictions: Option<String> = row.get("kept_from")?;
        Ok(Line {
            key: StoreKey { platform: row.get("platform")?, main: row.get("main")? },
            name: row.get("shown")?,
            entity: row.get::<_, Option<String>>("entity_name")?.or(entity),
            store_type,
            label: optional_code(row.get("label")?, "store label", StoreLabel::from_code)?,
            restrictions: restrictions
                .iter()
                .flat_map(|codes| codes.split_whitespace())
                .map(|text| code(text, "restriction", Restriction::from_code))
                .collect::<DbResult<_>>()?,
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
