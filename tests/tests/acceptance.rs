//! A newer program brings other rules: until the operator accepts them the old ones act, and what they would move is shown.

use crate::cli::{code, document, run};
use chrono::Duration;
use serde_json::json;
use std::path::Path;
use storewarden_app::{
    App,
    wire::{Moves, MovesOf, MovesRequest, OverrideRequest, PendingRules, RecordOutcome},
};
use storewarden_db::{Db, DbResult, rule_files};
use storewarden_domain::{
    rulebook::{RuleFile, RulePart},
    subject::Subject,
    time::Instant,
};
use storewarden_tests::{
    fixtures::{NOON, import, noon},
    scratch::Scratch,
    shipped::{rule_files as shipped, with, without},
};

const FREEZE: &str = "taobao.subaccount.verify-within";
const WIDTH: &str = "taobao.subaccount.name-max-width";

/// The shipped rules, but an account has five days for its check where it has seven.
fn five_days() -> Vec<RuleFile> {
    with("taobao/freezing.toml", "window = { value = 7,", "window = { value = 5,")
}

/// A file of these rules with the fixtures in it.
fn begun(folder: &Path, rules: &[RuleFile]) -> App {
    let app = App::open_by(folder, rules).expect("a file");
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    app
}

/// Subject and due time of every freeze that runs or stands, in order.
fn freezes(app: &App) -> Vec<(Subject, Instant)> {
    let all = app.at(noon()).expect("assessments").assessments;
    let deadlines = all.into_iter().flat_map(|a| a.deadlines.into_iter().chain(a.passed));
    let mut found: Vec<_> = deadlines.filter(|d| d.rule == FREEZE).map(|d| (d.subject, d.due)).collect();
    found.sort();
    found
}

fn earlier(dates: &[(Subject, Instant)], days: i64) -> Vec<(Subject, Instant)> {
    dates.iter().map(|(subject, due)| (subject.clone(), *due - Duration::days(days))).collect()
}

fn pending(app: &App) -> PendingRules {
    app.pending_rules(noon()).expect("an answer").expect("rules wait")
}

fn moves(app: &App) -> Moves {
    app.moved_dates(noon(), &MovesRequest::first(MovesOf::Pending))
        .expect("an answer")
        .moves
        .expect("possible")
}

/// The batch that undoes it.
fn accepted(app: &App) -> String {
    match app.accept_rules(noon()).expect("an answer") {
        RecordOutcome::Recorded { batch, .. } => batch,
        RecordOutcome::Refused { refusals } => panic!("{refusals:?}"),
    }
}

fn set(app: &App, rule: &str, param: &str, value: i64) {
    let wish = OverrideRequest {
        rule: rule.into(),
        param: param.into(),
        value: json!(value),
        reason: "客服答复".into(),
    };
    let outcome = app.override_rule(noon(), &wish).expect("an answer");
    assert!(matches!(outcome, RecordOutcome::Recorded { .. }), "{outcome:?}");
}

#[test]
fn the_first_start_takes_the_rules_that_came_with_the_program_in_silence() {
    let scratch = Scratch::new("acceptance");
    let app = App::open(scratch.path()).expect("a file");
    let frame = app.frame(noon(), false).expect("a frame");
    assert!(frame.first_run && frame.undoable.is_none(), "nothing stands in the journal");
    assert_eq!(frame.pending_rules, None);
    assert_eq!(app.pending_rules(noon()).expect("an answer"), None);
    match app.accept_rules(noon()).expect("an answer") {
        RecordOutcome::Refused { refusals } => assert_eq!(refusals[0].code, "nothing-pending"),
        RecordOutcome::Recorded { .. } => panic!("there is nothing to accept"),
    }
}

#[test]
fn a_changed_parameter_moves_no_date_before_it_is_accepted_and_every_date_after() {
    let scratch = Scratch::new("acceptance");
    let before = freezes(&begun(scratch.path(), &shipped()));
    assert!(!before.is_empty());

    let app = App::open_by(scratch.path(), &five_days()).expect("the newer program");
    assert_eq!(freezes(&app), before, "the accepted rules go on acting");
    let tally = app.frame(noon(), false).expect("a frame").pending_rules.expect("one line says so");
    assert_eq!((tally.rules, tally.years, tally.unreadable), (1, 0, false));
    let waiting = pending(&app);
    let [change] = waiting.rules.as_slice() else { panic!("{:?}", waiting.rules) };
    assert_eq!((change.id.as_str(), change.parts.as_slice()), (FREEZE, &[RulePart::Params][..]));
    let window = |rule: &Option<storewarden_domain::rulebook::Rule>| {
        rule.as_ref().map(|rule| rule.params["window"].value.clone())
    };
    assert_eq!((window(&change.before), window(&change.after)), (Some(json!(7)), Some(json!(5))));
    let moved = moves(&app);
    assert_eq!(moved.total as usize, before.len());
    let (was, is) = (moved.rows[0].before.as_ref().unwrap(), moved.rows[0].after.as_ref().unwrap());
    assert_eq!(was.due - is.due, Duration::days(2));
    assert_eq!(freezes(&app), before, "looking at it moved nothing");

    let batch = accepted(&app);
    assert_eq!(freezes(&app), earlier(&before, 2));
    assert_eq!(app.pending_rules(noon()).expect("an answer"), None);
    assert!(app.check(noon()).expect("a check").sound());
    let again = App::open_by(scratch.path(), &five_days()).expect("the newer program again");
    assert_eq!(freezes(&again), earlier(&before, 2));

    app.undo(noon(), &batch).expect("undone");
    assert_eq!(freezes(&app), before, "the former rules are back");
    assert_eq!(pending(&app).rules.len(), 1, "and the new ones wait again");
    assert!(app.check(noon()).expect("a check").sound());
}

