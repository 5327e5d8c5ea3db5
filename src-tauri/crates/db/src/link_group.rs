//! Link groups with what their last assessment came to, and the stores that are in none.

use crate::{
    DbResult, deadline,
    list::{Filter, Listed, Listing, list},
    resource,
    row::unreadable,
};
use rusqlite::{Connection, OptionalExtension, Row};
use storewarden_domain::{
    assessment::{Assessment, GroupState},
    facts::LinkGroupAttributes,
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{GroupStanding, LinkStage, StoreLabel},
};

/// What a list of groups asks for.
#[derive(Debug, Default)]
pub struct Question<'a> {
    /// Part of the group's name, or of its entity's name or code.
    pub search: &'a str,
    pub platform: Option<&'a str>,
    pub standing: Option<GroupStanding>,
    /// The archived ones in place of those in use.
    pub archived: bool,
    pub sort: Sort,
    pub descending: bool,
    pub after: Option<&'a str>,
    pub limit: u32,
    /// Decides which of a deadline's two times stands first.
    pub now: Option<Instant>,
}

#[derive(Debug, Default, Clone, Copy)]
pub enum Sort {
    /// By the most urgent deadline; those without one last.
    #[default]
    Urgency,
    Name,
    Entity,
}

/// A group in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// `link-group:ID` without the prefix.
    pub key: String,
    pub attributes: LinkGroupAttributes,
    /// None where its entity is not recorded.
    pub entity_name: Option<String>,
    pub primary_name: Option<String>,
    /// None until the first tick after it was recorded.
    pub state: Option<GroupState>,
}

const FROM: &str = "link_group g LEFT JOIN link_group_state t ON t.link_group = g.id
    LEFT JOIN entity e ON e.key = g.entity LEFT JOIN store p ON p.key = g.body ->> 'primary'";

pub fn lines(connection: &Connection, question: &Question) -> DbResult<Listed<Line>> {
    let mut filter = Filter::default();
    filter.and_text(if question.archived { "g.archived" } else { "NOT g.archived" });
    if !question.search.is_empty() {
        filter.contains(&["g.name", "e.name", "g.entity"], question.search);
    }
    if let Some(platform) = question.platform {
        filter.and("g.platform = ?", platform.to_owned());
    }
    if let Some(standing) = question.standing {
        filter.and("t.standing = ?", standing.code().to_owned());
    }
    let headline =
        deadline::earliest(&deadline::shown_time(question.now), "l.subject = 'link-group:' || g.key");
    let urgency = format!("COALESCE({headline}, 9223372036854775807)");
    let listing = Listing {
        from: FROM,
        columns: "g.*, e.name AS entity_name, COALESCE(p.name, p.main) AS primary_name, t.body AS state",
        key: match question.sort {
            Sort::Urgency => &urgency,
            Sort::Name => "COALESCE(g.name, g.key)",
            Sort::Entity => "COALESCE(e.name, g.entity, '')",
        },
        id: "g.id",
        descending: question.descending,
        after: question.after,
        limit: question.limit,
        ..Default::default()
    };
    list(connection, &listing, &filter, |row| {
        Ok(Line {
            key: row.get("key")?,
            attributes: resource::read(row)?.0,
            entity_name: row.get("entity_name")?,
            primary_name: row.get("primary_name")?,
            state: row.get::<_, Option<String>>("state")?.map(|text| read_state(&text)).transpose()?,
        })
    })
}

/// How many there are, how many stores are linked in them, and how many are on their way in.
pub fn totals(connection: &Connection, platform: Option<&str>) -> DbResult<(u32, u32, u32)> {
    let sql = "SELECT COUNT(*), COALESCE(SUM(t.members), 0), COALESCE(SUM(t.applying), 0)
               FROM link_group g LEFT JOIN link_group_state t ON t.link_group = g.id
               WHERE NOT g.archived AND (?1 IS NULL OR g.platform = ?1)";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([platform], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
}

/// Stores of one entity on one platform that are linked in no group.
#[derive(Debug, Clone, PartialEq)]
pub struct Unlinked {
    /// USCC
    pub entity: String,
    pub entity_name: String,
    pub company_type: Option<String>,
    /// How many the entity has there, linked ones included.
    pub stores: u32,
    /// By name.
    pub unlinked: Vec<(StoreKey, String)>,
}

