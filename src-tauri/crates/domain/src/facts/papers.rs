//! Documents: anything with a validity, and the files that show it.

use crate::{
    validate::KeptIdNumber,
    vocabulary::{DocumentKind, FileContent},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A licence, an identity card, a trademark, a permit, a report. A renewed one is a document of its own that names the
/// one it supersedes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct DocumentAttributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<DocumentKind>,
    /// Whose it is: `entity:USCC`, `staff:ID` or `store:PLATFORM/MAIN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// What tells it from others of its kind: a brand and its class, a product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The person named on it, for identity cards and authorisations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Sealed value; an identity card has `id_number` instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What is kept of the number on an identity card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_number: Option<KeptIdNumber>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub issued_on: Option<NaiveDate>,
    /// The first valid day, where it is not the day of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub valid_from: Option<NaiveDate>,
    /// The last valid day as printed; absent = not printed or not known, and a rule may tell it from the day of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub valid_to: Option<NaiveDate>,
    /// 长期: valid without end.
    #[serde(skip_serializing_if = "super::is_false")]
    pub unlimited: bool,
    /// The last valid day as it was typed into the platform's form, where that was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub typed_valid_to: Option<NaiveDate>,
    /// The person's birthday: an identity card's term goes by the age at issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub born_on: Option<NaiveDate>,
    /// Issued in a remote area, where a new one takes longer.
    #[serde(skip_serializing_if = "super::is_false")]
    pub remote: bool,
    /// `document:ID` without the prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<DocumentFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "super::is_false")]
    pub archived: bool,
}

/// A file as it was looked at. Its name and fingerprint are kept; a copy only where the operator asked for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentFile {
    /// `front`, `back`, or nothing for a file that shows the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub side: Option<String>,
    /// The file's name with its extension, without its folder; of long runs of digits the last four.
    pub name: String,
    /// Sealed value: where it lies on this computer; absent once the image was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub path: Option<String>,
    /// bytes
    #[ts(type = "number")]
    pub size: u64,
    /// By its first bytes, whatever the name says.
    pub content: FileContent,
    /// lower-case hex
    pub sha256: String,
    /// The program keeps an encrypted copy.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub kept: bool,
}
