//! One document against what the rows say of it.

use super::{
    super::{
        Batch, Terms,
        description::{Description, Field, NOTES, described, same, warn_of_conflicts},
        ledger::{Ledger, Origin},
    },
    claims::Claim,
    owners::Owners,
    until_of,
};
use crate::import::{
    columns::Column,
    rows::{Until, called, days_refused},
};
use serde_json::Value;
use storewarden_domain::{
    assess::{life::Refused, papers},
    change::{Patch, What},
    facts::{DocumentAttributes, patched},
    subject::Subject,
    text::Text,
};

const TITLE: Field = Field { name: "title", zh: "名称", en: "Title", column: Column::Title };
const PERSON: Field = Field { name: "person", zh: "证件上的人", en: "Person", column: Column::Person };
const NUMBER: Field = Field { name: "number", zh: "编号", en: "Number", column: Column::Number };
const ID_NUMBER: Field =
    Field { name: "id_number", zh: "身份证号", en: "ID number", column: Column::Number };
const ISSUED: Field = Field { name: "issued_on", zh: "签发日期", en: "Issued", column: Column::IssuedOn };
const FROM: Field =
    Field { name: "valid_from", zh: "有效期自", en: "Valid from", column: Column::ValidFrom };
const ISSUER: Field = Field { name: "issuer", zh: "颁发机构", en: "Issuer", column: Column::Issuer };

/// Notes what differs. `known` = what is recorded of it; none = it is new. Gives what it comes to.
pub(super) fn describe(
    batch: &Batch<'_>,
    owners: &Owners,
    terms: &Terms<'_>,
    ledger: &mut Ledger,
    (subject, known): (&Subject, Option<&DocumentAttributes>),
    claims: &[Claim],
    supersedes: Option<String>,
) -> DocumentAttributes {
    let nothing = DocumentAttributes::default();
    let have = known.unwrap_or(&nothing);
    let Some(slot) = claims.first().map(|claim| &claim.slot) else {
        return have.clone();
    };
    let mut d = Description::new(ledger);
    if known.is_none() {
        d.patch.insert("kind".into(), slot.kind.code().into());
        d.patch.insert("owner".into(), slot.owner.to_string().into());
    }
    if let Some(old) = supersedes {
        d.patch.insert("supersedes".into(), old.into());
        d.say(Text::new("新版本，替换旧的一份", "A new version in place of the one before"));
    }
    let said = |of: fn(&Claim) -> Option<String>| claims.iter().map(move |claim| (claim.origin, of(claim)));
    d.field(&TITLE, have.title.clone(), said(|c| c.title.clone()), same);
    d.field(&PERSON, have.person.clone(), said(|c| c.person.clone()), same);
    let mask = claims.iter().find_map(|claim| Some(claim.number.as_ref()?.1.clone())).unwrap_or_default();
    let number = said(|c| c.number.as_ref().map(|(kept, _)| kept.clone()));
    d.field_unseen(&NUMBER, have.number.clone(), number, |_| same(&mask));
    let kept = claims.iter().map(|c| (c.origin, c.id_number.clone()));
    d.field(&ID_NUMBER, have.id_number.clone(), kept, |kept| same(&kept.last_four));
    d.field(&ISSUED, have.issued_on, claims.iter().map(|c| (c.origin, c.issued_on)), same);
    d.field(&FROM, have.valid_from, claims.iter().map(|c| (c.origin, c.valid_from)), same);
    until(&mut d, have, claims);
    d.field(&ISSUER, have.issuer.clone(), said(|c| c.issuer.clone()), same);
    d.field(&NOTES, have.notes.clone(), said(|c| c.notes.clone()), same);
    d.unarchive(have.archived, claims.first().map(|claim| claim.origin));

    let after = patched(have, &d.patch).unwrap_or_else(|_| have.clone());
    if let Err(no) = papers::dates(&after) {
        upside_down(batch, ledger, claims, &no);
        return have.clone();
    }
    warn_of_conflicts(batch, &d, ledger);
    let created: Vec<Origin> =
        claims.iter().filter(|claim| claim.own_row).map(|claim| claim.origin).collect();
    d.mark_rows(ledger, created.first().copied().filter(|_| known.is_none()));
    let whats = described(known.is_none(), &mut d, What::DocumentDescribed, terms.now);
    let name =
        called(slot.kind, &owners.name(&slot.owner), after.title.as_deref().or(after.person.as_deref()));
    ledger.change(subject, &name, known.is_none(), whats, d.lines);
    after
}

/// With what is recorded already, the days that the rows bring do not go together: nothing of the document is written.
fn upside_down(batch: &Batch<'_>, ledger: &mut Ledger, claims: &[Claim], no: &Refused) {
    for claim in claims {
        let ends = claim.until.map(|until| until.text().zh).unwrap_or_default();
        let fault = batch.fault(claim.origin, claim.until_column, days_refused(no), &ends);
        match claim.own_row {
            true => ledger.refuse(claim.origin, fault),
            false => ledger.warn(claim.origin, fault),
        }
    }
}

/// 有效期至: a day, or 长期 in place of one.
fn until(d: &mut Description, have: &DocumentAttributes, claims: &[Claim]) {
    let recorded = until_of(have);
    let before = d.conflicts.len();
    let said = claims.iter().map(|claim| (claim.origin, claim.until));
    let settled = d.settle(Column::ValidTo, recorded.as_ref(), said, |until| until.text());
    // A store list has the day in a column of another name.
    for conflict in d.conflicts.iter_mut().skip(before) {
        let own = claims.iter().find(|claim| claim.origin == conflict.0);
        conflict.1 = own.map_or(conflict.1, |claim| claim.until_column);
    }
    let Some((wanted, origin)) = settled.filter(|(wanted, _)| recorded != Some(*wanted)) else {
        return;
    };
    d.patch.extend(printed(wanted, have));
    d.origins.push(origin);
    d.line("有效期至", "Valid to", || (recorded.map(Until::text), wanted.text()));
}

fn printed(until: Until, have: &DocumentAttributes) -> Patch {
    let mut patch = Patch::new();
    match until {
        Until::Day(day) => {
            patch.insert("valid_to".into(), day.to_string().into());
            if have.unlimited {
                patch.insert("unlimited".into(), false.into());
            }
        }
        Until::Unlimited => {
            patch.insert("unlimited".into(), true.into());
            if have.valid_to.is_some() {
                patch.insert("valid_to".into(), Value::Null);
            }
        }
    }
    patch
}
