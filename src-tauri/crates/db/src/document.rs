//! Documents, with what follows about them.

use crate::{
    DbResult, deadline,
    list::{Filter, Listed, Listing, list},
    resource,
    row::{code, optional_instant},
};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeSet;
use storewarden_domain::{
    assessment::Assessment,
    facts::{Document, DocumentAttributes},
    subject::Subject,
    time::Instant,
    vocabulary::{DocumentKind, Validity},
};

pub fn fact(connection: &Connection, key: &str) -> DbResult<Option<Document>> {
    resource::fact(connection, &Subject::Document(key.into()))
}

/// A row of the table; `check` compares it with a fresh assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub validity: String,
    pub first_day: Option<String>,
    /// None = without end, or not known.
    pub last_day: Option<String>,
    pub unlimited: bool,
    pub upload_to: i64,
    pub findings: i64,
}

impl State {
    /// The row that an assessment makes; none where the subject is no document.
    pub fn of(assessment: &Assessment) -> Option<Self> {
        let state = assessment.document.as_ref()?;
        Some(Self {
            validity: state.validity.code().into(),
            first_day: state.first_valid_day.map(|day| day.to_string()),
            last_day: state.last_valid_day.map(|day| day.to_string()),
            unlimited: state.unlimited,
            upload_to: state.upload_to.len() as i64,
            findings: assessment.findings.len() as i64,
        })
    }
}

/// Keeps the row of the table; nothing where the subject is no document.
pub(crate) fn keep(connection: &Connection, assessment: &Assessment) -> DbResult<()> {
    let Some(State { validity, first_day, last_day, unlimited, upload_to, findings }) = State::of(assessment)
    else {
        return Ok(());
    };
    let sql = "INSERT INTO document_state (document, validity, first_day, last_day, unlimited, upload_to, findings)
               SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM document WHERE key = ?1
               ON CONFLICT (document) DO UPDATE SET validity = ?2, first_day = ?3, last_day = ?4, unlimited = ?5,
                   upload_to = ?6, findings = ?7";
    let key = resource::key(&assessment.subject);
    let values = (key, validity, first_day, last_day, unlimited, upload_to, findings);
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// The stored row of a document.
pub fn stored(connection: &Connection, subject: &Subject) -> DbResult<Option<State>> {
    if !matches!(subject, Subject::Document(_)) {
        return Ok(None);
    }
    let sql = "SELECT t.* FROM document_state t JOIN document d ON d.id = t.document WHERE d.key = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let read = |row: &Row| {
        Ok(State {
            validity: row.get("validity")?,
            first_day: row.get("first_day")?,
            last_day: row.get("last_day")?,
            unlimited: row.get("unlimited")?,
            upload_to: row.get("upload_to")?,
            findings: row.get("findings")?,
        })
    };
    Ok(statement.query_row([resource::key(subject)], read).optional()?)
}

/// Fingerprints of the files of which a copy is kept, of whatever document.
pub fn kept_files(connection: &Connection) -> DbResult<BTreeSet<String>> {
    let sql = "SELECT f.value ->> 'sha256' FROM document d, json_each(d.body, '$.files') f
               WHERE f.value ->> 'kept' AND f.value ->> 'sha256' IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a list of documents asks for.
#[derive(Debug, Default)]
pub struct Question<'a> {
    pub search: &'a str,
    pub kind: Option<DocumentKind>,
    pub validity: Option<Validity>,
    pub owner: Option<&'a Subject>,
    /// Whose last day (`2026-08-15`) lies in these, both included.
    pub ending: Option<(String, String)>,
    /// The archived ones in place of those in use; one of an archived owner counts as archived.
    pub archived: bool,
    pub sort: Sort,
    pub descending: bool,
    pub after: Option<&'a str>,
    pub limit: u32,
}

#[derive(Debug, Default, Clone, Copy)]
pub enum Sort {
    /// What has no end, or none that is known, behind what has one; what was superseded last.
    #[default]
    LastDay,
    Owner,
}

/// A document in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub key: String,
    pub attributes: DocumentAttributes,
    /// The company, the shop or the person; the id where that is not on record.
    pub owner_name: String,
    pub validity: Validity,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    pub unlimited: bool,
    pub upload_to: u32,
    pub findings: u32,
    /// The earliest time to act on one of its deadlines; met and waived ones do not count.
    pub headline_at: Option<Instant>,
}

const FROM: &str = "document d JOIN document_state t ON t.document = d.id
    LEFT JOIN entity e ON e.key = substr(d.owner, 8) AND d.owner GLOB 'entity:*'
    LEFT JOIN store s ON s.key = substr(d.owner, 7) AND d.owner GLOB 'store:*'
    LEFT JOIN staff p ON p.key = substr(d.owner, 7) AND d.owner GLOB 'staff:*'";
/// What was superseded ends nothing any more.
const END: &str = "CASE t.validity WHEN 'superseded' THEN '9999-99' ELSE COALESCE(t.last_day, '9999') END";
const OWNER: &str = "COALESCE(e.name, s.name, s.main, p.name, d.owner, '')";

pub fn lines(connection: &Connection, question: &Question) -> DbResult<Listed<Line>> {
    let away =
        "(d.archived OR COALESCE(e.archived, 0) OR COALESCE(s.archived, 0) OR COALESCE(p.archived, 0))";
    let mut filter = Filter::default();
    filter.and_text(&if question.archived { away.into() } else { format!("NOT {away}") });
    if !question.search.is_empty() {
        filter.contains(
            &["d.title", "e.name", "e.key", "s.name", "s.main", "p.name", "d.body ->> 'person'"],
            question.search,
        );
    }
    if let Some(kind) = question.kind {
        filter.and("d.kind = ?", kind.code().to_owned());
    }
    if let Some(validity) = question.validity {
        filter.and("t.validity = ?", validity.code().to_owned());
    }
    if let Some(owner) = question.owner {
        filter.and("d.owner = ?", owner.to_string());
    }
    if let Some((from, to)) = &question.ending {
        filter.and("t.last_day >= ?", from.clone());
        filter.and("t.last_day <= ?", to.clone());
    }
    let headline = deadline::earliest("l.act_by", "l.subject = 'document:' || d.key");
    let columns = format!(
        "d.*, t.validity, t.first_day, t.last_day, t.unlimited, t.upload_to, t.findings, {OWNER} AS owner_name,
         {headline} AS headline_at"
    );
    let by_owner = format!("{OWNER} || ' ' || {END}");
    let listing = Listing {
        from: FROM,
        columns: &columns,
        key: match question.sort {
            Sort::LastDay => END,
            Sort::Owner => &by_owner,
        },
        id: "d.id",
        descending: question.descending,
        after: question.after,
        limit: question.limit,
        ..Default::default()
    };
    list(connection, &listing, &filter, line)
}

fn line(row: &Row) -> DbResult<Line> {
    let validity: String = row.get("validity")?;
    Ok(Line {
        key: row.get("key")?,
        attributes: resource::read(row)?.0,
        owner_name: row.get("owner_name")?,
        validity: code(&validity, "validity", Validity::from_code)?,
        first_day: row.get("first_day")?,
        last_day: row.get("last_day")?,
        unlimited: row.get("unlimited")?,
        upload_to: row.get("upload_to")?,
        findings: row.get("findings")?,
        headline_at: optional_instant(row, "headline_at")?,
    })
}
