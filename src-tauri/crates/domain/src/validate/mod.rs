//! Judging what was typed or imported, one value at a time. Nothing here looks at other records.

pub mod login;
pub mod mobile;

pub use login::{Login, parse_login, width};
pub use mobile::{MaskedMobile, Mobile, masked, mobile};

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

/// One thing noticed about a value. Never repeats the value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reason {
    pub code: &'static str,
    pub text: Text,
}

impl Reason {
    fn new(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, text: Text::new(zh, en) }
    }
}

/// Characters that show nothing and come along from chat windows, contact lists and spreadsheets.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
