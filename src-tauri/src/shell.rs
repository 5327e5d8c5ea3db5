//! Starting up, and what the parts of the shell share.

use crate::{
    arguments::Arguments,
    autostart,
    notify::Desktop,
    preferences::Kept,
    ticker::Ticker,
    tray::Tray,
    window::{self, Destination},
};
use std::{error::Error, path::PathBuf};
use storewarden_app::{
    App, AppFault, Outlook,
    clock::{CLOCK_FILE, Clock},
    wire::WireFault,
};
use storewarden_domain::time::Instant;
use tauri::{AppHandle, Manager, Wry, plugin::TauriPlugin};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use tauri_plugin_log::log::LevelFilter;

/// The program's data, the day that the window looks at, and the clock that everything is judged by.
pub struct Shell {
    pub outlook: Outlook,
    pub clock: Clock,
    pub ticker: Ticker,
}

/// A command's answer: a value, or a fault that says what happened and what to do.
pub type Answer<T> = Result<T, WireFault>;

impl Shell {
    /// Asks the core as of now, or as of the day that the window looks at.
    pub fn ask<T>(&self, question: impl FnOnce(&App, Instant) -> Result<T, AppFault>) -> Answer<T> {
        wire(self.outlook.ask(self.clock.now(), question))
    }

    /// Has the core write something as of now, and lets the heartbeat look at what follows. While the window looks at
    /// another day it is refused.
    pub fn tell<T>(&self, order: impl FnOnce(&App, Instant) -> Result<T, AppFault>) -> Answer<T> {
        let done = wire(self.outlook.tell(self.clock.now(), order));
        self.ticker.wake();
        done
    }

    /// Asks about where the window looks, as of the real now.
    pub fn look<T>(&self, question: impl FnOnce(&Outlook, Instant) -> Result<T, AppFault>) -> Answer<T> {
        wire(question(&self.outlook, self.clock.now()))
    }

    /// The window shows now again; whoever shows it the window anew means the world as it is.
    pub fn come_back(&self) {
        if self.outlook.come_back() {
            self.ticker.wake();
        }
    }

    /// Opens everything, starts the heartbeat, and shows the window unless the start is a hidden one. A program
    /// that cannot open its data says why in a dialog and ends; it must never run without watching.
    pub fn begin(handle: &AppHandle, asked: &Arguments) {
        if let Err(fault) = open(handle, asked) {
            let told = match fault.downcast_ref::<AppFault>() {
                Some(fault) => format!("{}\n\n{}", fault.text().zh, fault.text().en),
                None => fault.to_string(),
            };
            eprintln!("storewarden: {told}");
            let quit = handle.clone();
            let dialog = handle.dialog().message(told).title("Storewarden 守店");
            dialog.kind(MessageDialogKind::Error).show(move |_| quit.exit(3));
        }
    }
}

fn wire<T>(answer: Result<T, AppFault>) -> Answer<T> {
    answer.map_err(|fault| {
        tracing::error!("{fault}");
        WireFault::from(&fault)
    })
}

fn open(handle: &AppHandle, asked: &Arguments) -> Result<(), Box<dyn Error>> {
    let data_dir = match &asked.data_dir {
        Some(dir) => std::path::absolute(dir)?,
        None => handle.path().app_local_data_dir()?,
    };
    let test_clock = std::env::var_os(CLOCK_FILE).map(PathBuf::from);
    let clock = Clock::choose(asked.data_dir.as_deref(), test_clock)?;
    let kept = Kept::open(handle, &data_dir)?;
    let preferences = kept.get();
    let language = kept.language();
    let outlook = Outlook::new(App::open(&data_dir)?);

    let ticker = Ticker::default();
    handle.manage(Shell { outlook, clock, ticker: ticker.clone() });
    handle.manage(kept);
    handle.manage(desktop(handle));
    handle.manage(Tray::build(handle, language)?);
    // Another installation's entry is not ours to remove because this one keeps its data elsewhere.
    if (preferences.autostart || asked.data_dir.is_none())
        && let Err(fault) = autostart::reconcile(handle, preferences.autostart)
    {
        tracing::warn!("starting at login could not be brought in line: {fault}");
    }
    tauri::async_runtime::spawn(ticker.run(handle.clone()));
    if !asked.hidden {
        window::open(handle, None);
    }
    Ok(())
}

/// A click on a message shows what it is about.
#[cfg(target_os = "linux")]
fn desktop(handle: &AppHandle) -> Desktop {
    let (opener, speaker) = (handle.clone(), handle.clone());
    Desktop::new(
        move |_tag| {
            let opener = opener.clone();
            let on_main = opener.clone();
            // Windows are made and raised by the main thread.
            let _ = opener.run_on_main_thread(move || {
                window::open(&on_main, Some(Destination::Screen("inbox".into())))
            });
        },
        move || speaker.state::<Kept>().language().pick("打开", "Open").to_string(),
    )
}

#[cfg(not(target_os = "linux"))]
fn desktop(handle: &AppHandle) -> Desktop {
    Desktop::new(handle.clone(), |app| window::open(app, Some(Destination::Screen("inbox".into()))))
}

/// What goes wrong is written to the terminal and to a small file in the system's folder for logs. The crates below
/// put no personal value into an error.
pub fn log() -> TauriPlugin<Wry> {
    tauri_plugin_log::Builder::new()
        .level(LevelFilter::Warn)
        .level_for("storewarden", LevelFilter::Info)
        .max_file_size(1_000_000)
        .build()
}
