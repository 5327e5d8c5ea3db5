//! The window and the command line over one file: what the one sets, the other goes by at its next write.

use serde_json::json;
use storewarden_app::{
    App,
    wire::{OverrideRequest, RecordOutcome, RecordRequest},
};
use storewarden_tests::{
    fixtures::at,
    recording::{self},
    scratch::Scratch,
};

#[test]
fn a_write_is_judged_by_the_value_that_another_program_has_set() {
    let folder = Scratch::new("two-programs");
    let [window, other] = [(); 2].map(|()| App::open(folder.path()).expect("the file"));
    let created = "2026-03-02T09:00:00+08:00";
    let change =
        |kind: &str, subject: &str, time: &str, data| recording::change(kind, subject, at(time), data);
    let account = "sub-account:taobao/青禾家居:客服01";
    let begin = vec![
        change("store-described", "store:taobao/青禾家居", created, json!({ "name": "青禾家居" })),
        change("sub-account-described", account, created, json!({ "created_at": created })),
    ];
    let record =
        |app: &App, time: &str, changes| app.record(at(time), &RecordRequest::of(changes)).expect("no fault");
    assert!(matches!(record(&window, created, begin), RecordOutcome::Recorded { .. }));
    // On the eighth day it is frozen by the shipped seven days, and not by fourteen.
    let now = "2026-03-09T10:00:00+08:00";
    let longer = OverrideRequest {
        rule: "taobao.subaccount.verify-within".into(),
        param: "window".into(),
        value: json!(14),
        reason: "平台公告延长".into(),
    };
    let set = other.override_rule(at(now), &longer).expect("no fault");
    assert!(matches!(set, RecordOutcome::Recorded { .. }), "{set:?}");
    match record(&window, now, vec![change("temp-unfrozen", account, now, json!({}))]) {
        RecordOutcome::Refused { refusals } => assert_eq!(refusals[0].code, "not-possible-now"),
        recorded => panic!("what is not frozen was unfrozen: {recorded:?}"),
    }
}
