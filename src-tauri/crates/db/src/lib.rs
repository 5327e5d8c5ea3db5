//! All SQL. One file per table or question; methods are events and questions, not generic updates.
//!
//! The cast: [`Db`] owns a connection; [`journal`] appends and reads changes; [`facts`] folds them into the tables of
//! [`resource`]s: [`entity`], [`store`], [`staff`], [`sub_account`], [`role`] and [`event`], and [`family`] finds what an
//! entity, its shops, documents and link groups have to do with each other, [`link_group`] lists those, [`binding`] to what shops
//! are bound; [`state`] keeps what follows from them, [`deadline`]
//! its deadlines and [`clock`] when to look again; [`ledger`] what was said; [`rule_files`] the versions of the rules
//! by which it was worked out; [`sealed`] personal values; [`signal`] what stores could have in common, [`holding`] who has a value of it, [`cluster`] who hangs
//! together by them, as [`settling`] finds; [`tag`] the operator's own words.

pub mod binding;
pub mod clock;
pub mod cluster;
pub mod deadline;
pub mod dependants;
pub mod document;
pub mod entity;
pub mod event;
pub mod facts;
pub mod family;
pub mod holding;
pub mod journal;
pub mod ledger;
pub mod link_group;
mod list;
pub mod meta;
mod open;
pub mod overrides;
mod resource;
pub mod role;
mod row;
pub mod rule_files;
pub mod sealed;
pub mod settling;
pub mod signal;
pub mod staff;
pub mod state;
pub mod store;
pub mod sub_account;
pub mod tag;
pub mod ties;

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

impl DbError {
    /// The file itself is broken, or is no database: trying again will not help.
    pub fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        let sqlite = match self {
            Self::Sqlite(fault)
            | Self::Migration(rusqlite_migration::Error::RusqliteError { err: fault, .. }) => fault,
            _ => return false,
        };
        matches!(sqlite.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
    }
}

pub type DbResult<T> = Result<T, DbError>;
