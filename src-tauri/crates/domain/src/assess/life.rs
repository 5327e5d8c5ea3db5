//! The life of a sub-account: rulebook E.1, replayed from its events and clocks.
//!
//! Three dimensions: verification, access, messaging. Access has a *base* that clocks move (active, frozen, …) and what
//! lies over it (departed > punished > seller-disabled, decision S4). A clock fires *at* its due instant; an event at
//! the same instant comes after it (G1). An event that no row admits changes nothing and is kept as ignored (G3).

use super::{
    SubAccountFacts, delete_block, idle, invitation,
    marks::{Loosed, Marks},
    offboarding, review, scan_session, temp_unfreeze, temporary_account, verify_within, warnings,
};
use crate::{
    assessment::{Anchor, Attempt, Observed},
    change::What,
    facts::Event,
    rulebook::{Rule, SubAccountRules},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Access, PenaltyEffect, RollOut, SubAccountKind, Verification},
};

/// A clock: what started it and the first instant that is too late.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    pub anchor: Anchor,
    pub due: Instant,
}

/// The clocks of E.1. `missed` ones stay until something ends their consequence.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clocks {
    /// T1
    pub verify: Option<Running>,
    pub verify_missed: Option<Running>,
    /// T2
    pub unfreeze: Option<Running>,
    pub unfreeze_missed: Option<Running>,
    /// T3
    pub review: Option<Running>,
    pub review_missed: Option<Running>,
    /// T4
    pub scan: Option<Running>,
    /// T17
    pub invitation: Option<Running>,
    pub invitation_missed: Option<Running>,
    /// T6; it ends an account for good and is never cleared.
    pub window: Option<temporary_account::Window>,
}

/// Why an event was not accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    pub code: &'static str,
    pub text: Text,
    /// The subjects that stand in the way.
    pub evidence: Vec<Subject>,
    /// The id of the rule that it rests on, where there is one.
    pub rule: Option<String>,
}

impl Refused {
    pub fn new(code: &'static str, text: Text) -> Self {
        Self { code, text, evidence: Vec::new(), rule: None }
    }

    /// The same, resting on a rule.
    pub fn by(self, rule: &Rule) -> Self {
        Self { rule: Some(rule.id.clone()), ..self }
    }
}

#[derive(Debug, Clone)]
pub struct Life<'a> {
    pub facts: SubAccountFacts<'a>,
    pub rules: SubAccountRules<'a>,
    /// How far the replay has come.
    pub now: Instant,
    pub kind: SubAccountKind,
    pub verification: Verification,
    /// Access beneath what the seller or the platform laid over it.
    pub base: Access,
    pub departed: bool,
    pub punished: Option<PenaltyEffect>,
    pub disabled: bool,
    pub attempt: Attempt,
    pub temp_unfreezes: u32,
    pub clocks: Clocks,
    pub observed: Option<Observed>,
    /// The freeze is only what a page showed; what the clocks had said before is kept, for a page that shows 正常 again.
    pub beneath_seen_freeze: Option<(Access, Option<Running>, Option<Running>)>,
    /// The notice that counts has come; later ones change nothing (S3).
    pub noticed: bool,
    /// What is remembered besides the three dimensions.
    pub marks: Marks,
    /// Recorded events that no row admitted.
    pub ignored: Vec<(uuid::Uuid, Refused)>,
}

impl<'a> Life<'a> {
    /// Replays everything up to and including `now`.
    pub fn until(facts: &SubAccountFacts<'a>, rules: &SubAccountRules<'a>, now: Instant) -> Self {
        let mut life = Self::born(facts, rules);
        for event in life.history(now) {
            life.advance(event.effective);
            if let Err(refused) = life.receive(&event.what, event.effective) {
                life.ignored.push((event.change, refused));
            }
        }
        life.advance(now);
        life
    }

