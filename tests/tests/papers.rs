//! What the screen of companies and documents rests on: lists by the day on which something ends and by whose it is, one
//! document with its versions and the places it was handed in, a month's ends on its days, a file while it is chosen.

use serde_json::{Value, json};
use storewarden_app::{
    App,
    wire::{
        DeadlineRow, DocumentSort, DocumentsRequest, EntitiesRequest, ExpiryRequest, FileRequest,
        RecordOutcome, RecordRequest,
    },
};
use storewarden_domain::{
    calendar::DayKind,
    change::{Draft, What},
    validate::Verdict,
    vocabulary::{Audit, DocumentKind, FileContent, Validity},
};
use storewarden_tests::{
    fixtures::at,
    recording::{self, change, subject},
};

const A: &str = "entity:91000000MADEM00037";
const B: &str = "entity:91000000MADEM0265Y";
const STORE: &str = "store:aliexpress/beian";
const NOW: &str = "2026-09-20T10:00:00+08:00";

fn record(app: &App, kind: &str, subject: &str, time: &str, data: Value) {
    recording::record(app, at(NOW), vec![change(kind, subject, at(time), data)]);
}

/// Two companies; the first has a shop, a licence handed in there and renewed since, and a permit without an end.
fn desk() -> App {
    let app = App::in_memory().expect("memory");
    let then = "2026-01-05T10:00:00+08:00";
    record(&app, "entity-described", A, then, json!({ "name": "示例商贸有限公司" }));
    record(&app, "entity-described", B, then, json!({ "name": "阿示贸易有限公司" }));
    record(&app, "store-described", STORE, then, json!({ "name": "北岸", "entity": "91000000MADEM00037" }));
    let licence = |more: Value| {
        let mut data = json!({ "kind": "business-licence", "owner": A });
        data.as_object_mut().expect("a table").extend(more.as_object().expect("a table").clone());
        data
    };
    record(&app, "document-described", "document:old", then, licence(json!({ "valid_to": "2026-10-08" })));
    record(&app, "document-submitted", "document:old", then, json!({ "store": "aliexpress/beian" }));
    record(&app, "audit-passed", "document:old", then, json!({ "store": "aliexpress/beian" }));
    let renewed = json!({ "valid_from": "2026-09-01", "valid_to": "2031-08-31", "supersedes": "old" });
    record(&app, "document-described", "document:new", NOW, licence(renewed));
    let permit = json!({ "kind": "bank-account-permit", "owner": A });
    record(&app, "document-described", "document:permit", then, permit);
    let mark = json!({ "kind": "trademark", "owner": B, "title": "青禾", "valid_to": "2026-10-08" });
    record(&app, "document-described", "document:mark", then, mark);
    app
}

fn listed(app: &App, request: DocumentsRequest) -> Vec<String> {
    let page = app.documents(at(NOW), &request).expect("a page");
    page.rows.into_iter().map(|row| row.subject.to_string().replace("document:", "")).collect()
}

#[test]
fn what_ends_first_stands_first_and_what_was_superseded_last() {
    let app = desk();
    assert_eq!(listed(&app, DocumentsRequest::default()), ["mark", "new", "permit", "old"]);
    let by_owner = DocumentsRequest { sort: DocumentSort::Owner, ..Default::default() };
    assert_eq!(listed(&app, by_owner), ["new", "permit", "old", "mark"]);
    let kind = DocumentsRequest { kind: Some(DocumentKind::Trademark), ..Default::default() };
    assert_eq!(listed(&app, kind), ["mark"]);
    let superseded = DocumentsRequest { validity: Some(Validity::Superseded), ..Default::default() };
    assert_eq!(listed(&app, superseded), ["old"]);
    let found = DocumentsRequest { search: "阿示".into(), ..Default::default() };
    assert_eq!(listed(&app, found), ["mark"]);
}

