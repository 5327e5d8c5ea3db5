//! The graph of what stores have in common: the pairs of the list and no other, what surrounds a store, and what is said
//! to be left out (product G3).

use crate::cli::{self, code, document, run};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use storewarden_app::{
    App, AppFault,
    wire::{
        AssociationGraph, AssociationGraphRequest, AssociationPage, AssociationRequest, GraphPair,
        PairsWanted,
    },
};
use storewarden_domain::{
    subject::Subject,
    time::Instant,
    vocabulary::{Bearing, PairRelation, RiskBand, SignalKind},
};
use storewarden_tests::{
    fixtures::{at, import, noon},
    recording::{self, change},
    scratch::Scratch,
};

const THEN: &str = "2026-04-01T10:00:00+08:00";
const NOW: &str = "2026-04-04T10:00:00+08:00";

fn listed(app: &App, now: Instant, wanted: &PairsWanted) -> AssociationPage {
    let request = AssociationRequest { wanted: wanted.clone(), offset: 0, limit: 100_000 };
    app.association(now, &request).expect("a list")
}

fn drawn(app: &App, now: Instant, wanted: &PairsWanted, limit: Option<u32>) -> AssociationGraph {
    let request = AssociationGraphRequest { wanted: wanted.clone(), limit };
    app.association_graph(now, &request).expect("a graph")
}

fn everything() -> PairsWanted {
    PairsWanted::default()
}

fn around(store: &Subject, hops: u32) -> PairsWanted {
    PairsWanted { store: Some(store.clone()), hops: Some(hops), ..everything() }
}

/// The shops of the fixtures: 36, in six companies, some on one device or one network.
fn fixture_shops() -> App {
    let app = App::in_memory().expect("memory");
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    app
}

fn record(app: &App, kind: &str, subject: &str, data: Value) {
    recording::record(app, at(NOW), vec![change(kind, subject, at(THEN), data)]);
}

#[test]
fn a_graph_holds_the_pairs_of_the_list_and_no_other() {
    let app = fixture_shops();
    let first = listed(&app, noon(), &everything()).pairs[0].stores[0].clone();
    let asked = [
        everything(),
        PairsWanted { platform: Some("tmall-global".into()), ..everything() },
        PairsWanted { at_least: Some(RiskBand::Medium), ..everything() },
        PairsWanted { kinds: vec![SignalKind::Device], ..everything() },
        PairsWanted { kinds: vec![SignalKind::Device, SignalKind::Address], ..everything() },
        around(&first, 1),
        around(&first, 2),
        PairsWanted { kinds: vec![SignalKind::Device], ..around(&first, 2) },
    ];
    for wanted in asked {
        let (list, graph) = (listed(&app, noon(), &wanted), drawn(&app, noon(), &wanted, None));
        let from_list: Vec<_> =
            list.pairs.iter().map(|it| (&it.stores, it.score, it.band, it.relation)).collect();
        let from_graph: Vec<_> =
            graph.pairs.iter().map(|it| (&it.stores, it.score, it.band, it.relation)).collect();
        assert_eq!(from_graph, from_list, "{wanted:?}");
        assert!(!from_list.is_empty(), "it asks of something: {wanted:?}");
        assert_eq!(list.total as usize, graph.pairs.len());
        let mut degrees: BTreeMap<&Subject, (u32, RiskBand)> = BTreeMap::new();
        for pair in &list.pairs {
            for store in &pair.stores {
                let seen = degrees.entry(store).or_insert((0, RiskBand::None));
                *seen = (seen.0 + 1, seen.1.max(pair.band));
            }
        }
        let nodes: BTreeMap<&Subject, (u32, RiskBand)> =
            graph.stores.iter().map(|it| (&it.subject, (it.degree, it.highest))).collect();
        assert_eq!(nodes, degrees, "{wanted:?}");
        assert_eq!((graph.stores_left_out, graph.pairs_left_out), (0, 0));
    }
    let all = drawn(&app, noon(), &everything(), None);
    assert!(all.pairs.len() >= 5, "{} pairs", all.pairs.len());
}

