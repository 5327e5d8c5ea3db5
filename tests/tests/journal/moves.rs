//! The moves of a random history and the changes that they record.

use proptest::prelude::*;
use serde_json::json;
use std::ops::Range;
use storewarden_domain::{
    change::{
        Departure, Empty, Leaving, Login, Patch, Penalty, Rejection, Retraction, Scan, ScanFault, Sighting,
        Submission, Unbinding, What,
    },
    subject::Subject,
    time::Instant,
    vocabulary::{PenaltyEffect, SeenAccess, SeenVerification},
};
use uuid::Uuid;

pub const STORES: [&str; 7] = [
    "store:taobao/甲",
    "store:tmall/乙",
    "store:tmall-global/丙",
    "store:jd/丁",
    "store:douyin/戊",
    "store:douyin/己",
    "store:tiktok/庚",
];
pub const ACCOUNTS: [&str; 11] = [
    "sub-account:taobao/甲:客服01",
    "sub-account:taobao/甲:客服02",
    "sub-account:taobao/甲:临时01",
    "sub-account:tmall/乙:客服01",
    "sub-account:tmall/乙:客服02",
    "sub-account:tmall-global/丙:客服01",
    "sub-account:jd/丁:客服01",
    "sub-account:douyin/戊:客服01",
    "sub-account:douyin/己:客服01",
    "sub-account:tiktok/庚:客服01",
    "sub-account:tiktok/庚:客服02",
];
/// As sealed, so that the pure guard compares what the program compares.
const PHONES: [&str; 3] = ["sealed:01", "sealed:02", "sealed:03"];
const EMAILS: [&str; 2] = ["sealed:21", "sealed:22"];
pub const PEOPLE: [&str; 3] = ["staff:zhang", "staff:li", "entity:91000000MADEM00037"];
/// Never described in the beginning; a description may bring them in.
pub const STRANGERS: [&str; 3] =
    ["store:taobao/生", "sub-account:taobao/生:客服01", "sub-account:tmall/乙:客服03"];

#[derive(Debug, Clone)]
pub enum Move {
    Record(Vec<Entry>),
    Undo(usize),
    Tick(When),
    /// The rules that came with the program act from now on.
    Accept,
}

#[derive(Debug, Clone)]
pub struct Entry {
    pub kind: usize,
    pub subject: usize,
    /// Else about any subject, fitting or not.
    pub fitting: bool,
    pub when: When,
    pub pick: usize,
}

#[derive(Debug, Clone)]
pub enum When {
    /// Minutes from now.
    Around(i64),
    /// At a due or reminder time that stands now, or so many milliseconds beside it.
    Edge(usize, i64),
}

pub fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        3 => (-30 * 1440..4 * 1440_i64).prop_map(When::Around),
        1 => Just(When::Around(0)),
        2 => (any::<usize>(), -1..=1_i64).prop_map(|(pick, beside)| When::Edge(pick, beside)),
    ]
}

fn entry(kinds: Range<usize>) -> impl Strategy<Value = Entry> {
    (kinds, any::<usize>(), prop::bool::weighted(0.93), when(), any::<usize>())
        .prop_map(|(kind, subject, fitting, when, pick)| Entry { kind, subject, fitting, when, pick })
}

pub fn tick() -> impl Strategy<Value = Move> {
    prop_oneof![
        4 => (1..12 * 1440_i64).prop_map(When::Around),
        1 => (-20 * 1440..0_i64).prop_map(When::Around),
        3 => (any::<usize>(), -1..=1_i64).prop_map(|(pick, beside)| When::Edge(pick, beside)),
    ]
    .prop_map(Move::Tick)
}

pub fn moves() -> impl Strategy<Value = Vec<Move>> {
    moves_among(0..KINDS)
}

pub fn moves_among(kinds: Range<usize>) -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        9 => prop::collection::vec(entry(kinds.clone()), 1..2).prop_map(Move::Record),
        2 => prop::collection::vec(entry(kinds), 2..5).prop_map(Move::Record),
        2 => any::<usize>().prop_map(Move::Undo),
        5 => tick(),
        1 => Just(Move::Accept),
    ];
    prop::collection::vec(one, 8..30)
}

