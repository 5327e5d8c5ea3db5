//! How many sub-accounts a store has, against what it may have. The operator's entry counts; a rule's number is only a
//! hint, because the sources contradict each other (`sub-account-quota`, rulebook B.1 rows 22 and 63).

use super::{StoreFacts, SubAccountFacts, life::Life};
use crate::{
    assessment::Finding, rulebook::SubAccountRules, text::Text, time::Instant, vocabulary::SubAccountKind,
};

/// Does anything have to be counted?
fn counts(facts: &StoreFacts, rules: &SubAccountRules) -> bool {
    facts.store.attributes.quota_sub_accounts.is_some() || rules.sub_account_quota.is_some()
}

/// Regular accounts that exist at `now`: neither departed nor archived.
fn used(facts: &StoreFacts, rules: &SubAccountRules, now: Instant) -> usize {
    let all = facts.accounts.accounts_of(facts.key);
    let regular = all
        .filter(|(_, a)| a.attributes.kind == SubAccountKind::Regular && !a.attributes.archived)
        .map(|(key, account)| SubAccountFacts { key, account, store: Some(facts.store), holder: None });
    regular.filter(|account| account.born() <= now && !Life::until(account, rules, now).departed).count()
}

/// When the number may change by what is recorded already.
pub(super) fn changes(facts: &StoreFacts, rules: &SubAccountRules) -> Vec<Instant> {
    if counts(facts, rules) { facts.turns(|_| true) } else { Vec::new() }
}

pub(super) fn findings(facts: &StoreFacts, rules: &SubAccountRules, now: Instant) -> Vec<Finding> {
    if !counts(facts, rules) {
        return Vec::new();
    }
    let used = used(facts, rules, now);
    let many = i64::try_from(used).unwrap_or(i64::MAX);
    match (facts.store.attributes.quota_sub_accounts, rules.sub_account_quota) {
        (Some(quota), _) if many > i64::from(quota) => {
            let text = Text::new(
                format!("在用子账号 {used} 个，超过名额 {quota} 个：请到后台核对名额，或清理不用的账号"),
                format!(
                    "{used} sub-accounts in use, more than the {quota} allowed: check the quota, or remove unused ones"
                ),
            );
            vec![Finding::new("quota-exceeded", text, rules.sub_account_quota.map(|r| r.rule))]
        }
        (None, Some(hint)) if many > hint.params.limit => {
            let limit = hint.params.limit;
            let text = Text::new(
                format!("在用子账号 {used} 个；有来源说名额为 {limit} 个，请到后台核对并填写名额"),
                format!(
                    "{used} sub-accounts in use; a source says {limit} are allowed: look up the quota and enter it"
                ),
            );
            vec![Finding::new("quota-unsure", text, Some(hint.rule))]
        }
        _ => Vec::new(),
    }
}
