//! `whatif [FILE] --on DATE`: what would follow, recorded nowhere.

use super::record;
use crate::{Desk, Failure, Outcome, looked_at};
use std::path::Path;
use storewarden_app::wire::{
    Differs, OtherDeadline, Scenario, StandsAs, StoreName, Supposition, Times, WhatIf,
};
use storewarden_domain::plan::{BackPlan, BackStep};

/// Rows of a kind that a person is shown.
const SHOWN: usize = 40;

pub fn run(desk: &Desk, file: Option<&Path>, on: Option<&str>) -> Result<Outcome, Failure> {
    let scenarios = match file {
        Some(path) => scenarios(&record::text(path)?)
            .map_err(|e| Failure::Usage(format!("{}: 不是假设 / not a supposition: {e}", path.display())))?,
        None => Vec::new(),
    };
    let on = match on {
        Some(text) => Some(looked_at("--on", text)?),
        None if scenarios.is_empty() => {
            return Err(Failure::Usage("要看哪一天：--on 2026-12-11 / which day: --on 2026-12-11".into()));
        }
        None => None,
    };
    let answer = desk.app.what_if(desk.now, &Supposition { on, scenarios })?;
    desk.out.answer(&answer, human);
    Ok(if answer.refused.is_none() { Outcome::Done } else { Outcome::Objections })
}

/// Scenarios, or changes as `record` takes them.
fn scenarios(text: &str) -> serde_json::Result<Vec<Scenario>> {
    let value: serde_json::Value = serde_json::from_str(text)?;
    let first = value.get(0).unwrap_or(&value);
    if first.get("suppose").is_none() {
        return Ok(vec![Scenario::Changes { changes: record::drafts(text)? }]);
    }
    match value {
        list @ serde_json::Value::Array(_) => serde_json::from_value(list),
        one => Ok(vec![serde_json::from_value(one)?]),
    }
}

fn human(answer: &WhatIf) -> String {
    if let Some(refused) = &answer.refused {
        let place = refused.scenario.map(|place| format!("第 {0} 项假设 / supposition {0}: ", place + 1));
        let place = place.unwrap_or_default();
        let lines = refused.refusals.iter().map(|refusal| format!("✗ {place}{}", refusal.text));
        return lines.collect::<Vec<_>>().join("\n");
    }
    let mut lines = vec![format!("{} 时 / at that time", answer.on.minute_text())];
    section(&mut lines, "期限 / deadlines", answer.deadlines.iter().map(deadline));
    let states = answer.states.iter().map(|state| {
        let kept_from = state.restrictions.iter().map(|restriction| format!("  {}", restriction.code()));
        let kept_from: String = kept_from.collect();
        format!("{}: {} → {}{kept_from}", state.name, stands(state.before), stands(state.after))
    });
    section(&mut lines, "状态 / states", states);
    let findings = answer.findings.iter().map(|other| {
        let mark = if other.appears { "+" } else { "−" };
        format!("{mark} {}: {}", other.name, other.finding.text)
    });
    section(&mut lines, "发现 / findings", findings);
    section(&mut lines, "倒排 / planned backward", answer.plans.iter().map(plan));
    let left = answer.left_behind.iter().map(|left| {
        let steps = left.offboarding.steps.iter().filter(|step| !step.done).map(|step| step.text.to_string());
        format!("{}: {}", left.name, steps.collect::<Vec<_>>().join("; "))
    });
    section(&mut lines, "离职后要处理 / left behind", left);
    section(
        &mut lines,
        "波及店铺 / stores that it hits",
        answer.stores.iter().map(|store| store.name.clone()),
    );
    if lines.len() == 1 {
        lines.push("没有不同 / nothing differs".into());
    }
    lines.join("\n")
}

fn section(lines: &mut Vec<String>, title: &str, rows: impl ExactSizeIterator<Item = String>) {
    let count = rows.len();
    if count == 0 {
        return;
    }
    lines.push(format!("{title}: {count}"));
    lines.extend(rows.take(SHOWN).map(|row| format!("  {row}")));
    if count > SHOWN {
        lines.push(format!("  … {}", count - SHOWN));
    }
}

fn deadline(other: &OtherDeadline) -> String {
    let mark = match other.differs {
        Differs::Appears => "+",
        Differs::Moves => "→",
        Differs::TurnsInto => "!",
        Differs::Vanishes => "−",
    };
    let due = |times: &Option<Times>| times.as_ref().map_or("—".into(), |times| times.due.due_text());
    let when = match other.differs {
        Differs::Moves => format!("{} → {}", due(&other.before), due(&other.after)),
        Differs::Vanishes => due(&other.before),
        Differs::Appears | Differs::TurnsInto => due(&other.after),
    };
    let start = other.start_by.map(|at| format!("  最晚 / start by {}", at.due_text())).unwrap_or_default();
    let hits: Vec<&str> = other.hits.iter().map(|StoreName { name, .. }| name.as_str()).collect();
    let hits = if hits.len() > 1 {
        format!("  {} 店 / stores: {}", hits.len(), hits.join("、"))
    } else {
        String::new()
    };
    format!("{mark} {when}  {}  {}{start}{hits}{}", other.name, other.what, steps(&other.steps))
}

fn plan(plan: &BackPlan) -> String {
    let (by, provisional) = (plan.start_by.due_text(), provisional(plan.provisional));
    format!("{}  最晚 / start by {by}{provisional}{}", plan.target, steps(&plan.steps))
}

/// Each on a line of its own: from when to when at the latest, what, and the rule that makes it so long.
fn steps(steps: &[BackStep]) -> String {
    let line = |step: &BackStep| {
        let (from, to) = (step.start_by.due_text(), step.done_by.due_text());
        let assumed = if step.assumed { "  默认值 / assumed" } else { "" };
        format!(
            "\n      {from} → {to}  {}  {}{assumed}{}",
            step.what,
            step.rule,
            provisional(step.provisional)
        )
    };
    steps.iter().map(line).collect()
}

fn provisional(is: bool) -> &'static str {
    if is { "  暂定 / provisional" } else { "" }
}

/// The code of a state, as every document of this program spells it.
fn stands(state: Option<StandsAs>) -> String {
    let value = state.and_then(|state| serde_json::to_value(state).ok());
    let code = value.as_ref().and_then(|value| value.get("is")).and_then(|code| code.as_str());
    code.unwrap_or("—").to_owned()
}
