//! Unified social credit codes (GB 32100-2015 with its amendment of 2016; rulebook C.1).
//!
//! 1 registering authority · 1 kind of organisation · 6 region · 9 organisation code (GB 11714) · 1 check character.
//! Codes with a wrong check character have really been issued (B-37), so that what the licence shows must be keepable:
//! a checksum that fails is a warning.

use super::{Reason, Verdict, Written, is_digits, marked};
use crate::text::Text;
use serde::Serialize;
use ts_rs::TS;

/// The judgement of a code as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Uscc {
    pub verdict: Verdict,
    /// 18 half-width digits and capitals; none when invalid. Where it differs from what was typed it is an offer.
    pub normal: Option<String>,
    pub reasons: Vec<Reason>,
}

/// A character's value is its place (GB 32100, table 1): no I, O, S, V, Z.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Of the first 17 characters: powers of 3 modulo 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Of the first eight characters of an organisation code (GB 11714).
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Registering authority, and the kinds of organisation that it registers. 1, 5, 9 and Y are the standard's, the
/// others came with amendment 1 of 2016.
const KINDS: [(char, &str); 12] = [
    ('1', "1239"),   // offices of the state, public institutions
    ('2', "19"),     // foreign affairs
    ('3', "123459"), // justice
    ('4', "19"),     // culture
    ('5', "1239"),   // civil affairs
    ('6', "129"),    // tourism
    ('7', "129"),    // religion
    ('8', "19"),     // trade unions
    ('9', "123"),    // market regulation: enterprise, sole proprietor, farmers' cooperative
    ('A', "19"),     // armed forces
    ('N', "1239"),   // rural collectives
    ('Y', "1"),      // all others
];

/// Judges a code. Surrounding spaces and invisible characters are taken off, full-width characters and small letters
/// turned into what the licence shows.
pub fn uscc(typed: &str) -> Uscc {
    let written = Written::of(typed);
    if let Some(fault) = fault(&written) {
        return Uscc { verdict: Verdict::Invalid, normal: None, reasons: vec![fault] };
    }
    let Written { text, notes: mut reasons, doubtful } = written;
    let warnings: Vec<Reason> =
        [unknown_kind(&text), checksum(&text), organisation(&text)].into_iter().flatten().collect();
    let verdict = Verdict::usable(doubtful || !warnings.is_empty());
    reasons.extend(warnings);
    reasons.extend(sole_proprietor(&text));
    Uscc { verdict, normal: Some(text), reasons }
}

/// Why this is no code at all.
fn fault(written: &Written) -> Option<Reason> {
    if let Some(fault) = written.fault(&Text::new("统一社会信用代码", "unified social credit code")) {
        return Some(fault);
    }
    let text = written.text.as_str();
    let length = text.chars().count();
    if length == 15 && is_digits(text) {
        return Some(Reason::new(
            "old-registration-number",
            "这是 2015 年以前的 15 位注册号，请填写现行执照上的 18 位统一社会信用代码",
            "this is a 15-digit registration number from before 2015; enter the 18-character code of the present licence",
        ));
    }
    if length != 18 {
        return Some(Reason::new(
            "length",
            format!("有 {length} 位，统一社会信用代码应为 18 位"),
            format!("it has {length} characters; a unified social credit code has 18"),
        ));
    }
    if !text.chars().all(|c| ALPHABET.contains(c)) {
        return Some(marked(
            "alphabet",
            text,
            |_, c| !ALPHABET.contains(c),
            |places| {
                Text::new(
                    format!(
                        "{}不能用在代码里：只用数字和大写字母，不用 I、O、S、V、Z（常是 1、0、5、U、2 的误认）",
                        places.zh
                    ),
                    format!(
                        "{} not allowed: only digits and capitals, without I, O, S, V, Z (often misread for 1, 0, 5, U, 2)",
                        places.en
                    ),
                )
            },
        ));
    }
    let in_region = |place, c: char| (3..=8).contains(&place) && !c.is_ascii_digit();
    let region = marked("region-not-digits", text, in_region, |places| {
        Text::new(
            format!("{}不是数字：第 3 到 8 位是登记机关的行政区划，只能是数字", places.zh),
            format!(
                "{} out of place: characters 3 to 8 are the region of the registering authority, digits only",
                places.en
            ),
        )
    });
    (!region.positions.is_empty()).then_some(region)
}

fn unknown_kind(text: &str) -> Option<Reason> {
    let mut chars = text.chars();
    let (authority, kind) = (chars.next()?, chars.next()?);
    let known = KINDS.iter().any(|(a, kinds)| *a == authority && kinds.contains(kind));
    (!known).then(|| {
        Reason::new(
            "unknown-kind",
            "前两位不是已知的登记管理部门和机构类别，请对照执照核对",
            "the first two characters are no known registering authority and kind of organisation; compare with the licence",
        )
        .at([1, 2])
    })
}

/// 31 less the weighted sum modulo 31; 31 itself is written `0` (the remainder 0), 30 is `Y`.
fn checksum(text: &str) -> Option<Reason> {
    let value = |c| ALPHABET.find(c).unwrap_or_default();
    let sum: usize = text.chars().zip(WEIGHTS).map(|(c, weight)| value(c) * weight).sum();
    let expected = ALPHABET.chars().nth((31 - sum % 31) % 31)?;
    (!text.ends_with(expected)).then(|| {
        Reason::new(
            "checksum",
            format!("第 18 位校验码不符（按前 17 位应为 {expected}）。请逐位对照执照；执照确实如此时可以照填"),
            format!(
                "the check character does not agree (the first 17 call for {expected}). Compare each character with the licence; if it is printed so, it may be kept"
            ),
        )
        .at([18])
    })
}

/// 11 less the weighted sum modulo 11; 10 is written `X`, 11 is `0`. Letters count from A = 10.
fn organisation(text: &str) -> Option<Reason> {
    let value = |c| match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        c => u32::from(c) - u32::from('A') + 10,
    };
    let sum: u32 = text.chars().skip(8).zip(ORGANISATION_WEIGHTS).map(|(c, weight)| value(c) * weight).sum();
    let expected = "0123456789X".chars().nth(usize::try_from((11 - sum % 11) % 11).ok()?)?;
    (text.chars().nth(16) != Some(expected)).then(|| {
        Reason::new(
            "organisation-checksum",
            "第 9 到 17 位的组织机构代码，自身校验不符，请对照执照核对",
            "the organisation code in characters 9 to 17 fails its own check; compare with the licence",
        )
        .at(9..=17)
    })
}

/// No doubt about the code, but it has consequences (rulebook A6 of §H).
fn sole_proprietor(text: &str) -> Option<Reason> {
    text.starts_with("92").then(|| {
        Reason::new(
            "sole-proprietor",
            "92 开头表示个体工商户，速卖通暂不对其开放店铺关联",
            "92 stands for a sole proprietor (个体工商户), whose stores cannot be linked on AliExpress for now",
        )
        .at([1, 2])
    })
}
