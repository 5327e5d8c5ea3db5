//! Whole numbers of people where none belong: in remarks, titles and file names (rulebook 1.4).

use super::{LastFour, Verdict, half_width, id_card, uscc};
use chrono::NaiveDate;

/// A file name's run of so many digits may be somebody's: a phone has 11, an ID card 18, a bank card up to 19.
const LONG: usize = 11;

/// The end of the first number of an ID card in a text. Its date and check character must be right; a company's code that
/// happens to read as one is none.
pub fn id_number_in(text: &str) -> Option<LastFour> {
    let plain: String = text.chars().map(half_width).collect();
    let runs = plain.split(|c: char| !(c.is_ascii_digit() || matches!(c, 'X' | 'x')));
    let of_a_person = |run: &str| {
        let company = uscc(run).verdict == Verdict::Valid;
        // Whether the person is born by now says nothing about whose number it is.
        id_card(run, NaiveDate::MAX).normal.filter(|_| !company)
    };
    runs.filter(|run| run.len() == 18).find_map(of_a_person).map(|number| number.last_four())
}

/// A file's name as it may be kept: of every long run of digits the last four, `身份证****0017.jpg`.
pub fn hidden_digits(name: &str) -> String {
    let mut shown = String::new();
    let mut run = String::new();
    for c in name.chars().chain(['\0']) {
        let digit = half_width(c).is_ascii_digit();
        // The check character of an ID number belongs to it.
        if digit || (run.chars().count() == 17 && matches!(half_width(c), 'X' | 'x')) {
            run.push(c);
            continue;
        }
        let long = run.chars().count();
        if long >= LONG {
            shown.push_str("****");
            shown.extend(run.chars().skip(long - 4));
        } else {
            shown.push_str(&run);
        }
        run.clear();
        shown.extend(Some(c).filter(|c| *c != '\0'));
    }
    shown
}
