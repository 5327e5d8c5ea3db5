//! Documents, the registry and periods of the law (rulebook B.4, E.4).

use super::{Clock, Kind};
use crate::rulebook::param::Unit;

pub(super) const PAPERS: &[Kind] = &[
    // Valid until the day printed on it, or without end; that about `other` documents speaks for every kind without a rule
    // of its own.
    Kind { code: "printed-term", params: &[("document", Unit::Text)], optional: &[], clock: Clock::Due },
    // Valid for whole years.
    Kind {
        code: "valid-for",
        params: &[("document", Unit::Text), ("length", Unit::Year)],
        optional: &[],
        clock: Clock::Due,
    },
    // D7: the last valid day is the day of issue plus so many days.
    Kind {
        code: "valid-for-days",
        params: &[("document", Unit::Text), ("length", Unit::Day)],
        optional: &[],
        clock: Clock::Due,
    },
    // Years of validity by age at issue: `child` below `young-from`, `young` below `middle-from`, `middle` below
    // `unlimited-from`, then without end.
    Kind {
        code: "identity-card-terms",
        params: &[
            ("child", Unit::Year),
            ("young", Unit::Year),
            ("middle", Unit::Year),
            ("young-from", Unit::Year),
            ("middle-from", Unit::Year),
            ("unlimited-from", Unit::Year),
        ],
        optional: &[],
        clock: Clock::Due,
    },
    // E.4 row 4: a new document is to be expected within this time of the application.
    Kind {
        code: "issue-within",
        params: &[("document", Unit::Text), ("length", Unit::Day)],
        optional: &[("remote-extra", Unit::Day)],
        clock: Clock::Due,
    },
    // E.4 rows 6 and 7: `safe` aims at the printed last day, `due` at the end of the grace, when the mark lapses.
    Kind {
        code: "trademark-terms",
        params: &[("length", Unit::Year), ("renewal-opens", Unit::Month), ("grace", Unit::Month)],
        optional: &[],
        clock: Clock::SafeAndDue,
    },
    // Renewal is applied for within working days counted back from the last valid day (D6): `safe` aims at `apply-by`,
    // `due` at `apply-last`.
    Kind {
        code: "renewal-window",
        params: &[
            ("document", Unit::Text),
            ("length", Unit::Year),
            ("apply-from", Unit::Workday),
            ("apply-by", Unit::Workday),
            ("apply-last", Unit::Workday),
        ],
        optional: &[],
        clock: Clock::SafeAndDue,
    },
    // D8: a check on every anniversary of issue.
    Kind {
        code: "surveillance-every",
        params: &[("document", Unit::Text), ("every", Unit::Year)],
        optional: &[],
        clock: Clock::Due,
    },
    // E.4 row 10: a change of the registered facts is to be filed within this time.
    Kind {
        code: "registry-change-within",
        params: &[("window", Unit::Day)],
        optional: &[],
        clock: Clock::Due,
    },
    // The yearly report to the registry, for the year before.
    Kind {
        code: "annual-report",
        params: &[("from", Unit::DayOfYear), ("to", Unit::DayOfYear)],
        optional: &[],
        clock: Clock::Due,
    },
    // Any of these documents satisfies a requirement.
    Kind { code: "either-document", params: &[("documents", Unit::List)], optional: &[], clock: Clock::None },
    // E.4 row 8: a platform's audit is followed up after so many working days.
    Kind { code: "audit-follow-up", params: &[("wait", Unit::Workday)], optional: &[], clock: Clock::Due },
    // E.4 row 6: what a platform limits while a document has expired.
    Kind {
        code: "restricted-while-expired",
        params: &[("limits", Unit::List)],
        optional: &[],
        clock: Clock::None,
    },
    // T12: the last day to hand in the ID card is its last valid day less `min-remaining`. Reminders count back from the
    // last valid day itself.
    Kind {
        code: "link-id-remaining",
        params: &[("min-remaining", Unit::Day), ("sides", Unit::Count)],
        optional: &[],
        clock: Clock::Due,
    },
    // Leaving a platform is announced so long before.
    Kind { code: "exit-notice", params: &[("notice", Unit::Day)], optional: &[], clock: Clock::Due },
];
