//! The days ahead on which something falls due: where looking at another day is worth it.

use crate::{
    App, AppFault,
    wire::{DayAhead, Tally},
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;
use storewarden_db::{Transaction, deadline};
use storewarden_domain::{time::Instant, vocabulary::Consequence};

impl App {
    /// From the day of `now` on, so many days; those on which nothing falls due are left out. A deadline that something still
    /// to come would start is not known yet.
    pub fn days_ahead(&self, now: Instant, days: u32) -> Result<Vec<DayAhead>, AppFault> {
        self.answer(now, |tx| {
            let end = now.date().checked_add_days(Days::new(u64::from(days) + 1)).unwrap_or(now.date());
            let found = marks_by_day(tx, None, now, Instant::start_of(end))?;
            let day = |(date, marks): (NaiveDate, Vec<Tally>)| DayAhead { date: date.to_string(), marks };
            Ok(found.into_iter().map(day).collect())
        })
    }
}

/// What falls due from one time until before another, by day.
pub(crate) fn marks_by_day(
    tx: &Transaction,
    platform: Option<&str>,
    from: Instant,
    until: Instant,
) -> Result<BTreeMap<NaiveDate, Vec<Tally>>, AppFault> {
    let mut found: BTreeMap<NaiveDate, BTreeMap<Consequence, u32>> = BTreeMap::new();
    for (due, consequence) in deadline::marks(tx, platform, from, until)? {
        *found.entry(due.date()).or_default().entry(consequence).or_default() += 1;
    }
    let tally = |(consequence, count)| Tally { consequence, count };
    Ok(found.into_iter().map(|(day, marks)| (day, marks.into_iter().map(tally).collect())).collect())
}
