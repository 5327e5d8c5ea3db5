//! A shop's official account is changed in the running window, from the plan to the last entry of the checklist, over twelve
//! days (rulebook E.3, rows 1, 2, 5 to 11 and 13). In each state the program is ended, by its menu or as by a power cut, and
//! started anew, and the page says the same as before.

use super::accessible::objections;
use chrono::Duration;
use serde_json::{Value, json};
use storewarden_domain::time::Instant;
use storewarden_tests::{
    checklist::{AFTER, BEFORE},
    desktop::Desktop,
    fixtures::at,
    home::Home,
    recording::{change, record},
    window::Window,
};

const SHOP: &str = "store:douyin/示例小店";

fn time(text: &str) -> Instant {
    at(&format!("2026-{text}:00+08:00"))
}

/// One program after the other over the same data.
struct Course<'a> {
    desktop: &'a Desktop,
    home: &'a Home,
    window: Window<'a>,
    now: Instant,
    /// The subject of the binding, once it is made.
    binding: String,
    starts: u32,
}

impl Course<'_> {
    fn to(&mut self, now: Instant) {
        self.now = now;
        self.home.move_clock(now);
        self.window.settles();
    }

    /// Records what the dialog says. The clock goes on before, so that the dialog's time is past.
    fn confirm(&mut self, button: &str) {
        self.to(self.now + Duration::minutes(1));
        let button = format!("[data-testid={button}]");
        self.window.click(&button);
        self.window.misses(&button);
        self.window.settles();
    }

    /// The next step by its button, its form filled in by `fill`.
    fn step(&mut self, change: &str, fill: impl FnOnce(&Window)) {
        self.window.click(&format!("[data-testid=action-{change}]"));
        self.window.sees("[data-testid=action-confirm]");
        self.window.settles();
        fill(&self.window);
        self.confirm("action-confirm");
    }

    fn done(&mut self, item: &str) {
        self.window.click(&format!("[data-testid=item-{item}] [data-testid=item-done]"));
        self.window.sees("[data-testid=action-confirm]");
        self.confirm("action-confirm");
    }

    fn open(&self) {
        self.window.run::<()>("location.hash = '#/bindings?subject=' + arguments[0]", self.binding.clone());
        self.window.sees("[data-testid=binding-stage]");
        self.window.settles();
    }

    fn stage(&self, stage: &str) {
        self.window.sees(&format!("[data-testid=binding-stage][data-stage={stage}]"));
        self.window.settles();
    }

    /// What the page says of the change: how far it is, every time, and every entry with whether it is settled.
    fn page(&self) -> Vec<String> {
        let stage = self.window.attributes("[data-testid=binding-stage]", "data-stage");
        let times = self.window.attributes("[data-testid=binding-change] time", "datetime");
        let entries = self.window.run::<Vec<String>>(
            "return [...document.querySelectorAll('[data-testid=binding-change] li')]
                .map(e => `${e.dataset.testid} ${e.dataset.settled}`)",
            Value::Null,
        );
        let bound = self.window.texts("[data-testid=bound-account]");
        let attempts = self.window.texts("[data-testid=attempts]");
        [stage, times, entries, bound, attempts].concat()
    }

    /// Ends the program and starts it anew: the page says the same.
    fn restarts(self) -> Self {
        let before = self.page();
        assert!(before.len() > 1, "{before:?}");
        let Course { desktop, home, window, now, binding, starts } = self;
        if starts % 2 == 0 {
            window.quit()
        } else {
            window.kill()
        }
        let window = Window::open(desktop, home);
        let again = Course { desktop, home, window, now, binding, starts: starts + 1 };
        again.open();
        again.window.waits("the page says what it said before the restart", |_| {
            (again.page() == before).then_some(())
        });
        again
    }

    /// Times on the page, to the minute: a dialog's time is that at which it was opened, with its seconds.
    fn minutes(&self, css: &str) -> Vec<String> {
        let times = self.window.attributes(css, "datetime").into_iter();
        times.map(|time| time.chars().take("2026-03-04T10:30".len()).collect()).collect()
    }

    fn fine(&self, what: &str) {
        assert_eq!(objections(&self.window), Vec::<String>::new(), "axe finds nothing: {what}");
    }

    /// Whether the list of shops says of this one that it cannot sell.
    fn shop_sells(&self, sells: bool) {
        self.window.keys(&["Escape"]);
        self.window.misses("[data-testid=drawer]");
        self.window.go("stores");
        let row = format!("[data-row][data-subject='{SHOP}']");
        self.window.sees(&row);
        self.window.waits(&format!("the shop sells: {sells}"), |w| {
            (w.texts(&row).join(" ").contains("无法销售") != sells).then_some(())
        });
        self.open();
    }
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn an_official_account_is_changed_over_twelve_days_with_a_restart_in_every_state() {
    let desktop = Desktop::start().unwrap();
    let home = Home::below(desktop.place());
    let start = time("03-02T09:00");
    home.set_clock(start);
    home.prefer("zh-CN", "light");
    let founded = time("01-05T10:00");
    let shop = change("store-described", SHOP, founded, json!({ "name": "示例小店" }));
    record(&home.open(), founded, vec![shop]);
    let window = Window::open(&desktop, &home);
    let mut at =
        Course { desktop: &desktop, home: &home, window, now: start, binding: String::new(), starts: 0 };

    // The binding is put on record by its form.
    at.window.go("bindings");
    at.window.click("[data-testid=add-binding]");
    at.window.sees("#binding_store");
    at.window.settles();
    at.window.click("#binding_store");
    at.window.types("#binding_store", "示例小店");
    at.window.click(".ant-select-item-option[title*='示例小店']");
    at.window.click("#binding_kind");
    at.window.click(".ant-select-item-option[title='店铺官方账号']");
    at.confirm("form-confirm");
    at.binding = at.window.waits("the binding is in the list", |w| {
        w.subjects().into_iter().find(|subject| subject.starts_with("binding:"))
    });
    at.open();
    at.stage("none");

    // Row 1: without a verified account nothing is bound.
    at.window.click("[data-testid=action-binding-bound]");
    at.window.sees("[data-testid=action-confirm]");
    at.window.settles();
    at.window.types("#action_bound_account", "旧抖音号");
    at.to(at.now + Duration::minutes(1));
    at.window.click("[data-testid=action-confirm]");
    at.window.waits("the refusal says what is missing", |w| {
        w.texts("[data-testid=refused]").iter().any(|text| text.contains("实名认证")).then_some(())
    });
    at.window.click("#action_verified");
    at.confirm("action-confirm");
    at.stage("bound");
    let mut at = at.restarts();

    // Row 2, and X-10: nothing starts before the backup is done.
    at.step("binding-change-planned", |w| {
        w.click("#action_on");
        w.types("#action_on", "2026-03-04");
        w.keys(&["Return"]);
        w.types("#action_bound_account", "新抖音号");
    });
    at.stage("change-planned");
    at.fine("a plan");
    let mut at = at.restarts();
    at.window.click("[data-testid=drawer] details summary");
    at.window.sees("[data-testid=shut-binding-change-started]");
    for item in BEFORE {
        at.done(item);
    }
    at.window.misses("[data-testid=shut-binding-change-started]");

    // Rows 5 and 6: the page gives thirty minutes; they pass, and the old account is still bound.
    at.to(time("03-04T10:00"));
    at.step("binding-change-started", |w| w.types("#action_minutes", "30"));
    at.stage("unbinding");
    assert_eq!(at.minutes("[data-testid=page-until]"), ["2026-03-04T10:30"]);
    let mut at = at.restarts();
    at.to(time("03-04T10:31"));
    at.stage("bound");
    let mut at = at.restarts();
    at.to(time("03-04T10:40"));
    at.step("binding-change-started", |w| w.types("#action_minutes", "30"));
    at.stage("unbinding");

    // Row 7: the shop cannot sell, and the wait is a range of 3 to 21 days (T14).
    at.to(time("03-04T10:50"));
    at.shop_sells(true);
    at.step("binding-unbound", |_| ());
    at.stage("waiting");
    at.shop_sells(false);
    assert_eq!(at.minutes("[data-testid=binding-wait] time"), ["2026-03-07T10:50", "2026-03-25T10:50"]);
    at.fine("a wait");
    let mut at = at.restarts();

    // Row 8: on the third day it is worth a try, said once however often the program is started.
    at.to(time("03-07T12:00"));
    at.stage("waiting");
    let mut at = at.restarts();
    let told = |at: &Course| {
        let items = at.home.inbox().into_iter().flat_map(|row| row.items);
        items
            .filter(|item| item.deadline.contains("|wait@") && item.subject.to_string() == at.binding)
            .count()
    };
    at.window.waits("the inbox has it", |_| (told(&at) == 1).then_some(()));

    // Rows 9 and 11: refused once.
    at.step("rebinding-started", |w| w.click("#action_verified"));
    at.stage("rebinding");
    let mut at = at.restarts();
    at.step("rebinding-refused", |w| w.types("#action_reason", "资料不符"));
    at.stage("waiting");
    at.window.waits("the attempt is counted", |w| {
        w.texts("[data-testid=attempts]").iter().any(|text| text.contains('1')).then_some(())
    });
    let mut at = at.restarts();

    // Rows 9 and 10; the shop sells again once it is bound to the shop, too.
    at.to(time("03-09T09:00"));
    at.step("rebinding-started", |w| w.click("#action_verified"));
    at.step("rebound", |_| ());
    at.stage("rebound");
    at.shop_sells(false);
    at.fine("the checklist");
    let mut at = at.restarts();

    // Row 13: eleven entries done and one waived with a reason, over five days.
    for (number, item) in AFTER.iter().enumerate() {
        at.done(item);
        if number == 0 {
            at.shop_sells(true);
        }
        if number % 3 == 2 {
            at.to(at.now + Duration::days(1));
        }
    }
    at.stage("rebound");
    at = at.restarts();
    at.window.click("[data-testid=item-fix-products] [data-testid=item-waive]");
    at.window.sees("[data-testid=action-confirm]");
    at.window.settles();
    at.window.types("#action_reason", "没有异常商品");
    at.to(time("03-14T09:00"));
    at.confirm("action-confirm");
    at.stage("bound");
    let at = at.restarts();
    assert_eq!(told(&at), 1, "however often the program was started");
    assert_eq!(at.window.texts("[data-testid=bound-account]"), ["新抖音号"]);
    assert!(at.window.words().contains("旧抖音号"), "what was bound before stays in sight");
    at.window.quit();
}
