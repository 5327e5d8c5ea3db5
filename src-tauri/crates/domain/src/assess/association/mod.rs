//! Association risk (rulebook F): what two stores have in common, what the platform may make of it, and what may truthfully
//! be done. Nothing here says how to hide anything (F.3).
//!
//! - [`trace`]: what one store leaves to be compared: values, and a log of logins.
//! - [`relation`]: what two stores are to each other; that decides what is required, tolerated or unexpected.
//! - [`shared`]: what the two share, each fact once, with its age; [`environment`] is its part for logins.
//! - [`weights`]: what that weighs on a platform, and the score.
//! - [`pair`]: the answer about two stores; [`missing`] and [`sessions`] are its findings, [`ways`] what may be done.
//! - [`guard`]: may a login or a contract be recorded as it stands?
//! - [`cluster`]: which pairs there are to look at, and which stores hang together ([`union`]); [`neighbourhood`]: what
//!   surrounds one.
//!
//! Everything is asked of [`Traces`], so that a question about two stores reads two stores.

mod cluster;
mod environment;
pub(super) mod guard;
mod missing;
mod neighbourhood;
mod pair;
mod relation;
mod sessions;
mod shared;
pub mod trace;
mod union;
mod ways;
mod weights;
pub(super) mod words;

pub use cluster::{Openings, SQUARE, clusters, largest_first, near_pairs, openings};
pub use neighbourhood::around;
pub use pair::between;
pub use relation::{Groups, comparable};
pub use shared::near;
pub use trace::{Session, Signal, Traces};
pub use union::Union;
pub use weights::Weights;

use crate::{
    assessment::Overlap,
    facts::World,
    rulebook::Rulebook,
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::SignalKind,
};
use std::collections::BTreeSet;

/// Every pair of stores that share something (`opened` among them), or that a group joins though they do not; the weightiest
/// first. Common values alone make none.
pub fn ranked(
    stores: &[&Traces],
    opened: &Openings,
    groups: &Groups,
    rulebook: &Rulebook,
    now: Instant,
) -> Vec<Overlap> {
    let pairs: BTreeSet<_> = opened.pairs.iter().copied().chain(groups.pairs(stores)).collect();
    let judged = |(a, b): &(usize, usize)| between(stores.get(*a)?, stores.get(*b)?, groups, rulebook, now);
    let mut found: Vec<Overlap> = pairs.iter().filter_map(judged).filter(Overlap::says_something).collect();
    rank(&mut found);
    found
}

/// The weightiest first; equal scores by what is gravest in them, then by name.
pub fn rank(found: &mut [Overlap]) {
    found.sort_by(|a, b| {
        let graver = (b.gravest, b.findings.len()).cmp(&(a.gravest, a.findings.len()));
        b.score.total_cmp(&a.score).then(graver).then_with(|| a.stores.cmp(&b.stores))
    });
}

/// The answer about two stores of one world; none where one is not in it, or no rule says how overlaps are scored.
pub fn of_two(
    world: &World,
    rulebook: &Rulebook,
    a: &StoreKey,
    b: &StoreKey,
    now: Instant,
) -> Option<Overlap> {
    let traces = |key: &StoreKey| {
        let store = world.stores.get(&Subject::Store(key.clone()))?;
        Some(Traces::of(world, key, store))
    };
    between(&traces(a)?, &traces(b)?, &Groups::at(world, rulebook, now), rulebook, now)
}

/// The rule that weighs a signal on a platform, by analogy where it has none of its own.
pub fn rule_of(rulebook: &Rulebook, platform: &str, kind: SignalKind) -> Option<String> {
    let weight = Weights::of(rulebook, platform)?.weight(kind)?;
    Some(weight.rule.id.clone())
}
