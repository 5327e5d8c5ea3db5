//! Random histories: whatever is recorded, in whatever order, the tables are the fold of the journal and what is
//! stored is what a fresh assessment says.
//!
//! An episode is a few shops, accounts and people, and a list of moves: valid and invalid drafts with effective times
//! all over the place, retractions, undo of any batch, and a clock that goes forward, back, and onto the very edges of
//! deadlines. [`Desk`] plays them on the program; [`Desk::all_holds`] is what must be true after each.

mod bindings;
mod kept;
mod links;
mod moves;

use bindings::binding_moves;
use chrono::Duration;
use kept::{differing, facts_only, kept, replayed};
use links::link_moves;
use moves::{
    ACCOUNTS, Entry, Move, PEOPLE, STORES, When, anything, fitting, moves, patch, store_patch, subject, what,
};
use proptest::prelude::*;
use serde_json::json;
use std::{cell::Cell, collections::BTreeMap, path::Path};
use storewarden_app::{
    App,
    wire::{RecordOutcome, RecordRequest},
};
use storewarden_domain::{
    assess::{self, guard, registered},
    assessment::Assessment,
    change::{Change, Draft, What},
    facts::World,
    rulebook::RuleFile,
    subject::Subject,
    time::Instant,
};
use storewarden_tests::{
    fixtures::noon,
    scratch::Scratch,
    shipped::with,
    soak::{episodes, runner},
};
use uuid::Uuid;

/// Episodes in memory, and on real files with a second program that replays the journal. `STOREWARDEN_EPISODES`
/// multiplies both for a long run; `STOREWARDEN_SEED` lets them begin elsewhere.
const IN_MEMORY: u32 = 60;
const IN_FILES: u32 = 20;

/// The program with a time, and what was recorded.
struct Desk {
    app: App,
    now: Instant,
    batches: Vec<String>,
    subjects: Vec<Subject>,
    /// The fold of the journal as it was after the last move.
    world: World,
}

/// Which subjects a history is about.
#[derive(Clone, Copy, PartialEq)]
enum Cast {
    Accounts,
    LinkGroups,
    Bindings,
}

impl Desk {
    fn new(app: App) -> Self {
        let subjects = anything().into_iter().map(subject).chain([Subject::Rulebook]).collect();
        let mut desk = Self { app, now: noon(), batches: Vec::new(), subjects, world: World::default() };
        let then = noon() - Duration::days(5);
        let stores =
            STORES.iter().map(|s| Draft::new(subject(s), then, What::StoreDescribed(store_patch(0))));
        let accounts = ACCOUNTS.iter().enumerate().map(|(n, text)| {
            let created = then + Duration::hours(13 * n as i64);
            let kind = if text.contains("临时") { "temp-cs" } else { "regular" };
            // One is known only since it was first seen.
            let fields =
                if n == 4 { json!({ "kind": kind }) } else { json!({ "kind": kind, "created_at": created }) };
            Draft::new(subject(text), created, What::SubAccountDescribed(patch(fields)))
        });
        let people = PEOPLE[..2]
            .iter()
            .map(|s| Draft::new(subject(s), then, What::StaffDescribed(patch(json!({ "name": "示例" })))));
        let changes: Vec<Draft> = stores.chain(accounts).chain(people).collect();
        desk.record(changes);
        desk.world = desk.folded();
        desk
    }

    /// With a company's stores and their group, or with main bindings, in place of accounts.
    fn of(cast: Cast, app: App) -> Self {
        let (anything, beginning) = match cast {
            Cast::Accounts => return Self::new(app),
            Cast::LinkGroups => (links::anything(), links::beginning()),
            Cast::Bindings => (bindings::anything(), bindings::beginning()),
        };
        let subjects = anything.into_iter().map(subject).chain([Subject::Rulebook]).collect();
        let mut desk = Self { app, now: noon(), batches: Vec::new(), subjects, world: World::default() };
        let then = noon() - Duration::days(5);
        desk.record(
            beginning.into_iter().map(|(about, what)| Draft::new(subject(about), then, what)).collect(),
        );
        desk.world = desk.folded();
        desk
    }

    fn play(&mut self, one: &Move) {
        match one {
            Move::Tick(when) => self.now = self.time(when),
            Move::Undo(_) if self.batches.is_empty() => {}
            Move::Undo(pick) => {
                let batch = self.batches.swap_remove(pick % self.batches.len());
                self.app.undo(self.now, &batch).expect("an undo is no fault");
            }
            Move::Accept => {
                if let RecordOutcome::Recorded { batch, .. } =
                    self.app.accept_rules(self.now).expect("no fault")
                {
                    self.batches.push(batch);
                }
            }
            Move::Record(entries) => {
                let drafts = entries.iter().map(|entry| self.draft(entry)).collect();
                self.record(drafts);
            }
        }
        self.world = self.folded();
    }

    fn time(&self, when: &When) -> Instant {
        match when {
            When::Around(minutes) => self.now + Duration::minutes(*minutes),
            When::Edge(pick, beside) => {
                let edges = self.edges();
                let edge = if edges.is_empty() { self.now } else { edges[pick % edges.len()] };
                edge + Duration::milliseconds(*beside)
            }
        }
    }

