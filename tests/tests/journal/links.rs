//! The moves of a random history of link groups: three shops, two companies, one group.

use super::moves::{Entry, Move, moves_among, patch};
use proptest::prelude::*;
use serde_json::json;
use std::ops::Range;
use storewarden_domain::{
    change::{
        AppealAnswer, AtStore, Diversion, Empty, FactChange, LinkFailure, LinkReview, LinkVerification,
        MemberPenalty, RegistryCheck, Retraction, UpdateFiled, What,
    },
    subject::StoreKey,
    vocabulary::RegisteredFact,
};
use uuid::Uuid;

pub const STORES: [&str; 4] =
    ["store:aliexpress/庚", "store:aliexpress/辛", "store:aliexpress/壬", "store:aliexpress/癸"];
/// The second is a sole proprietor's.
pub const ENTITIES: [&str; 2] = ["entity:91000000MADEM00037", "entity:92000000MADEM7774Q"];
pub const GROUP: &str = "link-group:g";
/// Numbered after the kinds of the other histories.
pub const KINDS: Range<usize> = 100..126;

pub fn link_moves() -> impl Strategy<Value = Vec<Move>> {
    moves_among(KINDS)
}

fn key(pick: usize) -> StoreKey {
    STORES[pick % STORES.len()].strip_prefix("store:").and_then(|key| key.parse().ok()).expect("a key")
}

/// The stores and companies of the beginning, and the group with two members.
pub fn beginning() -> Vec<(&'static str, What)> {
    let company = |name: &str, kind: &str| {
        What::EntityDescribed(patch(
            json!({ "name": name, "company_type": kind, "legal_representative": "张示例" }),
        ))
    };
    let mut all = vec![
        (ENTITIES[0], company("示例晨光商贸有限公司", "有限责任公司")),
        (ENTITIES[1], company("示例小店", "个体工商户")),
    ];
    let of = |n: usize| if n == 3 { "92000000MADEM7774Q" } else { "91000000MADEM00037" };
    let shop = |(n, store): (usize, &&'static str)| {
        (*store, What::StoreDescribed(patch(json!({ "name": format!("店{n}"), "entity": of(n) }))))
    };
    all.extend(STORES.iter().enumerate().map(shop));
    let group =
        json!({ "name": "组", "platform": "aliexpress", "entity": of(0), "primary": "aliexpress/庚" });
    all.push((GROUP, What::LinkGroupDescribed(patch(group))));
    all.push((GROUP, What::MemberLinked(AtStore { store: key(1) })));
    all
}

/// `past` = the ids that a retraction or an update may name.
pub fn what(kind: usize, pick: usize, past: &[Uuid]) -> What {
    let (store, other) = (key(pick), key(pick / 4 + 1));
    let at = || AtStore { store: store.clone() };
    // The choice after the first one.
    let one_of = |words: &[&str]| words[pick / 5 % words.len()].to_owned();
    let change = if past.is_empty() { Uuid::nil() } else { past[pick % past.len()] };
    let code = || [None, Some("ERR-ACCT-027".into()), Some("没有见过".into())][pick / 4 % 3].clone();
    match kind - KINDS.start {
        0 | 1 => What::EntityDescribed(patch(match pick % 5 {
            0 => json!({ "legal_representative": one_of(&["张示例", "李示例", "王示例"]) }),
            1 => json!({ "bank_account_name": one_of(&["示例甲", "示例乙"]) }),
            2 => json!({ "licence_address": { "text": one_of(&["示例路1号", "示例路2号"]) } }),
            3 => json!({ "name": one_of(&["示例晨光", "示例晨曦"]) }),
            _ => json!({ "company_type": one_of(&["有限责任公司", "个体工商户"]) }),
        })),
        2 | 3 => What::RegisteredFactChanged(FactChange {
            fact: RegisteredFact::ALL[pick % RegisteredFact::ALL.len()],
        }),
        4 => What::LinkGroupDescribed(patch(match pick % 5 {
            0 => json!({ "primary": format!("aliexpress/{}", one_of(&["庚", "辛", "生"])) }),
            1 => json!({ "entity": one_of(&["91000000MADEM00037", "92000000MADEM7774Q"]) }),
            2 => json!({ "archived": pick.is_multiple_of(2) }),
            3 => json!({ "rates": [{ "store": "aliexpress/庚", "dsr": (pick % 8) as f64 }] }),
            _ => json!({ "name": "改名" }),
        })),
        5 => What::LinkPlanned(at()),
        6 => What::LinkInitiated(at()),
        7 => What::RegistryChecked(RegistryCheck { store, passed: !pick.is_multiple_of(3), code: code() }),
        8 => What::LinkAccepted(at()),
        9 => What::LinkVerified(LinkVerification {
            store,
            manual_review: pick.is_multiple_of(2),
            ticket: pick.is_multiple_of(3).then(|| "T-1".into()),
        }),
        10 => What::LinkFailed(LinkFailure { store, code: code() }),
        11 => What::LinkReviewed(LinkReview { store, approved: pick.is_multiple_of(2) }),
        12 => What::LinkRestarted(at()),
        13 | 14 => What::MemberLinked(at()),
        15 => What::MemberLeft(at()),
        16 | 17 => What::UpdateSubmitted(UpdateFiled { change, evidence: None }),
        18 => What::WithdrawalsReleased(at()),
        19 => What::MemberPenalised(MemberPenalty { store, points: Some(2.0) }),
        20 => What::BuyerDiverted(Diversion { store, to: other, amount: Some(100.0) }),
        21 if pick.is_multiple_of(4) => What::DisguiseFound(Empty {}),
        21 | 22 => What::AppealFiled(at()),
        23 => What::AppealAnswered(AppealAnswer { store, outcome: None }),
        24 => What::ExclusionConfirmed(Empty {}),
        _ => What::Retracted(Retraction { change }),
    }
}

/// Which subjects a kind is about.
pub fn fitting(entry: &Entry) -> Vec<&'static str> {
    match entry.kind - KINDS.start {
        0..=3 => ENTITIES[..1].to_vec(),
        24 => ENTITIES[1..].to_vec(),
        25 => vec![GROUP, ENTITIES[0]],
        _ => vec![GROUP],
    }
}

/// Whose changes the change speaks of, where it is another than its own subject.
pub fn answered(kind: usize) -> Option<&'static str> {
    matches!(kind - KINDS.start, 16 | 17).then_some(ENTITIES[0])
}

pub fn anything() -> Vec<&'static str> {
    [&STORES[..], &ENTITIES, &[GROUP, "link-group:nobody"]].concat()
}
