//! The window looks at another day: a copy answers, nothing can be written, and the reminders go on as if nobody looked.

use chrono::Duration;
use serde_json::json;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};
use storewarden_app::{
    App, AppFault, Outlook, PassOptions,
    ports::{Notifier, Toast, ToastRefused},
    wire::{OverrideRequest, RecordRequest, Scenario, SubAccountsRequest, Supposition},
};
use storewarden_domain::{
    change::{Draft, What},
    subject::Subject,
    time::Instant,
    vocabulary::{Label, RegisteredFact},
};
use storewarden_tests::{
    five_stores::{COMPANY, GROUP, SHOPS, fill, five, shop},
    fixtures::{at, import, imported, noon},
    recording::{patch, subject},
    scratch::Scratch,
    staff_list::{freezing, running},
};

fn day(on: Instant) -> Supposition {
    Supposition { on: Some(on), scenarios: Vec::new() }
}

/// Goes there, or the test ends.
fn travel(outlook: &Outlook, now: Instant, supposition: &Supposition) {
    assert_eq!(outlook.travel(now, supposition).expect("an answer"), None);
}

fn frozen(outlook: &Outlook, now: Instant) -> BTreeSet<Subject> {
    let request = SubAccountsRequest { labels: vec![Label::FrozenOverdue], limit: 500, ..Default::default() };
    let page = outlook.ask(now, |app, now| app.sub_accounts(now, &request)).expect("a page");
    page.rows.into_iter().map(|row| row.subject).collect()
}

#[test]
fn on_another_day_the_lists_and_the_frame_are_those_of_that_day() {
    let outlook = Outlook::new(imported());
    let (now, then) = (noon(), noon() + Duration::days(4));
    let run_out = freezing(now, then).into_iter();
    let run_out: BTreeSet<Subject> = run_out.map(|row| subject(&row.subject)).collect();
    assert!(!run_out.is_empty(), "something freezes meanwhile");
    let today = frozen(&outlook, now);
    travel(&outlook, now, &day(then));
    assert_eq!(frozen(&outlook, now), &today | &run_out);
    assert!(today.is_disjoint(&run_out));
    let frame = outlook.frame(now, false).expect("a frame");
    assert_eq!(frame.now, then, "the window's clock stands there");
    assert_eq!(frame.elsewhere.expect("it says so").now, now);
    assert!(outlook.come_back());
    assert_eq!(frozen(&outlook, now), today);
    assert_eq!(outlook.frame(now, false).expect("a frame").elsewhere, None);
    assert!(!outlook.come_back(), "it was back already");
}

fn freeze_sooner() -> OverrideRequest {
    let (rule, param) = ("taobao.subaccount.verify-within".to_owned(), "window".to_owned());
    OverrideRequest { rule, param, value: json!(5), reason: "推演".to_owned() }
}

#[test]
fn whatever_is_to_be_written_elsewhere_is_refused_and_the_files_keep_their_bytes() {
    let folder = Scratch::new("elsewhere");
    let app = App::open(folder.path()).expect("a file");
    fill(&app);
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    app.at(noon()).expect("assessed");
    let outlook = Outlook::new(app);
    let before = folder.bytes();
    let representative = Scenario::FactChanges {
        entity: subject(COMPANY),
        fact: RegisteredFact::LegalRepresentative,
        effective: noon(),
    };
    let scenarios = vec![representative, Scenario::Value { with: freeze_sooner() }];
    let on = noon() + Duration::days(20);
    travel(&outlook, noon(), &Supposition { on: Some(on), scenarios });
    let store = shop(SHOPS[0]);
    let described = Draft::new(store, noon(), What::StoreDescribed(patch(json!({ "notes": "看一看" }))));
    let request = RecordRequest::of(vec![described]);
    let refused = [
        outlook.tell(noon(), |app, now| app.record(now, &request)).err(),
        outlook.tell(noon(), |app, now| app.override_rule(now, &freeze_sooner())).err(),
        outlook.tell(noon(), |app, now| app.undo(now, "anything")).err(),
        outlook.tell(noon(), |app, now| app.mark_read(now, &[])).err(),
    ];
    for fault in refused {
        let Some(AppFault::Elsewhere(when)) = fault else { panic!("{fault:?}") };
        assert_eq!(when, on);
        let text = AppFault::Elsewhere(when).text();
        assert!(text.zh.contains("回到现在") && text.en.contains("Back to now"), "{text}");
    }
    outlook.ask(noon(), |app, now| app.today(now, &Default::default())).expect("Today of that day");
    outlook.ask(noon(), |app, now| app.subject(now, &subject(GROUP))).expect("a drawer of that day");
    assert_eq!(folder.bytes(), before);
    outlook.come_back();
    outlook.tell(noon(), |app, now| app.record(now, &request)).expect("now it is written");
    assert_ne!(folder.bytes(), before);
}

