//! The page of associations for an operator's list of shops against a reading of the list's own columns: which shops of one
//! platform have what in common, and which of one family (rulebook F.1). Neither the import nor the comparison is asked.

use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use storewarden_app::{
    App,
    wire::{AssociationPage, AssociationRequest, PairsWanted, RecordOutcome, RecordRequest},
};
use storewarden_domain::{
    assessment::Overlap,
    change::Draft,
    subject::Subject,
    vocabulary::{Bearing, PairRelation, SignalKind},
};
use storewarden_tests::{
    fixtures::{noon, text},
    store_list::cells,
};

/// Two shops, the smaller subject first, and what they share.
type Pairs = BTreeMap<[Subject; 2], BTreeSet<SignalKind>>;

const PLATFORMS: [(&str, &str); 7] = [
    ("淘宝", "taobao"),
    ("天猫", "tmall"),
    ("天猫国际", "tmall-global"),
    ("速卖通", "aliexpress"),
    ("抖店", "douyin"),
    ("京东", "jd"),
    ("拼多多", "pdd"),
];
/// Rulebook F.1: "same platform family (e.g. Taobao–AliExpress)".
const FAMILY: [&str; 4] = ["taobao", "tmall", "tmall-global", "aliexpress"];
/// The columns by which shops can be alike. The account name beside them repeats the company's and is no account.
const COMPARED: [(&str, SignalKind); 5] = [
    ("统一社会信用代码", SignalKind::Licence),
    ("联系手机", SignalKind::Phone),
    ("联系邮箱", SignalKind::Email),
    // The list says no day of a login, so nobody knows whether device and network met on one: each stands alone.
    ("登录设备", SignalKind::Device),
    ("登录IP", SignalKind::Address),
];

fn store(key: &str) -> Subject {
    format!("store:{key}").parse().expect("a subject")
}

/// A list as its cells, changed here and there.
struct List {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl List {
    fn shipped() -> Self {
        let text = text("stores.csv");
        let mut lines = text.lines().map(|line| cells(line).into_iter().map(str::to_owned).collect());
        Self { header: lines.next().expect("a header"), rows: lines.collect() }
    }

    fn place(&self, column: &str) -> usize {
        self.header.iter().position(|name| name == column).expect(column)
    }

    fn cell<'l>(&'l self, row: &'l [String], column: &str) -> &'l str {
        &row[self.place(column)]
    }

    fn row(&self, main: &str) -> usize {
        let column = self.place("主账号");
        self.rows.iter().position(|row| row[column] == main).expect(main)
    }

    fn set(&mut self, main: &str, column: &str, value: &str) {
        let (row, column) = (self.row(main), self.place(column));
        self.rows[row][column] = value.to_owned();
    }

    /// Everything of the company in one row, from another.
    fn same_company(&mut self, main: &str, other: &str) {
        for column in [
            "主体名称",
            "统一社会信用代码",
            "主体类型",
            "法定代表人",
            "营业执照有效期至",
            "法人身份证有效期至",
            "对公账户名称",
        ] {
            let value = self.cell(&self.rows[self.row(other)], column).to_owned();
            self.set(main, column, &value);
        }
    }

    fn csv(&self) -> Vec<u8> {
        let lines = std::iter::once(&self.header).chain(&self.rows).map(|cells| cells.join(","));
        lines.collect::<Vec<_>>().join("\n").into_bytes()
    }

    fn platform(&self, row: &[String]) -> &'static str {
        let word = self.cell(row, "平台");
        PLATFORMS.iter().find(|(known, _)| *known == word).expect(word).1
    }

    fn subject(&self, row: &[String]) -> Subject {
        store(&format!("{}/{}", self.platform(row), self.cell(row, "主账号")))
    }

