//! Accounts and roles of every platform.

use super::super::{
    kind::{Clock, Kind},
    param::Unit,
};

pub(super) const KINDS: &[Kind] = &[
    // A phone serves one sub-account: of its store, or of the whole platform.
    Kind { code: "phone-unique", params: &[("scope", Unit::Choice)], optional: &[], clock: Clock::None },
    // T18: after a penalty an account can neither be deleted nor registered as departed for this long (S11).
    Kind { code: "delete-block", params: &[("window", Unit::Month)], optional: &[], clock: Clock::Due },
    // E.1 row 15: so many unbindings within so many days call for a warning.
    Kind {
        code: "frequent-unbinding",
        params: &[("max", Unit::Count), ("within", Unit::Day)],
        optional: &[],
        clock: Clock::None,
    },
    // E.1 row 17: what remains to be done when a member of staff leaves, from that day on.
    Kind { code: "offboarding-within", params: &[("window", Unit::Day)], optional: &[], clock: Clock::Due },
    // An error that the phone shows while a person is checked; the rule's statement says what to do.
    Kind { code: "scan-error", params: &[("code", Unit::Text)], optional: &[], clock: Clock::None },
    // What share of the customers an account receives.
    Kind {
        code: "dispatch-weight",
        params: &[("min", Unit::Count), ("max", Unit::Count)],
        optional: &[("default", Unit::Count)],
        clock: Clock::None,
    },
    // Sub-accounts that a store may have.
    Kind { code: "sub-account-quota", params: &[("limit", Unit::Count)], optional: &[], clock: Clock::None },
    // Roles of one main account, characters of a role's name and description, permissions of one role.
    Kind {
        code: "role-limits",
        params: &[],
        optional: &[
            ("roles", Unit::Count),
            ("name", Unit::Count),
            ("description", Unit::Count),
            ("permissions", Unit::Count),
        ],
        clock: Clock::None,
    },
    // Sub-accounts of one store that may hold a permission (a code of rulebook B.3).
    Kind {
        code: "permission-holders-max",
        params: &[("permission", Unit::Text), ("max", Unit::Count)],
        optional: &[],
        clock: Clock::None,
    },
    // Permissions (codes of rulebook B.3) that no sub-account may hold.
    Kind {
        code: "main-account-only",
        params: &[("permissions", Unit::List)],
        optional: &[],
        clock: Clock::None,
    },
    // A role must exist before an account can be made.
    Kind { code: "role-before-account", params: &[], optional: &[], clock: Clock::None },
    // Granting a permission grants everything above and below it too.
    Kind { code: "grant-closure", params: &[], optional: &[], clock: Clock::None },
    // What an account may do is its own permissions together with those of its roles.
    Kind { code: "effective-permissions", params: &[], optional: &[], clock: Clock::None },
    // The platform's codes for an account's state with their names, such as `1=正常`; kept as they are.
    Kind { code: "status-codes", params: &[("codes", Unit::List)], optional: &[], clock: Clock::None },
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
