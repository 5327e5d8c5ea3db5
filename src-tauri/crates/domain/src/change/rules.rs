//! What an operator finds out about a rule besides its numbers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The way through the menus is as the rule tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MenuPathSeen {
    /// That of the path that was looked at.
    pub version: u32,
}
