//! People: the list, and one person over all shops.

use crate::{
    App, AppFault,
    permissions::holding::{Holding, Reading, stores_of},
    stores::page_size,
    wire::{Page, StaffPage, StaffRequest, StaffRow},
};
use std::collections::{BTreeMap, BTreeSet};
use storewarden_db::{
    role::{self, Accounts},
    staff,
};
use storewarden_domain::{assess::offboarding, subject::Subject, time::Instant};

impl App {
    /// By name.
    pub fn staff(&self, now: Instant, request: &StaffRequest) -> Result<Page<StaffRow>, AppFault> {
        self.answer(now, |tx| {
            let listed = staff::people(
                tx,
                &staff::Question {
                    search: request.search.trim(),
                    platform: request.platform.as_deref(),
                    left: request.left.map(|left| (left, now)),
                    tag: request.tag.as_deref(),
                    archived: request.archived,
                    after: request.after.as_deref(),
                    limit: page_size(request.limit),
                },
            )?;
            let reading = Reading::of(tx, self.rulebook())?;
            let ids: Vec<String> = listed.rows.iter().map(|line| line.key.clone()).collect();
            let mut by_person: BTreeMap<Subject, Vec<Holding>> = BTreeMap::new();
            for holding in reading.holdings(role::accounts(tx, Accounts::HeldBy(&ids))?) {
                by_person.entry(holding.hand()).or_default().push(holding);
            }
            let mut rows = Vec::new();
            for line in listed.rows {
                let subject = Subject::Staff(line.key.clone());
                let mine = by_person.remove(&subject).unwrap_or_default();
                let person = line.attributes;
                let phone = self.masked(tx, person.phone.as_deref())?.or(person.phone_masked.clone());
                let left = staff::fact(tx, &line.key)?.and_then(|p| offboarding::left_at(&p, now));
                let mut row = row(&reading, (subject, line.name), phone, left, &mine);
                row.position = person.position.or(row.position);
                row.tags = person.tags.into_iter().collect();
                rows.push(row);
            }
            Ok(Page { rows, total: listed.total, next: listed.next })
        })
    }

    /// Every shop, account, role and right of a person. `id` = `staff:ID` without the prefix.
    pub fn staff_page(&self, now: Instant, id: &str) -> Result<StaffPage, AppFault> {
        self.answer(now, |tx| {
            let person =
                staff::fact(tx, id)?.ok_or_else(|| AppFault::NoSuchSubject(format!("staff:{id}")))?;
            let reading = Reading::of(tx, self.rulebook())?;
            let mine = reading.holdings(role::accounts(tx, Accounts::HeldBy(&[id.to_owned()]))?);
            let phone = self.masked(tx, person.attributes.phone.as_deref())?;
            Ok(StaffPage {
                now,
                subject: Subject::Staff(id.into()),
                name: person.attributes.name.clone().unwrap_or_else(|| id.into()),
                phone: phone.or(person.attributes.phone_masked.clone()),
                position: person.attributes.position.clone().or_else(|| position(&mine)),
                left: offboarding::left_at(&person, now),
                accounts: mine.iter().map(|holding| reading.account(holding)).collect(),
                toxic: reading.toxic(&mine),
                risk: reading.risk(&mine),
            })
        })
    }
}

fn row(
    reading: &Reading,
    (subject, name): (Subject, String),
    phone: Option<String>,
    left: Option<Instant>,
    mine: &[Holding],
) -> StaffRow {
    let used: Vec<&Holding> = mine.iter().filter(|holding| holding.in_use()).collect();
    let stores = stores_of(used.iter().copied());
    let platforms: BTreeSet<&String> = stores.iter().map(|key| &key.platform).collect();
    StaffRow {
        subject,
        name,
        phone,
        position: position(mine),
        left,
        accounts: used.len() as u32,
        stores: stores.len() as u32,
        platforms: platforms.into_iter().cloned().collect(),
        risk: reading.risk(mine),
        toxic: reading.toxic(used.iter().copied()).len() as u32,
        tags: Vec::new(),
        review_due: used.iter().filter(|holding| holding.review_due()).count() as u32,
    }
}

/// The position of most of the person's accounts; of equally many the first by name.
fn position(mine: &[Holding]) -> Option<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for position in mine.iter().filter_map(|h| h.granted.attributes.position.as_ref()) {
        *counts.entry(position).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(position, _)| position.clone())
}
