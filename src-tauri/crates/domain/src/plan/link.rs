//! A link application that is to stand on a day: sent so early that the agreement (72 h) and a review by people (5 working
//! days) fit before it, with an identity card that still has enough days at the end of them (rulebook C.6).

use super::{
    BackPlan,
    chain::{Chain, Stretch},
    renewal,
};
use crate::{
    assess::{linking::GroupFacts, papers::EntityFacts},
    facts::World,
    rulebook::{
        Rulebook,
        behaviour::{LinkAcceptWithin, LinkIdRemaining, LinkReviewWithin},
    },
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Actor, DocumentKind},
};
use chrono::{Days, NaiveDate};

/// `on` = the day on which the link stands from 00:00 on. `world` = the group's family, with the company's documents.
pub fn of_link(world: &World, rulebook: &Rulebook, group: &Subject, on: NaiveDate) -> Option<BackPlan> {
    let facts = GroupFacts::of(world, group, world.link_groups.get(group)?);
    let platform = facts.platform()?;
    let mut chain = Chain::to(Instant::start_of(on), rulebook.calendar());
    if let Some(review) = rulebook.bound::<LinkReviewWithin>(&platform) {
        let days = review.params.review;
        let stretch = Stretch {
            code: "link-review",
            what: Text::new(
                format!("可能转人工审核，最长 {days} 个工作日"),
                format!("A review by people is possible: up to {days} working days"),
            ),
            actor: Actor::Platform,
            rule: review.rule,
            param: Some("review"),
        };
        chain = chain.workdays(days, review.params.counting(), &stretch);
    }
    if let Some(accept) = rulebook.bound::<LinkAcceptWithin>(&platform) {
        let hours = accept.params.window;
        let stretch = Stretch {
            code: "link-accept",
            what: Text::new(
                format!("发起申请，对方接受邀请最长 {hours} 小时"),
                format!("Send the application; the other account accepts within {hours} hours"),
            ),
            actor: Actor::Operator,
            rule: accept.rule,
            param: Some("window"),
        };
        chain = chain.hours(hours, &stretch);
    }
    chain = card_first(chain, rulebook, &facts, (&platform, on));
    let name = facts.name();
    let target =
        Text::new(format!("“{name}”的关联在 {on} 已成立"), format!("The link of {name} stands on {on}"));
    chain.plan(group.clone(), target)
}

/// Where too few days of the card are left when the review ends, a new one comes first.
fn card_first<'a>(
    chain: Chain<'a>,
    rulebook: &Rulebook,
    facts: &GroupFacts,
    (platform, on): (&str, NaiveDate),
) -> Chain<'a> {
    // The review's last possible day is the one before; the card that is in force then is looked at.
    let Some(last) = on.pred_opt() else { return chain };
    let company = facts.group.attributes.entity.as_deref().zip(facts.entity);
    let card = company.and_then(|(uscc, entity)| {
        EntityFacts { uscc, entity, family: facts.world }.ending_card(rulebook, Instant::start_of(last))
    });
    let (Some(card), Some(rule)) = (card, rulebook.bound::<LinkIdRemaining>(platform)) else { return chain };
    let wanted_until = last.checked_add_days(Days::new(rule.params.min_remaining.unsigned_abs()));
    if wanted_until.is_none_or(|until| card.last_day >= until) {
        return chain;
    }
    renewal::before(chain, rulebook, DocumentKind::IdentityCard, card.remote, None)
}
