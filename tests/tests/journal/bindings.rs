//! The moves of a random history of main bindings: two shops, a binding of each kind, two people.

use super::moves::{Entry, Move, moves_among, patch};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use serde_json::json;
use std::ops::Range;
use storewarden_domain::change::{
    AccountNow, BindingPlan, BoundAccount, ChangeStart, ChecklistOwner, ChecklistTick, ChecklistWaiver,
    Empty, Leaving, PlatformProcess, RebindStart, Rejection, Retraction, What,
};
use uuid::Uuid;

pub const STORES: [&str; 2] = ["store:douyin/庚", "store:shopee/辛"];
pub const PEOPLE: [&str; 2] = ["staff:zhang", "staff:li"];
pub const BINDINGS: [&str; 3] = ["binding:phone", "binding:official", "binding:channel"];
const KIND_OF: [&str; 3] = ["login-phone", "official-account", "channel-account"];
const ITEMS: [&str; 6] =
    ["back-up-data", "rebind-store", "check-products", "check-settlement", "rebuild-brand", "wash-the-car"];
/// Numbered after the kinds of the other histories.
pub const KINDS: Range<usize> = 200..231;

pub fn binding_moves() -> impl Strategy<Value = Vec<Move>> {
    moves_among(KINDS)
}

/// The shops, the people, and a binding of each kind to the first shop.
pub fn beginning() -> Vec<(&'static str, What)> {
    let mut all: Vec<(&str, What)> = Vec::new();
    all.extend(STORES.iter().map(|s| (*s, What::StoreDescribed(patch(json!({ "name": "示例小店" }))))));
    all.extend(PEOPLE.iter().map(|s| (*s, What::StaffDescribed(patch(json!({ "name": "示例" }))))));
    for (binding, kind) in BINDINGS.iter().zip(KIND_OF) {
        let row = json!({ "store": "douyin/庚", "kind": kind, "phone_keeper": "zhang" });
        all.push((*binding, What::BindingDescribed(patch(row))));
        all.push((*binding, What::BindingBound(BoundAccount { account: None, verified: true })));
    }
    all
}

/// `past` = the ids that a retraction may name.
pub fn what(kind: usize, pick: usize, past: &[Uuid]) -> What {
    // The choice after the first one.
    let even = (pick / 5).is_multiple_of(2);
    let minutes = [None, Some(10), Some(4000)][pick / 10 % 3];
    let item = ITEMS[pick % ITEMS.len()].to_owned();
    let day = NaiveDate::from_ymd_opt(2026, 11, 10).expect("a day") + Days::new((pick % 60) as u64);
    match kind - KINDS.start {
        0 => What::BindingDescribed(patch(match pick % 6 {
            0 => json!({ "phone_keeper": "li" }),
            1 => json!({ "phone_keeper": "nobody" }),
            2 => json!({ "archived": even }),
            3 => json!({ "kind": "login-phone" }),
            4 => json!({ "channel": "自营" }),
            _ => json!({ "phone_keeper": null }),
        })),
        1 | 2 => What::BindingBound(BoundAccount {
            account: even.then(|| "抖音号".into()),
            verified: !pick.is_multiple_of(9),
        }),
        3..=5 => What::BindingChangePlanned(BindingPlan { on: day, account: None, promotion: even }),
        6 if even => What::BindingChangeDropped(Empty {}),
        6..=8 => What::BindingChangeStarted(ChangeStart { minutes, reachable: !pick.is_multiple_of(9) }),
        9 | 10 => What::BindingUnbound(Empty {}),
        11 | 12 => What::RebindingStarted(RebindStart { minutes, verified: !pick.is_multiple_of(9) }),
        13 => What::RebindingRefused(Rejection::default()),
        14 | 15 => What::Rebound(AccountNow::default()),
        16..=20 => What::ChecklistDone(ChecklistTick { item }),
        21 => {
            What::ChecklistWaived(ChecklistWaiver { item, reason: ["不用做", " "][pick / 6 % 2].into() })
        }
        22 => What::ChecklistAssigned(ChecklistOwner { item, owner: even.then(|| "li".into()) }),
        23 => What::BindingReviewed(Empty {}),
        24 => [What::BindingUpgraded(Empty {}), What::UpgradeRevoked(Empty {})][pick % 2].clone(),
        25 => What::AccountCancelled(Empty {}),
        26 => [What::StoreClosed(Empty {}), What::DepositRefunded(Empty {})][pick % 2].clone(),
        27 => {
            let process = ["login-phone-reset", "activation-mail"][pick / 2 % 2].to_owned();
            let data = PlatformProcess { process };
            [What::ProcessStarted(data.clone()), What::ProcessFinished(data)][pick % 2].clone()
        }
        28 => [What::Left(Leaving::default()), What::Rejoined(Empty {})][pick % 2].clone(),
        29 => What::StoreDescribed(patch(match pick % 3 {
            0 => json!({ "name": "改名" }),
            1 => json!({ "status": if even { "closed" } else { "active" } }),
            _ => json!({ "archived": even }),
        })),
        _ => {
            let change = if past.is_empty() { Uuid::nil() } else { past[pick % past.len()] };
            What::Retracted(Retraction { change })
        }
    }
}

/// Which subjects a kind is about.
pub fn fitting(entry: &Entry) -> Vec<&'static str> {
    match entry.kind - KINDS.start {
        26 | 27 | 29 => STORES.to_vec(),
        28 => PEOPLE.to_vec(),
        30 if entry.pick.is_multiple_of(3) => STORES.to_vec(),
        _ => BINDINGS.to_vec(),
    }
}

pub fn anything() -> Vec<&'static str> {
    [&STORES[..], &PEOPLE, &BINDINGS, &["binding:nobody"]].concat()
}
