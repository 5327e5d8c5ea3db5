//! What shops of the example have in common: a phone, a workstation on one day, and the network of an office, which so many
//! use that it tells nothing of any two of them.

use super::patch;
use chrono::Duration;
use serde_json::json;
use storewarden_domain::{
    change::{Draft, Login, What},
    subject::Subject,
    time::Instant,
};

/// Two companies' shops with one contact phone.
const ONE_PHONE: [&str; 2] = ["taobao/青禾家居", "taobao/小满茶铺"];
/// Two companies' shops, one of which is to be linked with others.
const ONE_WORKSTATION: [&str; 2] = ["aliexpress/qinghe-kids", "aliexpress/yunshan-bags"];
const ONE_OFFICE: [&str; 12] = [
    "aliexpress/qinghe-home",
    "aliexpress/qinghe-kitchen",
    "aliexpress/qinghe-garden",
    "aliexpress/qinghe-lighting",
    "aliexpress/qinghe-kids",
    "aliexpress/yunshan-apparel",
    "aliexpress/yunshan-shoes",
    "aliexpress/yunshan-bags",
    "aliexpress/yunshan-kids",
    "taobao/青禾家居",
    "taobao/小满茶铺",
    "tmall/云杉服饰旗舰店",
];
/// Addresses that are kept for examples (RFC 5737).
const OFFICE: &str = "198.51.100.20";
const HOME: &str = "203.0.113.7";

/// `phone` = the sealed phone that two shops give as their contact.
pub(super) fn share(phone: &str, opened: Instant, now: Instant, drafts: &mut Vec<Draft>) {
    let shop = |key: &&str| key.parse().ok().map(Subject::Store);
    for shop in ONE_PHONE.iter().filter_map(shop) {
        let about = patch(json!({ "phone": phone }));
        drafts.push(Draft::new(shop, opened, What::StoreDescribed(about)));
    }
    // Each on one calendar day, whatever the hour of now.
    let day = |days: i64| Instant::start_of(now.date() - Duration::days(days)) + Duration::hours(10);
    for (place, shop) in (0..).zip(ONE_WORKSTATION.iter().filter_map(shop)) {
        let login = Login { device: Some("WS-07".into()), address: Some(HOME.into()), ..Login::default() };
        drafts.push(Draft::new(shop, day(12) + Duration::hours(place), What::LoggedIn(login)));
    }
    for (place, shop) in (0..).zip(ONE_OFFICE.iter().filter_map(shop)) {
        let login = Login { address: Some(OFFICE.into()), ..Login::default() };
        drafts.push(Draft::new(shop, day(3) + Duration::minutes(20 * place), What::LoggedIn(login)));
    }
}
