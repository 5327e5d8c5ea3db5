//! `situations DIR`: runs scenario files; closes with `N passed, M failed`.

use crate::{Failure, Outcome, print::Out};
use serde_json::json;
use std::path::{Path, PathBuf};
use storewarden_domain::situation;

pub fn run(out: &Out, dir: &Path) -> Result<Outcome, Failure> {
    let rulebook = storewarden_app::shipped_rulebook()?;
    let (mut passed, mut failed) = (0_u32, Vec::new());
    for path in files(dir)? {
        let text =
            std::fs::read_to_string(&path).map_err(|e| Failure::Io(format!("{}: {e}", path.display())))?;
        let failures = match situation::parse(&text) {
            Ok(story) => story.run(&rulebook),
            Err(broken) => vec![broken],
        };
        match failures.as_slice() {
            [] => passed += 1,
            failures => failed.push((path, failures.to_vec())),
        }
    }
    let report: Vec<_> = failed
        .iter()
        .map(|(path, why)| json!({ "file": path.display().to_string(), "failures": why }))
        .collect();
    out.answer(&json!({ "passed": passed, "failed": report }), |_| {
        let mut lines: Vec<String> = failed
            .iter()
            .map(|(path, why)| format!("✗ {}\n  {}", path.display(), why.join("\n  ")))
            .collect();
        lines.push(format!("{passed} passed, {} failed", failed.len()));
        lines.join("\n")
    });
    Ok(if failed.is_empty() { Outcome::Done } else { Outcome::Objections })
}

fn files(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(dir).map_err(|e| Failure::Io(format!("{}: {e}", dir.display())))?;
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    if files.is_empty() {
        return Err(Failure::Io(format!("{}: 没有场景文件 / no scenario files", dir.display())));
    }
    Ok(files)
}
