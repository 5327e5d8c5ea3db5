//! What the interface may ask about what stores have in common.

use crate::shell::{Answer, Shell};
use storewarden_app::wire::{
    AssociationGraph, AssociationGraphRequest, AssociationPage, AssociationRequest, ContactRequest,
    ContactVerdict,
};
use tauri::State;

#[tauri::command(async)]
pub fn association(shell: State<'_, Shell>, request: AssociationRequest) -> Answer<AssociationPage> {
    shell.ask(|app, now| app.association(now, &request))
}

#[tauri::command(async)]
pub fn association_graph(
    shell: State<'_, Shell>,
    request: AssociationGraphRequest,
) -> Answer<AssociationGraph> {
    shell.ask(|app, now| app.association_graph(now, &request))
}

#[tauri::command(async)]
pub fn judge_contact(shell: State<'_, Shell>, request: ContactRequest) -> Answer<ContactVerdict> {
    shell.ask(|app, now| app.judge_contact(now, &request))
}
