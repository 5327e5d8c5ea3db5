//! What follows about a main binding, and about a store because of its bindings (rulebook E.3).

use crate::{
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Actor, BindingKind, BindingStage, ChangeFlow, ChecklistStage, ReleaseEvent},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A binding at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BindingState {
    /// None = its row names no store that is recorded, and then nothing follows.
    pub store: Option<Subject>,
    pub kind: Option<BindingKind>,
    pub stage: BindingStage,
    /// When it came to this stage.
    pub since: Instant,
    /// What is bound now, as its page calls it; none while nothing is, or where nobody said.
    pub account: Option<String>,
    /// Since when.
    pub bound: Option<Instant>,
    /// How this kind of binding is changed; none where no rule says.
    pub flow: Option<ChangeFlow>,
    /// Of a change that is planned or under way.
    pub change: Option<BindingChange>,
    /// After a release has begun.
    pub release: Option<BindingRelease>,
    /// T16: the first instant at which it can be changed or undone.
    pub locked_until: Option<Instant>,
    /// Until when the platform's own upgrade can be taken back.
    pub upgrade_revocable_until: Option<Instant>,
    /// Accounts that were bound here before, the latest last.
    pub former: Vec<FormerAccount>,
    /// Who holds the phone by which it is recovered: `staff:ID`.
    pub keeper: Option<Subject>,
}

/// A change of what is bound, from its plan to the last entry of its checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BindingChange {
    /// The day for which it was planned.
    #[ts(as = "String")]
    pub on: NaiveDate,
    /// What is to be bound.
    pub account: Option<String>,
    /// T15: until when the platform's page waits for the step; none where it shows no time.
    pub page_until: Option<Instant>,
    /// The page's time passed: the step begins again.
    pub restart: bool,
    /// When the old account was unbound.
    pub unbound: Option<Instant>,
    /// T14: from then on it is worth trying. An expectation, never a promise.
    pub try_from: Option<Instant>,
    /// T14: the longest wait; then the platform is to be asked.
    pub longest: Option<Instant>,
    /// How often the platform did not take the new account.
    pub attempts: u32,
    /// When the new account was bound.
    pub rebound: Option<Instant>,
    /// Before and after; what blocks first, then what is due first.
    pub checklist: Vec<ChecklistEntry>,
}

/// One thing to do before or after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChecklistEntry {
    pub item: String,
    pub stage: ChecklistStage,
    /// What is to be done.
    pub text: Text,
    /// The id of the rule.
    pub rule: String,
    /// Before: the change does not start without it. After: the store cannot sell without it.
    pub blocking: bool,
    /// Who has to act, by the rule.
    pub actor: Actor,
    /// Who is to do it: `staff:ID`.
    pub owner: Option<Subject>,
    /// The first instant that is too late; none after a change that has not come yet.
    pub due: Option<Instant>,
    pub done: Option<Instant>,
    /// Not to be done, and why.
    pub waived: Option<String>,
}

impl ChecklistEntry {
    /// Neither done nor waived.
    pub fn open(&self) -> bool {
        self.done.is_none() && self.waived.is_none()
    }
}

/// The platform lets the account go after a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BindingRelease {
    pub event: ReleaseEvent,
    pub since: Instant,
    /// The first instant at which it is free; none while the deposit is not known to have come back, or no rule says.
    pub free_at: Option<Instant>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormerAccount {
    /// None where nobody said.
    pub account: Option<String>,
    pub from: Instant,
    pub until: Instant,
}

/// One of a store's bindings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoreBinding {
    pub binding: Subject,
    pub kind: BindingKind,
    pub stage: BindingStage,
    pub since: Instant,
    pub account: Option<String>,
}
