//! What was decided about a deadline's reminders: acknowledged, snoozed, waived, and taken back. Of the decisions about
//! one version of a deadline (its id and its due time) the last counts, so that a moved date starts over.

use super::life::Refused;
use crate::{
    assessment::{Assessment, Deadline, Handling},
    change::{Acknowledgement, Draft, Snooze, Waiver, What},
    facts::{Event, World},
    rulebook::Rulebook,
    text::Text,
    time::Instant,
    vocabulary::DeadlineState,
};

/// Says beside each deadline what was decided about it. A waived one stays in the list in which its time puts it.
pub(super) fn apply(assessment: &mut Assessment, events: &[Event], now: Instant) {
    let Assessment { deadlines, passed, .. } = assessment;
    for deadline in deadlines.iter_mut().chain(passed) {
        deadline.handling = decided(deadline, events, now);
        if matches!(deadline.handling, Some(Handling::Waived { .. })) {
            deadline.state = DeadlineState::Waived;
        }
    }
}

/// The next decision that is recorded ahead of its time.
pub(super) fn next(events: &[Event], now: Instant) -> Option<Instant> {
    let ahead = events.iter().filter(|e| !e.void && e.what.handles().is_some() && e.effective > now);
    ahead.map(|e| e.effective).min()
}

fn decided(deadline: &Deadline, events: &[Event], now: Instant) -> Option<Handling> {
    let about = |event: &&Event| event.what.handles() == Some((deadline.id.as_str(), deadline.due));
    let last = events.iter().filter(|e| !e.void && e.effective <= now).rfind(about)?;
    let at = last.effective;
    match &last.what {
        What::Acknowledged(Acknowledgement { reason, .. }) => {
            Some(Handling::Acknowledged { at, reason: reason.clone() })
        }
        What::Snoozed(Snooze { until, .. }) => Some(Handling::Snoozed { at, until: *until }),
        // A rule may have come to want its reminders since.
        What::Waived(Waiver { reason, .. }) if !deadline.unmutable => {
            Some(Handling::Waived { at, reason: reason.clone() })
        }
        _ => None,
    }
}

/// May this be decided? The deadline must stand with this due time when the decision takes effect.
pub(super) fn admit(world: &World, rulebook: &Rulebook, draft: &Draft) -> Result<(), Refused> {
    let Some((id, due)) = draft.what.handles() else {
        return Ok(());
    };
    // A deadline's id begins with its rule's.
    let rule = id.split('|').next().and_then(|id| rulebook.rule(id));
    admitted(world, rulebook, draft, (id, due)).map_err(|no| match rule {
        Some(rule) => no.by(rule),
        None => no,
    })
}

fn admitted(
    world: &World,
    rulebook: &Rulebook,
    draft: &Draft,
    (id, due): (&str, Instant),
) -> Result<(), Refused> {
    let at = draft.effective;
    let assessment = super::subject(world, rulebook, &draft.subject, at);
    let all: Vec<Deadline> =
        assessment.into_iter().flat_map(|a| a.deadlines.into_iter().chain(a.passed)).collect();
    let Some(deadline) = all.iter().find(|d| d.id == id && d.due == due) else {
        return refuse("no-such-deadline", gone(all.iter().find(|d| d.id == id)));
    };
    if deadline.state == DeadlineState::Met {
        return not_now("已经满足，没有要提醒的", "it is met already, so there is nothing to remind of");
    }
    match &draft.what {
        What::RemindersResumed(_) => resumable(deadline, at),
        _ if deadline.state == DeadlineState::Waived => {
            not_now("已设为不再提醒：请先恢复提醒", "it is waived: let its reminders go on first")
        }
        What::Snoozed(snooze) => may_snooze(deadline, snooze.until, at),
        What::Waived(waiver) => may_waive(deadline, &waiver.reason),
        _ => Ok(()),
    }
}

/// Why none of its reminders can be put off at `at`, whatever the time; `Ok` where some can.
pub fn snoozable(deadline: &Deadline, at: Instant) -> Result<(), Refused> {
    if deadline.state == DeadlineState::Waived {
        return not_now("已设为不再提醒：请先恢复提醒", "it is waived: let its reminders go on first");
    }
    if deadline.steps.is_empty() {
        return not_now(
            "此期限现在没有提醒（在等平台，或只在表单里倒计时），无需推迟",
            "it has no reminders now (it waits for the platform, or counts down in a form), so there is nothing to put off",
        );
    }
    if at >= deadline.due {
        return not_now("期限已过，没有可推迟的提醒", "its time is past, so there is nothing to put off");
    }
    Ok(())
}

/// May its reminders be put off until then?
pub fn may_snooze(deadline: &Deadline, until: Instant, at: Instant) -> Result<(), Refused> {
    if until >= deadline.due {
        let due = deadline.due.minute_text();
        let text = Text::new(
            format!("提醒不能推迟到期限之后：请选早于 {due} 的时间"),
            format!("a reminder cannot be put off beyond the due time: choose a time before {due}"),
        );
        return refuse("snooze-past-due", text);
    }
    snoozable(deadline, at)?;
    if until <= at {
        let text = Text::new(
            format!("提醒时间已过：请选晚于 {} 的时间", at.minute_text()),
            format!("that time has passed: choose one after {}", at.minute_text()),
        );
        return refuse("snooze-in-the-past", text);
    }
    Ok(())
}

fn may_waive(deadline: &Deadline, reason: &str) -> Result<(), Refused> {
    if deadline.unmutable {
        let text = Text::new(
            "平台不通知，只能靠自己：此提醒不能关闭",
            "the platform sends nothing, so this reminder cannot be turned off",
        );
        return refuse("unmutable", text);
    }
    if reason.trim().is_empty() {
        let text = Text::new("请写明为什么不再提醒", "say why it needs no more reminders");
        return refuse("reason-missing", text);
    }
    Ok(())
}

fn resumable(deadline: &Deadline, at: Instant) -> Result<(), Refused> {
    match &deadline.handling {
        Some(Handling::Waived { .. }) => Ok(()),
        Some(Handling::Snoozed { until, .. }) if *until > at => Ok(()),
        _ => not_now("提醒本来就开着", "its reminders are not held back"),
    }
}

/// It is settled, or it has another due time by now.
fn gone(moved: Option<&Deadline>) -> Text {
    match moved {
        Some(deadline) => {
            let due = deadline.due.minute_text();
            Text::new(
                format!("期限已改为 {due}：请按新的时间处理"),
                format!("its due time is {due} by now: decide about that one"),
            )
        }
        None => Text::new(
            "没有这个期限，它可能已经完成或改动：请刷新后再看",
            "there is no such deadline; it may be settled or changed: look again",
        ),
    }
}

fn not_now(zh: &str, en: &str) -> Result<(), Refused> {
    refuse("not-possible-now", Text::new(zh, en))
}

fn refuse(code: &'static str, text: Text) -> Result<(), Refused> {
    Err(Refused::new(code, text))
}
