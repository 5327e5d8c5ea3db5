//! Main bindings of the example's two Douyin shops: one is being changed and waits, one is bound and soon to be looked over.

use super::patch;
use chrono::Duration;
use serde_json::json;
use storewarden_domain::{
    change::{BindingPlan, BoundAccount, ChangeStart, ChecklistTick, Draft, Empty, What},
    subject::Subject,
    time::Instant,
};

/// What is to be done before a change begins (rulebook E.3, checklist).
const BEFORE: [&str; 4] = ["back-up-data", "list-pending-orders", "new-account-in-hand", "check-new-account"];

/// The shops and the keeper of the phone must be there.
pub(super) fn bind(opened: Instant, now: Instant, drafts: &mut Vec<Draft>) {
    let ago = |hours: i64| now - Duration::hours(hours);
    let mut say = |binding: &str, at: Instant, what: What| {
        drafts.push(Draft::new(Subject::Binding(format!("demo-{binding}")), at, what));
    };
    let about = |store: &str, keeper: &str| {
        let about = json!({ "store": store, "kind": "official-account", "phone_keeper": keeper });
        What::BindingDescribed(patch(about))
    };
    let bound =
        |account: &str| What::BindingBound(BoundAccount { account: Some(account.into()), verified: true });

    say("qinghe", opened, about("douyin/青禾抖店", "demo-0-4"));
    say("qinghe", opened, bound("青禾家居旧号"));
    let on = ago(50).date();
    let plan = BindingPlan { on, account: Some("青禾家居官方号".into()), promotion: false };
    say("qinghe", ago(24 * 6), What::BindingChangePlanned(plan));
    for item in BEFORE {
        say("qinghe", ago(24 * 4), What::ChecklistDone(ChecklistTick { item: item.into() }));
    }
    say("qinghe", ago(51), What::BindingChangeStarted(ChangeStart { minutes: None, reachable: false }));
    say("qinghe", ago(50), What::BindingUnbound(Empty {}));

    say("xiaoman", opened, about("douyin/小满抖店", "demo-2-0"));
    // Looked over every 180 days (`douyin.main.keep-info-updated`): in five days again.
    say("xiaoman", ago(24 * 175), bound("小满茶铺官方号"));
}
