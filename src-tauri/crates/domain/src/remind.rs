//! Reminder decisions: which messages are due now, and why the rest is silent.
//!
//! Nothing is scheduled far ahead. Each pass asks what is due now and was not said; the ledger of what was said is
//! keyed by deadline, version (its due time) and step, so a changed date cancels its stale steps by itself.

mod words;

pub use words::span;

use crate::{
    assessment::{Deadline, Standing, Step},
    text::Text,
    time::Instant,
    vocabulary::{Consequence, DeadlineState},
};
use chrono::Duration;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use words::{digest, single};

/// More than this many messages in one pass become one digest.
pub const TOASTS_A_PASS: usize = 3;

/// What was said more than this ahead of now was said in a false future: it does not count, and its steps are armed for
/// their true time. A clock set back by less (daylight saving, a correction) fires nothing twice.
pub const FALSE_JUMP: Duration = Duration::hours(12);

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
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
pub fn decide(deadlines: &[Deadline], said: &BTreeSet<Said>, paused: bool, now: Instant) -> Decision {
    let mut decision = Decision::default();
    let mut due: Vec<(&Deadline, Item)> = Vec::new();
    let mut beside = Beside::default();
    for deadline in deadlines {
        let last_said =
            deadline.steps.iter().filter(|step| was_said(deadline, step, said)).map(|s| s.at).max();
        // A step before one that was said is covered by it, whatever became of its own message.
        let unsaid: Vec<&Step> =
            deadline.steps.iter().filter(|step| last_said.is_none_or(|last| step.at > last)).collect();
        let ahead = unsaid.iter().map(|step| step.at).filter(|at| *at > now).min();
        decision.next_at = [decision.next_at, ahead].into_iter().flatten().min();
        let crossed: Vec<&Step> = unsaid.into_iter().filter(|step| step.at <= now).collect();
        // Crossed steps collapse into the most urgent, which is the latest.
        let silence = match crossed.split_last() {
            Some((step, covered)) if !paused => {
                due.push((deadline, item(deadline, step, covered)));
                continue;
            }
            Some(_) => Silence::Paused,
            None if deadline.steps.is_empty() => Silence::NoLadder,
            None if ahead.is_some() => Silence::NotYet,
            None => Silence::AlreadySaid,
        };
        beside.count(deadline);
        decision.silent.push((deadline.id.clone(), silence));
    }
    due.sort_by(|(a, x), (b, y)| (a.consequence, a.due, &x.name).cmp(&(b.consequence, b.due, &y.name)));
    if due.len() > TOASTS_A_PASS {
        decision.digest = Some(digest(due, beside, now));
    } else {
        decision.messages = due.into_iter().map(|(deadline, item)| single(deadline, item, now)).collect();
    }
    decision
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

/// What becomes of a message that was not marked as shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Retold {
    /// To be shown again under its tag, as things stand now.
    Again(Message),
    /// Nothing that it speaks about stands, for now.
    Settled,
    /// A later step has come, which says more.
    Overtaken,
}

/// Looks at a message that may or may not have been seen.
pub fn retold(message: &Message, deadlines: &[Deadline], now: Instant) -> Retold {
    let standing = |item: &Item| {
        let version = |d: &&Deadline| d.id == item.deadline && d.due == item.due;
        let has_step = |d: &&Deadline| d.steps.iter().any(|step| step.key == item.step);
        deadlines.iter().find(version).filter(has_step)
    };
    let overtaken =
        |d: &Deadline, item: &Item| d.steps.iter().any(|step| step.at > item.at && step.at <= now);
    let stand: Vec<(&Deadline, &Item)> =
        message.items.iter().filter_map(|item| standing(item).map(|d| (d, item))).collect();
    match (stand.as_slice(), message.items.as_slice()) {
        ([], _) => Retold::Settled,
        (stand, _) if stand.iter().all(|(d, item)| overtaken(d, item)) => Retold::Overtaken,
        // Under the tag that was claimed, whatever this version of the program would choose.
        ([(deadline, item)], [_]) => {
            Retold::Again(Message { tag: message.tag.clone(), ..single(deadline, (*item).clone(), now) })
        }
        _ => Retold::Again(message.clone()),
    }
}

fn was_said(deadline: &Deadline, step: &Step, said: &BTreeSet<Said>) -> bool {
    said.contains(&Said { deadline: deadline.id.clone(), version: deadline.due, step: step.key.clone() })
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
