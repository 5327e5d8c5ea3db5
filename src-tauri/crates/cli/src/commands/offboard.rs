//! `offboard STAFF`: what must be done because this person leaves, in every shop, and how much of it is done.

use crate::{Desk, Failure, Outcome, print::set_by_you};
use storewarden_app::wire::{LeftAccount, OffboardingPage};
use storewarden_domain::{assessment::OffboardingStep, rulebook::Rulebook, subject::Subject};

pub fn run(desk: &Desk, staff: &str) -> Result<Outcome, Failure> {
    let page = desk.app.offboarding(desk.now, &person(desk, staff)?)?;
    let rulebook = desk.app.rulebook();
    desk.out.answer(&page, |page| human(&rulebook, page));
    let overdue = page.left.is_some() && page.accounts.iter().any(|account| account.overdue);
    Ok(if overdue { Outcome::Objections } else { Outcome::Done })
}

/// An id, or the name of one person.
pub(super) fn person(desk: &Desk, text: &str) -> Result<String, Failure> {
    if let Ok(Subject::Staff(id)) = text.parse() {
        return Ok(id);
    }
    let listed = desk.app.people(text, 100)?;
    let named: Vec<&Subject> =
        listed.rows.iter().filter(|row| row.name == text).map(|row| &row.subject).collect();
    match named.as_slice() {
        [] => Ok(text.into()),
        [Subject::Staff(id)] => Ok(id.clone()),
        several => {
            let ids = several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Err(Failure::Usage(format!(
                "{text}：同名多人，请用编号 / several people have this name, use an id: {ids}"
            )))
        }
    }
}

fn human(rulebook: &Rulebook, page: &OffboardingPage) -> String {
    let when = match page.left {
        Some(left) => format!("{} 离职 / left", left.minute_text()),
        None => "在职：以下为假如今天离职要做的事 / still here: what would have to be done today".into(),
    };
    let mut lines = vec![
        format!("{}  ({})  {when}", page.name, page.person),
        format!(
            "{} 个账号，步骤 {}/{}，仍可操作 {} 个 / accounts, steps done, still usable",
            page.accounts.len(),
            page.steps_done,
            page.steps_total,
            page.exposed
        ),
    ];
    for account in &page.accounts {
        lines.extend(account_lines(rulebook, account));
    }
    lines.join("\n")
}

fn account_lines(rulebook: &Rulebook, account: &LeftAccount) -> Vec<String> {
    let mark = if account.finished { "✓" } else { "✗" };
    let due = match account.due.filter(|_| !account.finished) {
        Some(due) if account.overdue => format!("  {} 已超期 / overdue", due.minute_text()),
        Some(due) => format!("  {} 前 / by", due.minute_text()),
        None => String::new(),
    };
    let set = if due.is_empty() { "" } else { set_by_you(rulebook, account.rule.as_deref()) };
    let to = account.passed_to.as_ref().map(|name| format!("  → {name}")).unwrap_or_default();
    let mut lines = vec![format!("{mark} {}  {}{to}{due}{set}", account.login, account.store.name)];
    lines.extend(account.steps.iter().map(step_line));
    lines.extend(account.risk.iter().map(|risk| format!("    ! {risk}")));
    lines
}

/// An open step names who acts and until when.
fn step_line(step: &OffboardingStep) -> String {
    let (mark, what) = (if step.done { "✓" } else { "·" }, &step.text);
    let mut line = format!("    {mark} {}  {what}", step.step);
    if !step.done {
        line += &format!("  [{}]", step.owner.words());
        line += &step.due.map(|at| format!(" {} 前 / by", at.minute_text())).unwrap_or_default();
    }
    line + &step.blocked_until.map(|at| format!(" ({} 起 / from)", at.minute_text())).unwrap_or_default()
}
