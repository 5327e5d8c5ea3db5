//! What would follow: the same rules in a copy of the world, and nothing of it in the journal. Dates of the link group are
//! those of rulebook D.3 example 2, those of the staff list are worked out from its text.

use crate::cli::{code, document, run};
use chrono::{Days, Duration, NaiveDate};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use storewarden_app::{
    App,
    wire::{Differs, OtherState, OverrideRequest, Scenario, StandsAs, StoreName, Supposition, Times, WhatIf},
};
use storewarden_domain::{
    change::{BoundAccount, Draft, Empty, Submission, What},
    rulebook::RuleFile,
    subject::Subject,
    time::Instant,
    vocabulary::{
        BindingStage, Consequence, DeadlineState, GroupStanding, Label, RegisteredFact, Restriction,
        StoreLabel, Validity,
    },
};
use storewarden_tests::{
    five_stores::{COMPANY, GROUP, SHOPS, fill, five, shop},
    fixtures::{at, import, imported, noon},
    recording::{patch, record, subject},
    scratch::Scratch,
    shipped::with,
    staff_list::{Running, freezing, held_by, running},
};

const FREEZE: &str = "taobao.subaccount.verify-within";
/// Before the change, so that it lies ahead.
const BEFORE: &str = "2026-09-20T10:00:00+08:00";
const CHANGED: &str = "2026-09-30T10:00:00+08:00";

fn suppose(app: &App, now: Instant, on: Instant, scenarios: Vec<Scenario>) -> WhatIf {
    let answer = app.what_if(now, &Supposition { on: Some(on), scenarios }).expect("an answer");
    assert_eq!(answer.refused, None);
    answer
}

fn representative_changes() -> Scenario {
    let fact = RegisteredFact::LegalRepresentative;
    Scenario::FactChanges { entity: subject(COMPANY), fact, effective: at(CHANGED) }
}

/// The end of a day: what is due at its 24:00 has not run out.
fn end_of(day: &str) -> Instant {
    let day: NaiveDate = day.parse().expect("a day");
    Instant::start_of(day + Days::new(1)) - Duration::seconds(1)
}

fn names(answer: &WhatIf) -> BTreeSet<&str> {
    answer.stores.iter().map(|store| store.name.as_str()).collect()
}

#[test]
fn a_representative_who_changes_brings_a_deadline_over_all_five_stores_before_anything_is_recorded() {
    let app = five();
    let answer = suppose(&app, at(BEFORE), at(CHANGED), vec![representative_changes()]);
    let appears: Vec<_> = answer.deadlines.iter().filter(|d| d.subject == subject(GROUP)).collect();
    let [deadline] = appears.as_slice() else { panic!("{:#?}", answer.deadlines) };
    assert_eq!((deadline.differs, deadline.consequence), (Differs::Appears, Consequence::Unlinked));
    let times = deadline.after.clone().expect("it is there");
    assert_eq!(times.due, at("2026-10-11T00:00:00+08:00"), "10-10 24:00, a Saturday that is worked");
    assert_eq!(deadline.start_by, Some(at("2026-10-04T00:00:00+08:00")), "the safe target");
    let hits: BTreeSet<&str> = deadline.hits.iter().map(|store| store.name.as_str()).collect();
    assert_eq!(hits, SHOPS.into(), "the sixth is in no group");
    let six = SHOPS.into_iter().chain(["晨光六店"]).collect();
    assert_eq!(names(&answer), six, "the registry is to be told, whichever shops the company has");
    assert_eq!(app.assessment(at(CHANGED), &subject(GROUP)).expect("a group").deadlines, []);
}

#[test]
fn on_day_four_the_supposed_change_has_unlinked_the_group_and_frozen_every_former_member() {
    let app = five();
    let answer = suppose(&app, at(BEFORE), at("2026-10-11T00:00:00+08:00"), vec![representative_changes()]);
    let states: BTreeMap<&Subject, &OtherState> = answer.states.iter().map(|s| (&s.subject, s)).collect();
    for name in SHOPS {
        let state = states[&shop(name)];
        assert_eq!(state.after, Some(StandsAs::Store(Some(StoreLabel::Restricted))), "{name}");
        assert_eq!(state.restrictions, [Restriction::WithdrawBlocked], "{name}");
    }
    assert!(!states.contains_key(&shop("晨光六店")));
    assert_eq!(states[&subject(GROUP)].after, Some(StandsAs::Group(GroupStanding::AutoUnlinked)));
}

