//! Every scenario of `tests/situations` holds.

use storewarden_domain::situation;
use storewarden_tests::shipped;

#[test]
fn every_situation_holds() {
    let rulebook = shipped::rulebook();
    let files = shipped::toml_files(&shipped::root().join("tests/situations"));
    assert!(files.len() >= 40, "only {} situations", files.len());
    let mut failures = Vec::new();
    for file in &files {
        let found = match situation::parse(&file.text) {
            Ok(story) => story.run(&rulebook),
            Err(broken) => vec![broken],
        };
        failures.extend(found.into_iter().map(|f| format!("{}: {f}", file.path)));
    }
    assert!(
        failures.is_empty(),
        "{} of {} situations:\n{}",
        failures.len(),
        files.len(),
        failures.join("\n")
    );
}

/// `none` is a code of a band, of a scan session and of a binding's stage: it does not stand for a field that is not there.
#[test]
fn a_field_that_the_answer_does_not_have_fails_whatever_is_expected_of_it() {
    let rulebook = shipped::rulebook();
    let files = shipped::toml_files(&shipped::root().join("tests/situations"));
    let misspelt = [
        ("\nband = \"none\"", "\nbnad = \"none\""),
        ("attempt = \"none\"", "atempt = \"none\""),
        ("stage = \"none\"", "stgae = \"none\""),
        ("label = \"unsaid\"", "lable = \"unsaid\""),
        ("label = \"unsaid\"", "label = \"none\""),
    ];
    for (right, wrong) in misspelt {
        let file = files.iter().find(|file| file.text.contains(right)).expect(right);
        let story = situation::parse(&file.text.replace(right, wrong)).expect("a story");
        assert!(!story.run(&rulebook).is_empty(), "{}: {wrong} held", file.path);
    }
}
