use super::desk::{Desk, at, fixture, kinds, text_of};
use std::collections::BTreeSet;

/// (login, name, number or mask) of every account that has a holder.
fn holders(desk: &Desk) -> BTreeSet<(String, String, String)> {
    let person = |key: &str| {
        let person = desk.holder(key);
        let number = person.phone.as_ref().map(|p| desk.clear(p)).or(person.phone_masked.clone());
        (key.to_owned(), person.name.clone().unwrap(), number.unwrap())
    };
    let key =
        |subject: &storewarden_domain::subject::Subject| subject.to_string().replace("sub-account:", "");
    desk.world.sub_accounts.keys().map(|subject| person(&key(subject))).collect()
}

#[test]
fn the_paste_and_the_list_lead_to_the_same_people_in_either_order() {
    let (paste, list) = (fixture("staff-paste.tsv"), fixture("taobao-staff.csv"));
    let mut list_first = Desk::with_stores();
    list_first.import(&[("taobao-staff.csv", &list)]);
    let second = list_first.import(&[("staff-paste.tsv", &paste)]);
    assert_eq!(second.drafts, [], "the paste repeats sixteen rows of the list and knows less");

    let mut paste_first = Desk::with_stores();
    paste_first.import(&[("staff-paste.tsv", &paste)]);
    assert_eq!(paste_first.people(), 16);
    let second = paste_first.import(&[("taobao-staff.csv", &list)]);
    let described = |kind: &str| kinds(&second).iter().filter(|k| **k == kind).count();
    assert_eq!(described("staff-described"), 120, "sixteen numbers are filled in, 104 people are new");
    assert_eq!((second.report.files[0].created, second.report.files[0].changed), (104, 16));

    for desk in [&list_first, &paste_first] {
        assert_eq!((desk.people(), desk.world.staff.len(), desk.world.sub_accounts.len()), (120, 120, 120));
    }
    assert_eq!(holders(&list_first), holders(&paste_first));
    assert!(
        paste_first.world.staff.values().all(|p| p.attributes.phone_masked.is_none()),
        "no mask is left beside a number"
    );

    for desk in [&list_first, &paste_first] {
        assert_eq!(desk.plan(&[("staff-paste.tsv", &paste)]).drafts, []);
        assert_eq!(desk.plan(&[("taobao-staff.csv", &list)]).drafts, []);
        assert_eq!(desk.plan(&[("p", &paste), ("l", &list)]).drafts, []);
        assert_eq!(desk.plan(&[("l", &list), ("p", &paste)]).drafts, []);
    }
}

#[test]
fn both_in_one_import_are_one_person_each() {
    for names in [["staff-paste.tsv", "taobao-staff.csv"], ["taobao-staff.csv", "staff-paste.tsv"]] {
        let mut desk = Desk::with_stores();
        let bytes = names.map(fixture);
        desk.import(&[(names[0], &bytes[0]), (names[1], &bytes[1])]);
        assert_eq!((desk.people(), desk.world.staff.len()), (120, 120), "{names:?}");
    }
}

#[test]
fn a_creation_time_learned_later_is_added_and_never_lost_again() {
    let mut desk = Desk::with_stores();
    desk.import(&[("staff-paste.tsv", &fixture("staff-paste.tsv"))]);
    desk.now = Some(at("2026-11-22T12:00:00+08:00"));
    desk.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    let created = Some(at("2026-11-03T12:17:00+08:00"));
    assert_eq!(desk.account("taobao/示例商家000:客服05").attributes.created_at, created);
    desk.import(&[("staff-paste.tsv", &fixture("staff-paste.tsv"))]);
    assert_eq!(desk.account("taobao/示例商家000:客服05").attributes.created_at, created);
}

#[test]
fn a_mask_that_agrees_with_the_holders_number_is_the_same_person_whatever_the_name() {
    let mut desk = Desk::with_stores();
    desk.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    let paste = text_of("staff-paste.tsv").replace("周示乙", "周示甲");
    let plan = desk.import(&[("staff-paste.tsv", paste.as_bytes())]);
    assert_eq!(kinds(&plan), ["staff-described"], "the name was corrected");
    assert_eq!(desk.people(), 120);
}

#[test]
fn a_mask_that_disagrees_is_somebody_new_of_whom_only_the_mask_is_known() {
    let mut desk = Desk::with_stores();
    desk.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    let paste = text_of("staff-paste.tsv").replace("182****1005", "182****7777");
    let plan = desk.import(&[("staff-paste.tsv", paste.as_bytes())]);
    assert_eq!(kinds(&plan), ["staff-described", "sub-account-described"]);
    let person = desk.holder("taobao/示例商家000:客服05");
    assert_eq!((person.phone.as_ref(), person.phone_masked.as_deref()), (None, Some("182****7777")));
    assert_eq!(desk.people(), 121, "the former holder is kept");
    assert_eq!(desk.plan(&[("staff-paste.tsv", paste.as_bytes())]).drafts, []);
}

#[test]
fn one_number_in_two_shops_is_one_person() {
    let mut desk = Desk::with_stores();
    let file = "子账号,使用人,手机号\n示例商家000:a,甲示,13800000001\n示例商家001:b,甲示,+86 138-0000-0001\n";
    desk.import(&[("a.csv", file.as_bytes())]);
    assert_eq!(desk.people(), 1);
    assert_eq!(
        desk.account("taobao/示例商家000:a").attributes.holder,
        desk.account("tmall/示例商家001:b").attributes.holder
    );
}

#[test]
fn two_masked_entries_of_one_person_become_one_when_the_number_is_known() {
    let mut desk = Desk::with_stores();
    let paste = "账号名\t姓名\t手机\n示例商家000:a\t甲示\t138****0001\n示例商家001:b\t甲示\t138****0001\n";
    desk.import(&[("paste.tsv", paste.as_bytes())]);
    assert_eq!(desk.people(), 2, "equal masks may hide different numbers");
    let list = "子账号,使用人,手机号\n示例商家000:a,甲示,13800000001\n示例商家001:b,甲示,13800000001\n";
    desk.import(&[("list.csv", list.as_bytes())]);
    assert_eq!(desk.people(), 1, "the second entry is archived, not deleted");
    assert_eq!(desk.world.staff.len(), 2);
    assert_eq!(desk.plan(&[("paste.tsv", paste.as_bytes())]).drafts, []);
    assert_eq!(desk.plan(&[("list.csv", list.as_bytes())]).drafts, []);
}

#[test]
fn a_name_without_a_number_never_replaces_a_known_holder() {
    let mut desk = Desk::with_stores();
    desk.import(&[("taobao-staff.csv", &fixture("taobao-staff.csv"))]);
    let plan = desk.plan(&[("a.csv", "子账号,使用人\n示例商家000:客服05,别人\n".as_bytes())]);
    assert_eq!(plan.drafts, []);
    assert_eq!(super::desk::warned(&plan.report.files[0]), [(2, "使用人", "holder-unsure")]);
}
