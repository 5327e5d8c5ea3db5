//! When a step of a deadline may be said and when it must have been, by the wishes and decisions that were given: the
//! judge's own count, which shares nothing with the program's.

use chrono::Duration;
use storewarden_domain::{assessment::Deadline, time::Instant};

/// What falls due in quiet hours is said this long before they begin (`domain::remind`).
const BEFORE_QUIET: i64 = 5 * MINUTE;
const MINUTE: i64 = 60_000;
const DAY: i64 = 1440 * MINUTE;
/// Asia/Shanghai since 1991.
const OFFSET: i64 = 480 * MINUTE;

/// Quiet hours in minutes after midnight; over midnight where the end is the smaller number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Night {
    pub from: i64,
    pub to: i64,
}

impl Night {
    /// The quiet hours around an instant: their beginning, and the first instant after them.
    fn around(self, at: Instant) -> Option<(Instant, Instant)> {
        let day = (at.millis() + OFFSET).div_euclid(DAY);
        let length = (self.to - self.from).rem_euclid(1440) * MINUTE;
        [day - 1, day].into_iter().find_map(|day| {
            let from = day * DAY + self.from * MINUTE - OFFSET;
            let holds = from <= at.millis() && at.millis() < from + length;
            holds.then(|| (Instant::from_millis(from), Instant::from_millis(from + length)))
        })
    }
}

/// How the operator wants to be told in a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    pub paused: bool,
    pub quiet: Option<Night>,
}

/// Something decided about one version of a deadline.
#[derive(Debug, Clone)]
pub struct Decision {
    pub deadline: String,
    pub due: Instant,
    pub at: Instant,
    pub what: Decided,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    Acknowledged,
    Snoozed(Instant),
    Waived,
    Resumed,
}

/// A deadline in a pass, with what was decided about it by then.
pub struct Case<'a> {
    pub deadline: &'a Deadline,
    pub now: Instant,
    pub wanted: Wanted,
    decided: Option<(Instant, Decided)>,
}

/// A step that must have been said; `since` = earlier tellings do not count.
pub struct Owed {
    pub key: String,
    pub at: Instant,
    pub since: Option<Instant>,
}

impl<'a> Case<'a> {
    pub fn of(deadline: &'a Deadline, decisions: &[Decision], wanted: Wanted, now: Instant) -> Self {
        let about = |d: &&Decision| d.deadline == deadline.id && d.due == deadline.due && d.at <= now;
        // Stable: of two at the same instant the later recorded counts.
        let last = decisions.iter().filter(about).max_by_key(|d| d.at);
        let decided = last.map(|d| (d.at, d.what)).filter(|(_, what)| match what {
            Decided::Waived => !deadline.unmutable,
            what => *what != Decided::Resumed,
        });
        Self { deadline, now, wanted, decided }
    }

    /// Why nothing at all may be said about it now.
    pub fn must_be_silent(&self) -> Option<&'static str> {
        match self.decided {
            Some((_, Decided::Waived)) => return Some("waived"),
            Some((at, Decided::Snoozed(until))) if self.now < self.woken(at, until) => {
                return Some("snoozed");
            }
            _ => {}
        }
        match self.wanted {
            _ if self.deadline.unmutable => None,
            Wanted { paused: true, .. } => Some("paused"),
            Wanted { quiet, .. } => {
                let (_, end) = quiet?.around(self.now)?;
                (!self.too_late_at(self.now, end)).then_some("in quiet hours")
            }
        }
    }

    /// Why this step may not be said now, apart from that.
    pub fn may_not_say(&self, key: &str) -> Option<&'static str> {
        let Some(at) = self.step_at(key) else {
            return Some("no such step");
        };
        match self.decided {
            Some((seen, Decided::Acknowledged)) if at <= seen => Some("acknowledged"),
            Some((_, Decided::Snoozed(until))) if at < self.put_off(until) => Some("put off"),
            _ if self.said_at(at) > self.now && !key.starts_with("snooze-") => Some("its time has not come"),
            _ => None,
        }
    }

    /// The steps that must have been said by the end of this pass.
    pub fn owed(&self) -> Vec<Owed> {
        if self.must_be_silent().is_some() || self.deadline.steps.is_empty() {
            return Vec::new();
        }
        let come = self.deadline.steps.iter().filter(|step| self.said_at(step.at) <= self.now);
        let plain = |step: &storewarden_domain::assessment::Step| Owed {
            key: step.key.clone(),
            at: step.at,
            since: None,
        };
        match self.decided {
            Some((seen, Decided::Acknowledged)) => come.filter(|step| step.at > seen).map(plain).collect(),
            Some((at, Decided::Snoozed(until))) => {
                let end = self.put_off(until);
                let woken = Owed { key: "the end of a snooze".into(), at: end, since: Some(at) };
                std::iter::once(woken).chain(come.filter(|step| step.at > end).map(plain)).collect()
            }
            _ => come.map(plain).collect(),
        }
    }

    /// A step's own time; a snooze's is in its name.
    pub fn step_at(&self, key: &str) -> Option<Instant> {
        match key.strip_prefix("snooze-") {
            Some(millis) => millis.parse().ok().map(Instant::from_millis),
            None => self.deadline.steps.iter().find(|step| step.key == key).map(|step| step.at),
        }
    }

    /// When a step that lies in quiet hours is said: before they begin.
    fn said_at(&self, at: Instant) -> Instant {
        let quiet = self.wanted.quiet.filter(|_| !self.deadline.unmutable).and_then(|night| night.around(at));
        quiet.map_or(at, |(from, _)| from - Duration::milliseconds(BEFORE_QUIET))
    }

    /// How far a snooze reaches: of what cannot be muted, to the next step.
    fn put_off(&self, until: Instant) -> Instant {
        let Some((at, _)) = self.decided.filter(|_| self.deadline.unmutable) else {
            return until;
        };
        let next = self.deadline.steps.iter().map(|step| step.at).filter(|step| *step > at).min();
        next.map_or(until, |next| next.min(until))
    }

    /// When a snoozed deadline is spoken about again.
    fn woken(&self, at: Instant, until: Instant) -> Instant {
        let end = self.put_off(until);
        let quiet =
            self.wanted.quiet.filter(|_| !self.deadline.unmutable).and_then(|night| night.around(end));
        match quiet {
            None => end,
            Some((from, _)) if from - Duration::milliseconds(BEFORE_QUIET) > at => self.said_at(end),
            Some((_, over)) if self.too_late_at(end, over) => end,
            Some((_, over)) => over,
        }
    }

    /// Something that it warns of happens after `now` and not after `end`.
    fn too_late_at(&self, now: Instant, end: Instant) -> bool {
        let Deadline { due, safe_submit, .. } = self.deadline;
        (now < *due && *due <= end) || safe_submit.is_some_and(|safe| now < safe && safe <= end)
    }
}
