//! T6: temporary customer-service accounts live in the promotion window of the year in which they were created
//! (`taobao.tempcs.window`, rulebook E.1 rows 3 and 22; decision S8). No person check is owed meanwhile.
//!
//! The source names no year, so a year's window counts as a guess until the operator has confirmed it on the store.

use super::{
    deadline::{Draw, draw},
    life::{Life, Running},
};
use crate::{
    assessment::{Anchor, Deadline, Why},
    facts::Store,
    rulebook::{Bound, behaviour::TemporaryAccounts},
    text::Text,
    time::Instant,
    vocabulary::{Access, Consequence, SubAccountKind},
};
use chrono::{Datelike, Days, NaiveDate};

/// Half-open: from the first day 00:00 to the last day 24:00, in the rule's zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    pub from: Instant,
    pub to: Instant,
    /// The operator found it announced for this year; else it is the rule's, in the year of creation.
    pub confirmed: bool,
}

/// The window of the year of creation; `None` for regular accounts and where no rule binds one.
pub(super) fn window(life: &Life) -> Option<Window> {
    let rule = life.rules.temporary_accounts?;
    if life.kind != SubAccountKind::TempCs {
        return None;
    }
    of_year(life.facts.store, &rule, life.facts.born().year())
}

/// The window of a year: as confirmed on the store, or as the rule's days fall in that year.
pub fn of_year(store: Option<&Store>, rule: &Bound<TemporaryAccounts>, year: i32) -> Option<Window> {
    let windows = store.into_iter().flat_map(|store| &store.attributes.temporary_windows);
    let confirmed = windows.into_iter().find(|window| window.from.year() == year);
    let day = |month_day: &str| NaiveDate::parse_from_str(&format!("{year}-{month_day}"), "%Y-%m-%d").ok();
    let (from, to) = match confirmed {
        Some(window) => (window.from, window.to),
        None => (day(&rule.params.from)?, day(&rule.params.to)?),
    };
    let after_last = to.checked_add_days(Days::new(1))?;
    let (from, to) = (Instant::start_of(from), Instant::start_of(after_last));
    Some(Window { from, to, confirmed: confirmed.is_some() })
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
    let (from, to) = (window.from.minute_text(), window.to.minute_text());
    let text = if window.confirmed {
        Text::new(
            format!("临时客服窗口（已确认）：{from} 至 {to}"),
            format!("window for temporary accounts, confirmed: {from} to {to}"),
        )
    } else {
        Text::new(
            format!("临时客服窗口：{from} 至 {to}（来源未写年份，按创建年份推定，请按当年公告确认）"),
            format!(
                "window for temporary accounts: {from} to {to} (the source names no year; that of creation is taken, confirm it by the year's announcement)"
            ),
        )
    };
    let why = vec![Why {
        step: "parameter".into(),
        text,
        rule: Some(rule.rule.id.clone()),
        at: Some(window.to),
        days: Vec::new(),
    }];
    let drawn = draw(
        life,
        Draw {
            rule: rule.rule,
            clock: &clock,
            safe_submit: None,
            consequence: Consequence::Expired,
            waiting: false,
            why,
        },
    );
    Some(Deadline { provisional: !window.confirmed, ..drawn })
}
