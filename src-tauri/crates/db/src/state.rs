//! The state of a sub-account, a document or a link group, and a subject's deadlines, as the last assessment left them.

use crate::{
    DbResult, binding, clock, deadline, document, family, link_group, row::unreadable, store, sub_account,
};
use rusqlite::{Connection, OptionalExtension};
use storewarden_domain::{
    assessment::{Assessment, Deadline, Standing},
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{Consequence, DeadlineState},
};

/// Keeps what follows about a subject at `now`, and when to look again.
pub fn keep(connection: &Connection, assessment: &Assessment, now: Instant) -> DbResult<()> {
    let subject = &assessment.subject;
    let known = |key: &StoreKey| store::id(connection, key)?.ok_or_else(|| unreadable("store", key));
    let store = match subject {
        Subject::LinkGroup(_) => family::primary_of(connection, subject)?,
        Subject::Document(_) => {
            let owner = family::owner_of(connection, subject)?;
            let store = owner.as_ref().and_then(Subject::store_key).map(|key| store::id(connection, key));
            store.transpose()?.flatten()
        }
        Subject::Binding(_) => binding::store_row_of(connection, subject)?,
        _ => subject.store_key().map(known).transpose()?,
    };
    let account = match subject {
        Subject::SubAccount(key) => Some(sub_account::id(connection, key)?),
        _ => None,
    };
    deadline::replace(connection, subject, (store, account), all(assessment))?;
    if let (Some(id), Some(_)) = (account, &assessment.state) {
        let line = row(assessment);
        let sql = "INSERT INTO sub_account_state (sub_account, verification, access, messaging, label, seen_access, findings,
                       urgency, deadline)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                   ON CONFLICT (sub_account) DO UPDATE SET verification = ?2, access = ?3, messaging = ?4, label = ?5,
                       seen_access = ?6, findings = ?7, urgency = ?8, deadline = ?9";
        let Row { verification, access, messaging, label, seen_access, findings, urgency, deadline } = line;
        let values = (id, verification, access, messaging, label, seen_access, findings, urgency, deadline);
        connection.prepare_cached(sql)?.execute(values)?;
    }
    if let (Some(id), None) = (account, &assessment.state) {
        // Not created yet, by a corrected creation time or a clock that went back: what was said before goes.
        let sql = "DELETE FROM sub_account_state WHERE sub_account = ?1";
        connection.prepare_cached(sql)?.execute([id])?;
    }
    store::keep(connection, assessment)?;
    document::keep(connection, assessment)?;
    link_group::keep(connection, assessment)?;
    binding::keep(connection, assessment)?;
    clock::assessed(connection, subject, now, assessment.next_change_at)
}

/// A row of the table; `check` compares it with a fresh assessment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    pub verification: String,
    pub access: String,
    pub messaging: String,
    pub label: String,
    pub seen_access: Option<String>,
    pub findings: String,
    pub urgency: i64,
    pub deadline: Option<String>,
}

/// The row that an assessment makes.
pub fn row(assessment: &Assessment) -> Row {
    let Some(state) = &assessment.state else {
        return Row::default();
    };
    let counting = all(assessment).filter(|d| d.state != DeadlineState::Waived);
    let urgent = counting.min_by_key(|d| urgency(d));
    let codes: Vec<&str> = assessment.findings.iter().map(|f| f.code.as_str()).collect();
    Row {
        verification: state.verification.code().into(),
        access: state.access.code().into(),
        messaging: state.messaging.code().into(),
        label: state.label.code().into(),
        seen_access: assessment.observed.as_ref().and_then(|o| o.access).map(|a| a.code().into()),
        findings: codes.join(" "),
        urgency: urgent.map_or(i64::MAX, urgency),
        deadline: urgent.map(|d| d.id.clone()),
    }
}

fn all(assessment: &Assessment) -> impl Iterator<Item = &Deadline> {
    assessment.deadlines.iter().chain(&assessment.passed)
}

/// Sorts by rank (missed, running, waiting), then by when to act. Instants need 43 bits until the year 2248.
fn urgency(deadline: &Deadline) -> i64 {
    let stands = deadline.state == DeadlineState::Missed && deadline.consequence != Consequence::Chase;
    let rank = match deadline.standing {
        _ if stands => 0,
        Standing::Running => 1,
        Standing::UnderReview => 2,
    };
    (rank << 48) + deadline::act_by(deadline).millis().clamp(0, (1 << 48) - 1)
}

/// The stored row of a sub-account.
pub fn stored(connection: &Connection, subject: &Subject) -> DbResult<Option<Row>> {
    let Subject::SubAccount(key) = subject else {
        return Ok(None);
    };
    let sql = "SELECT t.* FROM sub_account_state t WHERE t.sub_account = ?1";
    let id = sub_account::id(connection, key)?;
    let mut statement = connection.prepare_cached(sql)?;
    let read = |row: &rusqlite::Row| {
        Ok(Row {
            verification: row.get("verification")?,
            access: row.get("access")?,
            messaging: row.get("messaging")?,
            label: row.get("label")?,
            seen_access: row.get("seen_access")?,
            findings: row.get("findings")?,
            urgency: row.get("urgency")?,
            deadline: row.get("deadline")?,
        })
    };
    Ok(statement.query_row([id], read).optional()?)
}
