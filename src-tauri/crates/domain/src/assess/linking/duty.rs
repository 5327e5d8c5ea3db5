//! T10 and T11: a changed registered fact is filed within N working days, else the platform dissolves the group on
//! day 4 and freezes the withdrawals of all its members (`aliexpress.linkgroup.change-duty-3wd`,
//! `…auto-unlink-day4`, `…no-grace-no-notice`; rulebook E.2 rows 12 to 14, D.2, D.3, X-07; decisions L2 to L5, L10).
//!
//! The platform sends no notice, so the reminders come at once, daily, and before both targets; they cannot be silenced.

use super::{
    draw::{DayEnd, Draw, anchor, counted, draw, provisional},
    life::Life,
};
use crate::{
    assess::{
        deadline::parameter,
        life::{Refused, Running},
        papers::dated::{over, shifted},
    },
    assessment::{Anchor, ChangeDuty, Deadline, Standing, Step, Why},
    calendar::Walk,
    change::UpdateFiled,
    facts::Event,
    rulebook::{
        Bound,
        behaviour::{DayFour, DutyStart, LinkAutoUnlink, LinkChangeDuty, UnmutableReminders},
    },
    text::Text,
    time::Instant,
    vocabulary::{Consequence, DutyOutcome, MembershipEnd, RegisteredFact},
};
use chrono::{Duration, NaiveDate};
use uuid::Uuid;

/// One change with what it calls for.
#[derive(Debug, Clone, PartialEq)]
pub struct Owed {
    pub change: Uuid,
    pub fact: RegisteredFact,
    /// T10
    pub clock: Running,
    pub walk: Walk,
    /// L10
    pub safe: Instant,
    /// Day 4 by each reading, the one that counts among them.
    pub readings: Vec<(DayFour, Instant)>,
    /// T11, with its rule's reading.
    pub unlink: Option<Instant>,
    pub outcome: DutyOutcome,
    /// The group has been dissolved since: nothing is left to be done.
    pub settled: bool,
    /// It is for this one that the platform dissolved the group.
    pub struck: Option<Instant>,
    pub submitted: Option<(Instant, Option<String>)>,
}

impl Owed {
    /// The day from which the working days are counted.
    fn changed_on(&self) -> NaiveDate {
        self.clock.anchor.at.date()
    }
}

/// It waits for an update, or for day 4.
pub(super) fn stands(owed: &Owed) -> bool {
    !owed.settled && matches!(owed.outcome, DutyOutcome::Open | DutyOutcome::Missed)
}

/// Row 12: the change of a fact that the rule lists, while the group is linked.
pub(super) fn begin(life: &Life, event: &Event, fact: RegisteredFact) -> Option<Owed> {
    let rule = life.rule::<LinkChangeDuty>().filter(|rule| rule.params.changes.contains(&fact))?.params;
    if !life.linked() {
        return None;
    }
    let at = match rule.starts_at {
        DutyStart::Changed => event.effective,
        DutyStart::Recorded => event.recorded,
    };
    let changed_on = at.date();
    let walk = life.rulebook.calendar().walk(changed_on, rule.window, rule.counting());
    let grace = grace(life);
    let due = over(shifted(walk.last, grace)) - Duration::hours(rule.closes_before_midnight);
    let readings = readings(life, rule, changed_on, &walk);
    let counts = life.rule::<LinkAutoUnlink>().map(|rule| rule.params.day4_basis);
    let unlink = readings.iter().find(|(reading, _)| Some(*reading) == counts).map(|(_, at)| *at);
    Some(Owed {
        change: event.change,
        fact,
        clock: Running { anchor: Anchor { at, event: "registered-fact-changed".into() }, due },
        walk,
        safe: due.min(over(shifted(changed_on, rule.safe_window))),
        readings,
        unlink,
        outcome: DutyOutcome::Open,
        settled: false,
        struck: None,
        submitted: None,
    })
}

/// 00:00 of day 4, however it is read.
fn readings(
    life: &Life,
    duty: &LinkChangeDuty,
    changed_on: NaiveDate,
    walk: &Walk,
) -> Vec<(DayFour, Instant)> {
    let (Some(rule), grace) = (life.rule::<LinkAutoUnlink>(), grace(life)) else {
        return Vec::new();
    };
    let day = rule.params.day;
    let fourth = life.rulebook.calendar().walk(changed_on, day, duty.counting()).last;
    vec![
        (DayFour::A, Instant::start_of(shifted(fourth, grace))),
        (DayFour::B, Instant::start_of(shifted(shifted(changed_on, day), grace))),
        (DayFour::C, over(shifted(walk.last, grace))),
    ]
}

