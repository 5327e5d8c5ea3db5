//! Numbers of resident identity cards (GB 11643; rulebook C.2), and what may be kept of one.
//!
//! Residence permits of people from Hong Kong, Macau and Taiwan have numbers of the same kind (81, 82, 83); a passport
//! is another kind of document. The sex that a number tells is never needed, and not read.

use super::{Reason, Verdict, Written, is_digits, marked};
use crate::text::Text;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The judgement of a number as typed. It is not serialisable, so that no number gets into a file by accident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdCard {
    pub verdict: Verdict,
    /// None when invalid.
    pub normal: Option<IdNumber>,
    pub reasons: Vec<Reason>,
}

/// 17 digits and a digit or `X`, on their way to be hashed. Not serialisable; hidden in debug output.
#[derive(Clone, PartialEq, Eq)]
pub struct IdNumber(String);

impl IdNumber {
    /// All 18 characters: to hash, or to show to the person who typed them.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub fn last_four(&self) -> LastFour {
        LastFour(self.0.chars().skip(14).collect())
    }
}

impl std::fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IdNumber(…)")
    }
}

/// All that may be kept of a number (PIPL art. 6 and 19, rulebook 1.4): enough to recognise it when it comes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeptIdNumber {
    pub last_four: LastFour,
    /// Keyed by a secret of this installation; a plain hash of so few possible numbers could be searched through.
    pub hash: String,
}

impl KeptIdNumber {
    /// `keyed_hash` is given the whole number in its normal form.
    pub fn of(number: &IdNumber, keyed_hash: impl FnOnce(&str) -> String) -> Self {
        Self { last_four: number.last_four(), hash: keyed_hash(number.reveal()) }
    }
}

/// The end of a number: three digits and a digit or `X`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct LastFour(String);

/// Anything else than the end of a number, a whole one above all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the last four characters of an ID number")]
pub struct NotLastFour;

impl TryFrom<String> for LastFour {
    type Error = NotLastFour;
    fn try_from(text: String) -> Result<Self, NotLastFour> {
        if text.len() == 4 && is_digits(text.strip_suffix('X').unwrap_or(&text)) {
            Ok(Self(text))
        } else {
            Err(NotLastFour)
        }
    }
}

impl From<LastFour> for String {
    fn from(end: LastFour) -> Self {
        end.0
    }
}

impl std::fmt::Display for LastFour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "****{}", self.0)
    }
}

/// Of the first 17 digits.
const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// By the weighted sum modulo 11.
const CHECKS: &str = "10X98765432";

/// The first two digits of every province, autonomous region and municipality, and of Taiwan, Hong Kong and Macau
/// (81–83 also on residence permits).
const PROVINCES: [std::ops::RangeInclusive<u32>; 8] =
    [11..=15, 21..=23, 31..=37, 41..=46, 50..=54, 61..=65, 71..=71, 81..=83];

/// No number has an earlier year of birth (rulebook C.2).
const FIRST_YEAR: i32 = 1900;

/// From this age one may be employed (rulebook C.2).
const WORKING_AGE: Months = Months::new(16 * 12);

/// Judges a number on the day `today` (Asia/Shanghai). Surrounding spaces and invisible characters are taken off,
/// full-width characters folded, `x` becomes `X`.
pub fn id_card(typed: &str, today: NaiveDate) -> IdCard {
    let invalid = |reasons| IdCard { verdict: Verdict::Invalid, normal: None, reasons };
    let written = Written::of(typed);
    if let Some(fault) = fault(&written) {
        return invalid(vec![fault]);
    }
    let Written { text, notes: mut reasons, doubtful } = written;
    // One mistyped digit often spoils both; both are told.
    let born = match (birth(&text, today), checksum(&text)) {
        (Ok(born), None) => born,
        (Ok(_), Some(checksum)) => return invalid(vec![checksum]),
        (Err(birth), checksum) => return invalid(std::iter::once(birth).chain(checksum).collect()),
    };
    let warnings: Vec<Reason> =
        [unknown_province(&text), under_age(born, today)].into_iter().flatten().collect();
    let verdict = Verdict::usable(doubtful || !warnings.is_empty());
    reasons.extend(warnings);
    IdCard { verdict, normal: Some(IdNumber(text)), reasons }
}

