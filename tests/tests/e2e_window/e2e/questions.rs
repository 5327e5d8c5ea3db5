//! What an operator asks in the morning is answered in at most three clicks from Today.

use chrono::Duration;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use storewarden_app::App;
use storewarden_domain::time::Instant;
use storewarden_tests::{
    desktop::Desktop,
    fixtures::noon,
    home::Home,
    recording::{self, change},
    staff_list::running,
    window::Window,
};

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn which_accounts_freeze_this_week_stands_on_today_and_why_is_one_click_away() {
    let desktop = Desktop::start().unwrap();
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    window.go("today");
    let list = running();
    let wanted: BTreeSet<_> =
        list.iter().filter(|row| row.span(noon()) == "week").map(|row| row.subject.clone()).collect();
    assert!(!wanted.is_empty());
    let week = "[data-testid=group-week] [data-testid=today-row]";
    window.sees(week);
    let shown: BTreeSet<_> = window.attributes(week, "data-subject").into_iter().collect();
    assert_eq!(shown, wanted, "no click at all");

    let one = list.iter().find(|row| row.span(noon()) == "week").unwrap();
    let row = format!("[data-subject='{}']", one.subject);
    window.click(&format!("{row} [data-testid=today-why]"));
    window.sees("[data-testid=today-why-list]");
    let why = window.texts("[data-testid=today-why-list]").concat();
    let created = one.due - Duration::days(7);
    for part in [created, one.due, one.safe()].map(Instant::minute_text) {
        assert!(why.contains(&part), "{part} stands in: {why}");
    }
    assert!(why.contains("taobao.subaccount.verify-within"), "the rule is named: {why}");
}

fn record(app: &App, kind: &str, subject: &str, data: Value) {
    recording::record(app, noon(), vec![change(kind, subject, noon() - Duration::days(30), data)]);
}

/// One person, two shops: in the first by a role, in the second by a right of their own.
fn two_shops(home: &Home) {
    let app = home.open();
    record(&app, "store-described", "store:taobao/青禾家居", json!({ "name": "青禾家居" }));
    record(&app, "store-described", "store:tmall/青禾旗舰店", json!({ "name": "青禾旗舰店" }));
    record(&app, "staff-described", "staff:zhang", json!({ "name": "张示例", "phone": "19900000000" }));
    record(
        &app,
        "role-described",
        "role:ship",
        json!({ "name": "发货岗", "permissions": { "order.ship": "edit" } }),
    );
    let first = json!({ "holder": "zhang", "roles": ["ship"] });
    record(&app, "sub-account-described", "sub-account:taobao/青禾家居:客服01", first);
    let second = json!({ "holder": "zhang", "permissions": { "refund.agree": "edit" } });
    record(&app, "sub-account-described", "sub-account:tmall/青禾旗舰店:售后01", second);
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn what_a_person_can_do_in_which_shops_is_two_clicks_from_today() {
    let desktop = Desktop::start().unwrap();
    let home = Home::below(desktop.place());
    home.prefer("zh-CN", "light");
    two_shops(&home);
    let window = Window::open(&desktop, &home);
    window.go("today");

    window.click("[data-testid=nav-staff]");
    window.sees("tr[data-subject='staff:zhang']");
    window.click("tr[data-subject='staff:zhang'] td:first-child");
    window.sees("[data-testid=drawer] [data-testid=account-rights]");
    window.settles();
    let cards = window.texts("[data-testid=drawer] article");
    let of = |shop: &str| {
        cards.iter().find(|card| card.contains(shop)).unwrap_or_else(|| panic!("{shop}: {cards:?}"))
    };
    let (first, second) = (of("青禾家居"), of("青禾旗舰店"));
    assert!(first.contains("发货岗") && first.contains("发货"), "{first}");
    assert!(!first.contains("同意退款"), "{first}");
    assert!(second.contains("同意退款") && !second.contains("发货岗"), "{second}");
}
