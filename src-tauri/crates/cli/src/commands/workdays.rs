//! `workdays add DATE N`, `workdays is DATE`, `workdays import FILE`

use crate::{Desk, Failure, Outcome, arguments::Workdays, print::Out};
use chrono::NaiveDate;
use serde_json::json;
use std::path::Path;
use storewarden_app::wire::HolidayYear;
use storewarden_domain::calendar::Calendar;

pub fn run(out: &Out, calendar: &Calendar, question: &Workdays) -> Result<Outcome, Failure> {
    match question {
        Workdays::Add { date: from, n } => {
            let counted = calendar.nth_workday_after(date(from)?, *n);
            let days: Vec<String> = counted.counted.iter().map(|d| d.to_string()).collect();
            let document = json!({ "date": counted.date.to_string(), "provisional": counted.provisional, "counted": days });
            out.answer(&document, |_| {
                let mark = if counted.provisional { "（暂定 provisional）" } else { "" };
                format!("{}{mark}\n  {}", counted.date, days.join(" · "))
            });
        }
        Workdays::Is { date: day } => {
            let day = calendar.kind(date(day)?);
            let document =
                json!({ "workday": day.workday, "kind": day.kind, "provisional": day.provisional });
            out.answer(&document, |_| {
                let name = day.name.as_ref().map(|n| format!(" {n}")).unwrap_or_default();
                let work = if day.workday { "工作日 workday" } else { "休息日 day off" };
                format!("{work}{name}{}", if day.provisional { "（暂定 provisional）" } else { "" })
            });
        }
        Workdays::Import { .. } => {}
    }
    Ok(Outcome::Done)
}

/// A year's notice from a file; each year is taken whole or not at all.
pub fn import(desk: &Desk, file: &Path, dry_run: bool) -> Result<Outcome, Failure> {
    let unreadable = |e| Failure::Io(format!("{}: 无法读取 / cannot be read: {e}", file.display()));
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let report = match dry_run {
        true => desk.app.holidays_preview(&name, &bytes)?,
        false => desk.app.holidays_apply(desk.now, &name, &bytes)?,
    };
    desk.out.answer(&report, |report| {
        let year = |y: &HolidayYear| match &y.refused {
            Some(reason) => format!("✗ {}: {reason}", y.year),
            None => format!(
                "{}: 放假 {} 天 off，上班 {} 天 worked，{} 天与原来不同 changed",
                y.year,
                y.off,
                y.worked,
                y.changed.len()
            ),
        };
        let mut lines: Vec<String> = report.years.iter().map(year).collect();
        lines.extend(report.refused.iter().map(|reason| format!("✗ {reason}")));
        lines.extend(report.undo.iter().map(|id| format!("撤销 / undo: storewarden-cli undo {id}")));
        lines.join("\n")
    });
    let objections = !report.refused.is_empty() || report.years.iter().any(|y| y.refused.is_some());
    Ok(if objections { Outcome::Objections } else { Outcome::Done })
}

pub fn date(text: &str) -> Result<NaiveDate, Failure> {
    text.parse()
        .map_err(|_| Failure::Usage(format!("{text}: 日期应为 2026-11-21 / a date looks like 2026-11-21")))
}
