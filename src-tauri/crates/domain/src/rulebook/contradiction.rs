//! The register of contradictions: where sources disagree with each other or with themselves, or stay silent.

use crate::text::Text;
use serde::Serialize;
use ts_rs::TS;

/// One entry of `rules/contradictions.toml`. Rules name it by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Contradiction {
    /// `X-16`
    pub id: String,
    /// What does not fit together.
    pub about: Text,
    /// How it is treated.
    pub treatment: Text,
    /// What no source says; none = the readings leave no gap.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub silent: Option<Text>,
    /// Two or more; a single one only beside `silent`.
    pub readings: Vec<Reading>,
    /// File and line where it was declared.
    pub declared: String,
}

/// One way in which the matter is told or can be understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reading {
    pub says: Text,
    /// Ids of [`super::Origin`]s.
    pub sources: Vec<String>,
    /// Ids of the rules that state it.
    pub rules: Vec<String>,
    /// Warnings and deadlines go by this one; of one contradiction at most one reading does.
    pub alarms: bool,
}

impl Contradiction {
    /// `X-` and two digits.
    pub(super) fn is_id(text: &str) -> bool {
        text.strip_prefix("X-").is_some_and(|n| n.len() == 2 && n.bytes().all(|b| b.is_ascii_digit()))
    }

    /// The reading by which the program warns; none where nothing is computed from the matter.
    pub fn alarming(&self) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.alarms)
    }
}
