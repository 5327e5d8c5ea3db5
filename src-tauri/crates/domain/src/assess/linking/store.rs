//! What a link group makes of the stores in it: withdrawals frozen after day 4 (L7), closed for good after a disguise
//! (E.2 row 19), and what hangs over a member because of another's change.

use super::{GroupFacts, life::Life};
use crate::{
    assess::closing::{self, in_use},
    assessment::{Finding, InGroup, Restricted, StoreState},
    facts::{Store, World},
    rulebook::{
        Rule, Rulebook,
        behaviour::{LinkAutoUnlink, LinkDisguise, LinkIndividualBusinessExcluded, LinkUndeclared},
    },
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::{GroupStanding, LinkStage, MembershipEnd, Restriction, StoreLabel, StoreStatus},
};

/// The groups that name a store, at one moment.
pub(in crate::assess) struct Groups<'a> {
    key: &'a StoreKey,
    store: &'a Store,
    world: &'a World,
    rulebook: &'a Rulebook,
    now: Instant,
    lives: Vec<Life<'a>>,
    /// Other groups of its company: what befalls the company's other stores.
    others: Vec<Life<'a>>,
}

impl<'a> Groups<'a> {
    /// `world` holds at least the groups that name the store and their entities. Archived groups and those of later do
    /// not count.
    pub fn of(
        world: &'a World,
        rulebook: &'a Rulebook,
        (key, store): (&'a StoreKey, &'a Store),
        now: Instant,
    ) -> Self {
        let groups = world.link_groups.iter().filter(|(_, group)| !group.attributes.archived);
        let facts = groups.map(|(subject, group)| GroupFacts::of(world, subject, group));
        let (naming, others): (Vec<_>, Vec<_>) = facts.partition(|facts| names(facts, key));
        let company = &store.attributes.entity;
        let of_company = |facts: &GroupFacts| company.is_some() && facts.group.attributes.entity == *company;
        let until = |facts| Life::until(facts, rulebook, now);
        let lives = naming.into_iter().map(until).collect();
        let others = others.into_iter().filter(of_company).map(until).collect();
        Self { key, store, world, rulebook, now, lives, others }
    }

    /// The instants at which it may read otherwise.
    pub fn instants(&self) -> impl Iterator<Item = Instant> {
        let lives = self.lives.iter().chain(&self.others);
        lives.filter_map(Life::next_instant).chain(closing::instants(self.world))
    }

    /// The store as the groups leave it. `beyond` = what else keeps it from something, by the rules; `closed` = it was
    /// recorded as closed.
    pub fn state(&self, beyond: Vec<Restricted>, closed: bool) -> StoreState {
        let restrictions: Vec<Restricted> = beyond.into_iter().chain(self.restrictions()).collect();
        let for_good = self.lives.iter().any(|life| closed_by(life, self.key));
        let label = match self.store.attributes.status {
            _ if for_good => Some(StoreLabel::ClosedPermanent),
            _ if closed => Some(StoreLabel::Closed),
            Some(StoreStatus::Closed) => Some(StoreLabel::Closed),
            Some(StoreStatus::Closing) => Some(StoreLabel::Closing),
            Some(StoreStatus::Frozen) => Some(StoreLabel::Frozen),
            Some(StoreStatus::Restricted) => Some(StoreLabel::Restricted),
            _ if !restrictions.is_empty() => Some(StoreLabel::Restricted),
            Some(StoreStatus::Preparing) => Some(StoreLabel::Preparing),
            Some(StoreStatus::Active) => Some(StoreLabel::Active),
            // Nobody looked and nothing follows, so it is not said to be active.
            None => None,
        };
        StoreState {
            label,
            restrictions,
            groups: self.lives.iter().map(|life| self.in_group(life)).collect(),
            bindings: Vec::new(),
        }
    }

    fn restrictions(&self) -> Vec<Restricted> {
        let frozen = |life: &Life| {
            let since = *life.frozen.get(self.key).filter(|_| !life.closed)?;
            Some(Restricted {
                restriction: Restriction::WithdrawBlocked,
                since,
                by: Some(life.facts.subject.clone()),
                rule: life.rule::<LinkAutoUnlink>().map(|rule| rule.rule.id.clone()),
            })
        };
        let seen = self.store.attributes.restrictions.iter().map(|(restriction, on)| Restricted {
            restriction: *restriction,
            since: Instant::start_of(*on),
            by: None,
            rule: None,
        });
        self.lives.iter().filter_map(frozen).chain(seen).collect()
    }

    fn in_group(&self, life: &Life) -> InGroup {
        let place = life.places.get(self.key);
        InGroup {
            group: life.facts.subject.clone(),
            name: life.facts.name(),
            standing: life.standing(),
            stage: place.map(|place| place.stage),
            primary: life.facts.primary().as_ref() == Some(self.key),
            since: place.map(|place| place.since),
        }
    }