/// How many pairs lie between any two stores, by trying every store as a stop on the way.
fn distances(pairs: &[GraphPair], stores: &[Subject]) -> BTreeMap<(Subject, Subject), u32> {
    let mut far: BTreeMap<(Subject, Subject), u32> = BTreeMap::new();
    for pair in pairs {
        let [one, other] = &pair.stores;
        far.insert((one.clone(), other.clone()), 1);
        far.insert((other.clone(), one.clone()), 1);
    }
    for over in stores {
        for from in stores {
            for to in stores {
                let legs = [(from.clone(), over.clone()), (over.clone(), to.clone())];
                let [Some(there), Some(on)] = legs.map(|leg| far.get(&leg).copied()) else { continue };
                let known = far.entry((from.clone(), to.clone())).or_insert(there + on);
                *known = (*known).min(there + on);
            }
        }
    }
    far
}

#[test]
fn a_neighbourhood_is_whoever_is_not_farther_than_asked() {
    // A chain with a branch: 甲-乙-丙-丁 and 乙-戊.
    let app = App::in_memory().expect("memory");
    let shops = [
        ("甲", json!({ "phone": "19900000001" })),
        ("乙", json!({ "phone": "19900000001", "email": "b@example.com", "login_phone": "19900000005" })),
        (
            "丙",
            json!({ "email": "b@example.com", "payment_account": "pay@example.com", "payment_kind": "alipay" }),
        ),
        ("丁", json!({ "payment_account": "pay@example.com", "payment_kind": "alipay" })),
        ("戊", json!({ "login_phone": "19900000005" })),
        ("己", json!({ "phone": "19900000009" })),
    ];
    for (name, data) in &shops {
        record(&app, "store-described", &format!("store:aliexpress/{name}"), data.clone());
    }
    let whole = drawn(&app, at(NOW), &everything(), None);
    let stores: Vec<Subject> = whole.stores.iter().map(|it| it.subject.clone()).collect();
    assert_eq!(stores.len(), 5, "己 shares nothing: {stores:?}");
    let far = distances(&whole.pairs, &stores);
    for store in &stores {
        for hops in 1..=3 {
            let graph = drawn(&app, at(NOW), &around(store, hops), None);
            let near: BTreeSet<&Subject> = graph.stores.iter().map(|it| &it.subject).collect();
            let reach = |to: &&Subject| {
                *to == store || far.get(&(store.clone(), (*to).clone())).is_some_and(|n| *n <= hops)
            };
            let expected: BTreeSet<&Subject> = stores.iter().filter(reach).collect();
            assert_eq!(near, expected, "{hops} from {store}");
            assert_eq!(graph.stores[0].subject, *store, "the store asked about stands first");
            let inside = |pair: &&GraphPair| pair.stores.iter().all(|it| expected.contains(it));
            assert_eq!(graph.pairs.len(), whole.pairs.iter().filter(inside).count(), "{hops} from {store}");
        }
    }
    let unknown: Subject = "store:aliexpress/无".parse().expect("a subject");
    let request = AssociationGraphRequest { wanted: around(&unknown, 1), limit: None };
    assert!(matches!(app.association_graph(at(NOW), &request), Err(AppFault::NoSuchSubject(_))));
}

#[test]
fn a_limit_keeps_the_most_connected_and_counts_what_it_leaves_out() {
    let app = fixture_shops();
    let whole = drawn(&app, noon(), &everything(), None);
    for limit in [0, 1, 5, 12, 35] {
        let cut = drawn(&app, noon(), &everything(), Some(limit));
        let kept = cut.stores.len();
        assert_eq!(kept, (limit as usize).min(whole.stores.len()));
        assert_eq!(cut.stores, whole.stores[..kept], "the same, in the same order");
        assert!(cut.stores.is_sorted_by_key(|it| std::cmp::Reverse(it.degree)));
        let there: BTreeSet<&Subject> = cut.stores.iter().map(|it| &it.subject).collect();
        assert!(cut.pairs.iter().all(|pair| pair.stores.iter().all(|it| there.contains(it))));
        assert_eq!(kept + cut.stores_left_out as usize, whole.stores.len());
        assert_eq!(cut.pairs.len() + cut.pairs_left_out as usize, whole.pairs.len());
    }
}

#[test]
fn stores_carry_the_number_of_their_cluster_in_the_list() {
    let app = fixture_shops();
    let clusters = listed(&app, noon(), &everything()).clusters;
    let least = PairsWanted { at_least: Some(RiskBand::High), ..everything() };
    for wanted in [everything(), least] {
        for store in drawn(&app, noon(), &wanted, None).stores {
            let place = clusters.iter().position(|it| it.stores.contains(&store.subject));
            assert_eq!(store.cluster.map(|n| n as usize), place.map(|n| n + 1), "{}", store.subject);
        }
    }
}

