//! One document in full: its facts in the shape of the form that edits them, its versions, the places it was handed in, its
//! reminders; and a file while it is chosen.

use crate::{
    App, AppFault,
    assessed::assess_one,
    copies::fingerprint,
    rows::store_name,
    vault::masked_account,
    wire::{
        DocumentPage, FileRequest, FileVerdict, OwnerName, PlaceRow, PurposeVerdict, ReminderRow, VersionRow,
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::collections::BTreeSet;
use storewarden_db::{Transaction, document, entity, family, staff, store};
use storewarden_domain::{
    assess::{self, papers::DocumentFacts},
    assessment::Assessment,
    facts::{DocumentFile, World},
    remind::steps_that_count,
    rulebook::{Bound, behaviour::LinkFile},
    subject::Subject,
    time::Instant,
    validate::{content_of, file, hidden_digits},
    vocabulary::{Audit, DeadlineState, DocumentKind},
};

impl App {
    pub fn document(&self, now: Instant, subject: &Subject) -> Result<DocumentPage, AppFault> {
        let missing = || AppFault::NoSuchSubject(subject.to_string());
        let Subject::Document(key) = subject else {
            return Err(missing());
        };
        self.read(|tx| {
            let fact = document::fact(tx, key)?.ok_or_else(missing)?;
            let is = fact.attributes;
            let assessment = assess_one(tx, &self.rulebook(), subject, now)?.ok_or_else(missing)?;
            let world = family::around(tx, subject)?;
            let facts =
                world.documents.get(subject).map(|document| DocumentFacts { key, document, family: &world });
            let kept = is.id_number.as_ref().map(|kept| kept.last_four.to_string());
            let owner = is.owner.as_deref().and_then(|owner| owner.parse::<Subject>().ok());
            Ok(DocumentPage {
                now,
                subject: subject.clone(),
                kind: is.kind.unwrap_or(DocumentKind::Other),
                owner: owner.map(|owner| self.owner(tx, owner)).transpose()?,
                title: is.title,
                person: is.person,
                number: kept.or(self.hidden(tx, is.number.as_deref(), masked_account)?),
                issuer: is.issuer,
                issued_on: is.issued_on,
                valid_from: is.valid_from,
                valid_to: is.valid_to,
                unlimited: is.unlimited,
                born_on: is.born_on,
                remote: is.remote,
                notes: is.notes,
                archived: is.archived,
                files: is.files,
                versions: facts.map(|facts| self.versions(facts, &world, now)).unwrap_or_default(),
                places: places(tx, facts, &assessment, now)?,
                reminders: reminders(&assessment, now),
            })
        })
    }

    /// The oldest first.
    fn versions(&self, facts: DocumentFacts, world: &World, now: Instant) -> Vec<VersionRow> {
        let mut chain = facts.predecessors();
        chain.reverse();
        chain.push(facts);
        let mut latest = facts;
        // No version stands in the chain twice, so it ends.
        while let Some(next) =
            latest.successor().filter(|next| chain.iter().all(|known| known.key != next.key))
        {
            chain.push(next);
            latest = next;
        }
        let row = |version: DocumentFacts| {
            let subject = version.subject();
            let state = assess::subject(world, &self.rulebook(), &subject, now)?.document?;
            Some(VersionRow { subject, state })
        };
        chain.into_iter().filter_map(row).collect()
    }

    /// Looks at a file: what it is by its first bytes, how large, its fingerprint, and whether the known purposes would take
    /// it. Nothing of it is kept.
    pub fn judge_file(&self, request: &FileRequest) -> Result<FileVerdict, AppFault> {
        let name = request.name.clone();
        let bytes =
            STANDARD.decode(&request.base64).map_err(|e| AppFault::NotBase64(format!("{name}: {e}")))?;
        let content = content_of(&bytes);
        let size = bytes.len() as u64;
        let rulebook = self.read(|_| Ok(self.rulebook()))?;
        let purposes = rulebook.every_bound::<LinkFile>().map(|Bound { rule, params }| {
            let judged = file(&name, size, content, &params.limits());
            PurposeVerdict {
                rule: rule.id.clone(),
                statement: rule.statement.clone(),
                verdict: judged.verdict,
                reasons: judged.reasons.into_iter().map(|reason| reason.text).collect(),
            }
        });
        let purposes = purposes.collect();
        let sha256 = fingerprint(&bytes);
        let name = hidden_digits(&name);
        let file = DocumentFile { side: None, name, path: None, size, content, sha256, kept: false };
        Ok(FileVerdict { file, purposes })
    }
}

impl App {
    /// A company, a shop or a person; none that is not on record or has no name.
    pub(crate) fn owner_name(&self, tx: &Transaction, subject: &Subject) -> Result<Option<String>, AppFault> {
        Ok(match subject {
            Subject::Entity(uscc) => entity::fact(tx, uscc)?.and_then(|it| it.attributes.name),
            Subject::Store(key) => store::fact(tx, key)?.and_then(|it| it.attributes.name),
            Subject::Staff(id) => staff::fact(tx, id)?.and_then(|it| it.attributes.name),
            _ => None,
        })
    }

    fn owner(&self, tx: &Transaction, subject: Subject) -> Result<OwnerName, AppFault> {
        let name = self.owner_name(tx, &subject)?.unwrap_or_else(|| subject.to_string());
        Ok(OwnerName { kind: subject.kind(), subject, name })
    }
}

fn places(
    tx: &Transaction,
    facts: Option<DocumentFacts>,
    assessment: &Assessment,
    now: Instant,
) -> Result<Vec<PlaceRow>, AppFault> {
    let Some(state) = &assessment.document else {
        return Ok(Vec::new());
    };
    let own = facts.map(|facts| facts.stores(now)).unwrap_or_default();
    let mut stores: BTreeSet<Subject> = own.into_iter().map(Subject::Store).collect();
    stores.extend(state.audits.iter().map(|audit| audit.store.clone()));
    stores.extend(state.upload_to.iter().cloned());
    let stores: Vec<Subject> = stores.into_iter().collect();
    let row = |(key, name)| {
        let store = store_name(&key, name);
        let known = state.audits.iter().find(|audit| audit.store == store.subject);
        PlaceRow {
            audit: known.map_or(Audit::NotSubmitted, |known| known.audit),
            since: known.map(|known| known.since),
            reason: known.and_then(|known| known.reason.clone()),
            upload: state.upload_to.contains(&store.subject),
            store,
        }
    };
    Ok(store::names(tx, &stores)?.into_iter().map(row).collect())
}

/// A snoozed one is told again at the end of the snooze, and nothing before it.
fn reminders(assessment: &Assessment, now: Instant) -> Vec<ReminderRow> {
    let deadlines = assessment.deadlines.iter().chain(&assessment.passed);
    let standing = deadlines.filter(|deadline| deadline.state != DeadlineState::Waived);
    let mut rows: Vec<ReminderRow> = standing
        .flat_map(|deadline| {
            let what = deadline.what.clone().unwrap_or_else(|| deadline.consequence.words());
            steps_that_count(deadline).into_iter().map(move |step| ReminderRow {
                at: step.at,
                what: what.clone(),
                past: step.at <= now,
            })
        })
        .collect();
    rows.sort_by_key(|row| row.at);
    rows
}
