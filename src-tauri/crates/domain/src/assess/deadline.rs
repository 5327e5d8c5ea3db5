//! How a running clock becomes a [`Deadline`]: id, state, reasons, reminder steps. Used by the obligations' files only.

use super::life::{Life, Running};
use crate::{
    assessment::{Anchor, Assessment, Deadline, Standing, Step, Why},
    rulebook::{Ladder, Param, Rule, Rulebook, behaviour::UnmutableReminders},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Actor, Consequence, DeadlineState},
};
use chrono::Duration;

/// What an obligation knows about its deadline.
pub(super) struct Draw<'a> {
    pub rule: &'a Rule,
    pub clock: &'a Running,
    pub safe_submit: Option<Instant>,
    pub consequence: Consequence,
    pub waiting: bool,
    pub why: Vec<Why>,
}

pub(super) fn draw(life: &Life, it: Draw) -> Deadline {
    let provisional = life.facts.born_is_a_guess() && it.clock.anchor.event == "created";
    // While the platform reviews, only the review's own clock reminds (rulebook A.6, T1).
    let silent = it.waiting && it.safe_submit.is_some();
    let steps = if silent { Vec::new() } else { steps(&it.rule.ladder, it.clock, it.safe_submit) };
    let mut why = vec![anchor_reason(&it.clock.anchor, provisional)];
    why.extend(it.why);
    let subject = life.facts.subject();
    let clocked = clocked(
        it.rule,
        id(it.rule, &subject, &it.clock.anchor),
        (subject, life.facts.key.login()),
        it.clock,
        life.now,
    );
    Deadline {
        safe_submit: it.safe_submit,
        provisional,
        standing: if it.waiting { Standing::UnderReview } else { Standing::Running },
        consequence: it.consequence,
        why,
        steps,
        ..clocked
    }
}

/// A deadline as its rule and its clock alone make it; what an obligation knows besides, it puts in place.
pub(super) fn clocked(
    rule: &Rule,
    id: String,
    (subject, name): (Subject, String),
    clock: &Running,
    now: Instant,
) -> Deadline {
    Deadline {
        id,
        rule: rule.id.clone(),
        subject,
        name,
        what: None,
        anchor: clock.anchor.clone(),
        due: clock.due,
        safe_submit: None,
        provisional: false,
        state: if now >= clock.due { DeadlineState::Missed } else { DeadlineState::Open },
        standing: Standing::Running,
        consequence: rule.consequence.unwrap_or(Consequence::Review),
        actor: rule.actor.unwrap_or(Actor::Operator),
        affects: Vec::new(),
        unmutable: false,
        why: Vec::new(),
        steps: steps(&rule.ladder, clock, None),
        action: None,
        handling: None,
    }
}

/// Marks those whose reminders a rule lets nobody silence.
pub(super) fn insist(assessment: &mut Assessment, rulebook: &Rulebook) {
    for deadline in assessment.deadlines.iter_mut().chain(&mut assessment.passed) {
        let mut rules = rulebook.every_bound::<UnmutableReminders>();
        deadline.unmutable = rules.any(|rule| rule.params.rules.contains(&deadline.rule));
    }
}

/// Rule + subject + what started the clock. A corrected creation time keeps the id and changes the version (`due`).
pub(super) fn id(rule: &Rule, subject: &Subject, anchor: &Anchor) -> String {
    match anchor.event.as_str() {
        "created" | "window" => format!("{}|{subject}|{}", rule.id, anchor.event),
        event => format!("{}|{subject}|{event}@{}", rule.id, anchor.at.millis()),
    }
}

/// Those that run and those whose time has come go to their lists, each in the order of `due`.
pub(super) fn place(assessment: &mut Assessment, deadlines: impl Iterator<Item = Deadline>) {
    let (open, passed) = deadlines.partition(|d| d.state == DeadlineState::Open);
    assessment.passed = passed;
    assessment.deadlines = open;
    assessment.passed.sort_by(|a, b| (a.due, &a.rule).cmp(&(b.due, &b.rule)));
    assessment.deadlines.sort_by(|a, b| (a.due, &a.rule).cmp(&(b.due, &b.rule)));
}

