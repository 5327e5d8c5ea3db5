//! The list of sub-accounts.

use crate::{
    App, AppFault,
    rows::{running_span, store_name},
    stores::page_size,
    today::among,
    wire::{Headline, Page, Span, SubAccountRow, SubAccountSort, SubAccountsRequest},
};
use storewarden_db::sub_account::{Due, Line, Question, Sort, lines};
use storewarden_domain::{
    subject::Subject,
    time::Instant,
    vocabulary::{Consequence, DeadlineState, SeenAccess},
};

impl App {
    pub fn sub_accounts(
        &self,
        now: Instant,
        request: &SubAccountsRequest,
    ) -> Result<Page<SubAccountRow>, AppFault> {
        let question = Question {
            search: request.search.trim(),
            platform: request.platform.as_deref(),
            store: request.store.as_ref().and_then(Subject::store_key),
            labels: &request.labels,
            tag: request.tag.as_deref(),
            archived: request.archived,
            deadline: request.span.map(|span| among(span, now)),
            sort: match request.sort {
                SubAccountSort::Headline => Sort::Urgency,
                SubAccountSort::Login => Sort::Login,
                SubAccountSort::Created => Sort::Created,
            },
            descending: request.descending,
            after: request.after.as_deref(),
            limit: page_size(request.limit),
        };
        let listed = self.answer(now, |tx| Ok(lines(tx, &question)?))?;
        let rows = listed.rows.into_iter().map(|line| row(line, now)).collect();
        Ok(Page { rows, total: listed.total, next: listed.next })
    }
}

fn row(line: Line, now: Instant) -> SubAccountRow {
    let span = line.deadline.as_ref().map(|due| span(due, now));
    let headline = line.deadline.as_ref().map(headline);
    SubAccountRow {
        subject: Subject::SubAccount(line.key.clone()),
        store: store_name(&line.key.store, line.store_name),
        login: line.login,
        holder: line.holder,
        position: line.position,
        department: line.department,
        verification: line.verification,
        access: line.access,
        messaging: line.messaging,
        label: line.label,
        created_at: line.created_at,
        tags: line.tags,
        headline,
        headline_at: line.deadline.as_ref().zip(headline).map(|(due, headline)| match headline {
            Headline::SafeSubmit | Headline::Activate => due.act_by,
            Headline::Due => due.due,
        }),
        due: line.deadline.as_ref().map(|due| due.due),
        consequence: line.deadline.as_ref().map(|due| due.consequence),
        span,
        platform_shows: line.seen_access.filter(|seen| *seen == SeenAccess::Normal && line.access.frozen()),
        findings: line.findings,
    }
}

fn span(due: &Due, now: Instant) -> Span {
    match due.state {
        DeadlineState::Missed if due.consequence != Consequence::Chase => Span::Overdue,
        _ if due.waiting => Span::Waiting,
        _ => running_span(due.act_by, now),
    }
}

fn headline(due: &Due) -> Headline {
    let ours = due.state == DeadlineState::Open && !due.waiting;
    match ours && due.act_by < due.due {
        // Of an account that expires, an invitation alone has an earlier time to act by.
        true if due.consequence == Consequence::Expired => Headline::Activate,
        true => Headline::SafeSubmit,
        false => Headline::Due,
    }
}
