//! T9: people review within N working days; past that the platform is to be chased
//! (`aliexpress.linkgroup.manual-review-max`, rulebook E.2 rows 8, 10 and 11).

use super::{
    draw::{DayEnd, Draw, anchor, counted, draw, provisional},
    life::{Life, Place},
};
use crate::{
    assess::{deadline::parameter, life::Running, papers::dated::over},
    assessment::{Anchor, Deadline, Standing, Why},
    calendar::Walk,
    rulebook::behaviour::LinkReviewWithin,
    subject::StoreKey,
    text::Text,
    time::Instant,
    vocabulary::{Consequence, LinkStage},
};
use chrono::NaiveDate;

/// Starts the clock at `at`; it ends with 24:00 of the last working day.
pub(super) fn start(life: &Life, at: Instant) -> Option<Running> {
    let due = over(walk(life, at.date())?.last);
    Some(Running { anchor: Anchor { at, event: "link-verified".into() }, due })
}

/// The working days of a review that begins on a day.
pub(super) fn walk(life: &Life, from: NaiveDate) -> Option<Walk> {
    let rule = life.rule::<LinkReviewWithin>()?;
    Some(life.rulebook.calendar().walk(from, rule.params.review, rule.params.counting()))
}

/// When the next one is missed; nothing else changes then.
pub(super) fn next(life: &Life) -> Option<Instant> {
    let clocks = reviewed(life).map(|(_, _, clock)| clock.due);
    clocks.filter(|due| *due > life.now).min()
}

fn reviewed<'l>(life: &'l Life) -> impl Iterator<Item = (&'l StoreKey, &'l Place, &'l Running)> {
    let places = life.places.iter().filter(|(_, place)| place.stage == LinkStage::ManualReview);
    places.filter_map(|(key, place)| Some((key, place, place.review.as_ref()?)))
}

pub(super) fn deadlines(life: &Life) -> Vec<Deadline> {
    reviewed(life).filter_map(|(key, place, clock)| deadline(life, key, place, clock)).collect()
}

fn deadline(life: &Life, key: &StoreKey, place: &Place, clock: &Running) -> Option<Deadline> {
    let rule = life.rule::<LinkReviewWithin>()?;
    let (days, walk) = (rule.params.review, walk(life, clock.anchor.at.date())?);
    let mut why = vec![
        anchor(&clock.anchor, Text::new("转入人工审核", "passed on to a review by people")),
        parameter(rule.rule, "review", days, "个工作日", "working days"),
        counted(&walk, days, DayEnd::Ends),
    ];
    let by = match &place.ticket {
        Some(ticket) => (format!("凭工单号 {ticket}"), format!("with ticket {ticket}")),
        None => ("凭工单号".into(), "with the ticket's number".into()),
    };
    why.push(Why::new(
        "consequence",
        Text::new(
            format!("到期未出结果：{}到帮助中心查“Account Linking Verification Log”并催办", by.0),
            format!(
                "without an answer: {} look up the “Account Linking Verification Log” in the help section, and chase it",
                by.1
            ),
        ),
    ));
    why.extend(provisional(walk.provisional()));
    Some(draw(
        life,
        Draw {
            rule: rule.rule,
            clock,
            started: key.to_string(),
            name: life.facts.store_name(key),
            safe_submit: None,
            consequence: Consequence::Chase,
            standing: Standing::UnderReview,
            affects: Vec::new(),
            provisional: walk.provisional(),
            why,
        },
    ))
}
