//! Plain rows: the fold of the journal.
//!
//! A subject's row is its attributes (a merge of all patches, the last recorded wins) and its events in the order in
//! which they are evaluated. [`apply`] is the only way from a change to a row; the database stores what it returns.

use crate::{
    change::{Change, Patch, Submission, What},
    subject::{Subject, SubjectKind},
    time::Instant,
    vocabulary::{RollOut, StoreStatus, SubAccountKind},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;
use uuid::Uuid;

/// The licence holder. Names are kept to the letter.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EntityAttributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 有限责任公司, 个体工商户, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_representative: Option<String>,
    /// The name on the bank account, verbatim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_account_name: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub archived: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct StoreAttributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 旗舰店, 专营店, 个体店, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store_type: Option<String>,
    /// USCC of the legal entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<StoreStatus>,
    /// Sealed value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Sealed value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub opened_on: Option<NaiveDate>,
    /// Absent = `covered`: a shop counts as reached unless the operator says otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roll_out: Option<RollOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub archived: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct StaffAttributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Sealed value. People are matched by it, never by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A masked number as a platform's page shows it (`191****1001`), where the full one is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_masked: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub archived: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SubAccountAttributes {
    #[serde(skip_serializing_if = "is_regular")]
    pub kind: SubAccountKind,
    /// Creation on the platform; absent = unknown, and the first sight counts, marked provisional.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Instant>,
    /// The person who uses it: `staff:ID` without the prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// 分流: customers' chats are routed to it while it is online.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispatch: Option<bool>,
    #[serde(skip_serializing_if = "is_false")]
    pub archived: bool,
}

impl Default for SubAccountAttributes {
    fn default() -> Self {
        Self {
            kind: SubAccountKind::Regular,
            created_at: None,
            holder: None,
            position: None,
            department: None,
            dispatch: None,
            archived: false,
        }
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_regular(kind: &SubAccountKind) -> bool {
    *kind == SubAccountKind::Regular
}

/// What an event says about a subject's attributes beyond its place in the history.
pub trait Attributes: Default + Serialize + DeserializeOwned {
    fn absorb(&mut self, _event: &What) {}
}

impl Attributes for EntityAttributes {}
impl Attributes for StoreAttributes {}
impl Attributes for StaffAttributes {}

impl Attributes for SubAccountAttributes {
    /// Whoever was submitted for review holds the account from then on (rulebook E.1 row 16).
    fn absorb(&mut self, event: &What) {
        if let What::Submitted(Submission { holder: Some(holder) }) = event {
            self.holder = Some(holder.clone());
        }
    }
}

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
        fact.attributes = merge(&fact.attributes, patch)
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
fn merge<A: Serialize + DeserializeOwned>(attributes: &A, patch: &Patch) -> Result<A, String> {
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
    let have = match serde_json::to_value(attributes) {
        Ok(Value::Object(fields)) => fields,
        _ => Patch::new(),
    };
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
        }
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
