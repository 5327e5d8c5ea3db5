//! The latest safe start: from a target backward, each stretch by its own calendar (product E; rulebook A.6, C.6, D.2).
//!
//! - [`Chain`] counts back: exact hours, calendar days, working days as the rule that names them counts forward.
//! - [`renewal`]: a document's successor is there when it is needed. [`link`]: a link stands on a day.
//! - [`of_deadline`]: what has to be begun before a deadline.
//!
//! Every time here is, like `due`, the first instant that is too late.

mod chain;
mod deadline;
mod link;
mod renewal;

pub use chain::{Chain, Stretch};
pub use deadline::of_deadline;
pub use link::of_link;

use crate::{calendar::CountedDay, subject::Subject, text::Text, time::Instant, vocabulary::Actor};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a stretch is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CountedIn {
    /// Exact hours, which run through holidays (D.2, 4).
    Hours,
    /// Calendar days; the day on which it begins is not counted.
    Days,
    /// Working days by the calendar of holidays.
    Workdays,
}

/// One stretch of the way to a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackStep {
    /// `verification-review`, `renewal`, `link-accept`, `link-review`
    pub code: String,
    /// What is done, or waited for.
    pub what: Text,
    /// Whose move it is.
    pub actor: Actor,
    /// From here on it is too late to begin it.
    pub start_by: Instant,
    /// From here on it is too late to have it behind one: the next step's `start_by`, at last the target.
    pub done_by: Instant,
    #[ts(type = "number")]
    pub length: i64,
    pub counted_in: CountedIn,
    /// Where the length comes from.
    pub rule: String,
    pub param: Option<String>,
    /// No source states the length.
    pub assumed: bool,
    /// A day of a year without published holidays had to be judged.
    pub provisional: bool,
    /// Of working days each day from the latest start on; else none.
    pub days: Vec<CountedDay>,
}

/// A target with the steps that lead to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BackPlan {
    pub subject: Subject,
    pub target: Text,
    /// When it is wanted: from here on it is too late.
    pub wanted: Instant,
    /// The latest safe start: that of the first step.
    pub start_by: Instant,
    pub provisional: bool,
    /// In the order in which they are taken.
    pub steps: Vec<BackStep>,
}
