//! Deadlines as the last assessment left them, for lists and for the reminder pass.

use crate::{
    DbResult,
    list::Filter,
    row::{code, optional_code, unreadable},
    store,
};
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;
use storewarden_domain::{
    assessment::Deadline,
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{Consequence, DocumentKind, Label, SeenAccess},
};

/// When to act, fixed for a deadline: the latest safe submission where there is one.
pub fn act_by(deadline: &Deadline) -> Instant {
    deadline.safe_submit.unwrap_or(deadline.due)
}

/// SQL for the time that stands first of a deadline `l`: the safe submission while it is ahead of `now` and the move is the
/// operator's, else when it is due.
pub(crate) fn shown_time(now: Option<Instant>) -> String {
    let now = now.map_or(i64::MIN, Instant::millis);
    format!("CASE WHEN l.act_by > {now} AND l.standing = 'running' THEN l.act_by ELSE l.due END")
}

/// SQL for the earliest `time` among the deadlines `l` that are `of` something; met and waived ones do not count.
pub(crate) fn earliest(time: &str, of: &str) -> String {
    format!("(SELECT MIN({time}) FROM deadline l WHERE ({of}) AND l.state NOT IN ('met', 'waived'))")
}

/// Replaces a subject's deadlines by those of its newest assessment. `sub_account` where the subject is one.
pub(crate) fn replace<'a>(
    connection: &Connection,
    subject: &Subject,
    (store, sub_account): (Option<i64>, Option<i64>),
    deadlines: impl Iterator<Item = &'a Deadline>,
) -> DbResult<()> {
    connection.prepare_cached("DELETE FROM deadline WHERE subject = ?1")?.execute([subject.to_string()])?;
    let sql =
        "INSERT INTO deadline (id, subject, store, sub_account, rule, consequence, state, standing, due, act_by, body)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    for deadline in deadlines {
        let body = serde_json::to_string(deadline).map_err(|e| unreadable("deadline", e))?;
        let standing = serde_json::to_value(deadline.standing).map_err(|e| unreadable("standing", e))?;
        connection.prepare_cached(sql)?.execute((
            &deadline.id,
            subject.to_string(),
            store,
            sub_account,
            &deadline.rule,
            deadline.consequence.code(),
            deadline.state.code(),
            standing.as_str().unwrap_or_default(),
            deadline.due.millis(),
            act_by(deadline).millis(),
            body,
        ))?;
    }
    Ok(())
}

/// Which deadlines, by state, standing and time; half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// The consequence stands, under review or not.
    Missed,
    /// Running ones to act on in `[from, to)`; past ones to act on count from the start.
    Running { from: Option<Instant>, to: Option<Instant> },
    /// With the platform.
    Waiting,
    /// The operator wants no reminders of it; it is counted nowhere else.
    Waived,
}

impl Among {
    /// The conditions on `d`, the deadline.
    pub(crate) fn narrow(self, filter: &mut Filter) {
        match self {
            // A review past its time is still the platform's move, so it waits rather than counts as missed.
            Self::Missed => filter.and_text("d.state = 'missed' AND d.consequence <> 'chase'"),
            Self::Waiting => filter.and_text(
                "d.standing = 'under-review' AND (d.state = 'open' OR d.state = 'missed' AND d.consequence = 'chase')",
            ),
            Self::Waived => filter.and_text("d.state = 'waived'"),
            Self::Running { from, to } => {
                filter.and_text("d.state = 'open' AND d.standing = 'running'");
                if let Some(from) = from {
                    filter.and("d.act_by >= ?", from.millis());
                }
                if let Some(to) = to {
                    filter.and("d.act_by < ?", to.millis());
                }
            }
        }
    }
}

/// A deadline with what a list says beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub deadline: Deadline,
    /// None for what concerns an entity, a person, or a document of theirs.
    pub store: Option<(StoreKey, String)>,
    /// The stores that the consequence would hit, with their names, in the order of the deadline.
    pub affects: Vec<(StoreKey, String)>,
    pub label: Option<Label>,
    pub holder: Option<String>,
    pub seen_access: Option<SeenAccess>,
    /// Of what is due about a document.
    pub document: Option<DocumentKind>,
}

const FROM: &str = "deadline d LEFT JOIN store s ON s.id = d.store
    LEFT JOIN sub_account a ON a.id = d.sub_account
    LEFT JOIN sub_account_state t ON t.sub_account = a.id
    LEFT JOIN staff p ON p.key = a.holder";

fn filter(platform: Option<&str>, among: Option<Among>) -> Filter {
    let mut filter = Filter::default();
    // A group concerns all its members, so it stays in sight when its primary is put away.
    filter.and_text(
        "(NOT COALESCE(s.archived, 0) OR d.subject GLOB 'link-group:*') AND NOT COALESCE(a.archived, 0)",
    );
    if let Some(platform) = platform {
        // What an entity owes concerns each of its shops, whatever their platform.
        filter.and("(s.platform = ? OR d.store IS NULL)", platform.to_owned());
    }
    if let Some(among) = among {
        among.narrow(&mut filter);
    }
    filter
}

/// The most urgent of them by when to act; `limit` 0 = all.
pub fn lines(
    connection: &Connection,
    platform: Option<&str>,
    among: Option<Among>,
    limit: u32,
) -> DbResult<Vec<Line>> {
    listed(connection, filter(platform, among), limit)
}

