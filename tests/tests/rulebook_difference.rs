//! What counts as a difference between two versions of the rules.

use storewarden_domain::rulebook::{Difference, RulePart, Rulebook};
use storewarden_tests::shipped::{rule_files, rulebook};

const RULE: &str = "taobao.subaccount.verify-within";

/// The parts of the rule that differ once this was done to its first passage.
fn parts(change: impl Fn(&mut String)) -> Vec<RulePart> {
    let mut files = rule_files();
    let file =
        files.iter_mut().find(|file| file.text.contains(&format!("id = \"{RULE}\""))).expect("its file");
    change(&mut file.text);
    let changed = Rulebook::parse(&files).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let difference = Difference::between(&rulebook(), &changed);
    difference.rules.into_iter().filter(|rule| rule.id == RULE).flat_map(|rule| rule.parts).collect()
}

/// The value of `field` in the first source of the rule, replaced.
fn replaced(text: &mut String, field: &str, other: impl Fn(&str) -> String) {
    let rule = text.find(&format!("id = \"{RULE}\"")).expect("the rule");
    let start = rule + text[rule..].find(&format!("{field} = ")).expect(field) + field.len() + 3;
    let end = start + text[start..].find([',', '\n', ' ', '}']).expect("an end");
    let other = other(&text[start..end]);
    text.replace_range(start..end, &other);
}

#[test]
fn a_passage_that_reads_otherwise_is_told_and_one_that_merely_moved_is_not() {
    let moved = |text: &mut String| {
        replaced(text, "offset", |offset| (offset.parse::<u32>().expect("a number") + 1).to_string());
    };
    assert_eq!(parts(moved), []);
    let other = |text: &mut String| replaced(text, "sha256", |_| format!("\"{}\"", "0".repeat(64)));
    assert_eq!(parts(other), [RulePart::Sources]);
}
