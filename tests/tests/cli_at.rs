//! `--at`: every question of the command line, asked of another day. A day counts as it ends, a copy answers, and the files
//! hold the same bytes afterwards.

use crate::cli::{code, document, fixture, run};
use chrono::Duration;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use storewarden_app::App;
use storewarden_tests::{
    five_stores::{COMPANY, GROUP, fill},
    fixtures::{at, import, noon},
    scratch::Scratch,
    staff_list::{self, Running},
};

/// Four days after the fixtures were taken.
const DAY: &str = "2026-11-25";
const END: &str = "2026-11-25T23:59:59+08:00";

fn filled(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    let app = App::open(scratch.path()).expect("a file");
    fill(&app);
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    scratch
}

/// What freezes between the day of the fixtures and that day.
fn freezing() -> Vec<Running> {
    staff_list::freezing(noon(), at(END))
}

fn subjects(answer: &Value) -> BTreeSet<String> {
    let rows = answer["rows"].as_array().expect("a list").iter();
    rows.filter_map(|row| row["subject"].as_str()).map(str::to_owned).collect()
}

#[test]
fn a_list_a_page_and_the_deadlines_of_a_day_are_those_of_its_end() {
    let scratch = filled("cli-at");
    let frozen = |when| {
        let words =
            ["--at", when, "list", "sub-accounts", "--where", "label=frozen-overdue", "--limit", "500"];
        subjects(&document(scratch.path(), &words))
    };
    let wanted: BTreeSet<String> = freezing().into_iter().map(|row| row.subject).collect();
    assert!(wanted.len() > 2, "the story needs some");
    let newly: BTreeSet<String> =
        frozen(DAY).difference(&frozen("2026-11-21T12:00:00+08:00")).cloned().collect();
    assert_eq!(newly, wanted);
    assert_eq!(frozen(DAY), frozen(END), "a day is looked at as it ends");

    for row in freezing() {
        let shown = document(scratch.path(), &["--at", DAY, "show", &row.subject]);
        assert_eq!(shown["state"]["access"], json!("frozen-overdue"), "{}", row.subject);
        let why = document(scratch.path(), &["--at", DAY, "why", &row.subject]);
        assert!(why.to_string().contains("taobao.subaccount.verify-within"), "{why:#}");
    }
    let due = document(scratch.path(), &["--at", DAY, "deadlines"]);
    let missed =
        due["deadlines"].as_array().expect("a list").iter().filter(|one| one["state"] == json!("missed"));
    let missed: BTreeSet<&str> = missed.filter_map(|one| one["subject"]["id"].as_str()).collect();
    for row in freezing() {
        assert!(missed.contains(row.subject.as_str()), "{} is missed: {missed:?}", row.subject);
    }
}

#[test]
fn every_question_can_be_asked_of_a_day_and_leaves_the_files_as_they_are() {
    let scratch = filled("cli-at-bytes");
    let account = freezing().remove(0).subject;
    // Opened once, so that everything is as a program leaves it.
    assert_eq!(code(&run(scratch.path(), &["list", "stores"])), 0);
    let person = App::open(scratch.path()).expect("the file").people("", 1).expect("people").rows.remove(0);
    let person = person.subject.to_string();
    let before = scratch.bytes();
    let [staff, holidays] = ["taobao-staff.csv", "holidays.json"].map(fixture);
    let questions: [&[&str]; 31] = [
        &["list", "stores"],
        &["list", "sub-accounts"],
        &["list", "staff"],
        &["list", "entities"],
        &["list", "documents"],
        &["list", "link-groups"],
        &["list", "link-candidates"],
        &["list", "bindings"],
        &["show", &account],
        &["show", GROUP],
        &["why", &account],
        &["deadlines"],
        &["deadlines", "--within", "7d"],
        &["remind"],
        &["precheck", GROUP],
        &["fact-change", COMPANY, "legal-representative"],
        &["whatif", "--on", "2026-12-11"],
        &["association"],
        &["association", "--graph"],
        &["offboard", &person],
        &["override", "taobao.subaccount.verify-within", "window", "5", "--preview"],
        &["import", "--dry-run", &staff],
        &["workdays", "import", "--dry-run", &holidays],
        &["rules"],
        &["rules", "taobao.subaccount.verify-within"],
        &["permissions", "--staff", &person],
        &["permissions", "--can", "refund"],
        &["season"],
        &["permissions"],
        &["rules", "--pending"],
        &["check"],
    ];
    for question in questions {
        let output = run(scratch.path(), &[&["--json", "--at", DAY][..], question].concat());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(code(&output) < 2, "{question:?}: {told}");
        assert!(serde_json::from_slice::<Value>(&output.stdout).is_ok(), "{question:?}: {told}");
        assert_eq!(scratch.bytes(), before, "{question:?}");
    }
    let output = run(scratch.path(), &["--at", "11-25", "list", "stores"]);
    assert_eq!(code(&output), 2, "neither a day nor a time");
    assert!(String::from_utf8_lossy(&output.stderr).contains("2026-11-21"), "it shows what is wanted");
}

#[test]
fn a_supposition_begins_at_the_day_that_is_asked() {
    let scratch = filled("cli-at-what-if");
    let later = noon() + Duration::days(7);
    let on = later.date().to_string();
    let frozen = |words: &[&str]| {
        let answer = document(scratch.path(), words);
        let states = answer["states"].as_array().expect("a list").iter();
        states.filter(|s| s["after"] == json!({ "of": "account", "is": "frozen-overdue" })).count()
    };
    let end = at(&format!("{on}T23:59:59+08:00"));
    let due = |from| staff_list::freezing(from, end).len();
    assert_eq!(frozen(&["whatif", "--on", &on]), due(noon()), "from now");
    assert_eq!(frozen(&["--at", DAY, "whatif", "--on", &on]), due(at(END)), "from the end of that day");
}
