//! `[[contradiction]]` of `contradictions.toml`: read before the rules, which name its entries; the rules that its
//! readings name are looked up when all are read.

use super::{
    super::{
        Rulebook,
        contradiction::{Contradiction, Reading},
        override_param::no_such_rule,
        page::{Fields, Page, Spot},
    },
    RuleFault,
};
use crate::text::Text;

/// A rule that is named, by a reading or by another rule.
pub(super) struct Mention {
    /// Whose reading names it.
    pub contradiction: Option<String>,
    pub rule: String,
    pub file: String,
    pub line: usize,
}

/// Every entry of the register.
pub(super) fn contradictions(fields: Fields<'_>, book: &mut Rulebook, mentions: &mut Vec<Mention>) {
    let page = fields.page();
    for entry in fields.need_tables("contradiction") {
        let at = entry.at;
        let Some(read) = contradiction(entry, book, mentions) else { continue };
        if let Some(first) = book.contradictions.get(&read.id) {
            let (id, place) = (&read.id, &first.declared);
            page.fault(
                at,
                format!("矛盾 {id} 已在 {place} 声明，编号不能重复"),
                format!("contradiction {id} is already declared in {place}; ids must be unique"),
            );
            continue;
        }
        book.contradictions.insert(read.id.clone(), read);
    }
    fields.finish();
}

/// One entry; none where it has a fault.
fn contradiction(fields: Fields<'_>, book: &Rulebook, mentions: &mut Vec<Mention>) -> Option<Contradiction> {
    let page = fields.page();
    let before = page.count();
    let id = fields.need_text("id");
    if let Some(id) = &id {
        check_id(page, id);
    }
    let (about, treatment) = (fields.need_words("about"), fields.need_words("treatment"));
    let silent = fields.has("silent").then(|| fields.need_words("silent")).flatten();
    let mut readings = Vec::new();
    let mut alarming = 0;
    for entry in fields.need_tables("reading") {
        let at = entry.at;
        let says = entry.need_words("says");
        let sources = sources(&entry, book);
        let rules = entry.texts("rules");
        let alarms = entry.flag("alarms");
        entry.finish();
        alarming += usize::from(alarms);
        if alarms && alarming == 2 {
            page.fault(
                at,
                "一条矛盾只能有一种读法用来报警，alarms 留一个",
                "only one reading of a contradiction can alarm; keep one alarms",
            );
        }
        if let Some(id) = &id {
            mentions.extend(rules.iter().map(|rule| Mention {
                contradiction: Some(id.value.clone()),
                rule: rule.value.clone(),
                file: page.path().into(),
                line: page.line(rule.at),
            }));
        }
        let rules = rules.into_iter().map(|rule| rule.value).collect();
        readings.extend(says.map(|says| Reading { says, sources, rules, alarms }));
    }
    if readings.len() == 1 && silent.is_none() && page.count() == before {
        page.fault(
            fields.at,
            "只有一种读法时，要在 silent 中写明来源没有说的是什么；否则至少写两种读法",
            "with a single reading, silent must say what no source tells; otherwise give two readings",
        );
    }
    let at = fields.at;
    fields.finish();
    if page.count() > before {
        return None;
    }
    Some(Contradiction {
        id: id?.value,
        about: about?,
        treatment: treatment?,
        silent,
        readings,
        declared: page.place(at),
    })
}

/// Is it written as an id of the register is?
pub(super) fn check_id(page: &Page<'_>, id: &Spot<String>) -> bool {
    let sound = Contradiction::is_id(&id.value);
    if !sound {
        let id_text = &id.value;
        page.fault(
            id.at,
            format!("矛盾编号“{id_text}”应写作 X-16 的样子"),
            format!("contradiction “{id_text}” must be written like X-16"),
        );
    }
    sound
}

fn sources(reading: &Fields<'_>, book: &Rulebook) -> Vec<String> {
    let named = reading.need_texts("sources");
    for Spot { value: id, at } in named.iter().filter(|id| !book.origins.contains_key(&id.value)) {
        reading.page().fault(
            *at,
            format!("来源 {id} 不在 sources.toml 中，请先登记"),
            format!("source {id} is not in sources.toml; declare it there first"),
        );
    }
    named.into_iter().map(|id| id.value).collect()
}

/// Each rule that is named must exist. One that a reading names must name the contradiction itself, so that its own page
/// shows it.
pub(super) fn unanswered(mentions: Vec<Mention>, book: &Rulebook) -> Vec<RuleFault> {
    let judge = |Mention { contradiction, rule: id, file, line }: Mention| {
        let reason = match (book.rule(&id), contradiction) {
            (None, _) => no_such_rule(&id),
            (Some(rule), Some(contradiction)) if !rule.contradictions.contains(&contradiction) => Text::new(
                format!("规则 {id} 的 contradictions 中没有 {contradiction}，请在规则里也写上"),
                format!("rule {id} does not list {contradiction} in its contradictions; add it there too"),
            ),
            (Some(_), _) => return None,
        };
        Some(RuleFault { file, line, reason })
    };
    mentions.into_iter().filter_map(judge).collect()
}