/// Entities with at least `from` open stores on the platform, some of which are in no group; by name. In a group is
/// who is linked, on the way in, or asks for the links.
pub fn unlinked(connection: &Connection, platform: &str, from: i64) -> DbResult<Vec<Unlinked>> {
    let on_the_way = LinkStage::ALL.iter().filter(|stage| stage.on_the_way());
    let on_the_way = listed(on_the_way.map(|stage| stage.code()));
    let closed = listed(StoreLabel::ALL.iter().filter(|label| label.is_closed()).map(|label| label.code()));
    let sql = format!(
        "WITH state AS (
                   SELECT t.body FROM link_group_state t JOIN link_group g ON g.id = t.link_group AND NOT g.archived),
               grouped AS (
                   SELECT m.value ->> 'store' AS store FROM state, json_each(body, '$.members') m
                   UNION SELECT a.value ->> 'store' FROM state, json_each(body, '$.applications') a
                       WHERE a.value ->> 'stage' IN ({on_the_way})
                   UNION SELECT body ->> 'primary' FROM state WHERE body ->> 'primary' IS NOT NULL),
               open AS (
                   SELECT s.* FROM store s LEFT JOIN store_state t ON t.store = s.id
                   WHERE s.platform = ?1 AND NOT s.archived AND s.entity IS NOT NULL
                       AND COALESCE(t.label, '') NOT IN ({closed})),
               counted AS (SELECT entity, COUNT(*) AS stores FROM open GROUP BY entity HAVING COUNT(*) >= ?2)
               SELECT e.key AS entity, COALESCE(e.name, e.key) AS entity_name, e.body ->> 'company_type' AS company_type,
                      c.stores, s.platform, s.main, COALESCE(s.name, s.main) AS shown
               FROM counted c JOIN open s ON s.entity = c.entity JOIN entity e ON e.key = s.entity AND NOT e.archived
               WHERE 'store:' || s.key NOT IN (SELECT store FROM grouped)
               ORDER BY 2, 1, 7, 6"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((platform, from))?;
    let mut found: Vec<Unlinked> = Vec::new();
    while let Some(row) = rows.next()? {
        let entity: String = row.get("entity")?;
        let store = (StoreKey { platform: row.get("platform")?, main: row.get("main")? }, row.get("shown")?);
        match found.last_mut().filter(|last| last.entity == entity) {
            Some(last) => last.unlinked.push(store),
            None => found.push(unlinked_entity(row, entity, store)?),
        }
    }
    Ok(found)
}

/// Codes of a vocabulary, as SQL lists them.
fn listed<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    codes.map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ")
}

fn unlinked_entity(row: &Row, entity: String, store: (StoreKey, String)) -> DbResult<Unlinked> {
    Ok(Unlinked {
        entity,
        entity_name: row.get("entity_name")?,
        company_type: row.get("company_type")?,
        stores: row.get("stores")?,
        unlinked: vec![store],
    })
}

/// Keeps what a group has come to; nothing where the subject is no group. One recorded for later has come to nothing yet.
pub(crate) fn keep(connection: &Connection, assessment: &Assessment) -> DbResult<()> {
    let Subject::LinkGroup(key) = &assessment.subject else {
        return Ok(());
    };
    let Some(state) = &assessment.group else {
        let sql =
            "DELETE FROM link_group_state WHERE link_group = (SELECT id FROM link_group WHERE key = ?1)";
        connection.prepare_cached(sql)?.execute([key])?;
        return Ok(());
    };
    let sql = "INSERT INTO link_group_state (link_group, standing, members, applying, body)
               SELECT id, ?2, ?3, ?4, ?5 FROM link_group WHERE key = ?1
               ON CONFLICT (link_group) DO UPDATE SET standing = ?2, members = ?3, applying = ?4, body = ?5";
    let body = serde_json::to_string(state).map_err(|e| unreadable("group state", e))?;
    connection.prepare_cached(sql)?.execute((
        key,
        state.standing.code(),
        state.members.len() as u32,
        state.applications_on_the_way() as u32,
        body,
    ))?;
    Ok(())
}

/// What the last assessment kept; `check` compares it with a fresh one.
pub fn state(connection: &Connection, group: &str) -> DbResult<Option<GroupState>> {
    let sql =
        "SELECT t.body FROM link_group_state t JOIN link_group g ON g.id = t.link_group WHERE g.key = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let text: Option<String> = statement.query_row([group], |row| row.get(0)).optional()?;
    text.map(|text| read_state(&text)).transpose()
}

fn read_state(text: &str) -> DbResult<GroupState> {
    serde_json::from_str(text).map_err(|e| unreadable("group state", e))
}
