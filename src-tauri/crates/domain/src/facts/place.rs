//! Where something is: an address as it is written, with coordinates that say by which datum they were measured.

use crate::vocabulary::Datum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An address to the letter. Coordinates are the operator's: there is no geocoder in the program.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Address {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Coordinates>,
}

/// A point on the map. The datum belongs to it: the same place differs by some 500 metres between WGS-84 and GCJ-02
/// (rulebook C.6), so points of different datums are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Coordinates {
    /// degrees north
    pub lat: f64,
    /// degrees east
    pub lon: f64,
    pub datum: Datum,
}

/// A distance that somebody measured, where coordinates are not at hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MeasuredDistance {
    /// metres
    pub metres: f64,
    /// How and with what, in the operator's words.
    pub source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    pub on: Option<NaiveDate>,
}
