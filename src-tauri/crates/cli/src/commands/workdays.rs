//! `workdays add DATE N`, `workdays is DATE`

use crate::{Failure, Outcome, arguments::Workdays, print::Out};
use chrono::NaiveDate;
use serde_json::json;

pub fn run(out: &Out, question: &Workdays) -> Result<Outcome, Failure> {
    let calendar = storewarden_app::shipped_calendar()?;
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
    }
    Ok(Outcome::Done)
}

fn date(text: &str) -> Result<NaiveDate, Failure> {
    text.parse()
        .map_err(|_| Failure::Usage(format!("{text}: 日期应为 2026-11-21 / a date looks like 2026-11-21")))
}
