//! What would follow: suppositions of which nothing is recorded, and how the world would differ by them.

use super::{OverrideRequest, Refusal, StoreName, Times};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    assessment::{Finding, Offboarding},
    change::Draft,
    plan::{BackPlan, BackStep},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{
        BindingStage, Consequence, GroupStanding, Label, RegisteredFact, Restriction, StoreLabel, Validity,
    },
};
use ts_rs::TS;

/// One thing that is supposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "suppose", rename_all = "kebab-case")]
pub enum Scenario {
    /// What the registry has on record of a company becomes another: its representative, its address, its account.
    FactChanges {
        entity: Subject,
        fact: RegisteredFact,
        effective: Instant,
    },
    PersonLeaves {
        person: Subject,
        effective: Instant,
    },
    /// Nobody renews it: the look goes to the first instant at which it is no longer valid, if that is later.
    DocumentEnds {
        document: Subject,
    },
    /// So many temporary accounts are made at `effective` for a promotion, the first and last day of which are given.
    PromotionStarts {
        store: Subject,
        accounts: u32,
        effective: Instant,
        #[ts(as = "String")]
        from: NaiveDate,
        #[ts(as = "String")]
        to: NaiveDate,
    },
    /// The group's next link is to stand on a day from 00:00 on: only planned backward, nothing is recorded.
    LinkStands {
        group: Subject,
        #[ts(as = "String")]
        on: NaiveDate,
    },
    MemberPenalised {
        group: Subject,
        store: Subject,
        effective: Instant,
    },
    /// A rule's number is another.
    Value {
        with: OverrideRequest,
    },
    /// The rules that came with the program and wait are accepted.
    NewRules,
    /// Anything else that can be recorded, each at its own time.
    Changes {
        changes: Vec<Draft>,
    },
}

impl Scenario {
    /// When the last of it takes effect; none = at once, or as the document's end tells.
    fn effective(&self) -> Option<Instant> {
        match self {
            Self::FactChanges { effective, .. }
            | Self::PersonLeaves { effective, .. }
            | Self::PromotionStarts { effective, .. }
            | Self::MemberPenalised { effective, .. } => Some(*effective),
            Self::Changes { changes } => changes.iter().map(|draft| draft.effective).max(),
            Self::LinkStands { on, .. } => Some(Instant::start_of(*on)),
            Self::DocumentEnds { .. } | Self::Value { .. } | Self::NewRules => None,
        }
    }
}

/// Things that may happen, and when the world in which they do is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Supposition {
    /// RFC 3339; none = the end of the last day on which something takes effect, and now where nothing is dated or all of it has
    /// passed.
    pub on: Option<Instant>,
    #[serde(default)]
    pub scenarios: Vec<Scenario>,
}

impl Supposition {
    /// The instant that is looked at, unless what is supposed comes later.
    pub fn looked_at(&self, now: Instant) -> Instant {
        let last = || self.scenarios.iter().filter_map(Scenario::effective).max();
        self.on.unwrap_or_else(|| last().map_or(now, |at| now.max(Instant::end_of(at.date()))))
    }
}

/// How the world at `on` differs from what it is beside.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct WhatIf {
    pub now: Instant,
    /// What was looked at in the end.
    pub on: Instant,
    /// Compared with what is true now, because time brings what is supposed (nothing else, or a document's end); else with what the
    /// same instant would be without it.
    pub beside_now: bool,
    /// What cannot be supposed; nothing is compared then.
    pub refused: Option<Refused>,
    /// By when they fall due, the first first.
    pub deadlines: Vec<OtherDeadline>,
    pub states: Vec<OtherState>,
    pub findings: Vec<OtherFinding>,
    /// Accounts that somebody leaves behind, with the steps to take for each.
    pub left_behind: Vec<LeftBehind>,
    /// What is wanted by a day, with the latest safe start of each step.
    pub plans: Vec<BackPlan>,
    /// Every store that a deadline which came, moved or ran out would hit, or that stands otherwise; by key.
    pub stores: Vec<StoreName>,
    /// Subjects that were compared.
    pub subjects: u32,
}

/// Why a supposition cannot be.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Refused {
    /// Which of the scenarios, from 0; none = the time that is to be looked at.
    pub scenario: Option<u32>,
    pub refusals: Vec<Refusal>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Differs {
    Appears,
    /// It falls due at another time.
    Moves,
    /// It is due as before, and by then it has run out, or somebody else's turn has come.
    TurnsInto,
    Vanishes,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OtherDeadline {
    pub id: String,
    pub differs: Differs,
    pub subject: Subject,
    pub name: String,
    pub rule: String,
    /// What is owed, in words.
    pub what: Text,
    pub consequence: Consequence,
    /// None = it is there in one of the two worlds only.
    pub before: Option<Times>,
    pub after: Option<Times>,
    /// The stores that it would hit, its own among them.
    pub hits: Vec<StoreName>,
    /// The latest safe start: by then a person has to act; none = only the due time counts.
    pub start_by: Option<Instant>,
    /// How that follows, in the order in which the steps are taken; none = nothing that takes time comes before it.
    pub steps: Vec<BackStep>,
}

/// The one word for how a subject stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "of", content = "is", rename_all = "kebab-case")]
pub enum StandsAs {
    Account(Label),
    /// None while nobody looked and nothing follows.
    Store(Option<StoreLabel>),
    Document(Validity),
    Group(GroupStanding),
    Binding(BindingStage),
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OtherState {
    pub subject: Subject,
    pub name: String,
    pub before: Option<StandsAs>,
    pub after: Option<StandsAs>,
    /// Of a store: what the platform newly keeps it from.
    pub restrictions: Vec<Restriction>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OtherFinding {
    pub subject: Subject,
    pub name: String,
    pub appears: bool,
    pub finding: Finding,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LeftBehind {
    pub subject: Subject,
    pub name: String,
    pub offboarding: Offboarding,
}
