//! The tray: an icon that tells calm from urgent, and a menu with what is most urgent.

use crate::{
    commands,
    preferences::Language,
    window::{self, Destination},
};
use std::sync::{Mutex, PoisonError};
use storewarden_app::Tray as Standing;
use storewarden_domain::time::Instant;
use tauri::{
    AppHandle, Wry,
    image::Image,
    include_image,
    menu::{Menu, MenuBuilder, MenuEvent},
    tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent},
};

const ID: &str = "storewarden";
const SUBJECT: &str = "subject:";

/// The icon's four faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Calm,
    /// Something is due within seven days.
    Attention,
    /// Something is overdue or due within 24 hours.
    Urgent,
    /// Reminders are held back.
    Paused,
}

/// Everything that the tray shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    pub language: Language,
    /// Set only while reminders are held back.
    pub paused_until: Option<Instant>,
    pub standing: Standing,
}

impl Glance {
    pub fn mood(&self) -> Mood {
        match (self.paused_until, self.standing.urgent, self.standing.soon) {
            (Some(_), ..) => Mood::Paused,
            (None, 1.., _) => Mood::Urgent,
            (None, 0, 1..) => Mood::Attention,
            (None, 0, 0) => Mood::Calm,
        }
    }

    fn tooltip(&self) -> String {
        let zh = self.language == Language::Chinese;
        match (self.paused_until, self.standing.urgent) {
            (Some(until), _) if zh => format!("守店 · 提醒已暂停至 {}", until.short_text()),
            (Some(until), _) => format!("Storewarden · reminders paused until {}", until.short_text()),
            (None, 0) => self
                .language
                .pick("守店 · 24 小时内没有到期事项", "Storewarden · nothing due within 24 hours")
                .into(),
            (None, n) if zh => format!("守店 · {n} 项逾期或 24 小时内到期"),
            (None, n) => format!("Storewarden · {n} overdue or due within 24 hours"),
        }
    }
}

/// The tray item, and what it shows now: an unchanged menu is not replaced under the pointer.
pub struct Tray {
    icon: TrayIcon,
    shown: Mutex<Option<Glance>>,
}

impl Tray {
    /// Puts the item into the tray, calm until the first pass has looked.
    pub fn build(app: &AppHandle, language: Language) -> tauri::Result<Self> {
        let first = Glance { language, paused_until: None, standing: Standing::default() };
        let icon = TrayIconBuilder::with_id(ID)
            .icon(face(first.mood()))
            .icon_as_template(cfg!(target_os = "macos"))
            .menu(&menu(app, &first)?)
            .tooltip(first.tooltip())
            // Windows opens the window on a left click; elsewhere the menu is what a click is known to give.
            .show_menu_on_left_click(!cfg!(target_os = "windows"))
            .on_menu_event(chosen)
            .on_tray_icon_event(clicked)
            .build(app)?;
        Ok(Self { icon, shown: Mutex::new(Some(first)) })
    }

    /// Shows `glance` where it differs from what is on show.
    pub fn show(&self, app: &AppHandle, glance: Glance) -> tauri::Result<()> {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if shown.as_ref() == Some(&glance) {
            return Ok(());
        }
        if shown.as_ref().map(Glance::mood) != Some(glance.mood()) {
            self.icon.set_icon_with_as_template(Some(face(glance.mood())), cfg!(target_os = "macos"))?;
        }
        self.icon.set_menu(Some(menu(app, &glance)?))?;
        self.icon.set_tooltip(Some(glance.tooltip()))?;
        *shown = Some(glance);
        Ok(())
    }
}

fn menu(app: &AppHandle, glance: &Glance) -> tauri::Result<Menu<Wry>> {
    let say = |zh, en| glance.language.pick(zh, en);
    let mut menu = MenuBuilder::new(app).text("open", say("打开守店", "Open Storewarden")).separator();
    for item in &glance.standing.items {
        // `&` marks a shortcut letter in a menu; two of them are one on screen.
        let line = glance.language.of(&item.text).replace('&', "&&");
        menu = menu.text(format!("{SUBJECT}{}", item.subject), line);
    }
    if !glance.standing.items.is_empty() {
        menu = menu.separator();
    }
    menu = match glance.paused_until {
        Some(_) => menu.text("resume", say("恢复提醒", "Resume reminders")),
        None => menu
            .text("pause-hour", say("暂停提醒 1 小时", "Pause reminders for 1 hour"))
            .text("pause-morning", say("暂停提醒到明天 9:00", "Pause reminders until 9:00 tomorrow")),
    };
    menu.separator()
        .text("settings", say("设置", "Settings"))
        .text("quit", say("退出守店", "Quit Storewarden"))
        .build()
}

fn chosen(app: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        "open" => window::open(app, None),
        "settings" => window::open(app, Some(Destination::Screen("settings".into()))),
        "pause-hour" => commands::pause(app, commands::Pause::Hour),
        "pause-morning" => commands::pause(app, commands::Pause::UntilMorning),
        "resume" => commands::pause(app, commands::Pause::Over),
        "quit" => app.exit(0),
        other => {
            if let Some(subject) = other.strip_prefix(SUBJECT) {
                window::open(app, Some(Destination::Subject(subject.into())));
            }
        }
    }
}

/// AppIndicator reports no clicks, which is why "Open" stands first in the menu; macOS opens the menu itself.
fn clicked(icon: &TrayIcon, event: TrayIconEvent) {
    if let TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. } = event
        && cfg!(target_os = "windows")
    {
        window::open(icon.app_handle(), None);
    }
}

#[cfg(not(target_os = "macos"))]
fn face(mood: Mood) -> Image<'static> {
    match mood {
        Mood::Calm => include_image!("../icons/tray/calm.png"),
        Mood::Attention => include_image!("../icons/tray/attention.png"),
        Mood::Urgent => include_image!("../icons/tray/urgent.png"),
        Mood::Paused => include_image!("../icons/tray/paused.png"),
    }
}

/// The menu bar colours templates itself, so the moods are told apart by shape.
#[cfg(target_os = "macos")]
fn face(mood: Mood) -> Image<'static> {
    match mood {
        Mood::Calm => include_image!("../icons/tray/template.png"),
        Mood::Attention | Mood::Urgent => include_image!("../icons/tray/template-dot.png"),
        Mood::Paused => include_image!("../icons/tray/template-paused.png"),
    }
}

/// Somebody on this desktop shows tray items. GNOME without an extension does not.
#[cfg(target_os = "linux")]
pub fn is_shown(_: &AppHandle) -> bool {
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";
    let ask = || -> zbus::Result<bool> {
        // Asked while the window waits to close.
        let patience = std::time::Duration::from_secs(1);
        let bus = zbus::blocking::connection::Builder::session()?.method_timeout(patience).build()?;
        if !zbus::blocking::fdo::DBusProxy::new(&bus)?.name_has_owner(WATCHER.try_into()?)? {
            return Ok(false);
        }
        let watcher = zbus::blocking::Proxy::new(&bus, WATCHER, "/StatusNotifierWatcher", WATCHER)?;
        // A watcher without this property is an old one that is its own host.
        Ok(watcher.get_property("IsStatusNotifierHostRegistered").unwrap_or(true))
    };
    ask().unwrap_or(false)
}

/// Windows and macOS always have a tray.
#[cfg(not(target_os = "linux"))]
pub fn is_shown(app: &AppHandle) -> bool {
    app.tray_by_id(ID).is_some()
}
