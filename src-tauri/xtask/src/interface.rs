//! The interface in `ui/`: installed and built only when something it is made of has changed.

use crate::shell::{Outcome, must, npm, root};
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Written after a build. Inside `node_modules`, because everything in `dist` is embedded into the program.
fn stamp() -> PathBuf {
    root().join("ui/node_modules/.storewarden-built")
}

/// `npm ci`, where the lock file is newer than what is installed.
pub fn install() -> Outcome<()> {
    let ui = root().join("ui");
    let lock = changed(&ui.join("package-lock.json"));
    let installed = changed(&ui.join("node_modules/.package-lock.json"));
    if lock.is_none() {
        return Err("ui/package-lock.json is missing: the repository is incomplete".into());
    }
    if installed >= lock {
        return Ok(());
    }
    must(npm(&["ci", "--no-audit", "--no-fund"]))
}

/// `npm run build`, where a source is newer than the last build. Yes = it was built.
pub fn build() -> Outcome<bool> {
    let ui = root().join("ui");
    let built = changed(&stamp());
    // A `dist` that is newer than the stamp was not written by a build, but by a bare `cargo check` (build.rs).
    let dist = changed(&ui.join("dist/index.html"));
    if dist.is_some() && dist <= built && newest(&ui) <= built {
        return Ok(false);
    }
    must(npm(&["run", "build"]))?;
    fs::write(stamp(), "").map_err(|fault| format!("{}: {fault}", stamp().display()))?;
    Ok(true)
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// The newest change among the sources.
fn newest(dir: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let times = entries.filter(|entry| {
        let name = entry.file_name();
        name != "node_modules" && name != "dist"
    });
    times
        .filter_map(|entry| {
            let path = entry.path();
            if path.is_dir() { newest(&path).max(changed(&path)) } else { changed(&path) }
        })
        .max()
}
