//! What the interface may ask about link groups.

use crate::shell::{Answer, Shell};
use storewarden_app::wire::{
    FactChangePreview, FactChangeRequest, LinkGroupPage, LinkGroupRow, LinkGroupsRequest, LinkOverview,
    LinkProcedure, Page, PrecheckPage, PrecheckRequest,
};
use storewarden_domain::subject::Subject;
use tauri::State;

#[tauri::command(async)]
pub fn link_groups(shell: State<'_, Shell>, request: LinkGroupsRequest) -> Answer<Page<LinkGroupRow>> {
    shell.ask(|app, now| app.link_groups(now, &request))
}

#[tauri::command(async)]
pub fn link_overview(shell: State<'_, Shell>, platform: Option<String>) -> Answer<LinkOverview> {
    shell.ask(|app, now| app.link_overview(now, platform.as_deref()))
}

#[tauri::command(async)]
pub fn link_group(shell: State<'_, Shell>, subject: Subject) -> Answer<LinkGroupPage> {
    shell.ask(|app, now| app.link_group(now, &subject))
}

#[tauri::command(async)]
pub fn link_procedure(shell: State<'_, Shell>, group: Subject, store: Subject) -> Answer<LinkProcedure> {
    shell.ask(|app, now| app.link_procedure(now, &group, &store))
}

#[tauri::command(async)]
pub fn precheck(shell: State<'_, Shell>, request: PrecheckRequest) -> Answer<PrecheckPage> {
    shell.ask(|app, now| app.precheck(now, &request))
}

#[tauri::command(async)]
pub fn fact_change(shell: State<'_, Shell>, request: FactChangeRequest) -> Answer<FactChangePreview> {
    shell.ask(|app, now| app.fact_change(now, &request))
}
