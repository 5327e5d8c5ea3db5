//! Clusters that are kept with each write equal those that a walk over the facts finds, whatever was written, taken back or
//! set otherwise, and wherever the clock stands. The facts here are those that the test itself told (rulebook F.1, A3).

use chrono::Duration;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt::Write,
};
use storewarden_app::{
    App,
    wire::{AssociationRequest, OverrideRequest, PairsWanted, RecordOutcome},
};
use storewarden_db::{Db, meta};
use storewarden_domain::{change::Draft, subject::Subject, time::Instant};
use storewarden_tests::{
    fixtures::at,
    recording::{change, record},
    scratch::Scratch,
    soak::runner,
};

/// Few stores and few values, so that values often become common, and common no more.
const STORES: usize = 12;
const PEOPLE: usize = 2;
const COMMON_FROM: usize = 4;
const CODES: [&str; 3] = ["91000000MADEM0700M", "91000000MADEM0701Q", "91000000MADEM0702U"];
const SCORE: &str = "aliexpress.assoc.accounts-independent";
const LOGINS: &str = "aliexpress.assoc.signal-same-computer-and-ip";
/// About 40 m from south to north: with the next one it is near (50 m), with the one after that not.
const STEP: f64 = 0.000_36;

/// What was told of a store.
#[derive(Debug, Clone, Default)]
struct Told {
    archived: bool,
    phone: Option<usize>,
    contact: Option<usize>,
    company: Option<usize>,
    /// A number of steps to the north.
    place: Option<usize>,
    /// Device or network by number, and when.
    logins: Vec<(bool, usize, Instant)>,
    users: BTreeSet<usize>,
}

/// Everything that was told, and the parameters that were set.
#[derive(Debug, Clone)]
struct Facts {
    stores: Vec<Told>,
    /// Company by bank account.
    banks: [usize; 3],
    common_from: usize,
    old_within: i64,
}

/// One thing that happens: to which stores, with which number.
#[derive(Debug, Clone)]
enum Step {
    Phone(Vec<usize>, Option<usize>),
    Contact(Vec<usize>, Option<usize>),
    Company(Vec<usize>, usize),
    Bank(usize, usize),
    /// One store after the other, each two steps farther.
    Place(Vec<usize>, Option<usize>),
    /// On a device or a network, so many days ago.
    Login(Vec<usize>, bool, usize, i64),
    Users(Vec<usize>, BTreeSet<usize>),
    Archive(usize, bool),
    CommonFrom(usize),
    OldWithin(i64),
    Undo,
    /// So many days, backwards too.
    Wait(i64),
}

/// What is told in one story: a few kinds of things, so that they meet; put away, taken back and waited is in all of them.
fn story() -> impl Strategy<Value = Vec<Step>> {
    prop::sample::subsequence((0..8).collect::<Vec<usize>>(), 1..4).prop_flat_map(|kinds| {
        let told = prop::sample::select(kinds).prop_flat_map(told);
        let besides = prop_oneof![
            3 => (0..STORES, any::<bool>()).prop_map(|(of, it)| Step::Archive(of, it)),
            2 => Just(Step::Undo),
            2 => (-60..130_i64).prop_map(Step::Wait),
        ];
        prop::collection::vec(prop_oneof![2 => told, 1 => besides], 10..30)
    })
}

fn told(kind: usize) -> BoxedStrategy<Step> {
    let some = prop::collection::vec(0..STORES, 1..6);
    let maybe = |upto: usize| prop::option::weighted(0.8, 0..upto);
    match kind {
        0 => (some, maybe(8)).prop_map(|(of, it)| Step::Phone(of, it)).boxed(),
        1 => (some, maybe(2)).prop_map(|(of, it)| Step::Contact(of, it)).boxed(),
        2 => (some, 0..3_usize).prop_map(|(of, it)| Step::Company(of, it)).boxed(),
        3 => (0..3_usize, 0..3_usize).prop_map(|(of, it)| Step::Bank(of, it)).boxed(),
        4 => (some, maybe(10)).prop_map(|(of, it)| Step::Place(of, it)).boxed(),
        5 => (some, any::<bool>(), 0..3_usize, 0..250_i64)
            .prop_map(|(of, device, it, ago)| Step::Login(of, device, it, ago))
            .boxed(),
        6 => (some, prop::collection::btree_set(0..PEOPLE, 0..2))
            .prop_map(|(of, who)| Step::Users(of, who))
            .boxed(),
        _ => prop_oneof![
            (2..6_usize).prop_map(Step::CommonFrom),
            prop::sample::select(vec![91, 120, 180, 200]).prop_map(Step::OldWithin),
        ]
        .boxed(),
    }
}

