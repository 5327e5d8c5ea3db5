//! What the companies of a group's stores must have in common (`link-shared-facts`; rulebook A.2, F.2), compared fact by fact:
//! before an application, and while the stores are linked.

use super::life::Life;
use crate::{
    assess::association::words::listed,
    assessment::Finding,
    facts::EntityAttributes,
    rulebook::{
        Rule, Rulebook,
        behaviour::{LinkAddressDistance, LinkGroup, LinkSharedFacts},
    },
    subject::Subject,
    text::Text,
    vocabulary::SignalKind,
};
use std::collections::{BTreeMap, BTreeSet};

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

/// F.2 row 1: linked members differ in these. Whether the platform has to be told within its days depends on when it came about,
/// which only a person knows: recording that change begins the duty, and only of the primary's company (E.2, side note to row 1).
pub fn precondition_broken(rulebook: &Rulebook, platform: &str, differing: &[SignalKind]) -> Option<Finding> {
    let rule = rule_of(rulebook, platform, differing)?;
    let Text { zh, en } = listed(differing.iter().copied());
    let text = Text::new(
        format!(
            "组内须相同的{zh}不同：关联的前提可能已不成立。请核对；主账号的主体确有变更的，在主体上记录这项登记变更，期限随即起算"
        ),
        format!(
            "{en} must agree within the group and differ: a precondition of the link may be gone. Check it; where the primary's company has changed, record that change of the entity, and its deadline begins to run"
        ),
    );
    Some(Finding::new("group-precondition-broken", text, Some(rule)))
}

/// F.2 row 3, E.2 row 1: stores of a running application differ in these.
pub fn application_blocked(rulebook: &Rulebook, platform: &str, differing: &[SignalKind]) -> Option<Finding> {
    let rule = rule_of(rulebook, platform, differing)?;
    let Text { zh, en } = listed(differing.iter().copied());
    let text = Text::new(
        format!("组内须相同的{zh}不同：申请可能被拒，先预检"),
        format!("{en} must agree and differ: the application may be refused; run the pre-check first"),
    );
    Some(Finding::new("application-blocked", text, Some(rule)))
}

/// Which rule asks for what differs; the company's own where that is all.
fn rule_of<'a>(rulebook: &'a Rulebook, platform: &str, differing: &[SignalKind]) -> Option<&'a Rule> {
    match differing {
        [] => None,
        [SignalKind::Licence] => rulebook.bound::<LinkGroup>(platform).map(|bound| bound.rule),
        _ => rulebook.bound::<LinkSharedFacts>(platform).map(|bound| bound.rule),
    }
}

/// Of the members' companies that are not the group's.
pub(super) fn broken<'l>(life: &'l Life, of_others: impl Iterator<Item = &'l str>) -> Option<Finding> {
    if !life.linked() {
        return None;
    }
    let metres = life.rule::<LinkAddressDistance>().map_or(0, |bound| bound.params.max);
    let excepted = life.facts.exception().is_some();
    let required = required(life.rulebook, &life.platform);
    let mut differing: BTreeMap<SignalKind, BTreeSet<Subject>> = BTreeMap::new();
    for uscc in of_others {
        let company = Subject::Entity(uscc.into());
        let both = life.facts.entity.zip(life.facts.world.entities.get(&company));
        let differs = |kind: SignalKind| match kind {
            SignalKind::Licence => !excepted,
            kind => {
                both.and_then(|(own, other)| agree(kind, &own.attributes, &other.attributes, metres))
                    == Some(false)
            }
        };
        for kind in required.iter().filter(|kind| differs(**kind)) {
            differing.entry(*kind).or_default().insert(company.clone());
        }
    }
    let kinds: Vec<SignalKind> = differing.keys().copied().collect();
    let companies: BTreeSet<Subject> = differing.into_values().flatten().collect();
    let found = precondition_broken(life.rulebook, &life.platform, &kinds)?;
    Some(Finding { evidence: companies.into_iter().collect(), ..found })
}
