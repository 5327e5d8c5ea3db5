//! What differs between two worlds.

use crate::{
    App, AppFault,
    assessed::At,
    moves::{paired, times},
    rows::{self, store_names},
    wire::{Differs, LeftBehind, OtherDeadline, OtherFinding, OtherState, StandsAs, WhatIf},
};
use std::collections::{BTreeMap, BTreeSet};
use storewarden_db::store;
use storewarden_domain::{
    assessment::{Assessment, Deadline, Finding},
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::Restriction,
};

pub struct Worlds {
    pub before: At,
    pub after: At,
}

/// `will` is the program of the world that is supposed; it knows every shop that either world has.
pub fn compare(will: &App, now: Instant, worlds: Worlds) -> Result<WhatIf, AppFault> {
    let Worlds { before, after } = worlds;
    let (on, subjects) = (after.now, after.assessments.len() as u32);
    let mut pairs: BTreeMap<Subject, [Option<Assessment>; 2]> = BTreeMap::new();
    for (place, world) in [before, after].into_iter().enumerate() {
        for assessment in world.assessments {
            let pair = pairs.entry(assessment.subject.clone()).or_default();
            if let Some(slot) = pair.get_mut(place) {
                *slot = Some(assessment);
            }
        }
    }
    let (mut deadlines, mut states, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    let mut left_behind = Vec::new();
    let mut hit = BTreeSet::new();
    for (subject, pair) in &pairs {
        let [one, other] = [pair[0].as_ref(), pair[1].as_ref()];
        if one == other {
            continue;
        }
        let name = other.or(one).map(|assessment| assessment.name.clone()).unwrap_or_default();
        deadlines.extend(of_deadlines(one, other));
        let [stood, stands] = [one, other].map(|assessment| assessment.and_then(stands_as));
        let restrictions = newly_kept_from(one, other);
        if stood != stands || !restrictions.is_empty() {
            hit.extend(subject.store_key().map(|key| Subject::Store(key.clone())));
            let name = name.clone();
            states.push(OtherState {
                subject: subject.clone(),
                name,
                before: stood,
                after: stands,
                restrictions,
            });
        }
        let [was_left, left] = [one, other].map(|assessment| assessment.and_then(|a| a.offboarding.as_ref()));
        if let Some(offboarding) = left.filter(|_| left != was_left) {
            let (subject, name, offboarding) = (subject.clone(), name.clone(), offboarding.clone());
            left_behind.push(LeftBehind { subject, name, offboarding });
        }
        findings.extend(of_findings(subject, &name, one, other));
    }
    deadlines.sort_by_key(|Other { row, .. }| (due(row), row.id.clone()));
    hit.extend(
        deadlines
            .iter()
            .filter(|other| other.row.differs != Differs::Vanishes)
            .flat_map(|other| other.hits.clone()),
    );
    let known = deadlines.iter().flat_map(|other| &other.hits).chain(&hit).cloned().collect::<BTreeSet<_>>();
    let known: Vec<Subject> = known.into_iter().collect();
    let known: BTreeMap<StoreKey, String> =
        will.read(|tx| Ok(store::names(tx, &known)?))?.into_iter().collect();
    let named = |subjects: &mut dyn Iterator<Item = &Subject>| {
        let keys = subjects.filter_map(Subject::store_key);
        store_names(keys.filter_map(|key| Some((key.clone(), known.get(key)?.clone()))).collect())
    };
    let stores = named(&mut hit.iter());
    let told = |Other { row, hits, ours }: Other| {
        let row = OtherDeadline { hits: named(&mut hits.iter()), ..row };
        ours.map_or(Ok(row.clone()), |deadline| will.planned(deadline, row))
    };
    let deadlines = deadlines.into_iter().map(told).collect::<Result<_, _>>()?;
    Ok(WhatIf {
        now,
        on,
        beside_now: false,
        refused: None,
        deadlines,
        states,
        findings,
        left_behind,
        plans: Vec::new(),
        stores,
        subjects,
    })
}

fn due(deadline: &OtherDeadline) -> Option<Instant> {
    deadline.after.as_ref().or(deadline.before.as_ref()).map(|times| times.due)
}

/// A deadline that differs.
struct Other<'a> {
    row: OtherDeadline,
    /// The stores that it would hit.
    hits: Vec<Subject>,
    /// It runs, and it is for us to act: then it has a latest start.
    ours: Option<&'a Deadline>,
}

