//! What the platforms and the law say, as data.
//!
//! A rule is a cited, dated statement. Most only inform; some declare a *behaviour*: a kind that the code knows
//! ([`behaviour`]) with typed parameters that the rule binds. There is no expression language. The files are read and
//! checked by [`parse`]; `src-tauri/rules/README.md` describes their format.

pub mod behaviour;
mod bound;
pub mod contradiction;
pub mod difference;
pub mod kind;
pub mod menu_path;
pub mod origin;
mod override_param;
pub(crate) mod page;
mod param;
mod parse;
pub mod platform;
pub mod rule;

pub use behaviour::Behaviour;
pub use bound::{Bound, SubAccountRules};
pub use contradiction::{Contradiction, Reading};
pub use difference::{Difference, RuleChange, RulePart, YearChange};
pub use menu_path::{LastConfirmed, MenuPath};
pub use origin::{Origin, Trust};
pub use override_param::ParamFault;
pub use parse::{RuleFault, RuleFile};
pub use platform::Platform;
pub use rule::{Ladder, Param, Passage, Rule, Rung, Source, Unit};

use crate::{
    calendar::Calendar,
    permission::{Catalogue, RoleTemplate},
};
use std::collections::BTreeMap;

/// Every platform and rule that was read, checked as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rulebook {
    platforms: BTreeMap<String, Platform>,
    origins: BTreeMap<String, Origin>,
    contradictions: BTreeMap<String, Contradiction>,
    rules: BTreeMap<String, Rule>,
    catalogue: Catalogue,
    templates: Vec<RoleTemplate>,
    calendar: Calendar,
}

impl Rulebook {
    /// Reads and checks the files together. On any fault none is accepted, and every fault found is returned.
    pub fn parse(files: &[RuleFile]) -> Result<Self, Vec<RuleFault>> {
        parse::parse(files)
    }

    /// The days by which working days are counted.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The same rules by other days.
    pub fn with_calendar(self, calendar: Calendar) -> Self {
        Self { calendar, ..self }
    }

    /// In the order of their codes.
    pub fn platforms(&self) -> impl Iterator<Item = &Platform> {
        self.platforms.values()
    }

    pub fn platform(&self, code: &str) -> Option<&Platform> {
        self.platforms.get(code)
    }

    /// The platform that an operator means by a word in a file: its code, a name, or an alias (`淘宝`, `taobao`).
    pub fn platform_called(&self, word: &str) -> Option<&Platform> {
        self.platforms.values().find(|p| p.is_called(word))
    }

    /// What a [`Source`] names, in the order of ids.
    pub fn origins(&self) -> impl Iterator<Item = &Origin> {
        self.origins.values()
    }

    /// The article or page that a [`Source`] names.
    pub fn origin(&self, id: &str) -> Option<&Origin> {
        self.origins.get(id)
    }

    /// The register of contradictions, in the order of ids.
    pub fn contradictions(&self) -> impl Iterator<Item = &Contradiction> {
        self.contradictions.values()
    }

    /// What a rule's `contradictions` names: `X-16`.
    pub fn contradiction(&self, id: &str) -> Option<&Contradiction> {
        self.contradictions.get(id)
    }

    /// In the order of their ids.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.values()
    }

    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.get(id)
    }

    /// What a sub-account can be allowed to do.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What a job usually needs, in the order of the file.
    pub fn templates(&self) -> impl Iterator<Item = &RoleTemplate> {
        self.templates.iter()
    }

    pub fn template(&self, code: &str) -> Option<&RoleTemplate> {
        self.templates.iter().find(|t| t.code == code)
    }

    /// The rule about an error of the platform's scan.
    pub fn scan_error(&self, platform: &str, code: &str) -> Option<Bound<'_, behaviour::ScanError>> {
        self.scan_errors(platform).find(|error| error.params.code == code)
    }

    /// Every error of the platform's scan that a rule knows, in the order of their rules' ids.
    pub fn scan_errors(&self, platform: &str) -> impl Iterator<Item = Bound<'_, behaviour::ScanError>> {
        self.each_bound(platform)
    }

    /// The behaviours bound for sub-accounts of a platform; empty for a platform without such rules.
    pub fn sub_account_rules(&self, platform: &str) -> SubAccountRules<'_> {
        SubAccountRules::bound_for(platform, self)
    }
}
