//! Walks through every screen in both languages, both themes and two sizes. Each must say its name and have something to
//! show; with `STOREWARDEN_PICTURES=DIR` every pair of language and theme is walked and each page is kept there as
//! `<screen>-<language>-<theme>-<width>.png`:
//!
//! `STOREWARDEN_PICTURES=/tmp/pictures cargo test --workspace --all-targets -- --ignored e2e::pictures`

use serde_json::Value;
use std::{env, fs, path::PathBuf};
use storewarden_tests::{
    desktop::Desktop,
    fixtures::noon,
    home::{Home, fixture},
    notifications::{Manner, Notifications},
    window::Window,
};

pub const SIZES: [(u32, u32); 2] = [(1440, 900), (1100, 700)];

/// Screens, what they are called, and what they must show of the fixtures.
const SCREENS: [(&str, [&str; 2], &str); 14] = [
    ("today", ["今日", "Today"], "[data-testid=today-row]"),
    ("stores", ["店铺", "Stores"], "[data-row]"),
    ("sub-accounts", ["子账号", "Sub-accounts"], "[data-row]"),
    ("staff", ["员工", "Staff"], "[data-row]"),
    ("papers", ["主体与证照", "Documents"], "[data-row]"),
    ("link-groups", ["关联组", "Link groups"], "[data-row][data-subject^='link-group:']"),
    ("bindings", ["主账号绑定", "Bindings"], "main [data-row]"),
    ("season", ["大促", "Peak season"], "[data-testid=season-account]"),
    ("association", ["关联风险", "Association"], "[data-testid=association-pair]"),
    ("calendar", ["日历", "Calendar"], "[data-testid=month-12] [data-date]"),
    ("rulebook", ["规则库", "Rulebook"], "[data-testid=rule-row]"),
    ("what-if", ["假设", "What-if"], "[data-testid=what-if-teach]"),
    ("inbox", ["收件箱", "Inbox"], "[data-testid=inbox-row]"),
    ("settings", ["设置", "Settings"], ".ant-segmented"),
];

pub struct Album {
    folder: Option<PathBuf>,
    kept: u32,
}

impl Album {
    /// Where `STOREWARDEN_PICTURES` says, with every pair of language and theme that is to be looked at: each language
    /// and each theme once; who wants the pictures gets every pair.
    pub fn of_this_run() -> (Self, Vec<(&'static str, &'static str)>) {
        let folder = env::var_os("STOREWARDEN_PICTURES").map(PathBuf::from);
        let mut looks = vec![("zh-CN", "light"), ("en", "dark")];
        if let Some(folder) = &folder {
            fs::create_dir_all(folder).unwrap();
            looks.extend([("zh-CN", "dark"), ("en", "light")]);
        }
        (Self { folder, kept: 0 }, looks)
    }

    pub fn keep(&mut self, window: &Window, what: &str, language: &str, theme: &str, width: u32) {
        window.settles();
        let picture = window.picture();
        assert!(picture.starts_with(b"\x89PNG"), "{what} can be seen");
        let shade: Vec<String> = window.run(
            "return [document.documentElement.lang, document.documentElement.dataset.theme, String(innerWidth)]",
            Value::Null,
        );
        assert_eq!(shade, [language, theme, &width.to_string()], "{what}");
        if let Some(folder) = &self.folder {
            let short = if language == "en" { "en" } else { "zh" };
            fs::write(folder.join(format!("{what}-{short}-{theme}-{width}.png")), picture).unwrap();
        }
        self.kept += 1;
    }
}

/// The form that confirms a year's window, and a step of closing.
fn season_form(album: &mut Album, window: &Window, language: &str, theme: &str, width: u32) {
    window.go("season");
    for (button, what) in [("season-confirm", "season-confirm"), ("close-all-depart", "season-close")] {
        window.click(&format!("[data-testid={button}]"));
        window.sees("[data-testid=form-confirm]");
        album.keep(window, what, language, theme, width);
        window.keys(&["Escape"]);
        window.misses("[data-testid=form-confirm]");
    }
}

