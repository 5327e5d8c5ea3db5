//! What a message says. A notification daemon sees it, so it names accounts and times, never people.

use super::{Beside, Item, Message, Urgency, in_force, linking, papers};
use crate::{
    assessment::Deadline,
    text::Text,
    time::Instant,
    vocabulary::{Consequence, DeadlineState},
};
use chrono::Duration;

/// One message about one deadline.
pub(super) fn single(deadline: &Deadline, item: Item, now: Instant) -> Message {
    let missed = deadline.state == DeadlineState::Missed;
    let (title, body) = linking::said(deadline, now).unwrap_or_else(|| said(deadline, now));
    let urgency =
        if missed || deadline.due - now <= Duration::hours(24) { Urgency::Critical } else { Urgency::Normal };
    Message { tag: tag([&item].into_iter()), urgency, title, body, items: vec![item] }
}

/// Title and body.
fn said(deadline: &Deadline, now: Instant) -> (Text, Text) {
    let name = &deadline.name;
    let due = deadline.due.short_text();
    let missed = deadline.state == DeadlineState::Missed;
    if let Some(what) = &deadline.what {
        return papers::message(deadline, what, now);
    }
    match (deadline.consequence, deadline.safe_submit) {
        (Consequence::Frozen | Consequence::Refrozen, _) if missed => (
            Text::new(format!("已冻结：{name}"), format!("Frozen: {name}")),
            Text::new(
                format!(
                    "按规则推算，{due} 起因未完成实人认证被冻结。到平台核对；主账号可临时解冻，尽快完成认证。"
                ),
                format!(
                    "By the rules frozen since {due} for a missed person check. Look on the platform; the main account can lift it for a short time."
                ),
            ),
        ),
        (Consequence::Frozen | Consequence::Refrozen, Some(safe)) if now < safe => (
            Text::new(
                format!("最晚 {} 提交认证：{name}", safe.short_text()),
                format!("Submit by {}: {name}", safe.short_text()),
            ),
            Text::new(
                format!("还有 {}。审核需要时间，之后提交可能来不及；{due} 冻结。", span(safe - now).zh),
                format!(
                    "{} left. A review takes time, later may be too late; frozen at {due}.",
                    span(safe - now).en
                ),
            ),
        ),
        (Consequence::Frozen | Consequence::Refrozen, _) => (
            Text::new(format!("{due} 冻结：{name}"), format!("Freezes {due}: {name}")),
            Text::new(
                format!("还有 {}。最晚提交时间已过，请立即提交实人认证。", span(deadline.due - now).zh),
                format!(
                    "{} left. The latest safe submission has passed: submit the person check now.",
                    span(deadline.due - now).en
                ),
            ),
        ),
        (Consequence::Chase, _) => (
            Text::new(format!("审核已满时限：{name}"), format!("Review time is up: {name}")),
            Text::new(
                format!("平台应在 {due} 前给出结果。请查看千牛消息并记录结果，未出结果就催办。"),
                format!(
                    "The platform should have answered by {due}. Look for its message and record the result, or chase it."
                ),
            ),
        ),
        (Consequence::Expired, _) if missed && deadline.anchor.event == "invited" => (
            Text::new(format!("邀请已过期：{name}"), format!("Invitation expired: {name}")),
            Text::new(
                format!("{due} 起激活链接失效。请重新发送邀请。"),
                format!("Its link ended at {due}. Send another invitation."),
            ),
        ),
        (Consequence::Expired, Some(safe)) if deadline.anchor.event == "invited" => (
            Text::new(format!("邀请待激活：{name}"), format!("Invitation to activate: {name}")),
            Text::new(
                format!("最好在 {} 前激活，最迟 {due}；之后要重新邀请。", safe.short_text()),
                format!(
                    "Best activated by {}, at the latest by {due}; after that it must be sent anew.",
                    safe.short_text()
                ),
            ),
        ),
        (Consequence::Expired, _) => (
            Text::new(format!("临时客服账号到期：{name}"), format!("Temporary account ends: {name}")),
            Text::new(format!("{due} 后不可用。"), format!("Unusable from {due}.")),
        ),
        (Consequence::Review, _) => (
            Text::new(format!("确认是否仍免认证：{name}"), format!("Still exempt? {name}")),
            Text::new(
                "到平台确认该店铺是否仍免实人认证，并在此记录。",
                "Look on the platform whether this shop is still exempt from the person check, and record it.",
            ),
        ),
        (Consequence::Rescan, _) => (
            Text::new(format!("扫码即将超时：{name}"), format!("Scan session ends: {name}")),
            Text::new(
                format!("{due} 前提交，否则需重新扫码。"),
                format!("Submit before {due} or scan again."),
            ),
        ),
        (Consequence::Exposed, _) if missed => (
            Text::new(format!("离职交接已逾期：{name}"), format!("Leaver's account overdue: {name}")),
            Text::new(
                format!("{due} 前应处理完，离职人员可能仍在使用。打开守店看还差哪一步。"),
                format!(
                    "To be settled by {due}; the person who left may still act through it. Open Storewarden to see what is missing."
                ),
            ),
        ),
        (Consequence::Exposed, _) => (
            Text::new(format!("离职交接：{name}"), format!("Leaver's account: {name}")),
            Text::new(
                format!("使用人已离职。{due} 前解绑、换安全手机、登记离职或转交，并复核权限。"),
                format!(
                    "Its person has left. By {due}: unbind it, change its phone, let it depart or hand it over, and look over its permissions."
                ),
            ),
        ),
        (Consequence::Unlocked, _) => (
            Text::new(format!("{due} 起可登记离职：{name}"), format!("May depart from {due}: {name}")),
            Text::new(
                format!("处罚后的限制到 {due} 为止，之后可以登记离职或删除。"),
                format!(
                    "The block after its penalty ends at {due}; from then on it may depart or be deleted."
                ),
            ),
        ),
        (consequence, _) => {
            let words = consequence.words();
            (
                Text::new(format!("{}：{name}", words.zh), format!("{name}: {}", words.en)),
                Text::new(format!("时间：{due}。"), format!("At {due}.")),
            )
        }
    }
}

