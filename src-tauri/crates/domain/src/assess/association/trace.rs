//! What one store could have in common with another: read off the rows of the store, of its company and of its accounts.
//!
//! A [`Signal`] is a value that another store may have too; equal kinds with equal values are an overlap. Personal values
//! are sealed ids and keyed hashes here as everywhere. What was seen in logins is in [`Session`]s besides, because there it
//! matters when.

use crate::{
    change::What,
    facts::{
        Address, AgencyContract, Coordinates, Entity, EntityAttributes, Event, Store, StoreAttributes,
        SubAccount, World,
    },
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{Datum, SeenAccess, SignalKind},
};
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// A value by which two stores can be alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Signal {
    pub kind: SignalKind,
    pub value: String,
    /// Of an address with coordinates.
    pub at: Option<Point>,
    /// It counts from here; of a device or a network the first time that it was seen. None = whenever one looks.
    pub from: Option<Instant>,
    /// It counts until just before here; of a device or a network the last time that it was seen.
    pub until: Option<Instant>,
}

impl Signal {
    fn lasting(kind: SignalKind, value: impl Into<String>) -> Self {
        Self { kind, value: value.into(), at: None, from: None, until: None }
    }

    /// At `now`? Of what was seen in logins: not longer ago than so many calendar days.
    pub fn counts(&self, now: Instant, old_within: i64) -> bool {
        counts(self.kind, (self.from, self.until), now, old_within)
    }
}

/// [`Signal::counts`] of one that is known by its kind and its `from` and `until` alone.
pub fn counts(
    kind: SignalKind,
    (from, until): (Option<Instant>, Option<Instant>),
    now: Instant,
    old_within: i64,
) -> bool {
    let begun = from.is_none_or(|from| from <= now);
    let lasts = match until {
        None => true,
        Some(seen) if kind.is_environment() => age(seen, now) <= old_within,
        Some(until) => now < until,
    };
    begun && lasts
}

/// Calendar days from an instant to `now`, never negative.
pub fn age(seen: Instant, now: Instant) -> i64 {
    (now.date() - seen.date()).num_days().max(0)
}

/// Coordinates in ten-millionths of a degree (about a centimetre), so that points can be compared and sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Point {
    pub lat: i64,
    pub lon: i64,
    pub datum: Datum,
}

const TEN_MILLIONTHS: f64 = 1e7;

impl Point {
    fn of(at: &Coordinates) -> Self {
        // Rounding is meant; no coordinate on earth comes near the bounds.
        #[allow(clippy::cast_possible_truncation)]
        let fixed = |degrees: f64| (degrees * TEN_MILLIONTHS).round() as i64;
        Self { lat: fixed(at.lat), lon: fixed(at.lon), datum: at.datum }
    }

    pub fn coordinates(&self) -> Coordinates {
        #[allow(clippy::cast_precision_loss)]
        let degrees = |fixed: i64| fixed as f64 / TEN_MILLIONTHS;
        Coordinates { lat: degrees(self.lat), lon: degrees(self.lon), datum: self.datum }
    }
}

/// One entry of a store's log of logins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub device: Option<String>,
    pub address: Option<String>,
    pub from: Instant,
    pub until: Option<Instant>,
    pub undated: bool,
}

/// Everything of one store.
#[derive(Debug, Clone, PartialEq)]
pub struct Traces {
    pub key: StoreKey,
    pub name: String,
    /// USCC
    pub entity: Option<String>,
    pub agency: Option<AgencyContract>,
    /// in order
    pub signals: Vec<Signal>,
    pub sessions: Vec<Session>,
}

impl Traces {
    /// From `world`, which holds the store's entity and accounts.
    pub fn of(world: &World, key: &StoreKey, store: &Store) -> Self {
        let entity = store.attributes.entity.clone();
        let company = entity.as_ref().and_then(|uscc| world.entities.get(&Subject::Entity(uscc.clone())));
        let mut signals = of_store(store, company);
        signals.extend(world.accounts_of(key).flat_map(|(_, account)| of_account(account)));
        signals.sort();
        Self {
            key: key.clone(),
            name: store.attributes.name.clone().unwrap_or_else(|| key.main.clone()),
            agency: store.attributes.agency.clone(),
            entity,
            signals,
            sessions: sessions(store),
        }
    }

    /// Every store that is not archived, in the order of keys.
    pub fn of_all(world: &World) -> Vec<Self> {
        let stores = world.stores.iter().filter(|(_, store)| !store.attributes.archived);
        stores.filter_map(|(subject, store)| Some(Self::of(world, subject.store_key()?, store))).collect()
    }

    pub fn subject(&self) -> Subject {
        Subject::Store(self.key.clone())
    }
}

/// Of the store's own row and of its company's. An archived store overlaps with nobody.
pub fn of_store(store: &Store, company: Option<&Entity>) -> Vec<Signal> {
    let it = &store.attributes;
    if it.archived {
        return Vec::new();
    }
    let mut all = own(it);
    all.extend(seen(store));
    all.extend(it.entity.iter().map(|uscc| Signal::lasting(SignalKind::Licence, uscc)));
    all.extend(company.into_iter().flat_map(|company| of_company(&company.attributes)));
    all
}

