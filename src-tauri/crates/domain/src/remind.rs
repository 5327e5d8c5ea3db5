//! Reminder decisions: which messages are due now, and why the rest is silent.
//!
//! Nothing is scheduled far ahead. Each pass asks what is due now and was not said; the ledger of what was said is
//! keyed by deadline, version (its due time) and step, so a changed date cancels its stale steps by itself.

use crate::{
    assessment::{Deadline, Step},
    text::Text,
    time::Instant,
    vocabulary::{Consequence, DeadlineState},
};
use chrono::Duration;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// More than this many messages in one pass become one digest.
pub const TOASTS_A_PASS: usize = 3;

/// What was said more than this ahead of now was said in a false future: it does not count, and its steps are armed for
/// their true time. A clock set back by less (daylight saving, a correction) fires nothing twice.
pub const FALSE_JUMP: Duration = Duration::hours(12);

/// A step that the ledger holds: claimed, shown, or covered by a more urgent one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    pub deadline: String,
    /// The deadline's due time when it was said.
    pub version: Instant,
    pub step: String,
}

/// One message about one or more deadlines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Message {
    /// Stable: showing it again under the same tag replaces it.
    pub tag: String,
    pub urgency: Urgency,
    /// Without personal data.
    pub title: Text,
    pub body: Text,
    pub items: Vec<Item>,
}

/// What a message speaks about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Item {
    pub deadline: String,
    pub subject: crate::subject::Subject,
    pub name: String,
    pub step: String,
    pub at: Instant,
    pub due: Instant,
    /// Less urgent steps of the same deadline that this one covers.
    pub covers: Vec<Step>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    Normal,
    Critical,
}

/// Why nothing is said about a deadline now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Silence {
    /// Every step that has come was said.
    AlreadySaid,
    /// The next step lies ahead.
    NotYet,
    /// The ladder has no step: the platform reviews, or the rule only counts down in a form.
    NoLadder,
    /// The operator paused reminders; what is due waits for the end of the pause.
    Paused,
}

/// A pass's answer. Every deadline is either in a message or in `silent` with its reason.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[must_use]
pub struct Decision {
    pub messages: Vec<Message>,
    /// One message instead of many, if there would be more than [`TOASTS_A_PASS`].
    pub digest: Option<Message>,
    pub silent: Vec<(String, Silence)>,
    /// The next instant at which a step comes due.
    pub next_at: Option<Instant>,
}

/// Decides what to say at `now`. `said` = every ledger row of these deadlines.
pub fn decide(deadlines: &[Deadline], said: &BTreeSet<Said>, paused: bool, now: Instant) -> Decision {
    let mut decision = Decision::default();
    let mut due: Vec<(&Deadline, Item)> = Vec::new();
    for deadline in deadlines {
        let last_said =
            deadline.steps.iter().filter(|step| was_said(deadline, step, said)).map(|s| s.at).max();
        // A step before one that was said is covered by it, whatever became of its own message.
        let unsaid: Vec<&Step> =
            deadline.steps.iter().filter(|step| last_said.is_none_or(|last| step.at > last)).collect();
        let ahead = unsaid.iter().map(|step| step.at).filter(|at| *at > now).min();
        decision.next_at = [decision.next_at, ahead].into_iter().flatten().min();
        let crossed: Vec<&Step> = unsaid.into_iter().filter(|step| step.at <= now).collect();
        // Crossed steps collapse into the most urgent, which is the latest.
        match crossed.split_last() {
            Some(_) if paused => decision.silent.push((deadline.id.clone(), Silence::Paused)),
            Some((step, covered)) => due.push((deadline, item(deadline, step, covered))),
            None if deadline.steps.is_empty() => {
                decision.silent.push((deadline.id.clone(), Silence::NoLadder))
            }
            None if ahead.is_some() => decision.silent.push((deadline.id.clone(), Silence::NotYet)),
            None => decision.silent.push((deadline.id.clone(), Silence::AlreadySaid)),
        }
    }
    due.sort_by(|(a, x), (b, y)| (a.consequence, a.due, &x.name).cmp(&(b.consequence, b.due, &y.name)));
    if due.len() > TOASTS_A_PASS {
        decision.digest = Some(digest(due, now));
    } else {
        decision.messages = due.into_iter().map(|(deadline, item)| single(deadline, item, now)).collect();
    }
    decision
}

