//! One sub-account in full: what its drawer groups and its form edits, and what a login is worth before it is recorded.

use super::{PersonRow, Refusal};
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    facts::Certificate, subject::Subject, text::Text, time::Instant, vocabulary::SubAccountKind,
};
use ts_rs::TS;

/// The facts of a sub-account, beside what its [`super::SubjectPage`] says of every subject. Phones are masked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct SubAccountPage {
    pub now: Instant,
    pub subject: Subject,
    pub kind: SubAccountKind,
    /// None = unknown; the first sight counts.
    pub created_at: Option<Instant>,
    /// When somebody was last seen to have logged in; none = not known.
    pub last_login_at: Option<Instant>,
    pub position: Option<String>,
    pub department: Option<String>,
    pub holder: Option<PersonRow>,
    /// Masked; none = not recorded, and counted as the holder's.
    pub security_phone: Option<String>,
    pub verification_phone: Option<String>,
    /// Masked.
    pub email: Option<String>,
    pub shared: bool,
    /// People seen using it.
    pub users: Vec<PersonRow>,
    pub dispatch: Option<bool>,
    pub dispatch_weight: Option<u32>,
    /// What the platform is said to take as a weight; none = no rule says.
    pub weight_bounds: Option<WeightBounds>,
    /// It came from 1688 and cannot be deleted; none = no rule of the platform speaks of such accounts.
    pub converted_1688: Option<bool>,
    pub certificate: Option<Certificate>,
    pub tags: Vec<String>,
    pub notes: Option<String>,
    /// As they were read, with what a rule says that they mean.
    pub platform_codes: Vec<PlatformCode>,
    /// None where the platform's check needs no scan.
    pub scan: Option<ScanPage>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WeightBounds {
    #[ts(type = "number")]
    pub min: i64,
    #[ts(type = "number")]
    pub max: i64,
    /// What counts where none is entered; none = no rule says.
    #[ts(type = "number | null")]
    pub default: Option<i64>,
    /// The id of the rule that says so.
    pub rule: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlatformCode {
    /// `taobao.subuser.fullinfo.get`
    pub interface: String,
    pub code: String,
    /// In the platform's own words.
    pub meaning: Option<String>,
}

/// The attempt at the person check.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScanPage {
    /// How long an attempt may take, in minutes.
    #[ts(type = "number")]
    pub minutes: i64,
    /// The id of the rule that says so.
    pub rule: String,
    pub open: Option<OpenScan>,
    /// The errors that the phone may show, each with its remedy.
    pub errors: Vec<ScanRemedy>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OpenScan {
    pub since: Instant,
    /// The first instant that is too late.
    pub ends: Instant,
    /// Whose ID card is photographed.
    pub identity: Option<PersonRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScanRemedy {
    /// `uuid-illegal`, as it is recorded.
    pub code: String,
    pub remedy: Text,
    /// The code must be scanned again.
    pub ends_session: bool,
    pub rule: String,
}

/// A login as somebody types it for a store.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LoginRequest {
    pub store: Subject,
    /// The part after the colon, or the whole login.
    pub typed: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LoginWarning {
    pub text: Text,
    /// The id of the rule that it rests on, where there is one.
    pub rule: Option<String>,
}

/// What becomes of it. Nothing is recorded.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LoginVerdict {
    /// The part after the colon as it would be recorded; none where `fault` stands.
    pub sub: Option<String>,
    /// With the ASCII colon, as it is typed at login.
    pub login: Option<String>,
    /// `sub` is not what was typed: to be offered, not forced.
    pub corrected: bool,
    /// Why it can be no login of this store.
    pub fault: Option<Text>,
    /// They do not block.
    pub warnings: Vec<LoginWarning>,
    /// Somebody has the name already; its evidence is that account.
    pub taken: Option<Refusal>,
    /// That account has departed and can be restored.
    pub restorable: bool,
}
