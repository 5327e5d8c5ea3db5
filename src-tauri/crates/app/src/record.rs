//! Recording: all or nothing, checked against what is known, undoable as one.

use crate::{
    App, AppFault, neighbours,
    vault::Vault,
    wire::{RecordOutcome, RecordRequest, Refusal},
    words,
};
use storewarden_db::{
    Transaction, dependants,
    journal::{self, Batch},
    sealed, staff,
};
use storewarden_domain::{
    assess::{guard, life::Refused, registered},
    change::{Change, Draft, Patch, What},
    facts::World,
    subject::Subject,
    text::Text,
    time::Instant,
    validate,
};
use uuid::Uuid;

/// Fields of patches that hold personal values, each with the kind under which it is sealed: equal numbers meet,
/// wherever they were entered.
const PERSONAL: [(&str, &str); 4] =
    [("phone", "phone"), ("email", "email"), ("security_phone", "phone"), ("verification_phone", "phone")];

impl App {
    pub fn record(&self, now: Instant, request: &RecordRequest) -> Result<RecordOutcome, AppFault> {
        let batch = new_batch(now, "operator", words::batch(&request.changes, &self.rulebook()));
        let recorded = self.write(now, |tx| {
            let mut refusals = Vec::new();
            journal::open(tx, &batch)?;
            for (index, draft) in request.changes.iter().enumerate() {
                let refused = |no: Refused, field: Option<&str>| Refusal {
                    index: index as u32,
                    code: no.code.into(),
                    text: no.text,
                    field: field.map(Into::into),
                    evidence: no.evidence,
                    rule: no.rule,
                };
                let mut draft = draft.clone();
                if let Err((field, code, text)) = self.seal(tx, &mut draft) {
                    refusals.push(refused(Refused::new(code, text), Some(field)));
                    continue;
                }
                let world = neighbours::of(tx, &self.rulebook(), &draft)?;
                let must_be_new = request.new.as_ref().is_some_and(|new| new.contains(&draft.subject));
                let free = match must_be_new {
                    true => guard::fresh(&world, &self.rulebook(), &draft.subject, now),
                    false => Ok(()),
                };
                if must_be_new {
                    fill_in_phones(&world, &mut draft);
                }
                note_accounts(tx, &mut draft)?;
                let beside =
                    if request.correction { Vec::new() } else { registered::implied(&world, &draft) };
                let change = draft.record(Uuid::now_v7(), now, "operator");
                match free.and_then(|()| guard::check(&world, &self.rulebook(), &change)) {
                    Ok(()) => {
                        journal::append(tx, &batch, &change)?;
                        for draft in beside {
                            journal::append(tx, &batch, &draft.record(Uuid::now_v7(), now, "operator"))?;
                        }
                    }
                    Err(no) => {
                        let field = field_of(no.code, &change.draft);
                        refusals.push(refused(no, field));
                    }
                }
            }
            if refusals.is_empty() { Ok(()) } else { Err(AppFault::Refused(refusals)) }
        });
        match recorded {
            Ok(()) => Ok(RecordOutcome::Recorded {
                batch: batch.id.to_string(),
                changes: request.changes.len() as u32,
                text: batch.text,
            }),
            Err(AppFault::Refused(refusals)) => Ok(RecordOutcome::Refused { refusals }),
            Err(fault) => Err(fault),
        }
    }

