//! Rules that came with a newer program and wait to be accepted. Until then the accepted ones act.

use crate::{
    App, AppFault,
    effective::Pending,
    record::{append_all, new_batch},
    wire::{LeftOut, PendingRules, PendingTally, RecordOutcome, Refusal},
};
use storewarden_db::rule_files;
use storewarden_domain::{
    change::{Draft, Patch, What},
    subject::Subject,
    text::Text,
    time::Instant,
};

impl App {
    /// What the shipped rules say otherwise than those that act; none where nothing waits.
    pub fn pending_rules(&self, now: Instant) -> Result<Option<PendingRules>, AppFault> {
        self.answer(now, |_| {
            let effective = self.effective();
            let told = |pending: &Pending| {
                let changed = pending.difference.rules.iter().map(|rule| &rule.id);
                let left_out = pending.left_out.iter().map(|fault| LeftOut {
                    rule: fault.rule.clone(),
                    param: fault.param.clone(),
                    reason: fault.reason.clone(),
                });
                PendingRules {
                    unreadable: pending.unreadable.clone(),
                    rules: pending.difference.rules.clone(),
                    years: pending.difference.years.clone(),
                    rights: pending.difference.rights.clone(),
                    kept: changed.filter(|id| effective.overrides_of(id).is_some()).cloned().collect(),
                    left_out: left_out.collect(),
                }
            };
            Ok(effective.pending.as_deref().map(told))
        })
    }

    /// From now on the shipped rules act. Undoing it brings the former ones back.
    pub fn accept_rules(&self, now: Instant) -> Result<RecordOutcome, AppFault> {
        let accepted = self.write(now, |tx| {
            let Some(pending) = self.effective().pending.clone() else {
                return Ok(None);
            };
            rule_files::keep(tx, &self.shipped.id, &self.shipped.files)?;
            let patch = Patch::from_iter([("version".to_owned(), self.shipped.id.clone().into())]);
            let batch = new_batch(now, "operator", named(&pending));
            let draft = Draft::new(Subject::Rulebook, now, What::RulebookAccepted(patch));
            append_all(tx, &batch, [draft])?;
            Ok(Some(batch))
        })?;
        Ok(match accepted {
            Some(batch) => {
                RecordOutcome::Recorded { batch: batch.id.to_string(), changes: 1, text: batch.text }
            }
            None => RecordOutcome::Refused { refusals: vec![nothing_waits()] },
        })
    }
}

impl Pending {
    /// How much waits, for the line on Today.
    pub fn tally(&self) -> PendingTally {
        PendingTally {
            rules: self.difference.rules.len() as u32,
            years: self.difference.years.len() as u32,
            unreadable: self.unreadable.is_some(),
        }
    }
}

fn named(pending: &Pending) -> Text {
    match pending.difference.rules.len() {
        0 => Text::new("采用新版规则", "New rules accepted"),
        1 => Text::new("采用新版规则（1 条有变）", "New rules accepted (1 differs)"),
        many => {
            Text::new(format!("采用新版规则（{many} 条有变）"), format!("New rules accepted ({many} differ)"))
        }
    }
}

fn nothing_waits() -> Refusal {
    Refusal {
        index: 0,
        code: "nothing-pending".into(),
        text: Text::new(
            "没有待确认的新版规则，现在用的就是这一版",
            "no new rules wait: those of this program act already",
        ),
        field: None,
        evidence: Vec::new(),
        rule: None,
    }
}
