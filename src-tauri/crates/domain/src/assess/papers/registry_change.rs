//! A change of what the registry holds is filed within some days, and ends with a new licence (`registry-change-within`;
//! rulebook B.4, E.4 row 10; decisions D5, D11). It is the company's deadline: it stands also where no licence is on record.

use super::{
    company::EntityFacts,
    dated::{Dated, over, rungs, shifted},
};
use crate::{
    assess::{deadline::parameter, linking::GroupFacts},
    assessment::{Anchor, Deadline, Standing, Why},
    rulebook::{
        Bound, Rulebook,
        behaviour::{LinkChangeDuty, RegistryChangeWithin},
        rule::EVERY_PLATFORM,
    },
    text::Text,
    time::Instant,
    vocabulary::RegisteredFact,
};

pub fn deadlines(facts: &EntityFacts, rulebook: &Rulebook, now: Instant) -> Vec<Deadline> {
    let Some(Bound { rule, params }) = rulebook.bound::<RegistryChangeWithin>(EVERY_PLATFORM) else {
        return Vec::new();
    };
    let unfiled = facts.unfiled(now).into_iter().map(|(event, fact, changed)| {
        let last_day = shifted(changed, params.window);
        let Text { zh, en } = fact.words();
        let text = Text::new(format!("{zh}变更：{changed}"), format!("{en} changed: {changed}"));
        let mut why = vec![
            Why::new("anchor", text).until(event.effective),
            parameter(rule, "window", params.window, "天", "days"),
            Why::new(
                "sum",
                Text::new(
                    format!("变更当天不算，第 {} 天 {last_day} 24:00", params.window),
                    format!(
                        "the day of the change is not counted; the end of day {}, {last_day}",
                        params.window
                    ),
                ),
            )
            .until(over(last_day)),
        ];
        why.extend(shorter_duty(facts, rulebook, fact));
        Dated {
            rule,
            subject: facts.subject(),
            name: facts.name(),
            key: format!("{fact}@{}", event.effective.millis()),
            what: Text::new(
                format!("办理变更登记：{zh}"),
                format!("File the change of {en} with the registry"),
            ),
            anchor: Anchor { at: event.effective, event: "registered-fact-changed".into() },
            safe_day: None,
            last_day,
            standing: Standing::Running,
            provisional: false,
            affects: facts.stores(now),
            steps: rungs("due", &rule.ladder.due, last_day),
            why,
        }
        .draw(now)
    });
    unfiled.collect()
}

/// Row 10: where the company has a link group, and its platform wants to be told of the fact, the platform's own time for
/// the same change is shorter and comes first. A changed name does not start it (D5).
fn shorter_duty(facts: &EntityFacts, rulebook: &Rulebook, fact: RegisteredFact) -> Option<Why> {
    let groups = facts.family.link_groups.iter().filter(|(_, group)| {
        group.attributes.entity.as_deref() == Some(facts.uscc) && !group.attributes.archived
    });
    let duty = groups.into_iter().find_map(|(subject, group)| {
        let platform = GroupFacts::of(facts.family, subject, group).platform()?;
        rulebook.bound::<LinkChangeDuty>(&platform).filter(|duty| duty.params.changes.contains(&fact))
    })?;
    let days = duty.params.window;
    Some(
        Why::new(
            "reading",
            Text::new(
                format!("关联组内还要在 {days} 个工作日内向平台报备，那个期限更短，以它为先"),
                format!("within a link group the platform is told within {days} working days; that is shorter and comes first"),
            ),
        )
        .by_rule(&duty.rule.id),
    )
}
