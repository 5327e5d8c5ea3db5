//! Suppositions, as they are named beside what follows from them.

use crate::{App, AppFault, wire::Scenario};
use storewarden_domain::{subject::Subject, text::Text, time::Instant, vocabulary::DocumentKind};

/// One line in both languages. `app` = the world in which it holds at `on`.
pub(crate) fn in_words(app: &App, on: Instant, scenario: &Scenario) -> Result<Text, AppFault> {
    let name = |subject: &Subject| Ok::<_, AppFault>(app.assessment(on, subject)?.name);
    Ok(match scenario {
        Scenario::FactChanges { entity, fact, effective } => {
            let (name, day, fact) = (name(entity)?, effective.date(), fact.words());
            Text::new(
                format!("{name}：{}于 {day} 变更", fact.zh),
                format!("{name}: {} changes on {day}", fact.en),
            )
        }
        Scenario::PersonLeaves { person, effective } => {
            let (name, day) = (name(person)?, effective.date());
            Text::new(format!("{name} {day} 离职"), format!("{name} leaves on {day}"))
        }
        Scenario::DocumentEnds { document } => {
            let assessment = app.assessment(on, document)?;
            let name = assessment.name;
            let kind = assessment.document.map_or(DocumentKind::Other, |state| state.kind).words();
            Text::new(
                format!("{name}的{}到期没有续", kind.zh),
                format!("nobody renews the {} of {name}", kind.en),
            )
        }
        Scenario::PromotionStarts { store, accounts, from, to, .. } => {
            let name = name(store)?;
            Text::new(
                format!("{name} {from} 到 {to} 大促，{accounts} 个临时账号"),
                format!("a promotion at {name} from {from} to {to}, temporary accounts: {accounts}"),
            )
        }
        Scenario::LinkStands { group, on } => {
            let name = name(group)?;
            Text::new(
                format!("{name}的关联要在 {on} 成立"),
                format!("the link of {name} is to stand on {on}"),
            )
        }
        Scenario::MemberPenalised { group, store, effective } => {
            let (group, store, day) = (name(group)?, name(store)?, effective.date());
            Text::new(
                format!("{group}的成员 {store} {day} 被处罚"),
                format!("{store}, a member of {group}, is penalised on {day}"),
            )
        }
        Scenario::Value { with } => {
            let (rule, param, value) = (&with.rule, &with.param, &with.value);
            Text::new(format!("{rule} 的 {param} 改为 {value}"), format!("{param} of {rule} is {value}"))
        }
        Scenario::NewRules => Text::new("新版规则已采用", "the new rules act"),
        Scenario::Changes { changes } => {
            let count = changes.len();
            Text::new(format!("{count} 条变更已记录"), format!("changes on record: {count}"))
        }
    })
}
