//! What stores have in common, read from the file: the list of an operator with thousands of shops; the clusters of a
//! million values, found anew from the file, against a raw scan of the same rows (P8), and as they are kept.

use serde_json::json;
use std::{
    hint::black_box,
    time::{Duration, Instant as Stopwatch},
};
use storewarden_db::{
    Db, DbError, cluster,
    journal::{self, Batch},
    settling, signal,
};
use storewarden_domain::{
    assess::association::{Groups, Traces, openings, ranked},
    change::Draft,
    rulebook::Rulebook,
    text::Text,
    time::Instant,
};
use storewarden_tests::{recording::change, scratch::Scratch, shipped::rulebook};
use uuid::Uuid;

/// Stores for the ranked list, with a handful of values each.
const LISTED: usize = 3_000;
/// Stores for the clusters, and values of each.
const SCANNED: (usize, usize) = (10_000, 100);
const ROUNDS: usize = 9;
/// A store's values other than product ranges: licence, bank account, phone, mail, device and network.
const OTHERS: usize = 6;

/// Four shops to a company; three to a device and six to a network, across companies; one mail in twenty is used by the
/// shop before as well.
fn changes(stores: usize, values: usize, now: Instant) -> Vec<Draft> {
    let mut all = Vec::new();
    let mut tell = |subject: String, kind: &str, data: serde_json::Value| {
        all.push(change(kind, &subject, now, data));
    };
    for company in 0..stores.div_ceil(4) {
        let about = json!({ "name": format!("示例{company:05}商贸有限公司"), "bank_account_number": format!("bank:{company}") });
        tell(format!("entity:91{company:016}"), "entity-described", about);
    }
    for shop in 0..stores {
        let subject = format!("store:aliexpress/示例商家{shop:05}");
        let mail = if shop % 20 == 1 { shop - 1 } else { shop };
        let ranges: Vec<String> = (OTHERS..values)
            .map(|range| format!("类目{}-{range}", shop - shop % 2 * (range % 10 / 9)))
            .collect();
        let about = json!({
            "name": format!("示例店铺{shop:05}"), "entity": format!("91{:016}", shop / 4),
            "phone": format!("phone:{shop}"), "email": format!("mail:{mail}"), "product_ranges": ranges,
        });
        tell(subject.clone(), "store-described", about);
        let seen = json!({ "device": format!("WS-{:04}", shop / 3), "address": format!("10.{}.{}.1", shop / 6 / 250, shop / 6 % 250) });
        tell(subject, "logged-in", seen);
    }
    all
}

fn batch(now: Instant) -> Batch {
    let text = Text::new("量", "measure");
    Batch { id: Uuid::now_v7(), recorded: now, by: "bench".into(), text, undone: false }
}

fn filled(scratch: &Scratch, stores: usize, values: usize, now: Instant) -> Result<Db, DbError> {
    let mut db = Db::open(&scratch.path().join("storewarden.db"))?;
    let batch = batch(now);
    db.write(|tx| {
        journal::open(tx, &batch)?;
        let mut changes = changes(stores, values, now).into_iter();
        changes.try_for_each(|draft| journal::append(tx, &batch, &draft.record(Uuid::now_v7(), now, "bench")))
    })?;
    Ok(db)
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = Stopwatch::now();
    let answer = work();
    (began.elapsed(), answer)
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of.get(of.len() / 2).copied().unwrap_or_default()
}

/// What the screen asks for all shops of a platform; its own part is a page of rows.
fn list(db: &mut Db, rulebook: &Rulebook, now: Instant) -> Result<(usize, [Duration; 2]), DbError> {
    db.read(|tx| {
        let (reading, all) = timed(|| signal::all(tx));
        let (all, groups) = (all?, Groups::at(&signal::groups(tx)?, rulebook, now));
        let stores: Vec<&Traces> = all.iter().collect();
        let (judging, pairs) = timed(|| {
            let opened = openings(&stores, rulebook, now);
            ranked(&stores, &opened, &groups, rulebook, now).len()
        });
        Ok((pairs, [reading, judging]))
    })
}

/// Their sizes, the largest first.
fn clusters(db: &mut Db, rulebook: &Rulebook, now: Instant) -> Result<Vec<usize>, DbError> {
    let stores = i64::try_from(SCANNED.0).unwrap_or(i64::MAX);
    db.read(|tx| Ok(settling::anew(tx, rulebook, now)?.sizes(1..=stores)))
}

fn kept(db: &mut Db) -> Result<Vec<usize>, DbError> {
    db.read(|tx| Ok(cluster::all(tx, None)?.iter().map(|cluster| cluster.stores.len()).collect()))
}

/// Every row and every text of it.
fn scan(db: &mut Db) -> Result<(usize, usize), DbError> {
    db.read(|tx| {
        let (mut rows, mut bytes) = (0, 0);
        signal::each(tx, |row| {
            rows += 1;
            for column in 0..row.as_ref().column_count() {
                bytes += black_box(row.get_ref(column)?).as_str().map_or(0, str::len);
            }
            Ok(())
        })?;
        Ok((rows, bytes))
    })
}