    /// Replaces personal values in clear by sealed ones, and `staff:ID` in place of a phone by that person's.
    fn seal(&self, tx: &Transaction, draft: &mut Draft) -> Result<(), (&'static str, &'static str, Text)> {
        let subject = draft.subject.clone();
        let Some(patch) = patch_of(&mut draft.what) else {
            return Ok(());
        };
        for (field, kind) in PERSONAL {
            let Some(value) = patch.get_mut(field) else {
                continue;
            };
            let Some(text) = value.as_str().map(str::trim).filter(|text| !Vault::is_id(text)) else {
                continue;
            };
            if let ("phone", Ok(Subject::Staff(id))) = (kind, text.parse()) {
                let known = staff::fact(tx, &id).ok().flatten().and_then(|person| person.attributes.phone);
                *value = known.ok_or_else(|| (field, "phone-unknown", words::phone_unknown()))?.into();
                continue;
            }
            let clear = match (kind, text.is_empty()) {
                (_, true) => {
                    *value = serde_json::Value::Null;
                    continue;
                }
                ("phone", _) if field != "phone" || matches!(subject, Subject::Staff(_)) => {
                    let mobile = validate::mobile(text);
                    mobile.normal.ok_or_else(|| (field, "bad-phone", words::reasons(&mobile.reasons)))?
                }
                // In the form in which an import seals it, so that equal values meet.
                ("phone", _) => validate::mobile(text).normal.unwrap_or_else(|| text.to_owned()),
                _ => text.to_lowercase(),
            };
            let id = self.vault.id(kind, &clear);
            let unsealed =
                |_| (field, "key", Text::new("个人信息加密失败", "the personal value could not be sealed"));
            let ciphertext = self.vault.seal(&id, &clear).map_err(unsealed)?;
            sealed::keep(tx, &id, &ciphertext)
                .map_err(|_| (field, "database", Text::new("写入失败", "it could not be written")))?;
            *value = id.into();
        }
        Ok(())
    }
}

fn patch_of(what: &mut What) -> Option<&mut Patch> {
    match what {
        What::EntityDescribed(p)
        | What::StoreDescribed(p)
        | What::StaffDescribed(p)
        | What::SubAccountDescribed(p)
        | What::DocumentDescribed(p)
        | What::LinkGroupDescribed(p) => Some(p),
        _ => None,
    }
}

/// The field of a form that a refusal is about.
fn field_of(code: &str, draft: &Draft) -> Option<&'static str> {
    let touched = |field: &&str| draft.what.patch().is_some_and(|patch| patch.contains_key(*field));
    match code {
        "colon-in-name" | "name-taken" | "name-taken-departed" => Some("sub"),
        "holder-locked" => Some("holder"),
        "phone-taken" => ["security_phone", "verification_phone", "holder"].into_iter().find(touched),
        _ => None,
    }
}

/// A new account's two phones are its person's, unless the form says otherwise.
fn fill_in_phones(world: &World, draft: &mut Draft) {
    let What::SubAccountDescribed(patch) = &mut draft.what else {
        return;
    };
    let holder = patch.get("holder").and_then(|id| id.as_str()).map(|id| Subject::Staff(id.into()));
    let person = holder.and_then(|id| world.staff.get(&id));
    let Some(phone) = person.and_then(|person| person.attributes.phone.clone()) else {
        return;
    };
    for field in ["security_phone", "verification_phone"] {
        patch.entry(field).or_insert_with(|| phone.clone().into());
    }
}

/// Whoever leaves, leaves these accounts: told here, so that progress can still be told when others have them.
fn note_accounts(tx: &Transaction, draft: &mut Draft) -> Result<(), AppFault> {
    if let What::Left(leaving) = &mut draft.what
        && leaving.accounts.is_empty()
    {
        leaving.accounts = dependants::of(tx, &draft.subject)?;
    }
    Ok(())
}

pub(crate) fn new_batch(now: Instant, by: &str, text: Text) -> Batch {
    Batch { id: Uuid::now_v7(), recorded: now, by: by.into(), text, undone: false }
}

/// Appends drafts that need no guard: what an import planned, what an undo inverts.
pub(crate) fn append_all(
    tx: &Transaction,
    batch: &Batch,
    drafts: impl IntoIterator<Item = Draft>,
) -> Result<Vec<Change>, AppFault> {
    journal::open(tx, batch)?;
    let mut changes = Vec::new();
    for draft in drafts {
        let change = draft.record(Uuid::now_v7(), batch.recorded, &batch.by);
        journal::append(tx, batch, &change)?;
        changes.push(change);
    }
    Ok(changes)
}
