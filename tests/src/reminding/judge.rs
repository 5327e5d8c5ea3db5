//! What must have been said, and what must not.
//!
//! The judge sees what stands at each pass (the deadlines with their steps), what was decided about them, and what was on
//! the screen. It keeps no ledger of the program's kind: a list of what was told, and of the moments at which the clock
//! came back from a false future.

use super::{
    ear::Heard,
    expected::{Case, Decision, Wanted},
};
use chrono::Duration;
use std::collections::BTreeMap;
use storewarden_app::wire::InboxItem;
use storewarden_domain::{assessment::Deadline, time::Instant};

/// Of a desktop that refused, the last try; the program waits at most this long before the next.
const LONGEST_RETRY: Duration = Duration::minutes(61);
/// Coming back by more than this is the end of a false jump forward (`domain::remind`).
const FALSE_JUMP: Duration = Duration::hours(12);
const TOASTS: usize = 3;

/// A step of a version of a deadline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    deadline: String,
    due: Instant,
    step: String,
}

#[derive(Debug, Clone)]
struct Telling {
    /// The step's own time.
    step_at: Instant,
    /// The wall clock when it was seen.
    told_at: Instant,
    tag: String,
    /// The program broke off before it heard that it was seen: it may show it once more.
    excused: bool,
    /// … and that was refused, so that it is decided upon anew, perhaps in another digest.
    under_any_tag: bool,
}

#[derive(Debug, Default)]
pub struct Judge {
    told: BTreeMap<Key, Vec<Telling>>,
    /// Deadline and version → the last time that its toast was refused.
    refused: BTreeMap<(String, Instant), Instant>,
    /// Tags at which the program broke off, and when it first did.
    broken: BTreeMap<String, Instant>,
    /// What was decided and recorded, in the order of recording.
    pub decisions: Vec<Decision>,
}

/// One pass as it went.
#[derive(Debug)]
pub struct Pass<'a> {
    pub now: Instant,
    pub wanted: Wanted,
    /// It came to its end.
    pub whole: bool,
    pub standing: &'a [Deadline],
    pub heard: &'a [Heard],
}

impl Judge {
    /// Everything that is wrong with a pass.
    pub fn judge(&mut self, pass: &Pass) -> Result<(), String> {
        let mut first = 0;
        for heard in pass.heard {
            self.private(heard)?;
            let again = self.broken.contains_key(&heard.toast.tag);
            first += usize::from(!again);
            self.stands(pass, heard, again)?;
            for item in &heard.items {
                let key = Key { deadline: item.deadline.clone(), due: item.due, step: item.step.clone() };
                self.forget_false_future(pass.now, &key);
                if heard.seen {
                    self.once(pass, heard, item, key)?;
                } else if !heard.broken {
                    self.refused.insert((item.deadline.clone(), item.due), pass.now);
                    for telling in self.told.get_mut(&key).into_iter().flatten().filter(|_| again) {
                        telling.under_any_tag = true;
                    }
                }
            }
            if heard.broken {
                self.broken.entry(heard.toast.tag.clone()).or_insert(pass.now);
            }
        }
        let digests =
            pass.heard.iter().filter(|h| h.items.len() > 1 && !self.broken.contains_key(&h.toast.tag));
        if first > TOASTS || (digests.count() > 0 && first > 1) {
            return Err(format!("{first} toasts in one pass"));
        }
        if pass.whole {
            self.nothing_lost(pass)?;
            // A message that was broken off is told again in the next pass in which it stands.
            self.broken.retain(|tag, _| !pass.heard.iter().any(|h| !h.broken && h.toast.tag == *tag));
        }
        Ok(())
    }

    /// No names of people, no numbers of theirs. Logins, dates and times may stand there.
    fn private(&self, heard: &Heard) -> Result<(), String> {
        let text = format!("{} {}", heard.toast.title, heard.toast.body);
        let digits = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or_default();
        if digits > 4 || text.contains("示例") || text.contains('@') {
            return Err(format!("personal data in a toast: {text}"));
        }
        if heard.toast.title.is_empty() || heard.toast.body.is_empty() {
            return Err(format!("an empty toast: {}", heard.toast.tag));
        }
        Ok(())
    }

