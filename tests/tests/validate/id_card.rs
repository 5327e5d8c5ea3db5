//! Numbers of resident identity cards (rulebook C.2), and what may be kept of one.

use super::spoilt::slip;
use chrono::NaiveDate;
use proptest::prelude::*;
use storewarden_domain::validate::{KeptIdNumber, LastFour, Verdict, id_card};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day on which the examples are judged.
fn today() -> NaiveDate {
    day("2026-11-21")
}

/// The judgement as verdict, normal form and codes.
fn judged(typed: &str, today: NaiveDate) -> (Verdict, Option<String>, Vec<&'static str>) {
    let judged = id_card(typed, today);
    let normal = judged.normal.map(|number| number.reveal().to_owned());
    (judged.verdict, normal, judged.reasons.iter().map(|r| r.code).collect())
}

fn check(typed: &str, verdict: Verdict, normal: Option<&str>, codes: &[&str]) {
    assert_eq!(judged(typed, today()), (verdict, normal.map(str::to_owned), codes.to_vec()), "{typed}");
}

#[test]
fn c2_row_1_no_province_has_the_number_99() {
    check("990000199001010017", Verdict::Warning, Some("990000199001010017"), &["unknown-province"]);
}

#[test]
fn c2_row_2_an_even_sequence() {
    check("990000198512318887", Verdict::Warning, Some("990000198512318887"), &["unknown-province"]);
}

#[test]
fn c2_row_3_the_check_character_x_and_small_x() {
    check("99000019900101005X", Verdict::Warning, Some("99000019900101005X"), &["unknown-province"]);
    let codes = ["was-lower-case", "unknown-province"];
    check("99000019900101005x", Verdict::Warning, Some("99000019900101005X"), &codes);
}

#[test]
fn c2_row_4_a_leap_day() {
    check("990000200002290212", Verdict::Warning, Some("990000200002290212"), &["unknown-province"]);
}

#[test]
fn c2_row_5_the_30th_of_february_is_refused_although_the_checksum_agrees() {
    check("990000199002300016", Verdict::Invalid, None, &["birth-no-date"]);
}

#[test]
fn c2_row_6_a_province_that_exists() {
    check("110000199001010013", Verdict::Valid, Some("110000199001010013"), &[]);
}

#[test]
fn an_old_number_of_15_digits_is_refused_with_its_own_message() {
    check("110000900101001", Verdict::Invalid, None, &["old-15-digits"]);
    let message = id_card("110000900101001", today()).reasons[0].text.to_string();
    assert!(message.contains("18") && message.contains("15"), "{message}");
}

#[test]
fn what_is_no_number_is_told_apart() {
    for (typed, code) in [
        ("", "empty"),
        ("\u{3000} ", "empty"),
        ("110***********0013", "masked"),
        ("110000 19900101 0013", "space-inside"),
        ("11000019900101001", "length"),
        ("1100001990010100133", "length"),
        ("11000019900101001Y", "characters"),
        ("1100001990010X0013", "characters"),
        ("110000199001010014", "checksum"),
    ] {
        check(typed, Verdict::Invalid, None, &[code]);
    }
}

#[test]
fn what_is_wrong_is_named_by_its_place_and_never_repeated() {
    let judged = id_card("11O000199OO1010013", today());
    assert_eq!(judged.reasons[0].positions, [3, 10, 11]);
    for typed in ["110000199001010014", "990000199002300016", "11000019900101001", "110***********0013"] {
        let shown = format!("{:?}", id_card(typed, today()));
        assert!(!shown.contains(&typed[6..]) && !shown.contains(&typed[14..]), "{shown}");
    }
}

#[test]
fn a_full_width_number_is_corrected_and_invisible_characters_are_warned_of() {
    let normal = Some("110000199001010013");
    check(" １１００００１９９００１０１００１３ ", Verdict::Valid, normal, &["was-full-width"]);
    check("\u{200E}110000199001010013", Verdict::Warning, normal, &["had-invisible-characters"]);
}

#[test]
fn a_birth_is_from_1900_on_and_not_after_today() {
    let codes = |number: &str, on: &str| judged(&second::complete(number), day(on)).2;
    assert_eq!(codes("11000018991231001", "2026-11-21"), ["birth-too-early"]);
    assert_eq!(codes("11000019000101001", "2026-11-21"), [""; 0]);
    assert_eq!(codes("11000019000229001", "2026-11-21"), ["birth-no-date"], "1900 was no leap year");
    assert_eq!(codes("11000020261122001", "2026-11-21"), ["birth-in-future"]);
    assert_eq!(codes("11000020261122001", "2026-11-22"), ["under-16"]);
}

#[test]
fn a_person_is_16_on_the_birthday() {
    let born = second::complete("11000020101122001");
    assert_eq!(judged(&born, day("2026-11-21")), (Verdict::Warning, Some(born.clone()), vec!["under-16"]));
    assert_eq!(judged(&born, day("2026-11-22")), (Verdict::Valid, Some(born.clone()), vec![]));
}

#[test]
fn of_a_number_the_last_four_and_a_keyed_hash_are_kept() {
    let number = id_card("99000019900101005x", today()).normal.unwrap();
    assert_eq!(format!("{number:?}"), "IdNumber(…)");
    let kept = KeptIdNumber::of(&number, |whole| format!("hash of {}", whole.len()));
    assert_eq!((kept.last_four.to_string().as_str(), kept.hash.as_str()), ("****005X", "hash of 18"));
    let stored = serde_json::to_value(&kept).unwrap();
    assert_eq!(stored, serde_json::json!({ "last_four": "005X", "hash": "hash of 18" }));
    assert_eq!(serde_json::from_value::<KeptIdNumber>(stored).unwrap(), kept);
    for text in ["99000019900101005X", "X005", "05X", "005x", "", "示0"] {
        assert!(LastFour::try_from(text.to_owned()).is_err(), "{text}");
    }
}

