//! Lists of documents, and what ends in a month.

use crate::{
    App, AppFault,
    stores::page_size,
    wire::{
        DocumentRow, DocumentSort, DocumentsRequest, ExpiryDay, ExpiryMonth, ExpiryRequest, OwnerName, Page,
    },
};
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;
use storewarden_db::document::{Line, Question, Sort, lines};
use storewarden_domain::{
    subject::Subject,
    time::Instant,
    vocabulary::{DocumentKind, Validity},
};

/// More than this many documents that end in one month are counted, not shown.
const MOST_IN_A_MONTH: u32 = 500;

impl App {
    pub fn documents(&self, now: Instant, request: &DocumentsRequest) -> Result<Page<DocumentRow>, AppFault> {
        self.answer(now, |tx| {
            let question = Question {
                search: request.search.trim(),
                kind: request.kind,
                validity: request.validity,
                owner: request.owner.as_ref(),
                archived: request.archived,
                sort: match request.sort {
                    DocumentSort::Expiry => Sort::LastDay,
                    DocumentSort::Owner => Sort::Owner,
                },
                descending: request.descending,
                after: request.after.as_deref(),
                limit: page_size(request.limit),
                ..Default::default()
            };
            let listed = lines(tx, &question)?;
            let rows = listed.rows.into_iter().map(|line| row(line, now.date())).collect();
            Ok(Page { rows, total: listed.total, next: listed.next })
        })
    }

    /// Every day of a month with the documents whose last valid day it is.
    pub fn expiries(&self, now: Instant, request: ExpiryRequest) -> Result<ExpiryMonth, AppFault> {
        self.answer(now, |tx| {
            let today = now.date();
            let first = NaiveDate::from_ymd_opt(request.year, request.month, 1).unwrap_or(today);
            let last =
                first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(first);
            let question = Question {
                ending: Some((first.to_string(), last.to_string())),
                limit: MOST_IN_A_MONTH,
                ..Default::default()
            };
            let listed = lines(tx, &question)?;
            let mut ending: BTreeMap<String, Vec<DocumentRow>> = BTreeMap::new();
            for line in listed.rows {
                if let Some(day) = line.last_day.clone() {
                    ending.entry(day).or_default().push(row(line, today));
                }
            }
            let rulebook = self.rulebook();
            let mut provisional = false;
            let days = first.iter_days().take_while(|day| *day <= last).map(|date| {
                let kind = rulebook.calendar().kind(date);
                provisional |= kind.provisional;
                let date = date.to_string();
                ExpiryDay {
                    documents: ending.remove(&date).unwrap_or_default(),
                    date,
                    kind: kind.kind,
                    workday: kind.workday,
                    name: kind.name,
                }
            });
            let days = days.collect();
            Ok(ExpiryMonth {
                year: request.year,
                month: request.month,
                days,
                total: listed.total,
                provisional,
            })
        })
    }
}

/// Days from `today` to a day as it is kept (`2026-08-15`).
pub(crate) fn days_to(day: Option<&str>, today: NaiveDate) -> Option<i64> {
    Some((day?.parse::<NaiveDate>().ok()? - today).num_days())
}

pub(crate) fn row(line: Line, today: NaiveDate) -> DocumentRow {
    let owner = line.attributes.owner.as_deref().and_then(|owner| owner.parse::<Subject>().ok());
    DocumentRow {
        subject: Subject::Document(line.key),
        kind: line.attributes.kind.unwrap_or(DocumentKind::Other),
        title: line.attributes.title.or(line.attributes.person),
        owner: owner.map(|subject| OwnerName { kind: subject.kind(), subject, name: line.owner_name }),
        days_left: days_to(line.last_day.as_deref(), today).filter(|_| line.validity != Validity::Superseded),
        validity: line.validity,
        last_valid_day: line.last_day,
        unlimited: line.unlimited,
        upload_to: line.upload_to,
        findings: line.findings,
        headline_at: line.headline_at,
    }
}
