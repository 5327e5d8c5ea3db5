//! What can be recorded next about a document or a company, and which of it moves which deadline.

use super::{annual_report, company::EntityFacts, guard, paper::Paper, state, surveillance};
use crate::{
    assess::{life::Refused, linking},
    assessment::{Action, Deadline, Standing},
    rulebook::Rulebook,
    text::Text,
    time::Instant,
    vocabulary::{Consequence, Validity},
};

fn action(change: &str, outcome: Result<(), Refused>, primary: bool) -> Action {
    Action::tried(change, outcome.map_err(|no| no.text), primary)
}

fn unless(refuse: bool, zh: &str, en: &str) -> Result<(), Refused> {
    if refuse { Err(Refused::new("not-possible-now", Text::new(zh, en))) } else { Ok(()) }
}

/// In the order in which they are shown. `document-described` = record a new version.
pub fn document(paper: &Paper) -> Vec<Action> {
    let waiting = paper.history.waiting().next().is_some();
    let unanswered = || unless(!waiting, "没有待审核的提交", "no submission waits for its audit");
    let ending = matches!(paper.validity, Validity::Expiring | Validity::Expired | Validity::InGrace);
    let renewing = paper.renewing().is_some();
    let primary = match () {
        () if waiting => "audit-passed",
        () if ending && paper.successor.is_none() && !renewing => "renewal-applied",
        () if renewing || (ending && paper.successor.is_none()) => "document-described",
        () if !state::upload_to(paper).is_empty() => "document-submitted",
        () => "",
    };
    let mut actions = vec![
        action("document-submitted", guard::usable(paper), primary == "document-submitted"),
        action("audit-passed", unanswered(), primary == "audit-passed"),
        action("audit-rejected", unanswered(), false),
        action("renewal-applied", guard::renewable(paper), primary == "renewal-applied"),
        action("document-described", Ok(()), primary == "document-described"),
    ];
    if surveillance::concerns(paper) {
        actions.push(action("surveillance-passed", surveillance::admit(paper), false));
    }
    let files = paper.facts.document.attributes.files.is_empty();
    actions.push(action("file-checked", unless(files, "没有文件", "no file belongs to it"), false));
    actions
}

/// `document-described` = record the new licence.
pub fn entity(facts: &EntityFacts, rulebook: &Rulebook, now: Instant) -> Vec<Action> {
    let report = match annual_report::open(facts, rulebook, now).next() {
        Some(_) => Ok(()),
        None => match annual_report::opens_next(rulebook, now) {
            Some(from) => Err(Refused::new(
                "not-possible-now",
                Text::new(
                    format!("没有待报的年报，下一次从 {from} 起"),
                    format!("no report is open; the next from {from} on"),
                ),
            )),
            None => unless(true, "没有待报的年报", "no report is open"),
        },
    };
    let unfiled = !facts.unfiled(now).is_empty();
    let mut actions = vec![
        action("registered-fact-changed", Ok(()), false),
        action("document-described", Ok(()), unfiled),
        action("annual-report-filed", report, !unfiled),
    ];
    actions.extend(linking::exclusion::action(facts, rulebook, now));
    actions
}

/// The change that moves a deadline of a document or a company.
pub fn moving(deadline: &Deadline, actions: &[Action]) -> &'static str {
    let can = |change: &str| actions.iter().any(|action| action.change == change && action.allowed);
    match (deadline.consequence, deadline.anchor.event.as_str()) {
        (Consequence::Chase, "document-submitted") => "audit-passed",
        (Consequence::Review, "issued") => "surveillance-passed",
        (Consequence::Review, "created" | "exclusion-confirmed") if can("exclusion-confirmed") => {
            "exclusion-confirmed"
        }
        (Consequence::Listed, _) => "annual-report-filed",
        _ if deadline.standing == Standing::Running && can("renewal-applied") => "renewal-applied",
        _ => "document-described",
    }
}
