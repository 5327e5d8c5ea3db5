//! What stores have in common: clusters against an oracle, pairs found by values against all pairs, what the program shows
//! of one store and of all, a contact as it is typed, and that nothing helps anybody to hide (product G1–G3, rulebook F).

use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use storewarden_app::{
    App,
    wire::{AssociationPage, AssociationRequest, ContactRequest, PairsWanted, RecordOutcome, RecordRequest},
};
use storewarden_domain::{
    assess::association::{Groups, Signal, Traces, between, clusters, openings, ranked},
    assessment::Overlap,
    change::Draft,
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{RiskBand, SignalKind},
};
use storewarden_tests::{
    fixtures::{at, import, noon},
    recording::{self, change},
    shipped::{root, rulebook},
    soak::runner,
};

const THEN: &str = "2026-04-01T10:00:00+08:00";
const NOW: &str = "2026-04-04T10:00:00+08:00";

/// A store of one of two platforms with random values.
fn traces() -> impl Strategy<Value = Vec<Traces>> {
    let kind = prop::sample::select(vec![
        SignalKind::Licence,
        SignalKind::Phone,
        SignalKind::Device,
        SignalKind::Address,
        SignalKind::Employee,
        SignalKind::ContactName,
        SignalKind::ReturnAddress,
    ]);
    let signal = (kind, 0..14_u8, prop::option::weighted(0.3, 0..400_i64));
    let store = (any::<bool>(), prop::collection::vec(signal, 0..3));
    prop::collection::vec(store, 0..40).prop_map(|stores| stores.into_iter().enumerate().map(made).collect())
}

/// Whether it is on another platform, and its signals: kind, value, days ago.
type Drawn = (bool, Vec<(SignalKind, u8, Option<i64>)>);

fn made((n, (other, signals)): (usize, Drawn)) -> Traces {
    let platform = if other { "taobao" } else { "aliexpress" };
    let key = StoreKey { platform: platform.into(), main: format!("店{n:02}") };
    let signals = signals.into_iter().map(|(kind, value, days)| {
        let seen = days.map(|days| now() - chrono::Duration::days(days));
        let until = if kind.is_environment() { seen.or(Some(now())) } else { None };
        Signal { kind, value: format!("v{value}"), at: None, from: until, until }
    });
    let mut signals: Vec<Signal> = signals.collect();
    signals.sort();
    Traces { name: key.main.clone(), key, entity: None, agency: None, signals, sessions: vec![] }
}

fn now() -> Instant {
    at(NOW)
}

/// Whether a value ties two stores together, said again in other words: five stores at most on a network, and fewer
/// than ten with a device, a person or a name; nothing older than 180 days.
fn ties(all: &[Traces]) -> Vec<BTreeSet<usize>> {
    let mut holders: BTreeMap<(String, SignalKind, String), BTreeSet<usize>> = BTreeMap::new();
    for (n, store) in all.iter().enumerate() {
        for signal in &store.signals {
            let fresh = signal.until.is_none_or(|seen| (now().date() - seen.date()).num_days() <= 180);
            if fresh {
                let key = (store.key.platform.clone(), signal.kind, signal.value.clone());
                holders.entry(key).or_default().insert(n);
            }
        }
    }
    let common = |kind: SignalKind, many: usize| match kind {
        SignalKind::Address => many > 5,
        SignalKind::Device | SignalKind::Employee | SignalKind::ContactName => many >= 10,
        _ => false,
    };
    holders
        .into_iter()
        .filter(|((_, kind, _), held)| !common(*kind, held.len()))
        .map(|(_, held)| held)
        .collect()
}

/// Components by walking from store to store.
fn breadth_first(all: &[Traces]) -> BTreeSet<Vec<Subject>> {
    let ties = ties(all);
    let mut seen = BTreeSet::new();
    let mut found = BTreeSet::new();
    for start in 0..all.len() {
        if !seen.insert(start) {
            continue;
        }
        let (mut component, mut queue) = (BTreeSet::from([start]), VecDeque::from([start]));
        while let Some(here) = queue.pop_front() {
            for next in ties.iter().filter(|held| held.contains(&here)).flatten() {
                if seen.insert(*next) {
                    component.insert(*next);
                    queue.push_back(*next);
                }
            }
        }
        if component.len() > 1 {
            let mut stores: Vec<Subject> = component.iter().map(|n| all[*n].subject()).collect();
            stores.sort();
            found.insert(stores);
        }
    }
    found
}

