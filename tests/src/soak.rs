//! How long a simulation runs: `STOREWARDEN_EPISODES` times what a run of the tests plays, from `STOREWARDEN_SEED` on
//! (`cargo xtask soak` sets both).

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn chosen<T: std::str::FromStr>(variable: &str) -> Option<T> {
    std::env::var(variable).ok()?.parse().ok()
}

/// The first seed of simulations that count theirs.
pub fn first_seed() -> u64 {
    chosen("STOREWARDEN_SEED").unwrap_or(0)
}

pub fn episodes(base: u32) -> u32 {
    base * chosen("STOREWARDEN_EPISODES").unwrap_or(1)
}

/// Plays `cases` of the tests; each of their simulations has a `seed` of its own where none is chosen.
pub fn runner(cases: u32, seed: u8) -> TestRunner {
    let config = Config {
        cases: episodes(cases),
        failure_persistence: None,
        max_shrink_iters: 100,
        ..Config::default()
    };
    let mut bytes = [seed; 32];
    if let Some(first) = chosen::<u64>("STOREWARDEN_SEED") {
        bytes[..8].copy_from_slice(&first.to_le_bytes());
    }
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}
