//! Companies with what is theirs: the list, and one in full.

use crate::{
    App, AppFault, documents,
    rows::store_names,
    stores::page_size,
    vault::masked_account,
    wire::{CompanyPage, CompanyRow, EntitiesRequest, Page},
};
use storewarden_db::{document, entity, family, store};
use storewarden_domain::{
    assess::papers::EntityFacts,
    subject::Subject,
    text::Text,
    time::Instant,
    validate::{Likeness, exact_name},
};

/// Documents of one company that are shown beside it.
const DOCUMENTS: u32 = 100;

impl App {
    pub fn companies(&self, now: Instant, request: &EntitiesRequest) -> Result<Page<CompanyRow>, AppFault> {
        self.answer(now, |tx| {
            let question = entity::Question {
                search: request.search.trim(),
                tag: request.tag.as_deref(),
                archived: request.archived,
                after: request.after.as_deref(),
                limit: page_size(request.limit),
            };
            let listed = entity::lines(tx, &question)?;
            let mut rows = Vec::new();
            for line in listed.rows {
                let belongings = entity::belongings(tx, &line.key)?;
                rows.push(CompanyRow {
                    subject: Subject::Entity(line.key.clone()),
                    name: line.name,
                    uscc: line.key,
                    company_type: line.company_type,
                    tags: line.tags,
                    stores: belongings.stores,
                    documents: belongings.documents,
                    next_end_in: documents::days_to(belongings.next_end.as_deref(), now.date()),
                    next_end: belongings.next_end,
                    headline_at: belongings.headline_at,
                });
            }
            Ok(Page { rows, total: listed.total, next: listed.next })
        })
    }

    pub fn company(&self, now: Instant, subject: &Subject) -> Result<CompanyPage, AppFault> {
        let missing = || AppFault::NoSuchSubject(subject.to_string());
        let Subject::Entity(uscc) = subject else {
            return Err(missing());
        };
        self.answer(now, |tx| {
            let is = entity::fact(tx, uscc)?.ok_or_else(missing)?.attributes;
            let world = family::around(tx, subject)?;
            let stores = world
                .entities
                .get(subject)
                .map(|entity| EntityFacts { uscc, entity, family: &world }.stores(now));
            let question =
                document::Question { owner: Some(subject), limit: DOCUMENTS, ..Default::default() };
            let listed = document::lines(tx, &question)?;
            Ok(CompanyPage {
                now,
                subject: subject.clone(),
                uscc: uscc.clone(),
                names: compared(is.name.as_deref(), is.bank_account_name.as_deref()),
                name: is.name,
                company_type: is.company_type,
                legal_representative: is.legal_representative,
                legal_representative_id: is.legal_representative_id.map(|kept| kept.last_four.to_string()),
                bank_account_name: is.bank_account_name,
                bank_account_number: self.hidden(tx, is.bank_account_number.as_deref(), masked_account)?,
                bank_name: is.bank_name,
                licence_address: is.licence_address,
                business_address: is.business_address,
                shareholders: is.shareholders.into_iter().collect(),
                founded_on: is.founded_on,
                tags: is.tags.into_iter().collect(),
                notes: is.notes,
                archived: is.archived,
                stores: store_names(store::names(tx, &stores.unwrap_or_default())?),
                documents: listed.rows.into_iter().map(|line| documents::row(line, now.date())).collect(),
                documents_total: listed.total,
            })
        })
    }
}

/// Where the names on licence and account part (rulebook C.4).
fn compared(licence: Option<&str>, bank: Option<&str>) -> Option<Text> {
    let judged = exact_name(licence?, bank?);
    let reason = judged.reasons.into_iter().next().filter(|_| judged.verdict != Likeness::Exact);
    reason.map(|reason| reason.text)
}
