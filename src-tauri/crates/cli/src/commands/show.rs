//! `show SUBJECT`

use super::link_groups;
use crate::{Desk, Failure, Outcome, print::set_by_you};
use serde::Serialize;
use storewarden_app::wire::Field;
use storewarden_domain::{
    assessment::{Assessment, BindingState, Deadline},
    change::{Change, Patch},
    rulebook::Rulebook,
    subject::Subject,
};

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    assessment: Assessment,
    facts: Patch,
    history: Vec<Change>,
}

pub fn run(desk: &Desk, subject: &str) -> Result<Outcome, Failure> {
    let subject: Subject = subject.parse().map_err(|e| Failure::Usage(format!("{e}")))?;
    let assessment = desk.app.assessment(desk.now, &subject)?;
    let known = desk.app.facts_of(&subject)?;
    let document = Document { assessment, facts: known.facts, history: known.history };
    let rulebook = desk.app.rulebook();
    desk.out.answer(&document, |document| human(&rulebook, document, &known.fields));
    Ok(Outcome::Done)
}

/// Facts stand as they are read: with their words, personal values masked.
fn human(rulebook: &Rulebook, document: &Document, fields: &[Field]) -> String {
    let assessment = &document.assessment;
    let mut lines = vec![format!("{}  ({})", assessment.name, assessment.subject)];
    if let Some(state) = &assessment.state {
        lines.push(format!(
            "状态 state      {} · 认证 {} · 使用 {} · 消息 {}",
            state.label, state.verification, state.access, state.messaging
        ));
    }
    if let Some(group) = &assessment.group {
        lines.extend(link_groups::state(group));
    }
    lines.extend(assessment.binding.iter().flat_map(binding));
    if let Some(observed) = &assessment.observed {
        let seen = [observed.verification.map(|v| v.to_string()), observed.access.map(|a| a.to_string())];
        let seen: Vec<String> = seen.into_iter().flatten().collect();
        lines.push(format!("平台所见 seen   {}", seen.join(" · ")));
    }
    for deadline in assessment.deadlines.iter().chain(&assessment.passed) {
        lines.push(due(deadline));
    }
    for finding in &assessment.findings {
        let mark = set_by_you(rulebook, finding.rule.as_deref());
        lines.push(format!("! {}  {}{mark}", finding.code, finding.text));
        lines.extend(finding.evidence.iter().map(|subject| format!("     → {subject}")));
    }
    if let Some(next) = assessment.next_change_at {
        lines.push(format!("下次变化 next    {}", next.minute_text()));
    }
    for Field { name, label, value, .. } in fields {
        lines.push(format!("  {} {name} = {}", label.zh, value.zh));
    }
    for change in document.history.iter().rev() {
        let draft = &change.draft;
        lines.push(format!("  {}  {}  ({})", draft.effective.minute_text(), draft.what.kind(), change.by));
    }
    lines.join("\n")
}

/// Where a binding stands, the range of its wait, and its checklist.
fn binding(state: &BindingState) -> Vec<String> {
    let account = state.account.clone().unwrap_or_default();
    let since = state.since.minute_text();
    let mut lines = vec![format!("绑定 binding    {} · {since} · {account}", state.stage)];
    let Some(change) = &state.change else { return lines };
    if let (Some(from), Some(to)) = (change.try_from, change.longest) {
        let (from, to) = (from.minute_text(), to.minute_text());
        lines.push(format!("等待 wait       {from} – {to}（预计，不保证 / expected, no promise）"));
    }
    for entry in &change.checklist {
        let mark = match (entry.done, &entry.waived) {
            (Some(_), _) => "✓",
            (None, Some(_)) => "–",
            (None, None) if entry.blocking => "■",
            (None, None) => "□",
        };
        let due = entry.due.map(|at| at.due_text()).unwrap_or_default();
        lines.push(format!("  {mark} {}  {}  {due}", entry.item, entry.text.zh));
    }
    lines
}

fn due(deadline: &Deadline) -> String {
    let mut text = format!("⏰ {} {} {}", deadline.due.minute_text(), deadline.consequence, deadline.state);
    if !deadline.affects.is_empty() {
        let stores: Vec<String> = deadline.affects.iter().map(ToString::to_string).collect();
        text.push_str(&format!("\n     波及 hits {}: {}", stores.len(), stores.join("、")));
    }
    for why in &deadline.why {
        text.push_str(&format!(
            "\n     {} {}",
            why.text.zh,
            why.rule.as_deref().map(|r| format!("[{r}]")).unwrap_or_default()
        ));
    }
    text
}
