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
        self.nth_workday(date, n, |day| day.succ_opt())
    }

    /// The `n`-th working day before `date`, counted likewise: the day itself is not (decision D6).
    pub fn nth_workday_before(&self, date: NaiveDate, n: u16) -> Counted {
        self.nth_workday(date, n, |day| day.pred_opt())
    }

    fn nth_workday(&self, date: NaiveDate, n: u16, onward: fn(NaiveDate) -> Option<NaiveDate>) -> Counted {
        let mut result = Counted { date, provisional: false, counted: Vec::new() };
        let mut next = date;
        while result.counted.len() < usize::from(n) {
            let Some(day) = onward(next) else { break };
            next = day;
            let judged = self.kind(day);
            result.provisional |= judged.provisional;
            if judged.workday {
                result.date = day;
                result.counted.push(day);
            }
        }
        result
    }
}
