//! What the frame around every screen shows.

use crate::{
    App, AppFault,
    effective::Pending,
    today::{among, checked_at},
    wire::{Frame, Span, Undoable},
};
use storewarden_db::{deadline, journal, ledger, meta};
use storewarden_domain::time::Instant;

/// Set once the operator has chosen to start blank.
const STARTED: &str = "started";

impl App {
    pub fn frame(&self, now: Instant, test_clock: bool) -> Result<Frame, AppFault> {
        self.answer(now, |tx| {
            let mut urgent = 0;
            for span in [Span::Overdue, Span::Day] {
                urgent +=
                    deadline::tally(tx, None, among(span, now))?.iter().map(|(_, count)| count).sum::<u32>();
            }
            let undoable = journal::newest_undoable(tx)?;
            Ok(Frame {
                now,
                test_clock,
                first_run: journal::is_empty(tx)? && meta::get(tx, STARTED)?.is_none(),
                platforms: self.rulebook().platforms().cloned().collect(),
                set_rules: self.effective().set_rules(),
                pending_rules: self.effective().pending.as_deref().map(Pending::tally),
                urgent,
                unread: ledger::unread(tx)?,
                checked_at: checked_at(tx)?,
                elsewhere: None,
                undoable: undoable.map(|batch| Undoable { batch: batch.id.to_string(), text: batch.text }),
            })
        })
    }

    /// The operator starts with nothing in it.
    pub fn start_blank(&self, now: Instant) -> Result<(), AppFault> {
        self.write(now, |tx| Ok(meta::set(tx, STARTED, "blank")?))
    }
}
