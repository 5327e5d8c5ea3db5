//! Rows of cells → lines with a meaning, and the faults of the rows that have none.
//!
//! A row with a fault is refused as a whole and named by row and column; the others go in.

mod document;
mod staff;
mod store;

pub use document::{DocumentLine, Number, Until, called, days_refused};
pub use staff::{Code, StaffLine};
pub use store::{EntityPart, StoreLine};

use super::{
    cells::{is_formula, present},
    columns::{Column, Kind, Layout},
    dates::{self, DateFault},
    faults::CellFault,
    read::{Row, Table},
    words::Worded,
};
use crate::wire::RowFault;
use chrono::NaiveDate;
use std::{collections::HashMap, hash::Hash};
use storewarden_domain::{
    time::Instant,
    validate::{LONGEST_TAG, id_number_in, is_tag, words_of},
};

/// Longer texts are not names, and no page of a platform shows them.
const MOST_CHARACTERS: usize = 500;

/// A file's rows, read.
#[derive(Debug, Default)]
pub struct Lines<'t> {
    pub stores: Vec<StoreLine<'t>>,
    pub staff: Vec<StaffLine<'t>>,
    pub documents: Vec<DocumentLine<'t>>,
    /// Data rows, good and bad.
    pub read: u32,
    pub refused: Vec<RowFault>,
    pub warnings: Vec<RowFault>,
}

/// Reads every data row of a table. `platform` gives the code of the platform that a word means; `today` is the day in
/// the rule's zone.
pub fn lines<'t>(
    table: &'t Table,
    layout: &Layout,
    platform: &dyn Fn(&str) -> Option<String>,
    today: NaiveDate,
) -> Lines<'t> {
    let mut lines = Lines::default();
    let widest = table.rows().find(|row| row.number == layout.header).map_or(layout.width, |row| row.width());
    let mut stores_seen = Seen::default();
    let mut logins_seen = Seen::default();
    for row in table.rows().filter(|row| row.number > layout.header) {
        lines.read += 1;
        let interface = table.interface.as_deref();
        let mut cells = Cells { row, layout, interface, faults: Vec::new(), warnings: Vec::new() };
        if cells.has_the_headers_shape(table.encoding != "xlsx", widest) {
            match layout.kind {
                Kind::Stores => {
                    let line = store::read(&mut cells, platform);
                    if let Some(first) = line
                        .as_ref()
                        .filter(|_| cells.faults.is_empty())
                        .and_then(|l| stores_seen.before((l.platform.clone(), l.main), row.number))
                    {
                        cells.repeated(Column::Main, "duplicate-store", first);
                    }
                    lines.stores.extend(line.filter(|_| cells.faults.is_empty()));
                }
                Kind::SubAccounts => {
                    let line = staff::read(&mut cells, platform);
                    if let Some(first) = line
                        .as_ref()
                        .filter(|_| cells.faults.is_empty())
                        .and_then(|l| logins_seen.before((l.main.clone(), l.sub.clone()), row.number))
                    {
                        cells.repeated(Column::Login, "duplicate-login", first);
                    }
                    lines.staff.extend(line.filter(|_| cells.faults.is_empty()));
                }
                Kind::Documents => {
                    let line = document::read(&mut cells, today);
                    lines.documents.extend(line.filter(|_| cells.faults.is_empty()));
                }
            }
        }
        if cells.faults.is_empty() {
            lines.warnings.append(&mut cells.warnings);
        }
        lines.refused.append(&mut cells.faults);
    }
    lines
}

/// Keys of the rows that were good so far. A row that was refused takes nothing away from a good one about the same thing.
struct Seen<K>(HashMap<K, u32>);

impl<K> Default for Seen<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash> Seen<K> {
    /// The row on which the key occurred first, if that was an earlier one.
    fn before(&mut self, key: K, row: u32) -> Option<u32> {
        let first = *self.0.entry(key).or_insert(row);
        (first != row).then_some(first)
    }
}

