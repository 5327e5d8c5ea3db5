//! The rows that a change is checked against: its subject, its store with the store's accounts, the people concerned or
//! with the same ID number, the accounts of the same platform that share a person or a phone with it; an entity's and a
//! group's family; a binding's store with its bindings; around a document its owner with what is the owner's; for what is decided about a deadline, whatever its
//! subject's assessment rests on. Found by keys, never by reading everything.

use crate::{AppFault, assessed};
use std::collections::BTreeSet;
use storewarden_db::{
    Transaction, binding, facts, family, staff,
    ties::{self, Reach},
};
use storewarden_domain::{
    change::{Draft, What},
    facts::World,
    rulebook::Rulebook,
    subject::{StoreKey, SubAccountKey, Subject},
};

pub(crate) fn of(tx: &Transaction, rulebook: &Rulebook, draft: &Draft) -> Result<World, AppFault> {
    if let Subject::LinkGroup(_) | Subject::Entity(_) = &draft.subject {
        let mut world = family::around(tx, &draft.subject)?;
        let primary = named(draft, "primary").and_then(|text| text.parse::<StoreKey>().ok());
        for store in draft.what.stores().chain(&primary) {
            facts::include(tx, &Subject::Store(store.clone()), &mut world)?;
        }
        return Ok(world);
    }
    if let Subject::Binding(_) = &draft.subject {
        return around_binding(tx, draft);
    }
    let mut world = match draft.what.handles() {
        // Only what stands can be decided upon.
        Some(_) => assessed::around(tx, &draft.subject)?,
        None => facts::around(tx, &draft.subject)?,
    };
    roles(tx, draft, &mut world)?;
    if let Some(hash) = id_number(draft) {
        for person in staff::with_id_number(tx, hash)? {
            facts::include(tx, &person, &mut world)?;
        }
    }
    if let Subject::Document(_) = draft.subject {
        papers(tx, draft, &mut world)?;
    }
    let Subject::SubAccount(key) = &draft.subject else {
        return Ok(world);
    };
    people(tx, draft, &mut world)?;
    if rulebook.sub_account_rules(&key.store.platform).ties_contacts() {
        reached_alike(tx, key, draft, &mut world)?;
    }
    Ok(world)
}

/// A binding with its store, the store's other bindings, and the people named.
fn around_binding(tx: &Transaction, draft: &Draft) -> Result<World, AppFault> {
    let mut world = family::around(tx, &draft.subject)?;
    if let Some(key) = named(draft, "store").and_then(|text| text.parse::<StoreKey>().ok()) {
        binding::around_store(tx, &key, &mut world)?;
    }
    let owner = match &draft.what {
        What::ChecklistAssigned(assigned) => assigned.owner.clone(),
        _ => None,
    };
    for person in named(draft, "phone_keeper").into_iter().chain(owner) {
        facts::include(tx, &Subject::Staff(person), &mut world)?;
    }
    Ok(world)
}

/// A document's owner with the owner's other documents, the version that it is to supersede, and the store named.
fn papers(tx: &Transaction, draft: &Draft, world: &mut World) -> Result<(), AppFault> {
    let own = world.documents.get(&draft.subject).map(|document| document.attributes.clone());
    let own = own.unwrap_or_default();
    let owners = [named(draft, "owner"), own.owner].into_iter().flatten();
    for owner in owners.filter_map(|owner| owner.parse::<Subject>().ok()) {
        family::around_owner(tx, &owner, world)?;
    }
    if let Some(older) = named(draft, "supersedes") {
        facts::include(tx, &Subject::Document(older), world)?;
    }
    if let What::DocumentSubmitted(to) = &draft.what {
        facts::include(tx, &Subject::Store(to.store.clone()), world)?;
    }
    Ok(())
}

/// The keyed hash of the ID number that a draft sets: whoever has it already is looked at.
fn id_number(draft: &Draft) -> Option<&str> {
    draft.what.patch()?.get("id_number")?.get("hash")?.as_str()
}

/// The roles that the draft gives to an account; beside a role of one shop the shop's other roles.
fn roles(tx: &Transaction, draft: &Draft, world: &mut World) -> Result<(), AppFault> {
    let given = draft.what.patch().and_then(|patch| patch.get("roles")).and_then(|roles| roles.as_array());
    for id in given.into_iter().flatten().filter_map(|id| id.as_str()) {
        facts::include(tx, &Subject::Role(id.into()), world)?;
    }
    if let Subject::Role(_) = draft.subject {
        let own = world.roles.get(&draft.subject).and_then(|role| role.attributes.store.clone());
        let store = named(draft, "store").or(own).and_then(|store| store.parse::<StoreKey>().ok());
        store.map_or(Ok(()), |store| facts::roles_of_store(tx, &store, world))?;
    }
    Ok(())
}

/// The person named, and those of the store's accounts: their phones are compared.
fn people(tx: &Transaction, draft: &Draft, world: &mut World) -> Result<(), AppFault> {
    let mut ids: BTreeSet<String> = named(draft, "holder").into_iter().collect();
    match &draft.what {
        What::Submitted(submission) => ids.extend(submission.holder.clone()),
        What::QrScanned(scan) => ids.extend(scan.identity.clone()),
        _ => {}
    }
    ids.extend(world.sub_accounts.values().filter_map(|account| account.attributes.holder.clone()));
    for id in ids {
        facts::include(tx, &Subject::Staff(id), world)?;
    }
    Ok(())
}

/// Accounts of other shops of the platform that share the phone, the address or the person.
fn reached_alike(
    tx: &Transaction,
    key: &SubAccountKey,
    draft: &Draft,
    world: &mut World,
) -> Result<(), AppFault> {
    let own = world.sub_accounts.get(&draft.subject).map(|account| Reach::of(&account.attributes));
    let mut reach = own.unwrap_or_default();
    reach.people.extend(named(draft, "holder"));
    let fields = ["security_phone", "verification_phone", "email"];
    reach.contacts.extend(fields.iter().filter_map(|field| named(draft, field)));
    Ok(ties::include_alike(tx, &key.store.platform, reach, world)?)
}

/// A text that the draft's patch sets.
fn named(draft: &Draft, field: &str) -> Option<String> {
    Some(draft.what.patch()?.get(field)?.as_str()?.to_owned())
}
