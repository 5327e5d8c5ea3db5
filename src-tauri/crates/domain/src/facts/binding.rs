//! Main bindings: to what a store is bound on its platform, one row a place. What is bound in it, and what was, follows from
//! its events.

use crate::vocabulary::BindingKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct BindingAttributes {
    /// `PLATFORM/MAIN`; it stays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store: Option<String>,
    /// It stays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<BindingKind>,
    /// Of a channel account: the channel, in the operator's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Sealed value: the phone by which the account is logged in to or recovered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Who holds that phone: `staff:ID` without the prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_keeper: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "super::is_false")]
    pub archived: bool,
}