fn of_deadlines<'a>(was: Option<&'a Assessment>, will: Option<&'a Assessment>) -> Vec<Other<'a>> {
    let other = |[before, after]: [Option<&'a Deadline>; 2]| {
        let shown = after.or(before)?;
        let differs = match (before, after) {
            (None, _) => Differs::Appears,
            (_, None) => Differs::Vanishes,
            (Some(b), Some(a)) if (b.due, b.safe_submit) != (a.due, a.safe_submit) => Differs::Moves,
            (Some(b), Some(a)) if (b.state, b.standing) != (a.state, a.standing) => Differs::TurnsInto,
            _ => return None,
        };
        let own = shown.subject.store_key().map(|key| Subject::Store(key.clone()));
        let hits: BTreeSet<Subject> = own.into_iter().chain(shown.affects.iter().cloned()).collect();
        let ours = after.filter(|deadline| deadline.is_ours());
        let row = OtherDeadline {
            id: shown.id.clone(),
            differs,
            subject: shown.subject.clone(),
            name: shown.name.clone(),
            rule: shown.rule.clone(),
            what: rows::owed(shown),
            consequence: shown.consequence,
            before: before.map(times),
            after: after.map(times),
            hits: Vec::new(),
            start_by: ours.and_then(|deadline| deadline.safe_submit),
            steps: Vec::new(),
        };
        Some(Other { row, hits: hits.into_iter().collect(), ours })
    };
    paired(was, will).filter_map(other).collect()
}

fn of_findings(
    subject: &Subject,
    name: &str,
    was: Option<&Assessment>,
    will: Option<&Assessment>,
) -> Vec<OtherFinding> {
    let [was, will] = [was, will].map(|a| a.map(|a| a.findings.as_slice()).unwrap_or_default());
    // A finding whose words alone differ (so many days, so many accounts) is the same one.
    let only = |one: &[Finding], other: &[Finding], appears| {
        let alone = one.iter().filter(|f| !other.iter().any(|o| (&o.code, &o.rule) == (&f.code, &f.rule)));
        let row = |finding: &Finding| OtherFinding {
            subject: subject.clone(),
            name: name.to_owned(),
            appears,
            finding: finding.clone(),
        };
        alone.map(row).collect::<Vec<_>>()
    };
    [only(will, was, true), only(was, will, false)].concat()
}

fn newly_kept_from(was: Option<&Assessment>, will: Option<&Assessment>) -> Vec<Restriction> {
    let of = |assessment: Option<&Assessment>| -> BTreeSet<Restriction> {
        let restrictions = assessment.and_then(|a| a.store.as_ref()).map(|store| &store.restrictions);
        restrictions.into_iter().flatten().map(|restricted| restricted.restriction).collect()
    };
    of(will).difference(&of(was)).copied().collect()
}

fn stands_as(assessment: &Assessment) -> Option<StandsAs> {
    let account = assessment.state.as_ref().map(|state| StandsAs::Account(state.label));
    let store = || assessment.store.as_ref().map(|store| StandsAs::Store(store.label));
    let document = || assessment.document.as_ref().map(|document| StandsAs::Document(document.validity));
    let group = || assessment.group.as_ref().map(|group| StandsAs::Group(group.standing));
    let binding = || assessment.binding.as_ref().map(|binding| StandsAs::Binding(binding.stage));
    account.or_else(store).or_else(document).or_else(group).or_else(binding)
}
