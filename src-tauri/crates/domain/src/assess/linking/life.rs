//! The life of a link group: rulebook E.2, replayed from its events, from changes of its entity's registered facts, and
//! from the clocks.
//!
//! Each store that an event names has a *place*: its application's stage, or its membership. The group as a whole is
//! linked while enough places are. A clock fires *at* its due instant; an event at the same instant comes after it (G1).
//! An event that no row admits changes nothing and is kept as ignored (G3).

use super::{GroupFacts, accept, application, duty, findings, membership, review, words::stage};
use crate::{
    assess::life::{Refused, Running},
    change::{Diversion, MemberPenalty, What},
    facts::Event,
    rulebook::{Bound, Rulebook, behaviour::LinkGroup, behaviour::Parameters},
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::{DutyOutcome, GroupStanding, LinkStage, MembershipEnd},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where a store stands with the group.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub stage: LinkStage,
    /// When it came to this stage.
    pub since: Instant,
    pub initiated: Option<Instant>,
    /// T8: runs from step one or from the invitation until the account agrees.
    pub accept: Option<Running>,
    /// T9
    pub review: Option<Running>,
    pub ticket: Option<String>,
    /// As shown, of an application that was turned down.
    pub code: Option<String>,
    /// Of a store that was a member.
    pub end: Option<MembershipEnd>,
}

impl Place {
    pub fn at(stage: LinkStage, since: Instant) -> Self {
        Self {
            stage,
            since,
            initiated: None,
            accept: None,
            review: None,
            ticket: None,
            code: None,
            end: None,
        }
    }
}

/// The latest appeal of a store.
#[derive(Debug, Clone, PartialEq)]
pub struct Filed {
    pub at: Instant,
    /// It was a member then.
    pub linked: bool,
    pub answered: Option<(Instant, Option<String>)>,
}

#[derive(Debug, Clone)]
pub struct Life<'a> {
    pub facts: GroupFacts<'a>,
    pub rulebook: &'a Rulebook,
    /// The group's platform; empty where nobody said, and then no rule speaks.
    pub platform: String,
    /// How far the replay has come.
    pub now: Instant,
    pub places: BTreeMap<StoreKey, Place>,
    /// How the group last came to an end, until somebody begins anew.
    pub ended: Option<MembershipEnd>,
    /// Withdrawals that the platform froze and has not released (L7).
    pub frozen: BTreeMap<StoreKey, Instant>,
    pub owed: Vec<duty::Owed>,
    pub appeals: BTreeMap<StoreKey, Filed>,
    /// Each with the other members of its time.
    pub penalties: Vec<(Instant, MemberPenalty, Vec<StoreKey>)>,
    pub diversions: Vec<(Instant, Diversion)>,
    /// For good (row 19).
    pub closed: bool,
    /// Recorded events that no row admitted.
    pub ignored: Vec<(Uuid, Refused)>,
}

impl<'a> Life<'a> {
    /// Replays everything up to and including `now`.
    pub fn until(facts: GroupFacts<'a>, rulebook: &'a Rulebook, now: Instant) -> Self {
        let mut life = Self {
            facts,
            rulebook,
            platform: facts.platform().unwrap_or_default(),
            // What took effect before it was first seen counts at its own time.
            now: facts.group.first_seen.min(now),
            places: BTreeMap::new(),
            ended: None,
            frozen: BTreeMap::new(),
            owed: Vec::new(),
            appeals: BTreeMap::new(),
            penalties: Vec::new(),
            diversions: Vec::new(),
            closed: false,
            ignored: Vec::new(),
        };
        for event in facts.history(now) {
            life.advance(event.effective);
            if let Err(refused) = life.receive(event) {
                life.ignored.push((event.change, refused));
            }
        }
        life.advance(now);
        life
    }

