//! What two stores have in common, each kind of fact once.

use super::{
    environment,
    trace::{Signal, Traces},
    weights::Weights,
};
use crate::{time::Instant, validate::distance, vocabulary::SignalKind};
use chrono::NaiveDate;

/// One kind of fact that both share, before it is weighed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shared {
    pub kind: SignalKind,
    pub values: Vec<String>,
    /// Of what was seen in logins.
    pub on: Option<NaiveDate>,
    pub undated: bool,
}

/// `within` = metres between two business addresses that count as one.
pub(super) fn all(a: &Traces, b: &Traces, weights: &Weights, within: i64, now: Instant) -> Vec<Shared> {
    let lasting = SignalKind::ALL.iter().filter(|kind| !kind.is_environment());
    let mut found: Vec<Shared> = lasting
        .filter_map(|kind| {
            let metres = if *kind == SignalKind::BusinessAddress { within } else { weights.same_within() };
            let values = in_common(*kind, a, b, metres, now);
            (!values.is_empty()).then_some(Shared { kind: *kind, values, on: None, undated: false })
        })
        .collect();
    larger_of_contact_and_credential(&mut found, weights);
    found.extend(environment::shared(a, b, now));
    found
}

fn in_common(kind: SignalKind, a: &Traces, b: &Traces, metres: i64, now: Instant) -> Vec<String> {
    let of = |store| of_kind(store, kind).iter().filter(|signal| signal.counts(now, 0));
    let mut values: Vec<String> = of(a)
        .filter(|one| of(b).any(|other| same(one, other, metres)))
        .map(|one| one.value.clone())
        .collect();
    values.dedup();
    values
}

/// Signals come in the order of their kinds.
fn of_kind(store: &Traces, kind: SignalKind) -> &[Signal] {
    let before =
        |end: fn(SignalKind, SignalKind) -> bool| store.signals.partition_point(|it| end(it.kind, kind));
    store.signals.get(before(|it, kind| it < kind)..before(|it, kind| it <= kind)).unwrap_or_default()
}

/// Equal, or so near to each other.
pub(super) fn same(one: &Signal, other: &Signal, metres: i64) -> bool {
    if one.value == other.value && !one.value.is_empty() {
        return true;
    }
    near(one, other, metres)
}

/// Both have coordinates by one datum, so many metres apart at most. Points of different datums are never compared.
pub fn near(one: &Signal, other: &Signal, metres: i64) -> bool {
    let (Some(one), Some(other)) = (one.at, other.at) else { return false };
    #[allow(clippy::cast_precision_loss)]
    let near = |apart: f64| apart <= metres as f64;
    distance(&one.coordinates(), &other.coordinates()).is_ok_and(near)
}

/// A4: a contact that is also the way back into the account is one fact, and weighs what the heavier of the two does.
fn larger_of_contact_and_credential(found: &mut Vec<Shared>, weights: &Weights) {
    let points = |kind| weights.weight(kind).map_or(0, |weight| weight.points);
    let credential = points(SignalKind::SharedCredential);
    let ways_in: Vec<String> = found
        .iter()
        .filter(|shared| shared.kind == SignalKind::SharedCredential)
        .flat_map(|shared| shared.values.clone())
        .collect();
    let contact = |kind| matches!(kind, SignalKind::Phone | SignalKind::Email);
    let mut heavier_as_contact = Vec::new();
    for shared in found.iter_mut().filter(|shared| contact(shared.kind)) {
        let heavier = points(shared.kind) > credential;
        if heavier {
            heavier_as_contact.extend(shared.values.iter().cloned());
        } else {
            shared.values.retain(|value| !ways_in.contains(value));
        }
    }
    for shared in found.iter_mut().filter(|shared| shared.kind == SignalKind::SharedCredential) {
        shared.values.retain(|value| !heavier_as_contact.contains(value));
    }
    found.retain(|shared| !shared.values.is_empty());
}
