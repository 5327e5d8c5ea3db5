//! Opening: WAL, full synchronisation, migrations, refusal of a newer file.

use crate::{DbError, DbResult};
use rusqlite::{Connection, Transaction, TransactionBehavior, backup::Backup};
use rusqlite_migration::{M, Migrations};
use std::{path::Path, time::Duration};

/// Schema version = number of migrations. Released ones are never edited.
const SCHEMAS: &[&str] = &[include_str!("migrations/0001.sql")];
const KNOWN: i64 = SCHEMAS.len() as i64;
/// Up to so many bytes a copy stays in memory.
const IN_MEMORY: i64 = 256 << 20;

fn migrations() -> Migrations<'static> {
    Migrations::new(SCHEMAS.iter().copied().map(M::up).collect())
}

/// One connection to the operator's file. The window and the command line may each hold one.
#[derive(Debug)]
pub struct Db {
    connection: Connection,
}

impl Db {
    /// Opens or creates the file and brings its schema up to date.
    pub fn open(path: &Path) -> DbResult<Self> {
        Self::prepare(Connection::open(path)?)
    }

    /// A database that is gone when dropped.
    pub fn in_memory() -> DbResult<Self> {
        Self::prepare(Connection::open_in_memory()?)
    }

    fn prepare(mut connection: Connection) -> DbResult<Self> {
        connection.busy_timeout(Duration::from_secs(10))?;
        // A name chosen by the platform is never a reason to trust the schema of a foreign file.
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // What was said must survive a power cut, or it is said twice.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(64);
        let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if found > KNOWN {
            return Err(DbError::Newer { found, known: KNOWN });
        }
        migrations().to_latest(&mut connection)?;
        Ok(Self { connection })
    }

    /// Runs `work` in one writing transaction; an error rolls everything back.
    pub fn write<T, E: From<DbError>>(
        &mut self,
        work: impl FnOnce(&Transaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let begin = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = begin.map_err(DbError::from)?;
        let answer = work(&transaction)?;
        transaction.commit().map_err(DbError::from)?;
        Ok(answer)
    }

    /// Runs `work` on one consistent view; writes are rolled back.
    pub fn read<T, E: From<DbError>>(
        &mut self,
        work: impl FnOnce(&Transaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction = self.connection.transaction().map_err(DbError::from)?;
        work(&transaction)
    }

    /// The same data in memory, or beyond [`IN_MEMORY`] bytes in a file without a name that SQLite removes; gone when
    /// dropped. Whatever is done there cannot reach the operator's file.
    pub fn copy(&self) -> DbResult<Self> {
        self.copy_beyond(IN_MEMORY)
    }

    fn copy_beyond(&self, in_memory: i64) -> DbResult<Self> {
        let pragma = |name| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let mut copy = match pragma("page_count")? * pragma("page_size")? > in_memory {
            true => Connection::open("")?,
            false => Connection::open_in_memory()?,
        };
        Backup::new(&self.connection, &mut copy)?.run_to_completion(4096, Duration::ZERO, None)?;
        Self::prepare(copy)
    }

    /// SQLite's own check; empty = sound.
    pub fn integrity(&self) -> DbResult<Vec<String>> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    /// SQLite's version, for the about page.
    pub fn sqlite_version() -> &'static str {
        rusqlite::version()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_sound_and_counted() {
        assert_eq!(migrations().validate(), Ok(()));
        assert!(Db::in_memory().is_ok());
    }

    #[test]
    fn the_bundled_sqlite_has_the_wal_reset_fix() {
        // Older ones can corrupt a database when the WAL is reset.
        assert!(rusqlite::version_number() >= 3_051_003, "SQLite {}", rusqlite::version());
    }

    #[test]
    fn a_copy_holds_what_the_file_holds_and_keeps_what_is_written_there_to_itself() {
        let mut db = Db::in_memory().expect("memory");
        let put =
            |db: &mut Db, value: &str| db.write(|tx| crate::meta::set(tx, "word", value)).expect("written");
        let word = |db: &mut Db| db.read(|tx| crate::meta::get(tx, "word")).expect("read");
        put(&mut db, "one");
        for in_memory in [IN_MEMORY, 0] {
            let mut copy = db.copy_beyond(in_memory).expect("a copy");
            assert_eq!(word(&mut copy).as_deref(), Some("one"));
            put(&mut copy, "other");
            assert_eq!(word(&mut db).as_deref(), Some("one"));
        }
    }

    #[test]
    fn a_newer_database_is_refused() {
        let connection = Connection::open_in_memory().expect("memory");
        connection.pragma_update(None, "user_version", KNOWN + 1).expect("pragma");
        assert!(matches!(Db::prepare(connection), Err(DbError::Newer { .. })));
    }
}
