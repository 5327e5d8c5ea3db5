//! T4: a scan must end in a submission within half an hour, else the platform answers "UUID非法"
//! (`taobao.verify.flow-timeout`, rulebook E.1 row 6). A countdown only: no reminders.

use super::{
    SubAccountFacts,
    deadline::{Draw, draw, exact_sum, parameter},
    life::{Life, Running},
};
use crate::{
    assessment::{Anchor, Attempt, Deadline},
    rulebook::Rulebook,
    time::Instant,
    vocabulary::Consequence,
};

/// An attempt that runs, for a countdown.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub since: Instant,
    /// The first instant that is too late.
    pub ends: Instant,
    /// `staff:ID` without the prefix: whose ID card is photographed, where somebody said so.
    pub identity: Option<String>,
}

/// The attempt that is open at `now`.
pub fn open(facts: &SubAccountFacts, rulebook: &Rulebook, now: Instant) -> Option<Session> {
    let life = Life::until(facts, &rulebook.sub_account_rules(&facts.key.store.platform), now);
    let clock = life.clocks.scan.as_ref().filter(|_| life.attempt == Attempt::Open)?;
    Some(Session { since: clock.anchor.at, ends: clock.due, identity: life.marks.identity.clone() })
}

pub(super) fn start(life: &Life, at: Instant) -> Option<Running> {
    let rule = life.rules.scan_session?;
    Some(Running { anchor: Anchor { at, event: "qr-scanned".into() }, due: at + rule.params.length() })
}

pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    life.clocks.scan.as_ref().map(|c| c.due)
}

pub(super) fn fire(life: &mut Life, now: Instant) {
    if fires_at(life).is_some_and(|due| due <= now) {
        life.clocks.scan = None;
        life.attempt = Attempt::Expired;
    }
}

/// An error on the phone. Some end the session, after others the same session goes on (`scan-error`).
pub(super) fn fail(life: &mut Life, error: &str) {
    let platform = &life.facts.key.store.platform;
    let known = life.rules.rulebook.and_then(|book| book.scan_error(platform, error));
    if known.is_some_and(|error| error.params.ends_session) {
        life.clocks.scan = None;
        life.attempt = Attempt::None;
    }
}

pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let rule = life.rules.scan_session?;
    let clock = life.clocks.scan.as_ref()?;
    let minutes = rule.params.timeout;
    let why = vec![
        parameter(rule.rule, "timeout", minutes, "分钟", "minutes"),
        exact_sum(clock, format!("{minutes} 分钟"), format!("{minutes} minutes")),
    ];
    Some(draw(
        life,
        Draw {
            rule: rule.rule,
            clock,
            safe_submit: None,
            consequence: Consequence::Rescan,
            waiting: false,
            why,
        },
    ))
}
