//! The days ahead on which something falls due: where looking at another day is worth it.

use crate::{
    App, AppFault,
    wire::{DayAhead, Tally},
};
use chrono::Days;
use std::collections::BTreeMap;
use storewarden_db::deadline;
use storewarden_domain::{time::Instant, vocabulary::Consequence};

impl App {
    /// From the day of `now` on, so many days; those on which nothing falls due are left out. A deadline that something still
    /// to come would start is not known yet.
    pub fn days_ahead(&self, now: Instant, days: u32) -> Result<Vec<DayAhead>, AppFault> {
        self.answer(now, |tx| {
            let end = now.date().checked_add_days(Days::new(u64::from(days) + 1)).unwrap_or(now.date());
            let mut found: BTreeMap<_, BTreeMap<Consequence, u32>> = BTreeMap::new();
            for (due, consequence) in deadline::marks(tx, None, now, Instant::start_of(end))? {
                *found.entry(due.date()).or_default().entry(consequence).or_default() += 1;
            }
            let day = |(date, marks): (chrono::NaiveDate, BTreeMap<_, _>)| DayAhead {
                date: date.to_string(),
                marks: marks.into_iter().map(|(consequence, count)| Tally { consequence, count }).collect(),
            };
            Ok(found.into_iter().map(day).collect())
        })
    }
}
