//! Which person uses each sub-account.
//!
//! A whole phone number is the person; a name never is. A masked number is the present holder's where its digits agree,
//! else somebody new of whom only the mask is known, until a whole number that agrees with it arrives.

use super::{
    Batch, Snapshot, Terms,
    description::{Description, Field, same},
    ledger::{Ledger, Origin, conflict},
    shops::Account,
    stores::{described, warn_of_conflicts},
};
use crate::import::{
    columns::Column,
    faults::CellFault,
    phone::{Phone, mask},
};
use std::collections::{HashMap, HashSet};
use storewarden_domain::{change::What, facts::StaffAttributes, subject::Subject, text::Text};

const NAME: Field = Field {
    name: "name",
    zh: "姓名",
    en: "Name",
    column: Column::Holder,
};

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
    let places: Vec<_> = accounts
        .iter()
        .map(|account| people.holder(batch, account, terms, ledger))
        .collect();
    people.point_out_equal_names(batch, ledger);
    people.describe(batch, terms, ledger);
    people.archive_replaced(terms, ledger);
    let holder = |place: Option<usize>| {
        let person = people.persons.get(place?)?;
        Some(Holder {
            id: person.id.clone(),
            name: person.shown_name(snapshot),
        })
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
    snapshot
        .world
        .staff
        .get(&Subject::Staff(id.to_owned()))
        .map(|fact| &fact.attributes)
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
        let names: Vec<(Origin, &'t str)> = account
            .lines
            .iter()
            .filter_map(|(o, l)| l.name.map(|name| (*o, name)))
            .collect();
        let phones = || {
            account
                .lines
                .iter()
                .filter_map(|(o, l)| l.phone.as_ref().map(|phone| (*o, phone)))
        };
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
                    ledger.warn(
                        other,
                        batch.fault(other, Column::Phone, conflict(&kept), &phone.masked()),
                    );
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

    fn by_whole_number(
        &mut self,
        present: Option<String>,
        sealed: String,
        masked: String,
        origin: Origin,
        terms: &Terms<'_>,
    ) -> usize {
        let known = match self.by_phone.get(&sealed) {
            Some(place) => Some(*place),
            None => self
                .snapshot
                .staff_by_phone
                .get(&sealed)
                .cloned()
                .map(|id| self.known(id, origin)),
        };
        // The holder so far, if nothing but a mask, or nothing at all, is known of their number.
        let numberless = present.filter(|id| {
            let a = attributes(self.snapshot, id);
            let taken = self
                .by_id
                .get(id)
                .and_then(|place| self.persons.get(*place))
                .is_some_and(|p| p.phone.is_some());
            !taken
                && a.is_some_and(|a| {
                    a.phone.is_none() && a.phone_masked.as_ref().is_none_or(|mask| *mask == masked)
                })
        });
        match (known, numberless) {
            (Some(place), numberless) => {
                // Two entries for one person: the one known by number stays.
                let other = numberless.filter(|id| self.persons.get(place).is_some_and(|p| p.id != *id));
                let masked_only = other
                    .filter(|id| attributes(self.snapshot, id).is_some_and(|a| a.phone_masked.is_some()));
                self.replaced.extend(masked_only.map(|id| (id, origin)));
                place
            }
            (None, Some(id)) => {
                let place = self.known(id, origin);
                self.give_number(place, sealed, masked, origin)
            }
            (None, None) => {
                let place = self.newcomer(origin, terms);
                self.give_number(place, sealed, masked, origin)
            }
        }
    }

    fn give_number(&mut self, place: usize, sealed: String, masked: String, origin: Origin) -> usize {
        self.by_phone.insert(sealed.clone(), place);
        if let Some(person) = self.persons.get_mut(place) {
            person.phone = Some((sealed, masked, origin));
        }
        place
    }

    fn by_mask(
        &mut self,
        present: Option<String>,
        masked: String,
        names: &[(Origin, &str)],
        origin: Origin,
        terms: &Terms<'_>,
    ) -> usize {
        if let Some(id) = present {
            let a = attributes(self.snapshot, &id);
            let hidden = self
                .snapshot
                .masked_phone
                .get(&id)
                .or_else(|| a.and_then(|a| a.phone_masked.as_ref()));
            match hidden {
                Some(hidden) if *hidden == masked => return self.known(id, origin),
                // Of the same account, by the same name, and without any number yet: nothing contradicts it.
                None if a.is_some_and(|a| {
                    a.phone.is_none() && names.iter().any(|(_, n)| a.name.as_deref() == Some(*n))
                }) =>
                {
                    let place = self.known(id, origin);
                    if let Some(person) = self.persons.get_mut(place) {
                        person.masked = Some((masked, origin));
                    }
                    return place;
                }
                _ => {}
            }
        }
        let place = self.newcomer(origin, terms);
        if let Some(person) = self.persons.get_mut(place) {
            person.masked = Some((masked, origin));
        }
        place
    }

    /// No number at all: the account's holder stays. A different name may be another person or a corrected one, which
    /// cannot be told where the holder's number is known.
    fn by_account(
        &mut self,
        batch: &Batch<'_>,
        present: Option<String>,
        names: &[(Origin, &'t str)],
        terms: &Terms<'_>,
        ledger: &mut Ledger,
    ) -> Option<usize> {
        let (origin, name) = *names.first()?;
        let Some(id) = present else {
            return Some(self.newcomer(origin, terms));
        };
        let a = attributes(self.snapshot, &id);
        let numbered = a.is_some_and(|a| a.phone.is_some() || a.phone_masked.is_some());
        if numbered && a.is_some_and(|a| a.name.as_deref() != Some(name)) {
            let fault = CellFault::new(
                "holder-unsure",
                "姓名与现使用人不同,但没有手机号,分不清是换人还是改名,未改动。请补上手机号后重新导入。",
                "The name differs from the present holder's, and without a phone number a new person cannot be told from a new name; nothing was changed. Add the number and import again.",
            );
            ledger.warn(origin, batch.fault(origin, Column::Holder, fault, name));
            return None;
        }
        Some(self.known(id, origin))
    }

    fn known(&mut self, id: String, first: Origin) -> usize {
        let place = self.persons.len();
        let place = *self.by_id.entry(id.clone()).or_insert(place);
        if place == self.persons.len() {
            self.persons.push(Person {
                id,
                new: false,
                names: Vec::new(),
                phone: None,
                masked: None,
                first,
            });
        }
        place
    }

    fn newcomer(&mut self, first: Origin, terms: &Terms<'_>) -> usize {
        let id = (terms.new_staff)();
        let place = self.known(id, first);
        if let Some(person) = self.persons.get_mut(place) {
            person.new = true;
        }
        place
    }

    /// Equal names are a hint that two entries may be one person; that is for the operator to say. Once for each name.
    fn point_out_equal_names(&self, batch: &Batch<'_>, ledger: &mut Ledger) {
        let newcomers = || self.persons.iter().filter(|person| person.new);
        if newcomers().next().is_none() {
            return;
        }
        let recorded = self
            .snapshot
            .world
            .staff
            .values()
            .filter(|fact| !fact.attributes.archived);
        let mut taken: HashSet<&str> = recorded
            .filter_map(|fact| fact.attributes.name.as_deref())
            .collect();
        let mut said: HashSet<&str> = HashSet::new();
        for (origin, name) in newcomers().filter_map(|person| person.names.first()) {
            if !taken.insert(name) && said.insert(name) {
                let fault = CellFault::new(
                    "equal-name",
                    "已有同名员工,手机号不同,按两个人处理。如果是同一人,请核对手机号。",
                    "Somebody of this name is known with another number; they are kept as two people. If they are one, check the number.",
                );
                ledger.warn(*origin, batch.fault(*origin, Column::Holder, fault, name));
            }
        }
    }

    fn describe(&self, batch: &Batch<'_>, terms: &Terms<'_>, ledger: &mut Ledger) {
        let nothing = StaffAttributes::default();
        for person in &self.persons {
            let have = attributes(self.snapshot, &person.id).unwrap_or(&nothing);
            let mut d = Description::new(ledger);
            let names = person.names.iter().map(|(origin, name)| (*origin, Some(*name)));
            let name = d.field(&NAME, have.name.as_deref(), names, same);
            if let Some((sealed, masked, origin)) = &person.phone {
                d.patch.insert("phone".into(), sealed.as_str().into());
                if have.phone_masked.is_some() {
                    d.patch.insert("phone_masked".into(), serde_json::Value::Null);
                }
                d.origins.push(*origin);
                d.line("手机号", "Phone", None, &same(masked));
            } else if let Some((masked, origin)) = &person.masked {
                d.patch.insert("phone_masked".into(), masked.as_str().into());
                d.origins.push(*origin);
                d.line("手机号(打码)", "Phone (masked)", None, &same(masked));
            }
            d.unarchive(have.archived, Some(person.first));
            warn_of_conflicts(batch, &d, ledger);
            d.mark_rows(ledger, None);
            let whats = described(person.new, &d, What::StaffDescribed, terms.now);
            ledger.change(
                &Subject::Staff(person.id.clone()),
                name.unwrap_or("—"),
                person.new,
                whats,
                d.lines,
            );
        }
    }

    /// An entry known only by a mask whose one account turned out to be somebody's whose whole number is known.
    fn archive_replaced(&self, terms: &Terms<'_>, ledger: &mut Ledger) {
        if self.replaced.is_empty() {
            return;
        }
        let mut held: HashMap<&str, u32> = HashMap::new();
        for holder in self
            .snapshot
            .world
            .sub_accounts
            .values()
            .filter_map(|fact| fact.attributes.holder.as_deref())
        {
            *held.entry(holder).or_default() += 1;
        }
        for (id, origin) in &self.replaced {
            if self.by_id.contains_key(id) || held.get(id.as_str()) != Some(&1) {
                continue;
            }
            let mut d = Description::new(ledger);
            d.patch.insert("archived".into(), true.into());
            d.origins.push(*origin);
            d.say(Text::new(
                "与已知手机号的员工是同一人,归档",
                "The same person as one whose number is known; archived",
            ));
            d.mark_rows(ledger, None);
            let name = attributes(self.snapshot, id)
                .and_then(|a| a.name.as_deref())
                .unwrap_or("—");
            let whats = described(false, &d, What::StaffDescribed, terms.now);
            ledger.change(&Subject::Staff(id.clone()), name, false, whats, d.lines);
        }
    }
}
