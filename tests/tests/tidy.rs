//! The architecture's invariants, kept by looking: who may depend on whom, where SQL, time and the shell may be named,
//! and what no file may hold. The window's own promises (words in both languages, colours, lengths) are its own test's.

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
};
use storewarden_tests::shipped::root;

/// Not of this repository, or made by a machine.
const SKIPPED: [&str; 9] =
    ["target", "node_modules", "dist", "gen", "schemas", "bindings", "icons", ".git", "screenshots"];
const LONGEST: usize = 450;

/// A file's path below the root, with `/`, and its text.
type Files = BTreeMap<String, String>;

fn files(below: &[&str], endings: &[&str]) -> Files {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        for path in entries.flatten().map(|e| e.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match path.is_dir() {
                true if SKIPPED.contains(&name.as_str()) => {}
                true => walk(&path, found),
                false => found.push(path),
            }
        }
    }
    let mut found = Vec::new();
    below.iter().for_each(|folder| walk(&root().join(folder), &mut found));
    let read = |path: PathBuf| {
        let name = path.strip_prefix(root()).ok()?.to_string_lossy().replace('\\', "/");
        let wanted = endings.is_empty() || endings.iter().any(|ending| name.ends_with(ending));
        Some((name, String::from_utf8(std::fs::read(&path).ok().filter(|_| wanted)?).ok()?))
    };
    let files: Files = found.into_iter().filter_map(read).collect();
    assert!(!files.is_empty(), "nothing to look at below {below:?}");
    files
}

/// The Rust of the program, without tests inside it.
fn program() -> Files {
    let mut files = files(&["src-tauri"], &[".rs"]);
    files.retain(|name, _| !name.ends_with("/tests.rs") && !name.contains("/tests/"));
    for text in files.values_mut() {
        if let Some((before, _)) = text.split_once("#[cfg(test)]\nmod tests {") {
            *text = before.to_owned();
        }
    }
    files
}

/// Lines that are read by the compiler, with their number.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(n, line)| (n + 1, line)).filter(|(_, line)| {
        let line = line.trim_start();
        !line.starts_with("//")
    })
}

fn offenders(files: &Files, allowed: impl Fn(&str) -> bool, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in files.iter().filter(|(name, _)| !allowed(name)) {
        for (number, line) in code(text) {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{name}:{number}: {}", line.trim()));
            }
        }
    }
    found
}

fn none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// `x86_64-unknown-linux-gnu`
fn host() -> String {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output().expect("rustc");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host").to_owned()
}

/// Package → the packages that it needs to be built and run, tests left out.
fn graph() -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    // Of this machine's own platform: what others need was never downloaded here.
    let platform = host();
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", &platform])
        .current_dir(root())
        .output()
        .expect("cargo metadata");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let names: BTreeMap<String, String> =
        list(&metadata["packages"]).iter().map(|p| (text(&p["id"]), text(&p["name"]))).collect();
    let needed = |dep: &Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"] != "dev");
    let needs = |node: &Value| {
        let deps = list(&node["deps"]);
        deps.iter().filter(|dep| needed(dep)).map(|dep| names[&text(&dep["pkg"])].clone()).collect()
    };
    list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| (names[&text(&node["id"])].clone(), needs(node)))
        .collect()
}

fn everything_below(graph: &BTreeMap<String, BTreeSet<String>>, package: &str) -> BTreeSet<String> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![package.to_owned()]);
    while let Some(name) = open.pop() {
        for need in graph.get(&name).unwrap_or_else(|| panic!("no package {name}")) {
            if seen.insert(need.clone()) {
                open.push(need.clone());
            }
        }
    }
    seen
}

