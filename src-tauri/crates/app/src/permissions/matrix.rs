//! Rights as a table: a row for each person, shop, account or permission.

use super::{
    holding::{Holding, Reading},
    which,
};
use crate::{
    App, AppFault,
    stores::page_size,
    wire::{MatrixBy, MatrixCell, MatrixRequest, MatrixRow, RightsMatrix, StoreName},
};
use std::collections::BTreeMap;
use storewarden_db::role;
use storewarden_domain::{
    subject::Subject,
    time::Instant,
    vocabulary::{Access, Level},
};

impl App {
    /// Rights on record. People and shops without any are not rows.
    pub fn rights_matrix(&self, now: Instant, request: &MatrixRequest) -> Result<RightsMatrix, AppFault> {
        self.answer(now, |tx| {
            let reading = Reading::of(tx, self.rulebook())?;
            let which = which(request.store.as_ref(), request.platform.as_deref());
            let mut granted = role::accounts(tx, which)?;
            granted.retain(|account| account.access != Access::Departed);
            let holdings = reading.holdings(granted);
            let mut rows = match request.by {
                MatrixBy::Permission => by_permission(&reading, &holdings),
                by => by_subject(&reading, &holdings, by),
            };
            let wanted = request.search.trim().to_lowercase();
            let store =
                |row: &MatrixRow| row.store.as_ref().is_some_and(|s| s.name.to_lowercase().contains(&wanted));
            rows.retain(|row| {
                row.name.to_lowercase().contains(&wanted) || row.key.contains(&wanted) || store(row)
            });
            let (total, size) = (rows.len() as u32, page_size(request.limit));
            let rows = rows.into_iter().skip((request.page * size) as usize).take(size as usize).collect();
            let store = request.store.as_ref().and_then(Subject::store_key);
            let unrecorded = role::without_rights(tx, request.platform.as_deref(), store)?;
            Ok(RightsMatrix { now, rows, total, unrecorded })
        })
    }
}

/// By risk, the highest first, then by name.
fn by_subject(reading: &Reading, holdings: &[Holding], by: MatrixBy) -> Vec<MatrixRow> {
    let mut groups: BTreeMap<Subject, Vec<&Holding>> = BTreeMap::new();
    for holding in holdings {
        let subject = match by {
            MatrixBy::Account => holding.granted.subject.clone(),
            MatrixBy::Store => holding.store().subject,
            _ => holding.hand(),
        };
        groups.entry(subject).or_default().push(holding);
    }
    let mut rows: Vec<MatrixRow> =
        groups.into_iter().map(|(subject, mine)| row(reading, subject, &mine)).collect();
    rows.sort_by(|a, b| (b.risk, &a.name).cmp(&(a.risk, &b.name)));
    rows
}

fn row(reading: &Reading, subject: Subject, mine: &[&Holding]) -> MatrixRow {
    let mut cells: BTreeMap<String, MatrixCell> = BTreeMap::new();
    for (code, held) in mine.iter().flat_map(|holding| &holding.rights) {
        count(cells.entry(code.clone()), held.level);
    }
    let first = mine.first();
    let store: Option<StoreName> = match &subject {
        Subject::SubAccount(_) => first.map(|holding| holding.store()),
        _ => None,
    };
    let name = match &subject {
        Subject::Staff(id) => first.and_then(|h| h.granted.holder_name.clone()).unwrap_or_else(|| id.clone()),
        Subject::Store(_) => first.map(|h| h.granted.store_name.clone()).unwrap_or_default(),
        _ => first.map(|h| h.login()).unwrap_or_default(),
    };
    MatrixRow {
        key: subject.to_string(),
        risk: reading.risk(mine.iter().copied()),
        toxic: toxic_sets(reading, mine),
        subject: Some(subject),
        name,
        store,
        cells,
    }
}

/// Each code once, whatever the number of shops and people.
fn toxic_sets(reading: &Reading, mine: &[&Holding]) -> Vec<String> {
    let mut hands: BTreeMap<Subject, Vec<&Holding>> = BTreeMap::new();
    mine.iter().for_each(|holding| hands.entry(holding.hand()).or_default().push(holding));
    let found = hands.values().flat_map(|own| reading.toxic(own.iter().copied())).map(|toxic| toxic.set);
    found.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// Every permission in the order of the catalogue; the cells are platforms.
fn by_permission(reading: &Reading, holdings: &[Holding]) -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for permission in reading.rulebook.catalogue().rights() {
        let mut cells = BTreeMap::new();
        for holding in holdings {
            if let (Some(held), Some(store)) = (holding.rights.get(&permission.code), holding.store_key()) {
                count(cells.entry(store.platform.clone()), held.level);
            }
        }
        rows.push(MatrixRow {
            subject: None,
            key: permission.code.clone(),
            name: format!("{} {}", permission.name.zh, permission.name.en),
            store: None,
            cells,
            risk: permission.risk.unwrap_or(0),
            toxic: Vec::new(),
        });
    }
    rows
}

fn count(cell: std::collections::btree_map::Entry<String, MatrixCell>, level: Level) {
    let cell = cell.or_insert(MatrixCell { level, accounts: 0, edit: 0 });
    cell.level = cell.level.max(level);
    cell.accounts += 1;
    cell.edit += u32::from(level == Level::Edit);
}
