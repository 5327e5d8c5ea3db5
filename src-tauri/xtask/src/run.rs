//! `cargo xtask run`: from a fresh clone to the program on screen.

use crate::{
    interface, machine,
    shell::{Outcome, built, cargo, command, must, spelled},
};
use std::{env, process::ExitCode};

pub fn run(words: &[&str]) -> Outcome<ExitCode> {
    let (ours, theirs) = match words.iter().position(|word| *word == "--") {
        Some(at) => (words.get(..at).unwrap_or_default(), words.get(at + 1..).unwrap_or_default()),
        None => (words, [].as_slice()),
    };
    let release = match ours {
        [] => false,
        ["--release"] => true,
        _ => {
            return Err(format!(
                "{} is not for xtask; what is for the program stands behind `--`",
                ours.join(" ")
            ));
        }
    };
    machine::ready_to_build()?;
    interface::install()?;
    interface::build()?;
    // The same selection of packages as in the tests, or cargo would unite features differently and build it all anew.
    let profile: &[&str] = if release { &["--release"] } else { &[] };
    must(cargo(&[&["build", "--workspace", "--bins"], profile].concat()))?;
    if cfg!(target_os = "linux")
        && env::var_os("DISPLAY").is_none()
        && env::var_os("WAYLAND_DISPLAY").is_none()
    {
        return Err(
            "built, but there is no screen to show it on (DISPLAY and WAYLAND_DISPLAY are not set). \
                    `tests/desktop.sh cargo xtask run` shows it on a screen of its own"
                .into(),
        );
    }
    let mut program = command(built("storewarden", release), theirs);
    if let Ok(here) = env::current_dir() {
        program.current_dir(here);
    }
    println!("› {}", spelled(&program));
    let status = program.status().map_err(|fault| format!("the program could not be started: {fault}"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
