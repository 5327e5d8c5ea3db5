//! The program's window as somebody uses it who sees and types: what stands there, what can be pressed. Every question
//! is asked again until it has the wanted answer or patience is over; nothing waits for a fixed time.

use crate::{
    desktop::{Desktop, PATIENCE, until},
    driver::Driver,
    home::Home,
};
use fantoccini::Locator;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{path::PathBuf, time::Duration};

/// The pointer would meet the first thing of the kind, it stays where it is for ten frames, and nothing on the page is on
/// the move: a dialog stands at its final place for a moment before it begins to grow into it.
const WITHIN_REACH: &str = "
    const thing = document.querySelector(arguments[0]);
    if (!thing) { done(false); return; }
    thing.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const where = () => {
        const box = thing.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const met = document.elementFromPoint(x, y);
        const moves = document.getAnimations().some(a => a.playState === 'running' &&
            a.effect.getComputedTiming().iterations !== Infinity);
        return !moves && met && (thing === met || thing.contains(met)) ? `${x} ${y}` : null;
    };
    const before = where();
    let frames = 10;
    const look = () => {
        if (before === null || where() !== before) done(false);
        else if (--frames === 0) done(true);
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

/// More presses of Tab than any page has stops.
const MOST_STOPS: usize = 60;

/// How xdotool finds the window.
const WINDOW: [&str; 4] = ["search", "--onlyvisible", "--name", "^Storewarden 守店$"];

/// A running program with its window on a desktop.
pub struct Window<'a> {
    pub desktop: &'a Desktop,
    driver: Driver,
}

impl<'a> Window<'a> {
    /// Starts the program and waits for its frame.
    pub fn open(desktop: &'a Desktop, home: &Home) -> Self {
        let window = Self { desktop, driver: Driver::start(desktop, home) };
        window.sees("main#content h1");
        window
    }

    /// The value of a script that ends in `return …`; `arguments[0]` is `argument`.
    pub fn run<T: DeserializeOwned>(&self, script: &str, argument: impl Into<Value>) -> T {
        let argument = argument.into();
        let answer = self.driver.ask(|c| async move { c.execute(script, vec![argument]).await });
        let value = answer.unwrap_or_else(|fault| panic!("{script}: {fault}"));
        serde_json::from_value(value.clone()).unwrap_or_else(|fault| panic!("{script}: {value}: {fault}"))
    }

    /// The same for a script that calls `done(value)` when it has come to an end.
    pub fn run_later<T: DeserializeOwned>(&self, script: &str, argument: impl Into<Value>) -> T {
        let argument = argument.into();
        let script = format!("const done = arguments[1]; {script}");
        let answer = self.driver.ask(|c| async move { c.execute_async(&script, vec![argument]).await });
        let value = answer.unwrap_or_else(|fault| panic!("{fault}"));
        serde_json::from_value(value.clone()).unwrap_or_else(|fault| panic!("{value}: {fault}"))
    }

    /// Asks until there is an answer; `what` says what was waited for.
    pub fn waits<T>(&self, what: &str, mut ask: impl FnMut(&Self) -> Option<T>) -> T {
        match until(PATIENCE, || ask(self)) {
            Some(answer) => answer,
            None => panic!("{what}: not within {PATIENCE:?}. The window says:\n{}", self.words()),
        }
    }

    /// Waits for something that is visible.
    pub fn sees(&self, css: &str) {
        self.waits(&format!("{css} is seen"), |w| w.shows(css).then_some(()));
    }

    /// Waits until nothing of the kind is there.
    pub fn misses(&self, css: &str) {
        self.waits(&format!("{css} is gone"), |w| (!w.shows(css)).then_some(()));
    }

    /// The subjects that a list shows, from top to bottom.
    pub fn subjects(&self) -> Vec<String> {
        self.attributes("[data-row][data-subject]", "data-subject")
    }

