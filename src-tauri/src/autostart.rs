//! Start at login: only where the operator asked for it, and then without a window.

use crate::arguments::Arguments;
use tauri::{AppHandle, Wry, plugin::TauriPlugin};
use tauri_plugin_autostart::ManagerExt;

/// The plugin, with the arguments that a start at login gets.
pub fn plugin(asked: &Arguments) -> TauriPlugin<Wry> {
    let mut words = vec!["--hidden".to_string()];
    if let Some(dir) = &asked.data_dir {
        let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.clone());
        words.push(format!("--data-dir={}", dir.display()));
    }
    tauri_plugin_autostart::Builder::new().args(words).build()
}

/// Makes the system's entry what the preference says. At each start too: the program may have been moved, and its
/// entry may have been removed by hand or left behind by another installation.
pub fn reconcile(app: &AppHandle, wanted: bool) -> Result<(), tauri_plugin_autostart::Error> {
    let entry = app.autolaunch();
    if wanted {
        entry.enable()
    } else if entry.is_enabled()? {
        entry.disable()
    } else {
        Ok(())
    }
}
