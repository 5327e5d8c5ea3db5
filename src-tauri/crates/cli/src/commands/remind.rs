//! `remind [--paused] [--quiet FROM-TO]`

use crate::{Desk, Failure, Outcome};
use std::collections::BTreeMap;
use storewarden_app::Preview;
use storewarden_domain::remind::{QuietHours, Silence, Wishes};

pub fn run(desk: &Desk, paused: bool, quiet: Option<&str>) -> Result<Outcome, Failure> {
    let kept = desk.preferences.wishes(desk.now);
    let wishes =
        Wishes { paused: paused || kept.paused, quiet: quiet.map(hours).transpose()?.or(kept.quiet) };
    let preview = desk.app.remind(desk.now, wishes)?;
    desk.out.answer(&preview, human);
    Ok(Outcome::Done)
}

fn hours(text: &str) -> Result<QuietHours, Failure> {
    let read = text.split_once('-').and_then(|(from, to)| QuietHours::parse(from, to));
    read.ok_or_else(|| {
        Failure::Usage(format!(
            "--quiet {text}: 例如 22:00-08:00，起止不能相同 / for example 22:00-08:00, with two different times"
        ))
    })
}

/// The messages; then how many are silent and why, those named that somebody decided upon.
fn human(preview: &Preview) -> String {
    let said = preview.shown.iter().chain(&preview.digest);
    let mut lines: Vec<String> = said.map(|m| format!("{}\n  {}\n  {}\n", m.tag, m.title, m.body)).collect();
    let mut counts: BTreeMap<Silence, u32> = BTreeMap::new();
    for silent in &preview.silent {
        *counts.entry(silent.reason).or_default() += 1;
    }
    lines.push(format!("沉默 silent: {}", preview.silent.len()));
    lines.extend(counts.iter().map(|(reason, count)| format!("  {count}  {}", words(*reason))));
    let held = preview
        .silent
        .iter()
        .filter(|one| matches!(one.reason, Silence::Snoozed | Silence::Acknowledged | Silence::Waived));
    lines.extend(held.map(|one| format!("  · {}: {}", words(one.reason), one.deadline)));
    lines.join("\n")
}

fn words(reason: Silence) -> &'static str {
    match reason {
        Silence::AlreadySaid => "都说过了 / everything that has come was said",
        Silence::NotYet => "还没到下一次 / the next step lies ahead",
        Silence::NoLadder => "现在没有提醒 / has no reminders now",
        Silence::Paused => "暂停中 / paused",
        Silence::Quiet => "免打扰时段，结束后再说 / quiet hours; said after them",
        Silence::Snoozed => "稍后提醒 / put off",
        Silence::Acknowledged => "已知悉，等下一次 / acknowledged, until its next step",
        Silence::Waived => "不再提醒 / waived",
    }
}
