//! `rules [ID] [--search TEXT]`

use crate::{
    Failure, Outcome,
    print::{Out, table},
};
use storewarden_domain::rulebook::{Rule, Rulebook, Source};

pub fn run(
    out: &Out,
    rulebook: &Rulebook,
    id: Option<&str>,
    search: Option<&str>,
) -> Result<Outcome, Failure> {
    if let Some(id) = id {
        let rule =
            rulebook.rule(id).ok_or_else(|| Failure::Usage(format!("{id}: 没有这条规则 / no such rule")))?;
        out.answer(&rule, |rule| one(rulebook, rule));
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

fn one(rulebook: &Rulebook, rule: &Rule) -> String {
    let mut lines = vec![rule.id.clone(), rule.statement.zh.clone(), rule.statement.en.clone()];
    lines.push(format!("可信度 confidence: {}", rule.confidence));
    if !rule.contradictions.is_empty() {
        lines.push(format!("说法不一 contradictions: {}", rule.contradictions.join(", ")));
    }
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
    lines.join("\n")
}

/// What the source is, how old, and how far it can be relied on; beneath it, where in it the passage stands.
fn cited(rulebook: &Rulebook, source: &Source) -> String {
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
