//! Main bindings of stores: the list, and one in full.

use super::{MenuPathRow, PersonRow, StoreName};
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    subject::Subject,
    time::Instant,
    vocabulary::{BindingKind, BindingStage},
};
use ts_rs::TS;

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct BindingsRequest {
    pub search: String,
    pub kind: Option<BindingKind>,
    pub stage: Option<BindingStage>,
    /// `store:PLATFORM/MAIN`
    pub store: Option<Subject>,
    /// The archived ones in place of those in use.
    pub archived: bool,
    pub after: Option<String>,
    /// 1–100; 0 = 50
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct BindingRow {
    pub subject: Subject,
    pub kind: Option<BindingKind>,
    /// Of a channel account.
    pub channel: Option<String>,
    pub store: Option<StoreName>,
    pub stage: BindingStage,
    /// When it came to this stage.
    pub since: Instant,
    /// What is bound now, as its page calls it.
    pub account: Option<String>,
    /// While it waits to be bound again: from then on it is worth trying. An expectation, never a promise.
    pub try_from: Option<Instant>,
    /// The longest wait.
    pub longest: Option<Instant>,
    /// Entries of the checklist of a change; 0 = no change.
    pub entries: u32,
    /// Those of them that are neither done nor waived.
    pub open: u32,
    pub findings: u32,
    /// The earliest time to act on one of its deadlines.
    pub headline_at: Option<Instant>,
}

/// What is recorded of a binding, in the shape of the form that edits it. How far it is says its
/// [`storewarden_domain::assessment::BindingState`].
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct BindingPage {
    pub now: Instant,
    pub subject: Subject,
    pub store: Option<StoreName>,
    pub kind: Option<BindingKind>,
    /// Of a channel account.
    pub channel: Option<String>,
    /// Masked: the phone by which the account is recovered.
    pub phone: Option<String>,
    /// Who holds that phone.
    pub keeper: Option<PersonRow>,
    /// Who is to do entries of the checklist, each once.
    pub owners: Vec<PersonRow>,
    /// The ways through the platform's menus to where it is changed; descriptions differ, so all that are known.
    pub paths: Vec<MenuPathRow>,
    pub notes: Option<String>,
    pub archived: bool,
}
