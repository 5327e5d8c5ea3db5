//! A walk over pages that lie deeper than the rail: views, drawers and forms of shops where something happens. Pictures
//! are taken of each, axe looks at each, and each must fit into the narrow window.

use chrono::Duration;
use serde_json::{Value, json};
use storewarden_app::wire::{RecordOutcome, RecordRequest};
use storewarden_domain::{change::Draft, time::Instant};
use storewarden_tests::{fixtures::noon, home::Home, window::Window};

/// A page: its name, where it begins, what is pressed there one after the other, and what is seen then.
pub(super) struct Stop {
    pub name: &'static str,
    at: &'static str,
    press: &'static [&'static str],
    sees: &'static str,
}

const fn stop(
    name: &'static str,
    at: &'static str,
    press: &'static [&'static str],
    sees: &'static str,
) -> Stop {
    Stop { name, at, press, sees }
}

const FORM: &str = "[role=dialog] form";

pub(super) const STOPS: [Stop; 17] = [
    stop("row-menu", "today", &["[data-testid=group-week] [data-testid=row-menu]"], "[role=menuitem]"),
    stop("matrix", "staff?view=matrix", &[], "main table tbody td"),
    stop("matrix-permissions", "staff?view=matrix&by=permission", &[], "main table tbody td"),
    stop("who-can", "staff?view=can&can=refund.agree", &[], "[data-testid=holder-row]"),
    stop("roles", "staff?view=roles", &[], "[data-testid=role-row]"),
    stop("role", "staff?view=roles", &["[data-testid=role-row] td"], "[data-testid=role-confirm]"),
    stop("person", "staff?subject=staff:zhang", &[], "[data-testid=drawer] [data-testid=account-rights]"),
    stop(
        "grant",
        "staff?subject=staff:zhang",
        &["[data-testid=drawer] [data-testid=grant]"],
        "[data-testid=grant-confirm]",
    ),
    stop("leavers", "offboarding", &[], "[data-testid=leaver]"),
    stop("offboarding", "offboarding?person=staff:zhang", &[], "[data-testid=left-account]"),
    stop(
        "scan",
        "sub-accounts?subject=sub-account:taobao/青禾家居:运营01",
        &[],
        "[data-testid=drawer] [data-testid=scan-left]",
    ),
    stop(
        "edit-account",
        "sub-accounts?subject=sub-account:taobao/青禾家居:客服01",
        &["[data-testid=edit]"],
        FORM,
    ),
    stop("store", "stores?subject=store:taobao/青禾家居", &[], "[data-testid=drawer] [data-testid=edit]"),
    stop("edit-store", "stores?subject=store:taobao/青禾家居", &["[data-testid=edit]"], FORM),
    stop("edit-person", "staff?subject=staff:zhang", &["[data-testid=edit]"], FORM),
    stop("add-account", "sub-accounts?add=true", &[], FORM),
    stop("add-store", "stores?add=true", &[], FORM),
];

/// Away from whatever stands open.
pub(super) fn leave(window: &Window) {
    window.run::<()>("location.hash = '#/import'", Value::Null);
    window.waits("the import", |w| (w.screen() == "import").then_some(()));
    window.misses("[role=dialog]");
}

impl Stop {
    pub(super) fn reach(&self, window: &Window) {
        // From a page of its own, so that nothing of the last stop is taken for this one.
        leave(window);
        window.run::<()>("location.hash = '#/' + arguments[0]", self.at);
        for button in self.press {
            window.sees(button);
            window.settles();
            window.click(button);
        }
        window.sees(self.sees);
        window.settles();
    }
}

fn record(home: &Home, at: Instant, kind: &str, subject: &str, data: Value) {
    let draft = json!({ "kind": kind, "subject": subject, "effective": at, "data": data });
    let draft: Draft = serde_json::from_value(draft).unwrap();
    let outcome = home.open().record(at, &RecordRequest::of(vec![draft])).unwrap();
    assert!(matches!(outcome, RecordOutcome::Recorded { .. }), "{outcome:?}");
}

/// What the stops show: a shop with marks and restrictions, roles, a person with rights over two shops who is leaving
/// and whose first step is done, and a code that somebody is about to scan.
pub(super) fn furnish(home: &Home) {
    super::season::shops(home);
    super::offboarding::shops(home);
    let before = noon() - Duration::days(20);
    let store = json!({
        "tags": ["重点店", "自营"], "status": "restricted", "notes": "十月换过负责人，旧手机已停机。",
        "restrictions": { "withdraw-blocked": "2026-11-18", "campaign-blocked": "2026-11-20" },
        "payment_kind": "alipay", "payment_account": "pay000@example.com", "quota_sub_accounts": 30,
    });
    record(home, before, "store-described", "store:taobao/青禾家居", store);
    let roles = [
        ("ship", json!({ "name": "发货岗", "permissions": { "order.ship": "edit", "order.view": "view" } })),
        (
            "after",
            json!({ "name": "售后主管", "permissions": { "refund.agree": "edit", "refund.compensate": "edit" } }),
        ),
    ];
    for (role, about) in roles {
        record(home, before, "role-described", &format!("role:{role}"), about);
    }
    let rights = json!({ "roles": ["ship", "after"], "permissions": { "order.price": "edit" } });
    record(home, before, "sub-account-described", super::offboarding::TAOBAO, rights);
    let rights = json!({ "permissions": { "refund.agree": "edit" } });
    record(home, before, "sub-account-described", super::offboarding::DOUYIN, rights);
    record(home, noon() - Duration::hours(1), "left", "staff:zhang", json!({}));
    record(home, noon() - Duration::minutes(50), "unbound", super::offboarding::TAOBAO, json!({}));
    record(home, noon() - Duration::minutes(9), "qr-scanned", super::offboarding::OTHER, json!({}));
}
