//! The steps of a deadline that count, after what was decided about its reminders, and when each is to be said.

use super::{QuietHours, quiet::Quiet};
use crate::{
    assessment::{Deadline, Handling, Step},
    time::Instant,
};

/// A deadline's steps in time, those left out that a decision has settled.
#[derive(Debug)]
pub(super) struct Ladder<'a> {
    deadline: &'a Deadline,
    steps: Vec<Step>,
    snooze: Option<Snooze>,
}

/// A snooze is a step of its own: at its end the deadline is spoken about again, whatever was said before it.
#[derive(Debug, Clone)]
struct Snooze {
    /// When it was decided.
    at: Instant,
    step: Step,
}

impl<'a> Ladder<'a> {
    /// Where the rule has no step for now, nothing is said, and nothing put off either.
    pub fn of(deadline: &'a Deadline) -> Self {
        let all = &deadline.steps;
        let plain = |steps: Vec<Step>| Self { deadline, steps, snooze: None };
        match deadline.handling {
            _ if all.is_empty() => plain(Vec::new()),
            None => plain(all.clone()),
            Some(Handling::Waived { .. }) => plain(Vec::new()),
            Some(Handling::Acknowledged { at, .. }) => {
                plain(all.iter().filter(|step| step.at > at).cloned().collect())
            }
            Some(Handling::Snoozed { at, until }) => {
                // What cannot be muted is put off to its next step at most.
                let next = all.iter().filter(|step| step.at > at).min_by_key(|step| step.at);
                let step = match next.filter(|next| deadline.unmutable && next.at <= until) {
                    Some(next) => next.clone(),
                    None => Step { key: format!("snooze-{}", until.millis()), at: until },
                };
                let later = all.iter().filter(|later| later.at > step.at).cloned();
                let steps = std::iter::once(step.clone()).chain(later).collect();
                Self { deadline, steps, snooze: Some(Snooze { at, step }) }
            }
        }
    }

    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// When a step is to be said: before quiet hours begin, if it lies in them, and never before a snooze ends.
    pub fn say_at(&self, step: &Step, hours: Option<QuietHours>) -> Instant {
        let own = self.own_time(step, hours);
        self.silent_until(hours).map_or(own, |until| own.max(until))
    }

    /// The end of a snooze, as it is said.
    pub fn silent_until(&self, hours: Option<QuietHours>) -> Option<Instant> {
        self.snooze.as_ref().map(|snooze| self.own_time(&snooze.step, hours))
    }

    fn own_time(&self, step: &Step, hours: Option<QuietHours>) -> Instant {
        let hours = hours.filter(|_| !self.deadline.unmutable);
        let Some(quiet) = hours.and_then(|hours| hours.around(step.at)) else {
            return step.at;
        };
        let before = quiet.beforehand();
        match self.snooze.as_ref().filter(|snooze| snooze.step == *step && before <= snooze.at) {
            // Put off when they were about to begin, or had begun: it waits for their end, if it can.
            Some(_) if cannot_wait(self.deadline, step.at, quiet) => step.at,
            Some(_) => quiet.to,
            None => before,
        }
    }

    pub fn is_snooze(&self, step: &Step) -> bool {
        self.snooze.as_ref().is_some_and(|snooze| snooze.step == *step)
    }
}

/// What it warns of would have happened by the end of the quiet hours, so that saying it then would be too late.
pub(super) fn cannot_wait(deadline: &Deadline, now: Instant, quiet: Quiet) -> bool {
    [deadline.safe_submit, Some(deadline.due)].into_iter().flatten().any(|at| now < at && at <= quiet.to)
}
