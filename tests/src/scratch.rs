//! A folder of its own for each test, gone when dropped.

use std::{
    collections::BTreeMap,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("storewarden-{name}-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// What every file of it holds, but for the index of the write-ahead log, which is shared memory that a reader marks
    /// too, and the test's own clock.
    ///
    /// Length and hash: a failure that shows megabytes of bytes tells nothing.
    pub fn bytes(&self) -> BTreeMap<String, (usize, u64)> {
        let entries = std::fs::read_dir(&self.0).unwrap_or_else(|e| panic!("{}: {e}", self.0.display()));
        let files = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
        let named = files.filter_map(|path| Some((path.file_name()?.to_str()?.to_owned(), path)));
        let kept = named.filter(|(name, _)| !name.ends_with("-shm") && name != "clock");
        let read = |path: PathBuf| std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let brief =
            |bytes: Vec<u8>| (bytes.len(), BuildHasherDefault::<DefaultHasher>::default().hash_one(bytes));
        kept.map(|(name, path)| (name, brief(read(path)))).collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder that stays behind in the temporary folder harms nobody.
        std::fs::remove_dir_all(&self.0).ok();
    }
}
