//! One row of a list of documents.

use super::{Cells, date_fault};
use crate::import::{
    cells::folded,
    columns::Column,
    dates,
    faults::CellFault,
    words::{self, Worded},
};
use chrono::NaiveDate;
use storewarden_domain::{
    assess::{life::Refused, papers},
    facts::DocumentAttributes,
    text::Text,
    validate::{IdNumber, id_card},
    vocabulary::DocumentKind,
};

/// What a row says; `None` = its cell is blank or its column absent, which says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentLine<'t> {
    pub row: u32,
    pub kind: DocumentKind,
    /// An entity's name or code, a shop's name or main login; as written.
    pub owner: Option<&'t str>,
    /// The code of a column of its own, upper case.
    pub uscc: Option<String>,
    pub title: Option<&'t str>,
    pub person: Option<&'t str>,
    pub number: Option<Number>,
    pub issued_on: Option<NaiveDate>,
    pub valid_from: Option<NaiveDate>,
    pub until: Option<Until>,
    pub issuer: Option<&'t str>,
    pub notes: Option<&'t str>,
}

/// The end of a document's validity as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Until {
    /// The last valid day.
    Day(NaiveDate),
    /// 长期
    Unlimited,
}

/// A document's number. One of an ID card is kept as a keyed hash and its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    Plain(String),
    Person(IdNumber),
}

/// Reads every cell, so that all faults of a row are named at once. `None` = there is no document to go by.
pub(super) fn read<'t>(cells: &mut Cells<'t, '_>, today: NaiveDate) -> Option<DocumentLine<'t>> {
    let kind = cells.required_word(Column::DocumentKind, "unknown-document-kind");
    let uscc = cells.text(Column::Uscc).map(|text| folded(text).to_uppercase());
    let owner = if uscc.is_some() { cells.text(Column::Owner) } else { cells.required(Column::Owner) };
    let notes = cells.text(Column::Notes);
    let named = cells.text(Column::Person);
    let line = DocumentLine {
        row: cells.row.number,
        kind: DocumentKind::Other,
        owner,
        uscc,
        title: cells.text(Column::Title),
        // In lists that people keep, the name on an ID card stands among the remarks.
        person: named
            .or_else(|| notes.filter(|text| kind == Some(DocumentKind::IdentityCard) && is_name(text))),
        number: kind.and_then(|kind| number(cells, kind, today)),
        issued_on: day(cells, Column::IssuedOn),
        valid_from: day(cells, Column::ValidFrom),
        until: cells.read(Column::ValidTo, until),
        issuer: cells.text(Column::Issuer),
        notes,
    };
    let person = line.person;
    in_order(cells, &line);
    Some(DocumentLine { kind: kind?, notes: notes.filter(|text| Some(*text) != person), ..line })
}

/// 长期 or the last valid day.
pub(super) fn until(text: &str) -> Result<Until, CellFault> {
    if words::is_unlimited(text) {
        return Ok(Until::Unlimited);
    }
    dates::date(text).map(Until::Day).map_err(date_fault)
}

fn day(cells: &mut Cells<'_, '_>, column: Column) -> Option<NaiveDate> {
    cells.read(column, |text| dates::date(text).map_err(date_fault))
}

/// A masked number says nothing that could be kept; it is left out and said.
fn number(cells: &mut Cells<'_, '_>, kind: DocumentKind, today: NaiveDate) -> Option<Number> {
    let text = cells.written(Column::Number)?;
    if kind != DocumentKind::IdentityCard {
        let own = cells.text(Column::Number)?;
        return Some(Number::Plain(folded(own).split_whitespace().collect::<String>().to_uppercase()));
    }
    if text.contains('*') {
        let fault = CellFault::new(
            "masked-id-number",
            "这是打码的号码，未写入。需要时请补上完整号码；程序只留末四位和密钥摘要。",
            "This number is masked and was not taken in. Enter the whole one where it is needed; only its end and a keyed hash are kept.",
        );
        cells.warn(Column::Number, fault, text);
        return None;
    }
    let judged = id_card(text, today);
    match judged.normal {
        Some(number) => Some(Number::Person(number)),
        None => {
            for reason in judged.reasons.iter().take(1) {
                let (zh, en) = (&reason.text.zh, &reason.text.en);
                let fault =
                    CellFault::new(reason.code, format!("身份证号：{zh}"), format!("ID number: {en}"));
                cells.refuse(Column::Number, fault, text);
            }
            None
        }
    }
}

/// Judged as the form judges them, as far as the row itself goes.
fn in_order(cells: &mut Cells<'_, '_>, line: &DocumentLine<'_>) {
    let days = DocumentAttributes {
        issued_on: line.issued_on,
        valid_from: line.valid_from,
        valid_to: match line.until {
            Some(Until::Day(ends)) => Some(ends),
            Some(Until::Unlimited) | None => None,
        },
        ..Default::default()
    };
    if let Err(no) = papers::dates(&days) {
        let ends = line.until.map(|until| until.text().zh).unwrap_or_default();
        cells.refuse(Column::ValidTo, days_refused(&no), &ends);
    }
}

/// The guard's words, and what to do about the row.
pub fn days_refused(no: &Refused) -> CellFault {
    CellFault::new(
        no.code,
        format!("{}，再重新导入该行。", no.text.zh),
        format!("{}, and import the row again.", no.text.en),
    )
}

/// Two to four Chinese characters, or a minority's name with its point.
fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| *c != '·').count();
    (2..=15).contains(&letters)
        && (letters <= 4 || text.contains('·'))
        && text.chars().all(|c| c == '·' || matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}'))
}

impl Until {
    pub fn text(self) -> Text {
        match self {
            Self::Day(day) => Text::new(day.to_string(), day.to_string()),
            Self::Unlimited => Text::new("长期", "without end"),
        }
    }
}

/// What a document is called in a report.
pub fn called(kind: DocumentKind, whose: &str, title: Option<&str>) -> String {
    let kind = kind.text().zh;
    match title {
        Some(title) => format!("{kind} {title} · {whose}"),
        None => format!("{kind} · {whose}"),
    }
}
