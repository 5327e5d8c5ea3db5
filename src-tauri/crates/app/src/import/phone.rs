//! Phone cells: a whole number, a masked one, or a damaged one.

use super::{cells::folded, faults::CellFault};
use storewarden_domain::{
    text::Text,
    validate::{masked, mobile},
};

/// What a phone cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phone {
    /// Eleven digits, normalised after rulebook C.3.
    Whole(String),
    /// As a platform's page hides it: first digits, stars, last digits.
    Masked(String),
}

impl Phone {
    pub fn read(text: &str) -> Result<Self, CellFault> {
        let text = folded(text);
        if digits_lost(&text) {
            return Err(CellFault::new(
                "phone-digits-lost",
                "号码被表格软件写成了科学计数法，后几位已丢失。请把该列设为「文本」格式，重新填写号码后再导入。",
                "The spreadsheet wrote this number in scientific notation and its last digits are lost. Format the column as text, enter the number again and import.",
            ));
        }
        if let Some(mask) = masked(&text) {
            return Ok(Self::Masked(mask.to_string()));
        }
        let judged = mobile(&text);
        judged.normal.map(Self::Whole).ok_or_else(|| {
            let why =
                judged.reasons.into_iter().next().map_or_else(|| Text::new("", ""), |reason| reason.text);
            CellFault::new(
                "bad-phone",
                format!("不是有效的手机号：{}。请改正后重新导入该行。", why.zh),
                format!("Not a valid mobile number: {}. Correct it and import the row again.", why.en),
            )
        })
    }

    /// `191****1001`
    pub fn masked(&self) -> String {
        match self {
            Self::Whole(digits) => mask(digits),
            Self::Masked(mask) => mask.clone(),
        }
    }
}

/// The first three and the last four digits.
pub fn mask(digits: &str) -> String {
    let (start, end) = (
        digits.get(..3).unwrap_or_default(),
        digits.get(digits.len().saturating_sub(4)..).unwrap_or_default(),
    );
    format!("{start}****{end}")
}

/// `1.38E+10`
fn digits_lost(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.split_once('e').is_some_and(|(number, exponent)| {
        number.parse::<f64>().is_ok() && exponent.trim_start_matches('+').parse::<i32>().is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        Phone::read(text).err().map(|fault| fault.code)
    }

    #[test]
    fn numbers_are_normalised_as_the_rulebooks_table_says() {
        for (input, normal) in [
            ("+86 199-0000-0000", "19900000000"),
            ("13000000000", "13000000000"),
            ("0086 17000000001", "17000000001"),
            ("１９９００００００００", "19900000000"),
            ("8613000000000", "13000000000"),
        ] {
            assert_eq!(Phone::read(input), Ok(Phone::Whole(normal.into())), "{input}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused_for_its_reason() {
        for text in ["12000000000", "1380000000", "1380000", "1400000000000", "abc", "1**********"] {
            assert_eq!(code(text), Some("bad-phone"), "{text}");
        }
        for text in ["1.38E+10", "1.38e10", "1.3800000991E10", "１.３８Ｅ＋１０"] {
            assert_eq!(code(text), Some("phone-digits-lost"), "{text}");
        }
    }

    #[test]
    fn a_masked_number_is_kept_apart_from_a_whole_one() {
        for text in ["191****1001", "191 **** 1001", "１９１＊＊＊＊１００１"] {
            assert_eq!(Phone::read(text), Ok(Phone::Masked("191****1001".into())), "{text}");
        }
        assert_eq!(Phone::Whole("19100001001".into()).masked(), "191****1001");
    }
}
