//! A document's state as lists and pages read it.

use super::{id_remaining, issue_within, paper::Paper};
use crate::{
    assessment::{DocumentState, FilesState, Renewal, StoreAudit},
    rulebook::{Bound, behaviour::LinkIdRemaining},
    subject::{StoreKey, Subject},
    text::Text,
    validate::{content_by_name, content_words},
    vocabulary::{Audit, DocumentKind, Validity},
};
use std::collections::BTreeSet;

pub fn of(paper: &Paper) -> DocumentState {
    let attributes = &paper.facts.document.attributes;
    DocumentState {
        kind: paper.facts.kind(),
        validity: paper.validity,
        first_valid_day: paper.term.from,
        last_valid_day: paper.term.to,
        unlimited: paper.term.unlimited,
        grace_until: paper.grace_until(),
        why: if attributes.valid_to.is_some() { Vec::new() } else { paper.term.why.clone() },
        renewal: paper.renewing().map(|applied| Renewal { applied, expected: issue_within::expected(paper) }),
        to_be_replaced: to_be_replaced(paper),
        files: files(paper),
        audits: audits(paper),
        upload_to: upload_to(paper).into_iter().map(Subject::Store).collect(),
        predecessor: paper.facts.predecessor().map(|version| version.subject()),
        successor: paper.successor.map(|version| version.subject()),
    }
}

/// Row 10.
pub fn to_be_replaced(paper: &Paper) -> bool {
    let licence =
        paper.facts.kind() == DocumentKind::BusinessLicence && paper.validity != Validity::Superseded;
    licence && paper.facts.company().is_some_and(|company| !company.unfiled(paper.now).is_empty())
}

fn audits(paper: &Paper) -> Vec<StoreAudit> {
    let audits = paper.history.audits.iter().map(|(store, audited)| StoreAudit {
        store: Subject::Store(store.clone()),
        audit: audited.audit,
        since: audited.since,
        reason: Some(audited.reason.clone()).filter(|reason| !reason.is_empty()),
    });
    audits.collect()
}

/// Row 5: stores that were given an earlier version and have not got this one. What the platform turned down has to be
/// given to it again.
pub fn upload_to(paper: &Paper) -> BTreeSet<StoreKey> {
    if paper.facts.put_away() || paper.successor.is_some() {
        return BTreeSet::new();
    }
    let given = |audit: Audit| matches!(audit, Audit::Pending | Audit::Passed);
    let mut stores = BTreeSet::new();
    for version in paper.facts.predecessors() {
        let history = super::history::History::until(version.document, paper.now);
        stores.extend(history.audits.into_keys());
    }
    stores.retain(|store| !given(paper.history.audit(store)) && !left_behind(paper, store));
    stores
}

/// A store of the owner's that is put away or closed wants no documents.
pub fn left_behind(paper: &Paper, store: &StoreKey) -> bool {
    let family = paper.facts.family;
    let subject = Subject::Store(store.clone());
    let owners = paper.facts.owner();
    let own = family.stores.get(&subject).is_some_and(|row| match &owners {
        Some(Subject::Entity(uscc)) => row.attributes.entity.as_ref() == Some(uscc),
        owner => owner.as_ref() == Some(&subject),
    });
    own && !paper.facts.stores(paper.now).contains(store)
}

fn files(paper: &Paper) -> Option<FilesState> {
    if paper.facts.document.attributes.files.is_empty() {
        return None;
    }
    let faults: Vec<Text> = file_faults(paper).into_iter().map(|(text, _)| text).collect();
    Some(FilesState { sound: faults.is_empty(), faults })
}

/// Row 11, decision D13, and the sides of a card (C.5); each with the rule that it rests on. None where no file belongs
/// to the document.
pub fn file_faults(paper: &Paper) -> Vec<(Text, Option<String>)> {
    let files = &paper.facts.document.attributes.files;
    if files.is_empty() {
        return Vec::new();
    }
    let renamed = files.iter().filter(|file| content_by_name(&file.name) != file.content).map(|file| {
        let (named, content) = (content_words(content_by_name(&file.name)), content_words(file.content));
        let name = &file.name;
        Text::new(
            format!("{name}：扩展名是 {}，内容是 {}，请换成两者一致的文件", named.zh, content.zh),
            format!(
                "{name}: the name says {}, the content is {}; take a file in which they agree",
                named.en, content.en
            ),
        )
    });
    let altered = paper.history.files.as_ref().filter(|check| !check.sound).map(|check| {
        let reason = &check.reason;
        Text::new(
            format!("文件丢失或被改动，请重新选择：{reason}"),
            format!("a file is gone or was altered, choose it again: {reason}"),
        )
    });
    renamed.chain(altered).map(|text| (text, None)).chain(side_missing(paper)).collect()
}

fn side_missing(paper: &Paper) -> Option<(Text, Option<String>)> {
    if paper.facts.kind() != DocumentKind::IdentityCard {
        return None;
    }
    let lacking = |rule: Bound<LinkIdRemaining>| {
        let side = id_remaining::sides_missing(paper, &rule).first().copied()?;
        Some((side, rule.rule.id.clone()))
    };
    let (side, rule) = paper.rulebook.every_bound().find_map(lacking)?;
    let (zh, en) = if side == "front" { ("正面", "front") } else { ("反面", "back") };
    let text = Text::new(
        format!("身份证缺{zh}，请补上"),
        format!("the {en} of the identity card is missing; add it"),
    );
    Some((text, Some(rule)))
}
