//! What a subject's row says of it: one struct a kind of subject, its fields those of the patches in the journal.

use super::{
    Address, AgencyContract, BindingAttributes, DocumentAttributes, LinkGroupAttributes, MeasuredDistance,
};
use crate::{
    change::{Submission, What},
    permission::Grants,
    time::Instant,
    validate::KeptIdNumber,
    vocabulary::{Level, PaymentKind, Restriction, RollOut, StoreStatus, SubAccountKind},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// The licence holder. Names are kept to the letter.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntityAttributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 有限责任公司, 个体工商户, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_representative: Option<String>,
    /// What is kept of the number on the legal representative's identity card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_representative_id: Option<KeptIdNumber>,
    /// The name on the bank account, verbatim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_account_name: Option<String>,
    /// Sealed value: its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_account_number: Option<String>,
    /// The bank with its branch, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_name: Option<String>,
    /// As printed on the licence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence_address: Option<Address>,
    /// Where the work is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_address: Option<Address>,
    /// Between the two, where it was measured otherwise than by coordinates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_distance: Option<MeasuredDistance>,
    /// Shareholders and beneficial owners, each by the name in the register.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub shareholders: BTreeSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub founded_on: Option<NaiveDate>,
    /// The operator's own words to find it by.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub archived: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct StoreAttributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 旗舰店, 专营店, 个体店, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store_type: Option<String>,
    /// USCC of the legal entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<StoreStatus>,
    /// Limits that the platform's pages showed, each with the day on which it was seen first.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "BTreeMap<Restriction, String>")]
    pub restrictions: BTreeMap<Restriction, NaiveDate>,
    /// Sealed value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Sealed value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The contact's name, as the platform shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_name: Option<String>,
    /// Sealed value: the phone by which the main account's password can be reset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_phone: Option<String>,
    /// Sealed value: the mailbox by which it can be reset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_email: Option<String>,
    /// Where goods are sent back to, or sent from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_address: Option<Address>,
    /// Ranges of products by the operator's own words: one that several stores list stands here in each of them.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub product_ranges: BTreeSet<String>,
    /// Present where the store is run for its owner by an agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<AgencyContract>,
    /// Through what the shop pays and is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_kind: Option<PaymentKind>,
    /// Sealed value: the account's login or number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_account: Option<String>,
    /// 负责人, who looks after it: `staff:ID` without the prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caretaker: Option<String>,
    /// What it deals in, the main line first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub opened_on: Option<NaiveDate>,
    /// Absent = `covered`: a shop counts as reached unless the operator says otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roll_out: Option<RollOut>,
    /// How many sub-accounts the platform's page allows; absent = unknown, and nothing is assumed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota_sub_accounts: Option<u32>,
    /// When temporary accounts work, as the operator found it announced: one window a year, none assumed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub temporary_windows: Vec<TemporaryWindow>,
    /// Codes of the platform's interfaces, as they were read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub platform_status: Vec<PlatformStatus>,
    /// The operator's own words to find it by.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub archived: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct StaffAttributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Sealed value. People are matched by it, never by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A masked number as a platform's page shows it (`191****1001`), where the full one is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_masked: Option<String>,
    /// Sealed values: further numbers of theirs. They are found by these as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_phones: Vec<String>,
    /// What of the number of their ID card is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_number: Option<KeptIdNumber>,
    /// Their job, where it is told of them and not of an account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub joined_on: Option<NaiveDate>,
    /// The operator's own words to find it by.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub archived: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SubAccountAttributes {
    #[serde(skip_serializing_if = "is_regular")]
    pub kind: SubAccountKind,
    /// Creation on the platform; absent = unknown, and the first sight counts, marked provisional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Instant>,
    /// When somebody was last seen to have logged in; absent = not known, and nothing follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_login_at: Option<Instant>,
    /// The person who uses it: `staff:ID` without the prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// 分流: customers' chats are routed to it while it is online.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispatch: Option<bool>,
    /// Share of the chats among the accounts with dispatch on, in the platform's own units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispatch_weight: Option<u32>,
    /// Sealed value: the phone of the platform's security settings, to which notices of penalties go. Absent = not
    /// known; it then counts as the holder's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_phone: Option<String>,
    /// Sealed value: the phone with which the person was checked. Independent of the other; absent likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_phone: Option<String>,
    /// Sealed value: the address that the account was invited by, or logs in with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Several people use the login.
    #[serde(skip_serializing_if = "is_false")]
    pub shared: bool,
    /// People seen using it, the holder or others: `staff:ID` without the prefix.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<String>,
    /// It came from 1688: it can depart, but has no delete button.
    #[serde(skip_serializing_if = "is_false")]
    pub converted_1688: bool,
    /// The digital certificate on a computer. It has nothing to do with the person check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
    /// Codes of the platform's interfaces, as they were read. They are shown and set no state.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub platform_status: Vec<PlatformStatus>,
    /// Its jobs: `role:ID` without the prefix.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// What it was granted directly, beside its roles: permission code → level.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "BTreeMap<String, Level>")]
    pub permissions: Grants,
    /// The operator's own words to find it by.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub archived: bool,
}

