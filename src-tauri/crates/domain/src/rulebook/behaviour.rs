//! The kinds of behaviour that the code knows, each with the parameters that a rule must bind.
//!
//! A kind of obligation lives in one file of [`crate::assess`]; a rule names the kind and gives it values. Durations
//! are whole days (24 h each), hours or minutes of exact time: they run through holidays and do not roll (rulebook D.2).

use super::rule::Rule;
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// A rule's behaviour with its typed parameters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Behaviour {
    VerifyWithin(VerifyWithin),
    TempUnfreezeWindow(TempUnfreezeWindow),
    ReviewWithin(ReviewWithin),
    ScanSession(ScanSession),
    MuteUntilVerified(MuteUntilVerified),
    ExemptStores(ExemptStores),
    GradualRollOut(GradualRollOut),
    TemporaryAccounts(TemporaryAccounts),
    OnePersonPerStore(OnePersonPerStore),
    HolderLocked(HolderLocked),
    LoginFormat(LoginFormat),
    NameUnique(NameUnique),
    LoginWidth(LoginWidth),
}

impl Behaviour {
    /// The code written after `behaviour =` in a rule file.
    pub fn code(&self) -> &'static str {
        match self {
            Self::VerifyWithin(_) => "verify-within",
            Self::TempUnfreezeWindow(_) => "temp-unfreeze-window",
            Self::ReviewWithin(_) => "review-within",
            Self::ScanSession(_) => "scan-session",
            Self::MuteUntilVerified(_) => "mute-until-verified",
            Self::ExemptStores(_) => "exempt-stores",
            Self::GradualRollOut(_) => "gradual-roll-out",
            Self::TemporaryAccounts(_) => "temporary-accounts",
            Self::OnePersonPerStore(_) => "one-person-per-store",
            Self::HolderLocked(_) => "holder-locked",
            Self::LoginFormat(_) => "login-format",
            Self::NameUnique(_) => "name-unique",
            Self::LoginWidth(_) => "login-width",
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

impl VerifyWithin {
    pub fn length(&self) -> Duration {
        Duration::hours(24 * self.window)
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

/// A behaviour's parameters together with the rule that bound them.
#[derive(Debug)]
pub struct Bound<'a, P> {
    pub rule: &'a Rule,
    pub params: &'a P,
}

// By hand: a derive would ask for `P: Copy`, although only references are held.
impl<P> Clone for Bound<'_, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Bound<'_, P> {}

/// What a platform's rules say about sub-accounts. A kind that no rule binds does not act.
#[derive(Debug, Clone, Copy, Default)]
pub struct SubAccountRules<'a> {
    pub verify_within: Option<Bound<'a, VerifyWithin>>,
    pub temp_unfreeze_window: Option<Bound<'a, TempUnfreezeWindow>>,
    pub review_within: Option<Bound<'a, ReviewWithin>>,
    pub scan_session: Option<Bound<'a, ScanSession>>,
    pub mute_until_verified: Option<Bound<'a, MuteUntilVerified>>,
    pub exempt_stores: Option<Bound<'a, ExemptStores>>,
    pub gradual_roll_out: Option<Bound<'a, GradualRollOut>>,
    pub temporary_accounts: Option<Bound<'a, TemporaryAccounts>>,
    pub one_person_per_store: Option<Bound<'a, OnePersonPerStore>>,
    pub holder_locked: Option<Bound<'a, HolderLocked>>,
    pub login_format: Option<Bound<'a, LoginFormat>>,
    pub name_unique: Option<Bound<'a, NameUnique>>,
    pub login_width: Option<Bound<'a, LoginWidth>>,
}

impl<'a> SubAccountRules<'a> {
    pub(super) fn bound_for(platform: &str, rules: impl Iterator<Item = &'a Rule>) -> Self {
        let mut all = Self::default();
        for rule in rules.filter(|r| r.speaks_about(platform)) {
            match &rule.behaviour {
                None => {}
                Some(Behaviour::VerifyWithin(params)) => all.verify_within = Some(Bound { rule, params }),
                Some(Behaviour::TempUnfreezeWindow(params)) => {
                    all.temp_unfreeze_window = Some(Bound { rule, params })
                }
                Some(Behaviour::ReviewWithin(params)) => all.review_within = Some(Bound { rule, params }),
                Some(Behaviour::ScanSession(params)) => all.scan_session = Some(Bound { rule, params }),
                Some(Behaviour::MuteUntilVerified(params)) => {
                    all.mute_until_verified = Some(Bound { rule, params })
                }
                Some(Behaviour::ExemptStores(params)) => all.exempt_stores = Some(Bound { rule, params }),
                Some(Behaviour::GradualRollOut(params)) => {
                    all.gradual_roll_out = Some(Bound { rule, params })
                }
                Some(Behaviour::TemporaryAccounts(params)) => {
                    all.temporary_accounts = Some(Bound { rule, params })
                }
                Some(Behaviour::OnePersonPerStore(params)) => {
                    all.one_person_per_store = Some(Bound { rule, params })
                }
                Some(Behaviour::HolderLocked(params)) => all.holder_locked = Some(Bound { rule, params }),
                Some(Behaviour::LoginFormat(params)) => all.login_format = Some(Bound { rule, params }),
                Some(Behaviour::NameUnique(params)) => all.name_unique = Some(Bound { rule, params }),
                Some(Behaviour::LoginWidth(params)) => all.login_width = Some(Bound { rule, params }),
            }
        }
        all
    }
}
