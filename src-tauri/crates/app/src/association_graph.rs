//! What stores have in common, as a graph: the pairs of the list between as many stores as can be looked at.

use crate::{
    App, AppFault,
    association_pairs::Found,
    wire::{AssociationGraph, AssociationGraphRequest, GraphPair, GraphStore, PairsWanted},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};
use storewarden_domain::{
    assessment::{Cluster, Overlap},
    subject::Subject,
    time::Instant,
    vocabulary::RiskBand,
};

/// More cannot be told apart on a screen.
const STORES: u32 = 2000;
/// More lie upon one another, and make the answer long to carry.
const PAIRS: usize = 10_000;

impl App {
    pub fn association_graph(
        &self,
        now: Instant,
        request: &AssociationGraphRequest,
    ) -> Result<AssociationGraph, AppFault> {
        let hops = request.wanted.hops.or(Some(1));
        let wanted = PairsWanted { hops, ..request.wanted.clone() };
        self.answer(now, |tx| {
            let rulebook = self.rulebook();
            let found = Found::of(tx, &wanted, &rulebook, now)?;
            let (common, names) = self.told(tx, found.common, &[])?;
            let mut stores = stores_of(&found.pairs, &found.clusters);
            let asked = |it: &GraphStore| Some(&it.subject) == wanted.store.as_ref();
            // A stable sort: equally connected ones stay in the order of their keys.
            stores.sort_by_key(|it| (Reverse(asked(it)), Reverse(it.degree)));
            let all = stores.len();
            stores.truncate(request.limit.unwrap_or(STORES) as usize);
            let there: BTreeSet<&Subject> = stores.iter().map(|it| &it.subject).collect();
            let between = |pair: &&Overlap| pair.stores.iter().all(|store| there.contains(store));
            let pairs: Vec<GraphPair> =
                found.pairs.iter().filter(between).take(PAIRS).map(GraphPair::of).collect();
            Ok(AssociationGraph {
                stores_left_out: (all - stores.len()) as u32,
                pairs_left_out: (found.pairs.len() - pairs.len()) as u32,
                stores,
                pairs,
                common,
                names,
            })
        })
    }
}

/// Every store of the pairs, in the order of keys.
fn stores_of(pairs: &[Overlap], clusters: &[Cluster]) -> Vec<GraphStore> {
    let numbered = (1..).zip(clusters).flat_map(|(n, it)| it.stores.iter().map(move |store| (store, n)));
    let cluster: BTreeMap<&Subject, u32> = numbered.collect();
    let mut stores: BTreeMap<&Subject, GraphStore> = BTreeMap::new();
    for pair in pairs {
        for (subject, name) in pair.stores.iter().zip(&pair.names) {
            let store = stores.entry(subject).or_insert_with(|| GraphStore {
                subject: subject.clone(),
                name: name.clone(),
                platform: subject.store_key().map(|key| key.platform.clone()).unwrap_or_default(),
                cluster: cluster.get(subject).copied(),
                degree: 0,
                highest: RiskBand::None,
                score: 0.0,
            });
            store.degree += 1;
            store.highest = store.highest.max(pair.band);
            store.score = store.score.max(pair.score);
        }
    }
    stores.into_values().collect()
}

impl GraphPair {
    fn of(pair: &Overlap) -> Self {
        Self {
            stores: pair.stores.clone(),
            score: pair.score,
            band: pair.band,
            relation: pair.relation,
            bearing: pair.bearing(),
            kinds: pair.evidence.iter().map(|it| it.kind).collect(),
            to_check: !pair.findings.is_empty(),
        }
    }
}
