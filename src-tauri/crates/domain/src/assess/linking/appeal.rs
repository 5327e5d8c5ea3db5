//! T13: what is claimed about the answer to an appeal. It is a statistic: shown beside the appeal, and nothing is due
//! (X-12; rulebook A.6).

use super::life::{Filed, Life};
use crate::{
    assessment::Appeal,
    rulebook::Rule,
    subject::{StoreKey, Subject},
};
use chrono::Duration;

/// A statistic has no behaviour, so the rule is named here.
const CLAIM: &str = "aliexpress.linkgroup.appeal-sla-linked";

pub(super) fn of(life: &Life) -> Vec<Appeal> {
    let claim = life.rulebook.rule(CLAIM).filter(|rule| rule.speaks_about(&life.platform));
    life.appeals.iter().map(|(key, filed)| appeal(key, filed, claim)).collect()
}

fn appeal(key: &StoreKey, filed: &Filed, claim: Option<&Rule>) -> Appeal {
    let hours = claim.and_then(|rule| {
        let param = if filed.linked { "linked" } else { "unlinked" };
        rule.params.get(param)?.value.as_i64()
    });
    Appeal {
        store: Subject::Store(key.clone()),
        filed: filed.at,
        answered: filed.answered.as_ref().map(|(at, _)| *at),
        outcome: filed.answered.as_ref().and_then(|(_, outcome)| outcome.clone()),
        claimed_by: hours.map(|hours| filed.at + Duration::hours(hours)),
        rule: claim.map(|rule| rule.id.clone()),
    }
}