/// Rules of another time, which gave nine days where those that ship give seven.
fn older() -> Vec<RuleFile> {
    with("taobao/freezing.toml", "window = { value = 7,", "window = { value = 9,")
}

/// Kinds of suppositions, each with a number of its own; one that is added is missed by the compiler, and then by the test.
const KINDS: usize = 9;

fn kind(scenario: &Scenario) -> usize {
    match scenario {
        Scenario::Changes { .. } => 0,
        Scenario::PersonLeaves { .. } => 1,
        Scenario::PromotionStarts { .. } => 2,
        Scenario::MemberPenalised { .. } => 3,
        Scenario::FactChanges { .. } => 4,
        Scenario::Value { .. } => 5,
        Scenario::DocumentEnds { .. } => 6,
        Scenario::LinkStands { .. } => 7,
        Scenario::NewRules => 8,
    }
}

#[test]
fn the_files_hold_the_same_bytes_after_every_kind_of_supposition() {
    let folder = Scratch::new("what-if");
    // Begun by older rules, so that those that ship wait to be accepted.
    drop(App::open_by(folder.path(), &older()).expect("a file"));
    let app = App::open(folder.path()).expect("the file again");
    fill(&app);
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    app.at(noon()).expect("assessed");
    let account = app.sub_accounts(noon(), &Default::default()).expect("accounts").rows.remove(0);
    let person = app.people("", 1).expect("people").rows.remove(0).subject;
    let store = Subject::Store(account.subject.store_key().expect("a shop").clone());
    let before = folder.bytes();
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let (from, to) = (day("2026-12-01"), day("2026-12-12"));
    let card = app.documents(noon(), &Default::default()).expect("documents").rows;
    let card = card.into_iter().find(|row| row.last_valid_day.is_some()).expect("a card").subject;
    let submitted = What::Submitted(Submission::default());
    let row = running().into_iter().find(|row| !row.under_review).expect("a row");
    let changes = vec![Draft::new(subject(&row.subject), noon(), submitted)];
    let scenarios = [
        Scenario::Changes { changes },
        Scenario::PersonLeaves { person, effective: noon() },
        Scenario::PromotionStarts { store, accounts: 3, effective: noon(), from, to },
        Scenario::MemberPenalised { group: subject(GROUP), store: shop(SHOPS[0]), effective: noon() },
        representative_changes(),
        Scenario::Value { with: five_days() },
        Scenario::DocumentEnds { document: card },
        Scenario::LinkStands { group: subject(GROUP), on: to },
        Scenario::NewRules,
    ];
    assert_eq!(scenarios.iter().map(kind).collect::<BTreeSet<_>>(), (0..KINDS).collect());
    for count in 0..=scenarios.len() {
        suppose(&app, noon(), noon() + Duration::days(40), scenarios[..count].to_vec());
    }
    assert_eq!(folder.bytes(), before);
}

/// Those whose seven days end after noon and by `on`.
fn frozen_by(on: Instant) -> BTreeMap<Subject, Running> {
    let due = freezing(noon(), on).into_iter();
    due.map(|row| (subject(&row.subject), row)).collect()
}

#[test]
fn time_alone_freezes_exactly_the_accounts_whose_seven_days_end_by_then() {
    let app = imported();
    for days in [1, 2, 4, 7] {
        let on = noon() + Duration::days(days);
        let answer = suppose(&app, noon(), on, Vec::new());
        let freezes =
            answer.states.iter().filter(|s| s.after == Some(StandsAs::Account(Label::FrozenOverdue)));
        let freezes: BTreeSet<&Subject> = freezes.map(|state| &state.subject).collect();
        let wanted = frozen_by(on);
        assert_eq!(freezes, wanted.keys().collect(), "{days} days on");
        let missed = answer.deadlines.iter().filter(|d| d.rule == FREEZE);
        let missed: Vec<_> = missed.filter(|d| d.differs == Differs::TurnsInto).collect();
        let states = missed.iter().filter_map(|d| d.after.as_ref().map(|times| times.state));
        assert!(states.clone().all(|state| state == DeadlineState::Missed));
        assert_eq!(missed.len(), wanted.len());
    }
}

fn five_days() -> OverrideRequest {
    let (rule, param) = (FREEZE.to_owned(), "window".to_owned());
    OverrideRequest { rule, param, value: json!(5), reason: "推演".to_owned() }
}

