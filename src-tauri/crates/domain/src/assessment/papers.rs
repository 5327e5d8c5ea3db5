//! What follows about a document, and about an entity because of its documents (rulebook E.4). Days are calendar days
//! of Asia/Shanghai; a last day counts to its 24:00.

use super::Why;
use crate::{
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Audit, DocumentKind, RegisteredFact, Validity},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A document at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentState {
    pub kind: DocumentKind,
    pub validity: Validity,
    /// None = not known.
    #[ts(as = "Option<String>")]
    pub first_valid_day: Option<NaiveDate>,
    /// Printed, or told by a rule; none = without end, or not known.
    #[ts(as = "Option<String>")]
    pub last_valid_day: Option<NaiveDate>,
    /// 长期, as printed or by a rule.
    pub unlimited: bool,
    /// Of a trademark: the last day on which it can still be renewed.
    #[ts(as = "Option<String>")]
    pub grace_until: Option<NaiveDate>,
    /// How an end that is not printed was told; empty for a printed one.
    pub why: Vec<Why>,
    /// A new one was applied for and is not on record yet.
    pub renewal: Option<Renewal>,
    /// Of a business licence: a registered fact that it shows has changed since it was issued.
    pub to_be_replaced: bool,
    /// None = no file belongs to it.
    pub files: Option<FilesState>,
    /// Where it was handed in, by store.
    pub audits: Vec<StoreAudit>,
    /// Stores that have an earlier version and not this one, by key (row 5).
    pub upload_to: Vec<Subject>,
    /// The version that it takes the place of.
    pub predecessor: Option<Subject>,
    /// The version that takes its place, once its own first day has come (D12).
    pub successor: Option<Subject>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Renewal {
    pub applied: Instant,
    /// The day by which the new one is to be expected, where a rule tells.
    #[ts(as = "Option<String>")]
    pub expected: Option<NaiveDate>,
}

/// Whether a document's files can be handed in at all; what one purpose asks of them beyond that is the purpose's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FilesState {
    pub sound: bool,
    /// Empty when sound.
    pub faults: Vec<Text>,
}

/// What a store's platform made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoreAudit {
    pub store: Subject,
    pub audit: Audit,
    pub since: Instant,
    /// Of a rejection, as the platform gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// An entity at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EntityState {
    /// Registered facts that have changed since the newest licence was issued, in the order of the changes (row 10).
    pub unfiled: Vec<UnfiledChange>,
    /// What a company has to show and of which nothing in force is on record; of two that serve alike, the first.
    pub missing: Vec<DocumentKind>,
    /// The years whose report can be filed and is not, in order.
    pub reports_open: Vec<i32>,
}

/// A change that the registry has to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnfiledChange {
    /// The id of the `registered-fact-changed`.
    pub change: String,
    pub fact: RegisteredFact,
    #[ts(as = "String")]
    pub changed_on: NaiveDate,
}
