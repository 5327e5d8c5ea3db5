//! Rights: the catalogue, who may do what, roles, and what a grant would do.

use super::StoreName;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storewarden_domain::{
    assessment::Finding,
    permission::{Difference, Grants, Permission, RoleTemplate, ToxicSet},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Access, Label, Level},
};
use ts_rs::TS;

/// What can be granted, and what jobs usually need. It changes only with the program.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PermissionCatalogue {
    /// Headings too, each before what stands below it.
    pub permissions: Vec<Permission>,
    pub toxic: Vec<ToxicSet>,
    pub templates: Vec<RoleTemplate>,
    /// Asked most: who can refund, export orders, change prices.
    pub questions: Vec<RightsQuestion>,
    /// Platforms where granting an entry brings what stands above and below it; only there headings can be granted.
    pub closing: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RightsQuestion {
    pub code: String,
    pub text: Text,
    pub permissions: Vec<String>,
}

/// A role as it is named beside an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoleName {
    pub subject: Subject,
    pub name: String,
}

/// A right with what brings it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Right {
    pub permission: String,
    pub level: Level,
    pub risk: u8,
    pub from: Vec<RightOrigin>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RightOrigin {
    /// None = granted to the account itself.
    pub role: Option<RoleName>,
    /// The entry that was granted, where this right only came with it.
    pub through: Option<String>,
    pub level: Level,
}

/// An account with everything that it may do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct AccountRights {
    pub subject: Subject,
    pub login: String,
    pub store: StoreName,
    pub label: Label,
    pub access: Access,
    pub position: Option<String>,
    pub holder: Option<Subject>,
    pub holder_name: Option<String>,
    pub roles: Vec<RoleName>,
    #[ts(as = "BTreeMap<String, Level>")]
    pub direct: Grants,
    pub rights: Vec<Right>,
    /// The highest of its rights; 0 = none on record.
    pub risk: u8,
    /// The person changed and nobody has looked over the rights since.
    pub review_due: bool,
    /// The template that its position names, where no role is on record.
    pub suggested: Option<String>,
    /// No rule of the platform says how direct grants and roles combine; both are counted.
    pub assumed: bool,
}

/// Rights in one hand over one shop that should be in two.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ToxicHolding {
    pub store: StoreName,
    pub set: String,
    pub accounts: Vec<Subject>,
}

/// What somebody may do, over all shops.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StaffPage {
    pub now: Instant,
    pub subject: Subject,
    pub name: String,
    /// Masked.
    pub phone: Option<String>,
    pub position: Option<String>,
    pub left: Option<Instant>,
    /// By shop; departed accounts are there too and carry no right any more.
    pub accounts: Vec<AccountRights>,
    pub toxic: Vec<ToxicHolding>,
    pub risk: u8,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct StaffRequest {
    pub search: String,
    /// Only people with an account there.
    pub platform: Option<String>,
    /// Only those who have left, or who have not; none = all.
    pub left: Option<bool>,
    pub tag: Option<String>,
    /// The archived ones in place of those in use.
    pub archived: bool,
    pub after: Option<String>,
    /// 1–100; 0 = 50
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct StaffRow {
    pub subject: Subject,
    pub name: String,
    /// Masked.
    pub phone: Option<String>,
    /// Their own, else that of most of their accounts.
    pub position: Option<String>,
    pub tags: Vec<String>,
    pub left: Option<Instant>,
    /// Accounts that are not departed.
    pub accounts: u32,
    pub stores: u32,
    pub platforms: Vec<String>,
    /// The highest risk among the rights of these accounts; 0 = none on record.
    pub risk: u8,
    /// Toxic sets, one for each shop and set.
    pub toxic: u32,
    /// Accounts whose rights wait to be looked over.
    pub review_due: u32,
}

/// What the rows of the matrix are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MatrixBy {
    #[default]
    Person,
    Store,
    Permission,
    /// The accounts of `store`.
    Account,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct MatrixRequest {
    pub by: MatrixBy,
    pub search: String,
    pub platform: Option<String>,
    pub store: Option<Subject>,
    /// From 0.
    pub page: u32,
    /// 1–100; 0 = 50
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RightsMatrix {
    pub now: Instant,
    pub rows: Vec<MatrixRow>,
    pub total: u32,
    /// Accounts in use without any right on record: they may do something all the same. No row counts them but their own,
    /// where the rows are accounts.
    pub unrecorded: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MatrixRow {
    /// A person, a shop or an account; a permission's row has none and is named by `key`.
    pub subject: Option<Subject>,
    pub key: String,
    pub name: String,
    pub store: Option<StoreName>,
    /// By permission; in a permission's own row the keys are platforms.
    pub cells: BTreeMap<String, MatrixCell>,
    pub risk: u8,
    /// Codes of toxic sets.
    pub toxic: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct MatrixCell {
    /// The highest.
    pub level: Level,
    /// Accounts with it at any level.
    pub accounts: u32,
    /// Accounts that may change, not only look.
    pub edit: u32,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct HoldersRequest {
    /// Any of these.
    pub permissions: Vec<String>,
    pub platform: Option<String>,
    pub store: Option<Subject>,
    /// Who may only look counts too.
    pub viewers: bool,
    /// From 0.
    pub page: u32,
    /// 1–100; 0 = every row
    pub limit: u32,
}

/// Who can do something, anywhere. Departed accounts are left out.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Holders {
    pub now: Instant,
    /// By person, then shop; an account without a recorded person stands last.
    pub rows: Vec<HolderRow>,
    /// Accounts on all pages.
    pub total: u32,
    pub people: u32,
    pub stores: u32,
    /// Accounts in use without any right on record: whether they can is not known.
    pub unrecorded: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HolderRow {
    pub account: Subject,
    pub login: String,
    pub store: StoreName,
    pub label: Label,
    pub holder: Option<Subject>,
    pub holder_name: Option<String>,
    /// The person has left.
    pub left: bool,
    /// Only those asked for.
    pub rights: Vec<Right>,
}

/// A grant that is being thought about: it replaces the account's direct grants and roles.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GrantRequest {
    pub account: Subject,
    pub roles: Vec<String>,
    #[ts(as = "BTreeMap<String, Level>")]
    pub permissions: Grants,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct GrantAnswer {
    /// New rights that were asked for.
    #[ts(as = "BTreeMap<String, Level>")]
    pub asked: Grants,
    /// New rights that come with them.
    #[ts(as = "BTreeMap<String, Level>")]
    pub with_it: Grants,
    /// Headings above that are opened and carry no right of their own.
    pub opened: Vec<String>,
    /// Rights that the account would lose, or hold at a lower level.
    pub lost: Vec<String>,
    /// Codes of toxic sets that the person would hold over this shop and does not now.
    pub toxic: Vec<String>,
    /// What else the shop's page would warn of.
    pub warnings: Vec<Finding>,
    /// Why it cannot be recorded.
    pub refusal: Option<Text>,
    /// The rule by which it cannot.
    pub refusal_rule: Option<String>,
    /// The rule that makes other rights come along.
    pub closure_rule: Option<String>,
}

/// A role of the operator.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct RoleRow {
    pub subject: Subject,
    pub name: String,
    pub description: Option<String>,
    pub template: Option<String>,
    pub platform: Option<String>,
    pub store: Option<String>,
    #[ts(as = "BTreeMap<String, Level>")]
    pub permissions: Grants,
    pub accounts: u32,
    pub risk: u8,
    /// How it differs from its template; empty = not at all, or it has none.
    pub differences: Vec<Difference>,
}
