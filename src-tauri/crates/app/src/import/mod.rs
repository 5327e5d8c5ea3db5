//! Import: an operator's own files → changes, and a report of what was understood and what was not.
//!
//! Pure: bytes and a snapshot of the facts go in, drafts and a report come out; the clock's time is an argument, and
//! nothing is written. The cast, in the order in which data flows:
//! - [`read`]: bytes → a table of text, whatever the encoding, delimiter or spreadsheet.
//! - [`columns`]: header words → the columns' meaning, and with it the kind of file.
//! - [`rows`]: rows → lines with a meaning; bad rows are named by row and column, the good ones go on.
//! - [`reconcile`]: lines + snapshot → only what differs, as drafts.
//!
//! The rules that hold over all of it: a missing row or a blank cell says nothing and deletes nothing; people are
//! matched by phone, never by name; the same file a second time gives no drafts, in whatever order, encoding or
//! notation of dates; within one import two rows that contradict each other are named, and what is recorded already
//! stands, else the earlier row.

mod cells;
mod columns;
mod dates;
mod faults;
mod phone;
mod read;
mod reconcile;
mod rows;
mod words;

use crate::wire::{ImportReport, Reached, RowFault};
use columns::{Kind, Layout};
use faults::CellFault;
use read::Table;
use std::collections::HashMap;
use storewarden_domain::{
    change::Draft,
    facts::World,
    rulebook::Rulebook,
    time::Instant,
    validate::{IdNumber, KeptIdNumber},
};

/// One file as it was given, or a table pasted from the clipboard.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    pub name: &'a str,
    /// `auto`, `stores`, `sub-accounts`, `documents`
    pub kind: &'a str,
    pub bytes: &'a [u8],
}

/// What is known before the import: everything that is recorded.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    pub world: World,
    /// Sealed id of a whole phone number → staff id.
    pub staff_by_phone: HashMap<String, String>,
    /// Staff id → the masks of their whole numbers (`191****1001`).
    pub masked_phones: HashMap<String, Vec<String>>,
}

/// What a plan needs beside facts.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    pub now: Instant,
    /// For what the rules of a platform do not allow.
    pub rulebook: &'a Rulebook,
    /// The code of the platform that a word in a file means.
    pub platform: &'a dyn Fn(&str) -> Option<String>,
    /// The platform's word for a code of an account's state, by its rule: platform, code.
    pub code: &'a dyn Fn(&str, &str) -> Option<String>,
    /// Do sub-accounts of this platform's stores need the person check? Not for exempt ones.
    pub asks: &'a dyn Fn(&str) -> bool,
    /// Kind (`phone`, `email`) and normalised value → the sealed id. Equal values have equal ids.
    pub seal: &'a dyn Fn(&str, &str) -> String,
    /// What is kept of the number of an ID card.
    pub keep_id_number: &'a dyn Fn(&IdNumber) -> KeptIdNumber,
    /// A fresh id for a person or a document that was not known, without its prefix.
    pub new_id: &'a dyn Fn() -> String,
    /// The operator's answers about the verification notice.
    pub reached: &'a [Reached],
}

/// What an import would do. Recording `drafts` in their order makes it so.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub drafts: Vec<Draft>,
    /// `undo` is left empty: it is known once the drafts are recorded.
    pub report: ImportReport,
}

/// Files that were read and whose columns were found, or that were refused as a whole.
#[derive(Debug)]
pub struct Opened {
    files: Vec<OpenedFile>,
}

#[derive(Debug)]
struct OpenedFile {
    name: String,
    encoding: String,
    content: Result<(Table, Layout), Box<RowFault>>,
}

/// Reads the files. Never fails: a file that cannot be taken is refused in the report.
pub fn open(files: &[SourceFile<'_>]) -> Opened {
    Opened { files: files.iter().map(open_one).collect() }
}

fn open_one(file: &SourceFile<'_>) -> OpenedFile {
    let name = file.name.to_owned();
    let table = match read::read(file.bytes) {
        Ok(table) => table,
        Err(refusal) => {
            let fault = CellFault { code: refusal.code, message: refusal.message }.at(1, "", file.name);
            return OpenedFile { name, encoding: String::new(), content: Err(Box::new(fault)) };
        }
    };
    let encoding = table.encoding.clone();
    let content = match (file.kind, Kind::from_code(file.kind)) {
        ("auto" | "", _) => layout(table, None, file.name),
        (_, Some(kind)) => layout(table, Some(kind), file.name),
        (kind, None) => Err(Box::new(
            CellFault::new(
                "unknown-kind",
                format!("没有「{kind}」这种文件类型。可用：auto、stores、sub-accounts、documents。"),
                format!("There is no kind {kind:?}. Use auto, stores, sub-accounts or documents."),
            )
            .at(1, "", file.name),
        )),
    };
    OpenedFile { name, encoding, content }
}

fn layout(table: Table, kind: Option<Kind>, name: &str) -> Result<(Table, Layout), Box<RowFault>> {
    match columns::recognise(&table, kind) {
        Ok(layout) => Ok((table, layout)),
        Err(found) => Err(Box::new(faults::of_layout(&found, name))),
    }
}

impl Opened {
    /// What recording these files would change, against a snapshot.
    pub fn plan(&self, snapshot: &Snapshot, terms: &Terms<'_>) -> Plan {
        reconcile::plan(self, snapshot, terms)
    }
}

#[cfg(test)]
mod tests;
