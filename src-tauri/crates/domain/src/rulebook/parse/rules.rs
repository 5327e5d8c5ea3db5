//! `[[rule]]`: one cited statement, with or without a behaviour.

use super::{
    super::{
        Rulebook,
        kind::{Clock, Kind, kinds},
        override_param::{named_rules, unknown_permission, unknown_platform},
        page::{Fields, Page, Spot},
        rule::{EVERY_PLATFORM, Rule},
    },
    contradictions::{Mention, check_id},
    ladder::ladder,
    menu_path::menu_path,
    params::{check, params},
    registry::is_code,
    rival,
    sources::sources,
};
use crate::{
    text::Text,
    vocabulary::{Actor, Confidence, Consequence, Nature},
};

/// Every rule of a file. Those that a rule names may stand in any file, so they are looked up when all are read.
pub(super) fn rules(fields: Fields<'_>, book: &mut Rulebook, mentions: &mut Vec<Mention>) {
    let page = fields.page();
    for entry in fields.need_tables("rule") {
        let at = entry.at;
        let Some(rule) = rule(entry, book) else { continue };
        mentions.extend(named_rules(rule.behaviour.as_ref()).iter().map(|id| Mention {
            contradiction: None,
            rule: id.clone(),
            file: page.path().into(),
            line: page.line(at),
        }));
        if let Some(first) = book.rules.get(&rule.id) {
            page.fault(
                at,
                format!("规则 {} 已在 {} 声明，编号不能重复", rule.id, first.declared),
                format!("rule {} is already declared in {}; ids must be unique", rule.id, first.declared),
            );
            continue;
        }
        book.rules.insert(rule.id.clone(), rule);
    }
    fields.finish();
}

/// One rule; none where it has a fault.
fn rule(fields: Fields<'_>, book: &Rulebook) -> Option<Rule> {
    let page = fields.page();
    let before = page.count();
    let id = fields.need_text("id");
    if let Some(id) = id.as_ref().filter(|id| !is_code(&id.value, '.')) {
        page.fault(
            id.at,
            "编号应为小写单词，以点和连字符连接，例如 taobao.verify.review-within",
            "an id is made of lower-case words joined by dots and hyphens, such as taobao.verify.review-within",
        );
    }
    let platforms = platforms(&fields, book);
    let nature = fields
        .need_text("nature")
        .and_then(|code| closed(page, "nature", &code, Nature::from_code, Nature::ALL));
    let statement = fields.need_words("statement");
    let confidence = fields
        .need_text("confidence")
        .and_then(|code| closed(page, "confidence", &code, Confidence::from_code, Confidence::ALL));
    let consequence = fields
        .text("consequence")
        .and_then(|code| closed(page, "consequence", &code, Consequence::from_code, Consequence::ALL));
    let actor =
        fields.text("actor").and_then(|code| closed(page, "actor", &code, Actor::from_code, Actor::ALL));
    let since = fields.date("since").map(|date| date.value);
    let contradictions = contradictions(&fields, book);
    let sources = sources(&fields, book);
    let menu_path = menu_path(&fields);
    let (params, spots) = params(&fields);
    let kind = kind(&fields);
    let clock = kind.map(|kind| kind.map_or(Clock::None, |kind| kind.clock));
    let ladder = ladder(&fields, clock);
    if clock.is_some_and(Clock::yields_deadline) && (!fields.has("consequence") || !fields.has("actor")) {
        page.fault(
            fields.at,
            "产生期限的规则必须写明 consequence（后果）和 actor（由谁处理）",
            "a rule that yields a deadline must state its consequence and its actor",
        );
    }
    if nature == Some(Nature::Statistic) && kind.flatten().is_some_and(|kind| kind.clock != Clock::Told) {
        page.fault(
            fields.at,
            "统计数字只供参考，不能有起作用的行为，请写 behaviour = \"none\"",
            "a statistic is only shown and cannot have a behaviour that acts; write behaviour = \"none\"",
        );
    }
    let inert = inert(&fields, kind);
    let at = fields.at;
    fields.finish();

    let kind = kind.flatten();
    if let Some(kind) = kind {
        check(page, kind, &params, &spots, at);
    }
    let behaviour = kind
        .filter(|_| page.count() == before)
        .and_then(|kind| kind.bind(&params).map_err(|reason| page.refuse(at, reason)).ok());
    if let Some(behaviour) = &behaviour {
        if let Some(reason) = unknown_platform(behaviour, |code| book.platforms.contains_key(code)) {
            page.refuse(spots.get("platforms").copied().unwrap_or(at), reason);
        }
        if let Some(reason) = unknown_permission(behaviour, &book.catalogue) {
            let named = ["permission", "permissions"].into_iter().find_map(|name| spots.get(name));
            page.refuse(named.copied().unwrap_or(at), reason);
        }
        if let Some(rival) = rival(book, behaviour, &platforms) {
            let (code, other) = (behaviour.code(), &rival.id);
            page.fault(
                at,
                format!("规则 {other} 已为同一平台绑定行为 {code}，一个平台只能有一条"),
                format!(
                    "rule {other} already gives a platform of this rule the behaviour {code}; only one may"
                ),
            );
        }
    }
    if page.count() > before {
        return None;
    }
    Some(Rule {
        id: id?.value,
        platforms,
        nature: nature?,
        statement: statement?,
        confidence: confidence?,
        consequence,
        actor,
        since,
        contradictions,
        sources,
        behaviour,
        menu_path,
        inert,
        params,
        ladder,
        declared: page.place(at),
    })
}

