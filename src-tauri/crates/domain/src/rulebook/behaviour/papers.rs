//! Parameters of the kinds about documents, the registry and periods of the law (rulebook B.4, E.4).

use crate::vocabulary::DocumentKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Valid until the day printed on it, or without end. The rule about `other` documents also speaks for every kind that
/// has no rule of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PrintedTerm {
    pub document: DocumentKind,
}

/// Valid for whole years from the first valid day, to the same day number (民法典 202).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ValidFor {
    pub document: DocumentKind,
    /// years
    pub length: i64,
}

/// D7: the last valid day is the day of issue plus so many days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ValidForDays {
    pub document: DocumentKind,
    /// days
    pub length: i64,
}

/// Years of validity by the holder's age at issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct IdentityCardTerms {
    /// years, below `young_from`
    pub child: i64,
    /// years, below `middle_from`
    pub young: i64,
    /// years, below `unlimited_from`
    pub middle: i64,
    /// years of age
    pub young_from: i64,
    /// years of age
    pub middle_from: i64,
    /// years of age; from then on the card is valid without end
    pub unlimited_from: i64,
}

/// E.4 row 4: a new document is to be expected within this time of the application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct IssueWithin {
    pub document: DocumentKind,
    /// days
    pub length: i64,
    /// days more in remote areas
    #[serde(default)]
    pub remote_extra: i64,
}

/// E.4 rows 6 and 7: renewed in the last months and in a grace after the printed end, then cancelled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TrademarkTerms {
    /// years
    pub length: i64,
    /// months before the end
    pub renewal_opens: i64,
    /// months after the end
    pub grace: i64,
}

/// Renewal is applied for within working days counted back from the last valid day, which is not counted (D6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RenewalWindow {
    pub document: DocumentKind,
    /// years that the document is valid for
    pub length: i64,
    /// working days
    pub apply_from: i64,
    /// working days: the target
    pub apply_by: i64,
    /// working days: the last
    pub apply_last: i64,
}

/// D8: an inspection by every anniversary of issue before the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SurveillanceEvery {
    pub document: DocumentKind,
    /// years
    pub every: i64,
}

/// E.4 row 10: a change of the registered facts is filed within this time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RegistryChangeWithin {
    /// days after that of the change
    pub window: i64,
}

/// The yearly report to the registry, for the year before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AnnualReport {
    /// `MM-DD`, from 00:00
    pub from: String,
    /// `MM-DD`, to 24:00
    pub to: String,
}

impl AnnualReport {
    /// When the report on a year is filed: the first and the last day, in the year after it.
    pub fn days(&self, reported: i32) -> Option<(NaiveDate, NaiveDate)> {
        let day = |text: &str| {
            NaiveDate::parse_from_str(&format!("{:04}-{text}", reported.checked_add(1)?), "%Y-%m-%d").ok()
        };
        Some((day(&self.from)?, day(&self.to)?))
    }
}

/// Any of these documents satisfies a requirement; none of them expires (rulebook B.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EitherDocument {
    pub documents: Vec<DocumentKind>,
}

/// E.4 row 8: a platform that has not decided by then is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AuditFollowUp {
    /// working days after that of the submission
    pub wait: i64,
}

/// E.4 row 6: what a platform may limit while a document has expired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RestrictedWhileExpired {
    /// Codes such as `withdraw-blocked` (rulebook 1.3).
    pub limits: Vec<String>,
}

/// Leaving a platform is announced so long before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExitNotice {
    /// days after that of the announcement
    pub notice: i64,
}

/// T12: an identity card is handed in with both sides and while so many days are left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkIdRemaining {
    /// days
    pub min_remaining: i64,
    /// images: 2 = front and back
    pub sides: i64,
}
