//! Shared pieces of the tests: the shipped rules, the fixtures and what they must come to, scratch folders; and for tests
//! of the running program a desktop, a home for its data and clock, its window, and a daemon that takes its messages.

pub mod checklist;
pub mod desktop;
#[cfg(target_os = "linux")]
pub mod driver;
pub mod five_stores;
pub mod fixtures;
#[cfg(target_os = "linux")]
pub mod home;
#[cfg(target_os = "linux")]
pub mod notifications;
pub mod recording;
pub mod reminding;
pub mod scratch;
pub mod shipped;
pub mod soak;
pub mod staff_list;
pub mod store_list;
#[cfg(target_os = "linux")]
pub mod window;
