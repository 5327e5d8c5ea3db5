//! What may truthfully be done about an overlap: declare it, separate what should be each store's own, renew what runs out,
//! check the record. Never how to hide it (rulebook F.3).

use super::{missing, pair::Case, words::listed};
use crate::{
    assessment::{Evidence, MissingFact, Way},
    text::Text,
    vocabulary::{Bearing, PairRelation, SignalKind},
};

pub(super) fn of(case: &Case, evidence: &[Evidence], missing: &[MissingFact]) -> Vec<Way> {
    let mut ways: Vec<Way> = declared(case).into_iter().chain(renewed(case)).collect();
    let apart = evidence.iter().filter(|it| matches!(it.bearing, Bearing::Unexpected | Bearing::Separate));
    for way in apart.filter_map(|it| separated(case.relation, it.kind)) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    let to_check: Vec<SignalKind> = missing::unexplained(case, missing).map(|it| it.kind).collect();
    if !to_check.is_empty() {
        let Text { zh, en } = listed(to_check.into_iter());
        ways.push(way(
            "check",
            &format!("核对组内各主体的{zh}"),
            &format!("check the record of the companies in the group: {en}"),
        ));
    }
    ways
}

fn way(code: &str, zh: &str, en: &str) -> Way {
    Way { code: code.into(), text: Text::new(zh, en) }
}

fn declared(case: &Case) -> Option<Way> {
    match case.relation {
        PairRelation::SameEntity => Some(way(
            "declare",
            "申请关联（一张执照有上限，个体工商户暂不开放），或保持在平台允许的店铺数以内",
            "apply for the link (a licence has its limit; closed to sole proprietors), or keep within the number of stores that the platform allows",
        )),
        PairRelation::Unrelated => Some(way(
            "declare",
            "确由代运营操作的，在店铺上登记代运营合同的起止日期",
            "where an agency runs a store, record its contract with its dates on the store",
        )),
        PairRelation::Unstated => Some(way("declare", "在店铺上填写主体", "enter the company on the store")),
        _ => None,
    }
}

/// A contract that ends is renewed, or its end explains nothing any more.
fn renewed(case: &Case) -> Option<Way> {
    let contracts = [case.a, case.b].into_iter().filter_map(|store| store.agency.as_ref());
    let last = contracts.filter_map(|contract| contract.to).min()?;
    let current = case.relation == PairRelation::Agency;
    let (zh, en) = match current {
        true => (
            format!("代运营合同到 {last} 为止，续签后更新日期"),
            format!("the agency's contract ends on {last}; when it is renewed, enter the new date"),
        ),
        false => (
            format!("代运营合同已于 {last} 到期：续签的更新日期，不再代运营的收回权限"),
            format!(
                "the agency's contract ended on {last}: if it was renewed, enter the new date; if not, take back the access"
            ),
        ),
    };
    let past = last < case.now.date();
    (current || past).then(|| Way { code: "renew".into(), text: Text { zh, en } })
}

fn separated(relation: PairRelation, kind: SignalKind) -> Option<Way> {
    // Between stores of one company these are true and stay.
    let owner = matches!(
        kind,
        SignalKind::Licence
            | SignalKind::LegalRepresentative
            | SignalKind::BankAccount
            | SignalKind::BusinessAddress
            | SignalKind::Shareholder
    );
    if relation == PairRelation::SameEntity && owner {
        return None;
    }
    let (code, zh, en) = match kind {
        SignalKind::Licence | SignalKind::LegalRepresentative => (
            "check",
            "核对两个主体的登记：法定代表人确为同一人的，如实保留",
            "check the record of both companies; where it is truly one person, leave it so",
        ),
        SignalKind::BankAccount => {
            ("separate", "各主体用自己的对公账户", "each company uses its own bank account")
        }
        SignalKind::PaymentAccount => {
            ("separate", "各店用自己的支付账户", "each store uses its own payment account")
        }
        SignalKind::Phone => ("separate", "各店登记自己的手机", "each store registers its own phone"),
        SignalKind::Email => ("separate", "各店登记自己的邮箱", "each store registers its own mailbox"),
        SignalKind::SharedCredential => (
            "separate",
            "各店用自己的手机和邮箱找回登录",
            "each store resets its login by its own phone and mailbox",
        ),
        SignalKind::DeviceAndAddress | SignalKind::Device | SignalKind::Address => (
            "separate",
            "各店固定使用自己的工作电脑和工位",
            "each store is worked on from its own computer and workplace",
        ),
        SignalKind::Employee => (
            "separate",
            "按店安排人员，收回不需要的权限",
            "assign people by store and take back access that is not needed",
        ),
        SignalKind::ReturnAddress => (
            "separate",
            "各主体登记自己的退货地址；确在一处的如实保留",
            "each company registers its own return address; where it is truly one place, leave it so",
        ),
        SignalKind::Products => (
            "separate",
            "各店经营自己的商品，避免重复铺货",
            "each store sells its own products; avoid listing the same again",
        ),
        // True, and nothing to change.
        SignalKind::BusinessAddress | SignalKind::Shareholder | SignalKind::ContactName => {
            ("check", "核对登记；属实的如实保留", "check the record; where it is true, leave it so")
        }
    };
    Some(way(code, zh, en))
}
