//! What the interface may ask about other days and other worlds, and where it looks.

use crate::shell::{Answer, Shell};
use storewarden_app::wire::{DayAhead, Frame, Refused, Supposition, WhatIf};
use tauri::State;

#[tauri::command(async)]
pub fn frame(shell: State<'_, Shell>) -> Answer<Frame> {
    shell.look(|outlook, now| outlook.frame(now, shell.clock.is_test()))
}

#[tauri::command(async)]
pub fn days_ahead(shell: State<'_, Shell>, days: u32) -> Answer<Vec<DayAhead>> {
    shell.look(|outlook, now| outlook.own().days_ahead(now, days))
}

#[tauri::command(async)]
pub fn what_if(shell: State<'_, Shell>, supposition: Supposition) -> Answer<WhatIf> {
    shell.look(|outlook, now| outlook.own().what_if(now, &supposition))
}

#[tauri::command(async)]
pub fn travel(shell: State<'_, Shell>, supposition: Supposition) -> Answer<Option<Refused>> {
    shell.look(|outlook, now| outlook.travel(now, &supposition))
}

#[tauri::command]
pub fn come_back(shell: State<'_, Shell>) {
    shell.come_back();
}
