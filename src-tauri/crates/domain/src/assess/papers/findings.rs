//! What is worth knowing about a document besides its deadlines.

use super::{dated::shifted, paper::Paper, state};
use crate::{
    assessment::Finding,
    subject::Subject,
    text::Text,
    vocabulary::{Audit, DocumentKind, Validity},
};

/// In the order of their codes; none for a document that was put away.
pub fn of(paper: &Paper) -> Vec<Finding> {
    if paper.facts.put_away() {
        return Vec::new();
    }
    let mut findings = ignored(paper);
    if paper.validity != Validity::Superseded {
        findings.extend(rejected(paper));
        findings.extend(unsound(paper));
        findings.extend(gap(paper));
        findings.extend(outlives_trademark(paper));
        findings.extend(unknown_end(paper));
        findings.extend(to_be_replaced(paper));
        findings.extend(to_be_uploaded(paper));
    }
    findings.sort_by(|a, b| a.code.cmp(&b.code));
    findings
}

fn finding(code: &str, zh: String, en: String) -> Finding {
    Finding { code: code.into(), text: Text::new(zh, en), rule: None, evidence: Vec::new() }
}

/// Resting on the rule that tells how long a document is valid.
fn by_term(found: Finding, paper: &Paper) -> Finding {
    Finding { rule: paper.term.rule.map(|rule| rule.rule().id.clone()), ..found }
}

/// A retraction took away the ground of what was recorded after it.
fn ignored(paper: &Paper) -> Vec<Finding> {
    let reasons = paper.history.ignored.iter().map(|(_, refused)| &refused.text);
    reasons
        .map(|text| {
            finding(
                "event-ignored",
                format!("有一条记录不再适用：{}", text.zh),
                format!("a record no longer applies: {}", text.en),
            )
        })
        .collect()
}

/// Row 9: somebody has to see to it.
fn rejected(paper: &Paper) -> Vec<Finding> {
    let turned_down = paper.history.audits.iter().filter(|(_, audited)| audited.audit == Audit::Rejected);
    turned_down
        .map(|(store, audited)| {
            let (main, reason) = (&store.main, &audited.reason);
            let (zh, en) = if reason.is_empty() {
                (String::new(), String::new())
            } else {
                (format!("：{reason}"), format!(": {reason}"))
            };
            let found = finding(
                "audit-rejected",
                format!("{main} 的平台审核不通过{zh}。改好后重新提交并记录"),
                format!(
                    "the platform turned it down for {main}{en}. Mend it, hand it in again and record that"
                ),
            );
            Finding { evidence: vec![Subject::Store(store.clone())], ..found }
        })
        .collect()
}

/// Row 11.
fn unsound(paper: &Paper) -> Vec<Finding> {
    let faults = state::file_faults(paper).into_iter();
    faults
        .map(|(text, rule)| Finding { code: "file-unsound".into(), text, rule, evidence: Vec::new() })
        .collect()
}

/// D12: days on which neither version is valid.
fn gap(paper: &Paper) -> Option<Finding> {
    let (to, successor) = (paper.term.to?, paper.successor?);
    let begins = successor.begins();
    let days = (begins - to).num_days() - 1;
    (days > 0).then(|| {
        let (first, last) = (shifted(to, 1), shifted(begins, -1));
        let found = finding(
            "validity-gap",
            format!("旧证到 {to} 为止，新证从 {begins} 起：{first} 至 {last} 共 {days} 天没有有效证照，请核对日期"),
            format!(
                "this one ends with {to}, the next begins on {begins}: nothing is valid from {first} to {last} ({days} days); check the dates"
            ),
        );
        Finding { evidence: vec![successor.subject()], ..by_term(found, paper) }
    })
}

/// B.4: an authorisation is worth nothing once the trademark has ended. They are matched by the same title.
fn outlives_trademark(paper: &Paper) -> Option<Finding> {
    let to = paper.term.to?;
    let marks = marks(paper);
    let in_use = marks.iter().filter(|mark| mark.validity != Validity::Superseded);
    let (ends, mark) = in_use.filter_map(|mark| Some((mark.term.to?, mark))).max_by_key(|(ends, _)| *ends)?;
    (to > ends).then(|| {
        let found = finding(
            "outlives-trademark",
            format!("授权到 {to}，商标 {ends} 就到期：商标续展前，之后的授权不算数"),
            format!("authorised to {to}, but the trademark ends on {ends}: until it is renewed, the rest counts for nothing"),
        );
        Finding { evidence: vec![mark.facts.subject()], ..by_term(found, mark) }
    })
}

/// The trademarks behind a brand authorisation, as far as they are on record.
pub fn marks<'a>(paper: &Paper<'a>) -> Vec<Paper<'a>> {
    let title = paper.facts.document.attributes.title.as_deref();
    let owner = paper.facts.owner().filter(|_| paper.facts.kind() == DocumentKind::BrandAuthorisation);
    let (Some(title), Some(owner)) = (title, owner) else { return Vec::new() };
    super::company::documents_of(owner, paper.facts.family)
        .filter(|mark| mark.kind() == DocumentKind::Trademark)
        .filter(|mark| mark.document.attributes.title.as_deref() == Some(title))
        .map(|mark| Paper::at(mark, paper.rulebook, paper.now))
        .collect()
}

fn unknown_end(paper: &Paper) -> Option<Finding> {
    (paper.validity == Validity::Unknown).then(|| {
        let found = finding(
            "validity-unknown",
            "不知道何时到期：请填有效期，没有期限的勾选长期".into(),
            "its end is not known: enter the last valid day, or that it has none".into(),
        );
        by_term(found, paper)
    })
}

fn to_be_replaced(paper: &Paper) -> Option<Finding> {
    state::to_be_replaced(paper).then(|| {
        finding(
            "licence-to-be-replaced",
            "登记事项已变更，执照待换：办好变更登记后登记新执照".into(),
            "registered facts have changed, so the licence is to be replaced: file the change, then record the new licence".into(),
        )
    })
}

fn to_be_uploaded(paper: &Paper) -> Option<Finding> {
    let stores = state::upload_to(paper);
    let many = stores.len();
    let names: Vec<&str> = stores.iter().take(5).map(|store| store.main.as_str()).collect();
    let more = |mark: &str| if many > names.len() { mark.to_owned() } else { String::new() };
    (many > 0).then(|| {
        let found = finding(
            "upload-new-version",
            format!("新版本还要上传到 {many} 家店铺：{}{}", names.join("、"), more("等")),
            format!(
                "the new version has to be uploaded to {many} stores: {}{}",
                names.join(", "),
                more(", …")
            ),
        );
        Finding { evidence: stores.iter().cloned().map(Subject::Store).collect(), ..found }
    })
}
