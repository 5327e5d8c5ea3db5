//! What would be refused of a link application, before anybody asks. Nothing is sent anywhere.

use crate::{
    App, AppFault,
    wire::{Named, PrecheckPage, PrecheckRequest},
};
use std::collections::BTreeSet;
use storewarden_db::{Transaction, facts, family};
use storewarden_domain::{
    assess::{self, linking::precheck},
    facts::World,
    subject::{StoreKey, Subject},
    time::Instant,
};

impl App {
    pub fn precheck(&self, now: Instant, request: &PrecheckRequest) -> Result<PrecheckPage, AppFault> {
        self.answer(now, |tx| {
            let (group, rulebook) = (&request.group, self.rulebook());
            let missing = || AppFault::NoSuchSubject(group.to_string());
            let invited = request.store.as_ref().and_then(Subject::store_key);
            let world = around(tx, group, invited)?;
            let row = &world.link_groups.get(group).ok_or_else(missing)?.attributes;
            let on = request.on.or(row.planned_on).unwrap_or_else(|| now.date());
            let report = precheck::of(&world, &rulebook, group, invited, on, now).ok_or_else(missing)?;
            let named: BTreeSet<&Subject> = report.guards.iter().flat_map(|guard| &guard.evidence).collect();
            let names = named.into_iter().filter_map(|subject| {
                let name = assess::subject(&world, &rulebook, subject, now)?.name;
                Some(Named { subject: subject.clone(), name })
            });
            let rules: BTreeSet<&String> = report.guards.iter().map(|g| &g.rule).collect();
            Ok(PrecheckPage {
                now,
                group: group.clone(),
                name: row.name.clone().unwrap_or_else(|| group.to_string()),
                names: names.collect(),
                rules: rules.into_iter().map(|id| self.rule_brief(id)).collect(),
                report,
            })
        })
    }
}

/// The group's family, the invited store's, and whoever stands behind the same identity card.
fn around(tx: &Transaction, group: &Subject, invited: Option<&StoreKey>) -> Result<World, AppFault> {
    let mut world = family::around(tx, group)?;
    if let Some(store) = invited {
        family::around_store(tx, store, &mut world)?;
    }
    let cards = world.entities.values().filter_map(|e| e.attributes.legal_representative_id.as_ref());
    let hashes: BTreeSet<String> = cards.map(|card| card.hash.clone()).collect();
    for hash in hashes {
        for company in family::behind_identity(tx, &hash)? {
            let of_company = family::around(tx, &company)?;
            for store in of_company.stores.keys().chain([&company]) {
                facts::include(tx, store, &mut world)?;
            }
        }
    }
    Ok(world)
}
