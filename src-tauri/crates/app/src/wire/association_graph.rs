//! What stores have in common, as a graph: stores, and the pairs between them.

use super::{Named, PairsWanted};
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    assessment::CommonValue,
    subject::Subject,
    vocabulary::{Bearing, PairRelation, RiskBand, SignalKind},
};
use ts_rs::TS;

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct AssociationGraphRequest {
    /// A store without hops is asked about with one.
    pub wanted: PairsWanted,
    /// So many stores at most; none = as many as can be told apart on a screen (2,000).
    pub limit: Option<u32>,
}

/// The pairs of the list, drawn. Nothing personal is in it but what `common` names.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AssociationGraph {
    /// The most connected first; a store that was asked about before all others.
    pub stores: Vec<GraphStore>,
    /// The weightiest first, each between two of `stores`.
    pub pairs: Vec<GraphPair>,
    /// Stores that share something and are beyond the limit: the least connected.
    pub stores_left_out: u32,
    /// Pairs of a store that is left out, and the lightest beyond 10,000.
    pub pairs_left_out: u32,
    /// Values that so many stores share that they say little; they open no pair. Of one store's surroundings, those that
    /// it has itself.
    pub common: Vec<CommonValue>,
    /// What common values name.
    pub names: Vec<Named>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GraphStore {
    pub subject: Subject,
    pub name: String,
    pub platform: String,
    /// Stores with one number hang together by what they share, 1 being the largest such cluster, whatever is filtered;
    /// none where only a link group joins it to others.
    pub cluster: Option<u32>,
    /// With how many stores it has something in common, left out ones among them.
    pub degree: u32,
    /// Of its pairs, left out ones among them.
    pub highest: RiskBand,
    /// 0–100 with one decimal, the highest of its pairs.
    pub score: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GraphPair {
    /// In the order of their keys.
    pub stores: [Subject; 2],
    /// 0–100 with one decimal, of what is unexpected between the two.
    pub score: f64,
    pub band: RiskBand,
    pub relation: PairRelation,
    /// What the platform may take amiss most in what they share; none where they share nothing, and should.
    pub bearing: Option<Bearing>,
    /// What they share, the weightiest first.
    pub kinds: Vec<SignalKind>,
    /// Something in it is to be looked into.
    pub to_check: bool,
}
