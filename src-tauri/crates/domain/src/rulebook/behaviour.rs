//! The kinds of behaviour that the code knows, each with the parameters that a rule must bind.
//!
//! A kind of obligation lives in one file of [`crate::assess`]; a rule names the kind and gives it values. Durations
//! are whole days (24 h each), hours or minutes of exact time: they run through holidays and do not roll (rulebook D.2).

mod association;
mod binding;
mod contact;
mod lapsing;
mod linking;
mod papers;
mod rights;

pub use association::*;
pub use binding::*;
pub use contact::*;
pub use lapsing::*;
pub use linking::*;
pub use papers::*;
pub use rights::*;

use chrono::Duration;
use serde::{Deserialize, Serialize};

/// The parameters of one kind of behaviour.
pub trait Parameters: Sized + 'static {
    /// None where the behaviour is of another kind.
    fn of(behaviour: &Behaviour) -> Option<&Self>;
}

/// Declares each kind by the struct of its parameters and the code written after `behaviour =` in a rule file.
macro_rules! behaviours {
    ($($name:ident = $code:literal),+ $(,)?) => {
        /// A rule's behaviour with its typed parameters.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        pub enum Behaviour { $(#[serde(rename = $code)] $name($name)),+ }

        impl Behaviour {
            /// The code written after `behaviour =` in a rule file.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name(_) => $code),+ }
            }
        }

        $(impl Parameters for $name {
            fn of(behaviour: &Behaviour) -> Option<&Self> {
                match behaviour {
                    Behaviour::$name(params) => Some(params),
                    _ => None,
                }
            }
        })+
    };
}

behaviours! {
    VerifyWithin = "verify-within",
    TempUnfreezeWindow = "temp-unfreeze-window",
    ReviewWithin = "review-within",
    ScanSession = "scan-session",
    MuteUntilVerified = "mute-until-verified",
    ExemptStores = "exempt-stores",
    GradualRollOut = "gradual-roll-out",
    TemporaryAccounts = "temporary-accounts",
    OnePersonPerStore = "one-person-per-store",
    HolderLocked = "holder-locked",
    LoginFormat = "login-format",
    NameUnique = "name-unique",
    LoginWidth = "login-width",
    PhoneUnique = "phone-unique",
    EmailUnique = "email-unique",
    DeleteBlock = "delete-block",
    ConvertedNotDeletable = "converted-not-deletable",
    SubmissionData = "submission-data",
    FrequentUnbinding = "frequent-unbinding",
    OffboardingWithin = "offboarding-within",
    ScanError = "scan-error",
    DispatchWeight = "dispatch-weight",
    SubAccountQuota = "sub-account-quota",
    StatusCodes = "status-codes",
    PhoneOfHolder = "phone-of-holder",
    IdentityOfHolder = "identity-of-holder",
    OneUser = "one-user",
    InvitationActivate = "invitation-activate",
    IdleDisabled = "idle-disabled",
    RoleBeforeAccount = "role-before-account",
    PermissionsOutlast = "permissions-outlast",
    RoleLimits = "role-limits",
    RolesOnly = "roles-only",
    FixedRoles = "fixed-roles",
    PermissionHoldersMax = "permission-holders-max",
    MainAccountOnly = "main-account-only",
    GrantClosure = "grant-closure",
    EffectivePermissions = "effective-permissions",
    PrintedTerm = "printed-term",
    ValidFor = "valid-for",
    ValidForDays = "valid-for-days",
    IdentityCardTerms = "identity-card-terms",
    IssueWithin = "issue-within",
    TrademarkTerms = "trademark-terms",
    RenewalWindow = "renewal-window",
    SurveillanceEvery = "surveillance-every",
    RegistryChangeWithin = "registry-change-within",
    AnnualReport = "annual-report",
    EitherDocument = "either-document",
    AuditFollowUp = "audit-follow-up",
    RestrictedWhileExpired = "restricted-while-expired",
    ExitNotice = "exit-notice",
    LinkIdRemaining = "link-id-remaining",
    LinkGroup = "link-group",
    LinkUndeclared = "link-undeclared",
    LinkLicenceCap = "link-licence-cap",
    LinkIdentityCap = "link-identity-cap",
    LinkSharedFacts = "link-shared-facts",
    LinkCompanyTypes = "link-company-types",
    LinkIndividualBusinessExcluded = "link-individual-business-excluded",
    LinkNameExact = "link-name-exact",
    LinkExpiryTyped = "link-expiry-typed",
    LinkAddressDistance = "link-address-distance",
    LinkDocument = "link-document",
    LinkContacts = "link-contacts",
    LinkFile = "link-file",
    LinkByHand = "link-by-hand",
    LinkStepRule = "link-step",
    LinkStepNote = "link-step-note",
    LinkAcceptWithin = "link-accept-within",
    LinkReviewWithin = "link-review-within",
    LinkFailureCode = "link-failure-code",
    LinkDeviceConflict = "link-device-conflict",
    LinkChangeDuty = "link-change-duty",
    LinkAutoUnlink = "link-auto-unlink",
    UnmutableReminders = "unmutable-reminders",
    LinkAppealClaim = "link-appeal-claim",
    LinkMetrics = "link-metrics",
    LinkPenaltySpread = "link-penalty-spread",
    LinkCategoryIsolation = "link-category-isolation",
    LinkDiversionFine = "link-diversion-fine",
    LinkServicePrice = "link-service-price",
    LinkDisguise = "link-disguise",
    MainLoginUnique = "main-login-unique",
    StoresPerEntity = "stores-per-entity",
    AssociationScore = "association-score",
    AssociationEnvironment = "association-environment",
    AssociationSignal = "association-signal",
    OverlappingSessions = "overlapping-sessions",
    MainBindingRequired = "main-binding-required",
    NewAccountVerified = "new-account-verified",
    BindingFlow = "change-flow",
    PermanentBinding = "permanent-binding",
    FrequentRebinding = "frequent-rebinding",
    RebindWait = "rebind-wait",
    PageTime = "page-time",
    BindingLock = "binding-lock",
    ReleaseAfter = "release-after",
    UpgradeRevocable = "upgrade-revocable",
    BindingsMax = "bindings-max",
    BindingReview = "binding-review",
    ChecklistRule = "checklist-item",
    ProcessWithin = "platform-process",
}

