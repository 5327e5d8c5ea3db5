//! Documents and the companies that they belong to.

use super::StoreName;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    assessment::DocumentState,
    calendar::DayKind,
    facts::{Address, DocumentFile},
    subject::{Subject, SubjectKind},
    text::Text,
    time::Instant,
    validate::Verdict,
    vocabulary::{Audit, DocumentKind, Validity},
};
use ts_rs::TS;

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct DocumentsRequest {
    pub search: String,
    pub kind: Option<DocumentKind>,
    pub validity: Option<Validity>,
    pub owner: Option<Subject>,
    /// The archived ones in place of those in use.
    pub archived: bool,
    pub sort: DocumentSort,
    pub descending: bool,
    pub after: Option<String>,
    /// 1–100; 0 = 50
    pub limit: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentSort {
    /// By the last valid day; what has none last.
    #[default]
    Expiry,
    Owner,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DocumentRow {
    pub subject: Subject,
    pub kind: DocumentKind,
    /// What tells it from others of its kind.
    pub title: Option<String>,
    pub owner: Option<OwnerName>,
    pub validity: Validity,
    /// `2026-08-15`
    pub last_valid_day: Option<String>,
    /// From today to the last valid day, which is 0 and still valid; none for what was superseded.
    #[ts(as = "Option<i32>")]
    pub days_left: Option<i64>,
    pub unlimited: bool,
    /// Stores that a new version is still to be uploaded to.
    pub upload_to: u32,
    pub findings: u32,
    pub headline_at: Option<Instant>,
}

/// A company, a shop or a person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct OwnerName {
    pub subject: Subject,
    pub kind: SubjectKind,
    pub name: String,
}

/// What is recorded of a document, in the shape of the form that edits it, with its versions and where it was handed in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DocumentPage {
    pub now: Instant,
    pub subject: Subject,
    pub kind: DocumentKind,
    pub owner: Option<OwnerName>,
    pub title: Option<String>,
    pub person: Option<String>,
    /// Masked; of an identity card the end of the number.
    pub number: Option<String>,
    pub issuer: Option<String>,
    #[ts(as = "Option<String>")]
    pub issued_on: Option<NaiveDate>,
    #[ts(as = "Option<String>")]
    pub valid_from: Option<NaiveDate>,
    /// As printed.
    #[ts(as = "Option<String>")]
    pub valid_to: Option<NaiveDate>,
    pub unlimited: bool,
    #[ts(as = "Option<String>")]
    pub born_on: Option<NaiveDate>,
    pub remote: bool,
    pub notes: Option<String>,
    pub archived: bool,
    pub files: Vec<DocumentFile>,
    /// The oldest first; this one is among them.
    pub versions: Vec<VersionRow>,
    /// The owner's stores in use and every other that it was handed in for, by platform and name.
    pub places: Vec<PlaceRow>,
    /// Reminders ahead and past, in time.
    pub reminders: Vec<ReminderRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VersionRow {
    pub subject: Subject,
    pub state: DocumentState,
}

/// A store, and what its platform made of the document.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlaceRow {
    pub store: StoreName,
    pub audit: Audit,
    pub since: Option<Instant>,
    pub reason: Option<String>,
    /// It has an earlier version and not this one.
    pub upload: bool,
}

/// One step of a deadline's ladder.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReminderRow {
    pub at: Instant,
    /// The deadline's own words.
    pub what: Text,
    pub past: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CompanyRow {
    pub subject: Subject,
    pub name: String,
    pub uscc: String,
    pub company_type: Option<String>,
    pub tags: Vec<String>,
    /// Not archived.
    pub stores: u32,
    pub documents: u32,
    /// The earliest last valid day ahead among its documents.
    pub next_end: Option<String>,
    /// Days from today to it.
    #[ts(as = "Option<i32>")]
    pub next_end_in: Option<i64>,
    /// The earliest time to act on one of its own deadlines or of its documents'.
    pub headline_at: Option<Instant>,
}

/// What is recorded of a company, in the shape of the form that edits it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CompanyPage {
    pub now: Instant,
    pub subject: Subject,
    pub uscc: String,
    /// To the letter.
    pub name: Option<String>,
    pub company_type: Option<String>,
    pub legal_representative: Option<String>,
    /// The end of their number.
    pub legal_representative_id: Option<String>,
    /// To the letter.
    pub bank_account_name: Option<String>,
    /// Masked.
    pub bank_account_number: Option<String>,
    pub bank_name: Option<String>,
    pub licence_address: Option<Address>,
    pub business_address: Option<Address>,
    /// Shareholders and beneficial owners, by the names in the register.
    pub shareholders: Vec<String>,
    #[ts(as = "Option<String>")]
    pub founded_on: Option<NaiveDate>,
    pub tags: Vec<String>,
    pub notes: Option<String>,
    pub archived: bool,
    pub stores: Vec<StoreName>,
    /// In use, by their last day; the first hundred.
    pub documents: Vec<DocumentRow>,
    /// Of all that are in use.
    pub documents_total: u32,
    /// Where the name on the licence and that of the account part; none where they agree or one is not recorded.
    pub names: Option<Text>,
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExpiryRequest {
    pub year: i32,
    /// 1–12
    pub month: u32,
}

/// What ends in a month, day by day.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ExpiryMonth {
    pub year: i32,
    pub month: u32,
    pub days: Vec<ExpiryDay>,
    /// Of the month.
    pub total: u32,
    /// A year without a published notice.
    pub provisional: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ExpiryDay {
    /// `2026-11-28`
    pub date: String,
    pub kind: DayKind,
    pub workday: bool,
    pub name: Option<Text>,
    pub documents: Vec<DocumentRow>,
}

/// A file as it was chosen; it is looked at and forgotten.
#[derive(Clone, Deserialize, TS)]
#[ts(export)]
pub struct FileRequest {
    pub name: String,
    pub base64: String,
}

/// Says which file, and nothing of what is in it.
impl std::fmt::Debug for FileRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FileRequest").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What is kept of a file, and whether the purposes that are known would take it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FileVerdict {
    pub file: DocumentFile,
    pub purposes: Vec<PurposeVerdict>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PurposeVerdict {
    pub rule: String,
    /// What the rule asks.
    pub statement: Text,
    pub verdict: Verdict,
    pub reasons: Vec<Text>,
}
