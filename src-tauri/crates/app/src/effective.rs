//! The rules and the days that count: as shipped, with what the operator set in their place.

use crate::assessed::fingerprint;
use std::sync::Arc;
use storewarden_db::{DbResult, Transaction, overrides};
use storewarden_domain::{
    facts::{RuleAttributes, YearAttributes},
    rulebook::{ParamFault, Rule, Rulebook},
};

/// What the operator set, as it is stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Set {
    pub rules: Vec<(String, RuleAttributes)>,
    pub years: Vec<(i32, YearAttributes)>,
}

impl Set {
    pub fn stored(tx: &Transaction) -> DbResult<Self> {
        Ok(Self { rules: overrides::rules(tx)?, years: overrides::years(tx)? })
    }
}

#[derive(Debug, Clone)]
pub struct Effective {
    pub rulebook: Arc<Rulebook>,
    /// Changes whenever an assessment could.
    pub fingerprint: String,
    /// Values that no longer fit their rule, so the shipped ones count.
    pub left_out: Vec<ParamFault>,
    set: Set,
}

impl Effective {
    pub fn new(shipped: &Rulebook, set: Set) -> Self {
        let mut rulebook = shipped.clone();
        let left_out = set.rules.iter().flat_map(|(id, values)| rulebook.set(id, values)).collect();
        let days = rulebook.calendar().clone();
        let days = set.years.iter().fold(days, |days, (year, notice)| days.with_notice(*year, notice));
        let rulebook = rulebook.with_calendar(days);
        Self { fingerprint: fingerprint(&rulebook), rulebook: Arc::new(rulebook), left_out, set }
    }

    /// Is this still what the operator set?
    pub fn follows(&self, set: &Set) -> bool {
        self.set == *set
    }

    /// The operator's values of a rule.
    pub fn overrides_of(&self, rule: &str) -> Option<&RuleAttributes> {
        self.set
            .rules
            .iter()
            .find(|(id, values)| id == rule && !values.0.is_empty())
            .map(|(_, values)| values)
    }

    /// Ids of the rules in which a value of the operator's counts.
    pub fn set_rules(&self) -> Vec<String> {
        let counts = |id: &&String| self.rulebook.rule(id).is_some_and(Rule::is_set);
        self.set.rules.iter().map(|(id, _)| id).filter(counts).cloned().collect()
    }

    pub fn notice_of(&self, year: i32) -> Option<&YearAttributes> {
        self.set
            .years
            .iter()
            .find(|(y, notice)| *y == year && !notice.off.is_empty())
            .map(|(_, notice)| notice)
    }
}
