//! A document's files after they were chosen: attached by their place, compared with what was recorded, a copy kept, taken
//! out, deleted (product A4).

use crate::{
    App, AppFault,
    copies::{files_of, fingerprint, private},
    record::{append_all, new_batch},
    wire::{
        CheckFilesRequest, CheckedFile, ExportedCopy, FileFound, FileOf, FilesChecked, KeepCopyRequest,
        RecordOutcome, RecordRequest, Refusal,
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};
use storewarden_db::Transaction;
use storewarden_domain::{
    change::{Draft, FileCheck, Patch, What},
    facts::DocumentFile,
    subject::Subject,
    text::Text,
    time::Instant,
    validate::content_of,
};

impl App {
    /// Records a file of a document by its place on this computer: name, size, content and fingerprint. `side` = `front`,
    /// `back`, or nothing for one that shows the whole.
    pub fn attach_file(
        &self,
        now: Instant,
        document: &Subject,
        path: &Path,
        side: Option<String>,
    ) -> Result<RecordOutcome, AppFault> {
        let unreadable = |source| AppFault::File { path: path.display().to_string(), source };
        let path = path.canonicalize().map_err(unreadable)?;
        let bytes = fs::read(&path).map_err(unreadable)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let sha256 = fingerprint(&bytes);
        let mut files = self.read(|tx| files_of(tx, document))?;
        let kept = files.iter().any(|file| file.sha256 == sha256 && file.kept);
        files.retain(|file| file.sha256 != sha256);
        files.push(DocumentFile {
            side,
            name,
            path: Some(path.display().to_string()),
            size: bytes.len() as u64,
            content: content_of(&bytes),
            sha256,
            kept,
        });
        let draft = Draft::new(document.clone(), now, What::DocumentDescribed(as_patch(&files)));
        self.record(now, &RecordRequest::of(vec![draft]))
    }

    /// Keeps an encrypted copy of a file that is recorded of the document; other files are refused.
    pub fn keep_copy(&self, now: Instant, request: &KeepCopyRequest) -> Result<RecordOutcome, AppFault> {
        let bytes = STANDARD.decode(&request.base64).map_err(|e| AppFault::NotBase64(e.to_string()))?;
        self.keep_bytes(now, &request.document, &bytes)
    }

    pub fn keep_bytes(
        &self,
        now: Instant,
        document: &Subject,
        bytes: &[u8],
    ) -> Result<RecordOutcome, AppFault> {
        let sha256 = fingerprint(bytes);
        let of = FileOf { document: document.clone(), sha256: sha256.clone() };
        self.mark_kept(now, &of, true, |_| self.store_copy(&sha256, bytes))
    }

    /// Deletes the copy of a file. The journal says so; name and fingerprint stay.
    pub fn erase_copy(&self, now: Instant, of: &FileOf) -> Result<RecordOutcome, AppFault> {
        let mut outcome = self.mark_kept(now, of, false, |_| Ok(()))?;
        if let RecordOutcome::Recorded { text, .. } = &mut outcome
            && self.sweep_copies(now).is_err()
        {
            *text = Text::new(
                "已记录为删除；副本文件暂时未能移除，下次清理时再试",
                "recorded as deleted; the copy could not be removed yet, and the next clean-up tries again",
            );
        }
        Ok(outcome)
    }

    fn mark_kept(
        &self,
        now: Instant,
        of: &FileOf,
        kept: bool,
        first: impl FnOnce(&Transaction) -> Result<(), AppFault>,
    ) -> Result<RecordOutcome, AppFault> {
        self.write(now, |tx| {
            let mut files = files_of(tx, &of.document)?;
            let Some(file) = files.iter_mut().find(|file| file.sha256 == of.sha256) else {
                return Ok(refused(not_this_file()));
            };
            // A copy that is gone or damaged can be kept again.
            if file.kept == kept && (!kept || self.open_copy(&of.sha256).is_ok()) {
                let text = if kept { already_kept() } else { not_kept() };
                return Ok(refused(text));
            }
            file.kept = kept;
            let text = copy_words(kept, &file.name);
            first(tx)?;
            let batch = new_batch(now, "operator", text.clone());
            let mut draft = Draft::new(of.document.clone(), now, What::DocumentDescribed(as_patch(&files)));
            draft.note = Some(text.to_string());
            append_all(tx, &batch, [draft])?;
            Ok(RecordOutcome::Recorded { batch: batch.id.to_string(), changes: 1, text })
        })
    }

    /// Decrypts the copy of a file into a folder, beside what is there, and says where.
    pub fn export_copy(&self, of: &FileOf, folder: &Path) -> Result<ExportedCopy, AppFault> {
        let files = self.read(|tx| files_of(tx, &of.document))?;
        let missing = || AppFault::NoSuchSubject(format!("{} {}", of.document, of.sha256));
        let file = files.iter().find(|file| file.sha256 == of.sha256 && file.kept).ok_or_else(missing)?;
        let bytes = self.open_copy(&file.sha256)?;
        let unusable = |source| AppFault::File { path: folder.display().to_string(), source };
        let path = write_beside(folder, &file.name, &bytes).map_err(unusable)?;
        Ok(ExportedCopy { path: path.display().to_string() })
    }

    /// Compares what is recorded of a document's files with what lies on this computer, and with kept copies; `chosen` = a
    /// file picked now, for one whose place is not known. What was compared is recorded as such.
    pub fn check_files(&self, now: Instant, request: &CheckFilesRequest) -> Result<FilesChecked, AppFault> {
        let chosen = request.chosen.as_ref().map(|file| STANDARD.decode(&file.base64)).transpose();
        let chosen = chosen.map_err(|e| AppFault::NotBase64(e.to_string()))?.map(|bytes| fingerprint(&bytes));
        let (files, paths) = self.read(|tx| {
            let files = files_of(tx, &request.document)?;
            let mut paths = Vec::new();
            for file in &files {
                let path = file.path.as_deref().map(|sealed| self.unsealed(tx, sealed)).transpose()?;
                paths.push(path.flatten());
            }
            Ok((files, paths))
        })?;
        let checked = files.iter().zip(paths).map(|(file, path)| CheckedFile {
            on_disk: match (&chosen, path) {
                (Some(sha256), _) if *sha256 == file.sha256 => FileFound::Same,
                (_, Some(path)) => found(&path, &file.sha256),
                (_, None) => FileFound::Unknown,
            },
            copy: match file.kept {
                true => match self.open_copy(&file.sha256) {
                    Ok(_) => FileFound::Same,
                    Err(AppFault::Copy { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                        FileFound::Gone
                    }
                    Err(_) => FileFound::Other,
                },
                false => FileFound::Unknown,
            },
            name: file.name.clone(),
            sha256: file.sha256.clone(),
        });
        let checked: Vec<CheckedFile> = checked.collect();
        let stranger = chosen.is_some_and(|sha256| files.iter().all(|file| file.sha256 != sha256));
        if let Some(check) = verdict(&checked) {
            let text = Text::new("核对证照文件", "Compare a document's files");
            let batch = new_batch(now, "operator", text);
            let draft = Draft::new(request.document.clone(), now, What::FileChecked(check));
            self.write(now, |tx| append_all(tx, &batch, [draft]))?;
        }
        Ok(FilesChecked { files: checked, stranger })
    }
}

/// None where nothing could be compared. The reason names the files, which reads the same in every language.
fn verdict(checked: &[CheckedFile]) -> Option<FileCheck> {
    let compared = checked.iter().any(|file| [file.on_disk, file.copy] != [FileFound::Unknown; 2]);
    let bad = |found: FileFound| matches!(found, FileFound::Other | FileFound::Gone);
    let wrong: Vec<&str> = checked
        .iter()
        .filter(|file| bad(file.on_disk) || bad(file.copy))
        .map(|file| file.name.as_str())
        .collect();
    compared.then(|| FileCheck { sound: wrong.is_empty(), reason: wrong.join("、") })
}

fn found(path: &str, sha256: &str) -> FileFound {
    match fs::read(path) {
        Ok(bytes) if fingerprint(&bytes) == sha256 => FileFound::Same,
        Ok(_) => FileFound::Other,
        Err(_) => FileFound::Gone,
    }
}

fn as_patch(files: &[DocumentFile]) -> Patch {
    let files = serde_json::to_value(files).unwrap_or_default();
    Patch::from_iter([("files".to_owned(), files)])
}

/// `scan.jpg`, or `scan (2).jpg` where that is taken.
fn write_beside(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    // The name comes from the journal: its last part is a file's, never a way out of the folder.
    let name = name.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or("copy");
    let (stem, ending) = name.rsplit_once('.').map_or((name, String::new()), |(s, e)| (s, format!(".{e}")));
    for number in 1..1000 {
        let path = match number {
            1 => folder.join(name),
            more => folder.join(format!("{stem} ({more}){ending}")),
        };
        match private(&path, false) {
            Ok(mut file) => {
                file.write_all(bytes)?;
                file.sync_all()?;
                return Ok(path);
            }
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => {}
            Err(other) => return Err(other),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn copy_words(kept: bool, name: &str) -> Text {
    match kept {
        true => Text::new(format!("保留加密副本：{name}"), format!("Encrypted copy kept: {name}")),
        false => Text::new(format!("删除加密副本：{name}"), format!("Encrypted copy deleted: {name}")),
    }
}

fn refused((code, text): (&str, Text)) -> RecordOutcome {
    let refusal = Refusal {
        index: 0,
        code: code.into(),
        text,
        field: Some("files".into()),
        evidence: Vec::new(),
        rule: None,
    };
    RecordOutcome::Refused { refusals: vec![refusal] }
}

fn not_this_file() -> (&'static str, Text) {
    let text = Text::new(
        "这不是已登记的那个文件（内容指纹不同）：请选原来的文件，或先把它添加到证照里",
        "this is not the file that was recorded (its fingerprint differs): choose that one, or add this one to the document first",
    );
    ("not-this-file", text)
}

fn already_kept() -> (&'static str, Text) {
    ("kept-already", Text::new("已经保留了加密副本", "an encrypted copy is kept already"))
}

fn not_kept() -> (&'static str, Text) {
    ("not-possible-now", Text::new("没有保留副本，无需删除", "no copy is kept, so there is none to delete"))
}
