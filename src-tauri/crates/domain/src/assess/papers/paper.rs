//! A document as it stands at one moment: with its owner, its other versions, its term and what was done with it.

use super::{
    company::EntityFacts,
    dated::{over, shifted, softened},
    history::History,
    term::{Term, TermRule, months_after},
};
use crate::{
    assess::closing::in_use,
    assessment::Step,
    facts::{Document, World},
    rulebook::{Rulebook, rule::EVERY_PLATFORM},
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{DocumentKind, Validity},
};
use chrono::NaiveDate;

/// A document with the rows that it depends on: its owner, the owner's stores, and the owner's other documents. `family`
/// may hold more; nothing else is looked at.
#[derive(Debug, Clone, Copy)]
pub struct DocumentFacts<'a> {
    /// `document:ID` without the prefix.
    pub key: &'a str,
    pub document: &'a Document,
    pub family: &'a World,
}

impl<'a> DocumentFacts<'a> {
    pub fn subject(&self) -> Subject {
        Subject::Document(self.key.into())
    }

    pub fn kind(&self) -> DocumentKind {
        self.document.attributes.kind.unwrap_or(DocumentKind::Other)
    }

    pub fn owner(&self) -> Option<Subject> {
        self.document.attributes.owner.as_deref()?.parse().ok()
    }

    /// The company that owns it, where it is recorded.
    pub fn company(&self) -> Option<EntityFacts<'a>> {
        let (subject, entity) = self.family.entities.get_key_value(&self.owner()?)?;
        let Subject::Entity(uscc) = subject else { return None };
        Some(EntityFacts { uscc, entity, family: self.family })
    }

    /// Out of every list: itself, or with what it belongs to.
    pub fn put_away(&self) -> bool {
        let of_owner = self.owner().is_some_and(|owner| match &owner {
            Subject::Entity(_) => self.family.entities.get(&owner).is_some_and(|it| it.attributes.archived),
            Subject::Store(_) => self.family.stores.get(&owner).is_some_and(|it| it.attributes.archived),
            Subject::Staff(_) => self.family.staff.get(&owner).is_some_and(|it| it.attributes.archived),
            _ => false,
        });
        self.document.attributes.archived || of_owner
    }

    /// Whose rules speak about it: those of the platform whose store owns it, else those that hold everywhere.
    fn platform(&self) -> String {
        match self.owner() {
            Some(Subject::Store(key)) => key.platform,
            _ => EVERY_PLATFORM.into(),
        }
    }

    /// How lists and messages call it: by its title, its company or its shop. Never by a person.
    pub fn name(&self) -> String {
        let of_owner = self.owner().and_then(|owner| match &owner {
            Subject::Entity(uscc) => {
                let name = self.family.entities.get(&owner).and_then(|e| e.attributes.name.clone());
                Some(name.unwrap_or_else(|| uscc.clone()))
            }
            Subject::Store(key) => {
                let name = self.family.stores.get(&owner).and_then(|s| s.attributes.name.clone());
                Some(name.unwrap_or_else(|| key.main.clone()))
            }
            _ => None,
        });
        let title = self.document.attributes.title.clone().filter(|title| !title.trim().is_empty());
        title.or(of_owner).unwrap_or_else(|| self.kind().words().zh)
    }

    /// Its other versions, by id: of the same kind and owner.
    fn versions(&self) -> impl Iterator<Item = Self> {
        let own = *self;
        self.family.documents.iter().filter_map(move |(subject, document)| {
            let Subject::Document(key) = subject else { return None };
            let other = Self { key, document, family: own.family };
            let alike = other.kind() == own.kind() && other.owner() == own.owner();
            (alike && key != own.key).then_some(other)
        })
    }

    pub fn predecessor(&self) -> Option<Self> {
        let before = self.document.attributes.supersedes.as_deref()?;
        self.versions().find(|other| other.key == before)
    }

    /// Every version before it, the nearest first.
    pub fn predecessors(&self) -> Vec<Self> {
        let mut chain: Vec<Self> = Vec::new();
        let mut version = self.predecessor();
        while let Some(before) = version.filter(|v| v.key != self.key && chain.iter().all(|c| c.key != v.key))
        {
            chain.push(before);
            version = before.predecessor();
        }
        chain
    }

    /// The version that takes its place: of several the first to begin.
    pub fn successor(&self) -> Option<Self> {
        let follows = |other: &Self| {
            let attributes = &other.document.attributes;
            attributes.supersedes.as_deref() == Some(self.key) && !attributes.archived
        };
        self.versions().filter(follows).min_by_key(|other| (other.begins(), other.key))
    }

    /// The day from which it counts in place of another (D12): its own first day, or that of its first record.
    pub fn begins(&self) -> NaiveDate {
        let attributes = &self.document.attributes;
        attributes.valid_from.or(attributes.issued_on).unwrap_or_else(|| self.document.first_seen.date())
    }

    /// The owner's stores that are in use, by key: what happens to the document reaches them.
    pub fn stores(&self, now: Instant) -> Vec<StoreKey> {
        stores_of(self.owner().as_ref(), self.family, now)
    }
}

