//! The state tables of a sub-account (rulebook E.1), of a link group (E.2), of a main binding (E.3) and of a document (E.4): each of their rows has a
//! story at its boundary, and whatever a person records of them can be recorded from somewhere.
//!
//! A comment `# E.1 row N` directly above an expectation says that the boundary of row N begins there: the expectation
//! states the second before, and names the boundary as its `next_change_at`; the boundary itself and the second after follow.

use chrono::Duration;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use storewarden_domain::{assess, facts::World, subject::Subject, time::Instant};
use storewarden_tests::{
    recording::change,
    shipped::{root, rulebook, toml_files},
};
use uuid::Uuid;

/// The tables with the numbers of their rows.
const TABLES: [(&str, u32); 4] = [("E.1", 23), ("E.2", 20), ("E.3", 15), ("E.4", 11)];

/// What an expectation says of its place in time.
#[derive(Debug, Clone, Deserialize)]
struct Look {
    now: toml::value::Datetime,
    subject: String,
    next_change_at: Option<toml::Value>,
}

#[derive(Debug, Deserialize)]
struct Looks {
    #[serde(default)]
    expect: Vec<Look>,
}

fn instant(time: impl ToString) -> Instant {
    Instant::parse(&time.to_string()).expect("a time with offset")
}

/// The numbers of a table's rows that the comments of a story name, each with the expectation below the comment.
fn marked(table: &str, text: &str) -> Vec<(u32, Look)> {
    let mark = format!("# {table} row ");
    let blocks: Vec<&str> = text.split("\n\n").filter(|block| block.contains("[[expect]]")).collect();
    let mut marked = Vec::new();
    for block in blocks {
        let named = block.lines().filter_map(|line| line.strip_prefix(&mark));
        for words in named {
            let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
            let looks: Looks = toml::from_str(block).expect("an expectation");
            marked.push((digits.parse().expect("a row's number"), looks.expect[0].clone()));
        }
    }
    marked
}

#[test]
fn every_row_has_a_story_at_one_second_before_at_and_after_its_boundary() {
    TABLES.into_iter().for_each(told_at_every_boundary);
}

fn told_at_every_boundary((table, count): (&str, u32)) {
    let mut rows: BTreeMap<u32, usize> = BTreeMap::new();
    for file in toml_files(&root().join("tests/situations")) {
        let all: Looks = toml::from_str(&file.text).expect("a situation");
        let seen: BTreeSet<(String, Instant)> =
            all.expect.iter().map(|look| (look.subject.clone(), instant(look.now))).collect();
        for (row, before) in marked(table, &file.text) {
            let (path, boundary) = (&file.path, instant(before.now) + Duration::seconds(1));
            let Some(toml::Value::Datetime(next)) = before.next_change_at else {
                panic!(
                    "{path}, {table} row {row}: the second before names the boundary as its next_change_at"
                );
            };
            assert_eq!(instant(next), boundary, "{path}, {table} row {row}: the next change is the boundary");
            for at in [boundary, boundary + Duration::seconds(1)] {
                assert!(
                    seen.contains(&(before.subject.clone(), at)),
                    "{path}, {table} row {row}: nothing at {at}"
                );
            }
            *rows.entry(row).or_default() += 1;
        }
    }
    assert_eq!(rows.keys().copied().collect::<Vec<_>>(), (1..=count).collect::<Vec<_>>(), "{table}");
    println!("{table}: {} rows at {} boundaries", rows.len(), rows.values().sum::<usize>());
}

/// What a person records, by the row that speaks of it. The others go by the clock.
const RECORDED: &[(u32, &str)] = &[
    (5, "notice-received"),
    (6, "qr-scanned"),
    (6, "scan-failed"),
    (7, "submitted"),
    (8, "approved"),
    (9, "rejected"),
    (12, "temp-unfrozen"),
    (15, "unbound"),
    (15, "permissions-reviewed"),
    (17, "left"),
    (17, "rejoined"),
    (18, "departed"),
    (19, "restored"),
    (20, "seller-disabled"),
    (20, "seller-enabled"),
    (21, "punished"),
    (21, "penalty-lifted"),
];

fn told(story: &[(&str, &str, &str, serde_json::Value)]) -> World {
    let mut world = World::default();
    for (number, (kind, subject, day, data)) in story.iter().enumerate() {
        let effective = format!("2026-{day}T09:00:00+08:00");
        let draft = change(kind, subject, instant(&effective), data.clone());
        let at = draft.effective;
        let change = draft.record(Uuid::from_u128(number as u128), at, "operator");
        world.apply(&change).expect("it can be folded");
    }
    world
}

