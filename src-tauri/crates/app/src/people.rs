//! People and legal entities, as they are chosen from.

use crate::{
    App, AppFault,
    stores::page_size,
    wire::{EntitiesRequest, EntityRow, Page, PersonRow, TagRow},
};
use storewarden_db::{entity, staff, tag};
use storewarden_domain::subject::Subject;

impl App {
    /// By name; `search` finds part of a name or of an id.
    pub fn people(&self, search: &str, limit: u32) -> Result<Page<PersonRow>, AppFault> {
        self.read(|tx| {
            let listed = staff::people(tx, &staff::Question { search, limit, ..Default::default() })?;
            let mut rows = Vec::new();
            for line in listed.rows {
                let phone = self.masked(tx, line.attributes.phone.as_deref())?;
                rows.push(PersonRow {
                    subject: Subject::Staff(line.key),
                    name: line.name,
                    phone: phone.or(line.attributes.phone_masked),
                });
            }
            Ok(Page { rows, total: listed.total, next: listed.next })
        })
    }

    /// By name; `search` finds part of a name or of the USCC.
    pub fn entities(&self, request: &EntitiesRequest) -> Result<Page<EntityRow>, AppFault> {
        self.read(|tx| {
            let question = entity::Question {
                search: request.search.trim(),
                tag: request.tag.as_deref(),
                archived: request.archived,
                after: request.after.as_deref(),
                limit: page_size(request.limit),
            };
            let listed = entity::lines(tx, &question)?;
            let row = |line: entity::Line| EntityRow {
                subject: Subject::Entity(line.key),
                name: line.name,
                company_type: line.company_type,
                tags: line.tags,
            };
            Ok(Page {
                rows: listed.rows.into_iter().map(row).collect(),
                total: listed.total,
                next: listed.next,
            })
        })
    }

    /// Every tag in use, the most used first.
    pub fn tags(&self) -> Result<Vec<TagRow>, AppFault> {
        self.read(|tx| {
            let row = |line: tag::Line| TagRow {
                tag: line.tag,
                stores: line.stores,
                sub_accounts: line.sub_accounts,
                staff: line.staff,
            };
            Ok(tag::lines(tx)?.into_iter().map(row).collect())
        })
    }
}
