//! Ways through a platform's menus: all that are known are shown, each with the day on which it was last found so, and
//! whoever has walked one says so.

use crate::cli::{document, run};
use chrono::NaiveDate;
use serde_json::json;
use storewarden_app::{
    App,
    wire::{MenuPathRow, RecordOutcome, RecordRequest},
};
use storewarden_domain::{
    change::{Draft, MenuPathSeen, What},
    subject::Subject,
    time::Instant,
};
use storewarden_tests::{
    fixtures::at,
    recording::{patch, record, subject},
    scratch::Scratch,
};

/// The two of the article, and that of the pages about the official account.
const PHONE: &str = "douyin.main.unbind-steps-path-a";
const CENTRE: &str = "douyin.main.change-path-b";
const COMPUTER: &str = "douyin.official.rebindable";
const NOW: &str = "2026-11-24T12:00:00+08:00";

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn paths(app: &App, now: &str, rule: &str) -> Vec<MenuPathRow> {
    app.rule_page(at(now), rule).expect("a rule").paths
}

/// The rule, the day, and whether it is the operator's.
fn told(paths: &[MenuPathRow]) -> Vec<(&str, Option<NaiveDate>, bool)> {
    paths.iter().map(|path| (path.rule.as_str(), path.confirmed, path.own)).collect()
}

fn seen(rule: &str, version: u32, now: Instant) -> Draft {
    Draft::new(subject(&format!("rule:{rule}")), now, What::MenuPathConfirmed(MenuPathSeen { version }))
}

fn refused(app: &App, draft: Draft) -> String {
    let now = draft.effective;
    match app.record(now, &RecordRequest::of(vec![draft])).expect("an answer") {
        RecordOutcome::Refused { refusals } => refusals[0].code.clone(),
        RecordOutcome::Recorded { .. } => panic!("it was recorded"),
    }
}

#[test]
fn a_rule_shows_its_own_way_first_and_then_every_other_that_contradicts_it() {
    let app = App::in_memory().expect("a program");
    let found = paths(&app, NOW, PHONE);
    let dated = [
        (PHONE, day("2024-10-31"), false),
        (CENTRE, day("2024-10-31"), false),
        (COMPUTER, day("2025-09-30"), false),
    ];
    assert_eq!(told(&found), dated, "each by the day of its source");
    let steps: Vec<&str> = found[2].steps.iter().map(|step| step.zh.as_str()).collect();
    assert_eq!(steps, ["抖店电脑端", "店铺", "经营账号管理", "店铺官方账号", "换绑其它账号"]);
    assert_eq!(told(&paths(&app, NOW, COMPUTER))[0].0, COMPUTER);
    assert_eq!(paths(&app, NOW, "douyin.main.mandatory"), [], "a rule without a way shows none");
}

#[test]
fn whoever_found_a_way_as_it_is_told_says_so_and_can_take_it_back() {
    let app = App::in_memory().expect("a program");
    let now = at(NOW);
    let outcome = app.record(now, &RecordRequest::of(vec![seen(CENTRE, 1, now)])).expect("an answer");
    let RecordOutcome::Recorded { batch, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!(told(&paths(&app, NOW, CENTRE))[0], (CENTRE, day("2026-11-24"), true));
    assert_eq!(told(&paths(&app, "2026-11-23T12:00:00+08:00", CENTRE))[0].1, day("2024-10-31"), "not before");
    let page = app.rule_page(now, CENTRE).expect("a rule");
    assert_eq!(page.overrides, [], "nothing of the rule is set otherwise");
    app.undo(now, &batch).expect("undone");
    assert_eq!(told(&paths(&app, NOW, CENTRE))[0], (CENTRE, day("2024-10-31"), false));
}

#[test]
fn only_a_way_that_a_rule_tells_is_confirmed_and_only_as_it_tells_it_now() {
    let app = App::in_memory().expect("a program");
    let now = at(NOW);
    assert_eq!(refused(&app, seen(CENTRE, 2, now)), "not-possible-now", "another version");
    assert_eq!(refused(&app, seen("douyin.main.mandatory", 1, now)), "not-possible-now", "no way");
    assert_eq!(refused(&app, seen("no.such-rule", 1, now)), "not-possible-now", "no rule");
}

#[test]
fn a_main_binding_shows_the_ways_to_where_its_kind_is_changed() {
    let app = App::in_memory().expect("a program");
    let now = at(NOW);
    let store = patch(json!({ "name": "示例小店" }));
    record(
        &app,
        now,
        vec![Draft::new(Subject::store("douyin", "示例小店"), now, What::StoreDescribed(store))],
    );
    let ways = |kind: &str| {
        let row = patch(json!({ "store": "douyin/示例小店", "kind": kind }));
        let binding = subject(&format!("binding:{kind}"));
        record(&app, now, vec![Draft::new(binding.clone(), now, What::BindingDescribed(row))]);
        app.binding(now, &binding)
            .expect("a binding")
            .paths
            .into_iter()
            .map(|path| path.rule)
            .collect::<Vec<_>>()
    };
    assert_eq!(ways("official-account"), [CENTRE, PHONE, COMPUTER]);
    assert_eq!(ways("login-phone"), [CENTRE, PHONE]);
    assert_eq!(ways("channel-account"), [""; 0]);
}

#[test]
fn the_command_line_shows_them_with_a_rule() {
    let scratch = Scratch::new("menu-paths");
    let rule = document(scratch.path(), &["rules", PHONE]);
    assert_eq!(rule["paths"].as_array().map(Vec::len), Some(3));
    let shown = run(scratch.path(), &["rules", PHONE]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(
        shown.contains("首页 → 我 → 个人中心 → 设置 → 账号管理 → 更换主账号（2024-10-31 据来源"),
        "{shown}"
    );
}
