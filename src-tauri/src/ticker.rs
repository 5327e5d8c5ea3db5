//! The heartbeat: one task that runs a pass at start, after every write, and whenever the wall clock reaches the
//! next step. Nothing is scheduled ahead; each pass asks anew what is due.

use crate::{
    notify::Desktop,
    preferences::{Kept, Language},
    shell::Shell,
    tray::{Glance, Tray},
};
use std::{sync::Arc, time::Duration};
use storewarden_app::{AppFault, PassOptions, PassReport};
use storewarden_domain::time::Instant;
use tauri::{AppHandle, Emitter, Manager};
use tokio::{sync::Notify, task::spawn_blocking, time::timeout};

/// Told to the window when what it shows may have changed.
const CHANGED: &str = "changed";
/// A pass that could not do what it wanted is not repeated at once.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);
/// The window is told at least this often, so that "last checked" and what counts as "within 24 hours" stay true.
const STALE: chrono::Duration = chrono::Duration::minutes(1);

/// Wakes the heartbeat. Any number of calls during a pass lead to one further pass.
#[derive(Clone, Default)]
pub struct Ticker(Arc<Notify>);

/// What the heartbeat remembers from one beat to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Beat {
    at: Instant,
    /// When something is to be done next.
    next: Option<Instant>,
    /// When the window was told last.
    told: Instant,
}

impl Ticker {
    /// Something was written: look again.
    pub fn wake(&self) {
        self.0.notify_one();
    }

    /// Runs for the life of the program.
    pub async fn run(self, app: AppHandle) {
        let mut last = None;
        loop {
            let longest = app.state::<Shell>().clock.longest_wait();
            let wait = last.map_or(Duration::ZERO, |last: Beat| wait(last.at, last.next, longest));
            let woken = timeout(wait, self.0.notified()).await.is_ok();
            let beating = app.clone();
            match spawn_blocking(move || beat(&beating, last, woken)).await {
                Ok(beat) => last = Some(beat),
                Err(fault) => {
                    tracing::error!("a pass broke off: {fault}");
                    tokio::time::sleep(SHORTEST_WAIT).await;
                }
            }
        }
    }
}

/// One pass, and what it tells the tray and the window.
fn beat(app: &AppHandle, last: Option<Beat>, woken: bool) -> Beat {
    let shell = app.state::<Shell>();
    let now = shell.clock.now();
    if let Some(last) = last.filter(|last| last.at == now && !woken) {
        // A test's clock stands still until its file is written.
        return last;
    }
    let kept = app.state::<Kept>();
    let (preferences, language) = (kept.get(), kept.language());
    let paused_until = preferences.paused_until(now);
    let options = PassOptions { wishes: preferences.wishes(now), english: language == Language::English };
    let report = shell.outlook.own().pass(now, options, &*app.state::<Desktop>()).unwrap_or_else(|fault| {
        tracing::error!("a pass failed and is tried again: {fault}");
        PassReport::default()
    });
    if let Err(fault) = show_standing(app, now, paused_until, language) {
        tracing::warn!("the tray was not brought up to date: {fault}");
    }
    let tell = worth_telling(last, now, woken, &report);
    if tell && let Err(fault) = app.emit(CHANGED, ()) {
        tracing::warn!("the window was not told of a change: {fault}");
    }
    Beat {
        at: now,
        next: [report.next_at, paused_until].into_iter().flatten().min(),
        told: last.filter(|_| !tell).map_or(now, |last| last.told),
    }
}

/// The tray could not be brought up to date.
#[derive(Debug, thiserror::Error)]
enum TrayFault {
    #[error(transparent)]
    App(#[from] AppFault),
    #[error(transparent)]
    Tauri(#[from] tauri::Error),
}

fn show_standing(
    app: &AppHandle,
    now: Instant,
    paused_until: Option<Instant>,
    language: Language,
) -> Result<(), TrayFault> {
    let standing = app.state::<Shell>().outlook.own().tray(now)?;
    Ok(app.state::<Tray>().show(app, Glance { language, paused_until, standing })?)
}

/// Something was written or said, a step was crossed, the clock went back, or the window was told long ago.
fn worth_telling(last: Option<Beat>, now: Instant, woken: bool, report: &PassReport) -> bool {
    let said = report.shown + report.shown_again + report.failed > 0;
    let moved = last.is_none_or(|last| {
        let crossed = last.next.is_some_and(|next| next <= now);
        crossed || now < last.at || now - last.told >= STALE
    });
    woken || said || moved
}

/// From `at` to `next`, within the bounds; a step that lies in the past has been tried just now.
fn wait(at: Instant, next: Option<Instant>, longest: Duration) -> Duration {
    let ahead = next.and_then(|next| (next - at).to_std().ok()).unwrap_or(longest);
    ahead.max(SHORTEST_WAIT).min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_millis(seconds * 1000)
    }

    #[test]
    fn no_wait_is_longer_than_the_clock_is_trusted_for_and_none_spins() {
        let check = |next: Option<i64>, expect: u64| {
            let next = next.map(Instant::from_millis);
            assert_eq!(wait(at(0), next, Duration::from_secs(30)), Duration::from_millis(expect), "{next:?}");
        };
        check(None, 30_000);
        check(Some(3_600_000), 30_000);
        check(Some(12_500), 12_500);
        check(Some(3), 1_000);
        check(Some(-60_000), 30_000);
    }

    #[test]
    fn the_window_is_told_of_what_it_could_show_otherwise_and_left_alone_else() {
        let last = Some(Beat { at: at(100), next: Some(at(130)), told: at(100) });
        let quiet = PassReport::default();
        assert!(worth_telling(None, at(100), false, &quiet), "the first pass");
        assert!(!worth_telling(last, at(110), false, &quiet), "nothing happened");
        assert!(worth_telling(last, at(110), true, &quiet), "something was written");
        assert!(worth_telling(last, at(130), false, &quiet), "a step was reached");
        assert!(worth_telling(last, at(90), false, &quiet), "the clock went back");
        assert!(
            worth_telling(last, at(110), false, &PassReport { failed: 1, ..quiet }),
            "a toast was refused"
        );
        let long_ago = Some(Beat { at: at(150), next: None, told: at(100) });
        assert!(worth_telling(long_ago, at(160), false, &PassReport::default()), "told a minute ago");
    }
}
