//! T6: temporary customer-service accounts live in the promotion window of the year in which they were created
//! (`taobao.tempcs.window`, rulebook E.1 rows 3 and 22; decision S8). No person check is owed meanwhile.

use super::{
    deadline::{Draw, draw},
    life::{Life, Running},
};
use crate::{
    assessment::{Anchor, Deadline, Why},
    text::Text,
    time::Instant,
    vocabulary::{Access, Consequence, SubAccountKind},
};
use chrono::{Days, NaiveDate};

/// Half-open: from the first day 00:00 to the last day 24:00, in the rule's zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    pub from: Instant,
    pub to: Instant,
}

/// The window of the year of creation; `None` for regular accounts and where no rule binds one.
pub(super) fn window(life: &Life) -> Option<Window> {
    let rule = life.rules.temporary_accounts?;
    if life.kind != SubAccountKind::TempCs {
        return None;
    }
    let year = life.facts.born().year();
    let day = |month_day: &str| NaiveDate::parse_from_str(&format!("{year}-{month_day}"), "%Y-%m-%d").ok();
    let after_last = day(&rule.params.to)?.checked_add_days(Days::new(1))?;
    Some(Window { from: Instant::start_of(day(&rule.params.from)?), to: Instant::start_of(after_last) })
}

pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    life.clocks.window.as_ref().filter(|_| life.base != Access::ExpiredTemp).map(|w| w.to)
}

pub(super) fn fire(life: &mut Life, now: Instant) {
    if fires_at(life).is_some_and(|due| due <= now) {
        life.base = Access::ExpiredTemp;
    }
}

pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let rule = life.rules.temporary_accounts?;
    let window = life.clocks.window.as_ref()?;
    if life.covered_up() {
        return None;
    }
    let clock = Running { anchor: Anchor { at: window.from, event: "window".into() }, due: window.to };
    let why = vec![Why {
        step: "parameter".into(),
        text: Text::new(
            format!(
                "临时客服窗口：{} 00:00 至 {} 24:00（来源未写年份，按创建年份）",
                rule.params.from, rule.params.to
            ),
            format!(
                "window for temporary accounts: {} 00:00 to {} 24:00 (the source names no year; that of creation counts)",
                rule.params.from, rule.params.to
            ),
        ),
        rule: Some(rule.rule.id.clone()),
        at: Some(window.to),
    }];
    Some(draw(
        life,
        Draw {
            rule: rule.rule,
            clock: &clock,
            safe_submit: None,
            consequence: Consequence::Expired,
            waiting: false,
            why,
        },
    ))
}
