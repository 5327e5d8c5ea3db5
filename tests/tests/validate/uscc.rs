//! Unified social credit codes (rulebook C.1).

use super::spoilt::slip;
use proptest::prelude::*;
use storewarden_domain::validate::{Verdict, uscc};

/// The judgement as verdict, normal form and codes.
fn judged(typed: &str) -> (Verdict, Option<String>, Vec<&'static str>) {
    let judged = uscc(typed);
    (judged.verdict, judged.normal, judged.reasons.iter().map(|r| r.code).collect())
}

fn check(typed: &str, verdict: Verdict, normal: Option<&str>, codes: &[&str]) {
    assert_eq!(judged(typed), (verdict, normal.map(str::to_owned), codes.to_vec()), "{typed}");
}

fn positions(typed: &str, code: &str) -> Vec<usize> {
    uscc(typed).reasons.into_iter().find(|r| r.code == code).map(|r| r.positions).unwrap_or_default()
}

#[test]
fn c1_row_1_a_plain_code() {
    check("91000000MADEM00037", Verdict::Valid, Some("91000000MADEM00037"), &[]);
}

#[test]
fn c1_row_2_remainder_1_is_the_check_character_y() {
    check("91000000MADEM0265Y", Verdict::Valid, Some("91000000MADEM0265Y"), &[]);
}

#[test]
fn c1_row_3_remainder_0_is_the_check_character_0() {
    check("91000000MADEM03100", Verdict::Valid, Some("91000000MADEM03100"), &[]);
}

#[test]
fn c1_row_4_a_sole_proprietor_is_valid_and_cannot_be_linked() {
    check("92000000MADEM7774Q", Verdict::Valid, Some("92000000MADEM7774Q"), &["sole-proprietor"]);
}

#[test]
fn c1_row_5_one_wrong_character_is_warned_of_and_may_be_kept() {
    let codes = ["checksum", "organisation-checksum"];
    check("91000000MADEM00027", Verdict::Warning, Some("91000000MADEM00027"), &codes);
    let reasons = uscc("91000000MADEM00027").reasons;
    assert!(reasons[0].text.zh.contains("应为 4"), "the expected character is told: {}", reasons[0].text);
    assert_eq!((reasons[0].positions.as_slice(), reasons[1].positions.len()), (&[18][..], 9));
}

#[test]
fn c1_row_6_two_characters_in_the_wrong_order_are_warned_of() {
    let codes = ["checksum", "organisation-checksum"];
    check("91000000MDAEM00037", Verdict::Warning, Some("91000000MDAEM00037"), &codes);
    assert!(uscc("91000000MDAEM00037").reasons[0].text.en.contains("call for T"));
}

#[test]
fn small_letters_full_width_characters_and_spaces_around_are_corrected_on_offer() {
    let normal = Some("91000000MADEM00037");
    check("  91000000MADEM00037\u{3000}\t", Verdict::Valid, normal, &[]);
    check("91000000madem00037", Verdict::Valid, normal, &["was-lower-case"]);
    check("９１００００００MADEM０００３７", Verdict::Valid, normal, &["was-full-width"]);
    check(
        "９１００００００ＭａＤＥＭ０００３７",
        Verdict::Valid,
        normal,
        &["was-full-width", "was-lower-case"],
    );
    check("\u{202D}91000000MADEM00037\u{202C}", Verdict::Warning, normal, &["had-invisible-characters"]);
}

#[test]
fn what_is_no_code_is_told_apart() {
    for (typed, code) in [
        ("", "empty"),
        (" \u{3000}", "empty"),
        ("91000000********37", "masked"),
        ("91000000 MADEM00037", "space-inside"),
        ("330100000012345", "old-registration-number"),
        ("33010000001234A", "length"),
        ("91000000MADEM0003", "length"),
        ("91000000MADEM000377", "length"),
        ("91000000MADEM-0037", "alphabet"),
        ("91000000MADEM示0037", "alphabet"),
        ("9100A000MADEM00037", "region-not-digits"),
    ] {
        check(typed, Verdict::Invalid, None, &[code]);
    }
}

