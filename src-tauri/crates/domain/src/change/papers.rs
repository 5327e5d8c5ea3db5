//! What is recorded about entities and documents beyond their attributes.

use crate::{subject::StoreKey, vocabulary::RegisteredFact};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something that the company register holds was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FactChange {
    pub fact: RegisteredFact,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The year that is reported on.
    pub year: i32,
}

/// One store, where the subject has to do with several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AtStore {
    pub store: StoreKey,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AuditRefusal {
    pub store: StoreKey,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub reason: String,
}

/// A document's files were looked at again on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FileCheck {
    pub sound: bool,
    /// Which file, and what is wrong: gone, or another than was fingerprinted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub reason: String,
}
