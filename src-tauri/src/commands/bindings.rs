//! What the interface may ask about main bindings.

use crate::shell::{Answer, Shell};
use storewarden_app::wire::{BindingRow, BindingsRequest, Page};
use tauri::State;

#[tauri::command(async)]
pub fn bindings(shell: State<'_, Shell>, request: BindingsRequest) -> Answer<Page<BindingRow>> {
    shell.ask(|app, now| app.bindings(now, &request))
}
