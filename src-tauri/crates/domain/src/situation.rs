//! Scenario files: the acceptance language of the domain, readable by an operator.
//!
//! `tests/situations/README.md` describes the format. A situation is a story of changes, of changes that must be
//! refused, and of what must hold at certain times; it is run against the same fold, guard and assessment as the program.

mod association;

use crate::{
    assess::{self, guard, life::Refused, linking::precheck, registered},
    assessment::Assessment,
    change::{Change, Draft, What},
    facts::World,
    rulebook::Rulebook,
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::RegisteredFact,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A scenario file as read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    pub title: String,
    /// The rules that the story exercises.
    pub rules: Vec<String>,
    /// Overrides: rule id → parameter → value.
    #[serde(default)]
    pub parameters: BTreeMap<String, BTreeMap<String, toml::Value>>,
    #[serde(default)]
    change: Vec<toml::Table>,
    #[serde(default)]
    refused: Vec<toml::Table>,
    #[serde(default)]
    expect: Vec<toml::Table>,
    #[serde(default)]
    precheck: Vec<toml::Table>,
    #[serde(default)]
    pair: Vec<toml::Table>,
    #[serde(default)]
    clusters: Vec<toml::Table>,
}

/// What did not hold, one line each.
pub type Failures = Vec<String>;

/// What a story comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// For each change that must be refused; none = it was accepted.
    pub refused: Vec<Option<Refused>>,
    /// For each expectation.
    pub assessments: Vec<Assessment>,
}

/// Reads a scenario; the error names line and reason.
pub fn parse(text: &str) -> Result<Situation, String> {
    toml::from_str(text).map_err(|e| e.to_string())
}

impl Situation {
    /// Runs the story; an empty answer means that everything held.
    pub fn run(&self, rulebook: &Rulebook) -> Failures {
        match self.try_run(rulebook) {
            Ok(failures) => failures,
            Err(broken) => vec![broken],
        }
    }

    fn try_run(&self, rulebook: &Rulebook) -> Result<Failures, String> {
        let rulebook = self.overridden(rulebook)?;
        for id in &self.rules {
            rulebook.rule(id).ok_or_else(|| format!("no rule {id}"))?;
        }
        let looks = [&self.expect, &self.refused, &self.precheck, &self.pair, &self.clusters];
        if looks.iter().all(|list| list.is_empty()) {
            return Err("expects nothing".into());
        }
        let labels = self.labels();
        let changes = self.changes(&labels)?;
        let mut failures = Failures::new();
        let mut world = World::default();
        for (number, change) in changes.iter().enumerate() {
            if let Err(refused) = guard::check(&world, &rulebook, change) {
                failures.push(format!("change {}: refused: {} {}", number + 1, refused.code, refused.text));
            }
            world.apply(change).map_err(|e| format!("change {}: {e}", number + 1))?;
        }
        for (number, spec) in self.refused.iter().enumerate() {
            failures.extend(refusal(number, &labels, spec, &changes, &rulebook)?);
        }
        for (number, spec) in self.expect.iter().enumerate() {
            let differences = expectation(spec, &world, &rulebook)?;
            failures.extend(differences.into_iter().map(|d| format!("expect {}: {d}", number + 1)));
        }
        for (number, spec) in self.precheck.iter().enumerate() {
            let differences = prechecked(spec, &world, &rulebook)?;
            failures.extend(differences.into_iter().map(|d| format!("precheck {}: {d}", number + 1)));
        }
        for (number, spec) in self.pair.iter().enumerate() {
            let differences = association::pair(spec, &world, &rulebook)?;
            failures.extend(differences.into_iter().map(|d| format!("pair {}: {d}", number + 1)));
        }
        for (number, spec) in self.clusters.iter().enumerate() {
            let differences = association::clusters(spec, &world, &rulebook)?;
            failures.extend(differences.into_iter().map(|d| format!("clusters {}: {d}", number + 1)));
        }
        Ok(failures)
    }

