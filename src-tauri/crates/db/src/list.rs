//! Keyset paging: a page starts after the last row of the one before, so its cost does not grow with its number.

use crate::DbResult;
use rusqlite::{Connection, Row, types::Value};

/// Conditions with their values, joined by AND.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    clauses: Vec<String>,
    values: Vec<Value>,
}

impl Filter {
    /// `?` in `clause` stands for `value`.
    pub fn and(&mut self, clause: &str, value: impl Into<Value>) {
        self.clauses.push(clause.into());
        self.values.push(value.into());
    }

    pub fn and_text(&mut self, clause: &str) {
        self.clauses.push(clause.into());
    }

    /// Any of the columns contains the text; `%` and `_` stand for themselves.
    pub fn contains(&mut self, columns: &[&str], text: &str) {
        let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        let any: Vec<String> = columns.iter().map(|c| format!("{c} LIKE ? ESCAPE '\\'")).collect();
        self.clauses.push(format!("({})", any.join(" OR ")));
        self.values.extend(columns.iter().map(|_| Value::Text(pattern.clone())));
    }

    /// Of the table `alias`: what carries the tag.
    pub fn tagged(&mut self, alias: &str, tag: Option<&str>) {
        if let Some(tag) = tag {
            let clause = format!("EXISTS (SELECT 1 FROM json_each({alias}.body, '$.tags') WHERE value = ?)");
            self.and(&clause, tag.to_owned());
        }
    }

    /// The clause and its values, for a question that is no page.
    pub fn into_parts(self) -> (String, Vec<Value>) {
        (self.sql(), self.values)
    }

    fn sql(&self) -> String {
        if self.clauses.is_empty() { "true".into() } else { self.clauses.join(" AND ") }
    }
}

/// Which rows, in which order, from where on.
#[derive(Default)]
pub(crate) struct Listing<'a> {
    /// `FROM … JOIN …`
    pub from: &'a str,
    /// Joins that bring columns, and neither add rows nor take any away.
    pub beside: &'a str,
    /// The filter asks about what stands beside.
    pub asks_beside: bool,
    /// The row's columns.
    pub columns: &'a str,
    /// The expression sorted by; ties go by `id`.
    pub key: &'a str,
    pub id: &'a str,
    pub descending: bool,
    pub after: Option<&'a str>,
    pub limit: u32,
}

/// A page as read: rows, how many there are in all, and the cursor of the next page.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<T> {
    pub rows: Vec<T>,
    pub total: u32,
    pub next: Option<String>,
}

pub(crate) fn list<T>(
    connection: &Connection,
    listing: &Listing,
    filter: &Filter,
    read: impl Fn(&Row) -> DbResult<T>,
) -> DbResult<Listed<T>> {
    let Listing { from, beside, columns, key, id, .. } = listing;
    let counted = if listing.asks_beside { beside } else { "" };
    let count = format!("SELECT COUNT(*) FROM {from} {counted} WHERE {}", filter.sql());
    let values = rusqlite::params_from_iter(filter.values.iter());
    let total = connection.prepare_cached(&count)?.query_row(values, |row| row.get(0))?;

    let (sign, order) = if listing.descending { ("<", "DESC") } else { (">", "ASC") };
    let mut values = filter.values.clone();
    let mut place = String::new();
    if let Some(cursor) = listing.after.and_then(cursor) {
        place = format!(" AND ({key}, {id}) {sign} (?, ?)");
        values.extend([cursor.0, cursor.1]);
    }
    let sql = format!(
        "SELECT {columns}, {key} AS list_key, {id} AS list_id FROM {from} {beside} WHERE {}{place}
         ORDER BY {key} {order}, {id} {order} LIMIT ?",
        filter.sql()
    );
    values.push(Value::Integer(i64::from(listing.limit) + 1));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query(rusqlite::params_from_iter(values.iter()))?;
    let mut rows = Vec::new();
    let mut last = None;
    let mut next = None;
    while let Some(row) = found.next()? {
        if rows.len() == listing.limit as usize {
            next = last;
            break;
        }
        last = Some(token(&row.get("list_key")?, row.get("list_id")?));
        rows.push(read(row)?);
    }
    Ok(Listed { rows, total, next })
}

/// A cursor is opaque to the caller: the kind of the key, the row's id, the key.
fn token(key: &Value, id: i64) -> String {
    match key {
        Value::Integer(n) => format!("i:{id}:{n}"),
        Value::Text(text) => format!("t:{id}:{text}"),
        _ => format!("t:{id}:"),
    }
}

/// A spoilt cursor starts from the beginning.
fn cursor(token: &str) -> Option<(Value, Value)> {
    let mut parts = token.splitn(3, ':');
    let (kind, id, key) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    let key = match kind {
        "i" => Value::Integer(key.parse().ok()?),
        _ => Value::Text(key.into()),
    };
    Some((key, Value::Integer(id)))
}
