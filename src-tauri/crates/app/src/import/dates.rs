//! Dates and times as people and spreadsheets write them, read in the rule's zone (Asia/Shanghai).
//!
//! `2026-11-05 10:00`, `2026/11/5`, `2026.11.05`, `2026年11月6日 9时5分`, `20261105`, an Excel serial (`46332.5`), a full
//! RFC 3339 time; digits of any width, with or without seconds. A date alone is 00:00 of that day. Day-first and
//! month-first forms are refused: `05/11/2026` has two readings.

use super::cells::folded;
use chrono::{Duration, NaiveDate, NaiveTime, Timelike};
use storewarden_domain::time::Instant;

/// Shops and accounts of these years only; it also tells a serial from other numbers.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// Not one of the forms.
    #[error("not a date")]
    Unreadable,
    /// A form, but no such day or hour.
    #[error("no such day or hour")]
    Impossible,
}

/// A point in time; a date alone is its first instant.
pub fn instant(text: &str) -> Result<Instant, DateFault> {
    let text = folded(text.trim());
    if text.contains('T')
        && let Some(instant) = Instant::parse(&text)
    {
        return known_year(instant.date()).map(|_| instant);
    }
    let (date, time) = reading(&text)?;
    Ok(Instant::local(date, time))
}

/// A calendar date; a time beside it is read, checked and dropped.
pub fn date(text: &str) -> Result<NaiveDate, DateFault> {
    instant(text).map(Instant::date)
}

fn reading(text: &str) -> Result<(NaiveDate, NaiveTime), DateFault> {
    let compact = text.bytes().all(|b| b.is_ascii_digit());
    match (compact, text.len()) {
        (true, 8) => Ok((compact_date(text)?, NaiveTime::MIN)),
        (true, 12 | 14) => {
            let (day, clock) = text.split_at(8);
            let part = |from: usize| clock.get(from..from + 2).unwrap_or("0");
            midnight_of_next(
                compact_date(day)?,
                &[part(0), part(2), if clock.len() == 6 { part(4) } else { "0" }],
                0,
            )
        }
        (true, 5) => serial(text),
        (true, _) => Err(DateFault::Unreadable),
        (false, _)
            if text.len() > 5 && text.as_bytes().get(5) == Some(&b'.') && text.parse::<f64>().is_ok() =>
        {
            serial(text)
        }
        (false, _) => separated(text),
    }
}

fn compact_date(text: &str) -> Result<NaiveDate, DateFault> {
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    day(part(0..4), part(4..6), part(6..8))
}

/// `2026-11-05 10:00:00`, `2026年11月6日`, …
fn separated(text: &str) -> Result<(NaiveDate, NaiveTime), DateFault> {
    let (date, time) = match text.find([' ', 'T', '日']) {
        Some(at) => {
            let after = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            (text.get(..at).unwrap_or_default(), text.get(at + after..).unwrap_or_default())
        }
        None => (text, ""),
    };
    let parts: Vec<&str> = date.split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, number] = parts.as_slice() else {
        return Err(DateFault::Unreadable);
    };
    if year.len() != 4
        || [year, month, number].iter().any(|p| p.is_empty() || !p.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(DateFault::Unreadable);
    }
    let date = day(year, month, number)?;
    let (time, half) = half_of_day(time.trim());
    if time.is_empty() {
        return if half == 0 { Ok((date, NaiveTime::MIN)) } else { Err(DateFault::Unreadable) };
    }
    // Databases append fractions of a second; they say nothing here.
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    let parts: Vec<&str> =
        time.split([':', '时', '点', '分', '秒']).map(str::trim).filter(|p| !p.is_empty()).collect();
    match parts.len() {
        2 | 3 => midnight_of_next(date, &parts, half),
        _ => Err(DateFault::Unreadable),
    }
}

/// `下午 3:05` → (`3:05`, 12): hours to add, where an hour below 12 is written.
fn half_of_day(time: &str) -> (&str, u32) {
    for (word, hours) in [("上午", 0), ("下午", 12), ("晚上", 12)] {
        if let Some(rest) = time.strip_prefix(word) {
            return (rest.trim(), hours);
        }
    }
    (time, 0)
}

