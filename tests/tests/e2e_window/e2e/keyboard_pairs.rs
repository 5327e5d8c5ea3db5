//! What stores have in common, and main bindings, without a mouse.

use serde_json::Value;
use storewarden_tests::{desktop::Desktop, fixtures::noon, home::Home, window::Window};

/// More presses of Tab than any page here has stops.
const STOPS: usize = 60;

fn focus_is_on(window: &Window, css: &str) -> bool {
    window.run("return document.activeElement.matches(arguments[0])", css)
}

fn focus_reaches(window: &Window, css: &str) {
    window.waits(&format!("the focus is on {css}"), |w| focus_is_on(w, css).then_some(()));
}

fn walks_to(window: &Window, css: &str) {
    for _ in 0..STOPS {
        if focus_is_on(window, css) {
            return;
        }
        window.keys(&["Tab"]);
        window.settles();
    }
    panic!("{STOPS} times Tab do not lead to {css}");
}

/// Escape closes what stands open, and the focus is back where it came from.
fn escapes_to(window: &Window, open: &str, css: &str) {
    window.keys(&["Escape"]);
    window.misses(open);
    focus_reaches(window, css);
}

fn opened(desktop: &Desktop) -> Window<'_> {
    let home = Home::with_fixtures(desktop.place());
    super::tour::furnish(&home);
    home.prefer("zh-CN", "light");
    let window = Window::open(desktop, &home);
    home.move_clock(noon() + chrono::Duration::seconds(1));
    window.sees("[data-testid=today-row]");
    window.waits("the window has the keyboard", |w| {
        w.run::<bool>("return document.hasFocus()", Value::Null).then_some(())
    });
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
    focus_reaches(&window, first);
    window.keys(&["j"]);
    focus_reaches(&window, second);
    window.keys(&["k"]);
    focus_reaches(&window, first);
    window.keys(&["Return"]);
    window.sees("[data-testid=drawer] [data-testid=edit]");
    window.settles();
    walks_to(&window, "[data-testid=drawer] [data-testid=record-login]");
    window.keys(&["Return"]);
    focus_reaches(&window, "#login_device");
    escapes_to(&window, "[data-testid=form-confirm]", "[data-testid=drawer] [data-testid=record-login]");
    escapes_to(&window, "[data-testid=drawer]", first);
    let declare = format!("{first} [data-testid=declare-relation]");
    walks_to(&window, &declare);
    window.keys(&["Return"]);
    window.sees("[data-testid=form-confirm]");
    walks_to(&window, "[data-testid=form-confirm]");
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
        if focus_is_on(&window, row) {
            break;
        }
    }
    focus_reaches(&window, row);
    window.keys(&["Return"]);
    window.sees("[data-testid=drawer] [data-testid=binding-change]");
    window.settles();
    let step = "[data-testid=drawer] [data-testid=action-rebinding-started]";
    walks_to(&window, step);
    window.keys(&["Return"]);
    window.sees("[data-testid=action-confirm]");
    escapes_to(&window, "[data-testid=action-confirm]", step);
    walks_to(&window, "[data-testid=drawer] [data-testid=edit]");
    window.keys(&["Return"]);
    window.sees("[data-testid=form-confirm]");
    escapes_to(&window, "[data-testid=form-confirm]", "[data-testid=drawer] [data-testid=edit]");
    escapes_to(&window, "[data-testid=drawer]", row);
}
