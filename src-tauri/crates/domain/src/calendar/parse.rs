//! `calendar/<year>.toml`: one year's holidays and the weekend days worked for them.

use super::{Basis, Calendar, DayKind, Marked, Year};
use crate::{
    rulebook::{
        RuleFault, RuleFile,
        page::{Fields, Page, Spot},
    },
    text::Text,
};
use chrono::{Datelike, Duration, NaiveDate, Weekday};

/// No holiday of the regulation comes near this length; a longer one is a slip of the pen.
const LONGEST_HOLIDAY: i64 = 16;

pub(super) fn parse(files: &[RuleFile]) -> Result<Calendar, Vec<RuleFault>> {
    let mut calendar = Calendar::default();
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("calendar/")) {
        let page = Page::new(file);
        if let Some(root) = page.root() {
            year(page.fields(&root), &mut calendar);
        }
        let mut found = page.into_faults();
        found.sort_by_key(|fault| fault.line);
        faults.extend(found);
    }
    if faults.is_empty() { Ok(calendar) } else { Err(faults) }
}

fn year(fields: Fields<'_>, calendar: &mut Calendar) {
    let page = fields.page();
    let year = fields.need_integer("year");
    let basis = fields.need_text("basis");
    fields.need("source");
    let source = fields.table("source").and_then(|source| {
        let entry = source.need_text("entry");
        source.finish();
        entry
    });
    let holidays = fields.need_tables("holiday");
    fields.finish();

    let basis = basis.and_then(|basis| match basis.value.as_str() {
        "notice" => Some(Basis::Notice),
        "statutory" => Some(Basis::Statutory),
        _ => {
            page.fault(
                basis.at,
                "basis 只能取：notice, statutory",
                "basis must be one of: notice, statutory",
            );
            None
        }
    });
    let number = year.as_ref().and_then(|year| {
        let number = i32::try_from(year.value).ok().filter(|n| (1949..=9999).contains(n));
        if number.is_none() {
            page.fault(year.at, "year 应为四位数的年份", "year must be a year of four digits");
        }
        number
    });
    for holiday in holidays {
        self::holiday(holiday, number, basis, calendar);
    }
    let (Some(year), Some(number), Some(basis), Some(source)) = (year, number, basis, source) else {
        return;
    };
    let entry = Year { year: number, basis, source: source.value };
    if calendar.years.insert(number, entry).is_some() {
        page.fault(year.at, format!("{number} 年重复声明"), format!("the year {number} is declared twice"));
    }
}

fn holiday(fields: Fields<'_>, year: Option<i32>, basis: Option<Basis>, calendar: &mut Calendar) {
    let page = fields.page();
    let name = fields.need_words("name");
    let (from, to) = (fields.need_date("from"), fields.need_date("to"));
    let makeup = fields.dates("makeup");
    fields.finish();

    for Spot { value: date, at } in [&from, &to].into_iter().flatten().chain(&makeup) {
        if let Some(year) = year.filter(|year| *year != date.year()) {
            page.fault(
                *at,
                format!("{date} 不在 {year} 年，请写到那一年的文件里"),
                format!("{date} is not in {year}; put it into that year's file"),
            );
        }
    }
    let Some(name) = name else { return };
    if let (Some(from), Some(to)) = (from, to) {
        let days = (to.value - from.value).num_days() + 1;
        if (1..=LONGEST_HOLIDAY).contains(&days) {
            for n in 0..days {
                mark(
                    page,
                    &Spot { value: from.value + Duration::days(n), at: from.at },
                    DayKind::Holiday,
                    &name,
                    calendar,
                );
            }
        } else {
            page.fault(
                to.at,
                format!("假期从 {} 到 {} 不合理，请核对", from.value, to.value),
                format!("a holiday from {} to {} cannot be right; check the dates", from.value, to.value),
            );
        }
    }
    for day in &makeup {
        if !matches!(day.value.weekday(), Weekday::Sat | Weekday::Sun) {
            page.fault(
                day.at,
                format!("{} 不是周末，不能是调休上班日", day.value),
                format!("{} is not a weekend day, so it cannot be a make-up day", day.value),
            );
        }
        if basis == Some(Basis::Statutory) {
            page.fault(
                day.at,
                "调休以通知为准；没有通知的年份不能写 makeup",
                "make-up days come from the notice; a year without one cannot have them",
            );
        }
        mark(page, day, DayKind::Makeup, &name, calendar);
    }
}

fn mark(page: &Page<'_>, day: &Spot<NaiveDate>, kind: DayKind, name: &Text, calendar: &mut Calendar) {
    let date = day.value;
    if calendar.marked.insert(date, Marked { kind, name: name.clone() }).is_some() {
        page.fault(day.at, format!("{date} 出现了两次"), format!("{date} is listed twice"));
    }
}
