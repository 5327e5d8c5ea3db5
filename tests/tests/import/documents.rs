//! Lists of documents, and the two columns of a store list that speak of documents.

use super::desk::{Desk, at, counts, fixture, refused, text_of, warned};
use chrono::NaiveDate;
use storewarden_app::import::Plan;
use storewarden_domain::{
    change::{Draft, Patch, What},
    facts::DocumentAttributes,
    subject::Subject,
    vocabulary::DocumentKind,
};

const A0: &str = "entity:91000000MADEM0700M";
const LATER: &str = "2026-11-23T09:00:00+08:00";

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

/// What is in use of a kind, in the order of their ids.
fn of<'d>(desk: &'d Desk, owner: &str, kind: DocumentKind) -> Vec<&'d DocumentAttributes> {
    let documents = desk.world.documents.values().map(|d| &d.attributes);
    documents.filter(|d| !d.archived && d.kind == Some(kind) && d.owner.as_deref() == Some(owner)).collect()
}

fn list(rows: &str) -> Vec<u8> {
    format!("证照类型,所属,编号,签发日期,有效期至,颁发机构,备注\n{rows}").into_bytes()
}

fn import(desk: &mut Desk, rows: &str) -> Plan {
    desk.import(&[("documents.csv", &list(rows))])
}

fn codes(plan: &Plan) -> Vec<(u32, String, String)> {
    let all = plan.report.files[0].refused.iter();
    all.map(|f| (f.row, f.column.clone(), f.code.clone())).collect()
}

#[test]
fn a_store_list_brings_the_licence_and_the_representatives_card_of_each_entity() {
    let desk = Desk::with_stores();
    assert_eq!(desk.world.documents.len(), 12, "six entities, two documents each");
    let [licence] = of(&desk, A0, DocumentKind::BusinessLicence)[..] else { panic!("one licence") };
    assert_eq!((licence.unlimited, licence.valid_to), (true, None), "长期 is no day");
    let [card] = of(&desk, A0, DocumentKind::IdentityCard)[..] else { panic!("one card") };
    assert_eq!((card.person.as_deref(), card.valid_to), (Some("曾示一"), day("2027-11-30")));
    let c2 = of(&desk, "entity:91000000MADEM0702U", DocumentKind::BusinessLicence);
    assert_eq!(c2[0].valid_to, day("2027-12-30"), "dots as well as dashes and strokes");
}

#[test]
fn an_edited_validity_in_every_row_of_the_entity_changes_exactly_one_document() {
    let mut desk = Desk::with_stores();
    desk.now = Some(at(LATER));
    let edited = text_of("stores.csv").replace(",2026-12-21,", ",2036-12-21,");
    let plan = desk.import(&[("stores.csv", edited.as_bytes())]);
    let [draft] = plan.drafts.as_slice() else { panic!("one draft, not {:#?}", plan.drafts) };
    assert_eq!(
        draft.what,
        What::DocumentDescribed(Patch::from_iter([("valid_to".into(), "2036-12-21".into())]))
    );
    assert_eq!(plan.report.changes[0].lines[0].zh, "有效期至 2026-12-21 → 2036-12-21");
    assert_eq!(plan.report.changes[0].name, "法人身份证 王样四 · 示例D3(杭州)贸易有限公司");
    assert_eq!((plan.report.changes_total, plan.report.files[0].changed), (1, 1));
    assert_eq!(desk.plan(&[("stores.csv", edited.as_bytes())]).drafts, [], "the edit is taken in once");
}

#[test]
fn rows_of_a_store_list_that_disagree_about_a_validity_keep_what_is_recorded() {
    let desk = Desk::with_stores();
    let text = text_of("stores.csv");
    let edited: Vec<String> = text
        .lines()
        .map(|line| {
            if line.contains("示例商家006,") {
                line.replace("2027-11-30", "2028-11-30")
            } else {
                line.into()
            }
        })
        .collect();
    let plan = desk.plan(&[("stores.csv", edited.join("\n").as_bytes())]);
    assert_eq!(plan.drafts, []);
    assert_eq!(warned(&plan.report.files[0]), [(8, "法人身份证有效期至", "conflict")]);
    assert_eq!(plan.report.files[0].warnings[0].value, "2028-11-30");
}

