//! What every use case needs, opened once.

use crate::{
    AppFault, assessed,
    ports::Keychain,
    rules::{shipped_calendar, shipped_rulebook},
    vault::{FixedKey, KeyFile, Vault},
};
use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard},
};
use storewarden_db::{Db, Transaction, sealed};
use storewarden_domain::{calendar::Calendar, rulebook::Rulebook, time::Instant};

/// The program behind the window and the command line.
#[derive(Debug)]
pub struct App {
    db: Mutex<Db>,
    pub(crate) rulebook: Rulebook,
    /// Of the rulebook; made once, for every tick compares it.
    fingerprint: String,
    pub(crate) calendar: Calendar,
    pub(crate) vault: Vault,
    data_dir: Option<PathBuf>,
}

impl App {
    /// Opens or creates the operator's file in `data_dir`.
    pub fn open(data_dir: &Path) -> Result<Self, AppFault> {
        let unusable = |source| AppFault::DataFolder { path: data_dir.display().to_string(), source };
        std::fs::create_dir_all(data_dir).map_err(unusable)?;
        let db = Db::open(&data_dir.join("storewarden.db"))?;
        Self::over(db, &KeyFile(data_dir.join("storewarden.key")), Some(data_dir))
    }

    /// A program without a file, gone when dropped.
    pub fn in_memory() -> Result<Self, AppFault> {
        Self::over(Db::in_memory()?, &FixedKey([0; 32]), None)
    }

    fn over(db: Db, keychain: &dyn Keychain, data_dir: Option<&Path>) -> Result<Self, AppFault> {
        let rulebook = shipped_rulebook()?;
        Ok(Self {
            db: Mutex::new(db),
            fingerprint: assessed::fingerprint(&rulebook),
            rulebook,
            calendar: shipped_calendar()?,
            vault: Vault::new(keychain)?,
            data_dir: data_dir.map(Path::to_path_buf),
        })
    }

    /// The same program over a copy of the data that is dropped with it: for asking as of another time.
    pub fn copy(&self) -> Result<Self, AppFault> {
        Ok(Self {
            db: Mutex::new(self.db()?.copy()?),
            fingerprint: self.fingerprint.clone(),
            rulebook: self.rulebook.clone(),
            calendar: self.calendar.clone(),
            vault: self.vault.clone(),
            data_dir: None,
        })
    }

    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Where the operator's file lies; none in memory.
    pub fn data_dir(&self) -> Option<&Path> {
        self.data_dir.as_deref()
    }

    fn db(&self) -> Result<MutexGuard<'_, Db>, AppFault> {
        self.db.lock().map_err(|_| AppFault::Poisoned)
    }

    /// Answers from assessments that are true at `now`: the tick runs before the answer.
    pub(crate) fn answer<T>(
        &self,
        now: Instant,
        question: impl FnOnce(&Transaction) -> Result<T, AppFault>,
    ) -> Result<T, AppFault> {
        let mut db = self.db()?;
        assessed::tick(&mut db, &self.rulebook, &self.fingerprint, now)?;
        db.read(question)
    }

    /// Writes in one transaction; what the write reaches is assessed again before anything is answered.
    pub(crate) fn write<T>(
        &self,
        now: Instant,
        work: impl FnOnce(&Transaction) -> Result<T, AppFault>,
    ) -> Result<T, AppFault> {
        let mut db = self.db()?;
        let answer = db.write(work)?;
        assessed::tick(&mut db, &self.rulebook, &self.fingerprint, now)?;
        Ok(answer)
    }

    /// Reads facts without looking at what follows from them.
    pub(crate) fn read<T>(
        &self,
        question: impl FnOnce(&Transaction) -> Result<T, AppFault>,
    ) -> Result<T, AppFault> {
        self.db()?.read(question)
    }

    /// SQLite's own verdict on the file.
    pub(crate) fn integrity(&self) -> Result<Vec<String>, AppFault> {
        Ok(self.db()?.integrity()?)
    }

    /// A sealed value in clear; none when it was erased.
    pub(crate) fn unsealed(&self, connection: &Transaction, id: &str) -> Result<Option<String>, AppFault> {
        sealed::ciphertext(connection, id)?.map(|cipher| self.vault.open(id, &cipher)).transpose()
    }
}
