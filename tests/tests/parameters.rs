//! Each number of a rule matters: moved by one unit, a situation that lists the rule breaks.
//!
//! What no situation guards yet stands in [`NOT_COVERED`], by name: the list is compared as a whole, so that a gap can
//! neither appear nor be closed without being said.

use chrono::{Days, NaiveDate};
use serde_json::Value;
use std::collections::BTreeSet;
use storewarden_domain::{
    rulebook::{Param, Rulebook, Unit},
    situation::{self, Situation},
};
use storewarden_tests::shipped::{root, rulebook, toml_files};

/// Rule, parameter, reason.
const NOT_COVERED: &[(&str, &str, &str)] = &[
    ("jd.dispatch.weight", "default", "what the platform sets by itself: shown, and no state rests on it"),
    (
        "taobao.role.name-max",
        "permissions",
        "the catalogue has fewer entries than the limit, so no role reaches it",
    ),
    (
        "taobao.verify.gradual-rollout",
        "covered-unless-said",
        "the story about silence sets it itself; most stories of a plain shop would break, but they list other rules",
    ),
];

/// Rules with behaviour that no situation lists, with what guards them instead.
const WITHOUT_SITUATION: &[(&str, &str)] = &[];

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
            let text = |day: NaiveDate| Value::from(day.format("%m-%d").to_string());
            vec![text(day + Days::new(1)), text(day - Days::new(1))]
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
    let expected: BTreeSet<_> =
        NOT_COVERED.iter().map(|(rule, param, _)| ((*rule).to_owned(), (*param).to_owned())).collect();
    assert_eq!(silent, expected, "the parameters that no situation guards are listed with their reason");
    println!("parameters: {moves} moves by one unit, each breaks a situation but {}", expected.len());
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
