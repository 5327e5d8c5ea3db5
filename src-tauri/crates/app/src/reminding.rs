//! What a row offers about its reminders: put off, acknowledged, waived, taken back.

use crate::{
    App, AppFault,
    wire::{DeadlineRow, Later, LaterWhen, Reminding},
};
use chrono::{Days, Duration, NaiveTime};
use storewarden_db::deadline as stored;
use storewarden_domain::{
    assessment::{Deadline, Handling},
    remind::put_off_until,
    text::Text,
    time::Instant,
    vocabulary::DeadlineState,
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
    let fixed = fixed(deadline, now);
    let later = if fixed.is_none() { later(now, latest) } else { Vec::new() };
    Reminding { handling, unmutable: deadline.unmutable, later, latest, fixed }
}

/// Why nothing can be put off.
fn fixed(deadline: &Deadline, now: Instant) -> Option<Text> {
    match deadline.state {
        DeadlineState::Waived => Some(Text::new("已不再提醒", "it is not reminded of any more")),
        _ if now >= deadline.due => {
            Some(Text::new("期限已过，没有可推迟的提醒", "its time is past, so there is nothing to put off"))
        }
        _ if deadline.steps.is_empty() => {
            Some(Text::new("现在没有提醒，等平台结果", "it has no reminders while the platform looks at it"))
        }
        _ => None,
    }
}

fn later(now: Instant, latest: Instant) -> Vec<Later> {
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
    let mut offered: Vec<Later> = offered.filter(|one| now < one.until && one.until < latest).collect();
    offered.sort_by_key(|one| one.until);
    offered
}