/// B-12: up to five accounts on a network are said to be fine; a sixth makes it common.
#[test]
fn an_offices_network_joins_nobody_and_is_named() {
    let app = App::in_memory().expect("memory");
    for n in 1..=6 {
        let store = format!("store:aliexpress/公网{n}");
        record(&app, "store-described", &store, json!({ "name": format!("公网{n}") }));
        record(&app, "logged-in", &store, json!({ "address": "203.0.113.6" }));
    }
    for n in 1..=2 {
        record(
            &app,
            "store-described",
            &format!("store:aliexpress/公网{n}"),
            json!({ "phone": "19900000001" }),
        );
    }
    let graph = drawn(&app, at(NOW), &everything(), None);
    assert_eq!(graph.pairs.len(), 1, "by the phone alone");
    assert_eq!(graph.pairs[0].kinds, [SignalKind::Phone, SignalKind::Address]);
    let common: Vec<_> = graph.common.iter().map(|it| (it.value.as_str(), it.stores.len())).collect();
    assert_eq!(common, [("203.0.113.6", 6)]);
    assert_eq!(graph.names.len(), 6);
    let far: Subject = "store:aliexpress/公网6".parse().expect("a subject");
    let alone = drawn(&app, at(NOW), &around(&far, 2), None);
    assert_eq!((alone.stores.len(), alone.common.len()), (0, 1), "it has the network, and nobody beside it");
}

/// The age of a login is the rule's parameter `old-within`: 180 days unless the operator says otherwise, and 2026-09-28 is the last
/// of them after 2026-04-01.
#[test]
fn a_network_that_nobody_used_for_longer_than_it_counts_is_common_no_more() {
    let app = App::in_memory().expect("memory");
    for n in 1..=6 {
        let store = format!("store:aliexpress/公网{n}");
        record(&app, "store-described", &store, json!({ "name": format!("公网{n}") }));
        record(&app, "logged-in", &store, json!({ "address": "203.0.113.6" }));
    }
    let one: Subject = "store:aliexpress/公网6".parse().expect("a subject");
    for (now, common) in [("2026-09-28T10:00:00+08:00", 1), ("2026-09-29T10:00:00+08:00", 0)] {
        assert_eq!(drawn(&app, at(now), &around(&one, 2), None).common.len(), common, "{now}");
        assert_eq!(listed(&app, at(now), &around(&one, 1)).common.len(), common, "{now}");
    }
}

/// F.2: inside a group what is required or tolerated scores nothing.
#[test]
fn how_two_stores_stand_to_each_other_is_told_of_each_pair() {
    let app = App::in_memory().expect("memory");
    let company = |uscc: &str, name: &str| {
        record(
            &app,
            "entity-described",
            &format!("entity:{uscc}"),
            json!({ "name": name, "company_type": "有限责任公司", "legal_representative": "张示例" }),
        );
    };
    company("91000000MADEM00037", "示例晨光商贸有限公司");
    let own = json!({ "entity": "91000000MADEM00037", "phone": "19900000001" });
    let with_login = json!({ "entity": "91000000MADEM00037", "login_email": "all@example.com" });
    let outside = json!({ "phone": "19900000001" });
    let shops =
        [("一店", &own), ("二店", &own), ("三店", &with_login), ("四店", &with_login), ("外店", &outside)];
    for (name, data) in shops {
        record(&app, "store-described", &format!("store:aliexpress/{name}"), data.clone());
    }
    let group = json!({
        "name": "组", "platform": "aliexpress", "entity": "91000000MADEM00037", "primary": "aliexpress/一店",
    });
    record(&app, "link-group-described", "link-group:chen", group);
    for name in ["二店", "三店", "四店"] {
        record(&app, "member-linked", "link-group:chen", json!({ "store": format!("aliexpress/{name}") }));
    }
    let graph = drawn(&app, at(NOW), &everything(), None);
    let of = |one: &str, other: &str| {
        let both = [one, other].map(|name| format!("store:aliexpress/{name}"));
        let same = |it: &&GraphPair| it.stores.iter().all(|store| both.contains(&store.to_string()));
        graph.pairs.iter().find(same).unwrap_or_else(|| panic!("{one} and {other}"))
    };
    let seen = |it: &GraphPair| (it.relation, it.bearing, it.score, it.to_check);
    assert_eq!(seen(of("二店", "三店")), (PairRelation::Linked, Some(Bearing::Required), 0.0, false));
    assert_eq!(seen(of("一店", "二店")), (PairRelation::Linked, Some(Bearing::Tolerated), 0.0, false));
    // A5: one mailbox lets into both.
    assert_eq!(seen(of("三店", "四店")), (PairRelation::Linked, Some(Bearing::Separate), 0.0, true));
    let outside = of("一店", "外店");
    assert_eq!(seen(outside), (PairRelation::Unstated, Some(Bearing::Unexpected), 40.0, false));
    assert_eq!((outside.band, &outside.kinds[..]), (RiskBand::Medium, &[SignalKind::Phone][..]));
}

