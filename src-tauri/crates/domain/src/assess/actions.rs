//! What the operator can record next about a sub-account: every event is tried on a copy of its life. And of any
//! subject: which of its actions moves which of its deadlines.

use super::{binding, life::Life, linking, process};
use crate::{
    assessment::{Action, Assessment, Deadline, Offboarding, Standing},
    change::{Departure, Empty, Penalty, Rejection, Scan, ScanFault, Sighting, Submission, Unbinding, What},
    subject::Subject,
    text::Text,
    vocabulary::{
        Access, Consequence, DeadlineState, LeavingStep, PenaltyEffect, SubAccountKind, Verification,
    },
};

pub(super) fn of(life: &Life) -> Vec<Action> {
    let primary = primary(life);
    choices().iter().filter(|what| concerns(life, what)).map(|what| action(life, what, primary)).collect()
}

/// In the order in which they are shown.
fn choices() -> [What; 18] {
    [
        What::Submitted(Submission::default()),
        What::Approved(Empty {}),
        What::Rejected(Rejection::default()),
        What::TempUnfrozen(Empty {}),
        What::QrScanned(Scan::default()),
        What::ScanFailed(ScanFault::default()),
        What::Observed(Sighting::default()),
        What::NoticeReceived(Empty {}),
        What::Unbound(Unbinding::default()),
        What::PermissionsReviewed(Empty {}),
        What::Invited(Empty {}),
        What::Activated(Empty {}),
        What::SellerDisabled(Empty {}),
        What::SellerEnabled(Empty {}),
        What::Punished(Penalty { effect: PenaltyEffect::Unknown }),
        What::PenaltyLifted(Empty {}),
        What::Departed(Departure::default()),
        What::Restored(Empty {}),
    ]
}

/// An account that owes no person check is not offered its steps, nor one that nobody is invited to those of an invitation.
fn concerns(life: &Life, what: &What) -> bool {
    let checked = life.rules.verify_within.is_some() && life.kind == SubAccountKind::Regular;
    let of_the_check = matches!(
        what,
        What::Submitted(_)
            | What::Approved(_)
            | What::Rejected(_)
            | What::TempUnfrozen(_)
            | What::QrScanned(_)
            | What::ScanFailed(_)
            | What::NoticeReceived(_)
            | What::Unbound(_)
    );
    let of_an_invitation = matches!(what, What::Invited(_) | What::Activated(_));
    let invites = life.rules.invitation_activate.is_some();
    (checked || !of_the_check) && (invites || !of_an_invitation)
}

fn action(life: &Life, what: &What, primary: Option<&str>) -> Action {
    let outcome = match what {
        What::NoticeReceived(_) if !notice_matters(life) => Err(Text::new(
            "通知已计入，再次通知不改变期限",
            "a notice already counts; another changes nothing",
        )),
        what => life.clone().receive(what, life.now).map_err(|refused| refused.text),
    };
    Action::tried(what.kind(), outcome, primary == Some(what.kind()))
}

/// Would a notice change anything (decision S3)?
fn notice_matters(life: &Life) -> bool {
    let waiting = matches!(life.verification, Verification::NotRequired | Verification::Exempt);
    let from_creation = life.clocks.verify.as_ref().is_some_and(|c| c.anchor.event == "created");
    !life.departed && (waiting || (!life.noticed && from_creation))
}

fn primary(life: &Life) -> Option<&'static str> {
    match (life.access(), life.verification) {
        (Access::Departed | Access::Punished | Access::SellerDisabled, _) => None,
        _ if life.clocks.invitation_missed.is_some() => Some("invited"),
        _ if life.clocks.invitation.is_some() => Some("activated"),
        (_, Verification::UnderReview) => Some("approved"),
        (_, verification) if verification.outstanding() => Some("submitted"),
        (_, Verification::NotRequired) => Some("notice-received"),
        _ => None,
    }
}

/// Says beside each deadline which action moves it.
pub(super) fn offer(assessment: &mut Assessment) {
    let Assessment { subject, deadlines, passed, actions, offboarding, .. } = assessment;
    for deadline in deadlines.iter_mut().chain(passed) {
        let wanted = match &*subject {
            // One of many actions, each about a store or a change.
            Subject::LinkGroup(_) => {
                deadline.action = linking::moving(deadline, actions);
                continue;
            }
            Subject::Binding(_) => {
                deadline.action = binding::moving(deadline, actions);
                continue;
            }
            Subject::Store(_) if deadline.anchor.event == "process-started" => {
                deadline.action = process::moving(deadline, actions);
                continue;
            }
            Subject::Document(_) | Subject::Entity(_) => Some(super::papers::moving(deadline, actions)),
            _ => moving(deadline, offboarding.as_ref()),
        };
        deadline.action = wanted.and_then(|change| actions.iter().find(|a| a.change == change).cloned());
    }
}

fn moving(deadline: &Deadline, offboarding: Option<&Offboarding>) -> Option<&'static str> {
    match deadline.consequence {
        Consequence::Frozen | Consequence::Refrozen if deadline.standing == Standing::Running => {
            Some("submitted")
        }
        Consequence::Frozen | Consequence::Refrozen | Consequence::Chase => Some("approved"),
        Consequence::Review => Some("exemption-confirmed"),
        Consequence::Rescan => Some("submitted"),
        Consequence::Expired if deadline.anchor.event == "invited" => Some(match deadline.state {
            DeadlineState::Missed => "invited",
            _ => "activated",
        }),
        Consequence::Expired | Consequence::Unlocked => Some("departed"),
        Consequence::Exposed => step_of_leaving(offboarding?),
        _ => None,
    }
}

/// The change that takes the first open step; a new phone is entered with the account's other fields.
fn step_of_leaving(offboarding: &Offboarding) -> Option<&'static str> {
    let mut open = offboarding.steps.iter().filter(|step| !step.done);
    open.find_map(|step| match step.step {
        LeavingStep::Unbind => Some("unbound"),
        LeavingStep::ChangePhone => None,
        LeavingStep::HandOver => Some("departed"),
        LeavingStep::ReviewPermissions => Some("permissions-reviewed"),
    })
}
