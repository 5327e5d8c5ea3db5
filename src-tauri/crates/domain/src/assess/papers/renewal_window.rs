//! Renewal that is applied for within working days before the end (`renewal-window`; rulebook B.4, decision D6).
//!
//! The last valid day is not counted. `apply-by` is the target, because sources disagree about the last day: the stricter
//! reading comes first. An application ends it; the end of the document itself is [`super::expiry`]'s.

use super::{
    dated::{Dated, over, provisional_reason, rungs},
    expiry,
    paper::Paper,
    reach,
    term::TermRule,
};
use crate::{
    assess::deadline::parameter,
    assessment::{Deadline, Standing, Step, Why},
    text::Text,
    time::Instant,
};

pub fn deadline(paper: &Paper) -> Option<Deadline> {
    let TermRule::Renewal(bound) = paper.term.rule? else { return None };
    let to = paper.term.to?;
    if paper.settled() || paper.renewing().is_some() || paper.today > to {
        return None;
    }
    let (rule, params) = (bound.rule, bound.params);
    let calendar = paper.rulebook.calendar();
    let back = |workdays: i64| calendar.walk_back(to, workdays);
    let (opens, by, last) = (back(params.apply_from), back(params.apply_by), back(params.apply_last));
    let provisional = [&opens, &by, &last].iter().any(|walk| walk.provisional());
    let mut steps = vec![Step { key: "opens".into(), at: Instant::start_of(opens.last) }];
    steps.extend(rungs("safe", &rule.ladder.safe, by.last));
    steps.extend(rungs("due", &rule.ladder.due, last.last));
    let Text { zh, en } = paper.facts.kind().words();
    let mut why = expiry::why(paper);
    for (param, value, day) in [
        ("apply-from", params.apply_from, opens.last),
        ("apply-by", params.apply_by, by.last),
        ("apply-last", params.apply_last, last.last),
    ] {
        why.push(parameter(rule, param, value, "个工作日", "working days"));
        why.push(Why::new(
            "sum",
            Text::new(
                format!("{to} 往前数第 {value} 个工作日 = {day}（到期当天不算）"),
                format!("working day {value} before {to}, which is not counted = {day}"),
            ),
        ));
    }
    let (safe_day, last_day) = (by.last, last.last);
    let longest = [opens, by, last].into_iter().min_by_key(|walk| walk.last)?;
    why.push(
        Why::new("days", Text::new("逐日数来", "the days one by one"))
            .until(over(last_day))
            .counting(longest.days),
    );
    why.extend(provisional.then(provisional_reason));
    let dated = Dated {
        rule,
        subject: paper.facts.subject(),
        name: paper.facts.name(),
        key: "apply".into(),
        what: Text::new(format!("申请{zh}延续"), format!("Apply for the renewal of the {en}")),
        anchor: expiry::anchor(paper)?,
        safe_day: Some(safe_day),
        last_day,
        standing: Standing::Running,
        provisional,
        affects: reach::subjects(paper),
        steps,
        why,
    };
    Some(dated.draw(paper.now))
}
