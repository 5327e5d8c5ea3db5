//! Where something is: an address as it is written, with coordinates that say by which datum they were measured.

use crate::{
    validate::{Verdict, distance, near_enough},
    vocabulary::Datum,
};
use chrono::NaiveDate;
use icu_normalizer::ComposingNormalizerBorrowed as Normalizer;
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

impl Address {
    /// As it is compared: without width, case, spaces and punctuation. What parts two numbers stays as one sign: No 1-23 is
    /// not No 12-3.
    pub fn plain(&self) -> String {
        let folded = Normalizer::new_nfkc().normalize(&self.text);
        let (mut plain, mut parted) = (String::new(), false);
        for c in folded.chars() {
            if !c.is_alphanumeric() {
                parted = true;
                continue;
            }
            if parted && c.is_numeric() && plain.chars().last().is_some_and(char::is_numeric) {
                plain.push('-');
            }
            parted = false;
            plain.extend(c.to_lowercase());
        }
        plain
    }

    /// Written alike, or with coordinates by one datum so many metres apart at most.
    pub fn same_place(&self, other: &Self, metres: i64) -> bool {
        let written = self.plain();
        let apart = || distance(self.at.as_ref()?, other.at.as_ref()?).ok();
        (!written.is_empty() && written == other.plain())
            || apart().is_some_and(|apart| near_enough(apart, metres).verdict == Verdict::Valid)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        Address { text: text.into(), at: None }.plain()
    }

    #[test]
    fn numbers_of_an_address_are_never_run_together() {
        assert_ne!(plain("朝阳路1-23号"), plain("朝阳路12-3号"));
        assert_ne!(plain("示例园 1 101 室"), plain("示例园 1101 室"));
        assert_eq!(plain("朝阳路1－23号"), plain("朝阳路 1-23 号"));
        assert_eq!(plain("示例路5号，A座"), plain("示例路 5 号 a座"));
    }
}
