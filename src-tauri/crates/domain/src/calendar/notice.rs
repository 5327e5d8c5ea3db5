//! A year's notice as the operator brought it in.

use super::{Basis, Calendar, DayKind, Marked, Year};
use crate::{facts::YearAttributes, text::Text};
use chrono::{Datelike, NaiveDate, Weekday};

impl Calendar {
    /// Could this be the notice of that year? An empty one takes a notice back.
    pub fn check_notice(year: i32, notice: &YearAttributes) -> Result<(), Text> {
        let no = |zh: String, en: String| Err(Text::new(zh, en));
        if let Some(date) = notice.off.keys().chain(notice.worked.keys()).find(|date| date.year() != year) {
            return no(format!("{date} 不在 {year} 年"), format!("{date} is not in {year}"));
        }
        if let Some(date) = notice.worked.keys().find(|date| !weekend(**date)) {
            return no(
                format!("{date} 不是周末，不能是调休上班日"),
                format!("{date} is not a weekend day, so it cannot be worked for a holiday"),
            );
        }
        if let Some(date) = notice.worked.keys().find(|date| notice.off.contains_key(date)) {
            return no(
                format!("{date} 既放假又上班，请核对"),
                format!("{date} is both off and worked; check the notice"),
            );
        }
        if notice.off.is_empty() && !notice.worked.is_empty() {
            return no(
                format!("{year} 年的通知里没有放假日"),
                format!("the notice of {year} has no days off"),
            );
        }
        Ok(())
    }

    /// The same calendar with this notice in place of what is known of the year.
    pub fn with_notice(mut self, year: i32, notice: &YearAttributes) -> Self {
        if notice.off.is_empty() {
            return self;
        }
        self.marked.retain(|date, _| date.year() != year);
        let source = notice.source.clone().unwrap_or_default();
        self.years.insert(year, Year { year, basis: Basis::Notice, source });
        let days = |days: &std::collections::BTreeMap<NaiveDate, String>, kind| {
            let mark = |(date, name): (&NaiveDate, &String)| {
                (*date, Marked { kind, name: Text::new(name.clone(), name.clone()) })
            };
            days.iter().map(mark).collect::<Vec<_>>()
        };
        self.marked.extend(days(&notice.off, DayKind::Holiday));
        self.marked.extend(days(&notice.worked, DayKind::Makeup));
        self
    }

    /// The days of a year that a notice or the regulation names, in order.
    pub fn named(&self, year: i32) -> impl Iterator<Item = (NaiveDate, DayKind, &Text)> {
        self.marked
            .iter()
            .filter(move |(date, _)| date.year() == year)
            .map(|(date, marked)| (*date, marked.kind, &marked.name))
    }
}

fn weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
