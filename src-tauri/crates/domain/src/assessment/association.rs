//! What two stores have in common, and what that may mean to the platform. Always a possibility, never a verdict.

use super::Finding;
use crate::{
    subject::Subject,
    text::Text,
    vocabulary::{Bearing, PairRelation, RiskBand, SignalKind},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Two stores that share something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Overlap {
    /// In the order of their keys.
    pub stores: [Subject; 2],
    pub names: [String; 2],
    pub relation: PairRelation,
    /// The link group of both, where they are in one or on the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub group: Option<Subject>,
    /// 0–100 with one decimal, of what is unexpected between the two.
    pub score: f64,
    /// By the score before rounding.
    pub band: RiskBand,
    /// How grave the gravest single fact is between different companies (rulebook F.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub gravest: Option<RiskBand>,
    /// What they are to each other and what the score therefore says.
    pub message: Text,
    /// The weightiest first.
    pub evidence: Vec<Evidence>,
    /// What both should have in common and do not, or nobody knows.
    pub missing: Vec<MissingFact>,
    pub findings: Vec<Finding>,
    /// What may truthfully be done: declare, separate, renew.
    pub ways: Vec<Way>,
}

/// One fact that both share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Evidence {
    pub kind: SignalKind,
    /// What is shared: labels, names, addresses; of personal values the sealed ids.
    pub values: Vec<String>,
    pub bearing: Bearing,
    /// Points of 100, by the rule.
    pub weight: i64,
    /// What the age leaves of the weight, per mille.
    pub freshness: i64,
    /// The day on which it was last seen of both; none of facts that last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// Calendar days since then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub age: Option<i64>,
    /// That day is only the day of the entry.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub undated: bool,
    pub rule: String,
    /// The rule speaks of another platform; none speaks of this one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub by_analogy: bool,
    pub text: Text,
}

/// A fact that members of a group must have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingFact {
    pub kind: SignalKind,
    /// They are known to differ; else it is not on record for one of them.
    pub differs: bool,
}

/// Something that may truthfully be done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Way {
    /// `declare`, `separate`, `renew` or `check`.
    pub code: String,
    pub text: Text,
}

/// Stores that hang together by what they share, common values left aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cluster {
    /// In the order of their keys.
    pub stores: Vec<Subject>,
}

/// A value that so many stores share that it says little of any two of them: an office network, a shared workstation.
/// It opens no pair and joins no cluster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CommonValue {
    pub platform: String,
    pub kind: SignalKind,
    pub value: String,
    pub stores: Vec<Subject>,
    pub rule: String,
}