impl Behaviour {
    /// Two rules of a platform may have this kind of behaviour: each speaks of something else.
    pub fn stands_beside(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::ScanError(one), Self::ScanError(other)) => one.code != other.code,
            (Self::PrintedTerm(one), Self::PrintedTerm(other)) => one.document != other.document,
            (Self::ValidFor(one), Self::ValidFor(other)) => one.document != other.document,
            (Self::ValidForDays(one), Self::ValidForDays(other)) => one.document != other.document,
            (Self::IssueWithin(one), Self::IssueWithin(other)) => one.document != other.document,
            (Self::RenewalWindow(one), Self::RenewalWindow(other)) => one.document != other.document,
            (Self::SurveillanceEvery(one), Self::SurveillanceEvery(other)) => one.document != other.document,
            (Self::LinkFailureCode(one), Self::LinkFailureCode(other)) => one.code != other.code,
            (Self::LinkStepRule(one), Self::LinkStepRule(other)) => one.step != other.step,
            // A step may have several.
            (Self::LinkStepNote(_), Self::LinkStepNote(_)) => true,
            (Self::LinkDocument(one), Self::LinkDocument(other)) => one.any_of != other.any_of,
            (Self::AssociationSignal(one), Self::AssociationSignal(other)) => one.speaks_beside(other),
            (Self::BindingFlow(one), Self::BindingFlow(other)) => {
                !one.bindings.iter().any(|kind| other.bindings.contains(kind))
            }
            (Self::PageTime(one), Self::PageTime(other)) => one.step != other.step,
            (Self::BindingLock(one), Self::BindingLock(other)) => one.binding != other.binding,
            (Self::PermanentBinding(one), Self::PermanentBinding(other)) => one.binding != other.binding,
            (Self::BindingsMax(one), Self::BindingsMax(other)) => one.binding != other.binding,
            (Self::ReleaseAfter(one), Self::ReleaseAfter(other)) => one.event != other.event,
            (Self::ChecklistRule(one), Self::ChecklistRule(other)) => one.item != other.item,
            (Self::ProcessWithin(one), Self::ProcessWithin(other)) => one.process != other.process,
            _ => self.code() != other.code(),
        }
    }
}

/// T1: verified within this time of the anchor, else frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VerifyWithin {
    /// days
    pub window: i64,
    /// does submitting stop the clock, or only approval?
    pub clock_stops_on: ClockStopsOn,
    /// Row 15: unbinding starts the clock anew.
    pub unbind_restarts_timer: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockStopsOn {
    Approved,
    Submitted,
}