/// Hours, minutes and seconds on `date`; 24:00 is the beginning of the next day.
fn midnight_of_next(date: NaiveDate, clock: &[&str], half: u32) -> Result<(NaiveDate, NaiveTime), DateFault> {
    let mut numbers = [0u32; 3];
    for (slot, text) in numbers.iter_mut().zip(clock) {
        *slot = text.parse().map_err(|_| DateFault::Unreadable)?;
    }
    let [hour, minute, second] = numbers;
    if (hour, minute, second) == (24, 0, 0) {
        return date.succ_opt().map(|next| (next, NaiveTime::MIN)).ok_or(DateFault::Impossible);
    }
    let hour = if hour < 12 { hour + half } else { hour };
    NaiveTime::from_hms_opt(hour, minute, second).map(|time| (date, time)).ok_or(DateFault::Impossible)
}

fn day(year: &str, month: &str, day: &str) -> Result<NaiveDate, DateFault> {
    let number = |text: &str| text.parse::<u32>().map_err(|_| DateFault::Unreadable);
    let year = i32::try_from(number(year)?).map_err(|_| DateFault::Impossible)?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
        .ok_or(DateFault::Impossible)
        .and_then(known_year)
}

fn known_year(date: NaiveDate) -> Result<NaiveDate, DateFault> {
    use chrono::Datelike;
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(DateFault::Impossible) }
}

/// Days since 1899-12-30, the fraction being the time of day: how spreadsheets keep a date once its format is lost.
/// Rounded to the second, because the fraction is not exact.
fn serial(text: &str) -> Result<(NaiveDate, NaiveTime), DateFault> {
    let value: f64 = text.parse().map_err(|_| DateFault::Unreadable)?;
    let seconds = (value * 86_400.0).round();
    if !(0.0..1e11).contains(&seconds) {
        return Err(DateFault::Unreadable);
    }
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or(DateFault::Unreadable)?.and_time(NaiveTime::MIN);
    // In range by the test above.
    let at = epoch.checked_add_signed(Duration::seconds(seconds as i64)).ok_or(DateFault::Impossible)?;
    let time = at.time().with_nanosecond(0).unwrap_or(NaiveTime::MIN);
    known_year(at.date()).map(|date| (date, time)).map_err(|_| DateFault::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        assert_eq!(instant(text).map(|t| t.to_string()).as_deref(), Ok(expect), "{text}");
    }

    #[test]
    fn the_usual_forms_are_read_in_the_zone_of_the_rules() {
        let ten = "2026-11-05T10:00:00+08:00";
        for text in [
            "2026-11-05 10:00",
            "2026/11/5 10:00:00",
            "2026.11.05 10:00",
            "2026年11月5日 10:00",
            "2026年11月5日10时00分",
            "2026年11月5日 上午10:00",
            "２０２６－１１－０５　１０：００",
            "202611051000",
            "20261105100000",
            "2026-11-05T10:00:00+08:00",
            "2026-11-05T02:00:00Z",
            "2026-11-05 10:00:00.0",
            "46331.416666666664",
        ] {
            check(text, ten);
        }
    }

    #[test]
    fn a_date_alone_is_the_first_instant_of_its_day() {
        for text in ["2026-11-06", "2026/11/6", "2026.11.06", "2026年11月6日", "20261106", "46332"] {
            check(text, "2026-11-06T00:00:00+08:00");
        }
    }

    #[test]
    fn a_serial_counts_days_since_1899_12_30_and_its_fraction_is_the_hour() {
        // 45658 = 2025-01-01, as any spreadsheet shows; 674 days later is 2026-11-06, and .5 is noon.
        check("46332.5", "2026-11-06T12:00:00+08:00");
        check("45658", "2025-01-01T00:00:00+08:00");
    }

    #[test]
    fn noon_and_midnight_have_their_edges() {
        check("2026-11-05 24:00", "2026-11-06T00:00:00+08:00");
        check("2026-11-05 下午3:05", "2026-11-05T15:05:00+08:00");
    }

    #[test]
    fn days_that_do_not_exist_are_impossible() {
        for text in [
            "2026-13-05 10:00",
            "2026-02-29",
            "20261131",
            "2026-11-05 25:00",
            "2026-11-05 10:60",
            "0026-11-05",
        ] {
            assert_eq!(instant(text), Err(DateFault::Impossible), "{text}");
        }
    }

    #[test]
    fn what_has_two_readings_or_none_is_unreadable() {
        for text in [
            "05/11/2026",
            "11-05",
            "昨天",
            "2026",
            "1380000",
            "5.5",
            "2026-11-05 10",
            "-1",
            "1e5",
            "99999",
            "2026-11-05 下午",
        ] {
            assert_eq!(instant(text), Err(DateFault::Unreadable), "{text}");
        }
    }
}
