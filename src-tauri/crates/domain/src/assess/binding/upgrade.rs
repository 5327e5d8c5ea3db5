//! The platform upgraded the official account by itself; for a while that can be taken back
//! (`douyin.official.upgrade-cancel-30d`, rulebook B.1 row 52). Days are exact time.

use super::{
    draw::{Draw, anchor},
    life::{Life, not_now},
};
use crate::{
    assess::{
        deadline::{exact_sum, parameter, steps},
        life::{Refused, Running},
    },
    assessment::{Anchor, Deadline, Standing, Why},
    rulebook::behaviour::UpgradeRevocable,
    text::Text,
    time::Instant,
    vocabulary::BindingKind,
};
use chrono::Duration;

pub(super) fn begin(life: &mut Life, at: Instant) -> Result<(), Refused> {
    if life.kind != Some(BindingKind::OfficialAccount) || life.bound.is_none() {
        return Err(not_now(
            "只有已绑定的店铺官方账号会被平台自动升级",
            "only an official account that is bound is upgraded by the platform",
        ));
    }
    let Some(rule) = life.rule::<UpgradeRevocable>() else { return Ok(()) };
    let due = at + Duration::days(rule.params.window);
    life.upgrade = Some(Running { anchor: Anchor { at, event: "binding-upgraded".into() }, due });
    Ok(())
}

pub(super) fn revoke(life: &mut Life) -> Result<(), Refused> {
    match life.upgrade.take() {
        Some(_) => Ok(()),
        None => Err(not_now("没有可取消的升级", "there is no upgrade that can be taken back")),
    }
}

pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    life.upgrade.as_ref().map(|clock| clock.due)
}

/// The right lapses, and nothing is left to be done.
pub(super) fn fire(life: &mut Life, now: Instant) {
    life.upgrade.take_if(|clock| clock.due <= now);
}

pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let (rule, clock) = (life.rule::<UpgradeRevocable>()?, life.upgrade.clone()?);
    let days = rule.params.window;
    let why = vec![
        anchor(
            &clock.anchor,
            Text::new("平台自动升级官方账号", "the platform upgraded the official account"),
        ),
        parameter(rule.rule, "window", days, "天", "days"),
        exact_sum(&clock, format!("{days} × 24 小时"), format!("{days} × 24 hours")),
        Why::new("consequence", Text::new("到期后不能再取消升级", "after that it cannot be taken back")),
    ];
    let steps = steps(&rule.rule.ladder, &clock, None);
    let (anchor, due) = (clock.anchor, clock.due);
    let what = Text::new("官方账号的升级可取消", "The upgrade can be taken back");
    Some(
        Draw {
            rule: rule.rule,
            started: "upgrade".into(),
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
