//! The journal's entries.
//!
//! A change says what, about which subject, when it took effect, and when and by whom it was recorded. There are two
//! kinds: *attributes* (`…-described`: the last recorded wins) and *events* (kept as history, evaluated in the order of
//! `effective`, then of recording; those with `effective` after now are not yet true). A mistake is corrected by a
//! further change, never by editing history: an attribute by a new value, an event by [`What::Retracted`].

mod association;
mod binding;
mod concern;
mod handling;
mod linking;
mod papers;
mod rules;

pub use association::*;
pub use binding::*;
pub use handling::*;
pub use linking::*;
pub use papers::*;
pub use rules::*;

use crate::{
    subject::Subject,
    time::Instant,
    vocabulary::{PenaltyEffect, SeenAccess, SeenVerification},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;
use uuid::Uuid;

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub id: Uuid,
    #[serde(flatten)]
    pub draft: Draft,
    /// When it was entered, by the program's clock.
    pub recorded: Instant,
    /// Who entered it: `operator`, `import`, `undo`, `demo`.
    pub by: String,
}

/// A change before it is recorded: what a form, a file or a situation gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Draft {
    pub subject: Subject,
    /// When it took effect in the world.
    pub effective: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
    #[serde(flatten)]
    pub what: What,
}

impl Draft {
    pub fn new(subject: Subject, effective: Instant, what: What) -> Self {
        Self { subject, effective, note: None, what }
    }

    /// Gives the draft its identity. `id` is a UUIDv7, so that ids sort in the order of recording.
    pub fn record(self, id: Uuid, recorded: Instant, by: &str) -> Change {
        Change { id, draft: self, recorded, by: by.into() }
    }
}

/// A merge patch (RFC 7386) over a subject's attributes: a named field is set, `null` clears it, an absent one is kept.
pub type Patch = Map<String, Value>;

/// What changed. On the wire `{ "kind": "…", "data": { … } }`; `tests/situations/README.md` lists every field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "data", rename_all = "kebab-case")]
pub enum What {
    /// Fields of [`crate::facts::EntityAttributes`].
    EntityDescribed(Patch),
    /// Fields of [`crate::facts::StoreAttributes`].
    StoreDescribed(Patch),
    /// Fields of [`crate::facts::StaffAttributes`].
    StaffDescribed(Patch),
    /// Fields of [`crate::facts::SubAccountAttributes`].
    SubAccountDescribed(Patch),
    /// Fields of [`crate::facts::RoleAttributes`].
    RoleDescribed(Patch),
    /// Parameters of the rule, each `{ value, reason }`; `null` takes the operator's value back.
    RuleOverridden(Patch),
    /// The operator found the way through the menus as the rule tells it.
    MenuPathConfirmed(MenuPathSeen),
    /// Fields of [`crate::facts::YearAttributes`].
    YearDescribed(Patch),
    /// Fields of [`crate::facts::RulebookAttributes`]: a version of the shipped rules acts from now on.
    RulebookAccepted(Patch),
    /// Fields of [`crate::facts::DocumentAttributes`].
    DocumentDescribed(Patch),
    /// Fields of [`crate::facts::LinkGroupAttributes`].
    LinkGroupDescribed(Patch),
    /// Fields of [`crate::facts::BindingAttributes`].
    BindingDescribed(Patch),

    /// The first prompt that the person check is required was seen. About a store: it speaks for the accounts that exist then.
    NoticeReceived(Empty),
    /// The operator looked again: this store's kind is still exempt. About a store.
    ExemptionConfirmed(Empty),

