//! One subject: state, deadlines, fields, history. The drawer of the window and `show` of the command line.

use crate::{
    App, AppFault,
    assessed::assess_one,
    rows::{About, store_name, store_names},
    vault::{Vault, masked_account, masked_email, masked_phone},
    wire::{DeadlineRow, Field, HistoryRow, StoreName, SubjectPage},
    words,
};
use serde::Serialize;
use std::collections::BTreeSet;
use storewarden_db::{Transaction, dependants, document, entity, facts, journal, role, staff, store};
use storewarden_domain::{
    assessment::{Assessment, Finding},
    change::{Change, Patch},
    facts::PlatformStatus,
    subject::{Subject, SubjectKind},
    text::Text,
    time::Instant,
    vocabulary::DocumentKind,
};

impl App {
    pub fn subject(&self, now: Instant, subject: &Subject) -> Result<SubjectPage, AppFault> {
        self.answer(now, |tx| {
            let missing = || AppFault::NoSuchSubject(subject.to_string());
            let assessment = assess_one(tx, &self.rulebook(), subject, now)?.ok_or_else(missing)?;
            let attributes = facts::attributes(tx, subject)?.ok_or_else(missing)?;
            let store = self.store_of(tx, subject)?;
            let holder = match attributes.get("holder").and_then(|v| v.as_str()) {
                Some(id) => staff::fact(tx, id)?.and_then(|person| person.attributes.name),
                None => None,
            };
            let mut deadlines = Vec::new();
            for deadline in assessment.deadlines.iter().chain(&assessment.passed) {
                let about = About {
                    store: store.clone(),
                    affects: store_names(store::names(tx, &deadline.affects)?),
                    label: assessment.state.as_ref().map(|s| s.label),
                    holder: holder.clone(),
                    seen_access: assessment.observed.as_ref().and_then(|o| o.access),
                };
                let row = self.row_of(deadline.clone(), about, now);
                let document = assessment.document.as_ref().map(|state| state.kind);
                deadlines.push(DeadlineRow { document, ..row });
            }
            Ok(SubjectPage {
                now,
                subject: subject.clone(),
                kind: subject.kind(),
                name: assessment.name.clone(),
                archived: attributes.get("archived").and_then(|v| v.as_bool()).unwrap_or(false),
                deadlines,
                fields: self.fields(tx, subject, &attributes)?,
                history: self.history(tx, subject)?,
                of_shops: self.told_of(tx, subject, now)?,
                store,
                assessment,
            })
        })
    }

    /// The findings of its shops that name this account or this person.
    fn told_of(&self, tx: &Transaction, subject: &Subject, now: Instant) -> Result<Vec<Finding>, AppFault> {
        let accounts = match subject {
            Subject::SubAccount(_) => vec![subject.clone()],
            Subject::Staff(_) => dependants::accounts_of(tx, subject)?,
            _ => return Ok(Vec::new()),
        };
        let shops: BTreeSet<Subject> =
            accounts.iter().filter_map(|account| account.store_key().cloned().map(Subject::Store)).collect();
        let rulebook = self.rulebook();
        let mut told = Vec::new();
        for shop in &shops {
            let findings = assess_one(tx, &rulebook, shop, now)?.map(|a| a.findings).unwrap_or_default();
            told.extend(findings.into_iter().filter(|finding| finding.evidence.contains(subject)));
        }
        Ok(told)
    }

    fn store_of(&self, tx: &Transaction, subject: &Subject) -> Result<Option<StoreName>, AppFault> {
        let Some(key) = subject.store_key() else {
            return Ok(None);
        };
        let name = store::fact(tx, key)?.and_then(|s| s.attributes.name);
        Ok(Some(store_name(key, name.unwrap_or_else(|| key.main.clone()))))
    }

    fn fields(
        &self,
        tx: &Transaction,
        subject: &Subject,
        attributes: &Patch,
    ) -> Result<Vec<Field>, AppFault> {
        let mut fields = Vec::new();
        for (name, value) in attributes {
            let (shown, link) = self.shown(tx, subject, name, value)?;
            fields.push(Field {
                name: name.clone(),
                label: words::field(subject.kind(), name),
                value: shown,
                link,
            });
        }
        Ok(fields)
    }

