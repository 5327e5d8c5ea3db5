//! Comma, tab and semicolon separated text.
//!
//! Quoting follows RFC 4180, read leniently: a quote inside an unquoted cell is a character like others, and a quote
//! that is never closed is taken as one, so that a single slip does not swallow the rest of the file. Written by hand
//! because rows keep the numbers that a spreadsheet shows, blank rows included.

use super::Table;
use crate::import::columns;

const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];
/// So many rows are looked at to tell the delimiter.
const SAMPLE_ROWS: usize = 20;

pub(super) fn read(text: &str, encoding: &str) -> Table {
    let mut table = Table::new(encoding);
    split(text, delimiter(text), usize::MAX, &mut table);
    table
}

/// The delimiter under which most header words are recognised; where none is, the most frequent one.
fn delimiter(text: &str) -> u8 {
    let rank = |delimiter: u8| {
        let mut sample = Table::new("");
        split(text, delimiter, SAMPLE_ROWS, &mut sample);
        let known = sample.rows().map(|row| row.cells().filter(|c| columns::is_known(c)).count()).max();
        let widest = sample.rows().map(|row| row.width()).max();
        (known.unwrap_or(0), widest.unwrap_or(0))
    };
    // `max_by_key` takes the last of equals; the comma comes last, so that a single column reads as CSV.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| rank(*delimiter)).unwrap_or(b',')
}

/// Splits into rows and cells. Delimiters, quotes and line ends are ASCII, so bytes may be compared.
fn split(text: &str, delimiter: u8, most_rows: usize, table: &mut Table) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut number = 0;
    while at < bytes.len() && (number as usize) < most_rows {
        number += 1;
        loop {
            at = cell(text, at, delimiter, table);
            table.end_cell();
            match bytes.get(at) {
                Some(b) if *b == delimiter => at += 1,
                Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => {
                    at += 2;
                    break;
                }
                Some(_) => {
                    at += 1;
                    break;
                }
                None => break,
            }
        }
        table.end_row(number);
    }
}

/// Writes the cell that begins at `at`; returns where it ends: at a delimiter, a line end, or the end of the text.
fn cell(text: &str, at: usize, delimiter: u8, table: &mut Table) -> usize {
    let bytes = text.as_bytes();
    let ends = |b: &u8| *b == delimiter || *b == b'\n' || *b == b'\r';
    let plain = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().position(ends).unwrap_or(rest.len())
    };
    if bytes.get(at) == Some(&b'"')
        && let Some((pieces, after)) = quoted(text, at + 1, &ends)
    {
        for (i, piece) in pieces.iter().enumerate() {
            if i > 0 {
                table.write("\"");
            }
            table.write(piece);
        }
        return after;
    }
    let end = plain(at);
    table.write(text.get(at..end).unwrap_or_default());
    end
}

/// The pieces between doubled quotes, and the place after the closing quote. `None` = not a well-formed quoted cell.
fn quoted<'a>(text: &'a str, from: usize, ends: &impl Fn(&u8) -> bool) -> Option<(Vec<&'a str>, usize)> {
    let bytes = text.as_bytes();
    let mut pieces = Vec::new();
    let mut start = from;
    loop {
        let quote = start + bytes.get(start..)?.iter().position(|b| *b == b'"')?;
        pieces.push(text.get(start..quote)?);
        match bytes.get(quote + 1) {
            Some(b'"') => start = quote + 2,
            None => return Some((pieces, quote + 1)),
            Some(b) if ends(b) => return Some((pieces, quote + 1)),
            // Spaces between the closing quote and the delimiter are forgiven, anything else is not.
            Some(_) => {
                let rest = bytes.get(quote + 1..)?;
                let spaces = rest.iter().take_while(|b| **b == b' ').count();
                let after = quote + 1 + spaces;
                return bytes.get(after).is_none_or(ends).then_some((pieces, after));
            }
        }
    }
}
