//! The operator sets a rule's parameter otherwise: the dates that move are seen first, the mark stands wherever it acts, and
//! one key takes it back.

use serde_json::Value;
use storewarden_tests::{desktop::Desktop, home::Home, window::Window};

const WITHIN: &str = "[data-rule='taobao.subaccount.verify-within'] button";

fn due_times(window: &Window) -> Vec<String> {
    window.attributes("[data-testid=today-row]", "data-due")
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_value_of_ones_own_shows_what_it_moves_is_marked_where_it_acts_and_is_undone() {
    let desktop = Desktop::start().unwrap();
    let home = Home::with_fixtures(desktop.place());
    let window = Window::open(&desktop, &home);
    window.go("today");
    window.sees("[data-testid=today-row]");
    let before = due_times(&window);
    window.misses("[data-testid=today-row] [data-testid=rule-link]");

    window.go("rulebook");
    window.click(WITHIN);
    window.click("[data-testid=param-window] [data-testid=override]");
    window.click("#override_value");
    window.keys(&["ctrl+a", "6"]);
    window.waits("the dates that move are listed", |w| {
        let moved: u32 = w.run(
            "return document.querySelectorAll('[data-testid=override-confirm]').length &&
                document.querySelectorAll('.ant-modal table tbody tr').length",
            Value::Null,
        );
        (moved > 0).then_some(())
    });
    window.types("[data-testid=override-reason]", "客服答复");
    window.click("[data-testid=override-confirm]");
    window.misses("[data-testid=override-confirm]");
    window.sees("[data-testid=param-window] [data-testid=override-reset]");
    assert!(window.texts("[data-testid=param-window]").concat().contains("客服答复"));
    // The page beneath takes keys again once the form has faded; until then one is for the form.
    window.waits("the rule's page closes", |w| {
        w.keys(&["Escape"]);
        (!w.shows("[data-testid=drawer]")).then_some(())
    });

    window.go("today");
    window.sees("[data-testid=today-row] [data-testid=rule-link]");
    // Marks and dates are two answers; either may come first.
    window.waits("Today goes by the operator's value", |w| (due_times(w) != before).then_some(()));
    window.click("[data-testid=today-row] [data-testid=rule-link]");
    window.sees("[data-testid=drawer] [data-testid=param-window]");
    window.keys(&["Escape"]);
    window.misses("[data-testid=drawer]");

    window.keys(&["ctrl+z"]);
    window.misses("[data-testid=today-row] [data-testid=rule-link]");
    window.waits("Today goes by the shipped value again", |w| (due_times(w) == before).then_some(()));
}
