//! Lines + snapshot → drafts and report.
//!
//! The lines of all files are gathered by subject first, so that a subject is compared once, whatever the order of
//! files and rows: [`entities`], [`stores`], [`documents`], [`shops`] (which shop a staff row belongs to), [`people`],
//! [`accounts`]; then [`sharing`] looks at what they come to together. The [`ledger`] keeps what comes of it. Every step is
//! linear in the number of rows.

mod accounts;
mod description;
mod documents;
mod entities;
mod groups;
mod ledger;
mod people;
mod sharing;
mod shops;
mod stores;

use super::{
    Opened, Plan, Snapshot, Terms,
    columns::{Column, Layout},
    faults::CellFault,
    rows::{self, DocumentLine, Lines, StaffLine, StoreLine},
};
use crate::wire::{FileReport, ImportReport, RowFault};
use ledger::{Ledger, Origin, Outcome};

/// A file whose rows were read.
struct ReadFile<'t> {
    layout: &'t Layout,
    lines: Lines<'t>,
}

/// All files of the import; `None` = the file was refused as a whole.
struct Batch<'t> {
    files: Vec<Option<ReadFile<'t>>>,
}

impl<'t> Batch<'t> {
    fn stores(&self) -> impl Iterator<Item = (Origin, &StoreLine<'t>)> {
        self.each(|lines| &lines.stores)
    }

    fn staff(&self) -> impl Iterator<Item = (Origin, &StaffLine<'t>)> {
        self.each(|lines| &lines.staff)
    }

    fn documents(&self) -> impl Iterator<Item = (Origin, &DocumentLine<'t>)> {
        self.each(|lines| &lines.documents)
    }

    fn each<'b, L: 'b>(
        &'b self,
        of: impl Fn(&'b Lines<'t>) -> &'b Vec<L>,
    ) -> impl Iterator<Item = (Origin, &'b L)> {
        let files =
            self.files.iter().enumerate().filter_map(|(file, read)| read.as_ref().map(|read| (file, read)));
        files.flat_map(move |(file, read)| {
            of(&read.lines).iter().enumerate().map(move |(line, content)| (Origin { file, line }, content))
        })
    }

    /// The number of a line's row; the header's where there is no such line.
    fn row(&self, origin: Origin) -> u32 {
        let Some(Some(read)) = self.files.get(origin.file) else {
            return 1;
        };
        let Lines { stores, staff, documents, .. } = &read.lines;
        let row = stores.get(origin.line).map(|line| line.row);
        let row = row.or_else(|| staff.get(origin.line).map(|line| line.row));
        let row = row.or_else(|| documents.get(origin.line).map(|line| line.row));
        row.unwrap_or(read.layout.header)
    }

    /// Has the line's file this column?
    fn names(&self, origin: Origin, column: Column) -> bool {
        self.header(origin, column).is_some()
    }

    fn header(&self, origin: Origin, column: Column) -> Option<&str> {
        let read = self.files.get(origin.file)?.as_ref()?;
        read.layout.place(column).map(|(_, word)| word)
    }

    /// Names a cell by its row and its header's word.
    fn fault(&self, origin: Origin, column: Column, fault: CellFault, value: &str) -> RowFault {
        fault.at(self.row(origin), self.header(origin, column).unwrap_or_default(), value)
    }
}

pub(super) fn plan(opened: &Opened, snapshot: &Snapshot, terms: &Terms<'_>) -> Plan {
    let files = opened.files.iter().map(|file| {
        let (table, layout) = file.content.as_ref().ok()?;
        Some(ReadFile { layout, lines: rows::lines(table, layout, terms.platform, terms.now.date()) })
    });
    let batch = Batch { files: files.collect() };
    let count = |read: &Option<ReadFile<'_>>| {
        let of =
            |Lines { stores, staff, documents, .. }: &Lines<'_>| stores.len() + staff.len() + documents.len();
        read.as_ref().map_or(0, |read| of(&read.lines))
    };
    let mut ledger = Ledger::new(batch.files.iter().map(count));

    entities::reconcile(&batch, snapshot, terms, &mut ledger);
    let stores = stores::reconcile(&batch, snapshot, terms, &mut ledger);
    documents::reconcile(&batch, &stores, snapshot, terms, &mut ledger);
    let accounts = shops::assign(&batch, &stores, &mut ledger);
    let holders = people::reconcile(&batch, &accounts, snapshot, terms, &mut ledger);
    accounts::reconcile(&batch, &accounts, &holders, snapshot, terms, &mut ledger);
    sharing::warn(&batch, &accounts, snapshot, terms, &mut ledger);

    let shops_to_ask = shops::to_ask(&stores, &accounts, snapshot, terms);
    let files = report(opened, batch, &mut ledger);
    let Ledger { drafts, changes, changes_total, .. } = ledger;
    Plan { drafts, report: ImportReport { files, shops_to_ask, changes, changes_total, undo: None } }
}

fn report(opened: &Opened, batch: Batch<'_>, ledger: &mut Ledger) -> Vec<FileReport> {
    let take = |faults: &mut Vec<Vec<RowFault>>, file: usize| {
        faults.get_mut(file).map(std::mem::take).unwrap_or_default()
    };
    let each = opened.files.iter().zip(batch.files).enumerate();
    each.map(|(place, (file, read))| {
        let mut report = FileReport {
            file: file.name.clone(),
            kind: "unknown".into(),
            encoding: file.encoding.clone(),
            read: 0,
            created: 0,
            changed: 0,
            unchanged: 0,
            refused: file.content.as_ref().err().map(|fault| (**fault).clone()).into_iter().collect(),
            warnings: Vec::new(),
            ignored_columns: Vec::new(),
        };
        let Some(ReadFile { layout, lines }) = read else {
            return report;
        };
        report.kind = layout.kind.code().into();
        report.ignored_columns.clone_from(&layout.ignored);
        report.read = lines.read;
        for outcome in ledger.outcomes.get(place).into_iter().flatten() {
            match outcome {
                Outcome::Created => report.created += 1,
                Outcome::Changed => report.changed += 1,
                Outcome::Unchanged => report.unchanged += 1,
                Outcome::Refused => {}
            }
        }
        report.refused = lines.refused;
        report.refused.append(&mut take(&mut ledger.refused, place));
        report.refused.sort_by_key(|fault| fault.row);
        report.warnings = lines.warnings;
        report.warnings.append(&mut take(&mut ledger.warnings, place));
        report.warnings.sort_by_key(|fault| fault.row);
        report
    })
    .collect()
}