    /// All that the story comes to where it looks, beyond what it expects.
    pub fn told(&self, rulebook: &Rulebook) -> Result<Told, String> {
        let rulebook = self.overridden(rulebook)?;
        let labels = self.labels();
        let changes = self.changes(&labels)?;
        let mut world = World::default();
        changes.iter().try_for_each(|change| world.apply(change).map_err(|e| e.to_string()))?;
        let refused = self.refused.iter().enumerate();
        let refused = refused.map(|(number, spec)| attempt(number, &labels, spec, &changes, &rulebook));
        let assessments = self.expect.iter().map(|spec| assessed(spec, &world, &rulebook));
        Ok(Told {
            refused: refused.collect::<Result<_, _>>()?,
            assessments: assessments.collect::<Result<_, _>>()?,
        })
    }

    fn overridden(&self, rulebook: &Rulebook) -> Result<Rulebook, String> {
        let mut rulebook = rulebook.clone();
        for (rule, params) in &self.parameters {
            for (name, value) in params {
                rulebook = rulebook
                    .with_param(rule, name, json_of(value))
                    .map_err(|e| format!("{rule} {name}: {e}"))?;
            }
        }
        Ok(rulebook)
    }

    /// The labels by which another change names one. What follows by itself from a labelled edit of an entity is named
    /// `LABEL/FACT`, such as `move/licence-address`.
    fn labels(&self) -> BTreeMap<String, Uuid> {
        let mut labels = BTreeMap::new();
        for (number, spec) in self.change.iter().enumerate() {
            let Some(label) = spec.get("id").and_then(toml::Value::as_str) else { continue };
            labels.insert(label.to_owned(), id_of(number));
            for fact in RegisteredFact::ALL {
                labels.insert(format!("{label}/{fact}"), implied_id(number, *fact));
            }
        }
        labels
    }

    /// The story's changes, each followed by what the program records beside it.
    fn changes(&self, labels: &BTreeMap<String, Uuid>) -> Result<Vec<Change>, String> {
        let (mut world, mut changes) = (World::default(), Vec::new());
        for (number, spec) in self.change.iter().enumerate() {
            let named = |e: String| format!("change {}: {e}", number + 1);
            let change = change(spec, number, labels).map_err(named)?;
            let beside = registered::implied(&world, &change.draft);
            world.apply(&change).map_err(|e| named(e.to_string()))?;
            let recorded = change.recorded;
            changes.push(change);
            for draft in beside {
                let What::RegisteredFactChanged(changed) = &draft.what else { continue };
                let id = implied_id(number, changed.fact);
                changes.push(draft.record(id, recorded, "operator"));
            }
        }
        Ok(changes)
    }
}

/// The id of the n-th change of a story.
fn id_of(number: usize) -> Uuid {
    Uuid::from_u128(number as u128 + 1)
}

/// The id of what follows by itself from the n-th change.
fn implied_id(number: usize, fact: RegisteredFact) -> Uuid {
    let place = RegisteredFact::ALL.iter().position(|known| *known == fact).unwrap_or_default();
    Uuid::from_u128(number as u128 + 1 + ((place as u128 + 1) << 64))
}