    /// Ordered as the groups are; the caller sorts.
    pub fn findings(&self) -> Vec<Finding> {
        let mut found: Vec<Finding> = self.lives.iter().flat_map(|life| self.of_group(life)).collect();
        found.extend(self.undeclared());
        found
    }

    fn of_group(&self, life: &Life) -> Option<Finding> {
        let name = life.facts.name();
        let place = life.places.get(self.key)?;
        let finding = |code: &str, rule: Option<&Rule>, zh: String, en: String| {
            let found = Finding::new(code, Text::new(zh, en), rule);
            Some(Finding { evidence: vec![life.facts.subject.clone()], ..found })
        };
        let unlink = || life.rule::<LinkAutoUnlink>().map(|rule| rule.rule);
        if closed_by(life, self.key) {
            return finding(
                "closed-permanent",
                life.rule::<LinkDisguise>().map(|rule| rule.rule),
                format!("关联组“{name}”有子账号冒充店铺，按规则本店已永久关闭"),
                format!(
                    "a sub-account of group {name} was passed off as a store; by the rules this store is closed for good"
                ),
            );
        }
        if life.frozen.contains_key(self.key) && !life.closed {
            let others = life.frozen.len().saturating_sub(1);
            return finding(
                "withdraw-blocked",
                unlink(),
                format!(
                    "关联组“{name}”的变更逾期未报，按规则本店提现已冻结（另有 {others} 家）：请到平台核对，恢复后记录"
                ),
                format!(
                    "a change of group {name} was not filed in time; by the rules withdrawals of this store are frozen ({others} others too): look on the platform, and record the release"
                ),
            );
        }
        let linked = place.stage == LinkStage::Linked && life.standing() == GroupStanding::ChangePending;
        let at = super::duty::strikes_at(life).filter(|_| linked)?;
        let (at, members) = (at.minute_text(), life.members().count());
        finding(
            "group-change-pending",
            unlink(),
            format!(
                "关联组“{name}”有变更待报：逾期 {at} 起解除全部关联，{members} 家店（含本店）的提现一并冻结"
            ),
            format!(
                "a change of group {name} waits to be filed: from {at} on every link is gone and withdrawals of {members} stores, this one among them, are frozen"
            ),
        )
    }

    /// Several stores of one entity, and this one in no group (`aliexpress.linkgroup.mandatory-since-2022q4`).
    fn undeclared(&self) -> Option<Finding> {
        let rule = self.rulebook.bound::<LinkUndeclared>(&self.key.platform)?;
        let in_group = |life: &Life| {
            let stage = life.places.get(self.key).map(|place| place.stage);
            !matches!(stage, None | Some(LinkStage::Left)) || life.facts.primary().as_ref() == Some(self.key)
        };
        let uscc = self.store.attributes.entity.as_ref()?;
        let barred = self.rulebook.bound::<LinkIndividualBusinessExcluded>(&self.key.platform);
        let entity = self.world.entities.get(&Subject::Entity(uscc.clone()));
        if barred.is_some_and(|rule| super::exclusion::is_excluded(uscc, entity, rule.params))
            || self.lives.iter().any(|life| in_group(life) || closed_by(life, self.key))
            || !in_use(self.store, self.now)
        {
            return None;
        }
        let open = |key: &StoreKey| !self.lives.iter().chain(&self.others).any(|life| closed_by(life, key));
        let stores = stores_of(self.world, uscc, &self.key.platform, self.now);
        let many = stores.filter(|(key, _)| open(key)).count();
        if i64::try_from(many).unwrap_or(i64::MAX) < rule.params.from_stores {
            return None;
        }
        let text = Text::new(
            format!("同一主体在此平台有 {many} 家店，本店不在任何关联组：据称须关联，可先预检再申请"),
            format!(
                "one entity has {many} stores on this platform and this one is in no link group: linking is said to be compulsory, check beforehand and apply"
            ),
        );
        Some(Finding::new("link-undeclared", text, Some(rule.rule)))
    }
}

/// Was the store closed for good with the group?
fn closed_by(life: &Life, key: &StoreKey) -> bool {
    life.places.get(key).is_some_and(|place| place.end == Some(MembershipEnd::Closed))
}

/// Does the group have to do with the store? A store to which a buyer was led is a member by another event.
fn names(facts: &GroupFacts, key: &StoreKey) -> bool {
    facts.primary().as_ref() == Some(key)
        || facts.group.events.iter().any(|event| event.what.stores().next() == Some(key))
}

/// An entity's stores on a platform that are in use.
pub(super) fn stores_of<'a>(
    world: &'a World,
    uscc: &'a str,
    platform: &'a str,
    now: Instant,
) -> impl Iterator<Item = (&'a StoreKey, &'a Store)> {
    world.stores.iter().filter_map(move |(subject, store)| {
        let key = subject.store_key().filter(|key| key.platform == platform)?;
        (store.attributes.entity.as_deref() == Some(uscc) && in_use(store, now)).then_some((key, store))
    })
}