/// A code of a closed vocabulary, or a fault that lists the codes.
pub(super) fn closed<T: std::fmt::Display>(
    page: &Page<'_>,
    key: &str,
    code: &Spot<String>,
    read: impl Fn(&str) -> Option<T>,
    all: &[T],
) -> Option<T> {
    let found = read(&code.value);
    if found.is_none() {
        let known = all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let value = &code.value;
        page.fault(
            code.at,
            format!("{key} 的值“{value}”不认识，只能取：{known}"),
            format!("{key} “{value}” is unknown; it must be one of: {known}"),
        );
    }
    found
}

fn platforms(fields: &Fields<'_>, book: &Rulebook) -> Vec<String> {
    let page = fields.page();
    let named = fields.need_texts("platforms");
    for Spot { value: code, at } in &named {
        if code == EVERY_PLATFORM && named.len() > 1 {
            page.fault(
                *at,
                "“*”已表示所有平台，不能与其他平台并列",
                "“*” means every platform and must stand alone",
            );
        } else if code != EVERY_PLATFORM && !book.platforms.contains_key(code) {
            page.fault(
                *at,
                format!("没有平台 {code}，请用 platforms.toml 中的 code"),
                format!("there is no platform {code}; use a code from platforms.toml"),
            );
        }
    }
    named.into_iter().map(|spot| spot.value).collect()
}

fn contradictions(fields: &Fields<'_>, book: &Rulebook) -> Vec<String> {
    let page = fields.page();
    let named = fields.texts("contradictions");
    for spot in &named {
        let id = &spot.value;
        if check_id(page, spot) && !book.contradictions.contains_key(id) {
            page.fault(
                spot.at,
                format!("矛盾 {id} 不在 contradictions.toml 中，请先登记"),
                format!("contradiction {id} is not in contradictions.toml; declare it there first"),
            );
        }
    }
    named.into_iter().map(|spot| spot.value).collect()
}

/// Outer none: not readable. Inner none: `behaviour = "none"`.
fn kind(fields: &Fields<'_>) -> Option<Option<&'static Kind>> {
    let code = fields.need_text("behaviour")?;
    if code.value == "none" {
        return Some(None);
    }
    let kind = Kind::called(&code.value);
    if kind.is_none() {
        let known = kinds().map(|kind| kind.code).collect::<Vec<_>>().join(", ");
        let value = &code.value;
        fields.page().fault(
            code.at,
            format!("程序没有行为“{value}”，可用：none, {known}"),
            format!("the program has no behaviour “{value}”; it has: none, {known}"),
        );
    }
    kind.map(Some)
}

/// A rule without behaviour says why; one with behaviour must not.
fn inert(fields: &Fields<'_>, kind: Option<Option<&Kind>>) -> Option<Text> {
    match kind {
        Some(None) => fields.need_words("inert"),
        Some(Some(_)) if fields.has("inert") => {
            let at = fields.value("inert").map_or(fields.at, |value| value.span().start);
            fields.page().fault(
                at,
                "有行为的规则不能再写 inert，二者留一",
                "a rule with a behaviour cannot have inert as well; keep one of the two",
            );
            None
        }
        _ => fields.has("inert").then(|| fields.need_words("inert")).flatten(),
    }
}
