//! Row 17: the holder of an account has left. Until the account is unbound, has another phone, has departed or passed to
//! somebody else, and its permissions were looked over, the person may still act through it
//! (`taobao.verify.unbind-any-time`: the same day; rulebook E.1 row 17, B.3 check 4).
//!
//! Progress follows from facts. Once somebody else holds the account it is no longer this person's, and the rest of what
//! is to be done shows as findings of the account.

use super::{
    SubAccountFacts,
    deadline::{Draw, draw, parameter},
    delete_block,
    life::{Life, Refused, Running},
};
use crate::{
    assessment::{Action, Anchor, Deadline, Offboarding, OffboardingStep, Why},
    change::{Empty, Leaving, What},
    facts::Staff,
    rulebook::{Rule, Rulebook},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Access, Actor, Consequence, LeavingStep, Verification},
};
use chrono::Days;

/// When the person left, if they are away at `now`.
pub fn left_at(person: &Staff, now: Instant) -> Option<Instant> {
    let comings = person.events_until(now).filter(|e| matches!(e.what, What::Left(_) | What::Rejoined(_)));
    comings.last().filter(|e| matches!(e.what, What::Left(_))).map(|e| e.effective)
}

/// A person leaves once, and comes back only after that.
pub(super) fn admit(away: bool, what: &What) -> Result<(), Refused> {
    let text = match what {
        What::Left(_) if away => Text::new("已登记离职", "the departure is recorded already"),
        What::Rejoined(_) if !away => Text::new("此人未登记离职", "the person has not left"),
        _ => return Ok(()),
    };
    Err(Refused::new("not-possible-now", text))
}

/// What can be recorded about a person next.
pub(super) fn actions(person: &Staff, now: Instant) -> Vec<Action> {
    let away = left_at(person, now).is_some();
    let action =
        |what: What| Action::tried(what.kind(), admit(away, &what).map_err(|refused| refused.text), false);
    [What::Left(Leaving::default()), What::Rejoined(Empty {})].map(action).into()
}

/// 24:00 of the day of leaving, or of a later day if the operator allows more time.
fn due_after(life: &Life, left: Instant) -> Option<Instant> {
    let days = u64::try_from(life.rules.offboarding_within?.params.window).ok()?;
    Some(Instant::start_of(left.date().checked_add_days(Days::new(days.saturating_add(1)))?))
}

/// What remains and what is done; none while the holder is there.
pub(super) fn of(life: &Life) -> Option<Offboarding> {
    let person = life.facts.holder?;
    let holder = life.facts.account.attributes.holder.clone()?;
    Some(told(life, &holder, person, left_at(person, life.now)?))
}

/// The same for any person who held the account, or leaves only in thought: `left` is taken as given.
pub fn for_person(
    facts: &SubAccountFacts,
    rulebook: &Rulebook,
    (id, person): (&str, &Staff),
    left: Instant,
    now: Instant,
) -> Offboarding {
    let life = Life::until(facts, &rulebook.sub_account_rules(&facts.key.store.platform), now);
    told(&life, id, person, left)
}

fn told(life: &Life, id: &str, person: &Staff, left: Instant) -> Offboarding {
    let passed_on = life.facts.account.attributes.holder.as_deref() != Some(id);
    let gone = life.departed || life.base == Access::ExpiredTemp;
    let due = due_after(life, left);
    let mut steps = Vec::new();
    steps.extend(unbind(life, due, gone || passed_on));
    steps.push(change_phone(life, due, person, (gone, passed_on)));
    steps.push(hand_over(life, due, gone, passed_on));
    steps.push(review_permissions(life, left, gone));
    let open = steps.iter().any(|step| !step.done);
    let usable = matches!(life.access(), Access::Active | Access::TempUnfrozen);
    let risk = match (open, passed_on, usable) {
        (false, ..) => None,
        (true, true, _) => Some(Text::new(
            "账号已交给他人，但手机或权限还没按新使用人理清",
            "somebody else has the account, but its phone or permissions were not put right for them",
        )),
        (true, false, true) => Some(Text::new(
            "离职人员仍能登录并操作此账号",
            "the person who left can still log in and act through this account",
        )),
        (true, false, false) => Some(Text::new(
            "账号目前不能使用，但绑定、手机或权限仍是离职人员的，恢复后即可操作",
            "the account cannot be used now, but it is still tied to the person who left, who could act once it is back",
        )),
    };
    let rule = life.rules.offboarding_within.map(|bound| bound.rule.id.clone());
    Offboarding { person: Subject::Staff(id.into()), left, due, rule, steps, risk }
}

/// Who acts by the rule that speaks of a step; where none does, by the one that has a leaver's accounts settled.
fn owner(life: &Life, rule: Option<&Rule>) -> Actor {
    let rule = rule.or(life.rules.offboarding_within.map(|bound| bound.rule));
    rule.and_then(|rule| rule.actor).unwrap_or(Actor::Operator)
}

/// What a step says while it is open and once it is done.
struct Said<'t> {
    open: (&'t str, &'t str),
    closed: (&'t str, &'t str),
}

fn step(
    step: LeavingStep,
    (owner, due): (Actor, Option<Instant>),
    done: bool,
    said: Said,
) -> OffboardingStep {
    let (zh, en) = if done { said.closed } else { said.open };
    OffboardingStep { step, done, owner, due, text: Text::new(zh, en), blocked_until: None, rule: None }
}

