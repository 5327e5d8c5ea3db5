//! What follows by itself from editing an entity: a registered fact that becomes another one has changed, and that has to
//! be told to the registry and to platforms (rulebook E.2 row 12, E.4 row 10). A first entry changes nothing.

use crate::{
    change::{Draft, FactChange, What},
    facts::{EntityAttributes, World, patched},
    vocabulary::RegisteredFact,
};

/// The changes to record beside `draft`, in the order of [`RegisteredFact`]; `before` is the world without it.
pub fn implied(before: &World, draft: &Draft) -> Vec<Draft> {
    let What::EntityDescribed(patch) = &draft.what else {
        return Vec::new();
    };
    let Some(was) = before.entities.get(&draft.subject).map(|fact| &fact.attributes) else {
        return Vec::new();
    };
    let Ok(is) = patched(was, patch) else {
        return Vec::new();
    };
    let changed = |fact: &&RegisteredFact| {
        let (was, is) = (shown(was, **fact), shown(&is, **fact));
        // A value that is cleared was not known after all.
        was.iter().zip(&is).any(|(was, is)| matches!((was, is), (Some(was), Some(is)) if was != is))
    };
    let told = |fact: &RegisteredFact| {
        let what = What::RegisteredFactChanged(FactChange { fact: *fact });
        Draft::new(draft.subject.clone(), draft.effective, what)
    };
    RegisteredFact::ALL.iter().filter(changed).map(told).collect()
}

/// What stands in the register under this fact. Coordinates are ours, so they are no part of it.
fn shown(entity: &EntityAttributes, fact: RegisteredFact) -> Vec<Option<String>> {
    match fact {
        RegisteredFact::Name => vec![entity.name.clone()],
        RegisteredFact::LicenceAddress => vec![entity.licence_address.as_ref().map(|a| a.text.clone())],
        RegisteredFact::LegalRepresentative => vec![entity.legal_representative.clone()],
        RegisteredFact::BankAccount => {
            vec![entity.bank_account_name.clone(), entity.bank_account_number.clone()]
        }
    }
}
