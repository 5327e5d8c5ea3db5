//! What the window of link groups is told: the list and what could become a group, one group, one store's way into it
//! (rulebook E.2), and what a changed fact would start before anybody records it (D.3 example 2).

use crate::link_groups::{CHANGED, edit, rows};
use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{
        FactChangePreview, FactChangeRequest, GroupPlace, Headline, LinkGroupRow, LinkGroupSort,
        LinkGroupsRequest, LinkProcedure, ProcedureStep, Span, StepProgress,
    },
};
use storewarden_domain::{
    change::{Draft, Empty, What},
    subject::Subject,
    time::Instant,
    vocabulary::{Actor, Consequence, GroupStanding, LinkStage, LinkStep, RegisteredFact},
};
use storewarden_tests::{
    five_stores::{COMPANY, GROUP, SHOPS, fill, five, shop},
    fixtures::at,
    recording::{patch, record, subject},
    shipped::without,
};

/// Before anything changed.
const CALM: &str = "2026-09-01T10:00:00+08:00";

fn event(subject: &Subject, effective: &str, kind: &str, data: Value) -> Draft {
    let what: What = serde_json::from_value(json!({ "kind": kind, "data": data })).expect("a change");
    Draft::new(subject.clone(), at(effective), what)
}

fn tell(app: &App, effective: &str, kind: &str, data: Value) {
    record(app, at(effective), vec![event(&subject(GROUP), effective, kind, data)]);
}

fn listed(app: &App, now: &str, request: &LinkGroupsRequest) -> Vec<LinkGroupRow> {
    let page = app.link_groups(at(now), request).expect("a list");
    assert_eq!(page.total as usize, page.rows.len());
    page.rows
}

/// Two more groups: one without a company, one of two shops whose company is not on record.
fn three_groups() -> App {
    let app = five();
    let then = at("2026-01-05T10:00:00+08:00");
    for (id, about) in [
        ("a", json!({ "name": "安澜组", "platform": "aliexpress" })),
        ("z", json!({ "name": "朝夕组", "platform": "aliexpress", "entity": "91000000MAZZZ00031" })),
    ] {
        let what = What::LinkGroupDescribed(patch(about));
        record(&app, then, vec![Draft::new(subject(&format!("link-group:{id}")), then, what)]);
    }
    app
}

#[test]
fn a_group_is_listed_with_its_standing_members_primary_company_and_most_urgent_deadline() {
    let app = five();
    let calm = listed(&app, CALM, &LinkGroupsRequest::default());
    let [row] = calm.as_slice() else { panic!("{calm:#?}") };
    assert_eq!((row.standing, row.members, row.applying), (GroupStanding::Linked, 5, 0));
    assert_eq!(row.primary.as_ref().map(|store| store.name.as_str()), Some("晨光一店"));
    assert_eq!(row.entity_name.as_deref(), Some("示例晨光商贸有限公司"));
    assert_eq!((row.duties, row.frozen, row.apart, row.next.clone()), (0, 0, false, None));

    edit(&app, json!({ "legal_representative": "李示例" }));
    let row = listed(&app, CHANGED, &LinkGroupsRequest::default()).remove(0);
    let next = row.next.expect("a deadline");
    assert_eq!((row.standing, row.duties), (GroupStanding::ChangePending, 1));
    assert_eq!((next.consequence, next.span, next.affects), (Consequence::Unlinked, Span::Week, 5));
    assert_eq!((next.headline, next.headline_at), (Headline::SafeSubmit, at("2026-10-04T00:00:00+08:00")));
    assert_eq!(next.due, at("2026-10-11T00:00:00+08:00"));

    let row = listed(&app, "2026-10-11T00:00:00+08:00", &LinkGroupsRequest::default()).remove(0);
    assert_eq!((row.standing, row.members, row.frozen), (GroupStanding::AutoUnlinked, 0, 5));
    assert_eq!(row.next.map(|next| next.span), Some(Span::Overdue));
    let over = |time: &str| app.link_group(at(time), &subject(GROUP)).expect("a page").over;
    assert!(!over(CHANGED) && over("2026-10-11T00:00:00+08:00"));
}

