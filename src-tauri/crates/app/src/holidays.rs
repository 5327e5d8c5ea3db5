//! Files of holidays: JSON as open-source calendars publish it, and iCalendar. What they say becomes a year's notice.

use chrono::{Days, NaiveDate};
use icalendar::{Component, DatePerhapsTime};
use serde_json::Value;
use std::collections::BTreeMap;
use storewarden_domain::{facts::YearAttributes, text::Text};

/// Years with their notices, and what was left out.
#[derive(Debug, Default, PartialEq)]
pub struct Read {
    pub years: BTreeMap<i32, YearAttributes>,
    pub refused: Vec<Text>,
}

/// No holiday is longer; a longer event is something else.
const LONGEST: i64 = 16;

/// `Err` = the file as a whole cannot be read.
pub fn read(name: &str, bytes: &[u8]) -> Result<Read, Text> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Text::new("文件不是 UTF-8 文本，请另存为 UTF-8", "the file is not UTF-8 text: save it as UTF-8")
    })?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut read = match text.starts_with("BEGIN:VCALENDAR") {
        true => from_icalendar(text)?,
        false => from_json(text)?,
    };
    for notice in read.years.values_mut() {
        notice.source = Some(name.to_owned());
    }
    if read.years.is_empty() {
        return Err(Text::new("文件里没有放假或上班的日子", "the file names no day off and no day worked"));
    }
    Ok(read)
}

impl Read {
    fn mark(&mut self, date: NaiveDate, off: bool, name: &str) {
        use chrono::Datelike;
        let notice = self.years.entry(date.year()).or_default();
        let days = if off { &mut notice.off } else { &mut notice.worked };
        days.insert(date, name.trim().to_owned());
    }

    fn refuse(&mut self, what: &str, zh: &str, en: &str) {
        self.refused.push(Text::new(format!("{what}：{zh}"), format!("{what}: {en}")));
    }
}

/// `{"2027-01-01": "holiday" | "workday"}`, or a list of `{date, name, isOffDay}`, alone or below `days`.
fn from_json(text: &str) -> Result<Read, Text> {
    let unreadable = |zh: String, en: String| Text::new(zh, en);
    let json: Value = serde_json::from_str(text).map_err(|fault| {
        unreadable(
            format!("不是有效的 JSON 或 iCalendar 文件（{fault}）"),
            format!("neither JSON nor iCalendar ({fault})"),
        )
    })?;
    let mut read = Read::default();
    if let Some(days) = json.as_array().or_else(|| json.get("days").and_then(Value::as_array)) {
        for day in days {
            listed(day, &mut read);
        }
        return Ok(read);
    }
    let Some(days) = json.as_object() else {
        return Err(unreadable("JSON 里应是日期列表".into(), "the JSON must hold a list of dates".into()));
    };
    for (date, kind) in days {
        match (date.parse(), kind.as_str()) {
            (Ok(date), Some("holiday")) => read.mark(date, true, ""),
            (Ok(date), Some("workday")) => read.mark(date, false, ""),
            _ => read.refuse(
                date,
                "应写成 \"2027-01-01\": \"holiday\" 或 \"workday\"",
                "must read \"2027-01-01\": \"holiday\" or \"workday\"",
            ),
        }
    }
    Ok(read)
}

fn listed(day: &Value, read: &mut Read) {
    let text = |key: &str| day.get(key).and_then(Value::as_str);
    let off = day.get("isOffDay").and_then(Value::as_bool);
    match (text("date").and_then(|date| date.parse().ok()), off) {
        (Some(date), Some(off)) => read.mark(date, off, text("name").unwrap_or_default()),
        _ => read.refuse(
            &day.to_string(),
            "缺少 date（2027-01-01）或 isOffDay（true/false）",
            "date (2027-01-01) or isOffDay (true/false) is missing",
        ),
    }
}

