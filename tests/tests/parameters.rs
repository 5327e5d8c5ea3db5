//! Each number of a rule matters: moved by one unit, a situation that lists the rule breaks.
//!
//! There are no exceptions: a number that drives nothing belongs to a rule without behaviour.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::Value;
use std::collections::BTreeSet;
use storewarden_domain::{
    rulebook::{Param, Rulebook, Unit},
    situation::{self, Situation},
};
use storewarden_tests::shipped::{root, rulebook, toml_files};

const TOLD: &str = "told on the way into a group, and nothing is assessed by it: link_screens";
/// Rules with behaviour that no situation lists, with what guards them instead.
const WITHOUT_SITUATION: &[(&str, &str)] = &[
    ("aliexpress.linkgroup.create-path", TOLD),
    ("aliexpress.linkgroup.diagnose-path", TOLD),
    ("aliexpress.linkgroup.fail-registry", TOLD),
    ("aliexpress.linkgroup.only-via-seller-centre", TOLD),
    ("aliexpress.linkgroup.step1-initiate", TOLD),
    ("aliexpress.linkgroup.step2-registry-check", TOLD),
    ("aliexpress.linkgroup.step4-face-and-sms", TOLD),
];

fn situations() -> Vec<(String, Situation)> {
    let files = toml_files(&root().join("tests/situations"));
    let read = |text: &str| situation::parse(text).unwrap_or_else(|e| panic!("{e}"));
    files.into_iter().map(|file| (file.path, read(&file.text))).collect()
}

/// One unit more and one less, as far as the bounds allow.
fn neighbours(param: &Param) -> Vec<Value> {
    let moved = match (param.unit, &param.value) {
        (unit, value) if unit.numeric() => {
            let number = value.as_i64().expect("a number");
            vec![Value::from(number + 1), Value::from(number - 1)]
        }
        (Unit::DayOfYear, Value::String(text)) => {
            let day = NaiveDate::parse_from_str(&format!("2023-{text}"), "%Y-%m-%d").expect("a day");
            // A day of the year has its bounds in the year: nothing comes before 1 January.
            let near =
                [day + Days::new(1), day - Days::new(1)].into_iter().filter(|d| d.year() == day.year());
            near.map(|day| Value::from(day.format("%m-%d").to_string())).collect()
        }
        (Unit::Flag, Value::Bool(flag)) => vec![Value::from(!flag)],
        (Unit::Choice, Value::String(own)) => {
            param.choices.iter().filter(|choice| *choice != own).map(|c| Value::from(c.as_str())).collect()
        }
        _ => Vec::new(),
    };
    moved.into_iter().filter(|value| param.check(value).is_ok()).collect()
}

/// Does the story still hold? One that overrides the parameter itself says nothing about the shipped value.
fn breaks(story: &Situation, rule: &str, param: &str, moved: &Rulebook) -> bool {
    let own = story.parameters.get(rule).is_some_and(|params| params.contains_key(param));
    !own && story.rules.iter().any(|id| id == rule) && !story.run(moved).is_empty()
}

#[test]
fn every_parameter_moved_by_one_unit_breaks_a_situation() {
    let (book, stories) = (rulebook(), situations());
    let (mut moves, mut silent) = (0, BTreeSet::new());
    for rule in book.rules().filter(|rule| rule.behaviour.is_some()) {
        for (name, param) in &rule.params {
            for value in neighbours(param) {
                let moved = match book.with_param(&rule.id, name, value.clone()) {
                    Ok(moved) => moved,
                    Err(fault) => panic!("{fault}"),
                };
                moves += 1;
                if !stories.iter().any(|(_, story)| breaks(story, &rule.id, name, &moved)) {
                    println!("nothing breaks: {} {name} = {value}", rule.id);
                    silent.insert((rule.id.clone(), name.clone()));
                }
            }
        }
    }
    assert_eq!(silent, BTreeSet::new(), "no situation guards these parameters");
    println!("parameters: {moves} moves by one unit, each breaks a situation");
}

#[test]
fn every_rule_with_behaviour_is_in_a_situation_or_named_here() {
    let (book, stories) = (rulebook(), situations());
    let listed: BTreeSet<&str> =
        stories.iter().flat_map(|(_, story)| story.rules.iter().map(String::as_str)).collect();
    let without: Vec<&str> = book
        .rules()
        .filter(|rule| rule.behaviour.is_some() && !listed.contains(rule.id.as_str()))
        .map(|rule| rule.id.as_str())
        .collect();
    assert_eq!(without, WITHOUT_SITUATION.iter().map(|(id, _)| *id).collect::<Vec<_>>());
}

#[test]
fn no_two_situations_tell_the_same_title() {
    let stories = situations();
    let mut seen = BTreeSet::new();
    for (path, story) in &stories {
        assert!(!story.title.trim().is_empty(), "{path} has no title");
        assert!(seen.insert(story.title.trim_end_matches('.').to_lowercase()), "{path}: {}", story.title);
    }
}
