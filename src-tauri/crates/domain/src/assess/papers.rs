//! Documents, and the companies that they belong to (rulebook B.4, E.4).
//!
//! - [`paper`]: a document as it stands at one moment, from its [`term`], its [`history`] and its other versions;
//!   [`company`]: an entity likewise.
//! - one file an obligation, the only places where a deadline is computed: [`expiry`], [`trademark`],
//!   [`renewal_window`], [`issue_within`], [`surveillance`], [`audit_follow_up`], [`id_remaining`] of a document;
//!   [`registry_change`] and [`annual_report`] of an entity. [`dated`] draws them: all end with a day.
//! - [`reach`]: the stores that their end hits.
//! - [`state`], [`findings`], [`actions`]: how they read. [`guard`]: may this be recorded?

mod actions;
mod annual_report;
mod audit_follow_up;
pub(super) mod company;
pub(super) mod dated;
mod expiry;
mod findings;
pub(super) mod guard;
mod history;
mod id_remaining;
mod issue_within;
mod paper;
mod reach;
mod registry_change;
mod renewal_window;
mod state;
mod surveillance;
mod term;
mod trademark;

pub(super) use actions::moving;
pub use company::EntityFacts;
pub use guard::dates;
pub use paper::DocumentFacts;
pub(super) use paper::Paper;

use super::{blank, closing, deadline};
use crate::{assessment::Assessment, rulebook::Rulebook, time::Instant};

/// A document at `now`, without `next_change_at`, and the next instant at which it may differ.
pub(super) fn document_at(
    facts: DocumentFacts,
    rulebook: &Rulebook,
    now: Instant,
) -> (Assessment, Option<Instant>) {
    let paper = Paper::at(facts, rulebook, now);
    let mut assessment = blank(facts.subject(), facts.name());
    let single = [
        expiry::deadline(&paper),
        trademark::deadline(&paper),
        renewal_window::deadline(&paper),
        issue_within::deadline(&paper),
        surveillance::deadline(&paper),
    ];
    let many = id_remaining::deadlines(&paper).into_iter().chain(audit_follow_up::deadlines(&paper));
    deadline::place(&mut assessment, single.into_iter().flatten().chain(many));
    assessment.findings = findings::of(&paper);
    assessment.actions = actions::document(&paper);
    assessment.document = Some(state::of(&paper));
    super::actions::offer(&mut assessment);
    let next = changes(&paper, &assessment).filter(|at| *at > now).min();
    (assessment, next)
}

/// Instants at which a document may read differently: its days, its deadlines and reminders, and what is recorded about
/// it, its versions and its owner.
fn changes<'a>(paper: &Paper<'a>, assessment: &Assessment) -> impl Iterator<Item = Instant> {
    let deadlines = assessment.deadlines.iter().chain(&assessment.passed);
    let clocks: Vec<Instant> =
        deadlines.flat_map(|d| d.steps.iter().map(|step| step.at).chain([d.due])).collect();
    clocks.into_iter().chain(turns(paper))
}

/// Those of them that do not hang on its deadlines.
pub(super) fn turns(paper: &Paper) -> Vec<Instant> {
    let facts = paper.facts;
    let company = facts.company();
    let owner = company.map(|company| company.entity.events.as_slice()).unwrap_or_default();
    let versions = facts.predecessors();
    let events = versions.iter().flat_map(|version| &version.document.events);
    let events = events.chain(&facts.document.events).chain(owner).filter(|event| !event.void);
    let marks = findings::marks(paper);
    let days = marks.iter().chain([paper]).flat_map(Paper::turns).chain(surveillance::opens(paper));
    let days = days.map(Instant::start_of);
    // The days on which the company's licences begin to count.
    let licences = company.iter().flat_map(EntityFacts::licences).map(Instant::start_of);
    let events = events.map(|event| event.effective).chain(closing::instants(facts.family));
    events.chain(days).chain(licences).collect()
}

/// An entity at `now`, likewise.
pub(super) fn entity_at(
    facts: EntityFacts,
    rulebook: &Rulebook,
    now: Instant,
) -> (Assessment, Option<Instant>) {
    let mut assessment = blank(facts.subject(), facts.name());
    if !facts.entity.attributes.archived {
        let changes = registry_change::deadlines(&facts, rulebook, now);
        let reports = annual_report::deadlines(&facts, rulebook, now);
        let barred = super::linking::exclusion::deadline(&facts, rulebook, now);
        deadline::place(&mut assessment, changes.into_iter().chain(reports).chain(barred));
    }
    assessment.actions = actions::entity(&facts, rulebook, now);
    assessment.entity = Some(facts.state(rulebook, now));
    super::actions::offer(&mut assessment);
    let deadlines = assessment.deadlines.iter().chain(&assessment.passed).map(|d| d.due);
    let events = facts.entity.events.iter().filter(|event| !event.void).map(|event| event.effective);
    let papers = facts.documents().flat_map(|document| turns(&Paper::at(document, rulebook, now)));
    let opens = annual_report::opens_next(rulebook, now).map(Instant::start_of);
    let known = closing::instants(facts.family).chain([facts.entity.first_seen]);
    let next = deadlines.chain(events).chain(papers).chain(opens).chain(known).filter(|at| *at > now).min();
    (assessment, next)
}
