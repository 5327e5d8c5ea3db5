//! What a person did, or the platform decided, about a link group (rulebook E.2).

use super::What;
use crate::subject::StoreKey;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// The platform compared the company's data with the national register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RegistryCheck {
    pub store: StoreKey,
    pub passed: bool,
    /// As shown, of a failure: a code of the rules (`ERR-ACCT-027`) or other words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<String>,
}

/// Face and SMS code were right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkVerification {
    pub store: StoreKey,
    /// The platform passed it on to people.
    #[serde(default)]
    pub manual_review: bool,
    /// The number by which the review can be asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub ticket: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkFailure {
    pub store: StoreKey,
    /// As shown: a code of the rules, `ip-device` for a conflict of devices, or other words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkReview {
    pub store: StoreKey,
    pub approved: bool,
}

/// The platform was told of a registered fact that had changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateFiled {
    /// The `registered-fact-changed` of the entity that it answers (decision L5).
    #[ts(as = "String")]
    pub change: Uuid,
    /// Where the proof is kept: a screenshot's name, a ticket number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub evidence: Option<String>,
}

/// A penalty of one member that reaches the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MemberPenalty {
    pub store: StoreKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub points: Option<f64>,
}

/// A buyer of one member was led to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Diversion {
    /// The store that lost the buyer.
    pub store: StoreKey,
    pub to: StoreKey,
    /// The order's amount, in yuan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub amount: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AppealAnswer {
    pub store: StoreKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub outcome: Option<String>,
}

impl What {
    /// The stores that an event about a link group names.
    pub fn stores(&self) -> impl Iterator<Item = &StoreKey> {
        let (one, other) = match self {
            Self::LinkPlanned(at)
            | Self::LinkInitiated(at)
            | Self::LinkAccepted(at)
            | Self::LinkRestarted(at)
            | Self::MemberLinked(at)
            | Self::MemberLeft(at)
            | Self::WithdrawalsReleased(at)
            | Self::AppealFiled(at) => (Some(&at.store), None),
            Self::RegistryChecked(check) => (Some(&check.store), None),
            Self::LinkVerified(verified) => (Some(&verified.store), None),
            Self::LinkFailed(failure) => (Some(&failure.store), None),
            Self::LinkReviewed(reviewed) => (Some(&reviewed.store), None),
            Self::MemberPenalised(penalty) => (Some(&penalty.store), None),
            Self::BuyerDiverted(diversion) => (Some(&diversion.store), Some(&diversion.to)),
            Self::AppealAnswered(answer) => (Some(&answer.store), None),
            _ => (None, None),
        };
        one.into_iter().chain(other)
    }
}
