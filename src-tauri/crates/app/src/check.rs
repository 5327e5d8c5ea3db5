//! `check`: is the file sound, do the tables equal the fold of the journal, are stored assessments what they would be
//! if made anew?

use crate::{App, AppFault, assessed::assess_one};
use serde::Serialize;
use storewarden_db::{binding, cluster, deadline, document, facts, link_group, signal, state, store};
use storewarden_domain::{subject::Subject, time::Instant};

/// What was looked at and what was wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Health {
    /// What SQLite found; empty = sound.
    pub integrity: Vec<String>,
    /// Subjects whose row differs from the fold of their journal.
    pub tables: Vec<String>,
    /// Subjects whose stored assessment differs from a fresh one, and stores that are kept with others than they hang together with.
    pub assessments: Vec<String>,
    /// Encrypted copies of files that are missing or damaged, by document, and copies that no document names.
    pub copies: Vec<String>,
    pub subjects: u32,
}

impl Health {
    pub fn sound(&self) -> bool {
        let wrong = [&self.integrity, &self.tables, &self.assessments, &self.copies];
        wrong.iter().all(|found| found.is_empty())
    }
}

impl App {
    pub fn check(&self, now: Instant) -> Result<Health, AppFault> {
        let integrity = self.integrity()?;
        let (tables, world) = self.read(|tx| {
            let (stored, folded) = (facts::world(tx)?, facts::refold(tx)?);
            let mut wrong = Vec::new();
            differing(&stored.entities, &folded.entities, &mut wrong);
            differing(&stored.stores, &folded.stores, &mut wrong);
            differing(&stored.staff, &folded.staff, &mut wrong);
            differing(&stored.sub_accounts, &folded.sub_accounts, &mut wrong);
            differing(&stored.roles, &folded.roles, &mut wrong);
            differing(&stored.rules, &folded.rules, &mut wrong);
            differing(&stored.years, &folded.years, &mut wrong);
            differing(&stored.rulebook, &folded.rulebook, &mut wrong);
            differing(&stored.documents, &folded.documents, &mut wrong);
            differing(&stored.link_groups, &folded.link_groups, &mut wrong);
            wrong.extend(signal::differing(tx, &folded)?.iter().map(|store| format!("{store} (signals)")));
            differing(&stored.bindings, &folded.bindings, &mut wrong);
            Ok((wrong, stored))
        })?;
        let assessments = self.answer(now, |tx| {
            let rulebook = self.rulebook();
            let mut wrong: Vec<String> = cluster::differing(tx, &rulebook, now)?
                .iter()
                .map(|store| format!("{store} (cluster)"))
                .collect();
            let assessed = world.stores.keys().chain(world.sub_accounts.keys()).chain(world.entities.keys());
            let assessed = assessed.chain(world.documents.keys()).chain(world.link_groups.keys());
            for subject in assessed.chain(world.bindings.keys()) {
                let Some(fresh) = assess_one(tx, &rulebook, subject, now)? else {
                    continue;
                };
                let mut expected: Vec<_> = fresh.deadlines.iter().chain(&fresh.passed).cloned().collect();
                let mut kept = deadline::of_subject(tx, subject)?;
                expected.sort_by(|a, b| a.id.cmp(&b.id));
                kept.sort_by(|a, b| a.id.cmp(&b.id));
                let row = fresh.state.is_some().then(|| state::row(&fresh));
                let same_store = store::stored(tx, subject)? == store::State::of(&fresh);
                let same_paper = document::stored(tx, subject)? == document::State::of(&fresh);
                let group = match subject {
                    Subject::LinkGroup(key) => link_group::state(tx, key)?,
                    _ => None,
                };
                let same_group = group == fresh.group;
                let same_binding = binding::stored(tx, subject)? == binding::kept(&fresh);
                if kept != expected
                    || state::stored(tx, subject)? != row
                    || !same_store
                    || !same_paper
                    || !same_group
                    || !same_binding
                {
                    wrong.push(subject.to_string());
                }
            }
            Ok(wrong)
        })?;
        let subjects = [
            world.entities.len(),
            world.stores.len(),
            world.staff.len(),
            world.sub_accounts.len(),
            world.documents.len(),
            world.link_groups.len(),
            world.bindings.len(),
        ];
        let subjects: usize = subjects.into_iter().sum();
        let copies = self.wrong_copies(&world);
        Ok(Health { integrity, tables, assessments, copies, subjects: subjects as u32 })
    }
}

fn differing<F: PartialEq>(
    stored: &std::collections::BTreeMap<Subject, F>,
    folded: &std::collections::BTreeMap<Subject, F>,
    wrong: &mut Vec<String>,
) {
    let keys = stored.keys().chain(folded.keys()).collect::<std::collections::BTreeSet<_>>();
    wrong.extend(keys.into_iter().filter(|k| stored.get(*k) != folded.get(*k)).map(|k| k.to_string()));
}
