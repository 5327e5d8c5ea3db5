//! Numbers of resident identity cards (GB 11643; rulebook C.2), and what may be kept of one.
//!
//! Residence permits of people from Hong Kong, Macau and Taiwan have numbers of the same kind (81, 82, 83); a passport
//! is another kind of document. The sex that a number tells is never needed, and not read.

use super::{Reason, Verdict, Written, is_digits, marked};
use crate::text::Text;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LastFour(String);

/// Anything else than the end of a number, a whole one above all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the last four characters of an ID number")]
pub struct NotLastFour;

impl TryFrom<String> for LastFour {
    type Error = NotLastFour;
    fn try_from(text: String) -> Result<Self, NotLastFour> {
        if well_formed(&text, 4) { Ok(Self(text)) } else { Err(NotLastFour) }
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

/// From this age one may be employed (rulebook C.2).
const WORKING_AGE: Months = Months::new(16 * 12);

/// Judges a number on the day `today` (Asia/Shanghai). Surrounding spaces and invisible characters are taken off,
/// full-width characters folded, `x` becomes `X`.
pub fn id_card(typed: &str, today: NaiveDate) -> IdCard {
    let written = Written::of(typed);
    let (faults, born) = match fault(&written) {
        Some(fault) => (vec![fault], None),
        None => judge(&written.text, today),
    };
    let Some(born) = born.filter(|_| faults.is_empty()) else {
        return IdCard { verdict: Verdict::Invalid, normal: None, reasons: faults };
    };
    let Written { text, notes: mut reasons, doubtful } = written;
    let warnings: Vec<Reason> =
        [unknown_province(&text), under_age(born, today)].into_iter().flatten().collect();
    let verdict = Verdict::usable(doubtful || !warnings.is_empty());
    reasons.extend(warnings);
    IdCard { verdict, normal: Some(IdNumber(text)), reasons }
}

/// `length` characters, digits but for the last, which may be `X`.
fn well_formed(text: &str, length: usize) -> bool {
    text.len() == length && is_digits(text.strip_suffix('X').unwrap_or(text))
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
    if well_formed(text, 18) {
        return None;
    }
    let wrong = text.chars().zip(1..).filter(|(c, place)| !(c.is_ascii_digit() || *place == 18 && *c == 'X'));
    let wrong: Vec<usize> = wrong.map(|(_, place)| place).collect();
    let mut place = 0;
    let is_wrong = |_| {
        place += 1;
        wrong.contains(&place)
    };
    let _ = is_wrong;
    None
}

fn judge(_text: &str, _today: NaiveDate) -> (Vec<Reason>, Option<NaiveDate>) {
    (Vec::new(), None)
}
