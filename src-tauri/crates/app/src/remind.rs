//! A reminder pass: what is due now and was not said is claimed, shown, marked.

use crate::{
    App, AppFault,
    ports::{Notifier, Toast},
};
use chrono::Duration;
use serde::Serialize;
use storewarden_db::{Transaction, clock, deadline, ledger, meta};
use storewarden_domain::{
    assessment::Deadline,
    remind::{Decision, FALSE_JUMP, Item, Message, Retold, Silence, Wishes, decide, retold},
    subject::Subject,
    text::Text,
    time::Instant,
};

const CHECKED_AT: &str = "checked-at";

/// What the operator chose about being told.
#[derive(Debug, Clone, Copy, Default)]
pub struct PassOptions {
    pub wishes: Wishes,
    /// Else Chinese.
    pub english: bool,
}

/// What a pass did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct PassReport {
    pub shown: u32,
    /// Shown again after a crash between claim and mark; the same tag replaces the first.
    pub shown_again: u32,
    pub failed: u32,
    /// When there is something to do next, if nothing is recorded before.
    pub next_at: Option<Instant>,
}

/// What a pass would say now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Preview {
    pub shown: Vec<Message>,
    pub digest: Option<Message>,
    pub silent: Vec<Silent>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Silent {
    pub deadline: String,
    pub reason: Silence,
}

impl App {
    /// One pass. The order of effects is the protocol: claim (committed) → show → mark.
    pub fn pass(
        &self,
        now: Instant,
        options: PassOptions,
        notifier: &dyn Notifier,
    ) -> Result<PassReport, AppFault> {
        let mut report = PassReport::default();
        for message in self.left_over(now, options.wishes)? {
            match self.deliver(&message, now, options, notifier)? {
                true => report.shown_again += 1,
                false => report.failed += 1,
            }
        }
        let decision = self.decision(now, options.wishes)?;
        report.next_at = decision.next_at;
        for message in decision.messages.iter().chain(&decision.digest) {
            if self.write(now, |tx| Ok(ledger::claim(tx, message, now)?))? {
                match self.deliver(message, now, options, notifier)? {
                    true => report.shown += 1,
                    false => report.failed += 1,
                }
            }
        }
        let change = self.write(now, |tx| {
            meta::set(tx, CHECKED_AT, &now.millis().to_string())?;
            Ok(clock::next(tx)?)
        })?;
        report.next_at = [report.next_at, change].into_iter().flatten().min();
        Ok(report)
    }

    /// What a pass would say; nothing is written. `now` may be another time than the tables were assessed for.
    pub fn remind(&self, now: Instant, wishes: Wishes) -> Result<Preview, AppFault> {
        let said = self.read(|tx| Ok(ledger::said(tx, now)?))?;
        let all = self.at(now)?.assessments;
        let deadlines: Vec<Deadline> =
            all.into_iter().flat_map(|a| a.deadlines.into_iter().chain(a.passed)).collect();
        let decision = decide(&deadlines, &said, wishes, now);
        let silent =
            decision.silent.into_iter().map(|(deadline, reason)| Silent { deadline, reason }).collect();
        Ok(Preview { shown: decision.messages, digest: decision.digest, silent })
    }

    fn decision(&self, now: Instant, wishes: Wishes) -> Result<Decision, AppFault> {
        self.answer(now, |tx| Ok(decide(&standing(tx)?, &ledger::said(tx, now)?, wishes, now)))
    }

    /// What was claimed before a crash is shown again under its tag, if it still says what is so. What the desktop
    /// refused is given back when its wait is over, and decided upon with everything else.
    fn left_over(&self, now: Instant, wishes: Wishes) -> Result<Vec<Message>, AppFault> {
        self.answer(now, |_| Ok(()))?;
        self.write(now, |tx| {
            let (standing, mut again) = (standing(tx)?, Vec::new());
            for entry in ledger::unfinished(tx)? {
                let tag = &entry.message.tag;
                let refused = entry.state == "failed";
                if entry.claimed_at > now + FALSE_JUMP {
                    ledger::released(tx, tag)?;
                    continue;
                }
                match retold(&entry.message, &standing, wishes, now) {
                    Retold::Again(message) if !refused => again.push(message),
                    Retold::Again(_) if !may_retry(entry.tried_at, entry.attempts, now) => {}
                    Retold::Held => {}
                    // It may have been seen, so it is told under this tag or not at all: should it stand again.
                    Retold::Settled if !refused => {}
                    Retold::Again(_) | Retold::Settled | Retold::Overtaken => ledger::released(tx, tag)?,
                }
            }
            Ok(again)
        })
    }

    /// Shows and marks. `false` = the desktop refused it; that is recorded and tried again later.
    fn deliver(
        &self,
        message: &Message,
        now: Instant,
        options: PassOptions,
        notifier: &dyn Notifier,
    ) -> Result<bool, AppFault> {
        let outcome = notifier.show(&toast(message, options.english));
        self.write(now, |tx| match &outcome {
            Ok(()) => Ok(ledger::shown(tx, &message.tag, now)?),
            Err(refused) => Ok(ledger::failed(tx, &message.tag, &refused.reason, now)?),
        })?;
        Ok(outcome.is_ok())
    }
}

/// Every deadline in sight, as the tables have it.
fn standing(tx: &Transaction) -> Result<Vec<Deadline>, AppFault> {
    Ok(deadline::lines(tx, None, None, 0)?.into_iter().map(|line| line.deadline).collect())
}

/// After one minute, then two, four … up to an hour.
fn may_retry(tried_at: Option<Instant>, attempts: u32, now: Instant) -> bool {
    let wait = Duration::minutes(1 << attempts.saturating_sub(1).min(6)).min(Duration::hours(1));
    tried_at.is_none_or(|tried| now - tried >= wait || now < tried)
}

fn toast(message: &Message, english: bool) -> Toast {
    let pick = |text: &Text| if english { text.en.clone() } else { text.zh.clone() };
    Toast {
        tag: message.tag.clone(),
        title: pick(&message.title),
        body: pick(&message.body),
        urgency: message.urgency,
        opens: match message.items.as_slice() {
            [Item { subject, .. }] => Some(Subject::to_string(subject)),
            _ => None,
        },
    }
}
