//! `storewarden-cli` as a script meets it: documents on standard output, exit codes, nothing written by a question.

use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};
use storewarden_tests::{fixtures::NOON, scratch::Scratch, shipped::root};

/// The program as `cargo build --workspace` left it beside this test.
fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    here.ancestors().nth(2).unwrap().join(format!("storewarden-cli{}", std::env::consts::EXE_SUFFIX))
}

pub fn run(dir: &Path, words: &[&str]) -> Output {
    let program = program();
    assert!(program.exists(), "{} is missing: cargo build --workspace", program.display());
    // A clock of its own, so that what is recorded "now" does not depend on the day of the test.
    let clock = dir.join("clock");
    std::fs::write(&clock, NOON).unwrap();
    let mut command = Command::new(program);
    command.env("STOREWARDEN_CLOCK_FILE", clock).arg("--data-dir").arg(dir).args(words);
    command.output().unwrap()
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// The document that `--json` printed.
pub fn document(dir: &Path, words: &[&str]) -> Value {
    let output = run(dir, &[&["--json"], words].concat());
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{words:?}: {e}\n{}", String::from_utf8_lossy(&output.stderr)))
}

pub fn fixture(name: &str) -> String {
    root().join("tests/fixtures").join(name).display().to_string()
}

/// A data folder with the fixtures' shops and staff.
fn filled(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    let output = run(scratch.path(), &["import", &fixture("stores.csv"), &fixture("taobao-staff.csv")]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    scratch
}

/// Recorded by the command, or the test ends.
pub fn record(dir: &Path, changes: &Value) {
    let file = dir.join("changes.json");
    std::fs::write(&file, changes.to_string()).unwrap();
    let output = run(dir, &["record", &file.display().to_string()]);
    assert_eq!(code(&output), 0, "{changes}: {}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn an_import_reports_every_file_and_ends_with_one_where_rows_were_refused() {
    let scratch = filled("cli-import");
    let damaged = fixture("damaged-staff.csv");
    assert_eq!(code(&run(scratch.path(), &["import", &damaged, "--dry-run"])), 1);
    let report = document(scratch.path(), &["import", &damaged]);
    let file = &report["files"][0];
    assert_eq!(
        (&file["read"], &file["created"], file["refused"].as_array().unwrap().len()),
        (&json!(10), &json!(2), 8)
    );
    for key in ["row", "column", "code", "value", "message"] {
        assert!(file["refused"][0].get(key).is_some(), "{key} is missing");
    }
    assert_eq!(file["refused"][0]["row"], json!(2), "the header counts");
    assert!(report["undo"].is_string());
    let again = document(scratch.path(), &["import", &damaged]);
    assert_eq!((&again["files"][0]["created"], &again["undo"]), (&json!(0), &Value::Null));
}

#[test]
fn ten_shops_are_named_and_the_rest_is_a_number() {
    let scratch = Scratch::new("cli-fold");
    let mut shops = String::from("平台,店铺名称,主账号,店铺状态\n");
    let mut staff = String::from("子账号,使用人,手机号,状态,认证状态,创建时间,店铺\n");
    for n in 1..=12 {
        let shop = format!("青禾家居{n:02}");
        shops.push_str(&format!("淘宝,{shop},{shop},正常\n"));
        staff.push_str(&format!("{shop}:客服,员工{n},139000000{n:02},正常,未认证,2026-11-18 09:00,{shop}\n"));
    }
    let (one, two) = (scratch.path().join("shops.csv"), scratch.path().join("staff.csv"));
    std::fs::write(&one, shops).unwrap();
    std::fs::write(&two, staff).unwrap();
    let told = run(scratch.path(), &["import", one.to_str().unwrap(), two.to_str().unwrap()]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("青禾家居10 等 12 家 / and 2 more") && !told.contains("青禾家居11"), "{told}");
}

#[test]
fn a_damaged_data_file_is_named_with_what_to_do_about_it() {
    let scratch = Scratch::new("cli-damaged");
    let file = scratch.path().join("storewarden.db");
    std::fs::write(&file, "not a database ".repeat(400)).unwrap();
    let output = run(scratch.path(), &["list", "stores"]);
    assert_eq!(code(&output), 3);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    for words in [&file.display().to_string(), "已损坏", "备份", "is damaged", "backup", "--data-dir"] {
        assert!(told.contains(words), "{words} is missing in {told}");
    }
    assert!(!told.contains("重试") && !told.contains("try again"), "trying again does not help: {told}");
    let left = std::fs::read_to_string(&file).unwrap();
    assert_eq!(left, "not a database ".repeat(400), "it is left as it was");
}

#[test]
fn deadlines_carry_subject_rule_anchor_due_and_reasons_and_mark_what_was_missed() {
    let scratch = filled("cli-deadlines");
    let all = document(scratch.path(), &["--at", NOON, "deadlines"]);
    let of_accounts = |all: &Value| -> Vec<Value> {
        let all = all["deadlines"].as_array().unwrap().iter();
        all.filter(|d| d["subject"]["kind"] == json!("sub-account")).cloned().collect()
    };
    let deadlines = of_accounts(&all);
    // Counted from the staff list: 正常, not 已认证, on Taobao or Tmall.
    assert_eq!(deadlines.len(), 26);
    let one = deadlines.iter().find(|d| d["subject"]["name"] == json!("示例商家022:财务04")).unwrap();
    assert_eq!(one["rule"], json!("taobao.subaccount.verify-within"));
    assert_eq!(one["anchor"]["at"], json!("2026-11-15T11:11:00+08:00"));
    assert_eq!(one["due"], json!("2026-11-22T11:11:00+08:00"), "creation + 7 × 24 h");
    assert_eq!((&one["state"], &one["consequence"]), (&json!("open"), &json!("frozen")));
    assert!(one["why"].as_array().unwrap().len() >= 3);
    let missed = deadlines.iter().find(|d| d["subject"]["name"] == json!("示例商家022:财务06")).unwrap();
    assert_eq!((&missed["state"], &missed["access"]), (&json!("missed"), &json!("frozen-overdue")));
    assert_eq!(missed["platform_shows"], json!("normal"));
    let within = document(scratch.path(), &["--at", NOON, "deadlines", "--within", "24h"]);
    assert!(of_accounts(&within).iter().all(|d| d["due"].as_str().unwrap() <= "2026-11-22T12:00:00+08:00"));
    assert!(of_accounts(&within).len() < deadlines.len());
}

#[test]
fn what_writes_takes_no_other_time() {
    let scratch = filled("cli-at");
    let refused = run(scratch.path(), &["--at", NOON, "demo"]);
    assert_eq!(code(&refused), 2);
}

#[test]
fn what_is_recorded_is_shown_and_what_is_refused_changes_nothing() {
    let scratch = filled("cli-record");
    let account = "sub-account:taobao/示例商家035:仓库04";
    let file = scratch.path().join("change.json");
    let write = |change: Value| std::fs::write(&file, change.to_string()).unwrap();
    let path = file.display().to_string();

    write(json!({ "kind": "submitted", "subject": account, "effective": "2026-11-20T09:00:00+08:00" }));
    let recorded = document(scratch.path(), &["record", &path]);
    assert_eq!(recorded["outcome"], json!("recorded"));
    let shown = document(scratch.path(), &["--at", NOON, "show", account]);
    assert_eq!(shown["state"]["verification"], json!("under-review"));
    assert_eq!(shown["facts"]["position"], json!("财务"));
    assert!(shown["history"].as_array().unwrap().len() >= 3);

    write(json!([{ "kind": "submitted", "subject": account, "effective": "2026-11-20T10:00:00+08:00" }]));
    assert_eq!(code(&run(scratch.path(), &["record", &path])), 1, "it is under review already");

    let undone = document(scratch.path(), &["undo", recorded["batch"].as_str().unwrap()]);
    assert_eq!(undone["undone"], json!(1));
    let shown = document(scratch.path(), &["--at", NOON, "show", account]);
    assert_eq!(shown["state"]["verification"], json!("unverified"));
    assert_eq!(code(&run(scratch.path(), &["check"])), 0);
}

#[test]
fn what_a_document_hits_when_it_ends_is_told_by_the_list_and_on_its_page() {
    let scratch = Scratch::new("cli-reach");
    let then = "2026-01-05T10:00:00+08:00";
    let row = |kind: &str, subject: &str, data: serde_json::Value| json!({ "kind": kind, "subject": subject, "effective": then, "data": data });
    let company = "entity:91000000MADEM00037";
    let of_company = |name: &str| json!({ "name": name, "entity": "91000000MADEM00037" });
    let licence = json!({ "kind": "business-licence", "owner": company, "valid_to": "2026-08-15" });
    let changes = json!([
        row("entity-described", company, json!({ "name": "示例商贸有限公司" })),
        row("store-described", "store:aliexpress/beian", of_company("北岸")),
        row("store-described", "store:pdd/qinghe", of_company("青禾")),
        row("document-described", "document:licence", licence),
    ]);
    let file = scratch.path().join("changes.json");
    std::fs::write(&file, changes.to_string()).unwrap();
    assert_eq!(code(&run(scratch.path(), &["record", &file.display().to_string()])), 0);
    let noon = "2026-08-01T12:00:00+08:00";
    let told = document(scratch.path(), &["--at", noon, "deadlines"]);
    let all = told["deadlines"].as_array().unwrap();
    let licence = all.iter().find(|line| line["rule"] == json!("doc.licence.term")).expect("its end");
    assert_eq!(licence["affects"], json!(["store:aliexpress/beian", "store:pdd/qinghe"]));
    let list = String::from_utf8(run(scratch.path(), &["--at", noon, "deadlines"]).stdout).unwrap();
    assert!(list.contains("2 店 stores"), "{list}");
    let page =
        String::from_utf8(run(scratch.path(), &["--at", noon, "show", "document:licence"]).stdout).unwrap();
    assert!(page.contains("波及 hits 2: store:aliexpress/beian、store:pdd/qinghe"), "{page}");
}

#[test]
fn lists_count_all_and_show_no_more_than_asked_for() {
    let scratch = filled("cli-list");
    let page =
        document(scratch.path(), &["list", "sub-accounts", "--limit", "3", "--where", "platform=taobao"]);
    assert_eq!((page["rows"].as_array().unwrap().len(), &page["total"]), (3, &json!(48)));
    let stores = document(scratch.path(), &["list", "stores", "--limit", "200"]);
    assert_eq!((stores["rows"].as_array().unwrap().len(), &stores["total"]), (36, &json!(36)));
    assert_eq!(document(scratch.path(), &["list", "entities"])["total"], json!(6));
    assert_eq!(document(scratch.path(), &["list", "staff", "--search", "陈示八"])["total"], json!(1));
    assert_eq!(code(&run(scratch.path(), &["list", "stores", "--where", "colour=red"])), 2);
}

#[test]
fn a_pass_is_told_in_advance_and_writes_nothing() {
    let scratch = filled("cli-remind");
    let told = document(scratch.path(), &["--at", NOON, "remind"]);
    assert_eq!(told["shown"], json!([]), "more than three become one digest");
    assert!(told["digest"]["title"]["zh"].as_str().unwrap().contains("项期限需要处理"));
    assert!(
        told["silent"]
            .as_array()
            .unwrap()
            .iter()
            .all(|s| s["deadline"].is_string() && s["reason"].is_string())
    );
    assert_eq!(told, document(scratch.path(), &["--at", NOON, "remind"]));
}

#[test]
fn working_days_agree_with_the_published_calendars_on_every_day_of_three_years() {
    let published: Value =
        serde_json::from_str(&std::fs::read_to_string(fixture("holidays.json")).unwrap()).unwrap();
    let rulebook = storewarden_app::shipped_rulebook().unwrap();
    let calendar = rulebook.calendar();
    let first = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    let mut days = 0;
    for day in first.iter_days().take_while(|d| *d < chrono::NaiveDate::from_ymd_opt(2027, 1, 1).unwrap()) {
        use chrono::Datelike;
        let weekday = day.weekday().num_days_from_monday() < 5;
        let expected = published.get(day.to_string()).map_or(weekday, |kind| kind == "workday");
        let found = calendar.kind(day);
        assert_eq!((found.workday, found.provisional), (expected, false), "{day}");
        days += 1;
    }
    assert_eq!(days, 1096);
    let scratch = Scratch::new("cli-workdays");
    // Rulebook D.3, row 2.
    let counted = document(scratch.path(), &["workdays", "add", "2026-09-30", "3"]);
    assert_eq!(
        counted,
        json!({ "date": "2026-10-10", "provisional": false, "counted": ["2026-10-08", "2026-10-09", "2026-10-10"] })
    );
    // Row 9: no notice for 2027 yet.
    let counted = document(scratch.path(), &["workdays", "add", "2026-12-29", "3"]);
    assert_eq!((&counted["date"], &counted["provisional"]), (&json!("2027-01-04"), &json!(true)));
    let makeup = document(scratch.path(), &["workdays", "is", "2026-10-10"]);
    assert_eq!(makeup, json!({ "workday": true, "kind": "makeup", "provisional": false }));
}

#[test]
fn mobile_numbers_are_judged_as_in_the_worked_examples() {
    let scratch = Scratch::new("cli-validate");
    // Rulebook C.3.
    for (typed, verdict, normal) in [
        ("+86 199-0000-0000", "valid", json!("19900000000")),
        ("0086 17000000001", "valid", json!("17000000001")),
        ("12000000000", "invalid", Value::Null),
        ("1380000000", "invalid", Value::Null),
        ("１９９００００００００", "valid", json!("19900000000")),
    ] {
        let judged = document(scratch.path(), &["validate", "mobile", typed]);
        assert_eq!((&judged["verdict"], &judged["normal"]), (&json!(verdict), &normal), "{typed}");
    }
    assert_eq!(code(&run(scratch.path(), &["validate", "mobile", "12000000000"])), 1);
}

#[test]
fn a_rule_is_shown_with_its_parameters_and_the_place_of_its_source() {
    let scratch = Scratch::new("cli-rules");
    let rule = document(scratch.path(), &["rules", "taobao.subaccount.verify-within"]);
    assert_eq!(rule["params"]["window"]["value"], json!(7));
    let passage = &rule["sources"][0]["passage"];
    assert!(passage["offset"].is_u64() && passage["length"].is_u64());
    assert_eq!(passage["sha256"].as_str().map(str::len), Some(64));
    let told = run(scratch.path(), &["rules", "taobao.subaccount.verify-within"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let named = told.lines().any(|line| {
        line.starts_with("来源 source: 淘宝子账号实人认证问题汇总")
            && line.contains("2025-05-14")
            && line.contains("他人文章")
    });
    assert!(named, "a source is named by its title, date and trust: {told}");
    for part in
        ["说法不一 contradiction X-16", "！据此提醒 alarms", "没有来源说明 no source says", "处理 treatment"]
    {
        assert!(told.contains(part), "both readings of a contradiction are shown ({part}): {told}");
    }
    let readings = &rule["register"][1]["readings"];
    assert_eq!((&readings[0]["alarms"], &readings[1]["alarms"]), (&json!(true), &json!(false)), "X-16");
    let found = document(scratch.path(), &["rules", "--search", "临时客服"]);
    assert!(!found.as_array().unwrap().is_empty());
    assert_eq!(code(&run(scratch.path(), &["rules", "no.such-rule"])), 2);
}

#[test]
fn situations_close_with_their_count_and_a_false_one_with_exit_code_one() {
    let scratch = Scratch::new("cli-situations");
    let shipped = root().join("tests/situations").display().to_string();
    let output = run(scratch.path(), &["situations", &shipped]);
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert_eq!(code(&output), 0, "{text}");
    let last = text.lines().last().unwrap();
    assert!(last.ends_with(" passed, 0 failed"), "{last}");
    let story = "title = \"wrong\"\nrules = []\n[[change]]\nkind = \"store-described\"\nsubject = \"store:taobao/a\"\n\
                 effective = 2026-01-01T00:00:00+08:00\ndata = { name = \"a\" }\n[[expect]]\n\
                 now = 2026-01-02T00:00:00+08:00\nsubject = \"store:taobao/a\"\nnext_change_at = 2026-01-03T00:00:00+08:00\n";
    std::fs::write(scratch.path().join("wrong.toml"), story).unwrap();
    let output = run(scratch.path(), &["situations", &scratch.path().display().to_string()]);
    assert_eq!(code(&output), 1);
    assert!(String::from_utf8(output.stdout).unwrap().trim_end().ends_with("0 passed, 1 failed"));
}

#[test]
fn the_demo_fills_an_empty_folder_only_and_words_that_make_no_sense_end_with_two() {
    let scratch = Scratch::new("cli-demo");
    assert_eq!(code(&run(scratch.path(), &["demo"])), 0);
    assert_eq!(code(&run(scratch.path(), &["demo"])), 3, "could not: there is data already");
    assert!(!document(scratch.path(), &["deadlines"])["deadlines"].as_array().unwrap().is_empty());
    assert_eq!(code(&run(scratch.path(), &["check"])), 0);
    assert_eq!(code(&run(scratch.path(), &["show", "nonsense"])), 2);
    assert_eq!(code(&run(scratch.path(), &["show", "store:taobao/nobody"])), 3);
    assert_eq!(code(&run(scratch.path(), &["fly"])), 2);
}

/// Names that stand twice in one object of a pretty-printed document; each reader would take another of the two.
fn repeated_names(document: &str) -> Vec<&str> {
    let (mut open, mut repeated) = (vec![BTreeSet::new()], Vec::new());
    for line in document.lines().map(str::trim) {
        if line.starts_with('}') {
            open.pop();
        }
        if let Some((name, _)) = line.strip_prefix('"').and_then(|rest| rest.split_once("\": "))
            && !open.last_mut().unwrap().insert(name)
        {
            repeated.push(name);
        }
        if line.ends_with('{') {
            open.push(BTreeSet::new());
        }
    }
    repeated
}

#[test]
fn no_name_stands_twice_in_an_object() {
    let scratch = filled("cli-names");
    let account = "sub-account:taobao/示例商家000:客服05";
    for words in [
        &["deadlines"][..],
        &["remind"],
        &["list", "stores"],
        &["list", "sub-accounts"],
        &["show", account],
        &["rules"],
        &["check"],
    ] {
        let output = run(scratch.path(), &[&["--json"], words].concat());
        assert_eq!(repeated_names(&String::from_utf8(output.stdout).unwrap()), [] as [&str; 0], "{words:?}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let scratch = filled("cli-pipe");
    let mut child = Command::new(program())
        .arg("--data-dir")
        .arg(scratch.path())
        .args(["--json", "deadlines"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), String::from_utf8_lossy(&output.stderr).as_ref()), (0, ""));
}

/// The demo's lead of 小满茶铺 may agree to refunds, pay compensation and change prices (rulebook B.3, check 2).
#[test]
fn what_people_may_do_is_asked_by_person_by_shop_and_by_permission() {
    let scratch = Scratch::new("cli-rights");
    let dir = scratch.path();
    assert_eq!(code(&run(dir, &["demo"])), 0);
    let people = document(dir, &["list", "staff", "--search", "朱一满"]);
    assert_eq!((&people["rows"][0]["risk"], &people["rows"][0]["toxic"]), (&json!(5), &json!(1)));
    assert_eq!(document(dir, &["list", "staff", "--where", "left=yes"])["total"], json!(0));
    assert_eq!(code(&run(dir, &["permissions", "--staff", "朱一满"])), 1, "a toxic set is an objection");
    let lead = document(dir, &["permissions", "--staff", "朱一满"]);
    assert_eq!(lead["toxic"][0]["set"], json!("refund-and-price"));
    let right = |code: &str| {
        let rights = lead["accounts"][0]["rights"].as_array().unwrap();
        rights.iter().find(|r| r["permission"] == code).unwrap().clone()
    };
    assert_eq!(right("refund.compensate")["from"][0]["role"], Value::Null, "granted directly");
    assert_eq!(right("order.price")["from"][0]["role"]["name"], json!("店长"));
    let exporters = document(dir, &["permissions", "--can", "export"]);
    assert_eq!((&exporters["people"], &exporters["rows"][0]["holder_name"]), (&json!(1), &json!("朱一满")));
    let all = document(dir, &["permissions", "--can", "export", "--viewers"]);
    assert!(all["people"].as_u64().unwrap() > 1, "finance, warehouse and operations may look");
    let shop = document(dir, &["permissions", "--store", "taobao/小满茶铺"]);
    assert_eq!(shop["rows"][0]["name"], json!("小满茶铺:店长"), "the riskiest first");
    assert_eq!(document(dir, &["permissions"])["total"], json!(42));
    assert_eq!(code(&run(dir, &["permissions", "--can", "order.none"])), 2);
}

/// Rulebook E.1 row 17 and product B9 on the command line; one is past due, which a script can tell by the exit code.
#[test]
fn offboarding_and_the_season_are_answered_to_a_script() {
    let scratch = filled("cli-offboard");
    let dir = scratch.path();
    let accounts = document(dir, &["list", "sub-accounts", "--limit", "100"]);
    let held = accounts["rows"].as_array().unwrap().iter().find(|row| row["label"] == "verified").unwrap();
    let facts = document(dir, &["show", held["subject"].as_str().unwrap()]);
    let person = facts["facts"]["holder"].as_str().unwrap().to_owned();
    let left = dir.join("left.json");
    let change = json!({ "kind": "left", "subject": format!("staff:{person}"), "effective": "2026-11-20T09:00:00+08:00" });
    std::fs::write(&left, change.to_string()).unwrap();
    let plan = document(dir, &["offboard", &person]);
    assert_eq!((&plan["left"], plan["steps_done"].as_u64()), (&json!(null), Some(0)), "still here: a plan");
    assert_eq!(code(&run(dir, &["record", &left.display().to_string()])), 0);
    let page = document(dir, &["offboard", &format!("staff:{person}")]);
    assert_eq!(page["accounts"][0]["subject"], held["subject"]);
    assert_eq!(page["due"], "2026-11-21T00:00:00+08:00", "the day of leaving, 24:00");
    assert_eq!(code(&run(dir, &["offboard", &person])), 1, "past due");
    assert_eq!(code(&run(dir, &["--at", "2026-11-20T23:59:59+08:00", "offboard", &person])), 0);
    assert_eq!(code(&run(dir, &["offboard", "nobody"])), 3);
    let season = document(dir, &["season", "2026"]);
    assert_eq!(
        (&season["year"], season["unconfirmed"] == season["stores"].as_array().unwrap().len()),
        (&json!(2026), true)
    );
}
