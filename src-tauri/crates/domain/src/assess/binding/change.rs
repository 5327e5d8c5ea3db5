//! A change of what is bound, rows 2 to 11 of E.3: what each recorded step needs and leads to.

use super::{
    checklist,
    life::{Change, Life, not_now},
    page,
};
use crate::{
    assess::life::Refused,
    change::{AccountNow, BindingPlan, ChangeStart, RebindStart, What},
    text::Text,
    time::Instant,
    vocabulary::{
        BindingStage::{Bound, ChangePlanned, Rebinding, Rebound, Unbinding, VerifyingNew, Waiting},
        ChangeFlow, PageStep,
    },
};

/// One step, at its time. On error nothing changed.
pub(super) fn receive(life: &mut Life, what: &What, at: Instant) -> Result<(), Refused> {
    match what {
        What::BindingChangePlanned(plan) => plan_one(life, plan, at),
        What::BindingChangeDropped(_) => drop_it(life, at),
        What::BindingChangeStarted(start) => begin(life, start, at),
        What::BindingUnbound(_) => unbind(life, at),
        What::RebindingStarted(start) => begin_rebinding(life, start, at),
        What::RebindingRefused(_) => refused(life, at),
        What::Rebound(account) => rebind(life, account, at),
        _ => Ok(()),
    }
}

/// Row 2.
fn plan_one(life: &mut Life, plan: &BindingPlan, at: Instant) -> Result<(), Refused> {
    life.at(&[Bound])?;
    life.change = Some(Change {
        planned: at,
        plan: plan.clone(),
        page: None,
        restart: None,
        unbound: None,
        attempts: 0,
        rebound: None,
        marks: checklist::Marks::default(),
    });
    life.enter(ChangePlanned, at);
    Ok(())
}

/// Nothing was undone on the platform, so the old account stays. The table has no row for it; without one a plan could
/// never be given up.
fn drop_it(life: &mut Life, at: Instant) -> Result<(), Refused> {
    if life.stage == Bound && life.change.is_none() {
        return Err(not_now("没有计划中的更换", "no change is planned"));
    }
    life.at(&[Bound, ChangePlanned, VerifyingNew, Unbinding])?;
    life.change = None;
    life.enter(Bound, at);
    Ok(())
}

/// Rows 3 and 5; row 6 leaves a plan behind with which the step begins again.
fn begin(life: &mut Life, start: &ChangeStart, at: Instant) -> Result<(), Refused> {
    let again = life.stage == Bound && life.change.is_some();
    if !again {
        life.at(&[ChangePlanned])?;
    }
    checklist::ready(life)?;
    let (stage, step) = match life.flow().map(|rule| (rule.rule, rule.params.flow)) {
        Some((rule, ChangeFlow::InPlace)) if !start.reachable => {
            return Err(Refused::new(
                "phone-unreachable",
                Text::new(
                    "验证码发到新手机：先约好持有人在场，再开始",
                    "the code goes to the new phone: agree with its holder first, then begin",
                ),
            )
            .by(rule));
        }
        Some((_, ChangeFlow::InPlace)) => (VerifyingNew, PageStep::Rebind),
        Some((_, ChangeFlow::Rebind)) | None => (Unbinding, PageStep::Unbind),
    };
    let page = page::start(life, step, start.minutes, ("binding-change-started", at));
    if let Some(change) = &mut life.change {
        (change.page, change.restart) = (page, None);
    }
    life.enter(stage, at);
    Ok(())
}

/// Row 7.
fn unbind(life: &mut Life, at: Instant) -> Result<(), Refused> {
    life.at(&[Unbinding])?;
    if let Some(change) = &mut life.change {
        (change.page, change.unbound) = (None, Some(at));
    }
    life.let_go(at);
    life.enter(Waiting, at);
    Ok(())
}

/// Row 9.
fn begin_rebinding(life: &mut Life, start: &RebindStart, at: Instant) -> Result<(), Refused> {
    life.at(&[Waiting])?;
    life.verified(start.verified)?;
    let page = page::start(life, PageStep::Rebind, start.minutes, ("rebinding-started", at));
    if let Some(change) = &mut life.change {
        (change.page, change.restart) = (page, None);
    }
    life.enter(Rebinding, at);
    Ok(())
}

/// Row 11.
fn refused(life: &mut Life, at: Instant) -> Result<(), Refused> {
    life.at(&[Rebinding])?;
    if let Some(change) = &mut life.change {
        change.page = None;
        change.attempts += 1;
    }
    life.enter(Waiting, at);
    Ok(())
}

/// Rows 4 and 10, and row 13 where nothing is to be done afterwards.
fn rebind(life: &mut Life, now: &AccountNow, at: Instant) -> Result<(), Refused> {
    life.at(&[VerifyingNew, Rebinding])?;
    life.let_go(at);
    if let Some(change) = &mut life.change {
        (change.page, change.rebound) = (None, Some(at));
        life.account = now.account.clone().or_else(|| change.plan.account.clone());
    }
    life.bound = Some(at);
    life.exchanges.push(at);
    life.enter(Rebound, at);
    checklist::finish(life, at);
    Ok(())
}
