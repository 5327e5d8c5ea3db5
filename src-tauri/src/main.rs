//! Storewarden 守店: the desktop shell. Wiring only; what the program knows and does is in the crates below it.
//!
//! The cast: [`ticker`] runs a pass whenever something may be due, [`notify`] carries what it says to the desktop,
//! [`tray`] shows how things stand, [`window`] holds the interface, which talks to [`commands`], and [`preferences`]
//! keeps what the operator chose for this computer.

// A release on Windows opens no console beside its window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod autostart;
mod commands;
mod notify;
mod preferences;
mod shell;
mod ticker;
mod tray;
mod window;

use arguments::{Arguments, Request};
use shell::Shell;
use std::process::ExitCode;
use tauri::{RunEvent, generate_context};

fn main() -> ExitCode {
    let asked = match arguments::read(std::env::args_os().skip(1)) {
        Request::Start(asked) => asked,
        Request::Tell(text) => {
            println!("{text}");
            return ExitCode::SUCCESS;
        }
        Request::Refuse(text) => {
            eprintln!("storewarden: {text}");
            return ExitCode::from(2);
        }
    };
    soften_the_web_view();
    match start(asked) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("storewarden: {fault}");
            ExitCode::from(3)
        }
    }
}

fn start(asked: Arguments) -> tauri::Result<()> {
    let builder = tauri::Builder::default()
        // First, so that a second start ends before it has touched anything.
        .plugin(tauri_plugin_single_instance::init(|app, _words, _dir| window::open(app, None)))
        .plugin(shell::log())
        .plugin(tauri_plugin_store::Builder::new().build())
        .plugin(window::remembered_place(&asked))
        .plugin(autostart::plugin(&asked))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init());
    #[cfg(any(target_os = "windows", target_os = "macos"))]
    let builder = builder.plugin(tauri_plugin_notification::init());
    builder
        .setup(move |app| {
            Shell::begin(app.handle(), &asked);
            Ok(())
        })
        .on_window_event(window::on_event)
        .invoke_handler(commands::all())
        .build(generate_context!())?
        .run(|app, event| match event {
            // The reminders go on without a window; only "quit" ends the program.
            RunEvent::ExitRequested { code: None, api, .. } => api.prevent_exit(),
            #[cfg(target_os = "macos")]
            RunEvent::Reopen { .. } => window::open(app, None),
            _ => {
                let _ = app;
            }
        });
    Ok(())
}

/// WebKitGTK's buffer sharing leaves the window blank on some drivers, and costs memory on all.
#[expect(clippy::disallowed_methods, unsafe_code, reason = "no other thread has been started yet")]
fn soften_the_web_view() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if cfg!(target_os = "linux") && std::env::var_os(SWITCH).is_none() {
        unsafe { std::env::set_var(SWITCH, "1") }
    }
}
