//! What a platform does not take of roles and grants is refused, with the reason.

use serde_json::json;
use std::sync::LazyLock;
use storewarden_domain::{
    assess::guard,
    change::{Draft, Patch, What},
    facts::World,
    rulebook::Rulebook,
    subject::Subject,
    time::Instant,
};
use storewarden_tests::{recording::patch, shipped::rulebook};
use uuid::Uuid;

static BOOK: LazyLock<Rulebook> = LazyLock::new(rulebook);

#[derive(Default)]
struct Desk(World, u128);

impl Desk {
    fn tell(&mut self, subject: &str, what: What) -> Result<(), &'static str> {
        let now = Instant::parse("2026-03-02T09:00:00+08:00").expect("a time");
        let subject: Subject = subject.parse().expect("a subject");
        self.1 += 1;
        let change = Draft::new(subject, now, what).record(Uuid::from_u128(self.1), now, "operator");
        guard::check(&self.0, &BOOK, &change).map_err(|refused| refused.code)?;
        self.0.apply(&change).expect("applies");
        Ok(())
    }

    fn role(&mut self, id: &str, about: serde_json::Value) -> Result<(), &'static str> {
        self.tell(&format!("role:{id}"), What::RoleDescribed(patch(about)))
    }

    fn grant(&mut self, platform: &str, about: serde_json::Value) -> Result<(), &'static str> {
        let store = format!("store:{platform}/青禾");
        self.tell(&store, What::StoreDescribed(Patch::new())).expect("a store");
        self.tell(&format!("sub-account:{platform}/青禾:客服01"), What::SubAccountDescribed(patch(about)))
    }
}

/// Rulebook B.3 and B.1 rows 46, 67, 71.
#[test]
fn what_only_the_main_account_may_do_is_granted_to_nobody() {
    let mut desk = Desk::default();
    for code in ["fund.withdraw", "fund.account", "shop.entity"] {
        let rights = json!({ "permissions": { code: "view" } });
        assert_eq!(desk.role("a", rights.clone()), Err("main-account-only"), "{code}");
        for platform in ["taobao", "aliexpress", "shopee", "amazon", "pdd"] {
            assert_eq!(desk.grant(platform, rights.clone()), Err("main-account-only"), "{platform} {code}");
        }
    }
    // The heading would bring them along.
    assert_eq!(desk.grant("taobao", json!({ "permissions": { "fund": "view" } })), Err("main-account-only"));
    assert_eq!(desk.grant("taobao", json!({ "permissions": { "order": "view" } })), Ok(()));
    assert_eq!(desk.grant("jd", json!({ "permissions": { "order": "view" } })), Err("heading-not-grantable"));
}

/// B.1 row 5 (20, 20) and row 69 (120, 500): at the limit, and one character more.
#[test]
fn a_roles_name_and_description_keep_to_the_platforms_length() {
    let mut desk = Desk::default();
    let words = |count: usize| "岗".repeat(count);
    for (platform, name, description) in [("taobao", 20, 20), ("tmall", 20, 20), ("tiktok", 120, 500)] {
        let about =
            |n: usize, d: usize| json!({ "platform": platform, "name": words(n), "description": words(d) });
        assert_eq!(desk.role(platform, about(name, description)), Ok(()), "{platform}");
        assert_eq!(desk.role(platform, about(name + 1, description)), Err("role-limits"), "{platform} name");
        assert_eq!(desk.role(platform, about(name, description + 1)), Err("role-limits"), "{platform}");
    }
    assert_eq!(desk.role("anywhere", json!({ "name": words(60) })), Ok(()), "no rule, no limit");
    let assigned = desk.grant("taobao", json!({ "roles": ["anywhere"] }));
    assert_eq!(assigned, Err("role-limits"), "the shop's platform would not take it");
}

/// B.1 row 67: at most 30 roles of a main account.
#[test]
fn the_thirty_first_role_of_a_shopee_shop_is_refused() {
    let mut desk = Desk::default();
    let role = |number: usize| json!({ "name": format!("岗位{number}"), "store": "shopee/青禾" });
    for number in 1..=30 {
        assert_eq!(desk.role(&format!("r{number}"), role(number)), Ok(()), "{number}");
    }
    assert_eq!(desk.role("r31", role(31)), Err("role-limits"));
    assert_eq!(desk.role("r1", json!({ "description": "改一改" })), Ok(()), "an old one may be edited");
    assert_eq!(desk.role("r1", json!({ "archived": true })), Ok(()));
    assert_eq!(desk.role("r31", role(31)), Ok(()), "one that is not used any more makes room");
}

#[test]
fn a_role_serves_only_where_it_belongs() {
    let mut desk = Desk::default();
    desk.role("jd", json!({ "name": "京东客服", "platform": "jd" })).expect("a role");
    desk.role("shop", json!({ "name": "别店客服", "store": "taobao/别店" })).expect("a role");
    for role in ["jd", "shop"] {
        assert_eq!(desk.grant("taobao", json!({ "roles": [role] })), Err("role-elsewhere"), "{role}");
    }
    assert_eq!(desk.grant("jd", json!({ "roles": ["jd"] })), Ok(()));
    assert_eq!(desk.grant("taobao", json!({ "roles": ["nobody"] })), Err("unknown-role"));
    assert_eq!(
        desk.grant("taobao", json!({ "permissions": { "order.none": "view" } })),
        Err("unknown-permission")
    );
    assert_eq!(desk.role("x", json!({ "template": "king" })), Err("unknown-template"));
    assert_eq!(desk.role("x", json!({ "platform": "ebay" })), Err("unknown-platform"));
    assert_eq!(desk.role("x", json!({ "permissions": { "order.ship": "own" } })), Err("bad-data"));
}
