//! T2: a lifted freeze returns after N days unless the person check is passed
//! (`taobao.subaccount.temp-unfreeze-window`, rulebook E.1 rows 12–14; X-18: what follows is assumed).

use super::{
    deadline::{Draw, draw, exact_sum, parameter},
    life::{Life, Running},
    review, verify_within,
};
use crate::{
    assessment::{Anchor, Deadline},
    time::Instant,
    vocabulary::{Access, Consequence, Verification},
};

pub(super) fn start(life: &Life, at: Instant) -> Option<Running> {
    let rule = life.rules.temp_unfreeze_window?;
    Some(Running { anchor: Anchor { at, event: "temp-unfrozen".into() }, due: at + rule.params.length() })
}

pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    let ready = life.base == Access::TempUnfrozen && !verify_within::held_back(life);
    life.clocks.unfreeze.as_ref().filter(|_| ready).map(|c| c.due)
}

pub(super) fn fire(life: &mut Life, now: Instant) {
    if fires_at(life).is_some_and(|due| due <= now) {
        life.base = Access::Refrozen;
        life.clocks.unfreeze_missed = life.clocks.unfreeze.take();
    }
}

pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let rule = life.rules.temp_unfreeze_window?;
    if life.covered_up() {
        return None;
    }
    let missed = life.clocks.unfreeze_missed.as_ref().filter(|_| life.base == Access::Refrozen);
    let clock = life.clocks.unfreeze.as_ref().filter(|_| fires_at(life).is_some()).or(missed)?;
    let window = rule.params.window;
    let mut why = vec![
        parameter(rule.rule, "window", window, "天", "days"),
        exact_sum(clock, format!("{window} × 24 小时"), format!("{window} × 24 hours")),
    ];
    why.extend(review::safe_submit_reason(life, clock.due));
    Some(draw(
        life,
        Draw {
            rule: rule.rule,
            clock,
            // A review fills the window, so acting at once is the only safe submission (rulebook A.6, T2).
            safe_submit: review::safe_submit(life, clock.due),
            consequence: Consequence::Refrozen,
            waiting: life.verification == Verification::UnderReview,
            why,
        },
    ))
}
