//! What a platform may limit while a document of the shop or of its company has expired (`restricted-while-expired`;
//! rulebook E.4 row 6). The time for mending it is named case by case, so it is a finding, not a deadline.

use super::{
    StoreFacts,
    papers::{Paper, company::documents_of, turns},
};
use crate::{
    assessment::Finding,
    rulebook::{Bound, Rulebook, behaviour::RestrictedWhileExpired},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Restriction, Validity},
};

fn papers<'a>(facts: &StoreFacts<'a>, rulebook: &'a Rulebook, now: Instant) -> Vec<Paper<'a>> {
    let company = facts.store.attributes.entity.clone().map(Subject::Entity);
    let owners = [Some(Subject::Store(facts.key.clone())), company];
    let documents = owners.into_iter().flatten().flat_map(|owner| documents_of(owner, facts.accounts));
    documents.map(|document| Paper::at(document, rulebook, now)).collect()
}

fn bound<'a>(facts: &StoreFacts, rulebook: &'a Rulebook) -> Option<Bound<'a, RestrictedWhileExpired>> {
    rulebook.bound(&facts.key.platform)
}

/// One for each document that has expired.
pub(super) fn findings(facts: &StoreFacts, rulebook: &Rulebook, now: Instant) -> Vec<Finding> {
    let Some(Bound { rule, params }) = bound(facts, rulebook) else {
        return Vec::new();
    };
    let limits: Vec<Text> = params.limits.iter().map(|limit| words(limit)).collect();
    let list = |pick: fn(&Text) -> &str, gap: &str| limits.iter().map(pick).collect::<Vec<_>>().join(gap);
    let (zh, en) = (list(|limit| &limit.zh, "、"), list(|limit| &limit.en, ", "));
    let expired =
        papers(facts, rulebook, now).into_iter().filter(|paper| paper.validity == Validity::Expired);
    expired
        .map(|paper| {
            let kind = paper.facts.kind().words();
            let since = paper.term.to.map(|to| to.to_string()).unwrap_or_default();
            let text = Text::new(
                format!("{}已于 {since} 到期，平台可能{zh}：尽快更新，并在平台提交", kind.zh),
                format!(
                    "the {} expired with {since}; what may follow: {en}. Renew it and hand it in",
                    kind.en
                ),
            );
            let evidence = vec![paper.facts.subject()];
            Finding { evidence, ..Finding::new("document-expired", text, Some(rule)) }
        })
        .collect()
}

pub(super) fn changes(facts: &StoreFacts, rulebook: &Rulebook, now: Instant) -> Vec<Instant> {
    if bound(facts, rulebook).is_none() {
        return Vec::new();
    }
    papers(facts, rulebook, now).iter().flat_map(turns).collect()
}

/// As the store's own limits are called; a word that is not among them is shown as it is.
fn words(limit: &str) -> Text {
    match (Restriction::from_code(limit), limit) {
        (Some(restriction), _) => restriction.words(),
        (None, "ads-blocked") => Text::new("限制推广", "advertising blocked"),
        (None, other) => Text::new(other, other),
    }
}
