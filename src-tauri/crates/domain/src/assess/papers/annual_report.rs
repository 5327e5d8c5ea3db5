//! The company's yearly report (`annual-report`; rulebook B.4): filed in a window of the year after the one reported on,
//! first in the year after founding. Whoever misses it is listed as abnormal.
//!
//! Windows that were over before the company was first on record are not asked about.

use super::{
    company::EntityFacts,
    dated::{Dated, over, rungs},
};
use crate::{
    assess::life::Refused,
    assessment::{Anchor, Deadline, Standing, Why},
    change::What,
    rulebook::{Bound, Rulebook, behaviour::AnnualReport, rule::EVERY_PLATFORM},
    text::Text,
    time::Instant,
};
use chrono::{Datelike, NaiveDate};

/// A person's own shop has no registry to report to.
const NATURAL_PERSON: &str = "自然人";

fn bound(rulebook: &Rulebook) -> Option<Bound<'_, AnnualReport>> {
    rulebook.bound(EVERY_PLATFORM)
}

/// Years whose window has opened and whose report is not filed, with the window, in order.
pub fn open(
    facts: &EntityFacts,
    rulebook: &Rulebook,
    now: Instant,
) -> impl Iterator<Item = (i32, (NaiveDate, NaiveDate))> {
    let attributes = &facts.entity.attributes;
    let rule = bound(rulebook).filter(|_| attributes.company_type.as_deref() != Some(NATURAL_PERSON));
    let known = facts.entity.first_seen.date();
    let first =
        attributes.founded_on.map_or(known.year() - 1, |founded| founded.year().max(known.year() - 1));
    let filed: Vec<i32> = facts
        .entity
        .events_until(now)
        .filter_map(|event| match &event.what {
            What::AnnualReportFiled(report) => Some(report.year),
            _ => None,
        })
        .collect();
    let years = (first..now.year()).filter(move |year| !filed.contains(year));
    rule.into_iter().flat_map(move |rule| {
        let windows = years.clone().filter_map(move |year| Some((year, rule.params.days(year)?)));
        let (today, seen) = (now.date(), known);
        windows.filter(move |(_, (from, to))| *from <= today && seen <= *to).collect::<Vec<_>>()
    })
}

/// The next day on which a window opens.
pub fn opens_next(rulebook: &Rulebook, now: Instant) -> Option<NaiveDate> {
    let rule = bound(rulebook)?;
    let openings = [now.year() - 1, now.year()].into_iter().filter_map(|year| rule.params.days(year));
    openings.map(|(from, _)| from).filter(|from| *from > now.date()).min()
}

pub fn deadlines(facts: &EntityFacts, rulebook: &Rulebook, now: Instant) -> Vec<Deadline> {
    let Some(Bound { rule, .. }) = bound(rulebook) else {
        return Vec::new();
    };
    let guessed = facts.entity.attributes.founded_on.is_none();
    let drawn = open(facts, rulebook, now).map(|(year, (from, to))| {
        let statement = Text::new(
            rule.statement.zh.trim_end_matches('。'),
            rule.statement.en.trim_end_matches('.'),
        );
        let mut why = vec![
            Why::new("anchor", Text::new(format!("{year} 年度，{from} 开始报送"), format!("for {year}, filed from {from}"))),
            Why::new("parameter", statement).by_rule(&rule.id),
            Why::new("sum", Text::new(format!("{to} 24:00 截止"), format!("to the end of {to}"))).until(over(to)),
        ];
        if guessed {
            why.push(Why::new(
                "provisional",
                Text::new(
                    "成立日期没有登记，按早于该年度推定；成立当年的年报次年才报",
                    "the founding date is not on record and taken to be earlier; the first report is due in the year after founding",
                ),
            ));
        }
        Dated {
            rule,
            subject: facts.subject(),
            name: facts.name(),
            key: year.to_string(),
            what: Text::new(format!("报送 {year} 年度年报"), format!("File the yearly report for {year}")),
            anchor: Anchor { at: Instant::start_of(from), event: "window".into() },
            safe_day: None,
            last_day: to,
            standing: Standing::Running,
            provisional: guessed,
            affects: facts.stores(now),
            steps: rungs("due", &rule.ladder.due, to),
            why,
        }
        .draw(now)
    });
    drawn.collect()
}

/// A report is filed once, not before its window opens, and not for the time before the company.
pub fn admit(facts: &EntityFacts, rulebook: &Rulebook, year: i32, now: Instant) -> Result<(), Refused> {
    let no = |zh: String, en: String| Err(Refused::new("not-possible-now", Text::new(zh, en)));
    let filed = |what: &What| matches!(what, What::AnnualReportFiled(report) if report.year == year);
    if facts.entity.events_until(now).any(|event| filed(&event.what)) {
        return no(format!("{year} 年度年报已记录"), format!("the report for {year} is on record already"));
    }
    if let Some(founded) = facts.entity.attributes.founded_on.filter(|founded| founded.year() > year) {
        return no(
            format!("公司成立于 {founded}，没有 {year} 年度年报，请核对年度"),
            format!("the company was founded on {founded} and has no report for {year}; check the year"),
        );
    }
    match bound(rulebook).and_then(|rule| rule.params.days(year)) {
        Some((from, _)) if now.date() < from => no(
            format!("{year} 年度年报从 {from} 起才能报送"),
            format!("the report for {year} can be filed from {from} on"),
        ),
        _ => Ok(()),
    }
}
