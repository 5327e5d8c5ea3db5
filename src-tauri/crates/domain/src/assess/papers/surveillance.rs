//! The inspection behind a certificate, by every anniversary of issue before its end (`surveillance-every`; decision D8).
//!
//! Anniversaries before the document was first on record are not asked about: nobody entered what became of them.

use super::{
    dated::{Dated, rungs, shifted},
    paper::Paper,
    reach,
};
use crate::{
    assess::{deadline::parameter, life::Refused},
    assessment::{Anchor, Deadline, Standing, Why},
    rulebook::{Bound, behaviour::SurveillanceEvery, rule::EVERY_PLATFORM},
    text::Text,
    time::Instant,
};
use chrono::{Months, NaiveDate};

fn bound<'a>(paper: &Paper<'a>) -> Option<Bound<'a, SurveillanceEvery>> {
    let kind = paper.facts.kind();
    paper.rulebook.each_bound::<SurveillanceEvery>(EVERY_PLATFORM).find(|rule| rule.params.document == kind)
}

/// Has the kind inspections at all?
pub fn concerns(paper: &Paper) -> bool {
    bound(paper).is_some()
}

/// D8 counts from the day of issue; where that was not entered, from the first valid day.
fn issued(paper: &Paper) -> Option<NaiveDate> {
    paper.facts.document.attributes.issued_on.or(paper.term.from)
}

/// The days by which inspections are due, in order, and the day on which the first of their periods begins.
fn anniversaries(paper: &Paper) -> Option<(NaiveDate, Vec<NaiveDate>)> {
    let every = u32::try_from(bound(paper)?.params.every * 12).ok()?;
    let (issued, to) = (issued(paper)?, paper.term.to?);
    let known = paper.facts.document.first_seen.date();
    let nth = |n: u32| issued.checked_add_months(Months::new(every.checked_mul(n)?)).filter(|day| *day < to);
    let all: Vec<NaiveDate> = (1..).map_while(nth).collect();
    let before = all.iter().copied().filter(|day| *day < known).max().unwrap_or(issued);
    Some((before, all.into_iter().filter(|day| *day >= known).collect()))
}

/// The first inspection that is not on record, and the day after which it can take place.
fn open(paper: &Paper) -> Option<(NaiveDate, NaiveDate)> {
    let (mut period, mut ahead) = anniversaries(paper)?;
    let mut inspections = paper.history.inspections.clone();
    inspections.sort();
    for inspected in inspections {
        // A late one makes up for all that were missed; one in time answers for its own anniversary.
        let late = ahead.iter().filter(|day| **day < inspected).count();
        let answered = if late > 0 { late } else { usize::from(inspected > period && !ahead.is_empty()) };
        if let Some(last) = ahead.drain(..answered.min(ahead.len())).next_back() {
            period = last;
        }
    }
    Some((period, ahead.first().copied()?))
}

/// The day from which on the next inspection can be recorded.
pub fn opens(paper: &Paper) -> Option<NaiveDate> {
    open(paper).map(|(period, _)| shifted(period, 1))
}

/// Only within the period of an open inspection; one that was missed can be made up for.
pub fn admit(paper: &Paper) -> Result<(), Refused> {
    let Some(_) = bound(paper) else {
        let text = Text::new("此类证照没有监督检查", "this kind of document has no inspections");
        return Err(Refused::new("not-possible-now", text));
    };
    match open(paper) {
        Some((period, _)) if paper.today > period => Ok(()),
        Some((period, _)) => {
            let from = shifted(period, 1);
            let text = Text::new(
                format!("到 {period} 为止的监督检查都已记录，下一次从 {from} 起"),
                format!("inspections are on record up to {period}; the next can be recorded from {from} on"),
            );
            Err(Refused::new("not-possible-now", text))
        }
        None => {
            let text = Text::new(
                "没有待记录的监督检查：请先填签发日期和有效期，或登记新证",
                "no inspection is open: enter the days of issue and of expiry first, or record a new certificate",
            );
            Err(Refused::new("not-possible-now", text))
        }
    }
}

pub fn deadline(paper: &Paper) -> Option<Deadline> {
    let Bound { rule, params } = bound(paper)?;
    let (_, last_day) = open(paper)?;
    if paper.settled() || paper.term.to.is_some_and(|to| to < paper.today) {
        return None;
    }
    let issued = issued(paper)?;
    let text = Text::new(format!("签发：{issued}"), format!("issued: {issued}"));
    let why = vec![
        Why::new("anchor", text),
        parameter(rule, "every", params.every, "年", "years"),
        Why::new(
            "sum",
            Text::new(format!("签发周年日 {last_day}"), format!("anniversary of issue {last_day}")),
        ),
    ];
    let dated = Dated {
        rule,
        subject: paper.facts.subject(),
        name: paper.facts.name(),
        key: format!("inspection@{last_day}"),
        what: Text::new("证书年度监督检查", "Yearly inspection behind the certificate"),
        anchor: Anchor { at: Instant::start_of(issued), event: "issued".into() },
        safe_day: None,
        last_day,
        standing: Standing::Running,
        provisional: false,
        affects: reach::subjects(paper),
        steps: rungs("due", &rule.ladder.due, last_day),
        why,
    };
    Some(dated.draw(paper.now))
}
