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

/// The shipped rulebook.
pub fn rulebook() -> Rulebook {
    let files = toml_files(&root().join("src-tauri/rules"));
    Rulebook::parse(&files).unwrap_or_else(|faults| panic!("{faults:#?}"))
}
