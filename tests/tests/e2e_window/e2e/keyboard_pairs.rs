//! What stores have in common, and main bindings, without a mouse.

use storewarden_tests::{desktop::Desktop, fixtures::noon, home::Home, window::Window};

/// Escape closes what stands open, and the focus is back where it came from.
fn escapes_to(window: &Window, open: &str, css: &str) {
    window.keys(&["Escape"]);
    window.misses(open);
    window.focuses(css);
}

fn opened(desktop: &Desktop) -> Window<'_> {
    let home = Home::with_fixtures(desktop.place());
    super::tour::furnish(&home);
    home.prefer("zh-CN", "light");
    let window = Window::open(desktop, &home);
    home.move_clock(noon() + chrono::Duration::seconds(1));
    window.sees("[data-testid=today-row]");
    window.has_keyboard();
    window
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn pairs_of_stores_are_walked_opened_and_declared_by_keyboard_alone() {
    let desktop = Desktop::start().unwrap();
    let window = opened(&desktop);
    window.keys(&["g", "o"]);
    window.sees("[data-testid=association-pair]");
    window.settles();
    let first = "[data-testid=association-pair]:first-child";
    let second = "[data-testid=association-pair]:nth-child(2)";
    window.keys(&["j"]);
    window.focuses(first);
    window.keys(&["j"]);
    window.focuses(second);
    window.keys(&["k"]);
    window.focuses(first);
    window.keys(&["Return"]);
    window.sees("[data-testid=drawer] [data-testid=edit]");
    window.settles();
    window.walks_to("Tab", "[data-testid=drawer] [data-testid=record-login]");
    window.keys(&["Return"]);
    window.focuses("#login_device");
    escapes_to(&window, "[data-testid=form-confirm]", "[data-testid=drawer] [data-testid=record-login]");
    escapes_to(&window, "[data-testid=drawer]", first);
    let declare = format!("{first} [data-testid=declare-relation]");
    window.walks_to("Tab", &declare);
    window.keys(&["Return"]);
    window.sees("[data-testid=form-confirm]");
    window.walks_to("Tab", "[data-testid=form-confirm]");
    escapes_to(&window, "[data-testid=form-confirm]", &declare);
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn main_bindings_are_walked_opened_edited_and_moved_on_by_keyboard_alone() {
    let desktop = Desktop::start().unwrap();
    let window = opened(&desktop);
    window.keys(&["g", "b"]);
    window.sees("main [data-row]");
    window.settles();
    let row = "[data-row][data-subject='binding:official']";
    for _ in 0..window.subjects().len() {
        window.keys(&["j"]);
        window.settles();
        if window.focus_is_on(row) {
            break;
        }
    }
    window.focuses(row);
    window.keys(&["Return"]);
    window.sees("[data-testid=drawer] [data-testid=binding-change]");
    window.settles();
    let step = "[data-testid=drawer] [data-testid=action-rebinding-started]";
    window.walks_to("Tab", step);
    window.keys(&["Return"]);
    window.sees("[data-testid=action-confirm]");
    escapes_to(&window, "[data-testid=action-confirm]", step);
    window.walks_to("Tab", "[data-testid=drawer] [data-testid=edit]");
    window.keys(&["Return"]);
    window.sees("[data-testid=form-confirm]");
    escapes_to(&window, "[data-testid=form-confirm]", "[data-testid=drawer] [data-testid=edit]");
    escapes_to(&window, "[data-testid=drawer]", row);
}