    /// Instants at which something may turn.
    fn edges(&self) -> Vec<Instant> {
        let all = self.app.at(self.now).expect("assessments").assessments;
        let of = |a: Assessment| {
            let dues = a.deadlines.into_iter().chain(a.passed).map(|d| d.due);
            dues.chain(a.next_change_at).collect::<Vec<_>>()
        };
        all.into_iter().flat_map(of).collect()
    }

    fn draft(&self, entry: &Entry) -> Draft {
        let of_links = links::KINDS.contains(&entry.kind);
        let of_bindings = bindings::KINDS.contains(&entry.kind);
        let among = match entry.fitting {
            true if of_links => links::fitting(entry),
            true if of_bindings => bindings::fitting(entry),
            true => fitting(entry.kind, entry.pick),
            false if of_links => links::anything(),
            false if of_bindings => bindings::anything(),
            false => anything(),
        };
        let about = subject(among[entry.subject % among.len()]);
        let effective = self.time(&entry.when);
        let answered = of_links.then(|| links::answered(entry.kind)).flatten().map(subject);
        // Mostly of the same subject, sometimes of another.
        let past: Vec<Uuid> = if entry.pick.is_multiple_of(7) {
            self.subjects.iter().flat_map(|s| self.history(s)).map(|c| c.id).collect()
        } else {
            let spoken_of = self.history(answered.as_ref().unwrap_or(&about));
            spoken_of.iter().filter(|c| c.draft.what.patch().is_none()).map(|c| c.id).collect()
        };
        let what = match () {
            () if of_links => links::what(entry.kind, entry.pick, &past),
            () if of_bindings => bindings::what(entry.kind, entry.pick, &past),
            () => what(entry.kind, entry.pick, effective, &past),
        };
        Draft::new(about, effective, what)
    }

    fn history(&self, subject: &Subject) -> Vec<Change> {
        self.app.facts_of(subject).map(|known| known.history).unwrap_or_default()
    }

    /// The journal, each subject's part in its order.
    fn journal(&self) -> Vec<Change> {
        self.subjects.iter().flat_map(|subject| self.history(subject)).collect()
    }

    fn folded(&self) -> World {
        let mut world = World::default();
        for change in self.journal() {
            world.apply(&change).expect("what was recorded can be folded");
        }
        world
    }

    /// Everything that is stored about every subject.
    fn stored(&self) -> BTreeMap<&Subject, serde_json::Value> {
        let known = |subject| {
            let known = self.app.facts_of(subject).ok()?;
            Some((subject, json!([known.facts, known.history, self.app.assessment(self.now, subject).ok()])))
        };
        self.subjects.iter().filter_map(known).collect()
    }

    /// Records, and compares the answer with what the pure guard says.
    fn record(&mut self, changes: Vec<Draft>) {
        let mut world = self.world.clone();
        let mut wanted = Vec::new();
        for (index, draft) in changes.iter().enumerate() {
            // A number is sealed before anybody asks whether it belongs there; a shop's may be anything.
            let person =
                matches!(draft.what, What::StaffDescribed(_)) && !matches!(draft.subject, Subject::Store(_));
            if person && draft.what.patch().is_some_and(|p| p.get("phone").is_some_and(|v| v == "139")) {
                wanted.push((index as u32, "bad-phone".to_owned()));
                continue;
            }
            let change = draft.clone().record(Uuid::now_v7(), self.now, "operator");
            let beside = registered::implied(&world, draft);
            match guard::check(&world, &self.app.rulebook(), &change) {
                Ok(()) => {
                    let implied = beside.into_iter().map(|d| d.record(Uuid::now_v7(), self.now, "operator"));
                    for change in std::iter::once(change).chain(implied) {
                        world.apply(&change).expect("what the guard lets through can be folded");
                    }
                }
                Err(refused) => wanted.push((index as u32, refused.code.to_owned())),
            }
        }
        // A retraction of a draft in the same batch names an id that does not exist yet; none is made here.
        let before = (!wanted.is_empty()).then(|| self.stored());
        let request = RecordRequest::of(changes);
        match self.app.record(self.now, &request).expect("a refusal is no fault") {
            RecordOutcome::Recorded { batch, changes, .. } => {
                assert_eq!(wanted, [], "the guard refuses what was recorded: {request:#?}");
                assert_eq!(changes as usize, request.changes.len());
                self.batches.push(batch);
            }
            RecordOutcome::Refused { refusals } => {
                let got: Vec<_> = refusals.into_iter().map(|r| (r.index, r.code)).collect();
                assert_eq!(got, wanted, "{request:#?}");
                assert_eq!(Some(self.stored()), before, "a refused request leaves nothing behind");
            }
        }
    }

