//! T8: the invited account agrees within N hours, else the invitation is expired and everything begins anew
//! (`aliexpress.linkgroup.step3-accept-within`, rulebook E.2 rows 2, 3, 6 and 7; decision L1).
//!
//! The clock is exact and runs through holidays. It starts with step one or with the invitation, as the rule says.

use super::{
    draw::{Draw, draw},
    life::{Life, Place},
};
use crate::{
    assess::{
        deadline::{exact_sum, parameter},
        life::Running,
    },
    assessment::{Anchor, Deadline, Standing, Why},
    rulebook::behaviour::{AcceptStart, LinkAcceptWithin},
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::{Consequence, LinkStage},
};
use chrono::Duration;

/// Starts the clock at `at`, if this is where the rule lets it begin.
pub(super) fn start(life: &Life, at: Instant, step: AcceptStart) -> Option<Running> {
    let rule = life.rule::<LinkAcceptWithin>().filter(|rule| rule.params.starts_at == step)?;
    let event = match step {
        AcceptStart::Initiated => "link-initiated",
        AcceptStart::Invited => "registry-checked",
    };
    let due = at + Duration::hours(rule.params.window);
    Some(Running { anchor: Anchor { at, event: event.into() }, due })
}

/// While the register is compared nothing expires (L1).
pub(super) fn fires_at(life: &Life) -> Option<Instant> {
    let waiting = life.places.values().filter(|place| place.stage == LinkStage::AwaitingAccept);
    waiting.filter_map(|place| place.accept.as_ref()).map(|clock| clock.due).min()
}

pub(super) fn fire(life: &mut Life, now: Instant) {
    for place in life.places.values_mut().filter(|place| place.stage == LinkStage::AwaitingAccept) {
        let Some(clock) = place.accept.clone().filter(|clock| clock.due <= now) else {
            continue;
        };
        let since = clock.due.max(place.since);
        let initiated = place.initiated;
        *place = Place { initiated, accept: Some(clock), ..Place::at(LinkStage::InvitationExpired, since) };
    }
}

/// The next instant at which a clock in sight runs out, whether anything expires then or not.
pub(super) fn next(life: &Life) -> Option<Instant> {
    let in_sight = life.places.values().filter_map(|place| place.accept.as_ref());
    in_sight.map(|clock| clock.due).filter(|due| *due > life.now).min()
}

pub(super) fn deadlines(life: &Life) -> Vec<Deadline> {
    let clocks = life.places.iter().filter_map(|(key, place)| Some((key, place, place.accept.as_ref()?)));
    clocks.filter_map(|(key, place, clock)| deadline(life, key, place, clock)).collect()
}

fn deadline(life: &Life, key: &StoreKey, place: &Place, clock: &Running) -> Option<Deadline> {
    let rule = life.rule::<LinkAcceptWithin>()?;
    let hours = rule.params.window;
    let what = match clock.anchor.event.as_str() {
        "link-initiated" => Text::new("发起关联", "the link was asked for"),
        _ => Text::new("登记信息核对通过，邀请发出", "the register was compared and the invitation went out"),
    };
    let mut why = vec![
        super::draw::anchor(&clock.anchor, what),
        parameter(rule.rule, "window", hours, "小时", "hours"),
        exact_sum(clock, format!("{hours} 小时"), format!("{hours} hours")),
    ];
    if place.stage == LinkStage::RegistryCheck {
        why.push(Why::new(
            "reading",
            Text::new(
                "登记信息还在核对：时限照走；核对通过时若已过期，邀请立即作废",
                "the register is still being compared: the time runs on, and if it is over once that passes, the invitation is void at once",
            ),
        ));
    }
    why.push(Why::new(
        "consequence",
        Text::new(
            "到期未接受，邀请作废，须从第一步重新发起（来源未写明，按此推定）",
            "without agreement the invitation is void and step one comes again (no source says so; assumed)",
        ),
    ));
    Some(draw(
        life,
        Draw {
            rule: rule.rule,
            clock,
            started: key.to_string(),
            name: life.facts.store_name(key),
            safe_submit: None,
            consequence: Consequence::Expired,
            standing: Standing::Running,
            affects: vec![Subject::Store(key.clone())],
            provisional: false,
            why,
        },
    ))
}
