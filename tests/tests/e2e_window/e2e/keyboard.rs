//! The hands stay on the keyboard.

use serde_json::Value;
use storewarden_tests::{desktop::Desktop, home::Home, window::Window};

/// What the focus is on: a row's subject, or nothing.
fn focused_row(window: &Window) -> String {
    window.run("return document.activeElement.dataset.subject ?? ''", Value::Null)
}

fn focus_reaches(window: &Window, subject: &str) {
    window.waits(&format!("the focus is on {subject}"), |w| (focused_row(w) == subject).then_some(()));
}

fn jumps(window: &Window, letter: &str, screen: &str) {
    window.keys(&["g", letter]);
    window.waits(&format!("G {letter} leads to {screen}"), |w| (w.screen() == screen).then_some(()));
    window.settles();
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn everything_on_today_and_the_way_to_every_list_goes_by_keyboard_alone() {
    let desktop = Desktop::start().unwrap();
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    window.sees("[data-testid=today-row]");
    window.has_keyboard();
    let rows = window.subjects();
    // Documents are due too; the hands are followed on an account, which has a next step.
    let here = (1..rows.len()).find(|&i| rows[i].starts_with("sub-account:")).expect("an account");

    // J and K move, Enter opens, Esc closes and puts the focus back.
    for row in &rows[..=here + 1] {
        window.keys(&["j"]);
        focus_reaches(&window, row);
    }
    window.keys(&["k"]);
    focus_reaches(&window, &rows[here]);
    window.keys(&["Down", "Up"]);
    focus_reaches(&window, &rows[here]);
    window.keys(&["Return"]);
    let login = rows[here].rsplit('/').next().unwrap();
    window.waits("the drawer is about the row", |w| {
        w.texts("[data-testid=drawer] h2, .ant-drawer-title h2")
            .iter()
            .any(|text| text == login)
            .then_some(())
    });
    window.settles();
    let inside: bool =
        window.run("return document.activeElement.closest('.ant-drawer') !== null", Value::Null);
    assert!(inside, "the drawer takes the focus");
    window.keys(&["Escape"]);
    window.misses("[data-testid=drawer]");
    focus_reaches(&window, &rows[here]);

    // W tells why, again it is folded away.
    window.keys(&["w"]);
    window.sees("[data-testid=today-why-list]");
    window.keys(&["w"]);
    window.misses("[data-testid=today-why-list]");

    // E records the next step, Enter confirms, Ctrl Z takes it back and says what.
    window.keys(&["e"]);
    window.sees("[data-testid=action-confirm]");
    window.waits("the confirmation has the focus", |w| {
        w.run::<bool>("return document.activeElement.dataset.testid === 'action-confirm'", Value::Null)
            .then_some(())
    });
    window.keys(&["Return"]);
    window.misses("[data-testid=action-confirm]");
    let login = login.to_owned();
    window.waits("a toast names what was recorded", |w| {
        w.texts(".ant-notification-notice").iter().any(|text| text.contains(&login)).then_some(())
    });
    assert!(home.open().frame(storewarden_tests::fixtures::noon(), true).unwrap().undoable.is_some());
    let recorded =
        home.open().frame(storewarden_tests::fixtures::noon(), true).unwrap().undoable.unwrap().batch;
    window.keys(&["ctrl+z"]);
    window.waits("it is undone", |_| {
        let frame = home.open().frame(storewarden_tests::fixtures::noon(), true).unwrap();
        frame.undoable.is_none_or(|last| last.batch != recorded).then_some(())
    });
    window.waits("and the row is as it was", |w| (w.subjects() == rows).then_some(()));

    // G and a letter go to every screen; / puts the cursor into the filter.
    for (letter, screen) in super::tour::SCREENS {
        jumps(&window, letter, screen);
    }
    jumps(&window, "a", "sub-accounts");
    window.sees("[data-row]");
    window.keys(&["slash"]);
    window.waits("the filter has the focus", |w| {
        w.run::<bool>("return document.activeElement.dataset.testid === 'filter-search'", Value::Null)
            .then_some(())
    });
    window.keys(&["0", "3", "5"]);
    window.waits("the list is narrowed to what was typed", |w| {
        let subjects = w.subjects();
        (!subjects.is_empty() && subjects.iter().all(|subject| subject.contains("035"))).then_some(())
    });
    window.keys(&["Escape"]);
    window.keys(&["j"]);
    let first = window.subjects()[0].clone();
    focus_reaches(&window, &first);

    // ? lists the keys, Ctrl K finds anything.
    window.keys(&["question"]);
    window.sees("[role=dialog] dl");
    assert!(window.texts("[role=dialog] dt").len() >= 10);
    window.keys(&["Escape"]);
    window.misses("[role=dialog] dl");
    window.keys(&["ctrl+k"]);
    window.sees("[cmdk-input]");
    window.keys(&["0", "0", "0"]);
    window.sees("[cmdk-item][data-value^='sub-account:']");
    window.keys(&["Escape"]);
    window.misses("[cmdk-input]");
}
