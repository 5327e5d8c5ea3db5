//! What rests on a subject and is in use: an entity's shops, documents and link groups, a shop's accounts, the accounts that a person holds,
//! the accounts that have a role.

use crate::{DbResult, resource, row::subject as parse_subject};
use rusqlite::Connection;
use storewarden_domain::subject::Subject;

/// Archived ones do not count.
pub fn of(connection: &Connection, subject: &Subject) -> DbResult<Vec<Subject>> {
    let (sql, key) = match subject {
        Subject::Entity(uscc) => {
            (
                "SELECT 'store:' || key FROM store WHERE entity = ?1 AND NOT archived
                 UNION ALL SELECT 'document:' || key FROM document WHERE owner = 'entity:' || ?1 AND NOT archived
                 UNION ALL SELECT 'link-group:' || key FROM link_group WHERE entity = ?1 AND NOT archived",
                uscc.clone(),
            )
        }
        Subject::Store(key) => (
            "SELECT 'sub-account:' || a.key FROM sub_account a JOIN store s ON s.id = a.store
             WHERE s.key = ?1 AND NOT a.archived
             UNION ALL SELECT 'binding:' || key FROM binding WHERE store = ?1 AND NOT archived",
            key.to_string(),
        ),
        Subject::Staff(id) => {
            ("SELECT 'sub-account:' || key FROM sub_account WHERE holder = ?1 AND NOT archived", id.clone())
        }
        Subject::Role(id) => (
            "SELECT 'sub-account:' || a.key FROM sub_account a, json_each(a.body, '$.roles') h
             WHERE a.granted AND h.value = ?1 AND NOT a.archived",
            id.clone(),
        ),
        _ => return Ok(Vec::new()),
    };
    let mut statement = connection.prepare_cached(sql)?;
    let texts = statement.query_map([key], |row| row.get::<_, String>(0))?;
    texts.map(|text| parse_subject(&text?)).collect()
}

/// Documents and link groups in use that a company, a shop or a person stands behind.
pub fn papers_and_groups(connection: &Connection, subject: &Subject) -> DbResult<Vec<Subject>> {
    let groups = match subject {
        Subject::Entity(_) => {
            "UNION SELECT 'link-group:' || key FROM link_group WHERE entity = ?2 AND NOT archived"
        }
        Subject::Store(_) => {
            "UNION SELECT 'link-group:' || key FROM link_group WHERE body ->> 'primary' = ?2 AND NOT archived
             UNION SELECT e.subject FROM event e JOIN link_group g ON 'link-group:' || g.key = e.subject
                   WHERE e.store = ?2 AND NOT e.void AND NOT g.archived"
        }
        _ => "",
    };
    let sql = format!(
        "SELECT 'document:' || key FROM document WHERE ?2 <> '' AND owner = ?1 AND NOT archived {groups}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let values = (subject.to_string(), resource::key(subject));
    let texts = statement.query_map(values, |row| row.get::<_, String>(0))?;
    texts.map(|text| parse_subject(&text?)).collect()
}
