//! `why SUBJECT [DEADLINE]`: the way to a date, from what started the clock over rule, parameter and the days counted one by
//! one, with the sources, what the operator set otherwise, and what others read there.

use super::rules::{cited, told_differently};
use crate::{Desk, Failure, Outcome};
use chrono::Datelike;
use serde::Serialize;
use std::collections::BTreeMap;
use storewarden_app::wire::{OverrideRow, RulePage};
use storewarden_domain::{
    assessment::{Deadline, Why},
    calendar::{CountedDay, DayKind},
    rulebook::{Contradiction, Param, Rule, Rulebook},
    subject::Subject,
    text::Text,
    vocabulary::DeadlineState,
};

#[derive(Serialize)]
struct Document {
    subject: Subject,
    name: String,
    /// Running ones first, then those whose time has come; each in the order of its due time.
    deadlines: Vec<Explained>,
}

#[derive(Serialize)]
struct Explained {
    #[serde(flatten)]
    deadline: Deadline,
    /// Its own rule first, then every other that a line of its reasons names.
    rules: Vec<Ground>,
}

/// A rule that a date rests on.
#[derive(Serialize)]
struct Ground {
    #[serde(flatten)]
    rule: Rule,
    /// What the operator set in place of its parameters, and why.
    overrides: Vec<OverrideRow>,
    register: Vec<Contradiction>,
}

pub fn run(desk: &Desk, subject: &str, wanted: Option<&str>) -> Result<Outcome, Failure> {
    let subject: Subject = subject.parse().map_err(|e| Failure::Usage(format!("{e}")))?;
    let assessment = desk.app.assessment(desk.now, &subject)?;
    let mut deadlines: Vec<Deadline> = assessment.deadlines.into_iter().chain(assessment.passed).collect();
    if let Some(wanted) = wanted {
        let known: Vec<String> = deadlines.iter().map(|deadline| deadline.id.clone()).collect();
        deadlines.retain(|deadline| deadline.id == wanted || deadline.rule == wanted);
        if deadlines.is_empty() {
            return Err(Failure::Usage(no_such(wanted, &known)));
        }
    }
    let mut grounds = BTreeMap::new();
    let mut explained = Vec::new();
    for deadline in deadlines {
        let mut rules = Vec::new();
        for id in named(&deadline) {
            rules.extend(ground(desk, &id, &mut grounds)?);
        }
        explained.push(Explained { deadline, rules });
    }
    let document = Document { subject, name: assessment.name, deadlines: explained };
    let rulebook = desk.app.rulebook();
    desk.out.answer(&document, |document| human(&rulebook, document));
    Ok(Outcome::Done)
}

fn no_such(wanted: &str, known: &[String]) -> String {
    let choices = match known {
        [] => "此项没有期限 / it has no deadline".to_owned(),
        known => format!("可用 / there are: {}", known.join(" · ")),
    };
    format!("{wanted}: 没有这个期限 / no such deadline; {choices}")
}

