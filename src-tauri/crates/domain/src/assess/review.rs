//! T3: the platform reviews within N hours; past that it is to be chased
//! (`taobao.verify.review-within`, rulebook E.1 row 10). The same time is the margin of the latest safe submission.

use super::{
    deadline::{Draw, draw, exact_sum, parameter},
    life::{Life, Running},
};
use crate::{
    assessment::{Anchor, Deadline, Why},
    text::Text,
    time::Instant,
    vocabulary::{Consequence, Verification},
};

pub(super) fn start(life: &Life, at: Instant) -> Option<Running> {
    let rule = life.rules.review_within?;
    Some(Running { anchor: Anchor { at, event: "submitted".into() }, due: at + rule.params.length() })
}

/// The latest submission that leaves the platform its full review time (decision S13).
pub(super) fn safe_submit(life: &Life, due: Instant) -> Option<Instant> {
    life.rules.review_within.map(|r| due - r.params.length())
}

pub(super) fn safe_submit_reason(life: &Life, due: Instant) -> Option<Why> {
    let rule = life.rules.review_within?;
    let hours = rule.params.review;
    let at = due - rule.params.length();
    Some(Why {
        step: "safe-submit".into(),
        text: Text::new(
            format!("预留平台审核 {hours} 小时 → 最晚 {} 提交", at.minute_text()),
            format!("leave the platform its {hours} hours of review → submit by {}", at.minute_text()),
        ),
        rule: Some(rule.rule.id.clone()),
        at: Some(at),
        days: Vec::new(),
    })
}

pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    let ready = life.verification == Verification::UnderReview;
    life.clocks.review.as_ref().filter(|_| ready).map(|c| c.due)
}

pub(super) fn fire(life: &mut Life, now: Instant) {
    if fires_at(life).is_some_and(|due| due <= now) {
        life.clocks.review_missed = life.clocks.review.take();
    }
}

pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let rule = life.rules.review_within?;
    let clock = life.clocks.review.as_ref().or(life.clocks.review_missed.as_ref())?;
    let hours = rule.params.review;
    let why = vec![
        parameter(rule.rule, "review", hours, "小时", "hours"),
        exact_sum(clock, format!("{hours} 小时"), format!("{hours} hours")),
    ];
    Some(draw(
        life,
        Draw {
            rule: rule.rule,
            clock,
            safe_submit: None,
            consequence: Consequence::Chase,
            waiting: true,
            why,
        },
    ))
}
