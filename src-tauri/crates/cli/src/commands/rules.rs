//! `rules [ID] [--search TEXT]`

use crate::{
    Failure, Outcome,
    print::{Out, table},
};
use serde::Serialize;
use storewarden_app::{App, wire::MenuPathRow};
use storewarden_domain::{
    rulebook::{Contradiction, Rule, Rulebook, Source},
    time::Instant,
};

pub fn run(
    out: &Out,
    app: &App,
    now: Instant,
    id: Option<&str>,
    search: Option<&str>,
) -> Result<Outcome, Failure> {
    let rulebook = &app.rulebook();
    if let Some(id) = id {
        let rule =
            rulebook.rule(id).ok_or_else(|| Failure::Usage(format!("{id}: 没有这条规则 / no such rule")))?;
        let register = rule.contradictions.iter().filter_map(|id| rulebook.contradiction(id)).collect();
        let paths = app.rule_page(now, id)?.paths;
        out.answer(&Told { rule, register, paths }, |told| one(rulebook, told));
        return Ok(Outcome::Done);
    }
    let wanted = search.unwrap_or_default().to_lowercase();
    let matches = |rule: &&Rule| {
        let text = format!("{} {} {}", rule.id, rule.statement.zh, rule.statement.en).to_lowercase();
        text.contains(&wanted)
    };
    let rules: Vec<&Rule> = rulebook.rules().filter(matches).collect();
    out.answer(&rules, |rules| {
        let row = |rule: &&Rule| {
            let behaviour = rule.behaviour.as_ref().map_or("—", |b| b.code());
            [rule.id.clone(), behaviour.into(), rule.confidence.to_string(), rule.statement.zh.clone()]
        };
        table(["规则 rule", "作用 behaviour", "可信度 confidence", "内容 statement"], rules.iter().map(row))
    });
    Ok(Outcome::Done)
}

/// A rule with the entries of the contradiction register that it names.
#[derive(Serialize)]
struct Told<'b> {
    #[serde(flatten)]
    rule: &'b Rule,
    register: Vec<&'b Contradiction>,
    /// The ways through the menus: its own first, then those that are told otherwise.
    paths: Vec<MenuPathRow>,
}

fn one(rulebook: &Rulebook, Told { rule, register, paths }: &Told<'_>) -> String {
    let mut lines = vec![rule.id.clone(), rule.statement.zh.clone(), rule.statement.en.clone()];
    lines.push(format!("可信度 confidence: {}", rule.confidence));
    match (&rule.behaviour, &rule.inert) {
        (Some(behaviour), _) => lines.push(format!("作用 behaviour: {}", behaviour.code())),
        (None, Some(reason)) => lines.push(format!("仅供参考 informs only: {reason}")),
        (None, None) => {}
    }
    for (name, param) in &rule.params {
        let mark = match &param.shipped {
            Some(shipped) => format!("（自行设定，原为 {shipped} / set by you, ships as {shipped}）"),
            None if param.assumed => "（默认值 default）".into(),
            None => String::new(),
        };
        lines.push(format!("  {name} = {} {}{mark}", param.value, param.unit.code()));
    }
    lines.extend(rule.sources.iter().map(|source| cited(rulebook, source)));
    lines.extend(paths.iter().map(way));
    lines.extend(register.iter().copied().map(told_differently));
    lines.join("\n")
}

/// A way through the menus, when it was last found so and by whom.
fn way(path: &MenuPathRow) -> String {
    let steps: Vec<&str> = path.steps.iter().map(|step| step.zh.as_str()).collect();
    let last = match (path.confirmed, path.own) {
        (Some(day), true) => format!("{day} 自己走通 found so by you"),
        (Some(day), false) => format!("{day} 据来源 by its source"),
        (None, _) => "来源没有日期 its source bears no date".into(),
    };
    format!("菜单路径 path: {}（{last} · {}）", steps.join(" → "), path.rule)
}

/// What contradicts what, every reading with its sources and the one that warns marked, and how it is treated.
pub(super) fn told_differently(entry: &Contradiction) -> String {
    let mut lines = vec![format!("说法不一 contradiction {}: {}", entry.id, entry.about)];
    for reading in &entry.readings {
        let mark = if reading.alarms { "！据此提醒 alarms" } else { "·" };
        lines.push(format!("  {mark} {} [{}]", reading.says, reading.sources.join(", ")));
    }
    lines.extend(entry.silent.iter().map(|gap| format!("  没有来源说明 no source says: {gap}")));
    lines.push(format!("  处理 treatment: {}", entry.treatment));
    lines.join("\n")
}

/// What the source is, how old, and how far it can be relied on; beneath it, where in it the passage stands.
pub(super) fn cited(rulebook: &Rulebook, source: &Source) -> String {
    let mut text = match rulebook.origin(&source.file) {
        Some(origin) => {
            let dated = origin.dated.map_or(String::new(), |day| format!(" · {day}"));
            format!("来源 source: {}{dated} · {}", origin.title, origin.trust.words())
        }
        None => format!("来源 source: {}", source.file),
    };
    if let Some(passage) = &source.passage {
        let (file, sha256) = (&source.file, &passage.sha256);
        text.push_str(&format!("\n  {file} @{}+{} sha256 {sha256}", passage.offset, passage.length));
    }
    text
}
