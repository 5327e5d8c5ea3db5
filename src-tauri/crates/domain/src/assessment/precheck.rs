//! The pre-check of a link application (C1; rulebook E.2 row 1): what would be refused, before anybody asks.
//!
//! It predicts. A blocked application can still be recorded, because what was done on the platform was done there.

use crate::{subject::Subject, text::Text, validate::NameMatch, vocabulary::GuardVerdict};
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// Every guard with its verdict: the company, the counters, the papers, the places; within each as E.2 row 1 names them.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Precheck {
    /// `entity:USCC`, where one is named.
    pub entity: Option<Subject>,
    pub primary: Option<Subject>,
    /// The store to be invited; none = only what concerns the company and its papers is looked at.
    pub store: Option<Subject>,
    /// The day on which the application is to be sent.
    #[ts(as = "String")]
    pub planned_on: NaiveDate,
    /// The last day on which the invited account can agree, if the application is sent at the end of the planned day.
    #[ts(as = "Option<String>")]
    pub accept_by: Option<NaiveDate>,
    /// The last day of a review by people that begins then.
    #[ts(as = "Option<String>")]
    pub review_by: Option<NaiveDate>,
    /// A day of a year without a published notice had to be judged for `review_by`.
    pub provisional: bool,
    pub guards: Vec<LinkGuard>,
    /// Nothing is blocked, and nothing that can be looked up is unknown.
    pub ready: bool,
    pub counts: GuardCounts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
pub struct GuardCounts {
    pub passed: u32,
    pub warned: u32,
    pub blocked: u32,
    pub unknown: u32,
}

/// One condition of the application.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LinkGuard {
    /// `company-type`, `name-match`, …: unique within a pre-check.
    pub code: String,
    pub verdict: GuardVerdict,
    /// What was found, with the figures. It may name companies and stores, never people.
    pub text: Text,
    /// How to mend it; none where it passes.
    pub remedy: Option<Text>,
    /// The rule behind it.
    pub rule: String,
    /// The records that it rests on.
    pub evidence: Vec<Subject>,
    /// The two names, where names were compared.
    pub names: Option<ComparedNames>,
    /// The counter, where something was counted.
    pub counter: Option<AccountCount>,
    /// The day on which it turns: the last day to send an ID card, the day to look again, the first day looked back to.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

/// To the letter, with the first character at which they part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparedNames {
    pub licence: String,
    pub bank: String,
    pub outcome: NameMatch,
}

/// What is there before the invited store is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct AccountCount {
    pub there: u32,
    /// It is refused once this many are there.
    #[ts(type = "number")]
    pub max: i64,
}