/// One row while it is being read.
struct Cells<'t, 'l> {
    row: Row<'t>,
    layout: &'l Layout,
    /// Whose answer the row stands in.
    interface: Option<&'t str>,
    faults: Vec<RowFault>,
    warnings: Vec<RowFault>,
}

impl<'t> Cells<'t, '_> {
    /// As many cells as the header, else the values may stand in the wrong columns. A workbook keeps no blank cells at
    /// the end of a row, so `complete` asks for them in text only.
    fn has_the_headers_shape(&mut self, complete: bool, widest: usize) -> bool {
        let whole = self.row.cell(0).unwrap_or_default();
        let spilled = (widest..self.row.width()).find_map(|place| self.row.cell(place).and_then(present));
        let fault = if complete && self.row.width() < self.layout.width {
            CellFault::new(
                "short-row",
                format!(
                    "这一行只有 {} 格，表头有 {} 格。请补齐后重新导入该行。",
                    self.row.width(),
                    self.layout.width
                ),
                format!(
                    "This row has {} cells, the header {}. Complete it and import the row again.",
                    self.row.width(),
                    self.layout.width
                ),
            )
            .at(self.row.number, "", whole)
        } else if let Some(cell) = spilled {
            CellFault::new(
                "long-row",
                "这一行的格数多于表头，可能有错位。请核对后重新导入该行。",
                "This row has more cells than the header; its values may have shifted. Check it and import the row again.",
            )
            .at(self.row.number, "", cell)
        } else {
            return true;
        };
        self.faults.push(fault);
        false
    }

    /// The cell's text; `None` where it is blank, or was refused. A whole ID number is kept nowhere, so a cell that holds one is
    /// left out and that is said.
    fn text(&mut self, column: Column) -> Option<&'t str> {
        let text = self.written(column)?;
        let Some(end) = id_number_in(text) else {
            return Some(text);
        };
        self.warn(column, whole_id_number(), &end.to_string());
        None
    }

    /// As it is written; a whole ID number may be among it.
    fn written(&mut self, column: Column) -> Option<&'t str> {
        let (place, word) = self.layout.place(column)?;
        let text = present(self.row.cell(place)?)?;
        let fault = if is_formula(text) {
            CellFault::new(
                "formula",
                "这一格是公式，不能作为数据导入。请改成文字后重新导入该行。",
                "This cell is a formula and is not taken as data. Replace it by its text and import the row again.",
            )
        } else if text.contains(char::REPLACEMENT_CHARACTER) {
            CellFault::new(
                "undecodable",
                "这一格有无法识别的字符，文件编码可能已损坏。请重新导出为 UTF-8 或 GB18030 后再导入。",
                "This cell holds characters that cannot be decoded; the file's encoding is damaged. Export it again as UTF-8 or GB18030.",
            )
        } else if text.chars().nth(MOST_CHARACTERS).is_some() {
            CellFault::new(
                "too-long",
                format!("这一格超过 {MOST_CHARACTERS} 个字。请缩短后重新导入该行。"),
                format!(
                    "This cell holds more than {MOST_CHARACTERS} characters. Shorten it and import the row again."
                ),
            )
        } else {
            return Some(text);
        };
        self.faults.push(fault.at(self.row.number, word, text));
        None
    }

    /// The cell's text, which must be there: without it there is no row.
    fn required(&mut self, column: Column) -> Option<&'t str> {
        let before = self.faults.len();
        let text = self.written(column);
        match text.and_then(id_number_in) {
            Some(end) => {
                self.refuse(column, whole_id_number(), &end.to_string());
                return None;
            }
            // Nothing was read and nothing said of it: the cell is blank.
            None if text.is_none() && self.faults.len() == before => {
                let missing = CellFault::new(
                    "missing-value",
                    "这一格不能为空。请填写后重新导入该行。",
                    "This cell must not be blank. Fill it in and import the row again.",
                );
                self.refuse(column, missing, "");
            }
            None => {}
        }
        text
    }

    /// The word's meaning, which must be there.
    fn required_word<T: Worded>(&mut self, column: Column, code: &'static str) -> Option<T> {
        let text = self.required(column)?;
        self.understood(column, text, |text| meaning(text, code))
    }

    /// The cell's meaning; a text without one is a fault.
    fn read<T>(&mut self, column: Column, read: impl FnOnce(&'t str) -> Result<T, CellFault>) -> Option<T> {
        let text = self.text(column)?;
        self.understood(column, text, read)
    }

    fn understood<T>(
        &mut self,
        column: Column,
        text: &'t str,
        read: impl FnOnce(&'t str) -> Result<T, CellFault>,
    ) -> Option<T> {
        match read(text) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.refuse(column, fault, text);
                None
            }
        }
    }

    fn word<T: Worded>(&mut self, column: Column, code: &'static str) -> Option<T> {
        self.read(column, |text| meaning(text, code))
    }

    fn code(&mut self) -> Option<Code<'t>> {
        let code = self.text(Column::StatusCode)?;
        Some(Code { interface: self.interface?, code })
    }

    /// Each once, in an order of their own; all of them are given.
    fn tags(&mut self) -> Option<Vec<&'t str>> {
        self.read(Column::Tags, |text| {
            let mut tags = words_of(text);
            tags.sort_unstable();
            match tags.iter().all(|tag| is_tag(tag)) {
                true => Ok(tags),
                false => Err(CellFault::new(
                    "bad-tag",
                    format!("标签最长 {LONGEST_TAG} 个字，几个标签之间用顿号或逗号隔开。请改正后重新导入该行。"),
                    format!("A tag has at most {LONGEST_TAG} characters; part several by commas. Correct it and import the row again."),
                )),
            }
        })
    }

    fn instant(&mut self, column: Column) -> Option<Instant> {
        self.read(column, |text| dates::instant(text).map_err(date_fault))
    }

    fn refuse(&mut self, column: Column, fault: CellFault, value: &str) {
        let word = self.layout.place(column).map_or("", |(_, word)| word);
        self.faults.push(fault.at(self.row.number, word, value));
    }

    fn warn(&mut self, column: Column, fault: CellFault, value: &str) {
        let word = self.layout.place(column).map_or("", |(_, word)| word);
        self.warnings.push(fault.at(self.row.number, word, value));
    }

    fn repeated(&mut self, column: Column, code: &'static str, first: u32) {
        let fault = CellFault::new(
            code,
            format!("与第 {first} 行重复。请只保留正确的一行后重新导入。"),
            format!("Row {first} has the same one. Keep the row that is right and import again."),
        );
        let value = self.layout.place(column).and_then(|(place, _)| self.row.cell(place)).unwrap_or_default();
        self.refuse(column, fault, value);
    }
}

