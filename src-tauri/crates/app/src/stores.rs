//! The list of stores.

use crate::{
    App, AppFault,
    wire::{Page, StoreRow, StoreSort, StoresRequest},
};
use storewarden_db::store::{Line, Question, Sort, fact, lines};
use storewarden_domain::{assess::exemption, subject::Subject, time::Instant};

/// Rows of a page when none are asked for, and the most that can be.
pub(crate) const PAGE: u32 = 50;
pub(crate) const LARGEST_PAGE: u32 = 100;

pub(crate) fn page_size(asked: u32) -> u32 {
    if asked == 0 { PAGE } else { asked.min(LARGEST_PAGE) }
}

impl App {
    pub fn stores(&self, now: Instant, request: &StoresRequest) -> Result<Page<StoreRow>, AppFault> {
        self.answer(now, |tx| {
            let question = Question {
                search: request.search.trim(),
                platform: request.platform.as_deref(),
                label: request.status,
                tag: request.tag.as_deref(),
                archived: request.archived,
                sort: match request.sort {
                    StoreSort::Name => Sort::Name,
                    StoreSort::Main => Sort::Main,
                    StoreSort::Headline => Sort::Urgency,
                },
                descending: request.descending,
                after: request.after.as_deref(),
                limit: page_size(request.limit),
                now: Some(now),
            };
            let listed = lines(tx, &question)?;
            let mut rows = Vec::new();
            for line in listed.rows {
                let rulebook = self.rulebook();
                let rules = rulebook.sub_account_rules(&line.key.platform);
                let store = fact(tx, &line.key)?;
                let exempt = store.is_some_and(|store| exemption::is_exempt(&line.key, &store, &rules, now));
                rows.push(row(line, exempt));
            }
            Ok(Page { rows, total: listed.total, next: listed.next })
        })
    }
}

fn row(line: Line, exempt: bool) -> StoreRow {
    StoreRow {
        platform: line.key.platform.clone(),
        main: line.key.main.clone(),
        subject: Subject::Store(line.key),
        name: line.name,
        entity: line.entity,
        store_type: line.store_type,
        status: line.label,
        restrictions: line.restrictions,
        roll_out: line.roll_out,
        exempt,
        tags: line.tags,
        sub_accounts: line.sub_accounts,
        frozen: line.frozen,
        outstanding: line.outstanding,
        headline_at: line.headline_at,
    }
}
