//! Recording as the tests do it: changes in the form in which the window and the command line send them, taken or the test
//! ends.

use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{RecordOutcome, RecordRequest},
};
use storewarden_domain::{
    change::{Draft, Patch},
    subject::Subject,
    time::Instant,
};

/// In its text form, `store:taobao/MAIN`.
pub fn subject(text: &str) -> Subject {
    text.parse().unwrap_or_else(|_| panic!("not a subject: {text}"))
}

pub fn patch(value: Value) -> Patch {
    value.as_object().cloned().unwrap_or_else(|| panic!("not a table: {value}"))
}

pub fn change(kind: &str, subject: &str, effective: Instant, data: Value) -> Draft {
    let draft = json!({ "kind": kind, "subject": subject, "effective": effective, "data": data });
    serde_json::from_value(draft).unwrap_or_else(|fault| panic!("{kind} of {subject}: {fault}"))
}

/// The batch that they are now.
pub fn record(app: &App, now: Instant, changes: Vec<Draft>) -> String {
    let told: Vec<String> =
        changes.iter().map(|one| format!("{} of {}", one.what.kind(), one.subject)).collect();
    match app.record(now, &RecordRequest::of(changes)).unwrap_or_else(|fault| panic!("{told:?}: {fault}")) {
        RecordOutcome::Recorded { batch, .. } => batch,
        RecordOutcome::Refused { refusals } => panic!("{told:?}: {refusals:#?}"),
    }
}
