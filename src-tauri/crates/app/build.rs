//! Lists the shipped rule files, so that they are built into the program and no list is kept by hand.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let rules = Path::new(&env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../rules");
    println!("cargo::rerun-if-changed={}", rules.display());
    let mut files = Vec::new();
    collect(&rules, &mut files)?;
    files.sort();
    let entry = |file: &PathBuf| {
        let name = file.strip_prefix(&rules).unwrap_or(file).display().to_string().replace('\\', "/");
        let path = fs::canonicalize(file)?;
        io::Result::Ok(format!("    ({name:?}, include_str!({:?})),\n", path.display().to_string()))
    };
    let entries = files.iter().map(entry).collect::<Result<String, _>>()?;
    let out = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("shipped.rs");
    fs::write(out, format!("pub(super) const FILES: &[(&str, &str)] = &[\n{entries}];\n"))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            println!("cargo::rerun-if-changed={}", path.display());
            collect(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}
