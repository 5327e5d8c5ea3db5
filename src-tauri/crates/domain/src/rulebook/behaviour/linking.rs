//! Parameters of the kinds about link groups (rulebook E.2): who may form one, what an application is made of, the
//! clocks, and what spreads from one member to the others.

use crate::{
    calendar::Counting,
    validate::FileLimits,
    vocabulary::{DocumentKind, FileContent, LinkMetric, LinkStep, PaperField, RegisteredFact},
};
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// Members share one entity; a group lives while so many remain (decision L6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkGroup {
    pub one_entity: bool,
    /// members
    pub smallest: i64,
}

/// Stores of one entity outside a group are warned about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkUndeclared {
    /// stores of the entity on the platform
    pub from_stores: i64,
}

/// X-06, L11: members on one licence, counted before the invited store is added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkLicenceCap {
    /// accounts; refused from this many on
    pub max: i64,
    /// accounts
    pub warn_from: i64,
    pub cap_includes_primary: bool,
}

/// the second counter, over all main accounts behind the legal representative's identity card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkIdentityCap {
    /// accounts; refused from this many on
    pub max: i64,
    /// accounts
    pub warn_from: i64,
}

/// What members must have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkSharedFacts {
    pub bank_account: bool,
    pub legal_representative: bool,
    pub business_address: bool,
}

/// Kinds of company that may form a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkCompanyTypes {
    /// As printed on licences; a longer name that holds one counts too (有限责任公司（自然人独资）).
    pub allowed: Vec<String>,
}

/// Sole proprietors may not, for now; looked at again after a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkIndividualBusinessExcluded {
    /// The first characters of their codes.
    pub code_prefix: String,
    /// days
    pub review_after: i64,
}

/// The names on licence and bank account agree to the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkNameExact {}

/// the expiry as typed against the one on the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkExpiryTyped {
    /// days; more are refused
    pub max_difference: i64,
    /// days
    pub warn_from: i64,
}

/// Between the address on the licence and the place of business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkAddressDistance {
    /// metres
    pub max: i64,
}

/// Any one of these documents will do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkDocument {
    pub any_of: Vec<DocumentKind>,
    /// What must be readable on it; a person looks.
    pub shows: Vec<PaperField>,
}

/// Every account states how it logs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkContacts {
    pub phone: bool,
    pub email: bool,
}

/// What an uploaded file may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkFile {
    pub formats: Vec<FileContent>,
    /// bytes
    pub max_size: i64,
    /// bytes
    pub warn_above: i64,
}

impl LinkFile {
    pub fn limits(&self) -> FileLimits {
        let bytes = |value: i64| u64::try_from(value).unwrap_or(0);
        FileLimits {
            formats: self.formats.clone(),
            max_size: bytes(self.max_size),
            warn_above: bytes(self.warn_above),
        }
    }
}

/// T8: the invited account agrees within this time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkAcceptWithin {
    /// hours
    pub window: i64,
    pub starts_at: AcceptStart,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AcceptStart {
    /// Step one.
    Initiated,
    /// The register was compared, so the invitation went out.
    Invited,
}

/// T9: people review within this time; past it the platform is to be chased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkReviewWithin {
    /// working days
    pub review: i64,
    pub makeup_days_count: bool,
    pub count_event_day: bool,
}

/// A failure that has a code; the rule's statement says what it means. Others are kept as they were shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkFailureCode {
    pub code: String,
}

/// A step of the application that has no clock of its own: what is done, and by the rule's actor whose move it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkStepRule {
    pub step: LinkStep,
}

/// What else is to be known at a step of the application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkStepNote {
    pub step: LinkStep,
}

/// A person does the whole of it on the platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkByHand {}

/// A device of the invited account that served another company's is held against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkDeviceConflict {
    /// days
    pub lookback: i64,
}

/// T10: a changed fact is filed within this time, or the group is dissolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkChangeDuty {
    /// working days
    pub window: i64,
    /// L10: calendar days, 24:00; the safe target is the earlier of this and the deadline
    pub safe_window: i64,
    pub changes: Vec<RegisteredFact>,
    pub starts_at: DutyStart,
    pub makeup_days_count: bool,
    pub count_event_day: bool,
    /// hours by which the last day ends before 24:00
    pub closes_before_midnight: i64,
    /// `HH:MM`, each day until it is filed
    pub daily_at: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DutyStart {
    /// When the change took effect.
    Changed,
    /// When it was entered here.
    Recorded,
}

/// T11, X-07: all links removed, withdrawals frozen, at 00:00 of day 4.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkAutoUnlink {
    pub day: i64,
    pub day4_basis: DayFour,
}

/// How "on day 4" is read (rulebook D.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayFour {
    /// The `day`-th working day.
    A,
    /// `day` calendar days on.
    B,
    /// The calendar day after the duty's last day.
    C,
}

/// Nothing silences the reminders of these rules, because nobody else gives any; a snooze holds until their next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct UnmutableReminders {
    pub rules: Vec<String>,
    /// calendar days of leeway after their deadlines
    pub grace: i64,
}

/// T13: what a source claims of the answer to an appeal. A statistic: it is told, and nothing is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkAppealClaim {
    /// hours, where the store was linked when it appealed
    pub linked: i64,
    /// hours, where it was not
    pub unlinked: i64,
}

/// Rates that the platform weights over the group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkMetrics {
    pub metrics: Vec<LinkMetric>,
}

/// A penalty of one member reaches the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkPenaltySpread {}

/// Members of these categories may not share a marketing slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkCategoryIsolation {
    pub apart: Vec<String>,
}

/// Leading a buyer from one member to another is fined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkDiversionFine {
    /// of the order's amount, in thousandths
    pub share: i64,
}

/// Some services are charged once for the group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkServicePrice {
    /// times the price for one store, in thousandths
    pub multiple: i64,
}

/// A sub-account passed off as a store closes everything for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LinkDisguise {}

/// A login belongs to one main account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MainLoginUnique {}

/// How many stores one entity is said to be allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StoresPerEntity {
    /// stores
    pub per_category: i64,
    /// stores
    pub total: i64,
}

impl LinkReviewWithin {
    pub fn counting(&self) -> Counting {
        Counting { makeup_days_count: self.makeup_days_count, count_event_day: self.count_event_day }
    }
}

impl LinkChangeDuty {
    pub fn counting(&self) -> Counting {
        Counting { makeup_days_count: self.makeup_days_count, count_event_day: self.count_event_day }
    }

    /// The times of day at which it is reminded of; what is no time is left out.
    pub fn daily(&self) -> impl Iterator<Item = NaiveTime> {
        self.daily_at.iter().filter_map(|text| NaiveTime::parse_from_str(text, "%H:%M").ok())
    }
}
