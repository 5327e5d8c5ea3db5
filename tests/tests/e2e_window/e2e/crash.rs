//! The program is killed after a reminder was claimed and before it is known to be shown. Whatever the daemon made of it,
//! there is one message afterwards, and the inbox knows it.

use chrono::Duration;
use std::fs;
use storewarden_app::wire::MessageState;
use storewarden_tests::{
    desktop::{Desktop, PATIENCE, until},
    driver::signal,
    fixtures::noon,
    home::Home,
    notifications::{Manner, Notifications},
    window::Window,
};

fn claimed_alone(home: &Home) -> String {
    let inbox = home.inbox();
    let [row] = inbox.as_slice() else { panic!("one reminder: {inbox:#?}") };
    assert_eq!(row.state, MessageState::Claimed, "written down before it was handed over, and nothing since");
    row.id.clone()
}

fn shown_alone(window: &Window, home: &Home) {
    let shown = until(PATIENCE, || (home.inbox()[0].state == MessageState::Shown).then_some(()));
    assert!(shown.is_some(), "{:#?}", home.inbox());
    assert_eq!(home.inbox().len(), 1, "no second entry");
    window.go("inbox");
    window.waits("the inbox has it once, as shown", |w| {
        let rows = w.texts("[data-testid=inbox-row]");
        (rows.len() == 1 && rows[0].contains("已弹出")).then_some(())
    });
}

/// `swallowing`: what the daemon does with the message that the program dies over.
fn one_message_after(swallowing: Manner, seen_before: usize) {
    let desktop = Desktop::without_daemon().unwrap();
    let daemon = Notifications::serve(&desktop, swallowing);
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    let tag = daemon.waits_for(1)[0].tag.clone();
    window.kill();
    assert_eq!(claimed_alone(&home), tag);
    assert_eq!(daemon.on_screen().len(), seen_before);

    daemon.behave(Manner::Obliging);
    let window = Window::open(&desktop, &home);
    shown_alone(&window, &home);
    home.move_clock(noon() + Duration::minutes(10));
    let tags: Vec<String> = daemon.received().into_iter().map(|notice| notice.tag).collect();
    assert_eq!(tags, [tag.clone(), tag.clone()], "shown again under its tag, and then no more");
    let on_screen: Vec<String> = daemon.on_screen().into_iter().map(|notice| notice.tag).collect();
    assert_eq!(on_screen, [tag], "one message per tag");
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn killed_before_the_daemon_saw_the_message_it_comes_after_the_restart() {
    one_message_after(Manner::Deaf, 0);
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn killed_after_the_daemon_showed_the_message_the_restart_replaces_it() {
    one_message_after(Manner::Silent, 1);
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn the_desktops_own_daemon_has_one_message_after_a_crash() {
    let desktop = Desktop::start().unwrap();
    let daemon = fs::read_to_string(desktop.place().join("dunst.pid")).unwrap();
    signal("STOP", daemon.trim());
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    let claimed = until(PATIENCE, || home.inbox().first().map(|row| row.state));
    assert_eq!(claimed, Some(MessageState::Claimed), "the daemon stands still");
    window.kill();
    // What was handed over waits on the bus, and is shown now that its sender is dead.
    signal("CONT", daemon.trim());
    claimed_alone(&home);

    let window = Window::open(&desktop, &home);
    shown_alone(&window, &home);
    home.move_clock(noon() + Duration::minutes(10));
    let messages = desktop.messages().unwrap();
    assert_eq!(messages.len(), 1, "{messages:#?}");
}