    /// The QR code was scanned; the platform's session runs. `identity` = the person whose ID card is photographed.
    QrScanned(Scan),
    /// The phone showed an error during the scan. `error` = a code of the rules (`uuid-illegal`) or the words shown.
    ScanFailed(ScanFault),
    /// The person's data went to the platform for review. `holder` = the person, where it is another than before.
    Submitted(Submission),
    Approved(Empty),
    Rejected(Rejection),
    /// The main account unbound the verified person. `holder` = who that was.
    Unbound(Unbinding),
    /// The main account lifted the freeze for a short time.
    TempUnfrozen(Empty),
    /// 登记离职 or 删除.
    Departed(Departure),
    /// 重新任用.
    Restored(Empty),
    SellerDisabled(Empty),
    SellerEnabled(Empty),
    Punished(Penalty),
    PenaltyLifted(Empty),
    /// What the account may do was looked over after its person had changed or left.
    PermissionsReviewed(Empty),
    /// The main account sent somebody the link that makes the account theirs; another one counts anew.
    Invited(Empty),
    /// Whoever was invited opened the link in time.
    Activated(Empty),
    /// What the platform's page showed. Absent dimensions were not looked at.
    Observed(Sighting),

    /// A member of staff leaves; the day counts. `accounts` = the accounts that they held.
    Left(Leaving),
    /// The person is back, or never left.
    Rejoined(Empty),

    /// A registered fact of the entity changed. It starts what has to be filed; editing the fact records it by itself.
    RegisteredFactChanged(FactChange),
    /// The yearly report went to the registry.
    AnnualReportFiled(Report),
    /// The operator looked again: this kind of company still cannot form a link group.
    ExclusionConfirmed(Empty),
    /// That business ends was announced on the shop's home page.
    ExitAnnounced(Empty),
    /// Somebody worked in the store, from this device, over this address.
    LoggedIn(Login),
    /// A new document was applied for.
    RenewalApplied(Empty),
    /// The document was handed in to the store's platform.
    DocumentSubmitted(AtStore),
    AuditPassed(AtStore),
    AuditRejected(AuditRefusal),
    /// The yearly inspection behind a certificate took place.
    SurveillancePassed(Empty),
    /// The files were compared with their fingerprints.
    FileChecked(FileCheck),
    /// A store is to be invited.
    LinkPlanned(AtStore),
    /// Step one: the primary asked for the link.
    LinkInitiated(AtStore),
    /// Step two.
    RegistryChecked(RegistryCheck),
    /// Step three: the invited account agreed.
    LinkAccepted(AtStore),
    /// Step four.
    LinkVerified(LinkVerification),
    /// The platform turned the application down after it was accepted.
    LinkFailed(LinkFailure),
    LinkReviewed(LinkReview),
    /// Back to the draft, after a failure, an expired invitation or the group's end.
    LinkRestarted(AtStore),
    /// The platform shows the store as linked; how it came in is not on record.
    MemberLinked(AtStore),
    MemberLeft(AtStore),
    UpdateSubmitted(UpdateFiled),
    /// The platform lets this former member withdraw again (L7).
    WithdrawalsReleased(AtStore),
    MemberPenalised(MemberPenalty),
    BuyerDiverted(Diversion),
    /// A sub-account was passed off as a store: everything is closed for good.
    DisguiseFound(Empty),
    AppealFiled(AtStore),
    AppealAnswered(AppealAnswer),

    /// An account was bound where none was.
    BindingBound(BoundAccount),
    /// The account is to be exchanged for another.
    BindingChangePlanned(BindingPlan),
    /// It is not to be exchanged after all; nothing was undone on the platform.
    BindingChangeDropped(Empty),
    /// The platform's page was opened: the new phone is checked, or the old account being unbound.
    BindingChangeStarted(ChangeStart),
    /// The old account is unbound.
    BindingUnbound(Empty),
    RebindingStarted(RebindStart),
    /// The platform did not take the new account.
    RebindingRefused(Rejection),
    /// The new account is bound.
    Rebound(AccountNow),
    ChecklistDone(ChecklistTick),
    ChecklistWaived(ChecklistWaiver),
    /// Somebody is to do it.
    ChecklistAssigned(ChecklistOwner),
    /// The binding's data was looked over.
    BindingReviewed(Empty),
    /// The platform upgraded the official account by itself.
    BindingUpgraded(Empty),
    UpgradeRevoked(Empty),
    /// The bound account was cancelled.
    AccountCancelled(Empty),
    /// The shop is closed on the platform. About a store.
    StoreClosed(Empty),
    /// Its deposit came back. About a store.
    DepositRefunded(Empty),
    /// Papers or a request went to the platform. About a store.
    ProcessStarted(PlatformProcess),
    ProcessFinished(PlatformProcess),

