//! A message that was claimed and not marked as shown: it may or may not have been seen.

use super::{Item, Message, Wishes, held, ladder::Ladder, words::single};
use crate::{assessment::Deadline, time::Instant};

/// What becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Retold {
    /// To be shown again under its tag, as things stand now.
    Again(Message),
    /// Nothing that it speaks about stands, for now.
    Settled,
    /// A later step has come, which says more.
    Overtaken,
    /// It stands, and is kept for the end of a pause, of quiet hours or of a snooze.
    Held,
}

/// What became of one of the message's items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stands,
    Overtaken,
    Held,
}

/// Looks at it again, as things stand now.
pub fn retold(message: &Message, deadlines: &[Deadline], wishes: Wishes, now: Instant) -> Retold {
    let standing: Vec<(&Deadline, &Item, Fate)> = message
        .items
        .iter()
        .filter_map(|item| {
            let deadline = deadlines.iter().find(|d| d.id == item.deadline && d.due == item.due)?;
            Some((deadline, item, fate(deadline, item, wishes, now)?))
        })
        .collect();
    let all = |fates: &[Fate]| standing.iter().all(|(.., fate)| fates.contains(fate));
    match standing.as_slice() {
        [] => Retold::Settled,
        _ if all(&[Fate::Overtaken]) => Retold::Overtaken,
        _ if all(&[Fate::Overtaken, Fate::Held]) => Retold::Held,
        // Under the tag that was claimed, whatever this version of the program would choose.
        [(deadline, item, _)] if message.items.len() == 1 => {
            Retold::Again(Message { tag: message.tag.clone(), ..single(deadline, (*item).clone(), now) })
        }
        _ => Retold::Again(message.clone()),
    }
}

/// `None` where its step does not count any more.
fn fate(deadline: &Deadline, item: &Item, wishes: Wishes, now: Instant) -> Option<Fate> {
    let ladder = Ladder::of(deadline);
    ladder.steps().iter().find(|step| step.key == item.step)?;
    let come = |at: Instant| at <= now;
    let later = ladder.steps().iter().filter(|step| step.at > item.at);
    let snoozed = ladder.silent_until(wishes.quiet).is_some_and(|until| !come(until));
    Some(match (later.map(|step| ladder.say_at(step, wishes.quiet)).any(come), snoozed) {
        (true, _) => Fate::Overtaken,
        (_, true) => Fate::Held,
        _ if held(deadline, wishes, now).is_some() => Fate::Held,
        _ => Fate::Stands,
    })
}
