//! Stores. A store's key is its platform and main login.

use super::{
    Batch, Snapshot, Terms,
    description::{
        Description, Field, NOTES, TAGS, described, listed, owned, recorded, same, warn_of_conflicts,
    },
    groups::{Group, by_subject},
    ledger::{Ledger, Origin},
};
use crate::{
    import::{columns::Column, phone::mask, rows::StoreLine, words::Worded},
    wire::Reached,
};
use std::collections::HashMap;
use storewarden_domain::{
    change::{Empty, Login, What},
    facts::{Store, StoreAttributes},
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::RollOut,
};

/// A store as sub-account rows may refer to it, whether known before or from this import.
#[derive(Debug)]
pub struct Shop {
    pub key: StoreKey,
    /// Its name before and after this import.
    pub names: Vec<String>,
    pub roll_out: Option<RollOut>,
    /// A verification notice is recorded.
    pub noticed: bool,
    pub archived: bool,
}

/// Compares stores with the snapshot. Gives every store there is.
pub(super) fn reconcile(
    batch: &Batch<'_>,
    snapshot: &Snapshot,
    terms: &Terms<'_>,
    ledger: &mut Ledger,
) -> Vec<Shop> {
    let answers: HashMap<&Subject, &Reached> =
        terms.reached.iter().map(|answer| (&answer.store, answer)).collect();
    let mut groups = by_subject(batch.stores(), |line| Some(Subject::store(&line.platform, line.main)));
    // A shop that no row names may have been answered about.
    let named: std::collections::HashSet<&Subject> = groups.iter().map(|group| &group.subject).collect();
    let only_answered: Vec<Group<'_, '_>> = terms
        .reached
        .iter()
        .filter(|answer| !named.contains(&answer.store) && snapshot.world.stores.contains_key(&answer.store))
        .map(|answer| Group { subject: answer.store.clone(), lines: Vec::new() })
        .collect();
    groups.extend(only_answered);

    let mut shops: HashMap<StoreKey, Shop> = snapshot
        .world
        .stores
        .iter()
        .filter_map(|(subject, store)| {
            let key = subject.store_key()?.clone();
            let noticed = store.events.iter().any(|e| !e.void && matches!(e.what, What::NoticeReceived(_)));
            let StoreAttributes { name, roll_out, archived, .. } = &store.attributes;
            let names = name.iter().cloned().collect();
            Some((key.clone(), Shop { key, names, roll_out: *roll_out, noticed, archived: *archived }))
        })
        .collect();
    for group in &groups {
        let Some(key) = group.subject.store_key() else {
            continue;
        };
        let shop = shops.entry(key.clone()).or_insert_with(|| Shop {
            key: key.clone(),
            names: Vec::new(),
            roll_out: None,
            noticed: false,
            archived: false,
        });
        store(batch, group, answers.get(&group.subject).copied(), shop, snapshot, terms, ledger);
    }
    let mut shops: Vec<Shop> = shops.into_values().collect();
    shops.sort_by(|a, b| a.key.cmp(&b.key));
    shops
}