fn store(n: usize) -> String {
    format!("store:{}/店{n:02}", platform(n))
}

fn platform(n: usize) -> &'static str {
    if n.is_multiple_of(5) { "taobao" } else { "aliexpress" }
}

/// The program and what it was told, side by side.
struct Played {
    app: App,
    now: Instant,
    facts: Facts,
    /// The last batch, and the facts before it.
    last: Option<(String, Facts)>,
}

impl Played {
    fn begin() -> Self {
        Self::begin_in(App::in_memory().expect("memory"))
    }

    fn begin_in(app: App) -> Self {
        let now = at("2026-04-04T10:00:00+08:00");
        let mut changes: Vec<Draft> = (0..3).map(|n| company(now, n, n)).collect();
        for n in 0..STORES {
            changes.push(change("store-described", &store(n), now, json!({ "name": format!("店{n}") })));
            let account = format!("sub-account:{}/店{n:02}:客服", platform(n));
            changes.push(change(
                "sub-account-described",
                &account,
                now,
                json!({ "created_at": now.to_string() }),
            ));
        }
        for n in 0..PEOPLE {
            changes.push(change("staff-described", &format!("staff:p{n}"), now, json!({ "name": "某" })));
        }
        record(&app, now, changes);
        let facts = Facts {
            stores: vec![Told::default(); STORES],
            banks: [0, 1, 2],
            common_from: COMMON_FROM,
            old_within: 180,
        };
        let played = Self { app, now, facts, last: None };
        played.set(SCORE, "common-from", json!(COMMON_FROM));
        played
    }

    fn set(&self, rule: &str, param: &str, value: Value) -> String {
        let wish = OverrideRequest { rule: rule.into(), param: param.into(), value, reason: "试".into() };
        match self.app.override_rule(self.now, &wish).expect("no fault") {
            RecordOutcome::Recorded { batch, .. } => batch,
            RecordOutcome::Refused { refusals } => panic!("{refusals:?}"),
        }
    }

    fn play(&mut self, step: &Step) {
        let (now, before) = (self.now, self.facts.clone());
        let describe = |of: &[usize], field: &str, value: &Value| -> Vec<Draft> {
            of.iter().map(|n| change("store-described", &store(*n), now, json!({ field: value }))).collect()
        };
        let stores = &mut self.facts.stores;
        let changes = match step {
            Step::Phone(of, it) => {
                of.iter().for_each(|n| stores[*n].phone = *it);
                describe(of, "phone", &json!(it.map(|it| format!("1990000000{it}"))))
            }
            Step::Contact(of, it) => {
                of.iter().for_each(|n| stores[*n].contact = *it);
                describe(of, "contact_name", &json!(it.map(|it| format!("联系人{it}"))))
            }
            Step::Company(of, it) => {
                of.iter().for_each(|n| stores[*n].company = Some(*it));
                describe(of, "entity", &json!(CODES[*it]))
            }
            Step::Place(of, it) => {
                let mut changes = Vec::new();
                for (row, n) in of.iter().enumerate() {
                    stores[*n].place = it.map(|it| it + 2 * row);
                    changes.extend(describe(&[*n], "return_address", &json!(stores[*n].place.map(address))));
                }
                changes
            }
            Step::Archive(of, it) => {
                stores[*of].archived = *it;
                describe(&[*of], "archived", &json!(it))
            }
            Step::Bank(of, it) => {
                self.facts.banks[*of] = *it;
                vec![company(now, *of, *it)]
            }
            Step::Login(of, device, it, ago) => {
                let when = now - Duration::days(*ago);
                of.iter().for_each(|n| stores[*n].logins.push((*device, *it, when)));
                let seen = match device {
                    true => json!({ "device": format!("WS-{it}") }),
                    false => json!({ "address": format!("10.0.0.{it}") }),
                };
                of.iter().map(|n| change("logged-in", &store(*n), when, seen.clone())).collect()
            }
            Step::Users(of, who) => {
                of.iter().for_each(|n| stores[*n].users = who.clone());
                let who: Vec<String> = who.iter().map(|n| format!("p{n}")).collect();
                let account = |n: &usize| format!("sub-account:{}/店{n:02}:客服", platform(*n));
                let tell = |n| change("sub-account-described", &account(n), now, json!({ "users": who }));
                of.iter().map(tell).collect()
            }
            Step::CommonFrom(it) => {
                self.facts.common_from = *it;
                self.last = Some((self.set(SCORE, "common-from", json!(it)), before));
                return;
            }
            Step::OldWithin(it) => {
                self.facts.old_within = *it;
                self.last = Some((self.set(LOGINS, "old-within", json!(it)), before));
                return;
            }
            Step::Undo => {
                if let Some((batch, facts)) = self.last.take() {
                    let undone = self.app.undo(now, &batch).expect("undone");
                    assert_eq!(undone.skipped, [], "nothing came after");
                    self.facts = facts;
                }
                return;
            }
            Step::Wait(days) => {
                self.now = now + Duration::days(*days);
                return;
            }
        };
        self.last = Some((record(&self.app, now, changes), before));
    }
}

