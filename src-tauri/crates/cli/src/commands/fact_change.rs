//! `fact-change COMPANY FACT... [--from DATE]`: what a changed registered fact would start. Nothing is written.

use super::workdays::date;
use crate::{Desk, Failure, Outcome};
use storewarden_app::wire::{FactChangePreview, FactChangeRequest};
use storewarden_domain::{change::Patch, time::Instant, vocabulary::RegisteredFact};

pub fn run(desk: &Desk, company: &str, facts: &[String], from: Option<&str>) -> Result<Outcome, Failure> {
    let known = || RegisteredFact::ALL.iter().map(|fact| fact.code()).collect::<Vec<_>>().join(", ");
    let read = |word: &String| {
        RegisteredFact::from_code(word).ok_or_else(|| {
            Failure::Usage(format!("{word}: 登记事项应为 / a registered fact is one of {}", known()))
        })
    };
    let company =
        if company.starts_with("entity:") { company.to_owned() } else { format!("entity:{company}") };
    let request = FactChangeRequest {
        entity: company.parse().map_err(|e| Failure::Usage(format!("{company}: {e}")))?,
        facts: facts.iter().map(read).collect::<Result<_, _>>()?,
        patch: Patch::new(),
        effective: from.map(date).transpose()?.map_or(desk.now, Instant::start_of),
    };
    let preview = desk.app.fact_change(desk.now, &request)?;
    desk.out.answer(&preview, human);
    Ok(Outcome::Done)
}

fn human(preview: &FactChangePreview) -> String {
    if preview.duties.is_empty() {
        return "不会启动报备义务 / nothing would have to be filed".into();
    }
    let mut lines = Vec::new();
    for started in &preview.duties {
        let duty = &started.duty;
        let unlink = duty.unlink.map_or("—".into(), Instant::due_text);
        lines.push(format!(
            "{}  {}：安全目标 safe {} · 截止 due {} · 第四天 day 4 {unlink}",
            started.group_name,
            duty.fact,
            duty.safe_target.due_text(),
            duty.due.due_text(),
        ));
        let stores = started.deadline.iter().flat_map(|deadline| &deadline.affects);
        lines.extend(stores.map(|store| format!("  → {}  {}", store.subject, store.name)));
        let why = started.deadline.iter().flat_map(|deadline| &deadline.why);
        lines.extend(why.map(|why| format!("     {} / {}", why.text.zh, why.text.en)));
    }
    lines.join("\n")
}