/// Two ways of writing a code would be two companies; a second entry would write over the first (rulebook C.1).
#[test]
fn a_new_company_goes_by_its_code_as_the_licence_shows_it_and_only_once() {
    let app = desk();
    let add = |code: &str| {
        let subject = subject(&format!("entity:{code}"));
        let described =
            What::EntityDescribed(json!({ "name": "另一家公司" }).as_object().expect("a table").clone());
        let request = RecordRequest {
            changes: vec![Draft::new(subject.clone(), at(NOW), described)],
            new: Some(vec![subject]),
            ..Default::default()
        };
        match app.record(at(NOW), &request).expect("no fault") {
            RecordOutcome::Recorded { .. } => None,
            RecordOutcome::Refused { refusals } => refusals.into_iter().next(),
        }
    };
    let taken = add("91000000MADEM00037").expect("a refusal");
    assert_eq!((taken.code.as_str(), taken.field.as_deref()), ("company-taken", Some("uscc")));
    assert_eq!(taken.evidence, [subject(A)]);
    for unwritten in [" 91000000MADEM0700M", "91000000madem0700m", "91000000MADEM0700", "9100000OMADEM0700M"]
    {
        let refused = add(unwritten).expect(unwritten);
        assert_eq!(
            (refused.code.as_str(), refused.field.as_deref()),
            ("bad-uscc", Some("uscc")),
            "{unwritten}"
        );
    }
    assert_eq!(app.companies(at(NOW), &EntitiesRequest::default()).expect("a page").total, 2);
    assert_eq!(add("91000000MADEM0700M"), None);

    let judged = app.judge_uscc(" 91000000madem00037").expect("a verdict");
    assert_eq!(judged.normal.as_deref(), Some("91000000MADEM00037"));
    let known = judged.taken.expect("a company");
    assert_eq!((known.subject, known.name.as_str()), (subject(A), "示例商贸有限公司"));
    let free = app.judge_uscc("91000000MADEM0701Q").expect("a verdict");
    assert_eq!(free.taken, None);
    let none = app.judge_uscc("910").expect("a verdict");
    assert_eq!((none.verdict, none.normal), (Verdict::Invalid, None));
}

/// 2026-09-20 is today: eighteen days to 2026-10-08, its last valid day.
#[test]
fn the_days_left_are_counted_to_the_last_valid_day_and_not_for_what_was_superseded() {
    let app = desk();
    let left = |now: &str| -> Vec<Option<i64>> {
        let page = app.documents(at(now), &DocumentsRequest::default()).expect("a page");
        page.rows.into_iter().map(|row| row.days_left).collect()
    };
    let new = (chrono::NaiveDate::from_ymd_opt(2031, 8, 31).expect("a day") - at(NOW).date()).num_days();
    assert_eq!(left(NOW), [Some(18), Some(new), None, None], "a trademark, a licence, no end, superseded");
    assert_eq!(left("2026-10-08T23:59:59+08:00")[0], Some(0));
    assert_eq!(left("2026-10-09T00:00:00+08:00")[0], Some(-1));
}

#[test]
fn a_document_of_an_archived_company_is_archived_with_it() {
    let app = desk();
    record(&app, "entity-described", B, NOW, json!({ "archived": true }));
    assert_eq!(listed(&app, DocumentsRequest::default()), ["new", "permit", "old"]);
    let archived = DocumentsRequest { archived: true, ..Default::default() };
    assert_eq!(listed(&app, archived), ["mark"]);
    assert!(app.check(at(NOW)).expect("a check").sound());
}

#[test]
fn a_new_version_names_the_stores_that_it_has_to_be_uploaded_to() {
    let app = desk();
    let page = app.document(at(NOW), &subject("document:new")).expect("a page");
    let versions: Vec<_> = page.versions.iter().map(|v| (v.subject.to_string(), v.state.validity)).collect();
    let expected = [("document:old".into(), Validity::Superseded), ("document:new".into(), Validity::Valid)];
    assert_eq!(versions, expected);
    let [place] = page.places.as_slice() else { panic!("one store") };
    assert_eq!((place.store.name.as_str(), place.audit, place.upload), ("北岸", Audit::NotSubmitted, true));
    record(&app, "document-submitted", "document:new", NOW, json!({ "store": "aliexpress/beian" }));
    let page = app.document(at(NOW), &subject("document:new")).expect("a page");
    assert_eq!((page.places[0].audit, page.places[0].upload), (Audit::Pending, false));
}