fn own(it: &StoreAttributes) -> Vec<Signal> {
    let sealed = [
        (SignalKind::Phone, &it.phone),
        (SignalKind::Email, &it.email),
        (SignalKind::SharedCredential, &it.login_phone),
        (SignalKind::SharedCredential, &it.login_email),
        (SignalKind::PaymentAccount, &it.payment_account),
    ];
    let mut all: Vec<Signal> = sealed
        .into_iter()
        .filter_map(|(kind, value)| value.as_ref().map(|value| Signal::lasting(kind, value)))
        .collect();
    let named = it.contact_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    all.extend(named.map(|name| Signal::lasting(SignalKind::ContactName, name)));
    all.extend(it.product_ranges.iter().map(|range| Signal::lasting(SignalKind::Products, range)));
    all.extend(it.return_address.as_ref().and_then(|at| place(SignalKind::ReturnAddress, at)));
    all
}

fn of_company(it: &EntityAttributes) -> Vec<Signal> {
    let card = it.legal_representative_id.as_ref().map(|card| &card.hash);
    let mut all: Vec<Signal> =
        card.map(|hash| Signal::lasting(SignalKind::LegalRepresentative, hash)).into_iter().collect();
    all.extend(it.bank_account_number.iter().map(|id| Signal::lasting(SignalKind::BankAccount, id)));
    all.extend(it.shareholders.iter().map(|name| Signal::lasting(SignalKind::Shareholder, name)));
    all.extend(it.business_address.as_ref().and_then(|at| place(SignalKind::BusinessAddress, at)));
    all
}

fn place(kind: SignalKind, address: &Address) -> Option<Signal> {
    let (value, at) = (address.plain(), address.at.as_ref().map(Point::of));
    let told = !value.is_empty() || at.is_some();
    told.then_some(Signal { at, ..Signal::lasting(kind, value) })
}

/// The devices and networks of the log, each once, with the first and the last time.
fn seen(store: &Store) -> Vec<Signal> {
    let mut all: Vec<Signal> = Vec::new();
    for session in sessions(store) {
        let values =
            [(SignalKind::Device, session.device), (SignalKind::Address, session.address)].into_iter();
        for (kind, value) in values.filter_map(|(kind, value)| value.map(|value| (kind, value))) {
            let at = session.from;
            match all.iter_mut().find(|known| known.kind == kind && known.value == value) {
                // Sessions come in the order of time.
                Some(known) => known.until = Some(at),
                None => all.push(Signal { from: Some(at), until: Some(at), ..Signal::lasting(kind, value) }),
            }
        }
    }
    all
}

/// The log of a store's logins, the earliest first.
fn sessions(store: &Store) -> Vec<Session> {
    store.events.iter().filter(|event| !event.void).filter_map(Session::of).collect()
}

impl Session {
    /// None of an event of another kind.
    pub fn of(event: &Event) -> Option<Self> {
        match &event.what {
            What::LoggedIn(login) => Some(Self {
                device: label(login.device.as_deref()),
                address: label(login.address.as_deref()).map(network),
                from: event.effective,
                until: login.until,
                undated: login.undated,
            }),
            _ => None,
        }
    }
}

fn label(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// An IP address in its one form, so that two ways of writing it are one network; other words for a network as they are.
fn network(text: String) -> String {
    text.parse().map_or(text, |address: IpAddr| address.to_canonical().to_string())
}

/// The people who have access through a sub-account, while it has not departed.
pub fn of_account(account: &SubAccount) -> Vec<Signal> {
    let it = &account.attributes;
    let mut people: Vec<&String> = it.holder.iter().chain(&it.users).collect();
    people.sort();
    people.dedup();
    if it.archived || people.is_empty() {
        return Vec::new();
    }
    let spans = spans(account);
    let person = |id: &&String, (from, until): (Option<Instant>, Option<Instant>)| Signal {
        from,
        until,
        ..Signal::lasting(SignalKind::Employee, *id)
    };
    people.iter().flat_map(|id| spans.iter().map(move |span| person(id, *span))).collect()
}

/// Does access end with it, or come back? What was seen counts like what was recorded.
fn leaves(what: &What) -> Option<bool> {
    match what {
        What::Departed(_) => Some(true),
        What::Restored(_) => Some(false),
        What::Observed(sighting) => sighting.access.map(|seen| seen == SeenAccess::Departed),
        _ => None,
    }
}

/// From when to when the account was not departed (F.1: active grants only).
fn spans(account: &SubAccount) -> Vec<(Option<Instant>, Option<Instant>)> {
    let (mut spans, mut from, mut away) = (Vec::new(), None, false);
    for event in account.events.iter().filter(|event| !event.void) {
        match leaves(&event.what) {
            Some(true) if !away => {
                spans.push((from, Some(event.effective)));
                away = true;
            }
            Some(false) if away => {
                from = Some(event.effective);
                away = false;
            }
            _ => {}
        }
    }
    if !away {
        spans.push((from, None));
    }
    spans
}
