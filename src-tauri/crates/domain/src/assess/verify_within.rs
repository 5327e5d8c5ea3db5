//! T1: a sub-account must be verified within N days of its anchor, else it is frozen
//! (`taobao.subaccount.verify-within`, rulebook E.1 row 11; decisions S1–S3, S6).
//!
//! The clock is exact: N × 24 h from the moment, through holidays. Strict reading: only approval stops it.

use super::{
    deadline::{Draw, draw, exact_sum, parameter},
    life::{Life, Running},
    review,
};
use crate::{
    assessment::{Anchor, Deadline, Why},
    rulebook::behaviour::ClockStopsOn,
    text::Text,
    time::Instant,
    vocabulary::{Access, Consequence, Verification},
};

/// Starts the clock at `at`; `None` where no rule binds it.
pub(super) fn start(life: &Life, at: Instant, event: &str) -> Option<Running> {
    let rule = life.rules.verify_within?;
    Some(Running { anchor: Anchor { at, event: event.into() }, due: at + rule.params.length() })
}

/// Under the mild reading a submission holds the clock's effect back; its due instant does not move (S2).
pub(super) fn held_back(life: &Life) -> bool {
    life.verification == Verification::UnderReview
        && life.rules.verify_within.is_some_and(|r| r.params.clock_stops_on == ClockStopsOn::Submitted)
}

pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    let ready = life.base == Access::Active && life.verification.outstanding() && !held_back(life);
    life.clocks.verify.as_ref().filter(|_| ready).map(|c| c.due)
}

pub(super) fn fire(life: &mut Life, now: Instant) {
    if fires_at(life).is_some_and(|due| due <= now) {
        life.base = Access::FrozenOverdue;
        life.clocks.verify_missed = life.clocks.verify.take();
    }
}

/// Listed while it runs in sight, or was missed and the freeze stands.
pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let rule = life.rules.verify_within?;
    if life.covered_up() {
        return None;
    }
    let missed = life.clocks.verify_missed.as_ref().filter(|_| life.base == Access::FrozenOverdue);
    let clock = life.clocks.verify.as_ref().filter(|_| fires_at(life).is_some()).or(missed)?;
    let window = rule.params.window;
    let mut why = vec![
        parameter(rule.rule, "window", window, "天", "days"),
        exact_sum(clock, format!("{window} × 24 小时"), format!("{window} × 24 hours")),
    ];
    why.extend(review::safe_submit_reason(life, clock.due));
    if life.verification == Verification::UnderReview && life.now < clock.due {
        why.push(strict_reading());
    }
    Some(draw(
        life,
        Draw {
            rule: rule.rule,
            clock,
            safe_submit: review::safe_submit(life, clock.due),
            consequence: Consequence::Frozen,
            waiting: life.verification == Verification::UnderReview,
            why,
        },
    ))
}

/// X-16, in our words: both readings, and which one alarms.
fn strict_reading() -> Why {
    Why {
        step: "reading".into(),
        text: Text::new(
            "审核中：来源称审核期间不影响使用，是否停表未说明；按从严口径继续计时，冻结可能性较低（X-16）",
            "Under review: the source says use goes on meanwhile, not whether the clock stops; by the strict reading it runs on, a freeze is unlikely (X-16)",
        ),
        rule: None,
        at: None,
        days: Vec::new(),
    }
}
