//! What has to be begun before a deadline, where acting on it takes somebody time.

use super::{
    BackPlan, CountedIn,
    chain::{Chain, Stretch},
    renewal,
};
use crate::{
    assessment::Deadline,
    calendar::Walk,
    facts::DocumentAttributes,
    rulebook::{Rulebook, behaviour::Behaviour},
    subject::Subject,
    text::Text,
    vocabulary::Actor,
};

/// None where nothing takes time before it. It is for us to act: what waits for somebody else has no start. `document` = the row
/// that it is about, where it is about one.
pub fn of_deadline(
    rulebook: &Rulebook,
    deadline: &Deadline,
    document: Option<&DocumentAttributes>,
) -> Option<BackPlan> {
    let rule = rulebook.rule(&deadline.rule)?;
    match rule.behaviour.as_ref()? {
        Behaviour::VerifyWithin(_) | Behaviour::TempUnfreezeWindow(_) => verification(rulebook, deadline),
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

/// The platform reviews a submission for so long (T3); what leaves it that time is the deadline's own latest submission.
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
    let start_by = deadline.safe_submit?;
    let walk = Walk { last: start_by.date(), days: Vec::new() };
    let chain = Chain::to(deadline.due, rulebook.calendar());
    let chain = chain.before((hours, CountedIn::Hours), start_by, walk, &stretch);
    chain.plan(deadline.subject.clone(), Text::new("限期前认证通过", "The check is passed in time"))
}
