//! How a group does as a whole (C5): rates weighted over its members, categories that must be kept apart, and what a
//! service costs that is charged for the group (rulebook A.2 rows 18, 20 and 37).
//!
//! How the platform weights is not said; the weights are the operator's.

use super::life::Life;
use crate::{
    assessment::{CategoryMembers, GroupHealth, ServicePrice, WeightedRate},
    facts::MemberRates,
    rulebook::behaviour::{LinkCategoryIsolation, LinkMetrics, LinkServicePrice},
    subject::Subject,
    vocabulary::LinkMetric,
};

pub(super) fn of(life: &Life) -> GroupHealth {
    let metrics = life.rule::<LinkMetrics>().map(|rule| rule.params.metrics.as_slice()).unwrap_or_default();
    GroupHealth {
        rates: metrics.iter().map(|metric| weighted(life, *metric)).collect(),
        apart: apart(life),
        service: service(life),
    }
}

/// A member's value of a rate, and its share.
fn entry(rates: &MemberRates, metric: LinkMetric) -> Option<(f64, f64)> {
    let value = match metric {
        LinkMetric::Dsr => rates.dsr,
        LinkMetric::DisputeRate => rates.dispute_rate,
        LinkMetric::RefundRate => rates.refund_rate,
    };
    Some((value?, rates.weight.unwrap_or(1.0)))
}

fn weighted(life: &Life, metric: LinkMetric) -> WeightedRate {
    let entries: Vec<(Subject, f64, f64)> = life
        .members()
        .filter_map(|(key, _)| {
            let rates = life.facts.group.attributes.rates.iter().find(|r| r.store == key.to_string())?;
            let (value, weight) = entry(rates, metric)?;
            Some((Subject::Store(key.clone()), value, weight))
        })
        .collect();
    let total: f64 = entries.iter().map(|(_, _, weight)| weight).sum();
    let sum: f64 = entries.iter().map(|(_, value, weight)| value * weight).sum();
    // A low score is bad, and so is a high rate of disputes or refunds.
    let badness = |value: f64| if metric == LinkMetric::Dsr { -value } else { value };
    let worst = entries.iter().max_by(|(_, a, _), (_, b, _)| badness(*a).total_cmp(&badness(*b)));
    WeightedRate {
        metric,
        value: (total > 0.0).then(|| (sum / total * 10_000.0).round() / 10_000.0),
        counted: u32::try_from(entries.len()).unwrap_or(u32::MAX),
        worst: worst.filter(|_| entries.len() > 1).map(|(store, _, _)| store.clone()),
    }
}

/// A store belongs to a category whose word its own holds: 女装服饰 to 服饰.
pub(super) fn apart(life: &Life) -> Vec<CategoryMembers> {
    let Some(rule) = life.rule::<LinkCategoryIsolation>() else {
        return Vec::new();
    };
    let of_category = |word: &String| {
        let sells = |store: &Subject| {
            let store = life.facts.world.stores.get(store);
            store.is_some_and(|s| s.attributes.categories.iter().any(|own| own.contains(word.as_str())))
        };
        let stores: Vec<Subject> = life.member_subjects().into_iter().filter(sells).collect();
        (!stores.is_empty()).then(|| CategoryMembers { category: word.clone(), stores })
    };
    rule.params.apart.iter().filter_map(of_category).collect()
}

fn service(life: &Life) -> Option<ServicePrice> {
    let rule = life.rule::<LinkServicePrice>()?;
    let members = u32::try_from(life.members().count()).unwrap_or(u32::MAX);
    // A multiple of thousandths fits a float exactly.
    #[allow(clippy::cast_precision_loss)]
    let multiple = rule.params.multiple as f64 / 1_000.0;
    (members > 0).then(|| ServicePrice { multiple, singly: members, rule: rule.rule.id.clone() })
}
