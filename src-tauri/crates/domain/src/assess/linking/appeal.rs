//! T13: what is claimed about the answer to an appeal. It is a statistic: shown beside the appeal, and nothing is due
//! (X-12; rulebook A.6).

use super::life::{Filed, Life};
use crate::{
    assessment::Appeal,
    rulebook::{Bound, behaviour::LinkAppealClaim},
    subject::{StoreKey, Subject},
};
use chrono::Duration;

pub(super) fn of(life: &Life) -> Vec<Appeal> {
    let claim = life.rule::<LinkAppealClaim>();
    life.appeals.iter().map(|(key, filed)| appeal(key, filed, claim)).collect()
}

fn appeal(key: &StoreKey, filed: &Filed, claim: Option<Bound<LinkAppealClaim>>) -> Appeal {
    let hours = claim.map(|claim| if filed.linked { claim.params.linked } else { claim.params.unlinked });
    Appeal {
        store: Subject::Store(key.clone()),
        filed: filed.at,
        answered: filed.answered.as_ref().map(|(at, _)| *at),
        outcome: filed.answered.as_ref().and_then(|(_, outcome)| outcome.clone()),
        claimed_by: hours.map(|hours| filed.at + Duration::hours(hours)),
        rule: claim.map(|claim| claim.rule.id.clone()),
    }
}
