//! A person who leaves: every account that they held, what is done with it and what is left to do.

use super::StoreName;
use serde::Serialize;
use storewarden_domain::{assessment::OffboardingStep, subject::Subject, text::Text, time::Instant};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct OffboardingPage {
    pub now: Instant,
    pub person: Subject,
    pub name: String,
    /// When the person left; none = they have not, and this is what would have to be done if they left now.
    pub left: Option<Instant>,
    /// The earliest due time among the accounts with something open.
    pub due: Option<Instant>,
    /// Those with something open first, by their due time.
    pub accounts: Vec<LeftAccount>,
    pub steps_done: u32,
    pub steps_total: u32,
    /// Accounts through which the person can still act.
    pub exposed: u32,
}

/// An account that the person held when they left, or holds now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LeftAccount {
    pub subject: Subject,
    pub login: String,
    pub store: StoreName,
    /// Who has it now, where that is somebody else.
    pub passed_to: Option<String>,
    pub steps: Vec<OffboardingStep>,
    /// The first instant that is too late.
    pub due: Option<Instant>,
    /// The id of the rule that sets it.
    pub rule: Option<String>,
    pub finished: bool,
    /// Past due, with something open.
    pub overdue: bool,
    /// What the person can still do while something is open.
    pub risk: Option<Text>,
}

/// Everybody who has left, over all shops.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Leavers {
    pub now: Instant,
    /// Those with something open first, by their due time; then the others, who left last first.
    pub people: Vec<LeaverRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LeaverRow {
    pub person: Subject,
    pub name: String,
    pub left: Instant,
    /// As of [`OffboardingPage`].
    pub due: Option<Instant>,
    pub overdue: bool,
    pub accounts: u32,
    /// With something open.
    pub accounts_open: u32,
    pub steps_done: u32,
    pub steps_total: u32,
    pub exposed: u32,
}
