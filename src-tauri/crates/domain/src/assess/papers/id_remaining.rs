//! T12: the last day on which an identity card can be handed in with an application that wants so many days left
//! (`link-id-remaining`; rulebook A.6, C.6, E.4 row 8; decision D9).
//!
//! Listed for every card with an end. Its ladder counts back from the card's last valid day, as A.6 writes it, so the last
//! reminder comes on the last day itself.

use super::{
    dated::{Dated, over, rungs},
    paper::Paper,
    reach,
};
use crate::{
    assess::{deadline::parameter, life::Refused},
    assessment::{Deadline, Standing, Why},
    rulebook::{Bound, behaviour::LinkIdRemaining},
    subject::{StoreKey, Subject},
    text::Text,
    validate::{Verdict, last_day_to_submit, missing_sides, remaining_enough},
    vocabulary::DocumentKind,
};

pub fn deadlines(paper: &Paper) -> Vec<Deadline> {
    if paper.facts.kind() != DocumentKind::IdentityCard || paper.settled() {
        return Vec::new();
    }
    paper.rulebook.every_bound().filter_map(|rule| deadline(paper, rule)).collect()
}

fn deadline(paper: &Paper, Bound { rule, params }: Bound<LinkIdRemaining>) -> Option<Deadline> {
    // Once it has expired, that says more.
    let to = paper.term.to.filter(|to| paper.today <= *to)?;
    let min = params.min_remaining;
    let last_day = last_day_to_submit(to, min)?;
    let in_time = rungs("due", &rule.ladder.due, to).into_iter().filter(|step| step.at < over(last_day));
    let steps = paper.ladder(in_time.collect(), last_day);
    let mut why = super::expiry::why(paper);
    why.push(parameter(rule, "min-remaining", min, "天", "days"));
    why.push(
        Why::new(
            "sum",
            Text::new(
                format!("{to} − {min} 天 = {last_day}，当天提交还来得及"),
                format!("{to} − {min} days = {last_day}, on which it can still be handed in"),
            ),
        )
        .until(over(last_day)),
    );
    let stores = reach::of(paper).into_iter().filter(|store| rule.speaks_about(&store.platform));
    let late = paper.today > last_day;
    let what = if late {
        Text::new(
            format!("身份证剩余不足 {min} 天，关联申请会被拒"),
            format!("Fewer than {min} days left on the identity card: a link application will be refused"),
        )
    } else {
        Text::new("可凭身份证申请关联的最后一天", "Last day to apply for a link with the identity card")
    };
    let dated = Dated {
        rule,
        subject: paper.facts.subject(),
        name: paper.facts.name(),
        key: "remaining".into(),
        what,
        anchor: super::expiry::anchor(paper)?,
        safe_day: None,
        last_day,
        standing: if paper.renewing().is_some() { Standing::UnderReview } else { Standing::Running },
        provisional: false,
        affects: stores.map(Subject::Store).collect(),
        steps,
        why,
    };
    Some(dated.draw(paper.now))
}

/// The sides that a store's platform wants and that are not among the files; empty while no file is on record.
pub fn sides_missing<'a>(paper: &Paper<'a>, rule: &Bound<'a, LinkIdRemaining>) -> Vec<&'static str> {
    let files = &paper.facts.document.attributes.files;
    if files.is_empty() {
        return Vec::new();
    }
    missing_sides(files.iter().map(|file| file.side.as_deref()), rule.params.sides)
}

/// Row 8's purpose check: would the store's platform take the card today?
pub fn admit(paper: &Paper, store: &StoreKey) -> Result<(), Refused> {
    if paper.facts.kind() != DocumentKind::IdentityCard {
        return Ok(());
    }
    let Some(rule) = paper.rulebook.bound::<LinkIdRemaining>(&store.platform) else {
        return Ok(());
    };
    let judged = remaining_enough(paper.term.to, paper.today, rule.params.min_remaining);
    if judged.verdict == Verdict::Invalid {
        let text = judged.reasons.into_iter().next().map(|reason| reason.text);
        let text = text.unwrap_or_else(|| rule.rule.statement.clone());
        return Err(Refused::new("too-few-days-left", text).by(rule.rule));
    }
    if sides_missing(paper, &rule).is_empty() {
        return Ok(());
    }
    let text = Text::new(
        "身份证正反两面要齐，请先补上缺的一面",
        "both sides of the identity card are wanted; add the missing one first",
    );
    Err(Refused::new("side-missing", text).by(rule.rule))
}
