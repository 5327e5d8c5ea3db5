//! Who may form a group, and whether everybody in it is of one company.

use super::{Case, guard};
use crate::{
    assess::linking::{exclusion, shared_facts},
    assessment::LinkGuard,
    facts::EntityAttributes,
    rulebook::behaviour::{
        LinkAddressDistance, LinkCompanyTypes, LinkGroup, LinkIndividualBusinessExcluded, LinkSharedFacts,
    },
    subject::{StoreKey, Subject},
    text::Text,
    vocabulary::{GuardVerdict, SignalKind},
};
use std::collections::BTreeSet;

pub(super) fn guards(case: &Case) -> Vec<LinkGuard> {
    let mut all: Vec<LinkGuard> =
        [company_type(case), individual(case), one_entity(case)].into_iter().flatten().collect();
    all.extend(shared(case));
    all
}

fn company_type(case: &Case) -> Option<LinkGuard> {
    let rule = case.rule::<LinkCompanyTypes>()?;
    let kind = case.entity.and_then(|entity| entity.attributes.company_type.as_deref());
    let found = match kind {
        None => guard(
            "company-type",
            rule.rule,
            GuardVerdict::Unknown,
            Text::new("没有登记企业类型", "the kind of company is not on record"),
        )
        .mended_by("在主体上按执照填写企业类型", "enter it on the entity, as the licence has it"),
        Some(kind) if rule.params.allowed.iter().any(|allowed| kind.contains(allowed.as_str())) => {
            let text = Text::new(format!("{kind}，可以关联"), format!("{kind}: may link"));
            guard("company-type", rule.rule, GuardVerdict::Pass, text)
        }
        Some(kind) => {
            let allowed = (rule.params.allowed.join("、"), rule.params.allowed.join(", "));
            let text = Text::new(
                format!("{kind} 不在可关联的类型（{}）之列", allowed.0),
                format!("{kind} is none of the kinds that may link ({})", allowed.1),
            );
            let verdict = if case.exception().is_some() { GuardVerdict::Warn } else { GuardVerdict::Blocked };
            guard("company-type", rule.rule, verdict, text).mended_by(
                "换用可关联的企业作主体；确有例外时在关联组上写明原因",
                "use a company of a kind that may link; where there is an exception, write its reason on the group",
            )
        }
    };
    Some(found.resting_on(case.company_subject()))
}

/// barred for now, so with the day on which to look again.
fn individual(case: &Case) -> Option<LinkGuard> {
    let rule = case.rule::<LinkIndividualBusinessExcluded>()?;
    let uscc = case.uscc?;
    if !exclusion::is_excluded(uscc, case.entity, rule.params) {
        let text = Text::new("不是个体工商户", "no sole proprietor");
        let passed = guard("individual-business", rule.rule, GuardVerdict::Pass, text);
        return Some(passed.resting_on(case.company_subject()));
    }
    let again = case.entity.map(|entity| exclusion::look_again(entity, rule.params, case.now).due.date());
    let text = Text::new(
        "个体工商户暂不能关联（店铺本身不受影响）",
        "sole proprietors cannot link for now (their stores are not touched)",
    );
    let blocked = guard("individual-business", rule.rule, GuardVerdict::Blocked, text).mended_by(
        "暂不申请；到期再看平台是否开放",
        "do not apply for now; look again on that day whether the platform allows it",
    );
    Some(blocked.resting_on(case.company_subject()).turning_on(again))
}

