//! Reminder decisions.
