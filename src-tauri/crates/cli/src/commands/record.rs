//! `record CHANGE.json`

use crate::{Desk, Failure, Outcome, print::set_by_you};
use std::path::Path;
use storewarden_app::wire::{RecordOutcome, RecordRequest};
use storewarden_domain::change::Draft;

pub fn run(desk: &Desk, path: &Path) -> Result<Outcome, Failure> {
    let changes = drafts(&text(path)?)
        .map_err(|e| Failure::Usage(format!("{}: 不是变更记录 / not a change: {e}", path.display())))?;
    let outcome = desk.app.record(desk.now, &RecordRequest::of(changes))?;
    Ok(recorded(desk, &outcome))
}

/// Shows what was recorded, or why nothing was.
pub(super) fn recorded(desk: &Desk, outcome: &RecordOutcome) -> Outcome {
    desk.out.answer(outcome, |outcome| match outcome {
        RecordOutcome::Recorded { batch, changes, text } => {
            format!("{text}：{changes} 项 / recorded\n撤销 / undo: storewarden-cli undo {batch}")
        }
        RecordOutcome::Refused { refusals } => {
            let rulebook = desk.app.rulebook();
            let lines = refusals.iter().map(|r| {
                let mark = set_by_you(&rulebook, r.rule.as_deref());
                format!("\n  ✗ [{}] {}: {}{mark}", r.index, r.code, r.text)
            });
            format!("未记录 / nothing was recorded{}", lines.collect::<String>())
        }
    });
    match outcome {
        RecordOutcome::Recorded { .. } => Outcome::Done,
        RecordOutcome::Refused { .. } => Outcome::Objections,
    }
}

pub(super) fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path)
        .map_err(|e| Failure::Io(format!("{}: 无法读取 / cannot be read: {e}", path.display())))
}

/// One change or a list; `data` may be left out where a kind needs none.
pub(super) fn drafts(text: &str) -> serde_json::Result<Vec<Draft>> {
    let value: serde_json::Value = serde_json::from_str(text)?;
    let mut values = match value {
        serde_json::Value::Array(values) => values,
        one => vec![one],
    };
    for value in &mut values {
        if let Some(fields) = value.as_object_mut() {
            fields.entry("data").or_insert_with(|| serde_json::json!({}));
        }
    }
    serde_json::from_value(serde_json::Value::Array(values))
}
