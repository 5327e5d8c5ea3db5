//! What has to be begun before a deadline, where acting on it takes somebody time.

use super::{
    BackPlan, CountedIn,
    chain::{Chain, Stretch},
    renewal,
};
use crate::{
    assessment::{Deadline, Standing},
    calendar::Walk,
    facts::DocumentAttributes,
    rulebook::{Rule, Rulebook, behaviour::Behaviour},
    subject::Subject,
    text::Text,
    vocabulary::Actor,
};

/// None where nothing takes time before it, or it is not ours to act. `document` = the row that it is about, where it is about one.
pub fn of_deadline(
    rulebook: &Rulebook,
    deadline: &Deadline,
    document: Option<&DocumentAttributes>,
) -> Option<BackPlan> {
    let rule = rulebook.rule(&deadline.rule)?;
    if deadline.standing == Standing::UnderReview {
        return None;
    }
    match rule.behaviour.as_ref()? {
        Behaviour::VerifyWithin(_) | Behaviour::TempUnfreezeWindow(_) => verification(rulebook, deadline),
        Behaviour::LinkChangeDuty(duty) => update(rulebook, deadline, rule, duty.window),
        Behaviour::PrintedTerm(_)
        | Behaviour::ValidFor(_)
        | Behaviour::ValidForDays(_)
        | Behaviour::IdentityCardTerms(_)
        | Behaviour::LinkIdRemaining(_) => {
            renewal::of_document(rulebook, (&deadline.subject, document?), rule, deadline.due)
        }
        _ => None,
    }
}

/// The platform reviews a submission for so long (T3).
fn verification(rulebook: &Rulebook, deadline: &Deadline) -> Option<BackPlan> {
    let Subject::SubAccount(key) = &deadline.subject else { return None };
    let review = rulebook.sub_account_rules(&key.store.platform).review_within?;
    let hours = review.params.review;
    let stretch = Stretch {
        code: "verification-review",
        what: Text::new(
            format!("提交实人认证，平台审核最长 {hours} 小时"),
            format!("Submit the person check; the platform reviews it for up to {hours} hours"),
        ),
        actor: Actor::Staff,
        rule: review.rule,
        param: Some("review"),
    };
    let chain = Chain::to(deadline.due, rulebook.calendar()).hours(hours, &stretch);
    chain.plan(deadline.subject.clone(), Text::new("限期前认证通过", "The check is passed in time"))
}

/// Filing takes no time of the platform's: the whole window is ours, and the safe target in it (L10) the latest safe start.
fn update(rulebook: &Rulebook, deadline: &Deadline, rule: &Rule, workdays: i64) -> Option<BackPlan> {
    let stretch = Stretch {
        code: "file-update",
        what: Text::new("在关联组里报更新", "File the update with the link group"),
        actor: rule.actor.unwrap_or(Actor::Operator),
        rule,
        param: Some("window"),
    };
    let start_by = deadline.safe_submit.map_or(deadline.due, |safe| safe.min(deadline.due));
    let days = deadline.why.iter().map(|why| why.days.clone()).find(|days| !days.is_empty());
    let walk = Walk { last: deadline.due.date(), days: days.unwrap_or_default() };
    let chain = Chain::to(deadline.due, rulebook.calendar());
    let chain = chain.before((workdays, CountedIn::Workdays), start_by, walk, &stretch);
    chain.plan(deadline.subject.clone(), Text::new("变更在限期内报完", "The change is filed in time"))
}
