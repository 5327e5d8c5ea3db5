//! What stores have in common, and a contact as it is typed.

use super::{Named, RuleBrief};
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    assessment::{Cluster, CommonValue, Overlap},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{RiskBand, SignalKind},
};
use ts_rs::TS;

/// Which pairs are asked about, in a list and in a graph alike.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct PairsWanted {
    /// The overlaps of this store; none = of all.
    pub store: Option<Subject>,
    /// In place of the store's own overlaps: every pair among the stores that it reaches over so many pairs.
    pub hops: Option<u32>,
    /// Only this platform; left aside where a store is asked about.
    pub platform: Option<String>,
    /// Only pairs that share a fact of one of these kinds; none = of any. The score stays that of the whole pair.
    pub kinds: Vec<SignalKind>,
    /// Only pairs from this band on; those in which something is to be looked into stay, whatever their score.
    pub at_least: Option<RiskBand>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct AssociationRequest {
    pub wanted: PairsWanted,
    pub offset: u32,
    /// 0 = none.
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AssociationPage {
    pub now: Instant,
    /// The weightiest first. Personal values are masked, people are named.
    pub pairs: Vec<Overlap>,
    /// How many there are, shown or not.
    pub total: u32,
    /// How many of them are in each band, from none to critical.
    pub bands: Vec<BandTally>,
    /// Of all stores; none where a store is asked about.
    pub clusters: Vec<Cluster>,
    /// Values that so many stores share that they say little; they open no pair.
    pub common: Vec<CommonValue>,
    /// What clusters and common values name.
    pub names: Vec<Named>,
    /// The rules behind what is shown, each once.
    pub rules: Vec<RuleBrief>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BandTally {
    pub band: RiskBand,
    pub pairs: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContactRequest {
    /// The store that is being described, so that it is not found itself; its platform is looked at.
    pub store: Subject,
    /// `phone`, `email`, `login_phone`, `login_email` or `payment_account`.
    pub field: String,
    pub typed: String,
}

/// Where else on the platform a contact or an account is in use.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ContactVerdict {
    pub used_by: Vec<Named>,
    /// None where nobody else uses it, or what was typed is no such value yet.
    pub warning: Option<Text>,
    pub rule: Option<String>,
}
