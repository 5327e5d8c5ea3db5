//! A link group of five stores of one company, with a sixth store outside it.

use crate::{
    fixtures::at,
    recording::{patch, record, subject},
};
use serde_json::json;
use storewarden_app::App;
use storewarden_domain::{
    change::{AtStore, Draft, What},
    subject::Subject,
};

pub const COMPANY: &str = "entity:91000000MADEM00037";
pub const GROUP: &str = "link-group:chen";
/// The first asks for the links.
pub const SHOPS: [&str; 5] = ["晨光一店", "晨光二店", "晨光三店", "晨光四店", "晨光五店"];

pub fn shop(name: &str) -> Subject {
    Subject::store("aliexpress", name)
}

/// Five shops of one company in a group; a sixth of the same company outside it.
pub fn five() -> App {
    let app = App::in_memory().unwrap_or_else(|fault| panic!("{fault}"));
    fill(&app);
    app
}

/// The same in a program that is there already.
pub fn fill(app: &App) {
    let then = at("2026-01-05T10:00:00+08:00");
    let company = json!({
        "name": "示例晨光商贸有限公司", "company_type": "有限责任公司", "legal_representative": "张示例",
        "bank_account_name": "示例晨光商贸有限公司", "licence_address": { "text": "示例路1号" },
    });
    let mut changes = vec![Draft::new(subject(COMPANY), then, What::EntityDescribed(patch(company)))];
    for name in SHOPS.iter().chain(&["晨光六店"]) {
        let about = patch(json!({ "name": name, "entity": "91000000MADEM00037" }));
        changes.push(Draft::new(shop(name), then, What::StoreDescribed(about)));
    }
    let group = json!({
        "name": "晨光组", "platform": "aliexpress", "entity": "91000000MADEM00037",
        "primary": "aliexpress/晨光一店",
    });
    changes.push(Draft::new(subject(GROUP), then, What::LinkGroupDescribed(patch(group))));
    for name in &SHOPS[1..] {
        let store = format!("aliexpress/{name}").parse().unwrap_or_else(|_| panic!("not a key: {name}"));
        changes.push(Draft::new(subject(GROUP), then, What::MemberLinked(AtStore { store })));
    }
    record(app, then, changes);
}
