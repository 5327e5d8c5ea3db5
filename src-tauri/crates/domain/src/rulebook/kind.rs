//! The signatures of the behaviours, and binding a rule's parameters to one.

mod association;
mod binding;
mod linking;
mod papers;

use super::{
    behaviour::Behaviour,
    param::{Param, Unit},
};
use crate::text::Text;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a rule must declare to have a behaviour.
#[derive(Debug)]
pub struct Kind {
    /// As written after `behaviour =`.
    pub code: &'static str,
    /// A rule must give each of these.
    pub params: &'static [(&'static str, Unit)],
    /// A rule may give these.
    pub optional: &'static [(&'static str, Unit)],
    pub clock: Clock,
}

/// Whether a behaviour yields a deadline, and what its reminders may aim at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// No deadline: no ladder, no consequence.
    None,
    /// A time is told beside what it is about, and nothing is due: no ladder, no consequence. All that a statistic can have.
    Told,
    /// A deadline that only waits or passes: reminders aim at the due time.
    Due,
    /// A deadline with a latest safe submission before it: reminders may aim at both.
    SafeAndDue,
}

impl Clock {
    pub fn yields_deadline(self) -> bool {
        matches!(self, Self::Due | Self::SafeAndDue)
    }
}

/// Every behaviour that a rule can have.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    [ACCOUNTS, binding::BINDING, linking::LINKING, papers::PAPERS, association::ASSOCIATION]
        .into_iter()
        .flatten()
}

/// Sub-accounts, their people and what they may do.
const ACCOUNTS: &[Kind] = &[
    Kind {
        code: "verify-within",
        params: &[
            ("window", Unit::Day),
            ("clock-stops-on", Unit::Choice),
            ("unbind-restarts-timer", Unit::Flag),
        ],
        optional: &[],
        clock: Clock::SafeAndDue,
    },
    Kind {
        code: "temp-unfreeze-window",
        params: &[("window", Unit::Day), ("warn-from", Unit::Count)],
        optional: &[],
        clock: Clock::SafeAndDue,
    },
    Kind { code: "review-within", params: &[("review", Unit::Hour)], optional: &[], clock: Clock::Due },
    Kind { code: "scan-session", params: &[("timeout", Unit::Minute)], optional: &[], clock: Clock::Due },
    Kind {
        code: "mute-until-verified",
        params: &[("mute-while-under-review", Unit::Flag)],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        code: "exempt-stores",
        params: &[("platforms", Unit::List), ("review-after", Unit::Day)],
        optional: &[],
        clock: Clock::Due,
    },
    Kind {
        code: "gradual-roll-out",
        params: &[("covered-unless-said", Unit::Flag)],
        optional: &[],
        clock: Clock::None,
    },
    Kind {
        code: "temporary-accounts",
        params: &[("from", Unit::DayOfYear), ("to", Unit::DayOfYear)],
        optional: &[],
        clock: Clock::Due,
    },
    Kind { code: "one-person-per-store", params: &[("max", Unit::Count)], optional: &[], clock: Clock::None },
    Kind { code: "holder-locked", params: &[], optional: &[], clock: Clock::None },
    Kind { code: "login-format", params: &[("separator", Unit::Choice)], optional: &[], clock: Clock::None },
    Kind { code: "name-unique", params: &[], optional: &[], clock: Clock::None },
    Kind { code: "login-width", params: &[("max", Unit::Count)], optional: &[], clock: Clock::None },
    // A phone serves one sub-account: of its store, or of the whole platform.
    Kind { code: "phone-unique", params: &[("scope", Unit::Choice)], optional: &[], clock: Clock::None },
    // The same of an e-mail address.
    Kind { code: "email-unique", params: &[("scope", Unit::Choice)], optional: &[], clock: Clock::None },
    // T18: after a penalty an account can neither be deleted nor registered as departed for this long (S11).
    Kind { code: "delete-block", params: &[("window", Unit::Month)], optional: &[], clock: Clock::Due },
    // E.1 row 18: an account converted from 1688 can depart, but not be deleted.
    Kind { code: "converted-not-deletable", params: &[], optional: &[], clock: Clock::None },
    // E.1 row 7: what a submission needs, as far as it is recorded here.
    Kind { code: "submission-data", params: &[], optional: &[], clock: Clock::None },
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
    Kind {
        code: "scan-error",
        params: &[("code", Unit::Text), ("ends-session", Unit::Flag)],
        optional: &[],
        clock: Clock::None,
    },
    // What share of the customers an account receives.
    Kind {
        code: "dispatch-weight",
        params: &[("min", Unit::Count), ("max", Unit::Count)],
        optional: &[("default", Unit::Count)],
        clock: Clock::None,
    },
    // Sub-accounts that a store may have.
    Kind { code: "sub-account-quota", params: &[("limit", Unit::Count)], optional: &[], clock: Clock::None },
    // The platform's codes for an account's state with their names, such as `1=正常`; kept as they are.
    Kind { code: "status-codes", params: &[("codes", Unit::List)], optional: &[], clock: Clock::None },
    // A phone that is not the holder's is warned of: notices of penalties go to it.
    Kind { code: "phone-of-holder", params: &[], optional: &[], clock: Clock::None },
    // Whose ID card is photographed: nobody's but the holder's.
    Kind { code: "identity-of-holder", params: &[], optional: &[], clock: Clock::None },
    // Whoever uses an account is the one to be checked.
    Kind { code: "one-user", params: &[], optional: &[], clock: Clock::None },
    // T17: an invitation is to be activated; the shorter time of two sources warns, the longer ends it.
    Kind {
        code: "invitation-activate",
        params: &[("warn", Unit::Hour), ("window", Unit::Hour)],
        optional: &[],
        clock: Clock::SafeAndDue,
    },
    // An account that nobody logs in to may be disabled; its place in the quota returns after a while.
    Kind {
        code: "idle-disabled",
        params: &[("idle", Unit::Day), ("quota-back", Unit::Hour)],
        optional: &[],
        clock: Clock::None,
    },
    // A role exists before an account can be made.
    Kind { code: "role-before-account", params: &[], optional: &[], clock: Clock::None },
    // Permissions outlast their person and are to be looked over.
    Kind { code: "permissions-outlast", params: &[], optional: &[], clock: Clock::None },
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
    // Permissions come from roles alone.
    Kind { code: "roles-only", params: &[], optional: &[], clock: Clock::None },
    // The platform's own roles, by name; there are no others.
    Kind { code: "fixed-roles", params: &[("names", Unit::List)], optional: &[], clock: Clock::None },
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
    // Granting a permission grants everything above and below it too.
    Kind { code: "grant-closure", params: &[], optional: &[], clock: Clock::None },
    // What an account may do is its own permissions together with those of its roles.
    Kind { code: "effective-permissions", params: &[], optional: &[], clock: Clock::None },
];

