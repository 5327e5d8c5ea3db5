//! What the interface may ask about main bindings.

use crate::shell::{Answer, Shell};
use storewarden_app::wire::{BindingPage, BindingRow, BindingsRequest, Page};
use storewarden_domain::subject::Subject;
use tauri::State;

#[tauri::command(async)]
pub fn bindings(shell: State<'_, Shell>, request: BindingsRequest) -> Answer<Page<BindingRow>> {
    shell.ask(|app, now| app.bindings(now, &request))
}

#[tauri::command(async)]
pub fn binding(shell: State<'_, Shell>, subject: Subject) -> Answer<BindingPage> {
    shell.ask(|app, now| app.binding(now, &subject))
}
