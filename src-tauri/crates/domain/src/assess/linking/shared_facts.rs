//! What the companies of a group's stores must have in common (`link-shared-facts`; rulebook A.2, F.2), compared fact by fact:
//! before an application, and while the stores are linked.

use super::life::Life;
use crate::{
    assess::association::words::listed,
    assessment::Finding,
    facts::EntityAttributes,
    rulebook::{
        Rulebook,
        behaviour::{LinkAddressDistance, LinkGroup, LinkSharedFacts},
    },
    subject::Subject,
    text::Text,
    vocabulary::SignalKind,
};
use std::collections::BTreeSet;

/// What the rule asks for besides the company itself.
pub fn asked(rule: &LinkSharedFacts) -> impl Iterator<Item = SignalKind> {
    let all = [
        (rule.legal_representative, SignalKind::LegalRepresentative),
        (rule.bank_account, SignalKind::BankAccount),
        (rule.business_address, SignalKind::BusinessAddress),
    ];
    all.into_iter().filter(|(asked, _)| *asked).map(|(_, kind)| kind)
}

/// Do two companies agree in it? By the surest particular that both have on record; none where there is no such. `metres` = how
/// far apart two addresses still count as one (A1).
pub fn agree(
    kind: SignalKind,
    one: &EntityAttributes,
    other: &EntityAttributes,
    metres: i64,
) -> Option<bool> {
    let same = |of: fn(&EntityAttributes) -> Option<&str>| Some(of(one)? == of(other)?);
    let named = || Some(name(kind, one)? == name(kind, other)?);
    match kind {
        SignalKind::BankAccount => same(|it| it.bank_account_number.as_deref()).or_else(named),
        SignalKind::LegalRepresentative => {
            same(|it| it.legal_representative_id.as_ref().map(|id| id.hash.as_str())).or_else(named)
        }
        SignalKind::BusinessAddress => {
            Some(one.business_address.as_ref()?.same_place(other.business_address.as_ref()?, metres))
        }
        _ => None,
    }
}

/// What it goes by where no number is on record.
pub fn name(kind: SignalKind, of: &EntityAttributes) -> Option<&str> {
    match kind {
        SignalKind::BankAccount => of.bank_account_name.as_deref(),
        SignalKind::LegalRepresentative => of.legal_representative.as_deref(),
        _ => None,
    }
}

/// What members of a group on a platform must have in common: the company, and what the rule lists.
pub fn required(rulebook: &Rulebook, platform: &str) -> Vec<SignalKind> {
    let one_company = rulebook.bound::<LinkGroup>(platform).is_some_and(|rule| rule.params.one_entity);
    let listed = rulebook.bound::<LinkSharedFacts>(platform).into_iter();
    let licence = one_company.then_some(SignalKind::Licence);
    licence.into_iter().chain(listed.flat_map(|rule| asked(rule.params))).collect()
}

/// What must agree within a group and does not. The company is each store's own entry, so of it the stores are told; of the rest the
/// companies, which have it on record.
pub struct Differing {
    /// Of another company than the group's, with their names.
    pub stores: Vec<(Subject, String)>,
    /// What differs besides the company itself, in the order in which it is to be named.
    pub kinds: Vec<SignalKind>,
    /// Whose records these are.
    pub companies: Vec<Subject>,
}

/// F.2 row 1: linked members differ. A store of another company is entered wrongly or was let in. Of the rest, whether the
/// platform has to be told within its days depends on when it came about, which only a person knows: recording that change begins
/// the duty, and only of the primary's company (E.2, side note to row 1).
pub fn precondition_broken(rulebook: &Rulebook, platform: &str, differing: Differing) -> Vec<Finding> {
    let of_stores = |Text { zh, en }| {
        Text::new(
            format!(
                "不是同一主体：{zh}。组内须为同一张营业执照，关联的前提可能已不成立。请核对店铺的主体；确为代运营等获准加入的，在关联组上写明例外原因"
            ),
            format!(
                "of another company: {en}. A group is of one licence, so a precondition of the link may be gone. Check the company entered on the store; where an agency or the like was really let in, write the reason on the group"
            ),
        )
    };
    let of_facts = |Text { zh, en }| {
        Text::new(
            format!(
                "{zh}不一致（组内须相同）：关联的前提可能已不成立。请核对；主账号的主体确有变更的，在主体上记录这项登记变更，期限随即起算"
            ),
            format!(
                "{en} must agree within the group and differ: a precondition of the link may be gone. Check it; where the primary's company has changed, record that change of the entity, and its deadline begins to run"
            ),
        )
    };
    told(rulebook, platform, differing, "group-precondition-broken", [of_stores, of_facts])
}

