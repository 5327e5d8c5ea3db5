//! The list of main bindings.

use crate::{
    App, AppFault,
    rows::store_name,
    stores::page_size,
    wire::{BindingRow, BindingsRequest, Page},
};
use storewarden_db::binding::{Line, Question, lines};
use storewarden_domain::{subject::Subject, time::Instant};

impl App {
    /// What is to be done next first.
    pub fn bindings(&self, now: Instant, request: &BindingsRequest) -> Result<Page<BindingRow>, AppFault> {
        self.answer(now, |tx| {
            let question = Question {
                search: request.search.trim(),
                kind: request.kind,
                stage: request.stage,
                store: request.store.as_ref().and_then(Subject::store_key),
                archived: request.archived,
                after: request.after.as_deref(),
                limit: page_size(request.limit),
            };
            let listed = lines(tx, &question)?;
            let rows = listed.rows.into_iter().map(row).collect();
            Ok(Page { rows, total: listed.total, next: listed.next })
        })
    }
}

fn row(line: Line) -> BindingRow {
    BindingRow {
        subject: Subject::Binding(line.key),
        kind: line.kind,
        channel: line.channel,
        store: line.store.map(|(key, name)| store_name(&key, name)),
        stage: line.stage,
        since: line.since,
        account: line.account,
        try_from: line.try_from,
        longest: line.longest,
        entries: line.entries,
        open: line.open,
        findings: line.findings,
        headline_at: line.headline_at,
    }
}
