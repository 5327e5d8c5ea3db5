//! The signatures of the behaviours, and binding a rule's parameters to one.

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
    pub params: &'static [(&'static str, Unit)],
    pub clock: Clock,
}

/// Whether a behaviour yields a deadline, and what its reminders may aim at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// No deadline: no ladder, no consequence.
    None,
    /// A deadline that only waits or passes: reminders aim at the due time.
    Due,
    /// A deadline with a latest safe submission before it: reminders may aim at both.
    SafeAndDue,
}

/// Every behaviour that the code knows.
pub const KINDS: &[Kind] = &[
    Kind {
        code: "verify-within",
        params: &[
            ("window", Unit::Day),
            ("clock-stops-on", Unit::Choice),
            ("unbind-restarts-timer", Unit::Flag),
        ],
        clock: Clock::SafeAndDue,
    },
    Kind {
        code: "temp-unfreeze-window",
        params: &[("window", Unit::Day), ("warn-from", Unit::Count)],
        clock: Clock::SafeAndDue,
    },
    Kind { code: "review-within", params: &[("review", Unit::Hour)], clock: Clock::Due },
    Kind { code: "scan-session", params: &[("timeout", Unit::Minute)], clock: Clock::Due },
    Kind {
        code: "mute-until-verified",
        params: &[("mute-while-under-review", Unit::Flag)],
        clock: Clock::None,
    },
    Kind {
        code: "exempt-stores",
        params: &[("platforms", Unit::List), ("review-after", Unit::Day)],
        clock: Clock::Due,
    },
    Kind { code: "gradual-roll-out", params: &[("covered-unless-said", Unit::Flag)], clock: Clock::None },
    Kind {
        code: "temporary-accounts",
        params: &[("from", Unit::DayOfYear), ("to", Unit::DayOfYear)],
        clock: Clock::Due,
    },
    Kind { code: "one-person-per-store", params: &[("max", Unit::Count)], clock: Clock::None },
    Kind { code: "holder-locked", params: &[], clock: Clock::None },
    Kind { code: "login-format", params: &[("separator", Unit::Choice)], clock: Clock::None },
    Kind { code: "name-unique", params: &[], clock: Clock::None },
    Kind { code: "login-width", params: &[("max", Unit::Count)], clock: Clock::None },
];

impl Kind {
    pub fn called(code: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.code == code)
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
            // MM-DD sorts like the days of a year.
            Behaviour::TemporaryAccounts(window) if window.from > window.to => Err(Text::new(
                format!("时间段倒置：from {} 晚于 to {}", window.from, window.to),
                format!("the window is upside down: from {} is after to {}", window.from, window.to),
            )),
            _ => Ok(behaviour),
        }
    }
}
