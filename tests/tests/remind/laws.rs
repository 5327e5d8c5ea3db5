//! Laws of the decision under everything that can be wished and decided, and the proof that breaking one is noticed.
//! Weeks of passes over invented deadlines, some of which cannot be muted, judged by the judge of the simulation.

use chrono::Duration;
use std::collections::BTreeSet;
use storewarden_app::{ports::Toast, wire::InboxItem};
use storewarden_domain::{
    assessment::{Anchor, Deadline, Handling, Standing, Step},
    remind::{Decision, Message, Said, Silence, Wishes, decide},
    subject::Subject,
    time::Instant,
    vocabulary::{Actor, Consequence, DeadlineState},
};
use storewarden_tests::{
    fixtures::noon,
    reminding::{
        Random, decisions,
        ear::Heard,
        expected::{Decided, Wanted},
        judge::{Judge, Pass},
    },
};

const WEEKS: u64 = 2_000;

/// The decision, or a faulty one in its place.
type Decides = fn(&[Deadline], &BTreeSet<Said>, Wishes, Instant) -> Decision;

fn deadline(n: i64, random: &mut Random) -> Deadline {
    let subject = Subject::store("taobao", format!("甲{n}"));
    let due = noon() + Duration::minutes(random.between(60, 9 * 1440));
    let safe_submit = random.percent(50).then(|| due - Duration::hours(48));
    let ladder = |name: &str, target: Instant, hours: &[i64]| -> Vec<Step> {
        let step = |h: &i64| Step { key: format!("{name}-{h}h"), at: target - Duration::hours(*h) };
        hours.iter().map(step).collect()
    };
    let mut steps = safe_submit.map(|at| ladder("safe", at, &[72, 24, 4, 0])).unwrap_or_default();
    steps.extend(ladder("due", due, &[24, 0]));
    steps.retain(|step| step.at >= noon() - Duration::days(1));
    steps.sort_by_key(|step| step.at);
    Deadline {
        id: format!("rule-{n}|{subject}|created"),
        rule: format!("rule-{n}"),
        name: format!("甲{n}"),
        what: None,
        subject,
        anchor: Anchor { at: noon() - Duration::days(1), event: "created".into() },
        due,
        safe_submit,
        provisional: false,
        state: DeadlineState::Open,
        standing: Standing::Running,
        consequence: Consequence::Frozen,
        actor: Actor::Staff,
        affects: Vec::new(),
        why: Vec::new(),
        steps,
        action: None,
        handling: None,
        unmutable: random.percent(30),
    }
}

/// One operator's days with their deadlines.
struct Days {
    random: Random,
    now: Instant,
    deadlines: Vec<Deadline>,
    said: BTreeSet<Said>,
    wanted: Wanted,
    judge: Judge,
    decides: Decides,
    told: u32,
}

impl Days {
    fn live(seed: u64, decides: Decides) -> Result<u32, String> {
        let mut random = Random::new(seed);
        let deadlines = (0..random.between(1, 6)).map(|n| deadline(n, &mut random)).collect();
        let (said, judge) = (BTreeSet::new(), Judge::default());
        let wanted = Wanted::default();
        let mut days = Self { random, now: noon(), deadlines, said, wanted, judge, decides, told: 0 };
        while days.now < noon() + Duration::days(10) {
            days.pass().map_err(|reason| format!("seed {seed}: {reason}"))?;
            days.happen();
        }
        days.wanted = Wanted::default();
        days.pass().map_err(|reason| format!("seed {seed}: {reason}"))?;
        Ok(days.told)
    }

    fn happen(&mut self) {
        match self.random.below(20) {
            0 => self.wanted.paused = !self.wanted.paused,
            1 => self.wanted.quiet = decisions::some_night(&mut self.random),
            2..=5 => self.decide_something(),
            6 => self.now = self.now + Duration::minutes(self.random.between(60, 1440)),
            _ => self.now = self.now + Duration::minutes(self.random.between(1, 120)),
        }
    }

    /// As the guard would let it pass.
    fn decide_something(&mut self) {
        let standing = self.standing();
        let about = self.random.one_of(&standing).clone();
        let (_, decision) = decisions::decide(&mut self.random, &about, self.now);
        let allowed = match decision.what {
            Decided::Snoozed(until) => self.now < until && until < about.due,
            Decided::Waived => !about.unmutable,
            _ => true,
        };
        if !allowed {
            return;
        }
        let at = self.now;
        let handling = match decision.what {
            Decided::Acknowledged => Some(Handling::Acknowledged { at, reason: String::new() }),
            Decided::Snoozed(until) => Some(Handling::Snoozed { at, until }),
            Decided::Waived => Some(Handling::Waived { at, reason: "不用".into() }),
            Decided::Resumed => None,
        };
        for deadline in self.deadlines.iter_mut().filter(|d| d.id == about.id) {
            deadline.handling = handling.clone();
        }
        self.judge.decisions.push(decision);
    }

