//! The fixture files, the noon at which they are judged, and a program that holds them.

use crate::shipped::root;
use storewarden_app::{App, wire::ImportReport};
use storewarden_domain::time::Instant;

/// The files describe the world as it was on this day.
pub const NOON: &str = "2026-11-21T12:00:00+08:00";

pub fn noon() -> Instant {
    at(NOON)
}

/// RFC 3339.
pub fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|| panic!("not a time: {text}"))
}

/// A fixture's bytes.
pub fn bytes(name: &str) -> Vec<u8> {
    let path = root().join("tests/fixtures").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A fixture as UTF-8 text without a byte-order mark.
pub fn text(name: &str) -> String {
    match String::from_utf8(bytes(name)) {
        Ok(text) => text.trim_start_matches('\u{FEFF}').to_owned(),
        Err(error) => encoding_rs::GB18030.decode(error.as_bytes()).0.into_owned(),
    }
}

/// Brings fixtures in together, as one batch.
pub fn import(app: &App, now: Instant, names: &[&str]) -> ImportReport {
    let files: Vec<_> =
        names.iter().map(|name| ((*name).to_owned(), "auto".to_owned(), bytes(name))).collect();
    app.import_bytes(now, &files, &[], true).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The shops and the staff list, imported at noon into a program without a file.
pub fn imported() -> App {
    let app = App::in_memory().unwrap_or_else(|fault| panic!("{fault}"));
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    app
}
