//! `cargo xtask bench`: how long the program thinks, as built for release. The table is printed and kept as JSON.

use crate::shell::{Outcome, cargo, must, target};
use std::process::ExitCode;

pub fn bench() -> Outcome<ExitCode> {
    let kept = target().join("bench.json");
    let run = ["run", "--release", "--package", "storewarden-tests", "--example", "bench", "--"];
    let mut run = cargo(&run);
    run.arg(kept);
    must(run)?;
    Ok(ExitCode::SUCCESS)
}
