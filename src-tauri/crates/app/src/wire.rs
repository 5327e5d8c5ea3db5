//! What crosses to the window, declared once. TypeScript is generated from here (`ui/src/backend/bindings`).
//!
//! One block per screen. Times are instants of the rule's zone, `now` always comes from here: the window only subtracts
//! elapsed time for countdowns. Personal values arrive masked.

use serde::{Deserialize, Serialize};
use storewarden_domain::{
    assessment::{Action, Anchor, Assessment, Standing, Why},
    calendar::DayKind,
    change::Draft,
    rulebook::{Platform, Source},
    subject::{Subject, SubjectKind},
    text::Text,
    time::Instant,
    vocabulary::{
        Access, Confidence, Consequence, DeadlineState, Label, Messaging, RollOut, SeenAccess, StoreStatus,
        Verification,
    },
};
use ts_rs::TS;

// ── frame ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// What the frame around every screen shows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Frame {
    pub now: Instant,
    /// A test clock is in force; the window carries a visible bar.
    pub test_clock: bool,
    /// Nothing was ever recorded: offer demo data, import, or a blank start.
    pub first_run: bool,
    pub platforms: Vec<Platform>,
    /// Deadlines that need a person now: overdue or within 24 hours.
    pub urgent: u32,
    pub unread: u32,
    /// The end of the last reminder pass.
    pub checked_at: Option<Instant>,
    /// The batch that Ctrl Z would undo, in words.
    pub undoable: Option<Undoable>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Undoable {
    pub batch: String,
    pub text: Text,
}

/// A shop as it is named beside anything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StoreName {
    pub subject: Subject,
    pub platform: String,
    pub name: String,
}

/// One page of a list. `next` is handed back as `after` for the following page; none = the last.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Page<T: TS> {
    pub rows: Vec<T>,
    pub total: u32,
    pub next: Option<String>,
}

// ── today ────────────────────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct TodayRequest {
    pub platform: Option<String>,
    /// Rows per group; the groups' totals count all. 0 = 50.
    pub limit: u32,
}

/// Spans by the headline time: the latest safe submission while it is ahead, else the due time.
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
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Today {
    pub now: Instant,
    /// `overdue`, `day`, `week`, `month`, in this order. A span counts what falls into it, not into an earlier one.
    pub counters: Vec<Counter>,
    /// Seven days back to thirty ahead.
    pub ribbon: Vec<RibbonDay>,
    /// Non-empty groups in the order of [`Span`].
    pub groups: Vec<Group>,
    /// The next thing due, for a calm day.
    pub next: Option<DeadlineRow>,
    pub checked_at: Option<Instant>,
    /// Every non-archived sub-account, to tell "nothing due" from "nothing here".
    pub sub_accounts: u32,
    pub stores: u32,
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

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Group {
    pub span: Span,
    pub total: u32,
    pub rows: Vec<DeadlineRow>,
}

/// One deadline as a list shows it, with all that its expansion needs.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct DeadlineRow {
    pub id: String,
    pub subject: Subject,
    /// The login or the shop's name.
    pub name: String,
    pub store: StoreName,
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
    /// Other stores that the consequence would hit.
    pub affects: u32,
    pub label: Option<Label>,
    /// The person who must act, by name.
    pub holder: Option<String>,
    /// What the platform was last seen to show, where it differs from what the rules give.
    pub platform_shows: Option<SeenAccess>,
    /// The one next action.
    pub action: Option<Action>,
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
    Due,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RuleBrief {
    pub id: String,
    pub statement: Text,
    pub confidence: Confidence,
    pub contradictions: Vec<String>,
    pub sources: Vec<Source>,
}

// ── stores ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct StoresRequest {
    pub search: String,
    pub platform: Option<String>,
    pub status: Option<StoreStatus>,
    pub sort: StoreSort,
    pub descending: bool,
    pub after: Option<String>,
    /// 1–100; 0 = 50
    pub limit: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "kebab-case")]
pub enum StoreSort {
    #[default]
    Name,
    Main,
    /// The store's most urgent deadline, its sub-accounts' included.
    Headline,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StoreRow {
    pub subject: Subject,
    pub platform: String,
    pub name: String,
    pub main: String,
    pub entity: Option<String>,
    pub store_type: Option<String>,
    pub status: Option<StoreStatus>,
    pub roll_out: Option<RollOut>,
    pub exempt: bool,
    pub sub_accounts: u32,
    /// Sub-accounts that are frozen for a missed person check.
    pub frozen: u32,
    /// Sub-accounts whose person check is owed, not frozen yet.
    pub outstanding: u32,
    pub headline_at: Option<Instant>,
}

// ── sub-accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────

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
    /// The most urgent deadline that runs or was missed.
    pub headline: Option<Headline>,
    pub headline_at: Option<Instant>,
    pub due: Option<Instant>,
    pub consequence: Option<Consequence>,
    pub span: Option<Span>,
    pub platform_shows: Option<SeenAccess>,
    pub findings: u32,
}

