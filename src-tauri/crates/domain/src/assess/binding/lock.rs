//! T16: an account of some kinds can be neither changed nor undone for so long (`douyin.channel.lock-180d`, rulebook E.3
//! rows 1, 2 and 13). The day of binding is not counted, and the last day is locked to its 24:00.

use super::{
    draw::{Draw, anchor},
    life::Life,
};
use crate::{
    assess::{
        deadline::parameter,
        papers::dated::{over, rungs, shifted},
    },
    assessment::{Anchor, Deadline, Standing, Why},
    text::Text,
    time::Instant,
    vocabulary::BindingStage,
};

/// The first instant at which it can be changed; none where no rule locks this kind, or nothing is bound.
pub(super) fn until(life: &Life) -> Option<Instant> {
    let (lock, bound) = (life.lock()?, life.bound?);
    Some(over(shifted(bound.date(), lock.params.length)))
}

/// Listed while it lasts. Past its end it is kept, as met, where a change waits for it.
pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let planned = matches!(life.stage, BindingStage::ChangePlanned);
    if !planned && life.stage != BindingStage::Bound {
        return None;
    }
    let (lock, bound, due) = (life.lock()?, life.bound?, until(life)?);
    let met = life.now >= due;
    if met && life.change.is_none() {
        return None;
    }
    let days = lock.params.length;
    let last = shifted(bound.date(), days);
    let event = if life.exchanges.last() == Some(&bound) { "rebound" } else { "binding-bound" };
    let at = Anchor { at: bound, event: event.into() };
    let why = vec![
        anchor(&at, Text::new("绑定", "bound")),
        parameter(lock.rule, "length", days, "天", "days"),
        Why::new(
            "sum",
            Text::new(
                format!("绑定当天不算，第 {days} 天为 {last}，24:00 之后可以更换"),
                format!("the day of binding is not counted; day {days} is {last}, and from its 24:00 on it can be changed"),
            ),
        )
        .until(due),
    ];
    let what = match met {
        true => Text::new("锁定期已过，可以更换", "No longer locked: it can be changed"),
        false => Text::new("锁定期：还不能更换", "Locked: it cannot be changed yet"),
    };
    let steps = rungs("due", &lock.rule.ladder.due, last);
    Some(
        Draw {
            rule: lock.rule,
            started: "lock".into(),
            anchor: at,
            due,
            what,
            why,
            steps,
            standing: Standing::Running,
            met,
        }
        .draw(life),
    )
}