/// One deadline; none where it is settled, or out of sight.
pub fn find(connection: &Connection, id: &str) -> DbResult<Option<Line>> {
    let mut filter = filter(None, None);
    filter.and("d.id = ?", id.to_owned());
    Ok(listed(connection, filter, 1)?.pop())
}

/// The most urgent that rest on a rule.
pub fn lines_of_rule(connection: &Connection, rule: &str, limit: u32) -> DbResult<Vec<Line>> {
    let mut filter = filter(None, None);
    filter.and("d.rule = ?", rule.to_owned());
    listed(connection, filter, limit)
}

/// How many rest on each rule.
pub fn by_rule(connection: &Connection) -> DbResult<BTreeMap<String, u32>> {
    let (clause, _) = filter(None, None).into_parts();
    let mut statement = connection
        .prepare_cached(&format!("SELECT d.rule, COUNT(*) FROM {FROM} WHERE {clause} GROUP BY 1"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn listed(connection: &Connection, filter: Filter, limit: u32) -> DbResult<Vec<Line>> {
    let (clause, mut values) = filter.into_parts();
    // Chosen by an index alone, and only then read: a body is some kilobytes.
    let sql = format!(
        "SELECT d.body, s.platform, s.main, COALESCE(s.name, s.main) AS store_name, t.label, t.seen_access,
                p.name AS holder_name, o.kind AS document_kind
         FROM {FROM} LEFT JOIN document o ON o.key = substr(d.subject, 10) AND d.subject GLOB 'document:*'
         WHERE d.id IN (SELECT d.id FROM {FROM} WHERE {clause} ORDER BY d.act_by, d.id LIMIT ?)
         ORDER BY d.act_by, d.id"
    );
    values.push(rusqlite::types::Value::Integer(if limit == 0 { -1 } else { i64::from(limit) }));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values.iter()))?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(connection, row)?);
    }
    Ok(lines)
}

fn line(connection: &Connection, row: &Row) -> DbResult<Line> {
    let store = match (row.get("platform")?, row.get("main")?) {
        (Some(platform), Some(main)) => Some((StoreKey { platform, main }, row.get("store_name")?)),
        _ => None,
    };
    let deadline = body(row)?;
    Ok(Line {
        affects: store::names(connection, &deadline.affects)?,
        deadline,
        store,
        label: optional_code(row.get("label")?, "label", Label::from_code)?,
        holder: row.get("holder_name")?,
        seen_access: optional_code(row.get("seen_access")?, "seen access", SeenAccess::from_code)?,
        document: optional_code(row.get("document_kind")?, "document kind", DocumentKind::from_code)?,
    })
}

fn body(row: &Row) -> DbResult<Deadline> {
    let text: String = row.get("body")?;
    serde_json::from_str(&text).map_err(|e| unreadable("deadline", e))
}

/// How many there are of each consequence.
pub fn tally(
    connection: &Connection,
    platform: Option<&str>,
    among: Among,
) -> DbResult<Vec<(Consequence, u32)>> {
    let (clause, values) = filter(platform, Some(among)).into_parts();
    let sql = format!("SELECT d.consequence, COUNT(*) FROM {FROM} WHERE {clause} GROUP BY 1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values.iter()))?;
    let mut counts = Vec::new();
    while let Some(row) = rows.next()? {
        counts.push((code(&row.get::<_, String>(0)?, "consequence", Consequence::from_code)?, row.get(1)?));
    }
    counts.sort();
    Ok(counts)
}

/// Due time and consequence of everything due in `[from, to)` that is not waived.
pub fn marks(
    connection: &Connection,
    platform: Option<&str>,
    from: Instant,
    to: Instant,
) -> DbResult<Vec<(Instant, Consequence)>> {
    let mut filter = filter(platform, None);
    filter.and_text("d.state <> 'waived'");
    filter.and("d.due >= ?", from.millis());
    filter.and("d.due < ?", to.millis());
    let (clause, values) = filter.into_parts();
    let mut statement =
        connection.prepare_cached(&format!("SELECT d.due, d.consequence FROM {FROM} WHERE {clause}"))?;
    let mut rows = statement.query(rusqlite::params_from_iter(values.iter()))?;
    let mut marks = Vec::new();
    while let Some(row) = rows.next()? {
        let consequence = code(&row.get::<_, String>(1)?, "consequence", Consequence::from_code)?;
        marks.push((Instant::from_millis(row.get(0)?), consequence));
    }
    Ok(marks)
}

/// Who has left accounts behind, waived ones aside: `staff:ID` without the prefix, how many accounts, and when the first is due; the most
/// urgent first.
pub fn leavers(connection: &Connection, platform: Option<&str>) -> DbResult<Vec<(String, u32, Instant)>> {
    let mut filter = filter(platform, None);
    filter.and_text("d.state <> 'waived'");
    filter.and("d.consequence = ?", Consequence::Exposed.code().to_owned());
    let (clause, values) = filter.into_parts();
    let sql = format!(
        "SELECT a.holder, COUNT(*), MIN(d.due) FROM {FROM} WHERE {clause} AND a.holder IS NOT NULL GROUP BY 1 ORDER BY 3, 1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(rusqlite::params_from_iter(values.iter()), |row| {
        Ok((row.get(0)?, row.get(1)?, Instant::from_millis(row.get(2)?)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One subject's, running first.
pub fn of_subject(connection: &Connection, subject: &Subject) -> DbResult<Vec<Deadline>> {
    let sql = "SELECT body FROM deadline WHERE subject = ?1 ORDER BY state DESC, due";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([subject.to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(body(row)?);
    }
    Ok(found)
}
