//! A lively example for an empty data folder, placed around now: a few shops with accounts in every state, the companies
//! behind them with documents in every state, two link groups, main bindings, and shops that have something in common.

mod associations;
mod bindings;
mod companies;
mod links;

use crate::{
    App, AppFault,
    record::{append_all, new_batch},
};
use chrono::Duration;
use serde_json::json;
use storewarden_db::journal;
use storewarden_domain::{
    change::{Draft, Empty, Patch, Rejection, Sighting, Submission, What},
    subject::{StoreKey, SubAccountKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::{Level, SeenAccess, SeenVerification},
};

/// Platform, main login, shop name, and how its accounts stand: `-h` hours before now they were created.
const SHOPS: &[(&str, &str, &str, &[Account])] = &[
    (
        "taobao",
        "青禾家居",
        "青禾家居企业店",
        &[
            Account("客服01", "周一禾", 166, Story::Nothing),
            Account("客服02", "吴二禾", 119, Story::Nothing),
            Account("客服03", "郑三禾", 96, Story::Nothing),
            Account("美工01", "王四禾", 24 * 200, Story::Verified),
            Account("运营01", "冯五禾", 140, Story::UnderReview(20)),
            Account("仓库01", "陈六禾", 24 * 90, Story::Disabled),
        ],
    ),
    (
        "tmall",
        "云杉服饰旗舰店",
        "云杉服饰旗舰店",
        &[
            Account("云杉服饰客服一号", "褚一杉", 24 * 9, Story::Nothing),
            Account("云杉服饰客服二号", "卫二杉", 24 * 12, Story::Unfrozen(30)),
            Account("云杉服饰客服三号", "蒋三杉", 72, Story::Rejected(5)),
            Account("云杉服饰运营一号", "沈四杉", 24 * 300, Story::Verified),
            Account("云杉服饰财务一号", "韩五杉", 24 * 5, Story::UnderReview(60)),
            Account("云杉服饰美工一号", "杨六杉", 24 * 40, Story::Verified),
        ],
    ),
    (
        "taobao",
        "小满茶铺",
        "小满茶铺",
        &[
            Account("店长", "朱一满", 24 * 400, Story::Verified),
            Account("客服01", "秦二满", 20, Story::Nothing),
            Account("客服02", "尤三满", 3, Story::Nothing),
            Account("客服03", "许四满", 24 * 60, Story::Departed),
        ],
    ),
    (
        "tmall-global",
        "极光海外专营店",
        "极光海外专营店",
        &[
            Account("客服01", "何一光", 24 * 8, Story::Nothing),
            Account("客服02", "吕二光", 50, Story::Nothing),
        ],
    ),
    ("douyin", "青禾抖店", "青禾家居抖音店", &[]),
    ("jd", "青禾京东", "青禾家居京东自营店", &[]),
    ("pdd", "小满拼多多", "小满茶铺拼多多店", &[]),
    ("douyin", "小满抖店", "小满茶铺抖音店", &[]),
];

/// What the people of the example do.
const POSITIONS: [&str; 6] = ["客服", "运营", "美工", "财务", "仓库", "店长"];

/// Name, person, hours since creation, what happened.
struct Account(&'static str, &'static str, i64, Story);

/// What happened to an account; numbers are hours before now.
enum Story {
    Nothing,
    Verified,
    UnderReview(i64),
    Rejected(i64),
    Unfrozen(i64),
    Disabled,
    Departed,
}

impl App {
    /// Fills an empty data folder.
    pub fn start_demo(&self, now: Instant) -> Result<(), AppFault> {
        self.write(now, |tx| {
            if !journal::is_empty(tx)? {
                return Err(AppFault::NotEmpty);
            }
            let mut drafts = Vec::new();
            let opened = now - Duration::days(500);
            self.roles_of_demo(now, &mut drafts);
            companies::found(opened, now, &mut drafts);
            for (number, shop) in SHOPS.iter().enumerate() {
                self.shop(tx, number, shop, now, &mut drafts)?;
            }
            companies::furnish(opened, now, &mut drafts);
            links::form(opened, now, &mut drafts);
            bindings::bind(opened, now, &mut drafts);
            let shared = self.phone_of_demo(tx, "13900009000")?;
            associations::share(&shared, opened, now, &mut drafts);
            let batch = new_batch(now, "demo", Text::new("装入示例数据", "Fill in demo data"));
            append_all(tx, &batch, drafts)?;
            Ok(())
        })
    }

    /// A copy of the template of each position. The role of customer service was widened since: it changes prices too.
    fn roles_of_demo(&self, now: Instant, drafts: &mut Vec<Draft>) {
        let rulebook = self.rulebook();
        for position in POSITIONS {
            let Some(template) = rulebook.templates().find(|t| t.is_called("taobao", position)) else {
                continue;
            };
            let mut permissions = template.levels();
            if position == "客服" {
                permissions.insert("order.price".into(), Level::Edit);
            }
            let about = json!({ "name": position, "template": template.code, "permissions": permissions });
            let subject = Subject::Role(role_id(position));
            drafts.push(Draft::new(subject, now - Duration::days(500), What::RoleDescribed(patch(about))));
        }
    }

    /// Seals a phone; answers its id.
    fn phone_of_demo(&self, tx: &storewarden_db::Transaction, phone: &str) -> Result<String, AppFault> {
        let id = self.vault.id("phone", phone);
        self.keep(tx, &id, phone)?;
        Ok(id)
    }

    fn shop(
        &self,
        tx: &storewarden_db::Transaction,
        number: usize,
        (platform, main, name, accounts): &(&str, &str, &str, &[Account]),
        now: Instant,
        drafts: &mut Vec<Draft>,
    ) -> Result<(), AppFault> {
        let store = StoreKey { platform: (*platform).into(), main: (*main).into() };
        let opened = now - Duration::days(500);
        let described = patch(json!({ "name": name, "status": "active" }));
        drafts.push(Draft::new(Subject::Store(store.clone()), now, What::StoreDescribed(described)));
        for (place, Account(sub, person, hours, story)) in accounts.iter().enumerate() {
            // No range is reserved for fiction: long runs of zeros, and nothing is ever sent (rulebook C.3).
            let phone = format!("1{}{:08}", 39 + number, (place + 1) * 1000);
            let sealed_phone = self.phone_of_demo(tx, &phone)?;
            let staff = format!("demo-{number}-{place}");
            let about = patch(json!({ "name": person, "phone": sealed_phone }));
            drafts.push(Draft::new(Subject::Staff(staff.clone()), opened, What::StaffDescribed(about)));
            let created = now - Duration::hours(*hours) - Duration::minutes(7 * place as i64);
            let key = Subject::SubAccount(SubAccountKey { store: store.clone(), sub: (*sub).into() });
            let about = json!({ "created_at": created, "holder": staff, "position": position(sub),
                "dispatch": sub.contains("客服"), "roles": [role_id(position(sub))], "permissions": granted(sub) });
            drafts.push(Draft::new(key.clone(), created, What::SubAccountDescribed(patch(about))));
            tell(story, &key, created, now, drafts);
        }
        Ok(())
    }
}

/// Id of the role of a position.
fn role_id(position: &str) -> String {
    format!("demo-{position}")
}

/// What is granted beside the role: one shop lead may also pay compensation, which nobody then checks.
fn granted(sub: &str) -> serde_json::Value {
    if sub == "店长" { json!({ "refund.compensate": "edit" }) } else { json!({}) }
}

fn tell(story: &Story, key: &Subject, created: Instant, now: Instant, drafts: &mut Vec<Draft>) {
    let mut say = |at: Instant, what: What| drafts.push(Draft::new(key.clone(), at, what));
    let ago = |hours: i64| now - Duration::hours(hours);
    match story {
        Story::Nothing => say(created, seen(SeenVerification::Unverified, SeenAccess::Normal)),
        Story::Verified => say(created, seen(SeenVerification::Verified, SeenAccess::Normal)),
        Story::Disabled => say(created, seen(SeenVerification::Verified, SeenAccess::Disabled)),
        Story::Departed => say(created, seen(SeenVerification::Verified, SeenAccess::Departed)),
        Story::UnderReview(hours) => say(ago(*hours), What::Submitted(Submission::default())),
        Story::Rejected(hours) => {
            say(ago(hours + 30), What::Submitted(Submission::default()));
            say(ago(*hours), What::Rejected(Rejection { reason: "证件照片模糊".into() }));
        }
        Story::Unfrozen(hours) => say(ago(*hours), What::TempUnfrozen(Empty {})),
    }
}

fn seen(verification: SeenVerification, access: SeenAccess) -> What {
    What::Observed(Sighting { verification: Some(verification), access: Some(access), undated: true })
}

fn position(sub: &str) -> &'static str {
    POSITIONS.into_iter().find(|p| sub.contains(p)).unwrap_or("客服")
}

fn patch(value: serde_json::Value) -> Patch {
    match value {
        serde_json::Value::Object(fields) => fields,
        _ => Patch::new(),
    }
}
