//! Main accounts and link groups (rulebook E.2): who may form one, what an application is made of, and what befalls
//! members. Days and hours are exact time; working days go by the calendar.

use super::{Clock, Kind};
use crate::rulebook::param::Unit::{
    Byte, Choice, Count, Day, Flag, Hour, List, Metre, Permille, Text, Workday,
};

pub(super) const LINKING: &[Kind] = &[
    // Main accounts.
    Kind { code: "main-login-unique", params: &[], optional: &[], clock: Clock::None },
    // Who may form a group.
    Kind {
        // Members share one entity; a group lives while this many members remain (H, L6).
        code: "link-group",
        params: &[("one-entity", Flag), ("smallest", Count)],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        // Warns about one entity's stores outside a group.
        code: "link-undeclared",
        params: &[("from-stores", Count)],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        // Known by its type or by the first two characters of its code; the exclusion is looked at again later.
        code: "link-individual-business-excluded",
        params: &[("code-prefix", Text), ("review-after", Day)],
        optional: &[],
        clock: Clock::Due,
    },
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
    Kind {
        code: "stores-per-entity",
        params: &[("per-category", Count), ("total", Count)],
        optional: &[],
        clock: Clock::None,
    },
    // The application.
    Kind { code: "link-by-hand", params: &[], optional: &[], clock: Clock::None },
    Kind { code: "link-step", params: &[("step", Text)], optional: &[], clock: Clock::None },
    Kind { code: "link-step-note", params: &[("step", Text)], optional: &[], clock: Clock::None },
    Kind {
        // T8
        code: "link-accept-within",
        params: &[("window", Hour), ("starts-at", Choice)],
        optional: &[],
        clock: Clock::Due,
    },
    Kind {
        // T9
        code: "link-review-within",
        params: &[("review", Workday), ("makeup-days-count", Flag), ("count-event-day", Flag)],
        optional: &[],
        clock: Clock::Due,
    },
    Kind {
        // a code that no rule names is accepted as free text.
        code: "link-failure-code",
        params: &[("code", Text)],
        optional: &[],
        clock: Clock::None,
    },
    // Duties and consequences within a group.
    Kind {
        // T10: the safe target is the earlier of the deadline and `safe-window` calendar days, 24:00 (H, L10).
        // `closes-before-midnight`: hours by which the last day ends before 24:00. `daily-at`: times of day (`HH:MM`).
        code: "link-change-duty",
        params: &[
            ("window", Workday),
            ("safe-window", Day),
            ("changes", List),
            ("starts-at", Choice),
            ("makeup-days-count", Flag),
            ("count-event-day", Flag),
            ("closes-before-midnight", Hour),
            ("daily-at", List),
        ],
        optional: &[],
        clock: Clock::SafeAndDue,
    },
    Kind {
        // T11, X-07. Basis A: the `day`-th working day; B: `day` calendar days on; C: the calendar day after the duty's
        // last day. At 00:00 of that day (H, L2).
        code: "link-auto-unlink",
        params: &[("day", Count), ("day4-basis", Choice)],
        optional: &[],
        clock: Clock::Due,
    },
    Kind {
        // Nothing silences the reminders of these rules; a snooze holds until their next step.
        code: "unmutable-reminders",
        params: &[("rules", List), ("grace", Day)],
        optional: &[],
        clock: Clock::None,
    },
    // T13: what a source claims of the answer to an appeal, by whether the store was linked.
    Kind {
        code: "link-appeal-claim",
        params: &[("linked", Hour), ("unlinked", Hour)],
        optional: &[],
        clock: Clock::Told,
    },
    Kind { code: "link-metrics", params: &[("metrics", List)], optional: &[], clock: Clock::None },
    Kind { code: "link-penalty-spread", params: &[], optional: &[], clock: Clock::None },
    Kind {
        // Members of these categories may not share a marketing slot.
        code: "link-category-isolation",
        params: &[("apart", List)],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        // The fine as a share of the order's amount.
        code: "link-diversion-fine",
        params: &[("share", Permille)],
        optional: &[],
        clock: Clock::None,
    },
    // What a service that is charged for the group costs, as a multiple of the price for one store.
    Kind { code: "link-service-price", params: &[("multiple", Permille)], optional: &[], clock: Clock::None },
    Kind { code: "link-disguise", params: &[], optional: &[], clock: Clock::None },
];
