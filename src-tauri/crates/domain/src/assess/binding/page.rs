//! T15: the platform's page gives so long for a step, which a person reads off it (`douyin.main.unbind-page-time`,
//! `…rebind-page-time`, rulebook E.3 rows 3, 5, 6 and 9). No source says how long, so without a reading no clock runs.

use super::{
    draw::{Draw, anchor},
    life::Life,
};
use crate::{
    assess::{
        deadline::{exact_sum, steps},
        life::Running,
    },
    assessment::{Anchor, Deadline, Standing, Why},
    rulebook::{Bound, behaviour::PageTime},
    text::Text,
    time::Instant,
    vocabulary::{BindingStage, PageStep},
};
use chrono::Duration;

pub(super) fn rule<'a>(life: &Life<'a>, step: PageStep) -> Option<Bound<'a, PageTime>> {
    life.rule_where::<PageTime>(|rule| rule.step == step)
}

/// The step in which it is while a page's clock runs.
fn step(life: &Life) -> PageStep {
    match life.stage {
        BindingStage::Unbinding => PageStep::Unbind,
        _ => PageStep::Rebind,
    }
}

/// Starts the clock, where a rule speaks of the step and the page showed a time.
pub(super) fn start(
    life: &Life,
    step: PageStep,
    minutes: Option<u32>,
    (event, at): (&str, Instant),
) -> Option<Running> {
    rule(life, step)?;
    let due = at + Duration::minutes(i64::from(minutes?));
    Some(Running { anchor: Anchor { at, event: event.into() }, due })
}

pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    life.change.as_ref()?.page.as_ref().map(|page| page.due)
}

/// Row 6. A change in place goes back to the old phone, a rebinding to waiting; no row says so, it follows the same way.
pub(super) fn fire(life: &mut Life, now: Instant) {
    if fires_at(life).is_none_or(|due| due > now) {
        return;
    }
    let step = step(life);
    if let Some(change) = &mut life.change {
        (change.page, change.restart) = (None, Some(step));
    }
    let back = match life.stage {
        BindingStage::Rebinding => BindingStage::Waiting,
        _ => BindingStage::Bound,
    };
    life.enter(back, now);
}

pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let clock = life.change.as_ref()?.page.clone()?;
    let step = step(life);
    let rule = rule(life, step)?;
    let (what, began, after) = match step {
        PageStep::Unbind => (
            ("在页面时限内完成解绑", "Finish unbinding on the page"),
            ("开始解绑", "unbinding began"),
            (
                "超过页面时限，解绑要重新开始，仍是原账号",
                "past it unbinding begins again and the old account stays",
            ),
        ),
        PageStep::Rebind => (
            ("在页面时限内完成绑定", "Finish binding on the page"),
            ("开始绑定新账号", "binding the new account began"),
            ("超过页面时限，这一步要重新开始", "past it the step begins again"),
        ),
    };
    let minutes = (clock.due - clock.anchor.at).num_minutes();
    let why = vec![
        anchor(&clock.anchor, Text::new(began.0, began.1)),
        Why::new(
            "parameter",
            Text::new(
                format!("页面显示还有 {minutes} 分钟（由人从页面读出）"),
                format!("the page showed {minutes} minutes (read off it by a person)"),
            ),
        )
        .by_rule(&rule.rule.id),
        exact_sum(&clock, format!("{minutes} 分钟"), format!("{minutes} minutes")),
        Why::new("consequence", Text::new(after.0, after.1)),
    ];
    let steps = steps(&rule.rule.ladder, &clock, None);
    let (anchor, due) = (clock.anchor, clock.due);
    let what = Text::new(what.0, what.1);
    Some(
        Draw {
            rule: rule.rule,
            started: "page".into(),
            anchor,
            due,
            what,
            why,
            steps,
            standing: Standing::Running,
            met: false,
        }
        .draw(life),
    )
}
