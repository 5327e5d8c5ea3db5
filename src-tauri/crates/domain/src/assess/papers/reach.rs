//! The stores that a document's end hits (C4; rulebook E.4 rows 3 and 6: a task for each store affected, and what their
//! platforms may do). Only what the facts say counts:
//!
//! - the owner's stores, which rest on the company; behind an identity card also those of every company whose legal
//!   representative has the number on it;
//! - stores that it, or a version before it, was handed in to and that did not turn it down;
//! - behind a trademark those that an authorisation under it was handed in to.

use super::{
    company::documents_of,
    findings,
    history::History,
    paper::{DocumentFacts, Paper, stores_of},
    state::left_behind,
};
use crate::{
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{Audit, DocumentKind},
};
use std::collections::BTreeSet;

/// By key.
pub fn of(paper: &Paper) -> BTreeSet<StoreKey> {
    let mut stores: BTreeSet<StoreKey> = paper.facts.stores(paper.now).into_iter().collect();
    stores.extend(represented(&paper.facts, paper.now));
    stores.extend(handed_in(paper));
    stores.extend(authorised(paper).iter().flat_map(handed_in));
    stores
}

/// Stores of the companies whose legal representative the card is.
fn represented(facts: &DocumentFacts, now: Instant) -> Vec<StoreKey> {
    let card = facts.document.attributes.id_number.as_ref();
    let Some(card) = card.filter(|_| facts.kind() == DocumentKind::IdentityCard) else {
        return Vec::new();
    };
    let companies = facts.family.entities.iter().filter(|(_, entity)| {
        let representative = entity.attributes.legal_representative_id.as_ref();
        representative.is_some_and(|id| id.hash == card.hash) && !entity.attributes.archived
    });
    companies.flat_map(|(company, _)| stores_of(Some(company), facts.family, now)).collect()
}

/// Stores whose platform has it, or has to get it in place of an earlier version.
fn handed_in(paper: &Paper) -> BTreeSet<StoreKey> {
    let versions = [paper.facts].into_iter().chain(paper.facts.predecessors());
    let audits = versions.flat_map(|version| History::until(version.document, paper.now).audits);
    let relied_on = audits.filter(|(_, audited)| audited.audit != Audit::Rejected).map(|(store, _)| store);
    relied_on.filter(|store| !left_behind(paper, store)).collect()
}

/// The brand authorisations that rest on a trademark.
fn authorised<'a>(mark: &Paper<'a>) -> Vec<Paper<'a>> {
    let owner = mark.facts.owner().filter(|_| mark.facts.kind() == DocumentKind::Trademark);
    let all = owner.into_iter().flat_map(|owner| documents_of(owner, mark.facts.family));
    let papers = all
        .filter(|paper| paper.kind() == DocumentKind::BrandAuthorisation)
        .map(|paper| Paper::at(paper, mark.rulebook, mark.now));
    let rests = |paper: &Paper| findings::marks(paper).iter().any(|it| it.facts.key == mark.facts.key);
    papers.filter(rests).collect()
}

/// As a deadline names them.
pub fn subjects(paper: &Paper) -> Vec<Subject> {
    of(paper).into_iter().map(Subject::Store).collect()
}
