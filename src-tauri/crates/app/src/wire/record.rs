//! Recording and undoing.

use serde::{Deserialize, Serialize};
use storewarden_domain::{change::Draft, subject::Subject, text::Text};
use ts_rs::TS;

/// All or nothing. A phone or e-mail in a patch is given in clear and sealed on the way in; a phone may also be given as
/// the person whose it is, `staff:ID`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecordRequest {
    pub changes: Vec<Draft>,
    /// Subjects that must not exist yet: a form that creates something refuses a name that is taken.
    #[serde(default)]
    #[ts(optional)]
    pub new: Option<Vec<Subject>>,
    /// What is edited was wrong from the start: nothing has changed in the world, so nothing is to be told to anybody.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub correction: bool,
}

impl RecordRequest {
    /// Changes about what is there, or that may make it.
    pub fn of(changes: Vec<Draft>) -> Self {
        Self { changes, ..Self::default() }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum RecordOutcome {
    /// `batch` can be undone; `text` says what was recorded.
    Recorded { batch: String, changes: u32, text: Text },
    /// Nothing was recorded.
    Refused { refusals: Vec<Refusal> },
}

/// An expected "no", with its reason.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Refusal {
    /// Which change of the request, from 0.
    pub index: u32,
    pub code: String,
    pub text: Text,
    /// The field that it is about, where a form has one: an attribute's name, or `sub` of a new login.
    pub field: Option<String>,
    /// The subjects that stand in the way, to be opened or restored.
    pub evidence: Vec<Subject>,
    /// The id of the rule that it rests on, where there is one.
    pub rule: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct UndoOutcome {
    pub undone: u32,
    /// Left as it is, because it was touched since.
    pub skipped: Vec<Skipped>,
    pub text: Text,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Skipped {
    pub subject: Subject,
    pub text: Text,
}
