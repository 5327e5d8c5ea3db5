//! Roles, and who has them.

use crate::{DbResult, resource, row::code};
use rusqlite::{Connection, params_from_iter};
use storewarden_domain::{
    facts::{Role, RoleAttributes, SubAccountAttributes},
    subject::{StoreKey, SubAccountKey, Subject},
    vocabulary::{Access, Label},
};

pub fn fact(connection: &Connection, id: &str) -> DbResult<Option<Role>> {
    resource::fact(connection, &Subject::Role(id.into()))
}

/// A role in a list, with the accounts that have it and are not archived.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub id: String,
    pub role: RoleAttributes,
    pub accounts: u32,
}

/// Those in use, by name.
pub fn lines(connection: &Connection) -> DbResult<Vec<Line>> {
    let sql = "SELECT r.*, (SELECT COUNT(*) FROM sub_account a, json_each(a.body, '$.roles') h
                            WHERE a.granted AND NOT a.archived AND h.value = r.key) AS accounts
               FROM role r WHERE NOT r.archived ORDER BY COALESCE(r.name, r.key), r.id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(Line {
            id: row.get("key")?,
            role: resource::read(row)?.0,
            accounts: row.get("accounts")?,
        });
    }
    Ok(lines)
}

/// The roles that a store's accounts have, and those made for the store alone.
pub(crate) fn around_store(
    connection: &Connection,
    store: &StoreKey,
    mut take: impl FnMut(Subject, Role),
) -> DbResult<()> {
    let sql = "SELECT * FROM role WHERE store = ?1 OR key IN (
                   SELECT h.value FROM sub_account a JOIN store s ON s.id = a.store, json_each(a.body, '$.roles') h
                   WHERE s.key = ?1 AND a.granted)";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([store.to_string()])?;
    while let Some(row) = rows.next()? {
        let (subject, fact) = resource::subject_and_fact::<RoleAttributes>(row)?;
        take(subject, fact);
    }
    Ok(())
}

/// Every role by id, archived ones too: an account may still have one.
pub fn all(connection: &Connection) -> DbResult<Vec<(String, RoleAttributes)>> {
    let mut statement = connection.prepare_cached("SELECT * FROM role")?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push((row.get("key")?, resource::read(row)?.0));
    }
    Ok(all)
}

/// Accounts with rights on record, or all of some: which ones a question is about.
#[derive(Debug, Clone, Copy)]
pub enum Accounts<'a> {
    /// Those with a role or a permission, of one platform or of all.
    Granted(Option<&'a str>),
    /// Those that any of these people hold.
    HeldBy(&'a [String]),
    OfStore(&'a StoreKey),
    One(&'a SubAccountKey),
}

/// An account with what it was granted. Departed ones are there too.
#[derive(Debug, Clone, PartialEq)]
pub struct Granted {
    pub subject: Subject,
    pub store_name: String,
    pub holder_name: Option<String>,
    pub attributes: SubAccountAttributes,
    pub access: Access,
    pub label: Label,
    /// Codes of the findings of its assessment.
    pub findings: Vec<String>,
}

/// How many accounts in use have neither role nor permission on record: about them no question of rights can be answered.
pub fn without_rights(
    connection: &Connection,
    platform: Option<&str>,
    store: Option<&StoreKey>,
) -> DbResult<u32> {
    let sql = "SELECT COUNT(*) FROM sub_account a JOIN store s ON s.id = a.store
                    JOIN sub_account_state t ON t.sub_account = a.id
               WHERE NOT a.granted AND NOT a.archived AND NOT s.archived AND t.access <> 'departed'
                   AND (?1 IS NULL OR s.platform = ?1) AND (?2 IS NULL OR s.key = ?2)";
    crate::row::one(connection, sql, (platform, store.map(ToString::to_string)))
}

/// By shop and login; archived accounts and shops are left out.
pub fn accounts(connection: &Connection, which: Accounts) -> DbResult<Vec<Granted>> {
    let (clause, values): (String, Vec<String>) = match which {
        Accounts::Granted(None) => ("a.granted".into(), Vec::new()),
        Accounts::Granted(Some(platform)) => ("a.granted AND s.platform = ?1".into(), vec![platform.into()]),
        Accounts::HeldBy(ids) => {
            let marks = vec!["?"; ids.len()].join(", ");
            (format!("a.holder IN ({marks})"), ids.to_vec())
        }
        Accounts::One(key) => ("a.key = ?1".into(), vec![format!("{}:{}", key.store, key.sub)]),
        Accounts::OfStore(store) => ("s.key = ?1".into(), vec![store.to_string()]),
    };
    let sql = format!(
        "SELECT a.*, COALESCE(s.name, s.main) AS store_name, p.name AS holder_name, t.access, t.label, t.findings
         FROM sub_account a JOIN store s ON s.id = a.store JOIN sub_account_state t ON t.sub_account = a.id
              LEFT JOIN staff p ON p.key = a.holder
         WHERE {clause} AND NOT a.archived AND NOT s.archived ORDER BY a.key"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let findings: String = row.get("findings")?;
        found.push(Granted {
            subject: crate::row::subject(&format!("sub-account:{}", row.get::<_, String>("key")?))?,
            store_name: row.get("store_name")?,
            holder_name: row.get("holder_name")?,
            attributes: resource::read(row)?.0,
            access: code(&row.get::<_, String>("access")?, "access", Access::from_code)?,
            label: code(&row.get::<_, String>("label")?, "label", Label::from_code)?,
            findings: findings.split(' ').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        });
    }
    Ok(found)
}
