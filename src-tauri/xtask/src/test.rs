//! `cargo xtask test`: every check and every test, headless. A failing stage does not stop the ones after it.

use crate::{
    interface, machine,
    shell::{Outcome, answer, built, cargo, command, npm},
    tally::{Tally, cargo_summary, plain_summary, vitest_summary},
};
use std::process::ExitCode;

/// The one selection of packages and targets. Another would make cargo unite features differently and build anew.
const ALL: [&str; 2] = ["--workspace", "--all-targets"];

pub fn test() -> Outcome<ExitCode> {
    let mut tally = Tally::default();
    tally.check("machine: packages and Node.js", machine::ready_to_test);

    tally.check("interface: install", interface::install);
    tally.check("interface: build", || interface::build().map(drop));
    tally.command("interface: format, lint, types", npm(&["run", "check"]));
    let mut vitest = npm(&["test"]);
    vitest.env("NO_COLOR", "1").env("CI", "true");
    tally.tests("interface: tests", vitest, vitest_summary);

    tally.command("format", cargo(&["fmt", "--all", "--check"]));
    tally.command("lint", cargo(&[&["clippy"], &ALL[..], &["--", "-D", "warnings"]].concat()));
    tally.command("build", cargo(&[&["build"], &ALL[..]].concat()));
    tally.tests("tests", cargo(&[&["test", "--no-fail-fast"], &ALL[..]].concat()), cargo_summary);
    tally.check("generated TypeScript is committed", bindings_are_committed);
    let situations = command(built("storewarden-cli", false), &["situations", "tests/situations"]);
    tally.tests("situations", situations, plain_summary);
    if cfg!(target_os = "linux") {
        // Ignored otherwise, because they need the screen, the bus and the driver that the first stage installed.
        let running =
            [&["test", "--no-fail-fast"], &ALL[..], &["--", "--ignored", "--test-threads=1", "e2e"]].concat();
        tally.tests("tests of the running program", cargo(&running), cargo_summary);
    }
    Ok(tally.close())
}

/// The tests have just written the TypeScript of the wire types; git must not see a difference.
fn bindings_are_committed() -> Outcome<()> {
    const BINDINGS: &str = "ui/src/backend/bindings";
    if answer("git", &["rev-parse", "--is-inside-work-tree"]).is_none() {
        println!("not a git work tree: nothing to compare with");
        return Ok(());
    }
    match answer("git", &["status", "--porcelain", "--", BINDINGS]) {
        Some(stale) if stale.is_empty() => Ok(()),
        Some(stale) => {
            println!("{stale}");
            Err(format!("the wire types changed: commit what the tests wrote to {BINDINGS}"))
        }
        None => Err(format!("git does not answer about {BINDINGS}")),
    }
}
