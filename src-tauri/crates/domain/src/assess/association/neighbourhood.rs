//! What surrounds one store among pairs: whoever it has something in common with, and whoever those have.

use crate::{assessment::Overlap, subject::Subject};
use std::collections::{BTreeMap, BTreeSet};

/// The store and those that it reaches over so many pairs at most.
pub fn around(pairs: &[Overlap], store: &Subject, hops: u32) -> BTreeSet<Subject> {
    let mut beside: BTreeMap<&Subject, Vec<&Subject>> = BTreeMap::new();
    for [one, other] in pairs.iter().map(|pair| &pair.stores) {
        beside.entry(one).or_default().push(other);
        beside.entry(other).or_default().push(one);
    }
    let mut reached = BTreeSet::from([store]);
    let mut edge = vec![store];
    for _ in 0..hops {
        let next = edge.iter().filter_map(|store| beside.get(store)).flatten().copied();
        edge = next.filter(|store| reached.insert(*store)).collect();
        if edge.is_empty() {
            break;
        }
    }
    reached.into_iter().cloned().collect()
}