#[test]
fn groups_are_sorted_searched_filtered_and_paged() {
    let app = three_groups();
    edit(&app, json!({ "legal_representative": "李示例" }));
    let names = |request: &LinkGroupsRequest| -> Vec<String> {
        listed(&app, CHANGED, request).into_iter().map(|row| row.name).collect()
    };
    let by = |sort, descending| LinkGroupsRequest { sort, descending, ..Default::default() };
    assert_eq!(names(&by(LinkGroupSort::Headline, false))[0], "晨光组", "what falls due first");
    assert_eq!(names(&by(LinkGroupSort::Name, false)), ["安澜组", "晨光组", "朝夕组"]);
    assert_eq!(names(&by(LinkGroupSort::Entity, true))[2], "安澜组", "it has no company");
    for (search, found) in [("晨光商贸", "晨光组"), ("MAZZZ", "朝夕组"), ("安澜", "安澜组")] {
        assert_eq!(names(&LinkGroupsRequest { search: search.into(), ..Default::default() }), [found]);
    }
    let standing = Some(GroupStanding::ChangePending);
    assert_eq!(names(&LinkGroupsRequest { standing, ..Default::default() }), ["晨光组"]);
    let elsewhere = Some("taobao".to_owned());
    assert!(names(&LinkGroupsRequest { platform: elsewhere, ..Default::default() }).is_empty());

    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let request = LinkGroupsRequest { limit: 1, after, sort: LinkGroupSort::Name, ..Default::default() };
        let page = app.link_groups(at(CHANGED), &request).expect("a page");
        assert_eq!(page.total, 3);
        seen.extend(page.rows.into_iter().map(|row| row.name));
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    assert_eq!(seen, ["安澜组", "晨光组", "朝夕组"]);

    tell(&app, CHANGED, "link-group-described", json!({ "archived": true }));
    assert_eq!(names(&LinkGroupsRequest::default()).len(), 2);
    assert_eq!(names(&LinkGroupsRequest { archived: true, ..Default::default() }), ["晨光组"]);
    assert!(
        app.check(at(CHANGED)).expect("a check").sound(),
        "what is kept is what would be worked out anew"
    );
}

#[test]
fn stores_of_one_company_in_no_group_are_candidates_and_a_group_that_is_there_is_named() {
    let app = five();
    let overview = app.link_overview(at(CALM), Some("aliexpress")).expect("an overview");
    assert_eq!((overview.groups, overview.members, overview.applying), (1, 5, 0));
    let [one] = overview.candidates.as_slice() else { panic!("{overview:#?}") };
    assert_eq!((one.entity.clone(), one.stores), (subject(COMPANY), 6));
    assert_eq!(one.unlinked.iter().map(|store| store.name.as_str()).collect::<Vec<_>>(), ["晨光六店"]);
    assert_eq!((one.group.clone(), one.excluded.clone()), (Some(subject(GROUP)), None));

    tell(&app, CALM, "link-planned", json!({ "store": "aliexpress/晨光六店" }));
    let overview = app.link_overview(at(CALM), None).expect("an overview");
    assert_eq!((overview.applying, overview.candidates), (1, vec![]), "it is on its way in");

    // Invited that day, and nobody accepted within the time (rulebook E.2): it has to begin anew.
    tell(&app, CALM, "link-initiated", json!({ "store": "aliexpress/晨光六店" }));
    tell(&app, CALM, "registry-checked", json!({ "store": "aliexpress/晨光六店", "passed": true }));
    let later = "2026-09-20T10:00:00+08:00";
    let overview = app.link_overview(at(later), None).expect("an overview");
    assert_eq!((overview.applying, overview.candidates.len()), (0, 1), "it is on its way in no more");
    assert_eq!(listed(&app, later, &LinkGroupsRequest::default())[0].applying, 0);
    let place = |time: &str| {
        let page = app.link_group(at(time), &subject(GROUP)).expect("a page");
        page.stores.into_iter().find(|one| one.store.name == "晨光六店").expect("the sixth").place
    };
    assert_eq!((place(CALM), place(later)), (GroupPlace::Applying, GroupPlace::Ended));
}

