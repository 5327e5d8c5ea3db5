//! Sub-accounts.

use crate::{
    DbResult, event,
    list::{Filter, Listed, Listing, list},
    resource,
    row::{code, instant, one, optional_code, optional_instant, unreadable},
    store,
};
use rusqlite::{Connection, Row};
use storewarden_domain::{
    facts::{SubAccount, SubAccountAttributes},
    subject::{StoreKey, SubAccountKey, Subject},
    time::Instant,
    vocabulary::{Access, Consequence, DeadlineState, Label, Messaging, SeenAccess, Verification},
};

fn text(key: &SubAccountKey) -> String {
    format!("{}:{}", key.store, key.sub)
}

pub fn fact(connection: &Connection, key: &SubAccountKey) -> DbResult<Option<SubAccount>> {
    resource::fact(connection, &Subject::SubAccount(key.clone()))
}

pub(crate) fn save(connection: &Connection, key: &SubAccountKey, fact: &SubAccount) -> DbResult<()> {
    let Some(store) = store::id(connection, &key.store)? else {
        return Err(unreadable("store of a sub-account", &key.store));
    };
    let sql = "INSERT INTO sub_account (key, store, first_seen, born, body) VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (key) DO UPDATE SET born = ?4, body = ?5";
    let born = fact.attributes.created_at.unwrap_or(fact.first_seen);
    let body = resource::body(&fact.attributes)?;
    let values = (text(key), store, fact.first_seen.millis(), born.millis(), body);
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

pub fn id(connection: &Connection, key: &SubAccountKey) -> DbResult<i64> {
    one(connection, "SELECT id FROM sub_account WHERE key = ?1", [text(key)])
}

/// A store's accounts with their events.
pub fn of_store(
    connection: &Connection,
    store: &StoreKey,
    mut take: impl FnMut(Subject, SubAccount),
) -> DbResult<()> {
    let sql = "SELECT a.* FROM sub_account a JOIN store s ON s.id = a.store WHERE s.key = ?1 ORDER BY a.key";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([store.to_string()])?;
    let mut events = event::of_accounts(connection, store)?;
    while let Some(row) = rows.next()? {
        let (subject, mut fact) = resource::subject_and_fact::<SubAccountAttributes>(row)?;
        fact.events = events.remove(&subject).unwrap_or_default();
        take(subject, fact);
    }
    Ok(())
}

/// The temporary accounts of every store with their events.
pub(crate) fn temporary(connection: &Connection, mut take: impl FnMut(Subject, SubAccount)) -> DbResult<()> {
    let sql = "SELECT * FROM sub_account WHERE body ->> 'kind' = 'temp-cs' ORDER BY key";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (subject, mut fact) = resource::subject_and_fact::<SubAccountAttributes>(row)?;
        fact.events = event::of(connection, &subject)?;
        take(subject, fact);
    }
    Ok(())
}

/// From the joined columns `platform`, `main` and the full `login`.
fn key(row: &Row) -> DbResult<SubAccountKey> {
    let store = StoreKey { platform: row.get("platform")?, main: row.get("main")? };
    let login: String = row.get("login")?;
    let sub = login.rsplit_once(':').map(|(_, sub)| sub.to_owned()).unwrap_or_default();
    Ok(SubAccountKey { store, sub })
}

/// What a list of sub-accounts asks for.
#[derive(Debug, Default)]
pub struct Question<'a> {
    pub search: &'a str,
    pub platform: Option<&'a str>,
    pub store: Option<&'a StoreKey>,
    pub labels: &'a [Label],
    pub tag: Option<&'a str>,
    /// The archived ones, and those of archived stores, in place of those in use.
    pub archived: bool,
    /// Only those whose most urgent deadline is of this sort.
    pub deadline: Option<crate::deadline::Among>,
    pub sort: Sort,
    pub descending: bool,
    pub after: Option<&'a str>,
    pub limit: u32,
}

#[derive(Debug, Default, Clone, Copy)]
pub enum Sort {
    #[default]
    Urgency,
    Login,
    Created,
}

/// A sub-account in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub key: SubAccountKey,
    pub login: String,
    pub store_name: String,
    pub holder: Option<String>,
    pub position: Option<String>,
    pub department: Option<String>,
    pub created_at: Option<Instant>,
    pub tags: Vec<String>,
    pub verification: Verification,
    pub access: Access,
    pub messaging: Messaging,
    pub label: Label,
    pub seen_access: Option<SeenAccess>,
    pub findings: u32,
    pub deadline: Option<Due>,
}

/// The most urgent deadline's times.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    pub due: Instant,
    pub act_by: Instant,
    pub consequence: Consequence,
    pub state: DeadlineState,
    pub waiting: bool,
}

