//! One main binding in full: its facts in the shape of the form that edits them, with the people that it names.

use crate::{App, AppFault, assessed::assess_one, rows::store_name, wire::BindingPage};
use std::collections::BTreeSet;
use storewarden_db::{binding, store};
use storewarden_domain::{subject::Subject, time::Instant};

impl App {
    pub fn binding(&self, now: Instant, subject: &Subject) -> Result<BindingPage, AppFault> {
        let missing = || AppFault::NoSuchSubject(subject.to_string());
        let Subject::Binding(id) = subject else {
            return Err(missing());
        };
        self.answer(now, |tx| {
            let binding = binding::fact(tx, id)?.ok_or_else(missing)?.attributes;
            let state = assess_one(tx, &self.rulebook(), subject, now)?.and_then(|it| it.binding);
            let checklist = state.and_then(|it| it.change).map(|change| change.checklist).unwrap_or_default();
            let mut owners = Vec::new();
            for owner in checklist.into_iter().filter_map(|entry| entry.owner).collect::<BTreeSet<_>>() {
                if let Subject::Staff(id) = owner {
                    owners.push(self.named(tx, &id)?);
                }
            }
            let key = binding.store.and_then(|text| Some(Subject::Store(text.parse().ok()?)));
            let rulebook = self.rulebook();
            let platform = key.as_ref().and_then(Subject::store_key).map(|key| key.platform.as_str());
            let ways = platform.zip(binding.kind).into_iter();
            let ways = ways.flat_map(|(platform, kind)| rulebook.ways_to_change(platform, kind));
            let named = store::names(tx, key.as_slice())?.into_iter().next();
            Ok(BindingPage {
                now,
                subject: subject.clone(),
                store: named.map(|(key, name)| store_name(&key, name)),
                kind: binding.kind,
                channel: binding.channel,
                phone: self.masked(tx, binding.phone.as_deref())?,
                keeper: binding.phone_keeper.as_deref().map(|id| self.named(tx, id)).transpose()?,
                owners,
                paths: self.menu_paths(tx, now, ways)?,
                notes: binding.notes,
                archived: binding.archived,
            })
        })
    }
}
