//! Stores.

use serde::{Deserialize, Serialize};
use storewarden_domain::{
    subject::Subject,
    time::Instant,
    vocabulary::{Restriction, RollOut, StoreLabel},
};
use ts_rs::TS;

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct StoresRequest {
    pub search: String,
    pub platform: Option<String>,
    pub status: Option<StoreLabel>,
    pub tag: Option<String>,
    /// The archived ones in place of those in use.
    pub archived: bool,
    pub sort: StoreSort,
    pub descending: bool,
    pub after: Option<String>,
    /// 1–100; 0 = 50
    pub limit: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "kebab-case")]
pub enum StoreSort {
    #[default]
    Name,
    Main,
    /// The store's most urgent deadline, its sub-accounts' included.
    Headline,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StoreRow {
    pub subject: Subject,
    pub platform: String,
    pub name: String,
    pub main: String,
    pub entity: Option<String>,
    pub store_type: Option<String>,
    /// The one word for it, by what was seen and what follows; none while nobody looked and nothing follows.
    pub status: Option<StoreLabel>,
    /// Limits that were seen on it, or that follow by the rules.
    pub restrictions: Vec<Restriction>,
    pub roll_out: Option<RollOut>,
    pub exempt: bool,
    pub tags: Vec<String>,
    pub sub_accounts: u32,
    /// Sub-accounts that are frozen for a missed person check.
    pub frozen: u32,
    /// Sub-accounts whose person check is owed, not frozen yet.
    pub outstanding: u32,
    pub headline_at: Option<Instant>,
}