/// F.2 row 3, E.2 row 1: stores of a running application differ.
pub fn application_blocked(rulebook: &Rulebook, platform: &str, differing: Differing) -> Vec<Finding> {
    let of_stores = |Text { zh, en }| {
        Text::new(
            format!(
                "不是同一主体：{zh}。组内须为同一张营业执照，申请可能被拒。请核对店铺的主体；确为代运营的，在关联组上写明例外原因，平台仍可能拒绝"
            ),
            format!(
                "of another company: {en}. A group is of one licence, so the application may be refused. Check the company entered on the store; an agency writes its reason on the group, and may still be refused"
            ),
        )
    };
    let of_facts = |Text { zh, en }| {
        Text::new(
            format!("{zh}不一致（组内须相同）：申请可能被拒，先预检"),
            format!("{en} must agree and differ: the application may be refused; run the pre-check first"),
        )
    };
    told(rulebook, platform, differing, "application-blocked", [of_stores, of_facts])
}

/// `words` = of the stores by their names, of what else differs by its kinds.
fn told(
    rulebook: &Rulebook,
    platform: &str,
    differing: Differing,
    code: &str,
    [of_stores, of_facts]: [fn(Text) -> Text; 2],
) -> Vec<Finding> {
    let Differing { stores, kinds, companies } = differing;
    let one_company = rulebook.bound::<LinkGroup>(platform).filter(|_| !stores.is_empty());
    let (stores, names): (Vec<Subject>, Vec<String>) = stores.into_iter().unzip();
    let strangers = one_company.map(|bound| {
        let text = of_stores(Text::new(names.join("、"), names.join(", ")));
        Finding { evidence: stores, ..Finding::new(code, text, Some(bound.rule)) }
    });
    let shared = rulebook.bound::<LinkSharedFacts>(platform).filter(|_| !kinds.is_empty());
    let facts = shared.map(|bound| {
        let text = of_facts(listed(kinds.into_iter()));
        Finding { evidence: companies, ..Finding::new(code, text, Some(bound.rule)) }
    });
    strangers.into_iter().chain(facts).collect()
}

/// `others` = the members whose company is not the group's, with its USCC.
pub(super) fn broken<'l>(life: &'l Life, others: impl Iterator<Item = (Subject, &'l str)>) -> Vec<Finding> {
    if !life.linked() {
        return Vec::new();
    }
    let metres = life.rule::<LinkAddressDistance>().map_or(0, |bound| bound.params.max);
    let required = required(life.rulebook, &life.platform);
    let one_company = required.contains(&SignalKind::Licence) && life.facts.exception().is_none();
    let (mut stores, mut kinds, mut companies) =
        (Vec::new(), BTreeSet::<SignalKind>::new(), BTreeSet::<Subject>::new());
    for (store, uscc) in others {
        let company = Subject::Entity(uscc.into());
        let both = life.facts.entity.zip(life.facts.world.entities.get(&company));
        let differs = |kind: &SignalKind| {
            both.and_then(|(own, other)| agree(*kind, &own.attributes, &other.attributes, metres))
                == Some(false)
        };
        let differing: Vec<SignalKind> = required.iter().copied().filter(differs).collect();
        if !differing.is_empty() {
            companies.insert(company);
        }
        kinds.extend(differing);
        if let Some(key) = store.store_key().filter(|_| one_company) {
            stores.push((store.clone(), life.facts.store_name(key)));
        }
    }
    let differing =
        Differing { stores, kinds: kinds.into_iter().collect(), companies: companies.into_iter().collect() };
    precondition_broken(life.rulebook, &life.platform, differing)
}
