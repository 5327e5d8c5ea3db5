//! A notification daemon that remembers: it takes every message as the specification asks (Desktop Notifications 1.2,
//! `Notify`), keeps what a real daemon would have on its screen, and can be told to swallow messages without an answer,
//! which is how a test holds the program between "handed over" and "known to be shown".

use crate::desktop::{Desktop, PATIENCE, until};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use zbus::{
    blocking::{Connection, connection::Builder},
    interface,
    zvariant::OwnedValue,
};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// One message as it came over the bus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The daemon's number for it; 0 where the daemon gave none.
    pub id: u32,
    pub replaces: u32,
    /// The stack tag, by which daemons replace one message by the next.
    pub tag: String,
    /// 0 low, 1 normal, 2 critical.
    pub urgency: u8,
    pub title: String,
    pub body: String,
    /// Key and label by turns.
    pub actions: Vec<String>,
}

/// What the daemon does with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Shows it and says so.
    Obliging,
    /// Shows it, and never answers.
    Silent,
    /// Loses it, and never answers.
    Deaf,
    /// Refuses it with an error.
    Refusing,
}

struct Book {
    manner: Manner,
    last: u32,
    received: Vec<Notice>,
    on_screen: Vec<Notice>,
}

/// The daemon, as long as it is kept.
pub struct Notifications {
    book: Arc<Mutex<Book>>,
    connection: Connection,
}

impl Notifications {
    /// Takes the daemon's name on a desktop that was started without one.
    pub fn serve(desktop: &Desktop, manner: Manner) -> Self {
        let book =
            Arc::new(Mutex::new(Book { manner, last: 0, received: Vec::new(), on_screen: Vec::new() }));
        let connection = Builder::address(desktop.address())
            .and_then(|bus| bus.serve_at(PATH, Daemon(book.clone())))
            .and_then(|bus| bus.name(NAME)?.build())
            .unwrap_or_else(|fault| panic!("the daemon's name is not free: {fault}"));
        Self { book, connection }
    }

    /// From the next message on.
    pub fn behave(&self, manner: Manner) {
        self.book().manner = manner;
    }

    /// Every message that came, in order, replaced ones too.
    pub fn received(&self) -> Vec<Notice> {
        self.book().received.clone()
    }

    /// What a person would see on the screen now.
    pub fn on_screen(&self) -> Vec<Notice> {
        self.book().on_screen.clone()
    }

    /// Waits until this many messages have come in all.
    pub fn waits_for(&self, count: usize) -> Vec<Notice> {
        let came = until(PATIENCE, || Some(self.received()).filter(|notices| notices.len() >= count));
        came.unwrap_or_else(|| panic!("{count} messages were expected, {:#?} came", self.received()))
    }

    /// A person clicks the message.
    pub fn click(&self, id: u32) -> zbus::Result<()> {
        self.connection.emit_signal(None::<&str>, PATH, NAME, "ActionInvoked", &(id, "default"))
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Daemon(Arc<Mutex<Book>>);

impl Daemon {
    /// Writes the message down; none = the caller gets no answer.
    fn take(&self, mut notice: Notice) -> Option<zbus::fdo::Result<u32>> {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let manner = book.manner;
        if matches!(manner, Manner::Obliging | Manner::Silent) {
            // As dunst does it: the number that is to be replaced, else the tag, decides what goes.
            let tag = notice.tag.clone();
            let same = |old: &Notice| old.id == notice.replaces || (!tag.is_empty() && old.tag == tag);
            let known = book.on_screen.iter().find(|old| same(old)).map(|old| old.id);
            book.on_screen.retain(|old| !same(old));
            if known.is_none() {
                book.last += 1;
            }
            notice.id = known.unwrap_or(book.last);
            book.on_screen.push(notice.clone());
        }
        let id = notice.id;
        book.received.push(notice);
        match manner {
            Manner::Obliging => Some(Ok(id)),
            Manner::Silent | Manner::Deaf => None,
            Manner::Refusing => Some(Err(zbus::fdo::Error::Failed("not now".into()))),
        }
    }
}

#[interface(name = "org.freedesktop.Notifications")]
impl Daemon {
    #[allow(clippy::too_many_arguments, reason = "the specification's")]
    async fn notify(
        &self,
        _program: String,
        replaces: u32,
        _icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _stays: i32,
    ) -> zbus::fdo::Result<u32> {
        let text = |name: &str| hints.get(name).and_then(|value| value.downcast_ref::<String>().ok());
        let urgency = hints.get("urgency").and_then(|value| value.downcast_ref::<u8>().ok());
        let tag = text("x-dunst-stack-tag").unwrap_or_default();
        let urgency = urgency.unwrap_or(1);
        match self.take(Notice { id: 0, replaces, tag, urgency, title, body, actions }) {
            Some(answer) => answer,
            None => std::future::pending().await,
        }
    }

    fn close_notification(&self, id: u32) {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.on_screen.retain(|notice| notice.id != id);
    }

    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body", "persistence"].map(str::to_owned).into()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("storewarden-tests".into(), "storewarden".into(), "1".into(), "1.2".into())
    }
}
