//! What crosses to the window, declared once. TypeScript is generated from here (`ui/src/backend/bindings`).
//!
//! One file per screen. Times are instants of the rule's zone, `now` always comes from here: the window only subtracts
//! elapsed time for countdowns. Personal values arrive masked.

mod association;
mod association_graph;
mod bindings;
mod fault;
mod files;
mod frame;
mod import;
mod inbox;
mod link_group;
mod link_groups;
mod offboarding;
mod papers;
mod peak_season;
mod people;
mod permissions;
mod precheck;
mod record;
mod reminding;
mod rulebook;
mod settings;
mod store;
mod stores;
mod sub_account;
mod sub_accounts;
mod subject;
mod today;
mod uscc;
mod what_if;

pub use association::*;
pub use association_graph::*;
pub use bindings::*;
pub use fault::*;
pub use files::*;
pub use frame::*;
pub use import::*;
pub use inbox::*;
pub use link_group::*;
pub use link_groups::*;
pub use offboarding::*;
pub use papers::*;
pub use peak_season::*;
pub use people::*;
pub use permissions::*;
pub use precheck::*;
pub use record::*;
pub use reminding::*;
pub use rulebook::*;
pub use settings::*;
pub use store::*;
pub use stores::*;
pub use sub_account::*;
pub use sub_accounts::*;
pub use subject::*;
pub use today::*;
pub use uscc::*;
pub use what_if::*;
