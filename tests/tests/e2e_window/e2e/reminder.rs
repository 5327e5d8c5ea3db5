//! A step falls due, and the desktop says so once: who and until when, and nothing about the person.

use chrono::Duration;
use storewarden_app::wire::MessageState;
use storewarden_domain::time::Instant;
use storewarden_tests::{
    desktop::{Desktop, PATIENCE, until},
    fixtures::noon,
    home::Home,
    notifications::{Manner, Notifications},
    staff_list::{Running, running},
    window::Window,
};

/// The first step after noon, and whose it is: each falls due at a minute of its own.
fn next_step(list: &[Running]) -> (&Running, Instant) {
    let mut steps: Vec<_> =
        list.iter().flat_map(|row| row.steps().into_iter().map(move |at| (row, at))).collect();
    steps.retain(|(_, at)| *at > noon());
    steps.sort_by_key(|(_, at)| *at);
    assert!(steps[1].1 > steps[0].1, "one at a time");
    steps[0]
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_step_that_falls_due_is_said_once_with_account_and_time_and_without_the_person() {
    let desktop = Desktop::without_daemon().unwrap();
    let daemon = Notifications::serve(&desktop, Manner::Obliging);
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    home.move_clock(noon() + Duration::seconds(1));
    let list = running();
    let first = daemon.received();
    assert_eq!(first.len(), 1, "what piled up before the first start is one digest: {first:#?}");
    assert!(first[0].title.contains("项期限"), "{first:#?}");

    let (row, step) = next_step(&list);
    home.move_clock(step - Duration::seconds(1));
    assert_eq!(daemon.received(), first, "nothing is said a second early");
    home.move_clock(step);
    let notices = daemon.received();
    let [_, notice] = notices.as_slice() else { panic!("one more: {notices:#?}") };
    let title = match step < row.safe() {
        true => format!("最晚 {} 提交认证：{}", row.safe().short_text(), row.login),
        false => format!("{} 冻结：{}", row.due.short_text(), row.login),
    };
    assert_eq!(notice.title, title);
    assert!(notice.body.contains(&row.due.short_text()), "the freeze is named: {}", notice.body);
    assert!(notice.tag.starts_with("storewarden-") && notice.tag.is_ascii(), "{}", notice.tag);
    assert_eq!(notice.actions, ["default", "打开"]);

    home.move_clock(step + Duration::minutes(1));
    assert_eq!(daemon.received(), notices, "and not again");
    for notice in &notices {
        let said = format!("{} {} {}", notice.tag, notice.title, notice.body);
        for row in &list {
            assert!(!said.contains(&row.person) && !said.contains(&row.phone[7..]), "{said}");
        }
    }

    // The inbox keeps it, and a click on the message leads there.
    let kept = &home.inbox()[0];
    assert_eq!((kept.title.zh.as_str(), kept.state), (title.as_str(), MessageState::Shown));
    daemon.click(notice.id).unwrap();
    window.waits("a click opens the inbox", |w| (w.screen() == "inbox").then_some(()));
    window.waits("which has it first", |w| {
        w.texts("[data-testid=inbox-row]")
            .first()
            .filter(|text| text.contains(&title) && text.contains("已弹出"))
            .map(|_| ())
    });
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn the_desktops_own_daemon_holds_one_message_for_the_step_in_the_operators_language() {
    let desktop = Desktop::start().unwrap();
    let home = Home::with_fixtures(desktop.place());
    home.prefer("en", "light");
    let _window = Window::open(&desktop, &home);
    home.move_clock(noon() + Duration::seconds(1));
    let (row, step) = {
        let list = running();
        let (row, step) = next_step(&list);
        (row.clone(), step)
    };
    home.move_clock(step);
    let title = match step < row.safe() {
        true => format!("Submit by {}: {}", row.safe().short_text(), row.login),
        false => format!("Freezes {}: {}", row.due.short_text(), row.login),
    };
    home.move_clock(step + Duration::minutes(1));
    let titles: Vec<String> = desktop.messages().unwrap().into_iter().map(|message| message.title).collect();
    assert_eq!(titles.len(), 2, "a digest and the step: {titles:?}");
    assert!(titles[0].contains("deadlines need you"), "{titles:?}");
    assert_eq!(titles[1], title);
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_message_that_the_desktop_refuses_is_named_in_the_inbox_and_shown_when_it_can_be() {
    let desktop = Desktop::without_daemon().unwrap();
    let daemon = Notifications::serve(&desktop, Manner::Refusing);
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    daemon.waits_for(1);
    window.go("inbox");
    window.waits("the inbox says that it was not shown, and why", |w| {
        let rows = w.texts("[data-testid=inbox-row]");
        rows.first().filter(|text| text.contains("没弹出") && text.contains("not now")).map(|_| ())
    });
    daemon.behave(Manner::Obliging);
    home.move_clock(noon() + Duration::minutes(2));
    let shown = until(PATIENCE, || (home.inbox()[0].state == MessageState::Shown).then_some(()));
    assert!(shown.is_some(), "it is tried again: {:#?}", home.inbox());
    let on_screen = daemon.on_screen();
    assert_eq!(on_screen.len(), 1, "{on_screen:#?}");
    assert_eq!(on_screen[0].tag, daemon.received()[0].tag, "under its tag");
}
