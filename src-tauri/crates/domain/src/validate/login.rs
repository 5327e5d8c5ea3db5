//! Logins of sub-accounts: `main:sub` (taobao.subaccount.login-format-ascii-colon, …name-max-width).

use super::{Reason, invisible};

/// A login taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    pub main: String,
    pub sub: String,
    /// The colon was typed full-width. The platform accepts only the ASCII one, so the correction is to be offered.
    pub corrected: bool,
}

impl Login {
    /// With the ASCII colon, as it is typed at login.
    pub fn text(&self) -> String {
        format!("{}:{}", self.main, self.sub)
    }

    /// Of the whole login, in units: see [`width`].
    pub fn width(&self) -> usize {
        width(&self.main) + 1 + width(&self.sub)
    }

    /// What to warn of. `max` is the rule's greatest width in units, if it has one.
    pub fn warnings(&self, max: Option<i64>) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.corrected {
            reasons.push(Reason::new(
                "full-width-colon",
                "冒号是全角的，登录时必须用英文冒号；已按英文冒号处理",
                "the colon was full-width; logging in needs the ASCII colon, which is used instead",
            ));
        }
        let width = self.width();
        if let Some(max) = max.filter(|max| i64::try_from(width).is_ok_and(|width| width > *max)) {
            reasons.push(Reason::new(
                "login-too-wide",
                format!("登录名宽 {width} 个单位（汉字算 2），超过 {max}，平台可能不接受"),
                format!("the login is {width} units wide (a Chinese character counts 2), more than {max}; the platform may refuse it"),
            ));
        }
        if self.sub.bytes().all(|b| b.is_ascii_digit()) {
            reasons.push(Reason::new(
                "sub-all-digits",
                "子账号名全是数字，平台可能不接受",
                "the name of the sub-account is all digits; the platform may refuse it",
            ));
        }
        reasons
    }
}

/// In units of GBK: an ASCII character counts one, every other two.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// U+FF1A, and the look-alikes that input methods and web pages put in its place.
const OTHER_COLONS: [char; 4] = ['：', '﹕', '∶', '︰'];

/// A colon of any width.
pub fn colon_in(text: &str) -> bool {
    text.contains(':') || text.contains(OTHER_COLONS)
}

/// Takes `main:sub` apart; spaces around the parts and invisible characters are dropped.
///
/// # Errors
/// Codes `no-colon`, `several-colons`, `main-missing`, `sub-missing`.
pub fn parse_login(typed: &str) -> Result<Login, Reason> {
    let clean: String = typed.chars().filter(|c| !invisible(*c)).collect();
    let corrected = clean.contains(OTHER_COLONS);
    let ascii = clean.replace(OTHER_COLONS, ":");
    let mut parts = ascii.split(':').map(str::trim);
    let (main, sub) = match (parts.next(), parts.next(), parts.next()) {
        (Some(main), Some(sub), None) => (main, sub),
        (_, None, _) => {
            return Err(Reason::new(
                "no-colon",
                "登录名里没有冒号，应写作“主账号:子账号”",
                "the login holds no colon; write it as main:sub",
            ));
        }
        _ => {
            return Err(Reason::new(
                "several-colons",
                "登录名里有多个冒号，应写作“主账号:子账号”",
                "the login holds several colons; write it as main:sub",
            ));
        }
    };
    if main.is_empty() {
        return Err(Reason::new(
            "main-missing",
            "冒号前缺少主账号名",
            "the main account is missing before the colon",
        ));
    }
    if sub.is_empty() {
        return Err(Reason::new(
            "sub-missing",
            "冒号后缺少子账号名",
            "the sub-account is missing after the colon",
        ));
    }
    Ok(Login { main: main.into(), sub: sub.into(), corrected })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn warned(text: &str) -> Vec<&'static str> {
        parse_login(text).unwrap().warnings(Some(30)).into_iter().map(|r| r.code).collect()
    }

    #[test]
    fn a_login_comes_apart_at_its_colon() {
        let login = parse_login(" 示例商家: 客服01 ").unwrap();
        assert_eq!((login.main.as_str(), login.sub.as_str(), login.corrected), ("示例商家", "客服01", false));
        assert_eq!(login.text(), "示例商家:客服01");
    }

    #[test]
    fn a_full_width_colon_is_corrected_and_said() {
        let login = parse_login("示例商家：客服01").unwrap();
        assert_eq!((login.text().as_str(), login.corrected), ("示例商家:客服01", true));
        assert_eq!(warned("示例商家：客服01"), ["full-width-colon"]);
    }

    #[test]
    fn what_is_no_login_is_told_apart() {
        let code = |text| parse_login(text).map_err(|r| r.code);
        assert_eq!(code("示例商家"), Err("no-colon"));
        assert_eq!(code(""), Err("no-colon"));
        assert_eq!(code("a:b:c"), Err("several-colons"));
        assert_eq!(code("：客服01"), Err("main-missing"));
        assert_eq!(code("示例商家: "), Err("sub-missing"));
    }

    #[test]
    fn width_counts_a_chinese_character_twice_and_warns_beyond_the_rule() {
        // 14 characters × 2 + the colon + 1 = 30: exactly allowed.
        let widest = format!("{}:a", "示".repeat(14));
        assert_eq!(parse_login(&widest).unwrap().width(), 30);
        assert_eq!(warned(&widest), [""; 0]);
        assert_eq!(warned(&format!("{widest}b")), ["login-too-wide"]);
    }

    #[test]
    fn a_name_of_digits_only_is_warned_of() {
        assert_eq!(warned("示例商家:007"), ["sub-all-digits"]);
        assert_eq!(warned("示例商家:007a"), [""; 0]);
    }

    proptest! {
        #[test]
        fn any_text_is_taken_apart_without_panic_and_stays_so(text in "\\PC*") {
            if let Ok(login) = parse_login(&text) {
                let again = parse_login(&login.text()).unwrap();
                prop_assert_eq!(again.text(), login.text());
                prop_assert!(!again.corrected);
            }
        }
    }
}
