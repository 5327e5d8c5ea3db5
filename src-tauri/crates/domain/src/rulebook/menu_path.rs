//! Where on a platform's pages something is done: descriptions differ and pages change, so a path is data with a version
//! and the day on which somebody last found it so, and all that are known are shown.

use super::{Rule, Rulebook};
use crate::{change::What, facts::Event, text::Text, time::Instant, vocabulary::BindingKind};
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// A way through the menus, as a rule's source describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MenuPath {
    /// Another wording has another: what was confirmed of one version says nothing of the next.
    pub version: u32,
    /// The main bindings whose change begins there.
    pub bindings: Vec<BindingKind>,
    /// One page or button each, as the platform names it; the English is a translation.
    pub steps: Vec<Text>,
    /// The day of the source that tells it; none = the source bears no date.
    #[ts(as = "Option<String>")]
    pub last_confirmed: Option<NaiveDate>,
}

/// When a path was last found as it is described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastConfirmed {
    pub on: NaiveDate,
    /// By the operator, not by the source.
    pub own: bool,
}

impl MenuPath {
    /// The later of what the source tells and of what the operator recorded of this version; `events` = the rule's own.
    pub fn confirmed(&self, events: &[Event], now: Instant) -> Option<LastConfirmed> {
        let seen = events.iter().filter(|event| !event.void && event.effective <= now);
        let own = seen.filter_map(|event| match &event.what {
            What::MenuPathConfirmed(seen) if seen.version == self.version => Some(event.effective.date()),
            _ => None,
        });
        let own = own.max().map(|on| LastConfirmed { on, own: true });
        let told = self.last_confirmed.map(|on| LastConfirmed { on, own: false });
        [told, own].into_iter().flatten().max_by_key(|it| (it.on, it.own))
    }
}

impl Rulebook {
    /// The rules that tell a way to where a main binding of a kind is changed, in the order of their ids.
    pub fn ways_to_change(&self, platform: &str, kind: BindingKind) -> impl Iterator<Item = &Rule> {
        self.rules().filter(move |rule| {
            let leads = rule.menu_path.as_ref().is_some_and(|path| path.bindings.contains(&kind));
            leads && rule.speaks_about(platform)
        })
    }

    /// A rule that tells a way, and those that tell another of it: they share a contradiction. The rule itself comes first.
    pub fn ways_beside(&self, rule: &Rule) -> Vec<&Rule> {
        let Some(own) = self.rule(&rule.id).filter(|rule| rule.menu_path.is_some()) else {
            return Vec::new();
        };
        let others = self.rules().filter(|other| {
            let disputed = other.contradictions.iter().any(|id| own.contradictions.contains(id));
            other.id != own.id && other.menu_path.is_some() && disputed
        });
        std::iter::once(own).chain(others).collect()
    }
}
