//! A trademark's renewal: in the last months before its printed end, then in a grace; after that it is cancelled
//! (`trademark-terms`, 商标法 39–40; rulebook E.4 rows 6 and 7, decision D1).
//!
//! The target is the printed last day, the end is the grace's.

use super::{
    dated::{Dated, over, rungs, weekly},
    expiry,
    paper::Paper,
    reach,
    term::{TermRule, months_before},
};
use crate::{
    assess::deadline::parameter,
    assessment::{Deadline, Standing, Step, Why},
    text::Text,
    time::Instant,
};
use chrono::NaiveDate;

pub fn deadline(paper: &Paper) -> Option<Deadline> {
    let TermRule::Trademark(bound) = paper.term.rule? else { return None };
    let (to, grace_until) = (paper.term.to?, paper.grace_until()?);
    if paper.settled() {
        return None;
    }
    let (rule, params) = (bound.rule, bound.params);
    let opens = months_before(to, params.renewal_opens)?;
    let mut steps = vec![Step { key: "opens".into(), at: Instant::start_of(opens) }];
    steps.extend(rungs("safe", &rule.ladder.safe, to));
    let mut steps = paper.ladder(steps, to);
    steps.extend(weekly(to, Some(grace_until), paper.today));
    steps.extend(rungs("due", &rule.ladder.due, grace_until));
    let mut why = expiry::why(paper);
    why.push(parameter(rule, "renewal-opens", params.renewal_opens, "个月", "months"));
    why.push(line("window", opens, ("续展从这天起可以申请", "renewal can be applied for from this day on")));
    why.push(parameter(rule, "grace", params.grace, "个月", "months"));
    why.push(
        line("grace", grace_until, ("宽展期最后一天，之后注销", "last day of the grace; cancelled after it"))
            .until(over(grace_until)),
    );
    let dated = Dated {
        rule,
        subject: paper.facts.subject(),
        name: paper.facts.name(),
        key: "end".into(),
        what: what(paper, to, grace_until),
        anchor: expiry::anchor(paper)?,
        safe_day: Some(to),
        last_day: grace_until,
        standing: if paper.renewing().is_some() { Standing::UnderReview } else { Standing::Running },
        provisional: false,
        affects: reach::subjects(paper),
        steps,
        why,
    };
    Some(dated.draw(paper.now))
}

fn line(step: &str, day: NaiveDate, (zh, en): (&str, &str)) -> Why {
    Why::new(step, Text::new(format!("{day}：{zh}"), format!("{day}: {en}")))
}

fn what(paper: &Paper, to: NaiveDate, grace_until: NaiveDate) -> Text {
    if paper.today > grace_until {
        Text::new("商标宽展期已过", "The trademark's grace is over")
    } else if paper.today > to {
        Text::new("商标在宽展期内，尽快续展", "Renew the trademark within its grace")
    } else {
        Text::new("商标续展", "Renew the trademark")
    }
}
