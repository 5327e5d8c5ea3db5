//! Today: what is due, in the order in which to act.

use crate::{
    App, AppFault,
    days_ahead::marks_by_day,
    rows::running_span,
    wire::{Counter, Group, LeavingTally, RibbonDay, Span, Tally, Today, TodayRequest},
};
use chrono::{Days, Duration, NaiveDate};
use storewarden_db::{
    Transaction,
    deadline::{self, Among},
    meta, store, sub_account,
};
use storewarden_domain::{subject::Subject, time::Instant};

/// Groups in their order, the last two apart: one waits for the platform, one the operator wants no more of.
const GROUPS: [Span; 7] =
    [Span::Overdue, Span::Day, Span::Week, Span::Month, Span::Later, Span::Waiting, Span::Waived];
const COUNTED: [Span; 4] = [Span::Overdue, Span::Day, Span::Week, Span::Month];
const ROWS: u32 = 50;

impl App {
    pub fn today(&self, now: Instant, request: &TodayRequest) -> Result<Today, AppFault> {
        self.answer(now, |tx| {
            let platform = request.platform.as_deref();
            let limit = if request.limit == 0 { ROWS } else { request.limit.min(500) };
            let mut counters = Vec::new();
            let mut groups = Vec::new();
            for span in GROUPS {
                let tallies = deadline::tally(tx, platform, among(span, now))?;
                let total = tallies.iter().map(|(_, count)| count).sum();
                if COUNTED.contains(&span) {
                    let by_consequence = tallies
                        .into_iter()
                        .map(|(consequence, count)| Tally { consequence, count })
                        .collect();
                    counters.push(Counter { span, total, by_consequence });
                }
                if total > 0 {
                    let lines = deadline::lines(tx, platform, Some(among(span, now)), limit)?;
                    let rows = lines.into_iter().map(|line| self.deadline_row(line, now)).collect();
                    let late = if span == Span::Day { late(tx, platform, now)? } else { 0 };
                    groups.push(Group { span, total, late, rows });
                }
            }
            let ahead = Among::Running { from: Some(now), to: None };
            let next = deadline::lines(tx, platform, Some(ahead), 1)?.pop();
            Ok(Today {
                now,
                counters,
                ribbon: self.ribbon(tx, platform, now)?,
                leaving: leaving(tx, platform, now)?,
                groups,
                next: next.map(|line| self.deadline_row(line, now)),
                checked_at: checked_at(tx)?,
                sub_accounts: sub_account::count(tx)?,
                stores: store::count(tx)?,
            })
        })
    }

    /// Seven days back, today, thirty ahead.
    fn ribbon(
        &self,
        tx: &Transaction,
        platform: Option<&str>,
        now: Instant,
    ) -> Result<Vec<RibbonDay>, AppFault> {
        let today = now.date();
        let first = today.checked_sub_days(Days::new(7)).unwrap_or(today);
        let days: Vec<NaiveDate> = first.iter_days().take(38).collect();
        let end = Instant::start_of(days.last().and_then(|d| d.succ_opt()).unwrap_or(today));
        let mut marks = marks_by_day(tx, platform, Instant::start_of(first), end)?;
        let rulebook = self.rulebook();
        let day = |date: NaiveDate| {
            let kind = rulebook.calendar().kind(date);
            RibbonDay {
                date: date.to_string(),
                kind: kind.kind,
                name: kind.name,
                provisional: kind.provisional,
                today: date == today,
                marks: marks.remove(&date).unwrap_or_default(),
            }
        };
        Ok(days.into_iter().map(day).collect())
    }
}

/// Running deadlines whose latest safe submission has come: they are to be acted on at once, so they stand with the day's.
fn late(tx: &Transaction, platform: Option<&str>, now: Instant) -> Result<u32, AppFault> {
    let come = Among::Running { from: None, to: Some(now + Duration::milliseconds(1)) };
    Ok(deadline::tally(tx, platform, come)?.iter().map(|(_, count)| count).sum())
}

fn leaving(tx: &Transaction, platform: Option<&str>, now: Instant) -> Result<Option<LeavingTally>, AppFault> {
    let leavers = deadline::leavers(tx, platform)?;
    let Some((_, _, due)) = leavers.first() else {
        return Ok(None);
    };
    let only = match leavers.as_slice() {
        [(id, ..)] => Some(Subject::Staff(id.clone())),
        _ => None,
    };
    Ok(Some(LeavingTally {
        people: leavers.len() as u32,
        accounts: leavers.iter().map(|(_, accounts, _)| accounts).sum(),
        due: *due,
        span: if now >= *due { Span::Overdue } else { running_span(*due, now) },
        only,
    }))
}

/// The end of the last reminder pass.
pub(crate) fn checked_at(tx: &Transaction) -> Result<Option<Instant>, AppFault> {
    Ok(meta::get(tx, "checked-at")?.and_then(|text| text.parse().ok()).map(Instant::from_millis))
}

/// The deadlines of a span, as the database asks for them.
pub(crate) fn among(span: Span, now: Instant) -> Among {
    let (day, week, month) = (now + Duration::hours(24), now + Duration::days(7), now + Duration::days(30));
    match span {
        Span::Overdue => Among::Missed,
        Span::Waiting => Among::Waiting,
        Span::Waived => Among::Waived,
        Span::Day => Among::Running { from: None, to: Some(day) },
        Span::Week => Among::Running { from: Some(day), to: Some(week) },
        Span::Month => Among::Running { from: Some(week), to: Some(month) },
        Span::Later => Among::Running { from: Some(month), to: None },
    }
}