/// T2: a lifted freeze returns after this time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TempUnfreezeWindow {
    /// days
    pub window: i64,
    /// from this many temporary unfreezes on a finding warns.
    pub warn_from: i64,
}

/// T3: the platform reviews within this time. It is also the margin of the latest safe submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReviewWithin {
    /// hours
    pub review: i64,
}

/// T4: a scan must end in a submission within this time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ScanSession {
    /// minutes
    pub timeout: i64,
}

/// Messages of an unverified account do not arrive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MuteUntilVerified {
    pub mute_while_under_review: bool,
}

/// Stores of these platforms need no person check for now; looked at again after a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExemptStores {
    /// Platform codes.
    pub platforms: Vec<String>,
    /// days
    pub review_after: i64,
}

/// Only shops that were notified are covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GradualRollOut {
    /// What counts for a shop about which nothing is recorded.
    pub covered_unless_said: bool,
}

/// T6: temporary customer-service accounts live in a yearly window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TemporaryAccounts {
    /// `MM-DD`, from 00:00
    pub from: String,
    /// `MM-DD`, to 24:00
    pub to: String,
}

/// One person, one phone: at most one sub-account in a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OnePersonPerStore {
    /// accounts
    pub max: i64,
}

/// The holder's name cannot be edited once verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HolderLocked {}

/// `main:sub` with an ASCII colon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LoginFormat {
    pub separator: String,
}

/// A name is taken for ever within its store, departed accounts included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NameUnique {}

/// The full login's width; a Chinese character counts two. Beyond it only a warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LoginWidth {
    /// units
    pub max: i64,
}

/// T18: for this long after a penalty an account can neither be deleted nor depart (S11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeleteBlock {
    /// months, to 24:00 of the same day number or the month's last day (rulebook D.2, 5)
    pub window: i64,
}

/// An account converted from 1688 can depart, but not be deleted (E.1 row 18).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConvertedNotDeletable {}

/// A submission without the account's position, or without any phone of its person, is warned of (E.1 row 7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SubmissionData {}

/// More than `max` unbindings within `within` days call for a warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FrequentUnbinding {
    /// unbindings
    pub max: i64,
    /// days of 24 hours
    pub within: i64,
}

/// Row 17: a leaver's accounts are done with by 24:00 of the day that is so many days after the one of leaving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OffboardingWithin {
    /// calendar days; 0 = the same day
    pub window: i64,
}

/// An error of the scan; the rule's statement is its remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ScanError {
    pub code: String,
    /// The half hour is over or never began, so the code must be scanned again.
    pub ends_session: bool,
}

/// What an account's dispatch weight may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DispatchWeight {
    pub min: i64,
    pub max: i64,
    /// What the platform sets by itself: it counts where dispatch is on and no weight is entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<i64>,
}

/// How many sub-accounts a store is said to have; a hint only, the operator's entry counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SubAccountQuota {
    /// accounts
    pub limit: i64,
}

/// The codes of a platform's interface in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StatusCodes {
    /// `1=正常`
    pub codes: Vec<String>,
}

/// another's phone may run the check, another's ID card may not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct IdentityOfHolder {}

/// An account that several people use is warned of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OneUser {}

/// Permissions stay when the person goes: they are to be reviewed (row 15; rulebook B.3, check 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PermissionsOutlast {}

impl StatusCodes {
    /// The platform's word for a code; none for one that it does not list.
    pub fn word(&self, code: &str) -> Option<&str> {
        let pairs = self.codes.iter().filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(known, _)| *known == code).map(|(_, word)| word)
    }
}

impl VerifyWithin {
    pub fn length(&self) -> Duration {
        Duration::hours(24 * self.window)
    }
}

impl FrequentUnbinding {
    pub fn length(&self) -> Duration {
        Duration::hours(self.within.saturating_mul(24))
    }
}

impl TempUnfreezeWindow {
    pub fn length(&self) -> Duration {
        Duration::hours(24 * self.window)
    }
}

impl ReviewWithin {
    pub fn length(&self) -> Duration {
        Duration::hours(self.review)
    }
}

impl ScanSession {
    pub fn length(&self) -> Duration {
        Duration::minutes(self.timeout)
    }
}
