//! Mainland mobile numbers (rulebook C.3). Nothing is looked up: a well-formed number may still belong to nobody.

use super::{Reason, Verdict, invisible};
use serde::Serialize;
use ts_rs::TS;

/// The judgement of a number as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Mobile {
    pub verdict: Verdict,
    /// 11 digits without country code; none when invalid.
    pub normal: Option<String>,
    pub reasons: Vec<Reason>,
}

impl Mobile {
    fn invalid(reasons: Vec<Reason>) -> Self {
        Self { verdict: Verdict::Invalid, normal: None, reasons }
    }

    /// `+8613800000000`
    pub fn e164(&self) -> Option<String> {
        self.normal.as_ref().map(|normal| format!("+86{normal}"))
    }

    /// `138 0000 0000`
    pub fn grouped(&self) -> Option<String> {
        let normal = self.normal.as_deref()?;
        Some(format!("{} {} {}", normal.get(..3)?, normal.get(3..7)?, normal.get(7..)?))
    }
}

/// A number with its middle hidden, as platforms show it: `191****1001`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaskedMobile {
    /// The first three digits.
    pub head: String,
    /// The last four digits.
    pub tail: String,
}

impl MaskedMobile {
    /// Could this 11-digit number be the hidden one?
    pub fn may_be(&self, normal: &str) -> bool {
        normal.len() == 11 && normal.starts_with(&self.head) && normal.ends_with(&self.tail)
    }
}

impl std::fmt::Display for MaskedMobile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}****{}", self.head, self.tail)
    }
}

/// What is left of a number after taking out how it was written.
struct Bare {
    /// Digits, and whatever does not belong into a number.
    text: String,
    full_width: bool,
    invisible: bool,
}

fn bare(typed: &str) -> Bare {
    let mut bare = Bare { text: String::new(), full_width: false, invisible: false };
    for c in typed.chars() {
        match c {
            // U+2010–2015 and U+2212 are the hyphens, dashes and minus that word processors put for `-`.
            '-' | '－' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
            c if c.is_whitespace() => {}
            c if invisible(c) => bare.invisible = true,
            '０'..='９' | '＋' | '＊' => {
                bare.full_width = true;
                // Full-width forms stand 0xFEE0 above their ASCII characters.
                bare.text.extend(char::from_u32(u32::from(c) - 0xFEE0));
            }
            c => bare.text.push(c),
        }
    }
    let national = ["+86", "0086"].iter().find_map(|code| bare.text.strip_prefix(code));
    // A bare 86 is the country code only in front of eleven digits.
    let national =
        national.or_else(|| bare.text.strip_prefix("86").filter(|rest| rest.chars().count() == 11));
    if let Some(national) = national {
        bare.text = national.to_owned();
    }
    bare
}

/// Judges a mainland mobile number. Spaces, hyphens, `+86`, `0086` and `86` are taken off, full-width digits folded.
pub fn mobile(typed: &str) -> Mobile {
    let Bare { text, full_width, invisible } = bare(typed);
    if let Some(fault) = fault(&text) {
        return Mobile::invalid(vec![fault]);
    }
    let mut reasons = Vec::new();
    if full_width {
        reasons.push(Reason::new(
            "was-full-width",
            "原文是全角数字，已转为半角",
            "was written in full-width digits; converted",
        ));
    }
    if invisible {
        reasons.push(Reason::new(
            "had-invisible-characters",
            "原文夹有看不见的字符，已去掉，请核对号码",
            "held invisible characters, which were removed; check the number",
        ));
    }
    let verdict = if invisible { Verdict::Warning } else { Verdict::Valid };
    Mobile { verdict, normal: Some(text), reasons }
}

