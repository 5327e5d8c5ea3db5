//! What every use case needs, opened once.

use crate::{
    AppFault, assessed,
    effective::{Effective, Set},
    ports::Keychain,
    rules::{Version, shipped_files},
    vault::{FixedKey, KeyFile, Vault},
};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};
use storewarden_db::{Db, Transaction, sealed, signal};
use storewarden_domain::{
    rulebook::{RuleFile, Rulebook},
    time::Instant,
};

/// The program behind the window and the command line.
#[derive(Debug)]
pub struct App {
    db: Mutex<Db>,
    /// What ships with the program and never changes while it runs.
    pub(crate) shipped: Arc<Version>,
    /// Followed before every answer and write, for the window and the command line may share a file.
    effective: RwLock<Arc<Effective>>,
    pub(crate) vault: Vault,
    data_dir: Option<PathBuf>,
}

impl App {
    /// Opens or creates the operator's file in `data_dir`.
    pub fn open(data_dir: &Path) -> Result<Self, AppFault> {
        Self::open_by(data_dir, &shipped_files())
    }

    /// The same by other rules than those that ship.
    pub fn open_by(data_dir: &Path, rules: &[RuleFile]) -> Result<Self, AppFault> {
        let unusable = |source| AppFault::DataFolder { path: data_dir.display().to_string(), source };
        std::fs::create_dir_all(data_dir).map_err(unusable)?;
        let file = data_dir.join("storewarden.db");
        let db = Db::open(&file).map_err(|source| match source.is_damage() {
            true => AppFault::Damaged { path: file.display().to_string(), source },
            false => source.into(),
        })?;
        Self::over(db, &KeyFile(data_dir.join("storewarden.key")), Some(data_dir), rules)
    }

    /// A program without a file, gone when dropped.
    pub fn in_memory() -> Result<Self, AppFault> {
        Self::in_memory_by(&shipped_files())
    }

    /// The same by other rules than those that ship.
    pub fn in_memory_by(rules: &[RuleFile]) -> Result<Self, AppFault> {
        Self::over(Db::in_memory()?, &FixedKey([0; 32]), None, rules)
    }

    fn over(
        mut db: Db,
        keychain: &dyn Keychain,
        data_dir: Option<&Path>,
        rules: &[RuleFile],
    ) -> Result<Self, AppFault> {
        let shipped = Version::of(rules)?;
        db.write(|tx| {
            Set::begin(tx, &shipped)?;
            signal::fill(tx)
        })?;
        let effective = db.read(|tx| Effective::standing(tx, &shipped, Set::stored(tx)?))?;
        Ok(Self {
            db: Mutex::new(db),
            effective: RwLock::new(Arc::new(effective)),
            shipped: Arc::new(shipped),
            vault: Vault::new(keychain)?,
            data_dir: data_dir.map(Path::to_path_buf),
        })
    }

    /// The same program over a copy of the data that is dropped with it: for asking as of another time.
    pub fn copy(&self) -> Result<Self, AppFault> {
        Ok(Self {
            db: Mutex::new(self.db()?.copy()?),
            shipped: self.shipped.clone(),
            effective: RwLock::new(self.effective()),
            vault: self.vault.clone(),
            data_dir: None,
        })
    }

    /// The rules and days that count: the accepted ones with what the operator set and the notices of holidays brought in.
    pub fn rulebook(&self) -> Arc<Rulebook> {
        self.effective().rulebook.clone()
    }

    pub(crate) fn effective(&self) -> Arc<Effective> {
        // A panic while the cell was written cannot leave half an Arc behind.
        self.effective.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads what the operator set, by this program or another one over the same file.
    fn heed(&self, db: &mut Db) -> Result<Arc<Effective>, AppFault> {
        let set = db.read(Set::stored)?;
        let mut effective = self.effective();
        if !effective.follows(&set) {
            effective = Arc::new(db.read(|tx| Effective::standing(tx, &self.shipped, set))?);
            *self.effective.write().unwrap_or_else(PoisonError::into_inner) = effective.clone();
        }
        Ok(effective)
    }

    /// The same, and makes stored assessments true at `now` by it.
    fn follow(&self, db: &mut Db, now: Instant) -> Result<(), AppFault> {
        let effective = self.heed(db)?;
        assessed::tick(db, &effective.rulebook, &effective.fingerprint, now)
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
        self.follow(&mut db, now)?;
        db.read(question)
    }

    /// Writes in one transaction, judged by the rules as they are set now; what the write reaches is assessed again before
    /// anything is answered.
    pub(crate) fn write<T>(
        &self,
        now: Instant,
        work: impl FnOnce(&Transaction) -> Result<T, AppFault>,
    ) -> Result<T, AppFault> {
        let mut db = self.db()?;
        self.heed(&mut db)?;
        let answer = db.write(work)?;
        self.follow(&mut db, now)?;
        Ok(answer)
    }

    /// Reads facts, beside the rules as they are set now, without making stored assessments true.
    pub(crate) fn read<T>(
        &self,
        question: impl FnOnce(&Transaction) -> Result<T, AppFault>,
    ) -> Result<T, AppFault> {
        let mut db = self.db()?;
        self.heed(&mut db)?;
        db.read(question)
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
