//! What a message says about a link group's clocks, and about an entity that is barred from linking. A notification
//! daemon sees it, so it names groups, stores and times, never people.

use super::span;
use crate::{
    assessment::Deadline,
    subject::SubjectKind,
    text::Text,
    time::Instant,
    vocabulary::{Consequence, DeadlineState},
};

/// A clock of a link group, or of an entity that cannot link for now, which has words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkClock {
    /// T10, with its safe target.
    Filing { safe: Instant },
    /// T11
    Unlinking,
    /// T8
    Agreeing,
    /// T9
    Review,
    /// sole proprietors.
    Barred,
}

impl LinkClock {
    /// None for what is said elsewhere.
    pub fn of(deadline: &Deadline) -> Option<Self> {
        match (deadline.subject.kind(), deadline.consequence) {
            (SubjectKind::LinkGroup, Consequence::Unlinked) => {
                Some(deadline.safe_submit.map_or(Self::Unlinking, |safe| Self::Filing { safe }))
            }
            (SubjectKind::LinkGroup, Consequence::Expired) => Some(Self::Agreeing),
            (SubjectKind::LinkGroup, Consequence::Chase) => Some(Self::Review),
            (SubjectKind::Entity, Consequence::Review) if deadline.what.is_none() => Some(Self::Barred),
            _ => None,
        }
    }
}

/// Title and body; none for what is said elsewhere.
pub(super) fn said(deadline: &Deadline, now: Instant) -> Option<(Text, Text)> {
    Some(match LinkClock::of(deadline)? {
        LinkClock::Filing { safe } => filing(deadline, safe, now),
        LinkClock::Unlinking => unlinking(deadline, now),
        LinkClock::Agreeing => agreeing(deadline, now),
        LinkClock::Review => chasing(deadline),
        LinkClock::Barred => barred(deadline),
    })
}

/// T10: first towards the safe target, then towards the deadline.
fn filing(deadline: &Deadline, safe: Instant, now: Instant) -> (Text, Text) {
    let (name, many) = (&deadline.name, deadline.affects.len());
    let due = deadline.due.due_text();
    if deadline.state == DeadlineState::Missed {
        return (
            Text::new(format!("变更逾期未报：{name}"), format!("Change not filed in time: {name}")),
            Text::new(
                format!("期限 {due} 已过，{many} 家店面临解除关联和提现冻结。平台不会通知，请到平台核对。"),
                format!(
                    "The deadline of {due} has passed; {many} stores face unlinking and frozen withdrawals. The platform sends no notice: look there."
                ),
            ),
        );
    }
    let target = if now < safe { safe } else { deadline.due };
    let (at, left) = (target.due_text(), span(target - now));
    (
        Text::new(format!("最晚 {at} 报变更：{name}"), format!("File the change by {at}: {name}")),
        Text::new(
            format!(
                "还有 {}。{due} 仍未报，全组解除关联，{many} 家店的提现一并冻结。平台不会提醒。",
                left.zh
            ),
            format!(
                "{} left. Not filed by {due}, every link is removed and withdrawals of {many} stores are frozen. The platform sends no notice.",
                left.en
            ),
        ),
    )
}

/// T11
fn unlinking(deadline: &Deadline, now: Instant) -> (Text, Text) {
    let (name, many) = (&deadline.name, deadline.affects.len());
    let due = deadline.due.due_text();
    if deadline.state == DeadlineState::Missed {
        return (
            Text::new(
                format!("已解除关联、冻结提现：{name}"),
                format!("Unlinked, withdrawals frozen: {name}"),
            ),
            Text::new(
                format!(
                    "按规则推算，{due} 起全组解除关联，{many} 家店的提现已冻结。到平台核对，逐店申请恢复并记录。"
                ),
                format!(
                    "By the rules every link is gone since {due} and withdrawals of {many} stores are frozen. Look on the platform, ask for each store, and record each release."
                ),
            ),
        );
    }
    let left = span(deadline.due - now);
    (
        Text::new(format!("{due} 解除关联：{name}"), format!("Unlinks {due}: {name}")),
        Text::new(
            format!("还有 {}。变更没有报上，{many} 家店的提现将一并冻结。", left.zh),
            format!(
                "{} left. The change was not filed; withdrawals of {many} stores will be frozen.",
                left.en
            ),
        ),
    )
}

/// T8
fn agreeing(deadline: &Deadline, now: Instant) -> (Text, Text) {
    let name = &deadline.name;
    let due = deadline.due.due_text();
    if deadline.state == DeadlineState::Missed {
        return (
            Text::new(format!("关联邀请已过期：{name}"), format!("Invitation expired: {name}")),
            Text::new(
                format!("{due} 前没有接受，按规则推算邀请作废。请核对，从第一步重新发起。"),
                format!(
                    "Not accepted by {due}; by the rules it is void. Check it, and begin anew with step one."
                ),
            ),
        );
    }
    let left = span(deadline.due - now);
    (
        Text::new(format!("{due} 前接受关联邀请：{name}"), format!("Accept the invitation by {due}: {name}")),
        Text::new(
            format!("还有 {}。由被邀请的账号登录后台接受，到期作废，要重新发起。", left.zh),
            format!(
                "{} left. The invited account accepts it in the seller centre; after that it is void and begins anew.",
                left.en
            ),
        ),
    )
}

/// T9
fn chasing(deadline: &Deadline) -> (Text, Text) {
    let (name, due) = (&deadline.name, deadline.due.due_text());
    (
        Text::new(format!("关联审核已满时限：{name}"), format!("Time of the link review is up: {name}")),
        Text::new(
            format!("平台应在 {due} 前给出结果。凭工单号查校验日志，记录结果，未出结果就催办。"),
            format!(
                "The platform should have answered by {due}. Look up the verification log by the ticket's number and record the result, or chase it."
            ),
        ),
    )
}

/// barred for now.
fn barred(deadline: &Deadline) -> (Text, Text) {
    let name = &deadline.name;
    (
        Text::new(format!("再看能否关联：{name}"), format!("May it link by now? {name}")),
        Text::new(
            "个体工商户暂不能关联。到平台看现在是否已开放，并在此记录。",
            "Sole proprietors cannot link for now. Look on the platform whether they may by now, and record it here.",
        ),
    )
}
