//! Settings.

use serde::{Deserialize, Serialize};
use storewarden_domain::time::Instant;
use ts_rs::TS;

/// Kept by the shell's preference store, not in the database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct Preferences {
    /// `zh-CN`, `en`, or `system`
    pub language: String,
    /// `light`, `dark`, or `system`
    pub theme: String,
    /// `compact`, `regular`, `relaxed`
    pub density: String,
    pub autostart: bool,
    /// Closing the window keeps the program in the tray: was that explained?
    pub close_explained: bool,
    /// Reminders are held back until then.
    pub paused_until: Option<Instant>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: "system".into(),
            theme: "system".into(),
            density: "regular".into(),
            autostart: false,
            close_explained: false,
            paused_until: None,
        }
    }
}

/// What is told about the installation on the settings screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct About {
    pub version: String,
    pub data_dir: String,
    pub sqlite: String,
    pub tray: bool,
    pub notifications: bool,
}
