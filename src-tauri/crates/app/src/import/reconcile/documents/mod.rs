//! Documents. A row finds its document by owner, kind and what tells it from others of its kind; a renewed one is a version
//! of its own that supersedes the one before, so that what was handed in to platforms is handed in anew.

mod claims;
mod describing;
mod owners;

use super::{Batch, Snapshot, Terms, ledger::Ledger, stores::Shop};
use crate::import::{columns::Column, faults::CellFault, rows::Until};
use chrono::NaiveDate;
use claims::{Claim, Slot, Which};
use describing::describe;
use owners::Owners;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use storewarden_domain::{
    facts::{Document, DocumentAttributes},
    subject::Subject,
};

/// What is recorded, by owner and kind.
struct Known<'s> {
    by_owner: HashMap<(String, &'static str), Vec<(&'s Subject, &'s Document)>>,
    /// Documents that a later one names.
    superseded: BTreeSet<&'s str>,
}

/// Compares the documents that lists of documents and of stores name with the snapshot.
pub(super) fn reconcile(
    batch: &Batch<'_>,
    shops: &[Shop],
    snapshot: &Snapshot,
    terms: &Terms<'_>,
    ledger: &mut Ledger,
) {
    let owners = Owners::of(batch, shops, snapshot);
    let known = Known::of(snapshot);
    let mut taken = BTreeSet::new();
    for (slot, claims) in by_slot(batch, claims::of(batch, &owners, terms, ledger), ledger) {
        let mut current = known.current(&slot, &claims, &taken);
        for (issued_on, version) in versions(claims) {
            let printed = issued_on.and_then(|day| known.issued(&slot, day, current.as_ref()));
            let place = printed.map_or_else(
                || place(current.as_ref(), issued_on, &version),
                |found| Place::Same(Box::new(found)),
            );
            let (subject, have, supersedes) = match place {
                Place::Same(found) => {
                    let (subject, have) = *found;
                    (subject, Some(have), None)
                }
                Place::New { supersedes } => (Subject::Document((terms.new_id)()), None, supersedes),
                Place::Older => {
                    for claim in version.iter().filter(|claim| claim.own_row) {
                        let fault = batch.fault(claim.origin, Column::IssuedOn, older(), "");
                        ledger.warn(claim.origin, fault);
                    }
                    continue;
                }
            };
            taken.insert(subject.clone());
            let after =
                describe(batch, &owners, terms, ledger, (&subject, have.as_ref()), &version, supersedes);
            current = Some((subject, after));
        }
    }
}

/// In the order in which rows name them first. The same document twice in lists of documents is refused but for the first.
fn by_slot(batch: &Batch<'_>, claims: Vec<Claim>, ledger: &mut Ledger) -> Vec<(Slot, Vec<Claim>)> {
    let mut slots: Vec<(Slot, Vec<Claim>)> = Vec::new();
    let mut places: HashMap<Slot, usize> = HashMap::new();
    for claim in claims {
        let place = *places.entry(claim.slot.clone()).or_insert(slots.len());
        if place == slots.len() {
            slots.push((claim.slot.clone(), Vec::new()));
        }
        let Some((_, gathered)) = slots.get_mut(place) else { continue };
        let twin = |other: &&Claim| {
            other.own_row && other.origin.file == claim.origin.file && other.issued_on == claim.issued_on
        };
        if let Some(twin) = gathered.iter().find(twin).filter(|_| claim.own_row) {
            let first = batch.row(twin.origin);
            let fault = CellFault::new(
                "duplicate-document",
                format!(
                    "与第 {first} 行是同一份证照。请只保留正确的一行，或用编号、签发日期区分后重新导入。"
                ),
                format!(
                    "Row {first} is about the same document. Keep the row that is right, or tell them apart by number or day of issue, and import again."
                ),
            );
            let fault = batch.fault(claim.origin, Column::DocumentKind, fault, "");
            ledger.refuse(claim.origin, fault);
            continue;
        }
        gathered.push(claim);
    }
    slots.retain(|(_, claims)| !claims.is_empty());
    slots
}

/// By day of issue, the oldest first; what does not say is about the newest.
fn versions(claims: Vec<Claim>) -> Vec<(Option<NaiveDate>, Vec<Claim>)> {
    let mut dated: BTreeMap<NaiveDate, Vec<Claim>> = BTreeMap::new();
    let mut undated = Vec::new();
    for claim in claims {
        match claim.issued_on {
            Some(day) => dated.entry(day).or_default().push(claim),
            None => undated.push(claim),
        }
    }
    match dated.last_entry() {
        Some(mut newest) => newest.get_mut().append(&mut undated),
        None => return vec![(None, undated)],
    }
    dated.into_iter().map(|(day, claims)| (Some(day), claims)).collect()
}

