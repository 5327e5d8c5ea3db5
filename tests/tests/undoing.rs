//! Undo where something else has come to rest on what a batch brought: documents, link groups, decisions about reminders.

use serde_json::{Value, json};
use storewarden_app::{App, wire::UndoOutcome};
use storewarden_domain::change::{Draft, Resumption, Waiver, What};
use storewarden_tests::{
    fixtures::{at, import, noon},
    recording::{change, record},
};

const COMPANY: &str = "entity:91000000MADEM0700M";
const THEN: &str = "2026-11-22T09:00:00+08:00";

fn draft(kind: &str, subject: &str, data: Value) -> Draft {
    change(kind, subject, at(THEN), data)
}

fn archived(app: &App, subject: &str) -> bool {
    app.subject(at(THEN), &subject.parse().expect("a subject")).expect("a page").archived
}

fn kept(outcome: &UndoOutcome) -> Vec<String> {
    outcome.skipped.iter().map(|skipped| skipped.subject.to_string()).collect()
}

/// An import with something recorded since, then undone.
fn undone(since: Vec<Draft>) -> (App, UndoOutcome) {
    let app = App::in_memory().expect("memory");
    let batch = import(&app, noon(), &["stores.csv", "taobao-staff.csv"]).undo.expect("something to undo");
    record(&app, at(THEN), since);
    let outcome = app.undo(at(THEN), &batch).expect("undone");
    assert!(app.check(at(THEN)).expect("a check").sound());
    (app, outcome)
}

#[test]
fn a_company_a_shop_and_a_person_stay_with_the_documents_that_were_recorded_of_them_since() {
    let app = App::in_memory().expect("memory");
    let batch = import(&app, noon(), &["stores.csv", "taobao-staff.csv"]).undo.expect("something to undo");
    let people = app.staff(noon(), &Default::default()).expect("staff").rows;
    let person = people.first().expect("somebody").subject.to_string();
    let store = "store:taobao/示例商家000";
    let of = |id: &str, owner: &str| {
        draft("document-described", &format!("document:{id}"), json!({ "kind": "other", "owner": owner }))
    };
    record(&app, at(THEN), vec![of("c", COMPANY), of("s", store), of("p", &person)]);
    let outcome = app.undo(at(THEN), &batch).expect("undone");
    for owner in [COMPANY, store, &person] {
        assert!(!archived(&app, owner), "{owner}");
        assert!(kept(&outcome).contains(&owner.to_owned()), "{owner} is named");
    }
    for document in ["document:c", "document:s", "document:p"] {
        assert!(!archived(&app, document));
    }
    assert!(app.check(at(THEN)).expect("a check").sound());
}

#[test]
fn a_company_and_its_shops_stay_with_the_link_group_that_was_recorded_of_them_since() {
    let app = App::in_memory().expect("memory");
    let batch = import(&app, noon(), &["stores.csv"]).undo.expect("something to undo");
    let group = json!({
        "name": "组", "platform": "aliexpress", "entity": "91000000MADEM0700M",
        "primary": "aliexpress/示例商家024", "exception": "同一实际控制人，另有协议",
    });
    let linked = json!({ "store": "aliexpress/示例商家031" });
    record(
        &app,
        at(THEN),
        vec![
            draft("link-group-described", "link-group:g", group),
            draft("member-linked", "link-group:g", linked),
        ],
    );
    app.undo(at(THEN), &batch).expect("undone");
    for stays in [COMPANY, "store:aliexpress/示例商家024", "store:aliexpress/示例商家031"] {
        assert!(!archived(&app, stays), "{stays}");
    }
    assert!(app.check(at(THEN)).expect("a check").sound());
}

#[test]
fn what_was_decided_about_reminders_since_does_not_stop_an_undo() {
    let app = App::in_memory().expect("memory");
    import(&app, noon(), &["stores.csv", "taobao-staff.csv"]);
    let today = app.today(noon(), &Default::default()).expect("today");
    let rows = today.groups.iter().flat_map(|group| &group.rows);
    let row =
        rows.into_iter().find(|row| row.subject.to_string().starts_with("sub-account:")).expect("a row");
    let waived = Waiver { deadline: row.id.clone(), due: row.due, reason: "已在处理".into() };
    let resumed = Resumption { deadline: row.id.clone(), due: row.due };
    let decided = |what| Draft::new(row.subject.clone(), noon(), what);
    let (app, outcome) =
        undone(vec![decided(What::Waived(waived)), decided(What::RemindersResumed(resumed))]);
    assert_eq!(kept(&outcome), [""; 0], "nothing of the world was recorded since");
    assert!(archived(&app, &row.subject.to_string()));
}
