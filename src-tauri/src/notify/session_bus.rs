//! Linux and its relatives: `org.freedesktop.Notifications` is asked directly over the session bus. Its answer, an
//! id, is the proof that the message was taken; the same tag shown again replaces the message on screen.
//!
//! Source: Desktop Notifications Specification 1.2 (Notify, ActionInvoked, NotificationClosed, urgency and
//! desktop-entry hints). The two tag hints are the daemons' own: dunst's, and the one that most others read.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use storewarden_app::ports::{Notifier, Toast, ToastRefused, Urgency};
use zbus::{
    MatchRule,
    blocking::{Connection, MessageIterator, connection::Builder},
    message::Type,
    zvariant::Value,
};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// A daemon that has not answered by then is counted as one that refused.
const PATIENCE: Duration = Duration::from_secs(5);
/// The installed `.desktop` file without its ending, by which a shell finds name and icon.
const DESKTOP_ENTRY: &str = "Storewarden";

/// What happens when a message is clicked; it gets what the message opens.
type Opened = Arc<dyn Fn(Option<&str>) + Send + Sync>;

/// The desktop's notification daemon.
pub struct Desktop {
    bus: Mutex<Option<Connection>>,
    shown: Arc<Shown>,
    opened: Opened,
    open_label: Box<dyn Fn() -> String + Send + Sync>,
}

/// The messages on screen or in the daemon's history, by their tags.
#[derive(Default)]
struct Shown(Mutex<HashMap<String, OnScreen>>);

struct OnScreen {
    id: u32,
    opens: Option<String>,
}

impl Shown {
    fn messages(&self) -> MutexGuard<'_, HashMap<String, OnScreen>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the message of this id opens; none = no message of ours.
    fn opens(&self, id: u32) -> Option<Option<String>> {
        self.messages().values().find(|shown| shown.id == id).map(|shown| shown.opens.clone())
    }
}

impl Desktop {
    /// `opened` is called when a message is clicked, with the subject that it is about, none = the inbox;
    /// `open_label` gives the wording of that action.
    pub fn new(
        opened: impl Fn(Option<&str>) + Send + Sync + 'static,
        open_label: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        Self {
            bus: Mutex::default(),
            shown: Arc::default(),
            opened: Arc::new(opened),
            open_label: Box::new(open_label),
        }
    }

    /// Somebody answers to the daemon's name, or would be started to do so.
    pub fn answers(&self) -> bool {
        let started = |bus: &Connection| -> zbus::Result<bool> {
            let names = zbus::blocking::fdo::DBusProxy::new(bus)?;
            Ok(names.name_has_owner(NAME.try_into()?)?
                || names.list_activatable_names()?.iter().any(|name| name.as_str() == NAME))
        };
        self.connected().and_then(|bus| started(&bus)).unwrap_or(false)
    }

    /// The open connection, or a new one. One is kept for the life of the program, because some daemons withdraw
    /// the messages of a caller that has left the bus.
    fn connected(&self) -> zbus::Result<Connection> {
        let mut bus = self.bus.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = bus.as_ref() {
            return Ok(open.clone());
        }
        let open = Builder::session()?.method_timeout(PATIENCE).build()?;
        let rule = MatchRule::builder().msg_type(Type::Signal).interface(NAME)?.path(PATH)?.build();
        let signals = MessageIterator::for_match_rule(rule, &open, None)?;
        let (shown, opened) = (self.shown.clone(), self.opened.clone());
        std::thread::Builder::new()
            .name("notification-clicks".into())
            .spawn(move || listen(signals, &shown, &opened))
            .map_err(|fault| zbus::Error::InputOutput(Arc::new(fault)))?;
        *bus = Some(open.clone());
        Ok(open)
    }

    fn notify(&self, toast: &Toast) -> zbus::Result<u32> {
        let replaces = self.shown.messages().get(&toast.tag).map_or(0, |shown| shown.id);
        let urgency: u8 = match toast.urgency {
            Urgency::Normal => 1,
            Urgency::Critical => 2,
        };
        let hints: HashMap<&str, Value<'_>> = HashMap::from([
            ("urgency", Value::U8(urgency)),
            ("desktop-entry", Value::from(DESKTOP_ENTRY)),
            ("x-dunst-stack-tag", Value::from(toast.tag.as_str())),
            ("x-canonical-private-synchronous", Value::from(toast.tag.as_str())),
        ]);
        let label = (self.open_label)();
        let actions: &[&str] = &["default", &label];
        let answer = self.connected()?.call_method(
            Some(NAME),
            PATH,
            Some(NAME),
            "Notify",
            // -1: the daemon decides how long it stays.
            &(
                "Storewarden",
                replaces,
                "storewarden",
                &toast.title,
                escaped(&toast.body),
                actions,
                hints,
                -1_i32,
            ),
        )?;
        answer.body().deserialize()
    }
}

impl Notifier for Desktop {
    fn show(&self, toast: &Toast) -> Result<(), ToastRefused> {
        match self.notify(toast) {
            Ok(id) => {
                self.shown.messages().insert(toast.tag.clone(), OnScreen { id, opens: toast.opens.clone() });
                Ok(())
            }
            Err(fault) => {
                // The bus may have been restarted: the next try opens it anew.
                if !matches!(fault, zbus::Error::MethodError(..)) {
                    *self.bus.lock().unwrap_or_else(PoisonError::into_inner) = None;
                }
                Err(ToastRefused { reason: fault.to_string() })
            }
        }
    }
}

/// A body may hold markup by the specification, so what looks like markup is written as text.
fn escaped(body: &str) -> String {
    body.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Runs until the bus closes.
fn listen(signals: MessageIterator, shown: &Shown, opened: &Opened) {
    for signal in signals.flatten() {
        let header = signal.header();
        match header.member().map(|member| member.as_str()) {
            Some("ActionInvoked") => {
                let clicked: zbus::Result<(u32, String)> = signal.body().deserialize();
                if let Some(opens) = clicked.ok().and_then(|(id, _)| shown.opens(id)) {
                    opened(opens.as_deref());
                }
            }
            Some("NotificationClosed") => {
                let closed: zbus::Result<(u32, u32)> = signal.body().deserialize();
                if let Ok((id, _reason)) = closed {
                    shown.messages().retain(|_, known| known.id != id);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_with_an_angle_bracket_is_text_not_markup() {
        assert_eq!(escaped("A<b>&C"), "A&lt;b&gt;&amp;C");
    }
}
