//! Leaving a platform is announced on the shop's home page so many days before (`exit-notice`; rulebook B.1 row 36).
//!
//! Once the time is over the shop can be closed: the deadline is met, and stays in sight until it is.

use super::{
    closing::in_use,
    deadline::parameter,
    life::Refused,
    papers::dated::{Dated, over, rungs, shifted},
};
use crate::{
    assessment::{Action, Anchor, Deadline, Standing, Why},
    change::What,
    facts::Store,
    rulebook::{Bound, Rulebook, behaviour::ExitNotice},
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::DeadlineState,
};

/// When it was announced; none for a shop that is out of use.
fn announced(store: &Store, now: Instant) -> Option<Instant> {
    let last = store.events_until(now).filter(|event| matches!(event.what, What::ExitAnnounced(_))).last()?;
    in_use(store, now).then_some(last.effective)
}

pub(super) fn deadline(key: &StoreKey, store: &Store, rulebook: &Rulebook, now: Instant) -> Option<Deadline> {
    let Bound { rule, params } = rulebook.bound::<ExitNotice>(&key.platform)?;
    let announced = announced(store, now)?;
    let last_day = shifted(announced.date(), params.notice);
    let day = announced.date();
    let why = vec![
        Why::new(
            "anchor",
            Text::new(format!("首页公示：{day}"), format!("announced on the home page: {day}")),
        ),
        parameter(rule, "notice", params.notice, "天", "days"),
        Why::new(
            "sum",
            Text::new(
                format!("公示当天不算，满 {} 天为 {last_day} 24:00", params.notice),
                format!(
                    "the day of the announcement is not counted; day {} ends with {last_day}",
                    params.notice
                ),
            ),
        )
        .until(over(last_day)),
    ];
    let met = now >= over(last_day);
    let what = match met {
        true => Text::new("公示期满，可以办理退店", "The notice is over: the shop can be closed"),
        false => Text::new("退店公示期", "Notice before the shop closes"),
    };
    let drawn = Dated {
        rule,
        subject: Subject::Store(key.clone()),
        name: store.attributes.name.clone().unwrap_or_else(|| key.main.clone()),
        key: format!("exit-announced@{}", announced.millis()),
        what,
        anchor: Anchor { at: announced, event: "exit-announced".into() },
        safe_day: None,
        last_day,
        standing: Standing::Running,
        provisional: false,
        affects: Vec::new(),
        steps: rungs("due", &rule.ladder.due, last_day),
        why,
    }
    .draw(now);
    Some(Deadline { state: if met { DeadlineState::Met } else { DeadlineState::Open }, ..drawn })
}

/// Once at a time, and not for a shop that is out of use. `store` = without the change.
pub(super) fn admit(store: &Store, now: Instant) -> Result<(), Refused> {
    let no = |text: Text| Err(Refused::new("not-possible-now", text));
    if !in_use(store, now) {
        return no(Text::new(
            "店铺已关闭或已归档，无须公示",
            "the shop is closed or put away; there is nothing to announce",
        ));
    }
    match announced(store, now) {
        Some(at) => {
            let day = at.date();
            no(Text::new(
                format!("{day} 已记录公示；若要重新公示，先撤销那一条"),
                format!("the announcement of {day} is on record; retract it first to announce anew"),
            ))
        }
        None => Ok(()),
    }
}

pub(super) fn action(key: &StoreKey, store: &Store, rulebook: &Rulebook, now: Instant) -> Option<Action> {
    rulebook.bound::<ExitNotice>(&key.platform)?;
    let outcome = admit(store, now).map_err(|no| no.text);
    Some(Action::tried("exit-announced", outcome, false))
}