    /// What must be true after each move.
    fn all_holds(&self) {
        let health = self.app.check(self.now).expect("a check");
        assert!(health.sound(), "{health:#?}");
        let (world, rulebook) = (&self.world, &self.app.rulebook());
        let kept = self.app.at(self.now).expect("assessments").assessments;
        for assessment in kept {
            let subject = &assessment.subject;
            let fresh = assess::subject(world, rulebook, subject, self.now);
            assert_eq!(Some(&assessment), fresh.as_ref(), "increment = recomputation from the journal");
            let alone = self.app.assessment(self.now, subject).expect("an assessment");
            assert_eq!(alone, assessment, "the rows read for one subject are all that it rests on");
        }
        let of_links = world.link_groups.keys().chain(world.entities.keys()).chain(world.bindings.keys());
        for subject in world.stores.keys().chain(world.sub_accounts.keys()).chain(of_links) {
            let at = |time| assess::subject(world, rulebook, subject, time).expect("an assessment");
            next_change_is_exact(at, self.now);
        }
    }
}

/// Nothing differs until `next_change_at`, and at that very millisecond something does.
fn next_change_is_exact(at: impl Fn(Instant) -> Assessment, now: Instant) {
    let present = at(now);
    let without_next = |mut assessment: Assessment| {
        assessment.next_change_at = None;
        assessment
    };
    match present.next_change_at {
        Some(next) => {
            assert!(next > now, "{}: the next change lies ahead", present.subject);
            assert_eq!(at(next - Duration::milliseconds(1)), present, "a millisecond before {next}");
            assert_ne!(without_next(at(next)), without_next(present), "at {next}");
        }
        None => assert_eq!(at(now + Duration::days(20_000)), present, "never means never"),
    }
}

#[test]
fn any_history_in_memory_keeps_every_invariant() {
    in_memory(Cast::Accounts, 7, &moves());
}

#[test]
fn any_history_of_link_groups_in_memory_keeps_every_invariant() {
    in_memory(Cast::LinkGroups, 9, &link_moves());
}

#[test]
fn any_history_of_main_bindings_in_memory_keeps_every_invariant() {
    in_memory(Cast::Bindings, 11, &binding_moves());
}

fn in_memory(cast: Cast, seed: u8, moves: &impl Strategy<Value = Vec<Move>>) {
    let (episodes, steps) = (episodes(IN_MEMORY), Cell::new(0));
    runner(IN_MEMORY, seed)
        .run(moves, |moves| {
            let mut desk = Desk::of(cast, App::in_memory().expect("memory"));
            for one in &moves {
                desk.play(one);
                desk.all_holds();
                steps.set(steps.get() + 1);
            }
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
    println!("histories in memory: {episodes} episodes, {} moves, 0 broken", steps.get());
}

/// Rules of another time: the window of seven days was nine.
fn older() -> Vec<RuleFile> {
    with("taobao/freezing.toml", "window = { value = 7,", "window = { value = 9,")
}

/// A file that was begun by older rules and is opened by a program with these.
fn grown_older(folder: &Path) -> App {
    App::open_by(folder, &older()).expect("a file");
    App::open(folder).expect("the file again")
}

#[test]
fn a_second_program_that_replays_the_journal_ends_with_the_same_tables() {
    in_files(Cast::Accounts, 8, &moves());
}

#[test]
fn a_second_program_that_replays_a_journal_of_link_groups_ends_with_the_same_tables() {
    in_files(Cast::LinkGroups, 10, &link_moves());
}

#[test]
fn a_second_program_that_replays_a_journal_of_main_bindings_ends_with_the_same_tables() {
    in_files(Cast::Bindings, 12, &binding_moves());
}

fn in_files(cast: Cast, seed: u8, moves: &impl Strategy<Value = Vec<Move>>) {
    let (episodes, steps) = (episodes(IN_FILES), Cell::new(0));
    runner(IN_FILES, seed)
        .run(moves, |moves| {
            let (first, second) = (Scratch::new("journal"), Scratch::new("replay"));
            let mut desk = Desk::of(cast, grown_older(first.path()));
            for one in &moves {
                let before = kept(first.path(), &desk.subjects);
                let recorded = desk.batches.len();
                desk.play(one);
                if matches!(one, Move::Record(_)) && desk.batches.len() == recorded {
                    let after = kept(first.path(), &desk.subjects);
                    let spoilt = differing(&facts_only(before), &facts_only(after));
                    assert_eq!(spoilt, None, "a refused request leaves the file as it was");
                }
                // Stored assessments follow each step, not only the last.
                desk.app.today(desk.now, &Default::default()).expect("today");
                steps.set(steps.get() + 1);
            }
            // The rules of the first start stand beside the journal, as sealed values do.
            App::open_by(second.path(), &older()).expect("a second file");
            replayed(&mut desk.journal(), second.path());
            let again = App::open(second.path()).expect("the second program");
            again.today(desk.now, &Default::default()).expect("today");
            let (ours, theirs) = (kept(first.path(), &desk.subjects), kept(second.path(), &desk.subjects));
            let differs = differing(&ours, &theirs);
            prop_assert!(differs.is_none(), "at {}: {}", desk.now, differs.unwrap_or_default());
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
    println!("histories in files: {episodes} episodes, {} moves, 0 broken", steps.get());
}
