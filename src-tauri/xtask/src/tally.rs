//! Stages, their seconds, and what they counted.

use crate::shell::{Outcome, spelled};
use std::{
    io::{BufRead, BufReader},
    process::{Command, ExitCode, Stdio},
    time::{Duration, Instant},
};

/// Reads a line of a stage's output: how many passed and failed by it, where it is a summary.
pub type Reader = fn(&str) -> Option<(u32, u32)>;

struct Stage {
    name: String,
    took: Duration,
    passed: u32,
    failed: u32,
    fault: Option<String>,
}

/// All stages so far. One that fails does not stop the others.
#[derive(Default)]
pub struct Tally(Vec<Stage>);

impl Tally {
    /// A stage that is one check in itself.
    pub fn check(&mut self, name: &str, work: impl FnOnce() -> Outcome<()>) {
        self.stage(name, || work().map(|()| (1, 0)));
    }

    /// A command that is one check in itself.
    pub fn command(&mut self, name: &str, command: Command) {
        self.check(name, || follow(command, |_| None).map(drop));
    }

    /// A command that counts its tests and prints summaries that `reader` understands.
    pub fn tests(&mut self, name: &str, command: Command, reader: Reader) {
        self.stage(name, || match follow(command, reader)? {
            (0, 0) => Err("it ran no test".into()),
            counted => Ok(counted),
        });
    }

    fn stage(&mut self, name: &str, work: impl FnOnce() -> Outcome<(u32, u32)>) {
        println!("\n━━ {name}");
        let began = Instant::now();
        let (passed, failed, fault) = match work() {
            Ok((passed, failed)) => (passed, failed, None),
            Err(fault) => (0, 1, Some(fault)),
        };
        if let Some(fault) = &fault {
            println!("✗ {fault}");
        }
        self.0.push(Stage { name: name.into(), took: began.elapsed(), passed, failed, fault });
    }

    /// Prints all stages, then the closing line `N passed, N failed`.
    pub fn close(self) -> ExitCode {
        println!("\n━━ All stages");
        let mut seconds = 0.0;
        for stage in &self.0 {
            let mark = if stage.failed == 0 { "✓" } else { "✗" };
            let took = stage.took.as_secs_f64();
            seconds += took;
            println!(
                "{mark} {took:7.1} s  {:5} passed {:3} failed  {}",
                stage.passed, stage.failed, stage.name
            );
            if let Some(fault) = &stage.fault {
                println!("             {}", fault.lines().next().unwrap_or_default());
            }
        }
        println!("  {seconds:7.1} s  in all");
        let (passed, failed) = self.0.iter().fold((0, 0), |(p, f), s| (p + s.passed, f + s.failed));
        println!("{passed} passed, {failed} failed");
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Runs `command`, shows its output, and adds up its summaries. A failure that no summary tells of is an error.
fn follow(mut command: Command, reader: Reader) -> Outcome<(u32, u32)> {
    let name = spelled(&command);
    println!("› {name}");
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|fault| format!("`{name}` could not be started: {fault}"))?;
    let (mut passed, mut failed) = (0, 0);
    let lines = child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n'));
    for line in lines.map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        if let Some((more_passed, more_failed)) = reader(&line) {
            passed += more_passed;
            failed += more_failed;
        }
    }
    let status = child.wait().map_err(|fault| format!("`{name}`: {fault}"))?;
    if status.success() || failed > 0 {
        Ok((passed, failed))
    } else {
        Err(format!("`{name}` ended with {status}"))
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`
pub fn cargo_summary(line: &str) -> Option<(u32, u32)> {
    let counts = line.trim().strip_prefix("test result: ")?;
    Some((before(counts, "passed").unwrap_or(0), before(counts, "failed").unwrap_or(0)))
}

/// `Tests  1 failed | 11 passed (12)`
pub fn vitest_summary(line: &str) -> Option<(u32, u32)> {
    let counts = line.trim().strip_prefix("Tests ")?;
    Some((before(counts, "passed").unwrap_or(0), before(counts, "failed").unwrap_or(0)))
}

/// `41 passed, 0 failed`
pub fn plain_summary(line: &str) -> Option<(u32, u32)> {
    let (passed, failed) = line.trim().split_once(", ")?;
    let passed = passed.strip_suffix(" passed")?.parse().ok()?;
    Some((passed, failed.strip_suffix(" failed")?.parse().ok()?))
}

/// The number that stands before `word`.
fn before(text: &str, word: &str) -> Option<u32> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).find_map(|pair| match pair {
        [number, unit] if *unit == word => number.parse().ok(),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tools_summary_is_understood() {
        assert_eq!(
            cargo_summary("test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured"),
            Some((12, 3))
        );
        assert_eq!(cargo_summary("test a::b ... ok"), None);
        assert_eq!(vitest_summary("      Tests  1 failed | 11 passed (12)"), Some((11, 1)));
        assert_eq!(vitest_summary("      Tests  11 passed (11)"), Some((11, 0)));
        assert_eq!(vitest_summary(" Test Files  2 passed (2)"), None);
        assert_eq!(plain_summary("41 passed, 0 failed"), Some((41, 0)));
        assert_eq!(plain_summary("41 passed"), None);
    }
}