    /// Every two rows that share something, where `compared` says that their platforms are compared.
    fn alike(&self, compared: impl Fn(&str, &str) -> bool) -> Pairs {
        let mut pairs = Pairs::new();
        for (place, one) in self.rows.iter().enumerate() {
            for other in &self.rows[place + 1..] {
                if !compared(self.platform(one), self.platform(other)) {
                    continue;
                }
                let plain = |row: &[String], column| self.cell(row, column).replace(' ', "").to_lowercase();
                let same = COMPARED.iter().filter(|(column, _)| {
                    let value = plain(one, column);
                    !value.is_empty() && value == plain(other, column)
                });
                let kinds: BTreeSet<SignalKind> = same.map(|(_, kind)| *kind).collect();
                if !kinds.is_empty() {
                    let mut both = [self.subject(one), self.subject(other)];
                    both.sort();
                    pairs.insert(both, kinds);
                }
            }
        }
        pairs
    }

    /// Every two shops of a platform whose company's account bears one name.
    fn of_one_account(&self) -> BTreeSet<[Subject; 2]> {
        let name = |row| self.cell(row, "对公账户名称");
        let alike = |one, other| self.platform(one) == self.platform(other) && name(one) == name(other);
        let mut pairs = BTreeSet::new();
        for (place, one) in self.rows.iter().enumerate() {
            for other in self.rows[place + 1..].iter().filter(|other| alike(one, other)) {
                let mut both = [self.subject(one), self.subject(other)];
                both.sort();
                pairs.insert(both);
            }
        }
        pairs
    }

    fn imported(&self) -> App {
        let app = App::in_memory().expect("memory");
        let files = [("stores.csv".to_owned(), "auto".to_owned(), self.csv())];
        let report = app.import_bytes(noon(), &files, &[], true).expect("an import");
        assert_eq!((report.files[0].created, &report.files[0].refused), (36, &vec![]));
        app
    }
}

/// As the operator's list may look one day: some shops of one platform share a mail, a phone, a company, a workstation.
fn crossed() -> List {
    let mut list = List::shipped();
    list.set("示例商家010", "联系邮箱", "SHOP002@Example.COM");
    list.set("示例商家011", "联系手机", "194 0000 0003");
    let (address, device) = {
        let row = &list.rows[list.row("示例商家005")];
        (list.cell(row, "登录IP").to_owned(), list.cell(row, "登录设备").to_owned())
    };
    list.set("示例商家012", "登录IP", &address);
    list.set("示例商家012", "登录设备", &device);
    list.same_company("示例商家017", "示例商家002");
    list
}

fn page(app: &App, store: Option<Subject>) -> AssociationPage {
    let wanted = PairsWanted { store, ..PairsWanted::default() };
    app.association(noon(), &AssociationRequest { wanted, limit: 10_000, offset: 0 }).expect("an answer")
}

fn kinds(pair: &Overlap) -> BTreeSet<SignalKind> {
    pair.evidence.iter().map(|evidence| evidence.kind).collect()
}

fn told(pairs: &[Overlap]) -> Pairs {
    let told: Pairs = pairs.iter().map(|pair| (pair.stores.clone(), kinds(pair))).collect();
    assert_eq!(told.len(), pairs.len(), "no pair is told twice");
    told
}

fn of_one(pairs: &Pairs, store: &Subject) -> Pairs {
    let here = pairs.iter().filter(|(stores, _)| stores.contains(store));
    here.map(|(stores, kinds)| (stores.clone(), kinds.clone())).collect()
}

/// The page of all holds the pairs of one platform, that of a shop those of its family too, and neither holds another.
fn agrees(list: &List) -> Pairs {
    let app = list.imported();
    let of_a_platform = list.alike(|one, other| one == other);
    assert_eq!(told(&page(&app, None).pairs), of_a_platform);
    let of_a_family = list
        .alike(|one, other| one == other || [one, other].iter().all(|platform| FAMILY.contains(platform)));
    for row in &list.rows {
        let store = list.subject(row);
        let own = page(&app, Some(store.clone()));
        assert_eq!(told(&own.pairs), of_one(&of_a_family, &store), "{store}");
        assert_eq!(own.common, [], "no value of the list is so common that it tells nothing");
        for pair in own.pairs.iter().filter(|pair| pair.relation == PairRelation::Family) {
            assert_eq!(pair.score.to_bits(), 0_f64.to_bits(), "of another platform: for information");
        }
    }
    of_a_platform
}

