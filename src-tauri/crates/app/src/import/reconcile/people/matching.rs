//! Who the person of an account is, by their number.

use super::{People, attributes};
use crate::import::{
    columns::Column,
    faults::CellFault,
    reconcile::{
        Batch, Terms,
        ledger::{Ledger, Origin},
    },
};

impl<'t> People<'t, '_> {
    pub(super) fn by_whole_number(
        &mut self,
        present: Option<String>,
        sealed: String,
        masked: String,
        origin: Origin,
        terms: &Terms<'_>,
    ) -> usize {
        let known = match self.by_phone.get(&sealed) {
            Some(place) => Some(*place),
            None => self.snapshot.staff_by_phone.get(&sealed).cloned().map(|id| self.known(id, origin)),
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

    pub(super) fn by_mask(
        &mut self,
        present: Option<String>,
        masked: String,
        names: &[(Origin, &str)],
        origin: Origin,
        terms: &Terms<'_>,
    ) -> usize {
        if let Some(id) = present {
            let a = attributes(self.snapshot, &id);
            let known = self.snapshot.masked_phones.get(&id).map(Vec::as_slice).unwrap_or_default();
            let hidden: Vec<&String> = known.iter().chain(a.and_then(|a| a.phone_masked.as_ref())).collect();
            match hidden.as_slice() {
                hidden if hidden.contains(&&masked) => return self.known(id, origin),
                // Of the same account, by the same name, and without any number yet: nothing contradicts it.
                [] if a.is_some_and(|a| {
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
    pub(super) fn by_account(
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
                "姓名与现使用人不同，但没有手机号，分不清是换人还是改名，未改动。请补上手机号后重新导入。",
                "The name differs from the present holder's, and without a phone number a new person cannot be told from a new name; nothing was changed. Add the number and import again.",
            );
            ledger.warn(origin, batch.fault(origin, Column::Holder, fault, name));
            return None;
        }
        Some(self.known(id, origin))
    }
}
