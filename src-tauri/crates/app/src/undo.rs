//! Undo by inverse changes: nothing is removed from the journal, and what was touched since stays and is named.

use crate::{
    App, AppFault,
    record::{append_all, new_batch},
    wire::{Skipped, UndoOutcome},
    words,
};
use std::collections::{BTreeMap, BTreeSet};
use storewarden_db::{Transaction, dependants, journal};
use storewarden_domain::{
    change::{Change, Draft, Patch, Retraction, Submission, What},
    facts::World,
    subject::Subject,
    text::Text,
    time::Instant,
};
use uuid::Uuid;

/// Attributes that say what something rests on, or that it is out of use; setting one back may set that free.
const LINKS: [&str; 5] = ["archived", "holder", "entity", "owner", "primary"];

impl App {
    pub fn undo(&self, now: Instant, batch: &str) -> Result<UndoOutcome, AppFault> {
        let missing = || AppFault::NoSuchBatch(batch.into());
        let id: Uuid = batch.parse().map_err(|_| missing())?;
        let outcome = self.write(now, |tx| {
            let undoing = journal::batch(tx, id)?.filter(|b| !b.undone).ok_or_else(missing)?;
            let mut by_subject: BTreeMap<Subject, Vec<(i64, Change)>> = BTreeMap::new();
            for (seq, change) in journal::of_batch(tx, id)? {
                by_subject.entry(change.draft.subject.clone()).or_default().push((seq, change));
            }
            let text = Text::new(format!("撤销：{}", undoing.text.zh), format!("Undo: {}", undoing.text.en));
            let inverse = new_batch(now, "undo", text.clone());
            let mut drafts = Vec::new();
            let mut skipped = Vec::new();
            // Backwards, groups, documents and accounts come before the people, shops and companies behind them: these stay
            // with what stays.
            let mut leaving = BTreeSet::new();
            for (subject, mine) in by_subject.iter().rev() {
                let past = Past::of(tx, subject, mine)?;
                past.invert(tx, now, &mut leaving, &mut drafts, &mut skipped)?;
            }
            self.keep_to_what_is_there(&mut drafts);
            let undone = drafts.len() as u32;
            append_all(tx, &inverse, drafts)?;
            journal::mark_undone(tx, id, inverse.id)?;
            Ok(UndoOutcome { undone, skipped, text })
        })?;
        // What was undone stays so; `check` names a copy that stayed behind.
        self.sweep_copies(now).ok();
        Ok(outcome)
    }
}

/// A subject's history around a batch.
struct Past<'a> {
    subject: &'a Subject,
    mine: Vec<&'a Change>,
    before: Vec<Change>,
    after: Vec<Change>,
}

impl<'a> Past<'a> {
    fn of(tx: &Transaction, subject: &'a Subject, mine: &'a [(i64, Change)]) -> Result<Self, AppFault> {
        let first = mine.first().map_or(i64::MAX, |(seq, _)| *seq);
        let ids: BTreeSet<Uuid> = mine.iter().map(|(_, change)| change.id).collect();
        let others =
            journal::of_subject(tx, subject)?.into_iter().filter(|(_, change)| !ids.contains(&change.id));
        let (before, mut after): (Vec<_>, Vec<_>) = others.partition(|(seq, _)| *seq < first);
        leave_out_decisions(&mut after);
        let plain = |changes: Vec<(i64, Change)>| changes.into_iter().map(|(_, change)| change).collect();
        Ok(Self {
            subject,
            mine: mine.iter().map(|(_, change)| change).collect(),
            before: plain(before),
            after: plain(after),
        })
    }

