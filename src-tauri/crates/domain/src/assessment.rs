//! The shape of an assessment: what `show SUBJECT --json` prints and what every list sorts and filters by.

mod association;
mod binding;
mod linking;
mod papers;
mod precheck;

pub use crate::calendar::CountedDay;
pub use association::*;
pub use binding::*;
pub use linking::*;
pub use papers::*;
pub use precheck::*;

use crate::{
    rulebook::Rule,
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{
        Access, Actor, Consequence, DeadlineState, Label, LeavingStep, Messaging, SeenAccess,
        SeenVerification, Verification,
    },
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What follows from the facts about one subject at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Assessment {
    pub subject: Subject,
    /// `MAIN:SUB` for a sub-account, the shop's name for a store.
    pub name: String,
    /// What counts. Empty for subjects without a state of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub state: Option<State>,
    /// What the clocks made of it, beneath what the seller or the platform laid over it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub derived: Option<Derived>,
    /// What the platform was last seen to show, per dimension.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub observed: Option<Observed>,
    /// Of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub document: Option<DocumentState>,
    /// Of an entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub entity: Option<EntityState>,
    /// Of a link group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub group: Option<GroupState>,
    /// Of a main binding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub binding: Option<BindingState>,
    /// Of a store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub store: Option<StoreState>,
    /// Clocks that run: due after now, nothing cleared them.
    pub deadlines: Vec<Deadline>,
    /// Clocks that ran out and whose consequence stands.
    pub passed: Vec<Deadline>,
    pub findings: Vec<Finding>,
    /// What is to be done with the account because its holder left.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub offboarding: Option<Offboarding>,
    /// What can be recorded next, with the reason where it cannot.
    pub actions: Vec<Action>,
    /// The first later instant at which this would read differently if nothing more is recorded; none = never.
    pub next_change_at: Option<Instant>,
}

/// A sub-account's three dimensions, the label shown for them, and the open scan session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct State {
    pub verification: Verification,
    pub access: Access,
    pub messaging: Messaging,
    pub label: Label,
    /// The scan session: `none`, `open` or `expired`.
    pub attempt: Attempt,
    /// How often the freeze was lifted for a short time; never reset.
    pub temp_unfreezes: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Attempt {
    None,
    Open,
    Expired,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Derived {
    pub verification: Verification,
    /// Access beneath departed, punished and seller-disabled.
    pub access: Access,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Observed {
    pub verification: Option<SeenVerification>,
    pub access: Option<SeenAccess>,
    /// When it was seen; for an undated state the row's creation time or the first sight.
    pub at: Instant,
    pub undated: bool,
}

/// Something due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Deadline {
    /// Rule + subject + what started it. The version of a deadline is its `due`.
    pub id: String,
    pub rule: String,
    pub subject: Subject,
    pub name: String,
    /// What is due, in a few words and without its subject; none where the consequence says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub what: Option<Text>,
    pub anchor: Anchor,
    /// The first instant that is too late: missed if and only if now ≥ due.
    pub due: Instant,
    /// The latest submission that still leaves the platform its full review time; only where acting takes a review.
    pub safe_submit: Option<Instant>,
    /// The date is a guess: what started the clock is one (first sight instead of the creation time), or a day of a year
    /// without published holidays had to be judged.
    pub provisional: bool,
    pub state: DeadlineState,
    pub standing: Standing,
    pub consequence: Consequence,
    pub actor: Actor,
    /// Stores that the consequence would hit, by key; empty where it stays with the one store of the subject.
    pub affects: Vec<Subject>,
    /// A rule wants its reminders, because nobody else gives any: no pause, no quiet hours, no waiver, and no snooze beyond
    /// its next step.
    #[serde(default)]
    pub unmutable: bool,
    /// The way from the anchor to the due time, one step a line.
    pub why: Vec<Why>,
    /// When a reminder is due and towards what.
    pub steps: Vec<Step>,
    /// The one thing to record next that moves it; none where nothing can be recorded, or it is not ours to act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub action: Option<Action>,
    /// What was decided about its reminders; a decision about another due time does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub handling: Option<Handling>,
}

impl Deadline {
    /// Is it for us to act, now? Neither over nor with somebody else.
    pub fn is_ours(&self) -> bool {
        self.state == DeadlineState::Open && self.standing == Standing::Running
    }
}

/// What was decided about a deadline's reminders. The last decision counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Handling {
    /// Seen: the steps that had come by then are not said any more, the next one is.
    Acknowledged {
        at: Instant,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[ts(optional, as = "Option<String>")]
        reason: String,
    },
    /// Silent until then, and said again at that time.
    Snoozed { at: Instant, until: Instant },
    /// Said no more and counted no more; what happens when it is missed, happens.
    Waived { at: Instant, reason: String },
}

/// Whose move it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Somebody of ours must act.
    Running,
    /// It is with the platform; nothing to do but wait.
    UnderReview,
}

