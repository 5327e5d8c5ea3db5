//! What the companies of a group's stores must have in common (`link-shared-facts`; rulebook A.2, F.2), compared fact by fact:
//! before an application, and while the stores are linked.

use super::life::Life;
use crate::{
    assessment::Finding,
    facts::EntityAttributes,
    rulebook::behaviour::{LinkAddressDistance, LinkGroup, LinkSharedFacts},
    subject::Subject,
    text::Text,
    vocabulary::SignalKind,
};
use std::collections::BTreeMap;

/// What the rule asks for besides the company itself.
pub fn asked(rule: &LinkSharedFacts) -> impl Iterator<Item = SignalKind> {
    let all = [
        (rule.bank_account, SignalKind::BankAccount),
        (rule.legal_representative, SignalKind::LegalRepresentative),
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
    match kind {
        SignalKind::BankAccount => same(|it| it.bank_account_number.as_deref())
            .or_else(|| same(|it| it.bank_account_name.as_deref())),
        SignalKind::LegalRepresentative => {
            same(|it| it.legal_representative_id.as_ref().map(|id| id.hash.as_str()))
                .or_else(|| same(|it| it.legal_representative.as_deref()))
        }
        SignalKind::BusinessAddress => {
            Some(one.business_address.as_ref()?.same_place(other.business_address.as_ref()?, metres))
        }
        _ => None,
    }
}

/// F.2 row 1: of linked members. Whether the platform has to be told within its days depends on when it came about, which only
/// a person knows: recording that change begins the duty, and only of the primary's company (E.2, side note to row 1).
pub(super) fn broken<'l>(life: &'l Life, of_others: impl Iterator<Item = &'l str>) -> Option<Finding> {
    let rule = life.rule::<LinkSharedFacts>().filter(|_| life.linked())?;
    let own = &life.facts.entity?.attributes;
    let metres = life.rule::<LinkAddressDistance>().map_or(0, |bound| bound.params.max);
    let excepted = life.facts.group.attributes.exception.is_some();
    let one_company = life.rule::<LinkGroup>().filter(|rule| rule.params.one_entity && !excepted);
    let mut differing: BTreeMap<SignalKind, Vec<Subject>> = BTreeMap::new();
    for uscc in of_others {
        let company = Subject::Entity(uscc.into());
        let differs = |kind: &SignalKind| {
            let theirs = life.facts.world.entities.get(&company);
            theirs.and_then(|theirs| agree(*kind, own, &theirs.attributes, metres)) == Some(false)
        };
        let licence = one_company.as_ref().map(|_| SignalKind::Licence);
        for kind in licence.into_iter().chain(asked(rule.params).filter(differs)) {
            differing.entry(kind).or_default().push(company.clone());
        }
    }
    let only_company = differing.keys().all(|kind| *kind == SignalKind::Licence);
    let rule = one_company.filter(|_| only_company).map_or(rule.rule, |company| company.rule);
    let words = differing.keys().map(|kind| kind.words());
    let (zh, en): (Vec<String>, Vec<String>) = words.map(|words| (words.zh, words.en)).unzip();
    let mut evidence: Vec<Subject> = differing.into_values().flatten().collect();
    evidence.sort();
    evidence.dedup();
    let (zh, en) = (zh.join("、"), en.join(", "));
    let text = Text::new(
        format!(
            "组内须相同的{zh}不同：关联的前提可能已不成立。请核对；主账号的主体确有变更的，在主体上记录这项登记变更，期限随即起算"
        ),
        format!(
            "{en} must agree within the group and differ: a precondition of the link may be gone. Check it; where the primary's company has changed, record that change of the entity, and its deadline begins to run"
        ),
    );
    let found = Finding::new("group-precondition-broken", text, Some(rule));
    (!evidence.is_empty()).then_some(Finding { evidence, ..found })
}
