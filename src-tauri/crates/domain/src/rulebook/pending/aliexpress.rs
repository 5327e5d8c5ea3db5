//! What the pre-check of a link application compares (rulebook E.2 row 1, C.4 to C.6), and the overlap of stores that is
//! behind the association score (rulebook F). Days and minutes are exact time.

use super::super::{
    kind::{Clock, Kind},
    param::Unit::{Byte, Count, Day, Flag, List, Metre, Minute, Permille},
};

pub(super) const KINDS: &[Kind] = &[
    Kind {
        // counted before adding; refused from `max`, warned about from `warn-from`.
        code: "link-licence-cap",
        params: &[("max", Count), ("warn-from", Count), ("cap-includes-primary", Flag)],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        // the second counter, over the accounts of the legal representative's ID.
        code: "link-identity-cap",
        params: &[("max", Count), ("warn-from", Count)],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        code: "link-shared-facts",
        params: &[("bank-account", Flag), ("legal-representative", Flag), ("business-address", Flag)],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        // Any other company type is refused, unless a person lets it pass with a reason.
        code: "link-company-types",
        params: &[("allowed", List)],
        optional: &[],
        clock: Clock::None,
    },
    // What the pre-check compares (rulebook C.4–C.6).
    Kind { code: "link-name-exact", params: &[], optional: &[], clock: Clock::None },
    Kind {
        // the expiry as typed against the one on the card.
        code: "link-expiry-typed",
        params: &[("max-difference", Day), ("warn-from", Day)],
        optional: &[],
        clock: Clock::None,
    },
    Kind { code: "link-address-distance", params: &[("max", Metre)], optional: &[], clock: Clock::None },
    Kind {
        // Any one of the kinds will do, and each field must be readable on it.
        code: "link-document",
        params: &[("any-of", List), ("shows", List)],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        code: "link-contacts",
        params: &[("phone", Flag), ("email", Flag)],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        code: "link-file",
        params: &[("formats", List), ("max-size", Byte), ("warn-above", Byte)],
        optional: &[],
        clock: Clock::None,
    },
    Kind { code: "link-device-conflict", params: &[("lookback", Day)], optional: &[], clock: Clock::None },
    // Main accounts and stores.
    Kind { code: "main-login-unique", params: &[], optional: &[], clock: Clock::None },
    Kind {
        code: "stores-per-entity",
        params: &[("per-category", Count), ("total", Count)],
        optional: &[],
        clock: Clock::None,
    },
    // Association: weights are points of 100 (rulebook F.1).
    Kind {
        // Where each band begins, and the weights that no passage of its own carries.
        code: "association-score",
        params: &[
            ("low-from", Count),
            ("medium-from", Count),
            ("high-from", Count),
            ("critical-from", Count),
            ("licence", Count),
            ("legal-representative", Count),
            ("bank-account", Count),
            ("business-address", Count),
            ("shareholder", Count),
            ("employee", Count),
        ],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        // A sighting counts in full up to `fresh-within` days, then by the two factors, after `old-within` not at all.
        code: "association-environment",
        params: &[
            ("device-and-ip", Count),
            ("device", Count),
            ("ip", Count),
            ("fresh-within", Day),
            ("fading-within", Day),
            ("old-within", Day),
            ("fading-factor", Permille),
            ("old-factor", Permille),
        ],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        // Each rule gives the weights of what it speaks about.
        code: "association-signal",
        params: &[],
        optional: &[
            ("phone", Count),
            ("email", Count),
            ("contact-name", Count),
            ("shared-credential", Count),
            ("payment-account", Count),
            ("return-address", Count),
            // Outside a group, addresses this close count as the same.
            ("same-within", Metre),
            ("products", Count),
            // The same person works in both stores.
            ("employee", Count),
            // Main accounts on one network before a hint is given.
            ("network-accounts", Count),
        ],
        clock: Clock::None,
    },
    Kind {
        // Two sessions of unlinked stores on one device, this near to each other; 0 = only if they overlap.
        code: "overlapping-sessions",
        params: &[("window", Minute)],
        optional: &[],
        clock: Clock::None,
    },
];
