//! Another value in place of a declared parameter: an operator's decision, or a situation's.

use super::{Behaviour, Rule, Rulebook, kind::Kind};
use crate::{
    facts::{Override, RuleAttributes},
    permission::{Catalogue, Permission},
    text::Text,
};
use serde_json::Value;

/// Why a parameter cannot have a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{rule} {param}: {reason}")]
pub struct ParamFault {
    pub rule: String,
    pub param: String,
    pub reason: Text,
}

impl Rulebook {
    /// The same rulebook with one parameter changed and the rule's behaviour bound anew. The value's type and bounds
    /// are the declared parameter's; `param` is written as in the rule file (`clock-stops-on`).
    pub fn with_param(&self, rule_id: &str, param: &str, value: Value) -> Result<Self, ParamFault> {
        let mut changed = self.clone();
        changed.set_param(rule_id, param, value)?;
        Ok(changed)
    }

    /// Puts the operator's values in place of the declared ones. A value that no longer fits (its rule or its bounds
    /// changed) is left out and told.
    pub fn set(&mut self, rule_id: &str, values: &RuleAttributes) -> Vec<ParamFault> {
        let values = values.0.iter();
        values.filter_map(|(param, set)| self.set_param(rule_id, param, set.value.clone()).err()).collect()
    }

    /// Puts a rule in place of the one with its id.
    pub fn put(&mut self, rule: Rule) {
        self.rules.insert(rule.id.clone(), rule);
    }

    /// May the operator set these parameters so? Each needs a reason, and must be one that the program acts on.
    pub fn check_overrides(&self, rule_id: &str, values: &RuleAttributes) -> Result<(), ParamFault> {
        for (param, Override { value, reason }) in &values.0 {
            self.with_param(rule_id, param, value.clone())?;
            let fault = |reason| ParamFault { rule: rule_id.into(), param: param.clone(), reason };
            if reason.trim().is_empty() {
                return Err(fault(Text::new("请写明理由", "state the reason")));
            }
            if self.rule(rule_id).is_some_and(|rule| rule.behaviour.is_none()) {
                return Err(fault(Text::new(
                    "这条规则仅供参考，改了也没有作用",
                    "this rule only informs, so setting it would do nothing",
                )));
            }
        }
        Ok(())
    }

    fn set_param(&mut self, rule_id: &str, param: &str, value: Value) -> Result<(), ParamFault> {
        let fault = |reason| ParamFault { rule: rule_id.into(), param: param.into(), reason };
        let Some(rule) = self.rules.get(rule_id) else {
            return Err(fault(Text::new("没有这条规则", "there is no such rule")));
        };
        let mut rule = rule.clone();
        let known = rule.params.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        let Some(declared) = rule.params.get_mut(param) else {
            return Err(fault(Text::new(
                format!("这条规则没有此参数；可用：{known}"),
                format!("this rule has no such parameter; it has: {known}"),
            )));
        };
        declared.check(&value).map_err(fault)?;
        let before = std::mem::replace(&mut declared.value, value);
        declared.shipped.get_or_insert(before);
        if let Some(kind) = rule.behaviour.as_ref().and_then(|b| Kind::called(b.code())) {
            let bound = kind.bind(&rule.params).map_err(fault)?;
            self.check_names(&bound).map_err(fault)?;
            still_unmutable(&bound, &rule).map_err(fault)?;
            rule.behaviour = Some(bound);
        }
        self.rules.insert(rule_id.into(), rule);
        Ok(())
    }

    /// A behaviour may only speak of platforms, permissions and rules that exist.
    fn check_names(&self, behaviour: &Behaviour) -> Result<(), Text> {
        let platform = unknown_platform(behaviour, |code| self.platforms.contains_key(code));
        let permission = || unknown_permission(behaviour, &self.catalogue);
        let unknown = |id: &&String| self.rule(id).is_none();
        let rule = || named_rules(Some(behaviour)).iter().find(unknown).map(|id| no_such_rule(id));
        platform.or_else(permission).or_else(rule).map_or(Ok(()), Err)
    }
}

/// What a rule lets nobody mute is not muted by a value of one's own: the list may grow, and loses nothing.
fn still_unmutable(bound: &Behaviour, rule: &Rule) -> Result<(), Text> {
    let Behaviour::UnmutableReminders(unmutable) = bound else {
        return Ok(());
    };
    let shipped = rule.params.get("rules").and_then(|param| param.shipped.as_ref()?.as_array());
    let lost = shipped.into_iter().flatten().filter_map(Value::as_str);
    match lost.into_iter().find(|id| !unmutable.rules.iter().any(|kept| kept == id)) {
        None => Ok(()),
        Some(id) => Err(Text::new(
            format!("{id} 的提醒不能关闭：这里只能增加，不能去掉"),
            format!("the reminders of {id} cannot be turned off: add to this list, and leave it in"),
        )),
    }
}

/// The rules that a behaviour speaks of.
pub(super) fn named_rules(behaviour: Option<&Behaviour>) -> &[String] {
    match behaviour {
        Some(Behaviour::UnmutableReminders(unmutable)) => &unmutable.rules,
        _ => &[],
    }
}

pub(super) fn no_such_rule(id: &str) -> Text {
    Text::new(
        format!("没有规则 {id}，请用规则文件中的编号"),
        format!("there is no rule {id}; use an id from the rule files"),
    )
}

/// The complaint about the first platform in a behaviour that is not `known`.
pub(super) fn unknown_platform(behaviour: &Behaviour, known: impl Fn(&str) -> bool) -> Option<Text> {
    let Behaviour::ExemptStores(exempt) = behaviour else {
        return None;
    };
    let code = exempt.platforms.iter().find(|code| !known(code))?;
    Some(Text::new(
        format!("没有平台 {code}，请用 platforms.toml 中的 code"),
        format!("there is no platform {code}; use a code from platforms.toml"),
    ))
}

/// The complaint about the first permission in a behaviour that does not exist or is only a heading.
pub(super) fn unknown_permission(behaviour: &Behaviour, catalogue: &Catalogue) -> Option<Text> {
    let codes: &[String] = match behaviour {
        Behaviour::PermissionHoldersMax(max) => std::slice::from_ref(&max.permission),
        Behaviour::MainAccountOnly(only) => &only.permissions,
        _ => &[],
    };
    let code = codes.iter().find(|code| catalogue.permission(code).is_none_or(Permission::is_heading))?;
    Some(Text::new(
        format!("没有权限 {code}，请用 permissions.toml 中的 code"),
        format!("there is no permission {code}; use a code from permissions.toml"),
    ))
}
