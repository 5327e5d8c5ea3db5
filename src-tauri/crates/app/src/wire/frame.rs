//! The frame around every screen, and what several screens share.

use super::Scenario;
use serde::Serialize;
use storewarden_domain::{rulebook::Platform, subject::Subject, text::Text, time::Instant};
use ts_rs::TS;

/// What the frame around every screen shows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Frame {
    pub now: Instant,
    /// A test clock is in force; the window carries a visible bar.
    pub test_clock: bool,
    /// Nothing was ever recorded: offer demo data, import, or a blank start.
    pub first_run: bool,
    pub platforms: Vec<Platform>,
    /// Ids of the rules of which the operator set a parameter otherwise: whatever rests on one of them is marked.
    pub set_rules: Vec<String>,
    /// Rules that came with this program and wait to be accepted; none = nothing waits.
    pub pending_rules: Option<PendingTally>,
    /// Deadlines that need a person now: overdue or within 24 hours.
    pub urgent: u32,
    pub unread: u32,
    /// The end of the last reminder pass.
    pub checked_at: Option<Instant>,
    /// The batch that Ctrl Z would undo, in words.
    pub undoable: Option<Undoable>,
    /// Another day is looked at, which `now` is the time of; nothing can be recorded.
    pub elsewhere: Option<Elsewhere>,
}

/// The day that is looked at instead of now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Elsewhere {
    /// The real time.
    pub now: Instant,
    /// The time at which that world stands still.
    pub on: Instant,
    /// What is supposed there.
    pub scenarios: Vec<Scenario>,
    /// The same, one line each, in their order.
    pub words: Vec<Text>,
}

/// How much the rules that wait say otherwise than those that act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PendingTally {
    pub rules: u32,
    /// Years of the calendar.
    pub years: u32,
    /// The accepted rules cannot be read, so the new ones act already.
    pub unreadable: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Undoable {
    pub batch: String,
    pub text: Text,
}

/// A shop as it is named beside anything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StoreName {
    pub subject: Subject,
    pub platform: String,
    pub name: String,
}

/// One page of a list. `next` is handed back as `after` for the following page; none = the last.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Page<T: TS> {
    pub rows: Vec<T>,
    pub total: u32,
    pub next: Option<String>,
}
