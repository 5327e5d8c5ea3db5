//! May this be recorded about a document or a company (rulebook E.4; decisions D3, D4, G3)?

use super::{
    annual_report,
    company::EntityFacts,
    id_remaining,
    paper::{DocumentFacts, Paper},
    surveillance,
};
use crate::{
    assess::life::Refused,
    change::{Change, What},
    facts::{DocumentAttributes, World},
    rulebook::Rulebook,
    subject::{StoreKey, Subject},
    text::Text,
    vocabulary::Validity,
};

/// Of a document. `before` and `after` = the family without the change and with it.
pub fn document(before: &World, after: &World, rulebook: &Rulebook, change: &Change) -> Result<(), Refused> {
    let subject = &change.draft.subject;
    let (Subject::Document(key), Some(document)) = (subject, after.documents.get(subject)) else {
        return Ok(());
    };
    let facts = DocumentFacts { key, document, family: after };
    let paper = Paper::at(facts, rulebook, change.draft.effective);
    match &change.draft.what {
        What::DocumentDescribed(_) => described(before, after, key, &document.attributes),
        What::DocumentSubmitted(to) => submitted(after, &paper, &to.store),
        What::AuditPassed(_) | What::AuditRejected(_) => answered(&paper, change),
        What::RenewalApplied(_) => {
            let without = before.documents.get(subject).map(|document| {
                Paper::at(DocumentFacts { key, document, family: before }, rulebook, change.draft.effective)
            });
            without.map_or(Ok(()), |paper| renewable(&paper))
        }
        What::SurveillancePassed(_) => {
            let without = before.documents.get(subject).map(|document| {
                Paper::at(DocumentFacts { key, document, family: before }, rulebook, change.draft.effective)
            });
            without.map_or(Ok(()), |paper| surveillance::admit(&paper))
        }
        _ => Ok(()),
    }
}

/// Of a company.
pub fn entity(before: &World, rulebook: &Rulebook, change: &Change) -> Result<(), Refused> {
    let subject = &change.draft.subject;
    let (Subject::Entity(uscc), Some(entity)) = (subject, before.entities.get(subject)) else {
        return Ok(());
    };
    let facts = EntityFacts { uscc, entity, family: before };
    match &change.draft.what {
        What::AnnualReportFiled(report) => {
            annual_report::admit(&facts, rulebook, report.year, change.draft.effective)
        }
        _ => Ok(()),
    }
}