/// Every freeze, by its account: what was due then, and what is due by five days.
fn moved(answer: &WhatIf) -> BTreeMap<Subject, [Option<Instant>; 2]> {
    let due = |times: &Option<Times>| times.as_ref().map(|times| times.due);
    let rows = answer.deadlines.iter().filter(|deadline| deadline.rule == FREEZE);
    rows.map(|d| (d.subject.clone(), [due(&d.before), due(&d.after)])).collect()
}

fn two_days_earlier() -> BTreeMap<Subject, [Option<Instant>; 2]> {
    let earlier = |row: Running| (subject(&row.subject), [Some(row.due), Some(row.due - Duration::days(2))]);
    running().into_iter().map(earlier).collect()
}

#[test]
fn a_window_of_five_days_moves_every_freeze_by_two() {
    let app = imported();
    let with = OverrideRequest { reason: String::new(), ..five_days() };
    let answer = suppose(&app, noon(), noon(), vec![Scenario::Value { with }]);
    assert_eq!(moved(&answer), two_days_earlier(), "what is only supposed needs no reason");
    assert_eq!(app.rulebook().rule(FREEZE).map(|rule| rule.params["window"].value.clone()), Some(json!(7)));
}

#[test]
fn new_rules_move_what_they_would_move_before_they_are_accepted() {
    let folder = Scratch::new("what-if-rules");
    let app = App::open_by(folder.path(), &older()).expect("a file");
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    drop(app);
    let app = App::open(folder.path()).expect("the file again");
    let answer = suppose(&app, noon(), noon(), vec![Scenario::NewRules]);
    let dues: BTreeMap<Subject, [Option<Instant>; 2]> = running()
        .into_iter()
        .map(|r| (subject(&r.subject), [Some(r.due + Duration::days(2)), Some(r.due)]))
        .collect();
    assert_eq!(moved(&answer), dues);
    assert!(app.pending_rules(noon()).expect("an answer").is_some(), "they wait as before");
}

#[test]
fn temporary_accounts_of_a_promotion_end_with_its_window_and_are_not_asked_for_a_check() {
    let app = imported();
    let store = running().remove(0).subject.replacen("sub-account:", "store:", 1);
    let store = subject(store.rsplit_once(':').expect("a login").0);
    let made = noon() + Duration::days(3);
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let (from, to) = (day("2026-12-01"), day("2026-12-12"));
    let promotion =
        Scenario::PromotionStarts { store: store.clone(), accounts: 4, effective: made, from, to };
    let answer = suppose(&app, noon(), made, vec![promotion]);
    let ends: Vec<_> = answer.deadlines.iter().filter(|d| d.rule == "taobao.tempcs.window").collect();
    assert_eq!((ends.len(), answer.deadlines.len()), (4, 4), "{:#?}", answer.deadlines);
    for end in ends {
        assert_eq!(end.differs, Differs::Appears);
        let due = end.after.as_ref().map(|times| times.due);
        assert_eq!(due, Some(at("2026-12-13T00:00:00+08:00")), "12-12 24:00, the last day of the window");
        assert_eq!(end.hits.iter().map(|s| &s.subject).collect::<Vec<_>>(), [&store]);
    }
}

#[test]
fn somebody_who_leaves_brings_steps_for_each_account_that_they_hold() {
    let app = imported();
    let row = running().into_iter().find(|row| !row.under_review && row.due > noon()).expect("a row");
    let account = app.sub_account(noon(), &subject(&row.subject)).expect("a page");
    let person = account.holder.expect("somebody holds it").subject;
    let answer = suppose(
        &app,
        noon(),
        noon(),
        vec![Scenario::PersonLeaves { person: person.clone(), effective: noon() }],
    );
    let left: BTreeSet<&Subject> = answer.left_behind.iter().map(|left| &left.subject).collect();
    let held: BTreeSet<Subject> = held_by(&row.person, &row.phone).iter().map(|held| subject(held)).collect();
    assert_eq!(left, held.iter().collect());
    assert!(left.contains(&subject(&row.subject)));
    assert!(answer.left_behind.iter().all(|left| !left.offboarding.finished()));
    let Subject::Staff(id) = &person else { panic!("{person}") };
    assert_eq!(app.offboarding(noon(), id).expect("a page").left, None, "they are still here");
}