const KINDS: usize = 34;

/// The kind of change by number; `pick` varies its data. `past` = the ids that a retraction may name.
pub fn what(kind: usize, pick: usize, created: Instant, past: &[Uuid]) -> What {
    let one_of = |n: usize| pick % n;
    let seen_access = SeenAccess::ALL[one_of(SeenAccess::ALL.len())];
    let seen_check = [
        SeenVerification::Unverified,
        SeenVerification::UnderReview,
        SeenVerification::Rejected,
        SeenVerification::Verified,
    ][pick / 4 % 4];
    let person = ["zhang", "li"][one_of(2)];
    match kind {
        0 => What::StoreDescribed(store_patch(pick)),
        1 | 2 => What::SubAccountDescribed(account_patch(pick, created)),
        3 => What::StaffDescribed(patch(match one_of(6) {
            0 => json!({ "name": "张示例", "tags": ["夜班"], "joined_on": "2024-06-01" }),
            1 | 2 => json!({ "phone": PHONES[pick / 6 % 3] }),
            3 => json!({ "other_phones": [PHONES[pick / 6 % 3]] }),
            4 => json!({ "archived": pick.is_multiple_of(4), "position": "客服主管" }),
            _ => json!({ "phone": "139" }),
        })),
        4 => What::EntityDescribed(patch(
            json!({ "name": "示例商贸有限公司", "archived": pick.is_multiple_of(2) }),
        )),
        5 | 6 => What::NoticeReceived(Empty {}),
        7 => What::ExemptionConfirmed(Empty {}),
        8 => What::QrScanned(Scan { identity: pick.is_multiple_of(2).then(|| person.into()) }),
        9 | 10 => What::Submitted(Submission { holder: pick.is_multiple_of(2).then(|| person.into()) }),
        11 | 12 => What::Approved(Empty {}),
        13 => What::Rejected(Rejection { reason: "照片模糊".into() }),
        14 => What::Unbound(Unbinding { holder: pick.is_multiple_of(2).then(|| person.into()) }),
        15 => What::TempUnfrozen(Empty {}),
        16 => What::Departed(Departure { deleted: pick.is_multiple_of(2) }),
        17 => What::Restored(Empty {}),
        18 => [What::SellerDisabled(Empty {}), What::SellerEnabled(Empty {})][one_of(2)].clone(),
        19 => {
            let effect = [PenaltyEffect::Mute, PenaltyEffect::Freeze, PenaltyEffect::Unknown][one_of(3)];
            [What::Punished(Penalty { effect }), What::PenaltyLifted(Empty {})][pick / 3 % 2].clone()
        }
        20 | 21 => What::Observed(Sighting {
            verification: (!(pick / 16).is_multiple_of(3)).then_some(seen_check),
            access: (!(pick / 48).is_multiple_of(3)).then_some(seen_access),
            undated: pick.is_multiple_of(5),
        }),
        24 => What::ScanFailed(ScanFault {
            error: ["uuid-illegal", "shoot-failed", "account-mismatch", "网络异常"][one_of(4)].into(),
        }),
        25 => What::PermissionsReviewed(Empty {}),
        26 => What::SubAccountDescribed(entered_patch(pick)),
        27 => {
            let quota = [Some(1), Some(2), None][one_of(3)];
            let window = json!([{ "from": "2026-11-10", "to": "2026-12-01", "needed": 2 }]);
            What::StoreDescribed(patch(match pick / 3 % 3 {
                0 => json!({ "quota_sub_accounts": quota }),
                1 => json!({ "temporary_windows": window }),
                _ => json!({ "temporary_windows": null }),
            }))
        }
        28 | 29 => What::Left(Leaving::default()),
        30 => What::Rejoined(Empty {}),
        32 => [What::Invited(Empty {}), What::Activated(Empty {})][one_of(2)].clone(),
        33 => in_common(pick),
        _ => {
            let change = if past.is_empty() { Uuid::nil() } else { past[pick % past.len()] };
            What::Retracted(Retraction { change })
        }
    }
}