#[test]
fn a_store_that_is_recorded_as_closed_is_no_candidate() {
    let app = five();
    let found = |now| app.link_overview(at(now), Some("aliexpress")).expect("an overview").candidates.len();
    assert_eq!(found(CALM), 1);
    let closing = Draft::new(shop("晨光六店"), at(CALM), What::StoreClosed(Empty {}));
    record(&app, at(CALM), vec![closing]);
    assert_eq!(found(CALM), 0);
}

#[test]
fn the_page_of_a_group_has_every_store_of_its_company_with_what_can_be_recorded_of_each() {
    let app = five();
    let page = app.link_group(at(CALM), &subject(GROUP)).expect("a page");
    assert_eq!(page.stores.len(), 6);
    let of = |name: &str| page.stores.iter().find(|one| one.store.subject == shop(name)).expect("a store");
    let may = |name: &str, change: &str| {
        of(name).actions.iter().any(|action| action.change == change && action.allowed)
    };
    for name in &SHOPS[1..] {
        assert_eq!(of(name).place, GroupPlace::Member, "{name}");
        assert!(
            may(name, "member-left") && may(name, "member-penalised") && may(name, "buyer-diverted"),
            "{name}"
        );
        assert!(!may(name, "link-planned"), "{name} is in it");
    }
    assert_eq!(of("晨光六店").place, GroupPlace::Free);
    assert!(may("晨光六店", "link-planned") && may("晨光六店", "member-linked"));
    let codes: Vec<&str> = page.failure_codes.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["ERR-ACCT-027", "ERR-ACCT-109"]);
    let company = page.entity.expect("a company");
    assert!(company.recorded && company.name == "示例晨光商贸有限公司");
}

const SIXTH: &str = "aliexpress/晨光六店";

fn way(app: &App, now: &str) -> LinkProcedure {
    app.link_procedure(at(now), &subject(GROUP), &shop("晨光六店")).expect("a way in")
}

fn stands(of: &LinkProcedure) -> Vec<(LinkStep, StepProgress)> {
    of.steps.iter().map(|step| (step.step, step.progress)).collect()
}

fn step(of: &LinkProcedure, which: LinkStep) -> ProcedureStep {
    of.steps.iter().find(|step| step.step == which).expect("the step").clone()
}

fn offered(of: &LinkProcedure, which: LinkStep) -> Vec<String> {
    step(of, which).actions.into_iter().map(|action| action.change).collect()
}

fn due(of: &LinkProcedure) -> Vec<Instant> {
    of.deadlines.iter().map(|row| row.due).collect()
}

