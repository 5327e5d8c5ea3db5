//! What two stores are to each other (rulebook F.2): linked, on the way to it, of one company, run by an agency, unrelated.

use super::trace::Traces;
use crate::{
    assess::linking::{GroupFacts, life::Life, shared_facts},
    facts::{Entity, EntityAttributes, World},
    rulebook::Rulebook,
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{PairRelation, SignalKind},
};
use std::collections::{BTreeMap, BTreeSet};

/// Who is linked with whom, at one moment.
#[derive(Debug, Clone, Default)]
pub struct Groups {
    circles: Vec<Circle>,
    /// By USCC.
    companies: BTreeMap<String, EntityAttributes>,
}

/// One link group.
#[derive(Debug, Clone)]
struct Circle {
    group: Subject,
    /// USCC
    entity: Option<String>,
    excepted: bool,
    linked: BTreeSet<StoreKey>,
    /// Members, the account that asks, and whoever's application runs.
    applying: BTreeSet<StoreKey>,
}

/// A group that two stores have in common.
#[derive(Debug, Clone, Copy)]
pub struct Common<'a> {
    pub group: &'a Subject,
    pub entity: Option<&'a str>,
    /// A written exception lets members of other companies in.
    pub excepted: bool,
    pub linked: bool,
}

impl Groups {
    /// `world` holds the groups with their entities and those of their stores; archived ones do not count.
    pub fn at(world: &World, rulebook: &Rulebook, now: Instant) -> Self {
        let groups = world.link_groups.iter().filter(|(_, group)| !group.attributes.archived);
        let circle = |(subject, group)| {
            let life = Life::until(GroupFacts::of(world, subject, group), rulebook, now);
            circle(subject, &life)
        };
        let company = |(subject, entity): (&Subject, &Entity)| match subject {
            Subject::Entity(uscc) => Some((uscc.clone(), entity.attributes.clone())),
            _ => None,
        };
        Self {
            circles: groups.map(circle).collect(),
            companies: world.entities.iter().filter_map(company).collect(),
        }
    }

    /// Do the companies of two stores in a group agree in it? None where that cannot be told. `metres` = how far apart two
    /// addresses still count as one.
    pub(super) fn agree(&self, kind: SignalKind, a: &Traces, b: &Traces, metres: i64) -> Option<bool> {
        let of = |store: &Traces| self.companies.get(store.entity.as_ref()?);
        shared_facts::agree(kind, of(a)?, of(b)?, metres)
    }

    /// The pairs that a group joins, by their places in `stores`.
    pub(super) fn pairs(&self, stores: &[&Traces]) -> BTreeSet<(usize, usize)> {
        let mut pairs = BTreeSet::new();
        for circle in &self.circles {
            let inside = |(at, store): (usize, &&Traces)| circle.holds(&store.key).then_some(at);
            let places: Vec<usize> = stores.iter().enumerate().filter_map(inside).collect();
            for (n, one) in places.iter().enumerate() {
                pairs.extend(places.iter().skip(n + 1).map(|other| (*one, *other)));
            }
        }
        pairs
    }

    /// Whoever is in a group with the store, or on the way.
    pub fn beside(&self, key: &StoreKey) -> BTreeSet<StoreKey> {
        let circles = self.circles.iter().filter(|circle| circle.holds(key));
        circles.flat_map(|circle| circle.linked.union(&circle.applying)).cloned().collect()
    }

    pub fn common(&self, a: &StoreKey, b: &StoreKey) -> Option<Common<'_>> {
        let found = |both: fn(&Circle) -> &BTreeSet<StoreKey>, linked| {
            let circle = self.circles.iter().find(|it| both(it).contains(a) && both(it).contains(b))?;
            let entity = circle.entity.as_deref();
            Some(Common { group: &circle.group, entity, excepted: circle.excepted, linked })
        };
        found(|it| &it.linked, true).or_else(|| found(|it| &it.applying, false))
    }
}

impl Circle {
    fn holds(&self, key: &StoreKey) -> bool {
        self.linked.contains(key) || self.applying.contains(key)
    }
}

fn circle(subject: &Subject, life: &Life) -> Circle {
    let members: BTreeSet<StoreKey> = life.members().map(|(key, _)| key.clone()).collect();
    let asked = life.places.iter().filter(|(_, place)| place.stage.runs()).map(|(key, _)| key.clone());
    let mut applying: BTreeSet<StoreKey> = asked.collect();
    if !applying.is_empty() {
        applying.extend(members.iter().cloned().chain(life.facts.primary()));
    }
    Circle {
        group: subject.clone(),
        entity: life.facts.group.attributes.entity.clone(),
        excepted: life.facts.exception().is_some(),
        linked: if life.linked() { members } else { BTreeSet::new() },
        applying,
    }
}

/// Is there anything to be said of stores on the two platforms? On one platform, and for information within one family (F.1).
pub fn comparable(rulebook: &Rulebook, one: &str, other: &str) -> bool {
    let family = |code: &str| rulebook.platform(code).map(|platform| &platform.family);
    one == other || family(one).is_some_and(|ours| family(other) == Some(ours))
}

/// Of two stores that are comparable; `common` = the group that both are in.
pub fn of(a: &Traces, b: &Traces, common: Option<Common>, now: Instant) -> PairRelation {
    if a.key.platform != b.key.platform {
        return PairRelation::Family;
    }
    let under_contract = |store: &Traces| store.agency.as_ref().is_some_and(|it| it.covers(now.date()));
    match (common, &a.entity, &b.entity) {
        (Some(group), ..) if group.linked => PairRelation::Linked,
        (Some(_), ..) => PairRelation::Applying,
        (None, Some(one), Some(other)) if one == other => PairRelation::SameEntity,
        _ if under_contract(a) || under_contract(b) => PairRelation::Agency,
        (None, Some(_), Some(_)) => PairRelation::Unrelated,
        _ => PairRelation::Unstated,
    }
}
