//! Sub-accounts.

use super::{Headline, Span, StoreName};
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    subject::Subject,
    time::Instant,
    vocabulary::{Access, Consequence, Label, Messaging, SeenAccess, Verification},
};
use ts_rs::TS;

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct SubAccountsRequest {
    pub search: String,
    pub platform: Option<String>,
    pub store: Option<Subject>,
    /// Empty = all.
    pub labels: Vec<Label>,
    pub span: Option<Span>,
    pub tag: Option<String>,
    /// The archived ones, and those of archived stores, in place of those in use.
    pub archived: bool,
    pub sort: SubAccountSort,
    pub descending: bool,
    pub after: Option<String>,
    /// 1–100; 0 = 50
    pub limit: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "kebab-case")]
pub enum SubAccountSort {
    /// The most urgent first; without a deadline last.
    #[default]
    Headline,
    Login,
    Created,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SubAccountRow {
    pub subject: Subject,
    pub login: String,
    pub store: StoreName,
    pub holder: Option<String>,
    pub position: Option<String>,
    pub department: Option<String>,
    pub verification: Verification,
    pub access: Access,
    pub messaging: Messaging,
    pub label: Label,
    pub created_at: Option<Instant>,
    pub tags: Vec<String>,
    /// The most urgent deadline that runs or was missed.
    pub headline: Option<Headline>,
    pub headline_at: Option<Instant>,
    pub due: Option<Instant>,
    pub consequence: Option<Consequence>,
    pub span: Option<Span>,
    pub platform_shows: Option<SeenAccess>,
    pub findings: u32,
}
