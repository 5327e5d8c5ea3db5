//! People. The phone is a sealed value; people are matched by it.

use crate::{
    DbResult,
    list::{Filter, Listed, Listing, list},
    resource,
};
use rusqlite::Connection;
use storewarden_domain::{
    facts::{Staff, StaffAttributes},
    subject::Subject,
    time::Instant,
};

pub fn fact(connection: &Connection, key: &str) -> DbResult<Option<Staff>> {
    resource::fact(connection, &Subject::Staff(key.into()))
}

/// A person in a list; the phone is sealed.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub key: String,
    pub name: String,
    pub phone: Option<String>,
    pub phone_masked: Option<String>,
}

/// By name, those not archived.
pub fn lines(connection: &Connection, search: &str, limit: u32) -> DbResult<Listed<Line>> {
    let mut filter = Filter::default();
    filter.and_text("NOT archived");
    if !search.is_empty() {
        filter.contains(&["name"], search);
    }
    let (columns, key) = ("*, COALESCE(name, key) AS shown", "COALESCE(name, key)");
    let listing = Listing {
        from: "staff",
        columns,
        key,
        id: "id",
        descending: false,
        after: None,
        limit,
        ..Default::default()
    };
    list(connection, &listing, &filter, |row| {
        let StaffAttributes { phone, phone_masked, .. } = resource::read(row)?.0;
        Ok(Line { key: row.get("key")?, name: row.get("shown")?, phone, phone_masked })
    })
}

/// What a list of people asks for.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub search: &'a str,
    /// Only people with an account there.
    pub platform: Option<&'a str>,
    /// Only those who have left by `now`, or who have not.
    pub left: Option<bool>,
    pub now: Instant,
    pub after: Option<&'a str>,
    pub limit: u32,
}

/// By name, those not archived.
pub fn people(connection: &Connection, question: &Question) -> DbResult<Listed<Line>> {
    let mut filter = Filter::default();
    filter.and_text("NOT p.archived");
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
    if let Some(left) = question.left {
        // The last coming or going that counts by now.
        let last = "COALESCE((SELECT e.kind FROM event e WHERE e.subject = 'staff:' || p.key AND NOT e.void
                              AND e.kind IN ('left', 'rejoined') AND e.effective <= ?
                              ORDER BY e.effective DESC, e.seq DESC LIMIT 1), '')";
        let sign = if left { "=" } else { "<>" };
        filter.and(&format!("{last} {sign} 'left'"), question.now.millis());
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
        let StaffAttributes { phone, phone_masked, .. } = resource::read(row)?.0;
        Ok(Line { key: row.get("key")?, name: row.get("shown")?, phone, phone_masked })
    })
}
