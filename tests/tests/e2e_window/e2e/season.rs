//! The promotion season in the running window, by keyboard alone: no year's window is assumed, one form confirms it for
//! every shop, and what is left when it has ended is closed where it stands.

use super::accessible::objections;
use chrono::Duration;
use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{PeakSeason, PeakSeasonRequest},
};
use storewarden_domain::time::Instant;
use storewarden_tests::{
    desktop::Desktop,
    fixtures::noon,
    home::Home,
    recording::{self, change},
    window::Window,
};

const GUESSED: &str = "store:tmall/云杉服饰";

fn record(app: &App, kind: &str, subject: &str, at: Instant, data: Value) {
    recording::record(app, at, vec![change(kind, subject, at, data)]);
}

/// One shop whose window has ended with two accounts still taking chats, one in its window, one that nobody confirmed.
pub(super) fn shops(home: &Home) {
    let app = home.open();
    let before = noon() - Duration::days(30);
    let windows = [
        ("taobao/青禾家居", json!([{ "from": "2026-11-03", "to": "2026-11-18", "needed": 2 }])),
        ("taobao/小满茶铺", json!([{ "from": "2026-11-03", "to": "2026-12-15", "needed": 4 }])),
    ];
    for (store, windows) in windows {
        let described = json!({ "name": store.split('/').next_back(), "temporary_windows": windows });
        record(&app, "store-described", &format!("store:{store}"), before, described);
        for number in 1..3 {
            let created = noon() - Duration::days(15);
            let about = json!({ "kind": "temp-cs", "created_at": created, "dispatch": true });
            let account = format!("sub-account:{store}:大促0{number}");
            record(&app, "sub-account-described", &account, created, about);
        }
    }
    record(&app, "store-described", GUESSED, before, json!({ "name": "云杉服饰" }));
}

fn season(home: &Home) -> PeakSeason {
    home.open().peak_season(noon() + Duration::hours(1), &PeakSeasonRequest { year: None }).unwrap()
}

fn is_so(window: &Window, home: &Home, what: &str, holds: impl Fn(&PeakSeason) -> bool) {
    window.waits(what, |_| holds(&season(home)).then_some(()));
    window.misses("[data-testid=form-confirm]");
    window.settles();
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_season_is_confirmed_and_closed_by_keyboard_alone() {
    let desktop = Desktop::start().unwrap();
    let home = Home::below(desktop.place());
    home.prefer("zh-CN", "light");
    shops(&home);
    let window = Window::open(&desktop, &home);
    window.has_keyboard();
    window.keys(&["g", "d"]);
    window.sees("[data-testid=season-guess]");
    window.settles();
    assert_eq!(objections(&window), Vec::<String>::new(), "axe finds nothing in the season");

    // N asks for the year's window of the shop that has none; the rule's days are there for the asking.
    window.keys(&["n"]);
    window.sees("[data-testid=form-confirm]");
    window.settles();
    assert_eq!(window.attributes("#season_from, #season_to", "value"), ["", ""], "no day is assumed");
    assert_eq!(objections(&window), Vec::<String>::new(), "axe finds nothing in the form");
    window.keys(&["shift+Tab", "Return"]);
    window.waits("the rule's days are taken", |w| {
        let days: Vec<String> = w.run(
            "return [...document.querySelectorAll('#season_from, #season_to')].map(field => field.value)",
            Value::Null,
        );
        (days == ["2026-11-01", "2026-12-21"]).then_some(())
    });
    window.run::<()>("document.querySelector('[data-testid=form-confirm]').focus()", Value::Null);
    window.keys(&["Return"]);
    is_so(&window, &home, "every window is confirmed", |season| season.unconfirmed == 0);
    home.move_clock(noon() + Duration::minutes(1));
    window.misses("[data-testid=season-guess]");

    // What has something to do stands first: E takes its next step, Enter confirms it.
    for (minute, left) in [(2, "the chats are handed over"), (3, "both have departed")] {
        focus_ended(&window);
        window.keys(&["e"]);
        window.sees("[data-testid=form-confirm]");
        window.waits("Enter confirms", |w| {
            let on: String = w.run("return document.activeElement.dataset.testid ?? ''", Value::Null);
            (on == "form-confirm").then_some(())
        });
        window.keys(&["Return"]);
        let done = |season: &PeakSeason| {
            let accounts = season.stores.iter().filter(|row| row.ended).flat_map(|row| &row.accounts);
            accounts.flat_map(|account| &account.closing).filter(|step| step.done).count()
        };
        is_so(&window, &home, left, |season| done(season) == 2 * (minute - 1));
        home.move_clock(noon() + Duration::minutes(minute as i64));
    }
    assert_eq!(season(&home).unclosed, 0);
    window.misses("[data-testid^=close-]");
    window.quit();
}

/// Puts the focus on the shop whose window has ended, row by row.
fn focus_ended(window: &Window) {
    window.waits("the ended window has the focus", |w| {
        let on: String = w.run("return document.activeElement.dataset.subject ?? ''", Value::Null);
        let there = on == "store:taobao/青禾家居";
        if !there {
            w.keys(&["j"]);
        }
        there.then_some(())
    });
}
