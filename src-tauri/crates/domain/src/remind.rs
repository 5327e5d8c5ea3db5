//! Reminder decisions: which messages are due now, and why the rest is silent.
//!
//! The cast: [`ladder`] knows which steps count and when each is to be said; [`quiet`] the hours in which nothing is said
//! that can wait; [`words`] what a message says; [`retold`] what becomes of one that may or may not have been seen.
//!
//! Nothing is scheduled far ahead. Each pass asks what is due now and was not said; the ledger of what was said is
//! keyed by deadline, version (its due time) and step, so a changed date cancels its stale steps by itself.

mod binding;
mod ladder;
mod linking;
mod papers;
mod quiet;
mod retold;
mod words;

pub use linking::LinkClock;
pub use papers::{last_moment, todo};
pub use quiet::{BEFORE_QUIET, Quiet, QuietHours};
pub use retold::{Retold, retold};
pub use words::span;

use crate::{
    assessment::{Deadline, Handling, Standing, Step},
    text::Text,
    time::Instant,
    vocabulary::{Consequence, DeadlineState},
};
use chrono::Duration;
use ladder::{Ladder, cannot_wait};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use words::{digest, single};

/// More than this many messages in one pass become one digest.
pub const TOASTS_A_PASS: usize = 3;

/// What was said more than this ahead of now was said in a false future: it does not count, and its steps are armed for
/// their true time. A clock set back by less (daylight saving, a correction) fires nothing twice.
pub const FALSE_JUMP: Duration = Duration::hours(12);

/// What the operator wishes about being told. What a rule says cannot be muted is told in spite of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// Nothing is said; it waits for the end of the pause.
    pub paused: bool,
    pub quiet: Option<QuietHours>,
}

/// A step that the ledger holds: claimed, shown, or covered by a more urgent one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    pub deadline: String,
    /// The deadline's due time when it was said.
    pub version: Instant,
    pub step: String,
}

/// One message about one or more deadlines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Message {
    /// Stable: showing it again under the same tag replaces it.
    pub tag: String,
    pub urgency: Urgency,
    /// Without personal data.
    pub title: Text,
    pub body: Text,
    pub items: Vec<Item>,
}

/// What a message speaks about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Item {
    pub deadline: String,
    pub subject: crate::subject::Subject,
    pub name: String,
    pub step: String,
    pub at: Instant,
    pub due: Instant,
    /// Less urgent steps of the same deadline that this one covers.
    pub covers: Vec<Step>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    Normal,
    Critical,
}

/// Why nothing is said about a deadline now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Silence {
    /// Every step that has come was said.
    AlreadySaid,
    /// The next step lies ahead.
    NotYet,
    /// The ladder has no step: the platform reviews, or the rule only counts down in a form.
    NoLadder,
    /// The operator paused reminders; what is due waits for the end of the pause.
    Paused,
    /// Quiet hours; what is due waits for their end.
    Quiet,
    /// Put off until a time that lies ahead.
    Snoozed,
    /// Seen, and no step has come since.
    Acknowledged,
    /// The operator wants no reminders of it.
    Waived,
}

/// A pass's answer. Every deadline is either in a message or in `silent` with its reason.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[must_use]
pub struct Decision {
    pub messages: Vec<Message>,
    /// One message instead of many, if there would be more than [`TOASTS_A_PASS`].
    pub digest: Option<Message>,
    pub silent: Vec<(String, Silence)>,
    /// The next instant at which a step comes due.
    pub next_at: Option<Instant>,
}

/// Decides what to say at `now`. `said` = every ledger row of these deadlines.
pub fn decide(deadlines: &[Deadline], said: &BTreeSet<Said>, wishes: Wishes, now: Instant) -> Decision {
    let mut decision = Decision::default();
    let mut due: Vec<(&Deadline, Item)> = Vec::new();
    let mut beside = Beside::default();
    for deadline in deadlines {
        let ladder = Ladder::of(deadline);
        let (mut crossed, mut next) = (Vec::new(), None);
        for step in unsaid(deadline, &ladder, said) {
            match ladder.say_at(step, wishes.quiet) {
                at if at <= now => crossed.push(step),
                at => next = next.into_iter().chain([at]).min(),
            }
        }
        let silence = match (crossed.split_last(), held(deadline, wishes, now)) {
            // Crossed steps collapse into the most urgent, which is the latest.
            (Some((step, covered)), None) => {
                due.push((deadline, item(deadline, step, covered)));
                None
            }
            (Some(_), Some((silence, until))) => {
                next = next.into_iter().chain(until).min();
                Some(silence)
            }
            (None, _) => Some(idle(deadline, &ladder, wishes, now, next.is_some())),
        };
        decision.next_at = decision.next_at.into_iter().chain(next).min();
        if let Some(silence) = silence {
            beside.count(deadline);
            decision.silent.push((deadline.id.clone(), silence));
        }
    }
    due.sort_by(|(a, x), (b, y)| (a.consequence, a.due, &x.name).cmp(&(b.consequence, b.due, &y.name)));
    if due.len() > TOASTS_A_PASS {
        decision.digest = Some(digest(due, beside, now));
    } else {
        decision.messages = due.into_iter().map(|(deadline, item)| single(deadline, item, now)).collect();
    }
    decision
}

