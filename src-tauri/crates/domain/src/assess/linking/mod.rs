//! Link groups: main accounts of one entity that a platform governs together (rulebook E.2).
//!
//! - [`life`]: the state machine, replayed; [`application`] is its part for the way in, [`membership`] for what befalls
//!   members.
//! - one file a clock: [`accept`] (T8), [`review`] (T9), [`duty`] (T10 and T11), [`exclusion`] of an entity.
//! - [`appeal`] and [`health`]: what is shown and never due. [`findings`], [`actions`], [`guard`] as for any subject.
//! - [`precheck`]: what would be refused, before anybody asks.
//! - [`store`]: what a group makes of the stores in it.
//!
//! A group is assessed from its row, its entity's row, and the rows of the stores that it names.

mod accept;
mod actions;
mod appeal;
mod application;
mod draw;
mod duty;
pub mod exclusion;
mod findings;
pub mod guard;
mod health;
pub mod life;
mod membership;
pub mod precheck;
mod review;
pub mod shared_facts;
pub mod store;
mod words;

pub(super) use actions::moving;
pub use draw::started;

use super::{blank, deadline, exactly};
use crate::{
    assessment::{
        Assessment, FinedDiversion, FormerMember, FrozenWithdrawals, GroupMember, GroupState,
        LinkApplication, SpreadPenalty, TurnedDown,
    },
    change::What,
    facts::{Entity, Event, LinkGroup, World},
    rulebook::{
        Rule, Rulebook,
        behaviour::{
            LinkDeviceConflict, LinkDiversionFine, LinkFailureCode, LinkIdentityCap, LinkPenaltySpread,
        },
    },
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::LinkStage,
};
use life::{Life, Place};

/// A group with the rows on which it depends.
#[derive(Debug, Clone, Copy)]
pub struct GroupFacts<'a> {
    pub subject: &'a Subject,
    pub group: &'a LinkGroup,
    /// The one behind the group, where it is named and recorded.
    pub entity: Option<&'a Entity>,
    /// Holds at least the stores that the group names, with their entities.
    pub world: &'a World,
}

impl<'a> GroupFacts<'a> {
    pub fn of(world: &'a World, subject: &'a Subject, group: &'a LinkGroup) -> Self {
        let entity = group.attributes.entity.as_ref();
        let entity = entity.and_then(|uscc| world.entities.get(&Subject::Entity(uscc.clone())));
        Self { subject, group, entity, world }
    }

    /// The account that asks for the links.
    pub fn primary(&self) -> Option<StoreKey> {
        self.group.attributes.primary.as_ref().and_then(|text| text.parse().ok())
    }

    /// The written reason that lets through what is otherwise refused.
    pub fn exception(&self) -> Option<&'a str> {
        self.group.attributes.exception.as_deref().filter(|reason| !reason.trim().is_empty())
    }

    /// As entered, else the primary's.
    pub fn platform(&self) -> Option<String> {
        self.group.attributes.platform.clone().or_else(|| self.primary().map(|key| key.platform))
    }

    pub fn name(&self) -> String {
        match (&self.group.attributes.name, self.subject) {
            (Some(name), _) => name.clone(),
            (None, Subject::LinkGroup(id)) => id.clone(),
            (None, other) => other.to_string(),
        }
    }

    pub fn store_name(&self, key: &StoreKey) -> String {
        let store = self.world.stores.get(&Subject::Store(key.clone()));
        store.and_then(|store| store.attributes.name.clone()).unwrap_or_else(|| key.main.clone())
    }

    /// The group's own events and the changes of its entity's registered facts, in order.
    fn history(&self, now: Instant) -> Vec<&'a Event> {
        let changes = self.entity.into_iter().flat_map(move |entity| entity.events_until(now));
        let changes = changes.filter(|event| matches!(event.what, What::RegisteredFactChanged(_)));
        // What is decided about reminders changes nothing of the group.
        let own = self.group.events_until(now).filter(|event| event.what.handles().is_none());
        let mut events: Vec<&Event> = own.chain(changes).collect();
        events.sort_by_key(|event| (event.effective, event.recorded));
        events
    }

    /// When something that is on record takes effect.
    fn instants(&self) -> impl Iterator<Item = Instant> + use<'a> {
        let of_entity = self.entity.into_iter().flat_map(|entity| entity.events.iter());
        let all = self.group.events.iter().chain(of_entity);
        all.filter(|event| !event.void).map(|event| event.effective)
    }
}

/// What follows for a link group at `now`.
pub fn group(facts: &GroupFacts, rulebook: &Rulebook, now: Instant) -> Assessment {
    exactly(rulebook, &facts.group.events, now, |at| group_at(facts, rulebook, at))
}

fn group_at(facts: &GroupFacts, rulebook: &Rulebook, now: Instant) -> (Assessment, Option<Instant>) {
    let mut assessment = blank(facts.subject.clone(), facts.name());
    if now < facts.group.first_seen {
        return (assessment, Some(facts.group.first_seen));
    }
    let life = Life::until(*facts, rulebook, now);
    if !facts.group.attributes.archived {
        let clocks = accept::deadlines(&life).into_iter().chain(review::deadlines(&life));
        deadline::place(&mut assessment, clocks.chain(duty::deadlines(&life)));
    }
    assessment.findings = findings::of(&life);
    assessment.actions = actions::of(&life);
    assessment.group = Some(state(&life));
    super::actions::offer(&mut assessment);
    let candidate = life.next_instant();
    (assessment, candidate)
}

