//! Reminders under everything that can happen to them: a virtual clock, a desktop that listens, crashes, jumps.
//!
//! The cast: [`Episode`] plays thirty days of one operator on the real program; [`ear`] is the desktop that takes,
//! refuses, or breaks the program in the middle; [`decisions`] are what the operator wants of reminders meanwhile;
//! [`judge`] knows what must have been said and what must not, from the deadlines and [`expected`] alone, without the
//! program's ledger; [`Mutant`]s are programs with a fault that the judge must find.

pub mod decisions;
pub mod ear;
mod episode;
pub mod expected;
pub mod judge;
mod random;

pub use episode::{Counts, Episode, Medium};
pub use random::Random;

/// A fault put between the program and its surroundings, to see that the judge finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutant {
    /// The program as it is.
    None,
    /// Each toast is shown twice.
    ShowsTwice,
    /// What was claimed does not last: after each pass the ledger is as it was before.
    ForgetsClaims,
    /// A message is marked as shown although the program broke off before showing it.
    MarksBeforeShow,
    /// Every fourth toast is accepted and never seen.
    SwallowsToasts,
    /// The body names a person.
    NamesPeople,
    /// An old toast comes back days later.
    RepeatsOldToasts,
    /// Quiet hours do not reach the program.
    KnowsNoQuietHours,
    /// Pauses do not reach the program.
    KnowsNoPause,
    /// What falls due in quiet hours is accepted before they begin and never seen.
    DropsBeforeQuiet,
    /// What is told at the end of a snooze is accepted and never seen.
    DropsAfterSnooze,
    /// Nothing that is decided about reminders is recorded.
    ForgetsDecisions,
}
