//! Link groups in the running window: a store is looked at before anybody asks, invited, refused once, asked again and
//! linked; then the company's representative changes, and Today says by when it is to be filed and whom it would hit
//! (rulebook E.2; D.3 example 2).

use super::accessible::objections;
use chrono::Duration;
use serde_json::{Value, json};
use std::cell::Cell;
use storewarden_domain::time::Instant;
use storewarden_tests::{
    desktop::Desktop,
    fixtures::{at, noon},
    home::Home,
    recording::{self, change},
    window::Window,
};

const COMPANY: &str = "91000000MACGE00019";
const GROUP: &str = "link-group:chen";

/// All of them as one batch.
fn record(home: &Home, when: Instant, changes: Vec<(&str, String, Instant, Value)>) {
    let changes = changes.into_iter();
    let changes = changes.map(|(kind, subject, effective, data)| change(kind, &subject, effective, data));
    recording::record(&home.open(), when, changes.collect());
}

fn company(home: &Home, when: Instant, uscc: &str, (name, bank): (&str, &str), shops: &[(&str, &str)]) {
    let about = json!({
        "name": name, "bank_account_name": bank, "company_type": "有限责任公司", "legal_representative": "张示例",
    });
    let mut changes = vec![("entity-described", format!("entity:{uscc}"), when, about)];
    for (shop, category) in shops {
        let about = json!({ "name": shop, "entity": uscc, "categories": [category] });
        changes.push(("store-described", format!("store:aliexpress/{shop}"), when, about));
    }
    record(home, when, changes);
}

fn group(home: &Home, when: Instant, (group, name, uscc): (&str, &str, &str), shops: &[&str]) {
    let primary = shops.first().map(|shop| format!("aliexpress/{shop}"));
    let about = json!({ "name": name, "platform": "aliexpress", "entity": uscc, "primary": primary });
    let mut changes = vec![("link-group-described", group.to_owned(), when, about)];
    for shop in shops.iter().skip(1) {
        let store = json!({ "store": format!("aliexpress/{shop}") });
        changes.push(("member-linked", group.to_owned(), when, store));
    }
    record(home, when, changes);
}

fn tell(home: &Home, when: Instant, kind: &str, subject: &str, data: Value) {
    record(home, when, vec![(kind, subject.to_owned(), when, data)]);
}

const SHOPS: [(&str, &str); 6] = [
    ("晨光一店", "服饰"),
    ("晨光二店", "服饰"),
    ("晨光三店", "电子"),
    ("晨光四店", "家居"),
    ("晨光五店", "家居"),
    ("晨光六店", "家居"),
];

/// What the stops of the tour show: a group with a change to file, rates, incidents and a refused application; one that was
/// dissolved on day 4; a company whose stores are in no group.
pub(super) fn furnish(home: &Home) {
    let before = noon() - Duration::days(200);
    company(home, before, COMPANY, ("示例晨光(杭州)商贸有限公司", "示例晨光（杭州）商贸有限公司"), &SHOPS);
    let names: Vec<&str> = SHOPS.iter().map(|(shop, _)| *shop).collect();
    group(home, before, (GROUP, "晨光组", COMPANY), &names[..5]);
    let rates: Vec<Value> = names[..4]
        .iter()
        .zip([4.9, 4.8, 4.2, 4.7])
        .map(|(shop, dsr)| {
            json!({ "store": format!("aliexpress/{shop}"), "dsr": dsr, "dispute_rate": 0.6, "refund_rate": 1.2, "on": "2026-11-15" })
        })
        .collect();
    tell(home, noon() - Duration::days(5), "link-group-described", GROUP, json!({ "rates": rates }));
    let penalty = json!({ "store": "aliexpress/晨光三店", "points": 6.0 });
    tell(home, noon() - Duration::days(9), "member-penalised", GROUP, penalty);
    let sixth = json!({ "store": "aliexpress/晨光六店" });
    for (hours, kind) in [(50, "link-planned"), (48, "link-initiated")] {
        tell(home, noon() - Duration::hours(hours), kind, GROUP, sixth.clone());
    }
    let refused = json!({ "store": "aliexpress/晨光六店", "passed": false, "code": "ERR-ACCT-027" });
    tell(home, noon() - Duration::hours(47), "registry-checked", GROUP, refused);
    let representative = json!({ "fact": "legal-representative" });
    let changed = noon() - Duration::days(1);
    tell(home, changed, "registered-fact-changed", &format!("entity:{COMPANY}"), representative.clone());

    let uscc = "91000000MAYUN00027";
    company(
        home,
        before,
        uscc,
        ("示例云上商贸有限公司", "示例云上商贸有限公司"),
        &[("云上一店", "家居"), ("云上二店", "家居")],
    );
    group(home, before, ("link-group:yun", "云上组", uscc), &["云上一店", "云上二店"]);
    tell(
        home,
        noon() - Duration::days(12),
        "registered-fact-changed",
        &format!("entity:{uscc}"),
        representative,
    );
    let uscc = "91000000MAHAI00035";
    company(
        home,
        before,
        uscc,
        ("示例海屿商贸有限公司", "示例海屿商贸有限公司"),
        &[("海屿一店", "家居"), ("海屿二店", "玩具")],
    );
}