/// When a snoozed deadline is spoken about again, quiet hours aside; none where it is not snoozed, or has no reminders.
pub fn put_off_until(deadline: &Deadline) -> Option<Instant> {
    Ladder::of(deadline).silent_until(None)
}

/// A deadline's steps in time, quiet hours aside: those before anything was decided about its reminders, and those that
/// count since. A snooze puts its end in the place of the steps that it covers.
pub fn steps_that_count(deadline: &Deadline) -> Vec<Step> {
    let decided = match deadline.handling {
        Some(Handling::Acknowledged { at, .. } | Handling::Snoozed { at, .. }) => Some(at),
        Some(Handling::Waived { .. }) | None => None,
    };
    let before = deadline.steps.iter().filter(|step| decided.is_some_and(|at| step.at <= at));
    before.chain(Ladder::of(deadline).steps()).cloned().collect()
}

/// Steps that were not said. One before a step that was said is covered by it, whatever became of its own message; a
/// snooze asks to be told again, so only its own telling counts.
fn unsaid<'a>(
    deadline: &'a Deadline,
    ladder: &'a Ladder,
    said: &BTreeSet<Said>,
) -> impl Iterator<Item = &'a Step> {
    let was_said = |step: &Step| {
        let key = Said { deadline: deadline.id.clone(), version: deadline.due, step: step.key.clone() };
        said.contains(&key)
    };
    let last_said = ladder.steps().iter().filter(|step| was_said(step)).map(|step| step.at).max();
    let mut unsaid: Vec<&Step> = ladder.steps().iter().collect();
    unsaid.retain(|step| match ladder.is_snooze(step) {
        true => !was_said(step),
        false => last_said.is_none_or(|last| step.at > last),
    });
    unsaid.into_iter()
}

/// Why what has come is not said now, and when to look again, where that is known here.
fn held(deadline: &Deadline, wishes: Wishes, now: Instant) -> Option<(Silence, Option<Instant>)> {
    if deadline.unmutable {
        return None;
    }
    if wishes.paused {
        return Some((Silence::Paused, None));
    }
    let quiet = wishes.quiet.and_then(|hours| hours.around(now))?;
    (!cannot_wait(deadline, now, quiet)).then_some((Silence::Quiet, Some(quiet.to)))
}

/// Why nothing has come that could be said.
fn idle(deadline: &Deadline, ladder: &Ladder, wishes: Wishes, now: Instant, ahead: bool) -> Silence {
    let nothing_came = ladder.steps().iter().all(|step| ladder.say_at(step, wishes.quiet) > now);
    match &deadline.handling {
        Some(Handling::Waived { .. }) => Silence::Waived,
        _ if deadline.steps.is_empty() => Silence::NoLadder,
        Some(Handling::Snoozed { .. }) if nothing_came => Silence::Snoozed,
        Some(Handling::Acknowledged { .. }) if nothing_came => Silence::Acknowledged,
        _ if ahead => Silence::NotYet,
        _ => Silence::AlreadySaid,
    }
}

/// In force as well, but not spoken about: *Today* counts them beside what a digest names, so a digest names their number.
#[derive(Debug, Clone, Copy, Default)]
struct Beside {
    under_review: usize,
    /// Said before, or never to be said.
    unchanged: usize,
}

impl Beside {
    fn count(&mut self, deadline: &Deadline) {
        match deadline.standing {
            _ if !in_force(deadline) => {}
            Standing::UnderReview => self.under_review += 1,
            _ => self.unchanged += 1,
        }
    }
}

/// A review past its time is the platform's move: nothing has happened to the account yet.
fn in_force(deadline: &Deadline) -> bool {
    deadline.state == DeadlineState::Missed && deadline.consequence != Consequence::Chase
}

fn item(deadline: &Deadline, step: &Step, covered: &[&Step]) -> Item {
    Item {
        deadline: deadline.id.clone(),
        subject: deadline.subject.clone(),
        name: deadline.name.clone(),
        step: step.key.clone(),
        at: step.at,
        due: deadline.due,
        covers: covered.iter().map(|s| (*s).clone()).collect(),
    }
}