/// Calendar days of leeway; the source gives none.
fn grace(life: &Life) -> i64 {
    life.rule::<UnmutableReminders>().map_or(0, |rule| rule.params.grace)
}

pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    let standing = life.owed.iter().filter(|owed| stands(owed));
    standing.filter_map(next_of).min()
}

/// The earliest day 4 of a duty that stands.
pub(super) fn strikes_at(life: &Life) -> Option<Instant> {
    life.owed.iter().filter(|owed| stands(owed)).filter_map(|owed| owed.unlink).min()
}

/// When a duty next turns: missed, then (L2) struck.
fn next_of(owed: &Owed) -> Option<Instant> {
    match owed.outcome {
        DutyOutcome::Open => [Some(owed.clock.due), owed.unlink].into_iter().flatten().min(),
        _ => owed.unlink,
    }
}

pub(super) fn next(life: &Life) -> Option<Instant> {
    fires_at(life).filter(|at| *at > life.now)
}

/// What is missed at `now`, and what strikes: the earliest day 4 takes all down (L5).
pub(super) fn fire(life: &mut Life, now: Instant) {
    let mut strikes = false;
    for owed in life.owed.iter_mut().filter(|owed| stands(owed)) {
        owed.struck = owed.unlink.filter(|at| *at <= now);
        if owed.struck.is_some() || owed.clock.due <= now {
            owed.outcome = DutyOutcome::Missed;
        }
        strikes |= owed.struck.is_some();
    }
    if !strikes {
        return;
    }
    let frozen: Vec<_> = life.members().map(|(key, _)| key.clone()).collect();
    life.frozen.extend(frozen.into_iter().map(|key| (key, now)));
    life.dissolve(MembershipEnd::AutoUnlinked, now);
}

/// Row 13; an update at or after the deadline has no effect (L3).
pub(super) fn submit(life: &mut Life, filed: &UpdateFiled, at: Instant) -> Result<(), Refused> {
    let refuse = |zh: &str, en: &str| Err(Refused::new("not-possible-now", Text::new(zh, en)));
    let Some(owed) = life.owed.iter_mut().find(|owed| owed.change == filed.change) else {
        return refuse(
            "没有这项待报的变更：请选组内正在计时的那一项（变更须在关联之后、且属于要报的种类）",
            "no such change waits to be filed: choose one whose time runs (it must have happened while linked, and be of a kind that is filed)",
        );
    };
    match owed.outcome {
        DutyOutcome::Open => {
            owed.outcome = DutyOutcome::Met;
            owed.submitted = Some((at, filed.evidence.clone()));
            Ok(())
        }
        DutyOutcome::Met => refuse("这项变更已经报过", "this change was filed already"),
        DutyOutcome::Missed => refuse(
            "已过最后期限，报了也不作数：请到平台核对关联是否已解除，并记录所见",
            "the deadline has passed and filing has no effect: look on the platform whether the links are gone, and record it",
        ),
        DutyOutcome::Lapsed => refuse(
            "关联组已先行结束，没有可报的",
            "the group came to its end first, so there is nothing to file",
        ),
    }
}

pub(super) fn shown(owed: &Owed) -> ChangeDuty {
    ChangeDuty {
        change: owed.change.to_string(),
        fact: owed.fact,
        changed_on: owed.changed_on(),
        safe_target: owed.safe,
        due: owed.clock.due,
        unlink: owed.unlink,
        provisional: owed.walk.provisional(),
        outcome: owed.outcome,
        submitted: owed.submitted.as_ref().map(|(at, _)| *at),
        evidence: owed.submitted.as_ref().and_then(|(_, evidence)| evidence.clone()),
    }
}