/// A login of one store on a device that others use, written and settled: how long the second took.
fn one_login(db: &mut Db, rulebook: &Rulebook, now: Instant, shop: usize) -> Result<Duration, DbError> {
    let batch = batch(now);
    db.write(|tx| {
        journal::open(tx, &batch)?;
        let subject = format!("store:aliexpress/示例商家{shop:05}");
        let seen = json!({ "device": format!("WS-{:04}", shop / 3 + 1) });
        let login = change("logged-in", &subject, now, seen);
        journal::append(tx, &batch, &login.record(Uuid::now_v7(), now, "bench"))
    })?;
    let (settled, done) = timed(|| db.write(|tx| settling::settle(tx, rulebook, now)));
    done.map(|()| settled)
}

/// One phone for everybody, then a login: the longest way that there is.
fn all_tied(db: &mut Db, rulebook: &Rulebook, now: Instant) -> Result<Duration, DbError> {
    let batch = batch(now);
    db.write(|tx| {
        journal::open(tx, &batch)?;
        let phone = json!({ "phone": "phone:all" });
        (0..LISTED).try_for_each(|shop| {
            let told =
                change("store-described", &format!("store:aliexpress/示例商家{shop:05}"), now, phone.clone());
            journal::append(tx, &batch, &told.record(Uuid::now_v7(), now, "bench"))
        })?;
        settling::settle(tx, rulebook, now)
    })?;
    one_login(db, rulebook, now, 1)
}

pub fn measure(now: Instant) -> Result<Vec<serde_json::Value>, DbError> {
    let rulebook = rulebook();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let scratch = Scratch::new("bench-list");
    let mut db = filled(&scratch, LISTED, OTHERS, now)?;
    let mut rounds = (0..ROUNDS).map(|_| list(&mut db, &rulebook, now)).collect::<Result<Vec<_>, _>>()?;
    rounds.sort_by_key(|(_, times)| times.iter().sum::<Duration>());
    let (pairs, [reading, judging]) = rounds[ROUNDS / 2];
    println!(
        "\nassociations of {LISTED} stores, {pairs} pairs: read {:.0} ms, judged {:.0} ms",
        ms(reading),
        ms(judging)
    );

    let tied = all_tied(&mut db, &rulebook, now)?;
    println!("where they all hang together, one store's login is settled in {:.1} ms", ms(tied));

    let (stores, values) = SCANNED;
    let scratch = Scratch::new("bench-scan");
    let mut db = filled(&scratch, stores, values, now)?;
    let (first, done) = timed(|| db.write(|tx| settling::settle(tx, &rulebook, now)));
    done?;
    let (mut floors, mut ratios, mut keeps, mut found) = (Vec::new(), Vec::new(), Vec::new(), (0, 0));
    for _ in 0..ROUNDS {
        let (floor, rows) = timed(|| scan(&mut db));
        let (whole, clusters) = timed(|| clusters(&mut db, &rulebook, now));
        let (read, kept) = timed(|| kept(&mut db));
        let clusters = clusters?;
        assert_eq!(kept?, clusters, "kept clusters are those found anew");
        found = (rows?.0, clusters.len());
        keeps.push(ms(read));
        floors.push(floor.as_secs_f64());
        ratios.push(whole.as_secs_f64() / floor.as_secs_f64());
    }
    let least = floors.iter().copied().fold(f64::INFINITY, f64::min);
    let most = floors.iter().copied().fold(0.0, f64::max);
    let logins = (0..ROUNDS).map(|n| Ok(ms(one_login(&mut db, &rulebook, now, n * 997)?)));
    let login = median(logins.collect::<Result<_, DbError>>()?);
    let (floor, ratio, keep) = (median(floors), median(ratios), median(keeps));
    let varied = (most - least) / floor;
    println!(
        "P8: clusters of {stores} stores with {} values ({} clusters) / raw scan of {:.0} ms: {ratio:.2}; the floor varied by {:.0} %{}",
        found.0,
        found.1,
        floor * 1e3,
        varied * 100.0,
        if varied > 0.2 { ", so it is void" } else { "" }
    );
    println!(
        "the same clusters as they are kept: read in {keep:.1} ms; one store's login added to {stores} stores: settled in {login:.1} ms; all of them anew: {:.0} ms",
        ms(first)
    );
    Ok(vec![
        json!({ "associations_of": LISTED, "pairs": pairs, "read_ms": ms(reading), "judged_ms": ms(judging), "all_tied_login_settled_ms": ms(tied) }),
        json!({ "goal": "P8", "stores": stores, "values": found.0, "floor_ms": floor * 1e3, "ratio": ratio, "floor_varied": varied }),
        json!({ "clusters_kept_of": stores, "read_ms": keep, "one_login_settled_ms": login, "anew_ms": ms(first) }),
    ])
}
