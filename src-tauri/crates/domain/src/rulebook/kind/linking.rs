//! Link groups that exist or are on their way (rulebook E.2 rows 2 to 20). Days and hours are exact time; working days go by the
//! calendar.

use super::{Clock, Kind};
use crate::rulebook::param::Unit::{Choice, Count, Day, Flag, Hour, List, Permille, Text, Workday};

pub(super) const LINKING: &[Kind] = &[
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
    // The application.
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
        // Reminders of these rules can be neither muted nor postponed.
        code: "unmutable-reminders",
        params: &[("rules", List), ("grace", Day)],
        optional: &[],
        clock: Clock::None,
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