/// T10 while it stands, and T11 where it falls on another instant or has struck.
pub(super) fn deadlines(life: &Life) -> Vec<Deadline> {
    let mut all = Vec::new();
    for owed in life.owed.iter().filter(|owed| stands(owed)) {
        all.extend(filing(life, owed));
        let apart = match owed.outcome {
            DutyOutcome::Open => owed.unlink.is_some_and(|at| at < owed.clock.due),
            _ => true,
        };
        all.extend(apart.then(|| unlinking(life, owed)).flatten());
    }
    let strikes = life.ended == Some(MembershipEnd::AutoUnlinked) || !life.frozen.is_empty();
    if strikes && !life.closed {
        all.extend(struck(life).and_then(|owed| unlinking(life, owed)));
    }
    all
}

/// The duty for which the group was dissolved last.
fn struck<'l>(life: &'l Life) -> Option<&'l Owed> {
    let last = life.owed.iter().filter_map(|owed| owed.struck).max()?;
    life.owed.iter().find(|owed| owed.struck == Some(last))
}

fn filing(life: &Life, owed: &Owed) -> Option<Deadline> {
    let rule = life.rule::<LinkChangeDuty>()?;
    let window = rule.params.window;
    let what = owed.fact.words();
    let mut why = vec![
        anchor(&owed.clock.anchor, Text::new(format!("{}变更", what.zh), format!("{} changed", what.en))),
        parameter(rule.rule, "window", window, "个工作日", "working days"),
        counted(&owed.walk, window, DayEnd::Ends),
    ];
    why.extend(leeway(life));
    why.extend(closing(rule, owed.clock.due));
    why.push(safe_target(owed, rule.params.safe_window));
    why.extend(day_four(life, owed));
    why.push(consequence(life, life.members().count()));
    why.extend(provisional(owed.walk.provisional()));
    let mut deadline = draw(
        life,
        Draw {
            rule: rule.rule,
            clock: &owed.clock,
            started: owed.change.to_string(),
            name: life.facts.name(),
            safe_submit: Some(owed.safe),
            consequence: Consequence::Unlinked,
            standing: Standing::Running,
            affects: life.member_subjects(),
            provisional: owed.walk.provisional(),
            why,
        },
    );
    deadline.steps.extend(daily(rule.params, &owed.clock));
    deadline.steps.sort_by_key(|step| step.at);
    Some(deadline)
}

/// At once, then at the same times each day.
fn daily(rule: &LinkChangeDuty, clock: &Running) -> Vec<Step> {
    let mut steps = vec![Step { key: "at-once".into(), at: clock.anchor.at }];
    let mut date = clock.anchor.at.date();
    while Instant::start_of(date) < clock.due {
        for time in rule.daily() {
            let at = Instant::local(date, time);
            if at > clock.anchor.at && at < clock.due {
                steps
                    .push(Step { key: format!("daily-{}-{}", date.format("%m%d"), time.format("%H%M")), at });
            }
        }
        date = shifted(date, 1);
    }
    steps
}

fn unlinking(life: &Life, owed: &Owed) -> Option<Deadline> {
    let rule = life.rule::<LinkAutoUnlink>()?;
    let clock = Running { anchor: owed.clock.anchor.clone(), due: owed.unlink? };
    let what = owed.fact.words();
    let changed = Text::new(format!("{}变更未报", what.zh), format!("{} changed and not filed", what.en));
    let mut why = vec![
        anchor(&clock.anchor, changed),
        Why::new("parameter", rule.rule.statement.clone()).by_rule(&rule.rule.id),
    ];
    let days = days_to_unlinking(life, owed);
    let guessed = days.iter().flat_map(|line| &line.days).any(|day| day.provisional);
    why.extend(days);
    why.extend(leeway(life));
    why.extend(day_four(life, owed));
    let struck = life.now >= clock.due;
    let affects = match struck {
        true => super::frozen_subjects(life),
        false => life.member_subjects(),
    };
    why.push(if struck { recovery() } else { consequence(life, affects.len()) });
    why.extend(provisional(guessed));
    Some(draw(
        life,
        Draw {
            rule: rule.rule,
            clock: &clock,
            started: owed.change.to_string(),
            name: life.facts.name(),
            safe_submit: None,
            consequence: Consequence::Unlinked,
            standing: Standing::Running,
            affects,
            provisional: guessed,
            why,
        },
    ))
}

/// Days that the platform would give beyond the last; the source says that there are none.
fn leeway(life: &Life) -> Option<Why> {
    let rule = life.rule::<UnmutableReminders>().filter(|rule| rule.params.grace > 0)?;
    let days = rule.params.grace;
    let text = Text::new(format!("宽限 {days} 个自然日"), format!("with {days} calendar days of leeway"));
    Some(Why::new("parameter", text).by_rule(&rule.rule.id))
}

