//! The promotion season over all shops (product B9, X-14): a window is confirmed each year, accounts are wanted and there,
//! and what is left when it has ended is to be closed.

use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{PeakSeason, PeakSeasonRequest},
};
use storewarden_tests::{
    fixtures::at,
    recording::{self, change},
};

fn record(app: &App, kind: &str, subject: &str, time: &str, data: Value) {
    recording::record(app, at(time), vec![change(kind, subject, at(time), data)]);
}

fn season(app: &App, time: &str, year: Option<i32>) -> PeakSeason {
    app.peak_season(at(time), &PeakSeasonRequest { year }).expect("an answer")
}

/// One shop with a confirmed window and one without; JD has no temporary accounts.
fn shops() -> App {
    let app = App::in_memory().expect("memory");
    let then = "2026-10-20T10:00:00+08:00";
    for store in ["store:taobao/青禾家居", "store:tmall/云杉服饰", "store:jd/青禾京东"] {
        record(&app, "store-described", store, then, json!({ "name": store }));
    }
    let window = json!([{ "from": "2026-11-03", "to": "2026-12-15", "needed": 3 }]);
    record(&app, "store-described", "store:taobao/青禾家居", then, json!({ "temporary_windows": window }));
    for (n, time) in ["2026-11-02T09:00:00+08:00", "2026-11-05T09:00:00+08:00"].iter().enumerate() {
        let account = format!("sub-account:taobao/青禾家居:大促0{}", n + 1);
        let data = json!({ "kind": "temp-cs", "created_at": time, "dispatch": true });
        record(&app, "sub-account-described", &account, time, data);
    }
    app
}

#[test]
fn what_is_wanted_is_there_and_missing_is_counted_over_all_shops() {
    let season = season(&shops(), "2026-11-10T10:00:00+08:00", None);
    assert_eq!((season.year, season.stores.len()), (2026, 2), "shops whose platform has temporary accounts");
    assert_eq!((season.unconfirmed, season.needed, season.existing, season.missing), (1, 3, 2, 1));
    assert_eq!(season.unclosed, 0, "nothing is to be closed before the window has ended");
    let guessed = season.stores.iter().find(|row| !row.confirmed).expect("the other shop");
    assert_eq!(
        (guessed.from, guessed.to),
        (at("2026-11-01T00:00:00+08:00"), at("2026-12-22T00:00:00+08:00"))
    );
    let confirmed = season.stores.iter().find(|row| row.confirmed).expect("the shop");
    assert_eq!(confirmed.to, at("2026-12-16T00:00:00+08:00"), "15 December, 24:00");
}

#[test]
fn when_the_window_has_ended_each_account_is_closed_step_by_step() {
    let app = shops();
    assert_eq!(season(&app, "2026-12-15T23:59:59+08:00", None).unclosed, 0);
    let ended = season(&app, "2026-12-16T00:00:00+08:00", None);
    assert_eq!((ended.unclosed, ended.existing, ended.missing), (2, 0, 0));
    assert!(ended.stores[0].ended, "what is to be closed stands before what is only to be confirmed");
    let quiet = json!({ "dispatch": false });
    let time = "2026-12-16T09:00:00+08:00";
    record(&app, "sub-account-described", "sub-account:taobao/青禾家居:大促01", time, quiet);
    assert_eq!(season(&app, time, None).unclosed, 2, "it has not departed");
    record(&app, "departed", "sub-account:taobao/青禾家居:大促01", time, json!({}));
    assert_eq!(season(&app, time, None).unclosed, 1);
    assert!(app.check(at(time)).expect("a check").sound());
}

#[test]
fn no_window_is_assumed_for_a_new_year() {
    let next = season(&shops(), "2027-10-20T10:00:00+08:00", None);
    assert_eq!((next.year, next.unconfirmed, next.needed), (2027, 2, 0));
    assert_eq!(
        season(&shops(), "2027-10-20T10:00:00+08:00", Some(2026)).unconfirmed,
        1,
        "the past stays as it was"
    );
}
