//! What its main bindings make of a store: whether it can sell, and whether enough is bound (rulebook E.3 rows 1 and 7, 1.2
//! relation 7, X-11).

use super::{BindingFacts, findings::sales_blocked, life::Life};
use crate::{
    assess::closing,
    assessment::{Finding, Restricted, StoreBinding},
    facts::{Store, World},
    rulebook::{
        Rulebook,
        behaviour::{BindingsMax, MainBindingRequired},
    },
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::{BindingStage, Restriction},
};
use std::collections::BTreeMap;

/// A store's bindings at one moment.
pub(in crate::assess) struct Bindings<'a> {
    key: &'a StoreKey,
    store: &'a Store,
    rulebook: &'a Rulebook,
    now: Instant,
    lives: Vec<Life<'a>>,
}

impl<'a> Bindings<'a> {
    /// `world` holds at least the store's bindings. Archived ones do not count.
    pub fn of(
        world: &'a World,
        rulebook: &'a Rulebook,
        (key, store): (&'a StoreKey, &'a Store),
        now: Instant,
    ) -> Self {
        let rows = world.bindings.iter().filter(|(_, binding)| {
            let row = &binding.attributes;
            let own = row.store.as_ref().and_then(|text| text.parse::<StoreKey>().ok());
            !row.archived && own.as_ref() == Some(key)
        });
        let facts = rows.map(|(subject, binding)| BindingFacts::of(world, subject, binding));
        let lives = facts.map(|facts| Life::until(facts, rulebook, now)).collect();
        Self { key, store, rulebook, now, lives }
    }

    /// The instants at which it may read otherwise.
    pub fn instants(&self) -> impl Iterator<Item = Instant> {
        let begun = self.lives.iter().map(|life| life.facts.binding.first_seen);
        self.lives.iter().filter_map(Life::next_instant).chain(begun)
    }

    /// By kind, then as they are named.
    pub fn shown(&self) -> Vec<StoreBinding> {
        let one = |life: &Life<'_>| {
            Some(StoreBinding {
                binding: life.facts.subject.clone(),
                kind: life.kind?,
                stage: life.stage,
                since: life.since,
                account: life.account.clone(),
            })
        };
        let there = self.lives.iter().filter(|life| life.facts.binding.first_seen <= self.now);
        let mut shown: Vec<StoreBinding> = there.filter_map(one).collect();
        shown.sort_by(|a, b| (a.kind, &a.binding).cmp(&(b.kind, &b.binding)));
        shown
    }

    /// Row 7
    pub fn restrictions(&self) -> Vec<Restricted> {
        let blocked = |life: &Life<'_>| {
            let (since, rule) = sales_blocked(life)?;
            Some(Restricted {
                restriction: Restriction::SalesBlocked,
                since,
                by: Some(life.facts.subject.clone()),
                rule: rule.map(|rule| rule.id.clone()),
            })
        };
        self.lives.iter().filter_map(blocked).collect()
    }

    /// The caller sorts.
    pub fn findings(&self) -> Vec<Finding> {
        if !closing::in_use(self.store, self.now) {
            return Vec::new();
        }
        let blocked = self.lives.iter().filter_map(|life| {
            let (_, rule) = sales_blocked(life)?;
            let text = match life.stage {
                BindingStage::Released => Text::new(
                    "主账号已释放，店铺不能销售：绑定另一个账号，并在此记录",
                    "the main account was released and the store cannot sell: bind another and record it",
                ),
                _ => Text::new(
                    "主账号更换中，店铺不能销售：看更换进行到哪一步",
                    "the main account is being changed and the store cannot sell: see how far the change has come",
                ),
            };
            let found = Finding::new("sales-blocked", text, rule);
            Some(Finding { evidence: vec![life.facts.subject.clone()], ..found })
        });
        blocked.chain(self.missing()).chain(self.full()).collect()
    }

    /// Row 1: too few bindings, and none of them the reason already given why it cannot sell.
    fn missing(&self) -> Option<Finding> {
        let rule = self.rulebook.bound::<MainBindingRequired>(&self.key.platform)?;
        let bound = self.lives.iter().filter(|life| life.bound.is_some()).count();
        let told = self.lives.iter().any(|life| sales_blocked(life).is_some());
        if told || i64::try_from(bound).unwrap_or(i64::MAX) >= rule.params.min {
            return None;
        }
        let text = Text::new(
            format!(
                "登记在册的主账号绑定有 {bound} 个，至少要有 {} 个：到后台核对并登记，没有绑定不能销售",
                rule.params.min
            ),
            format!(
                "{bound} main bindings are on record and at least {} must be: look on the platform and record them; without one it cannot sell",
                rule.params.min
            ),
        );
        Some(Finding::new("main-binding-missing", text, Some(rule.rule)))
    }

    /// More accounts on one channel than the platform takes.
    fn full(&self) -> Vec<Finding> {
        let rules = self.rulebook.each_bound::<BindingsMax>(&self.key.platform);
        rules.flat_map(|rule| {
            let mut channels: BTreeMap<&str, Vec<Subject>> = BTreeMap::new();
            let of_kind = self.lives.iter().filter(|life| life.kind == Some(rule.params.binding));
            for life in of_kind.filter(|life| life.bound.is_some()) {
                let channel = life.facts.binding.attributes.channel.as_deref().unwrap_or_default();
                channels.entry(channel).or_default().push(life.facts.subject.clone());
            }
            let many = |all: &Vec<Subject>| i64::try_from(all.len()).unwrap_or(i64::MAX) > rule.params.max;
            let over = channels.into_iter().filter(move |(_, all)| many(all));
            over.map(move |(channel, all)| {
                let (count, max) = (all.len(), rule.params.max);
                let text = Text::new(
                    format!("渠道“{channel}”登记了 {count} 个渠道号，一个渠道最多 {max} 个：请核对"),
                    format!("channel “{channel}” has {count} accounts on record, and takes {max} at most: check them"),
                );
                Finding { evidence: all, ..Finding::new("channel-full", text, Some(rule.rule)) }
            })
            .collect::<Vec<_>>()
        })
        .collect()
    }
}