type Found = (Subject, DocumentAttributes);

enum Place {
    Same(Box<Found>),
    New {
        supersedes: Option<String>,
    },
    /// A newer one is recorded.
    Older,
}

/// A document with both a later day of issue and a later end is the renewed one; where one of the two days differs, it was
/// corrected.
fn place(current: Option<&Found>, issued_on: Option<NaiveDate>, version: &[Claim]) -> Place {
    let Some((subject, have)) = current else {
        return Place::New { supersedes: None };
    };
    let ends = version.iter().find_map(|claim| claim.until);
    let order = issued_on.zip(have.issued_on).zip(ends.zip(until_of(have)));
    match order {
        Some(((issued, was_issued), (ends, ended))) if issued > was_issued && ends > ended => {
            Place::New { supersedes: id_of(subject) }
        }
        Some(((issued, was_issued), (ends, ended))) if issued < was_issued && ends < ended => Place::Older,
        _ => Place::Same(Box::new((subject.clone(), have.clone()))),
    }
}

fn id_of(subject: &Subject) -> Option<String> {
    match subject {
        Subject::Document(id) => Some(id.clone()),
        _ => None,
    }
}

fn until_of(have: &DocumentAttributes) -> Option<Until> {
    if have.unlimited { Some(Until::Unlimited) } else { have.valid_to.map(Until::Day) }
}

impl<'s> Known<'s> {
    fn of(snapshot: &'s Snapshot) -> Self {
        let mut by_owner: HashMap<_, Vec<_>> = HashMap::new();
        let mut superseded = BTreeSet::new();
        for (subject, document) in &snapshot.world.documents {
            let a = &document.attributes;
            if let (Some(owner), Some(kind)) = (&a.owner, a.kind) {
                by_owner.entry((owner.clone(), kind.code())).or_default().push((subject, document));
            }
            superseded.extend(a.supersedes.as_deref().filter(|_| !a.archived));
        }
        Self { by_owner, superseded }
    }

    fn of_slot(&self, slot: &Slot) -> impl Iterator<Item = &(&'s Subject, &'s Document)> {
        self.by_owner.get(&(slot.owner.to_string(), slot.kind.code())).into_iter().flatten()
    }

    /// The recorded document that the rows are about, as it stands now: not superseded before superseded, in use before
    /// archived, the surer match before the possible one.
    fn current(&self, slot: &Slot, claims: &[Claim], taken: &BTreeSet<Subject>) -> Option<Found> {
        let rank = |(subject, document): &&(&Subject, &Document)| {
            let a = &document.attributes;
            let old = id_of(subject).is_some_and(|id| self.superseded.contains(id.as_str()));
            (old, a.archived, !is_sure(slot, a))
        };
        let fitting = self.of_slot(slot).filter(|(subject, document)| {
            !taken.contains(*subject) && fits(slot, claims, &document.attributes)
        });
        fitting.min_by_key(rank).map(|(subject, document)| ((*subject).clone(), document.attributes.clone()))
    }

    /// The version that was issued on this day.
    fn issued(&self, slot: &Slot, day: NaiveDate, current: Option<&Found>) -> Option<Found> {
        let here = current.filter(|(_, have)| have.issued_on == Some(day)).cloned();
        let version = || {
            self.of_slot(slot).find(|(_, document)| {
                let a = &document.attributes;
                a.issued_on == Some(day) && is_sure(slot, a)
            })
        };
        here.or_else(|| {
            version().map(|(subject, document)| ((*subject).clone(), document.attributes.clone()))
        })
    }
}

fn is_sure(slot: &Slot, have: &DocumentAttributes) -> bool {
    match &slot.which {
        Which::Only => true,
        Which::Person(name) => have.person.as_ref() == Some(name),
        Which::Number(number) => have.number.as_ref() == Some(number),
        Which::Title(title) => have.title.as_ref() == Some(title),
    }
}

/// Sure, or nothing that is recorded speaks against it.
fn fits(slot: &Slot, claims: &[Claim], have: &DocumentAttributes) -> bool {
    let title = claims.iter().find_map(|claim| claim.title.as_ref());
    is_sure(slot, have)
        || match &slot.which {
            Which::Only => true,
            Which::Person(_) => have.person.is_none(),
            Which::Number(_) => have.number.is_none() && have.title.as_ref() == title,
            Which::Title(_) => have.title.is_none() && have.number.is_none(),
        }
}

fn older() -> CellFault {
    CellFault::new(
        "older-document",
        "已登记同一证照更新的一份，这一行是旧的，未写入。",
        "A newer document of this kind is on record; this row is about an older one and was not taken in.",
    )
}
