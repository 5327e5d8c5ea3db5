//! Sole proprietors cannot link *for now*: their entity is looked at again after a while
//! (`aliexpress.linkgroup.individual-business-excluded`, X-24: the link is barred, the store is not; decision A6).

use super::store::stores_of;
use crate::{
    assess::{
        deadline::{clocked, exact_sum, id, parameter},
        life::{Refused, Running},
        papers::EntityFacts,
    },
    assessment::{Action, Anchor, Deadline, Why},
    change::What,
    facts::{Entity, World},
    rulebook::{Bound, Rulebook, behaviour::LinkIndividualBusinessExcluded},
    subject::Subject,
    text::Text,
    time::Instant,
};
use chrono::Duration;

const SOLE_PROPRIETOR: &str = "个体工商户";

/// By its kind of company, or by the first characters of its code.
pub fn is_excluded(uscc: &str, entity: Option<&Entity>, rule: &LinkIndividualBusinessExcluded) -> bool {
    let kind = entity.and_then(|entity| entity.attributes.company_type.as_ref());
    kind.is_some_and(|kind| kind.contains(SOLE_PROPRIETOR)) || uscc.starts_with(&rule.code_prefix)
}

/// The rule by which it is, on a platform where the entity has a store; elsewhere nothing is barred.
fn barring<'a>(
    world: &World,
    rulebook: &'a Rulebook,
    uscc: &str,
    entity: &Entity,
    now: Instant,
) -> Option<Bound<'a, LinkIndividualBusinessExcluded>> {
    let mut platforms =
        rulebook.platforms().filter(|p| stores_of(world, uscc, &p.code, now).next().is_some());
    platforms.find_map(|platform| {
        let rule = rulebook.bound::<LinkIndividualBusinessExcluded>(&platform.code)?;
        is_excluded(uscc, Some(entity), rule.params).then_some(rule)
    })
}

/// When somebody last looked, or when the entity was entered.
pub fn looked_at(entity: &Entity, now: Instant) -> Anchor {
    let looks = entity.events_until(now).filter(|e| matches!(e.what, What::ExclusionConfirmed(_)));
    match looks.last() {
        Some(event) => Anchor { at: event.effective, event: "exclusion-confirmed".into() },
        None => Anchor { at: entity.first_seen, event: "created".into() },
    }
}

/// The next look is due.
pub fn look_again(entity: &Entity, rule: &LinkIndividualBusinessExcluded, now: Instant) -> Running {
    let anchor = looked_at(entity, now);
    Running { due: anchor.at + Duration::hours(24 * rule.review_after), anchor }
}

pub(in crate::assess) fn deadline(
    &EntityFacts { uscc, entity, family }: &EntityFacts,
    rulebook: &Rulebook,
    now: Instant,
) -> Option<Deadline> {
    let rule = barring(family, rulebook, uscc, entity, now).filter(|_| now >= entity.first_seen)?;
    let (days, clock) = (rule.params.review_after, look_again(entity, rule.params, now));
    let started = match clock.anchor.event.as_str() {
        "created" => Text::new("登记主体", "the entity was entered"),
        _ => Text::new("上次确认仍不开放", "last found still closed to linking"),
    };
    let why = vec![
        super::draw::anchor(&clock.anchor, started),
        parameter(rule.rule, "review-after", days, "天", "days"),
        exact_sum(&clock, format!("{days} × 24 小时"), format!("{days} × 24 hours")),
        Why::new(
            "consequence",
            Text::new(
                "到平台看个体工商户是否已可关联，并在此记录；店铺本身不受影响",
                "look on the platform whether sole proprietors may link by now, and record it here; the stores themselves are not touched",
            ),
        ),
    ];
    let subject = Subject::Entity(uscc.into());
    let name = entity.attributes.name.clone().unwrap_or_else(|| uscc.into());
    let id = id(rule.rule, &subject, &clock.anchor);
    Some(Deadline { why, ..clocked(rule.rule, id, (subject, name), &clock, now) })
}

/// Only where something is barred can it be confirmed that it still is.
pub(in crate::assess) fn admit(
    world: &World,
    rulebook: &Rulebook,
    uscc: &str,
    what: &What,
    now: Instant,
) -> Result<(), Refused> {
    let entity = world.entities.get(&Subject::Entity(uscc.into()));
    let barred = entity.and_then(|entity| barring(world, rulebook, uscc, entity, now));
    match what {
        What::ExclusionConfirmed(_) if barred.is_none() => Err(Refused::new(
            "not-possible-now",
            Text::new(
                "这个主体不在不开放关联之列，无须确认",
                "this entity is not among those barred from linking, so there is nothing to confirm",
            ),
        )),
        _ => Ok(()),
    }
}

pub(in crate::assess) fn action(
    &EntityFacts { uscc, entity, family }: &EntityFacts,
    rulebook: &Rulebook,
    now: Instant,
) -> Option<Action> {
    let barred = barring(family, rulebook, uscc, entity, now);
    barred.map(|_| Action::tried("exclusion-confirmed", Ok(()), false))
}
