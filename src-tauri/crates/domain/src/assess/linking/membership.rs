//! Members, and what befalls them: rows 15 to 20 of E.2, withdrawals released one by one (L7), appeals.

use super::life::{Filed, Life, Place};
use crate::{
    assess::life::Refused,
    change::What,
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::{LinkStage, MembershipEnd},
};

const NO_MEMBER: (&str, &str) = ("不是现有成员", "is no member now");

/// One event, at its time. On error nothing changed.
pub(super) fn receive(life: &mut Life, what: &What, at: Instant) -> Result<(), Refused> {
    let member = |life: &mut Life, store: &StoreKey| {
        life.place_at(store, &[LinkStage::Linked], NO_MEMBER.0, NO_MEMBER.1).map(|_| ())
    };
    match what {
        What::MemberLinked(seen) => {
            if seen.store.platform != life.platform {
                let main = &seen.store.main;
                let text = Text::new(
                    format!("{main} 不在关联组的平台上，不能是成员"),
                    format!("{main} is on another platform than the group and cannot be a member"),
                );
                return Err(Refused::new("other-platform", text));
            }
            if life.places.get(&seen.store).is_some_and(|place| place.stage == LinkStage::Linked) {
                return Err(life.not_now("已是成员", "it is a member already"));
            }
            life.link(&seen.store, at);
        }
        What::MemberLeft(left) => {
            member(life, &left.store)?;
            let place = Place { end: Some(MembershipEnd::Left), ..Place::at(LinkStage::Left, at) };
            life.places.insert(left.store.clone(), place);
            if !life.linked() {
                life.dissolve(MembershipEnd::Dissolved, at);
            }
        }
        What::WithdrawalsReleased(released) => release(life, &released.store)?,
        What::MemberPenalised(penalty) => {
            member(life, &penalty.store)?;
            let others = life.members().map(|(key, _)| key.clone()).filter(|key| *key != penalty.store);
            let others = others.collect();
            life.penalties.push((at, penalty.clone(), others));
        }
        What::BuyerDiverted(diversion) => {
            member(life, &diversion.store)?;
            member(life, &diversion.to)?;
            if diversion.store == diversion.to {
                return Err(life.not_now(
                    "买家从一家店引到同一家店，不算跨店引流：请核对两家店",
                    "from a store to itself is no diversion: check the two stores",
                ));
            }
            life.diversions.push((at, diversion.clone()));
        }
        What::DisguiseFound(_) => close(life, at),
        What::AppealFiled(filed) => appeal(life, &filed.store, at)?,
        What::AppealAnswered(answer) => {
            let open = life.appeals.get_mut(&answer.store).filter(|appeal| appeal.answered.is_none());
            let Some(open) = open else {
                return Err(life.not_now(
                    "没有等答复的申诉，请先记录申诉",
                    "no appeal waits for an answer; record the appeal first",
                ));
            };
            open.answered = Some((at, answer.outcome.clone()));
        }
        _ => {}
    }
    Ok(())
}

/// L7: the platform lets a former member withdraw again.
fn release(life: &mut Life, store: &StoreKey) -> Result<(), Refused> {
    if life.frozen.remove(store).is_some() {
        return Ok(());
    }
    let main = &store.main;
    let text = Text::new(
        format!("{main}：没有因解除关联而冻结的提现，无可恢复"),
        format!("{main}: no withdrawals are frozen by a dissolved group, so there is nothing to release"),
    );
    Err(Refused::new("not-possible-now", text))
}

fn appeal(life: &mut Life, store: &StoreKey, at: Instant) -> Result<(), Refused> {
    let place = life.places.get(store).filter(|place| place.stage != LinkStage::Draft);
    let Some(place) = place else {
        return Err(life.not_now(
            "这家店在组里还没有可申诉的事",
            "nothing has happened to this store in the group that could be appealed",
        ));
    };
    if life.appeals.get(store).is_some_and(|appeal| appeal.answered.is_none()) {
        return Err(life.not_now(
            "上一份申诉还没有答复，先记录答复",
            "the last appeal waits for its answer; record that first",
        ));
    }
    let linked = place.stage == LinkStage::Linked;
    life.appeals.insert(store.clone(), Filed { at, linked, answered: None });
    Ok(())
}

/// Row 19 and L9: whoever is in the group, on the way in, or was put out of it by the platform is closed for good.
fn close(life: &mut Life, at: Instant) {
    let primary = life.facts.primary();
    for (key, place) in &mut life.places {
        let spared = match place.stage {
            LinkStage::Draft | LinkStage::Failed | LinkStage::InvitationExpired => {
                primary.as_ref() != Some(key)
            }
            LinkStage::Left => place.end != Some(MembershipEnd::AutoUnlinked),
            _ => false,
        };
        if spared {
            // What ran out has nothing left to begin anew.
            place.accept = None;
        } else {
            *place = Place { end: Some(MembershipEnd::Closed), ..Place::at(LinkStage::Left, at) };
        }
    }
    if let Some(primary) = primary {
        let place = Place { end: Some(MembershipEnd::Closed), ..Place::at(LinkStage::Left, at) };
        life.places.insert(primary, place);
    }
    life.owed.retain(|owed| !super::duty::stands(owed));
    life.closed = true;
}

/// Stores that were closed with the group.
pub(super) fn closed<'l>(life: &'l Life) -> impl Iterator<Item = Subject> + use<'l> {
    let shut = life.places.iter().filter(|(_, place)| place.end == Some(MembershipEnd::Closed));
    shut.map(|(key, _)| Subject::Store(key.clone()))
}
