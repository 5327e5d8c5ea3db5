//! One link group: its page, the way of one store into it, and what a changed fact would start.

use super::{DeadlineRow, RuleBrief, StoreName};
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    assessment::{Action, ChangeDuty, Finding, GroupState, LinkApplication, Restricted},
    change::Patch,
    facts::LinkGroupAttributes,
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Actor, LinkStep, RegisteredFact},
};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LinkGroupPage {
    pub now: Instant,
    pub subject: Subject,
    pub name: String,
    pub archived: bool,
    /// As recorded, for the forms that edit it.
    pub attributes: LinkGroupAttributes,
    pub entity: Option<GroupEntity>,
    pub state: GroupState,
    /// Nobody is linked any more: see [`storewarden_domain::vocabulary::GroupStanding::is_over`].
    pub over: bool,
    /// Every store that the state names, and the entity's others on this platform; by name.
    pub stores: Vec<GroupStore>,
    /// Running first, then missed.
    pub deadlines: Vec<DeadlineRow>,
    pub findings: Vec<Finding>,
    pub actions: Vec<Action>,
    /// Codes of a failure that a rule knows; any other is taken as it is shown.
    pub failure_codes: Vec<FailureCode>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GroupEntity {
    pub subject: Subject,
    pub name: String,
    pub company_type: Option<String>,
    /// The same legal entity is on record.
    pub recorded: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GroupStore {
    pub store: StoreName,
    /// The login of its main account.
    pub main: String,
    /// The main line first.
    pub categories: Vec<String>,
    pub place: GroupPlace,
    /// Its own entity is the group's.
    pub of_entity: bool,
    /// What the platform keeps it from, because of any group.
    pub restrictions: Vec<Restricted>,
    /// What can be recorded about it in this group now, with the reason where it cannot.
    pub actions: Vec<Action>,
}

/// What a store is to a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum GroupPlace {
    Member,
    /// Planned, or on its way in.
    Applying,
    /// Its way in came to nothing, and would have to begin anew.
    Ended,
    Former,
    /// Of the same entity, in no group.
    Free,
    /// Of the same entity, linked in another group.
    Elsewhere,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FailureCode {
    /// `ERR-ACCT-027`
    pub code: String,
    pub remedy: Text,
    pub rule: String,
}

/// One store's way into a group, step by step.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LinkProcedure {
    pub now: Instant,
    pub group: Subject,
    pub group_name: String,
    pub store: StoreName,
    pub primary: Option<StoreName>,
    /// None where it was never planned, or has become a member.
    pub application: Option<LinkApplication>,
    /// Linked since then.
    pub linked: Option<Instant>,
    pub steps: Vec<ProcedureStep>,
    /// Running first, then missed; those of this store alone.
    pub deadlines: Vec<DeadlineRow>,
    pub failure_codes: Vec<FailureCode>,
    /// That a person does it on the platform.
    pub by_hand: Option<RuleBrief>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ProcedureStep {
    pub step: LinkStep,
    pub progress: StepProgress,
    /// Whose move it is, by the rule.
    pub actor: Option<Actor>,
    /// What rules say of it, the one that leads first.
    pub rules: Vec<RuleBrief>,
    /// When it was done, or came to its end.
    pub at: Option<Instant>,
    /// What was recorded of it, in words.
    pub told: Option<Text>,
    /// What can be recorded here now.
    pub actions: Vec<Action>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StepProgress {
    Done,
    Now,
    Ahead,
    /// The platform turned it down, or time ran out.
    Failed,
    /// It was not needed.
    Skipped,
}

/// Registered facts that changed, or are about to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FactChangeRequest {
    /// `entity:USCC`
    pub entity: Subject,
    /// What is said to have changed.
    #[serde(default)]
    pub facts: Vec<RegisteredFact>,
    /// What is about to be entered otherwise than it is on record: the registered facts in it count as changed.
    #[serde(default)]
    pub patch: Patch,
    pub effective: Instant,
}

/// What recording it would start; nothing is written.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FactChangePreview {
    pub now: Instant,
    /// What counts as changed.
    pub facts: Vec<RegisteredFact>,
    /// By when they fall due. Empty where no group depends on the entity, or no fact of these starts anything.
    pub duties: Vec<StartedDuty>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StartedDuty {
    pub group: Subject,
    pub group_name: String,
    pub duty: ChangeDuty,
    /// With the reasons for its date and the stores that it would hit.
    pub deadline: Option<DeadlineRow>,
    /// Its day 4 has come already: once it is recorded, the group reads as dissolved.
    pub dissolved: bool,
}
