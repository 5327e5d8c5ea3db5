//! People and legal entities.

use serde::Serialize;
use storewarden_domain::subject::Subject;
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PersonRow {
    pub subject: Subject,
    pub name: String,
    /// Masked.
    pub phone: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct EntityRow {
    pub subject: Subject,
    pub name: String,
    pub company_type: Option<String>,
}
