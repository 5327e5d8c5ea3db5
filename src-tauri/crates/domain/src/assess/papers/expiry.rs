//! The end of a document that has one (rulebook B.4, E.4 rows 3 and 6; decisions D1, D2, D10), but for trademarks.
//!
//! `printed-term`, `valid-for`, `valid-for-days`, `identity-card-terms`, and the end of what `renewal-window` speaks
//! about. After the end a reminder comes every week until another version is on record.

use super::{
    dated::{Dated, over, rungs, weekly},
    issue_within,
    paper::Paper,
    reach,
    term::TermRule,
};
use crate::{
    assessment::{Anchor, Deadline, Standing, Why},
    rulebook::behaviour::{IssueWithin, LinkIdRemaining},
    text::Text,
    time::Instant,
    vocabulary::DocumentKind,
};

pub fn deadline(paper: &Paper) -> Option<Deadline> {
    let (to, rule) = (paper.term.to?, paper.term.rule?);
    if paper.settled() || matches!(rule, TermRule::Trademark(_)) {
        return None;
    }
    let mut steps = match rule {
        // Its ladder leads to the application.
        TermRule::Renewal(_) => Vec::new(),
        rule => paper.ladder(rungs("due", &rule.rule().ladder.due, to), to),
    };
    steps.extend(weekly(to, None, paper.today));
    let dated = Dated {
        rule: rule.rule(),
        subject: paper.facts.subject(),
        name: paper.facts.name(),
        key: "end".into(),
        what: what(paper.facts.kind(), paper.today > to),
        anchor: anchor(paper)?,
        safe_day: None,
        last_day: to,
        standing: if paper.renewing().is_some() { Standing::UnderReview } else { Standing::Running },
        provisional: false,
        affects: reach::subjects(paper),
        steps,
        why: why(paper),
    };
    Some(dated.draw(paper.now))
}

fn what(kind: DocumentKind, over: bool) -> Text {
    let Text { zh, en } = kind.words();
    if over {
        return Text::new(format!("{zh}已过期"), format!("The {en} has expired"));
    }
    Text::new(format!("{zh}到期"), format!("The {en} expires"))
}

/// The printed last day, or the day from which the rule counts.
pub fn anchor(paper: &Paper) -> Option<Anchor> {
    let (day, event) = match paper.facts.document.attributes.valid_to {
        Some(printed) => (printed, "printed"),
        None => (paper.term.counted_from?, "issued"),
    };
    Some(Anchor { at: Instant::start_of(day), event: event.into() })
}

pub fn why(paper: &Paper) -> Vec<Why> {
    let Some((to, rule)) = paper.term.to.zip(paper.term.rule) else {
        return Vec::new();
    };
    let statement = |rule: &crate::rulebook::Rule| {
        let zh = rule.statement.zh.trim_end_matches('。');
        let en = rule.statement.en.trim_end_matches('.');
        Why::new("rule", Text::new(zh, en)).by_rule(&rule.id)
    };
    let mut why = match (paper.facts.document.attributes.valid_to, paper.term.counted_from) {
        (Some(printed), _) => {
            let text = Text::new(
                format!("证照上的最后有效日：{printed}"),
                format!("printed last valid day: {printed}"),
            );
            vec![Why::new("anchor", text), statement(rule.rule())]
        }
        (None, from) => {
            let from = from.map(|day| day.to_string()).unwrap_or_default();
            let text = Text::new(format!("签发或生效：{from}"), format!("issued or in force from: {from}"));
            vec![Why::new("anchor", text)]
        }
    };
    why.extend(paper.term.why.iter().cloned());
    why.push(
        Why::new(
            "sum",
            Text::new(
                format!("{to} 当天仍有效，过了当天 24:00 失效"),
                format!("{to} itself is still valid; it is not from the end of that day on"),
            ),
        )
        .until(over(to)),
    );
    if paper.facts.kind() == DocumentKind::IdentityCard {
        why.extend(first_reminder(paper));
    }
    why.extend(renewal(paper));
    why
}

/// Why an identity card is spoken about so early (rulebook B.4).
fn first_reminder(paper: &Paper) -> Option<Why> {
    let book = paper.rulebook;
    let asked = book.every_bound::<LinkIdRemaining>().next()?.params.min_remaining;
    let issue =
        book.each_bound::<IssueWithin>("*").find(|r| r.params.document == DocumentKind::IdentityCard)?;
    let (length, extra) = (issue.params.length, issue.params.remote_extra);
    let days = asked + length + extra;
    Some(
        Why::new(
            "lead",
            Text::new(
                format!("提前 {days} 天开始提醒：平台要求剩余 {asked} 天 + 办证 {length} 天 + 偏远地区 {extra} 天"),
                format!(
                    "reminders begin {days} days ahead: {asked} days that a platform wants left, {length} for issue, {extra} more in remote areas"
                ),
            ),
        )
        .by_rule(&issue.rule.id),
    )
}

/// Row 4: softer, not off.
pub fn renewal(paper: &Paper) -> Option<Why> {
    let applied = paper.renewing()?.date();
    let expected = issue_within::expected(paper);
    let (zh, en) = match expected {
        Some(day) => (format!("，预计 {day} 前领到"), format!(", the new one is expected by {day}")),
        None => (String::new(), String::new()),
    };
    Some(Why::new(
        "renewal",
        Text::new(
            format!("{applied} 已申请续办{zh}，提醒减少但不停"),
            format!("renewal applied for on {applied}{en}; fewer reminders, not none"),
        ),
    ))
}
