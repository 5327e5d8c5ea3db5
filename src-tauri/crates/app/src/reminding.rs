//! What a row offers about its reminders: put off, acknowledged, waived, taken back.

use crate::{
    App, AppFault,
    wire::{DeadlineRow, Later, LaterWhen, Reminding},
};
use chrono::{Days, Duration, NaiveTime};
use storewarden_db::deadline as stored;
use storewarden_domain::{
    assess::handling::{may_snooze, snoozable},
    assessment::{Deadline, Handling},
    remind::put_off_until,
    time::Instant,
};

impl App {
    /// A deadline as it stands; none where it is settled or out of sight.
    pub fn deadline(&self, now: Instant, id: &str) -> Result<Option<DeadlineRow>, AppFault> {
        self.answer(now, |tx| Ok(stored::find(tx, id)?.map(|line| self.deadline_row(line, now))))
    }
}

pub(crate) fn reminding(deadline: &Deadline, now: Instant) -> Reminding {
    let handling = match &deadline.handling {
        Some(Handling::Snoozed { at, .. }) => put_off_until(deadline)
            .filter(|until| *until > now)
            .map(|until| Handling::Snoozed { at: *at, until }),
        other => other.clone(),
    };
    // What cannot be turned off is told at its next step, whatever is wished.
    let next = deadline.steps.iter().map(|step| step.at).filter(|at| *at > now).min();
    let latest = next.filter(|_| deadline.unmutable).map_or(deadline.due, |next| next.min(deadline.due));
    let fixed = snoozable(deadline, now).err().map(|no| no.text);
    Reminding { handling, unmutable: deadline.unmutable, later: later(deadline, now, latest), latest, fixed }
}

/// Times that the form would take, and that put something off: what cannot be turned off is told at its next step anyway.
fn later(deadline: &Deadline, now: Instant, latest: Instant) -> Vec<Later> {
    let at = |date: chrono::NaiveDate, hour| {
        NaiveTime::from_hms_opt(hour, 0, 0).map(|time| Instant::local(date, time))
    };
    let tomorrow = now.date().checked_add_days(Days::new(1));
    let times = [
        (LaterWhen::Hour, Some(now + Duration::hours(1))),
        (LaterWhen::Evening, at(now.date(), 18)),
        (LaterWhen::Morning, tomorrow.and_then(|date| at(date, 9))),
    ];
    let offered = times.into_iter().filter_map(|(when, until)| Some(Later { when, until: until? }));
    let mut offered: Vec<Later> =
        offered.filter(|one| may_snooze(deadline, one.until, now).is_ok() && one.until < latest).collect();
    offered.sort_by_key(|one| one.until);
    offered
}
