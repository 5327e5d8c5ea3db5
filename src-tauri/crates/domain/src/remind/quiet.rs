//! Quiet hours: what falls due inside them is said before they begin.

use crate::time::Instant;
use chrono::{Days, Duration, NaiveTime};

/// What falls due in quiet hours is said this long before they begin: long enough for a pass to be run in between
/// (one runs at least every 30 seconds), short enough to be about what is coming.
pub const BEFORE_QUIET: Duration = Duration::minutes(5);

/// From a time of day up to another in the rules' zone (Asia/Shanghai), the end excluded; over midnight where the end is
/// not after the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    from: NaiveTime,
    to: NaiveTime,
}

/// One night of quiet hours, `to` excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    pub from: Instant,
    pub to: Instant,
}

impl QuietHours {
    /// `None` where both are the same time of day: hours without length are no quiet hours.
    pub fn new(from: NaiveTime, to: NaiveTime) -> Option<Self> {
        (from != to).then_some(Self { from, to })
    }

    /// `22:00` and `08:00`.
    pub fn parse(from: &str, to: &str) -> Option<Self> {
        let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
        Self::new(time(from)?, time(to)?)
    }

    /// The quiet hours in which this instant lies.
    pub fn around(self, at: Instant) -> Option<Quiet> {
        let over_midnight = u64::from(self.to < self.from);
        let today = at.date();
        let nights = [today.checked_sub_days(Days::new(over_midnight)), Some(today)];
        nights.into_iter().flatten().find_map(|first| {
            let last = first.checked_add_days(Days::new(over_midnight))?;
            let quiet = Quiet { from: Instant::local(first, self.from), to: Instant::local(last, self.to) };
            (quiet.from <= at && at < quiet.to).then_some(quiet)
        })
    }
}

impl Quiet {
    /// When to say what falls due inside.
    pub(super) fn beforehand(self) -> Instant {
        self.from - BEFORE_QUIET
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_hold_their_beginning_and_not_their_end_over_midnight_or_not() {
        let at = |text: &str| Instant::parse(&format!("{text}+08:00"));
        let check = |(from, to), now: &str, expect: Option<(&str, &str)>| {
            let quiet = QuietHours::parse(from, to).and_then(|hours| hours.around(at(now)?));
            let expect = expect.and_then(|(from, to)| Some(Quiet { from: at(from)?, to: at(to)? }));
            assert_eq!(quiet, expect, "{from}–{to} at {now}");
        };
        let night = ("22:00", "08:00");
        let first = Some(("2026-11-21T22:00:00", "2026-11-22T08:00:00"));
        check(night, "2026-11-21T21:59:59", None);
        check(night, "2026-11-21T22:00:00", first);
        check(night, "2026-11-22T00:00:00", first);
        check(night, "2026-11-22T07:59:59.999", first);
        check(night, "2026-11-22T08:00:00", None);
        let noon = ("12:00", "13:30");
        check(noon, "2026-11-21T11:59:59", None);
        check(noon, "2026-11-21T13:29:59", Some(("2026-11-21T12:00:00", "2026-11-21T13:30:00")));
        check(noon, "2026-11-21T13:30:00", None);
        check(("00:00", "06:00"), "2026-11-21T23:59:59", None);
        assert_eq!(QuietHours::parse("22:00", "22:00"), None, "hours without length");
        assert_eq!(QuietHours::parse("25:00", "08:00"), None);
    }
}
