//! Thirty days of one operator, played on the real program.

use super::{
    Mutant, Random, decisions,
    ear::{Broken, Ear, Heard, Mood},
    expected::{Night, Wanted},
    judge::{Judge, Pass},
};
use crate::{fixtures::noon, scratch::Scratch};
use chrono::Duration;
use serde_json::json;
use std::{
    cell::{Cell, RefCell},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};
use storewarden_app::{
    App, Db, PassOptions,
    wire::{RecordOutcome, RecordRequest},
};
use storewarden_db::{DbResult, ledger};
use storewarden_domain::{
    assessment::Deadline,
    change::{Departure, Draft, Empty, Patch, Rejection, Sighting, Submission, Unbinding, What},
    remind::Wishes,
    subject::Subject,
    time::Instant,
    vocabulary::{SeenAccess, SeenVerification},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A crash unwinds; the data lives on.
    Memory,
    /// A crash drops the program; the file is opened again.
    File,
}

/// What happened in all, for the closing line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub episodes: u32,
    pub passes: u32,
    pub toasts: u32,
    pub digests: u32,
    pub shown_again: u32,
    pub refused: u32,
    pub crashes: u32,
    pub jumps: u32,
    pub closed: u32,
    pub records: u32,
    pub decisions: u32,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.episodes += more.episodes;
        self.passes += more.passes;
        self.toasts += more.toasts;
        self.digests += more.digests;
        self.shown_again += more.shown_again;
        self.refused += more.refused;
        self.crashes += more.crashes;
        self.jumps += more.jumps;
        self.closed += more.closed;
        self.records += more.records;
        self.decisions += more.decisions;
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { episodes, passes, toasts, digests, shown_again, refused, .. } = self;
        let Self { crashes, jumps, closed, records, decisions, .. } = self;
        write!(
            f,
            "{episodes} episodes, {passes} passes, {toasts} toasts ({digests} digests), {shown_again} shown again \
             after {crashes} crashes, {refused} refused, {jumps} clock jumps, {closed} times closed, {records} records, \
             {decisions} decisions about reminders"
        )
    }
}

pub struct Episode {
    app: Option<App>,
    folder: Option<Scratch>,
    random: Random,
    /// The true time, and how far the wall clock is off.
    time: Instant,
    off: Duration,
    mood: Mood,
    paused: bool,
    quiet: Option<Night>,
    mutant: Mutant,
    accounts: Vec<Subject>,
    next: Option<Instant>,
    judge: Judge,
    counts: Counts,
    shows: Cell<u32>,
    old: RefCell<Vec<Heard>>,
}

const STORES: [&str; 3] = ["store:taobao/甲", "store:tmall/乙", "store:tmall-global/丙"];
const DAYS: i64 = 30;

impl Episode {
    /// Plays the episode of this seed; the error says what the judge found. `empty` = a program without data.
    pub fn play(empty: &App, medium: Medium, mutant: Mutant, seed: u64) -> Result<Counts, String> {
        let folder = (medium == Medium::File).then(|| Scratch::new("reminders"));
        let app = match &folder {
            Some(folder) => App::open(folder.path()).expect("a file"),
            None => empty.copy().expect("a copy"),
        };
        let mut episode = Self {
            app: Some(app),
            folder,
            random: Random::new(seed),
            time: noon(),
            off: Duration::zero(),
            mood: Mood::Takes,
            paused: false,
            quiet: None,
            mutant,
            accounts: Vec::new(),
            next: None,
            judge: Judge::default(),
            counts: Counts { episodes: 1, ..Counts::default() },
            shows: Cell::new(0),
            old: RefCell::default(),
        };
        episode.begin();
        let told = |reason| format!("{medium:?}, seed {seed}: {reason}");
        episode.pass().map_err(told)?;
        while episode.time < noon() + Duration::days(DAYS) {
            episode.happen();
            episode.pass().map_err(told)?;
        }
        // In the end the clock is right, the desktop listens, and every retry has had its time.
        (episode.off, episode.mood) = (Duration::zero(), Mood::Takes);
        (episode.paused, episode.quiet) = (false, None);
        for _ in 0..2 {
            episode.time = episode.time + Duration::hours(2);
            episode.pass().map_err(told)?;
        }
        Ok(episode.counts)
    }

    fn app(&self) -> &App {
        self.app.as_ref().expect("the program is open")
    }

    fn wall(&self) -> Instant {
        self.time + self.off
    }

