//! T17: who is invited to a sub-account activates it within some days, else the invitation has expired and is sent anew
//! (`tiktok.subaccount.activate-within`; X-29). By the shorter of two readings the link ends sooner: that one warns.

use super::{
    deadline::{Draw, draw, exact_sum, parameter},
    life::{Life, Refused, Running},
};
use crate::{
    assessment::{Anchor, Deadline, Finding, Why},
    text::Text,
    time::Instant,
    vocabulary::Consequence,
};

/// An invitation was sent, the first or another: its clock starts anew.
pub(super) fn send(life: &mut Life, at: Instant) -> Result<(), Refused> {
    life.must(!life.departed, "账号已离职", "the account has already departed")?;
    let Some(rule) = life.rules.invitation_activate else {
        return Ok(());
    };
    life.clocks.invitation_missed = None;
    life.clocks.invitation =
        Some(Running { anchor: Anchor { at, event: "invited".into() }, due: at + rule.params.length() });
    Ok(())
}

/// The account was activated. An expired invitation is taken too: the sources do not agree on when it ends.
pub(super) fn accept(life: &mut Life) -> Result<(), Refused> {
    let open = life.clocks.invitation.take().or(life.clocks.invitation_missed.take());
    life.must(open.is_some(), "没有待激活的邀请", "no invitation waits to be activated")
}

pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    life.clocks.invitation.as_ref().map(|clock| clock.due)
}

pub(super) fn fire(life: &mut Life, now: Instant) {
    if fires_at(life).is_some_and(|due| due <= now) {
        life.clocks.invitation_missed = life.clocks.invitation.take();
    }
}

/// From here on the link may have ended, by the shorter reading.
pub(super) fn doubtful_from(life: &Life) -> Option<Instant> {
    let rule = life.rules.invitation_activate?;
    let clock = life.clocks.invitation.as_ref().or(life.clocks.invitation_missed.as_ref())?;
    Some(clock.anchor.at + rule.params.warning())
}

pub(super) fn finding(life: &Life) -> Option<Finding> {
    let rule = life.rules.invitation_activate?;
    let doubtful = doubtful_from(life).is_some_and(|at| at <= life.now);
    let (code, text) = match (life.clocks.invitation_missed.is_some(), doubtful) {
        (true, _) => (
            "invitation-expired",
            Text::new(
                "邀请已过期，链接打不开了：请重新发送邀请并记录",
                "the invitation has expired and its link no longer opens: send another and record it",
            ),
        ),
        (false, true) => (
            "invitation-doubtful",
            Text::new(
                "按较短的说法，激活链接可能已失效：请马上打开试试，打不开就重新邀请",
                "by the shorter of two readings the link may have ended: try it now, and send another if it does not open",
            ),
        ),
        (false, false) => return None,
    };
    Some(Finding::new(code, text, Some(rule.rule)))
}

/// Listed while it waits, or has expired and was not sent anew.
pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let rule = life.rules.invitation_activate.filter(|_| !life.covered_up())?;
    let clock = life.clocks.invitation.as_ref().or(life.clocks.invitation_missed.as_ref())?;
    let (warn, window) = (rule.params.warn, rule.params.window);
    let safe = clock.anchor.at + rule.params.warning();
    let at = safe.minute_text();
    let why = vec![
        parameter(rule.rule, "window", window, "小时", "hours"),
        exact_sum(clock, format!("{window} 小时"), format!("{window} hours")),
        Why {
            step: "reading".into(),
            text: Text::new(
                format!("另有来源说只有 {warn} 小时：最晚 {at} 激活才稳妥（X-29）"),
                format!("another source allows {warn} hours only: to be safe, activate by {at} (X-29)"),
            ),
            rule: Some(rule.rule.id.clone()),
            at: Some(safe),
            days: Vec::new(),
        },
    ];
    let consequence = Consequence::Expired;
    Some(draw(
        life,
        Draw { rule: rule.rule, clock, safe_submit: Some(safe), consequence, waiting: false, why },
    ))
}
