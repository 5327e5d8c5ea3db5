//! Where the company is, how its stores are reached, and what only a person can look at.

use super::{Case, guard};
use crate::{
    assessment::LinkGuard,
    rulebook::behaviour::{LinkAddressDistance, LinkContacts, LinkDeviceConflict},
    subject::{StoreKey, Subject},
    text::Text,
    validate::{Verdict, distance, near_enough},
    vocabulary::GuardVerdict,
};
use chrono::Days;

pub(super) fn guards(case: &Case) -> Vec<LinkGuard> {
    [address(case), contacts(case), devices(case)].into_iter().flatten().collect()
}

/// Within one datum only; a refused or unknown distance keeps the application from being ready (C.6, decision A7).
fn address(case: &Case) -> Option<LinkGuard> {
    let rule = case.rule::<LinkAddressDistance>()?;
    let row = case.entity.map(|entity| &entity.attributes);
    let point = |address: Option<&crate::facts::Address>| address.and_then(|address| address.at);
    let points = row
        .and_then(|row| Some((point(row.licence_address.as_ref())?, point(row.business_address.as_ref())?)));
    let measured = row.and_then(|row| row.address_distance.as_ref());
    let metres = match (points, measured) {
        (Some((licence, business)), _) => Some(distance(&licence, &business).map_err(|no| no.words())),
        (None, Some(measured)) => Some(Ok(measured.metres)),
        (None, None) => None,
    };
    let found = match metres {
        None => guard(
            "address-distance",
            rule.rule,
            GuardVerdict::Unknown,
            Text::new(
                "不知道执照地址和经营地址相距多远",
                "how far licence and office lie apart is not on record",
            ),
        )
        .mended_by(
            "在主体上填写两处坐标（同一坐标系），或填实测距离和量法",
            "enter both coordinates on the entity (by one datum), or a measured distance with its source",
        ),
        Some(Err(refused)) => guard("address-distance", rule.rule, GuardVerdict::Blocked, refused)
            .mended_by("在同一张地图上重新取两处坐标", "take both coordinates from one map"),
        Some(Ok(metres)) => {
            let judged = near_enough(metres, rule.params.max);
            match judged.reasons.first().filter(|_| judged.verdict == Verdict::Invalid) {
                Some(reason) => guard(
                    "address-distance",
                    rule.rule,
                    GuardVerdict::Blocked,
                    reason.text.clone(),
                )
                .mended_by(
                    "核对坐标；确实太远的先办理执照地址变更",
                    "check the coordinates; if it is so far, have the licence's address changed first",
                ),
                None => {
                    let max = rule.params.max;
                    let text = Text::new(
                        format!("两处相距 {metres:.1} 米，不超过 {max} 米"),
                        format!("{metres:.1} m apart, within {max} m"),
                    );
                    guard("address-distance", rule.rule, GuardVerdict::Pass, text)
                }
            }
        }
    };
    Some(found.resting_on(case.company_subject()))
}

fn contacts(case: &Case) -> Option<LinkGuard> {
    let rule = case.rule::<LinkContacts>()?;
    let lacks = |key: &&StoreKey| {
        let store = case.row(key);
        let phone = store.is_some_and(|store| store.attributes.phone.is_some());
        let email = store.is_some_and(|store| store.attributes.email.is_some());
        (rule.params.phone && !phone) || (rule.params.email && !email)
    };
    let lacking: Vec<&StoreKey> = case.stores.iter().filter(lacks).collect();
    if lacking.is_empty() {
        let text = Text::new("每家店都有登录手机和邮箱", "every store has its phone and its mailbox");
        return Some(guard("contacts", rule.rule, GuardVerdict::Pass, text));
    }
    let (zh, en) = case.names(&lacking);
    let text =
        Text::new(format!("没有登记登录手机或邮箱：{zh}"), format!("phone or mailbox not on record: {en}"));
    let found = guard("contacts", rule.rule, GuardVerdict::Unknown, text)
        .mended_by("在店铺上填写手机和邮箱", "enter phone and mailbox on the store");
    Some(found.resting_on(lacking.into_iter().cloned().map(Subject::Store).collect()))
}

/// Devices are not collected, so this is asked of a person (X-26: a compliant group shares its premises).
fn devices(case: &Case) -> Option<LinkGuard> {
    let rule = case.rule::<LinkDeviceConflict>()?;
    let days = rule.params.lookback;
    let from = case.ask.planned_on.checked_sub_days(Days::new(u64::try_from(days).unwrap_or(0)));
    let text = Text::new(
        format!("请自己核对：被邀请账号近 {days} 天登录过的设备，没有用于别的主体；同一网络可能转人工审核"),
        format!(
            "look yourself: devices of the invited account in the last {days} days served no other company; a shared network may bring a review by people"
        ),
    );
    let found = guard("device-history", rule.rule, GuardVerdict::Warn, text).mended_by(
        "如有共用，先如实说明或改用登记过的工作设备",
        "where one was shared, declare it truthfully or use a work device that is on record",
    );
    Some(found.turning_on(from))
}
