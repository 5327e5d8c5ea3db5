//! The name on the licence against the name of the bank account (aliexpress.linkgroup.name-exact-match, rulebook C.4).
//!
//! They must be the same sequence of Unicode scalar values. Nothing is trimmed or normalised before comparing, because
//! that would hide the very difference for which an application is refused; normal forms serve only to say what kind
//! of difference it is. For addresses the answer is advice.

use super::Reason;
use icu_normalizer::ComposingNormalizerBorrowed as Normalizer;
use serde::Serialize;
use ts_rs::TS;

/// How alike two names are; the first that applies. Only `exact` passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    Exact,
    /// Equal after NFC: they look the same on any screen.
    Canonical,
    /// Equal after NFKC: full-width, circled, radical and other compatibility forms.
    Compatible,
    /// Equal after removing every character of the class White_Space.
    Whitespace,
    Different,
}

impl Likeness {
    /// The word by which scripts know it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Canonical => "canonical",
            Self::Compatible => "compatible",
            Self::Whitespace => "whitespace",
            Self::Different => "different",
        }
    }
}

/// The judgement of two names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NameMatch {
    pub verdict: Likeness,
    /// The first; none when exact.
    pub difference: Option<NameDifference>,
    /// Empty when exact.
    pub reasons: Vec<Reason>,
}

/// Where two names part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NameDifference {
    /// In Unicode scalar values, from 0.
    pub index: usize,
    /// None = this name has ended here.
    pub left: Option<Scalar>,
    pub right: Option<Scalar>,
}

/// A character with its name in the Unicode standard's notation: many look alike, some like nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Scalar {
    pub character: char,
    /// `U+3000`
    pub code_point: String,
}

impl From<char> for Scalar {
    fn from(character: char) -> Self {
        Self { character, code_point: format!("U+{:04X}", u32::from(character)) }
    }
}

/// Compares two names as they were typed.
pub fn exact_name(left: &str, right: &str) -> NameMatch {
    let difference = difference(left, right);
    let verdict = likeness(left, right);
    let reasons = difference.iter().filter_map(|difference| reason(verdict, difference)).collect();
    NameMatch { verdict, difference, reasons }
}

fn likeness(left: &str, right: &str) -> Likeness {
    let equal_after = |form: Normalizer<'_>| form.normalize(left) == form.normalize(right);
    let without_space = |text: &'_ str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    if left == right {
        Likeness::Exact
    } else if equal_after(Normalizer::new_nfc()) {
        Likeness::Canonical
    } else if equal_after(Normalizer::new_nfkc()) {
        Likeness::Compatible
    } else if without_space(left) == without_space(right) {
        Likeness::Whitespace
    } else {
        Likeness::Different
    }
}

fn difference(left: &str, right: &str) -> Option<NameDifference> {
    let (mut lefts, mut rights) = (left.chars(), right.chars());
    let mut index = 0;
    loop {
        match (lefts.next(), rights.next()) {
            (None, None) => return None,
            (left, right) if left == right => index += 1,
            (left, right) => {
                return Some(NameDifference {
                    index,
                    left: left.map(Scalar::from),
                    right: right.map(Scalar::from),
                });
            }
        }
    }
}

/// People count characters from 1.
fn reason(verdict: Likeness, difference: &NameDifference) -> Option<Reason> {
    let place = difference.index + 1;
    let (zh, en) = match verdict {
        Likeness::Exact => return None,
        Likeness::Canonical => (
            "看起来完全一样，字符编码却不同，平台会判为不一致",
            "they look identical and are different characters; the platform takes them for different names",
        ),
        Likeness::Compatible => (
            "只差全角半角或兼容字形（从 PDF 复制时常见），平台会判为不一致",
            "they differ only in full-width or compatibility forms (often from a PDF); the platform takes them for different names",
        ),
        Likeness::Whitespace => (
            "只差空格，平台会判为不一致",
            "they differ only in spaces; the platform takes them for different names",
        ),
        Likeness::Different => ("名称不同", "the names differ"),
    };
    let reason = Reason::new(
        verdict.code(),
        format!("第 {place} 个字符起不一致：{zh}。请从营业执照复制名称"),
        format!("from character {place} on: {en}. Copy the name from the licence"),
    );
    Some(reason.at([place]))
}
