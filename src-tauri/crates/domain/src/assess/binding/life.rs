//! The life of a main binding: rulebook E.3, replayed from its events, from its store's closing, and from the clocks.
//!
//! A clock fires *at* its due instant; an event at the same instant comes after it (G1). An event that no row admits changes
//! nothing and is kept as ignored (G3).

use super::{BindingFacts, change, checklist, page, release, upgrade};
use crate::{
    assess::life::{Refused, Running},
    change::{BindingPlan, What},
    facts::Event,
    rulebook::{
        Bound, Rulebook,
        behaviour::{BindingFlow, BindingLock, NewAccountVerified, Parameters},
    },
    text::Text,
    time::Instant,
    vocabulary::{BindingKind, BindingStage, PageStep},
};
use uuid::Uuid;

/// A change from its plan to the end of its checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub planned: Instant,
    pub plan: BindingPlan,
    /// T15
    pub page: Option<Running>,
    /// Row 6: the page's time passed, and this step begins again.
    pub restart: Option<PageStep>,
    /// When the old account was unbound, and with it T14 began.
    pub unbound: Option<Instant>,
    /// Row 11
    pub attempts: u32,
    pub rebound: Option<Instant>,
    pub marks: checklist::Marks,
}

/// An account that was bound here.
#[derive(Debug, Clone, PartialEq)]
pub struct Former {
    pub account: Option<String>,
    pub from: Instant,
    pub until: Instant,
}

#[derive(Debug, Clone)]
pub struct Life<'a> {
    pub facts: BindingFacts<'a>,
    pub rulebook: &'a Rulebook,
    /// Empty where nobody said, and then no rule speaks.
    pub platform: String,
    pub kind: Option<BindingKind>,
    /// How far the replay has come.
    pub now: Instant,
    pub stage: BindingStage,
    pub since: Instant,
    pub account: Option<String>,
    /// What is bound was bound then, or seen so.
    pub bound: Option<Instant>,
    pub change: Option<Change>,
    /// When an exchange was completed, each.
    pub exchanges: Vec<Instant>,
    pub release: Option<release::Release>,
    /// An upgrade that can still be taken back.
    pub upgrade: Option<Running>,
    pub reviewed: Option<Instant>,
    pub former: Vec<Former>,
    /// Recorded events that no row admitted.
    pub ignored: Vec<(Uuid, Refused)>,
}

impl<'a> Life<'a> {
    /// Replays everything up to and including `now`.
    pub fn until(facts: BindingFacts<'a>, rulebook: &'a Rulebook, now: Instant) -> Self {
        let begin = facts.binding.first_seen;
        let mut life = Self {
            facts,
            rulebook,
            platform: facts.key().map(|key| key.platform).unwrap_or_default(),
            kind: facts.binding.attributes.kind,
            // What took effect before it was first seen counts at its own time.
            now: begin.min(now),
            stage: BindingStage::Unbound,
            since: begin,
            account: None,
            bound: None,
            change: None,
            exchanges: Vec::new(),
            release: None,
            upgrade: None,
            reviewed: None,
            former: Vec::new(),
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

    /// What binds a kind of behaviour on the store's platform, of which it has one.
    pub fn rule<P: Parameters>(&self) -> Option<Bound<'a, P>> {
        self.rulebook.bound(&self.platform)
    }

    /// The first rule of a kind of behaviour that speaks of this.
    pub fn rule_where<P: Parameters>(&self, speaks: impl Fn(&P) -> bool) -> Option<Bound<'a, P>> {
        self.rulebook.each_bound(&self.platform).find(|rule| speaks(rule.params))
    }