#[test]
fn the_way_in_is_guided_step_by_step_with_its_clocks_a_refusal_with_its_remedy_and_a_second_try() {
    use {LinkStep::*, StepProgress::*};
    let app = five();
    let start = way(&app, CALM);
    assert_eq!((start.application.clone(), step(&start, Plan).progress), (None, Now));

    tell(&app, "2026-09-01T10:00:00+08:00", "link-planned", json!({ "store": SIXTH }));
    let draft = way(&app, "2026-09-01T10:00:00+08:00");
    assert_eq!((step(&draft, Plan).progress, step(&draft, Precheck).progress), (Done, Now));
    assert_eq!(
        (step(&draft, Initiate).progress, offered(&draft, Initiate)),
        (Now, vec!["link-initiated".into()])
    );
    assert!(draft.by_hand.is_some(), "that a person does it on the platform");

    // T8 runs from step one: 72 h.
    tell(&app, "2026-09-07T10:00:00+08:00", "link-initiated", json!({ "store": SIXTH }));
    let registry = way(&app, "2026-09-07T10:00:00+08:00");
    assert_eq!(
        (step(&registry, Registry).progress, due(&registry)),
        (Now, vec![at("2026-09-10T10:00:00+08:00")])
    );

    let refused = json!({ "store": SIXTH, "passed": false, "code": "ERR-ACCT-027" });
    tell(&app, "2026-09-07T10:05:00+08:00", "registry-checked", refused);
    let failed = way(&app, "2026-09-07T10:05:00+08:00");
    assert_eq!((step(&failed, Registry).progress, due(&failed)), (Failed, vec![]));
    let failure = failed.application.and_then(|one| one.failure).expect("a failure");
    assert_eq!(failure.code.as_deref(), Some("ERR-ACCT-027"));
    assert_eq!(failure.rule.as_deref(), Some("aliexpress.error.err-acct-027"));

    tell(&app, "2026-09-08T09:00:00+08:00", "link-restarted", json!({ "store": SIXTH }));
    let again = way(&app, "2026-09-08T09:00:00+08:00");
    assert_eq!(stands(&again)[..3], [(Plan, Done), (Precheck, Now), (Initiate, Now)], "from step one");
    assert_eq!(step(&again, Registry).told, None, "what was refused before is history");

    for (when, kind, more) in [
        ("2026-09-08T10:00:00+08:00", "link-initiated", json!({})),
        ("2026-09-08T10:05:00+08:00", "registry-checked", json!({ "passed": true })),
        ("2026-09-11T09:59:59+08:00", "link-accepted", json!({})),
    ] {
        let mut data = patch(more);
        data.insert("store".into(), SIXTH.into());
        tell(&app, when, kind, data.into());
    }
    let verifying = way(&app, "2026-09-11T09:59:59+08:00");
    assert_eq!((step(&verifying, Accept).progress, step(&verifying, Verify).progress), (Done, Now));
    assert_eq!(offered(&verifying, Verify), ["link-verified", "link-failed"]);

    // T9: five working days after a Friday.
    let people = json!({ "store": SIXTH, "manual_review": true, "ticket": "T-1" });
    tell(&app, "2026-09-11T12:00:00+08:00", "link-verified", people);
    let review = way(&app, "2026-09-11T12:00:00+08:00");
    assert_eq!((step(&review, Review).progress, due(&review)), (Now, vec![at("2026-09-19T00:00:00+08:00")]));
    assert_eq!(review.application.and_then(|one| one.ticket).as_deref(), Some("T-1"));

    tell(&app, "2026-09-15T12:00:00+08:00", "link-reviewed", json!({ "store": SIXTH, "approved": true }));
    let linked = way(&app, "2026-09-15T12:00:00+08:00");
    assert_eq!((linked.linked, linked.application.clone()), (Some(at("2026-09-15T12:00:00+08:00")), None));
    assert_eq!(step(&linked, Linked).progress, Done);
    assert_eq!(step(&linked, Review).told.map(|text| !text.zh.is_empty()), Some(true));
}