#[test]
fn the_crates_depend_on_each_other_in_one_direction() {
    let graph = graph();
    for (package, ours) in [
        ("storewarden-domain", &[][..]),
        ("storewarden-db", &["storewarden-domain"]),
        ("storewarden-app", &["storewarden-db", "storewarden-domain"]),
        ("storewarden-cli", &["storewarden-app", "storewarden-domain"]),
        ("storewarden", &["storewarden-app", "storewarden-domain"]),
    ] {
        let needs: Vec<&str> =
            graph[package].iter().map(String::as_str).filter(|n| n.starts_with("storewarden")).collect();
        assert_eq!(needs, ours, "what {package} needs of ours");
    }
}

#[test]
fn the_walls_hold_through_everything_that_a_crate_pulls_in() {
    let graph = graph();
    let mut found = Vec::new();
    for (package, banned) in [
        ("storewarden-domain", &["tokio", "rusqlite", "libsqlite3-sys", "tauri", "wry"][..]),
        ("storewarden-db", &["tokio", "tauri", "wry"]),
        ("storewarden-app", &["tokio", "tauri", "wry"]),
        ("storewarden-cli", &["tauri", "wry", "webkit2gtk"]),
    ] {
        let below = everything_below(&graph, package);
        found
            .extend(banned.iter().filter(|b| below.contains(**b)).map(|b| format!("{package} pulls in {b}")));
    }
    let ours_that_need = |name: &str| -> Vec<String> {
        let ours = graph.iter().filter(|(p, needs)| p.starts_with("storewarden") && needs.contains(name));
        ours.map(|(package, _)| package.clone()).collect()
    };
    assert_eq!(ours_that_need("rusqlite"), ["storewarden-db"]);
    assert_eq!(ours_that_need("tauri"), ["storewarden"]);
    none(found, "the core is built without a window, and the domain without IO");
}

#[test]
fn sql_stands_in_one_crate() {
    let mut all = program();
    all.extend(files(&["tests"], &[".rs"]));
    let allowed = |name: &str| name.starts_with("src-tauri/crates/db/") || name == "tests/tests/tidy.rs";
    let words =
        ["SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE", "ALTER TABLE", "PRAGMA ", "rusqlite"];
    none(offenders(&all, allowed, &words), "SQL belongs into crates/db");
}

#[test]
fn the_time_is_asked_for_in_one_file() {
    let allowed =
        |name: &str| name == "src-tauri/crates/app/src/clock.rs" || name.starts_with("src-tauri/xtask/");
    let words = ["Utc::now", "Local::now", "SystemTime::now", "Instant::now", ".elapsed()"];
    none(offenders(&program(), allowed, &words), "time is an input: take `now` as an argument");
}

#[test]
fn the_shell_is_named_in_one_crate_and_one_folder() {
    let allowed = |name: &str| name.starts_with("src-tauri/src/") || name == "src-tauri/build.rs";
    none(offenders(&program(), allowed, &["tauri::", "tauri_plugin"]), "tauri belongs into the shell");
    let window = files(&["ui/src"], &[".ts", ".tsx"]);
    let allowed = |name: &str| name.starts_with("ui/src/backend/") || name.starts_with("ui/src/test/");
    none(offenders(&window, allowed, &["@tauri-apps"]), "the window talks to the shell from one folder");
}

