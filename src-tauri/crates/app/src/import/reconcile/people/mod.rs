//! Which person uses each sub-account.
//!
//! A whole phone number is the person; a name never is. A masked number is the present holder's where its digits agree,
//! else somebody new of whom only the mask is known, until a whole number that agrees with it arrives.

mod describing;
mod matching;

use super::{
    Batch, Snapshot, Terms,
    ledger::{Ledger, Origin, conflict},
    shops::Account,
};
use crate::import::{
    columns::Column,
    phone::{Phone, mask},
};
use std::collections::HashMap;
use storewarden_domain::{facts::StaffAttributes, subject::Subject};

/// A person whom this import names.
struct Person<'t> {
    id: String,
    new: bool,
    names: Vec<(Origin, &'t str)>,
    /// A whole number to be recorded: its sealed id, its mask, the line that brought it.
    phone: Option<(String, String, Origin)>,
    /// A masked number to be recorded.
    masked: Option<(String, Origin)>,
    first: Origin,
}

struct People<'t, 's> {
    snapshot: &'s Snapshot,
    persons: Vec<Person<'t>>,
    by_id: HashMap<String, usize>,
    /// Whole numbers that became somebody's in this import, by sealed id.
    by_phone: HashMap<String, usize>,
    /// Known only by a mask until their own account turned out to be another person's: staff id, line.
    replaced: Vec<(String, Origin)>,
}

/// The holder's staff id for each account; `None` = the files do not say.
pub(super) fn reconcile(
    batch: &Batch<'_>,
    accounts: &[Account<'_, '_>],
    snapshot: &Snapshot,
    terms: &Terms<'_>,
    ledger: &mut Ledger,
) -> Vec<Option<Holder>> {
    let mut people = People {
        snapshot,
        persons: Vec::new(),
        by_id: HashMap::new(),
        by_phone: HashMap::new(),
        replaced: Vec::new(),
    };
    let places: Vec<_> =
        accounts.iter().map(|account| people.holder(batch, account, terms, ledger)).collect();
    people.point_out_equal_names(batch, ledger);
    people.describe(batch, terms, ledger);
    people.archive_replaced(terms, ledger);
    let holder = |place: Option<usize>| {
        let person = people.persons.get(place?)?;
        Some(Holder { id: person.id.clone(), name: person.shown_name(snapshot) })
    };
    places.into_iter().map(holder).collect()
}

/// The person who uses an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Holder {
    pub id: String,
    pub name: String,
}

impl Person<'_> {
    fn shown_name(&self, snapshot: &Snapshot) -> String {
        let said = self.names.first().map(|(_, name)| (*name).to_owned());
        said.or_else(|| attributes(snapshot, &self.id).and_then(|a| a.name.clone()))
            .unwrap_or_else(|| "—".into())
    }
}

fn attributes<'s>(snapshot: &'s Snapshot, id: &str) -> Option<&'s StaffAttributes> {
    snapshot.world.staff.get(&Subject::Staff(id.to_owned())).map(|fact| &fact.attributes)
}

impl<'t, 's> People<'t, 's> {
    /// Finds or makes the person of one account.
    fn holder(
        &mut self,
        batch: &Batch<'_>,
        account: &Account<'t, '_>,
        terms: &Terms<'_>,
        ledger: &mut Ledger,
    ) -> Option<usize> {
        let present = self
            .snapshot
            .world
            .sub_accounts
            .get(&account.subject)
            .and_then(|fact| fact.attributes.holder.clone());
        let names: Vec<(Origin, &'t str)> =
            account.lines.iter().filter_map(|(o, l)| l.name.map(|name| (*o, name))).collect();
        let phones = || account.lines.iter().filter_map(|(o, l)| l.phone.as_ref().map(|phone| (*o, phone)));
        let whole = phones().find_map(|(o, phone)| match phone {
            Phone::Whole(digits) => Some((o, digits)),
            Phone::Masked(_) => None,
        });
        let place = match whole {
            Some((origin, digits)) => {
                // The other rows about this account must mean the same number, whole or masked.
                let kept = mask(digits);
                let same_number = |phone: &Phone| match phone {
                    Phone::Whole(other) => other == digits,
                    Phone::Masked(other) => *other == kept,
                };
                for (other, phone) in phones().filter(|(_, phone)| !same_number(phone)) {
                    ledger.warn(other, batch.fault(other, Column::Phone, conflict(&kept), &phone.masked()));
                }
                self.by_whole_number(present, (terms.seal)("phone", digits), kept, origin, terms)
            }
            None => match phones().next() {
                Some((origin, phone)) => self.by_mask(present, phone.masked(), &names, origin, terms),
                None => self.by_account(batch, present, &names, terms, ledger)?,
            },
        };
        if let Some(person) = self.persons.get_mut(place) {
            person.names.extend(names);
        }
        Some(place)
    }

    fn known(&mut self, id: String, first: Origin) -> usize {
        let place = self.persons.len();
        let place = *self.by_id.entry(id.clone()).or_insert(place);
        if place == self.persons.len() {
            self.persons.push(Person { id, new: false, names: Vec::new(), phone: None, masked: None, first });
        }
        place
    }

    fn newcomer(&mut self, first: Origin, terms: &Terms<'_>) -> usize {
        let id = (terms.new_id)();
        let place = self.known(id, first);
        if let Some(person) = self.persons.get_mut(place) {
            person.new = true;
        }
        place
    }
}
