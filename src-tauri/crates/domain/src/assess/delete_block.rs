//! Row 18's guard. T18: for three months after a penalty an account can neither be deleted nor be registered as departed
//! (`taobao.subaccount.delete-block-3m`, rulebook E.1 rows 18 and 21; decision S11). An account converted from 1688 can
//! depart, but never be deleted (`taobao.subaccount.cross-1688-no-delete`).
//!
//! The end of the block is 24:00 of the same day number, or of the month's last day where there is none (rulebook D.2, 5).

use super::{
    deadline::{Draw, draw, parameter},
    life::{Life, Refused, Running},
};
use crate::{
    assessment::{Anchor, Deadline, Finding, Why},
    change::Departure,
    rulebook::Rule,
    text::Text,
    time::Instant,
    vocabulary::{Consequence, DeadlineState, PenaltyEffect},
};
use chrono::{Days, Months};

/// The first instant at which it is possible again.
fn until(life: &Life) -> Option<Instant> {
    let rule = life.rules.delete_block?;
    let months = Months::new(u32::try_from(rule.params.window).ok()?);
    let last = life.marks.punished_at?.date().checked_add_months(months)?;
    Some(Instant::start_of(last.checked_add_days(Days::new(1))?))
}

/// The end of a block that stands.
pub(super) fn ends_at(life: &Life) -> Option<Instant> {
    until(life).filter(|end| life.now < *end && !life.departed)
}

/// A penalty was seen and nobody said when it came, so the end of the block is not known.
pub(super) fn undated(life: &Life) -> Option<Finding> {
    let rule = life.rules.delete_block.filter(|_| !life.departed)?;
    let seen = matches!(life.punished, Some(PenaltyEffect::Mute | PenaltyEffect::Freeze));
    let months = rule.params.window;
    let text = Text::new(
        format!("平台显示处罚冻结，处罚时间未知：受罚后 {months} 个月内不能删除或登记离职，请补记处罚时间"),
        format!(
            "shown as frozen by a penalty of unknown date: for {months} months after it the account can neither be deleted nor depart, record when it came"
        ),
    );
    let undated = seen && life.marks.punished_at.is_none();
    undated.then(|| Finding::new("penalty-undated", text, Some(rule.rule)))
}

/// The rule by which it cannot be deleted, whenever.
pub(super) fn never<'a>(life: &Life<'a>) -> Option<&'a Rule> {
    let rule = life.rules.converted_not_deletable?.rule;
    life.facts.account.attributes.converted_1688.then_some(rule)
}

/// May it depart, or be deleted?
pub(super) fn admit(life: &Life, departure: Departure, at: Instant) -> Result<(), Refused> {
    if let Some(rule) = never(life).filter(|_| departure.deleted) {
        let text = Text::new(
            "由 1688 转来的账号没有删除按钮，不能删除：请改为登记离职",
            "an account converted from 1688 has no delete button and cannot be deleted: register its departure instead",
        );
        return Err(Refused::new("converted-not-deletable", text).by(rule));
    }
    match life.rules.delete_block.zip(until(life)).filter(|(_, end)| at < *end) {
        None => Ok(()),
        Some((rule, end)) => {
            let (at, months) = (end.minute_text(), rule.params.window);
            let text = Text::new(
                format!("受处罚后 {months} 个月内不能删除或登记离职，{at} 起才可以"),
                format!(
                    "for {months} months after a penalty it can neither be deleted nor depart; possible from {at}"
                ),
            );
            Err(Refused::new("delete-blocked", text).by(rule.rule))
        }
    }
}

/// Listed while the block stands. Past its end it is kept, as met, where somebody waits for it: the holder has left.
pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let rule = life.rules.delete_block?;
    let due = until(life).filter(|_| !life.departed)?;
    let over = life.now >= due;
    if over && super::offboarding::of(life).is_none_or(|leaving| leaving.finished()) {
        return None;
    }
    let at = life.marks.punished_at?;
    let clock = Running { anchor: Anchor { at, event: "punished".into() }, due };
    let months = rule.params.window;
    let why = vec![
        parameter(rule.rule, "window", months, "个月", "months"),
        Why {
            step: "sum".into(),
            text: Text::new(
                format!("{} + {months} 个月，同日 24:00 止 → {} 起可以", at.date(), due.minute_text()),
                format!(
                    "{} + {months} months, to 24:00 of the same day number → possible from {}",
                    at.date(),
                    due.minute_text()
                ),
            ),
            rule: None,
            at: Some(due),
            days: Vec::new(),
        },
    ];
    let drawn = draw(
        life,
        Draw {
            rule: rule.rule,
            clock: &clock,
            safe_submit: None,
            consequence: Consequence::Unlocked,
            waiting: false,
            why,
        },
    );
    Some(Deadline { state: if over { DeadlineState::Met } else { DeadlineState::Open }, ..drawn })
}
