//! A person or a phone that would be on more accounts than the platform allows. What a file says is recorded all the same:
//! it is so on the platform, or the file is wrong; either way somebody must look. Named at each row that takes part.

use super::{Batch, Snapshot, Terms, ledger::Ledger, shops::Account};
use crate::import::{columns::Column, faults::CellFault};
use std::collections::{BTreeSet, HashMap};
use storewarden_domain::{
    assess::sharing::{self, Sharing},
    change::{Draft, Patch},
    facts::World,
    subject::Subject,
    text::Text,
    time::Instant,
};
use uuid::Uuid;

pub(super) fn warn(
    batch: &Batch<'_>,
    accounts: &[Account<'_, '_>],
    snapshot: &Snapshot,
    terms: &Terms<'_>,
    ledger: &mut Ledger,
) {
    let tied = tied(&snapshot.world, &ledger.drafts);
    let rows: HashMap<&Subject, &Account<'_, '_>> = accounts.iter().map(|a| (&a.subject, a)).collect();
    let touched: BTreeSet<&Subject> = tied.iter().copied().filter(|s| rows.contains_key(s)).collect();
    if touched.is_empty() {
        return;
    }
    let world = after(&snapshot.world, &ledger.drafts, &tied, terms.now);
    for Sharing { account, finding } in sharing::among(&world, terms.rulebook, &touched, terms.now) {
        let Some((origin, line)) = rows.get(&account).and_then(|account| account.lines.first()) else {
            continue;
        };
        let (code, column) = match finding.code.as_str() {
            "person-on-several-accounts" => ("person-shared", Column::Holder),
            "email-shared" => ("email-shared", Column::Email),
            _ => ("phone-shared", Column::Phone),
        };
        let Text { zh, en } = finding.text;
        let fault = batch.fault(*origin, column, CellFault::new(code, zh, en), &line.sub);
        ledger.warn(*origin, fault);
    }
}

/// The text that a draft's patch sets.
fn set<'d>(patch: &'d Patch, field: &str) -> Option<&'d str> {
    patch.get(field).and_then(|value| value.as_str())
}

/// Accounts that share a person or a phone with another of their platform, once the drafts are recorded. Found by counting,
/// so that a file without any costs little.
fn tied<'w>(world: &'w World, drafts: &'w [Draft]) -> BTreeSet<&'w Subject> {
    let recorded = world.sub_accounts.iter().filter(|(_, account)| !account.attributes.archived);
    let mut holders: HashMap<&Subject, Option<&str>> =
        recorded.map(|(subject, account)| (subject, account.attributes.holder.as_deref())).collect();
    let mut emails: HashMap<&Subject, &str> = HashMap::new();
    let mut phones: HashMap<&str, &str> = HashMap::new();
    for (subject, person) in &world.staff {
        if let (Subject::Staff(id), Some(phone)) = (subject, &person.attributes.phone) {
            phones.insert(id, phone);
        }
    }
    for (draft, patch) in drafts.iter().filter_map(|draft| Some((draft, draft.what.patch()?))) {
        match &draft.subject {
            Subject::SubAccount(_) => {
                let holder = holders.entry(&draft.subject).or_default();
                *holder = set(patch, "holder").or(*holder);
                emails.extend(set(patch, "email").map(|email| (&draft.subject, email)));
            }
            Subject::Staff(id) => phones.extend(set(patch, "phone").map(|phone| (id.as_str(), phone))),
            _ => {}
        }
    }
    let mut alike: HashMap<(&str, &str), BTreeSet<&Subject>> = HashMap::new();
    for (subject, holder) in holders {
        let Some(store) = subject.store_key() else {
            continue;
        };
        let entered = world.sub_accounts.get(subject).map(|account| &account.attributes);
        let entered = entered
            .into_iter()
            .flat_map(|a| a.security_phone.iter().chain(&a.verification_phone).chain(&a.email))
            .map(String::as_str)
            .chain(emails.get(subject).copied());
        let theirs = holder.and_then(|id| phones.get(id).copied());
        for tie in entered.chain(holder).chain(theirs) {
            alike.entry((&store.platform, tie)).or_default().insert(subject);
        }
    }
    alike.into_values().filter(|accounts| accounts.len() > 1).flatten().collect()
}

/// These accounts with their stores and people, as the drafts leave them.
fn after(world: &World, drafts: &[Draft], accounts: &BTreeSet<&Subject>, now: Instant) -> World {
    let mut part = World { stores: world.stores.clone(), staff: world.staff.clone(), ..World::default() };
    let known = accounts.iter().filter_map(|subject| world.sub_accounts.get_key_value(*subject));
    part.sub_accounts.extend(known.map(|(subject, account)| (subject.clone(), account.clone())));
    let concerns = |subject: &Subject| match subject {
        Subject::SubAccount(_) => accounts.contains(subject),
        Subject::Store(_) | Subject::Staff(_) => true,
        _ => false,
    };
    for draft in drafts.iter().filter(|draft| concerns(&draft.subject)) {
        // A plan's drafts can be folded, or recording them would fail as a whole.
        let _ = part.apply(&draft.clone().record(Uuid::nil(), now, "import"));
    }
    part
}
