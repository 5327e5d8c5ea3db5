//! A new document is there within this time of the application, or is asked for (`issue-within`; rulebook E.4 row 4).

use super::{
    dated::{Dated, rungs, shifted},
    paper::Paper,
    reach,
};
use crate::{
    assess::deadline::parameter,
    assessment::{Anchor, Deadline, Standing, Why},
    rulebook::{Bound, behaviour::IssueWithin, rule::EVERY_PLATFORM},
    text::Text,
};
use chrono::NaiveDate;

fn bound<'a>(paper: &Paper<'a>) -> Option<Bound<'a, IssueWithin>> {
    let kind = paper.facts.kind();
    paper.rulebook.each_bound::<IssueWithin>(EVERY_PLATFORM).find(|rule| rule.params.document == kind)
}

/// The last day on which the new one is still in time.
pub fn expected(paper: &Paper) -> Option<NaiveDate> {
    let rule = bound(paper)?;
    let extra = if paper.facts.document.attributes.remote { rule.params.remote_extra } else { 0 };
    Some(shifted(paper.renewing()?.date(), rule.params.length + extra))
}

pub fn deadline(paper: &Paper) -> Option<Deadline> {
    let (Bound { rule, params }, applied, last_day) = (bound(paper)?, paper.renewing()?, expected(paper)?);
    if paper.settled() {
        return None;
    }
    let Text { zh, en } = paper.facts.kind().words();
    let day = applied.date();
    let text = Text::new(format!("申请续办：{day}"), format!("renewal applied for: {day}"));
    let mut why = vec![Why::new("anchor", text), parameter(rule, "length", params.length, "天", "days")];
    if paper.facts.document.attributes.remote {
        why.push(parameter(rule, "remote-extra", params.remote_extra, "天", "days"));
    }
    why.push(Why::new("sum", Text::new(format!("{last_day} 前应领到"), format!("to be had by {last_day}"))));
    let dated = Dated {
        rule,
        subject: paper.facts.subject(),
        name: paper.facts.name(),
        key: format!("issue@{}", applied.millis()),
        what: Text::new(format!("领取新的{zh}"), format!("The new {en} should be there")),
        anchor: Anchor { at: applied, event: "renewal-applied".into() },
        safe_day: None,
        last_day,
        standing: Standing::UnderReview,
        provisional: false,
        affects: reach::subjects(paper),
        steps: rungs("due", &rule.ladder.due, last_day),
        why,
    };
    Some(dated.draw(paper.now))
}
