//! The register of contradictions: each way in which it can be wrong is refused with line and reason, and the shipped
//! one holds the 26 entries of rulebook A.7 and those of B.1, each with the readings that it is about.

use std::collections::BTreeSet;
use storewarden_domain::{
    rulebook::{RuleFault, RuleFile, Rulebook},
    vocabulary::Confidence,
};
use storewarden_tests::shipped::rulebook;

const PLATFORMS: &str = r#"[[platform]]
code = "taobao"
family = "alibaba"
zh = "淘宝"
en = "Taobao"
badge = "淘"
"#;

const SOURCES: &str = r#"[[source]]
id = "B-16"
title = { zh = "问答", en = "A question" }
trust = "secondary"
"#;

const RULE: &str = r#"[[rule]]
id = "taobao.test.told"
platforms = ["taobao"]
nature = "state"
statement.zh = "仅供参考"
statement.en = "For information"
confidence = "contradicted"
contradictions = ["X-16"]
behaviour = "none"
inert.zh = "无可计算"
inert.en = "nothing to compute"
sources = [{ entry = "B-16" }]
"#;

/// A sound register; its lines are what the cases below break.
const REGISTER: &str = r#"[[contradiction]]
id = "X-16"
about.zh = "提交停不停表"
about.en = "Whether submitting stops the clock"
treatment.zh = "从严"
treatment.en = "Strictly"

[[contradiction.reading]]
says.zh = "不停"
says.en = "It does not"
sources = ["B-16"]
rules = ["taobao.test.told"]
alarms = true

[[contradiction.reading]]
says.zh = "停"
says.en = "It does"
sources = ["B-16"]
"#;

fn files(register: &str, rule: &str) -> Vec<RuleFile> {
    // The rules stand first: the order of the files does not matter.
    [
        ("taobao/test.toml", rule),
        ("contradictions.toml", register),
        ("platforms.toml", PLATFORMS),
        ("sources.toml", SOURCES),
    ]
    .map(|(path, text)| RuleFile { path: path.into(), text: text.into() })
    .to_vec()
}

fn faults(register: &str, rule: &str) -> Vec<RuleFault> {
    Rulebook::parse(&files(register, rule)).expect_err("the files must be refused")
}

/// This text of a register has exactly one fault, on this line, whose English reason holds `part`. The rule that names
/// the refused entry is left out.
fn check(register: &str, line: usize, part: &str) {
    let rule = RULE.replace("contradictions = [\"X-16\"]\n", "");
    let found = faults(register, &rule);
    let told: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{part}: {told:#?}");
    let fault = &found[0];
    assert_eq!((fault.file.as_str(), fault.line), ("contradictions.toml", line), "{told:#?}");
    assert!(fault.reason.en.contains(part), "{part}: {told:#?}");
    assert!(!fault.reason.zh.is_ascii(), "the reason is in Chinese too: {told:#?}");
}

/// The same, after one replacement in the sound register.
fn broken(from: &str, to: &str, line: usize, part: &str) {
    assert!(REGISTER.contains(from), "{from} is not in the sound register");
    check(&REGISTER.replacen(from, to, 1), line, part);
}

/// Where the second reading begins.
fn first_reading() -> &'static str {
    REGISTER.rsplit_once("[[contradiction.reading]]").expect("two readings").0
}

#[test]
fn a_sound_register_is_read_whatever_the_order_of_the_files() {
    let book = Rulebook::parse(&files(REGISTER, RULE)).expect("no fault");
    let entry = book.contradiction("X-16").expect("declared");
    assert_eq!((entry.declared.as_str(), entry.readings.len()), ("contradictions.toml:1", 2));
    assert_eq!(entry.alarming().map(|reading| reading.says.en.as_str()), Some("It does not"));
    assert_eq!(entry.silent, None);
    assert!(book.contradiction("X-17").is_none());
}

#[test]
fn an_entry_is_complete_in_both_languages() {
    broken("id = \"X-16\"\n", "", 1, "field id is missing");
    broken("about.en = \"Whether submitting stops the clock\"\n", "", 3, "field en is missing");
    broken("treatment.zh = \"从严\"\ntreatment.en = \"Strictly\"\n", "", 1, "field treatment is missing");
    broken("says.zh = \"不停\"", "says.zh = \"\"", 9, "field zh is empty");
    broken(
        "says.en = \"It does not\"\nsources = [\"B-16\"]\n",
        "says.en = \"It does not\"\n",
        8,
        "field sources",
    );
    broken("sources = [\"B-16\"]\nrules", "sources = []\nrules", 11, "sources needs at least one entry");
    broken("alarms = true", "alarms = \"yes\"", 13, "field alarms must be true or false");
    broken("alarms = true", "loud = true", 13, "unknown field loud");
    check("", 1, "field contradiction is missing");
}

#[test]
fn an_id_is_written_like_the_registers_and_given_once() {
    broken("id = \"X-16\"", "id = \"X16\"", 2, "must be written like X-16");
    check(
        &format!("{REGISTER}\n{}", REGISTER.replace("rules = [\"taobao.test.told\"]\n", "")),
        20,
        "already declared",
    );
}