pub fn lines(connection: &Connection, question: &Question) -> DbResult<Listed<Line>> {
    let mut filter = Filter::default();
    filter.and_text(match question.archived {
        true => "(a.archived OR s.archived)",
        false => "NOT a.archived AND NOT s.archived",
    });
    filter.tagged("a", question.tag);
    if !question.search.is_empty() {
        filter.contains(&["a.login", "s.name", "p.name"], question.search);
    }
    if let Some(platform) = question.platform {
        filter.and("s.platform = ?", platform.to_owned());
    }
    if let Some(store) = question.store {
        filter.and("s.key = ?", store.to_string());
    }
    if !question.labels.is_empty() {
        // Codes of a closed vocabulary: nothing to escape.
        let codes: Vec<String> = question.labels.iter().map(|l| format!("'{}'", l.code())).collect();
        filter.and_text(&format!("t.label IN ({})", codes.join(", ")));
    }
    if let Some(among) = &question.deadline {
        among.narrow(&mut filter);
    }
    let listing = Listing {
        from: "sub_account a JOIN store s ON s.id = a.store JOIN sub_account_state t ON t.sub_account = a.id",
        beside: "LEFT JOIN staff p ON p.key = a.holder LEFT JOIN deadline d ON d.id = t.deadline",
        asks_beside: !question.search.is_empty() || question.deadline.is_some(),
        columns: "a.*, s.platform AS platform, s.main AS main, COALESCE(s.name, s.main) AS store_name,
                  p.name AS holder_name, t.verification, t.access, t.messaging, t.label, t.seen_access, t.findings,
                  d.due, d.act_by, d.consequence, d.state, d.standing",
        key: match question.sort {
            Sort::Urgency => "t.urgency",
            Sort::Login => "a.login",
            Sort::Created => "a.born",
        },
        // The same number, named as the index of each order names it.
        id: match question.sort {
            Sort::Urgency => "t.sub_account",
            _ => "a.id",
        },
        descending: question.descending,
        after: question.after,
        limit: question.limit,
    };
    list(connection, &listing, &filter, line)
}

fn line(row: &Row) -> DbResult<Line> {
    let findings: String = row.get("findings")?;
    let SubAccountAttributes { position, department, created_at, tags, .. } = resource::read(row)?.0;
    Ok(Line {
        key: key(row)?,
        login: row.get("login")?,
        store_name: row.get("store_name")?,
        holder: row.get("holder_name")?,
        position,
        department,
        created_at,
        tags: tags.into_iter().collect(),
        verification: code(&row.get::<_, String>("verification")?, "verification", Verification::from_code)?,
        access: code(&row.get::<_, String>("access")?, "access", Access::from_code)?,
        messaging: code(&row.get::<_, String>("messaging")?, "messaging", Messaging::from_code)?,
        label: code(&row.get::<_, String>("label")?, "label", Label::from_code)?,
        seen_access: optional_code(row.get("seen_access")?, "seen access", SeenAccess::from_code)?,
        findings: findings.split(' ').filter(|code| !code.is_empty()).count() as u32,
        deadline: due(row)?,
    })
}

fn due(row: &Row) -> DbResult<Option<Due>> {
    let Some(due) = optional_instant(row, "due")? else {
        return Ok(None);
    };
    Ok(Some(Due {
        due,
        act_by: instant(row, "act_by")?,
        consequence: code(&row.get::<_, String>("consequence")?, "consequence", Consequence::from_code)?,
        state: code(&row.get::<_, String>("state")?, "deadline state", DeadlineState::from_code)?,
        waiting: row.get::<_, String>("standing")? == "under-review",
    }))
}

/// The accounts of a platform that are reached by an address, or by a phone, their own or their holder's. `contact` = a
/// sealed value's id.
pub fn reached_by(connection: &Connection, platform: &str, contact: &str) -> DbResult<Vec<Subject>> {
    let sql = "SELECT 'sub-account:' || a.key FROM sub_account a JOIN store s ON s.id = a.store
               WHERE s.platform = ?1 AND NOT a.archived AND a.id IN (
                   SELECT id FROM sub_account WHERE security_phone = ?2
                   UNION SELECT id FROM sub_account WHERE verification_phone = ?2
                   UNION SELECT id FROM sub_account WHERE email = ?2
                   UNION SELECT h.id FROM sub_account h JOIN staff p ON p.key = h.holder WHERE p.phone = ?2)";
    let mut statement = connection.prepare_cached(sql)?;
    let texts = statement.query_map((platform, contact), |row| row.get::<_, String>(0))?;
    texts.map(|text| crate::row::subject(&text?)).collect()
}

/// How many are in use: neither they nor their store are archived.
pub fn count(connection: &Connection) -> DbResult<u32> {
    let sql = "SELECT COUNT(*) FROM sub_account a JOIN store s ON s.id = a.store
               WHERE NOT a.archived AND NOT s.archived";
    one(connection, sql, [])
}

/// Every login below a store that has ever been used, archived ones too: names stay taken.
pub fn exists(connection: &Connection, key: &SubAccountKey) -> DbResult<bool> {
    one(connection, "SELECT EXISTS (SELECT 1 FROM sub_account WHERE key = ?1)", [text(key)])
}
