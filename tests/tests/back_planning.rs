//! The latest safe start, counted back from a target. Every date is worked out by hand: working days from the table in rulebook
//! D.3 and its examples of five of them, the card's days from C.6, its lead from B.4.

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::json;
use storewarden_app::{
    App,
    wire::{Scenario, Supposition, WhatIf},
};
use storewarden_domain::{
    assessment::Deadline,
    calendar::Counting,
    change::{Draft, Empty, What},
    facts::DocumentAttributes,
    plan::{BackPlan, BackStep, Chain, CountedIn, Stretch, of_deadline},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Actor, DocumentKind, RegisteredFact},
};
use storewarden_tests::{
    five_stores::{COMPANY, GROUP, five},
    fixtures::at,
    recording::{patch, record, subject},
    shipped::rulebook,
};

const CARD: &str = "document:card";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn suppose(app: &App, scenario: Scenario) -> WhatIf {
    let now = at("2026-01-06T10:00:00+08:00");
    let answer =
        app.what_if(now, &Supposition { on: Some(now), scenarios: vec![scenario] }).expect("an answer");
    assert_eq!(answer.refused, None);
    answer
}

fn link_on(app: &App, on: &str) -> BackPlan {
    let [plan] = <[BackPlan; 1]>::try_from(
        suppose(app, Scenario::LinkStands { group: subject(GROUP), on: day(on) }).plans,
    )
    .expect("one plan");
    assert_eq!(plan.wanted, Instant::start_of(day(on)));
    assert_eq!(plan.start_by, plan.steps[0].start_by, "the first step is the start");
    for [one, next] in plan.steps.array_windows() {
        assert_eq!(one.done_by, next.start_by, "each step ends where the next begins");
    }
    plan
}

/// A document of the company, recorded before anything else.
fn add(app: &App, id: &str, about: serde_json::Value) {
    let then = at("2026-01-05T11:00:00+08:00");
    record(app, then, vec![Draft::new(subject(id), then, What::DocumentDescribed(patch(about)))]);
}

fn with_card(app: &App, last_day: &str) {
    let card =
        json!({ "kind": "identity-card", "owner": COMPANY, "issued_on": "2016-08-15", "valid_to": last_day });
    add(app, CARD, card);
}

fn starts(plan: &BackPlan) -> Vec<(&str, Instant)> {
    plan.steps.iter().map(|step| (step.code.as_str(), step.start_by)).collect()
}

#[test]
fn a_link_is_applied_for_five_working_days_and_seventy_two_hours_before_the_day_on_which_it_stands() {
    let app = five();
    // A review from 09-30 ends with 10-13; so does one from any day of the holiday, and one from 10-08 a day later.
    let plan = link_on(&app, "2026-10-14");
    let expected =
        [("link-accept", at("2026-10-05T00:00:00+08:00")), ("link-review", at("2026-10-08T00:00:00+08:00"))];
    assert_eq!(starts(&plan), expected);
    let review = &plan.steps[1];
    assert_eq!((review.length, review.counted_in), (5, CountedIn::Workdays));
    assert_eq!(
        (review.rule.as_str(), review.param.as_deref()),
        ("aliexpress.linkgroup.manual-review-max", Some("review"))
    );
    let counted: Vec<NaiveDate> = review.days.iter().filter(|it| it.counted).map(|it| it.date).collect();
    let worked = ["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12", "2026-10-13"];
    assert_eq!(counted, worked.map(day), "10-10 is a Saturday that is worked");
    assert!(!plan.provisional);
    // From 02-12 to 02-26 across Spring Festival; from 04-30 to 05-11, the fourth day being Saturday 05-09.
    for (on, accept, review) in [
        ("2026-02-27", "2026-02-10T00:00:00+08:00", "2026-02-13T00:00:00+08:00"),
        ("2026-05-12", "2026-05-03T00:00:00+08:00", "2026-05-06T00:00:00+08:00"),
    ] {
        assert_eq!(
            starts(&link_on(&app, on)),
            [("link-accept", at(accept)), ("link-review", at(review))],
            "{on}"
        );
    }
}

#[test]
fn a_link_of_a_year_without_published_holidays_is_planned_provisionally() {
    assert!(link_on(&five(), "2027-01-08").provisional);
}

#[test]
fn the_card_is_renewed_first_where_fewer_than_ninety_days_are_left_when_the_review_ends() {
    let app = five();
    with_card(&app, "2026-08-15");
    // The review ends with 05-17 at the latest, and 08-15 − 05-17 = 90 days.
    let plan = link_on(&app, "2026-05-18");
    assert_eq!(
        plan.steps.iter().map(|step| step.code.as_str()).collect::<Vec<_>>(),
        ["link-accept", "link-review"]
    );
    // A day later 89 are left. 05-19 Tuesday back: 19, 18, 15, 14, 13; 72 hours; 60 days for the card.
    let plan = link_on(&app, "2026-05-20");
    let expected = [
        ("renewal", at("2026-03-11T00:00:00+08:00")),
        ("link-accept", at("2026-05-10T00:00:00+08:00")),
        ("link-review", at("2026-05-13T00:00:00+08:00")),
    ];
    assert_eq!(starts(&plan), expected);
    assert_eq!(plan.steps[0].rule, "doc.id-card.issue-time");
}

fn deadline(app: &App, now: &str, of: &str, rule: &str) -> Deadline {
    let assessment = app.assessment(at(now), &subject(of)).expect("an assessment");
    let found = assessment.deadlines.into_iter().find(|deadline| deadline.rule == rule);
    found.unwrap_or_else(|| panic!("no deadline by {rule}"))
}

