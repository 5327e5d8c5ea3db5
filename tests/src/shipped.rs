//! The rules as they are shipped, read from the repository.

use std::path::{Path, PathBuf};
use storewarden_domain::rulebook::{RuleFile, Rulebook};

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Every `.toml` below a folder, by its path below that folder, sorted.
pub fn toml_files(folder: &Path) -> Vec<RuleFile> {
    fn collect(base: &Path, folder: &Path, files: &mut Vec<RuleFile>) {
        let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        for path in entries.flatten().map(|e| e.path()) {
            if path.is_dir() {
                collect(base, &path, files);
            } else if path.extension().is_some_and(|e| e == "toml") {
                let text =
                    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                let path = path.strip_prefix(base).unwrap_or(&path).display().to_string();
                files.push(RuleFile { path, text });
            }
        }
    }
    let mut files = Vec::new();
    collect(folder, folder, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The files of the shipped rules.
pub fn rule_files() -> Vec<RuleFile> {
    toml_files(&root().join("src-tauri/rules"))
}

/// The shipped rules of another time: one passage of one file reads otherwise.
pub fn with(path: &str, passage: &str, other: &str) -> Vec<RuleFile> {
    let mut files = rule_files();
    let file = files.iter_mut().find(|file| file.path == path).unwrap_or_else(|| panic!("no file {path}"));
    assert_eq!(file.text.matches(passage).count(), 1, "{path}: {passage}");
    file.text = file.text.replace(passage, other);
    files
}

/// The shipped rules without one of them.
pub fn without(path: &str, rule: &str) -> Vec<RuleFile> {
    let mut files = rule_files();
    let file = files.iter_mut().find(|file| file.path == path).unwrap_or_else(|| panic!("no file {path}"));
    let entries: Vec<&str> = file.text.split("[[rule]]\n").collect();
    let id = format!("id = \"{rule}\"");
    let kept: Vec<&str> = entries.iter().copied().filter(|entry| !entry.contains(&id)).collect();
    assert_eq!(kept.len() + 1, entries.len(), "{path}: {rule}");
    file.text = kept.join("[[rule]]\n");
    files
}

/// The shipped rulebook.
pub fn rulebook() -> Rulebook {
    Rulebook::parse(&rule_files()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}