/// Not asked where nobody is ever bound: exempt, temporary, not reached, or a platform without the person check.
fn unbind(life: &Life, due: Option<Instant>, over: bool) -> Option<OffboardingStep> {
    use Verification::{Exempt, NotRequired, UnderReview, Verified};
    if matches!(life.verification, Exempt | NotRequired) {
        return None;
    }
    let done = over || !matches!(life.verification, Verified | UnderReview);
    let (rule, open) = match life.verification {
        // Until it is decided the move is the reviewer's.
        UnderReview => (
            life.rules.review_within.map(|bound| bound.rule),
            ("认证审核中，有结果后由主账号解绑", "under review: the main account unbinds once it is decided"),
        ),
        _ => (None, ("主账号在员工管理里解绑", "the main account unbinds it on the staff page")),
    };
    let said = Said { open, closed: ("已不绑定此人", "no longer bound to the person") };
    Some(step(LeavingStep::Unbind, (owner(life, rule), due), done, said))
}

/// A phone that is not recorded counts as the holder's; one that cannot be compared, as the leaver's.
fn change_phone(
    life: &Life,
    due: Option<Instant>,
    person: &Staff,
    (gone, passed_on): (bool, bool),
) -> OffboardingStep {
    let own = life.facts.account.attributes.security_phone.as_ref();
    let reachable = person.attributes.phones().next().is_some();
    let changed = match own {
        Some(own) => reachable && !person.attributes.answers(own),
        None => passed_on,
    };
    let rule = life.rules.phone_of_holder.map(|bound| bound.rule);
    let (who, open) = match (own, reachable) {
        // What is missing is a record of ours.
        (Some(_), false) => (
            Actor::Operator,
            (
                "此人手机未登记，无法确认安全手机已更换：请补登记此人手机，或更换后让账号离职",
                "the person's phone is not recorded, so a change cannot be seen: record it, or let the account depart",
            ),
        ),
        _ => (
            owner(life, rule),
            ("把安全手机换成店内在职人员的号码", "set the security phone to that of somebody who stays"),
        ),
    };
    let said =
        Said { open, closed: ("安全手机已不是此人的", "the security phone is not the person's") };
    step(LeavingStep::ChangePhone, (who, due), gone || changed, said)
}

fn hand_over(life: &Life, due: Option<Instant>, gone: bool, passed_on: bool) -> OffboardingStep {
    let done = gone || passed_on;
    let blocked_until = delete_block::ends_at(life).filter(|_| !done);
    let open = match (blocked_until, delete_block::never(life)) {
        (Some(_), _) => (
            "受处罚未满期限，暂不能登记离职：先解绑并交给接手人",
            "punished too recently to depart: unbind it and hand it to somebody else",
        ),
        (None, Some(_)) => (
            "登记离职（由 1688 转来，不能删除），或改由接手人使用",
            "register the departure (it came from 1688 and cannot be deleted), or hand it to somebody else",
        ),
        (None, None) => ("登记离职，或改由接手人使用", "register the departure, or hand it to somebody else"),
    };
    let closed = match passed_on {
        true => ("已改由他人使用", "somebody else has it"),
        false => ("账号已离职或失效", "the account has departed or expired"),
    };
    let who = (owner(life, None), due);
    let rule = blocked_until.and(life.rules.delete_block).map(|bound| bound.rule.id.clone());
    OffboardingStep { blocked_until, rule, ..step(LeavingStep::HandOver, who, done, Said { open, closed }) }
}

/// Looked over after the person left, and after the unbinding if that came later; its day is that of the later one.
fn review_permissions(life: &Life, left: Instant, gone: bool) -> OffboardingStep {
    let since = life.marks.unbindings.last().map_or(left, |unbound| left.max(unbound.at));
    let seen = life.marks.reviewed_at.is_some_and(|at| at >= since);
    let rule = life.rules.permissions_outlast.map(|bound| bound.rule);
    let said = Said {
        open: (
            "权限与设置不会随人清除：逐项复核并记录",
            "permissions and settings outlast the person: look them over and record it",
        ),
        closed: ("权限已复核或已无用处", "permissions were looked over, or serve nobody any more"),
    };
    let who = (owner(life, rule), due_after(life, since));
    step(LeavingStep::ReviewPermissions, who, gone || seen, said)
}

/// Still to come, for the next look.
pub(super) fn due(life: &Life) -> Option<Instant> {
    of(life)?.due
}

pub(super) fn deadline(life: &Life) -> Option<Deadline> {
    let rule = life.rules.offboarding_within?;
    let offboarding = of(life).filter(|o| !o.finished())?;
    let clock =
        Running { anchor: Anchor { at: offboarding.left, event: "left".into() }, due: offboarding.due? };
    let days = rule.params.window;
    let mut why = vec![
        parameter(rule.rule, "window", days, "天", "days"),
        Why {
            step: "sum".into(),
            text: Text::new(
                format!("离职当日 {} + {days} 天，24:00 止", offboarding.left.date()),
                format!("the day of leaving, {}, + {days} days, to 24:00", offboarding.left.date()),
            ),
            rule: None,
            at: Some(clock.due),
            days: Vec::new(),
        },
    ];
    let open = offboarding.steps.iter().filter(|step| !step.done).map(|step| &step.text);
    why.extend(open.chain(&offboarding.risk).map(|text| Why {
        step: "consequence".into(),
        text: text.clone(),
        rule: None,
        at: None,
        days: Vec::new(),
    }));
    let consequence = Consequence::Exposed;
    Some(draw(
        life,
        Draw { rule: rule.rule, clock: &clock, safe_submit: None, consequence, waiting: false, why },
    ))
}
