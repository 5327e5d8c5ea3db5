//! The name on the licence against the name of the bank account (rulebook C.4).

use proptest::prelude::*;
use storewarden_domain::validate::{Likeness, exact_name};

/// Verdict, index, and the code points there; `None` = the name has ended.
fn check(licence: &str, bank: &str, verdict: Likeness, index: usize, points: (Option<&str>, Option<&str>)) {
    let found = exact_name(licence, bank);
    let difference = found.difference.unwrap();
    let point = |scalar: &Option<storewarden_domain::validate::exact_name::Scalar>| {
        scalar.as_ref().map(|s| s.code_point.clone())
    };
    assert_eq!((found.verdict, difference.index), (verdict, index), "{licence} / {bank}");
    let found_points = (point(&difference.left), point(&difference.right));
    assert_eq!((found_points.0.as_deref(), found_points.1.as_deref()), points, "{licence} / {bank}");
    assert_eq!(difference.left.map(|s| s.character), licence.chars().nth(index));
    assert_eq!(difference.right.map(|s| s.character), bank.chars().nth(index));
    assert_eq!((found.reasons.len(), found.reasons[0].code), (1, verdict.code()));
}

#[test]
fn c4_row_1_full_width_brackets() {
    let points = (Some("U+0028"), Some("U+FF08"));
    check("示例(杭州)贸易有限公司", "示例（杭州）贸易有限公司", Likeness::Compatible, 2, points);
}

#[test]
fn c4_row_2_a_wide_space_at_the_end() {
    let points = (None, Some("U+3000"));
    check("示例贸易有限公司", "示例贸易有限公司\u{3000}", Likeness::Whitespace, 8, points);
}

#[test]
fn c4_row_3_a_kangxi_radical_from_a_pdf() {
    let points = (Some("U+793A"), Some("U+2F70"));
    check("示例贸易有限公司", "\u{2F70}例贸易有限公司", Likeness::Compatible, 0, points);
}

#[test]
fn c4_row_4_a_compatibility_ideograph_that_nfc_would_hide() {
    let points = (Some("U+9686"), Some("U+F9DC"));
    check("隆昌示例贸易有限公司", "\u{F9DC}昌示例贸易有限公司", Likeness::Canonical, 0, points);
}

#[test]
fn c4_row_5_an_accent_of_its_own() {
    let points = (Some("U+00E9"), Some("U+0065"));
    check("Caf\u{E9}示例有限公司", "Cafe\u{301}示例有限公司", Likeness::Canonical, 3, points);
}

#[test]
fn c4_row_6_another_dot() {
    let points = (Some("U+00B7"), Some("U+2022"));
    check("示例\u{B7}贸易有限公司", "示例\u{2022}贸易有限公司", Likeness::Different, 2, points);
}

#[test]
fn the_same_name_passes_and_says_nothing() {
    for name in ["示例贸易有限公司", "", " 示例 ", "Cafe\u{301}"] {
        let found = exact_name(name, name);
        assert_eq!((found.verdict, found.difference, found.reasons.len()), (Likeness::Exact, None, 0));
    }
}

#[test]
fn nothing_is_trimmed_and_an_invisible_character_counts() {
    check(" 示例", "示例", Likeness::Whitespace, 0, (Some("U+0020"), Some("U+793A")));
    check("示例", "示\u{200B}例", Likeness::Different, 1, (Some("U+4F8B"), Some("U+200B")));
    check("", "示", Likeness::Different, 0, (None, Some("U+793A")));
    // Beyond the first 65,536 code points an index still counts characters.
    check("\u{20BB7}野", "\u{20BB7}田", Likeness::Different, 1, (Some("U+91CE"), Some("U+7530")));
}

#[test]
fn differences_of_two_kinds_are_of_the_later_kind() {
    let first = (Some("U+9686"), Some("U+F9DC"));
    check("隆(", "\u{F9DC}（", Likeness::Compatible, 0, first);
    // Taking out spaces does not normalise: neither explanation alone covers both.
    check("隆昌", "\u{F9DC}昌 ", Likeness::Different, 0, first);
}

/// A piece of a name: as it should be, and how else it is written with the same NFC, and with the same NFKC only.
const PIECES: [(&str, &str, &str); 9] = [
    ("示", "示", "\u{2F70}"),
    ("隆", "\u{F9DC}", "隆"),
    ("é", "e\u{301}", "é"),
    ("(", "(", "（"),
    ("1", "1", "①"),
    ("fi", "fi", "\u{FB01}"),
    ("か\u{3099}", "が", "か\u{3099}"),
    ("贸易", "贸易", "贸易"),
    ("·", "·", "·"),
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Written {
    Same,
    Canonical,
    Compatible,
    Spaced(char),
    Other,
}

fn written() -> impl Strategy<Value = Written> {
    prop_oneof![
        12 => Just(Written::Same),
        1 => Just(Written::Canonical),
        1 => Just(Written::Compatible),
        1 => prop::sample::select(vec![' ', '\u{3000}', '\u{A0}', '\t']).prop_map(Written::Spaced),
        1 => Just(Written::Other),
    ]
}

proptest! {
    /// The kind of likeness follows from how the second name was made of the first, not from normalising.
    #[test]
    fn a_name_written_otherwise_is_classified_by_how_it_was_written(
        name in prop::collection::vec((0..PIECES.len(), written()), 0..8),
        turned in any::<bool>(),
    ) {
        let (mut left, mut right) = (String::new(), String::new());
        let (mut canonical, mut compatible, mut spaced, mut other) = (false, false, false, false);
        for (piece, how) in name {
            let (plain, same_nfc, same_nfkc) = PIECES[piece];
            left.push_str(plain);
            match how {
                Written::Same => right.push_str(plain),
                Written::Canonical => right.push_str(same_nfc),
                Written::Compatible => right.push_str(same_nfkc),
                Written::Spaced(space) => right.extend(plain.chars().chain([space])),
                Written::Other => right.push('•'),
            }
            canonical |= how == Written::Canonical && same_nfc != plain;
            compatible |= how == Written::Compatible && same_nfkc != plain;
            spaced |= matches!(how, Written::Spaced(_));
            other |= how == Written::Other;
        }
        let expected = match (other, spaced, compatible, canonical) {
            (false, false, false, false) => Likeness::Exact,
            (false, false, false, true) => Likeness::Canonical,
            (false, false, true, _) => Likeness::Compatible,
            (false, true, false, false) => Likeness::Whitespace,
            _ => Likeness::Different,
        };
        let found = if turned { exact_name(&right, &left) } else { exact_name(&left, &right) };
        prop_assert_eq!(found.verdict, expected, "{:?} / {:?}", left, right);
    }

    #[test]
    fn names_agree_before_the_first_difference_and_not_at_it(left in "[示例 a()（é]{0,6}", right in "[示例 a()（é]{0,6}") {
        let lefts: Vec<char> = left.chars().collect();
        let rights: Vec<char> = right.chars().collect();
        match exact_name(&left, &right).difference {
            None => prop_assert_eq!(left, right),
            Some(found) => {
                prop_assert_eq!(&lefts[..found.index], &rights[..found.index]);
                prop_assert_ne!(lefts.get(found.index), rights.get(found.index));
            }
        }
    }
}
