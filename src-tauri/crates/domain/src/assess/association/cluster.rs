//! Which stores have something in common, found by values and never by trying all pairs.
//!
//! A device, a network, a person, a name or a range of products that very many stores share (an office's address, a terminal,
//! one contact for all) tells little of any two of them: it is named as common, opens no pair and joins nothing.

use super::{
    shared::same,
    trace::{Signal, Traces},
    union::Union,
    weights::Weights,
};
use crate::{
    assessment::{Cluster, CommonValue},
    rulebook::Rulebook,
    subject::Subject,
    time::Instant,
    vocabulary::SignalKind,
};
use std::collections::{BTreeMap, BTreeSet};

/// What there is to look at. Stores go by their place in what was given.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Openings {
    /// The smaller place first.
    pub pairs: BTreeSet<(usize, usize)>,
    pub common: Vec<CommonValue>,
}

/// The stores of one platform that have one value in common.
struct Circle<'a> {
    kind: SignalKind,
    value: &'a str,
    stores: BTreeSet<usize>,
    /// The rule by which it is common, where it is.
    common: Option<String>,
}

pub fn openings(stores: &[&Traces], rulebook: &Rulebook, now: Instant) -> Openings {
    let mut found = Openings::default();
    each_platform(stores, rulebook, now, |platform, circles, near| {
        for circle in circles {
            if let Some(rule) = &circle.common {
                found.common.push(CommonValue {
                    platform: platform.into(),
                    kind: circle.kind,
                    value: circle.value.into(),
                    stores: circle.stores.iter().filter_map(|at| Some(stores.get(*at)?.subject())).collect(),
                    rule: rule.clone(),
                });
                continue;
            }
            let ordered = |one| circle.stores.range(one + 1..).map(move |other| (one, *other));
            found.pairs.extend(circle.stores.iter().copied().flat_map(ordered));
        }
        found.pairs.extend(near);
    });
    found
}

/// Which of these stores hang together over pairs of them, by their places.
pub fn clusters(stores: &[&Traces], pairs: &BTreeSet<(usize, usize)>) -> Vec<Cluster> {
    let mut union = Union::default();
    pairs.iter().for_each(|(one, other)| union.join(*one, *other));
    let subject = |at: usize| Some(stores.get(at)?.subject());
    let hanging = union.sets(0..stores.len()).into_values();
    largest_first(hanging.map(|places| places.into_iter().filter_map(subject).collect()))
}

/// As clusters are told: two stores at least, in the order of their keys; the largest cluster first.
pub fn largest_first(hanging: impl Iterator<Item = Vec<Subject>>) -> Vec<Cluster> {
    let several = hanging.filter(|stores| stores.len() > 1);
    let mut clusters: Vec<Cluster> = several
        .map(|mut stores| {
            stores.sort();
            Cluster { stores }
        })
        .collect();
    clusters.sort_by(|a, b| b.stores.len().cmp(&a.stores.len()).then_with(|| a.stores.cmp(&b.stores)));
    clusters
}

/// Hands over, platform by platform, the values that several stores share, and the pairs whose addresses are near.
fn each_platform<'a>(
    stores: &[&'a Traces],
    rulebook: &Rulebook,
    now: Instant,
    mut take: impl FnMut(&str, &[Circle<'a>], &BTreeSet<(usize, usize)>),
) {
    let mut platforms: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, store) in stores.iter().enumerate() {
        platforms.entry(&store.key.platform).or_default().push(at);
    }
    for (platform, members) in platforms {
        let Some(weights) = Weights::of(rulebook, platform) else { continue };
        let mut values: BTreeMap<(SignalKind, &'a str), BTreeSet<usize>> = BTreeMap::new();
        let mut places = Vec::new();
        for at in members {
            let Some(store) = stores.get(at) else { continue };
            for signal in store.signals.iter().filter(|signal| signal.counts(now, weights.old_within())) {
                if !signal.value.is_empty() {
                    values.entry((signal.kind, &signal.value)).or_default().insert(at);
                }
                places.extend(signal.at.map(|_| (at, signal)));
            }
        }
        let shared = values.into_iter().filter(|(_, stores)| stores.len() > 1);
        let circles: Vec<Circle> = shared
            .map(|((kind, value), stores)| {
                let common = weights.common(kind, stores.len()).map(|rule| rule.id.clone());
                Circle { kind, value, stores, common }
            })
            .collect();
        take(platform, &circles, &near_pairs(&places, weights.same_within()));
    }
}

/// Ten-millionths of a degree: more than a kilometre from south to north and half of one from west to east where China
/// lies farthest north, so that whatever is near lies in the same square or in the next one. A test keeps the most metres that a
/// rule allows (`same-within`) below that; whoever looks around an address ([`near_pairs`], the index of the tables) rests on it.
pub const SQUARE: i64 = 100_000;

/// Which of these addresses lie so many metres apart at most or are the same, the smaller store first.
pub fn near_pairs<S: Copy + Ord>(places: &[(S, &Signal)], metres: i64) -> BTreeSet<(S, S)> {
    let mut squares: BTreeMap<_, Vec<(S, &Signal)>> = BTreeMap::new();
    let square = |signal: &Signal| {
        signal.at.map(|at| (signal.kind, at.datum, at.lat.div_euclid(SQUARE), at.lon.div_euclid(SQUARE)))
    };
    for (store, signal) in places {
        if let Some(square) = square(signal) {
            squares.entry(square).or_default().push((*store, signal));
        }
    }
    let mut pairs = BTreeSet::new();
    for (one, signal) in places {
        let Some((kind, datum, north, east)) = square(signal) else { continue };
        for around in (-1..=1).flat_map(|n| (-1..=1).map(move |e| (kind, datum, north + n, east + e))) {
            let there = squares.get(&around).into_iter().flatten();
            let close = there.filter(|(other, address)| other > one && same(signal, address, metres));
            pairs.extend(close.map(|(other, _)| (*one, *other)));
        }
    }
    pairs
}