    /// A value for reading, and the subject that it names. Personal values arrive masked.
    fn shown(
        &self,
        tx: &Transaction,
        subject: &Subject,
        name: &str,
        value: &serde_json::Value,
    ) -> Result<(Text, Option<Subject>), AppFault> {
        let text = value.as_str().unwrap_or_default();
        let same = |shown: String| Text::new(shown.clone(), shown);
        Ok(match name {
            _ if Vault::is_id(text) => {
                let mask = match name {
                    "email" | "login_email" => masked_email,
                    "payment_account" | "bank_account_number" | "number" => masked_account,
                    _ => masked_phone,
                };
                let erased = || Text::new("（已删除）", "(erased)");
                (self.unsealed(tx, text)?.map_or_else(erased, |clear| same(mask(&clear))), None)
            }
            "holder" | "caretaker" | "phone_keeper" => {
                let name = staff::fact(tx, text)?.and_then(|person| person.attributes.name);
                (same(name.unwrap_or_else(|| text.into())), Some(Subject::Staff(text.into())))
            }
            "users" => {
                let mut names = Vec::new();
                for id in value.as_array().into_iter().flatten().filter_map(|id| id.as_str()) {
                    let name = staff::fact(tx, id)?.and_then(|person| person.attributes.name);
                    names.push(name.unwrap_or_else(|| id.into()));
                }
                (Text::new(names.join("、"), names.join(", ")), None)
            }
            "other_phones" => {
                let mut shown = Vec::new();
                for id in value.as_array().into_iter().flatten().filter_map(|id| id.as_str()) {
                    shown.extend(self.masked(tx, Some(id))?);
                }
                (Text::new(shown.join("、"), shown.join(", ")), None)
            }
            "platform_status" => (self.platform_status(subject, value), None),
            "entity" => {
                let name = entity::fact(tx, text)?.and_then(|entity| entity.attributes.name);
                (same(name.unwrap_or_else(|| text.into())), Some(Subject::Entity(text.into())))
            }
            "roles" => {
                let ids = value.as_array().into_iter().flatten().filter_map(|id| id.as_str());
                let mut names = Vec::new();
                for id in ids {
                    let name = role::fact(tx, id)?.and_then(|role| role.attributes.name);
                    names.push(name.unwrap_or_else(|| id.into()));
                }
                (Text::new(names.join("、"), names.join(", ")), None)
            }
            "permissions" => (self.granted(value), None),
            "owner" | "primary" | "store" | "supersedes" => self.named_subject(tx, name, text)?,
            "platform" => {
                let rulebook = self.rulebook();
                let known = rulebook.platform(text).map(|it| Text::new(it.zh.clone(), it.en.clone()));
                (known.unwrap_or_else(|| same(text.into())), None)
            }
            _ => (words::value(subject.kind(), name, value), None),
        })
    }

    /// What an attribute points at, by its name.
    fn named_subject(
        &self,
        tx: &Transaction,
        name: &str,
        text: &str,
    ) -> Result<(Text, Option<Subject>), AppFault> {
        let subject = match name {
            "owner" => text.parse().ok(),
            "supersedes" => Some(Subject::Document(text.into())),
            _ => text.parse().ok().map(Subject::Store),
        };
        let Some(subject) = subject.filter(|_| !text.is_empty()) else {
            return Ok((words::value(SubjectKind::Document, name, &text.into()), None));
        };
        let known = match &subject {
            Subject::Document(id) => document::fact(tx, id)?.map(|it| {
                let kind = it.attributes.kind.unwrap_or(DocumentKind::Other).words();
                let until = it.attributes.valid_to.map(|day| day.to_string()).unwrap_or_default();
                let zh = format!("{} {until}", kind.zh).trim().to_owned();
                Text::new(zh, format!("{} {until}", kind.en).trim().to_owned())
            }),
            other => self.owner_name(tx, other)?.map(|name| Text::new(name.clone(), name)),
        };
        let text = subject.to_string();
        Ok((known.unwrap_or_else(|| Text::new(text.clone(), text)), Some(subject)))
    }