fn one_entity(case: &Case) -> Option<LinkGuard> {
    let rule = case.rule::<LinkGroup>().filter(|rule| rule.params.one_entity)?;
    let Some(own) = case.uscc else {
        let text = Text::new("关联组没有填主体", "the group's company is not entered");
        let unknown = guard("one-entity", rule.rule, GuardVerdict::Unknown, text);
        let unknown = unknown.mended_by("在关联组上填写主体", "enter the company on the group");
        return Some(unknown.resting_on(vec![case.ask.group.subject.clone()]));
    };
    let of = |key: &StoreKey| case.row(key).and_then(|store| store.attributes.entity.clone());
    let strangers: Vec<&StoreKey> =
        case.stores.iter().filter(|key| of(key).is_some_and(|uscc| uscc != own)).collect();
    let unsaid: Vec<&StoreKey> = case.stores.iter().filter(|key| of(key).is_none()).collect();
    let subjects = |keys: &[&StoreKey]| keys.iter().map(|key| Subject::Store((*key).clone())).collect();
    if !strangers.is_empty() {
        let (zh, en) = case.names(&strangers);
        let reason =
            case.exception().map(|reason| (format!("（例外：{reason}）"), format!(" (exception: {reason})")));
        let verdict = if reason.is_some() { GuardVerdict::Warn } else { GuardVerdict::Blocked };
        let (so_zh, so_en) = reason.unwrap_or_default();
        let text =
            Text::new(format!("不是同一主体：{zh}{so_zh}"), format!("of another company: {en}{so_en}"));
        let found = guard("one-entity", rule.rule, verdict, text).mended_by(
            "核对店铺的主体；代运营的要在关联组上写明例外原因，平台仍可能拒绝",
            "check the stores' company; an agency writes its reason on the group, and may still be refused",
        );
        return Some(found.resting_on(subjects(&strangers)));
    }
    if !unsaid.is_empty() {
        let (zh, en) = case.names(&unsaid);
        let text = Text::new(format!("没有填主体：{zh}"), format!("company not on record: {en}"));
        let found = guard("one-entity", rule.rule, GuardVerdict::Unknown, text)
            .mended_by("在店铺上填写主体", "enter the company on the store");
        return Some(found.resting_on(subjects(&unsaid)));
    }
    let many = case.stores.len();
    let text = Text::new(format!("{many} 家店同一主体"), format!("{many} stores of one company"));
    Some(guard("one-entity", rule.rule, GuardVerdict::Pass, text).resting_on(case.company_subject()))
}

/// Bank account, legal representative and business address are the company's; they differ only between companies.
fn shared(case: &Case) -> Vec<LinkGuard> {
    let Some(rule) = case.rule::<LinkSharedFacts>() else { return Vec::new() };
    let metres = case.rule::<LinkAddressDistance>().map_or(0, |bound| bound.params.max);
    let of = |key: &StoreKey| case.row(key).and_then(|store| store.attributes.entity.clone());
    let companies: BTreeSet<Subject> =
        case.stores.iter().filter_map(of).chain(case.uscc.map(Into::into)).map(Subject::Entity).collect();
    let rows: Vec<Option<&EntityAttributes>> = companies
        .iter()
        .map(|company| case.world().entities.get(company).map(|entity| &entity.attributes))
        .collect();
    let judged = |kind: SignalKind| {
        let code = code(kind)?;
        let Text { zh, en } = kind.words();
        let found = match agree(&rows, kind, metres) {
            Some(false) => {
                let text = Text::new(format!("{zh}不相同"), format!("the {en} differs"));
                guard(code, rule.rule, GuardVerdict::Blocked, text).mended_by(
                    format!("组内各店须用同一{zh}：核对各主体的登记"),
                    format!("all stores of a group need the same {en}: check the companies on record"),
                )
            }
            None => {
                let text = Text::new(
                    format!("各主体登记的{zh}无从比较"),
                    format!("what the companies have on record of their {en} cannot be compared"),
                );
                guard(code, rule.rule, GuardVerdict::Unknown, text).mended_by(
                    format!("在每个主体上填写同样的{zh}信息"),
                    format!("enter the {en} on each company, by the same particulars"),
                )
            }
            Some(true) => {
                let text = Text::new(format!("{zh}相同"), format!("the same {en}"));
                guard(code, rule.rule, GuardVerdict::Pass, text)
            }
        };
        Some(found.resting_on(companies.iter().cloned().collect()))
    };
    shared_facts::asked(rule.params).filter_map(judged).collect()
}

fn code(kind: SignalKind) -> Option<&'static str> {
    match kind {
        SignalKind::BankAccount => Some("shared-bank"),
        SignalKind::LegalRepresentative => Some("shared-representative"),
        SignalKind::BusinessAddress => Some("shared-address"),
        _ => None,
    }
}

/// Do all records name the same? Two that have nothing comparable leave it open, unless two others differ.
fn agree(rows: &[Option<&EntityAttributes>], kind: SignalKind, metres: i64) -> Option<bool> {
    let pairs =
        rows.iter().enumerate().flat_map(|(n, one)| rows.iter().skip(n + 1).map(move |other| (one, other)));
    let verdicts: Vec<Option<bool>> =
        pairs.map(|(one, other)| shared_facts::agree(kind, (*one)?, (*other)?, metres)).collect();
    match verdicts {
        all if all.contains(&Some(false)) => Some(false),
        all if all.contains(&None) => None,
        _ => Some(true),
    }
}
