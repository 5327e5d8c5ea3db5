//! The rows of store lists, gathered by what they are about.

use super::ledger::Origin;
use crate::import::rows::StoreLine;
use std::collections::HashMap;
use storewarden_domain::subject::Subject;

/// One subject, and the rows that name it.
pub(super) struct Group<'t, 'b> {
    pub subject: Subject,
    pub lines: Vec<(Origin, &'b StoreLine<'t>)>,
}

/// In the order in which rows name the subjects first; rows that name none are left out.
pub(super) fn by_subject<'t: 'b, 'b>(
    lines: impl Iterator<Item = (Origin, &'b StoreLine<'t>)>,
    subject: impl Fn(&StoreLine<'t>) -> Option<Subject>,
) -> Vec<Group<'t, 'b>> {
    let mut groups: Vec<Group<'t, 'b>> = Vec::new();
    let mut places: HashMap<Subject, usize> = HashMap::new();
    for (origin, line) in lines {
        let Some(subject) = subject(line) else { continue };
        let place = *places.entry(subject.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Group { subject, lines: Vec::new() });
        }
        if let Some(group) = groups.get_mut(place) {
            group.lines.push((origin, line));
        }
    }
    groups
}
