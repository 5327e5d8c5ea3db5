//! What a file holds beside its journal, and a second file made from the journal alone.

use std::{collections::BTreeMap, path::Path};
use storewarden_db::{Db, DbResult, clock, deadline, facts, journal, state};
use storewarden_domain::{change::Change, subject::Subject, text::Text, time::Instant};
use uuid::Uuid;

/// What a file holds beside its journal, by place.
pub type Kept = BTreeMap<String, String>;

pub fn kept(folder: &Path, subjects: &[Subject]) -> Kept {
    let mut db = Db::open(&folder.join("storewarden.db")).expect("the file");
    db.read(|tx| -> DbResult<Kept> {
        let world = facts::world(tx)?;
        let mut kept = Kept::new();
        let mut keep = |place: &str, subject: &dyn std::fmt::Display, value: String| {
            kept.insert(format!("{place} {subject}"), value);
        };
        world.entities.iter().for_each(|(s, fact)| keep("facts", s, format!("{fact:?}")));
        world.link_groups.iter().for_each(|(s, fact)| keep("facts", s, format!("{fact:?}")));
        world.bindings.iter().for_each(|(s, fact)| keep("facts", s, format!("{fact:?}")));
        world.stores.iter().for_each(|(s, fact)| keep("facts", s, format!("{fact:?}")));
        world.staff.iter().for_each(|(s, fact)| keep("facts", s, format!("{fact:?}")));
        world.sub_accounts.iter().for_each(|(s, fact)| keep("facts", s, format!("{fact:?}")));
        world.rulebook.iter().for_each(|(s, fact)| keep("facts", s, format!("{fact:?}")));
        for subject in subjects {
            let mut own = deadline::of_subject(tx, subject)?;
            own.sort_by(|a, b| a.id.cmp(&b.id));
            keep("deadlines", subject, format!("{own:?}"));
        }
        for subject in world.sub_accounts.keys() {
            keep("state", subject, format!("{:?}", state::stored(tx, subject)?));
        }
        for subject in clock::due(tx, Instant::from_millis(i64::MAX), 1000)? {
            keep("clock", &subject, String::new());
        }
        keep("clock", &"next", format!("{:?}", clock::next(tx)?));
        Ok(kept)
    })
    .expect("a read")
}

/// The first difference, if there is one.
pub fn differing(left: &Kept, right: &Kept) -> Option<String> {
    let places: std::collections::BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    let place = places.into_iter().find(|place| left.get(*place) != right.get(*place))?;
    Some(format!("{place}\n  {:?}\n  {:?}", left.get(place), right.get(place)))
}

/// The facts alone: what a refused request must leave as it was.
pub fn facts_only(mut kept: Kept) -> Kept {
    kept.retain(|place, _| place.starts_with("facts"));
    kept
}

/// Writes the same changes, in the order of recording, into a new file.
pub fn replayed(changes: &mut [Change], folder: &Path) {
    changes.sort_by_key(|change| change.id);
    let mut db = Db::open(&folder.join("storewarden.db")).expect("a new file");
    db.write(|tx| -> DbResult<()> {
        for change in changes.iter() {
            let text = Text::new("重放", "replay");
            let id = Uuid::now_v7();
            let batch =
                journal::Batch { id, recorded: change.recorded, by: change.by.clone(), text, undone: false };
            journal::open(tx, &batch)?;
            journal::append(tx, &batch, change)?;
        }
        Ok(())
    })
    .expect("a replay");
}
