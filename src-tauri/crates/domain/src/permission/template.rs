//! Templates of roles (rulebook B.2): `rules/roles.toml`.

use super::{Grants, Level};
use crate::text::Text;
use serde::Serialize;
use ts_rs::TS;

/// What a job usually needs, by least privilege. An operator copies it and edits the copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoleTemplate {
    /// `customer-service`
    pub code: String,
    pub name: Text,
    /// What platforms with fixed roles call it.
    pub called: Vec<Counterpart>,
    pub grants: Vec<TemplateGrant>,
    pub withheld: Vec<Withheld>,
}

/// A platform's own name of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Counterpart {
    pub platforms: Vec<String>,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateGrant {
    pub level: Level,
    /// Codes of the catalogue, never headings.
    pub permissions: Vec<String>,
    /// Ids of the rules that say so; empty = design by least privilege.
    pub rules: Vec<String>,
    /// How the platform's page should narrow it, where levels cannot say so.
    pub note: Option<Text>,
}

/// What a source says that the job does not get.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Withheld {
    pub permissions: Vec<String>,
    pub rules: Vec<String>,
}

impl RoleTemplate {
    pub fn levels(&self) -> Grants {
        let each = self.grants.iter().flat_map(|g| g.permissions.iter().map(|code| (code.clone(), g.level)));
        each.collect()
    }

    /// The line that grants a permission.
    pub fn grant_of(&self, code: &str) -> Option<&TemplateGrant> {
        self.grants.iter().find(|g| g.permissions.iter().any(|p| p == code))
    }

    /// Rules that a grant or its absence rests on; empty where it is design, or where nothing is said.
    pub fn rules_for(&self, code: &str) -> &[String] {
        let withheld = self.withheld.iter().find(|w| w.permissions.iter().any(|p| p == code));
        match (self.grant_of(code), withheld) {
            (Some(grant), _) => &grant.rules,
            (None, Some(withheld)) => &withheld.rules,
            (None, None) => &[],
        }
    }

    /// Does an operator's or a platform's word for a position mean this job? Digits at its end (`客服01`) count not.
    pub fn is_called(&self, platform: &str, word: &str) -> bool {
        let word = word.trim().trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        let own = [&self.name.zh, &self.name.en].into_iter().flat_map(|name| name.split('/'));
        let counterparts = self.called.iter().filter(|c| c.platforms.iter().any(|p| p == platform));
        own.chain(counterparts.map(|c| c.name.as_str())).any(|name| name.to_lowercase() == word)
    }
}
