//! What a shop's page says of who holds what.

use serde_json::json;
use std::sync::LazyLock;
use storewarden_domain::{
    assess,
    change::{Change, Departure, Draft, What},
    facts::World,
    rulebook::Rulebook,
    subject::Subject,
    time::Instant,
};
use storewarden_tests::{recording::patch, shipped::rulebook};
use uuid::Uuid;

static BOOK: LazyLock<Rulebook> = LazyLock::new(rulebook);

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a time")
}

struct Story(World, u128);

impl Story {
    fn new(platform: &str) -> Self {
        let mut story = Self(World::default(), 0);
        story.tell(&format!("store:{platform}/青禾"), What::StoreDescribed(patch(json!({ "name": "青禾" }))));
        story
    }

    fn tell(&mut self, subject: &str, what: What) {
        let now = at("2026-03-02T09:00:00+08:00");
        let subject: Subject = subject.parse().expect("a subject");
        self.1 += 1;
        let change: Change = Draft::new(subject, now, what).record(Uuid::from_u128(self.1), now, "operator");
        self.0.apply(&change).expect("applies");
    }

    fn findings(&self, store: &str) -> Vec<(String, String)> {
        let subject: Subject = store.parse().expect("a subject");
        let now = at("2026-03-03T09:00:00+08:00");
        let assessment = assess::subject(&self.0, &BOOK, &subject, now).expect("assessed");
        assessment.findings.into_iter().map(|f| (f.code, f.text.zh)).collect()
    }
}

fn account(value: serde_json::Value) -> What {
    What::SubAccountDescribed(patch(value))
}

/// Rulebook B.1 row 61: at most three may export orders; the fourth is named with the others.
#[test]
fn a_fourth_account_that_may_export_orders_is_told_with_all_four() {
    let mut story = Story::new("jd");
    for number in 1..=3 {
        let about = account(json!({ "permissions": { "order.export": "edit" } }));
        story.tell(&format!("sub-account:jd/青禾:导出{number}"), about);
    }
    story.tell("sub-account:jd/青禾:只看", account(json!({ "permissions": { "order.export": "view" } })));
    assert_eq!(story.findings("store:jd/青禾"), []);
    story.tell(
        "role:exporter",
        What::RoleDescribed(patch(json!({ "permissions": { "order.export": "edit" } }))),
    );
    story.tell("sub-account:jd/青禾:导出4", account(json!({ "roles": ["exporter"] })));
    let found = story.findings("store:jd/青禾");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "permission-holders-max");
    for number in 1..=4 {
        assert!(found[0].1.contains(&format!("青禾:导出{number}")), "{}", found[0].1);
    }
    story.tell("sub-account:jd/青禾:导出1", What::Departed(Departure::default()));
    assert_eq!(story.findings("store:jd/青禾"), [], "who has departed holds nothing");
}

/// B.3, check 2: on one person, over all accounts that the person holds in the shop.
#[test]
fn a_set_spread_over_two_accounts_of_one_person_is_told() {
    let mut story = Story::new("taobao");
    let rights =
        |holder: &str, codes: serde_json::Value| account(json!({ "holder": holder, "permissions": codes }));
    let refunds = json!({ "refund.agree": "edit", "refund.compensate": "edit" });
    story.tell("sub-account:taobao/青禾:客服01", rights("zhang", refunds));
    story.tell("sub-account:taobao/青禾:客服02", rights("li", json!({ "order.price": "edit" })));
    assert_eq!(story.findings("store:taobao/青禾"), [], "two people check each other");
    story.tell("sub-account:taobao/青禾:客服02", account(json!({ "holder": "zhang" })));
    let found = story.findings("store:taobao/青禾");
    assert_eq!(found.iter().map(|f| f.0.as_str()).collect::<Vec<_>>(), ["toxic-permissions"]);
    assert!(found[0].1.contains("客服01") && found[0].1.contains("客服02"), "{}", found[0].1);
}

#[test]
fn looking_at_a_price_is_not_changing_it() {
    let mut story = Story::new("taobao");
    let rights = json!({ "refund.agree": "edit", "refund.compensate": "edit", "order.price": "view" });
    story.tell("sub-account:taobao/青禾:客服01", account(json!({ "permissions": rights })));
    assert_eq!(story.findings("store:taobao/青禾"), []);
}
