//! Counting back from a target, one stretch before the other.

use super::{BackPlan, BackStep, CountedIn};
use crate::{
    calendar::{Calendar, Counting, Walk},
    rulebook::Rule,
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::Actor,
};
use chrono::{Days, Duration, NaiveDate};

/// Steps that lead to a target, the last one first.
#[derive(Debug, Clone)]
pub struct Chain<'a> {
    calendar: &'a Calendar,
    wanted: Instant,
    steps: Vec<BackStep>,
}

/// What a stretch is, and by which rule it is so long.
#[derive(Debug, Clone)]
pub struct Stretch<'a> {
    pub code: &'static str,
    pub what: Text,
    pub actor: Actor,
    pub rule: &'a Rule,
    /// None = the rule says it otherwise than by a parameter: by its first reminder (D10), which no source states as a length.
    pub param: Option<&'static str>,
}

impl<'a> Chain<'a> {
    pub fn to(wanted: Instant, calendar: &'a Calendar) -> Self {
        Self { calendar, wanted, steps: Vec::new() }
    }

    /// Until when whatever comes before the steps so far must be over.
    pub fn start_by(&self) -> Instant {
        self.steps.last().map_or(self.wanted, |step| step.start_by)
    }

    /// Exact hours before what comes next.
    pub fn hours(self, hours: i64, stretch: &Stretch) -> Self {
        let start_by = self.start_by() - Duration::hours(hours);
        self.before(
            (hours, CountedIn::Hours),
            start_by,
            Walk { last: start_by.date(), days: Vec::new() },
            stretch,
        )
    }

    /// Calendar days: begun on a day, over with the n-th after it.
    pub fn days(self, days: i64, stretch: &Stretch) -> Self {
        let end = self.start_by().date();
        let begin = end.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(end);
        let start_by = Instant::start_of(begin);
        self.before((days, CountedIn::Days), start_by, Walk { last: begin, days: Vec::new() }, stretch)
    }

    /// Working days: the latest day from which so many, counted forward as `how` says, are over in time.
    pub fn workdays(self, workdays: i64, how: Counting, stretch: &Stretch) -> Self {
        let (day, walk, provisional) = latest(self.calendar, self.start_by(), workdays, how);
        let start_by = day.succ_opt().map_or(self.start_by(), Instant::start_of);
        let mut chain = self.before((workdays, CountedIn::Workdays), start_by, walk, stretch);
        if let Some(step) = chain.steps.last_mut() {
            step.provisional |= provisional;
        }
        chain
    }

    /// A stretch whose latest start is known. `walk` = its days one by one, where there are such.
    pub(super) fn before(
        mut self,
        (length, counted_in): (i64, CountedIn),
        start_by: Instant,
        walk: Walk,
        stretch: &Stretch,
    ) -> Self {
        let param = stretch.param.and_then(|name| stretch.rule.params.get(name));
        self.steps.push(BackStep {
            code: stretch.code.into(),
            what: stretch.what.clone(),
            actor: stretch.actor,
            start_by,
            done_by: self.start_by(),
            length,
            counted_in,
            rule: stretch.rule.id.clone(),
            param: stretch.param.map(str::to_owned),
            assumed: param.is_none_or(|param| param.assumed),
            provisional: walk.provisional(),
            days: walk.days,
        });
        self
    }

    /// None where no step leads to it.
    pub fn plan(mut self, subject: Subject, target: Text) -> Option<BackPlan> {
        self.steps.reverse();
        Some(BackPlan {
            subject,
            target,
            wanted: self.wanted,
            start_by: self.steps.first()?.start_by,
            provisional: self.steps.iter().any(|step| step.provisional),
            steps: self.steps,
        })
    }
}

/// The latest day whose n-th working day ends before `end` or with it, and the days from it on; whether a day before `end`
/// had to be judged without a published notice (W1), also for a later day that was passed over.
fn latest(calendar: &Calendar, end: Instant, workdays: i64, how: Counting) -> (NaiveDate, Walk, bool) {
    let (mut day, mut provisional) = (end.date(), false);
    loop {
        let walk = calendar.walk(day, workdays, how);
        provisional |= walk.days.iter().any(|one| one.provisional && Instant::start_of(one.date) < end);
        let over = walk.last.succ_opt().map_or(end, Instant::start_of);
        match day.pred_opt().filter(|_| over > end) {
            Some(before) => day = before,
            None => return (day, walk, provisional),
        }
    }
}