    /// Shops, people with names and numbers, accounts around the beginning.
    fn begin(&mut self) {
        let began = self.time - Duration::days(20);
        let mut changes: Vec<Draft> = STORES
            .iter()
            .map(|s| Draft::new(subject(s), began, What::StoreDescribed(patch(json!({ "name": &s[6..] })))))
            .collect();
        for n in 0..self.random.between(1, 7) {
            let person = subject(&format!("staff:p{n}"));
            let about = patch(json!({ "name": "王示例", "phone": format!("139000{:05}", 1000 + n) }));
            changes.push(Draft::new(person, began, What::StaffDescribed(about)));
            let store = self.random.one_of(&STORES[..]).replace("store:", "");
            let account = subject(&format!("sub-account:{store}:客服{n:02}"));
            let created = self.time + Duration::minutes(self.random.between(-7 * 1440, 12 * 1440));
            let kind = if self.random.percent(10) { "temp-cs" } else { "regular" };
            let mut about = json!({ "kind": kind, "holder": format!("p{n}") });
            if self.random.percent(85) {
                about["created_at"] = json!(created);
            }
            changes.push(Draft::new(account.clone(), created, What::SubAccountDescribed(patch(about))));
            self.accounts.push(account);
        }
        self.record(changes);
        self.counts.records = 0;
    }

    /// Whether it was recorded.
    fn record(&mut self, changes: Vec<Draft>) -> bool {
        let request = RecordRequest::of(changes);
        let outcome = self.app().record(self.wall(), &request).expect("a refusal is no fault");
        self.counts.records += 1;
        matches!(outcome, RecordOutcome::Recorded { .. })
    }

    /// Something about the reminders of a deadline that stands.
    fn decide_something(&mut self) {
        let (standing, now) = (self.standing(), self.wall());
        if standing.is_empty() {
            return;
        }
        let about = self.random.one_of(&standing).clone();
        let (draft, decision) = decisions::decide(&mut self.random, &about, now);
        if self.mutant == Mutant::ForgetsDecisions || self.record(vec![draft]) {
            self.judge.decisions.push(decision);
            self.counts.decisions += 1;
        }
    }

    fn happen(&mut self) {
        self.mood = match self.mood {
            Mood::Refuses => Mood::Refuses,
            _ => Mood::Takes,
        };
        match self.random.below(100) {
            0..=9 => self.go_to_next_step(),
            10..=29 => self.time = self.time + Duration::minutes(self.random.between(1, 300)),
            30..=44 => self.time = self.time + Duration::minutes(self.random.between(60, 2 * 1440)),
            45..=48 => {
                self.counts.closed += 1;
                let most = if self.random.percent(10) { 60 } else { 6 };
                self.time = self.time + Duration::minutes(self.random.between(1440, most * 1440));
                self.reopen();
            }
            49..=60 => self.write_something(),
            61..=68 => self.decide_something(),
            69..=74 => self.jump(),
            75..=79 => {
                let refuses = self.mood == Mood::Refuses;
                self.mood = if refuses { Mood::Takes } else { Mood::Refuses };
            }
            80..=81 => self.paused = !self.paused,
            82..=84 => self.quiet = decisions::some_night(&mut self.random),
            _ => {
                let nth = self.random.below(3) as u32;
                self.mood =
                    if self.random.percent(50) { Mood::BreaksBefore(nth) } else { Mood::BreaksAfter(nth) };
                self.go_to_next_step();
            }
        }
    }

    /// Onto the instant at which something is next, or a millisecond beside it.
    fn go_to_next_step(&mut self) {
        let beside = Duration::milliseconds(self.random.between(-1, 1));
        match self.next.map(|next| next + beside - self.off) {
            Some(next) if next > self.time && next < self.time + Duration::days(12) => self.time = next,
            _ => self.time = self.time + Duration::hours(5),
        }
    }

    /// A clock that is wrong by a second up to ten years, or right again.
    fn jump(&mut self) {
        self.counts.jumps += 1;
        let most = *self.random.one_of(&[1, 60, 3_600, 11 * 3_600, 13 * 3_600, 864_000, 315_360_000_i64]);
        let seconds = self.random.between(-most, most);
        self.off = if self.off.is_zero() { Duration::seconds(seconds) } else { Duration::zero() };
    }

