//! The catalogue of permissions (rulebook B.3): `rules/permissions.toml`.

use super::Level;
use crate::text::Text;
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// An entry of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Permission {
    /// `order.export`
    pub code: String,
    /// The entry above; none at the top.
    pub parent: Option<String>,
    pub name: Text,
    /// 1 harmless … 5 money, personal data or the whole shop. None = a heading, which carries no right of its own.
    pub risk: Option<u8>,
    /// No sub-account of any platform may hold it.
    pub main_only: bool,
    /// What platforms call it in their own interfaces.
    pub native: Vec<Native>,
}

/// A platform's own code of a permission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Native {
    pub platforms: Vec<String>,
    pub code: String,
}

/// Rights that one person should not hold together over one shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ToxicSet {
    pub code: String,
    pub name: Text,
    pub reason: Text,
    /// Each of these at level edit.
    pub all: Vec<String>,
    /// At least one of these at any level; empty = nothing more is needed.
    pub any: Vec<String>,
}

/// Every permission and every toxic set, in the order of the file. A parent stands before its children.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    pub(crate) permissions: Vec<Permission>,
    pub(crate) toxic: Vec<ToxicSet>,
}

/// Who may only look can do no more harm than by the riskiest permission that is nothing but looking (`fund.view`). The
/// rulebook gives no risk by level; this is the program's reading.
const VIEWING: u8 = 3;

impl Permission {
    pub fn is_heading(&self) -> bool {
        self.risk.is_none()
    }
}

impl Catalogue {
    /// Headings too, each before what stands below it.
    pub fn permissions(&self) -> impl Iterator<Item = &Permission> {
        self.permissions.iter()
    }

    /// What carries a right.
    pub fn rights(&self) -> impl Iterator<Item = &Permission> {
        self.permissions.iter().filter(|p| !p.is_heading())
    }

    pub fn permission(&self, code: &str) -> Option<&Permission> {
        self.permissions.iter().find(|p| p.code == code)
    }

    pub fn toxic_sets(&self) -> impl Iterator<Item = &ToxicSet> {
        self.toxic.iter()
    }

    /// From the parent up to the top.
    pub fn above<'c>(&'c self, code: &str) -> impl Iterator<Item = &'c Permission> {
        let parent = |p: &Permission| p.parent.as_deref().and_then(|code| self.permission(code));
        std::iter::successors(self.permission(code).and_then(parent), move |p| parent(p))
    }

    /// Everything below, at any depth.
    pub fn below<'c>(&'c self, code: &str) -> Vec<&'c Permission> {
        // A parent stands before its children, so one pass finds every depth.
        let mut inside = BTreeSet::from([code.to_owned()]);
        let mut found = Vec::new();
        for permission in &self.permissions {
            if permission.parent.as_ref().is_some_and(|parent| inside.contains(parent)) {
                inside.insert(permission.code.clone());
                found.push(permission);
            }
        }
        found
    }

    /// The name of a permission; an unknown code is shown as it is.
    pub fn name(&self, code: &str) -> Text {
        self.permission(code).map_or_else(|| Text::new(code, code), |p| p.name.clone())
    }

    /// The risk of one right at a level; 0 for an unknown code or a heading.
    pub fn risk(&self, code: &str, level: Level) -> u8 {
        let risk = self.permission(code).and_then(|p| p.risk).unwrap_or(0);
        if level == Level::View { risk.min(VIEWING) } else { risk }
    }

    /// The highest risk among rights; 0 for none.
    pub fn highest_risk<'g>(&self, rights: impl IntoIterator<Item = (&'g String, Level)>) -> u8 {
        rights.into_iter().map(|(code, level)| self.risk(code, level)).max().unwrap_or(0)
    }
}
