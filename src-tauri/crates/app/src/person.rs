//! One person in full: their facts in the shape of the form that edits them, and an ID number while it is typed.

use crate::{
    App, AppFault,
    wire::{IdNumberRequest, IdNumberVerdict, KeptPhone, PersonPage},
};
use storewarden_db::{dependants, staff};
use storewarden_domain::{subject::Subject, time::Instant, validate};

impl App {
    pub fn person(&self, now: Instant, subject: &Subject) -> Result<PersonPage, AppFault> {
        let missing = || AppFault::NoSuchSubject(subject.to_string());
        let Subject::Staff(id) = subject else {
            return Err(missing());
        };
        self.read(|tx| {
            let person = staff::fact(tx, id)?.ok_or_else(missing)?.attributes;
            let mut other_phones = Vec::new();
            for id in &person.other_phones {
                if let Some(masked) = self.masked(tx, Some(id))? {
                    other_phones.push(KeptPhone { id: id.clone(), masked });
                }
            }
            Ok(PersonPage {
                now,
                subject: subject.clone(),
                phone: self.masked(tx, person.phone.as_deref())?.or(person.phone_masked),
                name: person.name,
                other_phones,
                position: person.position,
                joined_on: person.joined_on,
                id_number: person.id_number.map(|kept| kept.last_four.to_string()),
                tags: person.tags.into_iter().collect(),
                notes: person.notes,
                archived: person.archived,
                accounts: dependants::accounts_of(tx, subject)?.len() as u32,
            })
        })
    }

    /// Judges a number, and says who else has it. It is neither kept nor repeated.
    pub fn judge_id_number(
        &self,
        now: Instant,
        request: &IdNumberRequest,
    ) -> Result<IdNumberVerdict, AppFault> {
        let judged = validate::id_card(&request.typed, now.date());
        let taken = match &judged.normal {
            None => None,
            Some(number) => self.read(|tx| {
                let others = self.people_with(tx, number.reveal())?;
                match others.into_iter().find(|other| Some(other) != request.person.as_ref()) {
                    Some(Subject::Staff(id)) => self.named(tx, &id).map(Some),
                    _ => Ok(None),
                }
            })?,
        };
        let reasons = judged.reasons.into_iter().map(|reason| reason.text).collect();
        Ok(IdNumberVerdict { verdict: judged.verdict, reasons, taken })
    }
}
