//! Header words → columns with a meaning.
//!
//! Words are compared after folding width and case and dropping spaces, a trailing remark in brackets and the marks
//! that web tables put beside a header. A word that is not known is listed as ignored, never guessed at.

mod words;

use super::{
    cells::{folded, trimmed},
    read::{Row, Table},
};
use words::{ANSWERED, DOCUMENTS, STORES, SUB_ACCOUNTS, Words};

/// Title rows may stand above the header, but not more than these.
const HEADER_WITHIN: usize = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Stores,
    SubAccounts,
    Documents,
}

impl Kind {
    /// As requested and reported.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stores => "stores",
            Self::SubAccounts => "sub-accounts",
            Self::Documents => "documents",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Stores, Self::SubAccounts, Self::Documents].into_iter().find(|kind| kind.code() == code)
    }

    /// `answered` = by a platform's interface, whose fields have names of their own.
    fn columns(self, answered: bool) -> Words {
        match self {
            Self::SubAccounts if answered => ANSWERED,
            Self::Stores => STORES,
            Self::SubAccounts => SUB_ACCOUNTS,
            Self::Documents => DOCUMENTS,
        }
    }

    /// Without these columns a file is not of this kind.
    pub fn required(self) -> &'static [Column] {
        match self {
            Self::Stores => &[Column::Platform, Column::Main],
            Self::SubAccounts => &[Column::Login],
            Self::Documents => &[Column::DocumentKind, Column::Owner],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Platform,
    StoreName,
    Main,
    StoreType,
    StoreStatus,
    Category,
    Quota,
    Tags,
    Notes,
    OpenedOn,
    ContactPhone,
    ContactEmail,
    EntityName,
    Uscc,
    CompanyType,
    LegalRepresentative,
    BankAccountName,
    LoginAddress,
    LoginDevice,
    Login,
    Holder,
    Phone,
    Position,
    Department,
    Access,
    /// What an interface answers in place of a word.
    StatusCode,
    DispatchCode,
    Verification,
    Dispatch,
    AccountKind,
    CreatedAt,
    LastLogin,
    Email,
    Shop,
    LicenceValidTo,
    LegalIdValidTo,
    DocumentKind,
    Owner,
    Title,
    Person,
    Number,
    IssuedOn,
    ValidFrom,
    ValidTo,
    Issuer,
}

/// Where a file's columns are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    pub kind: Kind,
    /// The header's row number.
    pub header: u32,
    /// Cells of the header up to its last word; a data row has as many.
    pub width: usize,
    /// Header words without a meaning, as written.
    pub ignored: Vec<String>,
    places: Vec<(Column, usize, String)>,
}

impl Layout {
    /// The place of a column in a row, from 0, and the header's word for it.
    pub fn place(&self, column: Column) -> Option<(usize, &str)> {
        self.places.iter().find(|(c, ..)| *c == column).map(|(_, place, word)| (*place, word.as_str()))
    }
}

/// Why a table has no layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoLayout {
    /// No row looks like a header. `header` = the first row that holds anything.
    Unknown { header: u32 },
    /// A header was found, or asked for, that lacks what its kind needs.
    Missing { kind: Kind, header: u32, words: Vec<&'static str> },
}

/// Is this a header word of any kind of file?
pub fn is_known(cell: &str) -> bool {
    let word = plain(cell);
    !word.is_empty() && [STORES, SUB_ACCOUNTS, DOCUMENTS].iter().any(|list| column_of(list, &word).is_some())
}

/// Finds the header and the meaning of its columns. `kind` = as requested; `None` = to be told from the header.
pub fn recognise(table: &Table, kind: Option<Kind>) -> Result<Layout, NoLayout> {
    let kinds: &[Kind] = match &kind {
        Some(kind) => std::slice::from_ref(kind),
        // An earlier kind wins where the columns of two are there: a staff list may well name its platform and shop.
        None => &[Kind::SubAccounts, Kind::Stores, Kind::Documents],
    };
    let best = table
        .rows()
        .take(HEADER_WITHIN)
        .flat_map(|row| kinds.iter().map(move |kind| layout(row, *kind, table.interface.is_some())))
        .reduce(|best, next| if score(&next) > score(&best) { next } else { best });
    // Of an answer the names stand before the first record.
    let first = table.rows().next().map_or(1, |row| row.number.max(1));
    let Some(best) = best.filter(|layout| !layout.places.is_empty()) else {
        return Err(match kind {
            Some(kind) => NoLayout::Missing { kind, header: first, words: missing(kind, &[]) },
            None => NoLayout::Unknown { header: first },
        });
    };
    let words = missing(best.kind, &best.places);
    match (words.is_empty(), kind) {
        (true, _) => Ok(best),
        // One known word by chance makes no header.
        (false, None) if best.places.len() < 2 => Err(NoLayout::Unknown { header: first }),
        (false, _) => Err(NoLayout::Missing { kind: best.kind, header: best.header, words }),
    }
}

