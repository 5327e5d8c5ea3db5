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
    let listing = Listing { from: "staff", columns, key, id: "id", descending: false, after: None, limit };
    list(connection, &listing, &filter, |row| {
        let StaffAttributes { phone, phone_masked, .. } = resource::read(row)?.0;
        Ok(Line { key: row.get("key")?, name: row.get("shown")?, phone, phone_masked })
    })
}
