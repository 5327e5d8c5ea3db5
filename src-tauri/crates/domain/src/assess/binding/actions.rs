//! What can be recorded about a binding next: every event is tried on a copy of its life.

use super::{checklist, life::Life};
use crate::{
    assessment::{Action, ChecklistEntry, Deadline},
    change::{
        AccountNow, BindingPlan, BoundAccount, ChangeStart, ChecklistTick, Empty, RebindStart, Rejection,
        What,
    },
    facts::Event,
    rulebook::behaviour::UpgradeRevocable,
    vocabulary::{BindingKind, BindingStage},
};
use uuid::Uuid;

pub(super) fn of(life: &Life) -> Vec<Action> {
    let mut actions: Vec<Action> = choices(life).iter().map(|what| tried(life, what)).collect();
    let open = checklist::entries(life).into_iter().filter(ChecklistEntry::open);
    actions.extend(open.map(|entry| {
        let what = What::ChecklistDone(ChecklistTick { item: entry.item.clone() });
        Action { answers: Some(entry.item), ..tried(life, &what) }
    }));
    mark_primary(life, &mut actions);
    actions
}

/// In the order of the procedure. What a form asks is taken as given: it is tried whether the stage admits it.
fn choices(life: &Life) -> Vec<What> {
    let plan = BindingPlan { on: life.now.date(), account: None, promotion: false };
    let mut choices = vec![
        What::BindingBound(BoundAccount { account: None, verified: true }),
        What::BindingChangePlanned(plan),
        What::BindingChangeStarted(ChangeStart { minutes: None, reachable: true }),
        What::BindingUnbound(Empty {}),
        What::RebindingStarted(RebindStart { minutes: None, verified: true }),
        What::Rebound(AccountNow::default()),
        What::RebindingRefused(Rejection::default()),
        What::BindingChangeDropped(Empty {}),
        What::BindingReviewed(Empty {}),
    ];
    if life.kind == Some(BindingKind::OfficialAccount) {
        choices.push(What::AccountCancelled(Empty {}));
        if life.rule::<UpgradeRevocable>().is_some() {
            choices.extend([What::BindingUpgraded(Empty {}), What::UpgradeRevoked(Empty {})]);
        }
    }
    choices
}

fn tried(life: &Life, what: &What) -> Action {
    let (effective, recorded) = (life.now, life.now);
    let event = Event { change: Uuid::nil(), effective, recorded, void: false, what: what.clone() };
    Action::tried(what.kind(), life.clone().receive(&event).map_err(|refused| refused.text), false)
}

/// The next step of the procedure; while something blocks it, that.
fn mark_primary(life: &Life, actions: &mut [Action]) {
    let allowed = |change: &str| actions.iter().position(|action| action.allowed && action.change == change);
    let wanted: &[&str] = match life.stage {
        BindingStage::Unbound | BindingStage::Released => &["binding-bound"],
        BindingStage::ChangePlanned => &["binding-change-started", "checklist-done"],
        BindingStage::Bound if life.change.is_some() => &["binding-change-started", "checklist-done"],
        BindingStage::VerifyingNew | BindingStage::Rebinding => &["rebound"],
        BindingStage::Unbinding => &["binding-unbound"],
        BindingStage::Waiting => &["rebinding-started"],
        BindingStage::Rebound => &["checklist-done"],
        BindingStage::Bound | BindingStage::Releasing => &[],
    };
    let found = wanted.iter().find_map(|change| allowed(change));
    if let Some(action) = found.and_then(|place| actions.get_mut(place)) {
        action.primary = true;
    }
}

/// The action that moves a deadline of a binding.
pub(crate) fn moving(deadline: &Deadline, actions: &[Action]) -> Option<Action> {
    let started = super::draw::started(deadline)?;
    let wanted: &[&str] = match started {
        "page" => &["binding-unbound", "rebound"],
        "wait" => &["rebinding-started", "rebound"],
        "lock" => &["binding-change-started", "binding-change-planned"],
        "release" => &["binding-bound"],
        "upgrade" => &["upgrade-revoked"],
        "review" => &["binding-reviewed"],
        _ => &["checklist-done"],
    };
    let answers = |action: &&Action| action.answers.as_deref().is_none_or(|item| item == started);
    let allowed = |change: &&str| {
        let of_kind = actions.iter().filter(|action| action.allowed && action.change == **change);
        of_kind.into_iter().find(answers)
    };
    wanted.iter().find_map(allowed).cloned()
}
