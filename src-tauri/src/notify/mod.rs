//! The port through which a reminder reaches the desktop. Whether the desktop took it is part of the answer: a
//! reminder that was refused is recorded as such and tried again.

#[cfg(target_os = "linux")]
mod session_bus;
#[cfg(target_os = "linux")]
pub use session_bus::Desktop;

#[cfg(not(target_os = "linux"))]
mod system;
#[cfg(not(target_os = "linux"))]
pub use system::Desktop;
