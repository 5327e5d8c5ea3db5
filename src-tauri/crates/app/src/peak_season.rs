//! The promotion season over all shops. Windows are confirmed by describing the stores (`temporary_windows`).

use crate::{
    App, AppFault,
    rows::store_name,
    wire::{PeakSeason, PeakSeasonRequest, SeasonAccountRow, SeasonRow},
};
use storewarden_db::facts;
use storewarden_domain::{
    assess::{
        StoreFacts,
        peak_season::{self, Season},
    },
    facts::Store,
    subject::{StoreKey, Subject},
    time::Instant,
};

impl App {
    pub fn peak_season(&self, now: Instant, request: &PeakSeasonRequest) -> Result<PeakSeason, AppFault> {
        let year = request.year.unwrap_or_else(|| now.year());
        let world = self.read(|tx| Ok(facts::temporary_accounts(tx)?))?;
        let rulebook = self.rulebook();
        let in_use = world.stores.iter().filter_map(|(subject, store)| match subject {
            Subject::Store(key) if !store.attributes.archived => Some((key, store)),
            _ => None,
        });
        let mut stores: Vec<SeasonRow> = in_use
            .filter_map(|(key, store)| {
                let facts = StoreFacts { key, store, accounts: &world };
                let rules = rulebook.sub_account_rules(&key.platform);
                let rule = rules.temporary_accounts?.rule.id.clone();
                Some(row(key, store, peak_season::of(&facts, &rules, year, now)?, rule, now))
            })
            .collect();
        stores.sort_by_key(|row| (rank(row), row.store.name.clone()));
        let unclosed =
            stores.iter().filter(|row| row.ended).flat_map(|row| &row.accounts).filter(|a| open(a));
        Ok(PeakSeason {
            now,
            year,
            unconfirmed: stores.iter().filter(|row| !row.confirmed).count() as u32,
            needed: stores.iter().filter_map(|row| row.needed).sum(),
            existing: stores.iter().map(|row| row.existing).sum(),
            missing: stores.iter().map(|row| row.missing).sum(),
            unclosed: unclosed.count() as u32,
            stores,
        })
    }
}

fn open(account: &SeasonAccountRow) -> bool {
    account.closing.iter().any(|step| !step.done)
}

/// What is left open after its end comes before what is to be prepared, and that before what is settled.
fn rank(row: &SeasonRow) -> u8 {
    match row.ended {
        true if row.accounts.iter().any(open) => 0,
        false if row.missing > 0 || !row.confirmed => 1,
        _ => 2,
    }
}

fn row(key: &StoreKey, store: &Store, season: Season, rule: String, now: Instant) -> SeasonRow {
    let name = store.attributes.name.clone().unwrap_or_else(|| key.main.clone());
    let account = |account: &peak_season::SeasonAccount| SeasonAccountRow {
        subject: Subject::SubAccount(account.key.clone()),
        login: account.key.login(),
        usable: account.usable,
        closing: account.closing.clone(),
    };
    let ended = now >= season.window.to;
    SeasonRow {
        store: store_name(key, name),
        from: season.window.from,
        to: season.window.to,
        confirmed: season.window.confirmed,
        rule,
        windows: store.attributes.temporary_windows.clone(),
        ended,
        needed: season.needed,
        existing: season.existing() as u32,
        missing: if ended { 0 } else { season.missing() as u32 },
        accounts: season.accounts.iter().map(account).collect(),
    }
}
