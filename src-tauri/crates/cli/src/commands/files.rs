//! `files add|check|export|erase`

use super::record::recorded;
use crate::{Desk, Failure, Outcome, arguments::Files};
use std::path::Path;
use storewarden_app::wire::{CheckFilesRequest, CheckedFile, FileFound, FileOf, FilesChecked, RecordOutcome};
use storewarden_domain::subject::Subject;

pub fn run(desk: &Desk, order: &Files) -> Result<Outcome, Failure> {
    match order {
        Files::Add { document, file, side, keep } => {
            add(desk, &subject(document)?, file, side.clone(), *keep)
        }
        Files::Check { document } => check(desk, subject(document)?),
        Files::Export { document, file, folder } => {
            let exported = desk.app.export_copy(&found(desk, document, file)?, folder)?;
            desk.out.answer(&exported, |it| format!("已导出 / written to {}", it.path));
            Ok(Outcome::Done)
        }
        Files::Erase { document, file } => {
            let outcome = desk.app.erase_copy(desk.now, &found(desk, document, file)?)?;
            Ok(recorded(desk, &outcome))
        }
    }
}

fn subject(text: &str) -> Result<Subject, Failure> {
    text.parse().map_err(|e| Failure::Usage(format!("{e}")))
}

fn add(
    desk: &Desk,
    document: &Subject,
    file: &Path,
    side: Option<String>,
    keep: bool,
) -> Result<Outcome, Failure> {
    let attached = desk.app.attach_file(desk.now, document, file, side)?;
    if !keep || matches!(attached, RecordOutcome::Refused { .. }) {
        return Ok(recorded(desk, &attached));
    }
    let unreadable = |e| Failure::Io(format!("{}: 无法读取 / cannot be read: {e}", file.display()));
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let kept = desk.app.keep_bytes(desk.now, document, &bytes)?;
    // Attached once more, it may have its copy already: that is what was asked for.
    Ok(recorded(desk, if already_kept(&kept) { &attached } else { &kept }))
}

fn already_kept(outcome: &RecordOutcome) -> bool {
    matches!(outcome, RecordOutcome::Refused { refusals } if refusals.iter().all(|one| one.code == "kept-already"))
}

fn check(desk: &Desk, document: Subject) -> Result<Outcome, Failure> {
    let checked = desk.app.check_files(desk.now, &CheckFilesRequest { document, chosen: None })?;
    desk.out.answer(&checked, |checked| match checked.files.as_slice() {
        [] => "没有文件 / no files".into(),
        files => files.iter().map(line).collect::<Vec<_>>().join("\n"),
    });
    let wrong = |found: FileFound| matches!(found, FileFound::Other | FileFound::Gone);
    let FilesChecked { files, .. } = &checked;
    let sound = files.iter().all(|file| !wrong(file.on_disk) && !wrong(file.copy));
    Ok(if sound { Outcome::Done } else { Outcome::Objections })
}

fn line(file: &CheckedFile) -> String {
    let on_disk = match file.on_disk {
        FileFound::Unknown => "不知道在哪 place not known",
        FileFound::Same => "一致 as recorded",
        FileFound::Other => "内容已不同 altered",
        FileFound::Gone => "已不在 gone",
    };
    let copy = match file.copy {
        FileFound::Unknown => "未保留 none kept",
        FileFound::Same => "完好 sound",
        FileFound::Other => "已损坏 damaged",
        FileFound::Gone => "已不在 gone",
    };
    let short: String = file.sha256.chars().take(12).collect();
    format!("{}  {short}…  原文件 file: {on_disk} · 加密副本 copy: {copy}", file.name)
}

/// The one file of the document that is called so.
fn found(desk: &Desk, document: &str, file: &str) -> Result<FileOf, Failure> {
    let document = subject(document)?;
    let files = desk.app.document(desk.now, &document)?.files;
    let called = files.iter().filter(|one| one.name == file || one.sha256.starts_with(file));
    match called.collect::<Vec<_>>().as_slice() {
        [one] => Ok(FileOf { document, sha256: one.sha256.clone() }),
        [] => Err(Failure::Usage(format!("{file}: 证照没有这个文件 / the document has no such file"))),
        several => {
            let many = several.len();
            Err(Failure::Usage(format!(
                "{file}: 有 {many} 个文件符合，请用内容指纹的开头 / {many} files match: use the beginning of a fingerprint"
            )))
        }
    }
}
