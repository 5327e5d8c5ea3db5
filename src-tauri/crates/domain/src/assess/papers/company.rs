//! An entity as it stands at one moment, as far as papers and the registry go.

use super::{
    annual_report,
    paper::{DocumentFacts, Paper, as_subjects, stores_of},
};
use crate::{
    assessment::{EntityState, UnfiledChange},
    change::What,
    facts::{Entity, Event, World},
    rulebook::{Rulebook, behaviour::EitherDocument, rule::EVERY_PLATFORM},
    subject::Subject,
    time::Instant,
    vocabulary::{DocumentKind, RegisteredFact, Validity},
};
use chrono::NaiveDate;

/// An entity with the rows that it depends on: its documents, stores and link groups.
#[derive(Debug, Clone, Copy)]
pub struct EntityFacts<'a> {
    pub uscc: &'a str,
    pub entity: &'a Entity,
    pub family: &'a World,
}

/// An identity card as far as its renewal goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndingCard {
    pub last_day: NaiveDate,
    /// It is issued in a remote area.
    pub remote: bool,
}

impl<'a> EntityFacts<'a> {
    pub fn subject(&self) -> Subject {
        Subject::Entity(self.uscc.into())
    }

    pub fn name(&self) -> String {
        self.entity.attributes.name.clone().unwrap_or_else(|| self.uscc.into())
    }

    /// Its stores that are in use.
    pub fn stores(&self, now: Instant) -> Vec<Subject> {
        as_subjects(stores_of(Some(&self.subject()), self.family, now))
    }

    /// Its documents that are not put away.
    pub fn documents(&self) -> impl Iterator<Item = DocumentFacts<'a>> {
        documents_of(self.subject(), self.family)
    }

    /// The one in force of these kinds, of several the longest valid.
    pub fn in_force(
        &self,
        kinds: &[DocumentKind],
        rulebook: &'a Rulebook,
        now: Instant,
    ) -> Option<Paper<'a>> {
        let papers = self.documents().filter(|document| kinds.contains(&document.kind()));
        let papers = papers.map(|document| Paper::at(document, rulebook, now));
        let usable = papers
            .filter(|paper| !matches!(paper.validity, Validity::Superseded | Validity::PendingEffective));
        usable.max_by_key(|paper| (paper.term.unlimited, paper.term.to))
    }

    /// The legal representative's identity card, where it has an end and no new one was applied for.
    pub fn ending_card(&self, rulebook: &'a Rulebook, now: Instant) -> Option<EndingCard> {
        let paper = self.in_force(&[DocumentKind::IdentityCard], rulebook, now)?;
        let last_day = paper.term.to.filter(|_| paper.renewing().is_none())?;
        Some(EndingCard { last_day, remote: paper.facts.document.attributes.remote })
    }

    /// Changes of registered facts up to `now`, in their order, that no licence issued on or after their day shows
    /// (decision D11). The bank account stands in no licence.
    pub fn unfiled(&self, now: Instant) -> Vec<(&'a Event, RegisteredFact, NaiveDate)> {
        let licences: Vec<NaiveDate> = self.licences().filter(|issued| *issued <= now.date()).collect();
        let shown = |changed: NaiveDate| licences.iter().any(|issued| *issued >= changed);
        let changes = self.entity.events_until(now).filter_map(|event| match &event.what {
            What::RegisteredFactChanged(it) if it.fact != RegisteredFact::BankAccount => {
                Some((event, it.fact, event.effective.date()))
            }
            _ => None,
        });
        changes.filter(|(_, _, changed)| !shown(*changed)).collect()
    }

    /// When its licences were issued, as far as that was entered; of a new version at least when it was first recorded.
    pub fn licences(&self) -> impl Iterator<Item = NaiveDate> {
        let licences = self.documents().filter(|d| d.kind() == DocumentKind::BusinessLicence);
        licences.filter_map(|licence| {
            let attributes = &licence.document.attributes;
            let recorded = || attributes.supersedes.as_ref().map(|_| licence.document.first_seen.date());
            attributes.issued_on.or(attributes.valid_from).or_else(recorded)
        })
    }

    pub fn state(&self, rulebook: &Rulebook, now: Instant) -> EntityState {
        let unfiled = self.unfiled(now).into_iter().map(|(event, fact, changed_on)| UnfiledChange {
            change: event.change.to_string(),
            fact,
            changed_on,
        });
        EntityState {
            unfiled: unfiled.collect(),
            missing: self.missing(rulebook, now),
            reports_open: annual_report::open(self, rulebook, now).map(|(year, _)| year).collect(),
        }
    }

    /// The licence, the legal representative's card, and either paper of the bank account (rulebook B.4).
    fn missing(&self, rulebook: &Rulebook, now: Instant) -> Vec<DocumentKind> {
        let in_force: Vec<DocumentKind> = self
            .documents()
            .filter(|facts| {
                let validity = Paper::at(*facts, rulebook, now).validity;
                matches!(validity, Validity::Valid | Validity::Expiring | Validity::Unknown)
            })
            .map(|facts| facts.kind())
            .collect();
        let single = [DocumentKind::BusinessLicence, DocumentKind::IdentityCard].map(|kind| vec![kind]);
        let alike = rulebook.each_bound::<EitherDocument>(EVERY_PLATFORM).map(|r| r.params.documents.clone());
        let wanted = single.into_iter().chain(alike);
        let lacking = wanted.filter(|kinds| !kinds.iter().any(|kind| in_force.contains(kind)));
        lacking.filter_map(|kinds| kinds.first().copied()).collect()
    }
}

/// What belongs to an owner and is not put away.
pub fn documents_of(owner: Subject, family: &World) -> impl Iterator<Item = DocumentFacts<'_>> {
    family.documents.iter().filter_map(move |(subject, document)| {
        let Subject::Document(key) = subject else { return None };
        let facts = DocumentFacts { key, document, family };
        (facts.owner().as_ref() == Some(&owner) && !document.attributes.archived).then_some(facts)
    })
}
