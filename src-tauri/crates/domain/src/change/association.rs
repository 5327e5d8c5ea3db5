//! The log of logins: from which device and over which address somebody worked in a store. Written down by people, never
//! collected.

use crate::time::Instant;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A session; it begins with the change's `effective`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Login {
    /// The device by the operator's own label: `WS-11`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub device: Option<String>,
    /// The address by which the network is seen from outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub address: Option<String>,
    /// Which sub-account logged in, by the part after the colon; absent = the main account, or not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub account: Option<String>,
    /// Absent = not known; nothing is assumed of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub until: Option<Instant>,
    /// The day is that of the entry: a list told device and address without a time.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub undated: bool,
}
