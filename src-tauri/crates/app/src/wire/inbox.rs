//! The inbox.

use serde::{Deserialize, Serialize};
use storewarden_domain::{subject::Subject, text::Text, time::Instant};
use ts_rs::TS;

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct InboxRequest {
    pub unread_only: bool,
    pub after: Option<String>,
    pub limit: u32,
}

/// A reminder that fired, or should have.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct InboxRow {
    pub id: String,
    pub at: Instant,
    pub title: Text,
    pub body: Text,
    pub state: MessageState,
    /// Why the desktop did not take it, where it failed.
    pub failure: Option<String>,
    pub read: bool,
    pub items: Vec<InboxItem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct InboxItem {
    pub deadline: String,
    pub subject: Subject,
    pub name: String,
    pub step: String,
    pub due: Instant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MessageState {
    /// Written down, not yet handed to the desktop.
    Claimed,
    /// The desktop accepted it.
    Shown,
    /// The desktop refused it; it is tried again.
    Failed,
    /// What it spoke about was settled or changed before it could be shown.
    Cancelled,
}