/// A walk whose clock goes on after each record: what was recorded is true then.
struct Walk<'a> {
    window: &'a Window<'a>,
    home: &'a Home,
    now: Cell<Instant>,
}

impl Walk<'_> {
    /// Records what the form says. The clock goes on before, so that the form's time is past, and after, so that one taken
    /// when it is sent is.
    fn confirm(&self) {
        self.to(self.now.get() + Duration::minutes(10));
        self.window.click("[data-testid=form-confirm]");
        self.window.misses("[data-testid=form-confirm]");
        self.to(self.now.get() + Duration::minutes(10));
    }

    fn to(&self, now: Instant) {
        self.now.set(now);
        self.home.move_clock(now);
        self.window.settles();
    }

    /// Presses a step's button and records it as it stands.
    fn step(&self, change: &str) {
        self.window.click(&format!("[data-testid=act-{change}]"));
        self.window.sees("[data-testid=form-confirm]");
        self.window.settles();
        self.confirm();
    }
}

fn stage(window: &Window, stage: &str) {
    window.sees(&format!("[data-testid=procedure][data-stage={stage}]"));
    window.settles();
}

fn fine(window: &Window, what: &str) {
    window.settles();
    assert_eq!(objections(window), Vec::<String>::new(), "axe finds nothing: {what}");
}