    /// The account's own events and its store's notices that are not older than the account (S3), in order.
    fn history(&self, now: Instant) -> Vec<&'a Event> {
        let born = self.facts.born();
        let notices = self.facts.store.into_iter().flat_map(move |s| s.events_until(now));
        let regular = self.kind == SubAccountKind::Regular;
        let notices =
            notices.filter(|e| regular && matches!(e.what, What::NoticeReceived(_)) && e.effective >= born);
        let mut events: Vec<&Event> = self.facts.account.events_until(now).chain(notices).collect();
        events.sort_by_key(|e| (e.effective, e.recorded));
        events
    }

    /// Rows 1–4: the state in which an account begins.
    fn born(facts: &SubAccountFacts<'a>, rules: &SubAccountRules<'a>) -> Self {
        let born = facts.born();
        let kind = facts.account.attributes.kind;
        let mut life = Self {
            facts: *facts,
            rules: *rules,
            now: born,
            kind,
            verification: Verification::NotRequired,
            base: Access::Active,
            departed: false,
            punished: None,
            disabled: false,
            attempt: Attempt::None,
            temp_unfreezes: 0,
            clocks: Clocks::default(),
            observed: None,
            beneath_seen_freeze: None,
            noticed: false,
            marks: Marks::default(),
            ignored: Vec::new(),
        };
        life.verification = life.first_verification();
        if life.verification == Verification::Unverified {
            life.clocks.verify = verify_within::start(&life, born, "created");
        }
        life.clocks.window = temporary_account::window(&life);
        life.advance(born);
        life
    }

    /// What the person check is before anything happened: exempt, not reached yet, or owed.
    pub(super) fn first_verification(&self) -> Verification {
        if self.kind == SubAccountKind::TempCs && self.rules.temporary_accounts.is_some() {
            return Verification::Exempt;
        }
        let platform = &self.facts.key.store.platform;
        let exempt = self.rules.exempt_stores.is_some_and(|r| r.params.platforms.contains(platform));
        let reached_before = self.facts.store.is_some_and(|store| {
            store.events_until(self.facts.born()).any(|e| matches!(e.what, What::NoticeReceived(_)))
        });
        match (exempt, self.rules.verify_within.is_some()) {
            (true, _) if !reached_before => Verification::Exempt,
            (_, false) => Verification::NotRequired,
            _ if reached_before || self.covered() => Verification::Unverified,
            _ => Verification::NotRequired,
        }
    }

    /// The roll-out has reached the store, as far as anyone said.
    fn covered(&self) -> bool {
        match self.facts.store.and_then(|s| s.attributes.roll_out) {
            Some(said) => said == RollOut::Covered,
            None => self.rules.gradual_roll_out.is_none_or(|r| r.params.covered_unless_said),
        }
    }

    /// Lets the clocks run up to and including `to`.
    pub fn advance(&mut self, to: Instant) {
        loop {
            let due = [
                verify_within::fires_at(self),
                temp_unfreeze::fires_at(self),
                review::fires_at(self),
                scan_session::fires_at(self),
                temporary_account::fires_at(self),
                invitation::fires_at(self),
            ];
            let Some(due) = due.into_iter().flatten().min().filter(|due| *due <= to) else {
                break;
            };
            verify_within::fire(self, due);
            temp_unfreeze::fire(self, due);
            review::fire(self, due);
            scan_session::fire(self, due);
            temporary_account::fire(self, due);
            invitation::fire(self, due);
        }
        self.now = self.now.max(to);
    }

    /// The next instant at which a clock fires, a recorded event takes effect, or a window opens.
    pub fn next_instant(&self) -> Option<Instant> {
        let now = self.now;
        let account = self.facts.account.events.iter();
        let store = self.facts.store.into_iter().flat_map(|s| s.events.iter());
        let person = self.facts.holder.into_iter().flat_map(|p| p.events.iter());
        let recorded = account.chain(store).chain(person).filter(|e| !e.void).map(|e| e.effective);
        let clocks = [
            verify_within::fires_at(self),
            temp_unfreeze::fires_at(self),
            review::fires_at(self),
            scan_session::fires_at(self),
            temporary_account::fires_at(self),
            invitation::fires_at(self),
            invitation::doubtful_from(self),
            self.clocks.window.as_ref().map(|w| w.from),
            delete_block::ends_at(self),
            offboarding::due(self),
            warnings::fewer_unbindings_at(self),
        ];
        let clocks = clocks.into_iter().chain(idle::turns(self));
        recorded.chain(clocks.flatten()).filter(|at| *at > now).min()
    }

    /// One event, at its time. On error nothing changed.
    pub fn receive(&mut self, what: &What, at: Instant) -> Result<(), Refused> {
        match what {
            What::NoticeReceived(_) => {
                let regular = self.kind == SubAccountKind::Regular;
                self.must(regular, "临时客服账号不需要认证", "a temporary account needs no person check")?;
                self.notice(at);
            }
            What::QrScanned(_) => {
                self.must(
                    self.owes_submission(),
                    "实人认证不在待提交状态",
                    "the person check is not waiting for a submission",
                )?;
                self.attempt = Attempt::Open;
                self.clocks.scan = scan_session::start(self, at);
            }
            What::ScanFailed(fault) => {
                self.must(
                    self.owes_submission(),
                    "实人认证不在待提交状态",
                    "the person check is not waiting for a submission",
                )?;
                scan_session::fail(self, &fault.error);
            }
            What::Submitted(_) => self.submit(at)?,
            What::Approved(_) => {
                self.must_be_reviewed()?;
                self.verify();
            }
            What::Rejected(_) => {
                self.must_be_reviewed()?;
                self.leave_review(Verification::Rejected);
            }
            What::Unbound(unbinding) => {
                let bound = self.verification == Verification::Verified && !self.departed;
                self.must(bound, "未绑定认证人，无可解绑", "nobody is bound, so nothing can be unbound")?;
                self.unbind(at, "unbound", unbinding.holder.clone());
            }
            What::TempUnfrozen(_) => {
                let frozen = self.base.frozen() && !self.departed;
                self.must(frozen, "账号未因逾期冻结", "the account is not frozen for a missed person check")?;
                self.base = Access::TempUnfrozen;
                self.beneath_seen_freeze = None;
                self.temp_unfreezes += 1;
                self.clocks.verify_missed = None;
                self.clocks.unfreeze_missed = None;
                self.clocks.unfreeze = temp_unfreeze::start(self, at);
            }
            What::Departed(departure) => {
                self.must(!self.departed, "账号已离职", "the account has already departed")?;
                delete_block::admit(self, *departure, at)?;
                self.depart();
            }
            What::Restored(_) => {
                self.must(self.departed, "账号未离职，无需恢复", "the account has not departed")?;
                self.restore(at, "restored");
            }
            What::SellerDisabled(_) => {
                self.must(!self.disabled, "账号已停用", "the account is already disabled")?;
                self.disabled = true;
            }
            What::SellerEnabled(_) => {
                self.must(self.disabled, "账号未停用", "the account is not disabled")?;
                self.disabled = false;
            }
            What::Punished(penalty) => {
                self.punished = Some(penalty.effect);
            }
            What::PenaltyLifted(_) => {
                self.must(self.punished.is_some(), "没有处罚可解除", "there is no penalty to lift")?;
                self.punished = None;
            }
            What::PermissionsReviewed(_) => {
                self.must(!self.departed, "账号已离职", "the account has already departed")?;
            }
            What::Invited(_) => invitation::send(self, at)?,
            What::Activated(_) => invitation::accept(self)?,
            What::Observed(sighting) => self.see(sighting, at),
            What::Left(_) | What::Rejoined(_) => {}
            What::Retracted(_) | What::ExemptionConfirmed(_) => {}
            // What is decided about reminders changes nothing of the account.
            reminders if reminders.handles().is_some() => {}
            described => debug_assert!(described.patch().is_some(), "an event that no account takes"),
        }
        self.marks.note(what, at);
        // A clock that the event let loose fires at once (S2: rejected at or after due).
        self.advance(at);
        Ok(())
    }

    pub(super) fn must(&self, holds: bool, zh: &str, en: &str) -> Result<(), Refused> {
        if holds {
            return Ok(());
        }
        let label = self.label();
        let text = Text::new(format!("{zh}（当前：{label}）"), format!("{en} (now: {label})"));
        Err(Refused::new("not-possible-now", text))
    }

    fn must_be_reviewed(&self) -> Result<(), Refused> {
        let reviewed = self.verification == Verification::UnderReview && !self.departed;
        self.must(reviewed, "没有在审核中的认证", "no person check is under review")
    }

    fn owes_submission(&self) -> bool {
        use Verification::{Rejected, Unbound, Unverified};
        !self.departed && matches!(self.verification, Unverified | Rejected | Unbound)
    }

    /// Rows 5 and 23 and decision S3.
    fn notice(&mut self, at: Instant) {
        let first = !std::mem::replace(&mut self.noticed, true);
        let begins = matches!(self.verification, Verification::NotRequired | Verification::Exempt)
            && self.kind == SubAccountKind::Regular
            && self.rules.verify_within.is_some()
            && !self.departed;
        let from_creation = self.clocks.verify.as_ref().is_some_and(|c| c.anchor.event == "created");
        if begins {
            self.verification = Verification::Unverified;
            self.clocks.verify = verify_within::start(self, at, "notice-received");
        } else if first && from_creation {
            self.clocks.verify = verify_within::start(self, at, "notice-received");
        }
    }

    /// Row 7. A state seen as under review without its time takes the time from a later record of the submission.
    fn submit(&mut self, at: Instant) -> Result<(), Refused> {
        let completes = self.verification == Verification::UnderReview
            && self.clocks.review.is_none()
            && self.clocks.review_missed.is_none()
            && !self.departed;
        self.must(
            self.owes_submission() || completes,
            "实人认证不在待提交状态",
            "the person check is not waiting for a submission",
        )?;
        self.verification = Verification::UnderReview;
        self.attempt = Attempt::None;
        self.clocks.scan = None;
        self.clocks.review = review::start(self, at);
        Ok(())
    }

    /// Rows 8 and 13, and a page that shows 已认证.
    pub(super) fn verify(&mut self) {
        self.verification = Verification::Verified;
        self.beneath_seen_freeze = None;
        self.attempt = Attempt::None;
        self.clocks = Clocks { window: self.clocks.window.take(), ..Clocks::default() };
        if self.base != Access::ExpiredTemp {
            self.base = Access::Active;
        }
    }

    pub(super) fn leave_review(&mut self, to: Verification) {
        self.verification = to;
        self.clocks.review = None;
        self.clocks.review_missed = None;
    }

    /// Row 15.
    pub(super) fn unbind(&mut self, at: Instant, event: &str, person: Option<String>) {
        self.verification = Verification::Unbound;
        self.base = Access::Active;
        self.marks.unbindings.push(Loosed { at, person });
        if self.rules.verify_within.is_some_and(|r| r.params.unbind_restarts_timer) {
            self.clocks.verify = verify_within::start(self, at, event);
        }
    }

    /// Row 18: no login, nothing is due any more; the verification value stays as it was (S12). The freeze clocks run
    /// on beneath, unseen, as under the other layers (S4).
    pub(super) fn depart(&mut self) {
        self.departed = true;
        self.attempt = Attempt::None;
        self.clocks.review = None;
        self.clocks.review_missed = None;
        self.clocks.scan = None;
        self.clocks.invitation = None;
        self.clocks.invitation_missed = None;
    }

    /// Row 19 and decision S5.
    pub(super) fn restore(&mut self, at: Instant, event: &str) {
        self.departed = false;
        self.disabled = false;
        self.beneath_seen_freeze = None;
        if self.base != Access::ExpiredTemp {
            self.base = Access::Active;
        }
        self.clocks = Clocks { window: self.clocks.window.take(), ..Clocks::default() };
        if self.verification.outstanding() {
            self.verification = Verification::Unverified;
            self.clocks.verify = verify_within::start(self, at, event);
        }
    }
}
