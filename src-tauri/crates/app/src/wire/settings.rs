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
    /// Filters of lists that were given a name.
    pub views: Vec<SavedView>,
    /// Nothing is said from `quiet_from` to `quiet_to`; what falls due between is said before.
    pub quiet_hours: bool,
    /// `22:00`, in the rules' zone
    pub quiet_from: String,
    /// `08:00`; on the next day where it is not after the beginning
    pub quiet_to: String,
}

/// A list as somebody looks at it again and again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedView {
    /// The screen whose list it is: `stores`, `sub-accounts`, `staff`
    pub screen: String,
    pub name: String,
    /// The parts of the window's address that narrow and order it; the window reads only those that it knows.
    #[ts(type = "Record<string, unknown>")]
    pub place: serde_json::Map<String, serde_json::Value>,
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
            views: Vec::new(),
            quiet_hours: false,
            quiet_from: "22:00".into(),
            quiet_to: "08:00".into(),
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
