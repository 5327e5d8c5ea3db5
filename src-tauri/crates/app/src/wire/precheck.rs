//! The pre-check of a link application.

use super::RuleBrief;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use storewarden_domain::{assessment::Precheck, subject::Subject, time::Instant};
use ts_rs::TS;

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PrecheckRequest {
    /// `link-group:ID`
    pub group: Subject,
    /// The store to be invited; none = everybody in the group and on the way in.
    #[serde(default)]
    pub store: Option<Subject>,
    /// `YYYY-MM-DD` on which the application is to be sent; none = the group's plan, else today.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PrecheckPage {
    pub now: Instant,
    pub group: Subject,
    pub name: String,
    pub report: Precheck,
    /// What the evidence names, for links.
    pub names: Vec<Named>,
    /// The rules behind the guards, each once.
    pub rules: Vec<RuleBrief>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Named {
    pub subject: Subject,
    pub name: String,
}
