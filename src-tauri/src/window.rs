//! The one window: made when it is first wanted, hidden when it is closed, brought back from the tray, from a
//! notification or by a second start.

use crate::{arguments::Arguments, preferences::Kept, shell::Shell, tray};
use tauri::{
    AppHandle, Emitter, Manager, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent, Wry, plugin::TauriPlugin,
};
use tauri_plugin_opener::OpenerExt;
use tauri_plugin_window_state::StateFlags;

const LABEL: &str = "main";
/// Told once, instead of hiding, when the window is closed for the first time.
const CLOSING: &str = "closing-explained";

/// Where the window is asked to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// `inbox`, `settings`, …
    Screen(String),
    /// The drawer of one subject, by its key.
    Subject(String),
}

impl Destination {
    /// What a window that is there is told.
    fn event(&self) -> (&'static str, &str) {
        match self {
            Self::Screen(name) => ("open-screen", name),
            Self::Subject(key) => ("open-subject", key),
        }
    }

    /// Where a window that is yet to be made begins: it could not hear an event while it loads.
    fn address(&self) -> String {
        match self {
            Self::Screen(name) => format!("#/{name}"),
            Self::Subject(key) => format!("#/today?subject={}", percent_encoded(key)),
        }
    }
}

fn percent_encoded(text: &str) -> String {
    let kept = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    text.bytes().map(|b| if kept(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Remembers where the window stood and how large it was, but not whether it was visible: that is what the tray,
/// `--hidden` and a second start decide.
pub fn remembered_place(asked: &Arguments) -> TauriPlugin<Wry> {
    let kept = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN;
    let builder = tauri_plugin_window_state::Builder::default().with_state_flags(kept);
    match asked.data_dir.as_deref().and_then(|dir| std::path::absolute(dir).ok()) {
        Some(dir) => builder.with_filename(dir.join("window.json").to_string_lossy()).build(),
        None => builder.with_filename("window.json").build(),
    }
}

/// Shows the window in front of the others, making it if need be, and goes to `destination`, which is of now.
pub fn open(app: &AppHandle, destination: Option<Destination>) {
    // A second start while the first one says why it could not begin: there is nothing to show.
    let Some(shell) = app.try_state::<Shell>() else {
        return;
    };
    if destination.is_some() {
        shell.come_back();
    }
    if let Err(fault) = present(app, destination) {
        tracing::error!("the window cannot be shown: {fault}");
    }
}

fn present(app: &AppHandle, destination: Option<Destination>) -> tauri::Result<()> {
    let window = match app.get_webview_window(LABEL) {
        Some(window) => {
            if let Some((event, payload)) = destination.as_ref().map(Destination::event) {
                window.emit_to(LABEL, event, payload)?;
            }
            window
        }
        None => make(app, destination.map(|to| to.address()).unwrap_or_default())?,
    };
    window.unminimize()?;
    window.show()?;
    window.set_focus()
}

/// The operator's theme for the window's own frame and for the first moment of its pages; `system` follows the desktop.
pub fn dress(app: &AppHandle, theme: &str) {
    app.set_theme(match theme {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    });
}

fn make(app: &AppHandle, address: String) -> tauri::Result<WebviewWindow> {
    dress(app, &app.state::<Kept>().get().theme);
    let browser = app.clone();
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(address.into()))
        .title("Storewarden 守店")
        .inner_size(1440.0, 900.0)
        .min_inner_size(1000.0, 640.0)
        .center()
        // Shown once its place is restored, so that it does not jump.
        .visible(false)
        // Files dropped on the import screen reach it as they reach any page.
        .disable_drag_drop_handler()
        .on_navigation(move |url| stays_inside(&browser, url))
        .build()
}

/// The window shows the interface and nothing else: an address elsewhere opens in the browser.
fn stays_inside(app: &AppHandle, url: &Url) -> bool {
    let inside = url.scheme() == "tauri" || matches!(url.host_str(), Some("tauri.localhost" | "localhost"));
    if !inside
        && matches!(url.scheme(), "http" | "https")
        && let Err(fault) = app.opener().open_url(url.as_str(), None::<&str>)
    {
        tracing::warn!("the browser did not open: {fault}");
    }
    inside
}

/// Closing hides: the reminders go on. The first time, the interface explains that instead and offers to quit.
pub fn on_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    api.prevent_close();
    let app = window.app_handle();
    let preferences = app.state::<Kept>();
    if preferences.get().close_explained {
        return put_away(app);
    }
    if let Err(fault) = preferences.change(|p| p.close_explained = true) {
        tracing::warn!("the preferences were not written: {fault}");
    }
    if let Err(fault) = window.emit_to(LABEL, CLOSING, ()) {
        tracing::warn!("closing was not explained: {fault}");
    }
}

fn put_away(app: &AppHandle) {
    // Who opens it again, perhaps days later, means the world as it is.
    app.state::<Shell>().come_back();
    let Some(window) = app.get_webview_window(LABEL) else {
        return;
    };
    // Without a tray a hidden program would run with no trace on screen and no way back to it.
    let done = if tray::is_shown(app) { window.hide() } else { window.minimize() };
    if let Err(fault) = done {
        tracing::error!("the window cannot be put away: {fault}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_window_begins_where_an_open_one_would_go() {
        assert_eq!(Destination::Screen("settings".into()).address(), "#/settings");
        let subject = Destination::Subject("sub-account:taobao/店&?#1:客服 01".into());
        assert_eq!(
            subject.address(),
            "#/today?subject=sub-account%3Ataobao%2F%E5%BA%97%26%3F%231%3A%E5%AE%A2%E6%9C%8D%2001"
        );
    }
}
