//! Who hangs together is kept ([`cluster`]) and settled before it is asked for: after writes, as time makes what was seen
//! too old (or, by a clock that went back, lets it count again), and anew where the rules changed.
//!
//! A write about a store can alter only the clusters that it touches: the one in which it was, and those of whoever has a
//! value that it has now. A value that became common by it parts those who had it; one that is common no more joins them.
//! So these are looked at, over old clusters and new ties to the end, and nobody else. An import touches too many for that.

use crate::{
    DbResult, cluster,
    holding::{self, Holder, Value},
    meta, store,
};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use storewarden_domain::{
    assess::association::{Union, Weights, near, near_pairs},
    rulebook::Rulebook,
    time::Instant,
    vocabulary::SignalKind,
};

/// The time for which clusters were last settled, in milliseconds since 1970; none = they are to be made anew.
const SETTLED_AT: &str = "clusters-at";
/// Where more stores are touched, by a list that is imported, one pass over everything takes no longer than ways from each.
const MANY: usize = 500;

/// Rules or rows are read otherwise from now on: everything is to be settled anew.
pub fn forget(connection: &Connection) -> DbResult<()> {
    connection.execute("DELETE FROM meta WHERE key = ?1", [SETTLED_AT])?;
    cluster::forget(connection)
}

/// Is anything to be settled by `now`?
pub fn waits(connection: &Connection, rulebook: &Rulebook, now: Instant) -> DbResult<bool> {
    let Some(last) = settled_at(connection)? else { return Ok(true) };
    Ok(!touched(connection, rulebook, last, now)?.is_empty()
        || !cluster::unsettled_common(connection)?.is_empty())
}

/// Makes kept clusters and common values true at `now`.
pub fn settle(connection: &Connection, rulebook: &Rulebook, now: Instant) -> DbResult<()> {
    let touched = settled_at(connection)?.map(|last| touched(connection, rulebook, last, now)).transpose()?;
    match touched.filter(|touched| touched.len() <= MANY) {
        Some(touched) => {
            let platforms = store::platforms(connection)?;
            Walk::over(connection, by_platform(rulebook, &platforms), now, touched).complete()?;
        }
        None => {
            cluster::forget(connection)?;
            let Hanging { mut union, common } = anew(connection, rulebook, now)?;
            for (value, rule) in &common {
                cluster::keep_common(connection, value, rule)?;
            }
            let stores = cluster::ids(connection, "SELECT id FROM store ORDER BY id", [])?;
            let sets = union.sets(stores);
            sets.values().try_for_each(|stores| cluster::keep(connection, stores))?;
        }
    }
    meta::set(connection, SETTLED_AT, &now.millis().to_string())
}

fn settled_at(connection: &Connection) -> DbResult<Option<Instant>> {
    let text = meta::get(connection, SETTLED_AT)?;
    Ok(text.and_then(|text| text.parse().ok()).map(Instant::from_millis))
}

/// Whose signals were written since, or began or ceased to count between the two times. The later one may be either of them:
/// what counts at one and not at the other is the same both ways.
fn touched(
    connection: &Connection,
    rulebook: &Rulebook,
    last: Instant,
    now: Instant,
) -> DbResult<BTreeSet<i64>> {
    let mut found: BTreeSet<i64> = cluster::unsettled(connection)?.into_iter().collect();
    if last == now {
        return Ok(found);
    }
    let (earlier, later) = (last.min(now), last.max(now));
    let between = (earlier.millis(), later.millis());
    let began = "SELECT store FROM signal WHERE first > ?1 AND first <= ?2";
    found.extend(cluster::ids(connection, began, between)?);
    let ended = "SELECT store FROM signal
                 WHERE last > ?1 AND last <= ?2 AND kind NOT IN (SELECT value FROM json_each(?3))";
    let seen = SignalKind::ALL.iter().filter(|kind| kind.is_environment());
    let seen = serde_json::json!(seen.map(|kind| kind.code()).collect::<Vec<_>>()).to_string();
    found.extend(cluster::ids(connection, ended, (between.0, between.1, &seen))?);
    if last.date() == now.date() {
        return Ok(found);
    }
    // A sighting goes by the day, and by how long the platform's rules let it count.
    let old = "SELECT store FROM signal
               WHERE last >= ?1 AND last < ?2 AND platform = ?4 AND kind IN (SELECT value FROM json_each(?3))";
    for (platform, weights) in by_platform(rulebook, &store::platforms(connection)?) {
        let [from, until] = [earlier, later].map(|at| weights.oldest(at).millis());
        found.extend(cluster::ids(connection, old, (from, until, &seen, platform))?);
    }
    Ok(found)
}

/// Who hangs together by what, read off everybody's signals.
#[derive(Debug, Default)]
pub struct Hanging {
    /// Of stores by their row ids.
    union: Union<i64>,
    common: Vec<(Value, String)>,
}

