//! What ends an account that nobody takes up or uses.

use chrono::Duration;
use serde::{Deserialize, Serialize};

/// T17: an invitation is to be activated; the shorter time of two readings warns, the longer ends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InvitationActivate {
    /// hours
    pub warn: i64,
    /// hours
    pub window: i64,
}

/// An account without a login for this long may be disabled, and a while later its place is said to be free again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct IdleDisabled {
    /// days of 24 hours
    pub idle: i64,
    /// hours after that
    pub quota_back: i64,
}

impl InvitationActivate {
    pub fn length(&self) -> Duration {
        Duration::hours(self.window)
    }

    /// To where the shorter reading ends.
    pub fn warning(&self) -> Duration {
        Duration::hours(self.warn)
    }
}

impl IdleDisabled {
    pub fn length(&self) -> Duration {
        Duration::hours(self.idle.saturating_mul(24))
    }

    /// From the disabling to the return of the place.
    pub fn until_back(&self) -> Duration {
        Duration::hours(self.quota_back)
    }
}