/// Complete layouts come before incomplete ones, then the one with more known columns.
fn score(layout: &Layout) -> (bool, usize) {
    (missing(layout.kind, &layout.places).is_empty(), layout.places.len())
}

fn layout(row: Row<'_>, kind: Kind, answered: bool) -> Layout {
    let mut layout = Layout { kind, header: row.number, width: 0, ignored: Vec::new(), places: Vec::new() };
    for (place, cell) in row.cells().enumerate() {
        let word = plain(cell);
        if word.is_empty() {
            continue;
        }
        layout.width = place + 1;
        let shown = trimmed(cell).to_owned();
        match column_of(kind.columns(answered), &word) {
            Some(column) if layout.place(column).is_none() => layout.places.push((column, place, shown)),
            _ => layout.ignored.push(shown),
        }
    }
    layout
}

fn missing(kind: Kind, places: &[(Column, usize, String)]) -> Vec<&'static str> {
    let absent = |column: &&Column| {
        let stands_for = |c: Column| c == **column || (c, **column) == (Column::Uscc, Column::Owner);
        !places.iter().any(|(c, ..)| stands_for(*c))
    };
    kind.required().iter().filter(absent).filter_map(|column| first_word(kind, *column)).collect()
}

fn first_word(kind: Kind, column: Column) -> Option<&'static str> {
    kind.columns(false).iter().find(|(c, _)| *c == column).and_then(|(_, words)| words.first().copied())
}

fn column_of(list: Words, word: &str) -> Option<Column> {
    list.iter().find(|(_, words)| words.contains(&word)).map(|(column, _)| *column)
}

/// A header's word as it is compared.
fn plain(cell: &str) -> String {
    let folded = folded(trimmed(cell)).to_lowercase();
    let without_remark = match folded.find(['(', '[', '【']) {
        Some(at) if at > 0 => folded.get(..at).unwrap_or_default(),
        _ => &folded,
    };
    let mark = |c: char| {
        c.is_whitespace()
            || matches!(c, '*' | ':' | '_' | '▼' | '▲' | '↓' | '↑' | '?' | '\u{200B}' | '\u{FEFF}')
    };
    without_remark.chars().filter(|c| !mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::read;

    fn of(text: &str) -> Result<Layout, NoLayout> {
        recognise(&read(text.as_bytes()).unwrap(), None)
    }

    #[test]
    fn header_words_are_found_whatever_their_width_spacing_and_remarks() {
        let layout = of("＊子 账 号,手机号（必填）,Created At,心得\na:b,1,2,3").unwrap();
        assert_eq!(layout.kind, Kind::SubAccounts);
        assert_eq!(layout.place(Column::Phone), Some((1, "手机号（必填）")));
        assert_eq!(layout.place(Column::CreatedAt).map(|p| p.0), Some(2));
        assert_eq!(layout.ignored, ["心得"]);
    }

    #[test]
    fn title_rows_above_the_header_are_skipped() {
        let layout = of("员工台账(内部),,\n\n子账号,使用人,手机号\na:b,x,1").unwrap();
        assert_eq!(layout.header, 3);
    }

    #[test]
    fn a_table_of_something_else_is_unknown() {
        assert_eq!(of("水果,价格\n苹果,3"), Err(NoLayout::Unknown { header: 1 }));
    }

    #[test]
    fn a_header_that_lacks_its_key_column_says_which() {
        let found = of("使用人,手机号,岗位\n张,1,2");
        assert_eq!(
            found,
            Err(NoLayout::Missing { kind: Kind::SubAccounts, header: 1, words: vec!["子账号"] })
        );
    }
}
