//! What the operator chose for this computer. The window's shell keeps it in a small file of its own beside the database;
//! here it is only read, so that the command line says what a pass would say.

use crate::wire::Preferences;
use std::path::Path;
use storewarden_domain::{
    remind::{QuietHours, Wishes},
    time::Instant,
};

/// The file below the data folder, and the key in it.
pub const FILE: &str = "preferences.json";
pub const KEY: &str = "preferences";

/// A missing or unreadable file gives the defaults.
pub fn kept(data_dir: &Path) -> Preferences {
    let file = std::fs::read(data_dir.join(FILE)).unwrap_or_default();
    let kept: Option<serde_json::Value> = serde_json::from_slice(&file).ok();
    let kept = kept.and_then(|file| file.get(KEY).cloned());
    kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default()
}

impl Preferences {
    /// The instant until which reminders are held back, where it lies ahead.
    pub fn paused_until(&self, now: Instant) -> Option<Instant> {
        self.paused_until.filter(|until| *until > now)
    }

    /// How the operator wants to be told. Times that cannot be read are no quiet hours: silence by mistake is worse.
    pub fn wishes(&self, now: Instant) -> Wishes {
        let hours = QuietHours::parse(&self.quiet_from, &self.quiet_to);
        Wishes { paused: self.paused_until(now).is_some(), quiet: hours.filter(|_| self.quiet_hours) }
    }
}