fn company(now: Instant, n: usize, bank: usize) -> Draft {
    let about =
        json!({ "name": format!("示例{n}"), "bank_account_number": format!("62220000000000{bank:02}") });
    change("entity-described", &format!("entity:{}", CODES[n]), now, about)
}

fn address(steps: usize) -> Value {
    #[allow(clippy::cast_precision_loss)]
    let lat = 30.2 + steps as f64 * STEP;
    json!({ "text": format!("甲路 {steps} 号"), "at": { "lat": lat, "lon": 120.1, "datum": "gcj-02" } })
}

/// Who has what, by platform; what too many share ties nobody and stands apart.
type Held = BTreeMap<(&'static str, String), BTreeSet<usize>>;

impl Facts {
    fn held(&self, now: Instant) -> Held {
        let mut held = Held::new();
        for (n, told) in self.stores.iter().enumerate().filter(|(_, told)| !told.archived) {
            let mut values: Vec<String> = Vec::new();
            values.extend(told.phone.map(|it| format!("phone {it}")));
            values.extend(told.contact.map(|it| format!("contact-name {it}")));
            values.extend(told.company.map(|it| format!("licence {it}")));
            values.extend(told.company.map(|it| format!("bank-account {}", self.banks[it])));
            values.extend(told.users.iter().map(|it| format!("employee {it}")));
            // Two places are near where both lie in one stretch of two.
            values
                .extend(told.place.into_iter().flat_map(|it| [it, it + 1]).map(|it| format!("stretch {it}")));
            for (device, it, _) in &told.logins {
                let of = told.logins.iter().filter(|other| (other.0, other.1) == (*device, *it));
                let times: BTreeSet<Instant> = of.map(|(_, _, when)| *when).collect();
                let (first, last) = (times.first().unwrap(), times.last().unwrap());
                let days = (now.date() - last.date()).num_days();
                if *first <= now && days <= self.old_within {
                    values.push(format!("{} {it}", if *device { "device" } else { "ip" }));
                }
            }
            for value in values {
                held.entry((platform(n), value)).or_default().insert(n);
            }
        }
        held
    }

    fn common(&self, value: &str, stores: &BTreeSet<usize>) -> bool {
        match value.split(' ').next() {
            Some("ip") => stores.len() > 5,
            Some("device" | "employee" | "contact-name") => stores.len() >= self.common_from,
            _ => false,
        }
    }

    /// The stores of each common value, and of each cluster by walking from store to store.
    fn expected(&self, now: Instant) -> [BTreeSet<Vec<Subject>>; 2] {
        let named = |stores: &BTreeSet<usize>| -> Vec<Subject> {
            let mut named: Vec<Subject> =
                stores.iter().map(|n| store(*n).parse().expect("a subject")).collect();
            named.sort();
            named
        };
        let (common, ties): (Held, Held) =
            self.held(now).into_iter().partition(|((_, value), stores)| self.common(value, stores));
        let mut clusters = BTreeSet::new();
        for start in 0..STORES {
            let (mut reached, mut queue) = (BTreeSet::from([start]), VecDeque::from([start]));
            while let Some(here) = queue.pop_front() {
                let beside = ties.values().filter(|stores| stores.contains(&here)).flatten();
                queue.extend(beside.filter(|next| reached.insert(**next)));
            }
            if reached.len() > 1 {
                clusters.insert(named(&reached));
            }
        }
        [common.values().map(named).collect(), clusters]
    }
}

fn answered(app: &App, now: Instant) -> [BTreeSet<Vec<Subject>>; 2] {
    let request = AssociationRequest { wanted: PairsWanted::default(), limit: 1, offset: 0 };
    let page = app.association(now, &request).expect("an answer");
    [
        page.common.into_iter().map(|value| value.stores).collect(),
        page.clusters.into_iter().map(|cluster| cluster.stores).collect(),
    ]
}

#[test]
fn kept_clusters_equal_a_walk_over_the_facts_after_whatever_happens() {
    let outcome = runner(32, 37).run(&story(), |steps| {
        let mut played = Played::begin();
        for (place, step) in steps.iter().enumerate() {
            played.play(step);
            let now = played.now;
            prop_assert_eq!(answered(&played.app, now), played.facts.expected(now), "after {:?}", step);
            if place % 8 == 7 {
                let later = now + Duration::days(100);
                let copy = played.app.copy().expect("a copy");
                prop_assert_eq!(answered(&copy, later), played.facts.expected(later), "100 days on");
            }
        }
        let health = played.app.check(played.now).expect("a check");
        prop_assert!(health.sound(), "{:?}", health);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// F.1: "active grants only".
#[test]
fn who_leaves_an_account_ties_its_store_until_then_and_again_once_back() {
    let mut played = Played::begin();
    played.play(&Step::Users(vec![1, 2], BTreeSet::from([0])));
    let (app, now) = (&played.app, played.now);
    let [leaves, back] = [10, 15].map(|days| now + Duration::days(days));
    for (kind, when) in [("departed", leaves), ("restored", back)] {
        record(app, when, vec![change(kind, "sub-account:aliexpress/店01:客服", when, json!({}))]);
    }
    let tied = BTreeSet::from([[1, 2].map(|n| store(n).parse().expect("a subject")).to_vec()]);
    for (when, clusters) in [
        (now, &tied),
        (leaves - Duration::milliseconds(1), &tied),
        (leaves, &BTreeSet::new()),
        (back - Duration::milliseconds(1), &BTreeSet::new()),
        (back, &tied),
        (leaves, &BTreeSet::new()),
    ] {
        assert_eq!(&answered(app, when)[1], clusters, "at {when}");
    }
    assert!(app.check(leaves).expect("a check").sound());
}

#[test]
fn signals_that_were_read_otherwise_are_filled_and_settled_anew_at_the_next_start() {
    let scratch = Scratch::new("clusters-anew");
    let mut played = Played::begin_in(App::open(scratch.path()).expect("a program"));
    played.play(&Step::Phone(vec![1, 2, 3], Some(0)));
    let (now, before) = (played.now, answered(&played.app, played.now));
    drop(played);
    let mut db = Db::open(&scratch.path().join("storewarden.db")).expect("its file");
    db.write(|tx| meta::set(tx, "signals", "another reading")).expect("written");
    let app = App::open(scratch.path()).expect("the program again");
    assert_eq!(answered(&app, now), before);
    assert_eq!(before[1].len(), 1);
    assert!(app.check(now).expect("a check").sound());
}

/// Three to a phone, then two: more shops than are looked at one by one.
#[test]
fn a_long_list_that_is_imported_again_settles_everybody() {
    let (app, now) = (App::in_memory().expect("memory"), at("2026-04-04T10:00:00+08:00"));
    for to_a_phone in [3, 2] {
        let mut list = String::from("平台,店铺名称,主账号,联系手机\n");
        for n in 0..600 {
            let phone = 13_900_000_000_u64 + n / to_a_phone;
            writeln!(list, "速卖通,示例{n:03},示例商家{n:03},{phone}").expect("text");
        }
        let file = ("stores.csv".to_owned(), "auto".to_owned(), list.into_bytes());
        app.import_bytes(now, &[file], &[], true).expect("an import");
        let [common, clusters] = answered(&app, now);
        let sizes: Vec<usize> = clusters.iter().map(Vec::len).collect();
        assert_eq!((common.len(), sizes), (0, vec![to_a_phone as usize; 600 / to_a_phone as usize]));
    }
}
