//! People and legal entities, as lists.

use crate::{
    App, AppFault,
    vault::masked_phone,
    wire::{EntityRow, Page, PersonRow},
};
use storewarden_db::{entity, staff};
use storewarden_domain::subject::Subject;

impl App {
    /// By name; `search` finds part of a name.
    pub fn people(&self, search: &str, limit: u32) -> Result<Page<PersonRow>, AppFault> {
        self.read(|tx| {
            let listed = staff::lines(tx, search, limit)?;
            let mut rows = Vec::new();
            for line in listed.rows {
                let clear = line.phone.as_deref().map(|id| self.unsealed(tx, id)).transpose()?.flatten();
                rows.push(PersonRow {
                    subject: Subject::Staff(line.key),
                    name: line.name,
                    phone: clear.as_deref().map(masked_phone).or(line.phone_masked),
                });
            }
            Ok(Page { rows, total: listed.total, next: listed.next })
        })
    }

    /// By name; `search` finds part of a name or of the USCC.
    pub fn entities(&self, search: &str, limit: u32) -> Result<Page<EntityRow>, AppFault> {
        self.read(|tx| {
            let listed = entity::lines(tx, search, limit)?;
            let row = |line: entity::Line| EntityRow {
                subject: Subject::Entity(line.key),
                name: line.name,
                company_type: line.company_type,
            };
            Ok(Page {
                rows: listed.rows.into_iter().map(row).collect(),
                total: listed.total,
                next: listed.next,
            })
        })
    }
}