/// An office hour, where the rule sets one.
fn closing(rule: Bound<LinkChangeDuty>, due: Instant) -> Option<Why> {
    let hours = rule.params.closes_before_midnight;
    let text = Text::new(
        format!("最后一天提前 {hours} 小时截止"),
        format!("the last day closes {hours} hours before midnight"),
    );
    (hours > 0).then(|| Why::new("sum", text).by_rule(&rule.rule.id).until(due))
}

/// The days up to day 4 as the reading that counts has them; calendar days need no counting.
fn days_to_unlinking(life: &Life, owed: &Owed) -> Vec<Why> {
    let (Some(duty), Some(unlink)) = (life.rule::<LinkChangeDuty>(), life.rule::<LinkAutoUnlink>()) else {
        return Vec::new();
    };
    let window = duty.params.window;
    match unlink.params.day4_basis {
        DayFour::A => {
            let day = unlink.params.day;
            let walk = life.rulebook.calendar().walk(owed.changed_on(), day, duty.params.counting());
            vec![counted(&walk, day, DayEnd::Begins).by_rule(&duty.rule.id)]
        }
        DayFour::B => Vec::new(),
        DayFour::C => vec![
            parameter(duty.rule, "window", window, "个工作日", "working days"),
            counted(&owed.walk, window, DayEnd::Ends),
        ],
    }
}

fn safe_target(owed: &Owed, days: i64) -> Why {
    let at = owed.safe.due_text();
    Why::new(
        "safe-submit",
        Text::new(
            format!("稳妥目标 {at}：期限与变更日起 {days} 个自然日 24:00 中较早的一个"),
            format!("safe target {at}: the earlier of the deadline and {days} calendar days after the change, 24:00"),
        ),
    )
    .until(owed.safe)
}

/// Every reading beside the others, and which one counts.
fn day_four(life: &Life, owed: &Owed) -> Vec<Why> {
    let Some(rule) = life.rule::<LinkAutoUnlink>() else {
        return Vec::new();
    };
    let (day, counts) = (rule.params.day, rule.params.day4_basis);
    let line = |(reading, at): &(DayFour, Instant)| {
        let (name_zh, name_en) = match reading {
            DayFour::A => (format!("第 {day} 个工作日"), format!("working day {day}")),
            DayFour::B => {
                (format!("变更日起第 {day} 个自然日"), format!("{day} calendar days after the change"))
            }
            DayFour::C => ("期限次日".into(), "the day after the deadline".into()),
        };
        let (mark_zh, mark_en) =
            if *reading == counts { ("，按此计算", ", which counts") } else { ("", "") };
        let at_text = at.minute_text();
        Why::new(
            "reading",
            Text::new(
                format!("“第 {day} 日”读法 {reading:?}（{name_zh}）：{at_text}{mark_zh}"),
                format!("“day {day}”, reading {reading:?} ({name_en}): {at_text}{mark_en}"),
            ),
        )
        .by_rule(&rule.rule.id)
        .until(*at)
    };
    owed.readings.iter().map(line).collect()
}

fn consequence(life: &Life, members: usize) -> Why {
    let (zh, en) = match grace(life) {
        0 => ("没有宽限，平台也不会通知", "there is no leeway, and the platform sends no notice"),
        _ => ("宽限已算在内，平台不会通知", "the leeway is counted in, and the platform sends no notice"),
    };
    Why::new(
        "consequence",
        Text::new(
            format!("逾期：平台解除全部关联，{members} 家店的提现一并冻结；{zh}"),
            format!(
                "if missed, the platform removes every link and freezes the withdrawals of all {members} stores; {en}"
            ),
        ),
    )
}

/// no way back is described.
fn recovery() -> Why {
    Why::new(
        "consequence",
        Text::new(
            "按规则推算已解除全部关联并冻结提现，平台不会通知：请到平台核对。恢复办法未公开：补报变更、逐店申请恢复提现并记录，再从第一步重新关联",
            "by the rules every link is gone and withdrawals are frozen, without notice from the platform: look there. No way back is published: file the change, ask for each store's withdrawals and record their release, then begin anew with step one",
        ),
    )
}