#[test]
fn the_page_names_exactly_the_shops_of_the_list_that_share_something_and_what() {
    let pairs = agrees(&List::shipped());
    let of = |kind| pairs.values().filter(|kinds| kinds.contains(&kind)).count();
    assert_eq!((pairs.len(), of(SignalKind::Device), of(SignalKind::Address)), (6, 4, 2));
}

#[test]
fn mails_phones_companies_and_workstations_that_are_shared_are_found_however_they_are_written() {
    let pairs = agrees(&crossed());
    let shared = |one: &str, other: &str, kinds: &[SignalKind]| {
        let found = pairs.get(&[store(one), store(other)]);
        let missing: Vec<_> =
            kinds.iter().filter(|kind| !found.is_some_and(|found| found.contains(kind))).collect();
        assert!(missing.is_empty(), "{one} and {other} share {missing:?}");
    };
    shared("aliexpress/示例商家002", "aliexpress/示例商家010", &[SignalKind::Email]);
    shared("douyin/示例商家003", "douyin/示例商家011", &[SignalKind::Phone]);
    shared("jd/示例商家005", "jd/示例商家012", &[SignalKind::Device, SignalKind::Address]);
    shared("aliexpress/示例商家002", "aliexpress/示例商家017", &[SignalKind::Licence]);
}

/// The list tells an account by its name alone, which is its company's: who shares the one shares the other, and is named.
#[test]
fn shops_of_one_bank_account_are_named_by_the_licence_that_it_belongs_to() {
    let list = crossed();
    let named = told(&page(&list.imported(), None).pairs);
    let banked = list.of_one_account();
    assert!(!banked.is_empty());
    for pair in banked {
        assert!(named.get(&pair).is_some_and(|kinds| kinds.contains(&SignalKind::Licence)), "{pair:?}");
    }
}

/// F.2: once the two are linked, nothing that they share is unexpected, and the other pairs are as they were.
#[test]
fn shops_that_are_linked_are_no_longer_among_those_that_share_what_they_should_not() {
    let list = crossed();
    let app = list.imported();
    let linked = ["aliexpress/示例商家002", "aliexpress/示例商家017"].map(store);
    let unexpected = |app: &App| -> Pairs {
        let of = |pair: &Overlap| -> BTreeSet<SignalKind> {
            let counted = pair.evidence.iter().filter(|evidence| evidence.bearing == Bearing::Unexpected);
            counted.map(|evidence| evidence.kind).collect()
        };
        let pairs = page(app, None).pairs;
        let pairs = pairs.iter().map(|pair| (pair.stores.clone(), of(pair)));
        pairs.filter(|(_, kinds)| !kinds.is_empty()).collect()
    };
    let mut expected = list.alike(|one, other| one == other);
    assert_eq!(unexpected(&app), expected);
    let code = list.cell(&list.rows[list.row("示例商家002")], "统一社会信用代码");
    let draft = |kind: &str, data| -> Draft {
        let subject: Subject = "link-group:g".parse().expect("a subject");
        let what = serde_json::from_value(json!({ "kind": kind, "data": data })).expect("a change");
        Draft::new(subject, noon(), what)
    };
    let group = json!({ "name": "组", "platform": "aliexpress", "entity": code, "primary": "aliexpress/示例商家002" });
    for change in [
        draft("link-group-described", group),
        draft("member-linked", json!({ "store": "aliexpress/示例商家017" })),
    ] {
        let outcome = app.record(noon(), &RecordRequest::of(vec![change])).expect("no fault");
        assert!(matches!(outcome, RecordOutcome::Recorded { .. }), "{outcome:?}");
    }
    assert!(expected.remove(&linked).is_some());
    assert_eq!(unexpected(&app), expected);
}
