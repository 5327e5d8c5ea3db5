//! One store in full: what its form edits.

use super::{EntityRow, PersonRow, PlatformCode};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use storewarden_domain::{
    subject::Subject,
    time::Instant,
    vocabulary::{PaymentKind, Restriction, RollOut, StoreStatus},
};
use ts_rs::TS;

/// The facts of a store, beside what its [`super::SubjectPage`] says of every subject. Personal values are masked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StorePage {
    pub now: Instant,
    pub subject: Subject,
    pub name: Option<String>,
    pub store_type: Option<String>,
    pub entity: Option<EntityRow>,
    pub categories: Vec<String>,
    pub status: Option<StoreStatus>,
    /// Limits that the platform's pages showed, each with the day on which it was seen first.
    #[ts(as = "BTreeMap<Restriction, String>")]
    pub restrictions: BTreeMap<Restriction, NaiveDate>,
    pub roll_out: Option<RollOut>,
    pub quota_sub_accounts: Option<u32>,
    /// What a source says that the quota is; none = no rule says.
    #[ts(type = "number | null")]
    pub quota_hint: Option<i64>,
    #[ts(as = "Option<String>")]
    pub opened_on: Option<NaiveDate>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub payment_kind: Option<PaymentKind>,
    pub payment_account: Option<String>,
    /// Who looks after it.
    pub caretaker: Option<PersonRow>,
    pub tags: Vec<String>,
    pub notes: Option<String>,
    /// As they were read.
    pub platform_codes: Vec<PlatformCode>,
    pub archived: bool,
    /// Its accounts in use.
    pub accounts: u32,
}
