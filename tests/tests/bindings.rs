//! A change of a shop's official account from end to end: weeks of simulated time, the program started anew before every
//! step, and reminders that are said once. Dates are those of the situations about rulebook E.3.

use serde_json::json;
use std::cell::RefCell;
use storewarden_app::{
    App, PassOptions,
    ports::{Notifier, Toast, ToastRefused},
    wire::{BindingRow, BindingsRequest, RecordOutcome, RecordRequest, StoresRequest},
};
use storewarden_domain::{
    assessment::{Assessment, BindingState},
    change::{
        AccountNow, BindingPlan, BoundAccount, ChangeStart, ChecklistOwner, ChecklistTick, ChecklistWaiver,
        Draft, Empty, RebindStart, Rejection, What,
    },
    time::Instant,
    vocabulary::{BindingStage, Restriction, StoreLabel},
};
use storewarden_tests::{
    checklist::{AFTER, BEFORE},
    fixtures::at,
    recording::{patch, subject},
    scratch::Scratch,
};

const SHOP: &str = "store:douyin/示例小店";
const BINDING: &str = "binding:official";

fn time(text: &str) -> Instant {
    at(&format!("2026-{text}:00+08:00"))
}

/// The data folder of a program that is started anew whenever something is asked of it.
struct Desk(Scratch);

impl Desk {
    fn new() -> Self {
        let desk = Self(Scratch::new("bindings"));
        let row = json!({ "store": "douyin/示例小店", "kind": "official-account", "phone_keeper": "zhang",
            "phone": "19100001001" });
        let shop = What::StoreDescribed(patch(json!({ "name": "示例小店" })));
        let person = What::StaffDescribed(patch(json!({ "name": "张示例" })));
        desk.of(SHOP, "01-05T10:00", [shop]);
        desk.of("staff:zhang", "01-05T10:00", [person]);
        desk.of(BINDING, "01-05T10:00", [What::BindingDescribed(patch(row))]);
        desk
    }

    fn open(&self) -> App {
        App::open(self.0.path()).expect("the file")
    }

    fn of<const N: usize>(&self, about: &str, when: &str, changes: [What; N]) {
        let now = time(when);
        let drafts = changes.into_iter().map(|what| Draft::new(subject(about), now, what)).collect();
        let app = self.open();
        match app.record(now, &RecordRequest::of(drafts)).expect("no fault") {
            RecordOutcome::Recorded { .. } => {}
            RecordOutcome::Refused { refusals } => panic!("{when}: {refusals:#?}"),
        }
        let health = app.check(now).expect("a check");
        assert!(health.sound(), "{when}: {health:#?}");
    }

    fn records(&self, when: &str, what: What) {
        self.of(BINDING, when, [what]);
    }

    fn assessed(&self, when: &str, about: &str) -> Assessment {
        self.open().assessment(time(when), &subject(about)).expect("an assessment")
    }

    fn state(&self, when: &str) -> BindingState {
        self.assessed(when, BINDING).binding.expect("a binding")
    }

    fn row(&self, when: &str) -> BindingRow {
        let page = self.open().bindings(time(when), &BindingsRequest::default()).expect("a list");
        assert_eq!(page.total, 1);
        page.rows.into_iter().next().expect("a row")
    }

    /// What a pass says; the program is started anew for it.
    fn said(&self, when: &str) -> Vec<String> {
        let screen = Screen::default();
        let report = self.open().pass(time(when), PassOptions::default(), &screen).expect("a pass");
        let titles = screen.0.into_inner();
        assert_eq!(
            (report.shown as usize, report.shown_again, report.failed),
            (titles.len(), 0, 0),
            "{when}"
        );
        titles
    }
}

/// Takes every toast and keeps its title.
#[derive(Default)]
struct Screen(RefCell<Vec<String>>);

impl Notifier for Screen {
    fn show(&self, toast: &Toast) -> Result<(), ToastRefused> {
        self.0.borrow_mut().push(toast.title.clone());
        Ok(())
    }
}

