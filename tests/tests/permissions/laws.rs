//! Laws that hold for any grants, and the closure of the source's own example.

use proptest::{collection::btree_map, prelude::*, sample::select};
use std::sync::LazyLock;
use storewarden_domain::{
    permission::{Closure, Grants, Level, differences, effective, preview, union},
    rulebook::Rulebook,
};
use storewarden_tests::shipped::rulebook;

static BOOK: LazyLock<Rulebook> = LazyLock::new(rulebook);

fn codes() -> Vec<String> {
    BOOK.catalogue().permissions().map(|p| p.code.clone()).collect()
}

fn grants() -> impl Strategy<Value = Grants> {
    btree_map(select(codes()), select(vec![Level::View, Level::Edit]), 0..6)
}

/// Everything in `small` is in `large` at the same level or a higher one.
fn within(small: &Grants, large: &Grants) -> bool {
    small.iter().all(|(code, level)| large.get(code) >= Some(level))
}

fn close(asked: &Grants) -> Closure {
    Closure::of(BOOK.catalogue(), &BOOK.sub_account_rules("taobao"), asked)
}

fn edits(codes: &[&str]) -> Grants {
    codes.iter().map(|code| ((*code).to_owned(), Level::Edit)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn closing_what_is_granted_once_more_changes_nothing(asked in grants()) {
        let once = close(&asked);
        let again = close(&once.granted);
        prop_assert_eq!(&again.granted, &once.granted);
        prop_assert_eq!(again.rights(BOOK.catalogue()), once.rights(BOOK.catalogue()));
    }

    #[test]
    fn a_larger_grant_never_gives_less(asked in grants(), more in grants()) {
        let (small, large) = (close(&asked), close(&union([&asked, &more])));
        prop_assert!(within(&asked, &small.granted));
        prop_assert!(within(&small.granted, &large.granted));
        let rights = |closure: &Closure| closure.rights(BOOK.catalogue());
        prop_assert!(within(&rights(&small), &rights(&large)));
    }

    /// Rulebook B.1 row 8: effective = direct ∪ roles.
    #[test]
    fn effective_rights_are_the_direct_ones_together_with_those_of_the_roles(
        direct in grants(), one in grants(), two in grants(),
    ) {
        let (catalogue, rules) = (BOOK.catalogue(), BOOK.sub_account_rules("taobao"));
        let all = effective::effective(catalogue, &rules, &direct, [("a", &one), ("b", &two)]);
        let levels = effective::levels(&all);
        let of = |grants: &Grants| close(grants).rights(catalogue);
        prop_assert_eq!(&levels, &union([&of(&direct), &of(&one), &of(&two)]));
        for held in all.values() {
            prop_assert_eq!(held.from.iter().map(|origin| origin.level).max(), Some(held.level));
        }
    }

    /// What a preview announces is exactly what the grant adds.
    #[test]
    fn a_preview_announces_what_the_grant_adds(before in grants(), asked in grants()) {
        let (catalogue, rules) = (BOOK.catalogue(), BOOK.sub_account_rules("taobao"));
        let before = close(&before).rights(catalogue);
        let told = preview(catalogue, &rules, &before, &asked);
        let after = union([&before, &told.asked, &told.with_it]);
        prop_assert_eq!(after, union([&before, &close(&asked).rights(catalogue)]));
        prop_assert!(told.asked.keys().all(|code| asked.contains_key(code)));
        prop_assert!(told.with_it.keys().all(|code| !asked.contains_key(code)));
    }

    #[test]
    fn a_role_differs_from_its_template_where_and_only_where_levels_differ(a in grants(), b in grants()) {
        let found = differences(&a, &b);
        prop_assert_eq!(found.is_empty(), a == b);
        prop_assert!(found.iter().all(|d| a.get(&d.permission) != b.get(&d.permission)));
    }
}

/// The source's own example (B-01): granting the node of decoration opens what is above and gives what is below it.
#[test]
fn granting_decoration_brings_its_pages_and_opens_the_shop_above_it() {
    let closure = close(&edits(&["decor"]));
    assert_eq!(closure.granted, edits(&["decor", "decor.page", "decor.publish"]));
    assert_eq!(closure.above, edits(&["shop"]));
    let rights = closure.rights(BOOK.catalogue());
    assert_eq!(rights, edits(&["decor.page", "decor.publish"]), "what stands beside it is not granted");
}

#[test]
fn where_no_rule_speaks_of_a_closure_a_grant_brings_only_itself() {
    let rules = BOOK.sub_account_rules("jd");
    let closure = Closure::of(BOOK.catalogue(), &rules, &edits(&["order.ship"]));
    assert_eq!((closure.granted, closure.above), (edits(&["order.ship"]), Grants::new()));
}

/// B.3, check 2: each set is announced by the grant that completes it, and not again.
#[test]
fn a_toxic_set_is_told_when_a_grant_completes_it() {
    let (catalogue, rules) = (BOOK.catalogue(), BOOK.sub_account_rules("taobao"));
    let told = |before: &[&str], asked: &[&str]| {
        let told = preview(catalogue, &rules, &edits(before), &edits(asked));
        told.toxic.iter().map(|set| set.code.clone()).collect::<Vec<_>>()
    };
    assert_eq!(told(&["refund.agree", "order.price"], &["refund.compensate"]), ["refund-and-price"]);
    assert_eq!(told(&["refund.agree"], &["refund.compensate"]), [""; 0]);
    assert_eq!(told(&["item.price", "promo.coupon"], &["ads.budget"]), ["price-and-budget"]);
    assert_eq!(told(&["staff.manage"], &["fund.view"]), ["staff-and-funds"]);
    let whole = ["refund.agree", "order.price", "refund.compensate"];
    assert_eq!(told(&whole, &["order.ship"]), [""; 0], "it was whole before");
}