#[test]
fn a_company_is_listed_with_what_it_has_and_what_ends_first() {
    let app = desk();
    let rows = app.companies(at(NOW), &EntitiesRequest::default()).expect("a page").rows;
    let company = rows.iter().find(|row| row.subject.to_string() == A).expect("the company");
    assert_eq!((company.stores, company.documents), (1, 3));
    assert_eq!(company.next_end.as_deref(), Some("2031-08-31"), "the superseded licence ends nothing");
    let until = (chrono::NaiveDate::from_ymd_opt(2031, 8, 31).expect("a day") - at(NOW).date()).num_days();
    assert_eq!(company.next_end_in, Some(until));
    let page = app.company(at(NOW), &subject(A)).expect("a page");
    assert_eq!(page.stores.len(), 1);
    assert_eq!(page.documents.len(), 3);
}

/// The days of October 2026 are those of the notice: 1 to 7 off, the 10th, a Saturday, worked.
#[test]
fn a_month_shows_what_ends_on_its_days_beside_holidays_and_days_worked_for_them() {
    let month = desk().expiries(at(NOW), ExpiryRequest { year: 2026, month: 10 }).expect("a month");
    assert_eq!((month.days.len(), month.total, month.provisional), (31, 2, false));
    let day = |date: &str| month.days.iter().find(|day| day.date == date).expect(date);
    assert_eq!(day("2026-10-08").documents.len(), 2);
    assert_eq!(day("2026-10-07").kind, DayKind::Holiday);
    assert_eq!(day("2026-10-10").kind, DayKind::Makeup);
}

/// Rulebook C.5: `%PDF-` within the first bytes passes, a PNG that was renamed to .jpg does not.
#[test]
fn a_file_is_judged_by_its_first_bytes_and_its_size_for_the_purposes_that_are_known() {
    let app = desk();
    let judge = |name: &str, base64: &str| {
        let request = FileRequest { name: name.into(), base64: base64.into() };
        app.judge_file(&request).expect("a verdict")
    };
    let pdf = judge("licence.pdf", "JVBERi0xLjc=");
    assert_eq!((pdf.file.content, pdf.file.size, pdf.file.sha256.len()), (FileContent::Pdf, 8, 64));
    assert_eq!(pdf.file.path, None, "nothing of the file is kept");
    assert!(!pdf.purposes.is_empty());
    assert!(pdf.purposes.iter().all(|purpose| purpose.verdict == Verdict::Valid));
    let renamed = judge("scan.jpg", "iVBORw0KGgo=");
    assert!(renamed.purposes.iter().all(|purpose| purpose.verdict == Verdict::Invalid));
}

/// The shops that *Today* says the end of the card would hit.
fn hit_by_the_card(app: &App) -> Vec<String> {
    let today = app.today(at(NOW), &Default::default()).expect("today");
    let mut rows = today.groups.into_iter().flat_map(|group| group.rows);
    let end =
        |row: &DeadlineRow| row.subject == subject("document:card") && row.rule.id == "doc.id-card.validity";
    let row = rows.find(end).expect("its end");
    row.affects.into_iter().map(|store| store.name).collect()
}

#[test]
fn a_representatives_card_hits_the_shops_of_every_company_that_is_theirs_now() {
    let app = desk();
    let then = "2026-01-05T10:00:00+08:00";
    let of = |number: &str| json!({ "legal_representative_id": number });
    record(
        &app,
        "store-described",
        "store:pdd/ashi",
        then,
        json!({ "name": "阿示", "entity": "91000000MADEM0265Y" }),
    );
    record(&app, "staff-described", "staff:zhang", then, json!({ "name": "张示例" }));
    let card = json!({
        "kind": "identity-card", "owner": "staff:zhang", "valid_to": "2026-10-08",
        "id_number": "990000199001010017",
    });
    record(&app, "document-described", "document:card", then, card);
    assert_eq!(hit_by_the_card(&app), Vec::<String>::new(), "nobody is known to be represented by them");
    record(&app, "entity-described", A, NOW, of("990000199001010017"));
    record(&app, "entity-described", B, NOW, of("990000199001010017"));
    assert_eq!(hit_by_the_card(&app), ["北岸", "阿示"]);
    record(&app, "entity-described", A, NOW, of("99000019900101005X"));
    assert_eq!(hit_by_the_card(&app), ["阿示"], "somebody else represents the first company now");
    record(&app, "store-described", "store:pdd/ashi", NOW, json!({ "status": "closed" }));
    assert_eq!(hit_by_the_card(&app), Vec::<String>::new());
}
