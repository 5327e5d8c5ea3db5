//! `precheck GROUP [--store STORE] [--on DATE]`: what would be refused of a link application. Nothing is sent anywhere.

use super::workdays::date;
use crate::{Desk, Failure, Outcome};
use storewarden_app::wire::{PrecheckPage, PrecheckRequest};
use storewarden_domain::{subject::Subject, vocabulary::GuardVerdict};

pub fn run(desk: &Desk, group: &str, store: Option<&str>, on: Option<&str>) -> Result<Outcome, Failure> {
    let subject = |text: &str, kind: &str| -> Result<Subject, Failure> {
        let text = if text.starts_with(kind) { text.to_owned() } else { format!("{kind}{text}") };
        text.parse().map_err(|e| Failure::Usage(format!("{text}: {e}")))
    };
    let request = PrecheckRequest {
        group: subject(group, "link-group:")?,
        store: store.map(|store| subject(store, "store:")).transpose()?,
        on: on.map(date).transpose()?,
    };
    let page = desk.app.precheck(desk.now, &request)?;
    desk.out.answer(&page.report, |_| human(&page));
    Ok(if page.report.ready { Outcome::Done } else { Outcome::Objections })
}

fn human(page: &PrecheckPage) -> String {
    let report = &page.report;
    let mut lines = vec![format!("{} · {}", page.name, report.planned_on)];
    for guard in &report.guards {
        let sign = match guard.verdict {
            GuardVerdict::Pass => "✓",
            GuardVerdict::Warn => "!",
            GuardVerdict::Blocked => "✗",
            GuardVerdict::Unknown => "?",
        };
        lines.push(format!("{sign} {}  {} / {}", guard.code, guard.text.zh, guard.text.en));
        let difference = guard.names.as_ref().and_then(|names| names.outcome.difference.as_ref());
        if let Some(difference) = difference {
            let side = |scalar: &Option<_>| {
                scalar.as_ref().map_or_else(
                    || "（结束 end）".to_owned(),
                    |s: &storewarden_domain::validate::exact_name::Scalar| {
                        format!("{} {}", s.character, s.code_point)
                    },
                )
            };
            let place = difference.index + 1;
            lines.push(format!(
                "    第 {place} 个字 / character {place}: {} ↔ {}",
                side(&difference.left),
                side(&difference.right)
            ));
        }
        if let Some(remedy) = &guard.remedy {
            lines.push(format!("    → {} / {}", remedy.zh, remedy.en));
        }
        lines.push(format!("    {}", guard.rule));
    }
    let counts = report.counts;
    lines.push(format!(
        "{}：通过 {} passed，留意 {} warned，会被拒 {} blocked，未知 {} unknown",
        if report.ready { "可以申请 ready" } else { "还不能申请 not ready" },
        counts.passed,
        counts.warned,
        counts.blocked,
        counts.unknown
    ));
    lines.join("\n")
}