    /// A toast speaks of deadlines that stand with this very due time, of steps whose time has come, and of nothing that
    /// is to be silent. One that is told again may have lost some of its items since, and the clock may have gone back a
    /// little.
    fn stands(&self, pass: &Pass, heard: &Heard, again: bool) -> Result<(), String> {
        let wrong = |item: &InboxItem| {
            let Some(case) = self.case(pass, item) else {
                return Some("it does not stand");
            };
            let early = "its time has not come";
            let step = case.may_not_say(&item.step).filter(|why| !again || *why != early);
            step.or_else(|| case.must_be_silent())
        };
        let wrongs: Vec<&str> = heard.items.iter().filter_map(wrong).collect();
        match wrongs.first() {
            Some(why) if !again || wrongs.len() == heard.items.len() => {
                Err(format!("said although {why}: {} at {}", heard.toast.title, pass.now))
            }
            _ => Ok(()),
        }
    }

    fn case<'p>(&self, pass: &Pass<'p>, item: &InboxItem) -> Option<Case<'p>> {
        let deadline = pass.standing.iter().find(|d| d.id == item.deadline && d.due == item.due)?;
        Some(Case::of(deadline, &self.decisions, pass.wanted, pass.now))
    }

    /// A step that is tried anew at its true time: what was said of it in a false future is void from here on.
    fn forget_false_future(&mut self, now: Instant, key: &Key) {
        if let Some(tellings) = self.told.get_mut(key) {
            tellings.retain(|t| now >= t.told_at - FALSE_JUMP);
        }
    }

    /// Nothing is on the screen twice, but once more under the same tag after a crash.
    fn once(&mut self, pass: &Pass, heard: &Heard, item: &InboxItem, key: Key) -> Result<(), String> {
        let step_at = self.case(pass, item).and_then(|case| case.step_at(&key.step));
        let tellings = self.told.entry(key.clone()).or_default();
        if let Some(earlier) = tellings.last_mut() {
            if !earlier.excused || (earlier.tag != heard.toast.tag && !earlier.under_any_tag) {
                let at = earlier.told_at;
                return Err(format!("said twice: {key:?} at {at} and at {}", pass.now));
            }
            earlier.excused = false;
        }
        // Settled since, and on the screen only with the rest of its digest.
        let step_at = step_at.unwrap_or(pass.now);
        let tag = heard.toast.tag.clone();
        // What is told again after a crash was said when it was first claimed.
        let claimed = self.broken.get(&tag).copied().filter(|at| *at <= pass.now + FALSE_JUMP);
        let told_at = claimed.unwrap_or(pass.now);
        tellings.push(Telling { step_at, told_at, tag, excused: heard.broken, under_any_tag: false });
        Ok(())
    }

    /// Every step that has come was said, or covered by a more urgent one of the same version.
    fn nothing_lost(&self, pass: &Pass) -> Result<(), String> {
        for deadline in pass.standing {
            let version = (deadline.id.clone(), deadline.due);
            let tried = self.refused.get(&version);
            if tried.is_some_and(|tried| *tried <= pass.now && pass.now - *tried < LONGEST_RETRY) {
                continue;
            }
            for step in Case::of(deadline, &self.decisions, pass.wanted, pass.now).owed() {
                let of_version = |key: &&Key| key.deadline == deadline.id && key.due == deadline.due;
                let tellings = self.told.iter().filter(|(key, _)| of_version(key)).flat_map(|(_, t)| t);
                let mut counting = tellings.filter(|t| pass.now >= t.told_at - FALSE_JUMP);
                let after = |t: &Telling| step.since.is_none_or(|since| t.told_at >= since);
                if !counting.any(|t| t.step_at >= step.at && after(t)) {
                    return Err(format!("lost: {} {} of {} at {}", deadline.id, step.key, step.at, pass.now));
                }
            }
        }
        Ok(())
    }
}
