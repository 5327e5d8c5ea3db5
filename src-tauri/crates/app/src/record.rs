//! Recording: all or nothing, checked against what is known, undoable as one.

use crate::{
    App, AppFault,
    vault::Vault,
    wire::{RecordOutcome, RecordRequest, Refusal},
    words,
};
use storewarden_db::{
    Transaction, facts,
    journal::{self, Batch},
    sealed,
};
use storewarden_domain::{
    assess::guard,
    change::{Change, Draft, Patch, What},
    facts::World,
    subject::Subject,
    text::Text,
    time::Instant,
    validate,
};
use uuid::Uuid;

/// Fields of patches that hold personal values, with the kind under which they are sealed.
const PERSONAL: [&str; 2] = ["phone", "email"];

impl App {
    pub fn record(&self, now: Instant, request: &RecordRequest) -> Result<RecordOutcome, AppFault> {
        let batch = new_batch(now, "operator", words::batch(&request.changes, &self.rulebook()));
        let recorded = self.write(now, |tx| {
            let mut refusals = Vec::new();
            journal::open(tx, &batch)?;
            for (index, draft) in request.changes.iter().enumerate() {
                let refused =
                    |code: &str, text: Text| Refusal { index: index as u32, code: code.into(), text };
                let mut draft = draft.clone();
                if let Err((code, text)) = self.seal(tx, &mut draft) {
                    refusals.push(refused(code, text));
                    continue;
                }
                let world = facts::around(tx, &draft.subject)?;
                let must_be_new = request.new.as_ref().is_some_and(|new| new.contains(&draft.subject));
                if let Some(text) = must_be_new.then(|| taken(&world, &draft.subject)).flatten() {
                    refusals.push(refused("name-taken", text));
                    continue;
                }
                let change = draft.record(Uuid::now_v7(), now, "operator");
                match guard::check(&world, &self.rulebook(), &change) {
                    Ok(()) => journal::append(tx, &batch, &change)?,
                    Err(no) => refusals.push(refused(no.code, no.text)),
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

    /// Replaces personal values in clear by sealed ones.
    fn seal(&self, tx: &Transaction, draft: &mut Draft) -> Result<(), (&'static str, Text)> {
        let subject = draft.subject.clone();
        let Some(patch) = patch_of(&mut draft.what) else {
            return Ok(());
        };
        for kind in PERSONAL {
            let Some(value) = patch.get_mut(kind) else {
                continue;
            };
            let Some(text) = value.as_str().map(str::trim).filter(|text| !Vault::is_id(text)) else {
                continue;
            };
            let clear = match (kind, text.is_empty()) {
                (_, true) => {
                    *value = serde_json::Value::Null;
                    continue;
                }
                ("phone", _) if matches!(subject, Subject::Staff(_)) => {
                    let mobile = validate::mobile(text);
                    mobile.normal.ok_or_else(|| ("bad-phone", words::reasons(&mobile.reasons)))?
                }
                // In the form in which an import seals it, so that equal values meet.
                ("phone", _) => validate::mobile(text).normal.unwrap_or_else(|| text.to_owned()),
                _ => text.to_lowercase(),
            };
            let id = self.vault.id(kind, &clear);
            let unsealed =
                |_| ("key", Text::new("个人信息加密失败", "the personal value could not be sealed"));
            let ciphertext = self.vault.seal(&id, &clear).map_err(unsealed)?;
            sealed::keep(tx, &id, &ciphertext)
                .map_err(|_| ("database", Text::new("写入失败", "it could not be written")))?;
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
        | What::SubAccountDescribed(p) => Some(p),
        _ => None,
    }
}

/// Names stay taken, by departed and archived ones too.
fn taken(world: &World, subject: &Subject) -> Option<Text> {
    world.contains(subject).then(|| match subject {
        Subject::SubAccount(key) => {
            let login = key.login();
            Text::new(
                format!("{login} 已被占用（离职账号的名称也不能再用）：请恢复原账号，或换一个名称"),
                format!(
                    "{login} is taken, departed accounts keep their names: restore it or choose another name"
                ),
            )
        }
        other => Text::new(format!("{other} 已登记"), format!("{other} is recorded already")),
    })
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
