//! A document is applied for so early that the new one is there when the old one does not serve any more.
//!
//! How long that takes is a rule's where one says it (`issue-within`). Of other kinds no source tells; the first reminder of
//! their ladder stands for it (rulebook B.4, decision D10), and the step says that it is assumed. Where a rule names the last
//! day to apply (`renewal-window`), that day is the deadline's own.

use super::{
    BackPlan,
    chain::{Chain, Stretch},
};
use crate::{
    facts::DocumentAttributes,
    rulebook::{Bound, Rule, Rulebook, behaviour::IssueWithin, rule::EVERY_PLATFORM},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Actor, DocumentKind},
};

/// `wanted` = from here on the old one does not serve; `term` = the rule that ends it.
pub(super) fn of_document(
    rulebook: &Rulebook,
    (document, row): (&Subject, &DocumentAttributes),
    term: &Rule,
    wanted: Instant,
) -> Option<BackPlan> {
    let kind = row.kind.unwrap_or(DocumentKind::Other);
    let chain = Chain::to(wanted, rulebook.calendar());
    let Text { zh, en } = kind.words();
    let target = Text::new(
        format!("旧{zh}不能再用之前领到新的"),
        format!("The new {en} is there before the old one no longer serves"),
    );
    before(chain, rulebook, kind, row.remote, Some(term)).plan(document.clone(), target)
}

/// Puts the renewal of a document of this kind before what comes next. `remote` = it is issued in a remote area.
pub(super) fn before<'a>(
    chain: Chain<'a>,
    rulebook: &Rulebook,
    kind: DocumentKind,
    remote: bool,
    term: Option<&Rule>,
) -> Chain<'a> {
    let issue = rulebook.each_bound::<IssueWithin>(EVERY_PLATFORM).find(|rule| rule.params.document == kind);
    let Text { zh, en } = kind.words();
    let apply = |zh_long: String, en_long: String| {
        Text::new(format!("申请新的{zh}，{zh_long}"), format!("Apply for the new {en}; {en_long}"))
    };
    if let Some(Bound { rule, params }) = issue {
        let extra = if remote { params.remote_extra } else { 0 };
        let days = params.length + extra;
        let what = apply(format!("办证最长 {days} 天"), format!("issuing it takes up to {days} days"));
        let actor = rule.actor.unwrap_or(Actor::Operator);
        return chain.days(days, &Stretch { code: "renewal", what, actor, rule, param: Some("length") });
    }
    let lead = term
        .and_then(|rule| Some((rule, rule.ladder.due.iter().filter_map(|rung| rung.days_before()).max()?)));
    match lead {
        Some((rule, days)) => {
            let what = apply(
                format!("没有来源写明要多久，按最早的提醒预留 {days} 天"),
                format!(
                    "no source tells how long it takes: {days} days are allowed, as its first reminder does"
                ),
            );
            let actor = rule.actor.unwrap_or(Actor::Operator);
            chain.days(days, &Stretch { code: "renewal", what, actor, rule, param: None })
        }
        None => chain,
    }
}