#[test]
fn whatever_a_person_records_of_the_table_is_offered_somewhere() {
    let (shop, quiet) = ("store:taobao/青禾家居", "store:taobao/安静小店");
    let (one, two) = ("sub-account:taobao/青禾家居:客服01", "sub-account:taobao/安静小店:客服01");
    let data = |value: serde_json::Value| value;
    let none = || serde_json::json!({});
    let world = told(&[
        ("store-described", shop, "01-05", none()),
        ("store-described", quiet, "01-05", data(serde_json::json!({ "roll_out": "not-covered" }))),
        ("staff-described", "staff:zhang", "01-05", none()),
        (
            "sub-account-described",
            one,
            "03-02",
            data(serde_json::json!({ "created_at": "2026-03-02T09:00:00+08:00" })),
        ),
        ("sub-account-described", two, "03-02", none()),
        ("submitted", one, "03-10", none()),
        ("approved", one, "03-11", none()),
        ("seller-disabled", one, "03-12", none()),
        ("punished", one, "03-14", data(serde_json::json!({ "effect": "mute" }))),
        ("departed", one, "07-01", none()),
        ("left", "staff:zhang", "03-20", none()),
    ]);
    let book = rulebook();
    let mut offered: BTreeSet<String> = BTreeSet::new();
    for day in ["03-03", "03-09", "03-10", "03-11", "03-12", "03-14", "03-20", "07-02"] {
        let now = instant(format!("2026-{day}T12:00:00+08:00"));
        for subject in
            [shop, quiet, one, two, "staff:zhang"].map(|text| text.parse::<Subject>().expect("one"))
        {
            let assessment = assess::subject(&world, &book, &subject, now).expect("it is recorded");
            offered.extend(assessment.actions.into_iter().filter(|a| a.allowed).map(|a| a.change));
        }
    }
    for (row, kind) in RECORDED {
        assert!(offered.contains(*kind), "row {row}: {kind} can be recorded from nowhere");
    }
}

/// What a person records of a document and of its company, by the row of E.4 or the section that speaks of it.
const RECORDED_OF_PAPERS: &[(&str, &str)] = &[
    ("E.4 row 1", "file-checked"),
    ("E.4 row 4", "renewal-applied"),
    ("E.4 row 5", "document-described"),
    ("E.4 row 8", "document-submitted"),
    ("E.4 row 9", "audit-passed"),
    ("E.4 row 9", "audit-rejected"),
    ("E.4 row 10", "registered-fact-changed"),
    ("B.4, D8", "surveillance-passed"),
    ("B.4", "annual-report-filed"),
    ("B.1 row 36", "exit-announced"),
];

#[test]
fn whatever_a_person_records_of_documents_is_offered_somewhere() {
    let (company, shop) = ("entity:91000000MADEM00037", "store:aliexpress/beian");
    let (licence, certificate) = ("document:licence", "document:certificate");
    let owned = |mut more: serde_json::Value| {
        more["owner"] = company.into();
        more
    };
    let file = serde_json::json!({ "name": "a.pdf", "size": 1, "content": "pdf", "sha256": "00" });
    let world = told(&[
        ("entity-described", company, "01-05", serde_json::json!({ "name": "示例商贸有限公司" })),
        ("store-described", shop, "01-05", serde_json::json!({ "entity": "91000000MADEM00037" })),
        (
            "document-described",
            licence,
            "01-12",
            owned(
                serde_json::json!({ "kind": "business-licence", "valid_to": "2026-08-15", "files": [file] }),
            ),
        ),
        (
            "document-described",
            certificate,
            "01-12",
            owned(serde_json::json!({ "kind": "ccc-certificate", "issued_on": "2025-12-01" })),
        ),
        ("document-submitted", licence, "02-02", serde_json::json!({ "store": "aliexpress/beian" })),
    ]);
    let book = rulebook();
    let mut offered: BTreeSet<String> = BTreeSet::new();
    for day in ["02-03", "06-01"] {
        let now = instant(format!("2026-{day}T12:00:00+08:00"));
        for subject in [company, shop, licence, certificate].map(|text| text.parse::<Subject>().expect("one"))
        {
            let assessment = assess::subject(&world, &book, &subject, now).expect("it is recorded");
            offered.extend(assessment.actions.into_iter().filter(|a| a.allowed).map(|a| a.change));
        }
    }
    for (place, kind) in RECORDED_OF_PAPERS {
        assert!(offered.contains(*kind), "{place}: {kind} can be recorded from nowhere");
    }
}
