//! Windows and macOS: the system's own notifications. Both take a message without saying what became of it, so
//! "accepted" means here: handed over without an error.

use storewarden_app::ports::{Notifier, Toast, ToastRefused};
use tauri::AppHandle;
use tauri_plugin_notification::NotificationExt;

/// The system's notification centre.
pub struct Desktop {
    app: AppHandle,
}

impl Desktop {
    /// `opened` is called when a message is clicked. Windows reports a click only while the message is on screen.
    pub fn new(app: AppHandle, opened: impl Fn() + Send + Sync + 'static) -> Self {
        if let Err(fault) = app.notification().on_action(move |_| opened()) {
            tracing::warn!("clicks on notifications are not heard: {fault}");
        }
        Self { app }
    }

    /// Both systems always have one; whether it is muted cannot be asked.
    pub fn answers(&self) -> bool {
        true
    }
}

impl Notifier for Desktop {
    fn show(&self, toast: &Toast) -> Result<(), ToastRefused> {
        let message = self.app.notification().builder().title(&toast.title).body(&toast.body);
        message.show().map_err(|fault| ToastRefused { reason: fault.to_string() })
    }
}