#[test]
fn clusters_equal_those_of_a_breadth_first_walk() {
    let book = rulebook();
    let outcome = runner(2000, 31).run(&traces(), |all| {
        let stores: Vec<&Traces> = all.iter().collect();
        let clusters = clusters(&stores, &openings(&stores, &book, now()).pairs);
        let joined: BTreeSet<Vec<Subject>> = clusters.iter().map(|cluster| cluster.stores.clone()).collect();
        prop_assert_eq!(joined, breadth_first(&all));
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn pairs_found_by_values_are_those_that_all_pairs_would_give() {
    let book = rulebook();
    let outcome = runner(500, 31).run(&traces(), |all| {
        let stores: Vec<&Traces> = all.iter().collect();
        let opened = openings(&stores, &book, now());
        let mut expected = BTreeSet::new();
        for held in ties(&all) {
            for one in &held {
                expected.extend(held.range(one + 1..).map(|other| (*one, *other)));
            }
        }
        prop_assert_eq!(&opened.pairs, &expected);
        let ranked = ranked(&stores, &opened, &Groups::default(), &book, now());
        let scores: Vec<f64> = ranked.iter().map(|pair| pair.score).collect();
        prop_assert!(scores.is_sorted_by(|a, b| a >= b), "the weightiest first: {:?}", scores);
        prop_assert!(scores.iter().all(|score| (0.0..=100.0).contains(score)));
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// F.1: pairs on one platform are scored, those of one family listed for information; others are not compared.
#[test]
fn stores_on_platforms_of_two_families_have_nothing_said_of_them() {
    let of = |platform: &str| Traces {
        key: StoreKey { platform: platform.into(), main: "店".into() },
        ..made((0, (false, vec![(SignalKind::Phone, 1, None)])))
    };
    let said = |one, other| between(&of(one), &of(other), &Groups::default(), &rulebook(), now()).is_some();
    assert!(said("aliexpress", "taobao"), "one family");
    assert!(!said("aliexpress", "douyin"), "two families");
}

fn record(app: &App, kind: &str, subject: &str, data: Value) {
    recording::record(app, at(NOW), vec![change(kind, subject, at(THEN), data)]);
}

fn refused(app: &App, kind: &str, subject: &str, data: Value) -> String {
    let draft = json!({ "kind": kind, "subject": subject, "effective": THEN, "data": data });
    let draft: Draft = serde_json::from_value(draft).expect("a change");
    match app.record(at(NOW), &RecordRequest::of(vec![draft])).expect("no fault") {
        RecordOutcome::Refused { mut refusals } => refusals.remove(0).code,
        RecordOutcome::Recorded { .. } => panic!("{kind} of {subject} was recorded"),
    }
}

fn asked(app: &App, now: Instant, store: Option<&str>) -> AssociationPage {
    let store = store.map(|text| text.parse().expect("a subject"));
    let wanted = PairsWanted { store, ..PairsWanted::default() };
    let request = AssociationRequest { wanted, limit: 1000, offset: 0 };
    app.association(now, &request).expect("an answer")
}

fn shops() -> App {
    let app = App::in_memory().expect("memory");
    let phone = json!({ "name": "甲店", "phone": "19900000001", "email": "a@example.com" });
    record(&app, "store-described", "store:aliexpress/甲", phone);
    record(
        &app,
        "store-described",
        "store:aliexpress/乙",
        json!({ "name": "乙店", "phone": "199 0000 0001" }),
    );
    record(&app, "store-described", "store:taobao/甲", json!({ "name": "甲淘宝", "phone": "19900000001" }));
    app
}

#[test]
fn one_stores_overlaps_are_those_of_the_whole_list() {
    let app = App::in_memory().expect("memory");
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    let all = asked(&app, noon(), None);
    assert!(all.pairs.len() >= 5, "{} pairs", all.pairs.len());
    let stores: BTreeSet<Subject> = all.pairs.iter().flat_map(|pair| pair.stores.clone()).collect();
    for store in &stores {
        let own = asked(&app, noon(), Some(&store.to_string()));
        let scored = |pairs: &[Overlap]| -> BTreeMap<[Subject; 2], String> {
            let here = pairs.iter().filter(|pair| pair.stores.contains(store) && one_platform(pair));
            here.map(|pair| (pair.stores.clone(), format!("{} {}", pair.score, pair.band))).collect()
        };
        assert_eq!(scored(&own.pairs), scored(&all.pairs), "{store}");
    }
}

fn one_platform(pair: &Overlap) -> bool {
    let [one, two] = &pair.stores;
    one.store_key().map(|key| &key.platform) == two.store_key().map(|key| &key.platform)
}

#[test]
fn personal_values_are_masked_and_another_platform_of_the_family_is_not_scored() {
    let app = shops();
    let page = asked(&app, at(NOW), Some("store:aliexpress/甲"));
    let seen: Vec<_> = page
        .pairs
        .iter()
        .map(|pair| (pair.names.join(" "), pair.score, pair.evidence[0].values.join(" ")))
        .collect();
    assert_eq!(
        seen,
        [
            ("乙店 甲店".to_owned(), 40.0, "199****0001".to_owned()),
            ("甲店 甲淘宝".to_owned(), 0.0, "199****0001".to_owned()),
        ]
    );
    assert_eq!(asked(&app, at(NOW), None).pairs.len(), 1, "the list of all holds one platform's pairs");
}

#[test]
fn a_list_begins_at_the_band_asked_for() {
    let app = shops();
    let asked = |least| {
        let wanted = PairsWanted { at_least: Some(least), ..PairsWanted::default() };
        let request = AssociationRequest { wanted, limit: 10, offset: 0 };
        app.association(at(NOW), &request).expect("an answer").total
    };
    assert_eq!((asked(RiskBand::Medium), asked(RiskBand::High)), (1, 0));
}

#[test]
fn a_contact_is_judged_while_it_is_typed() {
    let app = shops();
    let judged = |store: &str, field: &str, typed: &str| {
        let request = ContactRequest {
            store: store.parse().expect("a subject"),
            field: field.into(),
            typed: typed.into(),
        };
        let verdict = app.judge_contact(at(NOW), &request).expect("a verdict");
        verdict.used_by.into_iter().map(|named| named.name).collect::<Vec<_>>()
    };
    assert_eq!(judged("store:aliexpress/新", "phone", "19900000001"), ["乙店", "甲店"]);
    assert_eq!(judged("store:aliexpress/甲", "phone", "19900000001"), ["乙店"], "not the store itself");
    assert_eq!(judged("store:aliexpress/新", "login_phone", "19900000001"), ["乙店", "甲店"]);
    assert_eq!(judged("store:aliexpress/新", "email", "A@Example.com"), ["甲店"]);
    assert_eq!(judged("store:jd/新", "phone", "19900000001"), [] as [&str; 0], "another platform");
    assert_eq!(judged("store:aliexpress/新", "phone", "1990000"), [] as [&str; 0], "half typed");
    assert!(app.check(at(NOW)).expect("a check").sound());
}

#[test]
fn a_login_that_tells_nothing_or_cannot_be_is_refused() {
    let app = shops();
    let store = "store:aliexpress/甲";
    assert_eq!(refused(&app, "logged-in", store, json!({ "device": " " })), "nothing-seen");
    assert_eq!(refused(&app, "logged-in", store, json!({ "address": "203.0.113" })), "bad-ip-address");
    let early = json!({ "device": "WS-01", "until": "2026-04-01T09:59:59+08:00" });
    assert_eq!(refused(&app, "logged-in", store, early), "ends-before-it-begins");
    let contract = json!({ "agency": { "from": "2026-03-01", "to": "2026-02-28" } });
    assert_eq!(refused(&app, "store-described", store, contract), "ends-before-it-begins");
}

#[test]
fn devices_and_networks_of_a_list_are_logged_once() {
    let app = App::in_memory().expect("memory");
    let first = import(&app, noon(), &["stores.csv"]);
    let again = import(&app, noon(), &["stores.csv"]);
    assert_eq!(first.files[0].ignored_columns, [] as [&str; 0]);
    assert_eq!((again.files[0].changed, again.files[0].unchanged), (0, 36));
    let subject: Subject = "store:taobao/示例商家000".parse().expect("a subject");
    let logins: Vec<_> = app
        .facts_of(&subject)
        .expect("facts")
        .history
        .into_iter()
        .map(|change| change.draft.what.kind())
        .collect();
    assert_eq!(logins, ["store-described", "logged-in"]);
    assert!(app.check(noon()).expect("a check").sound());
    let undo = first.undo.expect("a batch");
    app.undo(noon(), &undo).expect("undone");
    assert_eq!(asked(&app, noon(), None).pairs, []);
    assert!(app.check(noon()).expect("a check").sound());
}

/// F.3: overlap, evidence, date, rule, what may be declared, separated or renewed; nothing else.
#[test]
fn nothing_says_how_to_hide() {
    let words = [
        "代理",
        "指纹浏览",
        "虚拟专用",
        "vpn",
        "proxy",
        "proxies",
        "fingerprint browser",
        "spoof",
        "换 ip",
        "换ip",
        "rotate",
    ];
    let silent = |name: &str, text: &str| {
        let text = text.to_lowercase();
        let said: Vec<_> = words.iter().filter(|word| text.contains(**word)).collect();
        assert!(said.is_empty(), "{name} speaks of {said:?}");
    };
    let mut looked_at = 0;
    let mut folders = vec![
        (root().join("src-tauri/crates/domain/src/assess/association"), false),
        (root().join("src-tauri/crates/app/src"), true),
        (root().join("src-tauri/crates/app/src/wire"), true),
        (root().join("src-tauri/crates/cli/src/commands"), true),
        (root().join("ui/src/text"), false),
        (root().join("ui/src/screens/association"), false),
    ];
    while let Some((folder, of_many)) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.display().to_string();
            let file = path.file_name().expect("a name").to_string_lossy().into_owned();
            let concerns = !of_many || file.contains("association") || file.contains("judge_contact");
            match path.is_dir() {
                true if !of_many => folders.push((path, false)),
                false if concerns => {
                    silent(&name, &std::fs::read_to_string(&path).expect("a file"));
                    looked_at += 1;
                }
                _ => {}
            }
        }
    }
    assert!(looked_at >= 45, "{looked_at} files");
    for rule in rulebook().rules() {
        for text in [Some(&rule.statement), rule.inert.as_ref()].into_iter().flatten() {
            silent(&rule.id, &format!("{} {}", text.zh, text.en));
        }
    }
}
