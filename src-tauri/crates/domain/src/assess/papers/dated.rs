//! Deadlines that end with a day: `due` is 00:00 of the day after it. In their ladders days count back from the start of
//! the last day, as rulebook B.4 writes them (`expiry −90 d`); hours and `0` count from its end (decision W2).

use crate::{
    assess::{deadline::clocked, life::Running},
    assessment::{Anchor, Deadline, Standing, Step, Why},
    rulebook::{Rule, rule::Rung},
    subject::Subject,
    text::Text,
    time::Instant,
};
use chrono::{Days, Duration, NaiveDate};

/// What an obligation knows about its deadline.
pub struct Dated<'a> {
    pub rule: &'a Rule,
    pub subject: Subject,
    /// Shown in lists and messages: a title, a company, a shop. Never a person.
    pub name: String,
    /// Tells it from the rule's other deadlines about the subject.
    pub key: String,
    pub what: Text,
    pub anchor: Anchor,
    /// The target before the last day, where there is one.
    pub safe_day: Option<NaiveDate>,
    pub last_day: NaiveDate,
    pub standing: Standing,
    pub provisional: bool,
    pub affects: Vec<Subject>,
    pub steps: Vec<Step>,
    pub why: Vec<Why>,
}

impl Dated<'_> {
    pub fn draw(self, now: Instant) -> Deadline {
        let clock = Running { anchor: self.anchor, due: over(self.last_day) };
        let id = format!("{}|{}|{}", self.rule.id, self.subject, self.key);
        let mut steps = self.steps;
        steps.sort_by_key(|step| step.at);
        Deadline {
            what: Some(self.what),
            safe_submit: self.safe_day.map(over),
            provisional: self.provisional,
            standing: self.standing,
            affects: self.affects,
            why: self.why,
            steps,
            ..clocked(self.rule, id, (self.subject, self.name), &clock, now)
        }
    }
}

/// The first instant after a day.
pub fn over(day: NaiveDate) -> Instant {
    Instant::start_of(shifted(day, 1))
}

/// So many days on, or back; a date that cannot be expressed stays where it is.
pub fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) };
    moved.unwrap_or(day)
}

/// The rungs of a ladder towards a day; `target` is `safe` or `due`.
pub fn rungs(target: &str, ladder: &[Rung], day: NaiveDate) -> Vec<Step> {
    let at = |rung: &Rung| match rung.days_before() {
        Some(days) => Instant::start_of(shifted(day, -days)),
        None => over(day) - Duration::seconds(rung.seconds_before),
    };
    ladder.iter().map(|rung| Step { key: format!("{target}-{}", rung.label), at: at(rung) }).collect()
}

/// A reminder every seven days after a last day (decision D2): the latest that has come by `today`, and the next, both
/// not after `until`. So the list stays short however long nothing happens.
pub fn weekly(day: NaiveDate, until: Option<NaiveDate>, today: NaiveDate) -> Vec<Step> {
    let weeks = (today - day).num_days().div_euclid(7);
    if today <= day {
        return Vec::new();
    }
    let step = |week: i64| {
        let date = shifted(day, 7 * week);
        let within = week > 0 && until.is_none_or(|until| date <= until);
        within.then(|| Step { key: format!("week-{week}"), at: Instant::start_of(date) })
    };
    [step(weeks), step(weeks + 1)].into_iter().flatten().collect()
}

/// While a new document is on its way only the last reminder before the end is left, and those after it (row 4).
pub fn softened(steps: Vec<Step>, end: Instant) -> Vec<Step> {
    let last = steps.iter().filter(|step| step.at < end).map(|step| step.at).max();
    steps.into_iter().filter(|step| step.at >= end || Some(step.at) == last).collect()
}

/// A day of a year without a published notice had to be judged (decision W1).
pub fn provisional_reason() -> Why {
    Why::new(
        "provisional",
        Text::new(
            "其中有年份的放假安排尚未公布，按法定节假日暂定，公布后日期可能变动",
            "a year on the way has no published holidays yet; its statutory days stand in, and the date may move",
        ),
    )
}
