//! Judging what was typed or imported, one value at a time. Nothing here looks at other records.

pub mod distance;
pub mod exact_name;
pub mod file;
pub mod id_card;
pub mod login;
pub mod mobile;
pub mod remaining;
pub mod tag;
pub mod uscc;
pub mod whole_numbers;

pub use distance::{NoDistance, distance, near_enough};
pub use exact_name::{Likeness, NameMatch, exact_name};
pub use file::{FileLimits, content_by_name, content_of, content_words, file, missing_sides};
pub use id_card::{IdCard, IdNumber, KeptIdNumber, LastFour, id_card};
pub use login::{Login, colon_in, parse_login, width};
pub use mobile::{MaskedMobile, Mobile, holds_mobile, masked, mobile};
pub use remaining::{days_remaining, expiry_as_printed, last_day_to_submit, remaining_enough};
pub use tag::{LONGEST_TAG, is_tag, words_of};
pub use uscc::{Uscc, uscc};
pub use whole_numbers::{hidden_digits, id_number_in};

use crate::text::Text;
use serde::Serialize;
use ts_rs::TS;

/// `warning` = usable, but look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Valid,
    Warning,
    Invalid,
}

impl Verdict {
    /// The word by which scripts know it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Warning => "warning",
            Self::Invalid => "invalid",
        }
    }

    /// Of a value without fault.
    fn usable(doubtful: bool) -> Self {
        if doubtful { Self::Warning } else { Self::Valid }
    }
}

/// One thing noticed about a value. Never repeats the value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reason {
    pub code: &'static str,
    pub text: Text,
    /// Where in the value, in characters from 1, surrounding spaces and invisible characters left out; empty where it
    /// is about the whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<usize>>", optional)]
    pub positions: Vec<usize>,
}

impl Reason {
    fn new(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, text: Text::new(zh, en), positions: Vec::new() }
    }

    fn at(mut self, positions: impl IntoIterator<Item = usize>) -> Self {
        self.positions = positions.into_iter().collect();
        self
    }
}

/// The judgement of something that is used as it is: no other form of it is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Judgement {
    pub verdict: Verdict,
    /// Empty when valid.
    pub reasons: Vec<Reason>,
}

impl Judgement {
    /// Nothing against it.
    fn passed() -> Self {
        Self { verdict: Verdict::Valid, reasons: Vec::new() }
    }

    fn doubted(reason: Reason) -> Self {
        Self { verdict: Verdict::Warning, reasons: vec![reason] }
    }

    fn refused(reasons: Vec<Reason>) -> Self {
        Self { verdict: Verdict::Invalid, reasons }
    }
}

/// Characters that show nothing and come along from chat windows, contact lists and spreadsheets.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A code of digits and capitals, taken out of the way in which it was typed.
struct Written {
    /// Trimmed, half-width, capitals; whatever does not belong into a code is still in it.
    text: String,
    /// What had to be changed.
    notes: Vec<Reason>,
    /// Something invisible was removed, and more than that may be wrong.
    doubtful: bool,
}

impl Written {
    fn of(typed: &str) -> Self {
        let visible: String = typed.chars().filter(|c| !invisible(*c)).collect();
        let doubtful = visible.len() != typed.len();
        let half_width: String = visible.trim().chars().map(half_width).collect();
        let text = half_width.to_ascii_uppercase();
        let mut notes = Vec::new();
        if half_width != visible.trim() {
            notes.push(Reason::new(
                "was-full-width",
                "原文有全角字符，已转为半角",
                "was written in full-width characters; converted",
            ));
        }
        if text != half_width {
            notes.push(Reason::new(
                "was-lower-case",
                "原文有小写字母，已转为大写",
                "was written with small letters; turned into capitals",
            ));
        }
        if doubtful {
            notes.push(Reason::new(
                "had-invisible-characters",
                "原文夹有看不见的字符，已去掉，请核对",
                "held invisible characters, which were removed; check it",
            ));
        }
        Self { text, notes, doubtful }
    }

    /// Why the text cannot be a code of 18 characters, whatever the code; `what` is its name.
    fn fault(&self, what: &Text) -> Option<Reason> {
        let Text { zh, en } = what;
        if self.text.is_empty() {
            return Some(Reason::new(
                "empty",
                format!("没有{zh}，请填写"),
                format!("the {en} is missing; enter it"),
            ));
        }
        if self.text.contains('*') {
            return Some(marked(
                "masked",
                &self.text,
                |_, c| c == '*',
                |places| {
                    Text::new(
                        format!("{}被隐藏，请填写完整的{zh}", places.zh),
                        format!("{} hidden; enter the whole {en}", places.en),
                    )
                },
            ));
        }
        if self.text.contains(char::is_whitespace) {
            return Some(marked(
                "space-inside",
                &self.text,
                |_, c| c.is_whitespace(),
                |places| {
                    Text::new(
                        format!("{}是空格，请去掉", places.zh),
                        format!("{} blank; remove the space", places.en),
                    )
                },
            ));
        }
        None
    }
}

/// A reason about every character that is `wrong`, judged by its place (from 1) and itself; `text` is given the words
/// for the places, as a subject with its verb.
fn marked(
    code: &'static str,
    value: &str,
    wrong: impl Fn(usize, char) -> bool,
    text: impl FnOnce(Text) -> Text,
) -> Reason {
    let places = value.chars().enumerate().map(|(index, c)| (index + 1, c));
    let positions: Vec<usize> =
        places.filter(|(place, c)| wrong(*place, *c)).map(|(place, _)| place).collect();
    let list = |gap: &str| positions.iter().map(usize::to_string).collect::<Vec<_>>().join(gap);
    let (zh, en) = (list("、"), list(", "));
    let verb =
        if positions.len() == 1 { format!("character {en} is") } else { format!("characters {en} are") };
    Reason { code, text: text(Text::new(format!("第 {zh} 位"), verb)), positions }
}

/// Full-width forms stand 0xFEE0 above their ASCII characters.
fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
