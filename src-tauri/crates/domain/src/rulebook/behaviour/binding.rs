//! Parameters of the kinds about main bindings (rulebook E.3): what must be bound, how it is changed, what is waited for,
//! what is to be done before and after a change, and what takes its time at the platform.

use crate::vocabulary::{BindingKind, ChangeFlow, ChecklistStage, PageStep, ReleaseEvent};
use serde::{Deserialize, Serialize};

/// Row 1: a store has at least so many main bindings, except while one is being changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MainBindingRequired {
    /// bindings
    pub min: i64,
}

/// Rows 1 and 9: the account to be bound is registered and verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NewAccountVerified {}

/// Rows 3 and 5: how these bindings are changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BindingFlow {
    pub bindings: Vec<BindingKind>,
    pub flow: ChangeFlow,
}

/// Row 2: a binding that may never be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PermanentBinding {
    pub binding: BindingKind,
}

/// Row 2: so many changes within so many days, the planned one among them, are warned of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FrequentRebinding {
    /// changes
    pub max: i64,
    /// days
    pub within: i64,
}

/// T14: from `min` on one may try, at `max` one asks the platform. An expectation, never a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RebindWait {
    /// days
    pub min: i64,
    /// days
    pub max: i64,
}

/// T15: the platform's page shows how long the step may take; a person reads it off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PageTime {
    pub step: PageStep,
}

/// T16: a binding can be neither changed nor undone for this long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BindingLock {
    pub binding: BindingKind,
    /// days
    pub length: i64,
}

/// Rows 14 and 15: a binding ends by itself so long after an event, and so long after the deposit came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReleaseAfter {
    pub event: ReleaseEvent,
    /// days
    pub wait: i64,
    /// days
    pub after_refund: Option<i64>,
}

/// An automatic upgrade can be taken back for this long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct UpgradeRevocable {
    /// days
    pub window: i64,
}

/// Bindings of a kind that one channel takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BindingsMax {
    pub binding: BindingKind,
    /// bindings
    pub max: i64,
}

/// The data of a binding is looked over every so often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BindingReview {
    /// days
    pub every: i64,
}

/// Row 13: one thing to do before or after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChecklistRule {
    pub stage: ChecklistStage,
    pub item: String,
    /// days after that of the change, whose 24:00 is the last moment
    pub due: i64,
    /// Before a change: it does not start without. After it: the store cannot sell without.
    #[serde(default)]
    pub blocking: bool,
    /// Of this kind of binding alone.
    pub binding: Option<BindingKind>,
}

/// A procedure at the platform that takes some working days, and the papers that it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ProcessWithin {
    pub process: String,
    /// working days
    pub max: i64,
    /// working days
    pub min: Option<i64>,
    #[serde(default)]
    pub papers: Vec<String>,
}