#[test]
fn the_statement_and_the_days_of_a_year_are_part_of_what_is_shown() {
    let scratch = Scratch::new("acceptance");
    begun(scratch.path(), &shipped());
    let mut newer =
        with("taobao/verification.toml", "平台在 48 小时内给出审核结果。", "平台两天内审核完毕。");
    let year = newer.iter_mut().find(|file| file.path == "calendar/2027.toml").expect("2027");
    year.text = year.text.replace("basis = \"statutory\"", "basis = \"notice\"");
    let app = App::open_by(scratch.path(), &newer).expect("the newer program");
    let waiting = pending(&app);
    assert_eq!(waiting.rules[0].id, "taobao.verify.review-within");
    assert_eq!(waiting.rules[0].parts, [RulePart::Statement]);
    assert_eq!(waiting.years.iter().map(|year| year.year).collect::<Vec<_>>(), [2027]);
    let old = app.rule_page(noon(), "taobao.verify.review-within").expect("its page").rule.statement;
    assert!(old.zh.contains("48 小时"), "until then the rulebook tells what acts: {old}");
    let monday = "2027-01-04".parse().expect("a date");
    assert!(app.rulebook().calendar().kind(monday).provisional, "the year is provisional until then");
    accepted(&app);
    assert!(!app.rulebook().calendar().kind(monday).provisional);
}

#[test]
fn a_year_that_gets_its_notice_waits_though_no_day_of_it_changes() {
    let scratch = Scratch::new("acceptance");
    begun(scratch.path(), &shipped());
    let newer = with("calendar/2027.toml", "basis = \"statutory\"", "basis = \"notice\"");
    let app = App::open_by(scratch.path(), &newer).expect("the newer program");
    let waiting = pending(&app);
    assert!(
        waiting.rules.is_empty() && waiting.years[0].worked.is_empty() && waiting.years[0].off.is_empty()
    );
    let monday = "2027-01-04".parse().expect("a date");
    assert!(app.rulebook().calendar().kind(monday).provisional, "provisional until then");
    accepted(&app);
    assert!(!app.rulebook().calendar().kind(monday).provisional);
}

#[test]
fn another_place_of_the_same_passage_is_nothing_to_decide() {
    let scratch = Scratch::new("acceptance");
    begun(scratch.path(), &shipped());
    let newer = with(
        "taobao/freezing.toml",
        "id = \"taobao.subaccount.verify-within\"",
        "# looked at again\nid = \"taobao.subaccount.verify-within\"",
    );
    let app = App::open_by(scratch.path(), &newer).expect("the newer program");
    assert_eq!(app.frame(noon(), false).expect("a frame").pending_rules, None);
}

#[test]
fn the_operators_values_outlive_new_rules_and_one_that_no_longer_fits_is_told() {
    let scratch = Scratch::new("acceptance");
    let old = begun(scratch.path(), &shipped());
    let before = freezes(&old);
    set(&old, FREEZE, "window", 6);
    set(&old, "taobao.verify.review-within", "review", 200);
    let mut newer = five_days();
    let review = newer.iter_mut().find(|file| file.path == "taobao/verification.toml").expect("the file");
    review.text = review.text.replace("min = 1, max = 240", "min = 1, max = 120");

    let app = App::open_by(scratch.path(), &newer).expect("the newer program");
    let waiting = pending(&app);
    assert_eq!(waiting.kept, [FREEZE, "taobao.verify.review-within"]);
    let left_out: Vec<_> = waiting.left_out.iter().map(|v| (v.rule.as_str(), v.param.as_str())).collect();
    assert_eq!(left_out, [("taobao.verify.review-within", "review")]);
    assert_eq!(freezes(&app), earlier(&before, 1));
    accepted(&app);
    assert_eq!(freezes(&app), earlier(&before, 1), "six days were chosen, and six they stay");
    let page = app.rule_page(noon(), FREEZE).expect("its page");
    assert_eq!(page.rule.params["window"].shipped, Some(json!(5)), "in place of the new value");
    let review = app.rule_page(noon(), "taobao.verify.review-within").expect("its page");
    assert!(review.overrides[0].left_out.is_some(), "200 hours are beyond the new bounds");
    assert!(app.check(noon()).expect("a check").sound());
}