#[test]
fn a_card_that_nobody_renews_is_looked_at_once_it_has_ended() {
    let app = imported();
    let documents = app.documents(noon(), &Default::default()).expect("documents").rows;
    // The first card to end: 2026-12-11, by the list of shops.
    let card =
        documents.iter().find(|row| row.last_valid_day.as_deref() == Some("2026-12-11")).expect("a card");
    let scenario = Scenario::DocumentEnds { document: card.subject.clone() };
    let answer = suppose(&app, noon(), noon(), vec![scenario]);
    assert_eq!(answer.on, at("2026-12-12T00:00:00+08:00"));
    let state = answer.states.iter().find(|state| state.subject == card.subject).expect("it has ended");
    assert_eq!(state.after, Some(StandsAs::Document(Validity::Expired)));
    assert!(answer.beside_now);
    // It is seen beside what is recorded, too: both against what is true now.
    let ends = Scenario::DocumentEnds { document: card.subject.clone() };
    let value = Scenario::Value { with: five_days() };
    let answer = suppose(&app, noon(), noon(), vec![value, ends]);
    assert!(answer.beside_now);
    let state = answer.states.iter().find(|state| state.subject == card.subject).expect("it has ended");
    assert_eq!(state.after, Some(StandsAs::Document(Validity::Expired)));
    let recorded = suppose(&app, noon(), noon(), vec![Scenario::Value { with: five_days() }]);
    assert!(!recorded.beside_now, "what is recorded is compared with the same time without it");
    let unlimited =
        documents.iter().find(|row| row.unlimited).expect("a licence without end").subject.clone();
    let scenarios = vec![Scenario::DocumentEnds { document: unlimited }];
    let answer = app.what_if(noon(), &Supposition { on: Some(noon()), scenarios }).expect("an answer");
    let refused = answer.refused.expect("a refusal");
    assert_eq!((refused.scenario, refused.refusals[0].code.as_str()), (Some(0), "no-end"));
}

#[test]
fn a_document_that_ends_and_a_fact_that_changes_are_compared_with_now_together() {
    let app = five();
    let card = subject("document:card");
    let kept = json!({ "kind": "identity-card", "owner": COMPANY, "valid_to": "2026-10-20" });
    record(
        &app,
        at(BEFORE),
        vec![Draft::new(card.clone(), at(BEFORE), What::DocumentDescribed(patch(kept)))],
    );
    let both = vec![representative_changes(), Scenario::DocumentEnds { document: card.clone() }];
    let answer = suppose(&app, at(BEFORE), at(CHANGED), both);
    assert_eq!((answer.on, answer.beside_now), (at("2026-10-21T00:00:00+08:00"), true));
    let state = answer.states.iter().find(|state| state.subject == card).expect("it has ended");
    assert_eq!(state.after, Some(StandsAs::Document(Validity::Expired)));
    let group = answer.states.iter().find(|state| state.subject == subject(GROUP)).expect("it is unlinked");
    let unlinked = Some(StandsAs::Group(GroupStanding::AutoUnlinked));
    assert_eq!(group.after, unlinked, "what the change brings is there, too");
    let alone = suppose(&app, at(BEFORE), at(CHANGED), vec![representative_changes()]);
    assert!(!alone.beside_now);
}

#[test]
fn without_a_day_the_end_of_the_last_day_on_which_something_takes_effect_is_looked_at() {
    let app = five();
    let on = |scenarios| {
        let answer = app.what_if(at(BEFORE), &Supposition { on: None, scenarios }).expect("an answer");
        assert_eq!(answer.refused, None);
        answer.on
    };
    let penalised = |effective| {
        let (group, store) = (subject(GROUP), shop(SHOPS[1]));
        Scenario::MemberPenalised { group, store, effective: at(effective) }
    };
    let earlier = penalised("2026-09-25T08:00:00+08:00");
    assert_eq!(on(vec![representative_changes(), earlier]), end_of("2026-09-30"));
    assert_eq!(on(vec![]), at(BEFORE), "nothing is dated");
    assert_eq!(on(vec![penalised("2026-09-10T08:00:00+08:00")]), at(BEFORE), "it has passed");
}

#[test]
fn what_cannot_be_recorded_cannot_be_supposed() {
    let app = imported();
    let row = running().into_iter().find(|row| !row.under_review).expect("a row");
    let approved = Draft::new(subject(&row.subject), noon(), What::Approved(Empty {}));
    let scenarios = vec![Scenario::Changes { changes: vec![approved] }];
    let answer = app.what_if(noon(), &Supposition { on: Some(noon()), scenarios }).expect("an answer");
    assert_eq!(answer.refused.map(|refused| refused.refusals.len()), Some(1), "nothing was handed in");
    assert_eq!(answer.deadlines, []);
}

