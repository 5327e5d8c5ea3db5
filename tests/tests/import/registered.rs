//! A list that says otherwise of a company than the record does: a registered fact has changed, and duties start as they
//! do from the form (rulebook E.2 row 12, E.4 row 10).

use super::desk::{Desk, at, fixture, kinds, text_of};
use storewarden_domain::{
    change::{FactChange, What},
    vocabulary::RegisteredFact,
};

const LATER: &str = "2026-11-23T09:00:00+08:00";

/// The store list with one word in place of another, two days later.
fn edited(word: &str, other: &str) -> (Desk, Vec<u8>) {
    let mut desk = Desk::with_stores();
    desk.now = Some(at(LATER));
    let text = text_of("stores.csv");
    assert!(text.contains(word), "{word}");
    (desk, text.replace(word, other).into_bytes())
}

#[test]
fn another_legal_representative_in_a_list_is_a_change_from_the_import_on_and_the_preview_says_so() {
    let (mut desk, file) = edited("曾示一", "郑示二");
    let plan = desk.import(&[("stores.csv", &file)]);
    let told: Vec<_> = plan.drafts.iter().filter(|d| d.what.kind() == "registered-fact-changed").collect();
    let [draft] = told.as_slice() else { panic!("{:#?}", kinds(&plan)) };
    assert_eq!(
        draft.what,
        What::RegisteredFactChanged(FactChange { fact: RegisteredFact::LegalRepresentative })
    );
    assert_eq!(draft.effective, at(LATER));
    let lines: Vec<&str> = plan.report.changes.iter().flat_map(|c| &c.lines).map(|l| l.zh.as_str()).collect();
    assert!(lines.iter().any(|line| line.starts_with("记为法定代表人变更")), "{lines:#?}");
    assert_eq!(desk.plan(&[("stores.csv", &file)]).drafts, [], "a second import starts nothing anew");
}

#[test]
fn the_first_list_and_a_list_that_agrees_change_no_registered_fact() {
    let mut desk = Desk::new();
    let first = desk.import(&[("stores.csv", &fixture("stores.csv"))]);
    assert!(!kinds(&first).contains(&"registered-fact-changed"));
    let (desk, file) = edited("长期", "2036-12-31");
    assert!(!kinds(&desk.plan(&[("stores.csv", &file)])).contains(&"registered-fact-changed"));
}
