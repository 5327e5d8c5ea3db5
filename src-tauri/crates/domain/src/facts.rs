//! Plain rows: the fold of the journal.
//!
//! A subject's row is its attributes (a merge of all patches, the last recorded wins) and its events in the order in
//! which they are evaluated. [`apply`] is the only way from a change to a row; the database stores what it returns.

mod association;
mod attributes;
mod binding;
mod linking;
mod papers;
mod place;

pub use association::*;
use attributes::is_false;
pub use attributes::*;
pub use binding::*;
pub use linking::*;
pub use papers::*;
pub use place::*;

use crate::{
    change::{Change, Patch, What},
    subject::{StoreKey, SubAccountKey, Subject, SubjectKind},
    time::Instant,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// An event of a subject's history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub change: Uuid,
    pub effective: Instant,
    pub recorded: Instant,
    /// Retracted: it counts no more.
    pub void: bool,
    #[serde(flatten)]
    pub what: What,
}

/// A subject's row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact<A> {
    pub attributes: A,
    /// When the subject entered the journal: the effective time of its first change.
    pub first_seen: Instant,
    /// In the order of evaluation: effective, then recorded.
    pub events: Vec<Event>,
}

impl<A> Fact<A> {
    /// The events that count, up to and including `now`.
    pub fn events_until(&self, now: Instant) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |e| !e.void && e.effective <= now)
    }
}

pub type Entity = Fact<EntityAttributes>;
pub type Store = Fact<StoreAttributes>;
pub type Staff = Fact<StaffAttributes>;
pub type SubAccount = Fact<SubAccountAttributes>;
pub type Role = Fact<RoleAttributes>;
pub type Rule = Fact<RuleAttributes>;
pub type Year = Fact<YearAttributes>;
pub type RulebookFact = Fact<RulebookAttributes>;
pub type Document = Fact<DocumentAttributes>;
pub type LinkGroup = Fact<LinkGroupAttributes>;
pub type Binding = Fact<BindingAttributes>;

/// A change that no row can take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotApplicable {
    #[error("a change of kind {kind} cannot be about {subject}")]
    WrongSubject { kind: &'static str, subject: Subject },
    #[error("{subject}: {message}")]
    BadPatch { subject: Subject, message: String },
    #[error("{subject} has no change {change} that could be retracted")]
    NothingToRetract { subject: Subject, change: Uuid },
}

/// Folds one change into a subject's row. `None` = the subject is new.
pub fn apply<A>(fact: Option<Fact<A>>, change: &Change) -> Result<Fact<A>, NotApplicable>
where
    A: Attributes,
{
    let draft = &change.draft;
    let subject = || draft.subject.clone();
    if !draft.what.may_concern(draft.subject.kind()) {
        return Err(NotApplicable::WrongSubject { kind: draft.what.kind(), subject: subject() });
    }
    let mut fact = fact.unwrap_or_else(|| Fact {
        attributes: A::default(),
        first_seen: draft.effective,
        events: Vec::new(),
    });
    if let Some(patch) = draft.what.patch() {
        fact.attributes = patched(&fact.attributes, patch)
            .map_err(|message| NotApplicable::BadPatch { subject: subject(), message })?;
        return Ok(fact);
    }
    if let What::Retracted(target) = &draft.what {
        void(&mut fact.events, target.change)
            .ok_or(NotApplicable::NothingToRetract { subject: subject(), change: target.change })?;
    }
    let event = Event {
        change: change.id,
        effective: draft.effective,
        recorded: change.recorded,
        void: false,
        what: draft.what.clone(),
    };
    fact.attributes.absorb(&draft.what);
    let place = fact.events.partition_point(|e| e.effective <= event.effective);
    fact.events.insert(place, event);
    Ok(fact)
}

/// Flips the named event; a retraction flips what it had voided as well.
fn void(events: &mut [Event], change: Uuid) -> Option<()> {
    let event = events.iter_mut().find(|e| e.change == change)?;
    event.void = !event.void;
    match event.what {
        What::Retracted(ref inner) => {
            let inner = inner.change;
            void(events, inner)
        }
        _ => Some(()),
    }
}

/// RFC 7386 on the row's own fields; unknown fields and wrong types are refused.
pub fn patched<A: Serialize + DeserializeOwned>(attributes: &A, patch: &Patch) -> Result<A, String> {
    let mut value = serde_json::to_value(attributes).map_err(|e| e.to_string())?;
    if let Value::Object(fields) = &mut value {
        for (name, new) in patch {
            match new {
                Value::Null => {
                    fields.remove(name);
                }
                new => {
                    fields.insert(name.clone(), new.clone());
                }
            }
        }
    }
    serde_json::from_value(value).map_err(|e| e.to_string())
}

/// The fields of `wanted` that differ from `attributes`, as a patch. Fields that `wanted` does not name stay.
pub fn difference<A: Serialize>(attributes: &A, wanted: &Patch) -> Patch {
    let have = as_patch(attributes);
    let differs = |name: &String, new: &Value| match have.get(name) {
        Some(old) => old != new,
        None => !new.is_null() && new != &Value::Bool(false),
    };
    wanted.iter().filter(|(name, new)| differs(name, new)).map(|(n, v)| (n.clone(), v.clone())).collect()
}

/// All rows in memory: for situations, for `check`, and for what-if.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct World {
    pub entities: BTreeMap<Subject, Entity>,
    pub stores: BTreeMap<Subject, Store>,
    pub staff: BTreeMap<Subject, Staff>,
    pub sub_accounts: BTreeMap<Subject, SubAccount>,
    pub roles: BTreeMap<Subject, Role>,
    pub rules: BTreeMap<Subject, Rule>,
    pub years: BTreeMap<Subject, Year>,
    pub rulebook: BTreeMap<Subject, RulebookFact>,
    pub documents: BTreeMap<Subject, Document>,
    pub link_groups: BTreeMap<Subject, LinkGroup>,
    pub bindings: BTreeMap<Subject, Binding>,
}