#[test]
fn the_list_of_documents_goes_in_with_a_title_row_and_excel_dates() {
    let mut desk = Desk::with_stores();
    let plan = desk.import(&[("documents.xlsx", &fixture("documents.xlsx"))]);
    let report = &plan.report.files[0];
    assert_eq!((report.kind.as_str(), report.encoding.as_str()), ("documents", "xlsx"));
    assert_eq!((refused(report), warned(report)), (vec![], vec![]));
    // The store list knows the licences and the ID cards; trademarks, permits and reports are new.
    assert_eq!(counts(report), (19, 7, 12, 0));
    assert_eq!(report.ignored_columns, [""; 0]);

    let [licence] = of(&desk, A0, DocumentKind::BusinessLicence)[..] else { panic!("one licence") };
    assert!(licence.unlimited && licence.valid_to.is_none());
    assert_eq!(licence.issued_on, day("2024-05-15"));
    assert_eq!(licence.issuer.as_deref(), Some("示例市场监督管理局"));
    assert_eq!(desk.clear(licence.number.as_ref().unwrap()), "91000000MADEM0700M", "the number is sealed");
    let [card] = of(&desk, A0, DocumentKind::IdentityCard)[..] else { panic!("one card") };
    assert_eq!(
        (card.person.as_deref(), card.notes.as_deref()),
        (Some("曾示一"), None),
        "the remark is the name"
    );
    assert_eq!(card.valid_to, day("2027-06-20"));
    let [mark] = of(&desk, A0, DocumentKind::Trademark)[..] else { panic!("one trademark") };
    assert_eq!((mark.issued_on, mark.valid_to), (day("2016-12-21"), day("2026-12-20")));
    assert_eq!(mark.notes.as_deref(), Some("第25类"));
    let [report] = of(&desk, "entity:91000000MADEM0701Q", DocumentKind::QualityReport)[..] else {
        panic!("one")
    };
    assert_eq!((report.valid_to, report.unlimited), (None, false), "an empty validity is left to the rule");
    assert_eq!(report.issued_on, day("2026-02-04"));
}

#[test]
fn a_second_import_changes_nothing_in_either_order_of_the_files() {
    for names in [["stores.csv", "documents.xlsx"], ["documents.xlsx", "stores.csv"]] {
        let mut desk = Desk::new();
        let both: Vec<_> = names.iter().map(|name| (*name, fixture(name))).collect();
        let both: Vec<(&str, &[u8])> = both.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        let plan = desk.import(&both);
        let list = plan.report.files.iter().find(|f| f.kind == "documents").unwrap();
        assert_eq!(counts(list), (19, 19, 0, 0), "entities of the same import are known");
        // Where the two files differ the list of documents counts, and the store list is told.
        let [card] = of(&desk, A0, DocumentKind::IdentityCard)[..] else { panic!("one card") };
        assert_eq!(card.valid_to, day("2027-06-20"));
        let again = desk.plan(&both);
        assert_eq!((again.drafts, again.report.changes_total), (vec![], 0));
        let [only] = [("documents.xlsx", fixture("documents.xlsx"))];
        assert_eq!(desk.plan(&[(only.0, &only.1)]).drafts, []);
    }
}