fn change(spec: &toml::Table, number: usize, labels: &BTreeMap<String, Uuid>) -> Result<Change, String> {
    let mut fields = match json_of(&toml::Value::Table(spec.clone())) {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    let recorded = fields.remove("recorded").and_then(|time| Instant::parse(time.as_str()?));
    fields.remove("id");
    fields.remove("code");
    fields.remove("new");
    fields.remove("evidence");
    let by = fields.remove("by").and_then(|by| by.as_str().map(str::to_owned));
    fields.entry("data").or_insert_with(|| json!({}));
    if let Some(target) = fields.get_mut("data").and_then(|d| d.get_mut("change"))
        && let Some(id) = target.as_str().and_then(|label| labels.get(label))
    {
        *target = json!(id);
    }
    let draft: Draft = serde_json::from_value(Value::Object(fields)).map_err(|e| e.to_string())?;
    // Unless the story says otherwise, everything is entered when it happens.
    let recorded = recorded.unwrap_or(draft.effective);
    Ok(draft.record(id_of(number), recorded, by.as_deref().unwrap_or("operator")))
}

/// What the guard says to a change that must be refused.
fn attempt(
    number: usize,
    labels: &BTreeMap<String, Uuid>,
    spec: &toml::Table,
    changes: &[Change],
    rulebook: &Rulebook,
) -> Result<Option<Refused>, String> {
    let name = format!("refused {}", number + 1);
    let attempt = change(spec, usize::MAX / 2 + number, labels).map_err(|e| format!("{name}: {e}"))?;
    let mut world = World::default();
    for earlier in changes.iter().filter(|c| c.recorded <= attempt.recorded) {
        world.apply(earlier).map_err(|e| format!("{name}: {e}"))?;
    }
    // A form that creates something asks first whether the name is free.
    let new = spec.get("new").and_then(toml::Value::as_bool).unwrap_or(false);
    let at = attempt.draft.effective;
    let free = if new { guard::fresh(&world, rulebook, &attempt.draft.subject, at) } else { Ok(()) };
    Ok(free.and_then(|()| guard::check(&world, rulebook, &attempt)).err())
}

fn refusal(
    number: usize,
    labels: &BTreeMap<String, Uuid>,
    spec: &toml::Table,
    changes: &[Change],
    rulebook: &Rulebook,
) -> Result<Option<String>, String> {
    let name = format!("refused {}", number + 1);
    let code = spec.get("code").and_then(toml::Value::as_str).ok_or_else(|| format!("{name}: no code"))?;
    let evidence = spec.get("evidence").map(json_of);
    Ok(match attempt(number, labels, spec, changes, rulebook)? {
        Some(refused) if refused.code == code => evidence
            .filter(|wanted| *wanted != json!(refused.evidence))
            .map(|wanted| format!("{name}: expected evidence {wanted}, got {}", json!(refused.evidence))),
        Some(refused) => Some(format!("{name}: expected {code}, got {} ({})", refused.code, refused.text)),
        None => Some(format!("{name}: expected {code}, but it was accepted")),
    })
}

/// What follows for the subject and at the time that an expectation names.
fn assessed(spec: &toml::Table, world: &World, rulebook: &Rulebook) -> Result<Assessment, String> {
    let text = |key: &str| spec.get(key).map(json_of).and_then(|v| v.as_str().map(str::to_owned));
    let now =
        text("now").and_then(|t| Instant::parse(&t)).ok_or("an expect needs `now`, a time with offset")?;
    let subject: Subject =
        text("subject").ok_or("an expect needs `subject`")?.parse().map_err(|e| format!("{e}"))?;
    assess::subject(world, rulebook, &subject, now).ok_or_else(|| format!("{subject} is not in the story"))
}

fn expectation(spec: &toml::Table, world: &World, rulebook: &Rulebook) -> Result<Vec<String>, String> {
    let assessment = assessed(spec, world, rulebook)?;
    let (subject, now) = (&assessment.subject, spec.get("now").map(json_of).unwrap_or_default());
    let got = serde_json::to_value(&assessment).map_err(|e| e.to_string())?;
    let mut differences = Vec::new();
    for (key, wanted) in spec.iter().filter(|(key, _)| !matches!(key.as_str(), "now" | "subject")) {
        let wanted = json_of(wanted);
        let Some(got) = got.get(key) else {
            differences.push(format!("{subject} at {now} has no {key}"));
            continue;
        };
        match key.as_str() {
            "actions" => actions(&wanted, got, &mut differences),
            "next_change_at" if wanted == json!("never") => {
                compare(key, &Value::Null, Some(got), &mut differences)
            }
            _ => compare(key, &wanted, Some(got), &mut differences),
        }
    }
    Ok(differences.into_iter().map(|d| format!("{subject} at {now}: {d}")).collect())
}

/// The pre-check of a group's application: guards are looked up by their code.
fn prechecked(spec: &toml::Table, world: &World, rulebook: &Rulebook) -> Result<Vec<String>, String> {
    let text = |key: &str| spec.get(key).map(json_of).and_then(|v| v.as_str().map(str::to_owned));
    let now =
        text("now").and_then(|t| Instant::parse(&t)).ok_or("a precheck needs `now`, a time with offset")?;
    let group: Subject =
        text("subject").ok_or("a precheck needs `subject`")?.parse().map_err(|e| format!("{e}"))?;
    let store = text("store").map(|key| key.parse::<StoreKey>()).transpose().map_err(|e| e.to_string())?;
    let on = text("on").map_or(Ok(now.date()), |day| day.parse()).map_err(|e| format!("`on`: {e}"))?;
    let report = precheck::of(world, rulebook, &group, store.as_ref(), on, now);
    let report = report.ok_or_else(|| format!("{group} is not in the story"))?;
    let got = serde_json::to_value(&report).map_err(|e| e.to_string())?;
    let asked = ["now", "subject", "store", "on"];
    let mut differences = Vec::new();
    for (key, wanted) in spec.iter().filter(|(key, _)| !asked.contains(&key.as_str())) {
        let (wanted, got) = (json_of(wanted), got.get(key));
        match (key.as_str(), got) {
            ("guards", Some(got)) => guards(&wanted, got, &mut differences),
            _ => compare(key, &wanted, got, &mut differences),
        }
    }
    Ok(differences.into_iter().map(|d| format!("{group} at {now}: {d}")).collect())
}

fn guards(wanted: &Value, got: &Value, differences: &mut Vec<String>) {
    for wanted in wanted.as_array().into_iter().flatten() {
        let code = wanted.get("code").unwrap_or(&Value::Null);
        let found = got.as_array().into_iter().flatten().find(|guard| guard.get("code") == Some(code));
        compare(&format!("guard {code}"), wanted, found, differences);
    }
}

/// A table is compared by the fields named, which must be there; a list that is given is the whole list, times as instants.
/// `unsaid`, a word that is no code of any field = the field is there and says nothing.
fn compare(path: &str, wanted: &Value, got: Option<&Value>, differences: &mut Vec<String>) {
    let Some(got) = got else {
        differences.push(format!("{path}: expected {wanted}, but there is none"));
        return;
    };
    match (wanted, got) {
        (Value::Object(wanted), Value::Object(fields)) => {
            for (key, wanted) in wanted {
                compare(&format!("{path}.{key}"), wanted, fields.get(key), differences);
            }
        }
        (Value::Array(wanted), Value::Array(items)) if wanted.len() == items.len() => {
            for (n, (wanted, got)) in wanted.iter().zip(items).enumerate() {
                compare(&format!("{path}[{n}]"), wanted, Some(got), differences);
            }
        }
        (Value::String(wanted), Value::String(got)) if same_text(wanted, got) => {}
        (Value::String(wanted), Value::Null) if wanted == "unsaid" => {}
        (wanted, got) if wanted == got => {}
        (wanted, got) => differences.push(format!("{path}: expected {wanted}, got {}", brief(got))),
    }
}

fn same_text(wanted: &str, got: &str) -> bool {
    wanted == got || matches!((Instant::parse(wanted), Instant::parse(got)), (Some(a), Some(b)) if a == b)
}

/// Lists in a failure are shown by what tells their items apart.
fn brief(value: &Value) -> Value {
    match value {
        Value::Array(items) => items
            .iter()
            .map(|item| match (item.get("code"), item.get("rule"), item.get("due")) {
                (Some(code), _, _) => code.clone(),
                (_, Some(rule), Some(due)) => json!(format!("{rule} due {due}")),
                _ => item.clone(),
            })
            .collect(),
        other => other.clone(),
    }
}

/// Actions are looked up by the change that they record, and the store where one is named; the list need not be whole.
fn actions(wanted: &Value, got: &Value, differences: &mut Vec<String>) {
    for wanted in wanted.as_array().into_iter().flatten() {
        let change = wanted.get("change").unwrap_or(&Value::Null);
        let (store, all) = (wanted.get("store"), got.as_array().into_iter().flatten());
        let of_store = |a: &&Value| store.is_none() || a.get("store") == store;
        let found = all.filter(of_store).find(|a| a.get("change") == Some(change));
        compare(&format!("actions {change}"), wanted, found, differences);
    }
}

fn json_of(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(s) => json!(s),
        toml::Value::Integer(n) => json!(n),
        toml::Value::Float(n) => json!(n),
        toml::Value::Boolean(b) => json!(b),
        toml::Value::Datetime(t) => json!(t.to_string()),
        toml::Value::Array(items) => items.iter().map(json_of).collect(),
        toml::Value::Table(fields) => fields.iter().map(|(k, v)| (k.clone(), json_of(v))).collect(),
    }
}