fn done(item: &str) -> What {
    What::ChecklistDone(ChecklistTick { item: item.into() })
}

#[test]
fn a_change_over_weeks_survives_every_restart_and_repeats_nothing() {
    let desk = Desk::new();
    desk.records(
        "03-02T09:00",
        What::BindingBound(BoundAccount { account: Some("旧抖音号".into()), verified: true }),
    );
    let on = "2026-04-10".parse().expect("a day");
    let plan = BindingPlan { on, account: Some("新抖音号".into()), promotion: false };
    desk.records("04-01T10:00", What::BindingChangePlanned(plan));
    assert_eq!(desk.said("04-01T10:00"), [] as [&str; 0], "nothing is pressing yet");
    for item in BEFORE {
        desk.records("04-01T11:00", done(item));
    }
    desk.records(
        "04-10T10:00",
        What::BindingChangeStarted(ChangeStart { minutes: Some(30), reachable: false }),
    );
    desk.records("04-10T10:20", What::BindingUnbound(Empty {}));
    let shop = desk.assessed("04-10T10:20", SHOP).store.expect("a store");
    assert_eq!(shop.label, Some(StoreLabel::Restricted));
    assert_eq!(shop.restrictions[0].restriction, Restriction::SalesBlocked);
    let restricted = StoresRequest { status: Some(StoreLabel::Restricted), ..Default::default() };
    let listed = |when: &str| desk.open().stores(time(when), &restricted).expect("a list").rows;
    assert_eq!(listed("04-10T10:19"), [], "it sells until it is unbound");
    let row = listed("04-10T10:20").pop().expect("a row");
    assert_eq!(row.restrictions, [Restriction::SalesBlocked], "the list of shops says it");
    let row = desk.row("04-10T10:20");
    assert_eq!((row.stage, row.entries, row.open), (BindingStage::Waiting, 17, 13));
    assert_eq!((row.try_from, row.longest), (Some(time("04-13T10:20")), Some(time("05-01T10:20"))));

    // On the first day on which trying is worth it, weekly, and at its end; each once, however often the program is started.
    let mut told = Vec::new();
    for day in 10..=30 {
        for hour in ["08:00", "12:00", "20:00"] {
            let when = format!("04-{day}T{hour}");
            told.extend(desk.said(&when).into_iter().map(|title| (when.clone(), title)));
        }
    }
    let at: Vec<&str> = told.iter().map(|(when, _)| when.as_str()).collect();
    assert_eq!(at, ["04-13T12:00", "04-20T12:00", "04-27T12:00"], "{told:#?}");
    assert_eq!(desk.said("05-01T12:00").len(), 1, "the longest wait is over");
    assert_eq!(desk.said("05-01T12:01"), [] as [&str; 0]);
    let findings = desk.assessed("05-01T12:00", BINDING).findings;
    assert!(findings.iter().any(|finding| finding.code == "rebind-overdue"), "{findings:#?}");

    desk.records("05-06T09:00", What::RebindingStarted(RebindStart { minutes: Some(15), verified: true }));
    desk.records("05-06T09:05", What::RebindingRefused(Rejection { reason: "资料不符".into() }));
    desk.records("05-08T09:00", What::RebindingStarted(RebindStart { minutes: None, verified: true }));
    desk.records("05-08T09:10", What::Rebound(AccountNow::default()));
    assert_eq!(desk.state("05-08T09:10").change.map(|change| change.attempts), Some(1));
    for (day, item) in AFTER.iter().enumerate() {
        desk.records(&format!("05-{:02}T{}:00", 8 + day / 6, 10 + day % 6), done(item));
    }
    assert_eq!(desk.state("05-09T18:00").stage, BindingStage::Rebound, "one entry is open");
    let waiver = ChecklistWaiver { item: "fix-products".into(), reason: "没有异常商品".into() };
    desk.records("05-10T10:00", What::ChecklistWaived(waiver));
    let state = desk.state("05-10T10:00");
    assert_eq!((state.stage, state.account.as_deref()), (BindingStage::Bound, Some("新抖音号")));
    assert_eq!(state.former.len(), 1, "what was bound before stays in the history");
    let shop = desk.assessed("05-10T10:00", SHOP).store.expect("a store");
    assert_eq!((shop.label, shop.restrictions.len()), (None, 0));
    assert_eq!(listed("05-10T10:00"), []);
    assert_eq!(desk.said("05-10T12:00"), [] as [&str; 0], "nothing is left to say");
}

