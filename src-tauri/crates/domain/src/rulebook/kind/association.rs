//! The overlap of stores that is behind the association score (rulebook F). Weights are points of 100; days and minutes
//! are exact time.

use super::{Clock, Kind};
use crate::rulebook::param::Unit::{Count, Day, Metre, Minute, Permille};

pub(super) const ASSOCIATION: &[Kind] = &[
    Kind {
        // Where each band begins (A2), the weights that no passage of its own carries, and from how many stores on a
        // device or a person that they share is common and tells little of any two of them.
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
            ("common-from", Count),
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
            // Stores on one network before it counts as a common one, which is told.
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
