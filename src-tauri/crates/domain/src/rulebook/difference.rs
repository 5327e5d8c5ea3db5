//! What differs between two versions of the rulebook: rule by rule, day by day.

use super::{Rule, Rulebook, Source, rule::EVERY_PLATFORM};
use crate::{calendar::Basis, text::Text};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// Everything that differs; empty where both say the same in the same words.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Difference {
    /// Those by which something is computed first, then in the order of their ids.
    pub rules: Vec<RuleChange>,
    pub years: Vec<YearChange>,
    /// Permissions and dangerous combinations that are new, gone or told otherwise, by name.
    pub rights: Vec<Text>,
}

/// A rule that is new, gone or another.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RuleChange {
    pub id: String,
    /// None = it is new.
    pub before: Option<Rule>,
    /// None = it is gone.
    pub after: Option<Rule>,
    /// What of it differs; empty for one that is new or gone.
    pub parts: Vec<RulePart>,
    /// Something is computed by it, before or after.
    pub acts: bool,
}

/// A part of a rule, in the order in which an operator wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum RulePart {
    Statement,
    Params,
    Behaviour,
    Consequence,
    Actor,
    Platforms,
    Reminders,
    Confidence,
    Nature,
    Since,
    Contradictions,
    MenuPath,
    Sources,
}

/// A year whose days or whose basis differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearChange {
    pub year: i32,
    /// What is known of it; none = nothing.
    pub before: Option<Basis>,
    pub after: Option<Basis>,
    /// Days that become working days, and days that cease to be.
    #[ts(as = "Vec<String>")]
    pub worked: Vec<NaiveDate>,
    #[ts(as = "Vec<String>")]
    pub off: Vec<NaiveDate>,
}

impl Difference {
    pub fn between(before: &Rulebook, after: &Rulebook) -> Self {
        let ids: BTreeSet<&String> = before.rules.keys().chain(after.rules.keys()).collect();
        let mut rules: Vec<RuleChange> = ids
            .into_iter()
            .filter_map(|id| RuleChange::between(id, before.rules.get(id), after.rules.get(id)))
            .collect();
        rules.sort_by_key(|rule| !rule.acts);
        Self { rules, years: years(before, after), rights: rights(before, after) }
    }

    /// Platforms whose shops and accounts may be judged otherwise; none = all of them.
    pub fn platforms(&self) -> Option<BTreeSet<String>> {
        let acting = self.rules.iter().filter(|rule| rule.acts);
        let codes: BTreeSet<String> = acting.flat_map(RuleChange::platforms).cloned().collect();
        let all = !self.years.is_empty() || !self.rights.is_empty() || codes.contains(EVERY_PLATFORM);
        (!all).then_some(codes)
    }
}

impl RuleChange {
    fn between(id: &str, before: Option<&Rule>, after: Option<&Rule>) -> Option<Self> {
        let parts = match (before, after) {
            (Some(before), Some(after)) => parts(before, after),
            _ => Vec::new(),
        };
        let differs = before.is_some() != after.is_some() || !parts.is_empty();
        let acts = before.into_iter().chain(after).any(|rule| rule.behaviour.is_some());
        differs.then(|| Self { id: id.into(), before: before.cloned(), after: after.cloned(), parts, acts })
    }

    /// Those of both versions; `*` among them = every platform.
    pub fn platforms(&self) -> impl Iterator<Item = &String> {
        self.before.iter().chain(&self.after).flat_map(|rule| &rule.platforms)
    }
}

fn parts(before: &Rule, after: &Rule) -> Vec<RulePart> {
    let behaviour = |rule: &Rule| rule.behaviour.as_ref().map(|b| b.code());
    let differs = [
        (RulePart::Statement, before.statement != after.statement || before.inert != after.inert),
        (RulePart::Params, before.params != after.params),
        (RulePart::Behaviour, behaviour(before) != behaviour(after)),
        (RulePart::Consequence, before.consequence != after.consequence),
        (RulePart::Actor, before.actor != after.actor),
        (RulePart::Platforms, before.platforms != after.platforms),
        (RulePart::Reminders, before.ladder != after.ladder),
        (RulePart::Confidence, before.confidence != after.confidence),
        (RulePart::Nature, before.nature != after.nature),
        (RulePart::Since, before.since != after.since),
        (RulePart::Contradictions, before.contradictions != after.contradictions),
        (RulePart::MenuPath, before.menu_path != after.menu_path),
        (RulePart::Sources, cited(before) != cited(after)),
    ];
    differs.into_iter().filter_map(|(part, differs)| differs.then_some(part)).collect()
}

/// What a rule cites: articles, and the passages in them by their fingerprints. Where in an article a passage stands is no
/// part of it.
fn cited(rule: &Rule) -> Vec<(&str, Option<&str>)> {
    fn one(source: &Source) -> (&str, Option<&str>) {
        (source.file.as_str(), source.passage.as_ref().map(|passage| passage.sha256.as_str()))
    }
    rule.sources.iter().map(one).collect()
}

fn years(before: &Rulebook, after: &Rulebook) -> Vec<YearChange> {
    let [was, is] = [before.calendar(), after.calendar()];
    let known: BTreeSet<i32> = was.years().chain(is.years()).map(|year| year.year).collect();
    let change = |year: i32| {
        let basis = |calendar: &crate::calendar::Calendar| {
            calendar.years().find(|entry| entry.year == year).map(|entry| entry.basis)
        };
        let becomes = |workday: bool| {
            let turned = move |date: &NaiveDate| {
                was.kind(*date).workday != workday && is.kind(*date).workday == workday
            };
            days_of(year).filter(turned).collect::<Vec<_>>()
        };
        let change = YearChange {
            year,
            before: basis(was),
            after: basis(is),
            worked: becomes(true),
            off: becomes(false),
        };
        let differs = change.before != change.after || !change.worked.is_empty() || !change.off.is_empty();
        differs.then_some(change)
    };
    known.into_iter().filter_map(change).collect()
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    first.into_iter().flat_map(|day| day.iter_days()).take_while(move |date| date.year() == year)
}

fn rights(before: &Rulebook, after: &Rulebook) -> Vec<Text> {
    let told = |book: &Rulebook| {
        let permissions =
            book.catalogue().permissions().map(|p| (&p.code, &p.name, serde_json::to_string(p)));
        let toxic = book.catalogue().toxic_sets().map(|t| (&t.code, &t.name, serde_json::to_string(t)));
        let told = |(code, name, text): (&String, &Text, serde_json::Result<String>)| {
            (code.clone(), text.unwrap_or_default(), name.clone())
        };
        permissions.chain(toxic).map(told).collect::<Vec<_>>()
    };
    let (was, is) = (told(before), told(after));
    let (gone, new) =
        (was.iter().filter(|one| !is.contains(one)), is.iter().filter(|one| !was.contains(one)));
    let mut codes = BTreeSet::new();
    let differing = new.chain(gone).filter(|(code, _, _)| codes.insert(code));
    differing.map(|(_, _, name)| name.clone()).collect()
}
