//! The example that a first start offers: whenever it is begun, each screen has something to show, and the facts hold.

use chrono::Duration;
use std::collections::BTreeSet;
use storewarden_app::{
    App,
    wire::{
        AssociationRequest, BindingsRequest, DocumentsRequest, EntitiesRequest, RecordOutcome, RecordRequest,
    },
};
use storewarden_domain::{
    change::{Draft, Empty, What},
    subject::Subject,
    time::Instant,
    vocabulary::{Audit, BindingStage, Consequence, LinkStage, Restriction, SignalKind, Validity},
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

/// T14: three days on one may try; by then the shop cannot sell (rulebook E.3 rows 3 and 7).
#[test]
fn a_shop_waits_for_its_new_account_and_anothers_binding_is_soon_to_be_looked_over() {
    for now in DAYS.map(at) {
        let app = demo(now);
        let rows = app.bindings(now, &BindingsRequest::default()).expect("a list").rows;
        let stages: BTreeSet<BindingStage> = rows.iter().map(|row| row.stage).collect();
        assert_eq!((rows.len(), stages), (2, [BindingStage::Waiting, BindingStage::Bound].into()), "{now}");
        let about = |text: &str| app.assessment(now, &text.parse().expect("a subject")).expect("it is there");
        let change = about("binding:demo-qinghe").binding.and_then(|binding| binding.change);
        assert_eq!(change.and_then(|change| change.try_from), Some(now + Duration::hours(22)));
        let shop = about("store:douyin/青禾抖店").store.expect("a shop");
        assert_eq!(shop.restrictions[0].restriction, Restriction::SalesBlocked);
        let review = about("binding:demo-xiaoman").deadlines;
        assert_eq!(review.iter().map(|d| d.due).collect::<Vec<_>>(), [now + Duration::days(5)], "{now}");
    }
}

#[test]
fn shops_share_a_phone_and_a_workstation_and_the_offices_network_opens_no_pair() {
    for now in DAYS.map(at) {
        let app = demo(now);
        let request = AssociationRequest { limit: 1000, ..Default::default() };
        let page = app.association(now, &request).expect("an answer");
        let kinds = |one: &str, other: &str| {
            let pair = [one, other].map(|key| format!("store:{key}").parse::<Subject>().expect("a subject"));
            let pair = page.pairs.iter().find(|it| pair.iter().all(|store| it.stores.contains(store)));
            pair.map(|pair| pair.evidence.iter().map(|it| it.kind).collect::<Vec<_>>()).unwrap_or_default()
        };
        assert!(kinds("taobao/青禾家居", "taobao/小满茶铺").contains(&SignalKind::Phone), "{now}");
        let workstation = kinds("aliexpress/qinghe-kids", "aliexpress/yunshan-bags");
        assert!(workstation.contains(&SignalKind::DeviceAndAddress), "{now}: {workstation:?}");
        assert_eq!(
            kinds("aliexpress/qinghe-home", "aliexpress/yunshan-shoes"),
            [],
            "only the office's network"
        );
        let [common] = page.common.as_slice() else { panic!("{now}: {:#?}", page.common) };
        assert_eq!((common.kind, common.value.as_str()), (SignalKind::Address, "198.51.100.20"));
        assert_eq!(common.stores.len(), 9, "on AliExpress; two on Taobao stay few");
    }
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
