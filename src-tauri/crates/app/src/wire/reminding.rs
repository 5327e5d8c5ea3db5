//! What was decided about a deadline's reminders, and what may be decided next.

use serde::Serialize;
use storewarden_domain::{assessment::Handling, text::Text, time::Instant};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Reminding {
    /// What counts now; a snooze only until it is over, with the time at which it really ends.
    pub handling: Option<Handling>,
    /// Its reminders cannot be turned off, and put off no further than the next of them.
    pub unmutable: bool,
    /// When they can be told again; the earliest first, all before `latest`.
    pub later: Vec<Later>,
    /// The first time that is too late for that.
    pub latest: Instant,
    /// Why they cannot be put off at all.
    pub fixed: Option<Text>,
}

/// A time that is offered for being told again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Later {
    pub when: LaterWhen,
    pub until: Instant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LaterWhen {
    /// In an hour.
    Hour,
    /// This evening, 18:00.
    Evening,
    /// Tomorrow, 09:00.
    Morning,
}
