//! One subject: the drawer.

use super::{DeadlineRow, StoreName};
use serde::Serialize;
use storewarden_domain::{
    assessment::{Assessment, Finding},
    subject::{Subject, SubjectKind},
    text::Text,
    time::Instant,
};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SubjectPage {
    pub now: Instant,
    pub subject: Subject,
    pub kind: SubjectKind,
    pub name: String,
    pub archived: bool,
    pub store: Option<StoreName>,
    pub assessment: Assessment,
    /// What the shops are told in which this account, or this person, takes part.
    pub of_shops: Vec<Finding>,
    /// Running first, then missed; the shape that lists show.
    pub deadlines: Vec<DeadlineRow>,
    /// Label and value, ready to show; personal values masked.
    pub fields: Vec<Field>,
    /// The newest first.
    pub history: Vec<HistoryRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Field {
    /// The attribute's name, for the form that edits it.
    pub name: String,
    pub label: Text,
    pub value: Text,
    /// Opens this subject.
    pub link: Option<Subject>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HistoryRow {
    pub change: String,
    pub kind: String,
    pub effective: Instant,
    pub recorded: Instant,
    pub by: String,
    pub text: Text,
    pub note: Option<String>,
    /// Retracted: it counts no more.
    pub void: bool,
}