fn from_icalendar(text: &str) -> Result<Read, Text> {
    let calendar: icalendar::Calendar = text.parse().map_err(|fault: String| {
        Text::new(
            format!("iCalendar 文件无法读取（{fault}）"),
            format!("unreadable iCalendar file ({fault})"),
        )
    })?;
    let mut read = Read::default();
    for event in calendar.components.iter().filter_map(|component| component.as_event()) {
        let summary = event.get_summary().unwrap_or_default();
        let Some(from) = event.get_start().map(day) else {
            read.refuse(summary, "没有日期", "has no date");
            continue;
        };
        // The end of an all-day event is the day after its last.
        let end = event.get_end().map(day).filter(|end| *end > from).or(from.checked_add_days(Days::new(1)));
        let length = end.map_or(1, |end| (end - from).num_days());
        match kind(summary, event.property_value("X-APPLE-SPECIAL-DAY")) {
            Some(off) if length <= LONGEST => {
                let days = from.iter_days().take(usize::try_from(length).unwrap_or(1));
                days.for_each(|date| read.mark(date, off, &bare(summary)));
            }
            Some(_) => read.refuse(summary, "长得不像一个假期", "is too long for a holiday"),
            None => read.refuse(
                &format!("{from} {summary}"),
                "看不出是放假还是上班，未计入",
                "does not say whether it is off or worked, so it was left out",
            ),
        }
    }
    Ok(read)
}

fn day(at: DatePerhapsTime) -> NaiveDate {
    match at {
        DatePerhapsTime::Date(date) => date,
        DatePerhapsTime::DateTime(time) => match time {
            icalendar::CalendarDateTime::Floating(time) => time.date(),
            icalendar::CalendarDateTime::Utc(time) => {
                time.with_timezone(&chrono_tz::Asia::Shanghai).date_naive()
            }
            icalendar::CalendarDateTime::WithTimezone { date_time, .. } => date_time.date(),
        },
    }
}

/// Off or worked, by Apple's property or by the words that Chinese calendars use.
fn kind(summary: &str, special: Option<&str>) -> Option<bool> {
    match special {
        Some("WORK-HOLIDAY") => return Some(true),
        Some("ALTERNATE-WORKDAY") => return Some(false),
        _ => {}
    }
    if summary.contains('班') {
        Some(false)
    } else if summary.contains(['休', '假']) || summary.contains("第") && summary.contains("天") {
        Some(true)
    } else {
        None
    }
}

/// 国庆节（休） → 国庆节; 春节 第1天/共9天 → 春节
fn bare(summary: &str) -> String {
    let cut = summary.find(['（', '(', ' ', '　']).unwrap_or(summary.len());
    let name = summary.get(..cut).unwrap_or(summary);
    let marks = ["补班", "上班", "放假", "假期", "调休", "休", "班"];
    marks.iter().fold(name, |name, mark| name.strip_suffix(mark).unwrap_or(name)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_form_says_the_same() {
        let ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20271001\r\nDTEND;VALUE=DATE:20271004\r\nSUMMARY:国庆节（休）\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20271009\r\nSUMMARY:国庆节 补班\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let list = r#"{"year":2027,"days":[{"name":"国庆节","date":"2027-10-01","isOffDay":true},{"name":"国庆节","date":"2027-10-02","isOffDay":true},{"name":"国庆节","date":"2027-10-03","isOffDay":true},{"name":"国庆节","date":"2027-10-09","isOffDay":false}]}"#;
        let from_ics = read("a.ics", ics.as_bytes()).unwrap();
        let from_list = read("a.ics", list.as_bytes()).unwrap();
        assert_eq!(from_ics, from_list);
        let year = &from_ics.years[&2027];
        assert_eq!(
            year.off.keys().copied().collect::<Vec<_>>(),
            ["2027-10-01", "2027-10-02", "2027-10-03"].map(date)
        );
        assert_eq!(year.worked, BTreeMap::from([(date("2027-10-09"), "国庆节".to_owned())]));
    }

    #[test]
    fn a_bad_entry_does_not_take_the_good_ones_with_it() {
        let read = read(
            "a.json",
            r#"{"2027-01-01":"holiday","2027-13-01":"holiday","2027-01-02":"off"}"#.as_bytes(),
        )
        .unwrap();
        assert_eq!((read.years[&2027].off.len(), read.refused.len()), (1, 2));
    }

    #[test]
    fn a_feast_that_is_no_day_off_is_left_out_and_named() {
        let ics = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20270509\r\nSUMMARY:母亲节\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20270101\r\nSUMMARY:元旦\r\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let read = read("a.ics", ics.as_bytes()).unwrap();
        assert_eq!(read.years[&2027].off.len(), 1);
        assert!(read.refused[0].zh.starts_with("2027-05-09 母亲节"), "{:?}", read.refused);
    }

    #[test]
    fn a_file_of_something_else_is_refused_as_a_whole() {
        assert!(read("a.txt", "你好".as_bytes()).is_err());
        assert!(read("a.txt", &[0xff, 0xfe]).is_err());
        assert!(read("a.json", b"{}").is_err());
    }
}
