//! Instants and the rule's zone. Every rule of this program is judged in Asia/Shanghai.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Timelike, Utc};
use chrono_tz::{Asia::Shanghai, Tz};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The zone in which dates are read and shown.
pub const ZONE: Tz = Shanghai;

/// A point in time, kept in UTC and written as RFC 3339 with the zone's offset (`2026-11-21T12:00:00+08:00`).
/// Resolution is one millisecond; finer input is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// From milliseconds since 1970-01-01T00:00:00Z; values outside chrono's range are pinned to its ends.
    pub fn from_millis(millis: i64) -> Self {
        let end = if millis < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        Self(Utc.timestamp_millis_opt(millis).single().unwrap_or(end))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn millis(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// RFC 3339, any offset.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text.trim()).ok().map(|t| Self::from_millis(t.timestamp_millis()))
    }

    /// The instant at which `date` begins in the rule's zone.
    pub fn start_of(date: NaiveDate) -> Self {
        Self::local(date, NaiveTime::MIN)
    }

    /// The last second of `date` in the rule's zone: a day is looked at as it ends, and what is due at its 24:00 has not run out.
    pub fn end_of(date: NaiveDate) -> Self {
        // The time of day wraps around.
        Self::local(date, NaiveTime::MIN - Duration::seconds(1))
    }

    /// A wall-clock reading in the rule's zone. A reading that the zone skipped (daylight saving, 1986–91) is
    /// taken as the first instant after the gap; one that occurred twice, as the earlier.
    pub fn local(date: NaiveDate, time: NaiveTime) -> Self {
        let naive = date.and_time(time);
        let found = ZONE
            .from_local_datetime(&naive)
            .earliest()
            .or_else(|| ZONE.from_local_datetime(&(naive + Duration::hours(1))).earliest());
        match found {
            Some(t) => Self::from_millis(t.timestamp_millis()),
            None => Self(naive.and_utc()),
        }
    }

    /// The calendar date of this instant in the rule's zone.
    pub fn date(self) -> NaiveDate {
        self.0.with_timezone(&ZONE).date_naive()
    }

    /// The year of this instant in the rule's zone.
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// `2026-11-28 09:00` in the rule's zone; seconds are shown only when there are any.
    pub fn minute_text(self) -> String {
        let local = self.0.with_timezone(&ZONE);
        let pattern = if local.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
        local.format(pattern).to_string()
    }

    /// The same of a time that is the first to be too late: at midnight the day that ends, `2026-11-27 24:00`.
    pub fn due_text(self) -> String {
        let midnight = self == Self::start_of(self.date());
        match self.date().pred_opt().filter(|_| midnight) {
            Some(ended) => format!("{} 24:00", ended.format("%Y-%m-%d")),
            None => self.minute_text(),
        }
    }

    /// `11-28 09:00` in the rule's zone.
    pub fn short_text(self) -> String {
        self.0.with_timezone(&ZONE).format("%m-%d %H:%M").to_string()
    }
}

impl std::ops::Add<Duration> for Instant {
    type Output = Self;
    /// Adds an exact length of time; a sum beyond the calendar is pinned to its end.
    fn add(self, length: Duration) -> Self {
        Self(self.0.checked_add_signed(length).unwrap_or(DateTime::<Utc>::MAX_UTC))
    }
}

impl std::ops::Sub<Duration> for Instant {
    type Output = Self;
    fn sub(self, length: Duration) -> Self {
        Self(self.0.checked_sub_signed(length).unwrap_or(DateTime::<Utc>::MIN_UTC))
    }
}

impl std::ops::Sub for Instant {
    type Output = Duration;
    fn sub(self, other: Self) -> Duration {
        self.0 - other.0
    }
}

impl std::fmt::Display for Instant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let local = self.0.with_timezone(&ZONE).fixed_offset();
        f.write_str(&local.to_rfc3339_opts(SecondsFormat::AutoSi, false))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "not an RFC 3339 time: {text} (expected 2026-11-21T12:00:00+08:00)"
            ))
        })
    }
}

impl ts_rs::TS for Instant {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wire_form_carries_the_rules_zone() {
        let t = Instant::parse("2026-11-21T04:00:00Z");
        assert_eq!(t.map(|t| t.to_string()).as_deref(), Some("2026-11-21T12:00:00+08:00"));
    }

    #[test]
    fn a_reading_skipped_by_daylight_saving_is_the_first_instant_after_the_gap() {
        // Shanghai, 1986-05-04: 02:00 became 03:00.
        let date = NaiveDate::from_ymd_opt(1986, 5, 4).unwrap_or_default();
        let time = NaiveTime::from_hms_opt(2, 30, 0).unwrap_or_default();
        assert_eq!(Instant::local(date, time).minute_text(), "1986-05-04 03:30");
    }
}
