//! What can be recorded about a group next, store by store: every event is tried on a copy of its life.

use super::{duty, life::Life};
use crate::{
    assessment::{Action, Deadline},
    change::{
        AppealAnswer, AtStore, Empty, LinkFailure, LinkReview, LinkVerification, MemberPenalty,
        RegistryCheck, UpdateFiled, What,
    },
    facts::Event,
    subject::{StoreKey, Subject},
    text::Text,
    vocabulary::{Consequence, DeadlineState, GroupStanding, LinkStage},
};
use uuid::Uuid;

pub(super) fn of(life: &Life) -> Vec<Action> {
    let mut actions: Vec<Action> = updates(life);
    for key in life.places.keys() {
        actions.extend(about(key).iter().map(|what| tried(life, what, Some(key))));
    }
    actions.extend(at_large(life));
    mark_primary(life, &mut actions);
    actions
}

/// One for each change that waits to be filed.
fn updates(life: &Life) -> Vec<Action> {
    let open = life.owed.iter().filter(|owed| duty::stands(owed));
    open.map(|owed| {
        let what = What::UpdateSubmitted(UpdateFiled { change: owed.change, evidence: None });
        Action { answers: Some(owed.change.to_string()), ..tried(life, &what, None) }
    })
    .collect()
}

/// In the order of the procedure.
fn about(store: &StoreKey) -> [What; 13] {
    let at = || AtStore { store: store.clone() };
    let store = || store.clone();
    [
        What::LinkInitiated(at()),
        What::RegistryChecked(RegistryCheck { store: store(), passed: true, code: None }),
        What::LinkAccepted(at()),
        What::LinkVerified(LinkVerification { store: store(), manual_review: false, ticket: None }),
        What::LinkFailed(LinkFailure { store: store(), code: None }),
        What::LinkReviewed(LinkReview { store: store(), approved: true }),
        What::LinkRestarted(at()),
        What::MemberLinked(at()),
        What::MemberPenalised(MemberPenalty { store: store(), points: None }),
        What::MemberLeft(at()),
        What::WithdrawalsReleased(at()),
        What::AppealFiled(at()),
        What::AppealAnswered(AppealAnswer { store: store(), outcome: None }),
    ]
}

fn tried(life: &Life, what: &What, store: Option<&StoreKey>) -> Action {
    let (effective, recorded) = (life.now, life.now);
    let event = Event { change: Uuid::nil(), effective, recorded, void: false, what: what.clone() };
    let outcome = life.clone().receive(&event).map_err(|refused| refused.text);
    let store = store.map(|key| Subject::Store(key.clone()));
    Action { store, ..Action::tried(what.kind(), outcome, false) }
}

/// Of a store that is still to be chosen, or of the group as a whole.
fn at_large(life: &Life) -> Vec<Action> {
    let alive = || match life.closed {
        true => Err(Text::new("关联组已被永久关闭", "the group is closed for good")),
        false => Ok(()),
    };
    let primary = || match life.facts.primary() {
        Some(_) => alive(),
        None => Err(Text::new(
            "还没有填由哪个主账号发起：请先在关联组上填写",
            "which main account asks for the links is not entered yet: enter it on the group first",
        )),
    };
    let two = match life.members().count() {
        0 | 1 => Err(Text::new("组里还没有两家成员店", "there are no two members yet")),
        _ => Ok(()),
    };
    vec![
        Action::tried("link-planned", primary(), false),
        Action::tried("member-linked", alive(), false),
        Action::tried("buyer-diverted", two.and_then(|()| alive()), false),
        tried(life, &What::DisguiseFound(Empty {}), None),
    ]
}

/// The most pressing step: a change to file, then the next step of an application, then what comes after a dissolution.
fn mark_primary(life: &Life, actions: &mut [Action]) {
    let stage_of = |action: &Action| {
        let key = action.store.as_ref().and_then(Subject::store_key)?;
        life.places.get(key).map(|place| place.stage)
    };
    let wanted = |action: &Action| match (action.change.as_str(), stage_of(action)) {
        ("update-submitted", _) => Some(0),
        ("link-accepted", Some(LinkStage::AwaitingAccept)) => Some(1),
        ("link-verified", Some(LinkStage::Verifying)) => Some(2),
        ("registry-checked", Some(LinkStage::RegistryCheck)) => Some(3),
        ("link-reviewed", Some(LinkStage::ManualReview)) => Some(4),
        ("withdrawals-released", _) => Some(5),
        ("link-restarted", Some(LinkStage::Failed | LinkStage::InvitationExpired)) => Some(6),
        ("link-initiated", Some(LinkStage::Draft)) => Some(7),
        ("link-planned", _) if life.standing() == GroupStanding::Forming => Some(8),
        _ => None,
    };
    let allowed = actions.iter_mut().filter(|action| action.allowed);
    let ranked = allowed.filter_map(|action| Some((wanted(action)?, action)));
    if let Some((_, action)) = ranked.min_by_key(|(rank, _)| *rank) {
        action.primary = true;
    }
}

/// The action that moves a deadline of a group: about the store that it speaks of, or answering the change that started
/// it.
pub(crate) fn moving(deadline: &Deadline, actions: &[Action]) -> Option<Action> {
    let started = super::draw::started(deadline)?;
    let concerns = |action: &&Action| {
        let store = action.store.as_ref().and_then(Subject::store_key);
        store.is_some_and(|key| key.to_string() == started) || action.answers.as_deref() == Some(started)
    };
    let wanted: &[&str] = match (deadline.consequence, deadline.state) {
        (Consequence::Expired, DeadlineState::Open) => &["link-accepted", "registry-checked"],
        (Consequence::Expired, _) => &["link-restarted", "registry-checked"],
        (Consequence::Chase, _) => &["link-reviewed"],
        (Consequence::Unlinked, _) => &["update-submitted"],
        _ => &[],
    };
    let found = wanted.iter().find_map(|change| {
        let allowed = actions.iter().filter(|action| action.allowed && action.change == *change);
        allowed.into_iter().find(concerns)
    });
    let released = || actions.iter().find(|a| a.change == "withdrawals-released" && a.allowed);
    found.or_else(|| released().filter(|_| deadline.consequence == Consequence::Unlinked)).cloned()
}
