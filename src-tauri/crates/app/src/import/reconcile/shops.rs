//! Which shop a sub-account row belongs to, and which shops the operator must be asked about.
//!
//! The login's prefix names the main account; 店铺 and 平台, where a file has them, must agree with it. A shop that is
//! neither recorded nor in the files of this import is unknown, and its rows are refused: a sub-account without its
//! store's platform would have no rules.

use super::{
    Batch, Snapshot, Terms,
    ledger::{Ledger, Origin},
    stores::Shop,
};
use crate::{
    import::{columns::Column, faults::CellFault, rows::StaffLine},
    wire::StoreName,
};
use std::collections::{HashMap, HashSet};
use storewarden_domain::subject::{StoreKey, SubAccountKey, Subject};

/// One sub-account with everything that the files say of it.
pub(super) struct Account<'t, 'b> {
    pub subject: Subject,
    /// At least one.
    pub lines: Vec<(Origin, &'b StaffLine<'t>)>,
}

/// Finds the shop of every row and gathers the rows by sub-account, in the order in which they occur first.
pub(super) fn assign<'t, 'b>(
    batch: &'b Batch<'t>,
    shops: &[Shop],
    ledger: &mut Ledger,
) -> Vec<Account<'t, 'b>> {
    let mut by_main: HashMap<&str, Vec<&Shop>> = HashMap::new();
    for shop in shops {
        by_main.entry(&shop.key.main).or_default().push(shop);
    }
    let names: HashSet<&str> = shops.iter().flat_map(|shop| shop.names.iter().map(String::as_str)).collect();
    let mut accounts: Vec<Account<'t, 'b>> = Vec::new();
    let mut places: HashMap<(&StoreKey, &str), usize> = HashMap::new();
    for (origin, line) in batch.staff() {
        let candidates = by_main.get(line.main.as_str()).map(Vec::as_slice).unwrap_or_default();
        match shop_of(line, candidates, &names) {
            Ok(shop) => {
                let place = *places.entry((&shop.key, line.sub.as_str())).or_insert(accounts.len());
                if place == accounts.len() {
                    let key = SubAccountKey { store: shop.key.clone(), sub: line.sub.clone() };
                    accounts.push(Account { subject: Subject::SubAccount(key), lines: Vec::new() });
                }
                if let Some(account) = accounts.get_mut(place) {
                    account.lines.push((origin, line));
                }
            }
            Err((column, value, fault)) => {
                let fault = batch.fault(origin, column, fault, value);
                ledger.refuse(origin, fault);
            }
        }
    }
    accounts
}

type Refused<'b> = (Column, &'b str, CellFault);

fn shop_of<'s, 'b>(
    line: &'b StaffLine<'_>,
    shops: &[&'s Shop],
    names: &HashSet<&str>,
) -> Result<&'s Shop, Refused<'b>> {
    if shops.is_empty() {
        return Err((Column::Login, &line.main, unknown_shop()));
    }
    let on_platform =
        |shop: &&&'s Shop| line.platform.as_ref().is_none_or(|platform| *platform == shop.key.platform);
    let mut found: Vec<&'s Shop> = shops.iter().filter(on_platform).copied().collect();
    if found.is_empty() {
        return Err((Column::Platform, &line.main, unknown_shop()));
    }
    if let Some(name) = line.shop {
        found.retain(|shop| shop.names.is_empty() || shop.names.iter().any(|known| known == name));
        if found.is_empty() {
            return Err((Column::Shop, name, if names.contains(name) { mismatch() } else { unknown_shop() }));
        }
    }
    match found.as_slice() {
        [shop] => Ok(shop),
        _ => Err((Column::Login, &line.main, ambiguous())),
    }
}

fn unknown_shop() -> CellFault {
    CellFault::new(
        "unknown-shop",
        "找不到这家店铺：台账里没有，本次导入的文件里也没有。请先导入店铺表（可与本文件一起导入），或改正店铺后重新导入该行。",
        "This shop is not known: it is neither recorded nor in the files of this import. Import the store list first, or together with this file, or correct the shop.",
    )
}

fn mismatch() -> CellFault {
    CellFault::new(
        "shop-mismatch",
        "店铺与子账号的主账号前缀不是同一家店。请改正其中一个后重新导入该行。",
        "The shop and the login's main account belong to different stores. Correct one of them and import the row again.",
    )
}

fn ambiguous() -> CellFault {
    CellFault::new(
        "ambiguous-shop",
        "有多个平台的店铺使用这个主账号，分不清是哪一家。请加上「平台」或「店铺」列后重新导入该行。",
        "Stores on several platforms have this main account. Add the column 平台 or 店铺 and import the row again.",
    )
}

/// Shops whose sub-accounts need the person check and of which nobody said whether the notice has come.
pub(super) fn to_ask(
    shops: &[Shop],
    accounts: &[Account<'_, '_>],
    snapshot: &Snapshot,
    terms: &Terms<'_>,
) -> Vec<StoreName> {
    let recorded = snapshot
        .world
        .sub_accounts
        .iter()
        .filter(|(_, fact)| !fact.attributes.archived)
        .map(|(subject, _)| subject);
    let staffed: HashSet<&StoreKey> = recorded
        .chain(accounts.iter().map(|account| &account.subject))
        .filter_map(Subject::store_key)
        .collect();
    let open = |shop: &&Shop| {
        shop.roll_out.is_none()
            && !shop.noticed
            && !shop.archived
            && staffed.contains(&shop.key)
            && (terms.asks)(&shop.key.platform)
    };
    let name = |shop: &Shop| StoreName {
        subject: Subject::Store(shop.key.clone()),
        platform: shop.key.platform.clone(),
        name: shop.names.last().unwrap_or(&shop.key.main).clone(),
    };
    shops.iter().filter(open).map(name).collect()
}