fn meaning<T: Worded>(text: &str, code: &'static str) -> Result<T, CellFault> {
    T::from_word(text).ok_or_else(|| {
        let choices = T::choices();
        CellFault::new(
            code,
            format!("不认识这个词，可用：{choices}。请改正后重新导入该行。"),
            format!("This word is not known; use one of {choices}. Correct it and import the row again."),
        )
    })
}

fn whole_id_number() -> CellFault {
    CellFault::new(
        "whole-id-number",
        "这一格里有整个身份证号，未写入：整个身份证号哪里都不存。请只留后四位，或删去后重新导入。",
        "This cell holds a whole ID number and was not taken in: such a number is kept nowhere. Leave its last four, or take it out, and import again.",
    )
}

fn date_fault(fault: DateFault) -> CellFault {
    match fault {
        DateFault::Impossible => CellFault::new(
            "impossible-date",
            "没有这样的日期或时间。请改正后重新导入该行。",
            "There is no such day or hour. Correct it and import the row again.",
        ),
        DateFault::Unreadable => CellFault::new(
            "unreadable-date",
            "看不懂这个日期。请写成 2026-11-05 10:00 这样的形式后重新导入该行。",
            "This date is not understood. Write it like 2026-11-05 10:00 and import the row again.",
        ),
    }
}