pub fn store_patch(pick: usize) -> Patch {
    patch(match pick % 8 {
        6 => json!({ "status": "active", "restrictions": { "demoted": "2026-04-01" }, "tags": ["重点店"] }),
        7 => json!({ "status": "restricted", "restrictions": {}, "payment_account": "sealed:11" }),
        0 => json!({ "name": "改名" }),
        1 => json!({ "roll_out": "not-covered" }),
        2 => json!({ "roll_out": null }),
        3 => json!({ "archived": pick % 4 == 3 }),
        4 => json!({ "entity": "91000000MADEM00037" }),
        _ => json!({ "colour": "red" }),
    })
}

/// What stores may have in common.
fn in_common(pick: usize) -> What {
    let device = ["WS-01", "WS-02"][pick / 6 % 2].to_owned();
    let text = ["杭州示例路 1 号", "义乌示例街 8 号"][pick / 6 % 2];
    match pick % 6 {
        0..=2 => What::LoggedIn(Login { device: Some(device), ..Login::default() }),
        3 => What::StoreDescribed(patch(json!({ "phone": PHONES[pick / 6 % 3] }))),
        4 => What::StoreDescribed(patch(json!({ "return_address": { "text": text } }))),
        _ => What::LoggedIn(Login::default()),
    }
}

pub fn account_patch(pick: usize, created: Instant) -> Patch {
    patch(match pick % 10 {
        9 => json!({ "tags": ["夜班"], "notes": "周末值守" }),
        0 if pick.is_multiple_of(3) => json!({ "last_login_at": created }),
        0 | 1 => json!({ "created_at": created }),
        2 => json!({ "created_at": null }),
        3 => json!({ "holder": "zhang" }),
        4 => json!({ "holder": "li", "position": "客服" }),
        5 => json!({ "archived": pick.is_multiple_of(2) }),
        6 if pick.is_multiple_of(5) => json!({ "converted_1688": pick.is_multiple_of(2) }),
        6 => json!({ "kind": if pick.is_multiple_of(2) { "temp-cs" } else { "regular" } }),
        7 => json!({ "holder": null, "department": "售前" }),
        _ => json!({ "created_at": "yesterday" }),
    })
}

/// Phones, users and weights: what is entered beside a holder.
fn entered_patch(pick: usize) -> Patch {
    let phone = PHONES[pick / 6 % 3];
    patch(match pick % 7 {
        6 => json!({ "email": EMAILS[pick / 6 % 2] }),
        0 => json!({ "security_phone": phone }),
        1 => json!({ "verification_phone": phone }),
        2 => json!({ "security_phone": null, "verification_phone": null }),
        3 => json!({ "shared": pick.is_multiple_of(4), "users": ["zhang", "li"] }),
        4 => json!({ "dispatch_weight": pick % 700 }),
        _ => json!({ "holder": "zhang", "security_phone": phone }),
    })
}

pub fn patch(value: serde_json::Value) -> Patch {
    value.as_object().cloned().expect("a table")
}

pub fn subject(text: &str) -> Subject {
    text.parse().expect("a subject")
}

/// Which subjects a kind is about.
pub fn fitting(kind: usize, pick: usize) -> Vec<&'static str> {
    match kind {
        0 | 7 | 27 | 33 => STORES.to_vec(),
        3 | 28..=30 => PEOPLE[..2].to_vec(),
        4 => PEOPLE[2..].to_vec(),
        5 => STORES[..3].to_vec(),
        22 | 23 if pick.is_multiple_of(3) => STORES.to_vec(),
        31 => PEOPLE[..2].to_vec(),
        _ => ACCOUNTS.to_vec(),
    }
}

pub fn anything() -> Vec<&'static str> {
    [&STORES[..], &ACCOUNTS, &PEOPLE, &STRANGERS].concat()
}
