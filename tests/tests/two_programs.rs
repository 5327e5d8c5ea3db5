//! The window and the command line over one file: what the one sets, the other goes by at its next write and at its next question.

use serde_json::json;
use storewarden_app::{
    App,
    wire::{
        AssociationGraphRequest, AssociationRequest, OverrideRequest, PairsWanted, RecordOutcome,
        RecordRequest,
    },
};
use storewarden_domain::time::Instant;
use storewarden_tests::{
    fixtures::at,
    recording::{change, record},
    scratch::Scratch,
};

fn set(app: &App, now: Instant, rule: &str, param: &str, value: i64) {
    let request = OverrideRequest {
        rule: rule.into(),
        param: param.into(),
        value: json!(value),
        reason: "平台公告".into(),
    };
    let set = app.override_rule(now, &request).expect("no fault");
    assert!(matches!(set, RecordOutcome::Recorded { .. }), "{set:?}");
}

#[test]
fn a_write_is_judged_by_the_value_that_another_program_has_set() {
    let folder = Scratch::new("two-programs");
    let [window, other] = [(); 2].map(|()| App::open(folder.path()).expect("the file"));
    let created = at("2026-03-02T09:00:00+08:00");
    let account = "sub-account:taobao/青禾家居:客服01";
    let begin = vec![
        change("store-described", "store:taobao/青禾家居", created, json!({ "name": "青禾家居" })),
        change("sub-account-described", account, created, json!({ "created_at": created })),
    ];
    record(&window, created, begin);
    // On the eighth day it is frozen by the shipped seven days, and not by fourteen.
    let now = at("2026-03-09T10:00:00+08:00");
    set(&other, now, "taobao.subaccount.verify-within", "window", 14);
    let unfrozen = RecordRequest::of(vec![change("temp-unfrozen", account, now, json!({}))]);
    match window.record(now, &unfrozen).expect("no fault") {
        RecordOutcome::Refused { refusals } => assert_eq!(refusals[0].code, "not-possible-now"),
        recorded => panic!("what is not frozen was unfrozen: {recorded:?}"),
    }
}

#[test]
fn pairs_are_found_by_the_value_that_another_program_has_set_as_clusters_and_common_values_are() {
    let folder = Scratch::new("two-programs-association");
    let [window, other] = [(); 2].map(|()| App::open(folder.path()).expect("the file"));
    let (begun, now) = (at("2026-03-02T09:00:00+08:00"), at("2026-03-02T10:00:00+08:00"));
    let of = |name: &str| {
        let data = json!({ "name": name, "contact_name": "张示例" });
        change("store-described", &format!("store:aliexpress/{name}"), begun, data)
    };
    record(&window, begun, vec![of("一店"), of("二店")]);
    let wanted = PairsWanted::default();
    let listed = || {
        let request = AssociationRequest { wanted: wanted.clone(), offset: 0, limit: 100 };
        let page = window.association(now, &request).expect("a list");
        (page.pairs.len(), page.common.len())
    };
    let drawn = || {
        let request = AssociationGraphRequest { wanted: wanted.clone(), limit: None };
        let graph = window.association_graph(now, &request).expect("a graph");
        (graph.pairs.len(), graph.common.len())
    };
    let common_from = |value| set(&other, now, "aliexpress.assoc.accounts-independent", "common-from", value);
    assert_eq!(listed(), (1, 0), "one name of two stores tells something (F.1)");
    common_from(2);
    assert_eq!(listed(), (0, 1), "the list asks first after what was set: two stores have it in common");
    common_from(3);
    assert_eq!(drawn(), (1, 0), "the graph asks first after what was set: two are too few");
}
