//! The platforms and the sources that rules refer to.

use super::super::{
    Rulebook,
    origin::{Origin, Trust},
    page::{Fields, Spot},
    platform::Platform,
};

/// `[[platform]]` of `platforms.toml`. No two platforms may share a code, a name or an alias.
pub(super) fn platforms(fields: Fields<'_>, book: &mut Rulebook) {
    let page = fields.page();
    for entry in fields.tables("platform") {
        let code = entry.need_text("code");
        let family = entry.need_text("family");
        let (zh, en) = (entry.need_text("zh"), entry.need_text("en"));
        let badge = entry.need_text("badge");
        let aliases = entry.texts("aliases");
        let at = entry.at;
        entry.finish();
        let (Some(code), Some(family), Some(zh), Some(en), Some(badge)) = (code, family, zh, en, badge)
        else {
            continue;
        };
        if !is_code(&code.value, '-') {
            page.fault(
                code.at,
                "平台 code 只能用小写字母、数字和连字符",
                "a platform's code may only use lower-case letters, digits and hyphens",
            );
        }
        if badge.value.chars().count() != 1 {
            page.fault(badge.at, "badge 应为一个字符", "badge must be a single character");
        }
        let words = [&code, &zh, &en].into_iter().chain(&aliases);
        for Spot { value: word, at } in words {
            if let Some(other) = book.platform_called(word) {
                let other = &other.code;
                page.fault(
                    *at,
                    format!("“{word}”已指平台 {other}，一个名称只能指一个平台"),
                    format!("“{word}” already means platform {other}; a word may mean one platform only"),
                );
            }
        }
        let platform = Platform {
            code: code.value.clone(),
            family: family.value,
            zh: zh.value,
            en: en.value,
            badge: badge.value,
            aliases: aliases.into_iter().map(|alias| alias.value).collect(),
        };
        if book.platforms.insert(code.value.clone(), platform).is_some() {
            let code = code.value;
            page.fault(at, format!("平台 {code} 重复声明"), format!("platform {code} is declared twice"));
        }
    }
    fields.finish();
}

/// `[[source]]` of `sources.toml`.
pub(super) fn origins(fields: Fields<'_>, book: &mut Rulebook) {
    let page = fields.page();
    for entry in fields.tables("source") {
        let id = entry.need_text("id");
        let title = entry.need_words("title");
        let trust = entry.need_text("trust");
        let dated = entry.date("dated").map(|date| date.value);
        let address = entry.text("address").map(|address| address.value);
        entry.finish();
        let (Some(id), Some(title), Some(trust)) = (id, title, trust) else {
            continue;
        };
        let Some(trust) = Trust::from_code(&trust.value) else {
            page.fault(
                trust.at,
                "trust 只能取：primary, secondary, weak",
                "trust must be one of: primary, secondary, weak",
            );
            continue;
        };
        let origin = Origin { id: id.value.clone(), title, trust, dated, address };
        if book.origins.insert(id.value.clone(), origin).is_some() {
            let name = id.value;
            page.fault(id.at, format!("来源 {name} 重复声明"), format!("source {name} is declared twice"));
        }
    }
    fields.finish();
}

/// Lower-case words of ASCII letters and digits, joined by `-` and by `also`.
pub(super) fn is_code(text: &str, also: char) -> bool {
    text.split([also, '-'])
        .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}
