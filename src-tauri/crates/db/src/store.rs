//! Stores.

use crate::{
    DbResult, event,
    list::{Filter, Listed, Listing, list},
    row::{code, instant, optional_code, optional_instant, unreadable},
};
use rusqlite::{Connection, OptionalExtension, Row};
use storewarden_domain::{
    facts::{Fact, Store, StoreAttributes},
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{RollOut, StoreStatus},
};

pub(crate) fn attributes(
    connection: &Connection,
    key: &StoreKey,
) -> DbResult<Option<(StoreAttributes, Instant)>> {
    let mut statement = connection.prepare_cached("SELECT * FROM store WHERE key = ?1")?;
    let mut rows = statement.query([key.to_string()])?;
    rows.next()?.map(read).transpose()
}

pub fn fact(connection: &Connection, key: &StoreKey) -> DbResult<Option<Store>> {
    let Some((attributes, first_seen)) = attributes(connection, key)? else {
        return Ok(None);
    };
    let events = event::of(connection, &Subject::Store(key.clone()))?;
    Ok(Some(Fact { attributes, first_seen, events }))
}

pub(crate) fn save(connection: &Connection, key: &StoreKey, fact: &Store) -> DbResult<()> {
    let sql = "INSERT INTO store (key, platform, main, first_seen, name, store_type, entity, status, phone, email,
                   category, opened_on, roll_out, notes, archived)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
               ON CONFLICT (key) DO UPDATE SET name = ?5, store_type = ?6, entity = ?7, status = ?8, phone = ?9,
                   email = ?10, category = ?11, opened_on = ?12, roll_out = ?13, notes = ?14, archived = ?15";
    let a = &fact.attributes;
    connection.prepare_cached(sql)?.execute((
        key.to_string(),
        &key.platform,
        &key.main,
        fact.first_seen.millis(),
        &a.name,
        &a.store_type,
        &a.entity,
        a.status.map(StoreStatus::code),
        &a.phone,
        &a.email,
        &a.category,
        a.opened_on.map(|day| day.to_string()),
        a.roll_out.map(RollOut::code),
        &a.notes,
        a.archived,
    ))?;
    Ok(())
}

/// The row id that other tables point at.
pub fn id(connection: &Connection, key: &StoreKey) -> DbResult<Option<i64>> {
    let mut statement = connection.prepare_cached("SELECT id FROM store WHERE key = ?1")?;
    Ok(statement.query_row([key.to_string()], |row| row.get(0)).optional()?)
}

pub(crate) fn each<T>(connection: &Connection, mut take: impl FnMut(StoreKey, Store) -> T) -> DbResult<()> {
    let mut statement = connection.prepare("SELECT * FROM store ORDER BY key")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (attributes, first_seen) = read(row)?;
        let key = StoreKey { platform: row.get("platform")?, main: row.get("main")? };
        take(key, Fact { attributes, first_seen, events: Vec::new() });
    }
    Ok(())
}

fn read(row: &Row) -> DbResult<(StoreAttributes, Instant)> {
    let day = |text: String| text.parse().map_err(|e| unreadable("day", e));
    let attributes = StoreAttributes {
        name: row.get("name")?,
        store_type: row.get("store_type")?,
        entity: row.get("entity")?,
        status: optional_code(row.get("status")?, "store status", StoreStatus::from_code)?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        category: row.get("category")?,
        opened_on: row.get::<_, Option<String>>("opened_on")?.map(day).transpose()?,
        roll_out: optional_code(row.get("roll_out")?, "roll-out", RollOut::from_code)?,
        notes: row.get("notes")?,
        archived: row.get("archived")?,
    };
    Ok((attributes, instant(row, "first_seen")?))
}

/// What a list of stores asks for.
#[derive(Debug, Default)]
pub struct Question<'a> {
    pub search: &'a str,
    pub platform: Option<&'a str>,
    pub status: Option<StoreStatus>,
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
    pub roll_out: Option<RollOut>,
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
    filter.and_text("NOT s.archived");
    if !question.search.is_empty() {
        filter.contains(&["s.name", "s.main", "e.name"], question.search);
    }
    if let Some(platform) = question.platform {
        filter.and("s.platform = ?", platform.to_owned());
    }
    if let Some(status) = question.status {
        filter.and("s.status = ?", status.code().to_owned());
    }
    let now = question.now.map_or(i64::MIN, Instant::millis);
    let headline = format!(
        "(SELECT MIN(CASE WHEN d.act_by > {now} AND d.standing = 'running' THEN d.act_by ELSE d.due END)
          FROM deadline d WHERE d.store = s.id)"
    );
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
    };
    list(connection, &listing, &filter, |row| {
        Ok(Line {
            key: StoreKey { platform: row.get("platform")?, main: row.get("main")? },
            name: row.get("shown")?,
            entity: row.get::<_, Option<String>>("entity_name")?.or(row.get("entity")?),
            store_type: row.get("store_type")?,
            status: optional_code(row.get("status")?, "store status", StoreStatus::from_code)?,
            roll_out: row
                .get::<_, Option<String>>("roll_out")?
                .map(|t| code(&t, "roll-out", RollOut::from_code))
                .transpose()?,
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