/// Is there a mobile number among the words of a text? Digits count as one number together with the marks that stand
/// within it, and without them, so that a number after another is found; a longer number is none.
pub fn holds_mobile(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let within =
        |c: char| is_digit(c) || matches!(c, '+' | '＋') || bare(c.encode_utf8(&mut [0; 4])).text.is_empty();
    let plain = text.split(|c| !is_digit(c));
    plain.chain(text.split(|c| !within(c))).any(|run| mobile(run).normal.is_some())
}

/// Why a bare text is no mobile number.
fn fault(text: &str) -> Option<Reason> {
    if text.is_empty() {
        return Some(Reason::new("empty", "没有号码，请填写", "there is no number; enter one"));
    }
    if masked_bare(text).is_some() {
        return Some(Reason::new(
            "masked",
            "号码中间被隐藏，请填写完整的 11 位",
            "the middle of the number is hidden; enter all 11 digits",
        ));
    }
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Reason::new(
            "not-digits",
            "号码里有数字以外的字符，请只填 11 位数字",
            "the number holds more than digits; enter its 11 digits only",
        ));
    }
    let digits = text.len();
    if digits == 13 && text.starts_with("14") {
        return Some(Reason::new(
            "iot-card",
            "这是 13 位的物联网卡号，收不到短信，不能用于认证",
            "this is a 13-digit IoT card; it receives no SMS and cannot be used",
        ));
    }
    if digits != 11 {
        return Some(Reason::new(
            "length",
            format!("号码有 {digits} 位，手机号应为 11 位"),
            format!("the number has {digits} digits; a mobile number has 11"),
        ));
    }
    if !text.starts_with('1') {
        return Some(Reason::new("first-digit", "手机号应以 1 开头", "a mobile number starts with 1"));
    }
    if !matches!(text.as_bytes().get(1), Some(b'3'..=b'9')) {
        return Some(Reason::new(
            "second-digit",
            "手机号第二位应为 3 到 9",
            "the second digit of a mobile number is 3 to 9",
        ));
    }
    None
}

/// Recognises a number whose middle is hidden: three digits, four or more stars, four digits.
pub fn masked(typed: &str) -> Option<MaskedMobile> {
    masked_bare(&bare(typed).text)
}

