//! An account that nobody logs in to may be disabled, and its place in the quota returns a while later
//! (`taobao.subaccount.idle-30d`). One article alone says so: it is told, never counted on, and the place counts as taken
//! until somebody has looked. The operator enters when a login was seen last; without that nothing follows.

use super::life::Life;
use crate::{
    assessment::Finding,
    rulebook::{Bound, behaviour::IdleDisabled},
    text::Text,
    time::Instant,
};

/// The rule and the last login, as far as it is known at `now`.
fn last_login<'a>(life: &Life<'a>) -> Option<(Bound<'a, IdleDisabled>, Instant)> {
    let rule = life.rules.idle_disabled.filter(|_| !life.departed)?;
    let at = life.facts.account.attributes.last_login_at.filter(|at| *at <= life.now)?;
    Some((rule, at))
}

/// When it may have been disabled, and when its place may have come back.
pub(super) fn turns(life: &Life) -> [Option<Instant>; 2] {
    let known = last_login(life);
    let disabled = known.map(|(rule, at)| at + rule.params.length());
    [disabled, known.zip(disabled).map(|((rule, _), at)| at + rule.params.until_back())]
}

pub(super) fn finding(life: &Life) -> Option<Finding> {
    let (rule, login) = last_login(life)?;
    let [disabled, back] = turns(life);
    let (login, days) = (login.minute_text(), rule.params.idle);
    let (code, text) = match (disabled.filter(|at| *at <= life.now)?, back.filter(|at| *at <= life.now)) {
        (disabled, None) => (
            "idle-may-be-disabled",
            Text::new(
                format!(
                    "{login} 之后没有登录：据称 {days} 天不登录可能失效（{} 起），还要用就登录一次，不用就登记离职",
                    disabled.minute_text()
                ),
                format!(
                    "no login since {login}: after {days} days without one it may be disabled, one article says (from {}); log in once, or let it depart",
                    disabled.minute_text()
                ),
            ),
        ),
        (_, Some(back)) => (
            "idle-place-returned",
            Text::new(
                format!(
                    "{login} 之后没有登录：据称已经失效，名额也已退回（{} 起）；到后台核对状态和名额，这里仍按占用计",
                    back.minute_text()
                ),
                format!(
                    "no login since {login}: said to be disabled, its place returned (from {}); look on the platform, here the place still counts as taken",
                    back.minute_text()
                ),
            ),
        ),
    };
    Some(Finding::new(code, text, Some(rule.rule)))
}
