//! How things stand, for the tray.

use crate::{
    App, AppFault,
    rows::headline,
    today::among,
    wire::{Headline, Span},
};
use storewarden_db::deadline::{self, Among};
use storewarden_domain::{text::Text, time::Instant, vocabulary::DeadlineState};

/// What the tray shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tray {
    /// A consequence is in force, or a deadline is within 24 hours.
    pub urgent: u32,
    /// Due within seven days.
    pub soon: u32,
    /// The five most urgent: what can still be avoided first, then what is in force.
    pub items: Vec<TrayItem>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayItem {
    pub subject: String,
    pub text: Text,
}

const ITEMS: usize = 5;

impl App {
    pub fn tray(&self, now: Instant) -> Result<Tray, AppFault> {
        self.answer(now, |tx| {
            let count = |span| -> Result<u32, AppFault> {
                Ok(deadline::tally(tx, None, among(span, now))?.iter().map(|(_, count)| count).sum())
            };
            let mut lines =
                deadline::lines(tx, None, Some(Among::Running { from: None, to: None }), ITEMS as u32)?;
            lines.extend(deadline::lines(tx, None, Some(Among::Missed), ITEMS as u32)?);
            lines.truncate(ITEMS);
            let item = |line: deadline::Line| {
                let deadline = line.deadline;
                let (name, due) = (&deadline.name, deadline.due.short_text());
                let text = match (deadline.state, headline(&deadline), deadline.safe_submit) {
                    (DeadlineState::Missed, _, _) => {
                        Text::new(format!("{name} · {due} 已到期"), format!("{name} · since {due}"))
                    }
                    (_, Headline::SafeSubmit, Some(safe)) if safe <= now => Text::new(
                        format!("{name} · 最晚提交已过，{due} 到期"),
                        format!("{name} · too late to be safe, due {due}"),
                    ),
                    (_, Headline::SafeSubmit, Some(safe)) => {
                        let at = safe.short_text();
                        Text::new(format!("{name} · 最晚 {at} 提交"), format!("{name} · submit by {at}"))
                    }
                    (_, Headline::Activate, Some(safe)) if now < safe => {
                        let at = safe.short_text();
                        Text::new(format!("{name} · 最晚 {at} 激活"), format!("{name} · activate by {at}"))
                    }
                    _ => Text::new(format!("{name} · {due} 到期"), format!("{name} · due {due}")),
                };
                TrayItem { subject: deadline.subject.to_string(), text }
            };
            Ok(Tray {
                urgent: count(Span::Overdue)? + count(Span::Day)?,
                soon: count(Span::Week)?,
                items: lines.into_iter().map(item).collect(),
            })
        })
    }
}
