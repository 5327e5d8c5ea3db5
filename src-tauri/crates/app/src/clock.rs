//! The only place of the program that asks what time it is: the window and the command line both ask here.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};
use storewarden_domain::time::Instant;

/// Names a file that holds one RFC 3339 instant, for tests of the running program.
pub const CLOCK_FILE: &str = "STOREWARDEN_CLOCK_FILE";

/// The wall clock, or a test's file in its place.
pub struct Clock {
    test: Option<TestClock>,
}

struct TestClock {
    file: PathBuf,
    /// What was read last: a file caught half written must not throw the program to another time.
    last: Mutex<Instant>,
}

impl Clock {
    /// The wall clock.
    pub fn wall() -> Self {
        Self { test: None }
    }

    /// The clock for a program that keeps its data in `data_dir`. A clock file is honoured only beside an explicit
    /// data folder, so that no stray variable moves the time under an operator's own data.
    ///
    /// Errors: the clock file is there but holds no instant.
    pub fn choose(data_dir: Option<&Path>, file: Option<PathBuf>) -> Result<Self, UnreadableClock> {
        match (data_dir, file) {
            (Some(_), Some(file)) => {
                let last = read(&file).ok_or_else(|| UnreadableClock(file.clone()))?;
                Ok(Self { test: Some(TestClock { file, last: Mutex::new(last) }) })
            }
            _ => Ok(Self::wall()),
        }
    }

    /// What time it is.
    pub fn now(&self) -> Instant {
        match &self.test {
            Some(test) => test.now(),
            None => wall_now(),
        }
    }

    /// A test moves the time; the window says so.
    pub fn is_test(&self) -> bool {
        self.test.is_some()
    }

    /// The longest that the ticker may wait before it looks at the clock again: 30 s by the wall clock (timers
    /// stop while the machine sleeps, so no wait may be trusted for longer), shorter where a test moves the file.
    pub fn longest_wait(&self) -> Duration {
        if self.is_test() { Duration::from_millis(200) } else { Duration::from_secs(30) }
    }
}

impl TestClock {
    fn now(&self) -> Instant {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(read) = read(&self.file) {
            *last = read;
        }
        *last
    }
}

fn read(file: &Path) -> Option<Instant> {
    Instant::parse(&std::fs::read_to_string(file).ok()?)
}

#[expect(clippy::disallowed_methods, reason = "this is the one place")]
fn wall_now() -> Instant {
    Instant::from_millis(chrono::Utc::now().timestamp_millis())
}

/// The clock file holds no instant.
#[derive(Debug, thiserror::Error)]
#[error("{CLOCK_FILE}: {} holds no RFC 3339 time (for example 2026-11-21T12:00:00+08:00)", .0.display())]
pub struct UnreadableClock(PathBuf);

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn the_file_is_read_again_each_time_and_a_half_written_one_changes_nothing() {
        let dir = std::env::temp_dir().join(format!("storewarden-clock-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let file = dir.join("clock");
        std::fs::write(&file, "2026-11-21T12:00:00+08:00\n").unwrap();
        let clock = Clock::choose(Some(&dir), Some(file.clone())).unwrap();
        assert_eq!(clock.now(), at("2026-11-21T04:00:00Z"));
        std::fs::write(&file, "2026-11-22T12:00:00+08:00").unwrap();
        assert_eq!(clock.now(), at("2026-11-22T04:00:00Z"));
        std::fs::write(&file, "2026-1").unwrap();
        assert_eq!(clock.now(), at("2026-11-22T04:00:00Z"), "the last good reading stands");
        std::fs::remove_dir_all(&dir).unwrap();
    }

    #[test]
    fn without_a_data_folder_of_its_own_the_file_is_not_even_opened() {
        let clock = Clock::choose(None, Some(PathBuf::from("/nowhere"))).unwrap();
        assert!(!clock.is_test());
        assert!(Clock::choose(Some(Path::new("/x")), Some(PathBuf::from("/nowhere"))).is_err());
    }
}