/// Why this has not the form of a number.
fn fault(written: &Written) -> Option<Reason> {
    if let Some(fault) = written.fault(&Text::new("身份证号", "ID number")) {
        return Some(fault);
    }
    let text = written.text.as_str();
    let length = text.chars().count();
    if length == 15 && is_digits(text) {
        return Some(Reason::new(
            "old-15-digits",
            "这是旧的 15 位身份证号，已停止使用，请填写现行身份证上的 18 位号码",
            "this is an old 15-digit ID number, no longer in use; enter the 18 characters of the present card",
        ));
    }
    if length != 18 {
        return Some(Reason::new(
            "length",
            format!("有 {length} 位，身份证号应为 18 位"),
            format!("it has {length} characters; an ID number has 18"),
        ));
    }
    let wrong = |place, c: char| !(c.is_ascii_digit() || place == 18 && c == 'X');
    let characters = marked("characters", text, wrong, |places| {
        Text::new(
            format!("{}不能用在身份证号里：前 17 位是数字，第 18 位是数字或 X", places.zh),
            format!("{} out of place: an ID number is 17 digits, then a digit or X", places.en),
        )
    });
    (!characters.positions.is_empty()).then_some(characters)
}

/// The date of birth, or what is wrong with it.
fn birth(text: &str, today: NaiveDate) -> Result<NaiveDate, Reason> {
    let wrong = |code, zh, en| Reason::new(code, zh, en).at(7..=14);
    let part =
        |from, to| text.get(from..to).and_then(|digits| digits.parse::<u32>().ok()).unwrap_or_default();
    let year = i32::try_from(part(6, 10)).unwrap_or_default();
    let Some(born) = NaiveDate::from_ymd_opt(year, part(10, 12), part(12, 14)) else {
        return Err(wrong(
            "birth-no-date",
            "第 7 到 14 位的出生日期不存在",
            "the date of birth in characters 7 to 14 does not exist",
        ));
    };
    if year < FIRST_YEAR {
        return Err(wrong(
            "birth-too-early",
            "第 7 到 14 位的出生日期早于 1900 年",
            "the date of birth in characters 7 to 14 is before 1900",
        ));
    }
    if born > today {
        return Err(wrong(
            "birth-in-future",
            "第 7 到 14 位的出生日期晚于今天",
            "the date of birth in characters 7 to 14 is after today",
        ));
    }
    Ok(born)
}

fn checksum(text: &str) -> Option<Reason> {
    let value = |c: char| usize::try_from(c.to_digit(10).unwrap_or_default()).unwrap_or_default();
    let sum: usize = text.chars().zip(WEIGHTS).map(|(c, weight)| value(c) * weight).sum();
    // Which character was expected is not said: it would be a piece of somebody's number.
    let agrees = CHECKS.chars().nth(sum % 11).is_some_and(|expected| text.ends_with(expected));
    (!agrees).then(|| {
        Reason::new(
            "checksum",
            "校验码不符，号码里至少有一位不对，请逐位对照身份证",
            "the check character does not agree: at least one character is wrong; compare each with the card",
        )
        .at([18])
    })
}

fn unknown_province(text: &str) -> Option<Reason> {
    let province: u32 = text.get(..2)?.parse().ok()?;
    (!PROVINCES.iter().any(|known| known.contains(&province))).then(|| {
        Reason::new(
            "unknown-province",
            "前两位不是已知的省级代码，请对照身份证核对",
            "the first two digits are no known province; compare with the card",
        )
        .at([1, 2])
    })
}

fn under_age(born: NaiveDate, today: NaiveDate) -> Option<Reason> {
    let grown = born.checked_add_months(WORKING_AGE).is_none_or(|birthday| birthday <= today);
    (!grown).then(|| {
        Reason::new(
            "under-16",
            "按出生日期未满 16 周岁，还不能受雇，请核对",
            "by the date of birth the person is under 16 and may not be employed yet; check it",
        )
        .at(7..=14)
    })
}
