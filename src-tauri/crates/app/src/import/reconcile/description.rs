//! The difference between what is recorded about a subject and what the lines say about it.

use super::{
    Batch,
    ledger::{Ledger, Origin, Outcome, conflict},
};
use crate::import::columns::Column;
use serde::Serialize;
use std::collections::BTreeSet;
use storewarden_domain::{
    change::{Patch, What},
    text::Text,
    time::Instant,
    vocabulary::RollOut,
};

/// An attribute: its name in the facts, its words for people, and the column from which it comes.
pub struct Field {
    pub name: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    pub column: Column,
}

pub const TAGS: Field = Field { name: "tags", zh: "标签", en: "Tags", column: Column::Tags };
pub const NOTES: Field = Field { name: "notes", zh: "备注", en: "Notes", column: Column::Notes };

/// A patch in the making, with the reasons for it.
pub struct Description {
    pub patch: Patch,
    /// One for each field, in words; empty unless `listing`.
    pub lines: Vec<Text>,
    /// The lines that brought the values.
    pub origins: Vec<Origin>,
    /// Lines whose value was not taken: where, which column, its value, the value kept.
    pub conflicts: Vec<(Origin, Column, String, String)>,
    listing: bool,
}

impl Description {
    pub fn new(ledger: &Ledger) -> Self {
        Self {
            patch: Patch::new(),
            lines: Vec::new(),
            origins: Vec::new(),
            conflicts: Vec::new(),
            listing: ledger.listing(),
        }
    }

    /// Settles what the lines say of one field and notes it where it differs from what is recorded. Silence changes
    /// nothing. Gives what was settled on, whether or not it differs.
    pub fn field<T: PartialEq + Clone + Serialize>(
        &mut self,
        field: &Field,
        recorded: Option<T>,
        said: impl Iterator<Item = (Origin, Option<T>)>,
        show: impl Fn(&T) -> Text,
    ) -> Option<T> {
        let (wanted, origin) = self.settle(field.column, recorded.as_ref(), said, &show)?;
        if recorded.as_ref() != Some(&wanted)
            && let Ok(value) = serde_json::to_value(&wanted)
        {
            self.patch.insert(field.name.into(), value);
            self.origins.push(origin);
            self.line(field.zh, field.en, || (recorded.as_ref().map(&show), show(&wanted)));
        }
        Some(wanted)
    }

    /// Of several values the recorded one is kept, else the first; the others are conflicts. So the order of rows does
    /// not matter once they are recorded.
    pub fn settle<T: PartialEq + Clone>(
        &mut self,
        column: Column,
        recorded: Option<&T>,
        said: impl Iterator<Item = (Origin, Option<T>)>,
        show: impl Fn(&T) -> Text,
    ) -> Option<(T, Origin)> {
        let mut said = said.filter_map(|(origin, value)| value.map(|value| (value, origin)));
        let mut kept = said.next()?;
        for other in said {
            if other.0 == kept.0 {
                continue;
            }
            let other = if recorded == Some(&other.0) { std::mem::replace(&mut kept, other) } else { other };
            self.conflicts.push((other.1, column, show(&other.0).zh, show(&kept.0).zh));
        }
        Some(kept)
    }

    /// `岗位 美工 → 客服`; `words` gives the old and the new value, and is asked only while changes are listed.
    pub fn line(&mut self, zh: &str, en: &str, words: impl FnOnce() -> (Option<Text>, Text)) {
        if !self.listing {
            return;
        }
        let (old, new) = words();
        self.lines.push(match old {
            Some(old) => {
                Text::new(format!("{zh} {} → {}", old.zh, new.zh), format!("{en} {} → {}", old.en, new.en))
            }
            None => Text::new(format!("{zh} {}", new.zh), format!("{en} {}", new.en)),
        });
    }

    /// As [`Description::field`] for a sealed value: the recorded one cannot be shown, so only the new one's mask is.
    pub fn field_unseen(
        &mut self,
        field: &Field,
        recorded: Option<String>,
        said: impl Iterator<Item = (Origin, Option<String>)>,
        show: impl Fn(&String) -> Text,
    ) {
        let before = self.lines.len();
        let mask = show(&String::new());
        let was_recorded = recorded.is_some();
        self.field(field, recorded, said, |_| mask.clone());
        if was_recorded && self.lines.len() > before {
            self.lines.truncate(before);
            self.line(field.zh, field.en, || (Some(Text::new("（原值）", "(former)")), mask));
        }
    }

    /// An operator's answer, which stands on no row.
    pub fn answer(
        &mut self,
        field: &Field,
        recorded: Option<RollOut>,
        answer: RollOut,
        show: impl Fn(&RollOut) -> Text,
    ) {
        if recorded != Some(answer) {
            self.patch.insert(field.name.into(), answer.code().into());
            self.line(field.zh, field.en, || (recorded.as_ref().map(&show), show(&answer)));
        }
    }

    /// A line that names no value.
    pub fn say(&mut self, text: Text) {
        if self.listing {
            self.lines.push(text);
        }
    }

    /// A subject seen again is in use again.
    pub fn unarchive(&mut self, archived: bool, origin: Option<Origin>) {
        if archived {
            self.patch.insert("archived".into(), false.into());
            self.origins.extend(origin);
            self.say(Text::new("重新启用", "Taken back into use"));
        }
    }

    /// Tells the rows what became of them.
    pub fn mark_rows(&self, ledger: &mut Ledger, created_by: Option<Origin>) {
        if let Some(origin) = created_by {
            ledger.mark(origin, Outcome::Created);
        }
        for origin in &self.origins {
            ledger.mark(*origin, Outcome::Changed);
        }
    }
}

/// A text that reads the same in both languages.
pub fn same<T: std::fmt::Display + ?Sized>(text: &T) -> Text {
    let text = text.to_string();
    Text::new(text.clone(), text)
}

/// Words of a list, in their order.
pub fn listed(words: &[String]) -> Text {
    Text::new(words.join("、"), words.join(", "))
}

pub fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Tags as they stand beside those of a cell; none on record says nothing.
pub fn recorded(tags: &BTreeSet<String>) -> Option<Vec<String>> {
    Some(tags.iter().cloned().collect()).filter(|tags: &Vec<String>| !tags.is_empty())
}

/// A new subject is described even where its key is all that is known of it.
pub fn described(
    new: bool,
    d: &mut Description,
    what: impl Fn(Patch) -> What,
    effective: Instant,
) -> Vec<(Instant, What)> {
    if d.patch.is_empty() && !new {
        Vec::new()
    } else {
        vec![(effective, what(std::mem::take(&mut d.patch)))]
    }
}

pub fn warn_of_conflicts(batch: &Batch<'_>, d: &Description, ledger: &mut Ledger) {
    for (origin, column, value, kept) in &d.conflicts {
        ledger.warn(*origin, batch.fault(*origin, *column, conflict(kept), value));
    }
}
