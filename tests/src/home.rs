//! Where one program of a test lives: its data folder, the clock that the test moves, and what was put there before the
//! start.

use crate::{
    desktop::{PATIENCE, until},
    fixtures,
    shipped::root,
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use storewarden_app::{
    App,
    wire::{InboxRequest, InboxRow},
};
use storewarden_domain::{rulebook::RuleFile, time::Instant};

/// A data folder with its clock.
pub struct Home {
    data: PathBuf,
    clock: PathBuf,
}

impl Home {
    /// An empty folder below `place`; the clock stands at noon of the fixtures.
    pub fn below(place: &Path) -> Self {
        let home = Self { data: place.join("data-dir"), clock: place.join("clock") };
        fs::create_dir_all(&home.data).unwrap_or_else(|e| panic!("{}: {e}", home.data.display()));
        home.set_clock(fixtures::noon());
        home
    }

    /// The same with the shops and the staff list of the fixtures in it.
    pub fn with_fixtures(place: &Path) -> Self {
        let home = Self::below(place);
        home.bring(&["stores.csv", "taobao-staff.csv"]);
        home
    }

    /// The same as a program with these rules left it: whatever opens it next brings newer ones.
    pub fn begun_by(place: &Path, rules: &[RuleFile]) -> Self {
        let home = Self::below(place);
        App::open_by(&home.data, rules).unwrap_or_else(|fault| panic!("{fault}"));
        home.bring(&["stores.csv", "taobao-staff.csv"]);
        home
    }

    pub fn data(&self) -> &Path {
        &self.data
    }

    pub fn clock_file(&self) -> &Path {
        &self.clock
    }

    /// The program reads it again within a moment. Written by a rename, so that no half of a time is ever read.
    pub fn set_clock(&self, to: Instant) {
        let text = serde_json::to_value(to).ok().and_then(|text| text.as_str().map(str::to_owned));
        let part = self.clock.with_extension("part");
        fs::write(&part, text.unwrap_or_default())
            .and_then(|()| fs::rename(&part, &self.clock))
            .unwrap_or_else(|e| panic!("{}: {e}", self.clock.display()));
    }

    /// Imports fixtures at noon, without the program.
    pub fn bring(&self, names: &[&str]) {
        let _ = fixtures::import(&self.open(), fixtures::noon(), names);
    }

    /// Imports files with these names and bytes at noon, without the program.
    pub fn bring_bytes(&self, files: &[(&str, String)]) {
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), "auto".to_owned(), text.clone().into_bytes()))
            .collect();
        let report = self.open().import_bytes(fixtures::noon(), &files, &[], true);
        let report = report.unwrap_or_else(|fault| panic!("{fault}"));
        for file in report.files {
            assert_eq!(file.refused, [], "{}", file.file);
        }
    }

    /// What the operator chose, before the first start: language `zh-CN` or `en`, theme `light` or `dark`.
    pub fn prefer(&self, language: &str, theme: &str) {
        let text = serde_json::json!({ "preferences": { "language": language, "theme": theme } });
        let file = self.data.join("preferences.json");
        fs::write(&file, text.to_string()).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    }

    /// When a pass was run last, by the test's clock.
    pub fn checked_at(&self) -> Option<Instant> {
        let today = self.open().today(fixtures::noon(), &Default::default());
        today.unwrap_or_else(|fault| panic!("{fault}")).checked_at
    }

    /// Moves the clock and waits until the program has looked at what follows.
    pub fn move_clock(&self, to: Instant) {
        self.set_clock(to);
        let looked = until(PATIENCE, || (self.checked_at() == Some(to)).then_some(()));
        assert!(looked.is_some(), "the program looks again when the clock is {}", to.minute_text());
    }

    /// What the inbox holds, the newest first.
    pub fn inbox(&self) -> Vec<InboxRow> {
        let request = InboxRequest { limit: 100, ..Default::default() };
        self.open().inbox(fixtures::noon(), &request).unwrap_or_else(|fault| panic!("{fault}")).rows
    }

    /// The preferences as they were written last.
    pub fn preferences(&self) -> serde_json::Value {
        let text = fs::read_to_string(self.data.join("preferences.json")).unwrap_or_default();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        file["preferences"].clone()
    }

    /// The data itself, to be read while no program or one program has it open.
    pub fn open(&self) -> App {
        App::open(&self.data).unwrap_or_else(|fault| panic!("{fault}"))
    }
}

/// A fixture's place in the repository.
pub fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures").join(name)
}

/// One of the programs that `cargo build --workspace` left beside the running test.
pub fn program(name: &str) -> PathBuf {
    let here = std::env::current_exe().unwrap_or_default();
    let built = here.ancestors().nth(2).map(|folder| folder.join(name)).unwrap_or_default();
    assert!(built.exists(), "{} is missing: cargo build --workspace --all-targets", built.display());
    built
}
