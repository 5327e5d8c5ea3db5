//! What the outside world does for the core. Each port has a real and a recording implementation.

pub use storewarden_domain::remind::Urgency;

/// Shows a message on the desktop. Leaves out actions, sounds and history: a toast points at the inbox, it is not one.
pub trait Notifier {
    /// `Ok` only when the desktop said that it took the message. A toast with the tag of an earlier one replaces it.
    fn show(&self, toast: &Toast) -> Result<(), ToastRefused>;
}

/// A message without personal data, in the language of the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    pub tag: String,
    pub title: String,
    pub body: String,
    pub urgency: Urgency,
    /// What a click opens: a subject's key, none = the inbox.
    pub opens: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct ToastRefused {
    pub reason: String,
}

/// Where the key for personal values is kept.
pub trait Keychain {
    /// The key, made on first use.
    fn key(&self) -> std::io::Result<[u8; 32]>;
}