/// GB 11643 once more, by the recursion of ISO 7064 MOD 11-2 and dates as numbers.
mod second {
    pub fn remainder(number: &str) -> u32 {
        number.chars().fold(0, |sum, c| (sum * 2 + if c == 'X' { 10 } else { c.to_digit(10).unwrap() }) % 11)
    }

    /// The check character found by trying: the recursion over all 18 characters ends in 1.
    pub fn complete(first_17: &str) -> String {
        "0123456789X".chars().map(|c| format!("{first_17}{c}")).find(|n| remainder(n) == 1).unwrap()
    }

    fn exists(date: u32) -> bool {
        let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
        let leap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0;
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=last).contains(&day)
    }

    const PROVINCES: &str = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";

    /// What is doubtful on `today` (as the number 20261121), `None` = it is no number.
    pub fn doubts(typed: &str, today: u32) -> Option<Vec<&'static str>> {
        let number = typed.trim().to_ascii_uppercase();
        let digits = number.trim_end_matches('X');
        let x = number.chars().count() - digits.chars().count();
        if number.chars().count() != 18 || x > 1 || !digits.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        let born: u32 = number[6..14].parse().unwrap();
        if !exists(born) || born < 19_000_101 || born > today || remainder(&number) != 1 {
            return None;
        }
        let mut doubts = Vec::new();
        if !PROVINCES.split(' ').any(|province| number.starts_with(province)) {
            doubts.push("unknown-province");
        }
        if born + 160_000 > today {
            doubts.push("under-16");
        }
        Some(doubts)
    }
}

#[test]
fn the_second_implementation_accepts_the_checksums_of_the_examples() {
    for number in [
        "990000199001010017",
        "990000198512318887",
        "99000019900101005X",
        "990000200002290212",
        "990000199002300016",
        "110000199001010013",
    ] {
        assert_eq!(second::remainder(number), 1, "{number}");
    }
}

#[test]
fn every_province_and_every_day_of_special_years_is_judged_as_by_the_second_implementation() {
    for province in 0..100 {
        agrees(&second::complete(&format!("{province:02}000019900101001")), today()).unwrap();
    }
    // Around the first year, a leap year, a century with and one without a leap day, sixteen years ago, this year.
    for year in [0, 1899, 1900, 1996, 2000, 2010, 2026, 2027, 2100] {
        for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
            agrees(&second::complete(&format!("110000{year:04}{month:02}{day:02}001")), today()).unwrap();
        }
    }
}

/// Numbers with a right checksum; most of them with a date that exists.
fn number() -> impl Strategy<Value = String> {
    let date = prop_oneof![
        8 => (1895..2032u32, 1..=12u32, 1..=28u32).prop_map(|(y, m, d)| y * 10_000 + m * 100 + d),
        2 => (1895..2032u32, 0..=13u32, 0..=32u32).prop_map(|(y, m, d)| y * 10_000 + m * 100 + d),
    ];
    ("(1[1-5]|3[1-7]|[0-9]{2})[0-9]{4}", date, "[0-9]{3}")
        .prop_map(|(region, date, order)| second::complete(&format!("{region}{date:08}{order}")))
}

/// Any day on which the program may be asked.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..9000u64).prop_map(|days| day("2005-01-01") + chrono::Days::new(days))
}

fn agrees(typed: &str, today: NaiveDate) -> Result<(), TestCaseError> {
    let (verdict, normal, codes) = judged(typed, today);
    let Some(doubts) = second::doubts(typed, today.format("%Y%m%d").to_string().parse().unwrap()) else {
        prop_assert_eq!((verdict, normal), (Verdict::Invalid, None), "{} on {}", typed, today);
        return Ok(());
    };
    let expected = if doubts.is_empty() { Verdict::Valid } else { Verdict::Warning };
    prop_assert_eq!(
        (verdict, normal),
        (expected, Some(typed.trim().to_ascii_uppercase())),
        "{} on {}",
        typed,
        today
    );
    let found: Vec<_> = codes.into_iter().filter(|code| *code != "was-lower-case").collect();
    prop_assert_eq!(found, doubts, "{} on {}", typed, today);
    Ok(())
}

proptest! {
    #[test]
    fn numbers_are_judged_as_by_the_second_implementation(number in number(), today in any_day()) {
        agrees(&number, today)?;
    }

    #[test]
    fn spoilt_numbers_are_judged_as_by_the_second_implementation(number in number(), today in any_day(), first in slip(), second in slip()) {
        let once = first.applied(&number);
        agrees(&once, today)?;
        if once.chars().count() == 18 {
            agrees(&second.applied(&once), today)?;
        }
    }

    #[test]
    fn no_single_slip_passes(number in number(), slip in slip()) {
        let spoilt = slip.applied(&number);
        if !spoilt.trim().eq_ignore_ascii_case(&number) {
            prop_assert_eq!(id_card(&spoilt, today()).verdict, Verdict::Invalid, "{} for {}", spoilt, number);
        }
    }

    #[test]
    fn any_text_is_judged_without_panic(text in "\\PC*|[0-9]{17}[0-9X]|[0-9xX]{0,20}", today in any_day()) {
        let judged = id_card(&text, today);
        prop_assert_eq!(judged.normal.is_some(), judged.verdict != Verdict::Invalid);
    }
}
