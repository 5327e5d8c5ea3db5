//! What is decided about a date's reminders in the running window: put off by keyboard, turned off with a reason, let go on.

use serde_json::Value;
use storewarden_app::wire::{DeadlineRow, Span};
use storewarden_domain::assessment::Handling;
use storewarden_tests::{desktop::Desktop, fixtures::noon, home::Home, window::Window};

/// The date as the program holds it, in whatever group it stands.
fn held(home: &Home, id: &str) -> DeadlineRow {
    let now = noon() + chrono::Duration::minutes(5);
    home.open().deadline(now, id).unwrap().unwrap_or_else(|| panic!("{id} still stands"))
}

fn focused(window: &Window) -> String {
    window.run("return document.activeElement.dataset.deadline ?? ''", Value::Null)
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_reminder_is_put_off_by_keyboard_turned_off_with_a_reason_and_let_go_on() {
    let desktop = Desktop::start().unwrap();
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    let week = "[data-testid=group-week] [data-testid=today-row]";
    window.sees(week);
    let id = window.attributes(week, "data-deadline")[0].clone();
    let row = format!("[data-deadline='{id}']");

    // S on the row, Enter on the first time that is offered.
    window.run::<()>("document.querySelector(arguments[0]).focus()", row.clone());
    window.keys(&["s"]);
    window.sees("[role=menuitem]");
    window.settles();
    window.waits("the menu has the keyboard", |w| {
        w.run::<bool>("return document.activeElement.closest('[role=menu]') !== null", Value::Null)
            .then_some(())
    });
    window.keys(&["Return"]);
    window.sees(&format!("{row} [data-testid=handling-snoozed]"));
    let reminding = held(&home, &id).reminding;
    assert!(matches!(reminding.handling, Some(Handling::Snoozed { .. })), "{reminding:?}");
    window.waits("the row has the keyboard again", |w| (focused(w) == id).then_some(()));

    // From the row's button: nothing more is said, once it is written why.
    home.move_clock(noon() + chrono::Duration::seconds(30));
    window.click(&format!("{row} [data-testid=row-menu]"));
    window.click("[data-testid=menu-waived]");
    window.sees("#remind_reason");
    window.settles();
    window.types("#remind_reason", "账号不再使用");
    window.click("[data-testid=form-confirm]");
    window.misses("[data-testid=form-confirm]");
    window.sees("[data-testid=group-waived]");
    assert!(!window.shows(&format!("[data-testid=group-week] {row}")), "it left its group");
    assert_eq!(held(&home, &id).span, Span::Waived);

    // Right click on it, where it stands now, lets the reminders go on.
    home.move_clock(noon() + chrono::Duration::seconds(60));
    window.run::<()>(
        "const row = document.querySelector(arguments[0]); row.scrollIntoView({ block: 'center' });
         const box = row.getBoundingClientRect();
         row.dispatchEvent(new MouseEvent('contextmenu',
             { bubbles: true, cancelable: true, clientX: box.left + 40, clientY: box.top + 10 }))",
        row.clone(),
    );
    window.click("[data-testid=menu-reminders-resumed]");
    window.sees(&format!("[data-testid=group-week] {row}"));
    assert_eq!(held(&home, &id).span, Span::Week);

    // Quiet hours are kept with the other wishes.
    window.go("settings");
    window.click("[data-testid=setting-quiet]");
    window.sees("[data-testid=quiet-from]");
    window.waits("they are kept", |_| (home.preferences()["quiet_hours"] == true).then_some(()));
    assert_eq!(home.preferences()["quiet_from"], "22:00");
}
