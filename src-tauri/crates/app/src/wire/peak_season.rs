//! The promotion season over all shops: windows, temporary accounts wanted and there, and what is to be closed.

use super::StoreName;
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    assess::peak_season::Closing, facts::TemporaryWindow, subject::Subject, time::Instant,
};
use ts_rs::TS;

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct PeakSeasonRequest {
    /// None = the year of now.
    pub year: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PeakSeason {
    pub now: Instant,
    pub year: i32,
    /// Every shop in use whose platform has temporary accounts; those with something to close first, then those with something to prepare.
    pub stores: Vec<SeasonRow>,
    pub unconfirmed: u32,
    pub needed: u32,
    pub existing: u32,
    pub missing: u32,
    /// Accounts with something left to close, in windows that have ended.
    pub unclosed: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SeasonRow {
    pub store: StoreName,
    pub from: Instant,
    /// The first instant after it.
    pub to: Instant,
    /// The operator found it announced; else it is the rule's, a guess.
    pub confirmed: bool,
    /// The rule that gives the days where none are confirmed.
    pub rule: String,
    /// Every confirmed window of the shop, of all years: describing the shop sets the list as a whole.
    pub windows: Vec<TemporaryWindow>,
    pub ended: bool,
    pub needed: Option<u32>,
    pub existing: u32,
    pub missing: u32,
    pub accounts: Vec<SeasonAccountRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SeasonAccountRow {
    pub subject: Subject,
    pub login: String,
    pub usable: bool,
    /// To be done when the window has ended.
    pub closing: Vec<Closing>,
}
