//! Link groups: main accounts of one entity that a platform governs together.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A group, planned or formed. Who belongs to it follows from its events.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LinkGroupAttributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Platform code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// USCC of the one entity behind the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The account that asks for the links: `PLATFORM/MAIN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary: Option<String>,
    /// The day on which the next application is to be sent, for the pre-check.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub planned_on: Option<NaiveDate>,
    /// Why accounts of another entity, or of a kind of company that is not listed, are let through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    /// Rates as the operator read them on the platform's page, one entry a member.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<MemberRates>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "super::is_false")]
    pub archived: bool,
}

/// What a member's page showed. The platform weights them in a way that no source tells, so the weight is the operator's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MemberRates {
    /// `PLATFORM/MAIN`
    pub store: String,
    /// out of 5
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub dsr: Option<f64>,
    /// per cent of orders
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub dispute_rate: Option<f64>,
    /// per cent of orders
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub refund_rate: Option<f64>,
    /// Orders, turnover, or any other measure of the member's share; absent = 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub weight: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    pub on: Option<NaiveDate>,
}