/// The ladder's rungs that lie after the anchor, in time.
pub(super) fn steps(ladder: &Ladder, clock: &Running, safe_submit: Option<Instant>) -> Vec<Step> {
    let towards = |name: &str, rungs: &[crate::rulebook::rule::Rung], target: Instant| -> Vec<Step> {
        let step = |r: &crate::rulebook::rule::Rung| Step {
            key: format!("{name}-{}", r.label),
            at: target - Duration::seconds(r.seconds_before),
        };
        rungs.iter().map(step).filter(|s| s.at >= clock.anchor.at).collect()
    };
    let mut steps = safe_submit.map(|at| towards("safe", &ladder.safe, at)).unwrap_or_default();
    steps.extend(towards("due", &ladder.due, clock.due));
    steps.sort_by_key(|s| s.at);
    steps
}

pub(super) fn anchor_reason(anchor: &Anchor, provisional: bool) -> Why {
    let (zh, en) = match anchor.event.as_str() {
        "created" if provisional => {
            ("首次见到（创建时间未知，暂定）", "first seen (creation time unknown, provisional)")
        }
        "created" => ("创建", "created"),
        "notice-received" => ("收到认证通知", "verification notice received"),
        "unbound" => ("解绑", "unbound"),
        "restored" => ("重新任用", "restored"),
        "temp-unfrozen" => ("临时解冻", "temporarily unfrozen"),
        "submitted" => ("提交审核", "submitted for review"),
        "qr-scanned" => ("扫码", "QR code scanned"),
        "observed" => ("平台所见", "seen on the platform"),
        "left" => ("使用人离职", "the person left"),
        "punished" => ("平台处罚", "punished"),
        "invited" => ("发出邀请", "invited"),
        "window" => ("窗口开始", "window opens"),
        "exemption-confirmed" => ("上次确认免认证", "exemption last confirmed"),
        _ => ("起算", "start"),
    };
    Why {
        step: "anchor".into(),
        text: Text::new(
            format!("{zh}：{}", anchor.at.minute_text()),
            format!("{en}: {}", anchor.at.minute_text()),
        ),
        rule: None,
        at: Some(anchor.at),
        days: Vec::new(),
    }
}

/// The rule and the parameter that count, with its value.
pub(super) fn parameter(rule: &Rule, name: &str, value: i64, zh_unit: &str, en_unit: &str) -> Why {
    let (zh_mark, en_mark) = match rule.params.get(name) {
        Some(Param { shipped: Some(shipped), .. }) => {
            (format!("，自行设定，原为 {shipped}"), format!(", set by you, ships as {shipped}"))
        }
        Some(Param { assumed: true, .. }) => ("，默认值".into(), ", default".into()),
        _ => (String::new(), String::new()),
    };
    Why {
        step: "parameter".into(),
        text: Text::new(
            format!("{}（{value} {zh_unit}{zh_mark}）", rule.statement.zh.trim_end_matches('。')),
            format!("{} ({value} {en_unit}{en_mark})", rule.statement.en.trim_end_matches('.')),
        ),
        rule: Some(rule.id.clone()),
        at: None,
        days: Vec::new(),
    }
}

/// Anchor + length = due, counted in exact hours.
pub(super) fn exact_sum(clock: &Running, zh_length: String, en_length: String) -> Why {
    let (from, to) = (clock.anchor.at.minute_text(), clock.due.minute_text());
    Why {
        step: "sum".into(),
        text: Text::new(
            format!("{from} + {zh_length} = {to}（按小时连续计算，节假日不顺延）"),
            format!("{from} + {en_length} = {to} (exact hours, holidays do not extend it)"),
        ),
        rule: None,
        at: Some(clock.due),
        days: Vec::new(),
    }
}