/// What started a clock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Anchor {
    pub at: Instant,
    /// `created`, or the kind of the change that started it (`notice-received`, `unbound`, `restored`, …).
    pub event: String,
}

/// One line of "why this date".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Why {
    /// `anchor`, `parameter`, `rule`, `sum`, `days`, `safe-submit`, `reading`, `consequence`, `provisional`, …
    pub step: String,
    pub text: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rule: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub at: Option<Instant>,
    /// The days as they were counted, for a span in working days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<CountedDay>>", optional)]
    pub days: Vec<CountedDay>,
}

impl Why {
    /// A line without a rule, a time or days of its own.
    pub fn new(step: &str, text: Text) -> Self {
        Self { step: step.into(), text, rule: None, at: None, days: Vec::new() }
    }

    pub fn by_rule(self, rule: &str) -> Self {
        Self { rule: Some(rule.into()), ..self }
    }

    pub fn until(self, at: Instant) -> Self {
        Self { at: Some(at), ..self }
    }

    pub fn counting(self, days: Vec<CountedDay>) -> Self {
        Self { days, ..self }
    }
}

/// One rung of a reminder ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    /// `safe-3d`, `safe-1d`, `safe-4h`, `safe-0`, `due-24h`, `due-0`: unique within a deadline.
    pub key: String,
    pub at: Instant,
}

/// Something worth knowing that is not a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    pub code: String,
    pub text: Text,
    /// The rule that it rests on, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rule: Option<String>,
    /// What stands in the way, or what it is about beside the subject itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Subject>>", optional)]
    pub evidence: Vec<Subject>,
}

impl Finding {
    pub fn new(code: &str, text: Text, rule: Option<&Rule>) -> Self {
        let rule = rule.map(|rule| rule.id.clone());
        Self { code: code.into(), text, rule, evidence: Vec::new() }
    }
}

/// An account whose holder has left: the steps follow from the facts, nobody ticks them off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Offboarding {
    /// `staff:ID`
    pub person: Subject,
    pub left: Instant,
    /// The first instant that is too late; none where no rule sets a time.
    pub due: Option<Instant>,
    /// The id of the rule that sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rule: Option<String>,
    /// In the order in which they are best taken; those that do not concern the account are left out.
    pub steps: Vec<OffboardingStep>,
    /// While something is open: what the person can still do.
    pub risk: Option<Text>,
}

impl Offboarding {
    pub fn finished(&self) -> bool {
        self.steps.iter().all(|step| step.done)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OffboardingStep {
    pub step: LeavingStep,
    pub done: bool,
    /// Whose move it is, by the rule that speaks of the step.
    pub owner: Actor,
    /// The first instant that is too late for this step; none where no rule sets a time.
    pub due: Option<Instant>,
    /// What to do, or what was found.
    pub text: Text,
    /// The platform refuses it until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub blocked_until: Option<Instant>,
    /// The id of the rule by which it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rule: Option<String>,
}

/// A change that the operator may record next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Action {
    /// The kind of the change it records.
    pub change: String,
    pub allowed: bool,
    /// Why not, where it is not allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<Text>,
    /// The one that moves things forward; at most one is.
    pub primary: bool,
    /// The store that it is about, where the subject has to do with several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub store: Option<Subject>,
    /// What it answers: an `update-submitted` a changed fact, a `checklist-done` an item, a `process-finished` a process.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub answers: Option<String>,
}

impl Action {
    /// About the subject as a whole. `outcome` = what came of trying it.
    pub fn tried(change: &str, outcome: Result<(), Text>, primary: bool) -> Self {
        let (allowed, reason) = (outcome.is_ok(), outcome.err());
        let primary = primary && allowed;
        Self { change: change.into(), allowed, reason, primary, store: None, answers: None }
    }
}
