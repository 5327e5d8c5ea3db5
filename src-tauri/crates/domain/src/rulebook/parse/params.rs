//! `[rule.params]`: values with unit and bounds, and whether they are those of the rule's behaviour.

use super::{
    super::{
        kind::Kind,
        page::{Fields, Page},
        param::{Param, Unit},
    },
    rules::closed,
};
use std::collections::BTreeMap;

/// Where each declared parameter stands, also the faulty ones.
pub(super) type Spots = BTreeMap<String, usize>;

/// The sound parameters, and where every declared one stands.
pub(super) fn params(fields: &Fields<'_>) -> (BTreeMap<String, Param>, Spots) {
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
        closed(page, "unit", &code, |text| codes.iter().copied().find(|c| *c == text), &codes)
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
        shipped: None,
    };
    if let Err(reason) = param.check(&param.value) {
        page.refuse(value.at, reason);
    }
    (page.count() == before).then_some(param)
}

/// Are exactly the parameters of a kind there, each in its unit? A parameter with a fault of its own was told already.
pub(super) fn check(
    page: &Page<'_>,
    kind: &Kind,
    params: &BTreeMap<String, Param>,
    spots: &Spots,
    at: usize,
) {
    for (name, _) in kind.params.iter().filter(|(name, _)| !spots.contains_key(*name)) {
        page.fault(
            at,
            format!("行为 {} 需要参数 {name}", kind.code),
            format!("behaviour {} needs the parameter {name}", kind.code),
        );
    }
    for (name, at) in spots {
        match (kind.unit_of(name), params.get(name)) {
            (None, _) => page.fault(
                *at,
                format!("行为 {} 没有参数 {name}", kind.code),
                format!("behaviour {} has no parameter {name}", kind.code),
            ),
            (Some(unit), Some(param)) if param.unit != unit => page.fault(
                *at,
                format!("参数 {name} 的单位应为 {}", unit.code()),
                format!("the unit of parameter {name} must be {}", unit.code()),
            ),
            _ => {}
        }
    }
}
