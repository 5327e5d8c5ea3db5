//! What must be done because a person leaves today, and how much of it is done: at most three clicks from Today.

use chrono::Duration;
use serde_json::{Value, json};
use storewarden_app::{App, wire::OffboardingPage};
use storewarden_domain::time::Instant;
use storewarden_tests::{
    desktop::Desktop,
    fixtures::noon,
    home::Home,
    recording::{self, change},
    window::Window,
};

pub(super) const TAOBAO: &str = "sub-account:taobao/青禾家居:客服01";
pub(super) const DOUYIN: &str = "sub-account:douyin/青禾抖店:客服01";
pub(super) const OTHER: &str = "sub-account:taobao/青禾家居:运营01";
const PROGRESS: &str = "[data-testid=offboarding-progress]";

/// A window that counts how often it was pressed since it was last asked.
struct Hand<'w> {
    window: &'w Window<'w>,
    clicks: u32,
}

impl Hand<'_> {
    fn clicks(&mut self, css: &str) {
        self.window.click(css);
        self.clicks += 1;
    }
}

fn record(app: &App, kind: &str, subject: &str, at: Instant, data: Value) {
    recording::record(app, at, vec![change(kind, subject, at, data)]);
}

/// Two shops. Zhang holds a verified account in one and one in the other; Li is still to be verified.
pub(super) fn shops(home: &Home) {
    let app = home.open();
    let before = noon() - Duration::days(60);
    for (store, name) in [("taobao/青禾家居", "青禾家居"), ("douyin/青禾抖店", "青禾抖店")] {
        record(&app, "store-described", &format!("store:{store}"), before, json!({ "name": name }));
    }
    let zhang = json!({ "name": "张示例", "phone": "19900000000" });
    let li = json!({ "name": "李示例", "phone": "13000000000" });
    record(&app, "staff-described", "staff:zhang", before, zhang);
    record(&app, "staff-described", "staff:li", before, li);
    for account in [TAOBAO, DOUYIN] {
        let held = json!({ "holder": "zhang", "created_at": before });
        record(&app, "sub-account-described", account, before, held);
    }
    record(&app, "submitted", TAOBAO, before + Duration::days(1), json!({}));
    record(&app, "approved", TAOBAO, before + Duration::days(2), json!({}));
    let young = noon() - Duration::days(3);
    record(&app, "sub-account-described", OTHER, young, json!({ "holder": "li", "created_at": young }));
}

/// An hour later: whatever was recorded meanwhile is true by then.
fn page(home: &Home, who: &str) -> OffboardingPage {
    home.open().offboarding(noon() + Duration::hours(1), who).unwrap()
}

/// The test's clock stands still while the window's runs on, so it is moved past what was just recorded.
fn confirms(window: &Window, home: &Home, css: &str, minute: i64) {
    window.click(css);
    window.misses(css);
    home.move_clock(noon() + Duration::minutes(minute));
}

/// What the page says agrees with what the facts give.
fn shows(window: &Window, home: &Home, who: &str) {
    let told = page(home, who);
    let wanted = format!("{} / {}", told.steps_done, told.steps_total);
    window.waits(&format!("the progress is {wanted}"), |w| {
        w.texts(PROGRESS).iter().any(|text| text.contains(&wanted)).then_some(())
    });
    let steps = window.attributes("[data-testid=left-account] [data-step]", "data-done");
    let done = steps.iter().filter(|done| *done == "true").count() as u32;
    assert_eq!(
        (done, steps.len() as u32),
        (told.steps_done, told.steps_total),
        "each step as the facts have it"
    );
    let accounts = window.attributes("[data-testid=left-account]", "data-subject");
    let wanted: Vec<String> = told.accounts.iter().map(|account| account.subject.to_string()).collect();
    assert_eq!(accounts, wanted, "every account over all shops");
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn what_a_leaver_leaves_to_do_is_three_clicks_from_today_and_told_by_the_facts() {
    let desktop = Desktop::start().unwrap();
    let home = Home::below(desktop.place());
    home.prefer("zh-CN", "light");
    shops(&home);
    record(&home.open(), "left", "staff:zhang", noon(), json!({}));
    let window = Window::open(&desktop, &home);

    // Somebody who left today: the line on Today leads to all that is to be done.
    let mut hand = Hand { window: &window, clicks: 0 };
    window.sees("[data-testid=today-row]");
    hand.clicks("[data-testid=today-leaving]");
    assert!(hand.clicks <= 3);
    // Unbinding only where somebody is bound, then phone, departure or handing over, permissions: 4 and 3.
    window.sees(PROGRESS);
    assert_eq!((page(&home, "zhang").steps_done, page(&home, "zhang").steps_total), (0, 7));
    shows(&window, &home, "zhang");
    let risk = window.texts("[data-testid=offboarding-risk]");
    assert!(risk.iter().any(|text| text.contains("2 个账号仍可被此人登录和操作")), "{risk:?}");

    // A step is recorded where it stands, and is done by the fact.
    let step = |step: &str| format!("[data-testid=left-account][data-subject='{TAOBAO}'] {step}");
    window.click(&step("[data-testid=step-unbind]"));
    confirms(&window, &home, "[data-testid=action-confirm]", 5);
    window.sees(&step("[data-step=unbind][data-done=true]"));
    assert_eq!(page(&home, "zhang").steps_done, 1);
    shows(&window, &home, "zhang");

    // The phone of somebody who stays, by keyboard; the number itself is nowhere to be seen.
    window.click(&step("[data-testid=step-phone]"));
    window.sees("#phone_security_phone");
    window.types("#phone_security_phone", "李示例");
    window.sees(".ant-select-item-option[title^='李示例']");
    window.keys(&["Return"]);
    confirms(&window, &home, "[data-testid=form-confirm]", 10);
    window.sees(&step("[data-step=change-phone][data-done=true]"));
    shows(&window, &home, "zhang");
    assert!(!window.words().contains("13000000000"), "phones are masked");

    // The last two steps of the account: it departs.
    window.click(&step("[data-testid=step-depart]"));
    confirms(&window, &home, "[data-testid=action-confirm]", 15);
    window.sees(&step("[data-step=hand-over][data-done=true]"));
    assert_eq!(page(&home, "zhang").steps_done, 4);
    shows(&window, &home, "zhang");

    // Somebody who is still here: a row of Today, its person, what leaving would take.
    window.go("today");
    let mut hand = Hand { window: &window, clicks: 0 };
    hand.clicks(&format!("[data-testid=today-row][data-subject='{OTHER}'] button[aria-haspopup=dialog]"));
    hand.clicks("[data-testid=drawer] [data-testid=holder]");
    hand.clicks("[data-testid=drawer] [data-testid=to-offboarding]");
    assert!(hand.clicks <= 3);
    shows(&window, &home, "li");
    assert_eq!(page(&home, "li").left, None, "looking at it records nothing");
    window.click("[data-testid=leave]");
    confirms(&window, &home, "[data-testid=form-confirm]", 20);
    window.sees("[data-testid=rejoin]");
    assert_eq!(page(&home, "li").left.map(Instant::date), Some(noon().date()), "the day counts");

    // Back at work: the offboarding is over, and Today says so.
    window.click("[data-testid=rejoin]");
    confirms(&window, &home, "[data-testid=action-confirm]", 25);
    window.sees("[data-testid=leave]");
    assert_eq!(page(&home, "li").left, None);
}