fn refused(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Result<(), Refused> {
    Err(Refused::new(code, Text::new(zh, en)))
}

fn described(before: &World, after: &World, key: &str, is: &DocumentAttributes) -> Result<(), Refused> {
    if is.kind.is_none() {
        return refused("kind-missing", "请选择证照种类", "choose the kind of document");
    }
    let owner: Option<Subject> = is.owner.as_deref().and_then(|owner| owner.parse().ok());
    let known = owner.as_ref().is_some_and(|owner| {
        matches!(owner, Subject::Entity(_) | Subject::Store(_) | Subject::Staff(_)) && before.contains(owner)
    });
    if !known {
        return refused(
            "unknown-owner",
            "证照归属的主体、店铺或员工还没有登记，请先登记再选",
            "the company, store or person it belongs to is not recorded; record it first, then choose it",
        );
    }
    dates(is)?;
    if let Some(newer) = newer_of_another_kind(after, key, is) {
        let text = Text::new(
            "已有新版本替换它，种类和归属不能再改；若登记错了，先改新版本",
            "a newer version supersedes it, so kind and owner stay; correct the newer one first if they are wrong",
        );
        return Err(Refused { evidence: vec![newer], ..Refused::new("supersedes-another", text) });
    }
    match is.supersedes.as_deref() {
        Some(older) => superseding(after, key, older, is),
        None => Ok(()),
    }
}

/// A version that claims to supersede it and would be of another kind or owner now.
fn newer_of_another_kind(after: &World, key: &str, is: &DocumentAttributes) -> Option<Subject> {
    let unlike = |newer: &DocumentAttributes| {
        newer.supersedes.as_deref() == Some(key) && (newer.kind != is.kind || newer.owner != is.owner)
    };
    after.documents.iter().find(|(_, newer)| unlike(&newer.attributes)).map(|(subject, _)| subject.clone())
}

/// Do its days go together?
pub fn dates(is: &DocumentAttributes) -> Result<(), Refused> {
    if is.unlimited && is.valid_to.is_some() {
        return refused(
            "unlimited-with-an-end",
            "既勾选了长期又填了到期日，请留一个",
            "it is marked as without end and has a last valid day; keep one of the two",
        );
    }
    let first = is.valid_from.or(is.issued_on);
    match (first, is.valid_to) {
        (Some(first), Some(last)) if last < first => refused(
            "dates-upside-down",
            format!("到期日 {last} 早于生效日 {first}，请核对"),
            format!("the last valid day {last} is before the first, {first}; check them"),
        ),
        _ => Ok(()),
    }
}

/// Row 5: a version takes the place of one of the same kind and owner, whatever its state (D3).
fn superseding(after: &World, key: &str, older: &str, is: &DocumentAttributes) -> Result<(), Refused> {
    let subject = Subject::Document(older.into());
    let refuse = |zh: &str, en: &str| {
        let no = Refused::new("supersedes-another", Text::new(zh, en));
        Err(Refused { evidence: vec![subject.clone()], ..no })
    };
    let Some(document) = after.documents.get(&subject) else {
        return refuse(
            "要替换的旧证没有登记，请从列表里选",
            "the version to be superseded is not recorded; choose it from the list",
        );
    };
    let was = &document.attributes;
    if was.kind != is.kind || was.owner != is.owner {
        return refuse(
            "只能替换同一归属、同一种类的证照，请重新选择旧证",
            "only a document of the same kind and owner can be superseded; choose another",
        );
    }
    // Back along the versions: none of them may be this one.
    let mut version = Some(older.to_owned());
    let mut steps = after.documents.len();
    while let Some(id) = version.filter(|_| steps > 0) {
        if id == key {
            return refuse("新旧版本互相替换，请核对", "the versions supersede each other; check them");
        }
        steps -= 1;
        let before = after.documents.get(&Subject::Document(id));
        version = before.and_then(|document| document.attributes.supersedes.clone());
    }
    Ok(())
}

/// Row 8.
fn submitted(after: &World, paper: &Paper, store: &StoreKey) -> Result<(), Refused> {
    let subject = Subject::Store(store.clone());
    if !after.stores.contains_key(&subject) {
        let main = &store.main;
        return refused(
            "unknown-store",
            format!("店铺 {main} 还没有登记，请先登记"),
            format!("the store {main} is not recorded; record it first"),
        );
    }
    if let Some(owner @ Subject::Store(_)) = paper.facts.owner()
        && owner != subject
    {
        return refused(
            "of-another-store",
            "这份证照属于另一家店铺，不能提交到这里",
            "the document belongs to another store and cannot be handed in here",
        );
    }
    usable(paper)?;
    id_remaining::admit(paper, store)
}

/// Valid, which includes expiring (D4).
pub fn usable(paper: &Paper) -> Result<(), Refused> {
    let (zh, en) = match paper.validity {
        Validity::Valid | Validity::Expiring => return Ok(()),
        Validity::PendingEffective => {
            ("还没有生效，生效后再提交", "it is not in force yet; hand it in once it is")
        }
        Validity::Expired | Validity::InGrace => {
            ("已过期，请先登记新版本", "it has expired; record a new version first")
        }
        Validity::Superseded => ("已有新版本，请提交新版本", "a new version is in force; hand that one in"),
        Validity::Unknown => (
            "不知道何时到期，请先填有效期或勾选长期",
            "its end is not known; enter the last valid day first, or that it has none",
        ),
    };
    let no = Refused::new("document-not-valid", Text::new(zh, en));
    Err(paper.term.rule.map_or(no.clone(), |rule| no.by(rule.rule())))
}

/// Row 9, judged by the replay.
fn answered(paper: &Paper, change: &Change) -> Result<(), Refused> {
    match paper.history.ignored.iter().find(|(id, _)| *id == change.id) {
        Some((_, refused)) => Err(refused.clone()),
        None => Ok(()),
    }
}

/// Row 4: from the first reminder on, also after the end; not twice.
pub fn renewable(paper: &Paper) -> Result<(), Refused> {
    if let Some(applied) = paper.renewing() {
        let at = applied.date();
        return refused(
            "not-possible-now",
            format!("{at} 已记录申请续办；没有办成的话先撤销那一条"),
            format!("an application of {at} is on record; retract it first if nothing came of it"),
        );
    }
    match paper.validity {
        Validity::Expiring | Validity::Expired | Validity::InGrace => Ok(()),
        Validity::Valid => match paper.expiring_from() {
            Some(from) => refused(
                "not-possible-now",
                format!("还没到续办的时候：{from} 起才需要；已拿到新证的话直接登记新版本"),
                format!(
                    "renewal is not called for before {from}; if the new one is there already, record it as a new version"
                ),
            ),
            None => refused(
                "not-possible-now",
                "长期有效，不用续办",
                "it has no end, so there is nothing to renew",
            ),
        },
        Validity::PendingEffective => refused("not-possible-now", "还没有生效", "it is not in force yet"),
        Validity::Superseded => refused("not-possible-now", "已有新版本", "a new version is in force"),
        Validity::Unknown => refused(
            "not-possible-now",
            "不知道何时到期，请先填有效期或勾选长期",
            "its end is not known; enter the last valid day first, or that it has none",
        ),
    }
}