/// The stores of an owner that are in use: a company's, or the one store itself.
pub fn stores_of(owner: Option<&Subject>, family: &World, now: Instant) -> Vec<StoreKey> {
    let belongs = |subject: &Subject, store: &crate::facts::Store| match owner {
        Some(Subject::Entity(uscc)) => store.attributes.entity.as_ref() == Some(uscc),
        Some(owner) => subject == owner,
        None => false,
    };
    let of_owner =
        family.stores.iter().filter(|(subject, store)| belongs(subject, store) && in_use(store, now));
    of_owner.filter_map(|(subject, _)| subject.store_key().cloned()).collect()
}

/// Stores as a deadline names them.
pub fn as_subjects(stores: Vec<StoreKey>) -> Vec<Subject> {
    stores.into_iter().map(Subject::Store).collect()
}

#[derive(Debug)]
pub struct Paper<'a> {
    pub facts: DocumentFacts<'a>,
    pub rulebook: &'a Rulebook,
    pub term: Term<'a>,
    pub history: History,
    pub successor: Option<DocumentFacts<'a>>,
    pub validity: Validity,
    pub now: Instant,
    pub today: NaiveDate,
}

impl<'a> Paper<'a> {
    pub fn at(facts: DocumentFacts<'a>, rulebook: &'a Rulebook, now: Instant) -> Self {
        let term = Term::of(rulebook, facts.kind(), &facts.platform(), &facts.document.attributes);
        let mut paper = Self {
            facts,
            rulebook,
            term,
            history: History::until(facts.document, now),
            successor: facts.successor(),
            validity: Validity::Unknown,
            now,
            today: now.date(),
        };
        paper.validity = paper.validity();
        paper
    }

    fn validity(&self) -> Validity {
        let today = self.today;
        if self.successor.is_some_and(|successor| successor.begins() <= today) {
            return Validity::Superseded;
        }
        if self.term.from.is_some_and(|from| today < from) {
            return Validity::PendingEffective;
        }
        match self.term.to {
            Some(to) if to < today && self.grace_until().is_some_and(|until| today <= until) => {
                Validity::InGrace
            }
            Some(to) if to < today => Validity::Expired,
            Some(_) if self.expiring_from().is_some_and(|from| from <= today) => Validity::Expiring,
            None if self.term.expects_end && !self.term.unlimited => Validity::Unknown,
            _ => Validity::Valid,
        }
    }

    /// The day on which the first reminder comes.
    pub fn expiring_from(&self) -> Option<NaiveDate> {
        self.term.rule?.first_lead(self.term.to?, self.rulebook.calendar())
    }

    /// The last day of a trademark's grace.
    pub fn grace_until(&self) -> Option<NaiveDate> {
        match self.term.rule? {
            TermRule::Trademark(rule) => months_after(self.term.to?, rule.params.grace),
            _ => None,
        }
    }

    /// Nothing is due any more: it was put away, another has taken its place, or one will without a gap.
    pub fn settled(&self) -> bool {
        let in_time = |begins: NaiveDate| self.term.to.is_none_or(|to| begins <= shifted(to, 1));
        let followed = self.successor.map(|successor| successor.begins());
        let followed = followed.is_some_and(|begins| begins <= self.today || in_time(begins));
        self.facts.put_away() || followed
    }

    /// A new one was applied for and is not on record. Row 4 admits that from the first reminder on, so an application of
    /// before then was for an end that has moved since.
    pub fn renewing(&self) -> Option<Instant> {
        let calls = self.expiring_from().or(self.term.to)?;
        self.history.renewal.filter(|applied| self.successor.is_none() && applied.date() >= calls)
    }

    /// The ladder towards `last_day`, softer while a new one is on its way.
    pub fn ladder(&self, steps: Vec<Step>, last_day: NaiveDate) -> Vec<Step> {
        if self.renewing().is_some() { softened(steps, over(last_day)) } else { steps }
    }

    /// Days, other than those of its deadlines, from which on it may read differently.
    pub fn turns(&self) -> Vec<NaiveDate> {
        let after = |day: Option<NaiveDate>| day.map(|day| shifted(day, 1));
        let own = [self.term.from, self.expiring_from(), after(self.term.to), after(self.grace_until())];
        let begins = self.successor.map(|successor| successor.begins());
        own.into_iter().flatten().chain(begins).collect()
    }
}
