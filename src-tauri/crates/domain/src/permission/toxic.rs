//! Rights that one person should not hold together over one shop (rulebook B.3, check 2).

use super::{Catalogue, Grants, Level, ToxicSet};

/// Does somebody with these rights hold the whole set?
pub fn holds(set: &ToxicSet, rights: &Grants) -> bool {
    let edits = |code: &String| rights.get(code) == Some(&Level::Edit);
    set.all.iter().all(edits) && (set.any.is_empty() || set.any.iter().any(|code| rights.contains_key(code)))
}

/// The sets that these rights make up, in the order of the catalogue.
pub fn held<'c>(catalogue: &'c Catalogue, rights: &Grants) -> Vec<&'c ToxicSet> {
    catalogue.toxic_sets().filter(|set| holds(set, rights)).collect()
}

/// The sets that are whole only with what is added.
pub fn completed<'c>(catalogue: &'c Catalogue, before: &Grants, added: &Grants) -> Vec<&'c ToxicSet> {
    let after = super::union([before, added]);
    catalogue.toxic_sets().filter(|set| holds(set, &after) && !holds(set, before)).collect()
}