#[test]
#[ignore = "needs a desktop: cargo xtask test"]
fn a_store_is_checked_invited_refused_once_and_linked_and_a_new_representative_is_to_be_filed_for_all_five() {
    let desktop = Desktop::start().unwrap();
    let home = Home::below(desktop.place());
    let start = at("2026-09-28T09:00:00+08:00");
    home.set_clock(start);
    home.prefer("zh-CN", "light");
    let founded = at("2026-01-05T10:00:00+08:00");
    company(&home, founded, COMPANY, ("示例晨光商贸有限公司", "示例晨光商贸有限公司"), &SHOPS[..5]);
    group(&home, founded, (GROUP, "晨光组", COMPANY), &["晨光一店", "晨光二店", "晨光三店", "晨光四店"]);
    let window = Window::open(&desktop, &home);
    let walk = Walk { window: &window, home: &home, now: Cell::new(start) };

    // The list, the group, the invitation of the one that is in no group.
    window.go("link-groups");
    window.sees("[data-testid=candidate]");
    fine(&window, "the list");
    window.click("[data-row][data-subject='link-group:chen'] td");
    window.sees("[data-testid=link-group]");
    fine(&window, "a group");
    assert_eq!(window.attributes("[data-testid=member]", "data-subject").len(), 4);
    window.click("[data-testid=invite]");
    window.sees("[data-testid=form-confirm]");
    fine(&window, "the invitation");
    walk.confirm();
    window.click("[data-testid=procedure-back]");
    window.click("[data-testid=application] [data-testid=to-procedure]");
    stage(&window, "draft");

    // Looked at before anybody asks: without papers on record nothing is ready.
    window.click("[data-testid=to-precheck]");
    window.sees("[data-testid=precheck-verdict][data-ready=false]");
    assert!(window.attributes("[data-testid=guard]", "data-guard").contains(&"name-match".to_owned()));
    fine(&window, "the pre-check");
    window.click("[data-testid=precheck-procedure]");

    // Refused with a code: its remedy stands in the form and beside the step.
    stage(&window, "draft");
    walk.step("link-initiated");
    stage(&window, "registry-check");
    window.sees("[data-testid=step-due]");
    window.click("[data-testid=act-registry-checked]");
    window.click("#link_passed .ant-radio-wrapper:nth-child(2)");
    window.types("#link_code", "ERR-ACCT-027");
    window.waits("the code's remedy is told", |w| {
        w.texts("[role=dialog] .ant-form-item-extra").iter().any(|text| text.contains("据规则")).then_some(())
    });
    window.keys(&["Tab"]);
    walk.confirm();
    window.sees("[data-testid=outcome-failed]");
    let outcome = window.texts("[data-testid=outcome-failed]").join(" ");
    assert!(outcome.contains("ERR-ACCT-027") && outcome.contains("怎么办"), "{outcome}");
    fine(&window, "a refusal");

    // Again from step one, and through.
    walk.step("link-restarted");
    stage(&window, "draft");
    for (change, then) in [
        ("link-initiated", "registry-check"),
        ("registry-checked", "awaiting-accept"),
        ("link-accepted", "verifying"),
    ] {
        walk.step(change);
        stage(&window, then);
    }
    walk.step("link-verified");
    window.sees("[data-testid=outcome-linked]");
    fine(&window, "linked");
    window.click("[data-testid=procedure-back]");
    window.waits("all five are members", |w| {
        (w.attributes("[data-testid=member]", "data-subject").len() == 5).then_some(())
    });

    // The form of the company says what a new representative starts before it is saved.
    walk.to(at("2026-09-30T10:00:00+08:00"));
    window.run::<()>("location.hash = '#/papers?subject=entity:' + arguments[0]", COMPANY);
    window.click("[data-testid=drawer] [data-testid=edit]");
    window.sees("#company_legal_representative");
    window.settles();
    window.click("#company_legal_representative");
    window.keys(&["ctrl+a", "BackSpace"]);
    window.types("#company_legal_representative", "李示例");
    window.click("#company_because .ant-radio-wrapper:nth-child(1)");
    window.click("#company_since");
    window.types("#company_since", "2026-09-30");
    window.keys(&["Return"]);
    window.sees("[data-testid=starts] [data-testid=duty]");
    let told = window.texts("[data-testid=starts]").join(" ");
    for said in ["2026-10-10 24:00", "2026-10-03 24:00", "2026-10-11 0:00", "晨光五店"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    fine(&window, "the company's form");
    walk.confirm();

    // Today has it, with the last moment, day 4, the safe target and every store.
    window.keys(&["Escape"]);
    window.misses("[data-testid=drawer]");
    window.go("today");
    let row = format!("[data-testid=today-row][data-subject='{GROUP}']");
    window.sees(&row);
    let said = window.texts(&row).join(" ");
    assert!(said.contains("10-03 24:00") && said.contains("10-10 24:00"), "{said}");
    window.click(&format!("{row} [data-testid=affects]"));
    window.waits("the five stores are named", |w| {
        (w.attributes(&format!("{row} [data-testid=affected] [data-subject]"), "data-subject").len() == 5)
            .then_some(())
    });
    window.sees("[data-testid=today-why-list]");
    let why = window.texts("[data-testid=today-why-list]").join(" ");
    assert!(why.contains("2026-10-11"), "day 4: {why}");
    window.quit();
}
