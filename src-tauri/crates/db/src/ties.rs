//! The accounts that a person or a phone ties to a sub-account: read and put up for assessment with it, found by indexes.
//! Only the platforms whose rules let a phone or an address serve one account ask for those of other shops.

use crate::{
    DbResult, clock::AT_ONCE, dependants, facts, meta, resource, row::subject as parse_subject, sub_account,
};
use rusqlite::Connection;
use std::collections::BTreeSet;
use storewarden_domain::{
    facts::{StaffAttributes, SubAccountAttributes, World},
    subject::{StoreKey, Subject},
};

/// On which platforms an assessment looks at the accounts that share a phone or an address with it.
const PLATFORMS: &str = "tied-platforms";

/// To be told whenever the rules have changed, before anything is assessed by them.
pub fn set_platforms(connection: &Connection, codes: &[&str]) -> DbResult<()> {
    meta::set(connection, PLATFORMS, &codes.join(" "))
}

fn is_tied(connection: &Connection, platform: &str) -> DbResult<bool> {
    let codes = meta::get(connection, PLATFORMS)?.unwrap_or_default();
    Ok(codes.split(' ').any(|code| code == platform))
}

/// By whom and by what accounts can be reached.
#[derive(Debug, Default)]
pub struct Reach {
    /// `staff:ID` without the prefix.
    pub people: BTreeSet<String>,
    /// Sealed values: phones and e-mail addresses.
    pub contacts: BTreeSet<String>,
}

impl Reach {
    /// What an account's row names.
    pub fn of(account: &SubAccountAttributes) -> Self {
        let phones = account.security_phone.iter().chain(&account.verification_phone);
        let contacts = phones.chain(&account.email).cloned().collect();
        Self { people: account.holder.iter().cloned().collect(), contacts }
    }

    /// With the phones of the people.
    fn widen(&mut self, connection: &Connection) -> DbResult<()> {
        for id in &self.people {
            let person = resource::attributes::<StaffAttributes>(connection, &Subject::Staff(id.clone()))?;
            self.contacts.extend(person.and_then(|(person, _)| person.phone));
        }
        Ok(())
    }
}

/// Brings the accounts of a platform that share a phone, an address or a person into `world`, with their stores and people.
pub fn include_alike(
    connection: &Connection,
    platform: &str,
    mut reach: Reach,
    world: &mut World,
) -> DbResult<()> {
    reach.widen(connection)?;
    let mut alike = BTreeSet::new();
    for id in &reach.people {
        alike.extend(dependants::accounts_of(connection, &Subject::Staff(id.clone()))?);
    }
    for contact in &reach.contacts {
        alike.extend(sub_account::reached_by(connection, platform, contact)?);
    }
    let same_platform =
        |subject: &Subject| subject.store_key().is_some_and(|store| store.platform == platform);
    include_with_people(connection, alike.into_iter().filter(same_platform), world)
}

/// Brings the accounts from which a person was ever unbound into `world`, with their stores and people.
pub fn include_loosed(connection: &Connection, person: &str, world: &mut World) -> DbResult<()> {
    let sql = "SELECT DISTINCT subject FROM event WHERE loosed = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let texts = statement.query_map([person], |row| row.get::<_, String>(0))?;
    let accounts: Vec<Subject> = texts.map(|text| parse_subject(&text?)).collect::<DbResult<_>>()?;
    include_with_people(connection, accounts.into_iter(), world)
}

fn include_with_people(
    connection: &Connection,
    accounts: impl Iterator<Item = Subject>,
    world: &mut World,
) -> DbResult<()> {
    for subject in accounts {
        if !world.sub_accounts.contains_key(&subject) {
            facts::include(connection, &subject, world)?;
        }
        let holder = world.sub_accounts.get(&subject).and_then(|account| account.attributes.holder.clone());
        if let Some(person) = holder.map(Subject::Staff).filter(|person| !world.staff.contains_key(person)) {
            facts::include(connection, &person, world)?;
        }
    }
    Ok(())
}

/// An account's row changed, or what it comes to: those that share a phone or a person with it, before or after, are to be
/// looked at again.
pub(crate) fn wake_alike<'r>(
    connection: &Connection,
    store: &StoreKey,
    rows: impl IntoIterator<Item = &'r SubAccountAttributes>,
) -> DbResult<()> {
    if !is_tied(connection, &store.platform)? {
        return Ok(());
    }
    for row in rows {
        let mut reach = Reach::of(row);
        reach.widen(connection)?;
        for id in &reach.people {
            let held = "SELECT id FROM sub_account WHERE holder = ?1";
            wake(connection, held, id)?;
        }
        for contact in &reach.contacts {
            wake_reached_by(connection, contact)?;
        }
    }
    Ok(())
}

/// When temporary accounts work in a store decides whether they use their phones.
pub(crate) fn wake_alike_of_store(connection: &Connection, store: &StoreKey) -> DbResult<()> {
    if !is_tied(connection, &store.platform)? {
        return Ok(());
    }
    let mut rows = Vec::new();
    sub_account::of_store(connection, store, |_, account| rows.push(account.attributes))?;
    wake_alike(connection, store, &rows)
}

/// A phone or an address is somebody's, or no longer: whatever is reached by it is to be looked at again.
pub(crate) fn wake_reached_by(connection: &Connection, contact: &str) -> DbResult<()> {
    let reached = "SELECT id FROM sub_account WHERE security_phone = ?1
                   UNION SELECT id FROM sub_account WHERE verification_phone = ?1
                   UNION SELECT id FROM sub_account WHERE email = ?1
                   UNION SELECT h.id FROM sub_account h JOIN staff p ON p.key = h.holder WHERE p.phone = ?1";
    wake(connection, reached, contact)
}

/// Whom an account's history says to have been unbound from it: whatever changes that history reaches into the accounts
/// that they hold now.
pub(crate) fn wake_loosed(connection: &Connection, account: &Subject) -> DbResult<()> {
    let held = "SELECT id FROM sub_account WHERE holder IN (SELECT loosed FROM event WHERE subject = ?1 AND loosed IS NOT NULL)";
    wake(connection, held, &account.to_string())
}

/// The same for all accounts of a store: whether it was reached by the roll-out decides what their events come to.
pub(crate) fn wake_loosed_of_store(connection: &Connection, store: &StoreKey) -> DbResult<()> {
    // `;` follows `:`, so that every `sub-account:STORE:…` lies between.
    let held = "SELECT id FROM sub_account WHERE holder IN (
                    SELECT loosed FROM event WHERE subject > ?1 || ':' AND subject < ?1 || ';' AND loosed IS NOT NULL)";
    wake(connection, held, &format!("sub-account:{store}"))
}

fn wake(connection: &Connection, accounts: &str, value: &str) -> DbResult<()> {
    let sql = format!(
        "INSERT INTO clock (subject, next_change_at) SELECT 'sub-account:' || key, ?2 FROM sub_account WHERE id IN ({accounts})
         ON CONFLICT (subject) DO UPDATE SET next_change_at = ?2"
    );
    connection.prepare_cached(&sql)?.execute((value, AT_ONCE))?;
    Ok(())
}
