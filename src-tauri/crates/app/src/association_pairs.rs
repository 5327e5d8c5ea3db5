//! The pairs of stores that a list or a graph asks about, with what goes with them: clusters and common values.

use crate::{
    App, AppFault,
    wire::{Named, PairsWanted},
};
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};
use storewarden_db::{Transaction, cluster, holding, signal, store};
use storewarden_domain::{
    assess::association::{self, Groups, Signal, Traces, Weights},
    assessment::{Cluster, CommonValue, Overlap},
    rulebook::Rulebook,
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::SignalKind,
};

/// What was found before it is cut into pages and masked.
#[derive(Default)]
pub(crate) struct Found {
    /// Those that were asked for, the weightiest first.
    pub pairs: Vec<Overlap>,
    /// Of every store that was looked at; none where only one store's own pairs were.
    pub clusters: Vec<Cluster>,
    pub common: Vec<CommonValue>,
}

impl Found {
    pub fn of(
        tx: &Transaction,
        wanted: &PairsWanted,
        rulebook: &Rulebook,
        now: Instant,
    ) -> Result<Self, AppFault> {
        let groups = Groups::at(&signal::groups(tx)?, rulebook, now);
        let mut found = match (&wanted.store, wanted.hops) {
            (Some(store), None) => of_store(tx, store, &groups, rulebook, now)?,
            (Some(store), Some(_)) => {
                let platform = recorded(tx, store)?.key.platform;
                of_all(tx, Some(&platform), &groups, rulebook, now)?
            }
            (None, _) => of_all(tx, wanted.platform.as_deref(), &groups, rulebook, now)?,
        };
        found.pairs.retain(|pair| wanted.includes(pair));
        if let (Some(store), Some(hops)) = (&wanted.store, wanted.hops) {
            let near = association::around(&found.pairs, store, hops);
            found.pairs.retain(|pair| pair.stores.iter().all(|store| near.contains(store)));
            found.common.retain(|value| value.stores.contains(store));
        }
        Ok(found)
    }
}

impl PairsWanted {
    fn includes(&self, pair: &Overlap) -> bool {
        let heavy = self.at_least.is_none_or(|least| pair.band >= least || !pair.findings.is_empty());
        heavy && (self.kinds.is_empty() || pair.evidence.iter().any(|it| self.kinds.contains(&it.kind)))
    }
}

impl App {
    /// Common values with people named, and the names of their stores and of those in clusters.
    pub(crate) fn told(
        &self,
        tx: &Transaction,
        mut common: Vec<CommonValue>,
        clusters: &[Cluster],
    ) -> Result<(Vec<CommonValue>, Vec<Named>), AppFault> {
        for value in common.iter_mut().filter(|value| value.kind == SignalKind::Employee) {
            value.value = self.named(tx, &value.value)?.name;
        }
        let clustered = clusters.iter().flat_map(|cluster| &cluster.stores);
        let stores: BTreeSet<&Subject> =
            clustered.chain(common.iter().flat_map(|value| &value.stores)).collect();
        let stores: Vec<Subject> = stores.into_iter().cloned().collect();
        let names = store::names(tx, &stores)?.into_iter();
        let names = names.map(|(key, name)| Named { subject: Subject::Store(key), name }).collect();
        Ok((common, names))
    }
}

fn recorded(tx: &Transaction, subject: &Subject) -> Result<Traces, AppFault> {
    let own = subject.store_key().map(|key| signal::of(tx, key)).transpose()?.flatten();
    own.ok_or_else(|| AppFault::NoSuchSubject(subject.to_string()))
}

fn of_all(
    tx: &Transaction,
    platform: Option<&str>,
    groups: &Groups,
    rulebook: &Rulebook,
    now: Instant,
) -> Result<Found, AppFault> {
    let mut all = signal::all(tx)?;
    all.retain(|store| platform.is_none_or(|code| store.key.platform == code));
    let stores: Vec<&Traces> = all.iter().collect();
    let opened = association::openings(&stores, rulebook, now);
    let pairs = association::ranked(&stores, &opened, groups, rulebook, now);
    let (clusters, common) = (cluster::all(tx, platform)?, cluster::common(tx, platform, rulebook, now)?);
    Ok(Found { pairs, clusters, common })
}

/// One store against those that share a value with it or stand in a group with it. Stores of other platforms of the family
/// are among them, for information.
fn of_store(
    tx: &Transaction,
    subject: &Subject,
    groups: &Groups,
    rulebook: &Rulebook,
    now: Instant,
) -> Result<Found, AppFault> {
    let own = recorded(tx, subject)?;
    let mut found = Found::default();
    let mut others = groups.beside(&own.key);
    let Some(weights) = Weights::of(rulebook, &own.key.platform) else { return Ok(found) };
    for ((kind, value), holders) in holders(tx, &own, &weights, now)? {
        let there = |key: &&StoreKey| key.platform == own.key.platform;
        let here: Vec<&StoreKey> = holders.iter().filter(there).collect();
        match weights.common(kind, here.len()) {
            Some(rule) => found.common.push(CommonValue {
                platform: own.key.platform.clone(),
                stores: here.into_iter().cloned().map(Subject::Store).collect(),
                kind,
                value,
                rule: rule.id.clone(),
            }),
            None => others.extend(holders),
        }
    }
    others.extend(near(tx, &own, &weights)?);
    others.remove(&own.key);
    let comparable = |key: &&StoreKey| association::comparable(rulebook, &own.key.platform, &key.platform);
    let mut beside = Vec::new();
    for key in others.iter().filter(comparable) {
        beside.extend(signal::of(tx, key)?);
    }
    let judged = beside.iter().filter_map(|other| association::between(&own, other, groups, rulebook, now));
    found.pairs = judged.filter(Overlap::says_something).collect();
    association::rank(&mut found.pairs);
    Ok(found)
}

/// Whoever has a value that the store has, as long as it counts, the store itself among them.
fn holders(
    tx: &Transaction,
    own: &Traces,
    weights: &Weights,
    now: Instant,
) -> Result<BTreeMap<(SignalKind, String), BTreeSet<StoreKey>>, AppFault> {
    let mut found = BTreeMap::new();
    let counts = |signal: &Signal| signal.counts(now, weights.old_within());
    for signal in own.signals.iter().filter(|signal| !signal.value.is_empty() && counts(signal)) {
        if let Entry::Vacant(free) = found.entry((signal.kind, signal.value.clone())) {
            let holding = holding::of(tx, signal.kind, &signal.value)?.into_iter();
            free.insert(holding.filter(|(_, theirs)| counts(theirs)).map(|(key, _)| key).collect());
        }
    }
    Ok(found)
}

fn near(tx: &Transaction, own: &Traces, weights: &Weights) -> Result<BTreeSet<StoreKey>, AppFault> {
    let metres = weights.same_within();
    let mut found = BTreeSet::new();
    for signal in own.signals.iter().filter(|signal| signal.at.is_some()) {
        let placed = holding::around(tx, signal)?.into_iter();
        found
            .extend(placed.filter(|(_, other)| association::near(signal, other, metres)).map(|(key, _)| key));
    }
    Ok(found)
}