/// F.2 row 1, A.2 row 5; without numbers names are compared, of the companies of stores as of the group's.
#[test]
fn a_member_of_another_company_is_compared_by_what_both_companies_have_on_record() {
    let app = App::in_memory().expect("memory");
    for (uscc, name) in [("91000000MADEM00037", "一店"), ("91000000MADEM0265Y", "二店")] {
        let about =
            json!({ "legal_representative": "张示例", "bank_account_name": format!("示例{name}公司") });
        record(&app, "entity-described", &format!("entity:{uscc}"), about);
        let store = format!("store:aliexpress/{name}");
        record(&app, "store-described", &store, json!({ "name": name, "entity": uscc }));
    }
    let group = json!({
        "name": "组", "platform": "aliexpress", "entity": "91000000MADEM00037", "primary": "aliexpress/一店",
        "exception": "代运营",
    });
    record(&app, "link-group-described", "link-group:chen", group);
    record(&app, "member-linked", "link-group:chen", json!({ "store": "aliexpress/二店" }));
    let missing = listed(&app, at(NOW), &everything()).pairs.remove(0).missing;
    let missing: Vec<_> = missing.iter().map(|it| (it.kind, it.differs)).collect();
    let wanted =
        [(SignalKind::Licence, true), (SignalKind::BankAccount, true), (SignalKind::BusinessAddress, false)];
    assert_eq!(missing, wanted, "the representative is the same by name");
}

#[test]
fn a_script_gets_the_graph_as_a_document_or_as_dot() {
    let scratch = Scratch::new("association-graph");
    let dir = scratch.path();
    let about = |name: &str, data: Value| json!({ "kind": "store-described", "subject": format!("store:aliexpress/{name}"), "effective": THEN, "data": data });
    let changes = json!([
        about("甲", json!({ "name": "甲\"店\\", "phone": "19900000001" })),
        about("乙", json!({ "name": "乙店", "phone": "19900000001", "email": "b@example.com" })),
        about("丙", json!({ "name": "丙店", "email": "b@example.com" })),
    ]);
    cli::record(dir, &changes);

    let graph = document(dir, &["association", "--graph"]);
    assert_eq!(graph["stores"].as_array().map(Vec::len), Some(3));
    assert_eq!(graph["pairs"][0]["stores"], json!(["store:aliexpress/丙", "store:aliexpress/乙"]));
    assert_eq!(graph["pairs"][0]["kinds"], json!(["email"]));
    assert_eq!(graph["stores"][0]["subject"], json!("store:aliexpress/乙"), "the most connected first");
    let near = document(dir, &["association", "aliexpress/甲", "--hops", "1", "--graph"]);
    assert_eq!(near["stores"].as_array().map(Vec::len), Some(2));
    let mails = document(dir, &["association", "--signal", "email"]);
    assert_eq!((&mails["total"], &mails["pairs"][0]["names"]), (&json!(1), &json!(["丙店", "乙店"])));
    let cut = document(dir, &["association", "--graph", "--limit", "1"]);
    assert_eq!((&cut["stores_left_out"], &cut["pairs_left_out"]), (&json!(2), &json!(2)));

    let dot = String::from_utf8(run(dir, &["association", "--graph"]).stdout).unwrap();
    for said in [
        "graph association {",
        r#""store:aliexpress/甲" [label="甲\"店\\", platform="aliexpress", cluster=1, degree=1, score=40.0, band="medium"];"#,
        r#""store:aliexpress/丙" -- "store:aliexpress/乙" [score=40.0, band="medium", relation="unstated", bearing="unexpected", kinds="email", to_check=false];"#,
    ] {
        assert!(dot.contains(said), "{said}:\n{dot}");
    }
    assert!(dot.trim_end().ends_with('}'));
    assert_eq!(code(&run(dir, &["association", "--signal", "fax"])), 2);
    assert_eq!(code(&run(dir, &["association", "--hops", "1", "--graph"])), 2, "hops from which store?");
}
