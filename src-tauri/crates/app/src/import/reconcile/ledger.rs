//! What the plan has come to so far: drafts, the readable list of changes, and what became of every row.

use crate::{
    import::faults::CellFault,
    wire::{PlannedChange, RowFault},
};
use storewarden_domain::{
    change::{Draft, What},
    subject::Subject,
    text::Text,
    time::Instant,
};

/// So many subjects are listed with their changes; all are counted.
const LISTED: usize = 500;

/// The line of a file: the file's place in the import, the line's place among the file's good rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    pub file: usize,
    pub line: usize,
}

/// What became of a row; the greatest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Unchanged,
    Changed,
    Created,
    Refused,
}

#[derive(Debug, Default)]
pub struct Ledger {
    pub drafts: Vec<Draft>,
    pub changes: Vec<PlannedChange>,
    pub changes_total: u32,
    /// By file, then by line.
    pub outcomes: Vec<Vec<Outcome>>,
    /// By file.
    pub refused: Vec<Vec<RowFault>>,
    pub warnings: Vec<Vec<RowFault>>,
}

impl Ledger {
    /// `lines` = how many good rows each file has.
    pub fn new(lines: impl Iterator<Item = usize>) -> Self {
        let outcomes: Vec<_> = lines.map(|count| vec![Outcome::Unchanged; count]).collect();
        let empty = vec![Vec::new(); outcomes.len()];
        Self { refused: empty.clone(), warnings: empty, outcomes, ..Self::default() }
    }

    /// Will the next subject's changes be listed in words?
    pub fn listing(&self) -> bool {
        self.changes.len() < LISTED
    }

    pub fn mark(&mut self, origin: Origin, outcome: Outcome) {
        if let Some(known) = self.outcomes.get_mut(origin.file).and_then(|lines| lines.get_mut(origin.line)) {
            *known = outcome.max(*known);
        }
    }

    pub fn refuse(&mut self, origin: Origin, fault: RowFault) {
        self.mark(origin, Outcome::Refused);
        if let Some(refused) = self.refused.get_mut(origin.file) {
            refused.push(fault);
        }
    }

    pub fn warn(&mut self, origin: Origin, fault: RowFault) {
        if let Some(warnings) = self.warnings.get_mut(origin.file) {
            warnings.push(fault);
        }
    }

    /// All that changes about one subject.
    pub fn change(
        &mut self,
        subject: &Subject,
        name: &str,
        created: bool,
        whats: Vec<(Instant, What)>,
        lines: Vec<Text>,
    ) {
        if whats.is_empty() {
            return;
        }
        self.changes_total = self.changes_total.saturating_add(1);
        if self.listing() {
            let what = if created { "created" } else { "changed" };
            self.changes.push(PlannedChange {
                subject: subject.clone(),
                name: name.into(),
                what: what.into(),
                lines,
            });
        }
        self.drafts
            .extend(whats.into_iter().map(|(effective, what)| Draft::new(subject.clone(), effective, what)));
    }
}

/// Two rows of one import say different things about the same.
pub fn conflict(kept: &str) -> CellFault {
    CellFault::new(
        "conflict",
        format!("与本次导入的其他行不一致，保留了「{kept}」。如要更改，请把各行改成一致后重新导入。"),
        format!(
            "Other rows of this import say otherwise; “{kept}” was kept. To change it, make the rows agree and import again."
        ),
    )
}
