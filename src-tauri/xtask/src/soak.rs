//! `cargo xtask soak`: the simulations of the tests, many times over and from another seed, as built for release. What fails
//! there names its seed, and becomes a test.

use crate::{
    machine,
    shell::{Outcome, cargo},
    tally::{Tally, cargo_summary},
};
use std::{
    hash::{BuildHasher, Hasher, RandomState},
    process::ExitCode,
};

/// How often each simulation is played, where nothing else is asked for.
const TIMES: u32 = 200;
/// Reminders over simulated months with crashes and wrong clocks; histories against a full recomputation;
/// clusters of stores against a plain walk, and as they are kept against those worked out anew.
const SIMULATIONS: [&str; 4] = ["reminders::", "journal::", "association::", "clusters_kept::"];
/// Its name contains that of one, and it is none.
const NAMED_ALIKE: [&str; 2] = ["--skip", "cli_association::"];

pub fn soak(times: Option<&str>) -> Outcome<ExitCode> {
    let times = match times {
        Some(words) => words.parse().map_err(|_| format!("{words} is no number of times"))?,
        None => TIMES,
    };
    let mut tally = Tally::default();
    tally.check("machine: packages and Node.js", machine::ready_to_test);
    // Every run starts elsewhere; the first seed is printed, so that a run can be told again.
    let seed = u64::from(RandomState::new().build_hasher().finish() as u32);
    println!("STOREWARDEN_EPISODES={times} STOREWARDEN_SEED={seed}");
    let selection =
        ["test", "--release", "--no-fail-fast", "--package", "storewarden-tests", "--test", "tests", "--"];
    let mut run = cargo(&[&selection[..], &SIMULATIONS, &NAMED_ALIKE, &["--nocapture"]].concat());
    run.env("STOREWARDEN_EPISODES", times.to_string()).env("STOREWARDEN_SEED", seed.to_string());
    tally.tests("simulations", run, cargo_summary);
    Ok(tally.close())
}
