//! Parameters of the kinds about a sub-account's phone and e-mail address: whom they may serve, and whose they are.

use serde::{Deserialize, Serialize};

/// A phone serves one sub-account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PhoneUnique {
    pub scope: ContactScope,
}

/// An e-mail address serves one sub-account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EmailUnique {
    pub scope: ContactScope,
}

/// Among which accounts a phone or an e-mail address must stand alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactScope {
    Store,
    Platform,
}

/// Notices of penalties go to the account's phone, so it should be the holder's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PhoneOfHolder {}
