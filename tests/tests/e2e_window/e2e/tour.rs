//! A walk over pages that lie deeper than the rail: views, drawers and forms of shops where something happens. Pictures
//! are taken of each, axe looks at each, and each must fit into the narrow window.

use chrono::Duration;
use serde_json::{Value, json};
use storewarden_domain::time::Instant;
use storewarden_tests::{
    fixtures::noon,
    home::Home,
    recording::{self, change},
    window::Window,
};

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

/// The screens of the rail with the letter that leads there after G, in their order.
pub(super) const SCREENS: [(&str, &str); 15] = [
    ("t", "today"),
    ("s", "stores"),
    ("a", "sub-accounts"),
    ("p", "staff"),
    ("l", "papers"),
    ("g", "link-groups"),
    ("b", "bindings"),
    ("d", "season"),
    ("o", "association"),
    ("c", "calendar"),
    ("i", "inbox"),
    ("r", "rulebook"),
    ("w", "what-if"),
    ("m", "import"),
    ("e", "settings"),
];

pub(super) const STOPS: &[Stop] = &[
    stop("row-menu", "today", &["[data-testid=group-week] [data-testid=row-menu]"], "[role=menuitem]"),
    stop("association-graph", "association?view=graph", &[], "[data-testid=graph-canvas][data-drawn]"),
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
    stop("documents", "papers", &[], "main [data-row]"),
    stop("companies", "papers?view=companies", &[], "main [data-row]"),
    stop("expiries", "papers?view=expiries", &[], "main [data-subject^='document:']"),
    stop("document", "papers?subject=document:licence-new", &[], "[data-testid=drawer] [data-testid=place]"),
    stop("renew", "papers?subject=document:card", &["[data-testid=renew]"], FORM),
    stop(
        "company",
        "papers?subject=entity:91000000MADEM00037",
        &[],
        "[data-testid=drawer] [data-testid=edit]",
    ),
    stop(
        "binding",
        "bindings?subject=binding:official",
        &[],
        "[data-testid=drawer] [data-testid=binding-change]",
    ),
    stop("add-binding", "bindings?add=true", &[], FORM),
    stop("add-document", "papers?add=true", &[], FORM),
    stop("add-company", "papers?view=companies&add=true", &[], FORM),
    stop("link-group", "link-groups?group=link-group:chen", &[], "[data-testid=duty]"),
    stop("link-group-dissolved", "link-groups?group=link-group:yun", &[], "[data-testid=frozen-store]"),
    stop(
        "link-procedure",
        "link-groups?group=link-group:chen&invite=store:aliexpress/晨光六店",
        &[],
        "[data-testid=outcome-failed]",
    ),
    stop(
        "precheck",
        "link-groups?group=link-group:chen&invite=store:aliexpress/晨光六店&check=true",
        &[],
        "[data-testid=name-diff]",
    ),
    stop("rates", "link-groups?group=link-group:chen", &["[data-testid=enter-rates]"], FORM),
    stop("fact-change", "link-groups?group=link-group:chen", &["[data-testid=fact-change]"], FORM),
    stop("add-link-group", "link-groups?add=true", &[], FORM),
    stop(
        "linked-store",
        "stores?subject=store:aliexpress/晨光一店",
        &[],
        "[data-testid=drawer] [data-testid=store-links]",
    ),
    stop(
        "what-if-answer",
        "what-if?on=2026-11-25&suppose=[{\"suppose\":\"fact-changes\",\"entity\":\"entity:91000000MACGE00019\",\"fact\":\"legal-representative\",\"day\":\"2026-11-24\"}]",
        &[],
        "[data-testid=what-if-summary]",
    ),
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
    recording::record(&home.open(), at, vec![change(kind, subject, at, data)]);
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
    papers(home);
    bindings(home);
    neighbours(home);
    super::links::furnish(home);
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

/// Two shops that somebody worked on from one device and one network on one day.
fn neighbours(home: &Home) {
    let seen = noon() - Duration::days(3);
    record(home, seen, "store-described", "store:taobao/示例邻店", json!({ "name": "示例邻店" }));
    for store in ["store:taobao/青禾家居", "store:taobao/示例邻店"] {
        let login = json!({ "device": "WS-77", "address": "203.0.113.77" });
        record(home, seen, "logged-in", store, login);
    }
}

/// A shop whose official account was unbound five days ago, and whose channel account is locked.
fn bindings(home: &Home) {
    let (shop, official, channel) = ("douyin/示例抖店", "binding:official", "binding:channel");
    let before = noon() - Duration::days(100);
    record(home, before, "store-described", &format!("store:{shop}"), json!({ "name": "示例抖店" }));
    let rows = [(official, "official-account"), (channel, "channel-account")];
    for (binding, kind) in rows {
        record(
            home,
            before,
            "binding-described",
            binding,
            json!({ "store": shop, "kind": kind, "channel": "自营" }),
        );
        record(home, before, "binding-bound", binding, json!({ "account": "示例抖音号", "verified": true }));
    }
    let plan = json!({ "on": (noon() - Duration::days(5)).date(), "account": "新示例抖音号" });
    record(home, noon() - Duration::days(9), "binding-change-planned", official, plan);
    for item in ["back-up-data", "list-pending-orders", "new-account-in-hand"] {
        record(home, noon() - Duration::days(8), "checklist-done", official, json!({ "item": item }));
    }
    let waived = json!({ "item": "check-new-account", "reason": "资料由总部核对过" });
    record(home, noon() - Duration::days(8), "checklist-waived", official, waived);
    record(home, noon() - Duration::days(5), "binding-change-started", official, json!({}));
    record(home, noon() - Duration::days(5), "binding-unbound", official, json!({}));
}

/// A company with a licence that was renewed, a card that ends soon, a trademark in its grace and a permit without an end.
fn papers(home: &Home) {
    let company = "entity:91000000MADEM00037";
    let before = noon() - Duration::days(300);
    let about = json!({
        "name": "示例（杭州）商贸有限公司", "bank_account_name": "示例(杭州)商贸有限公司", "company_type": "有限责任公司",
        "legal_representative": "张示例", "bank_name": "示例银行杭州支行", "founded_on": "2020-05-01",
        "licence_address": { "text": "杭州示例路 1 号", "at": { "lat": 30.0, "lon": 120.0, "datum": "gcj-02" } },
    });
    record(home, before, "entity-described", company, about);
    for store in ["store:taobao/青禾家居", "store:tmall/云杉服饰"] {
        record(home, before, "store-described", store, json!({ "entity": "91000000MADEM00037" }));
    }
    let documents = [
        ("licence", json!({ "kind": "business-licence", "valid_to": "2026-11-30" })),
        ("card", json!({ "kind": "identity-card", "person": "张示例", "valid_to": "2027-02-20" })),
        ("mark", json!({ "kind": "trademark", "title": "青禾 第25类", "valid_to": "2026-11-12" })),
        ("report", json!({ "kind": "quality-report", "title": "四件套", "issued_on": "2025-11-26" })),
        ("permit", json!({ "kind": "bank-account-permit" })),
    ];
    for (id, mut about) in documents {
        about["owner"] = company.into();
        record(home, before, "document-described", &format!("document:{id}"), about);
    }
    for store in ["taobao/青禾家居", "tmall/云杉服饰"] {
        record(home, before, "document-submitted", "document:licence", json!({ "store": store }));
    }
    let renewed = json!({
        "kind": "business-licence", "owner": company, "supersedes": "licence", "valid_from": "2026-11-19", "unlimited": true,
    });
    record(home, noon() - Duration::days(1), "document-described", "document:licence-new", renewed);
    let handed_in = json!({ "store": "tmall/云杉服饰" });
    record(home, noon() - Duration::hours(2), "document-submitted", "document:licence-new", handed_in);
}
