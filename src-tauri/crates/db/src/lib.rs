//! All SQL. One file per table or question; methods are events and questions, not generic updates.
//!
//! The cast: [`Db`] owns a connection; [`journal`] appends and reads changes; [`facts`] folds them into the tables of
//! [`entity`], [`store`], [`staff`], [`sub_account`] and [`event`]; [`state`] keeps what follows from them, [`deadline`]
//! its deadlines and [`clock`] when to look again; [`ledger`] what was said; [`sealed`] personal values.

pub mod clock;
pub mod deadline;
pub mod dependants;
pub mod entity;
pub mod event;
pub mod facts;
pub mod journal;
pub mod ledger;
mod list;
pub mod meta;
mod open;
mod row;
pub mod sealed;
pub mod staff;
pub mod state;
pub mod store;
pub mod sub_account;

pub use list::Listed;
pub use open::Db;
pub use rusqlite::{Transaction, version as sqlite_version};

use storewarden_domain::facts::NotApplicable;

/// What failed, on what.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[from] rusqlite_migration::Error),
    #[error("the database was written by a newer program (schema {found}, this program knows {known})")]
    Newer { found: i64, known: i64 },
    #[error(transparent)]
    NotApplicable(#[from] NotApplicable),
    #[error("a stored value does not read back: {what}: {reason}")]
    Unreadable { what: &'static str, reason: String },
}

pub type DbResult<T> = Result<T, DbError>;
