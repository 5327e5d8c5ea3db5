//! What two logs of logins have in common. A day on which both were on one device over one address counts as that, and
//! neither its device nor its address counts beside it (A3). Of several days the latest counts: it is the strongest.

use super::{
    shared::Shared,
    trace::{Session, Traces},
};
use crate::{time::Instant, vocabulary::SignalKind};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn shared(a: &Traces, b: &Traces, now: Instant) -> Vec<Shared> {
    let (ours, theirs) = (known(a, now), known(b, now));
    let both = both(&dated(&ours), &dated(&theirs));
    let covered: BTreeSet<NaiveDate> = both.iter().map(|(day, _)| *day).collect();
    let latest = both.last().map(|(day, at)| Shared {
        kind: SignalKind::DeviceAndAddress,
        values: vec![at.device.clone(), at.address.clone()],
        on: Some(*day),
        undated: false,
    });
    let alone = |kind: SignalKind, of: fn(&Session) -> Option<&String>| {
        let (ours, theirs) = (last_seen(&ours, &covered, of), last_seen(&theirs, &covered, of));
        // An overlap is as old as the older of its two halves.
        let day = |(value, (one, one_undated)): (&String, &(NaiveDate, bool))| {
            let (other, other_undated) = theirs.get(value)?;
            let undated = if one <= other { *one_undated } else { *other_undated };
            Some((*one.min(other), value.clone(), undated))
        };
        let (on, value, undated) = ours.iter().filter_map(|(value, seen)| day((value, seen))).max()?;
        Some(Shared { kind, values: vec![value], on: Some(on), undated })
    };
    let device = alone(SignalKind::Device, |session| session.device.as_ref());
    let address = alone(SignalKind::Address, |session| session.address.as_ref());
    [latest, device, address].into_iter().flatten().collect()
}

/// Of an undated login the day is that of its entry: nobody knows a same day by it.
fn dated<'s>(sessions: &[&'s Session]) -> Vec<&'s Session> {
    sessions.iter().copied().filter(|session| !session.undated).collect()
}

fn known(store: &Traces, now: Instant) -> Vec<&Session> {
    store.sessions.iter().filter(|session| session.from <= now).collect()
}

/// Where both were on a day.
struct Place {
    device: String,
    address: String,
}

/// The days on which both were on one device over one address, in order.
fn both(ours: &[&Session], theirs: &[&Session]) -> Vec<(NaiveDate, Place)> {
    let place =
        |session: &Session| Some((session.from.date(), session.device.clone()?, session.address.clone()?));
    let there: BTreeSet<_> = theirs.iter().filter_map(|session| place(session)).collect();
    let mut found: Vec<(NaiveDate, Place)> = ours
        .iter()
        .filter_map(|session| {
            let at = place(session).filter(|at| there.contains(at))?;
            let (day, device, address) = at;
            Some((day, Place { device, address }))
        })
        .collect();
    found.sort_by_key(|(day, _)| *day);
    found
}

/// By value the last day and whether it is only that of the entry, days that count otherwise left out.
fn last_seen(
    sessions: &[&Session],
    covered: &BTreeSet<NaiveDate>,
    of: fn(&Session) -> Option<&String>,
) -> BTreeMap<String, (NaiveDate, bool)> {
    let mut last = BTreeMap::new();
    for session in sessions.iter().filter(|session| !covered.contains(&session.from.date())) {
        if let Some(value) = of(session) {
            // Sessions come in the order of time.
            last.insert(value.clone(), (session.from.date(), session.undated));
        }
    }
    last
}