    /// Something of the kind is visible now.
    pub fn shows(&self, css: &str) -> bool {
        self.run(
            "return [...document.querySelectorAll(arguments[0])].some(e => {
                const box = e.getBoundingClientRect();
                return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== 'hidden';
            })",
            css,
        )
    }

    /// The text of everything of the kind, in the order of the page.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.run("return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())", css)
    }

    /// An attribute of everything of the kind, in the order of the page.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let both = serde_json::json!([css, name]);
        self.run(
            "const [css, name] = arguments[0];
             return [...document.querySelectorAll(css)].map(e => e.getAttribute(name) ?? '')",
            both,
        )
    }

    /// Everything that the page says.
    pub fn words(&self) -> String {
        self.run("return document.body.innerText", Value::Null)
    }

    /// The screen in the address, such as `sub-accounts`.
    pub fn screen(&self) -> String {
        self.run("return location.hash.replace(/^#\\//, '').split('?')[0]", Value::Null)
    }

    /// The heading of the screen.
    pub fn heading(&self) -> String {
        self.texts("main#content h1").join(" ")
    }

    /// Presses the first thing of the kind as a pointer does, once it stands still and nothing lies above it.
    pub fn click(&self, css: &str) {
        self.waits(&format!("{css} can be pressed"), |w| {
            let within_reach: bool = w.run_later(WITHIN_REACH, css);
            let press = || w.driver.ask(|c| async move { c.find(Locator::Css(css)).await?.click().await });
            (within_reach && press().is_ok()).then_some(())
        });
    }

    /// Types into the first field of the kind.
    pub fn types(&self, css: &str, text: &str) {
        self.waits(&format!("{css} takes text"), |w| {
            let typed =
                w.driver.ask(|c| async move { c.find(Locator::Css(css)).await?.send_keys(text).await });
            typed.ok()
        });
    }

    /// Chooses files in a file field, all at once.
    pub fn choose_files(&self, css: &str, files: &[PathBuf]) {
        let lines: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        // An error means that the field was not there yet; what was taken is never given twice.
        self.types(css, &lines.join("\n"));
    }

    /// Presses keys on the keyboard of the desktop, by the names that X knows: `j`, `Return`, `ctrl+z`, `question`.
    pub fn keys(&self, keys: &[&str]) {
        let status = self.desktop.command("xdotool").arg("key").args(keys).status();
        assert!(status.is_ok_and(|status| status.success()), "{keys:?} were pressed");
    }

    /// Waits until what is typed comes here.
    pub fn has_keyboard(&self) {
        self.waits("the window has the keyboard", |w| {
            w.run::<bool>("return document.hasFocus()", Value::Null).then_some(())
        });
    }

    pub fn focus_is_on(&self, css: &str) -> bool {
        self.run("return document.activeElement.matches(arguments[0])", css)
    }

    /// Waits until the focus is on it.
    pub fn focuses(&self, css: &str) {
        self.waits(&format!("the focus is on {css}"), |w| w.focus_is_on(css).then_some(()));
    }

    /// Presses Tab, or Shift and Tab, as often as it takes.
    pub fn walks_to(&self, key: &str, css: &str) {
        for _ in 0..MOST_STOPS {
            if self.focus_is_on(css) {
                return;
            }
            self.keys(&[key]);
            self.settles();
        }
        panic!("{MOST_STOPS} times {key} do not lead to {css}");
    }

    /// Goes to a screen by its link in the rail and waits for its heading.
    pub fn go(&self, screen: &str) {
        self.click(&format!("[data-testid=nav-{screen}]"));
        self.waits(&format!("{screen} is the screen"), |w| {
            (w.screen() == screen && !w.heading().is_empty()).then_some(())
        });
        self.settles();
    }

    /// Waits until nothing loads, moves or is about to.
    pub fn settles(&self) {
        self.waits("the page rests", |w| {
            let rests: bool = w.run_later(
                "requestAnimationFrame(() => requestAnimationFrame(() => done(
                    document.querySelectorAll('[aria-busy=true], [role=status][aria-label]').length === 0 &&
                    document.getAnimations().every(a => a.playState !== 'running' ||
                        a.effect.getComputedTiming().iterations === Infinity))))",
                Value::Null,
            );
            rests.then_some(())
        });
    }

    /// Gives the window's page this size in pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let (width_text, height_text) = (width.to_string(), height.to_string());
        self.waits(&format!("the page is {width} × {height}"), |w| {
            let size: (u32, u32) = w.run("return [innerWidth, innerHeight]", Value::Null);
            if size == (width, height) {
                return Some(());
            }
            let order = ["windowsize", &width_text, &height_text];
            w.desktop.command("xdotool").args(WINDOW).args(order).status().ok()?;
            std::thread::sleep(Duration::from_millis(100));
            None
        });
    }

    /// The page as it stands on the screen, as a PNG: taken from the screen itself, because the driver's own picture may
    /// wait for a frame that never comes. Whatever lies over the window is in it.
    pub fn picture(&self) -> Vec<u8> {
        let mut last = Vec::new();
        self.waits("two pictures of the page are alike", |w| {
            let id = w.desktop.command("xdotool").args(WINDOW).output().ok()?.stdout;
            let id = String::from_utf8(id).ok()?.lines().next()?.to_owned();
            let png = ["-define", "png:exclude-chunks=date,time", "png:-"];
            let taken = w.desktop.command("import").args(["-window", &id]).args(png).output().ok()?.stdout;
            let alike = !taken.is_empty() && taken == last;
            last = taken;
            alike.then(|| last.clone())
        })
    }

    /// Ends the program as a power cut does.
    pub fn kill(self) {
        self.driver.kill();
    }

    /// Quits from the tray's menu and waits for the end.
    pub fn quit(self) {
        let tray = self.desktop.tray();
        let tray = tray.unwrap_or_else(|| panic!("the item is in the tray"));
        let pressed = ["退出", "Quit"].iter().any(|word| matches!(tray.press(word), Ok(true)));
        assert!(pressed, "its menu offers to quit: {:?}", tray.lines());
        assert!(until(PATIENCE, || self.has_ended().then_some(())).is_some(), "quit ends the program");
    }

    /// The program runs no more.
    pub fn has_ended(&self) -> bool {
        self.driver.has_ended()
    }
}

/// A failed test leaves a picture of what it saw.
impl Drop for Window<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() && !self.has_ended() {
            let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
            let file = std::env::temp_dir().join(format!("storewarden-{name}.png"));
            if self.desktop.screenshot(&file).is_ok() {
                eprintln!("the screen at the failure: {}", file.display());
            }
        }
    }
}