#[test]
fn the_command_line_supposes_changes_and_scenarios_and_looks_at_a_day_to_its_end() {
    let scratch = Scratch::new("what-if-cli");
    let app = App::open(scratch.path()).expect("a file");
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    drop(app);
    let answer = document(scratch.path(), &["whatif", "--on", "2026-11-24"]);
    let frozen = answer["states"].as_array().expect("a list").iter();
    let frozen = frozen.filter(|s| s["after"] == json!({ "of": "account", "is": "frozen-overdue" }));
    assert_eq!(frozen.count(), frozen_by(end_of("2026-11-24")).len());

    let row = running().into_iter().find(|row| !row.under_review && row.due > noon()).expect("a row");
    let file = scratch.path().join("change.json");
    let submitted = json!({ "kind": "submitted", "subject": row.subject, "effective": noon() });
    std::fs::write(&file, submitted.to_string()).expect("written");
    let answer = document(scratch.path(), &["whatif", &file.display().to_string()]);
    let turned = &answer["deadlines"].as_array().expect("a list")[..];
    assert!(turned.iter().any(|d| d["rule"] == FREEZE && d["differs"] == "turns-into"), "{answer:#}");
    let value = json!([{ "suppose": "value", "with": five_days() }]);
    std::fs::write(&file, value.to_string()).expect("written");
    let words = ["whatif", &file.display().to_string(), "--on", "2026-11-21T12:00:00+08:00"];
    assert_eq!(document(scratch.path(), &words)["deadlines"].as_array().map(Vec::len), Some(running().len()));
    assert_eq!(code(&run(scratch.path(), &["whatif"])), 2, "no day and nothing supposed");

    let approved = json!({ "kind": "approved", "subject": row.subject, "effective": noon(), "data": {} });
    let both = json!([
        { "suppose": "value", "with": five_days() },
        { "suppose": "changes", "changes": [approved] },
    ]);
    std::fs::write(&file, both.to_string()).expect("written");
    let refused = run(scratch.path(), &words);
    let said = String::from_utf8_lossy(&refused.stdout).into_owned();
    assert!(said.starts_with("✗ 第 2 项假设 / supposition 2: "), "nothing was handed in: {said}");
}

#[test]
fn a_shop_that_is_renamed_or_made_by_a_supposition_is_named_once_and_as_it_would_be() {
    let app = five();
    let what = What::StoreDescribed(patch(json!({ "name": "晨光旗舰店" })));
    let renamed = Draft::new(shop(SHOPS[0]), at(CHANGED), what);
    let scenarios = vec![Scenario::Changes { changes: vec![renamed] }, representative_changes()];
    let answer = suppose(&app, at(BEFORE), at(CHANGED), scenarios);
    let of = |stores: &[StoreName]| {
        let one = stores.iter().filter(|store| store.subject == shop(SHOPS[0]));
        one.map(|store| store.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of(&answer.stores), ["晨光旗舰店"]);
    let group = answer.deadlines.iter().find(|d| d.subject == subject(GROUP)).expect("the duty");
    assert_eq!((of(&group.hits), group.hits.len()), (vec!["晨光旗舰店".to_owned()], SHOPS.len()));
}

#[test]
fn a_binding_says_where_it_would_stand() {
    let app = App::in_memory().expect("memory");
    let binding = subject("binding:official");
    let row = json!({ "store": "douyin/示例小店", "kind": "official-account" });
    let store = What::StoreDescribed(patch(json!({ "name": "示例小店" })));
    let drafts = vec![
        Draft::new(subject("store:douyin/示例小店"), at(BEFORE), store),
        Draft::new(binding.clone(), at(BEFORE), What::BindingDescribed(patch(row))),
    ];
    record(&app, at(BEFORE), drafts);
    let bound = BoundAccount { account: Some("抖音号".into()), verified: true };
    let changes = vec![Draft::new(binding.clone(), at(CHANGED), What::BindingBound(bound))];
    let answer = suppose(&app, at(BEFORE), at(CHANGED), vec![Scenario::Changes { changes }]);
    let state = answer.states.iter().find(|state| state.subject == binding).expect("it differs");
    let stands = [state.before, state.after].map(|stands| stands.expect("it stands somewhere"));
    assert_eq!(stands, [BindingStage::Unbound, BindingStage::Bound].map(StandsAs::Binding));
}
