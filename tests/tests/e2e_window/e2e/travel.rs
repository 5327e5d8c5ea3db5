//! Another day in the running window: the slider over any screen, the lists of that day, nothing written, and now again.

use super::{accessible::objections, pictures::Album};
use chrono::Duration;
use serde_json::Value;
use std::collections::BTreeSet;
use storewarden_tests::{
    desktop::{Desktop, PATIENCE, until},
    fixtures::{at, noon},
    home::Home,
    notifications::{Manner, Notifications},
    staff_list::{freezing, running},
    window::Window,
};

/// What Ctrl Z would take back names the youngest batch of the journal.
pub(super) fn last_recorded(home: &Home) -> Option<String> {
    let copy = home.open().copy().unwrap();
    copy.frame(noon(), true).unwrap().undoable.map(|batch| batch.batch)
}

fn frozen_in_the_list(window: &Window) -> BTreeSet<String> {
    window.run::<()>("location.hash = '#/import'", Value::Null);
    window.waits("the import", |w| (w.screen() == "import").then_some(()));
    window.run::<()>("location.hash = '#/sub-accounts?label=frozen-overdue'", Value::Null);
    window.sees("main [data-row][data-subject]");
    window.settles();
    window.subjects().into_iter().collect()
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_day_to_come_is_looked_at_over_any_screen_and_nothing_of_it_is_written() {
    let desktop = Desktop::start().unwrap();
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    home.move_clock(noon() + Duration::seconds(1));
    let recorded = last_recorded(&home);
    let on = at("2026-11-25T23:59:59+08:00");
    let freezing: BTreeSet<String> = freezing(noon(), on).into_iter().map(|row| row.subject).collect();
    assert!(freezing.len() > 2, "the story needs some");
    let frozen_now = frozen_in_the_list(&window);
    assert!(frozen_now.is_disjoint(&freezing));

    // T opens the slider with the focus on it; four days to the right.
    window.go("today");
    window.keys(&["t"]);
    window.waits("the slider has the focus", |w| {
        let on: String = w.run("return document.activeElement.role ?? ''", Value::Null);
        (on == "slider").then_some(())
    });
    window.settles();
    assert_eq!(objections(&window), Vec::<String>::new(), "axe finds nothing at the slider");
    window.keys(&["Right", "Right", "Right", "Right"]);
    window.waits("the window is there", |w| {
        (w.texts("[data-testid=travel-banner]") == ["假想 · 11月25日"]).then_some(())
    });
    window.settles();
    assert!(window.texts("[data-testid=clock]")[0].contains("2026年11月25日"), "its clock stands there");
    let overdue = window.attributes("[data-testid=group-overdue] [data-subject]", "data-subject");
    assert!(!overdue.is_empty());
    assert_eq!(objections(&window), Vec::<String>::new(), "axe finds nothing on another day");
    assert_eq!(frozen_in_the_list(&window), &frozen_now | &freezing, "frozen by then, and nobody else");
    assert_eq!(window.attributes("[data-testid=add-sub-account]", "disabled").len(), 1);
    assert!(
        window.shows("[data-testid=add-sub-account]:disabled"),
        "nothing is offered that would be refused"
    );

    // What is tried nevertheless is refused with the way back, and the journal stays as it is.
    window.keys(&["ctrl+z"]);
    window.waits("it is refused", |w| {
        w.texts(".ant-notification-notice").iter().any(|text| text.contains("回到现在")).then_some(())
    });
    assert_eq!(last_recorded(&home), recorded);

    // A reminder of the real day comes while the window looks elsewhere, and the window stays there.
    let said = home.inbox().len();
    let steps = running().into_iter().flat_map(|row| row.steps());
    let step = steps.filter(|at| *at > noon() + Duration::minutes(1)).min().unwrap();
    home.move_clock(step);
    window.waits("it is in the inbox", |_| (home.inbox().len() > said).then_some(()));
    assert_eq!(window.texts("[data-testid=travel-banner]"), ["假想 · 11月25日"]);
    home.move_clock(noon() + Duration::seconds(2));

    window.click("[data-testid=travel-back]");
    window.misses("[data-testid=travel-banner]");
    assert_eq!(frozen_in_the_list(&window), frozen_now);
    assert!(window.shows("[data-testid=add-sub-account]:enabled"));
    window.quit();
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_window_that_is_opened_again_shows_now() {
    let desktop = Desktop::start().unwrap();
    let home = Home::with_fixtures(desktop.place());
    home.prefer("zh-CN", "light");
    let window = Window::open(&desktop, &home);
    home.move_clock(noon() + Duration::seconds(1));
    let on_screen = || desktop.windows().unwrap().iter().any(|title| title == "Storewarden 守店");
    let becomes = |wanted| until(PATIENCE, || (on_screen() == wanted).then_some(())).is_some();
    let close = || assert!(desktop.command("wmctrl").args(["-c", "Storewarden"]).status().unwrap().success());
    // The first time it explains itself instead.
    close();
    window.sees(".ant-notification-notice");
    window.click("[data-testid=clock]");
    window.click("[data-testid=travel-plus-7]");
    window.sees("[data-testid=travel-banner]");
    close();
    assert!(becomes(false), "closing hides");
    assert!(desktop.tray().unwrap().press("打开守店").unwrap());
    assert!(becomes(true));
    window.misses("[data-testid=travel-banner]");
    window.waits("the real day", |w| w.texts("[data-testid=clock]")[0].contains("11月21日").then_some(()));
    window.quit();
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn the_frame_says_where_it_looks_in_both_languages_and_themes() {
    let (mut album, looks) = Album::of_this_run();
    for (language, theme) in looks {
        let desktop = Desktop::sized_without_daemon(1600, 1000).unwrap();
        // Takes the messages without a bubble over the window.
        let _daemon = Notifications::serve(&desktop, Manner::Obliging);
        let home = Home::with_fixtures(desktop.place());
        super::tour::furnish(&home);
        home.prefer(language, theme);
        let window = Window::open(&desktop, &home);
        window.click("[data-testid=clock]");
        window.sees("[data-testid=travel] [role=slider]");
        for (width, height) in super::pictures::SIZES {
            window.resize(width, height);
            album.keep(&window, "travel-open", language, theme, width);
        }
        window.click("[data-testid=travel-plus-7]");
        window.sees("[data-testid=travel-banner]");
        for (width, height) in super::pictures::SIZES {
            window.resize(width, height);
            album.keep(&window, "travel", language, theme, width);
        }
        let banner = window.texts("[data-testid=travel-banner]").join("");
        assert_eq!(banner, if language == "en" { "Supposed · 28 November" } else { "假想 · 11月28日" });
        window.quit();
    }
}