    /// How this kind of binding is changed (rows 3 and 5).
    pub fn flow(&self) -> Option<Bound<'a, BindingFlow>> {
        let kind = self.kind?;
        self.rule_where(|rule: &BindingFlow| rule.bindings.contains(&kind))
    }

    /// T16 of this kind of binding.
    pub fn lock(&self) -> Option<Bound<'a, BindingLock>> {
        self.rule_where::<BindingLock>(|rule| Some(rule.binding) == self.kind)
    }

    /// Lets the clocks run up to and including `to`.
    pub fn advance(&mut self, to: Instant) {
        loop {
            let due = [page::fires_at(self), release::fires_at(self), upgrade::fires_at(self)];
            let Some(due) = due.into_iter().flatten().min().filter(|due| *due <= to) else {
                break;
            };
            page::fire(self, due);
            release::fire(self, due);
            upgrade::fire(self, due);
        }
        self.now = self.now.max(to);
    }

    /// The next instant at which a clock fires or a recorded event takes effect.
    pub fn next_instant(&self) -> Option<Instant> {
        let clocks = [page::fires_at(self), release::fires_at(self), upgrade::fires_at(self)];
        let shown = super::clocks(self).into_iter().map(|deadline| deadline.due);
        let all = self.facts.instants().chain(clocks.into_iter().flatten()).chain(shown);
        let all = all.chain(super::wait::instants(self)).chain(super::findings::instants(self));
        all.chain([self.facts.binding.first_seen]).filter(|at| *at > self.now).min()
    }

    /// One event, at its time. On error nothing changed.
    pub fn receive(&mut self, event: &Event) -> Result<(), Refused> {
        let at = event.effective;
        match &event.what {
            What::BindingBound(account) => self.bind(account.account.clone(), account.verified, at),
            What::StoreClosed(_) => {
                release::close(self, at);
                Ok(())
            }
            What::DepositRefunded(_) => {
                release::refund(self, at);
                Ok(())
            }
            What::AccountCancelled(_) => release::cancel(self, at),
            What::BindingUpgraded(_) => upgrade::begin(self, at),
            What::UpgradeRevoked(_) => upgrade::revoke(self),
            What::BindingReviewed(_) => {
                self.at(&[BindingStage::Bound, BindingStage::ChangePlanned, BindingStage::Rebound])?;
                self.reviewed = Some(at);
                Ok(())
            }
            What::ChecklistDone(_) | What::ChecklistWaived(_) | What::ChecklistAssigned(_) => {
                checklist::receive(self, &event.what, at)
            }
            What::Retracted(_) => Ok(()),
            what => change::receive(self, what, at),
        }
    }

    /// Row 1, and binding another after a release.
    fn bind(&mut self, account: Option<String>, verified: bool, at: Instant) -> Result<(), Refused> {
        if self.facts.closed(at).is_some() {
            return Err(not_now(
                "店铺已关闭，不能再绑定",
                "the shop is closed, so nothing can be bound to it",
            ));
        }
        self.at(&[BindingStage::Unbound, BindingStage::Released])?;
        self.verified(verified)?;
        (self.account, self.bound, self.release) = (account, Some(at), None);
        self.enter(BindingStage::Bound, at);
        Ok(())
    }

    /// Rows 1 and 9: the account that is to be bound must be registered and verified.
    pub fn verified(&self, verified: bool) -> Result<(), Refused> {
        match self.rule::<NewAccountVerified>().filter(|_| !verified) {
            None => Ok(()),
            Some(rule) => Err(Refused::new(
                "new-account-unverified",
                Text::new(
                    "要绑定的账号须先注册好并完成实名认证：办妥后勾选再记录",
                    "the account to be bound must be registered and verified first: tick that it is, and record it then",
                ),
            )
            .by(rule.rule)),
        }
    }

    pub fn enter(&mut self, stage: BindingStage, at: Instant) {
        (self.stage, self.since) = (stage, at);
    }

    /// What was bound is bound no more.
    pub fn let_go(&mut self, at: Instant) {
        if let Some(from) = self.bound.take() {
            self.former.push(Former { account: self.account.take(), from, until: at });
        }
        self.upgrade = None;
    }

    /// Is it at one of these stages?
    pub fn at(&self, stages: &[BindingStage]) -> Result<(), Refused> {
        if stages.contains(&self.stage) {
            return Ok(());
        }
        let now = super::words::stage(self.stage);
        let wanted = stages.iter().map(|stage| super::words::stage(*stage));
        let (zh, en): (Vec<_>, Vec<_>) = wanted.map(|text| (text.zh, text.en)).unzip();
        Err(Refused::new(
            "not-possible-now",
            Text::new(
                format!("当前是“{}”，须在“{}”时才能记录", now.zh, zh.join("”或“")),
                format!("it is “{}” now; this is recorded while “{}”", now.en, en.join("” or “")),
            ),
        ))
    }
}

pub(super) fn not_now(zh: &str, en: &str) -> Refused {
    Refused::new("not-possible-now", Text::new(zh, en))
}
