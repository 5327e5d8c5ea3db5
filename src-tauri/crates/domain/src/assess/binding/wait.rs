//! T14: after the old account is unbound the platform does not take a new one at once (`douyin.main.rebind-wait-range`,
//! rulebook E.3 rows 7, 8 and 12). From `min` on one may try, at `max` one asks the platform. Both are expectations: the
//! sources disagree, and nothing here says that it works now.

use super::{
    draw::{Draw, anchor},
    life::Life,
};
use crate::{
    assess::{
        deadline::{exact_sum, parameter, steps},
        life::Running,
    },
    assessment::{Anchor, Deadline, Standing, Step, Why},
    rulebook::{Bound, behaviour::RebindWait},
    text::Text,
    time::Instant,
    vocabulary::BindingStage,
};
use chrono::Duration;

const WEEK: i64 = 7;

/// The clock of a wait that lasts.
pub(super) struct Wait<'a> {
    rule: Bound<'a, RebindWait>,
    unbound: Instant,
    pub try_from: Instant,
    pub longest: Instant,
}

pub(super) fn of<'a>(life: &Life<'a>) -> Option<Wait<'a>> {
    let waiting = matches!(life.stage, BindingStage::Waiting | BindingStage::Rebinding);
    let unbound = life.change.as_ref().filter(|_| waiting)?.unbound?;
    let rule = life.rule::<RebindWait>()?;
    let after = |days: i64| unbound + Duration::days(days);
    Some(Wait { rule, unbound, try_from: after(rule.params.min), longest: after(rule.params.max) })
}

/// When it reads otherwise.
pub(super) fn instants(life: &Life) -> Vec<Instant> {
    of(life).map(|wait| vec![wait.try_from, wait.longest]).unwrap_or_default()
}

pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let wait = of(life)?;
    let Bound { rule, params } = wait.rule;
    let clock =
        Running { anchor: Anchor { at: wait.unbound, event: "binding-unbound".into() }, due: wait.longest };
    let from = wait.try_from.minute_text();
    let why = vec![
        anchor(&clock.anchor, Text::new("解绑", "unbound")),
        parameter(rule, "max", params.max, "天", "days"),
        exact_sum(&clock, format!("{} × 24 小时", params.max), format!("{} × 24 hours", params.max)),
        Why::new(
            "reading",
            Text::new(
                format!("{from} 起可以试着绑定，不成就隔几天再试；这只是预计，平台没有给出准确时间"),
                format!("from {from} on it is worth trying, and again some days later; an expectation, the platform gives no time"),
            ),
        )
        .until(wait.try_from),
        Why::new(
            "consequence",
            Text::new("到期仍绑不上：向平台申诉，或寄资料办理", "if it still fails by then: appeal to the platform, or send in papers"),
        ),
    ];
    let steps = rungs(&wait, &clock);
    let what = Text::new("等待重新绑定主账号", "Waiting to bind the main account again");
    // Until then nothing helps but to wait.
    let standing = if life.now < wait.try_from { Standing::UnderReview } else { Standing::Running };
    let (anchor, due) = (clock.anchor, clock.due);
    Some(
        Draw { rule, started: "wait".into(), anchor, due, what, why, steps, standing, met: false }.draw(life),
    )
}

/// At the first try, every week after it, and as the rule's ladder says.
fn rungs(wait: &Wait, clock: &Running) -> Vec<Step> {
    let weekly = (0..).map(|week| (week, wait.try_from + Duration::days(WEEK * week)));
    let weekly = weekly.take_while(|(_, at)| *at < wait.longest);
    let named = weekly.map(|(week, at)| match week {
        0 => Step { key: "try".into(), at },
        week => Step { key: format!("week-{week}"), at },
    });
    named.chain(steps(&wait.rule.rule.ladder, clock, None)).collect()
}
