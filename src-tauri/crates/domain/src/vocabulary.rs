//! The closed vocabularies of the domain. Codes are kebab-case on the wire; the words for people are in the UI's text files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Declares a closed vocabulary with its codes.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $code)] $variant),+ }
        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The code on the wire and in the database.
            pub fn code(self) -> &'static str { match self { $(Self::$variant => $code),+ } }
            pub fn from_code(code: &str) -> Option<Self> { Self::ALL.iter().copied().find(|v| v.code() == code) }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.code()) }
        }
    };
}

mod association;

pub use association::*;

vocabulary! {
    /// 实人认证: the person check of a sub-account (rulebook E.1, dimension V).
    Verification {
        NotRequired = "not-required", Exempt = "exempt", Unverified = "unverified", UnderReview = "under-review",
        Rejected = "rejected", Verified = "verified", Unbound = "unbound",
    }
}

impl Verification {
    /// The person check is owed and not passed: the freeze clock may run.
    pub fn outstanding(self) -> bool {
        matches!(self, Self::Unverified | Self::UnderReview | Self::Rejected | Self::Unbound)
    }
}

vocabulary! {
    /// Whether a sub-account can be used (rulebook E.1, dimension A).
    Access {
        Active = "active", FrozenOverdue = "frozen-overdue", TempUnfrozen = "temp-unfrozen", Refrozen = "refrozen",
        SellerDisabled = "seller-disabled", Punished = "punished", Departed = "departed", ExpiredTemp = "expired-temp",
    }
}

impl Access {
    /// Frozen because the person check was not passed in time.
    pub fn frozen(self) -> bool {
        matches!(self, Self::FrozenOverdue | Self::Refrozen)
    }
}

vocabulary! {
    /// Whether messages of a sub-account reach the customer (rulebook E.1, dimension M).
    Messaging { Muted = "muted", Open = "open" }
}

vocabulary! {
    /// The one label shown for a sub-account: the first that applies, in this order (rulebook E.1).
    Label {
        Departed = "departed", Punished = "punished", SellerDisabled = "seller-disabled", Refrozen = "refrozen",
        FrozenOverdue = "frozen-overdue", ExpiredTemp = "expired-temp", TempUnfrozen = "temp-unfrozen",
        Rejected = "rejected", UnderReview = "under-review", Unverified = "unverified", Unbound = "unbound",
        Exempt = "exempt", NotRequired = "not-required", Verified = "verified",
    }
}

vocabulary! {
    /// `temp-cs` is the temporary customer-service account of a promotion (临时客服).
    SubAccountKind { Regular = "regular", TempCs = "temp-cs" }
}

vocabulary! {
    /// What a platform's page says of an account's access, as an operator or an import reports it.
    SeenAccess {
        Normal = "normal", Disabled = "disabled", Frozen = "frozen",
        /// 处罚冻结, told apart from an overdue check by interfaces alone.
        Punished = "punished",
        Departed = "departed",
    }
}

vocabulary! {
    /// What a platform's page says of the person check.
    SeenVerification {
        Unverified = "unverified", UnderReview = "under-review", Rejected = "rejected", Verified = "verified",
    }
}

vocabulary! {
    /// Has the platform's step-by-step introduction of the person check reached this shop? Absent counts as `covered`.
    RollOut { Covered = "covered", NotCovered = "not-covered" }
}

vocabulary! {
    /// Canonical store status (rulebook 1.3).
    StoreStatus {
        Preparing = "preparing", Active = "active", Restricted = "restricted", Frozen = "frozen",
        Closing = "closing", Closed = "closed",
    }
}

vocabulary! {
    /// Through what a store pays and is paid (rulebook 1.1).
    PaymentKind { Alipay = "alipay", Card = "card", Other = "other" }
}

vocabulary! {
    /// How far a permission goes; none is an absent grant. Editing includes viewing.
    Level { View = "view", Edit = "edit" }
}

vocabulary! {
    /// What a penalty does to a sub-account; `unknown` when only its existence is known.
    PenaltyEffect { Mute = "mute", Freeze = "freeze", Unknown = "unknown" }
}

vocabulary! {
    /// What the company register holds of an entity, as far as a change of it has to be told to somebody.
    RegisteredFact {
        Name = "name", LicenceAddress = "licence-address", LegalRepresentative = "legal-representative",
        BankAccount = "bank-account",
    }
}

vocabulary! {
    /// Kinds of document (rulebook B.4). Rules speak about them by these codes.
    DocumentKind {
        BusinessLicence = "business-licence", IdentityCard = "identity-card",
        BankAccountPermit = "bank-account-permit", BasicAccountInformation = "basic-account-information",
        Trademark = "trademark", BrandAuthorisation = "brand-authorisation",
        FoodBusinessLicence = "food-business-licence", QualityReport = "quality-report",
        CccCertificate = "ccc-certificate", ShopAuthorisation = "shop-authorisation",
        /// Made for one change: a photo with the card in hand, a letter with the seal.
        OneOff = "one-off",
        Other = "other",
    }
}

