//! The rulebook and the calendar without a mouse.

use serde_json::Value;
use storewarden_tests::{desktop::Desktop, home::Home, window::Window};

fn opened(desktop: &Desktop) -> Window<'_> {
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(desktop, &home);
    window.sees("[data-testid=today-row]");
    window.has_keyboard();
    window
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_rule_is_found_read_and_set_otherwise_by_keyboard_alone() {
    let desktop = Desktop::start().unwrap();
    let window = opened(&desktop);
    window.keys(&["g", "r"]);
    window.sees("[data-testid=rule-row]");
    window.keys(&["slash"]);
    window.focuses("[data-testid=filter-search]");
    window.keys(&["v", "e", "r", "i", "f", "y", "minus", "w", "i", "t", "h", "i", "n"]);
    let row = "[data-rule='taobao.subaccount.verify-within']";
    window.waits("the list is narrowed", |w| (w.texts("[data-testid=rule-row]").len() < 5).then_some(()));
    window.keys(&["Escape", "j"]);
    for _ in 0..5 {
        if window.focus_is_on(row) {
            break;
        }
        window.keys(&["j"]);
    }
    window.focuses(row);

    window.keys(&["Return"]);
    window.sees("[data-testid=drawer] [data-testid=param-window]");
    window.settles();
    window.walks_to("Tab", "[data-testid=param-window] [data-testid=override]");
    window.keys(&["Return"]);
    window.focuses("#override_value");
    window.keys(&["ctrl+a", "6"]);
    window.walks_to("Tab", "[data-testid=override-reason]");
    window.keys(&["t", "r", "y"]);
    window.walks_to("Tab", "[data-testid=override-confirm]");
    window.keys(&["Return"]);
    window.misses("[data-testid=override-confirm]");
    window.sees("[data-testid=param-window] [data-testid=override-reset]");

    window.waits("the rule's page closes", |w| {
        w.keys(&["Escape"]);
        (!w.shows("[data-testid=drawer]")).then_some(())
    });
    window.focuses(row);
    window.keys(&["ctrl+z"]);
    window.sees(".ant-notification-notice");
    window.keys(&["Return"]);
    window.sees("[data-testid=drawer] [data-testid=param-window]");
    window.misses("[data-testid=override-reset]");
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn days_and_years_of_the_calendar_are_walked_by_keyboard_alone() {
    let desktop = Desktop::start().unwrap();
    let window = opened(&desktop);
    window.keys(&["g", "c"]);
    window.sees("[data-testid=month-11]");
    window.settles();
    window.walks_to("Tab", "[data-date][aria-pressed=true]");
    let day =
        |w: &Window| -> String { w.run("return document.activeElement.dataset.date ?? ''", Value::Null) };
    assert_eq!(day(&window), "2026-11-21", "today is where it begins");
    for (key, to) in
        [("Right", "2026-11-22"), ("Down", "2026-11-29"), ("Left", "2026-11-28"), ("Up", "2026-11-21")]
    {
        window.keys(&[key]);
        window.waits(&format!("{key} leads to {to}"), |w| (day(w) == to).then_some(()));
    }

    // A notice can be brought in, and the way back leads to the day.
    window.keys(&["n"]);
    window.sees("[role=dialog]");
    window.keys(&["Escape"]);
    window.misses("[role=dialog]");
    window.waits("the focus is back on the day", |w| (day(w) == "2026-11-21").then_some(()));

    // The next year, whose notice is not published.
    window.walks_to("shift+Tab", "[data-testid=calendar-years] input");
    window.keys(&["Right"]);
    window.sees("[data-testid=calendar-provisional]");
    window.walks_to("Tab", "[data-date][aria-pressed=true]");
    assert_eq!(day(&window), "2027-01-01");
}
