//! Days left on a document (rulebook C.6), and its end as typed.

use chrono::NaiveDate;
use storewarden_domain::validate::{
    Verdict, days_remaining, expiry_as_printed, last_day_to_submit, remaining_enough,
};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn check(valid_to: &str, submitted: &str, remaining: i64, verdict: Verdict) {
    assert_eq!(days_remaining(date(valid_to), date(submitted)), remaining);
    assert_eq!(remaining_enough(Some(date(valid_to)), date(submitted), 90).verdict, verdict, "{valid_to}");
}

#[test]
fn c6_ninety_days_left_pass_and_89_do_not() {
    check("2026-05-30", "2026-03-01", 90, Verdict::Valid);
    check("2026-05-29", "2026-03-01", 89, Verdict::Invalid);
    check("2026-08-15", "2026-03-01", 167, Verdict::Valid);
}

#[test]
fn c6_the_last_day_to_submit() {
    assert_eq!(last_day_to_submit(date("2026-08-15"), 90), Some(date("2026-05-17")));
    check("2026-08-15", "2026-05-17", 90, Verdict::Valid);
    check("2026-08-15", "2026-05-18", 89, Verdict::Invalid);
}

#[test]
fn c6_without_end_passes() {
    assert_eq!(remaining_enough(None, date("2026-03-01"), 90).verdict, Verdict::Valid);
}

#[test]
fn the_last_valid_day_itself_has_no_day_left_and_is_not_expired() {
    let code = |submitted| remaining_enough(Some(date("2026-05-30")), date(submitted), 90).reasons[0].code;
    assert_eq!((code("2026-05-30"), code("2026-05-31")), ("days-remaining", "document-expired"));
    assert_eq!(remaining_enough(Some(date("2026-05-30")), date("2026-05-30"), 0).verdict, Verdict::Valid);
}

#[test]
fn x20_more_than_three_days_block_and_one_day_warns() {
    let verdict = |typed| expiry_as_printed(date(typed), date("2030-05-10"), 3, 1).verdict;
    for (typed, expected) in [
        ("2030-05-06", Verdict::Invalid),
        ("2030-05-07", Verdict::Warning),
        ("2030-05-09", Verdict::Warning),
        ("2030-05-10", Verdict::Valid),
        ("2030-05-11", Verdict::Warning),
        ("2030-05-13", Verdict::Warning),
        ("2030-05-14", Verdict::Invalid),
    ] {
        assert_eq!(verdict(typed), expected, "{typed}");
    }
}
