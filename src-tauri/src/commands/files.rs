//! What the interface may ask about a document's files once they were chosen.

use crate::shell::{Answer, Shell};
use std::path::PathBuf;
use storewarden_app::wire::{
    CheckFilesRequest, ExportedCopy, FileOf, FilesChecked, KeepCopyRequest, RecordOutcome,
};
use tauri::{AppHandle, Manager, State};

#[tauri::command(async)]
pub fn keep_copy(shell: State<'_, Shell>, request: KeepCopyRequest) -> Answer<RecordOutcome> {
    shell.tell(|app, now| app.keep_copy(now, &request))
}

#[tauri::command(async)]
pub fn erase_copy(shell: State<'_, Shell>, request: FileOf) -> Answer<RecordOutcome> {
    shell.tell(|app, now| app.erase_copy(now, &request))
}

#[tauri::command(async)]
pub fn export_copy(handle: AppHandle, shell: State<'_, Shell>, request: FileOf) -> Answer<ExportedCopy> {
    // An act rather than a look, and a supposed world has no copies.
    shell.tell(|app, _| app.export_copy(&request, &downloads(&handle)))
}

#[tauri::command(async)]
pub fn check_files(shell: State<'_, Shell>, request: CheckFilesRequest) -> Answer<FilesChecked> {
    shell.tell(|app, now| app.check_files(now, &request))
}

/// Where the operator finds what a program hands out: their folder for downloads, else their home.
fn downloads(handle: &AppHandle) -> PathBuf {
    let places = handle.path();
    places.download_dir().or_else(|_| places.home_dir()).unwrap_or_default()
}
