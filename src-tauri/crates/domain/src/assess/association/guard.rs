//! What may be written down of logins, of an agency's contract, and of a store where nothing is sealed. Part of the guard.

use crate::{
    assess::life::Refused,
    change::{Draft, What},
    facts::World,
    text::Text,
    validate,
};
use serde_json::Value;
use std::net::IpAddr;

/// `after` = with the change.
pub(in crate::assess) fn check(after: &World, draft: &Draft) -> Result<(), Refused> {
    let refused = |code, zh: &str, en: &str| Err(Refused::new(code, Text::new(zh, en)));
    if let What::LoggedIn(login) = &draft.what {
        let told = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        if !told(&login.device) && !told(&login.address) {
            return refused(
                "nothing-seen",
                "登录记录里既没有设备也没有 IP：至少填一项",
                "the login names neither device nor IP address: give one at least",
            );
        }
        if login.address.as_deref().is_some_and(|address| address.trim().parse::<IpAddr>().is_err()) {
            return refused(
                "bad-ip-address",
                "不是有效的 IP 地址：请写成 203.0.113.16 这样的形式",
                "not an IP address: write it like 203.0.113.16",
            );
        }
        if login.until.is_some_and(|until| until < draft.effective) {
            return refused(
                "ends-before-it-begins",
                "登录的结束时间早于开始时间：请核对两个时间",
                "the login ends before it begins: check both times",
            );
        }
    }
    if mobile_in_clear(&draft.what).is_some() {
        return refused(
            "phone-in-clear",
            "这里有手机号，而这一项不加密：请去掉号码；店铺的电话填在“联系手机”里，会加密保存",
            "this holds a mobile number, and it is kept in clear: write it without the number; the shop's phone goes into its own field, where it is sealed",
        );
    }
    let contract = after.stores.get(&draft.subject).and_then(|store| store.attributes.agency.as_ref());
    if contract.is_some_and(|contract| contract.to.is_some_and(|to| to < contract.from)) {
        return refused(
            "ends-before-it-begins",
            "代运营合同的到期日早于起始日：请核对两个日期",
            "the agency's contract ends before it begins: check both dates",
        );
    }
    Ok(())
}

/// What is kept of a store in clear is often pasted together with a recipient's number, which is a personal value (rulebook 1.4):
/// the attribute that holds one.
pub fn mobile_in_clear(what: &What) -> Option<&'static str> {
    let What::StoreDescribed(patch) = what else { return None };
    let words = [
        ("contact_name", patch.get("contact_name")),
        ("return_address", patch.get("return_address").and_then(|address| address.get("text"))),
        ("agency", patch.get("agency").and_then(|agency| agency.get("contract"))),
        ("notes", patch.get("notes")),
    ];
    let told = |text: Option<&Value>| text.and_then(Value::as_str).is_some_and(validate::holds_mobile);
    words.into_iter().find(|(_, text)| told(*text)).map(|(field, _)| field)
}