/// What becomes of a message that was not marked as shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Retold {
    /// To be shown again under its tag, as things stand now.
    Again(Message),
    /// Nothing that it speaks about stands, for now.
    Settled,
    /// A later step has come, which says more.
    Overtaken,
}

/// Looks at a message that may or may not have been seen.
pub fn retold(message: &Message, deadlines: &[Deadline], now: Instant) -> Retold {
    let standing = |item: &Item| {
        let version = |d: &&Deadline| d.id == item.deadline && d.due == item.due;
        let has_step = |d: &&Deadline| d.steps.iter().any(|step| step.key == item.step);
        deadlines.iter().find(version).filter(has_step)
    };
    let overtaken =
        |d: &Deadline, item: &Item| d.steps.iter().any(|step| step.at > item.at && step.at <= now);
    let stand: Vec<(&Deadline, &Item)> =
        message.items.iter().filter_map(|item| standing(item).map(|d| (d, item))).collect();
    match (stand.as_slice(), message.items.as_slice()) {
        ([], _) => Retold::Settled,
        (stand, _) if stand.iter().all(|(d, item)| overtaken(d, item)) => Retold::Overtaken,
        // Under the tag that was claimed, whatever this version of the program would choose.
        ([(deadline, item)], [_]) => {
            Retold::Again(Message { tag: message.tag.clone(), ..single(deadline, (*item).clone(), now) })
        }
        _ => Retold::Again(message.clone()),
    }
}

fn was_said(deadline: &Deadline, step: &Step, said: &BTreeSet<Said>) -> bool {
    said.contains(&Said { deadline: deadline.id.clone(), version: deadline.due, step: step.key.clone() })
}

fn item(deadline: &Deadline, step: &Step, covered: &[&Step]) -> Item {
    Item {
        deadline: deadline.id.clone(),
        subject: deadline.subject.clone(),
        name: deadline.name.clone(),
        step: step.key.clone(),
        at: step.at,
        due: deadline.due,
        covers: covered.iter().map(|s| (*s).clone()).collect(),
    }
}

fn single(deadline: &Deadline, item: Item, now: Instant) -> Message {
    let name = &deadline.name;
    let due = deadline.due.short_text();
    let missed = deadline.state == DeadlineState::Missed;
    let (title, body) = match (deadline.consequence, deadline.safe_submit) {
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
        (consequence, _) => {
            let words = consequence.words();
            (
                Text::new(format!("{}：{name}", words.zh), format!("{name}: {}", words.en)),
                Text::new(format!("时间：{due}。"), format!("At {due}.")),
            )
        }
    };
    let urgency =
        if missed || deadline.due - now <= Duration::hours(24) { Urgency::Critical } else { Urgency::Normal };
    Message { tag: tag([&item].into_iter()), urgency, title, body, items: vec![item] }
}

fn digest(due: Vec<(&Deadline, Item)>, now: Instant) -> Message {
    let count = due.len();
    let missed = due
        .iter()
        .filter(|(d, _)| d.state == DeadlineState::Missed && d.consequence != Consequence::Chase)
        .count();
    let ahead = due.iter().map(|(d, _)| d).filter(|d| d.due > now).min_by_key(|d| d.due);
    let next = ahead.map_or_else(
        || Text::new("", ""),
        |d| {
            let at = d.due.short_text();
            Text::new(format!("；最近一项 {at} {}", d.name), format!("; next {at} {}", d.name))
        },
    );
    Message {
        // Of all its items: another selection is another message, even with the same beginning.
        tag: tag(due.iter().map(|(_, item)| item)),
        urgency: Urgency::Critical,
        title: Text::new(format!("{count} 项期限需要处理"), format!("{count} deadlines need you")),
        body: Text::new(
            format!("{missed} 项已到期，{} 项临近{}。打开守店查看。", count - missed, next.zh),
            format!("{missed} already in force, {} coming up{}. Open Storewarden.", count - missed, next.en),
        ),
        items: due.into_iter().map(|(_, item)| item).collect(),
    }
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
