//! Copies of documents' files, kept only where the operator asked for one: encrypted with the key of the sealed values, in
//! the data folder beside the database, one a content, named by its fingerprint.
//!
//! The order of things holds across a crash: a copy is written before the journal says that it is kept, and removed after the
//! journal says that it is not; what no document names is swept away, under the database's lock.

use crate::{App, AppFault};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};
use storewarden_db::{Transaction, document};
use storewarden_domain::{
    change::{Draft, What},
    facts::{DocumentFile, World},
    subject::Subject,
    time::Instant,
};

const FOLDER: &str = "copies";
const ENDING: &str = "sealed";

/// SHA-256, lower-case hex.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl App {
    /// Encrypts a file's content into the data folder; a copy that is there already is written anew.
    pub(crate) fn store_copy(&self, sha256: &str, bytes: &[u8]) -> Result<(), AppFault> {
        let folder = self.copies()?;
        let path = file_of(&folder, sha256);
        let sealed = self.vault.seal_bytes(&id(sha256), bytes)?;
        let unusable = |source| AppFault::Copy { path: path.display().to_string(), source };
        create(&folder).and_then(|()| write_whole(&path, &sealed)).map_err(unusable)
    }

    /// The content of a copy. A copy that is gone, or is another than was recorded, is a fault that says so.
    pub(crate) fn open_copy(&self, sha256: &str) -> Result<Vec<u8>, AppFault> {
        let path = file_of(&self.copies()?, sha256);
        let sealed =
            fs::read(&path).map_err(|source| AppFault::Copy { path: path.display().to_string(), source })?;
        let bytes = self.vault.open_bytes(&id(sha256), &sealed);
        bytes
            .ok()
            .filter(|bytes| fingerprint(bytes) == sha256)
            .ok_or_else(|| AppFault::DamagedCopy(path.display().to_string()))
    }

    pub(crate) fn has_copy(&self, sha256: &str) -> bool {
        self.copies().is_ok_and(|folder| file_of(&folder, sha256).is_file())
    }

    /// What a batch that is undone says of files may name copies that were deleted since: they are gone for good.
    pub(crate) fn keep_to_what_is_there(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let What::DocumentDescribed(patch) = &mut draft.what else { continue };
            let files = patch.get_mut("files").and_then(|files| files.as_array_mut());
            for file in files.into_iter().flatten().filter_map(|file| file.as_object_mut()) {
                let sha256 = file.get("sha256").and_then(|text| text.as_str()).unwrap_or_default();
                if !self.has_copy(sha256) {
                    file.remove("kept");
                }
            }
        }
    }

    /// Removes copies that no document names. Nobody else can be keeping one while the database is locked for writing.
    pub(crate) fn sweep_copies(&self, now: Instant) -> Result<(), AppFault> {
        let Ok(folder) = self.copies() else { return Ok(()) };
        if !folder.is_dir() {
            return Ok(());
        }
        self.write(now, |tx| {
            let named = document::kept_files(tx)?;
            let strays = stored(&folder).into_iter().filter(|(sha256, _)| !named.contains(sha256));
            let remove = |(_, path): (String, PathBuf)| {
                fs::remove_file(&path)
                    .map_err(|source| AppFault::Copy { path: path.display().to_string(), source })
            };
            // One that cannot be removed keeps no other.
            let removed: Vec<Result<(), AppFault>> = strays.map(remove).collect();
            removed.into_iter().collect()
        })
    }

    /// Copies that are missing or damaged, by document and file, and those that no document names.
    pub(crate) fn wrong_copies(&self, world: &World) -> Vec<String> {
        // Asked on a copy of the data in memory: files are no part of it.
        let Ok(folder) = self.copies() else { return Vec::new() };
        let mut wrong = Vec::new();
        let mut named = BTreeSet::new();
        for (subject, document) in &world.documents {
            for DocumentFile { name, sha256, .. } in kept(&document.attributes.files) {
                named.insert(sha256.clone());
                if self.open_copy(sha256).is_err() {
                    wrong.push(format!("{subject} {name}"));
                }
            }
        }
        wrong.extend(
            stored(&folder)
                .into_iter()
                .filter(|(sha256, _)| !named.contains(sha256))
                .map(|(sha256, _)| sha256),
        );
        wrong
    }

    fn copies(&self) -> Result<PathBuf, AppFault> {
        let unusable =
            || AppFault::DataFolder { path: FOLDER.into(), source: io::ErrorKind::NotFound.into() };
        Ok(self.data_dir().ok_or_else(unusable)?.join(FOLDER))
    }
}

pub(crate) fn kept(files: &[DocumentFile]) -> impl Iterator<Item = &DocumentFile> {
    files.iter().filter(|file| file.kept)
}

/// A document's files as they are recorded.
pub(crate) fn files_of(tx: &Transaction, subject: &Subject) -> Result<Vec<DocumentFile>, AppFault> {
    let missing = || AppFault::NoSuchSubject(subject.to_string());
    let Subject::Document(key) = subject else {
        return Err(missing());
    };
    Ok(document::fact(tx, key)?.ok_or_else(missing)?.attributes.files)
}

/// The name under which a copy's nonce is drawn: no other content has it.
fn id(sha256: &str) -> String {
    format!("copy:{sha256}")
}

fn file_of(folder: &Path, sha256: &str) -> PathBuf {
    // A fingerprint comes from the journal, which a file may have been made for.
    let plain: String = sha256.chars().filter(char::is_ascii_hexdigit).collect();
    folder.join(format!("{plain}.{ENDING}"))
}

/// The copies in the folder, by fingerprint.
fn stored(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let sealed = entries.filter(|path| path.extension().is_some_and(|ending| ending == ENDING));
    let named = |path: PathBuf| Some((path.file_stem()?.to_str()?.to_owned(), path));
    let mut all: Vec<_> = sealed.filter_map(named).collect();
    all.sort();
    all
}

fn create(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// All of it or nothing, whatever happens half way.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_extension("part");
    let mut file = private(&part, true)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&part, path)
}

/// A file that its owner alone can read. Without `over`, one that is there already is left alone.
pub(crate) fn private(path: &Path, over: bool) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true);
    if over {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