#[test]
fn the_five_letters_that_no_code_has_are_named_by_their_places() {
    check("9100O000MADEMI0037", Verdict::Invalid, None, &["alphabet"]);
    assert_eq!(positions("9100O000MADEMI0037", "alphabet"), [5, 14]);
    assert_eq!(positions("SV000000MADEMZ0037", "alphabet"), [1, 2, 14]);
    assert_eq!(positions("91A0B000MADEM00037", "region-not-digits"), [3, 5]);
    assert_eq!(positions(" 91000000 MADEM00037", "space-inside"), [9]);
}

#[test]
fn an_unknown_authority_or_kind_of_organisation_is_warned_of() {
    for (pair, known) in [
        ("11", true),
        ("59", true),
        ("93", true),
        ("Y1", true),
        ("N2", true),
        ("94", false),
        ("Y2", false),
        ("00", false),
    ] {
        let code = second::complete(pair, "000000", "MADEM000");
        let found = judged(&code);
        assert_eq!(found.2.contains(&"unknown-kind"), !known, "{code}");
        assert_eq!(found.0, if known { Verdict::Valid } else { Verdict::Warning }, "{code}");
    }
}

/// GB 32100 and GB 11714 once more, without their tables of weights.
mod second {
    /// The digits and capitals less five; a character's place is its value.
    fn value(c: char) -> Option<u32> {
        if "IOSVZ".contains(c) || c.is_ascii_lowercase() {
            return None;
        }
        let base_36 = c.to_digit(36)?;
        Some(base_36 - "IOSVZ".chars().filter(|left_out| *left_out < c).count() as u32)
    }

    /// Each weight is three times the one before, so the sum is a Horner scheme from the right; with the check
    /// character, whose weight is one, it must come to 0 modulo 31.
    pub fn sum(code: &str) -> u32 {
        code.chars()
            .take(17)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .fold(0, |sum, c| (sum * 3 + value(c).unwrap()) % 31)
    }

    fn check_agrees(code: &str) -> bool {
        (sum(code) + value(code.chars().last().unwrap()).unwrap()).is_multiple_of(31)
    }

    /// The weights 3 7 9 10 5 8 4 2 are the powers of two from 256 down, modulo 11; letters count from A = 10.
    fn organisation_agrees(code: &str) -> bool {
        let characters: Vec<char> = code.chars().skip(8).take(9).collect();
        let sum = characters[..8].iter().fold(0, |sum, c| (sum + c.to_digit(36).unwrap()) * 2);
        let last = if characters[8] == 'X' { Some(10) } else { characters[8].to_digit(10) };
        last.is_some_and(|last| (sum + last).is_multiple_of(11))
    }

    const PAIRS: &str = "11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 A1 A9 N1 N2 N3 N9 Y1";

    /// What is wrong with a code as typed, `None` = it is no code.
    pub fn doubts(typed: &str) -> Option<Vec<&'static str>> {
        let code = typed.trim().to_ascii_uppercase();
        let right = code.chars().count() == 18
            && code.chars().all(|c| value(c).is_some())
            && code.chars().skip(2).take(6).all(|c| c.is_ascii_digit());
        right.then(|| {
            let mut doubts = Vec::new();
            if !PAIRS.split(' ').any(|pair| code.starts_with(pair)) {
                doubts.push("unknown-kind");
            }
            if !check_agrees(&code) {
                doubts.push("checksum");
            }
            if !organisation_agrees(&code) {
                doubts.push("organisation-checksum");
            }
            doubts
        })
    }

    /// A code with both check characters, found by trying.
    pub fn complete(pair: &str, region: &str, organisation: &str) -> String {
        let tried = |code: &str, agrees: fn(&str) -> bool| {
            let all = ('0'..='9').chain('A'..='Z').filter(|c| value(*c).is_some());
            all.map(|c| format!("{code}{c}")).find(|code| agrees(code)).unwrap()
        };
        tried(&tried(&format!("{pair}{region}{organisation}"), organisation_agrees), check_agrees)
    }

    pub fn pairs() -> Vec<&'static str> {
        PAIRS.split(' ').collect()
    }
}

