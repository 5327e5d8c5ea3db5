//! A platform that has not decided on a document within some working days is asked (`audit-follow-up`; rulebook E.4 rows
//! 8 and 9). One deadline a store; the decision ends it.

use super::{
    dated::{Dated, over, provisional_reason, rungs},
    paper::Paper,
};
use crate::{
    assess::deadline::parameter,
    assessment::{Anchor, Deadline, Standing, Why},
    calendar::Counting,
    rulebook::{Bound, behaviour::AuditFollowUp},
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::Validity,
};

pub fn deadlines(paper: &Paper) -> Vec<Deadline> {
    let gone = paper.facts.put_away() || paper.validity == Validity::Superseded;
    let waiting = paper.history.waiting().filter(|_| !gone);
    waiting.filter_map(|(store, audited)| deadline(paper, store, audited.since)).collect()
}

fn deadline(paper: &Paper, store: &StoreKey, submitted: Instant) -> Option<Deadline> {
    let Bound { rule, params } = paper.rulebook.bound::<AuditFollowUp>(&store.platform)?;
    let calendar = paper.rulebook.calendar();
    let walk = calendar.walk(submitted.date(), params.wait, Counting::default());
    let (provisional, last_day) = (walk.provisional(), walk.last);
    let at = submitted.minute_text();
    let text = Text::new(format!("提交：{at}"), format!("handed in: {at}"));
    let mut why = vec![
        Why::new("anchor", text).until(submitted),
        parameter(rule, "wait", params.wait, "个工作日", "working days"),
        Why::new(
            "sum",
            Text::new(
                format!("提交当天不算，第 {} 个工作日 {last_day} 24:00", params.wait),
                format!(
                    "the day of the submission is not counted; the end of working day {}, {last_day}",
                    params.wait
                ),
            ),
        )
        .until(over(last_day))
        .counting(walk.days),
    ];
    why.extend(provisional.then(provisional_reason));
    let Text { zh, en } = paper.facts.kind().words();
    let dated = Dated {
        rule,
        subject: paper.facts.subject(),
        name: paper.facts.name(),
        key: format!("{store}@{}", submitted.millis()),
        what: Text::new(format!("催平台审核{zh}"), format!("Ask the platform about the {en}")),
        anchor: Anchor { at: submitted, event: "document-submitted".into() },
        safe_day: None,
        last_day,
        standing: Standing::UnderReview,
        provisional,
        affects: vec![Subject::Store(store.clone())],
        steps: rungs("due", &rule.ladder.due, last_day),
        why,
    };
    Some(dated.draw(paper.now))
}
