//! Recording: all or nothing, checked against what is known, undoable as one.

use crate::{
    App, AppFault, batch_words, neighbours,
    wire::{RecordOutcome, RecordRequest, Refusal},
};
use storewarden_db::{
    Transaction, dependants,
    journal::{self, Batch},
};
use storewarden_domain::{
    assess::{guard, life::Refused, registered},
    change::{Change, Draft, What},
    facts::World,
    subject::Subject,
    text::Text,
    time::Instant,
};
use uuid::Uuid;

impl App {
    pub fn record(&self, now: Instant, request: &RecordRequest) -> Result<RecordOutcome, AppFault> {
        let recorded = self.write(now, |tx| {
            let batch = new_batch(now, "operator", batch_words::of(&request.changes, &self.rulebook()));
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
                if let Err(unfit) = self.seal(tx, now, &mut draft) {
                    refusals.push(refused(Refused::new(unfit.code, unfit.text), Some(&unfit.field)));
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
                note_person(&world, &mut draft);
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
            if refusals.is_empty() { Ok(batch) } else { Err(AppFault::Refused(refusals)) }
        });
        let files = |draft: &Draft| draft.what.patch().is_some_and(|patch| patch.contains_key("files"));
        if recorded.is_ok() && request.changes.iter().any(files) {
            // A file that was taken out takes its copy with it. What was recorded stands in any case; `check` names a copy that
            // stayed behind, and the next sweep tries again.
            self.sweep_copies(now).ok();
        }
        match recorded {
            Ok(batch) => Ok(RecordOutcome::Recorded {
                batch: batch.id.to_string(),
                changes: request.changes.len() as u32,
                text: batch.text,
            }),
            Err(AppFault::Refused(refusals)) => Ok(RecordOutcome::Refused { refusals }),
            Err(fault) => Err(fault),
        }
    }
}

/// The field of a form that a refusal is about.
fn field_of(code: &str, draft: &Draft) -> Option<&'static str> {
    let touched = |field: &&str| draft.what.patch().is_some_and(|patch| patch.contains_key(*field));
    match code {
        "login-taken" => Some("main"),
        "colon-in-name" | "name-taken" | "name-taken-departed" => Some("sub"),
        "holder-locked" => Some("holder"),
        "bad-tag" => Some("tags"),
        "bad-uscc" | "company-taken" => Some("uscc"),
        "id-number-taken" => Some("id_number"),
        "whole-id-number" => Some("number"),
        "phone-in-clear" => guard::mobile_in_clear(&draft.what),
        "reason-missing" => Some("reason"),
        "email-taken" => Some("email"),
        "snooze-past-due" | "snooze-in-the-past" => Some("until"),
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
        leaving.accounts = dependants::accounts_of(tx, &draft.subject)?;
    }
    Ok(())
}

/// Whoever is unbound is named here, because somebody else may hold the account when it is asked how often that was.
fn note_person(world: &World, draft: &mut Draft) {
    if let What::Unbound(unbinding) = &mut draft.what
        && unbinding.holder.is_none()
    {
        let account = world.sub_accounts.get(&draft.subject);
        unbinding.holder = account.and_then(|account| account.attributes.holder.clone());
    }
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
