//! A newer program brings other rules: one line says so, what differs and the dates that move are read, and only accepting
//! moves them.

use super::pictures::{Album, SIZES};
use serde_json::Value;
use storewarden_domain::rulebook::RuleFile;
use storewarden_tests::{
    desktop::Desktop,
    home::Home,
    notifications::{Manner, Notifications},
    shipped::{with, without},
    window::Window,
};

const LINE: &str = "[data-testid=pending-rules]";
const WIDTH: &str = "taobao.subaccount.name-max-width";

/// What the operator accepted: nine days where there are seven now, another word for the review, and no width of a login.
fn older() -> Vec<RuleFile> {
    let mut files = with("taobao/freezing.toml", "window = { value = 7,", "window = { value = 9,");
    let other = |path: &str, from: Vec<RuleFile>| from.into_iter().find(|file| file.path == path);
    let review =
        with("taobao/verification.toml", "平台在 48 小时内给出审核结果。", "平台在两天内给出审核结果。");
    let changed = [
        other("taobao/verification.toml", review),
        other("taobao/sub-accounts.toml", without("taobao/sub-accounts.toml", WIDTH)),
    ];
    for file in changed.into_iter().flatten() {
        files.retain(|old| old.path != file.path);
        files.push(file);
    }
    files
}

fn due_times(window: &Window) -> Vec<String> {
    window.attributes("[data-testid=today-row]", "data-due")
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn new_rules_are_read_before_they_act_and_one_key_brings_the_former_back() {
    let desktop = Desktop::start().unwrap();
    let home = Home::begun_by(desktop.place(), &older());
    let window = Window::open(&desktop, &home);
    window.go("today");
    window.sees("[data-testid=today-row]");
    let before = due_times(&window);

    // By the keyboard alone: the line, the list, the way out and in again, and the button.
    window.run::<()>("document.querySelector('[data-testid=pending-rules]').focus()", Value::Null);
    window.keys(&["Return"]);
    window.sees("[data-testid=drawer] [data-testid=rule-changed]");
    let changed = window.attributes("[data-testid=rule-changed]", "data-rule");
    assert_eq!(changed, [WIDTH, "taobao.subaccount.verify-within", "taobao.verify.review-within"]);
    window.sees("[data-testid=drawer] [data-testid=moved-row]");
    assert_eq!(due_times(&window), before, "what is read moves nothing");
    window.keys(&["Escape"]);
    window.misses("[data-testid=drawer]");

    window.go("rulebook");
    window.click(LINE);
    window.sees("[data-testid=drawer] [data-testid=moved-row]");
    window.click("[data-testid=pending-accept]");
    window.misses("[data-testid=drawer]");
    window.misses(LINE);
    window.go("today");
    window.waits("Today goes by the new rules", |w| {
        let now = due_times(w);
        (!now.is_empty() && now != before).then_some(())
    });

    window.keys(&["ctrl+z"]);
    window.sees(LINE);
    window.waits("Today goes by the former rules again", |w| (due_times(w) == before).then_some(()));
    window.quit();
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn new_rules_can_be_read_in_both_languages_themes_and_sizes() {
    let (mut album, looks) = Album::of_this_run();
    for (language, theme) in looks {
        let desktop = Desktop::sized_without_daemon(1600, 1000).unwrap();
        let _daemon = Notifications::serve(&desktop, Manner::Obliging);
        let home = Home::begun_by(desktop.place(), &older());
        home.prefer(language, theme);
        let window = Window::open(&desktop, &home);
        for (width, height) in SIZES {
            window.resize(width, height);
            window.go("today");
            window.sees(LINE);
            album.keep(&window, "new-rules-line", language, theme, width);
            window.go("rulebook");
            window.click(LINE);
            window.sees("[data-testid=drawer] [data-testid=moved-row]");
            album.keep(&window, "new-rules", language, theme, width);
            window.run::<()>(
                "document.querySelector('[data-testid=moved-row]').scrollIntoView({ block: 'center' })",
                Value::Null,
            );
            album.keep(&window, "new-rules-dates", language, theme, width);
            window.keys(&["Escape"]);
            window.misses("[data-testid=drawer]");
        }
        window.quit();
    }
}
