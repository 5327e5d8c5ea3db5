//! The binding's data is looked over every so often (`douyin.main.keep-info-updated`): what is bound, whether it is still
//! right, and who holds the phone by which it is recovered. Days are exact time.

use super::{
    draw::{Draw, anchor},
    life::Life,
};
use crate::{
    assess::{
        deadline::{exact_sum, parameter, steps},
        life::Running,
    },
    assessment::{Anchor, Deadline, Standing, Why},
    rulebook::behaviour::BindingReview,
    text::Text,
    vocabulary::BindingStage,
};
use chrono::Duration;

pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    if !matches!(life.stage, BindingStage::Bound | BindingStage::ChangePlanned) {
        return None;
    }
    let (rule, bound) = (life.rule::<BindingReview>()?, life.bound?);
    let (at, event, started) = match life.reviewed.filter(|reviewed| *reviewed > bound) {
        Some(reviewed) => (reviewed, "binding-reviewed", ("上次核对", "last looked over")),
        None if life.exchanges.last() == Some(&bound) => (bound, "rebound", ("绑定", "bound")),
        None => (bound, "binding-bound", ("绑定", "bound")),
    };
    let days = rule.params.every;
    let clock = Running { anchor: Anchor { at, event: event.into() }, due: at + Duration::days(days) };
    let why = vec![
        anchor(&clock.anchor, Text::new(started.0, started.1)),
        parameter(rule.rule, "every", days, "天", "days"),
        exact_sum(&clock, format!("{days} × 24 小时"), format!("{days} × 24 hours")),
        Why::new(
            "consequence",
            Text::new(
                "核对绑定的账号、资料和找回手机由谁持有，并在此记录",
                "look over the bound account, its data, and who holds the recovery phone, and record it here",
            ),
        ),
    ];
    let steps = steps(&rule.rule.ladder, &clock, None);
    let (anchor, due) = (clock.anchor, clock.due);
    let what = Text::new("核对主账号资料", "Look over the main account's data");
    Some(
        Draw {
            rule: rule.rule,
            started: "review".into(),
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