    fn standing(&self) -> Vec<Deadline> {
        let state = |d: &Deadline| match d.handling {
            Some(Handling::Waived { .. }) => DeadlineState::Waived,
            _ if self.now >= d.due => DeadlineState::Missed,
            _ => DeadlineState::Open,
        };
        self.deadlines.iter().map(|d| Deadline { state: state(d), ..d.clone() }).collect()
    }

    fn pass(&mut self) -> Result<(), String> {
        let (standing, wanted, now) = (self.standing(), self.wanted, self.now);
        let wishes = Wishes { paused: wanted.paused, quiet: wanted.quiet.and_then(decisions::hours) };
        let decision = (self.decides)(&standing, &self.said, wishes, now);
        if decision.next_at.is_some_and(|next| next <= now) {
            return Err(format!("the next look lies behind: {:?} at {now}", decision.next_at));
        }
        let messages: Vec<Message> = decision.messages.into_iter().chain(decision.digest).collect();
        let spoken: usize = messages.iter().map(|m| m.items.len()).sum();
        if spoken + decision.silent.len() != standing.len() {
            return Err("a deadline is neither said nor silent for a reason".into());
        }
        for item in messages.iter().flat_map(|m| &m.items) {
            let steps = item.covers.iter().map(|s| &s.key).chain([&item.step]);
            let said = |step: &String| Said {
                deadline: item.deadline.clone(),
                version: item.due,
                step: step.clone(),
            };
            self.said.extend(steps.map(said));
        }
        self.told += spoken as u32;
        let heard: Vec<Heard> = messages.into_iter().map(heard).collect();
        self.judge.judge(&Pass { now, wanted, whole: true, standing: &standing, heard: &heard })
    }
}

fn heard(message: Message) -> Heard {
    let item = |item: storewarden_domain::remind::Item| InboxItem {
        deadline: item.deadline,
        subject: item.subject,
        name: item.name,
        step: item.step,
        due: item.due,
    };
    Heard {
        toast: Toast {
            tag: message.tag,
            title: message.title.zh,
            body: message.body.zh,
            urgency: message.urgency,
            opens: None,
        },
        items: message.items.into_iter().map(item).collect(),
        seen: true,
        broken: false,
    }
}

#[test]
fn nothing_is_lost_repeated_or_said_against_what_was_wished() {
    let mut told = 0;
    for seed in 0..WEEKS {
        told += Days::live(seed, decide).unwrap_or_else(|found| panic!("{found}"));
    }
    println!("decisions: {WEEKS} weeks, {told} tellings; 0 lost, 0 repeated, 0 against a wish");
    assert!(told > 0);
}

/// Quiet hours that swallow what falls due in them.
fn drops_what_falls_into_quiet_hours(
    deadlines: &[Deadline],
    said: &BTreeSet<Said>,
    wishes: Wishes,
    now: Instant,
) -> Decision {
    let inside = |step: &Step| wishes.quiet.is_some_and(|hours| hours.around(step.at).is_some());
    let kept = |d: &Deadline| {
        let steps = d.steps.iter().filter(|step| d.unmutable || !inside(step)).cloned().collect();
        Deadline { steps, ..d.clone() }
    };
    decide(&deadlines.iter().map(kept).collect::<Vec<_>>(), said, wishes, now)
}

fn with_each(deadlines: &[Deadline], change: impl Fn(Deadline) -> Deadline) -> Vec<Deadline> {
    deadlines.iter().cloned().map(change).collect()
}

fn snoozes_past_the_due_time(
    d: &[Deadline],
    said: &BTreeSet<Said>,
    wishes: Wishes,
    now: Instant,
) -> Decision {
    let longer = |d: Deadline| match d.handling {
        Some(Handling::Snoozed { at, .. }) => {
            Deadline { handling: Some(Handling::Snoozed { at, until: d.due + Duration::hours(1) }), ..d }
        }
        _ => d,
    };
    decide(&with_each(d, longer), said, wishes, now)
}

fn mutes_the_unmutable(d: &[Deadline], said: &BTreeSet<Said>, wishes: Wishes, now: Instant) -> Decision {
    decide(&with_each(d, |d| Deadline { unmutable: false, ..d }), said, wishes, now)
}

fn forgets_snoozes(d: &[Deadline], said: &BTreeSet<Said>, wishes: Wishes, now: Instant) -> Decision {
    let awake = |d: Deadline| match d.handling {
        Some(Handling::Snoozed { .. }) => Deadline { handling: None, ..d },
        _ => d,
    };
    decide(&with_each(d, awake), said, wishes, now)
}