    /// Permissions by name, those to edit first.
    fn granted(&self, value: &serde_json::Value) -> Text {
        let rulebook = self.rulebook();
        let rights = value.as_object().into_iter().flatten();
        let mut rights: Vec<(bool, Text)> =
            rights.map(|(code, level)| (level != "edit", rulebook.catalogue().name(code))).collect();
        rights.sort_by_key(|(view, _)| *view);
        let zh = |(view, name): &(bool, Text)| format!("{}{}", name.zh, if *view { "（看）" } else { "" });
        let en = |(view, name): &(bool, Text)| format!("{}{}", name.en, if *view { " (view)" } else { "" });
        Text::new(
            rights.iter().map(zh).collect::<Vec<_>>().join("、"),
            rights.iter().map(en).collect::<Vec<_>>().join(", "),
        )
    }

    /// Codes as they were read, each with the platform's word where a rule knows it.
    fn platform_status(&self, subject: &Subject, value: &serde_json::Value) -> Text {
        let known: Vec<PlatformStatus> = serde_json::from_value(value.clone()).unwrap_or_default();
        let rulebook = self.rulebook();
        let rules = subject.store_key().map(|key| rulebook.sub_account_rules(&key.platform));
        let codes =
            rules.and_then(|rules| rules.status_codes).filter(|_| matches!(subject, Subject::SubAccount(_)));
        let line = |status: &PlatformStatus| {
            let PlatformStatus { interface, code } = status;
            let word = codes.and_then(|codes| codes.params.word(code));
            let (zh, en) = word.map_or(("未知代码", "unknown code"), |word| (word, word));
            (format!("{code} {zh}（{interface}）"), format!("{code} {en} ({interface})"))
        };
        let (zh, en): (Vec<_>, Vec<_>) = known.iter().map(line).unzip();
        Text::new(zh.join("；"), en.join("; "))
    }

    /// What follows about one subject at `now`; nothing is written, so `now` may be any time.
    pub fn assessment(&self, now: Instant, subject: &Subject) -> Result<Assessment, AppFault> {
        let missing = || AppFault::NoSuchSubject(subject.to_string());
        self.read(|tx| assess_one(tx, &self.rulebook(), subject, now)?.ok_or_else(missing))
    }

    /// What `show` prints beside the assessment: the facts as they are stored, and as they are read.
    pub fn facts_of(&self, subject: &Subject) -> Result<FactsOf, AppFault> {
        self.read(|tx| {
            let missing = || AppFault::NoSuchSubject(subject.to_string());
            let known = facts::attributes(tx, subject)?.ok_or_else(missing)?;
            Ok(FactsOf {
                fields: self.fields(tx, subject, &known)?,
                facts: known,
                history: journal::of_subject(tx, subject)?.into_iter().map(|(_, change)| change).collect(),
            })
        })
    }
}

/// A subject's attributes and every change ever recorded about it.
#[derive(Debug, Clone, Serialize)]
pub struct FactsOf {
    pub facts: Patch,
    /// The same for reading.
    pub fields: Vec<Field>,
    pub history: Vec<Change>,
}

impl App {
    /// The newest first; a store's notices belong to its own history.
    fn history(&self, tx: &Transaction, subject: &Subject) -> Result<Vec<HistoryRow>, AppFault> {
        let void = voided(tx, subject)?;
        let mut rows = Vec::new();
        for (_, change) in journal::of_subject(tx, subject)?.into_iter().rev() {
            // What was sealed then may be erased by now, so a history says that it was set and not to what.
            let mut shown = |name: &str, value: &serde_json::Value| match sealed(value) {
                true => Ok(words::value(subject.kind(), name, value)),
                false => Ok(self.shown(tx, subject, name, value)?.0),
            };
            rows.push(HistoryRow {
                void: void.contains(&change.id),
                change: change.id.to_string(),
                kind: change.draft.what.kind().into(),
                text: words::history(subject.kind(), &change.draft.what, &mut shown)?,
                effective: change.draft.effective,
                recorded: change.recorded,
                by: change.by,
                note: change.draft.note,
            });
        }
        Ok(rows)
    }
}

fn sealed(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => Vault::is_id(text),
        serde_json::Value::Array(all) => all.iter().any(sealed),
        other => other.is_null(),
    }
}

fn voided(tx: &Transaction, subject: &Subject) -> Result<BTreeSet<uuid::Uuid>, AppFault> {
    let world = facts::around(tx, subject)?;
    let events = world.events(subject).unwrap_or_default();
    Ok(events.iter().filter(|e| e.void).map(|e| e.change).collect())
}