#[test]
fn an_edited_cell_of_a_list_of_documents_changes_exactly_one_thing() {
    let row = "商标注册证,示例A0(杭州)贸易有限公司,70000000,2016-12-21,2026-12-20,示例商标局,第25类\n";
    let edited = |from: &str, to: &str| {
        let mut desk = Desk::with_stores();
        import(&mut desk, row);
        let plan = import(&mut desk, &row.replace(from, to));
        let file = &plan.report.files[0];
        assert_eq!((counts(file), plan.report.changes[0].lines.len()), ((1, 0, 1, 0), 1));
        let [draft] = plan.drafts.as_slice() else { panic!("one draft, not {:#?}", plan.drafts) };
        serde_json::to_string(draft.what.patch().unwrap()).unwrap()
    };
    assert_eq!(edited("2016-12-21", "2016-12-22"), r#"{"issued_on":"2016-12-22"}"#);
    assert_eq!(edited("2026-12-20", "2026-12-21"), r#"{"valid_to":"2026-12-21"}"#);
    assert_eq!(edited("2026-12-20", "长期"), r#"{"unlimited":true,"valid_to":null}"#);
    assert_eq!(edited("示例商标局", "国家商标局"), r#"{"issuer":"国家商标局"}"#);
    assert_eq!(edited("第25类", "第35类"), r#"{"notes":"第35类"}"#);
}

#[test]
fn a_later_day_of_issue_with_a_later_end_is_a_new_version_that_supersedes() {
    let mut desk = Desk::with_stores();
    let old = "食品经营许可证,示例A0(杭州)贸易有限公司,JY1,2021-12-22,2026-12-21,,\n";
    let new = "食品经营许可证,示例A0(杭州)贸易有限公司,JY1,2026-11-20,2031-11-19,,\n";
    import(&mut desk, old);
    let plan = import(&mut desk, new);
    assert_eq!(counts(&plan.report.files[0]), (1, 1, 0, 0));
    assert_eq!(plan.report.changes[0].lines[0].zh, "新版本，替换旧的一份");
    let both = of(&desk, A0, DocumentKind::FoodBusinessLicence);
    assert_eq!(both.len(), 2, "the old one stays on record");
    assert_eq!(both.iter().filter(|d| d.supersedes.is_some()).count(), 1);
    assert_eq!(import(&mut desk, new).drafts, [], "it is found again");
    let stale = import(&mut desk, old);
    assert_eq!((stale.drafts, counts(&stale.report.files[0])), (vec![], (1, 0, 0, 1)), "so is the old one");
    let older = import(&mut desk, &old.replace("2021-12-22,2026-12-21", "2016-12-22,2021-12-21"));
    assert_eq!(older.drafts, []);
    assert_eq!(warned(&older.report.files[0]), [(2, "签发日期", "older-document")]);
}

#[test]
fn versions_in_one_list_supersede_each_other_in_the_order_of_their_issue() {
    let mut desk = Desk::with_stores();
    let rows = "食品经营许可证,示例A0(杭州)贸易有限公司,JY1,2026-11-20,2031-11-19,,\n\
                食品经营许可证,示例A0(杭州)贸易有限公司,JY1,2021-12-22,2026-12-21,,\n";
    let plan = import(&mut desk, rows);
    assert_eq!(counts(&plan.report.files[0]), (2, 2, 0, 0));
    let both = of(&desk, A0, DocumentKind::FoodBusinessLicence);
    let newer = both.iter().find(|d| d.supersedes.is_some()).unwrap();
    assert_eq!(newer.issued_on, day("2026-11-20"));
    assert_eq!(import(&mut desk, rows).drafts, []);
}

#[test]
fn rows_that_cannot_be_taken_are_named_by_row_and_column() {
    let mut desk = Desk::with_stores();
    let plan = import(
        &mut desk,
        "营业执照,没有这家公司,,,长期,,\n\
         营业执照,示例A0（杭州）贸易有限公司,,,长期,,\n\
         营业执召,示例A0(杭州)贸易有限公司,,,长期,,\n\
         ,示例A0(杭州)贸易有限公司,,,长期,,\n\
         质检报告,,QC1,2026-02-30,,,\n\
         商标注册证,示例A0(杭州)贸易有限公司,7,2026-12-01,2026-11-30,,\n\
         法人身份证,示例A0(杭州)贸易有限公司,990000199002300016,,2030-01-01,,\n\
         质检报告,示例A0(杭州)贸易有限公司,QC2,2026-02-03,,,\n\
         质检报告,示例A0(杭州)贸易有限公司,QC2,2026-02-03,,,\n",
    );
    let text = |row, column: &str, code: &str| (row, column.to_owned(), code.to_owned());
    assert_eq!(
        codes(&plan),
        [
            text(2, "所属", "unknown-owner"),
            text(3, "所属", "unknown-owner"),
            text(4, "证照类型", "unknown-document-kind"),
            text(5, "证照类型", "missing-value"),
            text(6, "所属", "missing-value"),
            text(6, "签发日期", "impossible-date"),
            text(7, "有效期至", "dates-upside-down"),
            text(8, "编号", "birth-no-date"),
            text(10, "证照类型", "duplicate-document"),
        ]
    );
    assert_eq!(counts(&plan.report.files[0]), (9, 1, 0, 0), "the good row goes in");
    let near = &plan.report.files[0].refused[1].message.zh;
    assert!(near.contains("示例A0(杭州)贸易有限公司"), "the nearly equal name is named: {near}");
}

#[test]
fn an_owner_is_found_by_code_and_by_shop_too() {
    let mut desk = Desk::with_stores();
    let plan = import(
        &mut desk,
        "商标注册证,91000000madem0700m,1,,2030-01-01,,\n店铺授权,示例商家000,2,2026-11-01,,,\n",
    );
    assert_eq!(codes(&plan), []);
    assert_eq!(of(&desk, A0, DocumentKind::Trademark).len(), 1);
    assert_eq!(of(&desk, "store:taobao/示例商家000", DocumentKind::ShopAuthorisation).len(), 1);
    let column = "证照类型,统一社会信用代码,有效期至\n其他,91000000MADEM0700M,2030-01-01\n";
    let plan = desk.import(&[("documents.csv", column.as_bytes())]);
    assert_eq!(counts(&plan.report.files[0]), (1, 1, 0, 0), "a column of codes stands for the owner");
}

#[test]
fn of_an_id_number_only_the_end_and_a_keyed_hash_are_kept() {
    let mut desk = Desk::with_stores();
    let row =
        "法人身份证,示例A0(杭州)贸易有限公司,990000199001010017,2021-05-11,2041-05-10,示例公安局,曾示一\n";
    let plan = import(&mut desk, row);
    assert_eq!(codes(&plan), []);
    let said = serde_json::to_string(&plan.drafts).unwrap() + &serde_json::to_string(&plan.report).unwrap();
    assert!(!said.contains("990000199001010017"), "{said}");
    let [card] = of(&desk, A0, DocumentKind::IdentityCard)[..] else { panic!("one card") };
    assert_eq!(card.number, None);
    assert_eq!(card.id_number.as_ref().unwrap().last_four.to_string(), "****0017");
    assert_eq!(import(&mut desk, row).drafts, []);
}

#[test]
fn what_does_not_go_together_goes_in_and_is_said() {
    let mut desk = Desk::with_stores();
    let plan = import(
        &mut desk,
        "营业执照,示例A0(杭州)贸易有限公司,91000000MADEM0701Q,,长期,,\n法人身份证,示例A0(杭州)贸易有限公司,,,2030-01-01,,王示二\n",
    );
    assert_eq!(codes(&plan), []);
    assert_eq!(
        warned(&plan.report.files[0]),
        [(2, "编号", "licence-of-another"), (3, "备注", "not-the-representative")]
    );
}

#[test]
fn an_archived_document_is_taken_back_into_use() {
    let mut desk = Desk::with_stores();
    let row = "商标注册证,示例A0(杭州)贸易有限公司,1,,2030-01-01,,\n";
    let created = import(&mut desk, row).drafts.remove(0).subject;
    let archived = Patch::from_iter([("archived".into(), true.into())]);
    desk.record(&[Draft::new(created.clone(), at(LATER), What::DocumentDescribed(archived))]);
    desk.now = Some(at(LATER));
    let plan = import(&mut desk, row);
    assert_eq!(plan.drafts.iter().map(|d| &d.subject).collect::<Vec<&Subject>>(), [&created]);
    assert!(!desk.world.documents[&created].attributes.archived);
}
