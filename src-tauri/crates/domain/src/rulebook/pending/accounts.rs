//! Accounts and roles of every platform.

use super::super::{
    kind::{Clock, Kind},
    param::Unit,
};

pub(super) const KINDS: &[Kind] = &[
    // A role must exist before an account can be made.
    Kind { code: "role-before-account", params: &[], optional: &[], clock: Clock::None },
    // T17: an invitation must be activated; the shorter time of two sources warns, the longer ends it.
    Kind {
        code: "invitation-activate",
        params: &[("warn", Unit::Hour), ("window", Unit::Hour)],
        optional: &[],
        clock: Clock::Due,
    },
    // An account that nobody logs in to may be disabled; its place in the quota returns after a while.
    Kind {
        code: "idle-disabled",
        params: &[("idle", Unit::Day), ("quota-back", Unit::Hour)],
        optional: &[],
        clock: Clock::None,
    },
];