// ── people and legal entities ────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PersonRow {
    pub subject: Subject,
    pub name: String,
    /// Masked.
    pub phone: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct EntityRow {
    pub subject: Subject,
    pub name: String,
    pub company_type: Option<String>,
}

// ── one subject: the drawer ──────────────────────────────────────────────────────────────────────────────────────────

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

// ── recording ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// All or nothing. A phone or e-mail in a patch is given in clear and sealed on the way in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecordRequest {
    pub changes: Vec<Draft>,
    /// Subjects that must not exist yet: a form that creates something refuses a name that is taken.
    #[serde(default)]
    #[ts(optional)]
    pub new: Option<Vec<Subject>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum RecordOutcome {
    /// `batch` can be undone; `text` says what was recorded.
    Recorded { batch: String, changes: u32, text: Text },
    /// Nothing was recorded.
    Refused { refusals: Vec<Refusal> },
}

/// An expected "no", with its reason.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Refusal {
    /// Which change of the request, from 0.
    pub index: u32,
    pub code: String,
    pub text: Text,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct UndoOutcome {
    pub undone: u32,
    /// Left as it is, because it was touched since.
    pub skipped: Vec<Skipped>,
    pub text: Text,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Skipped {
    pub subject: Subject,
    pub text: Text,
}

// ── import ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportRequest {
    pub files: Vec<ImportFile>,
    /// Answers to `ImportPreview::shops_to_ask`; a shop without an answer counts as reached.
    #[serde(default)]
    pub reached: Vec<Reached>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportFile {
    pub name: String,
    /// The file's bytes in base64; for a table pasted from the clipboard its UTF-8 text.
    pub base64: String,
    /// `auto`, `stores`, `sub-accounts`
    #[serde(default = "auto")]
    pub kind: String,
}

fn auto() -> String {
    "auto".into()
}

/// Has the verification notice reached this shop, and when?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reached {
    pub store: Subject,
    pub roll_out: RollOut,
    /// When the prompt was first seen, if known.
    #[serde(default)]
    pub notified_at: Option<Instant>,
}

/// What an import would do (preview) or did (applied).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ImportReport {
    pub files: Vec<FileReport>,
    /// Shops whose sub-accounts need the person check and of which nobody said whether the notice has come.
    pub shops_to_ask: Vec<StoreName>,
    /// What would change, subject by subject; at most 500 of them, `changes_total` counts all.
    pub changes: Vec<PlannedChange>,
    pub changes_total: u32,
    /// Set once applied and something changed.
    pub undo: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FileReport {
    pub file: String,
    /// `stores`, `sub-accounts`, or `unknown`
    pub kind: String,
    pub encoding: String,
    /// Data rows read; the header and blank lines do not count.
    pub read: u32,
    pub created: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub refused: Vec<RowFault>,
    pub warnings: Vec<RowFault>,
    pub ignored_columns: Vec<String>,
}

/// A row, or a cell of it, that was refused or is doubtful.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RowFault {
    /// 1-based, the header counts.
    pub row: u32,
    /// The header's word; empty when the whole row is meant.
    pub column: String,
    pub code: String,
    /// Personal values masked.
    pub value: String,
    pub message: Text,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlannedChange {
    pub subject: Subject,
    pub name: String,
    /// `created` or `changed`
    pub what: String,
    /// One line a field or event: `认证状态 未认证 → 已认证`
    pub lines: Vec<Text>,
}

// ── inbox ────────────────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── settings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Kept by the shell's preference store, not in the database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct Preferences {
    /// `zh-CN`, `en`, or `system`
    pub language: String,
    /// `light`, `dark`, or `system`
    pub theme: String,
    /// `compact`, `regular`, `relaxed`
    pub density: String,
    pub autostart: bool,
    /// Closing the window keeps the program in the tray: was that explained?
    pub close_explained: bool,
    /// Reminders are held back until then.
    pub paused_until: Option<Instant>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: "system".into(),
            theme: "system".into(),
            density: "regular".into(),
            autostart: false,
            close_explained: false,
            paused_until: None,
        }
    }
}

/// What is told about the installation on the settings screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct About {
    pub version: String,
    pub data_dir: String,
    pub sqlite: String,
    pub tray: bool,
    pub notifications: bool,
}

// ── faults ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/// A failure, as opposed to a refusal: what happened, what is unharmed, what to do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct WireFault {
    pub code: String,
    pub text: Text,
}
