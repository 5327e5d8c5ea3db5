//! What rests on a subject and is in use: the accounts of a shop, a person or a role, and all that an undo would take the
//! ground from.

use crate::{DbResult, resource, row::subjects};
use rusqlite::Connection;
use storewarden_domain::subject::Subject;

/// The sub-accounts that a shop has, that a person holds, or that have a role. Archived ones do not count.
pub fn accounts_of(connection: &Connection, subject: &Subject) -> DbResult<Vec<Subject>> {
    let sql = match subject {
        Subject::Store(_) => {
            "SELECT 'sub-account:' || a.key FROM sub_account a JOIN store s ON s.id = a.store
             WHERE s.key = ?1 AND NOT a.archived"
        }
        Subject::Staff(_) => {
            "SELECT 'sub-account:' || key FROM sub_account WHERE holder = ?1 AND NOT archived"
        }
        Subject::Role(_) => {
            "SELECT 'sub-account:' || a.key FROM sub_account a, json_each(a.body, '$.roles') h
             WHERE a.granted AND h.value = ?1 AND NOT a.archived"
        }
        _ => return Ok(Vec::new()),
    };
    subjects(connection, sql, [resource::key(subject)])
}

/// Everything that could not stay without it: accounts, documents, a company's shops, a shop's bindings, the link groups that
/// either stands behind. Archived ones do not count.
pub fn resting_on(connection: &Connection, subject: &Subject) -> DbResult<Vec<Subject>> {
    let mut resting = accounts_of(connection, subject)?;
    let papers = "SELECT 'document:' || key FROM document WHERE owner = ?1 AND NOT archived";
    resting.extend(subjects(connection, papers, [subject.to_string()])?);
    let others = match subject {
        Subject::Entity(_) => {
            "SELECT 'store:' || key FROM store WHERE entity = ?1 AND NOT archived
             UNION ALL SELECT 'link-group:' || key FROM link_group WHERE entity = ?1 AND NOT archived"
        }
        Subject::Store(_) => {
            "SELECT 'binding:' || key FROM binding WHERE store = ?1 AND NOT archived
             UNION SELECT 'link-group:' || key FROM link_group WHERE body ->> 'primary' = ?1 AND NOT archived
             UNION SELECT e.subject FROM event e JOIN link_group g ON 'link-group:' || g.key = e.subject
                   WHERE e.store = ?1 AND NOT e.void AND NOT g.archived"
        }
        _ => return Ok(resting),
    };
    resting.extend(subjects(connection, others, [resource::key(subject)])?);
    Ok(resting)
}
