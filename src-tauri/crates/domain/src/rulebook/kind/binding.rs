//! Main bindings (rulebook E.3): the login phone, the official account and the channel accounts of a store. Days and minutes
//! are exact time, but for locks and checklists, which end with a day.

use super::{Clock, Kind};
use crate::rulebook::param::Unit;

pub(super) const BINDING: &[Kind] = &[
    // Row 1: a store has at least so many main bindings, except while one is being changed.
    Kind {
        code: "main-binding-required",
        params: &[("min", Unit::Count)],
        optional: &[],
        clock: Clock::None,
    },
    // Rows 1 and 9: the account to be bound must be registered and verified.
    Kind { code: "new-account-verified", params: &[], optional: &[], clock: Clock::None },
    // Rows 3 and 5: whether these bindings are changed in place or unbound, waited for and bound anew.
    Kind {
        code: "change-flow",
        params: &[("bindings", Unit::List), ("flow", Unit::Choice)],
        optional: &[],
        clock: Clock::None,
    },
    // Row 2: a binding that may never be undone; planning its change warns.
    Kind {
        code: "permanent-binding",
        params: &[("binding", Unit::Choice)],
        optional: &[],
        clock: Clock::None,
    },
    // Row 2: so many changes within so many days call for a warning.
    Kind {
        code: "frequent-rebinding",
        params: &[("max", Unit::Count), ("within", Unit::Day)],
        optional: &[],
        clock: Clock::None,
    },
    // T14, rows 7–12: from `min` on one may try, at `max` one asks the platform. An expectation, never a promise.
    Kind {
        code: "rebind-wait",
        params: &[("min", Unit::Day), ("max", Unit::Day)],
        optional: &[],
        clock: Clock::Due,
    },
    // T15: the platform's page shows how long the step may take; a person reads it off.
    Kind { code: "page-time", params: &[("step", Unit::Choice)], optional: &[], clock: Clock::Due },
    // T16: a binding cannot be changed or undone for this long.
    Kind {
        code: "binding-lock",
        params: &[("binding", Unit::Choice), ("length", Unit::Day)],
        optional: &[],
        clock: Clock::Due,
    },
    // Rows 14 and 15: a binding ends by itself so long after an event, and so long after the deposit came back.
    Kind {
        code: "release-after",
        params: &[("event", Unit::Choice), ("wait", Unit::Day)],
        optional: &[("after-refund", Unit::Day)],
        clock: Clock::Due,
    },
    // An automatic upgrade can be taken back for this long.
    Kind { code: "upgrade-revocable", params: &[("window", Unit::Day)], optional: &[], clock: Clock::Due },
    // Accounts of this binding that one channel may have.
    Kind {
        code: "bindings-max",
        params: &[("binding", Unit::Choice), ("max", Unit::Count)],
        optional: &[],
        clock: Clock::None,
    },
    // The data of a binding is looked at again every so often.
    Kind { code: "binding-review", params: &[("every", Unit::Day)], optional: &[], clock: Clock::Due },
    // Row 13: one thing to do before or after a change, so many days from the day of the change; `binding` = of this kind of
    // binding alone. A blocking one keeps the change from starting or, after it, the store from selling.
    Kind {
        code: "checklist-item",
        params: &[("stage", Unit::Choice), ("item", Unit::Text), ("due", Unit::Day)],
        optional: &[("blocking", Unit::Flag), ("binding", Unit::Choice)],
        clock: Clock::Due,
    },
    // A procedure at the platform that takes some working days, and the papers it asks for.
    Kind {
        code: "platform-process",
        params: &[("process", Unit::Text), ("max", Unit::Workday)],
        optional: &[("min", Unit::Workday), ("papers", Unit::List)],
        clock: Clock::Due,
    },
];