#[test]
fn the_second_implementation_has_the_remainders_of_the_examples() {
    for (code, remainder) in [
        ("91000000MADEM00037", 24),
        ("91000000MADEM0265Y", 1),
        ("91000000MADEM03100", 0),
        ("92000000MADEM7774Q", 7),
        ("91000000MADEM00027", 27),
        ("91000000MDAEM00037", 5),
    ] {
        assert_eq!(second::sum(code), remainder, "{code}");
    }
}

#[test]
fn every_pair_of_first_characters_is_judged_as_by_the_second_implementation() {
    let characters = || ('0'..='9').chain('A'..='Z');
    for (authority, kind) in characters().flat_map(|a| characters().map(move |k| (a, k))) {
        let pair = format!("{authority}{kind}");
        let allowed = second::doubts(&format!("{pair}000000MADEM00037")).is_some();
        let code =
            if allowed { second::complete(&pair, "330100", "MADEM777") } else { pair + "330100MADEM77740" };
        agrees(&code).unwrap();
    }
}

fn code() -> impl Strategy<Value = String> {
    (prop::sample::select(second::pairs()), "[0-9]{6}", "[0-9A-HJ-NPQRTUWXY]{8}")
        .prop_map(|(pair, region, organisation)| second::complete(pair, &region, &organisation))
}

/// Verdict and doubts are those of the second implementation.
fn agrees(typed: &str) -> Result<(), TestCaseError> {
    let (verdict, normal, codes) = judged(typed);
    let Some(doubts) = second::doubts(typed) else {
        prop_assert_eq!((verdict, normal), (Verdict::Invalid, None), "{}", typed);
        return Ok(());
    };
    let expected = if doubts.is_empty() { Verdict::Valid } else { Verdict::Warning };
    prop_assert_eq!((verdict, normal), (expected, Some(typed.trim().to_ascii_uppercase())), "{}", typed);
    let notes = ["was-lower-case", "sole-proprietor"];
    let found: Vec<_> = codes.into_iter().filter(|code| !notes.contains(code)).collect();
    prop_assert_eq!(found, doubts, "{}", typed);
    Ok(())
}

proptest! {
    #[test]
    fn a_code_with_its_check_characters_is_valid(code in code()) {
        prop_assert_eq!(uscc(&code).verdict, Verdict::Valid);
        agrees(&code)?;
    }

    #[test]
    fn spoilt_codes_are_judged_as_by_the_second_implementation(code in code(), first in slip(), second in slip()) {
        agrees(&first.applied(&code))?;
        let twice = first.applied(&code);
        if twice.chars().count() == 18 {
            agrees(&second.applied(&twice))?;
        }
    }

    #[test]
    fn no_single_slip_passes_unseen(code in code(), slip in slip()) {
        let spoilt = slip.applied(&code);
        if !spoilt.trim().eq_ignore_ascii_case(&code) {
            prop_assert_ne!(uscc(&spoilt).verdict, Verdict::Valid, "{} for {}", spoilt, code);
        }
    }

    #[test]
    fn random_texts_are_judged_as_by_the_second_implementation(text in "[0-9A-Z]{18}|[0-9]{8}[0-9A-HJ-NPQRTUWXY]{10}|[0-9a-z]{0,20}") {
        agrees(&text)?;
    }

    #[test]
    fn any_text_is_judged_without_panic_and_a_normal_form_stays(text in "\\PC*") {
        if let Some(normal) = uscc(&text).normal {
            prop_assert_eq!(uscc(&normal).normal, Some(normal));
        }
    }
}
