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