/// Ids of the rules behind a deadline, each once.
fn named(deadline: &Deadline) -> Vec<String> {
    let mut ids = vec![deadline.rule.clone()];
    for id in deadline.why.iter().filter_map(|why| why.rule.as_ref()) {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}

/// None for a rule that is in the rulebook no more.
fn ground(desk: &Desk, id: &str, read: &mut BTreeMap<String, RulePage>) -> Result<Option<Ground>, Failure> {
    if desk.app.rulebook().rule(id).is_none() {
        return Ok(None);
    }
    if !read.contains_key(id) {
        read.insert(id.to_owned(), desk.app.rule_page(desk.now, id)?);
    }
    let ground = |page: &RulePage| Ground {
        rule: page.rule.clone(),
        overrides: page.overrides.clone(),
        register: page.contradictions.clone(),
    };
    Ok(read.get(id).map(ground))
}

fn human(rulebook: &Rulebook, document: &Document) -> String {
    let Document { subject, name, deadlines } = document;
    let mut lines = vec![format!("{name}  ({subject})")];
    if deadlines.is_empty() {
        lines.push("没有期限 / nothing is due".into());
    }
    for Explained { deadline, rules } in deadlines {
        lines.push(String::new());
        lines.extend(told(deadline));
        for ground in rules {
            lines.extend(founded(rulebook, ground));
        }
    }
    lines.join("\n")
}

fn told(deadline: &Deadline) -> Vec<String> {
    let what = deadline.what.clone().unwrap_or_else(|| deadline.consequence.words());
    let provisional = if deadline.provisional { "（暂定 provisional）" } else { "" };
    let state = match deadline.state {
        DeadlineState::Open => "",
        DeadlineState::Missed => " · 已过 missed",
        DeadlineState::Met => " · 已满足 met",
        DeadlineState::Waived => " · 不再提醒 waived",
    };
    let mut lines = vec![format!("⏰ {}{provisional}  {what}{state}", deadline.due.minute_text())];
    lines.push(format!("  编号 id        {}", deadline.id));
    if let Some(safe) = deadline.safe_submit {
        lines.push(format!("  最晚提交 by    {}", safe.minute_text()));
    }
    let later = (1..).zip(&deadline.why);
    lines.extend(later.flat_map(|(number, why)| step(number, why)));
    lines
}

fn step(number: usize, why: &Why) -> Vec<String> {
    let rule = why.rule.as_ref().map(|id| format!(" [{id}]")).unwrap_or_default();
    let mut lines = vec![format!("  {number}. {}{rule}", why.text.zh), format!("     {}", why.text.en)];
    let mut passed = 0;
    for day in &why.days {
        passed += u32::from(day.counted);
        lines.push(counted(day, passed));
    }
    lines
}

/// `10-10 周六 Sat  2  国庆节调休上班 worked for National Day`
fn counted(day: &CountedDay, passed: u32) -> String {
    let number = if day.counted { passed.to_string() } else { "–".into() };
    let weekday = weekday(day);
    let name = |pick: fn(&Text) -> &String| day.name.as_ref().map(pick).cloned().unwrap_or_default();
    let (zh, en) = (name(|text| &text.zh), name(|text| &text.en));
    let kind = match day.kind {
        DayKind::Weekday => String::new(),
        DayKind::Weekend => "周末 weekend".into(),
        DayKind::Holiday => format!("{zh} {en}"),
        DayKind::Makeup => format!("{zh}调休上班 worked for {en}"),
    };
    let guessed = if day.provisional { "（暂定 provisional）" } else { "" };
    format!("       {} {weekday}  {number:>2}  {kind}{guessed}", day.date.format("%Y-%m-%d"))
        .trim_end()
        .into()
}

fn weekday(day: &CountedDay) -> &'static str {
    match day.date.weekday() {
        chrono::Weekday::Mon => "周一 Mon",
        chrono::Weekday::Tue => "周二 Tue",
        chrono::Weekday::Wed => "周三 Wed",
        chrono::Weekday::Thu => "周四 Thu",
        chrono::Weekday::Fri => "周五 Fri",
        chrono::Weekday::Sat => "周六 Sat",
        chrono::Weekday::Sun => "周日 Sun",
    }
}

fn founded(rulebook: &Rulebook, Ground { rule, overrides, register }: &Ground) -> Vec<String> {
    let mut lines = vec![format!("  规则 rule      {} · {}", rule.id, rule.confidence)];
    lines.push(format!("     {}", rule.statement.zh));
    lines.push(format!("     {}", rule.statement.en));
    for (name, param) in &rule.params {
        lines.push(format!(
            "     {name} = {} {}{}",
            param.value,
            param.unit.code(),
            origin(name, param, overrides)
        ));
    }
    let sources = rule.sources.iter().map(|source| cited(rulebook, source));
    lines.extend(sources.chain(register.iter().map(told_differently)).map(|text| indented(&text)));
    lines
}

/// Where a parameter's value comes from, if not from the rule's source.
fn origin(name: &str, param: &Param, overrides: &[OverrideRow]) -> String {
    let reason = overrides.iter().find(|row| row.param == name).map(|row| row.reason.as_str());
    match &param.shipped {
        Some(shipped) => {
            let reason =
                reason.filter(|text| !text.is_empty()).map(|text| format!("：{text}")).unwrap_or_default();
            format!("（自行设定，原为 {shipped} / set by you, ships as {shipped}{reason}）")
        }
        None if param.assumed => "（默认值，没有来源说明 / default, no source says）".into(),
        None => String::new(),
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("     {line}")).collect::<Vec<_>>().join("\n")
}