/// A rule with all that can stand on its page, the form of an own value with the dates it moves, and a year without a notice.
fn rules_and_years(album: &mut Album, window: &Window, language: &str, theme: &str, width: u32) {
    window.go("rulebook");
    window.click("[data-rule='taobao.subaccount.verify-within'] button");
    window.sees("[data-testid=reading][data-alarms=true]");
    album.keep(window, "rule", language, theme, width);
    window.click("[data-testid=param-window] [data-testid=override]");
    window.click("#override_value");
    window.keys(&["ctrl+a", "6"]);
    window.sees("[data-testid=moved-count]");
    album.keep(window, "override", language, theme, width);
    window.keys(&["Escape"]);
    window.misses("[data-testid=override-confirm]");
    // The page beneath takes keys again once the form has faded; until then one is for the form.
    window.waits("the rule's page closes", |w| {
        w.keys(&["Escape"]);
        (!w.shows("[data-testid=drawer]")).then_some(())
    });
    window.go("calendar");
    window.run::<()>("location.hash = '#/calendar?year=2027'", Value::Null);
    window.sees("[data-testid=calendar-provisional]");
    album.keep(window, "calendar-provisional", language, theme, width);
}

fn walk(album: &mut Album, language: &str, theme: &str) {
    let desktop = Desktop::sized_without_daemon(1600, 1000).unwrap();
    // Takes the messages without a bubble over the window.
    let _daemon = Notifications::serve(&desktop, Manner::Obliging);
    let english = usize::from(language == "en");
    let empty = Home::below(&desktop.place().join("empty"));
    empty.prefer(language, theme);
    let window = Window::open(&desktop, &empty);
    for (width, height) in SIZES {
        window.resize(width, height);
        window.sees("[data-testid=first-run-import]");
        album.keep(&window, "first-run", language, theme, width);
    }
    window.go("import");
    let files = ["stores.csv", "taobao-staff.csv", "damaged-staff.csv"];
    window.choose_files("[data-testid=import-input]", &files.map(fixture));
    window.sees("[data-testid=import-apply]:enabled");
    for (width, height) in SIZES {
        window.resize(width, height);
        album.keep(&window, "import", language, theme, width);
    }
    window.quit();

    let home = Home::with_fixtures(desktop.place());
    super::tour::furnish(&home);
    home.prefer(language, theme);
    let window = Window::open(&desktop, &home);
    home.move_clock(noon() + chrono::Duration::seconds(1));
    for (width, height) in SIZES {
        window.resize(width, height);
        for (screen, names, shown) in SCREENS {
            window.go(screen);
            assert_eq!(window.heading(), names[english]);
            window.sees(shown);
            album.keep(&window, screen, language, theme, width);
        }
        for stop in super::tour::STOPS {
            stop.reach(&window);
            album.keep(&window, stop.name, language, theme, width);
        }
        super::tour::leave(&window);
        season_form(album, &window, language, theme, width);
        rules_and_years(album, &window, language, theme, width);
        window.go("today");
        window.click("[data-testid=group-day] [data-testid=today-why]");
        window.sees("[data-testid=today-why-list]");
        window.run::<()>(
            "document.querySelector('[data-testid=today-why-list]').scrollIntoView({ block: 'center' })",
            Value::Null,
        );
        album.keep(&window, "today-why", language, theme, width);
        window.click("[data-testid=group-week] [data-subject^='sub-account:'] button[aria-haspopup=dialog]");
        window.sees("[data-testid=drawer] h2");
        album.keep(&window, "drawer", language, theme, width);
        window.click("[data-testid=drawer] [data-testid=action-submitted]");
        window.sees("[data-testid=action-confirm]");
        album.keep(&window, "action", language, theme, width);
        window.keys(&["Escape"]);
        window.misses("[data-testid=action-confirm]");
        window.keys(&["Escape"]);
        window.misses("[data-testid=drawer]");
        // Today is come back to as it was left: for the next size, as it opens.
        window.click("[data-testid=group-day] [data-testid=today-why]");
        window.misses("[data-testid=today-why-list]");
        window.run::<()>("document.getElementById('content').scrollTo(0, 0)", Value::Null);
    }
    window.quit();
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn every_screen_says_its_name_in_both_languages_and_wears_both_themes() {
    let (mut album, looks) = Album::of_this_run();
    for (language, theme) in looks {
        walk(&mut album, language, theme);
    }
    println!("{} pages looked at", album.kept);
}
