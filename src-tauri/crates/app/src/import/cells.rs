//! What a cell's text is, before it has a meaning: trimmed, folded, or not to be trusted.

/// Marks that stand for "nothing here" in tables that people keep.
const BLANKS: [&str; 9] = ["-", "--", "—", "——", "/", "无", "N/A", "null", "NULL"];

/// Without surrounding spaces of any width, invisible characters, and the two ways in which spreadsheets are told
/// that digits are text: a leading apostrophe and `="…"`.
pub fn trimmed(cell: &str) -> &str {
    let bare = trim_invisible(cell);
    if let Some(inner) = bare.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'))
        && inner.chars().all(|c| c.is_ascii_digit())
    {
        return inner;
    }
    match bare.strip_prefix('\'') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => bare,
    }
}

fn trim_invisible(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}')
    })
}

/// The trimmed text; `None` where the cell says nothing.
pub fn present(cell: &str) -> Option<&str> {
    Some(trimmed(cell)).filter(|text| !text.is_empty() && !BLANKS.contains(text))
}

/// A spreadsheet would calculate this text, or hand it to another program.
pub fn is_formula(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('=' | '@') => true,
        // `+86 138…` is a number; `-2+3+cmd|…` is not.
        Some('+' | '-') => !chars.all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.')),
        _ => false,
    }
}

/// Full-width letters, digits and marks as their ASCII twins; the ideographic space as a space.
pub fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

fn fold(c: char) -> char {
    match c {
        '\u{3000}' | '\u{A0}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// A cell as a report may show it: cut to one line, with the middle of any longer run of digits and the name of any
/// mailbox hidden.
pub fn shown(cell: &str) -> String {
    const MOST: usize = 60;
    let line: String =
        trimmed(cell).chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
    if let Some((name, domain)) =
        line.split_once('@').filter(|(name, _)| !name.is_empty() && !name.contains(' '))
    {
        let first: String = name.chars().take(1).collect();
        return format!("{first}***@{domain}");
    }
    hide_digits(&line)
}

/// Runs of seven digits or more keep their first three and last two. Dates and times have shorter runs, but for
/// `20261105`, which begins like a year and is kept.
fn hide_digits(line: &str) -> String {
    const LONG: usize = 7;
    let mut out = String::with_capacity(line.len());
    let mut run: Vec<char> = Vec::new();
    for c in line.chars().map(Some).chain([None]) {
        match c {
            Some(c) if fold(c).is_ascii_digit() => run.push(c),
            other => {
                let day = run.len() == 8 && matches!(run.as_slice(), ['1', '9', ..] | ['2', '0', ..]);
                let kept_end = run.len().saturating_sub(2);
                let hide = run.len() >= LONG && !day;
                out.extend(
                    run.iter().enumerate().map(
                        |(i, c)| {
                            if hide && (3..kept_end).contains(&i) { '*' } else { *c }
                        },
                    ),
                );
                run.clear();
                out.extend(other);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_kept_as_text_lose_their_wrapping() {
        assert_eq!(trimmed("\u{3000}13800000991\t"), "13800000991");
        assert_eq!(trimmed("=\"13800000991\""), "13800000991");
        assert_eq!(trimmed("'13800000991"), "13800000991");
    }

    #[test]
    fn formulas_are_told_from_numbers() {
        for formula in
            ["=HYPERLINK(\"http://x\")", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0"]
        {
            assert!(is_formula(formula), "{formula}");
        }
        for plain in ["+86 199-0000-0000", "-1", "示例商家000:客服01", ""] {
            assert!(!is_formula(plain), "{plain}");
        }
    }

    #[test]
    fn a_report_never_shows_a_whole_phone_number_or_mailbox() {
        assert_eq!(shown("13800000991"), "138******91");
        assert_eq!(shown("shop000@example.com"), "s***@example.com");
        assert_eq!(shown("1.38E+10"), "1.38E+10");
        assert_eq!(shown("2026-13-05 10:00"), "2026-13-05 10:00");
        assert_eq!(shown("20261305"), "20261305");
    }
}
