//! People and legal entities, and the words by which the operator finds them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use storewarden_domain::{subject::Subject, text::Text, time::Instant, validate::Verdict};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PersonRow {
    pub subject: Subject,
    pub name: String,
    /// Masked.
    pub phone: Option<String>,
}

/// What is recorded of a person, in the shape of the form that edits it. Phones are masked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PersonPage {
    pub now: Instant,
    pub subject: Subject,
    pub name: Option<String>,
    /// The number by which they are matched.
    pub phone: Option<String>,
    pub other_phones: Vec<KeptPhone>,
    pub position: Option<String>,
    #[ts(as = "Option<String>")]
    pub joined_on: Option<NaiveDate>,
    /// The end of their ID number, `****0017`; the number itself is nowhere.
    pub id_number: Option<String>,
    pub tags: Vec<String>,
    pub notes: Option<String>,
    pub archived: bool,
    /// How many accounts they hold.
    pub accounts: u32,
}

/// A further number: the id by which a patch keeps it, and how it is shown.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct KeptPhone {
    pub id: String,
    pub masked: String,
}

/// The number of an ID card as somebody types it, for a person on record or to be.
#[derive(Clone, Deserialize, TS)]
#[ts(export)]
pub struct IdNumberRequest {
    pub person: Option<Subject>,
    pub typed: String,
}

/// Hides what was typed.
impl std::fmt::Debug for IdNumberRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IdNumberRequest").field("person", &self.person).finish_non_exhaustive()
    }
}

/// What the number is worth, and whose it is already. Nothing is recorded.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct IdNumberVerdict {
    pub verdict: Verdict,
    pub reasons: Vec<Text>,
    /// Somebody else who has it on record.
    pub taken: Option<PersonRow>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct EntitiesRequest {
    pub search: String,
    pub tag: Option<String>,
    /// The archived ones in place of those in use.
    pub archived: bool,
    pub after: Option<String>,
    /// 1–100; 0 = 50
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct EntityRow {
    pub subject: Subject,
    pub name: String,
    pub company_type: Option<String>,
    pub tags: Vec<String>,
}

/// A tag, and how many in use carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TagRow {
    pub tag: String,
    pub stores: u32,
    pub sub_accounts: u32,
    pub staff: u32,
}
