//! One rule: statement, source, confidence, behaviour with parameters, ladder.

pub use super::param::{Param, Unit};
use super::{behaviour::Behaviour, menu_path::MenuPath};
use crate::{
    text::Text,
    vocabulary::{Actor, Confidence, Consequence, Nature},
};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// A cited, dated, overridable statement of a platform or a law.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Rule {
    /// `taobao.subaccount.verify-within`
    pub id: String,
    /// The platforms whose stores it speaks about; `*` alone = every platform.
    pub platforms: Vec<String>,
    pub nature: Nature,
    /// The statement in our own words.
    pub statement: Text,
    pub confidence: Confidence,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub consequence: Option<Consequence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub actor: Option<Actor>,
    /// In force from this day, as far as the source tells; none = not stated.
    #[ts(as = "Option<String>")]
    pub since: Option<NaiveDate>,
    /// Entries of the contradiction register that touch it (`X-16`).
    pub contradictions: Vec<String>,
    pub sources: Vec<Source>,
    /// What the program does with it; none = it only informs, for the reason in `inert`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    pub behaviour: Option<Behaviour>,
    /// Where on the platform's pages it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub menu_path: Option<MenuPath>,
    /// Why a rule has no behaviour.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub inert: Option<Text>,
    /// The parameters as they stand in the file, with unit and bounds, for showing and for overriding.
    pub params: BTreeMap<String, Param>,
    pub ladder: Ladder,
    /// File and line where it was declared.
    pub declared: String,
}

impl Rule {
    /// A parameter has another value than the one that ships.
    pub fn is_set(&self) -> bool {
        self.params.values().any(|param| param.shipped.is_some())
    }

    pub fn speaks_about(&self, platform: &str) -> bool {
        self.platforms.iter().any(|p| p == platform || p == EVERY_PLATFORM)
    }
}

/// Written in `platforms` where a rule holds whatever the platform.
pub const EVERY_PLATFORM: &str = "*";

/// Where a statement comes from. No prose of others is kept: only where to find the passage and how to recognise it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Source {
    /// The article's file, or the id of a public page (`B-16`): an entry of `rules/sources.toml` either way.
    pub file: String,
    /// The passage, where the article's text is at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub passage: Option<Passage>,
}

/// A stretch of an article's UTF-8 text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Passage {
    /// In bytes from the start of the file.
    pub offset: u32,
    /// In bytes.
    pub length: u32,
    /// SHA-256 of these bytes, lower-case hex.
    pub sha256: String,
}

/// When to remind, relative to the latest safe submission and to the due time. Positive = before, in seconds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
pub struct Ladder {
    pub safe: Vec<Rung>,
    pub due: Vec<Rung>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Rung {
    /// As written: `3d`, `4h`, `0`.
    pub label: String,
    #[ts(type = "number")]
    pub seconds_before: i64,
}

impl Rung {
    /// Of a step that is written in days.
    pub fn days_before(&self) -> Option<i64> {
        self.label.ends_with('d').then_some(self.seconds_before / 86_400)
    }
}
