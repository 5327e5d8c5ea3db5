//! Prepares what the shell embeds. `cargo xtask run` builds the interface first; a bare `cargo check` on a fresh
//! clone has none yet, and a page that says so stands in, because the embedding needs the folder to be there.

use std::{fs, io, path::Path};

const PAGE: &str = "<!doctype html><meta charset=\"utf-8\"><title>Storewarden</title>\
<p>The interface has not been built. Run <code>cargo xtask run</code>.</p>";

fn main() -> io::Result<()> {
    let dist = Path::new("../ui/dist");
    if !dist.join("index.html").exists() {
        fs::create_dir_all(dist)?;
        fs::write(dist.join("index.html"), PAGE)?;
    }
    println!("cargo:rerun-if-changed=../ui/dist");
    tauri_build::build();
    Ok(())
}