    fn invert(
        &self,
        tx: &Transaction,
        now: Instant,
        leaving: &mut BTreeSet<Subject>,
        drafts: &mut Vec<Draft>,
        skipped: &mut Vec<Skipped>,
    ) -> Result<(), AppFault> {
        let mut skip = |text: Text| skipped.push(Skipped { subject: self.subject.clone(), text });
        let later_event = self.later_events().last();
        if self.before.is_empty() && (!self.after.is_empty() || self.lives_on(tx, leaving)?) {
            skip(Text::new(
                "之后有过改动或下属记录，保留不撤销",
                "changed since, or something belongs to it: kept as it is",
            ));
            return Ok(());
        }
        let events = self.mine.iter().rev().filter(|change| change.draft.what.patch().is_none());
        // What was decided about reminders says nothing of the world, so nothing that came later rests on it.
        let (reminders, events): (Vec<&Change>, Vec<&Change>) =
            events.copied().partition(|change| change.draft.what.handles().is_some());
        let retract = |change: &Change| {
            let what = What::Retracted(Retraction { change: change.id });
            Draft::new(self.subject.clone(), now, what)
        };
        match later_event.filter(|_| reminders.len() < self.mine.len()) {
            Some(event) => {
                let kind = words::kind(event.draft.what.kind());
                skip(Text::new(
                    format!("之后又记录了「{}」，相关记录保留", kind.zh),
                    format!("\"{}\" was recorded since, so its records are kept", kind.en),
                ));
            }
            None => drafts.extend(events.into_iter().map(retract)),
        }
        drafts.extend(reminders.into_iter().map(retract));
        let touched = fields(&self.after);
        let patch = self.inverse_patch(&touched)?;
        for name in fields(self.mine.iter().copied()).intersection(&touched) {
            let label = words::field(self.subject.kind(), name);
            skip(Text::new(
                format!("「{}」之后被改过，保留现值", label.zh),
                format!("\"{}\" was changed since and keeps its value", label.en),
            ));
        }
        if LINKS.iter().any(|link| patch.contains_key(*link)) {
            leaving.insert(self.subject.clone());
        }
        if !patch.is_empty() {
            drafts.push(Draft::new(self.subject.clone(), now, What::described(self.subject.kind(), patch)));
        }
        Ok(())
    }

    /// Events recorded since that still say something about the account's life.
    fn later_events(&self) -> impl Iterator<Item = &Change> {
        let events = self.after.iter().filter(|c| c.draft.what.patch().is_none());
        events.filter(|c| !matches!(c.draft.what, What::Retracted(_)))
    }

    /// Something that stays rests on it.
    fn lives_on(&self, tx: &Transaction, leaving: &BTreeSet<Subject>) -> Result<bool, AppFault> {
        let resting = dependants::resting_on(tx, self.subject)?;
        Ok(resting.iter().any(|other| !leaving.contains(other)))
    }

    /// The values before the batch, for the fields that nobody touched since. What the batch created is archived.
    fn inverse_patch(&self, touched: &BTreeSet<String>) -> Result<Patch, AppFault> {
        // What the operator set of a rule, a year or the rulebook is taken back; everything else that was created is archived.
        let set = matches!(self.subject, Subject::Rule(_) | Subject::Year(_) | Subject::Rulebook);
        if self.before.is_empty() && !set {
            return Ok(Patch::from_iter([("archived".to_owned(), true.into())]));
        }
        let mut world = World::default();
        for change in &self.before {
            world.apply(change).map_err(storewarden_db::DbError::from)?;
        }
        let before = world.attributes(self.subject).unwrap_or_default();
        let mine = fields(self.mine.iter().copied());
        let value = |name: &String| before.get(name).cloned().unwrap_or(serde_json::Value::Null);
        Ok(mine.difference(touched).map(|name| (name.clone(), value(name))).collect())
    }
}

/// What was decided about reminders, and what took that back, says nothing of the world: nothing in a batch is kept for it.
fn leave_out_decisions(changes: &mut Vec<(i64, Change)>) {
    let decides = |change: &Change| change.draft.what.handles().is_some();
    let mut left_out: BTreeSet<Uuid> = BTreeSet::new();
    for (_, change) in changes.iter() {
        let takes_back =
            matches!(&change.draft.what, What::Retracted(back) if left_out.contains(&back.change));
        if decides(change) || takes_back {
            left_out.insert(change.id);
        }
    }
    changes.retain(|(_, change)| !left_out.contains(&change.id));
}

/// The attributes that changes set.
fn fields<'c>(changes: impl IntoIterator<Item = &'c Change>) -> BTreeSet<String> {
    let set = |change: &'c Change| -> Vec<String> {
        match &change.draft.what {
            What::Submitted(Submission { holder: Some(_) }) => vec!["holder".to_owned()],
            what => what.patch().into_iter().flat_map(|patch| patch.keys().cloned()).collect(),
        }
    };
    changes.into_iter().flat_map(set).collect()
}
