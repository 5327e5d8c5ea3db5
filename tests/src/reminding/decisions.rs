//! What an operator decides about reminders in an episode, and the hours in which they want none.

use super::{
    Random,
    expected::{Decided, Decision, Night},
};
use chrono::Duration;
use storewarden_domain::{
    assessment::Deadline,
    change::{Acknowledgement, Draft, Resumption, Snooze, Waiver, What},
    remind::QuietHours,
    time::Instant,
};

/// At night, at lunch, or never.
pub fn some_night(random: &mut Random) -> Option<Night> {
    let nights = [(22 * 60, 8 * 60), (12 * 60 + 30, 14 * 60), (0, 6 * 60)];
    let chosen = random.below(nights.len() as u64 + 1) as usize;
    nights.get(chosen).map(|(from, to)| Night { from: *from, to: *to })
}

/// The same in the program's own terms.
pub fn hours(night: Night) -> Option<QuietHours> {
    let text = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    QuietHours::parse(&text(night.from), &text(night.to))
}

/// Something about a deadline that stands, allowed or not.
pub fn decide(random: &mut Random, about: &Deadline, now: Instant) -> (Draft, Decision) {
    let (deadline, due) = (about.id.clone(), about.due);
    let reason = String::from("先不管");
    let what = match random.below(8) {
        0 => Decided::Acknowledged,
        1 => Decided::Waived,
        2 => Decided::Resumed,
        3 => Decided::Snoozed(due - Duration::milliseconds(random.between(-1, 1))),
        _ => Decided::Snoozed(now + Duration::minutes(random.between(1, 3 * 1440))),
    };
    let change = match what {
        Decided::Acknowledged => {
            What::Acknowledged(Acknowledgement { deadline: deadline.clone(), due, reason })
        }
        Decided::Waived => What::Waived(Waiver { deadline: deadline.clone(), due, reason }),
        Decided::Resumed => What::RemindersResumed(Resumption { deadline: deadline.clone(), due }),
        Decided::Snoozed(until) => What::Snoozed(Snooze { deadline: deadline.clone(), due, until }),
    };
    (Draft::new(about.subject.clone(), now, change), Decision { deadline, due, at: now, what })
}
