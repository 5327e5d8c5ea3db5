//! The example that a first start offers: whenever it is begun, each screen has something to show, and the facts hold.

use std::collections::BTreeSet;
use storewarden_app::{
    App,
    wire::{DocumentsRequest, EntitiesRequest, RecordOutcome, RecordRequest},
};
use storewarden_domain::{
    change::{Draft, Empty, What},
    time::Instant,
    vocabulary::{Audit, Consequence, LinkStage, Validity},
};
use storewarden_tests::fixtures::{at, noon};

fn demo(now: Instant) -> App {
    let app = App::in_memory().expect("memory");
    app.start_demo(now).expect("an empty folder");
    app
}

/// A Saturday, a day off of a year without a notice, the last night of a report's term, a leap day.
const DAYS: [&str; 4] = [
    "2026-11-21T12:00:00+08:00",
    "2027-02-20T08:30:00+08:00",
    "2026-06-30T23:59:00+08:00",
    "2028-02-29T00:00:00+08:00",
];

#[test]
fn documents_stand_in_every_state_whenever_it_is_begun() {
    for now in DAYS.map(at) {
        let app = demo(now);
        let page =
            app.documents(now, &DocumentsRequest { limit: 100, ..Default::default() }).expect("a page");
        let states: BTreeSet<Validity> = page.rows.iter().map(|row| row.validity).collect();
        let every = [
            Validity::PendingEffective,
            Validity::Valid,
            Validity::Expiring,
            Validity::Expired,
            Validity::InGrace,
            Validity::Superseded,
        ];
        assert_eq!(states, BTreeSet::from(every), "{now}");
        assert!(page.rows.iter().any(|row| row.unlimited), "长期, {now}");
        assert!(page.rows.iter().any(|row| row.upload_to > 0), "a new version waits to be handed in, {now}");
        let companies = app.companies(now, &EntitiesRequest::default()).expect("a page");
        assert_eq!(companies.total, 3);
        assert!(companies.rows.iter().all(|row| row.stores > 0 && row.documents > 0), "{companies:?}");
        assert!(app.check(now).expect("a check").sound(), "{now}");
    }
}

/// Changed on Friday 2026-11-20 at 10:00: Monday to Wednesday are the three working days, and Monday is the third
/// calendar day after it (rulebook D.1, D.2).
#[test]
fn a_group_of_five_has_a_change_to_file() {
    let app = demo(noon());
    let group =
        app.assessment(noon(), &"link-group:demo-qinghe".parse().expect("a group")).expect("it is there");
    let [duty] = group.deadlines.as_slice() else { panic!("{:#?}", group.deadlines) };
    assert_eq!(duty.consequence, Consequence::Unlinked);
    assert_eq!(duty.due, at("2026-11-26T00:00:00+08:00"));
    assert_eq!(duty.safe_submit, Some(at("2026-11-24T00:00:00+08:00")));
    assert_eq!(duty.affects.len(), 5);
}

/// Invited twenty hours ago: 72 hours to agree leave 52.
#[test]
fn another_group_is_under_application() {
    let app = demo(noon());
    let group =
        app.assessment(noon(), &"link-group:demo-yunshan".parse().expect("a group")).expect("it is there");
    let due: Vec<Instant> = group.deadlines.iter().map(|deadline| deadline.due).collect();
    assert_eq!(due, [at("2026-11-23T16:00:00+08:00")]);
    let stages: BTreeSet<LinkStage> =
        group.group.expect("a group").applications.iter().map(|one| one.stage).collect();
    assert!(stages.contains(&LinkStage::Draft) && stages.len() == 2, "{stages:?}");
}

#[test]
fn one_document_is_under_audit_and_one_was_turned_down() {
    let app = demo(noon());
    let audits = |id: &str| {
        let page = app.document(noon(), &format!("document:demo-{id}").parse().expect("a document"));
        page.expect("it is there").places.into_iter().map(|place| place.audit).collect::<BTreeSet<_>>()
    };
    assert!(audits("report-qinghe").contains(&Audit::Pending));
    assert!(audits("food-xiaoman").contains(&Audit::Rejected));
}

/// What it is made of passes the checks of whatever is recorded after it.
#[test]
fn it_can_be_worked_with() {
    let app = demo(noon());
    let card = "document:demo-card-qinghe".parse().expect("a document");
    let applied = Draft::new(card, noon(), What::RenewalApplied(Empty {}));
    let outcome = app.record(noon(), &RecordRequest::of(vec![applied])).expect("no fault");
    assert!(matches!(outcome, RecordOutcome::Recorded { .. }), "{outcome:?}");
}