impl Hanging {
    /// How many stores share what with whom: the sizes of clusters, the largest first.
    pub fn sizes(&mut self, stores: impl IntoIterator<Item = i64>) -> Vec<usize> {
        let mut sizes: Vec<usize> =
            self.union.sets(stores).values().map(Vec::len).filter(|n| *n > 1).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes
    }
}

/// Everything from nothing: one pass over the index of values.
pub fn anew(connection: &Connection, rulebook: &Rulebook, now: Instant) -> DbResult<Hanging> {
    let mut found = Hanging::default();
    let platforms = store::platforms(connection)?;
    let weights = by_platform(rulebook, &platforms);
    holding::each_shared(connection, |value, holders| {
        let Some(weights) = weights.get(value.platform) else { return Ok(()) };
        match among(value.kind, holders, weights, now) {
            Among::Common { rule, .. } => found.common.push((value.kept(), rule)),
            Among::Tied(stores) => found.union.join_all(stores),
        }
        Ok(())
    })?;
    for (platform, weights) in &weights {
        let placed = holding::placed(connection, platform)?;
        let placed: Vec<_> = placed.iter().map(|(store, signal)| (*store, signal)).collect();
        for (one, other) in near_pairs(&placed, weights.same_within()) {
            found.union.join(one, other);
        }
    }
    Ok(found)
}

/// What a value makes of those who have it.
enum Among {
    Common { rule: String, stores: BTreeSet<i64> },
    Tied(BTreeSet<i64>),
}

fn among(kind: SignalKind, holders: &[Holder], weights: &Weights, now: Instant) -> Among {
    let stores = holding::counting(holders, kind, weights, now);
    match weights.common(kind, stores.len()) {
        Some(rule) => Among::Common { rule: rule.id.clone(), stores },
        None => Among::Tied(stores),
    }
}

/// What is looked at on the way over old clusters and new ties.
struct Walk<'a> {
    connection: &'a Connection,
    weights: BTreeMap<&'a str, Weights<'a>>,
    now: Instant,
    /// Whose signals are no longer what they were.
    touched: BTreeSet<i64>,
    ahead: Vec<i64>,
    met: BTreeSet<i64>,
    /// The old clusters over which it led.
    parted: BTreeSet<i64>,
    asked: BTreeSet<Value>,
    union: Union<i64>,
}

impl<'a> Walk<'a> {
    fn over(
        connection: &'a Connection,
        weights: BTreeMap<&'a str, Weights<'a>>,
        now: Instant,
        touched: BTreeSet<i64>,
    ) -> Self {
        let ahead = touched.iter().copied().collect();
        let (met, parted, asked, union) = Default::default();
        Self { connection, weights, now, touched, ahead, met, parted, asked, union }
    }

    fn complete(mut self) -> DbResult<()> {
        for value in cluster::unsettled_common(self.connection)? {
            self.ask(value)?;
        }
        while let Some(store) = self.ahead.pop() {
            if !self.met.insert(store) {
                continue;
            }
            if let Some(before) = cluster::of(self.connection, store)?.filter(|it| self.parted.insert(*it)) {
                self.ahead.extend(cluster::members(self.connection, before)?);
            }
            for value in holding::shared_by(self.connection, store)? {
                // What was common still is, as long as nothing is said otherwise of whoever has it.
                if self.touched.contains(&store) || !cluster::is_common(self.connection, &value)? {
                    self.ask(value)?;
                }
            }
            self.look_around(store)?;
        }
        let sets = self.union.sets(self.met);
        sets.values().try_for_each(|stores| cluster::keep(self.connection, stores))
    }

    fn ask(&mut self, value: Value) -> DbResult<()> {
        let Some(weights) = self.weights.get(value.platform.as_str()) else { return Ok(()) };
        if self.asked.contains(&value) {
            return Ok(());
        }
        let holders = holding::holders(self.connection, &value)?;
        match among(value.kind, &holders, weights, self.now) {
            Among::Common { rule, stores } => {
                if !cluster::is_common(self.connection, &value)? {
                    self.ahead.extend(stores);
                }
                cluster::keep_common(self.connection, &value, &rule)?;
            }
            Among::Tied(stores) => {
                cluster::drop_common(self.connection, &value)?;
                self.union.join_all(stores.iter().copied());
                self.ahead.extend(stores);
            }
        }
        self.asked.insert(value);
        Ok(())
    }

    fn look_around(&mut self, store: i64) -> DbResult<()> {
        for address in holding::addresses(self.connection, store)? {
            let Some(weights) = self.weights.get(address.platform.as_str()) else { continue };
            for (other, there) in holding::placed_around(self.connection, &address)? {
                if near(&address.signal, &there, weights.same_within()) {
                    self.union.join(store, other);
                    self.ahead.push(other);
                }
            }
        }
        Ok(())
    }
}

fn by_platform<'a>(rulebook: &'a Rulebook, platforms: &'a [String]) -> BTreeMap<&'a str, Weights<'a>> {
    platforms.iter().filter_map(|code| Some((code.as_str(), Weights::of(rulebook, code)?))).collect()
}
