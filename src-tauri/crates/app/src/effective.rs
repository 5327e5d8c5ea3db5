//! The rules and the days that count: those of the version that was accepted, with what the operator set in their place.

use crate::{assessed::fingerprint, rules::Version};
use std::sync::Arc;
use storewarden_db::{DbResult, Transaction, overrides, rule_files};
use storewarden_domain::{
    facts::{RuleAttributes, YearAttributes},
    rulebook::{Difference, ParamFault, Rule, Rulebook},
    text::Text,
};

/// What the operator set, as it is stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Set {
    /// The version of the rules that acts.
    pub accepted: String,
    pub rules: Vec<(String, RuleAttributes)>,
    pub years: Vec<(i32, YearAttributes)>,
}

impl Set {
    pub fn stored(tx: &Transaction) -> DbResult<Self> {
        let accepted = rule_files::accepted(tx)?.unwrap_or_default();
        Ok(Self { accepted, rules: overrides::rules(tx)?, years: overrides::years(tx)? })
    }

    /// At the first start the shipped rules are taken as they are: accepted with the program itself, so the journal is
    /// silent.
    pub fn begin(tx: &Transaction, shipped: &Version) -> DbResult<()> {
        match rule_files::accepted(tx)? {
            Some(_) => Ok(()),
            None => rule_files::keep(tx, &shipped.id, &shipped.files),
        }
    }

    /// The rules with the operator's values and notices in their place, and the values that do not fit.
    fn over(&self, rules: &Rulebook) -> (Rulebook, Vec<ParamFault>) {
        let mut rulebook = rules.clone();
        let left_out = self.rules.iter().flat_map(|(id, values)| rulebook.set(id, values)).collect();
        let days = rulebook.calendar().clone();
        let days = self.years.iter().fold(days, |days, (year, notice)| days.with_notice(*year, notice));
        (rulebook.with_calendar(days), left_out)
    }
}

#[derive(Debug, Clone)]
pub struct Effective {
    pub rulebook: Arc<Rulebook>,
    /// The same without anything that the operator set.
    pub accepted: Arc<Rulebook>,
    /// Changes whenever an assessment could.
    pub fingerprint: String,
    /// Values that no longer fit their rule, so the shipped ones count.
    pub left_out: Vec<ParamFault>,
    /// The shipped rules, where they say something else than those that count.
    pub pending: Option<Arc<Pending>>,
    set: Set,
}

/// Shipped rules that wait to be accepted.
#[derive(Debug)]
pub struct Pending {
    /// With what the operator set in their place.
    pub rulebook: Arc<Rulebook>,
    pub difference: Difference,
    /// Values of the operator's that these rules no longer allow.
    pub left_out: Vec<ParamFault>,
    /// Why the accepted rules cannot be read. These act then, for no others are there, and are to be confirmed.
    pub unreadable: Option<Text>,
}

impl Effective {
    /// Reads the version that was accepted where it is not the shipped one.
    pub fn standing(tx: &Transaction, shipped: &Version, set: Set) -> DbResult<Self> {
        let read = match set.accepted == shipped.id {
            true => Ok(shipped.rulebook.clone()),
            false => {
                let kept = rule_files::of(tx, &set.accepted)?;
                Version::read(&set.accepted, kept.as_deref())
            }
        };
        let same = |accepted: &Rulebook| fingerprint(accepted) == fingerprint(&shipped.rulebook);
        let (accepted, waits, unreadable) = match read {
            // Other places of the same passages, other notes in the files: nothing to decide, so the newer words show.
            Ok(accepted) if same(&accepted) => (shipped.rulebook.clone(), false, None),
            Ok(accepted) => (accepted, true, None),
            Err(reason) => (shipped.rulebook.clone(), true, Some(reason)),
        };
        let (rulebook, left_out) = set.over(&accepted);
        let pending = waits.then(|| {
            let (after, no_longer) = set.over(&shipped.rulebook);
            Arc::new(Pending {
                difference: Difference::between(&accepted, &shipped.rulebook),
                left_out: no_longer.into_iter().filter(|fault| !left_out.contains(fault)).collect(),
                rulebook: Arc::new(after),
                unreadable,
            })
        });
        Ok(Self {
            fingerprint: fingerprint(&rulebook),
            rulebook: Arc::new(rulebook),
            accepted: Arc::new(accepted),
            left_out,
            pending,
            set,
        })
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
