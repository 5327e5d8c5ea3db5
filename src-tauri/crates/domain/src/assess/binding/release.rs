//! A binding ends by itself: so long after its account was cancelled, or after the shop closed and its deposit came back
//! (`douyin.official.after-cancel-7d`, `…release-after-close`, rulebook E.3 rows 14 and 15). Days are exact time.

use super::{
    draw::{Draw, anchor},
    life::{Life, not_now},
};
use crate::{
    assess::{
        deadline::{parameter, steps},
        life::{Refused, Running},
    },
    assessment::{Anchor, Deadline, Standing, Why},
    rulebook::{Bound, behaviour::ReleaseAfter},
    text::Text,
    time::Instant,
    vocabulary::{BindingKind, BindingStage, ReleaseEvent},
};
use chrono::Duration;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    pub event: ReleaseEvent,
    pub since: Instant,
    /// When the deposit came back, after the shop closed.
    pub refunded: Option<Instant>,
}

pub(super) fn rule<'a>(life: &Life<'a>, event: ReleaseEvent) -> Option<Bound<'a, ReleaseAfter>> {
    life.rule_where::<ReleaseAfter>(|rule| rule.event == event)
}

/// Row 14: of the official account.
pub(super) fn cancel(life: &mut Life, at: Instant) -> Result<(), Refused> {
    if life.kind != Some(BindingKind::OfficialAccount) {
        return Err(not_now(
            "只有店铺官方账号随账号注销而释放",
            "only an official account is released when its account is cancelled",
        ));
    }
    life.at(&[BindingStage::Bound])?;
    begin(life, ReleaseEvent::AccountCancelled, at);
    Ok(())
}

/// Row 15: whatever it was doing; what was never bound has nothing to release. A shop closes once, and a release that runs
/// already goes on (row 14 had started) unless that of the closing may end before it.
pub(super) fn close(life: &mut Life, at: Instant) {
    if matches!(life.stage, BindingStage::Unbound | BindingStage::Released) {
        return;
    }
    let closing = life.release.as_ref().is_some_and(|it| it.event == ReleaseEvent::StoreClosed);
    let earliest = rule(life, ReleaseEvent::StoreClosed).map(|rule| at + Duration::days(rule.params.wait));
    let sooner = fires_at(life).is_some_and(|free| earliest.is_none_or(|earliest| free <= earliest));
    if !closing && !sooner {
        begin(life, ReleaseEvent::StoreClosed, at);
    }
}

pub(super) fn refund(life: &mut Life, at: Instant) {
    if let Some(release) = life.release.as_mut().filter(|it| it.event == ReleaseEvent::StoreClosed) {
        release.refunded = release.refunded.or(Some(at));
    }
}

fn begin(life: &mut Life, event: ReleaseEvent, at: Instant) {
    life.change = None;
    life.upgrade = None;
    life.release = Some(Release { event, since: at, refunded: None });
    life.enter(BindingStage::Releasing, at);
}

/// The first instant at which it is free; none while the deposit is not known to have come back, or no rule says.
pub(super) fn free_at(life: &Life) -> Option<Instant> {
    let release = life.release.as_ref()?;
    let params = rule(life, release.event)?.params;
    let waited = release.since + Duration::days(params.wait);
    match params.after_refund {
        None => Some(waited),
        Some(days) => Some(waited.max(release.refunded? + Duration::days(days))),
    }
}

/// The deposit is not known to have come back, and the rule asks for it.
pub(super) fn refund_unknown(life: &Life) -> bool {
    let release = life.release.as_ref().filter(|it| it.refunded.is_none());
    release.and_then(|it| rule(life, it.event)).is_some_and(|rule| rule.params.after_refund.is_some())
}

pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    free_at(life).filter(|_| life.stage == BindingStage::Releasing)
}

pub(super) fn fire(life: &mut Life, now: Instant) {
    if let Some(due) = fires_at(life).filter(|due| *due <= now) {
        life.let_go(due);
        life.enter(BindingStage::Released, due);
    }
}

/// Past its end it is kept, as met: somebody waits to bind another, or to use the account elsewhere.
pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let (release, due) = (life.release.as_ref()?, free_at(life)?);
    let Bound { rule, params } = rule(life, release.event)?;
    let (began, event, from) = match release.event {
        ReleaseEvent::AccountCancelled => {
            (("账号注销", "account cancelled"), "account-cancelled", release.since)
        }
        ReleaseEvent::StoreClosed => (("店铺关闭", "shop closed"), "store-closed", release.since),
    };
    let at = Anchor { at: from, event: event.into() };
    let waited = (release.since + Duration::days(params.wait)).minute_text();
    let mut why = vec![
        anchor(&at, Text::new(began.0, began.1)),
        parameter(rule, "wait", params.wait, "天", "days"),
        Why::new(
            "sum",
            Text::new(
                format!("满 {} × 24 小时：{waited}", params.wait),
                format!("{} × 24 hours are over at {waited}", params.wait),
            ),
        ),
    ];
    if let (Some(days), Some(refunded)) = (params.after_refund, release.refunded) {
        let (back, over) = (refunded.minute_text(), (refunded + Duration::days(days)).minute_text());
        why.push(Why::new(
            "sum",
            Text::new(
                format!("保证金 {back} 退回，满 {days} × 24 小时：{over}；两者取晚"),
                format!(
                    "the deposit came back at {back}; {days} × 24 hours are over at {over}; the later counts"
                ),
            ),
        ));
    }
    let met = life.now >= due;
    let what = match met {
        true => Text::new("主账号绑定已释放", "The main account is released"),
        false => Text::new("等待主账号绑定释放", "Waiting for the main account to be released"),
    };
    let clock = Running { anchor: at, due };
    let steps = steps(&rule.ladder, &clock, None);
    let standing = if met { Standing::Running } else { Standing::UnderReview };
    let anchor = clock.anchor;
    Some(Draw { rule, started: "release".into(), anchor, due, what, why, steps, standing, met }.draw(life))
}