vocabulary! {
    /// Whether a document can be used, as its dates say (rulebook E.4).
    Validity {
        PendingEffective = "pending-effective", Valid = "valid", Expiring = "expiring", Expired = "expired",
        /// A trademark after its printed end, while it can still be renewed.
        InGrace = "in-grace",
        Superseded = "superseded",
        /// Neither a date nor a rule that would tell one.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// What a platform made of a document that was handed in to one store.
    Audit { NotSubmitted = "not-submitted", Pending = "pending", Passed = "passed", Rejected = "rejected" }
}

vocabulary! {
    /// What a paper that is handed in must show.
    PaperField {
        Uscc = "uscc", Scope = "scope", Validity = "validity", BankName = "bank-name", AccountNumber = "account-number",
        Seal = "seal",
    }
}

vocabulary! {
    /// What a file is by its first bytes.
    FileContent { Pdf = "pdf", Jpeg = "jpeg", Png = "png", Other = "other" }
}

vocabulary! {
    /// What coordinates are measured from. They are compared within one datum only (rulebook C.6).
    Datum { Wgs84 = "wgs-84", Gcj02 = "gcj-02", Bd09 = "bd-09" }
}

vocabulary! {
    /// An invited account's way into a link group (rulebook E.2).
    LinkStage {
        Draft = "draft", RegistryCheck = "registry-check", AwaitingAccept = "awaiting-accept",
        Verifying = "verifying", ManualReview = "manual-review", Linked = "linked",
        InvitationExpired = "invitation-expired", Failed = "failed", Left = "left",
    }
}

impl LinkStage {
    /// The platform's steps are being taken.
    pub fn runs(self) -> bool {
        matches!(self, Self::RegistryCheck | Self::AwaitingAccept | Self::Verifying | Self::ManualReview)
    }

    /// Planned or under way; not one that expired or was turned down, which has to begin anew.
    pub fn on_the_way(self) -> bool {
        self == Self::Draft || self.runs()
    }
}

vocabulary! {
    /// What is done on the way into a link group, in this order (rulebook E.2): the platform's four steps, the review that may
    /// follow, and what surrounds them.
    LinkStep {
        Plan = "plan", Precheck = "precheck", Initiate = "initiate", Registry = "registry", Accept = "accept", Verify = "verify",
        Review = "review", Linked = "linked",
    }
}

vocabulary! {
    /// How a link group stands.
    GroupStanding {
        /// Nobody is linked yet.
        Forming = "forming",
        Linked = "linked",
        /// A registered fact has changed and the platform was not told yet.
        ChangePending = "change-pending",
        /// Dissolved by the platform on day 4, withdrawals frozen.
        AutoUnlinked = "auto-unlinked",
        /// Too few members were left.
        Dissolved = "dissolved",
        ClosedPermanent = "closed-permanent",
    }
}

impl GroupStanding {
    /// It had members and has none any more: whoever was unlinked is released and applies again before anybody new is invited.
    pub fn is_over(self) -> bool {
        matches!(self, Self::AutoUnlinked | Self::Dissolved | Self::ClosedPermanent)
    }
}

vocabulary! {
    /// How a store ceased to be a member of a link group.
    MembershipEnd {
        /// It left by itself.
        Left = "left",
        /// The platform dissolved the group on day 4.
        AutoUnlinked = "auto-unlinked",
        /// Too few members were left (decision L6).
        Dissolved = "dissolved",
        Closed = "closed",
    }
}

vocabulary! {
    /// What became of the duty to file a change.
    DutyOutcome {
        Open = "open", Met = "met", Missed = "missed",
        /// The group came to its end by something else first.
        Lapsed = "lapsed",
    }
}

vocabulary! {
    /// Rates that a platform weights over a link group.
    LinkMetric { Dsr = "dsr", DisputeRate = "dispute-rate", RefundRate = "refund-rate" }
}

vocabulary! {
    /// To what a store is bound as its main account (rulebook E.3, X-08: three things that sources call by one name).
    BindingKind {
        /// The phone with which the shop is logged in to.
        LoginPhone = "login-phone",
        /// 店铺官方账号
        OfficialAccount = "official-account",
        /// 渠道号, also called 授权号
        ChannelAccount = "channel-account",
    }
}

vocabulary! {
    /// Where a binding stands (rulebook E.3).
    BindingStage {
        /// On record, and nothing bound yet.
        Unbound = "none",
        Bound = "bound", ChangePlanned = "change-planned",
        /// In place: the code went to the new phone.
        VerifyingNew = "verifying-new",
        Unbinding = "unbinding",
        /// The old account is gone and the platform does not take a new one yet.
        Waiting = "waiting",
        Rebinding = "rebinding",
        /// The new account is bound; the checklist is open.
        Rebound = "rebound",
        /// The account was cancelled, or the shop closed: the platform lets it go after a while.
        Releasing = "releasing",
        Released = "released",
    }
}

vocabulary! {
    /// How a binding is changed: unbound, waited for and bound anew, or in one step.
    ChangeFlow { Rebind = "rebind", InPlace = "in-place" }
}

vocabulary! {
    /// Whether something is done before a change or after it.
    ChecklistStage { Before = "before", After = "after" }
}

vocabulary! {
    /// A step for which the platform's page sets a time.
    PageStep { Unbind = "unbind", Rebind = "rebind" }
}

vocabulary! {
    /// After what a binding ends by itself.
    ReleaseEvent { AccountCancelled = "account-cancelled", StoreClosed = "store-closed" }
}

vocabulary! {
    /// What a platform keeps a store from (rulebook 1.3).
    Restriction {
        /// 无法销售: no main account is bound, or the store is not bound to it again yet.
        SalesBlocked = "sales-blocked",
        WithdrawBlocked = "withdraw-blocked", PublishBlocked = "publish-blocked",
        ListingRemoved = "listing-removed", SlotRemoved = "slot-removed", CampaignBlocked = "campaign-blocked",
        MessageMuted = "message-muted", LoginBlocked = "login-blocked", Demoted = "demoted",
    }
}

vocabulary! {
    /// The one label shown for a store: the first that applies, in this order.
    StoreLabel {
        ClosedPermanent = "closed-permanent", Closed = "closed", Closing = "closing", Frozen = "frozen",
        Restricted = "restricted", Preparing = "preparing", Active = "active",
    }
}

impl StoreLabel {
    /// Nothing is sold there any more.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::ClosedPermanent | Self::Closed)
    }
}

