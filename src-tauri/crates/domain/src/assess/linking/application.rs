//! The application of one store, rows 2 to 11 of E.2: what each recorded step needs and leads to.

use super::{
    accept,
    life::{Life, Place},
    review,
};
use crate::{
    assess::life::Refused,
    change::What,
    rulebook::behaviour::AcceptStart,
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::LinkStage::{
        AwaitingAccept, Draft, Failed, InvitationExpired, Left, Linked, ManualReview, RegistryCheck,
        Verifying,
    },
};

/// One step, at its time. On error nothing changed.
pub(super) fn receive(life: &mut Life, what: &What, at: Instant) -> Result<(), Refused> {
    match what {
        What::LinkPlanned(planned) => plan(life, &planned.store, at),
        What::LinkInitiated(asked) => {
            let ready = life.place_at(
                &asked.store,
                &[Draft],
                "要先计划邀请，再发起关联",
                "plan the invitation first, then ask for the link",
            );
            ready.map(|_| ())?;
            let accept = accept::start(life, at, AcceptStart::Initiated);
            put(life, &asked.store, |_| Place {
                initiated: Some(at),
                accept,
                ..Place::at(RegistryCheck, at)
            });
            Ok(())
        }
        What::RegistryChecked(check) => {
            let begun = "只有已发起、正在比对登记信息的申请才有结果";
            let waiting = "only an application whose data are being compared has a result";
            life.place_at(&check.store, &[RegistryCheck], begun, waiting)?;
            if !check.passed {
                let code = check.code.clone();
                put(life, &check.store, |place| Place { code, ..moved(place, Failed, at) });
                return Ok(());
            }
            let invited = accept::start(life, at, AcceptStart::Invited);
            put(life, &check.store, |place| Place {
                initiated: place.initiated,
                accept: invited.or(place.accept.clone()),
                ..Place::at(AwaitingAccept, at)
            });
            Ok(())
        }
        What::LinkAccepted(accepted) => {
            life.place_at(
                &accepted.store,
                &[AwaitingAccept],
                "没有有效的邀请可接受；邀请过期的要重新发起",
                "there is no open invitation to accept; after one expired, begin anew",
            )?;
            put(life, &accepted.store, |place| moved(place, Verifying, at));
            Ok(())
        }
        What::LinkVerified(verified) => {
            life.place_at(
                &verified.store,
                &[Verifying],
                "对方接受之后才有人脸和短信验证",
                "face and code follow once the invited account has agreed",
            )?;
            if !verified.manual_review {
                life.link(&verified.store, at);
                return Ok(());
            }
            let (review, ticket) = (review::start(life, at), verified.ticket.clone());
            put(life, &verified.store, |place| Place { review, ticket, ..moved(place, ManualReview, at) });
            Ok(())
        }
        What::LinkFailed(failure) => {
            life.place_at(
                &failure.store,
                &[Verifying],
                "对方接受之后、审核之前才记关联失败；登记信息没通过、人工审核不通过请记在对应的步骤",
                "a failure is recorded between the agreement and a review; what the register or a review refused is recorded with that step",
            )?;
            let code = failure.code.clone();
            put(life, &failure.store, |place| Place { code, ..moved(place, Failed, at) });
            Ok(())
        }
        What::LinkReviewed(reviewed) => {
            life.place_at(
                &reviewed.store,
                &[ManualReview],
                "没有在人工审核中的申请",
                "no application is under review by people",
            )?;
            if reviewed.approved {
                life.link(&reviewed.store, at);
            } else {
                // The ticket stays: by it the verification log is asked for.
                put(life, &reviewed.store, |place| Place {
                    ticket: place.ticket.clone(),
                    ..moved(place, Failed, at)
                });
            }
            Ok(())
        }
        What::LinkRestarted(again) => {
            not_the_primary(life, &again.store)?;
            life.place_at(
                &again.store,
                &[Failed, InvitationExpired, Left],
                "只有失败、过期或已退出的才需要重新准备",
                "only what failed, expired or ended can begin anew",
            )?;
            put(life, &again.store, |_| Place::at(Draft, at));
            life.ended = None;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Row 1: a store is to be invited.
fn plan(life: &mut Life, store: &StoreKey, at: Instant) -> Result<(), Refused> {
    let evidence = vec![Subject::Store(store.clone())];
    let refuse = |code, zh: String, en: String| Refused {
        evidence: evidence.clone(),
        ..Refused::new(code, Text::new(zh, en))
    };
    if life.facts.primary().is_none() {
        return Err(refuse(
            "no-primary",
            "还没有填由哪个主账号发起：请先在关联组上填写".into(),
            "which main account asks for the links is not entered yet: enter it on the group first".into(),
        ));
    }
    not_the_primary(life, store)?;
    if store.platform != life.platform {
        return Err(refuse(
            "other-platform",
            format!("{} 不在关联组的平台上，不能关联", store.main),
            format!("{} is on another platform than the group and cannot be linked", store.main),
        ));
    }
    let known = life.places.get(store).map(|place| place.stage);
    match known {
        None => {
            life.places.insert(store.clone(), Place::at(Draft, at));
            Ok(())
        }
        Some(Linked) => Err(refuse(
            "not-possible-now",
            format!("{} 已是成员，不用再邀请", store.main),
            format!("{} is a member already", store.main),
        )),
        Some(_) => Err(refuse(
            "not-possible-now",
            format!("{} 已有申请：请继续那一份，失败、过期或已退出的请“重新准备”", store.main),
            format!(
                "{} has an application: go on with it, or begin anew if it failed, expired or ended",
                store.main
            ),
        )),
    }
}

/// Who asks for the links is not asked.
fn not_the_primary(life: &Life, store: &StoreKey) -> Result<(), Refused> {
    if life.facts.primary().as_ref() != Some(store) {
        return Ok(());
    }
    let main = &store.main;
    let text = Text::new(
        format!("{main} 就是发起的主账号，随第一家店一起入组，不用邀请"),
        format!("{main} asks for the links itself and joins with the first store"),
    );
    let evidence = vec![Subject::Store(store.clone())];
    Err(Refused { evidence, ..Refused::new("own-primary", text) })
}

/// A place one stage on: when it was asked for stays, clocks and findings of the stage before go.
fn moved(place: &Place, stage: crate::vocabulary::LinkStage, at: Instant) -> Place {
    Place { initiated: place.initiated, ..Place::at(stage, at) }
}

fn put(life: &mut Life, store: &StoreKey, make: impl FnOnce(&Place) -> Place) {
    if let Some(place) = life.places.get_mut(store) {
        *place = make(place);
    }
}
