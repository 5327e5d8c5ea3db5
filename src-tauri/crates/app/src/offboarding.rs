//! Offboarding over all shops: which accounts a person leaves behind, what is done with each, and what is still open.

use crate::{
    App, AppFault,
    rows::store_name,
    stores::LARGEST_PAGE,
    wire::{LeaverRow, Leavers, LeftAccount, OffboardingPage},
};
use std::{cmp::Reverse, collections::BTreeSet};
use storewarden_db::{Transaction, dependants, staff, store, sub_account};
use storewarden_domain::{
    assess::{SubAccountFacts, offboarding},
    change::What,
    facts::Staff,
    subject::Subject,
    time::Instant,
    vocabulary::LeavingStep,
};

impl App {
    /// `id` = `staff:ID` without the prefix. For somebody who has not left: what would have to be done if they did now.
    pub fn offboarding(&self, now: Instant, id: &str) -> Result<OffboardingPage, AppFault> {
        self.answer(now, |tx| self.left_behind(tx, now, id))
    }

    /// Everybody who has left by now.
    pub fn leavers(&self, now: Instant) -> Result<Leavers, AppFault> {
        self.answer(now, |tx| {
            let mut people: Vec<LeaverRow> = Vec::new();
            let mut after = None;
            loop {
                let asked = staff::Question {
                    left: Some((true, now)),
                    after: after.as_deref(),
                    limit: LARGEST_PAGE,
                    ..Default::default()
                };
                let listed = staff::people(tx, &asked)?;
                for line in listed.rows {
                    people.extend(in_short(&self.left_behind(tx, now, &line.key)?));
                }
                after = listed.next;
                if after.is_none() {
                    break;
                }
            }
            people.sort_by_key(|one| (one.accounts_open == 0, one.due, Reverse(one.left)));
            Ok(Leavers { now, people })
        })
    }

    fn left_behind(&self, tx: &Transaction, now: Instant, id: &str) -> Result<OffboardingPage, AppFault> {
        let person = staff::fact(tx, id)?.ok_or_else(|| AppFault::NoSuchSubject(format!("staff:{id}")))?;
        let left = offboarding::left_at(&person, now);
        let mut accounts = Vec::new();
        for subject in held(tx, id, &person, now)? {
            accounts.extend(self.left_account(tx, &subject, (id, &person), left.unwrap_or(now), now)?);
        }
        accounts.sort_by(|a, b| (a.finished, a.due, &a.login).cmp(&(b.finished, b.due, &b.login)));
        let steps = || accounts.iter().flat_map(|account| &account.steps);
        let exposed = |account: &&LeftAccount| {
            let kept = |step: LeavingStep| account.steps.iter().any(|s| s.step == step && !s.done);
            !account.finished && kept(LeavingStep::HandOver)
        };
        Ok(OffboardingPage {
            now,
            person: Subject::Staff(id.into()),
            name: person.attributes.name.clone().unwrap_or_else(|| id.into()),
            left,
            due: accounts.iter().filter(|account| !account.finished).filter_map(|a| a.due).min(),
            steps_done: steps().filter(|step| step.done).count() as u32,
            steps_total: steps().count() as u32,
            exposed: accounts.iter().filter(exposed).count() as u32,
            accounts,
        })
    }

    fn left_account(
        &self,
        tx: &Transaction,
        subject: &Subject,
        person: (&str, &Staff),
        left: Instant,
        now: Instant,
    ) -> Result<Option<LeftAccount>, AppFault> {
        let Subject::SubAccount(key) = subject else {
            return Ok(None);
        };
        let Some(account) = sub_account::fact(tx, key)? else {
            return Ok(None);
        };
        let store = store::fact(tx, &key.store)?;
        let holder = account.attributes.holder.clone();
        let other = holder.filter(|id| id != person.0);
        let passed_to = match &other {
            Some(id) => staff::fact(tx, id)?.and_then(|p| p.attributes.name).or_else(|| other.clone()),
            None => None,
        };
        let facts = SubAccountFacts { key, account: &account, store: store.as_ref(), holder: Some(person.1) };
        let told = offboarding::for_person(&facts, &self.rulebook(), person, left, now);
        let name = store.as_ref().and_then(|s| s.attributes.name.clone());
        let finished = told.finished();
        Ok(Some(LeftAccount {
            subject: subject.clone(),
            login: key.login(),
            store: store_name(&key.store, name.unwrap_or_else(|| key.store.main.clone())),
            passed_to,
            overdue: !finished && told.due.is_some_and(|due| now >= due),
            due: told.due,
            rule: told.rule,
            steps: told.steps,
            risk: told.risk,
            finished,
        }))
    }
}

/// None for somebody who has not left.
fn in_short(page: &OffboardingPage) -> Option<LeaverRow> {
    Some(LeaverRow {
        person: page.person.clone(),
        name: page.name.clone(),
        left: page.left?,
        due: page.due,
        overdue: page.accounts.iter().any(|account| account.overdue),
        accounts: page.accounts.len() as u32,
        accounts_open: page.accounts.iter().filter(|account| !account.finished).count() as u32,
        steps_done: page.steps_done,
        steps_total: page.steps_total,
        exposed: page.exposed,
    })
}

/// What the person holds now, and what they held when they left.
fn held(tx: &Transaction, id: &str, person: &Staff, now: Instant) -> Result<BTreeSet<Subject>, AppFault> {
    let mut accounts: BTreeSet<Subject> =
        dependants::accounts_of(tx, &Subject::Staff(id.into()))?.into_iter().collect();
    if offboarding::left_at(person, now).is_some()
        && let Some(What::Left(leaving)) =
            person.events_until(now).map(|e| &e.what).filter(|what| matches!(what, What::Left(_))).last()
    {
        accounts.extend(leaving.accounts.iter().cloned());
    }
    Ok(accounts)
}