fn forgets_waivers(d: &[Deadline], said: &BTreeSet<Said>, wishes: Wishes, now: Instant) -> Decision {
    let unwaived = |d: Deadline| match d.handling {
        Some(Handling::Waived { .. }) => Deadline { handling: None, ..d },
        _ => d,
    };
    decide(&with_each(d, unwaived), said, wishes, now)
}

/// An acknowledgement that ends the reminders.
fn acknowledges_for_good(d: &[Deadline], said: &BTreeSet<Said>, wishes: Wishes, now: Instant) -> Decision {
    let over = |d: Deadline| match d.handling {
        Some(Handling::Acknowledged { at, .. }) => {
            Deadline { handling: Some(Handling::Waived { at, reason: String::new() }), ..d }
        }
        _ => d,
    };
    decide(&with_each(d, over), said, wishes, now)
}

fn knows_no_quiet_hours(d: &[Deadline], said: &BTreeSet<Said>, wishes: Wishes, now: Instant) -> Decision {
    decide(d, said, Wishes { quiet: None, ..wishes }, now)
}

fn says_before_quiet_hours_and_again_in_time(
    d: &[Deadline],
    said: &BTreeSet<Said>,
    wishes: Wishes,
    now: Instant,
) -> Decision {
    let ahead = |one: &Said| {
        let of = d.iter().find(|d| d.id == one.deadline);
        of.is_some_and(|d| d.steps.iter().any(|step| step.key == one.step && step.at > now))
    };
    let forgotten = said.iter().filter(|one| !ahead(one)).cloned().collect();
    decide(d, &forgotten, wishes, now)
}

#[test]
fn every_faulty_decision_is_found() {
    let faulty: [(&str, Decides, &str); 8] = [
        ("quiet hours drop a step", drops_what_falls_into_quiet_hours, "lost"),
        ("a snooze reaches past the due time", snoozes_past_the_due_time, "lost"),
        ("what cannot be muted is muted", mutes_the_unmutable, "lost"),
        ("a snooze is forgotten", forgets_snoozes, "snooze"),
        ("a waiver is forgotten", forgets_waivers, "said although waived"),
        ("acknowledged is taken for done", acknowledges_for_good, "lost"),
        ("quiet hours are forgotten", knows_no_quiet_hours, "in quiet hours"),
        ("said before quiet hours, and again", says_before_quiet_hours_and_again_in_time, "said twice"),
    ];
    for (fault, decides, words) in faulty {
        let found = (0..WEEKS).find_map(|seed| Days::live(seed, decides).err());
        let found = found.unwrap_or_else(|| panic!("{fault}: goes unnoticed"));
        println!("{fault}: {found}");
        assert!(found.contains(words), "{fault}: {found}");
    }
}

#[test]
fn a_silence_names_the_wish_or_the_decision_behind_it() {
    let mut random = Random::new(7);
    let all = [Silence::Paused, Silence::Quiet, Silence::Snoozed, Silence::Acknowledged, Silence::Waived];
    let mut seen = BTreeSet::new();
    for _ in 0..400 {
        let mut one = deadline(0, &mut random);
        one.unmutable = false;
        let now = noon() + Duration::minutes(random.between(0, 9 * 1440));
        let at = now - Duration::minutes(random.between(0, 600));
        let until = at + Duration::minutes(random.between(1, 1200));
        one.handling = match random.below(4) {
            0 => Some(Handling::Acknowledged { at, reason: String::new() }),
            1 => Some(Handling::Snoozed { at, until }),
            2 => Some(Handling::Waived { at, reason: "不用".into() }),
            _ => None,
        };
        let quiet = decisions::some_night(&mut random).and_then(decisions::hours);
        let wishes = Wishes { paused: random.percent(30), quiet };
        let decision = decide(&[one.clone()], &BTreeSet::new(), wishes, now);
        for (_, why) in decision.silent {
            seen.insert(why);
            let holds = match why {
                Silence::Paused => wishes.paused,
                Silence::Quiet => quiet.is_some_and(|hours| hours.around(now).is_some()),
                Silence::Snoozed => matches!(one.handling, Some(Handling::Snoozed { .. })),
                Silence::Acknowledged => matches!(one.handling, Some(Handling::Acknowledged { .. })),
                Silence::Waived => matches!(one.handling, Some(Handling::Waived { .. })),
                _ => true,
            };
            assert!(holds, "{why:?} of {one:?} at {now}");
        }
    }
    assert!(all.iter().all(|why| seen.contains(why)), "{seen:?}");
}
