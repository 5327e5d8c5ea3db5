//! What is said about deadlines that name themselves ([`Deadline::what`]): those of documents, companies and of a shop's
//! end. They name a title, a company or a shop, never a person.

use super::words::span;
use crate::{
    assessment::{Deadline, Standing},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Consequence, DeadlineState},
};
use chrono::Duration;

/// Title and body.
pub(super) fn message(deadline: &Deadline, what: &Text, now: Instant) -> (Text, Text) {
    let (name, at, todo) = (&deadline.name, last_moment(deadline.due), todo(deadline));
    let title = Text::new(format!("{}：{name}", what.zh), format!("{}: {name}", what.en));
    let target = deadline.safe_submit.filter(|safe| now < *safe && deadline.state == DeadlineState::Open);
    let when = match (deadline.state, target) {
        (DeadlineState::Met, _) => Text::new("", ""),
        (DeadlineState::Open, Some(safe)) => {
            let (safe_at, left) = (last_moment(safe), span(safe - now));
            Text::new(
                format!("最好在 {} 前办好（还有 {}），最晚 {}。", safe_at.zh, left.zh, at.zh),
                format!("Best done by {} ({} left), {} at the latest. ", safe_at.en, left.en, at.en),
            )
        }
        (DeadlineState::Open, None) => {
            let left = span(deadline.due - now);
            Text::new(
                format!("到 {} 为止，还有 {}。", at.zh, left.zh),
                format!("Until {}, {} left. ", at.en, left.en),
            )
        }
        _ => Text::new(format!("{} 已过。", at.zh), format!("It was due by {}. ", at.en)),
    };
    (title, Text::new(format!("{}{}", when.zh, todo.zh), format!("{}{}", when.en, todo.en)))
}

/// A due time as people say it: the end of a day where it is one.
pub fn last_moment(due: Instant) -> Text {
    let day = due.date();
    if due != Instant::start_of(day) {
        return Text::new(due.minute_text(), due.minute_text());
    }
    let last = (due - Duration::seconds(1)).date();
    Text::new(format!("{last} 24:00"), format!("the end of {last}"))
}

/// What is to be done about it.
pub fn todo(deadline: &Deadline) -> Text {
    if let Subject::Binding(_) = deadline.subject {
        return super::binding::todo(deadline);
    }
    let missed = deadline.state == DeadlineState::Missed;
    let renewing = deadline.standing == Standing::UnderReview;
    let (zh, en) = match (deadline.consequence, &deadline.subject) {
        (Consequence::Chase, _) => {
            ("看看有没有结果并记录，没有就催办。", "Look whether it is there and record it, or ask.")
        }
        (Consequence::Refused, _) if missed => (
            "先换新证再提交，否则申请会被拒。",
            "Get a new one before applying, or the application is refused.",
        ),
        (Consequence::Refused, _) => (
            "过了这天再提交会被拒，请提前换证。",
            "After that day an application is refused; renew it in time.",
        ),
        (Consequence::Cancelled, _) if missed => {
            ("商标可能已被注销，请到商标局核对。", "It may be cancelled; look at the trademark office.")
        }
        (Consequence::Cancelled, _) => {
            ("向商标局申请续展，并记录已申请。", "Apply for the renewal and record the application.")
        }
        (Consequence::Listed, _) => (
            "在国家企业信用信息公示系统报送并记录；逾期会列入经营异常名录。",
            "File it in the national credit information system and record it; who is late is listed as abnormal.",
        ),
        (Consequence::Review, Subject::Entity(_)) => (
            "到登记机关办理变更，拿到新执照后登记。",
            "File the change with the registry and record the new licence.",
        ),
        (Consequence::Review, _) => ("安排检查并记录结果。", "Have the inspection made and record it."),
        (Consequence::Unlocked, _) if deadline.state == DeadlineState::Met => (
            "可以在平台办理退店，办完把店铺状态改为已关闭。",
            "It can be closed on the platform; then set its status to closed.",
        ),
        (Consequence::Unlocked, _) => (
            "期满之后才能退店，首页公示要一直保留。",
            "It can be closed after that; keep the notice on the home page.",
        ),
        (_, _) if renewing => (
            "新证办理中，拿到后登记新版本并上传到各店。",
            "A new one is on its way: record it when it is there and upload it to the stores.",
        ),
        (_, _) if missed => (
            "尽快换证并登记新版本；平台可能限制经营，新证审核通过前先下架相关商品。",
            "Renew it and record the new version; platforms may set limits, so take the listings down until it is audited.",
        ),
        (_, _) => (
            "提前办理，拿到新证后登记新版本并上传到各店。",
            "Renew it in time, record the new version and upload it to the stores.",
        ),
    };
    Text::new(zh, en)
}
