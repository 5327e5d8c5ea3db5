//! The rulebook: every rule, one rule's page, what setting a parameter otherwise would move; the calendar.

use super::{Cited, DeadlineRow};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    calendar::{Basis, DayKind},
    rulebook::{Contradiction, Origin, Rule, RuleChange, YearChange},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Confidence, Consequence, DeadlineState, Nature},
};
use ts_rs::TS;

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct RulebookRequest {
    /// In id and statement; several words must all be there.
    pub search: String,
    /// Those that hold for a platform's stores, the law included; `*` = only the law and what else holds everywhere.
    pub platform: Option<String>,
    pub confidence: Option<Confidence>,
    pub doing: Option<Doing>,
    /// Only rules that the operator set otherwise.
    pub overridden: bool,
}

/// What the program does with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Doing {
    /// Deadlines, states or refusals follow from it.
    Acts,
    /// It is shown.
    Informs,
}

/// The rules are few: the answer holds all that match. Those with the most deadlines come first, then by id.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RulebookList {
    pub rules: Vec<RuleRow>,
    /// Of the whole rulebook.
    pub total: u32,
    pub overridden: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RuleRow {
    pub id: String,
    /// Platform codes; `*` alone = every platform.
    pub platforms: Vec<String>,
    pub nature: Nature,
    pub statement: Text,
    pub confidence: Confidence,
    pub doing: Doing,
    pub overridden: bool,
    pub contradictions: Vec<String>,
    /// Deadlines that rest on it now.
    pub deadlines: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RulePage {
    pub rule: Rule,
    pub doing: Doing,
    pub sources: Vec<Cited>,
    /// Where sources disagree on it, every reading of each.
    pub contradictions: Vec<Contradiction>,
    /// What the readings cite, by id.
    pub origins: Vec<Origin>,
    pub overrides: Vec<OverrideRow>,
    /// The ways through the menus: the rule's own first, then those that are told otherwise.
    pub paths: Vec<MenuPathRow>,
    /// The most urgent deadlines that rest on it.
    pub deadlines: Vec<DeadlineRow>,
    pub deadlines_total: u32,
}

/// A way through the platform's menus.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MenuPathRow {
    /// The rule that tells it.
    pub rule: String,
    pub version: u32,
    pub steps: Vec<Text>,
    /// The day on which it was last found so; none = nobody tells.
    #[ts(as = "Option<String>")]
    pub confirmed: Option<NaiveDate>,
    /// The operator found it so, not only the source.
    pub own: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OverrideRow {
    pub param: String,
    #[ts(type = "unknown")]
    pub value: serde_json::Value,
    pub reason: String,
    /// When and by whom it was recorded.
    pub recorded: Option<Instant>,
    pub by: Option<String>,
    /// The rule's bounds changed and the value no longer counts, for this reason.
    pub left_out: Option<Text>,
}

/// The dates that differ between two rulebooks, the first first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Moves {
    pub rows: Vec<MovedRow>,
    /// Over all pages.
    pub total: u32,
    /// Handed back as `after` for the following page; none = the last.
    pub next: Option<String>,
    /// Subjects that were compared, and how many there are: a very large registry is compared in part.
    pub compared: u32,
    pub subjects: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MovedRow {
    /// Of the deadline.
    pub id: String,
    pub subject: Subject,
    pub name: String,
    pub consequence: Consequence,
    /// None = there is no such deadline.
    pub before: Option<Times>,
    pub after: Option<Times>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Times {
    pub due: Instant,
    pub safe_submit: Option<Instant>,
    pub state: DeadlineState,
}

/// A parameter set otherwise; `value` null = as shipped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OverrideRequest {
    pub rule: String,
    pub param: String,
    #[ts(type = "unknown")]
    pub value: serde_json::Value,
    pub reason: String,
}

/// What the dates are compared for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "of", content = "with", rename_all = "kebab-case")]
pub enum MovesOf {
    /// A value that is thought of, against what counts now.
    Value(OverrideRequest),
    /// What counts now, against the rule without the operator's values.
    Rule(String),
    /// The notices of a file, against the calendar that counts now.
    Holidays(HolidayFile),
    /// The rules that wait to be accepted, against those that act.
    Pending,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MovesRequest {
    pub of: MovesOf,
    /// `next` of the page before; none = the first.
    pub after: Option<String>,
}

impl MovesRequest {
    /// Its first page.
    pub fn first(of: MovesOf) -> Self {
        Self { of, after: None }
    }
}

/// What would move; `refused` says why it cannot be.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct MovesPreview {
    pub refused: Option<Text>,
    pub moves: Option<Moves>,
}

/// Rules that wait to be accepted, and what of them differs from those that act.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PendingRules {
    /// Why the accepted rules cannot be read; the shipped ones act already, and nothing can be compared.
    pub unreadable: Option<Text>,
    /// Those by which something is computed first.
    pub rules: Vec<RuleChange>,
    pub years: Vec<YearChange>,
    /// Names of permissions and dangerous combinations that are new, gone or told otherwise.
    pub rights: Vec<Text>,
    /// Ids of changed rules in which the operator set a value, which goes on counting unless it is left out.
    pub kept: Vec<String>,
    pub left_out: Vec<LeftOut>,
}

/// A value of the operator's that the new rules no longer allow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeftOut {
    pub rule: String,
    pub param: String,
    pub reason: Text,
}

/// A year of working days, month by month.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct YearPage {
    pub year: i32,
    /// Years that can be looked at, in order.
    pub years: Vec<i32>,
    /// None = nothing is known of the year, so weekdays count.
    pub basis: Option<Basis>,
    pub source: Option<Text>,
    /// The operator brought the notice in.
    pub imported: bool,
    pub provisional: bool,
    pub workdays: u32,
    pub days: Vec<YearDay>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct YearDay {
    /// `2026-10-10`
    pub date: String,
    pub workday: bool,
    pub kind: DayKind,
    pub name: Option<Text>,
}

/// A file of holidays, its bytes in base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HolidayFile {
    pub name: String,
    pub base64: String,
}

/// What a file of holidays would bring.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct HolidayReport {
    pub years: Vec<HolidayYear>,
    /// Entries that were left out, with the reason.
    pub refused: Vec<Text>,
    /// The batch that undoes it, once recorded.
    pub undo: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HolidayYear {
    pub year: i32,
    pub off: u32,
    pub worked: u32,
    /// Days that are judged otherwise than before, in order.
    pub changed: Vec<String>,
    /// What is known of the year so far.
    pub known: Option<Basis>,
    /// Why this year cannot be taken.
    pub refused: Option<Text>,
}
