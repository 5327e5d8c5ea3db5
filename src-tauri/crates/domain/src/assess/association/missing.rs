//! What the two should have in common and do not, and what that leads to (rulebook F.2).

use super::{pair::Case, words::listed};
use crate::{
    assess::linking::shared_facts::{self, Differing},
    assessment::{Evidence, Finding, MissingFact},
    rulebook::behaviour::{LinkReviewWithin, LinkSharedFacts},
    subject::Subject,
    text::Text,
    vocabulary::{Bearing, PairRelation, SignalKind},
};

/// Stores of one company agree in whatever is the company's, on record or not. `metres` = how far apart two addresses still count
/// as one.
pub(super) fn facts(case: &Case, evidence: &[Evidence], metres: i64) -> Vec<MissingFact> {
    let there = |kind: SignalKind| evidence.iter().any(|it| it.kind == kind);
    if there(SignalKind::Licence) {
        return Vec::new();
    }
    let agree = |kind: SignalKind| match kind {
        SignalKind::Licence => case.a.entity.as_ref().zip(case.b.entity.as_ref()).map(|_| false),
        kind => case.groups.agree(kind, case.a, case.b, metres),
    };
    // What agrees by name alone is no evidence, and is not missing either.
    let missing = |kind: SignalKind| match agree(kind) {
        Some(true) => None,
        known => Some(MissingFact { kind, differs: known.is_some() }),
    };
    case.required().into_iter().filter(|kind| !there(*kind)).filter_map(missing).collect()
}

pub(super) fn findings(case: &Case, evidence: &[Evidence], missing: &[MissingFact]) -> Vec<Finding> {
    let mut found: Vec<Finding> = [
        unknown(case, missing),
        review_by_people(case, evidence),
        credential(case, evidence),
        contradiction(case, evidence),
    ]
    .into_iter()
    .flatten()
    .chain(broken(case, missing))
    .collect();
    for finding in &mut found {
        finding.evidence.extend(case.common.map(|common| common.group.clone()));
    }
    found
}

/// What remains to be looked into: a written exception lets another company in, and nothing else.
pub(super) fn unexplained<'m>(
    case: &Case,
    missing: &'m [MissingFact],
) -> impl Iterator<Item = &'m MissingFact> {
    let excepted = case.common.is_some_and(|common| common.excepted);
    missing.iter().filter(move |it| !excepted || it.kind != SignalKind::Licence)
}

/// An application is blocked by them; of linked members they are the group's alarm.
fn broken(case: &Case, missing: &[MissingFact]) -> Vec<Finding> {
    let differing = unexplained(case, missing).filter(|it| it.differs).map(|it| it.kind);
    let (licence, kinds): (Vec<SignalKind>, Vec<SignalKind>) =
        differing.partition(|kind| *kind == SignalKind::Licence);
    let company = case.common.and_then(|common| common.entity);
    let strangers = [case.a, case.b].into_iter().filter(|store| store.entity.as_deref() != company);
    let differing = Differing {
        stores: match licence.is_empty() {
            true => Vec::new(),
            false => strangers.map(|store| (store.subject(), store.name.clone())).collect(),
        },
        kinds,
        companies: company.map(|uscc| Subject::Entity(uscc.into())).into_iter().collect(),
    };
    let platform = &case.a.key.platform;
    match case.relation {
        PairRelation::Linked => shared_facts::precondition_broken(case.rulebook, platform, differing),
        _ => shared_facts::application_blocked(case.rulebook, platform, differing),
    }
}

fn unknown(case: &Case, missing: &[MissingFact]) -> Option<Finding> {
    let unknown: Vec<SignalKind> = missing.iter().filter(|it| !it.differs).map(|it| it.kind).collect();
    if unknown.is_empty() {
        return None;
    }
    let Text { zh, en } = listed(unknown.into_iter());
    let text = Text::new(
        format!("组内须相同的{zh}没有登记齐，无法核对：请在主体上补填"),
        format!("{en} must agree and are not on record for both: enter them on the entities"),
    );
    let rule = case.rulebook.bound::<LinkSharedFacts>(&case.a.key.platform).map(|bound| bound.rule);
    Some(Finding::new("shared-facts-unknown", text, rule))
}

///
fn review_by_people(case: &Case, evidence: &[Evidence]) -> Option<Finding> {
    let seen = evidence.iter().any(|it| it.kind.is_environment());
    if case.relation != PairRelation::Applying || !seen {
        return None;
    }
    let rule = case.rulebook.bound::<LinkReviewWithin>(&case.a.key.platform)?;
    let days = rule.params.review;
    let text = Text::new(
        format!("申请期间共用设备或网络：可能转人工审核，最多另需 {days} 个工作日，请预留时间"),
        format!(
            "device or network is shared while the application runs: a review by people is possible and takes up to {days} working days more, so allow for it"
        ),
    );
    Some(Finding::new("expect-manual-review", text, Some(rule.rule)))
}

/// A5
fn credential(case: &Case, evidence: &[Evidence]) -> Option<Finding> {
    let shared = evidence.iter().find(|it| it.bearing == Bearing::Separate)?;
    let text = Text::new(
        "同一手机或邮箱能重设两店的登录密码，等于共用一把钥匙：请各店改用自己的",
        "one phone or mailbox resets the login of both, like a shared key: give each store its own",
    );
    Some(Finding::new("separate-credential", text, case.rulebook.rule(&shared.rule)))
}

/// Different companies, and yet one owner's marks.
fn contradiction(case: &Case, evidence: &[Evidence]) -> Option<Finding> {
    if !matches!(case.relation, PairRelation::Unrelated | PairRelation::Agency) {
        return None;
    }
    let marks: Vec<&Evidence> = evidence.iter().filter(|it| it.kind.is_identity()).collect();
    let first = marks.first()?;
    let Text { zh, en } = listed(marks.iter().map(|it| it.kind));
    let text = Text::new(
        format!("登记为不同主体，{zh}却相同：与登记不符，请核对资料"),
        format!(
            "recorded as different companies, yet with the same {en}: facts contradict the record, check it"
        ),
    );
    Some(Finding::new("facts-contradict-record", text, case.rulebook.rule(&first.rule)))
}