    Acknowledged(Acknowledgement),
    Snoozed(Snooze),
    Waived(Waiver),
    RemindersResumed(Resumption),

    /// The named change about the same subject was a mistake and counts no more; naming a retraction revives what it voided.
    Retracted(Retraction),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Empty {}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Scan {
    /// `staff:ID` without the prefix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub identity: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScanFault {
    pub error: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Leaving {
    /// Filled in when it is recorded, so that progress can be told when an account has passed to somebody else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Subject>>", optional)]
    pub accounts: Vec<Subject>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// `staff:ID` without the prefix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub holder: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unbinding {
    /// `staff:ID` without the prefix. Filled in when it is recorded, because somebody else may hold the account later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub holder: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Departure {
    /// 删除 instead of 登记离职. What follows is the same, but not every account can be deleted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub deleted: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Rejection {
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Penalty {
    pub effect: PenaltyEffect,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Sighting {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub verification: Option<SeenVerification>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub access: Option<SeenAccess>,
    /// The page gave no date for this state; `effective` is then the row's creation time or the first sight.
    #[serde(default)]
    pub undated: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Retraction {
    #[ts(as = "String")]
    pub change: Uuid,
}

impl What {
    /// The code written as `kind`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::EntityDescribed(_) => "entity-described",
            Self::StoreDescribed(_) => "store-described",
            Self::StaffDescribed(_) => "staff-described",
            Self::SubAccountDescribed(_) => "sub-account-described",
            Self::RoleDescribed(_) => "role-described",
            Self::RuleOverridden(_) => "rule-overridden",
            Self::MenuPathConfirmed(_) => "menu-path-confirmed",
            Self::YearDescribed(_) => "year-described",
            Self::RulebookAccepted(_) => "rulebook-accepted",
            Self::DocumentDescribed(_) => "document-described",
            Self::LinkGroupDescribed(_) => "link-group-described",
            Self::NoticeReceived(_) => "notice-received",
            Self::ExemptionConfirmed(_) => "exemption-confirmed",
            Self::QrScanned(_) => "qr-scanned",
            Self::ScanFailed(_) => "scan-failed",
            Self::Submitted(_) => "submitted",
            Self::Approved(_) => "approved",
            Self::Rejected(_) => "rejected",
            Self::Unbound(_) => "unbound",
            Self::TempUnfrozen(_) => "temp-unfrozen",
            Self::Departed(_) => "departed",
            Self::Restored(_) => "restored",
            Self::SellerDisabled(_) => "seller-disabled",
            Self::SellerEnabled(_) => "seller-enabled",
            Self::Punished(_) => "punished",
            Self::PenaltyLifted(_) => "penalty-lifted",
            Self::PermissionsReviewed(_) => "permissions-reviewed",
            Self::Invited(_) => "invited",
            Self::Activated(_) => "activated",
            Self::Observed(_) => "observed",
            Self::Left(_) => "left",
            Self::Rejoined(_) => "rejoined",
            Self::RegisteredFactChanged(_) => "registered-fact-changed",
            Self::AnnualReportFiled(_) => "annual-report-filed",
            Self::ExclusionConfirmed(_) => "exclusion-confirmed",
            Self::ExitAnnounced(_) => "exit-announced",
            Self::LoggedIn(_) => "logged-in",
            Self::RenewalApplied(_) => "renewal-applied",
            Self::DocumentSubmitted(_) => "document-submitted",
            Self::AuditPassed(_) => "audit-passed",
            Self::AuditRejected(_) => "audit-rejected",
            Self::SurveillancePassed(_) => "surveillance-passed",
            Self::FileChecked(_) => "file-checked",
            Self::LinkPlanned(_) => "link-planned",
            Self::LinkInitiated(_) => "link-initiated",
            Self::RegistryChecked(_) => "registry-checked",
            Self::LinkAccepted(_) => "link-accepted",
            Self::LinkVerified(_) => "link-verified",
            Self::LinkFailed(_) => "link-failed",
            Self::LinkReviewed(_) => "link-reviewed",
            Self::LinkRestarted(_) => "link-restarted",
            Self::MemberLinked(_) => "member-linked",
            Self::MemberLeft(_) => "member-left",
            Self::UpdateSubmitted(_) => "update-submitted",
            Self::WithdrawalsReleased(_) => "withdrawals-released",
            Self::MemberPenalised(_) => "member-penalised",
            Self::BuyerDiverted(_) => "buyer-diverted",
            Self::DisguiseFound(_) => "disguise-found",
            Self::AppealFiled(_) => "appeal-filed",
            Self::AppealAnswered(_) => "appeal-answered",
            Self::BindingDescribed(_) => "binding-described",
            Self::BindingBound(_) => "binding-bound",
            Self::BindingChangePlanned(_) => "binding-change-planned",
            Self::BindingChangeDropped(_) => "binding-change-dropped",
            Self::BindingChangeStarted(_) => "binding-change-started",
            Self::BindingUnbound(_) => "binding-unbound",
            Self::RebindingStarted(_) => "rebinding-started",
            Self::RebindingRefused(_) => "rebinding-refused",
            Self::Rebound(_) => "rebound",
            Self::ChecklistDone(_) => "checklist-done",
            Self::ChecklistWaived(_) => "checklist-waived",
            Self::ChecklistAssigned(_) => "checklist-assigned",
            Self::BindingReviewed(_) => "binding-reviewed",
            Self::BindingUpgraded(_) => "binding-upgraded",
            Self::UpgradeRevoked(_) => "upgrade-revoked",
            Self::AccountCancelled(_) => "account-cancelled",
            Self::StoreClosed(_) => "store-closed",
            Self::DepositRefunded(_) => "deposit-refunded",
            Self::ProcessStarted(_) => "process-started",
            Self::ProcessFinished(_) => "process-finished",
            Self::Acknowledged(_) => "acknowledged",
            Self::Snoozed(_) => "snoozed",
            Self::Waived(_) => "waived",
            Self::RemindersResumed(_) => "reminders-resumed",
            Self::Retracted(_) => "retracted",
        }
    }

    /// Attributes are overwritten, events are kept.
    pub fn patch(&self) -> Option<&Patch> {
        match self {
            Self::EntityDescribed(p)
            | Self::StoreDescribed(p)
            | Self::StaffDescribed(p)
            | Self::SubAccountDescribed(p)
            | Self::RoleDescribed(p)
            | Self::RuleOverridden(p)
            | Self::YearDescribed(p)
            | Self::RulebookAccepted(p)
            | Self::DocumentDescribed(p)
            | Self::LinkGroupDescribed(p)
            | Self::BindingDescribed(p) => Some(p),
            _ => None,
        }
    }

    /// The deadline whose reminders it is about, and the due time that it had. Such a change says nothing of the world,
    /// so no state rests on it.
    pub fn handles(&self) -> Option<(&str, Instant)> {
        match self {
            Self::Acknowledged(it) => Some((&it.deadline, it.due)),
            Self::Snoozed(it) => Some((&it.deadline, it.due)),
            Self::Waived(it) => Some((&it.deadline, it.due)),
            Self::RemindersResumed(it) => Some((&it.deadline, it.due)),
            _ => None,
        }
    }
}
