//! Mainland mobile numbers (rulebook C.3).

use super::spoilt::slip;
use proptest::prelude::*;
use storewarden_domain::validate::{Verdict, mobile};

/// C.3 once more, read character by character by an automaton instead of by lengths and prefixes.
mod second {
    /// How much of a number has been read.
    #[derive(Clone, Copy)]
    enum Read {
        Nothing,
        One,
        /// So many digits of eleven.
        Digits(u8),
    }

    /// The eleven digits, `None` where the text is no mobile number.
    pub fn normal(typed: &str) -> Option<String> {
        let kept: Vec<char> = typed.chars().filter(|c| !" -\u{3000}".contains(*c)).collect();
        // Whichever country code comes first is taken off; a bare 86 only where eleven digits follow it.
        let (international, trunk) =
            (kept.starts_with(&['+', '8', '6']), kept.starts_with(&['0', '0', '8', '6']));
        let bare = kept.len() == 13 && kept.starts_with(&['8', '6']);
        let skipped = if international {
            3
        } else if trunk {
            4
        } else if bare {
            2
        } else {
            0
        };
        let mut read = Read::Nothing;
        for c in &kept[skipped..] {
            read = match (read, c) {
                (Read::Nothing, '1') => Read::One,
                (Read::One, '3' | '4' | '5' | '6' | '7' | '8' | '9') => Read::Digits(2),
                (Read::Digits(n), '0'..='9') if n < 11 => Read::Digits(n + 1),
                _ => return None,
            };
        }
        matches!(read, Read::Digits(11)).then(|| kept[skipped..].iter().collect())
    }
}

#[test]
fn the_second_implementation_judges_the_examples_of_c3() {
    for (typed, normal) in [
        ("+86 199-0000-0000", Some("19900000000")),
        ("13000000000", Some("13000000000")),
        ("0086 17000000001", Some("17000000001")),
        ("12000000000", None),
        ("1380000000", None),
        ("8613000000000", Some("13000000000")),
        ("1440000000000", None),
    ] {
        assert_eq!(second::normal(typed).as_deref(), normal, "{typed}");
        assert_eq!(mobile(typed).normal.as_deref(), normal, "{typed}");
    }
}

/// Usable or not, and the normal form, are those of the second implementation.
fn agrees(typed: &str) -> Result<(), TestCaseError> {
    let (judged, normal) = (mobile(typed), second::normal(typed));
    prop_assert_eq!(judged.verdict == Verdict::Invalid, normal.is_none(), "{}", typed);
    prop_assert_eq!(judged.normal, normal, "{}", typed);
    Ok(())
}

fn written() -> impl Strategy<Value = String> {
    (
        prop::sample::select(vec!["", "+86", "+86 ", "0086", "0086-", "86", "86 "]),
        "1[3-9][0-9]{9}",
        prop::sample::select(vec!["", " ", "-", "\u{3000}"]),
    )
        .prop_map(|(code, number, gap)| {
            format!("{code}{}{gap}{}{gap}{}", &number[..3], &number[3..7], &number[7..])
        })
}

#[test]
fn every_pair_of_first_digits_is_judged_as_by_the_second_implementation() {
    for pair in 0..100 {
        for rest in ["00000000", "000000000", "0000000000", "00000000000"] {
            agrees(&format!("{pair:02}{rest}")).unwrap();
        }
    }
}

proptest! {
    #[test]
    fn a_number_is_judged_as_by_the_second_implementation_however_it_is_written(typed in written()) {
        prop_assert!(second::normal(&typed).is_some());
        agrees(&typed)?;
    }

    #[test]
    fn spoilt_numbers_are_judged_as_by_the_second_implementation(typed in written(), first in slip(), second in slip()) {
        let once = first.applied(&typed);
        agrees(&once)?;
        if once.chars().count() == typed.chars().count() {
            agrees(&second.applied(&once))?;
        }
    }

    #[test]
    fn random_digits_are_judged_as_by_the_second_implementation(text in "[0-9]{0,15}|(\\+|00)?86[0-9]{9,13}|1[0-9]{10}") {
        agrees(&text)?;
    }

    /// No check digit guards a mobile number: a slip is seen only where it spoils the length or the first two digits.
    #[test]
    fn a_slip_that_leaves_a_number_leaves_another_number(number in "1[3-9][0-9]{9}", slip in slip()) {
        let spoilt = slip.applied(&number);
        if let Some(normal) = mobile(&spoilt).normal {
            prop_assert_eq!(normal.len(), 11);
            prop_assert!(normal.starts_with('1'));
        }
    }
}
