//! Today.

use super::{Reminding, StoreName};
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    assessment::{Action, Anchor, Standing, Why},
    calendar::DayKind,
    rulebook::{Origin, Passage},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Confidence, Consequence, DeadlineState, DocumentKind, Label, SeenAccess},
};
use ts_rs::TS;

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct TodayRequest {
    pub platform: Option<String>,
    /// Rows per group; the groups' totals count all. 0 = 50.
    pub limit: u32,
}

/// Spans by when to act: the latest safe submission, where there is none the due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "kebab-case")]
pub enum Span {
    /// Missed; the consequence stands.
    Overdue,
    /// Within 24 hours, or the latest safe submission has passed while the due time is ahead.
    Day,
    Week,
    Month,
    /// Beyond 30 days.
    Later,
    /// With the platform: nothing to do but wait.
    Waiting,
    /// The operator wants no reminders of it; counted nowhere else.
    Waived,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Today {
    pub now: Instant,
    /// `overdue`, `day`, `week`, `month`, in this order. A span counts what falls into it, not into an earlier one.
    pub counters: Vec<Counter>,
    /// Seven days back to thirty ahead.
    pub ribbon: Vec<RibbonDay>,
    /// Accounts of people who have left; none = nobody left one behind.
    pub leaving: Option<LeavingTally>,
    /// Non-empty groups in the order of [`Span`].
    pub groups: Vec<Group>,
    /// The next thing due, for a calm day.
    pub next: Option<DeadlineRow>,
    pub checked_at: Option<Instant>,
    /// Every non-archived sub-account, to tell "nothing due" from "nothing here".
    pub sub_accounts: u32,
    pub stores: u32,
}

/// What leavers left behind, in short.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LeavingTally {
    pub people: u32,
    /// With something open.
    pub accounts: u32,
    /// The first due time among them.
    pub due: Instant,
    pub span: Span,
    /// The person, where it is one alone.
    pub only: Option<Subject>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Counter {
    pub span: Span,
    pub total: u32,
    pub by_consequence: Vec<Tally>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Tally {
    pub consequence: Consequence,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RibbonDay {
    /// `2026-11-28`
    pub date: String,
    pub kind: DayKind,
    pub name: Option<Text>,
    pub provisional: bool,
    pub today: bool,
    /// Deadlines whose due time falls on this day.
    pub marks: Vec<Tally>,
}

/// A day ahead on which something falls due, as things stand now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DayAhead {
    /// `2026-12-11`
    pub date: String,
    /// By consequence.
    pub marks: Vec<Tally>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Group {
    pub span: Span,
    pub total: u32,
    /// Of these, how many have passed their latest safe submission while the due time is ahead.
    pub late: u32,
    pub rows: Vec<DeadlineRow>,
}

/// One deadline as a list shows it, with all that its expansion needs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DeadlineRow {
    pub id: String,
    pub subject: Subject,
    /// The login or the shop's name; of a document its title or whose it is.
    pub name: String,
    /// What kind of document it is about, if any: its name alone does not tell.
    pub document: Option<DocumentKind>,
    /// None for what concerns an entity or one of its documents.
    pub store: Option<StoreName>,
    pub span: Span,
    pub state: DeadlineState,
    pub standing: Standing,
    pub consequence: Consequence,
    pub anchor: Anchor,
    pub due: Instant,
    pub safe_submit: Option<Instant>,
    pub headline: Headline,
    pub headline_at: Instant,
    pub provisional: bool,
    /// What is owed, in words: 完成实人认证.
    pub what: Text,
    /// Stores that the consequence would hit beyond the subject's own.
    pub affects: Vec<StoreName>,
    pub label: Option<Label>,
    /// The person who must act, by name.
    pub holder: Option<String>,
    /// What the platform was last seen to show, where it differs from what the rules give.
    pub platform_shows: Option<SeenAccess>,
    /// The one next action.
    pub action: Option<Action>,
    pub reminding: Reminding,
    pub why: Vec<Why>,
    pub rule: RuleBrief,
    /// A ready message for the person who must act (复制催办).
    pub nudge: Text,
}

/// Which of a deadline's two times stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Headline {
    SafeSubmit,
    /// The same of an invitation: until when its link is safe to open.
    Activate,
    Due,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RuleBrief {
    pub id: String,
    pub statement: Text,
    pub confidence: Confidence,
    pub contradictions: Vec<String>,
    pub sources: Vec<Cited>,
}

/// A source as a reader meets it: what it is first, where in it only on request.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Cited {
    pub origin: Origin,
    /// The passage, where the article's text is at hand.
    pub passage: Option<Passage>,
}