    /// What binds a kind of behaviour on the group's platform.
    pub fn rule<P: Parameters>(&self) -> Option<Bound<'a, P>> {
        self.rulebook.bound(&self.platform)
    }

    /// Members now, by key.
    pub fn members(&self) -> impl Iterator<Item = (&StoreKey, &Place)> {
        self.places.iter().filter(|(_, place)| place.stage == LinkStage::Linked)
    }

    pub fn member_subjects(&self) -> Vec<Subject> {
        self.members().map(|(key, _)| Subject::Store(key.clone())).collect()
    }

    /// L6: enough members for a group. Without a rule one is enough.
    pub fn linked(&self) -> bool {
        let smallest = self.rule::<LinkGroup>().map_or(1, |rule| rule.params.smallest);
        i64::try_from(self.members().count()).unwrap_or(i64::MAX) >= smallest
    }

    pub fn standing(&self) -> GroupStanding {
        let pending = || self.owed.iter().any(duty::stands);
        match self.ended {
            _ if self.closed => GroupStanding::ClosedPermanent,
            _ if self.linked() && pending() => GroupStanding::ChangePending,
            _ if self.linked() => GroupStanding::Linked,
            Some(MembershipEnd::AutoUnlinked) => GroupStanding::AutoUnlinked,
            Some(_) => GroupStanding::Dissolved,
            None => GroupStanding::Forming,
        }
    }

    /// Lets the clocks run up to and including `to`.
    pub fn advance(&mut self, to: Instant) {
        loop {
            let due = [accept::fires_at(self), duty::fires_at(self)];
            let Some(due) = due.into_iter().flatten().min().filter(|due| *due <= to) else {
                break;
            };
            accept::fire(self, due);
            duty::fire(self, due);
        }
        self.now = self.now.max(to);
    }

    /// The next instant at which a clock fires or a recorded event takes effect.
    pub fn next_instant(&self) -> Option<Instant> {
        let clocks = [accept::next(self), review::next(self), duty::next(self)];
        let first = Some(self.facts.group.first_seen);
        let instants = self.facts.instants().chain(clocks.into_iter().flatten()).chain(first);
        let instants = instants.chain(findings::instants(self));
        instants.filter(|at| *at > self.now).min()
    }

    /// One event, at its time. On error nothing changed.
    pub fn receive(&mut self, event: &Event) -> Result<(), Refused> {
        let at = event.effective;
        if self.closed && !matches!(event.what, What::AppealFiled(_) | What::AppealAnswered(_)) {
            return match &event.what {
                What::RegisteredFactChanged(_) | What::Retracted(_) => Ok(()),
                _ => Err(self.not_now("关联组已被永久关闭", "the group is closed for good")),
            };
        }
        match &event.what {
            What::RegisteredFactChanged(changed) => self.owed.extend(duty::begin(self, event, changed.fact)),
            What::UpdateSubmitted(filed) => duty::submit(self, filed, at)?,
            What::LinkPlanned(_)
            | What::LinkInitiated(_)
            | What::RegistryChecked(_)
            | What::LinkAccepted(_)
            | What::LinkVerified(_)
            | What::LinkFailed(_)
            | What::LinkReviewed(_)
            | What::LinkRestarted(_) => application::receive(self, &event.what, at)?,
            What::Retracted(_) => {}
            what => membership::receive(self, what, at)?,
        }
        // A clock that the event let loose fires at once (L1: the check passes after the invitation's time).
        self.advance(at);
        Ok(())
    }

    pub fn not_now(&self, zh: &str, en: &str) -> Refused {
        Refused::new("not-possible-now", Text::new(zh, en))
    }

    /// The place of a store, if it is at one of these stages.
    pub fn place_at(
        &mut self,
        store: &StoreKey,
        stages: &[LinkStage],
        zh: &str,
        en: &str,
    ) -> Result<&mut Place, Refused> {
        let now = self.places.get(store).map(|place| place.stage);
        match self.places.get_mut(store).filter(|place| stages.contains(&place.stage)) {
            Some(place) => Ok(place),
            None => {
                let (now_zh, now_en) = match now {
                    Some(now) => stage(now),
                    None => ("不在此关联组中", "not in this group"),
                };
                let main = &store.main;
                let text = Text::new(
                    format!("{main}：{zh}（当前：{now_zh}）"),
                    format!("{main}: {en} (now: {now_en})"),
                );
                let refused = Refused::new("not-possible-now", text);
                Err(Refused { evidence: vec![Subject::Store(store.clone())], ..refused })
            }
        }
    }

    /// The store is a member from now on, and with it the account that asked for the links.
    pub fn link(&mut self, store: &StoreKey, at: Instant) {
        for key in [Some(store.clone()), self.facts.primary()].into_iter().flatten() {
            let linked = self.places.get(&key).is_some_and(|place| place.stage == LinkStage::Linked);
            if !linked {
                self.places.insert(key, Place::at(LinkStage::Linked, at));
            }
        }
        self.ended = None;
    }

    /// Every member is one no more. Duties that nobody met have nothing left to act on.
    pub fn dissolve(&mut self, end: MembershipEnd, at: Instant) {
        for place in self.places.values_mut().filter(|place| place.stage == LinkStage::Linked) {
            *place = Place { end: Some(end), ..Place::at(LinkStage::Left, at) };
        }
        for owed in self.owed.iter_mut().filter(|owed| duty::stands(owed)) {
            if owed.outcome == DutyOutcome::Open {
                owed.outcome = DutyOutcome::Lapsed;
            }
            owed.settled = true;
        }
        self.ended = Some(end);
    }
}