/// The promotion of one year: temporary accounts work from `from` 00:00 to `to` 24:00.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemporaryWindow {
    /// Its year is the window's.
    #[ts(as = "String")]
    pub from: NaiveDate,
    #[ts(as = "String")]
    pub to: NaiveDate,
    /// How many temporary accounts are wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub needed: Option<u32>,
}

/// Where a digital certificate is installed, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Certificate {
    /// The computer, in the operator's words.
    pub place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub since: Option<NaiveDate>,
}

/// A code as a platform's interface gave it; different interfaces number the same things differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlatformStatus {
    /// `taobao.subuser.fullinfo.get`
    pub interface: String,
    pub code: String,
}

impl Default for SubAccountAttributes {
    fn default() -> Self {
        Self {
            kind: SubAccountKind::Regular,
            created_at: None,
            last_login_at: None,
            holder: None,
            position: None,
            department: None,
            dispatch: None,
            dispatch_weight: None,
            security_phone: None,
            verification_phone: None,
            email: None,
            shared: false,
            users: Vec::new(),
            converted_1688: false,
            certificate: None,
            platform_status: Vec::new(),
            roles: Vec::new(),
            permissions: Grants::new(),
            tags: BTreeSet::new(),
            notes: None,
            archived: false,
        }
    }
}

/// A job with what it may do: a copy of a template, or the operator's own.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RoleAttributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The template of `rules/roles.toml` that it was copied from, by code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// For shops of this platform alone; neither platform nor store = for every shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// For this shop alone: `PLATFORM/MAIN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store: Option<String>,
    /// Permission code → level.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "BTreeMap<String, Level>")]
    pub permissions: Grants,
    #[serde(skip_serializing_if = "is_false")]
    pub archived: bool,
}

/// What the operator set in place of a rule's parameters, by parameter.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleAttributes(pub BTreeMap<String, Override>);

/// A value in place of a parameter, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Override {
    #[ts(type = "unknown")]
    pub value: Value,
    pub reason: String,
}

/// The notice of a year's holidays, as the operator brought it in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct YearAttributes {
    /// Days off, weekend days inside a holiday included; by date, with the holiday's name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "BTreeMap<String, String>")]
    pub off: BTreeMap<NaiveDate, String>,
    /// Weekend days that are worked; by date, with the name of the holiday for which.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "BTreeMap<String, String>")]
    pub worked: BTreeMap<NaiveDate, String>,
    /// Where it was published, in the operator's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Which version of the shipped rules the operator accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RulebookAttributes {
    /// The fingerprint of the files of the rules; none = those that were there at the first start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

impl StaffAttributes {
    /// Every number of theirs, sealed, the one that people are matched by first.
    pub fn phones(&self) -> impl Iterator<Item = &String> {
        self.phone.iter().chain(&self.other_phones)
    }

    /// Is this sealed number theirs?
    pub fn answers(&self, phone: &str) -> bool {
        self.phones().any(|own| own == phone)
    }
}

pub(super) fn is_false(value: &bool) -> bool {
    !value
}

fn is_regular(kind: &SubAccountKind) -> bool {
    *kind == SubAccountKind::Regular
}

/// What an event says about a subject's attributes beyond its place in the history.
pub trait Attributes: Default + Serialize + DeserializeOwned {
    fn absorb(&mut self, _event: &What) {}
}

impl Attributes for EntityAttributes {}
impl Attributes for StoreAttributes {}
impl Attributes for StaffAttributes {}
impl Attributes for RoleAttributes {}
impl Attributes for RuleAttributes {}
impl Attributes for YearAttributes {}
impl Attributes for RulebookAttributes {}
impl Attributes for DocumentAttributes {}
impl Attributes for LinkGroupAttributes {}
impl Attributes for BindingAttributes {}

impl Attributes for SubAccountAttributes {
    /// Whoever was submitted for review holds the account from then on (rulebook E.1 row 16).
    fn absorb(&mut self, event: &What) {
        if let What::Submitted(Submission { holder: Some(holder) }) = event {
            self.holder = Some(holder.clone());
        }
    }
}
