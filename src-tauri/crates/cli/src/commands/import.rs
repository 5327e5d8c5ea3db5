//! `import FILE…`

use crate::{Desk, Failure, Outcome};
use std::{collections::BTreeMap, path::PathBuf};
use storewarden_app::wire::{FileReport, ImportReport, Reached, RowFault};
use storewarden_domain::vocabulary::RollOut;

pub fn run(
    desk: &Desk,
    paths: &[PathBuf],
    kind: &str,
    dry_run: bool,
    not_reached: &[String],
) -> Result<Outcome, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let bytes = std::fs::read(path)
            .map_err(|e| Failure::Io(format!("{}: 无法读取 / cannot be read: {e}", path.display())))?;
        files.push((path.display().to_string(), kind.to_owned(), bytes));
    }
    let answer = |store: &String| {
        let store = store.parse().map_err(|e| Failure::Usage(format!("--not-reached: {e}")))?;
        Ok(Reached { store, roll_out: RollOut::NotCovered, notified_at: None })
    };
    let reached = not_reached.iter().map(answer).collect::<Result<Vec<_>, Failure>>()?;
    let report = desk.app.import_bytes(desk.now, &files, &reached, !dry_run)?;
    let document = serde_json::json!({ "files": report.files, "undo": report.undo, "shops_to_ask": report.shops_to_ask });
    desk.out.answer(&document, |_| human(&report));
    let refused = report.files.iter().any(|file| !file.refused.is_empty());
    Ok(if refused { Outcome::Objections } else { Outcome::Done })
}

/// Shops that are named one by one; the document has them all.
const NAMED: usize = 10;

fn human(report: &ImportReport) -> String {
    let mut lines: Vec<String> = report.files.iter().map(file).collect();
    if let Some(undo) = &report.undo {
        lines.push(format!("撤销 / undo: storewarden-cli undo {undo}"));
    }
    if !report.shops_to_ask.is_empty() {
        let mut shops: Vec<&str> = report.shops_to_ask.iter().map(|s| s.name.as_str()).collect();
        let more = shops.len().saturating_sub(NAMED);
        shops.truncate(NAMED);
        let rest = match more {
            0 => String::new(),
            _ => format!(" 等 {} 家 / and {more} more", NAMED + more),
        };
        lines.push(format!(
            "以下店铺按已收到认证通知计；没收到的请用 --not-reached 说明 / counted as reached by the verification notice, say --not-reached otherwise:\n  {}{rest}",
            shops.join("、")
        ));
    }
    lines.join("\n")
}

fn file(report: &FileReport) -> String {
    let mut text = format!(
        "{}  [{} · {}]\n  读取 read {} · 新增 created {} · 改动 changed {} · 未变 unchanged {} · 拒绝 refused {}",
        report.file,
        report.kind,
        report.encoding,
        report.read,
        report.created,
        report.changed,
        report.unchanged,
        report.refused.len()
    );
    text.extend(report.refused.iter().map(|fault| line('✗', fault)));
    text.push_str(&warnings(&report.warnings));
    if !report.ignored_columns.is_empty() {
        text.push_str(&format!("\n  未用的列 / columns not used: {}", report.ignored_columns.join("、")));
    }
    text
}

fn line(mark: char, fault: &RowFault) -> String {
    let RowFault { row, column, value, message, .. } = fault;
    format!("\n  {mark} 第 {row} 行 row {row} {column} {value} — {message}")
}

/// Many warnings of one kind are told once; the document has them all.
fn warnings(warnings: &[RowFault]) -> String {
    let mut by_code: BTreeMap<&str, Vec<&RowFault>> = BTreeMap::new();
    for warning in warnings {
        by_code.entry(&warning.code).or_default().push(warning);
    }
    let kind = |alike: Vec<&RowFault>| {
        let first = alike.first().map(|fault| line('!', fault)).unwrap_or_default();
        let more = alike.len().saturating_sub(1);
        if more == 0 {
            first
        } else {
            format!("{first}\n    另有 {more} 行同类 / {more} more rows alike")
        }
    };
    by_code.into_values().map(kind).collect()
}