#[test]
fn one_reading_alone_needs_to_say_what_no_source_tells() {
    let unanswered = first_reading().replace("rules = [\"taobao.test.told\"]\n", "");
    check(&unanswered, 1, "silent must say what no source tells");
    let silent = unanswered.replace(
        "\n[[contradiction.reading]]",
        "silent.zh = \"结果\"\nsilent.en = \"The outcome\"\n\n[[contradiction.reading]]",
    );
    let book = Rulebook::parse(&files(&silent, RULE)).expect("no fault");
    let told = book.contradiction("X-16").and_then(|entry| entry.silent.clone());
    assert_eq!(told.map(|text| text.en), Some("The outcome".into()));
    check(&silent.replace("silent.en = \"The outcome\"\n", ""), 7, "field en is missing");
    let none = REGISTER.split_once("\n[[contradiction.reading]]").expect("readings").0;
    check(none, 1, "field reading is missing");
}

#[test]
fn at_most_one_reading_alarms() {
    check(
        &format!("{REGISTER}alarms = true\n").replace("rules = [\"taobao.test.told\"]\n", ""),
        14,
        "can alarm",
    );
    let quiet = REGISTER.replace("alarms = true\n", "");
    let book = Rulebook::parse(&files(&quiet, RULE)).expect("nothing has to alarm");
    assert_eq!(book.contradiction("X-16").and_then(|entry| entry.alarming()), None);
}

#[test]
fn a_reading_names_sources_and_rules_that_exist() {
    broken(
        "sources = [\"B-16\"]\nrules",
        "sources = [\"B-99\"]\nrules",
        11,
        "source B-99 is not in sources.toml",
    );
    broken("\"taobao.test.told\"", "\"taobao.test.gone\"", 12, "there is no rule taobao.test.gone");
}

#[test]
fn a_rule_and_the_register_name_each_other() {
    check(REGISTER, 12, "rule taobao.test.told does not list X-16 in its contradictions");
    let found = faults(REGISTER, &RULE.replace("X-16", "X-17"));
    let told: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{told:?}");
    assert_eq!((found[0].file.as_str(), found[0].line), ("taobao/test.toml", 8), "{told:?}");
    assert!(found[0].reason.en.contains("X-17 is not in contradictions.toml"), "{told:?}");
}

/// Rulebook A.7 has 26; rows 22, 63 and 70 of B.1 say that sources found elsewhere contradict each other.
#[test]
fn the_shipped_register_has_all_twenty_nine_entries() {
    let book = rulebook();
    let ids: Vec<_> = book.contradictions().map(|entry| entry.id.clone()).collect();
    let expected: Vec<_> = (1..=29).map(|n| format!("X-{n:02}")).collect();
    assert_eq!(ids, expected);
}

#[test]
fn whoever_is_told_that_a_rule_is_contradicted_can_see_by_what() {
    let book = rulebook();
    let bare = book.rules().filter(|rule| rule.confidence == Confidence::Contradicted);
    let bare: Vec<_> = bare.filter(|rule| rule.contradictions.is_empty()).map(|rule| &rule.id).collect();
    assert!(bare.is_empty(), "{bare:?}");
}

/// Rulebook B.1 row 33: the 30 days of the law stand beside a platform's own 3 working days, a duty towards somebody else.
#[test]
fn the_laws_thirty_days_contradict_nothing() {
    let book = rulebook();
    let rule = book.rule("doc.licence.change-30d").expect("declared");
    assert_eq!((rule.confidence, rule.contradictions.len()), (Confidence::Uncorroborated, 0));
}

/// Nothing is computed from menu paths, percentages, failure codes without meaning, names of states, or Taobao's quota,
/// which the operator enters (rulebook B.1 row 22).
#[test]
fn every_entry_alarms_by_one_reading_but_for_five() {
    let book = rulebook();
    let quiet: Vec<_> = book
        .contradictions()
        .filter(|entry| entry.alarming().is_none())
        .map(|entry| entry.id.as_str())
        .collect();
    assert_eq!(quiet, ["X-09", "X-19", "X-22", "X-25", "X-27"]);
}

#[test]
fn every_rule_that_names_an_entry_stands_in_one_of_its_readings() {
    let book = rulebook();
    let stated: BTreeSet<(&str, &str)> = book
        .contradictions()
        .flat_map(|entry| {
            entry.readings.iter().flat_map(|r| &r.rules).map(|rule| (entry.id.as_str(), rule.as_str()))
        })
        .collect();
    let named: BTreeSet<(&str, &str)> = book
        .rules()
        .flat_map(|rule| rule.contradictions.iter().map(|id| (id.as_str(), rule.id.as_str())))
        .collect();
    assert_eq!(stated, named);
}

/// A reading is what its rules say, so each of them rests on one of the reading's sources.
#[test]
fn a_readings_sources_are_those_of_its_rules() {
    let book = rulebook();
    for entry in book.contradictions() {
        for reading in &entry.readings {
            for rule in reading.rules.iter().filter_map(|id| book.rule(id)) {
                let shared = rule.sources.iter().any(|source| reading.sources.contains(&source.file));
                assert!(shared, "{}: {} has none of {:?}", entry.id, rule.id, reading.sources);
            }
        }
    }
}

/// X-07: 3 working days are the later reading over a weekend; X-13: muting is stricter than the freeze; X-16: only
/// approval stops the clock; X-28 and X-29: rows 63 and 70 of B.1, the smaller number warns.
#[test]
fn the_alarming_reading_is_the_earlier_or_stricter_one() {
    let book = rulebook();
    for (id, part) in [
        ("X-07", "calendar day"),
        ("X-13", "muted"),
        ("X-16", "without approval"),
        ("X-12", "72 hours"),
        ("X-28", "10 accounts"),
        ("X-29", "24 hours"),
    ] {
        let reading = book.contradiction(id).and_then(|entry| entry.alarming()).expect(id);
        assert!(reading.says.en.contains(part), "{id}: {}", reading.says.en);
    }
}