fn store(
    batch: &Batch<'_>,
    group: &Group<'_, '_>,
    answer: Option<&Reached>,
    shop: &mut Shop,
    snapshot: &Snapshot,
    terms: &Terms<'_>,
    ledger: &mut Ledger,
) {
    const NAME: Field = Field { name: "name", zh: "店铺名称", en: "Name", column: Column::StoreName };
    const TYPE: Field =
        Field { name: "store_type", zh: "店铺类型", en: "Type", column: Column::StoreType };
    const ENTITY: Field = Field { name: "entity", zh: "主体", en: "Entity", column: Column::Uscc };
    const STATUS: Field =
        Field { name: "status", zh: "店铺状态", en: "Status", column: Column::StoreStatus };
    const PHONE: Field =
        Field { name: "phone", zh: "联系手机", en: "Phone", column: Column::ContactPhone };
    const EMAIL: Field =
        Field { name: "email", zh: "联系邮箱", en: "E-mail", column: Column::ContactEmail };
    const CATEGORIES: Field =
        Field { name: "categories", zh: "主营类目", en: "Categories", column: Column::Category };
    const QUOTA: Field =
        Field { name: "quota_sub_accounts", zh: "子账号名额", en: "Quota", column: Column::Quota };
    const OPENED: Field =
        Field { name: "opened_on", zh: "开店日期", en: "Opened", column: Column::OpenedOn };
    const ROLL_OUT: Field =
        Field { name: "roll_out", zh: "认证通知", en: "Verification notice", column: Column::Platform };

    let nothing = StoreAttributes::default();
    let known = snapshot.world.stores.get(&group.subject);
    let have = known.map_or(&nothing, |fact| &fact.attributes);
    let lines = &group.lines;
    let mut d = Description::new(ledger);
    let said = |of: fn(&StoreLine<'_>) -> Option<String>| {
        lines.iter().map(move |(origin, line)| (*origin, of(line)))
    };
    let sealed = |kind: &'static str, of: fn(&StoreLine<'_>) -> Option<String>| {
        lines.iter().map(move |(origin, line)| (*origin, of(line).map(|value| (terms.seal)(kind, &value))))
    };
    // Only the mask of a personal value is ever shown, and only of the one in the file.
    let phone = lines.iter().find_map(|(_, line)| line.phone.as_deref()).map(mask);
    let email = lines.iter().find_map(|(_, line)| line.email.as_deref()).map(crate::import::cells::shown);
    let shown = |mask: Option<String>| move |_: &String| same(mask.as_deref().unwrap_or_default());

    let name = d.field(&NAME, have.name.clone(), said(|l| l.name.map(Into::into)), same);
    d.field(&TYPE, have.store_type.clone(), said(|l| l.store_type.map(Into::into)), same);
    d.field(&ENTITY, have.entity.clone(), said(|l| l.entity.as_ref().map(|e| e.uscc.clone())), same);
    d.field(&STATUS, have.status, lines.iter().map(|(o, l)| (*o, l.status)), |s| s.text());
    d.field_unseen(&PHONE, have.phone.clone(), sealed("phone", |l| l.phone.clone()), shown(phone));
    d.field_unseen(&EMAIL, have.email.clone(), sealed("email", |l| l.email.clone()), shown(email));
    let words = |of: fn(&StoreLine<'_>) -> Option<Vec<String>>| {
        lines.iter().map(move |(origin, line)| (*origin, of(line)))
    };
    let categories = Some(have.categories.clone()).filter(|words| !words.is_empty());
    d.field(&CATEGORIES, categories, words(|l| l.categories.as_ref().map(|w| owned(w))), |words| {
        listed(words)
    });
    d.field(&QUOTA, have.quota_sub_accounts, lines.iter().map(|(o, l)| (*o, l.quota)), same);
    d.field(&TAGS, recorded(&have.tags), words(|l| l.tags.as_ref().map(|w| owned(w))), |words| listed(words));
    d.field(&NOTES, have.notes.clone(), said(|l| l.notes.map(Into::into)), same);
    d.field(&OPENED, have.opened_on, lines.iter().map(|(o, l)| (*o, l.opened_on)), same);
    let first = lines.first().map(|(origin, _)| *origin);
    d.unarchive(have.archived && first.is_some(), first);

    let mut notice = None;
    if let Some(answer) = answer {
        d.answer(&ROLL_OUT, have.roll_out, answer.roll_out, |r| r.text());
        shop.roll_out = Some(answer.roll_out);
        let recorded = |at: &Instant| {
            known.is_some_and(|fact| {
                fact.events
                    .iter()
                    .any(|e| !e.void && e.effective == *at && matches!(e.what, What::NoticeReceived(_)))
            })
        };
        notice = answer.notified_at.filter(|at| !recorded(at));
        if let Some(at) = notice {
            shop.noticed = true;
            d.line("收到认证通知", "Notice received", || (None, same(&at.minute_text())));
        }
    }
    let logins = logins(lines, known);
    for (origin, login) in &logins {
        d.origins.push(*origin);
        let seen = [login.device.as_deref(), login.address.as_deref()];
        let seen = seen.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        d.line("登录记录（未注明日期）", "Login (without a date)", || (None, same(&seen)));
    }
    shop.archived &= first.is_none();
    shop.names.extend(name.clone());

    warn_of_conflicts(batch, &d, ledger);
    d.mark_rows(ledger, first.filter(|_| known.is_none()));
    let main = group.subject.store_key().map_or("", |key| key.main.as_str());
    let mut whats = described(known.is_none(), &mut d, What::StoreDescribed, terms.now);
    whats.extend(logins.into_iter().map(|(_, login)| (terms.now, What::LoggedIn(login))));
    whats.extend(notice.map(|at| (at, What::NoticeReceived(Empty {}))));
    let name = name.or_else(|| have.name.clone());
    ledger.change(&group.subject, name.as_deref().unwrap_or(main), known.is_none(), whats, d.lines);
}

/// Devices and addresses of which the log does not know yet. A list tells no time, so the day of the import stands in.
fn logins(lines: &[(Origin, &StoreLine<'_>)], known: Option<&Store>) -> Vec<(Origin, Login)> {
    let mut found: Vec<(Origin, Login)> = Vec::new();
    for (origin, line) in lines {
        let (device, address) = (line.login_device.map(str::to_owned), line.login_address.clone());
        if device.is_none() && address.is_none() {
            continue;
        }
        let login = Login { device, address, undated: true, ..Login::default() };
        let told = |told: &Option<String>, known: &Option<String>| told.is_none() || told == known;
        let holds = |it: &Login| told(&login.device, &it.device) && told(&login.address, &it.address);
        let events = known.into_iter().flat_map(|store| &store.events).filter(|event| !event.void);
        let logged = events.into_iter().any(|event| matches!(&event.what, What::LoggedIn(it) if holds(it)));
        if !logged && !found.iter().any(|(_, other)| holds(other)) {
            found.push((*origin, login));
        }
    }
    found
}
