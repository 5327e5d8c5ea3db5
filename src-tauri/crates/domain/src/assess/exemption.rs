//! Stores whose staff need no person check for now: look again after a while, in case the platform has started it
//! (`taobao.verify.exempt-tmall-global`, rulebook E.1 rows 2 and 23; decision D14).
//!
//! The obligation belongs to the store: one look answers for all its sub-accounts.

use super::{
    deadline::{anchor_reason, clocked, id, parameter},
    life::Running,
};
use crate::{
    assessment::{Action, Anchor, Deadline, Why},
    change::What,
    facts::Store,
    rulebook::{Bound, SubAccountRules, behaviour::ExemptStores},
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
};
use chrono::Duration;

fn exempting<'a>(key: &StoreKey, rules: &SubAccountRules<'a>) -> Option<Bound<'a, ExemptStores>> {
    rules.exempt_stores.filter(|r| r.params.platforms.contains(&key.platform))
}

/// Is the store of an exempt kind, and no notice has ended that?
pub fn is_exempt(key: &StoreKey, store: &Store, rules: &SubAccountRules, now: Instant) -> bool {
    exempting(key, rules).is_some()
        && !store.events_until(now).any(|e| matches!(e.what, What::NoticeReceived(_)))
}

pub(super) fn deadline(
    key: &StoreKey,
    store: &Store,
    rules: &SubAccountRules,
    now: Instant,
) -> Option<Deadline> {
    let rule = exempting(key, rules)?;
    if !is_exempt(key, store, rules, now) || now < store.first_seen {
        return None;
    }
    let looked = store.events_until(now).filter(|e| matches!(e.what, What::ExemptionConfirmed(_))).last();
    let anchor = match looked {
        Some(event) => Anchor { at: event.effective, event: "exemption-confirmed".into() },
        None => Anchor { at: store.first_seen, event: "created".into() },
    };
    let days = rule.params.review_after;
    let clock = Running { due: anchor.at + Duration::hours(24 * days), anchor };
    let subject = Subject::Store(key.clone());
    let why = vec![
        anchor_reason(&clock.anchor, false),
        parameter(rule.rule, "review-after", days, "天", "days"),
        Why {
            step: "consequence".into(),
            text: Text::new(
                "到平台确认该类店铺是否仍免认证，并在此记录",
                "look on the platform whether this kind of shop is still exempt, and record it here",
            ),
            rule: None,
            at: Some(clock.due),
            days: Vec::new(),
        },
    ];
    let name = store.attributes.name.clone().unwrap_or_else(|| key.main.clone());
    let id = id(rule.rule, &subject, &clock.anchor);
    Some(Deadline { why, ..clocked(rule.rule, id, (subject, name), &clock, now) })
}

/// What can be recorded about a store next.
pub(super) fn actions(key: &StoreKey, store: &Store, rules: &SubAccountRules, now: Instant) -> Vec<Action> {
    let exempt = is_exempt(key, store, rules, now);
    let mut actions = Vec::new();
    if exempt {
        actions.push(Action::tried("exemption-confirmed", Ok(()), true));
    }
    if rules.verify_within.is_some() {
        actions.push(Action::tried("notice-received", Ok(()), false));
    }
    actions
}