vocabulary! {
    /// What a pre-check says of one condition.
    GuardVerdict {
        Pass = "pass",
        /// It may pass; look at it.
        Warn = "warn",
        /// It will be refused, as far as the rules tell.
        Blocked = "blocked",
        /// Nothing on record tells.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// What is done to an account whose holder leaves (rulebook E.1 row 17; B.3, check 4).
    LeavingStep {
        Unbind = "unbind", ChangePhone = "change-phone",
        /// The account departs, or passes to somebody else.
        HandOver = "hand-over",
        ReviewPermissions = "review-permissions",
    }
}

vocabulary! {
    /// What is done to a temporary account when its window has ended.
    ClosingStep { StopDispatch = "stop-dispatch", Depart = "depart" }
}

vocabulary! {
    /// What a rule brings about, and what happens when a deadline is missed. The order is the order of alarm: the worst
    /// first.
    Consequence {
        /// Closed for good.
        Closed = "closed",
        /// Every link removed, the withdrawals of all former members frozen.
        Unlinked = "unlinked",
        WithdrawalsFrozen = "withdrawals-frozen",
        Frozen = "frozen", Refrozen = "refrozen",
        /// Somebody who has left can still act.
        Exposed = "exposed",
        SalesBlocked = "sales-blocked",
        /// Limits on withdrawing, listing, slots or new items.
        Restricted = "restricted",
        /// A right lapses.
        Cancelled = "cancelled",
        /// On the list of abnormal operators.
        Listed = "listed",
        /// An application, a binding or a file is turned down.
        Refused = "refused",
        Fined = "fined", PointsDeducted = "points-deducted", CampaignBlocked = "campaign-blocked", Muted = "muted",
        Expired = "expired",
        /// A step must begin again.
        Restart = "restart",
        Chase = "chase", Review = "review", Rescan = "rescan",
        /// Something becomes possible.
        Unlocked = "unlocked",
    }
}

vocabulary! {
    /// What sort of statement a rule is (rulebook, reading keys). A statistic is shown and never computed on.
    Nature {
        State = "state", Step = "step", Advice = "advice", Deadline = "deadline", Format = "format",
        Precondition = "precondition", Exception = "exception", Error = "error", Consequence = "consequence",
        Limit = "limit", Statistic = "statistic", Document = "document",
    }
}

vocabulary! {
    DeadlineState { Open = "open", Missed = "missed", Met = "met", Waived = "waived" }
}

vocabulary! {
    /// Who has to act.
    Actor {
        Staff = "staff", MainAccount = "main-account", Platform = "platform", Operator = "operator",
        LegalRepresentative = "legal-representative",
    }
}

vocabulary! {
    /// How sure we are of a rule (rulebook, reading keys).
    Confidence {
        Corroborated = "corroborated", Refined = "refined", Contradicted = "contradicted", Uncorroborated = "uncorroborated",
    }
}
