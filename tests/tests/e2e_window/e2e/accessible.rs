//! axe looks at every screen of the running window, in both themes, and finds nothing.

use serde_json::{Value, json};
use std::fs;
use storewarden_tests::{
    desktop::Desktop,
    fixtures::noon,
    home::{Home, fixture},
    shipped::root,
    window::Window,
};

/// What axe objects to on the page as it stands, each with the element it means.
pub(super) fn objections(window: &Window) -> Vec<String> {
    let present: bool = window.run("return typeof axe !== 'undefined'", Value::Null);
    if !present {
        let axe = root().join("ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&axe).unwrap_or_else(|e| panic!("{}: {e}", axe.display()));
        // As a function's body, its `var` would not outlive the call.
        window.run::<()>(&format!("{axe}; window.axe = axe;"), Value::Null);
    }
    window.settles();
    window.run_later(
        "axe.run(document, { resultTypes: ['violations'] }).then(
            found => done(found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 160)} ${n.any.map(c => c.message).join(' ')}`))),
            fault => done([String(fault)]))",
        json!(null),
    )
}

struct Looker<'a> {
    window: &'a Window<'a>,
    theme: &'a str,
    found: Vec<String>,
    looked: u32,
}

impl Looker<'_> {
    fn look(&mut self, place: &str) {
        let found = objections(self.window);
        self.looked += 1;
        self.found.extend(found.into_iter().map(|what| format!("{place}, {}: {what}", self.theme)));
    }
}

fn axe_finds_nothing(theme: &str) {
    let desktop = Desktop::start().unwrap();
    let home = Home::below(desktop.place());
    home.prefer("zh-CN", theme);
    let window = Window::open(&desktop, &home);
    window.waits("the theme is on", |w| {
        (w.run::<String>("return document.documentElement.dataset.theme", Value::Null) == theme).then_some(())
    });
    let mut looker = Looker { window: &window, theme, found: Vec::new(), looked: 0 };
    window.sees("[data-testid=first-run-demo]");
    looker.look("first run");
    for (_, screen) in super::tour::SCREENS {
        window.go(screen);
        looker.look(&format!("empty {screen}"));
    }

    // A preview with all that it can hold: good rows, bad rows, a question, what would change.
    let files = ["stores.csv", "taobao-staff.csv", "damaged-staff.csv"];
    window.go("import");
    window.choose_files("[data-testid=import-input]", &files.map(fixture));
    window.sees("[data-testid=import-apply]:enabled");
    looker.look("import's preview");
    window.click("[data-testid=import-apply]");
    window.sees("[data-testid=import-result]");
    looker.look("import's result");

    for (_, screen) in super::tour::SCREENS {
        window.go(screen);
        looker.look(screen);
    }
    window.go("rulebook");
    window.click("[data-rule='taobao.subaccount.verify-within'] button");
    window.sees("[data-testid=reading]");
    looker.look("a rule");
    window.click("[data-testid=param-window] [data-testid=override]");
    window.sees("[data-testid=override-confirm]");
    looker.look("the form of an own value");
    window.keys(&["Escape"]);
    window.misses("[data-testid=override-confirm]");
    window.keys(&["Escape"]);
    window.misses("[data-testid=drawer]");
    window.run::<()>("location.hash = '#/calendar?year=2027'", Value::Null);
    window.sees("[data-testid=calendar-provisional]");
    looker.look("a year without a notice");
    window.click("[data-testid=notice-import]");
    window.choose_files("[data-testid=notice-input]", &[fixture("holidays.json")]);
    window.sees("[data-testid=notice-preview]");
    looker.look("a notice's preview");
    window.keys(&["Escape"]);
    window.misses("[data-testid=notice-preview]");
    window.go("today");
    window.click("[data-testid=today-why]");
    looker.look("a row with its reasons");
    window.click("[data-testid=today-row] button[aria-haspopup=dialog]");
    window.sees("[data-testid=drawer] h2");
    looker.look("a sub-account's drawer");
    window.click("[data-testid=drawer] [data-testid^=action-]:not([aria-disabled=true])");
    window.sees("[data-testid=action-confirm]");
    looker.look("the form of an action");
    window.keys(&["Escape"]);
    window.misses("[data-testid=action-confirm]");
    window.keys(&["Escape"]);
    window.misses("[data-testid=drawer]");
    window.go("stores");
    window.click("[data-row] td:first-child");
    window.sees("[data-testid=drawer] h2");
    looker.look("a shop's drawer");
    window.keys(&["Escape"]);
    window.misses("[data-testid=drawer]");
    window.keys(&["question"]);
    window.sees("[role=dialog]");
    looker.look("the list of keys");
    window.keys(&["Escape"]);
    window.misses("[role=dialog]");
    super::tour::furnish(&home);
    home.move_clock(noon() + chrono::Duration::seconds(1));
    for stop in super::tour::STOPS {
        stop.reach(&window);
        looker.look(stop.name);
    }
    println!("axe looked {} times in {theme}", looker.looked);
    assert!(looker.found.is_empty(), "{:#?}", looker.found);
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn axe_finds_nothing_in_the_light_window() {
    axe_finds_nothing("light");
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn axe_finds_nothing_in_the_dark_window() {
    axe_finds_nothing("dark");
}
