//! The rulebook: every rule with what it does, and setting its parameters otherwise.

use crate::{
    App, AppFault,
    wire::{
        Doing, OverrideRequest, OverrideRow, RecordOutcome, RecordRequest, RulePage, RuleRow, RulebookList,
        RulebookRequest,
    },
};
use std::{cmp::Reverse, collections::BTreeSet};
use storewarden_db::{Transaction, deadline, journal};
use storewarden_domain::{
    change::{Draft, Patch, What},
    facts::Override,
    rulebook::{Contradiction, Rule},
    subject::Subject,
    text::Text,
    time::Instant,
};

/// Deadlines shown on a rule's page.
const SHOWN: u32 = 50;

impl App {
    pub fn rulebook_list(&self, now: Instant, request: &RulebookRequest) -> Result<RulebookList, AppFault> {
        self.answer(now, |tx| {
            let (effective, counts) = (self.effective(), deadline::by_rule(tx)?);
            let row = |rule: &Rule| RuleRow {
                id: rule.id.clone(),
                platforms: rule.platforms.clone(),
                nature: rule.nature,
                statement: rule.statement.clone(),
                confidence: rule.confidence,
                doing: doing(rule),
                overridden: effective.overrides_of(&rule.id).is_some(),
                contradictions: rule.contradictions.clone(),
                deadlines: counts.get(&rule.id).copied().unwrap_or_default(),
            };
            let mut rows: Vec<RuleRow> = effective.rulebook.rules().map(row).collect();
            // What dates rest on today is looked up most; the rest stays in the order of its ids.
            rows.sort_by_key(|row| Reverse(row.deadlines));
            Ok(RulebookList {
                total: rows.len() as u32,
                overridden: rows.iter().filter(|row| row.overridden).count() as u32,
                rules: rows.into_iter().filter(|row| wanted(row, request)).collect(),
            })
        })
    }

    pub fn rule_page(&self, now: Instant, id: &str) -> Result<RulePage, AppFault> {
        self.answer(now, |tx| {
            let effective = self.effective();
            let missing = || AppFault::NoSuchRule(id.to_owned());
            let rule = effective.rulebook.rule(id).ok_or_else(missing)?.clone();
            let overrides = self.overrides(tx, id)?;
            let lines = deadline::lines_of_rule(tx, id, SHOWN)?;
            let rows = lines.into_iter().map(|line| self.deadline_row(line, now)).collect();
            let named = rule.contradictions.iter().filter_map(|id| effective.rulebook.contradiction(id));
            let contradictions: Vec<Contradiction> = named.cloned().collect();
            let cited: BTreeSet<&String> = contradictions
                .iter()
                .flat_map(|c| &c.readings)
                .flat_map(|reading| &reading.sources)
                .collect();
            let paths = self.menu_paths(tx, now, effective.rulebook.ways_beside(&rule))?;
            Ok(RulePage {
                paths,
                doing: doing(&rule),
                sources: self.rule_brief(id).sources,
                origins: cited.into_iter().filter_map(|id| effective.rulebook.origin(id)).cloned().collect(),
                contradictions,
                overrides,
                deadlines: rows,
                deadlines_total: deadline::by_rule(tx)?.get(id).copied().unwrap_or_default(),
                rule,
            })
        })
    }

    /// Records the operator's value, or takes it back.
    pub fn override_rule(&self, now: Instant, request: &OverrideRequest) -> Result<RecordOutcome, AppFault> {
        let value = match &request.value {
            serde_json::Value::Null => serde_json::Value::Null,
            value => serde_json::json!({ "value": value, "reason": request.reason.trim() }),
        };
        let patch = Patch::from_iter([(request.param.clone(), value)]);
        let subject = Subject::Rule(request.rule.clone());
        let draft = Draft {
            note: Some(request.reason.trim().to_owned()).filter(|reason| !reason.is_empty()),
            ..Draft::new(subject, now, What::RuleOverridden(patch))
        };
        self.record(now, &RecordRequest::of(vec![draft]))
    }

    fn overrides(&self, tx: &Transaction, id: &str) -> Result<Vec<OverrideRow>, AppFault> {
        let effective = self.effective();
        let Some(values) = effective.overrides_of(id) else {
            return Ok(Vec::new());
        };
        let history = journal::of_subject(tx, &Subject::Rule(id.into()))?;
        let row = |(param, set): (&String, &Override)| {
            let last = history.iter().rev().map(|(_, change)| change);
            let recorded =
                last.clone().find(|c| c.draft.what.patch().is_some_and(|patch| patch.contains_key(param)));
            let left_out = effective.left_out.iter().find(|fault| fault.rule == id && fault.param == *param);
            OverrideRow {
                param: param.clone(),
                value: set.value.clone(),
                reason: set.reason.clone(),
                recorded: recorded.map(|change| change.recorded),
                by: recorded.map(|change| change.by.clone()),
                left_out: left_out.map(|fault| fault.reason.clone()),
            }
        };
        Ok(values.0.iter().map(row).collect())
    }
}

fn doing(rule: &Rule) -> Doing {
    match rule.behaviour {
        Some(_) => Doing::Acts,
        None => Doing::Informs,
    }
}

fn wanted(row: &RuleRow, request: &RulebookRequest) -> bool {
    let Text { zh, en } = &row.statement;
    let text = format!("{} {zh} {en} {}", row.id, row.contradictions.join(" ")).to_lowercase();
    let on = |platform: &String| row.platforms.iter().any(|p| p == platform || p == "*");
    request.search.to_lowercase().split_whitespace().all(|word| text.contains(word))
        && request.platform.as_ref().is_none_or(on)
        && request.confidence.is_none_or(|confidence| row.confidence == confidence)
        && request.doing.is_none_or(|doing| row.doing == doing)
        && (!request.overridden || row.overridden)
}
