//! The two counters of X-06, and how many stores a company is said to be allowed. Counted are the accounts already there,
//! without the store to be invited (decision L11).

use super::{Case, guard};
use crate::{
    assess::linking::{GroupFacts, life::Life, store::stores_of},
    assessment::{AccountCount, LinkGuard},
    rulebook::{
        Rule,
        behaviour::{LinkIdentityCap, LinkLicenceCap, StoresPerEntity},
    },
    subject::{StoreKey, Subject},
    text::Text,
    vocabulary::GuardVerdict,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn guards(case: &Case) -> Vec<LinkGuard> {
    let Some(uscc) = case.uscc else { return Vec::new() };
    let mut both: Vec<LinkGuard> =
        [licence(case, uscc), identity(case, uscc)].into_iter().flatten().collect();
    binding(&mut both);
    both.extend(stores_allowed(case, uscc));
    both
}

/// Says which of the two leaves less room.
fn binding(both: &mut [LinkGuard]) {
    let room = |guard: &LinkGuard| guard.counter.map(|c| c.max - i64::from(c.there));
    let rooms: Vec<Option<i64>> = both.iter().map(room).collect();
    let [Some(one), Some(other)] = rooms.as_slice() else { return };
    let tighter = if one == other { None } else { both.get_mut(usize::from(one > other)) };
    if let Some(guard) = tighter {
        guard.text.zh.push_str("；先到上限的是这一项");
        guard.text.en.push_str("; this one binds first");
    }
}

/// Members of every group of the licence on the platform, and the group's own primary.
fn licence(case: &Case, uscc: &str) -> Option<LinkGuard> {
    let rule = case.rule::<LinkLicenceCap>()?;
    let mut there: BTreeSet<StoreKey> = case.members.clone();
    there.extend(case.ask.group.primary());
    let mut primaries: BTreeSet<StoreKey> = case.ask.group.primary().into_iter().collect();
    for (subject, group) in &case.world().link_groups {
        let of_licence = group.attributes.entity.as_deref() == Some(uscc) && !group.attributes.archived;
        if !of_licence || subject == case.ask.group.subject {
            continue;
        }
        let facts = GroupFacts::of(case.world(), subject, group);
        if facts.platform().as_ref() == Some(&case.platform) {
            let life = Life::until(facts, case.rulebook, case.now);
            there.extend(life.members().map(|(key, _)| key.clone()));
            primaries.extend(facts.primary());
        }
    }
    if !rule.params.cap_includes_primary {
        there.retain(|key| !primaries.contains(key));
    }
    let counted = Counted { there, max: rule.params.max, warn_from: rule.params.warn_from };
    let words = ("这张执照下", "under this licence");
    Some(counted.judged(case, "licence-count", rule.rule, words))
}

/// Every main account behind the legal representative's identity card, of whatever company.
fn identity(case: &Case, uscc: &str) -> Option<LinkGuard> {
    let rule = case.rule::<LinkIdentityCap>()?;
    let hash =
        |e: &crate::facts::Entity| e.attributes.legal_representative_id.as_ref().map(|id| id.hash.clone());
    let own = case.entity.and_then(hash);
    let companies = case.world().entities.iter().filter_map(|(subject, entity)| {
        let Subject::Entity(code) = subject else { return None };
        (code == uscc || (own.is_some() && hash(entity) == own)).then_some(code)
    });
    let there: BTreeSet<StoreKey> = companies
        .flat_map(|code| stores_of(case.world(), code, &case.platform, case.now).map(|(key, _)| key.clone()))
        .collect();
    let counted = Counted { there, max: rule.params.max, warn_from: rule.params.warn_from };
    let guard = counted.judged(
        case,
        "identity-count",
        rule.rule,
        ("法定代表人的证件名下", "behind the legal representative's ID"),
    );
    if own.is_some() || guard.verdict == GuardVerdict::Blocked {
        return Some(guard);
    }
    let text = Text::new(
        format!("{}（没有登记法定代表人的证件号，只数了本主体的）", guard.text.zh),
        format!("{} (their ID number is not on record, so only this company's are counted)", guard.text.en),
    );
    let verdict = GuardVerdict::Warn;
    Some(LinkGuard { text, verdict, ..guard }.mended_by(
        "在主体上填写法定代表人身份证号（只留摘要和末四位），才数得到他名下别的企业",
        "enter the representative's ID number on the entity (only its hash and end are kept), so that their other companies are counted",
    ))
}

struct Counted {
    there: BTreeSet<StoreKey>,
    max: i64,
    warn_from: i64,
}

impl Counted {
    fn judged(mut self, case: &Case, code: &str, rule: &Rule, (zh, en): (&str, &str)) -> LinkGuard {
        if let Some(invited) = case.ask.store {
            self.there.remove(invited);
        }
        let there = u32::try_from(self.there.len()).unwrap_or(u32::MAX);
        let (many, max) = (i64::from(there), self.max);
        let verdict = match many {
            many if many >= max => GuardVerdict::Blocked,
            many if many >= self.warn_from => GuardVerdict::Warn,
            _ => GuardVerdict::Pass,
        };
        let (more_zh, more_en) = match verdict {
            GuardVerdict::Blocked => ("，不能再加", "; no more can be added"),
            GuardVerdict::Warn => ("，下一个可能就被拒", "; the next may already be refused"),
            _ => ("", ""),
        };
        let text = Text::new(
            format!("{zh}已有 {many} 个账号，上限 {max}{more_zh}"),
            format!("{many} accounts {en}, {max} at most{more_en}"),
        );
        let found = guard(code, rule, verdict, text);
        let found = LinkGuard { counter: Some(AccountCount { there, max }), ..found };
        let found = found.resting_on(self.there.into_iter().map(Subject::Store).collect());
        match verdict {
            GuardVerdict::Pass => found,
            _ => found.mended_by(
                "先退出不用的成员，或另用一家企业的执照和法定代表人",
                "let members leave that are not needed, or use another company with another representative",
            ),
        }
    }
}

/// A source that names other limits than the licence's; shown beside it, never refused.
fn stores_allowed(case: &Case, uscc: &str) -> Option<LinkGuard> {
    let rule = case.rule::<StoresPerEntity>()?;
    let stores: Vec<_> = stores_of(case.world(), uscc, &case.platform, case.now).collect();
    let mut categories: BTreeMap<&str, i64> = BTreeMap::new();
    for (_, store) in &stores {
        if let Some(main) = store.attributes.categories.first() {
            *categories.entry(main.as_str()).or_default() += 1;
        }
    }
    let total = i64::try_from(stores.len()).unwrap_or(i64::MAX);
    let fullest = categories.into_iter().max_by_key(|(_, count)| *count);
    let over =
        total > rule.params.total || fullest.is_some_and(|(_, count)| count > rule.params.per_category);
    let (per, max) = (rule.params.per_category, rule.params.total);
    let text = Text::new(
        format!("此主体在本平台有 {total} 家店；另有来源说每类目 {per} 家、共 {max} 家"),
        format!(
            "this company has {total} stores here; another source says {per} in a category and {max} in all"
        ),
    );
    let verdict = if over { GuardVerdict::Warn } else { GuardVerdict::Pass };
    let found = guard("stores-per-entity", rule.rule, verdict, text).resting_on(case.company_subject());
    Some(if over {
        found.mended_by("到后台核对开店数量的限制", "check the limit on stores in the seller centre")
    } else {
        found
    })
}
