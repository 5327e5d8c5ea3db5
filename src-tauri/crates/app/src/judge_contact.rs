//! A contact or an account while it is typed into a store's form: does another store of the platform use it already?

use crate::{
    App, AppFault,
    wire::{ContactRequest, ContactVerdict, Named},
};
use std::collections::BTreeSet;
use storewarden_db::{holding, store};
use storewarden_domain::{
    assess::association,
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::SignalKind,
};

/// The fields, each with the kind under which its value is sealed and what it is compared with.
const FIELDS: [(&str, &str, &[SignalKind]); 5] = [
    ("phone", "phone", &[SignalKind::Phone, SignalKind::SharedCredential]),
    ("email", "email", &[SignalKind::Email, SignalKind::SharedCredential]),
    ("login_phone", "phone", &[SignalKind::SharedCredential, SignalKind::Phone]),
    ("login_email", "email", &[SignalKind::SharedCredential, SignalKind::Email]),
    ("payment_account", "account", &[SignalKind::PaymentAccount]),
];

impl App {
    pub fn judge_contact(&self, now: Instant, request: &ContactRequest) -> Result<ContactVerdict, AppFault> {
        let Subject::Store(own) = &request.store else {
            return Err(AppFault::NoSuchSubject(request.store.to_string()));
        };
        let nothing = || ContactVerdict { used_by: Vec::new(), warning: None, rule: None };
        let Some((field, kind, compared)) = FIELDS.into_iter().find(|(name, ..)| *name == request.field)
        else {
            return Ok(nothing());
        };
        self.answer(now, |tx| {
            let rulebook = self.rulebook();
            let Ok(Some(typed)) = self.identified(tx, &request.typed, (field, kind), false) else {
                return Ok(nothing());
            };
            let mut others: BTreeSet<StoreKey> = BTreeSet::new();
            for kind in compared {
                others.extend(holding::of(tx, *kind, &typed.id)?.into_iter().map(|(key, _)| key));
            }
            others.retain(|key| key.platform == own.platform && key != own);
            let subjects: Vec<Subject> = others.into_iter().map(Subject::Store).collect();
            let used_by: Vec<Named> = store::names(tx, &subjects)?
                .into_iter()
                .map(|(key, name)| Named { subject: Subject::Store(key), name })
                .collect();
            let rule =
                compared.first().and_then(|kind| association::rule_of(&rulebook, &own.platform, *kind));
            Ok(ContactVerdict {
                warning: warning(&used_by),
                rule: rule.filter(|_| !used_by.is_empty()),
                used_by,
            })
        })
    }
}

fn warning(used_by: &[Named]) -> Option<Text> {
    let first = used_by.first()?.name.as_str();
    let (zh, en) = match used_by.len() {
        1 => (format!("“{first}”"), format!("“{first}”")),
        many => (format!("“{first}”等 {many} 家店"), format!("{many} stores, “{first}” among them,")),
    };
    Some(Text::new(
        format!("本平台 {zh}已用它：两店可能被当作关联，宜各用各的"),
        format!(
            "on this platform {en} use it already: the stores may be taken for associated; each is best given its own"
        ),
    ))
}
