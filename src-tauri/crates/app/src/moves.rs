//! Which dates would differ by other rules or other days: of a value set otherwise, of a notice of holidays, of new rules.

use crate::{
    App, AppFault,
    assessed::assess_by,
    wire::{MovedRow, Moves, MovesOf, MovesPreview, MovesRequest, OverrideRequest, Times},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use storewarden_db::{Transaction, facts};
use storewarden_domain::{
    assessment::{Assessment, Deadline},
    rulebook::{ParamFault, Rulebook, rule::EVERY_PLATFORM},
    text::Text,
    time::Instant,
};

/// Dates of one answer.
const PAGE: usize = 50;
/// Subjects that are compared for one answer; beyond it the answer says that it compared a part.
const COMPARED: u32 = 20_000;

/// Two rulebooks, and the platforms whose shops they may judge differently; none = all.
struct Comparison {
    before: Arc<Rulebook>,
    after: Arc<Rulebook>,
    platforms: Option<BTreeSet<String>>,
}

impl App {
    /// A page of the dates that differ, the earliest first. Each is worked out anew, by what is true at `now`; nothing is
    /// written.
    pub fn moved_dates(&self, now: Instant, request: &MovesRequest) -> Result<MovesPreview, AppFault> {
        self.answer(now, |tx| match self.compared(&request.of)? {
            Err(reason) => Ok(MovesPreview { refused: Some(reason), moves: None }),
            Ok(compared) => {
                let moves = moves(tx, &compared, now, request.after.as_deref())?;
                Ok(MovesPreview { refused: None, moves: Some(moves) })
            }
        })
    }

    fn compared(&self, of: &MovesOf) -> Result<Result<Comparison, Text>, AppFault> {
        let effective = self.effective();
        let current = effective.rulebook.clone();
        let comparison = match of {
            MovesOf::Value(wish) => {
                let platforms = concerned(&current, &wish.rule);
                match wished(&current, &effective.accepted, wish) {
                    Ok(after) => Comparison { before: current, after: Arc::new(after), platforms },
                    Err(fault) => return Ok(Err(fault.reason)),
                }
            }
            MovesOf::Rule(id) => {
                let mut without = Rulebook::clone(&current);
                let accepted = effective.accepted.rule(id);
                let rule = accepted.ok_or_else(|| AppFault::NoSuchRule(id.clone()))?;
                without.put(rule.clone());
                let platforms = concerned(&current, id);
                Comparison { before: Arc::new(without), after: current, platforms }
            }
            MovesOf::Holidays(file) => {
                let (_, notices) = self.plan(&file.name, &file.bytes()?);
                let days = current.calendar().clone();
                let days = notices.iter().fold(days, |days, (year, notice)| days.with_notice(*year, notice));
                let after = Rulebook::clone(&current).with_calendar(days);
                Comparison { before: current, after: Arc::new(after), platforms: None }
            }
            MovesOf::Pending => match &effective.pending {
                Some(pending) => Comparison {
                    before: current,
                    after: pending.rulebook.clone(),
                    platforms: pending.difference.platforms(),
                },
                None => {
                    Comparison { before: current.clone(), after: current, platforms: Some(BTreeSet::new()) }
                }
            },
        };
        Ok(Ok(comparison))
    }
}

/// The rules with the value wished for, or with the accepted one again.
fn wished(current: &Rulebook, accepted: &Rulebook, wish: &OverrideRequest) -> Result<Rulebook, ParamFault> {
    let value = match &wish.value {
        serde_json::Value::Null => {
            let param = accepted.rule(&wish.rule).and_then(|rule| rule.params.get(&wish.param));
            param.map(|param| param.value.clone()).unwrap_or_default()
        }
        value => value.clone(),
    };
    current.with_param(&wish.rule, &wish.param, value)
}

/// The platforms that a rule speaks about: no other shop is judged by it.
fn concerned(rulebook: &Rulebook, id: &str) -> Option<BTreeSet<String>> {
    let platforms = &rulebook.rule(id)?.platforms;
    let every = platforms.iter().any(|code| code == EVERY_PLATFORM);
    (!every).then(|| platforms.iter().cloned().collect())
}

fn moves(
    tx: &Transaction,
    compared: &Comparison,
    now: Instant,
    after: Option<&str>,
) -> Result<Moves, AppFault> {
    let platforms: Option<Vec<&str>> =
        compared.platforms.as_ref().map(|codes| codes.iter().map(String::as_str).collect());
    let (subjects, total) = facts::assessed_subjects(tx, platforms.as_deref(), COMPARED)?;
    let mut rows = Vec::new();
    for subject in &subjects {
        let [was, is] = assess_by(tx, [&compared.before, &compared.after], subject, now)?;
        rows.extend(differing(was.as_ref(), is.as_ref()));
    }
    rows.sort_by_cached_key(place);
    let moved = rows.len() as u32;
    let passed = after.map_or(0, |after| rows.partition_point(|row| place(row).as_str() <= after));
    rows.drain(..passed);
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(place);
    Ok(Moves { rows, total: moved, next, compared: subjects.len() as u32, subjects: total })
}

/// A row's place in the order of the list: by when it falls due afterwards, then by its deadline. It is the cursor of the
/// next page too, so a date that moves meanwhile is neither shown twice nor takes another with it.
fn place(row: &MovedRow) -> String {
    let due = row.after.as_ref().or(row.before.as_ref()).map_or(0, |times| times.due.millis());
    format!("{due:020} {}", row.id)
}

/// A subject's deadlines in two worlds, by id; none = it is there in the other one only.
pub(crate) fn paired<'a>(
    was: Option<&'a Assessment>,
    is: Option<&'a Assessment>,
) -> impl Iterator<Item = [Option<&'a Deadline>; 2]> {
    let mut pairs: BTreeMap<&str, [Option<&Deadline>; 2]> = BTreeMap::new();
    for (place, assessment) in [was, is].into_iter().enumerate() {
        for deadline in assessment.into_iter().flat_map(|a| a.deadlines.iter().chain(&a.passed)) {
            if let Some(slot) = pairs.entry(&deadline.id).or_default().get_mut(place) {
                *slot = Some(deadline);
            }
        }
    }
    pairs.into_values()
}

pub(crate) fn times(deadline: &Deadline) -> Times {
    Times { due: deadline.due, safe_submit: deadline.safe_submit, state: deadline.state }
}

fn differing(was: Option<&Assessment>, is: Option<&Assessment>) -> Vec<MovedRow> {
    let row = |[before, after]: [Option<&Deadline>; 2]| {
        let shown = after.or(before)?;
        let (was, is) = (before.map(times), after.map(times));
        (was != is).then(|| MovedRow {
            id: shown.id.clone(),
            subject: shown.subject.clone(),
            name: shown.name.clone(),
            consequence: shown.consequence,
            before: was,
            after: is,
        })
    };
    paired(was, is).filter_map(row).collect()
}
