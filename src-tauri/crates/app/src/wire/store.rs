//! One store in full: what its form edits.

use super::{EntityRow, PersonRow, PlatformCode};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use storewarden_domain::{
    facts::{Address, AgencyContract},
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
    pub contact_name: Option<String>,
    /// By which the main account's password can be reset.
    pub login_phone: Option<String>,
    pub login_email: Option<String>,
    pub return_address: Option<Address>,
    pub product_ranges: Vec<String>,
    /// Present where the store is run for its owner.
    pub agency: Option<AgencyContract>,
    /// Its contract covers the day of `now`.
    pub agency_in_force: bool,
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
    /// Who worked in it and from where: the last five, the latest first.
    pub logins: Vec<LoginRow>,
}

/// A login as it was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LoginRow {
    pub at: Instant,
    /// None = not known.
    pub until: Option<Instant>,
    /// By the operator's own label.
    pub device: Option<String>,
    pub address: Option<String>,
    /// The part after the colon; none = the main account, or not known.
    pub account: Option<String>,
    /// The day is that of the entry.
    pub undated: bool,
}
