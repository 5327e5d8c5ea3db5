//! Import: what is asked, what would change, what did.

use super::StoreName;
use serde::{Deserialize, Serialize};
use storewarden_domain::{subject::Subject, text::Text, time::Instant, vocabulary::RollOut};
use ts_rs::TS;

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportRequest {
    pub files: Vec<ImportFile>,
    /// Answers to `ImportPreview::shops_to_ask`; a shop without an answer counts as reached.
    #[serde(default)]
    pub reached: Vec<Reached>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportFile {
    pub name: String,
    /// The file's bytes in base64; for a table pasted from the clipboard its UTF-8 text.
    pub base64: String,
    /// `auto`, `stores`, `sub-accounts`, `documents`
    #[serde(default = "auto")]
    pub kind: String,
}

fn auto() -> String {
    "auto".into()
}

/// Has the verification notice reached this shop, and when?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reached {
    pub store: Subject,
    pub roll_out: RollOut,
    /// When the prompt was first seen, if known.
    #[serde(default)]
    pub notified_at: Option<Instant>,
}

/// What an import would do (preview) or did (applied).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ImportReport {
    pub files: Vec<FileReport>,
    /// Shops whose sub-accounts need the person check and of which nobody said whether the notice has come.
    pub shops_to_ask: Vec<StoreName>,
    /// What would change, subject by subject; at most 500 of them, `changes_total` counts all.
    pub changes: Vec<PlannedChange>,
    pub changes_total: u32,
    /// Set once applied and something changed.
    pub undo: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FileReport {
    pub file: String,
    /// `stores`, `sub-accounts`, `documents`, or `unknown`
    pub kind: String,
    pub encoding: String,
    /// Data rows read; the header and blank lines do not count.
    pub read: u32,
    pub created: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub refused: Vec<RowFault>,
    pub warnings: Vec<RowFault>,
    pub ignored_columns: Vec<String>,
}

/// A row, or a cell of it, that was refused or is doubtful.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RowFault {
    /// 1-based, the header counts.
    pub row: u32,
    /// The header's word; empty when the whole row is meant.
    pub column: String,
    pub code: String,
    /// Personal values masked.
    pub value: String,
    pub message: Text,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlannedChange {
    pub subject: Subject,
    pub name: String,
    /// `created` or `changed`
    pub what: String,
    /// One line a field or event: `认证状态 未认证 → 已认证`
    pub lines: Vec<Text>,
}