impl Kind {
    /// One that acts.
    pub fn called(code: &str) -> Option<&'static Self> {
        kinds().find(|kind| kind.code == code)
    }

    /// The unit of a parameter that a rule of this kind may have.
    pub fn unit_of(&self, param: &str) -> Option<Unit> {
        self.params.iter().chain(self.optional).find(|(name, _)| *name == param).map(|(_, unit)| *unit)
    }

    /// Makes the behaviour from sound parameters. Names, units and values are checked here as a whole; what a single
    /// parameter allows is [`Param::check`]'s.
    pub(super) fn bind(&self, params: &BTreeMap<String, Param>) -> Result<Behaviour, Text> {
        let mut fields = Map::new();
        fields.insert("kind".into(), Value::from(self.code));
        fields.extend(params.iter().map(|(name, param)| (name.clone(), param.value.clone())));
        let behaviour = serde_json::from_value(Value::Object(fields)).map_err(|error| {
            let code = self.code;
            Text::new(
                format!("参数与行为 {code} 不符（{error}），请对照 rules/README.md 修改"),
                format!(
                    "the parameters do not fit behaviour {code} ({error}); correct them after rules/README.md"
                ),
            )
        })?;
        match &behaviour {
            Behaviour::TemporaryAccounts(window) => in_order(&window.from, &window.to)?,
            Behaviour::AnnualReport(window) => in_order(&window.from, &window.to)?,
            Behaviour::LinkChangeDuty(duty) if duty.daily().count() < duty.daily_at.len() => {
                return Err(Text::new(
                    "daily-at 应为一天中的时刻，写作 \"HH:MM\"，例如 \"09:00\"",
                    "daily-at takes times of day written \"HH:MM\", such as \"09:00\"",
                ));
            }
            _ => {}
        }
        Ok(behaviour)
    }
}

/// `MM-DD` sorts like the days of a year.
fn in_order(from: &str, to: &str) -> Result<(), Text> {
    if from <= to {
        return Ok(());
    }
    Err(Text::new(
        format!("时间段倒置：from {from} 晚于 to {to}"),
        format!("the window is upside down: from {from} is after to {to}"),
    ))
}
