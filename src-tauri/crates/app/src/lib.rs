//! Use cases: one file per screen. The window and the command line call these and nothing below.

pub mod import;
pub mod wire;