/// Rulebook E.2, the way in: who acts at each step, and which statements belong to it.
#[test]
fn each_step_is_told_with_its_actor_and_its_rules_the_one_that_leads_first() {
    let app = five();
    let way = way(&app, CALM);
    let told: Vec<_> = way
        .steps
        .iter()
        .map(|step| {
            let short = |id: &str| id.trim_start_matches("aliexpress.linkgroup.").to_owned();
            let rules: Vec<String> = step.rules.iter().map(|rule| short(&rule.id)).collect();
            (step.step, step.actor, rules.join(" "))
        })
        .collect();
    let wanted = [
        (LinkStep::Plan, Some(Actor::Operator), ""),
        (LinkStep::Precheck, Some(Actor::Operator), ""),
        (LinkStep::Initiate, Some(Actor::MainAccount), "step1-initiate create-path"),
        (LinkStep::Registry, Some(Actor::Platform), "step2-registry-check fail-registry"),
        (LinkStep::Accept, Some(Actor::MainAccount), "step3-accept-within"),
        (LinkStep::Verify, Some(Actor::LegalRepresentative), "step4-face-and-sms fail-ip-device"),
        (LinkStep::Review, Some(Actor::Platform), "manual-review-max diagnose-path"),
        (LinkStep::Linked, None, ""),
    ];
    assert_eq!(told, wanted.map(|(step, actor, rules)| (step, actor, rules.to_owned())));
    let by_hand = way.by_hand.map(|rule| rule.id);
    assert_eq!(by_hand.as_deref(), Some("aliexpress.linkgroup.only-via-seller-centre"));
}

#[test]
fn what_no_rule_file_says_of_a_step_is_not_told() {
    let mut files = without("aliexpress/link-application.toml", "aliexpress.linkgroup.step1-initiate");
    let file =
        files.iter_mut().find(|file| file.path == "aliexpress/link-application.toml").expect("it is there");
    file.text = file.text.replace(
        r#"step = { value = "verify", unit = "text" }"#,
        r#"step = { value = "initiate", unit = "text" }"#,
    );
    let app = App::in_memory_by(&files).expect("memory");
    fill(&app);
    let way = way(&app, CALM);
    let rules = |which| step(&way, which).rules.into_iter().map(|rule| rule.id).collect::<Vec<_>>();
    let initiate = ["aliexpress.linkgroup.step4-face-and-sms", "aliexpress.linkgroup.create-path"];
    assert_eq!(rules(LinkStep::Initiate), initiate, "the files say at which step a rule is told");
    assert_eq!(rules(LinkStep::Verify), ["aliexpress.linkgroup.fail-ip-device"]);
}

#[test]
fn an_invitation_that_ran_out_stands_at_its_step_and_says_so() {
    let app = five();
    tell(&app, "2026-09-01T10:00:00+08:00", "link-planned", json!({ "store": SIXTH }));
    tell(&app, "2026-09-07T10:00:00+08:00", "link-initiated", json!({ "store": SIXTH }));
    tell(&app, "2026-09-07T10:05:00+08:00", "registry-checked", json!({ "store": SIXTH, "passed": true }));
    let before = way(&app, "2026-09-10T09:59:59+08:00");
    assert_eq!(step(&before, LinkStep::Accept).progress, StepProgress::Now);
    let over = way(&app, "2026-09-10T10:00:00+08:00");
    assert_eq!(over.application.map(|one| one.stage), Some(LinkStage::InvitationExpired));
    let accept = over.steps.into_iter().find(|step| step.step == LinkStep::Accept).expect("the step");
    assert_eq!((accept.progress, accept.at), (StepProgress::Failed, Some(at("2026-09-10T10:00:00+08:00"))));
}

fn about_to(app: &App, facts: &[RegisteredFact], patched: Value) -> FactChangePreview {
    let request = FactChangeRequest {
        entity: subject(COMPANY),
        facts: facts.to_vec(),
        patch: patch(patched),
        effective: at(CHANGED),
    };
    app.fact_change(at(CHANGED), &request).expect("a preview")
}