#[test]
fn the_recovery_phone_is_kept_sealed_and_no_password_has_a_place() {
    let desk = Desk::new();
    let known = desk.open().facts_of(&subject(BINDING)).expect("facts");
    let text = serde_json::to_string(&known.history).expect("json");
    assert!(!text.contains("19100001001"), "the number is not in the journal: {text}");
    let password = json!({ "password": "x" });
    let draft = Draft::new(subject(BINDING), time("01-06T10:00"), What::BindingDescribed(patch(password)));
    let outcome = desk.open().record(time("01-06T10:00"), &RecordRequest::of(vec![draft])).expect("no fault");
    let RecordOutcome::Refused { refusals } = outcome else { panic!("it was taken") };
    assert_eq!(refusals[0].code, "bad-data");
}

#[test]
fn a_binding_is_none_of_its_shops_sub_accounts_and_the_shop_cannot_be_undone_under_it() {
    let app = App::in_memory().expect("memory");
    let now = time("01-05T10:00");
    let record = |about: &str, what: What| {
        let request = RecordRequest::of(vec![Draft::new(subject(about), now, what)]);
        match app.record(now, &request).expect("no fault") {
            RecordOutcome::Recorded { batch, .. } => batch,
            RecordOutcome::Refused { refusals } => panic!("{refusals:#?}"),
        }
    };
    let shop = record(SHOP, What::StoreDescribed(patch(json!({ "name": "示例小店" }))));
    let row = json!({ "store": "douyin/示例小店", "kind": "official-account" });
    record(BINDING, What::BindingDescribed(patch(row)));
    assert_eq!(app.store(now, &subject(SHOP)).expect("a page").accounts, 0);
    record("sub-account:douyin/示例小店:甲", What::SubAccountDescribed(patch(json!({}))));
    assert_eq!(app.store(now, &subject(SHOP)).expect("a page").accounts, 1);
    let undone = app.undo(now, &shop).expect("an answer");
    assert_eq!(undone.skipped.len(), 1, "{undone:#?}");
    assert!(app.check(now).expect("a check").sound());
}

#[test]
fn the_page_of_a_binding_names_its_store_and_its_people_and_masks_the_phone() {
    let desk = Desk::new();
    desk.of("staff:li", "02-01T10:00", [What::StaffDescribed(patch(json!({ "name": "李示例" })))]);
    desk.records("03-02T09:00", What::BindingBound(BoundAccount { account: None, verified: true }));
    let on = "2026-04-10".parse().expect("a day");
    desk.records(
        "04-01T10:00",
        What::BindingChangePlanned(BindingPlan { on, account: None, promotion: false }),
    );
    for item in ["back-up-data", "list-pending-orders"] {
        let assigned = ChecklistOwner { item: item.into(), owner: Some("li".into()) };
        desk.records("04-01T11:00", What::ChecklistAssigned(assigned));
    }
    let page = desk.open().binding(time("04-01T12:00"), &subject(BINDING)).expect("a page");
    assert_eq!(page.store.map(|store| store.name).as_deref(), Some("示例小店"));
    assert_eq!(page.keeper.map(|person| person.name).as_deref(), Some("张示例"));
    let owners: Vec<&str> = page.owners.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(owners, ["李示例"], "once, though two entries are theirs");
    assert_eq!(page.phone.as_deref(), Some("191****1001"));
}
