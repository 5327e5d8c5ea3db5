//! The credit code of a company before it is recorded.

use serde::Serialize;
use storewarden_domain::{text::Text, validate::Verdict};
use ts_rs::TS;

use super::EntityRow;

/// What a unified social credit code is worth, and which company has it already. Nothing is recorded.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct UsccVerdict {
    pub verdict: Verdict,
    /// As a licence shows it; none where it is no code.
    pub normal: Option<String>,
    pub reasons: Vec<Text>,
    /// The company that it is recorded for, archived ones included.
    pub taken: Option<EntityRow>,
}
