//! `[[rule]]`: one cited statement, with or without a behaviour.

use super::{
    super::{
        Rulebook,
        behaviour::Behaviour,
        kind::{Clock, KINDS, Kind},
        override_param::unknown_platform,
        page::{Fields, Page, Spot},
        param::{Param, Unit},
        rule::{Passage, Rule, Source},
    },
    ladder::ladder,
    registry::is_code,
    rival,
};
use crate::{
    text::Text,
    vocabulary::{Actor, Confidence, Consequence},
};
use std::collections::BTreeMap;

/// Every rule of a file.
pub(super) fn rules(fields: Fields<'_>, book: &mut Rulebook) {
    let page = fields.page();
    if !fields.has("rule") {
        page.fault(0, "文件里没有 [[rule]]", "the file holds no [[rule]]");
    }
    for entry in fields.tables("rule") {
        let at = entry.at;
        let Some(rule) = rule(entry, book) else { continue };
        if let Some(first) = book.rules.get(&rule.id) {
            page.fault(
                at,
                format!("规则 {} 已在 {} 声明，编号不能重复", rule.id, first.declared),
                format!(
                    "rule {} is already declared in {}; ids must be unique",
                    rule.id, first.declared
                ),
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
    let statement = fields.need_words("statement");
    let confidence = fields
        .need_text("confidence")
        .and_then(|code| closed(page, "confidence", &code, Confidence::from_code, Confidence::ALL));
    let consequence = fields.text("consequence").and_then(|code| {
        closed(
            page,
            "consequence",
            &code,
            Consequence::from_code,
            Consequence::ALL,
        )
    });
    let actor = fields
        .text("actor")
        .and_then(|code| closed(page, "actor", &code, Actor::from_code, Actor::ALL));
    let since = fields.date("since").map(|date| date.value);
    let contradictions = contradictions(&fields);
    let sources = sources(&fields, book);
    let (params, spots) = params(&fields);
    let kind = kind(&fields);
    let clock = kind.flatten().map_or(Clock::None, |kind| kind.clock);
    let ladder = ladder(&fields, clock);
    if clock != Clock::None && (!fields.has("consequence") || !fields.has("actor")) {
        page.fault(
            fields.at,
            "产生期限的规则必须写明 consequence（后果）和 actor（由谁处理）",
            "a rule that yields a deadline must state its consequence and its actor",
        );
    }
    let inert = inert(&fields, kind);
    let at = fields.at;
    fields.finish();

    let behaviour = kind
        .flatten()
        .and_then(|kind| behaviour(page, kind, &params, &spots, at));
    if let Some(behaviour) = &behaviour {
        if let Some(reason) = unknown_platform(behaviour, |code| book.platforms.contains_key(code)) {
            page.refuse(spots.get("platforms").copied().unwrap_or(at), reason);
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
        statement: statement?,
        confidence: confidence?,
        consequence,
        actor,
        since,
        contradictions,
        sources,
        behaviour,
        inert,
        params,
        ladder,
        declared: page.place(at),
    })
}

/// A code of a closed vocabulary, or a fault that lists the codes.
fn closed<T: std::fmt::Display>(
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
    let named = fields
        .need("platforms")
        .map(|_| fields.texts("platforms"))
        .unwrap_or_default();
    if named.is_empty() && fields.has("platforms") {
        page.fault(
            fields.at,
            "platforms 至少要写一个平台",
            "platforms must name at least one platform",
        );
    }
    for Spot { value: code, at } in &named {
        if !book.platforms.contains_key(code) {
            page.fault(
                *at,
                format!("没有平台 {code}，请用 platforms.toml 中的 code"),
                format!("there is no platform {code}; use a code from platforms.toml"),
            );
        }
    }
    named.into_iter().map(|spot| spot.value).collect()
}

fn contradictions(fields: &Fields<'_>) -> Vec<String> {
    let named = fields.texts("contradictions");
    for Spot { value, at } in &named {
        let number = value
            .strip_prefix("X-")
            .filter(|n| n.len() == 2 && n.bytes().all(|b| b.is_ascii_digit()));
        if number.is_none() {
            fields.page().fault(
                *at,
                format!("矛盾编号“{value}”应写作 X-16 的样子"),
                format!("contradiction “{value}” must be written like X-16"),
            );
        }
    }
    named.into_iter().map(|spot| spot.value).collect()
}

/// `{ file, offset, length, sha256 }` for a passage at hand, `{ entry }` for a page whose text is not.
fn sources(fields: &Fields<'_>, book: &Rulebook) -> Vec<Source> {
    let page = fields.page();
    let mut sources = Vec::new();
    fields.need("sources");
    for fields in fields.tables("sources") {
        let entry = fields.text("entry");
        let (name, passage) = match entry {
            Some(entry) => (Some(entry), None),
            None => (fields.need_text("file"), Some(passage(&fields))),
        };
        fields.finish();
        let Some(name) = name else { continue };
        if !book.origins.contains_key(&name.value) {
            let id = &name.value;
            page.fault(
                name.at,
                format!("来源 {id} 不在 sources.toml 中，请先登记"),
                format!("source {id} is not in sources.toml; declare it there first"),
            );
        }
        sources.push(Source {
            file: name.value,
            passage: passage.flatten(),
        });
    }
    if sources.is_empty() && fields.has("sources") {
        page.fault(
            fields.at,
            "每条规则至少要有一个来源",
            "every rule needs at least one source",
        );
    }
    sources
}

fn passage(fields: &Fields<'_>) -> Option<Passage> {
    let page = fields.page();
    let place = |key: &'static str, least: u32| {
        let number = fields.need_integer(key)?;
        let read = u32::try_from(number.value).ok().filter(|n| *n >= least);
        if read.is_none() {
            page.fault(
                number.at,
                format!("{key} 应为不小于 {least} 的字节数"),
                format!("{key} must be a number of bytes, at least {least}"),
            );
        }
        read
    };
    let (offset, length) = (place("offset", 0), place("length", 1));
    let sha256 = fields.need_text("sha256")?;
    let hex = sha256
        .value
        .bytes()
        .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if !hex || sha256.value.len() != 64 {
        page.fault(
            sha256.at,
            "sha256 应为 64 位小写十六进制",
            "sha256 must be 64 lower-case hexadecimal digits",
        );
        return None;
    }
    Some(Passage {
        offset: offset?,
        length: length?,
        sha256: sha256.value,
    })
}

/// Outer none: not readable. Inner none: `behaviour = "none"`.
fn kind(fields: &Fields<'_>) -> Option<Option<&'static Kind>> {
    let code = fields.need_text("behaviour")?;
    if code.value == "none" {
        return Some(None);
    }
    let kind = Kind::called(&code.value);
    if kind.is_none() {
        let known = KINDS.iter().map(|kind| kind.code).collect::<Vec<_>>().join(", ");
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
            let at = fields
                .value("inert")
                .map_or(fields.at, |value| value.span().start);
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

type Spots = BTreeMap<String, usize>;

/// The sound parameters, and where every declared one stands.
fn params(fields: &Fields<'_>) -> (BTreeMap<String, Param>, Spots) {
    let mut params = BTreeMap::new();
    let mut spots = Spots::new();
    for (name, entry) in fields.entries("params") {
        spots.insert(name.value.clone(), name.at);
        if let Some(param) = param(entry) {
            params.insert(name.value, param);
        }
    }
    (params, spots)
}

/// One parameter; none where it has a fault.
fn param(fields: Fields<'_>) -> Option<Param> {
    let page = fields.page();
    let before = page.count();
    let value = fields.need_json("value");
    let unit = fields.need_text("unit").and_then(|code| {
        let codes = Unit::ALL.iter().map(|unit| unit.code()).collect::<Vec<_>>();
        closed(
            page,
            "unit",
            &code,
            |text| codes.iter().copied().find(|c| *c == text),
            &codes,
        )
    });
    let unit = unit.and_then(Unit::from_code);
    let (min, max) = (fields.integer("min"), fields.integer("max"));
    let choices = fields.texts("choices");
    let assumed = fields.flag("assumed");
    let at = fields.at;
    fields.finish();

    let unit = unit?;
    let bounded = min.is_some() && max.is_some();
    if unit.numeric() != bounded || (min.is_some() != max.is_some()) {
        page.fault(
            at,
            "数值参数必须有 min 和 max，其他参数不能有",
            "a numeric parameter needs min and max; others cannot have them",
        );
    }
    if (unit == Unit::Choice) == choices.is_empty() {
        page.fault(
            at,
            "单位为 choice 的参数必须列出 choices，其他参数不能有",
            "a parameter with unit choice must list its choices; others cannot have them",
        );
    }
    let value = value?;
    let param = Param {
        value: value.value,
        unit,
        min: min.map(|n| n.value),
        max: max.map(|n| n.value),
        choices: choices.into_iter().map(|c| c.value).collect(),
        assumed,
    };
    if let Err(reason) = param.check(&param.value) {
        page.refuse(value.at, reason);
    }
    (page.count() == before).then_some(param)
}

/// Binds parameters to a kind after checking that exactly those of the kind are there, each in its unit.
fn behaviour(
    page: &Page<'_>,
    kind: &Kind,
    params: &BTreeMap<String, Param>,
    spots: &Spots,
    at: usize,
) -> Option<Behaviour> {
    let before = page.count();
    for (name, unit) in kind.params {
        match (params.get(*name), spots.contains_key(*name)) {
            (None, false) => page.fault(
                at,
                format!("行为 {} 需要参数 {name}", kind.code),
                format!("behaviour {} needs the parameter {name}", kind.code),
            ),
            (Some(param), _) if param.unit != *unit => page.fault(
                spots.get(*name).copied().unwrap_or(at),
                format!("参数 {name} 的单位应为 {}", unit.code()),
                format!("the unit of parameter {name} must be {}", unit.code()),
            ),
            _ => {}
        }
    }
    for (name, at) in spots
        .iter()
        .filter(|(name, _)| !kind.params.iter().any(|(known, _)| known == name))
    {
        page.fault(
            *at,
            format!("行为 {} 没有参数 {name}", kind.code),
            format!("behaviour {} has no parameter {name}", kind.code),
        );
    }
    // A parameter with a fault of its own was told already.
    if page.count() > before || kind.params.iter().any(|(name, _)| !params.contains_key(*name)) {
        return None;
    }
    kind.bind(params).map_err(|reason| page.refuse(at, reason)).ok()
}