/// The group as it reads now.
fn state(life: &Life) -> GroupState {
    let subject = |key: &StoreKey| Subject::Store(key.clone());
    let primary = life.facts.primary();
    let member = |(key, place): (&StoreKey, &Place)| GroupMember {
        store: subject(key),
        since: place.since,
        primary: primary.as_ref() == Some(key),
    };
    let former = |(key, place): (&StoreKey, &Place)| {
        Some(FormerMember { store: subject(key), until: place.since, end: place.end? })
    };
    GroupState {
        standing: life.standing(),
        primary: primary.as_ref().map(subject),
        members: life.members().map(member).collect(),
        former: life.places.iter().filter_map(former).collect(),
        frozen: life
            .frozen
            .iter()
            .map(|(key, since)| FrozenWithdrawals { store: subject(key), since: *since })
            .collect(),
        applications: life
            .places
            .iter()
            .filter_map(|(key, place)| application_of(life, key, place))
            .collect(),
        appeals: appeal::of(life),
        duties: life.owed.iter().map(duty::shown).collect(),
        penalties: penalties(life),
        diversions: diversions(life),
        health: health::of(life),
    }
}

/// A store that is neither a member nor was one.
fn application_of(life: &Life, key: &StoreKey, place: &Place) -> Option<LinkApplication> {
    if matches!(place.stage, LinkStage::Linked | LinkStage::Left) {
        return None;
    }
    Some(LinkApplication {
        store: Subject::Store(key.clone()),
        stage: place.stage,
        since: place.since,
        initiated: place.initiated,
        accept_by: place.accept.as_ref().map(|clock| clock.due),
        review_by: place.review.as_ref().map(|clock| clock.due),
        ticket: place.ticket.clone(),
        failure: (place.stage == LinkStage::Failed).then(|| turned_down(life, place)),
    })
}

/// The rule that knows a failure: by the platform's code, or by our word for one that has none.
fn known_failure<'a>(life: &Life<'a>, code: &str) -> Option<&'a Rule> {
    let mut rules = life.rulebook.each_bound::<LinkFailureCode>(&life.platform);
    match code {
        "ip-device" => life.rule::<LinkDeviceConflict>().map(|rule| rule.rule),
        "id-cap" => life.rule::<LinkIdentityCap>().map(|rule| rule.rule),
        code => rules.find(|rule| rule.params.code == *code).map(|rule| rule.rule),
    }
}

/// The remedy of the rule that knows the code; others are kept as they were shown.
fn turned_down(life: &Life, place: &Place) -> TurnedDown {
    let known = place.code.as_ref().and_then(|code| known_failure(life, code));
    let text = match (&known, &place.code) {
        (Some(rule), _) => rule.statement.clone(),
        (None, Some(code)) => Text::new(
            format!("平台显示：{code}。没有已知的处理办法：凭工单号查校验日志，改正后重新准备"),
            format!(
                "the platform shows: {code}. No remedy is known: look up the verification log by the ticket's number, mend it and begin anew"
            ),
        ),
        (None, None) => Text::new(
            "没有失败代码：凭工单号查校验日志，改正后重新准备",
            "there is no failure code: look up the verification log by the ticket's number, mend it and begin anew",
        ),
    };
    TurnedDown { code: place.code.clone(), text, rule: known.map(|rule| rule.id.clone()) }
}

fn penalties(life: &Life) -> Vec<SpreadPenalty> {
    let rule = life.rule::<LinkPenaltySpread>().map(|rule| rule.rule.id.clone());
    let shown = |(at, penalty, others): &(Instant, crate::change::MemberPenalty, Vec<StoreKey>)| {
        // Without a rule a penalty stays with its store.
        let reaches = others.iter().filter(|_| rule.is_some()).map(|key| Subject::Store(key.clone()));
        SpreadPenalty {
            store: Subject::Store(penalty.store.clone()),
            at: *at,
            points: penalty.points,
            reaches: reaches.collect(),
            rule: rule.clone(),
        }
    };
    life.penalties.iter().map(shown).collect()
}

fn diversions(life: &Life) -> Vec<FinedDiversion> {
    let rule = life.rule::<LinkDiversionFine>();
    let shown = |(at, diversion): &(Instant, crate::change::Diversion)| FinedDiversion {
        from: Subject::Store(diversion.store.clone()),
        to: Subject::Store(diversion.to.clone()),
        at: *at,
        amount: diversion.amount,
        fine: rule.zip(diversion.amount).map(|(rule, amount)| fine(amount, rule.params.share)),
        rule: rule.map(|rule| rule.rule.id.clone()),
    };
    life.diversions.iter().map(shown).collect()
}

/// In yuan, to the cent.
fn fine(amount: f64, share: i64) -> f64 {
    // A share of a thousand fits a float exactly.
    #[allow(clippy::cast_precision_loss)]
    let share = share as f64;
    (amount * share / 10.0).round() / 100.0
}

/// Former members whose withdrawals are frozen.
pub(super) fn frozen_subjects(life: &Life) -> Vec<Subject> {
    life.frozen.keys().map(|key| Subject::Store(key.clone())).collect()
}
