//! How a group's clock becomes a [`Deadline`], and the lines of its *why* that several of them have. Used by the
//! obligations' files only.

use super::life::Life;
use crate::{
    assess::{
        deadline,
        life::Running,
        papers::dated::{over, provisional_reason},
    },
    assessment::{Anchor, Deadline, Standing, Why},
    calendar::{CountedDay, DayKind, Walk},
    rulebook::Rule,
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::Consequence,
};

/// What an obligation knows about its deadline.
pub(super) struct Draw<'a> {
    pub rule: &'a Rule,
    pub clock: &'a Running,
    /// What tells it from the group's others under the same rule: a store, or the change that started it.
    pub started: String,
    pub name: String,
    pub safe_submit: Option<Instant>,
    pub consequence: Consequence,
    pub standing: Standing,
    pub affects: Vec<Subject>,
    pub provisional: bool,
    pub why: Vec<Why>,
}

/// What tells it from the group's others: a store's key, or the id of the change that started it.
pub fn started(deadline: &Deadline) -> Option<&str> {
    let rest = deadline.id.strip_prefix(&format!("{}|{}|", deadline.rule, deadline.subject))?;
    rest.rsplit_once('@').map(|(started, _)| started)
}

pub(super) fn draw(life: &Life, it: Draw) -> Deadline {
    let subject = life.facts.subject;
    let id = format!("{}|{subject}|{}@{}", it.rule.id, it.started, it.clock.anchor.at.millis());
    Deadline {
        safe_submit: it.safe_submit,
        provisional: it.provisional,
        standing: it.standing,
        consequence: it.consequence,
        affects: it.affects,
        why: it.why,
        steps: deadline::steps(&it.rule.ladder, it.clock, it.safe_submit),
        ..deadline::clocked(it.rule, id, (subject.clone(), it.name), it.clock, life.now)
    }
}

pub(super) fn anchor(anchor: &Anchor, what: Text) -> Why {
    let at = anchor.at.minute_text();
    Why::new("anchor", Text::new(format!("{}：{at}", what.zh), format!("{}: {at}", what.en))).until(anchor.at)
}

/// Which end of the last counted day is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayEnd {
    /// 00:00
    Begins,
    /// 24:00
    Ends,
}

/// The days one by one, with holidays and the weekends that are worked for them.
pub(super) fn counted(walk: &Walk, days: i64, end: DayEnd) -> Why {
    let (zh, en) = in_words(&walk.days);
    let last = walk.last.format("%m-%d");
    let (hour, at) = match end {
        DayEnd::Begins => ("00:00", Instant::start_of(walk.last)),
        DayEnd::Ends => ("24:00", over(walk.last)),
    };
    Why::new(
        "sum",
        Text::new(
            format!("逐日数 {days} 个工作日：{zh} → {last} {hour}"),
            format!("counting {days} working days: {en} → {last} {hour}"),
        ),
    )
    .until(at)
    .counting(walk.days.clone())
}

/// `10-08、10-09、10-10（国庆节调休上班）；跳过 10-01 至 10-07（国庆节）`
fn in_words(days: &[CountedDay]) -> (String, String) {
    let one = |day: &CountedDay| {
        let date = day.date.format("%m-%d");
        match (&day.name, day.kind) {
            (Some(name), DayKind::Makeup) => {
                (format!("{date}（{}调休上班）", name.zh), format!("{date} (worked for {})", name.en))
            }
            _ => (date.to_string(), date.to_string()),
        }
    };
    let (zh, en): (Vec<_>, Vec<_>) = days.iter().filter(|day| day.counted).map(one).unzip();
    let (skipped_zh, skipped_en): (Vec<_>, Vec<_>) = skipped(days).into_iter().unzip();
    let (mut zh, mut en) = (zh.join("、"), en.join(", "));
    if !skipped_zh.is_empty() {
        zh = format!("{zh}；不算 {}", skipped_zh.join("、"));
        en = format!("{en}; not counted {}", skipped_en.join(", "));
    }
    (zh, en)
}

/// Days off, neighbours of one name together.
fn skipped(days: &[CountedDay]) -> Vec<(String, String)> {
    let mut runs: Vec<Vec<&CountedDay>> = Vec::new();
    for day in days.iter().filter(|day| !day.counted) {
        let joins = |last: &&CountedDay| last.name == day.name && last.date.succ_opt() == Some(day.date);
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(joins) => run.push(day),
            _ => runs.push(vec![day]),
        }
    }
    let run_in_words = |run: Vec<&CountedDay>| {
        let (first, last) = (run.first()?, run.last()?);
        let (from, to) = (first.date.format("%m-%d"), last.date.format("%m-%d"));
        let (zh, en) = match &first.name {
            Some(name) => (name.zh.clone(), name.en.clone()),
            None => ("周末".into(), "weekend".into()),
        };
        Some(if run.len() == 1 {
            (format!("{from}（{zh}）"), format!("{from} ({en})"))
        } else {
            (format!("{from} 至 {to}（{zh}）"), format!("{from} to {to} ({en})"))
        })
    };
    runs.into_iter().filter_map(run_in_words).collect()
}

/// Said where a day of a year without a published notice had to be judged (W1).
pub(super) fn provisional(provisional: bool) -> Option<Why> {
    provisional.then(provisional_reason)
}