#[test]
fn nothing_may_panic_and_nothing_is_left_to_do() {
    let words = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "dbg!("];
    none(offenders(&program(), |_| false, &words), "an error is a value");
    let mut found = Vec::new();
    for (name, text) in files(&["src-tauri", "tests", "ui/src"], &[".rs", ".ts", ".tsx", ".toml", ".css"]) {
        let marks = ["TODO", "FIXME", "XXX", "HACK"];
        for (number, line) in text.lines().enumerate().filter(|_| name != "tests/tests/tidy.rs") {
            if marks.iter().any(|mark| line.contains(mark)) {
                found.push(format!("{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    none(found, "what is not done yet is not in the code");
}

#[test]
fn every_source_file_says_what_it_is() {
    let mut all = files(&["src-tauri", "tests/src"], &[".rs"]);
    all.extend(files(&["tests/tests"], &[".rs"]).into_iter().filter(|(name, _)| {
        let rest = name.trim_start_matches("tests/tests/");
        !rest.contains('/') || rest.ends_with("/mod.rs")
    }));
    let silent = all.iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(name, _)| name.clone());
    none(silent.collect(), "a file begins with a line that introduces it");
}

#[test]
fn every_source_file_can_be_read_in_a_sitting() {
    let all = files(&["src-tauri", "tests", "ui/src"], &[".rs", ".ts", ".tsx", ".css"]);
    let long = all.iter().map(|(name, text)| (name, text.lines().count())).filter(|(_, n)| *n > LONGEST);
    none(long.map(|(name, n)| format!("{name}: {n} lines")).collect(), "split it by what it talks about");
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    let all = files(&["src-tauri", "tests", "ui/src", ".ci", ".cargo"], &[]);
    let words = ["/work/", "/root/", "/home/", "/Users/", "C:\\Users"];
    let mut found = Vec::new();
    for (name, text) in all.iter().filter(|(name, _)| *name != "tests/tests/tidy.rs") {
        for (number, line) in text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    none(found, "the repository stands alone");
}

#[test]
fn every_exported_wire_type_has_its_typescript() {
    let bindings = root().join("ui/src/backend/bindings");
    let (mut exported, mut missing) = (0, Vec::new());
    for (name, text) in files(&["src-tauri/crates/app/src/wire", "src-tauri/crates/domain/src"], &[".rs"]) {
        for part in text.split("#[ts(export").skip(1) {
            let declared = part.lines().find_map(|line| {
                let rest = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?;
                rest.split(|c: char| !c.is_alphanumeric()).next()
            });
            let declared = declared.unwrap_or_else(|| panic!("{name}: what is exported here?"));
            exported += 1;
            if !bindings.join(format!("{declared}.ts")).is_file() {
                missing.push(format!("{declared}.ts, declared in {name}"));
            }
        }
    }
    assert!(exported > 20, "only {exported} exported types were found");
    none(missing, "run the tests of storewarden-app and commit what they write");
}

#[test]
fn every_rule_file_and_situation_is_listed_by_its_folder_alone() {
    for file in files(&["src-tauri/rules", "tests/situations"], &[]).keys() {
        let known = file.ends_with(".toml") || file.ends_with("README.md");
        assert!(known, "{file} is neither a rule, a situation, nor their README");
        let name = file.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml");
        let kebab = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        assert!(kebab || name == "README.md", "{file} is not in kebab-case");
    }
}

/// A file that no other names is not compiled: its tests would never run.
#[test]
fn every_rust_file_is_named_by_its_module() {
    let files = files(&["src-tauri", "tests"], &[".rs"]);
    let mut lost = Vec::new();
    for name in files.keys() {
        let (folder, file) = name.rsplit_once('/').unwrap_or_default();
        if ["main.rs", "lib.rs", "build.rs"].contains(&file) || folder.ends_with("/examples") {
            continue;
        }
        // `papers/mod.rs` is the module `papers` of the folder above, `papers/dated.rs` the module `dated` of `papers`.
        let (folder, module) = match file {
            "mod.rs" => folder.rsplit_once('/').unwrap_or_default(),
            _ => (folder, file.trim_end_matches(".rs")),
        };
        let owners = [format!("{folder}.rs")]
            .into_iter()
            .chain(["mod.rs", "lib.rs", "main.rs"].map(|owner| format!("{folder}/{owner}")));
        let declared = format!("mod {module};");
        let listed = owners.filter_map(|owner| files.get(&owner)).any(|text| {
            code(text).any(|(_, line)| line.trim_end().ends_with(&declared) && !line.contains("use "))
        });
        if !listed {
            lost.push(name.clone());
        }
    }
    none(lost, "a file is compiled because another one says `mod`");
}
