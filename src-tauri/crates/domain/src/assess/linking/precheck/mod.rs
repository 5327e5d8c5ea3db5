//! The pre-check of a link application (C1; rulebook E.2 row 1): what would be refused, before anybody asks.
//!
//! It predicts from what is on record: a blocked application can still be recorded, because what was done on the platform
//! was done there. Each guard names its rule, the records that it rests on, and how to mend it.
//!
//! - [`company`]: who may form a group, and whether everybody is of one company.
//! - [`counters`]: the two counters of X-06, and how many stores a company is said to be allowed.
//! - [`papers`]: names, the identity card's days, documents and their files.
//! - [`places`]: addresses, contacts, devices.

mod company;
mod counters;
mod papers;
mod places;

use super::{GroupFacts, life::Life, review};
use crate::{
    assess::papers::{EntityFacts, dated::over},
    assessment::{GuardCounts, LinkGuard, Precheck},
    facts::{Entity, Store, World},
    rulebook::{Bound, Rule, Rulebook, behaviour::LinkAcceptWithin, behaviour::Parameters},
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::GuardVerdict,
};
use chrono::{Duration, NaiveDate};
use std::collections::BTreeSet;

/// What is asked: a group, with the store that is to be invited where one is chosen.
#[derive(Debug, Clone, Copy)]
struct Ask<'a> {
    group: GroupFacts<'a>,
    store: Option<&'a StoreKey>,
    /// The day on which the application is to be sent.
    planned_on: NaiveDate,
}

/// An application as it would be sent.
struct Case<'a> {
    ask: Ask<'a>,
    rulebook: &'a Rulebook,
    platform: String,
    now: Instant,
    uscc: Option<&'a str>,
    entity: Option<&'a Entity>,
    /// The primary, the members, and the store to be invited.
    stores: BTreeSet<StoreKey>,
    members: BTreeSet<StoreKey>,
    /// Last days of the agreement and of a review by people, if the application is sent at the end of the planned day.
    accept_by: Option<NaiveDate>,
    review_by: Option<NaiveDate>,
}

impl<'a> Case<'a> {
    fn world(&self) -> &'a World {
        self.ask.group.world
    }

    fn rule<P: Parameters>(&self) -> Option<Bound<'a, P>> {
        self.rulebook.bound(&self.platform)
    }

    fn row(&self, key: &StoreKey) -> Option<&'a Store> {
        self.world().stores.get(&Subject::Store(key.clone()))
    }

    fn company(&self) -> Option<EntityFacts<'a>> {
        Some(EntityFacts { uscc: self.uscc?, entity: self.entity?, family: self.world() })
    }

    fn company_subject(&self) -> Vec<Subject> {
        self.uscc.map(|uscc| Subject::Entity(uscc.into())).into_iter().collect()
    }

    /// Shops by name.
    fn names(&self, stores: &[&StoreKey]) -> (String, String) {
        let names: Vec<String> = stores.iter().map(|key| self.ask.group.store_name(key)).collect();
        (names.join("、"), names.join(", "))
    }

    /// A written reason lets through what is otherwise refused.
    fn exception(&self) -> Option<&'a str> {
        self.ask.group.exception()
    }
}

/// The pre-check of a recorded group; none = there is no such group.
pub fn of(
    world: &World,
    rulebook: &Rulebook,
    group: &Subject,
    store: Option<&StoreKey>,
    planned_on: NaiveDate,
    now: Instant,
) -> Option<Precheck> {
    let group = GroupFacts::of(world, group, world.link_groups.get(group)?);
    Some(precheck(Ask { group, store, planned_on }, rulebook, now))
}

/// `world` of the group holds its family, its entity's other stores, and what stands behind the same identity card.
fn precheck(ask: Ask, rulebook: &Rulebook, now: Instant) -> Precheck {
    let group = ask.group;
    let life = Life::until(group, rulebook, now);
    let members: BTreeSet<StoreKey> = life.members().map(|(key, _)| key.clone()).collect();
    let mut stores = members.clone();
    stores.extend(group.primary());
    stores.extend(ask.store.cloned());
    if ask.store.is_none() {
        let planned = life.places.iter().filter(|(_, place)| place.stage.on_the_way());
        stores.extend(planned.map(|(key, _)| key.clone()));
    }
    let uscc = group.group.attributes.entity.as_deref();
    let sent = over(ask.planned_on);
    let accept = life.rule::<LinkAcceptWithin>().map(|rule| sent + Duration::hours(rule.params.window));
    // A time that ends at midnight ends with the day before.
    let accept_by = accept.map(|at| (at - Duration::milliseconds(1)).date());
    let walk = accept_by.and_then(|day| review::walk(&life, day));
    let case = Case {
        ask,
        rulebook,
        platform: life.platform.clone(),
        now,
        uscc,
        entity: group.entity,
        stores,
        members,
        accept_by,
        review_by: walk.as_ref().map(|walk| walk.last),
    };
    let all = [company::guards(&case), counters::guards(&case), papers::guards(&case), places::guards(&case)];
    let guards: Vec<LinkGuard> = all.into_iter().flatten().collect();
    let counts = counted(&guards);
    Precheck {
        entity: case.company_subject().into_iter().next(),
        primary: group.primary().map(Subject::Store),
        store: ask.store.map(|key| Subject::Store(key.clone())),
        planned_on: ask.planned_on,
        accept_by: case.accept_by,
        review_by: case.review_by,
        provisional: walk.is_some_and(|walk| walk.provisional()),
        ready: counts.blocked == 0 && counts.unknown == 0,
        counts,
        guards,
    }
}

fn counted(guards: &[LinkGuard]) -> GuardCounts {
    let of =
        |verdict| u32::try_from(guards.iter().filter(|g| g.verdict == verdict).count()).unwrap_or(u32::MAX);
    GuardCounts {
        passed: of(GuardVerdict::Pass),
        warned: of(GuardVerdict::Warn),
        blocked: of(GuardVerdict::Blocked),
        unknown: of(GuardVerdict::Unknown),
    }
}

/// A guard with nothing but its verdict and words.
fn guard(code: &str, rule: &Rule, verdict: GuardVerdict, text: Text) -> LinkGuard {
    LinkGuard {
        code: code.into(),
        verdict,
        text,
        remedy: None,
        rule: rule.id.clone(),
        evidence: Vec::new(),
        names: None,
        counter: None,
        on: None,
    }
}

impl LinkGuard {
    fn mended_by(self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { remedy: Some(Text::new(zh, en)), ..self }
    }

    fn resting_on(self, evidence: Vec<Subject>) -> Self {
        Self { evidence, ..self }
    }

    fn turning_on(self, on: Option<NaiveDate>) -> Self {
        Self { on, ..self }
    }
}