/// One message for all of `due`. `beside` = what else is in force, so that the numbers add up to those of *Today*.
pub(super) fn digest(due: Vec<(&Deadline, Item)>, beside: Beside, now: Instant) -> Message {
    let count = due.len();
    let missed = due.iter().filter(|(deadline, _)| in_force(deadline)).count();
    let ahead = due.iter().map(|(d, _)| d).filter(|d| d.due > now).min_by_key(|d| d.due);
    let next = ahead.map_or_else(
        || Text::new("", ""),
        |d| {
            let at = d.due.short_text();
            Text::new(format!("；最近一项 {at} {}", d.name), format!("; next {at} {}", d.name))
        },
    );
    let rest = also(beside);
    Message {
        // Of all its items: another selection is another message, even with the same beginning.
        tag: tag(due.iter().map(|(_, item)| item)),
        urgency: Urgency::Critical,
        title: Text::new(format!("{count} 项期限需要处理"), format!("{count} deadlines need you")),
        body: Text::new(
            format!("逾期 {missed} 项，临近 {} 项{}。{}打开守店查看。", count - missed, next.zh, rest.zh),
            format!(
                "{missed} overdue, {} coming up{}. {}Open Storewarden.",
                count - missed,
                next.en,
                rest.en
            ),
        ),
        items: due.into_iter().map(|(_, item)| item).collect(),
    }
}

/// `另有逾期 4 项在等平台审核。`; empty when there is nothing beside.
fn also(Beside { under_review, unchanged }: Beside) -> Text {
    let part = |count: usize, zh: &str, en: &str| {
        (count > 0).then(|| Text::new(format!("{count} 项{zh}"), format!("{count} {en}")))
    };
    let parts: Vec<Text> = [
        part(under_review, "在等平台审核", "under review"),
        part(unchanged, "没有新变化", "with nothing new"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return Text::new("", "");
    }
    let joined =
        |pick: fn(&Text) -> &str, comma: &str| parts.iter().map(pick).collect::<Vec<_>>().join(comma);
    Text::new(
        format!("另有逾期 {}。", joined(|text| &text.zh, "、")),
        format!("Also overdue: {}. ", joined(|text| &text.en, ", ")),
    )
}

/// Short, stable, and without names: a notification daemon sees it.
fn tag<'a>(items: impl Iterator<Item = &'a Item>) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    for item in items {
        (&item.deadline, item.due, &item.step).hash(&mut hasher);
    }
    format!("storewarden-{:016x}", hasher.finish())
}

/// A length of time in its two largest units, cut to whole minutes: 6 天 14 小时.
pub fn span(length: Duration) -> Text {
    let minutes = length.num_minutes().max(0);
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    match (days, hours) {
        (0, 0) => Text::new(format!("{rest} 分钟"), format!("{rest} min")),
        (0, _) => Text::new(format!("{hours} 小时 {rest} 分"), format!("{hours} h {rest} min")),
        _ => Text::new(format!("{days} 天 {hours} 小时"), format!("{days} d {hours} h")),
    }
}
