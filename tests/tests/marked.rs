//! Whatever a rule's parameter brings about names the rule, so that it can be marked where the operator set it otherwise.
//!
//! Each parameter is moved by one unit through every situation that lists its rule; what then reads otherwise must name it.

use serde_json::Value;
use std::collections::BTreeSet;
use storewarden_domain::{
    assessment::{Assessment, Deadline},
    rulebook::{Param, Unit},
    situation::{self, Situation},
};
use storewarden_tests::shipped::{root, rulebook, toml_files};

fn situations() -> Vec<(String, Situation)> {
    let files = toml_files(&root().join("tests/situations"));
    let read = |text: &str| situation::parse(text).unwrap_or_else(|e| panic!("{e}"));
    files.into_iter().map(|file| (file.path, read(&file.text))).collect()
}

/// One unit more and one less, or the other choice, as far as the bounds allow.
fn moved(param: &Param) -> Vec<Value> {
    let values = match (param.unit, &param.value) {
        (unit, Value::Number(number)) if unit.numeric() => {
            let number = number.as_i64().expect("a whole number");
            vec![Value::from(number + 1), Value::from(number - 1)]
        }
        (Unit::Flag, Value::Bool(flag)) => vec![Value::from(!flag)],
        (Unit::Choice, own) => {
            param.choices.iter().map(|choice| Value::from(choice.as_str())).filter(|c| c != own).collect()
        }
        _ => Vec::new(),
    };
    values.into_iter().filter(|value| param.check(value).is_ok()).collect()
}

/// What a group's or a binding's state brings about names the rule that says so of the state; the rule whose clock led to the
/// state is another, and the deadline that brought it about names that. Without any rule nothing is exempt.
const OF_A_STATE: [&str; 11] = [
    "binding-may-be-permanent",
    "group-change-pending",
    "link-undeclared",
    "main-binding-missing",
    "page-time-over",
    "rebind-may-be-tried",
    "rebind-overdue",
    "sales-blocked",
    "several-changes-open",
    "withdraw-blocked",
    "withdrawals-frozen",
];

/// What is in one of two lists only.
fn apart<T: PartialEq + Clone>(one: &[T], other: &[T]) -> Vec<T> {
    let only = |a: &[T], b: &[T]| a.iter().filter(|item| !b.contains(item)).cloned().collect::<Vec<_>>();
    [only(one, other), only(other, one)].concat()
}

fn deadlines(assessment: &Assessment) -> Vec<Deadline> {
    assessment.deadlines.iter().chain(&assessment.passed).cloned().collect()
}

fn rests_on(deadline: &Deadline, rule: &str) -> bool {
    deadline.rule == rule || deadline.why.iter().any(|why| why.rule.as_deref() == Some(rule))
}

/// What reads otherwise and does not say by which rule.
fn nameless(before: &situation::Told, after: &situation::Told, rule: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (was, is) in before.assessments.iter().zip(&after.assessments) {
        let findings = apart(&was.findings, &is.findings).into_iter();
        // What does not fit the state rests on the state.
        let findings = findings.filter(|f| f.code != "event-ignored" || f.rule.is_some());
        let findings = findings.filter(|f| f.rule.is_none() || !OF_A_STATE.contains(&f.code.as_str()));
        let others = findings.filter(|f| f.rule.as_deref() != Some(rule));
        found.extend(others.map(|f| format!("finding {}", f.code)));
        // A clock that is there in both and reads otherwise; one that comes or goes follows from a state.
        for (one, other) in
            deadlines(was).iter().flat_map(|d| deadlines(is).into_iter().map(move |o| (d.clone(), o)))
        {
            let moves = one.id == other.id && (one.due, one.safe_submit) != (other.due, other.safe_submit);
            if moves && !rests_on(&other, rule) {
                found.push(format!("deadline {}", other.rule));
            }
        }
    }
    for (was, is) in before.refused.iter().zip(&after.refused) {
        let ((Some(no), None) | (None, Some(no))) = (was, is) else { continue };
        if no.code != "not-possible-now" && no.rule.as_deref() != Some(rule) {
            found.push(format!("refusal {}", no.code));
        }
    }
    found
}

#[test]
fn what_a_parameter_brings_about_names_its_rule() {
    let (book, stories) = (rulebook(), situations());
    let (mut compared, mut found) = (0, BTreeSet::new());
    for rule in book.rules().filter(|rule| rule.behaviour.is_some()) {
        for (name, param) in &rule.params {
            for value in moved(param) {
                let other = book.with_param(&rule.id, name, value).unwrap_or_else(|fault| panic!("{fault}"));
                for (path, story) in &stories {
                    let own = story.parameters.get(&rule.id).is_some_and(|params| params.contains_key(name));
                    if own || !story.rules.contains(&rule.id) {
                        continue;
                    }
                    let told = |book| story.told(book).unwrap_or_else(|e| panic!("{path}: {e}"));
                    let nameless = nameless(&told(&book), &told(&other), &rule.id);
                    found.extend(
                        nameless.into_iter().map(|what| format!("{} {name}: {what} in {path}", rule.id)),
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    println!("stories compared: {compared}");
}
