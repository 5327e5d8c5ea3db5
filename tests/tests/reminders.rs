//! Reminders are neither lost nor repeated: thousands of simulated months, and the proof that the judge would notice.

use std::{panic::AssertUnwindSafe, time::Instant};
use storewarden_app::App;
use storewarden_tests::reminding::{Counts, Episode, Medium, Mutant};

/// `STOREWARDEN_EPISODES` multiplies them for a long run.
const IN_MEMORY: u64 = 200;
const IN_FILES: u64 = 30;

fn times() -> u64 {
    std::env::var("STOREWARDEN_EPISODES").ok().and_then(|n| n.parse().ok()).unwrap_or(1)
}

fn simulate(medium: Medium, episodes: u64) {
    let (began, mut all) = (Instant::now(), Counts::default());
    let empty = App::in_memory().expect("memory");
    let mut failures = Vec::new();
    for seed in 0..episodes {
        match Episode::play(&empty, medium, Mutant::None, seed) {
            Ok(counts) => all += counts,
            Err(found) => failures.push(found),
        }
    }
    println!("reminders, {medium:?}: {all}; 0 lost, 0 repeated, 0 after cancel ({:?})", began.elapsed());
    assert!(failures.is_empty(), "{} episodes fail:\n{}", failures.len(), failures.join("\n"));
    assert!(all.toasts > 0 && all.crashes > 0 && all.refused > 0 && all.shown_again > 0 && all.digests > 0);
}

#[test]
fn nothing_is_lost_repeated_or_said_after_it_was_settled() {
    simulate(Medium::Memory, IN_MEMORY * times());
}

#[test]
fn the_same_holds_in_real_files_that_a_crash_leaves_behind() {
    simulate(Medium::File, IN_FILES * times());
}

/// What the judge says of each faulty program, in its own words.
#[test]
fn the_judge_finds_every_faulty_program() {
    let empty = App::in_memory().expect("memory");
    for (mutant, medium, words) in [
        (Mutant::ShowsTwice, Medium::Memory, "said twice"),
        (Mutant::SwallowsToasts, Medium::Memory, "lost"),
        (Mutant::NamesPeople, Medium::Memory, "personal data"),
        (Mutant::RepeatsOldToasts, Medium::Memory, "said"),
        (Mutant::ForgetsClaims, Medium::File, "said twice"),
        (Mutant::MarksBeforeShow, Medium::File, "lost"),
    ] {
        let found = (0..40).find_map(|seed| {
            let played =
                std::panic::catch_unwind(AssertUnwindSafe(|| Episode::play(&empty, medium, mutant, seed)));
            played.ok()?.err()
        });
        let found = found.unwrap_or_else(|| panic!("{mutant:?} goes unnoticed"));
        assert!(found.contains(words), "{mutant:?}: {found}");
        println!("{mutant:?} is found: {found}");
    }
}
