//! Working days with 调休: holidays that move weekends, and weekends that are worked for it.
//!
//! The State Council publishes one notice a year. A year without a published notice is judged by the statutory days
//! where they are known, else by weekdays, and everything that rests on such a judgement is *provisional* (rulebook
//! D.1, W1). Dates are those of Asia/Shanghai; nothing here knows of hours.

mod notice;
mod parse;

use crate::{
    rulebook::{RuleFault, RuleFile},
    text::Text,
};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Every year that was read. The default knows no year: all weekdays, all provisional.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
    marked: BTreeMap<NaiveDate, Marked>,
}

/// Where a year's days come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Year {
    pub year: i32,
    pub basis: Basis,
    /// An entry of `rules/sources.toml`.
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The State Council's notice of this year.
    Notice,
    /// The regulation's fixed days only: no notice yet, so provisional.
    Statutory,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Marked {
    kind: DayKind,
    name: Text,
}

/// What sort of day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    Weekday,
    Weekend,
    /// Off, weekend days inside a holiday included.
    Holiday,
    /// A weekend day that is worked for a holiday (调休上班).
    Makeup,
}

/// How a date is judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Day {
    pub workday: bool,
    pub kind: DayKind,
    /// The holiday, also on the make-up days worked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<Text>,
    /// The year has no published notice.
    pub provisional: bool,
}

/// The result of counting working days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counted {
    /// The last working day counted; a deadline on it ends at its 24:00.
    #[ts(as = "String")]
    pub date: NaiveDate,
    /// A day of a year without a published notice had to be judged on the way.
    pub provisional: bool,
    /// The working days in order, the last being `date`.
    #[ts(as = "Vec<String>")]
    pub counted: Vec<NaiveDate>,
}

/// One day on the way to a date in working days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountedDay {
    #[ts(as = "String")]
    pub date: NaiveDate,
    pub kind: DayKind,
    /// The holiday, also on a day worked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<Text>,
    /// One of the working days that were to pass.
    pub counted: bool,
    /// Judged without a published notice of its year.
    pub provisional: bool,
}

/// Which days count on the way (rulebook D.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counting {
    /// Weekend days that are worked for a holiday count; the strict reading for the one who must act.
    pub makeup_days_count: bool,
    /// The day of the event itself counts, if it is worked. By 民法典 art. 201 it does not.
    pub count_event_day: bool,
}

impl Default for Counting {
    fn default() -> Self {
        Self { makeup_days_count: true, count_event_day: false }
    }
}

/// Some working days, with every day between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// The last working day; the day from which it began where none was to pass.
    pub last: NaiveDate,
    /// Each day that was looked at, in order.
    pub days: Vec<CountedDay>,
}

impl Walk {
    /// A day of a year without a published notice had to be judged (W1).
    pub fn provisional(&self) -> bool {
        self.days.iter().any(|day| day.provisional)
    }
}

impl From<Walk> for Counted {
    fn from(walk: Walk) -> Self {
        Self {
            date: walk.last,
            provisional: walk.provisional(),
            counted: walk.days.iter().filter(|day| day.counted).map(|day| day.date).collect(),
        }
    }
}

impl Calendar {
    /// Reads the files below `calendar/` and leaves the others alone. On any fault none is accepted, and every fault
    /// found is returned.
    pub fn parse(files: &[RuleFile]) -> Result<Self, Vec<RuleFault>> {
        parse::parse(files)
    }

    /// The years that were read, in order.
    pub fn years(&self) -> impl Iterator<Item = &Year> {
        self.years.values()
    }

    /// The judgement of one date. Saturday and Sunday are off and all others worked, unless the year says otherwise.
    pub fn kind(&self, date: NaiveDate) -> Day {
        let provisional = self.years.get(&date.year()).is_none_or(|year| year.basis != Basis::Notice);
        if let Some(marked) = self.marked.get(&date) {
            let workday = marked.kind == DayKind::Makeup;
            return Day { workday, kind: marked.kind, name: Some(marked.name.clone()), provisional };
        }
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let kind = if weekend { DayKind::Weekend } else { DayKind::Weekday };
        Day { workday: !weekend, kind, name: None, provisional }
    }

    /// The `n`-th working day after `date`. The day itself is not counted (民法典 art. 201); make-up days are, which is
    /// the strict reading for the one who must act (rulebook D.2). With `n` = 0 it is `date` and nothing was judged.
    /// Beyond the last date that can be expressed, counting ends there.
    pub fn nth_workday_after(&self, date: NaiveDate, n: u16) -> Counted {
        self.walk(date, i64::from(n), Counting::default()).into()
    }

    /// Day by day from `date` until `n` working days have been counted, as `how` says.
    pub fn walk(&self, date: NaiveDate, n: i64, how: Counting) -> Walk {
        let mut walk = Walk { last: date, days: Vec::new() };
        let mut left = n;
        let mut next = if how.count_event_day { Some(date) } else { date.succ_opt() };
        while let Some(date) = next.filter(|_| left > 0) {
            let day = self.judged(date, how.makeup_days_count);
            if day.counted {
                walk.last = date;
                left -= 1;
            }
            walk.days.push(day);
            next = date.succ_opt();
        }
        walk
    }

    /// Day by day back from `date`, which is not counted (decision D6), until `n` working days have been.
    pub fn walk_back(&self, date: NaiveDate, n: i64) -> Walk {
        let mut walk = Walk { last: date, days: Vec::new() };
        let mut left = n;
        let mut before = date.pred_opt();
        while let Some(date) = before.filter(|_| left > 0) {
            let day = self.judged(date, true);
            if day.counted {
                walk.last = date;
                left -= 1;
            }
            walk.days.push(day);
            before = date.pred_opt();
        }
        walk
    }

    /// A day on the way, counted if it is worked.
    fn judged(&self, date: NaiveDate, makeup_days_count: bool) -> CountedDay {
        let Day { workday, kind, name, provisional } = self.kind(date);
        let counted = workday && (makeup_days_count || kind != DayKind::Makeup);
        CountedDay { date, kind, name, counted, provisional }
    }
}