fn masked_bare(text: &str) -> Option<MaskedMobile> {
    let (head, rest) = text.split_at_checked(3)?;
    let (stars, tail) = rest.split_at_checked(rest.len().checked_sub(4)?)?;
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let hidden = stars.len() >= 4 && stars.bytes().all(|b| b == b'*');
    (digits(head) && digits(tail) && hidden).then(|| MaskedMobile { head: head.into(), tail: tail.into() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(typed: &str, normal: Option<&str>, verdict: Verdict, codes: &[&str]) {
        let judged = mobile(typed);
        let found: Vec<_> = judged.reasons.iter().map(|r| r.code).collect();
        assert_eq!(
            (judged.normal.as_deref(), judged.verdict, found.as_slice()),
            (normal, verdict, codes),
            "{typed}"
        );
    }

    #[test]
    fn the_examples_of_rulebook_c3() {
        check("+86 199-0000-0000", Some("19900000000"), Verdict::Valid, &[]);
        check("13000000000", Some("13000000000"), Verdict::Valid, &[]);
        check("0086 17000000001", Some("17000000001"), Verdict::Valid, &[]);
        check("12000000000", None, Verdict::Invalid, &["second-digit"]);
        check("1380000000", None, Verdict::Invalid, &["length"]);
        check("１９９００００００００", Some("19900000000"), Verdict::Valid, &["was-full-width"]);
    }

    #[test]
    fn a_mobile_number_is_found_among_words_and_a_longer_number_is_none() {
        for text in [
            "19900000000",
            "旧号19900000000（张示例）",
            "call +86 199-0000-0000, please",
            "抖音号 12345 19900000000",
            "手机１９９００００００００",
        ] {
            assert!(holds_mobile(text), "{text}");
        }
        for text in ["", "抖音号12345678", "订单 2026031999900000000", "199****0000", "12000000000"] {
            assert!(!holds_mobile(text), "{text}");
        }
    }

    #[test]
    fn a_bare_86_is_taken_off_only_before_eleven_digits() {
        check("8613000000000", Some("13000000000"), Verdict::Valid, &[]);
        check("86130000000", None, Verdict::Invalid, &["first-digit"]);
    }

    #[test]
    fn an_iot_card_is_refused_with_its_reason() {
        check("1440000000000", None, Verdict::Invalid, &["iot-card"]);
        check("+86 1440000000000", None, Verdict::Invalid, &["iot-card"]);
    }

    #[test]
    fn what_is_no_number_is_told_apart() {
        check("", None, Verdict::Invalid, &["empty"]);
        check(" \u{3000}", None, Verdict::Invalid, &["empty"]);
        check("23000000000", None, Verdict::Invalid, &["first-digit"]);
        check("1.3E+10", None, Verdict::Invalid, &["not-digits"]);
        check("191****1001", None, Verdict::Invalid, &["masked"]);
    }

    #[test]
    fn invisible_characters_are_removed_with_a_warning() {
        check(
            "\u{202D}13000000000\u{202C}",
            Some("13000000000"),
            Verdict::Warning,
            &["had-invisible-characters"],
        );
    }

    #[test]
    fn a_number_is_shown_in_groups_and_stored_with_its_country() {
        let judged = mobile("13800000000");
        assert_eq!(judged.grouped().as_deref(), Some("138 0000 0000"));
        assert_eq!(judged.e164().as_deref(), Some("+8613800000000"));
    }

    #[test]
    fn a_masked_number_keeps_its_ends() {
        let ends = |text| masked(text).map(|m| (m.head, m.tail));
        let expected = Some(("191".to_string(), "1001".to_string()));
        for text in ["191****1001", "+86 191****1001", "191******1001", " １９１＊＊＊＊１００１ "]
        {
            assert_eq!(ends(text), expected, "{text}");
        }
        for text in ["191***1001", "19100001001", "191****100", "191****10010", "19*****1001", "****", ""] {
            assert_eq!(ends(text), None, "{text}");
        }
        let masked = masked("191****1001").unwrap();
        assert!(masked.may_be("19100001001") && !masked.may_be("19100001002"));
    }

    proptest! {
        #[test]
        fn any_text_is_judged_without_panic_and_a_normal_form_stays(text in "\\PC*") {
            let judged = mobile(&text);
            prop_assert_eq!(judged.normal.is_some(), judged.verdict != Verdict::Invalid);
            if let Some(normal) = judged.normal {
                let again = mobile(&normal);
                prop_assert_eq!(again.normal, Some(normal));
                prop_assert!(again.reasons.is_empty());
            }
        }

        #[test]
        fn a_number_is_the_same_however_it_is_written(
            number in "1[3-9][0-9]{9}",
            prefix in prop::sample::select(vec!["", "+86", "+86 ", "0086", "86", "＋86-"]),
            gap in prop::sample::select(vec!["", " ", "-", "\u{3000}", "\u{A0}"]),
            full_width in any::<bool>(),
        ) {
            let grouped = format!("{}{gap}{}{gap}{}", &number[..3], &number[3..7], &number[7..]);
            let wide = |c: char| match c { '0'..='9' => char::from_u32(c as u32 + 0xFEE0).unwrap(), c => c };
            let written = if full_width { grouped.chars().map(wide).collect() } else { grouped };
            let judged = mobile(&format!("{prefix}{written}"));
            prop_assert_eq!(judged.normal, Some(number));
            prop_assert_eq!(judged.verdict, Verdict::Valid);
        }

        #[test]
        fn a_wrong_second_digit_or_length_is_never_valid(number in "1[0-2][0-9]{9}|1[3-9][0-9]{0,8}|1[3-9][0-9]{10}") {
            prop_assert_eq!(mobile(&number).verdict, Verdict::Invalid);
        }
    }
}