fn only(plan: BackPlan) -> BackStep {
    let [step] = <[BackStep; 1]>::try_from(plan.steps).expect("one step");
    step
}

#[test]
fn an_identity_card_is_applied_for_so_early_that_ninety_days_are_left_of_the_old_one_when_the_new_one_comes()
{
    let app = five();
    with_card(&app, "2026-08-15");
    let due = deadline(&app, "2026-01-06T10:00:00+08:00", CARD, "aliexpress.linkgroup.doc-legal-rep-id");
    assert_eq!(due.due, at("2026-05-18T00:00:00+08:00"), "C.6: the latest submission is on 05-17");
    let card =
        |remote| DocumentAttributes { kind: Some(DocumentKind::IdentityCard), remote, ..Default::default() };
    let plan = |remote| only(of_deadline(&rulebook(), &due, Some(&card(remote))).expect("a plan"));
    // 03-18 + 60 days = 05-17; with 30 days more 02-16, which is 180 days before the end, as B.4 begins to remind.
    assert_eq!(plan(false).start_by, at("2026-03-19T00:00:00+08:00"));
    assert_eq!(plan(true).start_by, at("2026-02-17T00:00:00+08:00"));
    assert_eq!((plan(false).length, plan(false).assumed), (60, false));
    let expiry = deadline(&app, "2026-01-06T10:00:00+08:00", CARD, "doc.id-card.validity");
    let plan = of_deadline(&rulebook(), &expiry, Some(&card(false))).expect("a plan");
    assert_eq!(plan.start_by, at("2026-06-17T00:00:00+08:00"), "06-16 + 60 days = 08-15, the last day");
}

#[test]
fn of_a_document_that_no_source_gives_a_time_for_the_first_reminder_is_assumed() {
    let app = five();
    let licence = json!({ "kind": "business-licence", "owner": COMPANY, "valid_to": "2026-12-31" });
    add(&app, "document:licence", licence);
    let due = deadline(&app, "2026-01-06T10:00:00+08:00", "document:licence", "doc.licence.term");
    let row = DocumentAttributes { kind: Some(DocumentKind::BusinessLicence), ..Default::default() };
    let step = only(of_deadline(&rulebook(), &due, Some(&row)).expect("a plan"));
    // 10-02 + 90 days = 12-31.
    assert_eq!((step.start_by, step.length), (at("2026-10-03T00:00:00+08:00"), 90));
    assert!(step.assumed && step.param.is_none());
}

#[test]
fn a_person_check_is_submitted_forty_eight_hours_before_the_freeze() {
    let app = App::in_memory().expect("a program");
    let then = at("2026-03-01T09:00:00+08:00");
    let account = subject("sub-account:taobao/青禾家居:客服01");
    let store = patch(json!({ "name": "青禾家居" }));
    let described = patch(json!({ "created_at": "2026-03-01T09:00:00+08:00" }));
    let changes = vec![
        Draft::new(subject("store:taobao/青禾家居"), then, What::StoreDescribed(store)),
        Draft::new(account.clone(), then, What::SubAccountDescribed(described)),
    ];
    record(&app, then, changes);
    let told = at("2026-03-02T09:00:00+08:00");
    record(&app, told, vec![Draft::new(account.clone(), told, What::NoticeReceived(Empty {}))]);
    let due =
        deadline(&app, "2026-03-02T09:00:00+08:00", &account.to_string(), "taobao.subaccount.verify-within");
    let plan = of_deadline(&rulebook(), &due, None).expect("a plan");
    assert_eq!(plan.start_by, at("2026-03-07T09:00:00+08:00"));
    assert_eq!(only(plan).rule, "taobao.verify.review-within");
}

#[test]
fn a_registered_change_is_begun_by_the_safe_target_and_no_step_leads_from_there_to_the_end() {
    let app = five();
    let effective = at("2026-09-30T10:00:00+08:00");
    let fact = RegisteredFact::LegalRepresentative;
    let scenario = Scenario::FactChanges { entity: subject(COMPANY), fact, effective };
    let supposition = Supposition { on: Some(effective), scenarios: vec![scenario] };
    let answer = app.what_if(at("2026-09-20T10:00:00+08:00"), &supposition).expect("an answer");
    let of_group = |one: &Subject| *one == subject(GROUP);
    let duty = answer.deadlines.iter().find(|deadline| of_group(&deadline.subject)).expect("a duty");
    assert_eq!(duty.start_by, Some(at("2026-10-04T00:00:00+08:00")));
    assert_eq!(
        duty.steps,
        [],
        "filing takes no time of the platform's, so nothing lies between the safe target and the end"
    );
}

proptest! {
    /// Counted forward from the latest start it is in time; from the day after it is not.
    #[test]
    fn no_later_start_would_do(end in 0_i64..700, workdays in 1_i64..40) {
        let book = rulebook();
        let rule = book.rule("aliexpress.linkgroup.manual-review-max").expect("the rule");
        let what = Text::new("等", "wait");
        let stretch = Stretch { code: "link-review", what, actor: Actor::Platform, rule, param: Some("review") };
        let wanted = Instant::start_of(day("2025-02-01") + chrono::Duration::days(end));
        let chain = Chain::to(wanted, book.calendar()).workdays(workdays, Counting::default(), &stretch);
        let latest = chain.start_by().date().pred_opt().expect("a day");
        let over = |from: NaiveDate| {
            let last = book.calendar().walk(from, workdays, Counting::default()).last;
            Instant::start_of(last.succ_opt().expect("a day"))
        };
        prop_assert!(over(latest) <= wanted);
        prop_assert!(over(latest.succ_opt().expect("a day")) > wanted);
    }
}