#[test]
fn a_rule_that_vanished_acts_until_it_is_accepted_that_it_is_gone() {
    let scratch = Scratch::new("acceptance");
    let old = begun(scratch.path(), &shipped());
    set(&old, WIDTH, "max", 20);
    let app =
        App::open_by(scratch.path(), &without("taobao/sub-accounts.toml", WIDTH)).expect("the newer program");
    let waiting = pending(&app);
    let [change] = waiting.rules.as_slice() else { panic!("{:?}", waiting.rules) };
    assert!(change.before.is_some() && change.after.is_none() && change.id == WIDTH);
    assert_eq!(waiting.left_out[0].rule, WIDTH, "what was set of it has nothing to act on");
    assert!(app.rulebook().sub_account_rules("taobao").login_width.is_some());
    accepted(&app);
    assert!(app.rulebook().sub_account_rules("taobao").login_width.is_none());
    assert!(app.check(noon()).expect("a check").sound());
}

#[test]
fn a_rule_that_is_new_waits_like_any_other() {
    let scratch = Scratch::new("acceptance");
    begun(scratch.path(), &without("taobao/sub-accounts.toml", WIDTH));
    let app = App::open(scratch.path()).expect("the newer program");
    assert!(app.rulebook().rule(WIDTH).is_none());
    assert!(
        matches!(pending(&app).rules.as_slice(), [change] if change.before.is_none() && change.id == WIDTH)
    );
    accepted(&app);
    assert!(app.rulebook().rule(WIDTH).is_some());
}

#[test]
fn where_the_kept_rules_are_damaged_the_new_ones_act_and_the_window_says_so() {
    let scratch = Scratch::new("acceptance");
    let before = freezes(&begun(scratch.path(), &shipped()));
    let mut db = Db::open(&scratch.path().join("storewarden.db")).expect("the file");
    db.write(|tx| -> DbResult<()> {
        let version = rule_files::accepted(tx)?.expect("a version");
        rule_files::keep(tx, &version, "{\"taobao/freezing.toml\":\"[[ru\"}")
    })
    .expect("damaged");
    drop(db);
    let app = App::open_by(scratch.path(), &five_days()).expect("it starts all the same");
    assert!(app.frame(noon(), false).expect("a frame").pending_rules.expect("one line says so").unreadable);
    let waiting = pending(&app);
    assert!(waiting.unreadable.is_some_and(|reason| reason.en.contains("damaged")));
    assert!(waiting.rules.is_empty(), "there is nothing to compare with");
    assert_eq!(freezes(&app), earlier(&before, 2), "no other rules are there to act");
    accepted(&app);
    assert_eq!(app.pending_rules(noon()).expect("an answer"), None);
    assert_eq!(freezes(&app), earlier(&before, 2));
    let back = App::open_by(scratch.path(), &shipped()).expect("the older program again");
    assert_eq!(freezes(&back), earlier(&before, 2), "an older program follows what was accepted");
}

#[test]
fn a_change_from_a_file_cannot_accept_rules_that_nobody_looked_at() {
    let app = App::in_memory().expect("memory");
    let draft = serde_json::from_value(json!({
        "kind": "rulebook-accepted", "subject": "rulebook:shipped", "effective": noon(), "data": { "version": "x" },
    }));
    let request = storewarden_app::wire::RecordRequest::of(vec![draft.expect("a change")]);
    match app.record(noon(), &request).expect("an answer") {
        RecordOutcome::Refused { refusals } => assert_eq!(refusals[0].code, "accept-in-rulebook"),
        RecordOutcome::Recorded { .. } => panic!("recorded"),
    }
}

#[test]
fn new_rules_are_told_with_the_dates_that_they_move_and_act_once_accepted() {
    let scratch = Scratch::new("cli-new-rules");
    let quiet = document(scratch.path(), &["rules", "--pending"]);
    assert_eq!(quiet, json!({ "pending": null, "moves": null }));
    drop(scratch);

    let scratch = Scratch::new("cli-new-rules");
    // Nine days were accepted; this program's rules say seven.
    let older = with("taobao/freezing.toml", "window = { value = 7,", "window = { value = 9,");
    drop(begun(scratch.path(), &older));
    let waiting = document(scratch.path(), &["rules", "--pending"]);
    let rule = &waiting["pending"]["rules"][0];
    assert_eq!(
        (&rule["id"], &rule["parts"]),
        (&json!("taobao.subaccount.verify-within"), &json!(["params"]))
    );
    assert!(waiting["moves"]["total"].as_u64().unwrap() > 0);
    let window = || {
        document(scratch.path(), &["rules", "taobao.subaccount.verify-within"])["params"]["window"]["value"]
            .clone()
    };
    assert_eq!(window(), 9, "the accepted rules act");
    assert_eq!(code(&run(scratch.path(), &["--at", NOON, "rules", "--accept"])), 2, "--at writes nothing");
    let accepted = document(scratch.path(), &["rules", "--accept"]);
    assert_eq!(window(), 7);
    assert_eq!(code(&run(scratch.path(), &["rules", "--accept"])), 1, "nothing waits any more");
    assert_eq!(code(&run(scratch.path(), &["check"])), 0);
    assert_eq!(code(&run(scratch.path(), &["undo", accepted["batch"].as_str().unwrap()])), 0);
    assert_eq!(window(), 9);
}
