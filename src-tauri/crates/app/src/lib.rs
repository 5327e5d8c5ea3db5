//! Use cases: one file per screen. The window and the command line call these and nothing below.
//!
//! [`App`] holds what every use case needs: the operator's file, the rulebook, the calendar and the key for personal
//! values. Time is an argument of every call; what the outside world does for us stands in [`ports`].

mod app;
mod assessed;
mod calendar;
pub mod check;
pub mod clock;
mod companies;
pub mod demo;
mod document;
mod documents;
mod effective;
mod fact_change;
mod fault;
mod frame;
mod holidays;
pub mod import;
mod import_files;
mod inbox;
mod judge_login;
mod judge_uscc;
mod link_group;
mod link_groups;
mod link_procedure;
mod link_words;
mod moves;
mod neighbours;
mod offboarding;
mod paper_words;
mod peak_season;
mod pending_rules;
mod people;
mod permissions;
mod person;
mod personal;
pub mod ports;
mod precheck;
pub mod preferences;
mod record;
mod remind;
mod reminding;
mod rows;
mod rulebook;
mod rules;
mod staff;
mod store;
mod stores;
mod sub_account;
mod sub_accounts;
mod subject;
mod tally;
mod today;
mod undo;
mod vault;
mod what_if;
pub mod wire;
mod words;

pub use app::App;
pub use assessed::At;
pub use fault::AppFault;
pub use remind::{PassOptions, PassReport, Preview};
pub use rules::{shipped_files, shipped_rulebook};
pub use storewarden_db::{Db, sqlite_version};
pub use tally::{Tray, TrayItem};