/// Does the same with the map that holds a subject's kind.
macro_rules! of_kind {
    ($world:expr, $kind:expr, $rows:ident => $then:expr) => {
        match $kind {
            SubjectKind::Entity => {
                let $rows = &$world.entities;
                $then
            }
            SubjectKind::Store => {
                let $rows = &$world.stores;
                $then
            }
            SubjectKind::Staff => {
                let $rows = &$world.staff;
                $then
            }
            SubjectKind::SubAccount => {
                let $rows = &$world.sub_accounts;
                $then
            }
            SubjectKind::Role => {
                let $rows = &$world.roles;
                $then
            }
            SubjectKind::Rule => {
                let $rows = &$world.rules;
                $then
            }
            SubjectKind::Year => {
                let $rows = &$world.years;
                $then
            }
            SubjectKind::Rulebook => {
                let $rows = &$world.rulebook;
                $then
            }
            SubjectKind::Document => {
                let $rows = &$world.documents;
                $then
            }
            SubjectKind::LinkGroup => {
                let $rows = &$world.link_groups;
                $then
            }
            SubjectKind::Binding => {
                let $rows = &$world.bindings;
                $then
            }
        }
    };
}

impl World {
    /// Folds one change; on error nothing changed.
    pub fn apply(&mut self, change: &Change) -> Result<(), NotApplicable> {
        let subject = change.draft.subject.clone();
        match subject.kind() {
            SubjectKind::Entity => fold_into(&mut self.entities, subject, change),
            SubjectKind::Store => fold_into(&mut self.stores, subject, change),
            SubjectKind::Staff => fold_into(&mut self.staff, subject, change),
            SubjectKind::SubAccount => fold_into(&mut self.sub_accounts, subject, change),
            SubjectKind::Role => fold_into(&mut self.roles, subject, change),
            SubjectKind::Rule => fold_into(&mut self.rules, subject, change),
            SubjectKind::Year => fold_into(&mut self.years, subject, change),
            SubjectKind::Rulebook => fold_into(&mut self.rulebook, subject, change),
            SubjectKind::Document => fold_into(&mut self.documents, subject, change),
            SubjectKind::LinkGroup => fold_into(&mut self.link_groups, subject, change),
            SubjectKind::Binding => fold_into(&mut self.bindings, subject, change),
        }
    }

    /// A store's sub-accounts, by name.
    pub fn accounts_of<'a>(
        &'a self,
        store: &'a StoreKey,
    ) -> impl Iterator<Item = (&'a SubAccountKey, &'a SubAccount)> {
        let first = Subject::SubAccount(SubAccountKey { store: store.clone(), sub: String::new() });
        self.sub_accounts.range(first..).map_while(move |(subject, account)| match subject {
            Subject::SubAccount(key) if key.store == *store => Some((key, account)),
            _ => None,
        })
    }

    pub fn contains(&self, subject: &Subject) -> bool {
        of_kind!(self, subject.kind(), rows => rows.contains_key(subject))
    }

    /// A subject's attributes as they stand in a patch; none where there is no such subject.
    pub fn attributes(&self, subject: &Subject) -> Option<Patch> {
        of_kind!(self, subject.kind(), rows => rows.get(subject).map(|fact| as_patch(&fact.attributes)))
    }

    /// In the order of evaluation; none where there is no such subject.
    pub fn events(&self, subject: &Subject) -> Option<&[Event]> {
        of_kind!(self, subject.kind(), rows => rows.get(subject).map(|fact| fact.events.as_slice()))
    }

    pub fn events_mut(&mut self, subject: &Subject) -> Option<&mut Vec<Event>> {
        match subject.kind() {
            SubjectKind::Entity => self.entities.get_mut(subject).map(|fact| &mut fact.events),
            SubjectKind::Store => self.stores.get_mut(subject).map(|fact| &mut fact.events),
            SubjectKind::Staff => self.staff.get_mut(subject).map(|fact| &mut fact.events),
            SubjectKind::SubAccount => self.sub_accounts.get_mut(subject).map(|fact| &mut fact.events),
            SubjectKind::Role => self.roles.get_mut(subject).map(|fact| &mut fact.events),
            SubjectKind::Rule => self.rules.get_mut(subject).map(|fact| &mut fact.events),
            SubjectKind::Year => self.years.get_mut(subject).map(|fact| &mut fact.events),
            SubjectKind::Rulebook => self.rulebook.get_mut(subject).map(|fact| &mut fact.events),
            SubjectKind::Document => self.documents.get_mut(subject).map(|fact| &mut fact.events),
            SubjectKind::LinkGroup => self.link_groups.get_mut(subject).map(|fact| &mut fact.events),
            SubjectKind::Binding => self.bindings.get_mut(subject).map(|fact| &mut fact.events),
        }
    }
}

/// Attributes as the patch that would make them from nothing.
pub fn as_patch<A: Serialize>(attributes: &A) -> Patch {
    match serde_json::to_value(attributes) {
        Ok(Value::Object(fields)) => fields,
        _ => Patch::new(),
    }
}

fn fold_into<A>(
    rows: &mut BTreeMap<Subject, Fact<A>>,
    subject: Subject,
    change: &Change,
) -> Result<(), NotApplicable>
where
    A: Clone + Attributes,
{
    let row = apply(rows.get(&subject).cloned(), change)?;
    rows.insert(subject, row);
    Ok(())
}
