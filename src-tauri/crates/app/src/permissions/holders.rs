//! Who can do something, anywhere: refund, export orders, change prices.

use super::{holding::Reading, which};
use crate::{
    App, AppFault,
    stores::page_size,
    wire::{HolderRow, Holders, HoldersRequest},
};
use std::collections::{BTreeMap, BTreeSet};
use storewarden_db::{Transaction, role, staff};
use storewarden_domain::{assess::offboarding, subject::Subject, time::Instant, vocabulary::Level};

impl App {
    pub fn holders(&self, now: Instant, request: &HoldersRequest) -> Result<Holders, AppFault> {
        self.answer(now, |tx| {
            let reading = Reading::of(tx, self.rulebook())?;
            let which = which(request.store.as_ref(), request.platform.as_deref());
            let least = if request.viewers { Level::View } else { Level::Edit };
            let mut gone = BTreeMap::new();
            let mut rows = Vec::new();
            for holding in reading.holdings(role::accounts(tx, which)?) {
                let asked =
                    request.permissions.iter().filter_map(|code| Some((code, holding.rights.get(code)?)));
                let rights: Vec<_> = asked
                    .filter(|(_, held)| held.level >= least)
                    .map(|(code, held)| reading.right(code, held))
                    .collect();
                if rights.is_empty() {
                    continue;
                }
                let mine = &holding.granted.attributes;
                rows.push(HolderRow {
                    account: holding.granted.subject.clone(),
                    login: holding.login(),
                    store: holding.store(),
                    label: holding.granted.label,
                    holder: mine.holder.clone().map(Subject::Staff),
                    holder_name: holding.granted.holder_name.clone(),
                    left: match &mine.holder {
                        Some(id) => has_left(tx, id, now, &mut gone)?,
                        None => false,
                    },
                    rights,
                });
            }
            rows.sort_by_cached_key(|row| {
                (row.holder.is_none(), row.holder_name.clone(), row.store.name.clone())
            });
            let people: BTreeSet<Subject> =
                rows.iter().map(|row| row.holder.clone().unwrap_or_else(|| row.account.clone())).collect();
            let stores: BTreeSet<&Subject> = rows.iter().map(|row| &row.store.subject).collect();
            let (people, stores) = (people.len() as u32, stores.len() as u32);
            let total = rows.len() as u32;
            if request.limit > 0 {
                let size = page_size(request.limit) as usize;
                rows = rows.into_iter().skip(request.page as usize * size).take(size).collect();
            }
            let store = request.store.as_ref().and_then(Subject::store_key);
            Ok(Holders {
                now,
                total,
                people,
                stores,
                unrecorded: role::without_rights(tx, request.platform.as_deref(), store)?,
                rows,
            })
        })
    }
}

fn has_left(
    tx: &Transaction,
    id: &str,
    now: Instant,
    known: &mut BTreeMap<String, bool>,
) -> Result<bool, AppFault> {
    if let Some(left) = known.get(id) {
        return Ok(*left);
    }
    let left = staff::fact(tx, id)?.is_some_and(|person| offboarding::left_at(&person, now).is_some());
    known.insert(id.into(), left);
    Ok(left)
}
