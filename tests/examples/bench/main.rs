//! How long the program thinks about each question of the window, JSON included, on a file of its own: `cargo xtask bench`.
//!
//! Two sizes: that of an operator's day, and one where whatever grows with the number of accounts would show. Figures are
//! of this machine and this moment; nothing here is a test.

mod associations;

use std::{
    fmt::Write,
    hint::black_box,
    path::PathBuf,
    time::{Duration, Instant as Stopwatch},
};
use storewarden_app::{
    App,
    wire::{
        InboxRequest, MatrixRequest, MovesOf, MovesRequest, OverrideRequest, StaffRequest, StoreSort,
        StoresRequest, SubAccountSort, SubAccountsRequest, TodayRequest,
    },
};
use storewarden_domain::time::Instant;
use storewarden_tests::scratch::Scratch;

/// Stores, and sub-accounts in each.
const SIZES: [(usize, usize); 2] = [(200, 15), (2_000, 50)];
const ROUNDS: usize = 60;

/// An operator's two lists, as files: Taobao and Tmall in turns, accounts in every state of the person check.
fn lists(stores: usize, each: usize) -> (String, String) {
    let mut shops = String::from("平台,店铺名称,主账号,店铺状态\n");
    let mut staff = String::from("子账号,使用人,手机号,岗位,状态,认证状态,创建时间,店铺\n");
    for shop in 0..stores {
        let platform = if shop % 2 == 0 { "淘宝" } else { "天猫" };
        let _ = writeln!(shops, "{platform},示例店铺{shop:04},示例商家{shop:04},正常");
        for account in 0..each {
            let check = ["已认证", "未认证", "已认证", "审核中", "已认证", "审核不通过"][account % 6];
            let number = shop * each + account;
            let (day, hour) = (1 + number % 20, 8 + number % 11);
            let _ = writeln!(
                staff,
                "示例商家{shop:04}:客服{account:02},员工{number:06},139{number:08},客服,正常,{check},2026-11-{day:02} {hour:02}:{:02},示例店铺{shop:04}",
                number % 60
            );
        }
    }
    (shops, staff)
}

/// What is asked, again and again.
struct Question<'a> {
    name: &'a str,
    ask: Box<dyn Fn() -> usize + 'a>,
}

fn bytes(answer: impl serde::Serialize) -> usize {
    serde_json::to_vec(&answer).map_or(0, |bytes| bytes.len())
}

fn questions(app: &App, now: Instant) -> Vec<Question<'_>> {
    let stores = |sort| StoresRequest { sort, ..StoresRequest::default() };
    let accounts = |sort| SubAccountsRequest { sort, ..SubAccountsRequest::default() };
    let search = SubAccountsRequest { search: "客服03".into(), ..SubAccountsRequest::default() };
    let first = app.sub_accounts(now, &accounts(SubAccountSort::Headline));
    let subject = first.ok().and_then(|page| page.rows.into_iter().next()).map(|row| row.subject);
    macro_rules! ask {
        ($name:literal, $call:expr) => {
            Question { name: $name, ask: Box::new(move || $call.map_or(0, bytes)) }
        };
    }
    let mut all = vec![
        ask!("frame", app.frame(now, false)),
        ask!("today", app.today(now, &TodayRequest::default())),
        ask!("stores by urgency", app.stores(now, &stores(StoreSort::Headline))),
        ask!("stores by name", app.stores(now, &stores(StoreSort::Name))),
        ask!("sub-accounts by urgency", app.sub_accounts(now, &accounts(SubAccountSort::Headline))),
        ask!("sub-accounts by login", app.sub_accounts(now, &accounts(SubAccountSort::Login))),
        ask!("sub-accounts, searched", app.sub_accounts(now, &search)),
        ask!("staff", app.staff(now, &StaffRequest::default())),
        ask!("matrix", app.rights_matrix(now, &MatrixRequest::default())),
        ask!("inbox", app.inbox(now, &InboxRequest::default())),
    ];
    let wish = OverrideRequest {
        rule: "taobao.subaccount.verify-within".into(),
        param: "window".into(),
        value: 6.into(),
        reason: String::new(),
    };
    let moves = MovesRequest::first(MovesOf::Value(wish));
    all.push(ask!("dates that a value moves", app.moved_dates(now, &moves)));
    if let Some(subject) = subject {
        all.push(ask!("one account's drawer", app.subject(now, &subject)));
    }
    all
}

/// Median and 99th percentile.
fn quantiles(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort();
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len() - 1)).copied();
    (at(50).unwrap_or_default(), at(99).unwrap_or_default())
}

fn measure(stores: usize, each: usize) -> Vec<serde_json::Value> {
    let scratch = Scratch::new("bench");
    let app = App::open(scratch.path()).unwrap_or_else(|fault| panic!("{fault}"));
    let now = Instant::parse("2026-11-21T12:00:00+08:00").unwrap_or_else(|| panic!("a time"));
    let (shops, staff) = lists(stores, each);
    println!("\n{stores} stores, {} sub-accounts", stores * each);
    let began = Stopwatch::now();
    for (name, text) in [("stores.csv", &shops), ("staff.csv", &staff)] {
        let file = (name.to_owned(), "auto".to_owned(), text.clone().into_bytes());
        let report = app.import_bytes(now, &[file], &[], true).unwrap_or_else(|fault| panic!("{fault}"));
        black_box(report.files.len());
    }
    println!("{:<28}{:>9.2} s", "import of both files", began.elapsed().as_secs_f64());
    let began = Stopwatch::now();
    let later = now + chrono::Duration::hours(1);
    black_box(app.frame(later, false).is_ok());
    println!("{:<28}{:>9.1} ms", "an hour's tick, and frame", began.elapsed().as_secs_f64() * 1e3);
    println!("{:<28}{:>12}{:>12}{:>12}", "", "median", "99 %", "answer");
    let mut lines = Vec::new();
    for Question { name, ask } in questions(&app, later) {
        let size = ask();
        let times = (0..ROUNDS).map(|_| {
            let began = Stopwatch::now();
            black_box(ask());
            began.elapsed()
        });
        let (median, slow) = quantiles(times.collect());
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!("{name:<28}{:>9.2} ms{:>9.2} ms{:>9.0} kB", ms(median), ms(slow), size as f64 / 1e3);
        lines.push(serde_json::json!({
            "accounts": stores * each, "question": name, "median_ms": ms(median), "p99_ms": ms(slow), "bytes": size,
        }));
    }
    lines
}

fn main() {
    let mut lines: Vec<_> = SIZES.iter().flat_map(|(stores, each)| measure(*stores, *each)).collect();
    let now = Instant::parse("2026-11-21T12:00:00+08:00").unwrap_or_else(|| panic!("a time"));
    lines.extend(associations::measure(now).unwrap_or_else(|fault| panic!("{fault}")));
    let Some(file) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return;
    };
    let text = serde_json::to_string_pretty(&lines).unwrap_or_default();
    match std::fs::write(&file, text) {
        Ok(()) => println!("\nwritten to {}", file.display()),
        Err(fault) => eprintln!("{}: {fault}", file.display()),
    }
}
