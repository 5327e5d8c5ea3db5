//! Main bindings: the rows around one, what follows about it, and lists of them.

use crate::{
    DbResult,
    clock::{self, AT_ONCE},
    deadline, facts,
    list::{Filter, Listed, Listing, list},
    resource,
    row::{code, instant, optional_instant, subject as parse_subject},
    store,
};
use rusqlite::{Connection, OptionalExtension, Row};
use storewarden_domain::{
    assessment::{Assessment, ChecklistEntry},
    facts::{Binding, BindingAttributes, World},
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{BindingKind, BindingStage},
};

pub fn fact(connection: &Connection, key: &str) -> DbResult<Option<Binding>> {
    resource::fact(connection, &Subject::Binding(key.into()))
}

/// A binding with its store, the store's other bindings, and who keeps its recovery phone.
pub(crate) fn around(connection: &Connection, subject: &Subject, world: &mut World) -> DbResult<()> {
    facts::one(connection, subject, &mut world.bindings)?;
    let row = world.bindings.get(subject).map(|binding| binding.attributes.clone()).unwrap_or_default();
    if let Some(keeper) = row.phone_keeper {
        facts::one(connection, &Subject::Staff(keeper), &mut world.staff)?;
    }
    match row.store.and_then(|text| text.parse().ok()) {
        Some(key) => around_store(connection, &key, world),
        None => Ok(()),
    }
}

/// A store with its bindings.
pub fn around_store(connection: &Connection, key: &StoreKey, world: &mut World) -> DbResult<()> {
    facts::one(connection, &Subject::Store(key.clone()), &mut world.stores)?;
    for binding in of_store(connection, key)? {
        facts::one(connection, &binding, &mut world.bindings)?;
    }
    Ok(())
}

fn of_store(connection: &Connection, key: &StoreKey) -> DbResult<Vec<Subject>> {
    let sql = "SELECT 'binding:' || key FROM binding WHERE store = ?1 ORDER BY key";
    let mut statement = connection.prepare_cached(sql)?;
    let texts = statement.query_map([key.to_string()], |row| row.get::<_, String>(0))?;
    texts.map(|text| parse_subject(&text?)).collect()
}

pub(crate) fn store_of(connection: &Connection, subject: &Subject) -> DbResult<Option<StoreKey>> {
    let row = resource::attributes::<BindingAttributes>(connection, subject)?;
    Ok(row.and_then(|(binding, _)| binding.store).and_then(|text| text.parse().ok()))
}

/// The row of the store that is bound, where it is recorded.
pub(crate) fn store_row_of(connection: &Connection, subject: &Subject) -> DbResult<Option<i64>> {
    Ok(store_of(connection, subject)?.map(|key| store::id(connection, &key)).transpose()?.flatten())
}

/// What a store is reaches into its bindings, and what these have come to into the store.
pub(crate) fn wake_of_store(connection: &Connection, key: &StoreKey) -> DbResult<()> {
    of_store(connection, key)?.iter().try_for_each(|binding| clock::wake(connection, binding))
}

/// Whoever keeps a recovery phone may leave.
pub(crate) fn wake_kept_by(connection: &Connection, staff: &str) -> DbResult<()> {
    let sql = "INSERT INTO clock (subject, next_change_at) SELECT 'binding:' || key, ?2 FROM binding WHERE keeper = ?1
               ON CONFLICT (subject) DO UPDATE SET next_change_at = ?2";
    connection.prepare_cached(sql)?.execute((staff, AT_ONCE))?;
    Ok(())
}

/// A row of the table; `check` compares it with a fresh assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub stage: String,
    pub since: i64,
    pub account: Option<String>,
    pub try_from: Option<i64>,
    pub longest: Option<i64>,
    pub entries: i64,
    pub open: i64,
    pub findings: i64,
}

/// The row that an assessment makes; none where its subject is no binding.
pub fn kept(assessment: &Assessment) -> Option<Kept> {
    let state = assessment.binding.as_ref()?;
    let change = state.change.as_ref();
    let list: &[ChecklistEntry] = change.map(|change| change.checklist.as_slice()).unwrap_or_default();
    Some(Kept {
        stage: state.stage.code().into(),
        since: state.since.millis(),
        account: state.account.clone(),
        try_from: change.and_then(|change| change.try_from).map(Instant::millis),
        longest: change.and_then(|change| change.longest).map(Instant::millis),
        entries: list.len() as i64,
        open: list.iter().filter(|entry| entry.open()).count() as i64,
        findings: assessment.findings.len() as i64,
    })
}

