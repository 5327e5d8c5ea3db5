//! What is decided about a deadline's reminders. Each names the deadline by its id and its version, the due time that it
//! had: a moved date starts over.

use crate::time::Instant;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Seen: its next step reminds again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    pub deadline: String,
    pub due: Instant,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub reason: String,
}

/// Silent until then, and said again at that time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Snooze {
    pub deadline: String,
    pub due: Instant,
    /// Before `due`.
    pub until: Instant,
}

/// Said no more and counted no more; what happens when it is missed, happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    pub deadline: String,
    pub due: Instant,
    pub reason: String,
}

/// A snooze or a waiver ends here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Resumption {
    pub deadline: String,
    pub due: Instant,
}
