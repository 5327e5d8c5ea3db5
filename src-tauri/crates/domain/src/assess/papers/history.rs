//! What was done with a document, up to a moment: its renewal, its audits by store, its inspections, its files.

use crate::{
    assess::life::Refused,
    change::{FileCheck, What},
    facts::Document,
    subject::StoreKey,
    text::Text,
    time::Instant,
    vocabulary::Audit,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Debug, Clone, Default)]
pub struct History {
    /// The last application for a new one.
    pub renewal: Option<Instant>,
    pub audits: BTreeMap<StoreKey, Audited>,
    pub inspections: Vec<NaiveDate>,
    /// The last look at the files.
    pub files: Option<FileCheck>,
    /// Events that no row admits, with the reason.
    pub ignored: Vec<(Uuid, Refused)>,
}

/// How it stands with one store's platform.
#[derive(Debug, Clone)]
pub struct Audited {
    pub audit: Audit,
    pub since: Instant,
    pub reason: String,
}

impl History {
    pub fn until(document: &Document, now: Instant) -> Self {
        let mut history = Self::default();
        for event in document.events_until(now) {
            if let Err(refused) = history.receive(&event.what, event.effective) {
                history.ignored.push((event.change, refused));
            }
        }
        history
    }

    /// Rows 4, 8, 9 and 11.
    fn receive(&mut self, what: &What, at: Instant) -> Result<(), Refused> {
        match what {
            What::RenewalApplied(_) => self.renewal = Some(at),
            What::DocumentSubmitted(to) => self.audited(&to.store, Audit::Pending, at, ""),
            What::AuditPassed(by) => {
                self.pending(&by.store)?;
                self.audited(&by.store, Audit::Passed, at, "");
            }
            What::AuditRejected(by) => {
                self.pending(&by.store)?;
                self.audited(&by.store, Audit::Rejected, at, &by.reason);
            }
            What::SurveillancePassed(_) => self.inspections.push(at.date()),
            What::FileChecked(check) => self.files = Some(check.clone()),
            _ => {}
        }
        Ok(())
    }

    fn audited(&mut self, store: &StoreKey, audit: Audit, since: Instant, reason: &str) {
        self.audits.insert(store.clone(), Audited { audit, since, reason: reason.into() });
    }

    /// Row 9's guard: only what waits for an answer gets one.
    fn pending(&self, store: &StoreKey) -> Result<(), Refused> {
        if self.audit(store) == Audit::Pending {
            return Ok(());
        }
        let main = &store.main;
        let text = Text::new(
            format!("{main} 没有待审核的提交：请先记录提交，再记录审核结果"),
            format!("{main} has no submission waiting for its audit: record the submission first"),
        );
        Err(Refused::new("not-possible-now", text))
    }

    pub fn audit(&self, store: &StoreKey) -> Audit {
        self.audits.get(store).map_or(Audit::NotSubmitted, |audited| audited.audit)
    }

    /// Stores whose platform has not decided yet.
    pub fn waiting(&self) -> impl Iterator<Item = (&StoreKey, &Audited)> {
        self.audits.iter().filter(|(_, audited)| audited.audit == Audit::Pending)
    }
}
