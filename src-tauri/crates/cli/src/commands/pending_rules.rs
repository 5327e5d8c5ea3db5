//! `rules --pending` and `rules --accept`: what a newer program's rules say otherwise, and letting them act.

use super::override_param::{moved, recorded};
use crate::{Desk, Failure, Outcome};
use serde::Serialize;
use storewarden_app::wire::{Moves, MovesOf, MovesRequest, PendingRules};
use storewarden_domain::rulebook::{Rule, RuleChange, RulePart, YearChange};

/// What waits, with the dates that it moves; both empty where nothing does.
#[derive(Serialize)]
struct Waiting {
    pending: Option<PendingRules>,
    moves: Option<Moves>,
}

pub fn run(desk: &Desk) -> Result<Outcome, Failure> {
    let pending = desk.app.pending_rules(desk.now)?;
    let moves = match pending {
        Some(_) => desk.app.moved_dates(desk.now, &MovesRequest::first(MovesOf::Pending))?.moves,
        None => None,
    };
    desk.out.answer(&Waiting { pending, moves }, |waiting| match &waiting.pending {
        Some(pending) => told(pending, waiting.moves.as_ref()),
        None => "没有待确认的新版规则 / no new rules wait".into(),
    });
    Ok(Outcome::Done)
}

pub fn accept(desk: &Desk) -> Result<Outcome, Failure> {
    let outcome = desk.app.accept_rules(desk.now)?;
    Ok(recorded(desk, &outcome))
}

fn told(pending: &PendingRules, moves: Option<&Moves>) -> String {
    let mut lines = Vec::new();
    if let Some(reason) = &pending.unreadable {
        lines.push(format!(
            "原先采用的规则读不出来，已按本程序的规则推算 / the accepted rules cannot be read, so this program's act already: {reason}"
        ));
    }
    lines.extend(pending.rules.iter().flat_map(rule));
    lines.extend(pending.years.iter().map(year));
    lines.extend(pending.rights.iter().map(|name| format!("权限 / permission: {name}")));
    let no_longer = pending.left_out.iter().map(|value| {
        let (rule, param, reason) = (&value.rule, &value.param, &value.reason);
        format!("你的值不再适用 / your value no longer fits: {rule} {param}: {reason}")
    });
    lines.extend(no_longer);
    lines.extend(moves.map(moved));
    lines.push("采用 / accept: storewarden-cli rules --accept".into());
    lines.join("\n")
}

fn rule(change: &RuleChange) -> Vec<String> {
    let head = match (&change.before, &change.after) {
        (None, Some(rule)) => format!("+ {}  {}", change.id, rule.statement),
        (Some(rule), None) => format!("- {}  {}", change.id, rule.statement),
        _ => format!("~ {}", change.id),
    };
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        return vec![head];
    };
    let parts = change.parts.iter().flat_map(|part| match part {
        RulePart::Params => params(before, after),
        RulePart::Statement => vec![format!("    {} → {}", before.statement, after.statement)],
        part => vec![format!("    {}", part_named(*part))],
    });
    std::iter::once(head).chain(parts).collect()
}

fn params(before: &Rule, after: &Rule) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> =
        before.params.keys().chain(after.params.keys()).collect();
    let value = |rule: &Rule, name: &String| {
        rule.params.get(name).map_or("—".into(), |param| format!("{} {}", param.value, param.unit.code()))
    };
    let differs = |name: &&String| before.params.get(*name) != after.params.get(*name);
    let line = |name: &String| format!("    {name}: {} → {}", value(before, name), value(after, name));
    names.into_iter().filter(differs).map(line).collect()
}

fn part_named(part: RulePart) -> &'static str {
    match part {
        RulePart::Statement => "内容 / statement",
        RulePart::Params => "参数 / parameters",
        RulePart::Behaviour => "作用 / behaviour",
        RulePart::Consequence => "后果 / consequence",
        RulePart::Actor => "由谁处理 / who acts",
        RulePart::Platforms => "平台 / platforms",
        RulePart::Reminders => "提醒时点 / reminders",
        RulePart::Confidence => "可信度 / confidence",
        RulePart::Nature => "性质 / kind",
        RulePart::Since => "生效日期 / in force from",
        RulePart::Contradictions => "说法不一 / contradictions",
        RulePart::MenuPath => "菜单路径 / menu path",
        RulePart::Sources => "来源 / sources",
    }
}

fn year(change: &YearChange) -> String {
    let days =
        |days: &[chrono::NaiveDate]| days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    format!(
        "{}: 改为上班 / now worked [{}]，改为休息 / now off [{}]",
        change.year,
        days(&change.worked),
        days(&change.off)
    )
}