/// Keeps the row of the table; nothing where the subject is no binding.
pub(crate) fn keep(connection: &Connection, assessment: &Assessment) -> DbResult<()> {
    let Subject::Binding(key) = &assessment.subject else {
        return Ok(());
    };
    let Some(Kept { stage, since, account, try_from, longest, entries, open, findings }) = kept(assessment)
    else {
        // Not on record yet, by a clock that went back: what was said before goes.
        let sql = "DELETE FROM binding_state WHERE binding = (SELECT id FROM binding WHERE key = ?1)";
        connection.prepare_cached(sql)?.execute([key])?;
        return Ok(());
    };
    let sql = "INSERT INTO binding_state (binding, stage, since, account, try_from, longest, entries, open, findings)
               SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM binding WHERE key = ?1
               ON CONFLICT (binding) DO UPDATE SET stage = ?2, since = ?3, account = ?4, try_from = ?5, longest = ?6,
                   entries = ?7, open = ?8, findings = ?9";
    let values = (key, stage, since, account, try_from, longest, entries, open, findings);
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// The stored row of a binding.
pub fn stored(connection: &Connection, subject: &Subject) -> DbResult<Option<Kept>> {
    let Subject::Binding(key) = subject else {
        return Ok(None);
    };
    let sql = "SELECT t.* FROM binding_state t JOIN binding b ON b.id = t.binding WHERE b.key = ?1";
    let read = |row: &Row| {
        Ok(Kept {
            stage: row.get("stage")?,
            since: row.get("since")?,
            account: row.get("account")?,
            try_from: row.get("try_from")?,
            longest: row.get("longest")?,
            entries: row.get("entries")?,
            open: row.get("open")?,
            findings: row.get("findings")?,
        })
    };
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([key], read).optional()?)
}

/// What a list of bindings asks for.
#[derive(Debug, Default)]
pub struct Question<'a> {
    pub search: &'a str,
    pub kind: Option<BindingKind>,
    pub stage: Option<BindingStage>,
    /// `PLATFORM/MAIN`
    pub store: Option<&'a StoreKey>,
    /// The archived ones in place of those in use; one of an archived store counts as archived.
    pub archived: bool,
    pub after: Option<&'a str>,
    pub limit: u32,
}

/// A binding in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub key: String,
    pub kind: Option<BindingKind>,
    pub channel: Option<String>,
    pub store: Option<(StoreKey, String)>,
    pub stage: BindingStage,
    pub since: Instant,
    pub account: Option<String>,
    pub try_from: Option<Instant>,
    pub longest: Option<Instant>,
    pub entries: u32,
    pub open: u32,
    pub findings: u32,
    /// The earliest time to act on one of its deadlines.
    pub headline_at: Option<Instant>,
}

/// By the next time to act; what has none last.
pub fn lines(connection: &Connection, question: &Question) -> DbResult<Listed<Line>> {
    let away = "(b.archived OR COALESCE(s.archived, 0))";
    let mut filter = Filter::default();
    filter.and_text(&if question.archived { away.into() } else { format!("NOT {away}") });
    if !question.search.is_empty() {
        filter.contains(&["s.name", "b.store", "t.account", "b.body ->> 'channel'"], question.search);
    }
    if let Some(kind) = question.kind {
        filter.and("b.kind = ?", kind.code().to_owned());
    }
    if let Some(stage) = question.stage {
        filter.and("t.stage = ?", stage.code().to_owned());
    }
    if let Some(store) = question.store {
        filter.and("b.store = ?", store.to_string());
    }
    let headline = deadline::earliest("l.act_by", "l.subject = 'binding:' || b.key");
    let columns = format!(
        "b.*, t.stage, t.since, t.account, t.try_from, t.longest, t.entries, t.open, t.findings,
         COALESCE(s.name, s.main) AS store_name, {headline} AS headline_at"
    );
    let listing = Listing {
        from: "binding b JOIN binding_state t ON t.binding = b.id LEFT JOIN store s ON s.key = b.store",
        columns: &columns,
        key: &format!("COALESCE({headline}, 9223372036854775807)"),
        id: "b.id",
        after: question.after,
        limit: question.limit,
        ..Default::default()
    };
    list(connection, &listing, &filter, line)
}

fn line(row: &Row) -> DbResult<Line> {
    let (row_of, stage) = (resource::read::<BindingAttributes>(row)?.0, row.get::<_, String>("stage")?);
    let name: Option<String> = row.get("store_name")?;
    let key: Option<StoreKey> = row_of.store.and_then(|text| text.parse().ok());
    Ok(Line {
        key: row.get("key")?,
        kind: row_of.kind,
        channel: row_of.channel,
        store: key.map(|key| (key.clone(), name.unwrap_or(key.main))),
        stage: code(&stage, "stage", BindingStage::from_code)?,
        since: instant(row, "since")?,
        account: row.get("account")?,
        try_from: optional_instant(row, "try_from")?,
        longest: optional_instant(row, "longest")?,
        entries: row.get("entries")?,
        open: row.get("open")?,
        findings: row.get("findings")?,
        headline_at: optional_instant(row, "headline_at")?,
    })
}