/// Takes every message and remembers it.
#[derive(Default)]
struct Heard(RefCell<Vec<Toast>>);

impl Notifier for Heard {
    fn show(&self, toast: &Toast) -> Result<(), ToastRefused> {
        self.0.borrow_mut().push(toast.clone());
        Ok(())
    }
}

/// Every message of four days of hourly passes; a window that wanders looks at another day each time.
fn said(wanders: bool) -> Vec<[String; 2]> {
    let (outlook, heard) = (Outlook::new(imported()), Heard::default());
    for hour in 0..96 {
        let now = noon() + Duration::hours(hour);
        if wanders {
            travel(&outlook, now, &day(now + Duration::days(1 + hour % 40)));
        }
        let _ = outlook.own().pass(now, PassOptions::default(), &heard).expect("a pass");
    }
    heard.0.into_inner().into_iter().map(|toast| [toast.title, toast.body]).collect()
}

#[test]
fn reminders_go_on_by_the_real_clock_wherever_the_window_looks() {
    let (at_home, elsewhere) = (said(false), said(true));
    assert!(at_home.len() > 3, "there is something to say: {at_home:?}");
    assert_eq!(elsewhere, at_home);
}

#[test]
fn what_cannot_be_supposed_names_its_scenario_and_leaves_the_window_where_it_was() {
    let outlook = Outlook::new(five());
    let now = at("2026-09-20T10:00:00+08:00");
    let penalised = |store| Scenario::MemberPenalised { group: subject(GROUP), store, effective: now };
    let scenarios = vec![penalised(shop(SHOPS[1])), penalised(subject(COMPANY))];
    let refused = outlook.travel(now, &Supposition { on: Some(now), scenarios }).expect("an answer");
    assert_eq!(refused.expect("the second names no shop").scenario, Some(1));
    let refused = outlook.travel(now, &day(now - Duration::hours(1))).expect("an answer");
    let refused = refused.expect("the past is gone");
    assert_eq!((refused.scenario, refused.refusals[0].code.as_str()), (None, "past"));
    assert_eq!(outlook.frame(now, false).expect("a frame").elsewhere, None);
}

#[test]
fn a_supposition_is_named_in_both_languages_and_begins_anew_from_the_world_as_it_is() {
    let outlook = Outlook::new(five());
    let now = at("2026-09-20T10:00:00+08:00");
    let representative = Scenario::FactChanges {
        entity: subject(COMPANY),
        fact: RegisteredFact::LegalRepresentative,
        effective: at("2026-09-30T10:00:00+08:00"),
    };
    let on = at("2026-10-11T00:00:00+08:00");
    travel(&outlook, now, &Supposition { on: Some(on), scenarios: vec![representative.clone()] });
    let elsewhere = outlook.frame(now, false).expect("a frame").elsewhere.expect("elsewhere");
    assert_eq!((elsewhere.on, elsewhere.scenarios), (on, vec![representative]));
    assert_eq!(elsewhere.words[0].zh, "示例晨光商贸有限公司：法定代表人于 2026-09-30 变更");
    let unlinked = |outlook: &Outlook| {
        let group = outlook.ask(now, |app, now| app.assessment(now, &subject(GROUP))).expect("a group");
        group.group.expect("its state").standing
    };
    let there = unlinked(&outlook);
    travel(&outlook, now, &day(on));
    assert_ne!(unlinked(&outlook), there, "the former supposition is gone");
}

#[test]
fn the_days_ahead_are_those_on_which_something_falls_due() {
    let app = imported();
    let mut wanted: BTreeMap<String, u32> = BTreeMap::new();
    for row in running().into_iter().filter(|row| row.due >= noon()) {
        *wanted.entry(row.due.date().to_string()).or_default() += 1;
    }
    let days = app.days_ahead(noon(), 7).expect("an answer");
    let freezes = |day: &storewarden_app::wire::DayAhead| {
        let frozen = storewarden_domain::vocabulary::Consequence::Frozen;
        day.marks.iter().filter(|tally| tally.consequence == frozen).map(|tally| tally.count).sum::<u32>()
    };
    let last = (noon() + Duration::days(7)).date().to_string();
    wanted.retain(|date, _| *date <= last);
    let found: BTreeMap<String, u32> =
        days.iter().map(|day| (day.date.clone(), freezes(day))).filter(|(_, count)| *count > 0).collect();
    assert_eq!(found, wanted);
    assert!(days.windows(2).all(|pair| pair[0].date < pair[1].date));
}
