//! The working-day calendar against the worked examples of the rulebook (D.3). Dates are Asia/Shanghai's.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use storewarden_domain::{
    calendar::{Basis, Calendar, DayKind},
    rulebook::{RuleFault, RuleFile},
};
use storewarden_tests::shipped::rulebook;

fn calendar() -> Calendar {
    rulebook().calendar().clone()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// `n` working days after `event` are exactly these.
fn check(event: &str, expected: &[&str], provisional: bool) {
    let counted = calendar().nth_workday_after(day(event), expected.len() as u16);
    assert_eq!(counted.counted, expected.iter().map(|d| day(d)).collect::<Vec<_>>(), "after {event}");
    assert_eq!(Some(&counted.date), counted.counted.last(), "the last one counted is the result");
    assert_eq!(counted.provisional, provisional, "after {event}");
}

#[test]
fn d3_row_1_spring_festival_2026_with_a_make_up_saturday() {
    check("2026-02-12", &["2026-02-13", "2026-02-14", "2026-02-24"], false);
}

#[test]
fn d3_row_2_national_day_2026_ends_on_a_make_up_saturday() {
    check("2026-09-30", &["2026-10-08", "2026-10-09", "2026-10-10"], false);
    check("2026-09-30", &["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12"], false);
}

#[test]
fn d3_row_3_a_make_up_sunday_is_day_one() {
    check("2026-09-18", &["2026-09-20", "2026-09-21", "2026-09-22"], false);
}

#[test]
fn d3_row_4_spring_festival_2025_has_eight_days_off_in_between() {
    check("2025-01-24", &["2025-01-26", "2025-01-27", "2025-02-05"], false);
}

#[test]
fn d3_row_5_an_event_on_a_holiday() {
    check("2025-10-03", &["2025-10-09", "2025-10-10", "2025-10-11"], false);
    check("2025-10-03", &["2025-10-09", "2025-10-10", "2025-10-11", "2025-10-13"], false);
}

#[test]
fn d3_row_6_the_eve_of_spring_festival_2024_is_worked() {
    check("2024-02-07", &["2024-02-08", "2024-02-09", "2024-02-18"], false);
}

#[test]
fn d3_row_7_mid_autumn_2024() {
    check("2024-09-13", &["2024-09-14", "2024-09-18", "2024-09-19"], false);
}

#[test]
fn d3_row_8_a_plain_week() {
    check("2026-03-06", &["2026-03-09", "2026-03-10", "2026-03-11"], false);
}

#[test]
fn d3_row_9_into_a_year_without_notice_is_provisional() {
    check("2026-12-29", &["2026-12-30", "2026-12-31", "2027-01-04"], true);
    check("2026-12-29", &["2026-12-30", "2026-12-31"], false);
}

#[test]
fn d3_five_working_days_of_review() {
    check("2026-09-30", &["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12", "2026-10-13"], false);
    check("2026-02-12", &["2026-02-13", "2026-02-14", "2026-02-24", "2026-02-25", "2026-02-26"], false);
    check("2026-04-30", &["2026-05-06", "2026-05-07", "2026-05-08", "2026-05-09", "2026-05-11"], false);
}

#[test]
fn d1_the_published_years_have_as_many_days_as_the_notices() {
    let calendar = calendar();
    for (year, off, makeup) in [(2024, 28, 8), (2025, 28, 5), (2026, 33, 6)] {
        let days = || {
            NaiveDate::from_ymd_opt(year, 1, 1).expect("a date").iter_days().take_while(|d| d.year() == year)
        };
        let count = |kind| days().filter(|d| calendar.kind(*d).kind == kind).count();
        assert_eq!((count(DayKind::Holiday), count(DayKind::Makeup)), (off, makeup), "{year}");
        assert!(days().all(|d| !calendar.kind(d).provisional), "{year} is published");
    }
}

/// Another way of counting: the published working days in a row, and a place in that row.
#[test]
fn counting_agrees_with_the_published_days_from_every_day_of_three_years() {
    let published: serde_json::Value =
        serde_json::from_str(&storewarden_tests::fixtures::text("holidays.json")).expect("JSON");
    let calendar = calendar();
    let days: Vec<NaiveDate> = day("2024-01-01").iter_days().take(1096).collect();
    let listed = |d: &NaiveDate| published.get(d.to_string()).map(|kind| kind == "workday");
    let worked: Vec<NaiveDate> =
        days.iter().copied().filter(|d| listed(d).unwrap_or(d.weekday().number_from_monday() < 6)).collect();
    for event in &days {
        let later = &worked[worked.partition_point(|d| d <= event)..];
        // Beyond the last day of 2026 nothing is published.
        for n in 1..=later.len().min(30) {
            let counted = calendar.nth_workday_after(*event, n as u16);
            assert_eq!((counted.date, counted.provisional), (later[n - 1], false), "{n} after {event}");
            assert_eq!(counted.counted, later[..n], "{n} after {event}");
        }
    }
}

#[test]
fn d1_the_statutory_days_of_2027_are_provisional() {
    let calendar = calendar();
    let off = [
        "01-01", "02-05", "02-06", "02-07", "02-08", "02-09", "02-10", "04-05", "05-01", "05-02", "05-03",
        "05-04", "06-09", "09-15", "10-01", "10-02", "10-03", "10-04", "10-05",
    ];
    let first = day("2027-01-01");
    let holidays: Vec<_> =
        first.iter_days().take(365).filter(|d| calendar.kind(*d).kind == DayKind::Holiday).collect();
    assert_eq!(holidays, off.map(|d| day(&format!("2027-{d}"))));
    assert!(first.iter_days().take(365).all(|d| calendar.kind(d).provisional));
    assert!(calendar.years().any(|y| y.year == 2027 && y.basis == Basis::Statutory));
}

#[test]
fn every_year_names_a_source_that_the_rulebook_knows() {
    let rules = rulebook();
    for year in calendar().years() {
        assert!(rules.origin(&year.source).is_some(), "{}", year.year);
    }
}

#[test]
fn years_before_and_after_the_data_go_by_weekdays_and_are_provisional() {
    let calendar = calendar();
    let new_year = calendar.kind(day("2023-01-02"));
    assert!(new_year.workday && new_year.provisional && new_year.kind == DayKind::Weekday);
    let saturday = calendar.kind(day("2028-01-01"));
    assert!(!saturday.workday && saturday.provisional && saturday.kind == DayKind::Weekend);
}

#[test]
fn a_day_tells_its_holiday() {
    let calendar = calendar();
    let name = |date| calendar.kind(day(date)).name.map(|name| (name.zh, name.en));
    let expected = |zh: &str, en: &str| Some((zh.to_string(), en.to_string()));
    assert_eq!(name("2026-10-01"), expected("国庆节", "National Day"));
    assert_eq!(
        name("2026-10-10"),
        expected("国庆节", "National Day"),
        "a make-up day belongs to its holiday"
    );
    assert_eq!(name("2026-11-21"), None);
}

#[test]
fn no_working_days_after_a_date_is_the_date() {
    let counted = calendar().nth_workday_after(day("2027-03-06"), 0);
    assert_eq!((counted.date, counted.provisional, counted.counted.len()), (day("2027-03-06"), false, 0));
}

#[test]
fn counting_ends_with_the_last_date_that_exists() {
    let counted = Calendar::default().nth_workday_after(NaiveDate::MAX, 3);
    assert_eq!(counted.date, NaiveDate::MAX);
}

proptest! {
    /// Counting is monotonic, never lands on a day off and agrees with counting in two legs.
    #[test]
    fn counting_in_two_legs_is_counting_once(offset in 0u64..1095, first in 0u16..20, second in 0u16..20) {
        let calendar = calendar();
        let event = day("2024-01-01") + chrono::Days::new(offset);
        let whole = calendar.nth_workday_after(event, first + second);
        let leg = calendar.nth_workday_after(event, first);
        let rest = calendar.nth_workday_after(leg.date, second);
        prop_assert_eq!(whole.date, rest.date);
        prop_assert!(whole.counted.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(whole.counted.iter().all(|d| *d > event && calendar.kind(*d).workday));
    }
}

/// The line and the English reason of each fault of one calendar file.
fn faults(text: &str) -> Vec<(usize, String)> {
    let file = RuleFile { path: "calendar/2030.toml".into(), text: text.into() };
    let faults: Vec<RuleFault> = Calendar::parse(&[file]).expect_err("a fault");
    faults.into_iter().map(|fault| (fault.line, fault.reason.en)).collect()
}

const HEAD: &str = "year = 2030\nbasis = \"notice\"\nsource = { entry = \"B-38\" }\n";
const NEW_YEAR: &str = "[[holiday]]\nname = { zh = \"元旦\", en = \"New Year\" }\n";

#[test]
fn every_slip_in_a_year_is_told_with_its_line() {
    let year = |rest: &str| format!("{HEAD}{NEW_YEAR}{rest}");
    for (text, line, part) in [
        (year("from = 2031-01-01\nto = 2030-01-01\n"), 6, "is not in 2030"),
        (year("from = 2030-01-03\nto = 2030-01-01\n"), 7, "cannot be right"),
        (year("from = 2030-01-01\nto = 2030-01-01\nmakeup = [2030-01-03]\n"), 8, "not a weekend day"),
        (year("from = 2030-01-01\nto = 2030-01-05\nmakeup = [2030-01-05]\n"), 8, "listed twice"),
        (year("from = \"2030-01-01\"\nto = 2030-01-01\n"), 6, "unquoted date"),
        (year("from = 2030-01-01\nto = 2030-01-01\nmake-up = []\n"), 8, "unknown field make-up"),
        (format!("{HEAD}[[holiday]]\nfrom = 2030-01-01\nto = 2030-01-01\n"), 4, "name is missing"),
        (HEAD.into(), 1, "holiday is missing"),
        (HEAD.replace("notice", "guess"), 2, "notice, statutory"),
        (HEAD.replace("2030", "20"), 1, "four digits"),
        (format!("{HEAD}year = 2031\n"), 4, "not valid TOML"),
    ] {
        let found = faults(&text);
        assert!(found.iter().any(|(l, en)| *l == line && en.contains(part)), "{part}: {found:?}");
    }
}

#[test]
fn a_year_without_notice_cannot_have_make_up_days() {
    let head = HEAD.replace("notice", "statutory");
    let found =
        faults(&format!("{head}{NEW_YEAR}from = 2030-01-01\nto = 2030-01-01\nmakeup = [2030-01-05]\n"));
    assert!(found.iter().any(|(line, en)| *line == 8 && en.contains("come from the notice")), "{found:?}");
}

#[test]
fn a_year_is_declared_once() {
    let text = format!("{HEAD}{NEW_YEAR}from = 2030-01-01\nto = 2030-01-01\n");
    let file = |path: &str| RuleFile { path: path.into(), text: text.clone() };
    let faults = Calendar::parse(&[file("calendar/2030.toml"), file("calendar/2030-again.toml")])
        .expect_err("a fault");
    assert!(faults.iter().any(|f| f.file == "calendar/2030-again.toml" && f.line == 1), "{faults:?}");
}
