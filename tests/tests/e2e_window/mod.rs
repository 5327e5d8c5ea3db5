//! The running program in its real web view, on a desktop of its own: one story a file.
#![cfg(target_os = "linux")]

mod e2e;