#[test]
fn before_the_representative_is_edited_the_form_knows_the_deadline_day_four_the_safe_target_and_the_stores() {
    let app = five();
    let preview = about_to(&app, &[], json!({ "legal_representative": "李示例" }));
    assert_eq!(preview.facts, [RegisteredFact::LegalRepresentative]);
    let [started] = preview.duties.as_slice() else { panic!("{preview:#?}") };
    assert_eq!(started.group_name, "晨光组");
    assert_eq!(started.duty.due, at("2026-10-11T00:00:00+08:00"), "10-10 24:00");
    assert_eq!(started.duty.safe_target, at("2026-10-04T00:00:00+08:00"));
    assert_eq!(started.duty.unlink, Some(at("2026-10-11T00:00:00+08:00")), "the day after, its beginning");
    let deadline = started.deadline.as_ref().expect("a deadline");
    let mut hit: Vec<&str> = deadline.affects.iter().map(|store| store.name.as_str()).collect();
    hit.sort_unstable();
    let mut five = SHOPS;
    five.sort_unstable();
    assert_eq!((hit.as_slice(), &deadline.action), (five.as_slice(), &None));
    assert_eq!(rows(&app, at(CHANGED)), [], "nothing was recorded");
    assert_eq!(about_to(&app, &[RegisteredFact::LegalRepresentative], json!({})).duties.len(), 1);
}

#[test]
fn a_change_that_takes_effect_later_is_told_with_what_it_will_start_then() {
    let app = five();
    let request = FactChangeRequest {
        entity: subject(COMPANY),
        facts: Vec::new(),
        patch: patch(json!({ "legal_representative": "李示例" })),
        effective: at(CHANGED),
    };
    let preview = app.fact_change(at(CALM), &request).expect("a preview");
    let [started] = preview.duties.as_slice() else { panic!("{preview:#?}") };
    assert_eq!(
        started.duty.due,
        at("2026-10-11T00:00:00+08:00"),
        "10-10 24:00, as if it were recorded that day"
    );
    assert_eq!(started.duty.safe_target, at("2026-10-04T00:00:00+08:00"));
    assert_eq!(started.deadline.as_ref().map(|deadline| deadline.affects.len()), Some(SHOPS.len()));
}

#[test]
fn a_change_whose_day_4_has_come_is_told_with_the_end_of_the_group() {
    let app = five();
    let request = FactChangeRequest {
        entity: subject(COMPANY),
        facts: vec![RegisteredFact::LegalRepresentative],
        patch: patch(json!({})),
        effective: at(CHANGED),
    };
    for (now, dissolved) in [("2026-10-10T23:59:00+08:00", false), ("2026-10-11T00:00:00+08:00", true)] {
        let preview = app.fact_change(at(now), &request).expect("a preview");
        let told: Vec<bool> = preview.duties.iter().map(|started| started.dissolved).collect();
        assert_eq!(told, [dissolved], "{now}");
    }
}

#[test]
fn a_company_that_is_not_recorded_is_no_company_with_nothing_to_file() {
    let app = five();
    let request = FactChangeRequest {
        entity: subject("entity:91000000MAZZZ00031"),
        facts: vec![RegisteredFact::Name],
        patch: patch(json!({})),
        effective: at(CHANGED),
    };
    let fault = app.fact_change(at(CHANGED), &request).expect_err("a fault");
    assert_eq!(fault.code(), "not-found");
}

#[test]
fn what_is_entered_as_it_was_or_starts_nothing_is_told_apart() {
    let app = five();
    edit(&app, json!({ "bank_account_number": "6222 0000 0000 1234" }));
    for (patched, facts, duties) in [
        (json!({ "legal_representative": "张示例" }), vec![], 0),
        (json!({ "bank_account_number": "6222000000001234" }), vec![], 0),
        (json!({ "bank_account_number": "6222 0000 0000 9999" }), vec![RegisteredFact::BankAccount], 1),
        (json!({ "name": "示例晨曦商贸有限公司" }), vec![RegisteredFact::Name], 0),
        (json!({ "notes": "换章", "legal_representative_id": "11010119900307459X" }), vec![], 0),
    ] {
        let preview = about_to(&app, &[], patched.clone());
        assert_eq!((preview.facts, preview.duties.len()), (facts, duties), "{patched}");
    }
}