    fn write_something(&mut self) {
        let now = self.wall();
        let account = self.random.one_of(&self.accounts).clone();
        let effective = match self.random.below(3) {
            0 => now - Duration::minutes(self.random.between(0, 2 * 1440)),
            _ => now,
        };
        let created = self.time + Duration::minutes(self.random.between(-9 * 1440, 2 * 1440));
        let what = match self.random.below(12) {
            0..=1 => What::Submitted(Submission::default()),
            2..=3 => What::Approved(Empty {}),
            4 => What::Rejected(Rejection { reason: "照片模糊".into() }),
            5 => What::TempUnfrozen(Empty {}),
            6 => What::Unbound(Unbinding::default()),
            7 => What::NoticeReceived(Empty {}),
            8 => What::Departed(Departure::default()),
            9 => What::Observed(Sighting {
                verification: Some(*self.random.one_of(SeenVerification::ALL)),
                access: Some(*self.random.one_of(SeenAccess::ALL)),
                undated: false,
            }),
            10 => What::SubAccountDescribed(patch(json!({ "archived": self.random.percent(50) }))),
            _ => What::SubAccountDescribed(patch(json!({ "created_at": created }))),
        };
        self.record(vec![Draft::new(account, effective, what)]);
    }

    fn folder(&self) -> Option<&Path> {
        self.folder.as_ref().map(Scratch::path)
    }

    /// The program ends and starts again; in memory it only goes on.
    fn reopen(&mut self) {
        if let Some(folder) = self.folder().map(Path::to_path_buf) {
            self.app = None;
            self.app = Some(App::open(&folder).expect("the same file"));
        }
    }

    fn standing(&self) -> Vec<Deadline> {
        let all = self.app().at(self.wall()).expect("assessments").assessments;
        all.into_iter().flat_map(|a| a.deadlines.into_iter().chain(a.passed)).collect()
    }

    fn pass(&mut self) -> Result<(), String> {
        let before = self.remember();
        let (now, standing) = (self.wall(), self.standing());
        let wanted = Wanted { paused: self.paused, quiet: self.quiet };
        let wishes = Wishes {
            paused: self.paused && self.mutant != Mutant::KnowsNoPause,
            quiet: self.quiet.filter(|_| self.mutant != Mutant::KnowsNoQuietHours).and_then(decisions::hours),
        };
        let options = PassOptions { wishes, english: self.random.percent(50) };
        let ear = Ear {
            app: self.app(),
            now,
            standing: &standing,
            mood: self.mood,
            mutant: self.mutant,
            count: &self.shows,
            old: &self.old,
            heard: RefCell::default(),
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| self.app().pass(now, options, &ear)));
        let heard = ear.heard.into_inner();
        let whole = match outcome {
            Ok(report) => {
                let report = report.expect("a pass is no fault");
                self.next = report.next_at;
                self.counts.shown_again += report.shown_again;
                self.counts.refused += report.failed;
                true
            }
            Err(payload) if payload.is::<Broken>() => false,
            Err(payload) => std::panic::resume_unwind(payload),
        };
        self.counts.passes += 1;
        self.counts.toasts += heard.iter().filter(|h| h.seen).count() as u32;
        self.counts.digests += heard.iter().filter(|h| h.seen && h.items.len() > 1).count() as u32;
        self.old.borrow_mut().extend(heard.iter().filter(|h| h.seen).cloned());
        if !whole {
            self.counts.crashes += 1;
            self.mark_unseen(&heard);
            self.reopen();
        }
        self.forget(before);
        self.judge.judge(&Pass { now, wanted, whole, standing: &standing, heard: &heard })
    }

    /// The mutant that marks before it shows: the ledger says "shown", the screen stayed empty.
    fn mark_unseen(&self, heard: &[Heard]) {
        if let (Mutant::MarksBeforeShow, Some(folder)) = (self.mutant, self.folder()) {
            let mut db = Db::open(&folder.join("storewarden.db")).expect("the file");
            for unseen in heard.iter().filter(|h| h.broken && !h.seen) {
                db.write(|tx| -> DbResult<()> { ledger::shown(tx, &unseen.toast.tag, self.wall()) })
                    .expect("a mark");
            }
        }
    }

    /// The mutant whose claims do not last keeps the file as it was before the pass …
    fn remember(&mut self) -> Option<Vec<u8>> {
        let folder = self.folder().filter(|_| self.mutant == Mutant::ForgetsClaims)?.to_path_buf();
        self.reopen();
        self.app = None;
        let bytes = std::fs::read(folder.join("storewarden.db")).expect("the file");
        self.app = Some(App::open(&folder).expect("the same file"));
        Some(bytes)
    }

    /// … and puts it back.
    fn forget(&mut self, before: Option<Vec<u8>>) {
        if let (Some(bytes), Some(folder)) = (before, self.folder().map(Path::to_path_buf)) {
            self.app = None;
            std::fs::write(folder.join("storewarden.db"), bytes).expect("the file");
            self.app = Some(App::open(&folder).expect("the same file"));
        }
    }
}

fn subject(text: &str) -> Subject {
    text.parse().expect("a subject")
}

fn patch(value: serde_json::Value) -> Patch {
    value.as_object().cloned().expect("a table")
}
