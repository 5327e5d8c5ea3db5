//! The promotion season of a store: how many temporary accounts are wanted and exist, and what is to be closed when their
//! window has ended (product B9; rulebook E.1 rows 3 and 22, X-14). Progress follows from the accounts.

use super::{
    StoreFacts, SubAccountFacts,
    life::{Life, Refused},
    temporary_account::{Window, of_year},
};
use crate::{
    assessment::Finding,
    facts::TemporaryWindow,
    rulebook::SubAccountRules,
    subject::SubAccountKey,
    text::Text,
    time::Instant,
    vocabulary::{Access, ClosingStep, SubAccountKind},
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// One store's season of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Season<'a> {
    pub window: Window,
    /// As entered with the confirmed window.
    pub needed: Option<u32>,
    /// The temporary accounts created in that year.
    pub accounts: Vec<SeasonAccount<'a>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SeasonAccount<'a> {
    pub key: &'a SubAccountKey,
    /// It can be used, or will be when the window opens.
    pub usable: bool,
    /// What is to be done with it; the whole list, also before the window ends.
    pub closing: Vec<Closing>,
}

/// A step of closing a temporary account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Closing {
    pub step: ClosingStep,
    pub done: bool,
    pub text: Text,
}

impl Season<'_> {
    /// Accounts that can be used.
    pub fn existing(&self) -> usize {
        self.accounts.iter().filter(|account| account.usable).count()
    }

    /// How many more are wanted.
    pub fn missing(&self) -> usize {
        let needed = self.needed.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        needed.saturating_sub(self.existing())
    }

    /// Accounts with something left to close.
    pub fn unclosed(&self) -> usize {
        self.accounts.iter().filter(|account| account.closing.iter().any(|step| !step.done)).count()
    }
}

/// None where the platform has no temporary accounts.
pub fn of<'a>(
    facts: &StoreFacts<'a>,
    rules: &SubAccountRules,
    year: i32,
    now: Instant,
) -> Option<Season<'a>> {
    let window = of_year(Some(facts.store), &rules.temporary_accounts?, year)?;
    let entered = facts.store.attributes.temporary_windows.iter().find(|w| w.from.year() == year);
    let of_the_year =
        temporary(facts).filter(|account| account.born().year() == year && account.born() <= now);
    let accounts = of_the_year.map(|account| season_account(&account, rules, now)).collect();
    Some(Season { window, needed: entered.and_then(|w| w.needed), accounts })
}

fn temporary<'a>(facts: &StoreFacts<'a>) -> impl Iterator<Item = SubAccountFacts<'a>> {
    let StoreFacts { key, store, accounts } = *facts;
    let all = accounts.accounts_of(key);
    all.filter(|(_, a)| a.attributes.kind == SubAccountKind::TempCs && !a.attributes.archived)
        .map(move |(key, account)| SubAccountFacts { key, account, store: Some(store), holder: None })
}

fn season_account<'a>(
    facts: &SubAccountFacts<'a>,
    rules: &SubAccountRules,
    now: Instant,
) -> SeasonAccount<'a> {
    let life = Life::until(facts, rules, now);
    let dispatching = facts.account.attributes.dispatch == Some(true);
    let step = |step, done, zh: &str, en: &str| Closing { step, done, text: Text::new(zh, en) };
    let closing = vec![
        step(
            ClosingStep::StopDispatch,
            life.departed || !dispatching,
            "关闭分流，未完的会话交给正式客服",
            "turn dispatch off and hand open chats to the regular staff",
        ),
        step(
            ClosingStep::Depart,
            life.departed,
            "在员工管理里登记离职或删除",
            "register its departure, or delete it, on the staff page",
        ),
    ];
    SeasonAccount { key: facts.key, usable: life.access() == Access::Active, closing }
}

/// The years for which there is a window or an account.
pub fn years(facts: &StoreFacts) -> BTreeSet<i32> {
    let entered = facts.store.attributes.temporary_windows.iter().map(|window| window.from.year());
    entered.chain(temporary(facts).map(|account| account.born().year())).collect()
}

/// One window a year, each within its year and not upside down.
pub(super) fn sound(windows: &[TemporaryWindow]) -> Result<(), Refused> {
    let mut years = BTreeSet::new();
    let fits = |w: &TemporaryWindow| w.from <= w.to && w.from.year() == w.to.year();
    if windows.iter().all(|window| fits(window) && years.insert(window.from.year())) {
        return Ok(());
    }
    let text = Text::new(
        "临时客服窗口须在同一年内，开始不晚于结束，每年只填一个",
        "a window for temporary accounts lies within one year, begins before it ends, and there is one a year",
    );
    Err(Refused::new("bad-window", text))
}

/// When the answer may change by what is recorded already.
pub(super) fn changes(facts: &StoreFacts, rules: &SubAccountRules) -> Vec<Instant> {
    if rules.temporary_accounts.is_none() {
        return Vec::new();
    }
    let mut at: Vec<Instant> = Vec::new();
    for account in temporary(facts) {
        at.push(account.born());
        at.extend(account.account.events.iter().filter(|e| !e.void).map(|e| e.effective));
    }
    for year in years(facts) {
        let window = rules.temporary_accounts.and_then(|rule| of_year(Some(facts.store), &rule, year));
        at.extend(window.into_iter().flat_map(|window| [window.from, window.to]));
    }
    at
}

/// Too few accounts for a confirmed season that has not ended; accounts left open after one that has.
pub(super) fn findings(facts: &StoreFacts, rules: &SubAccountRules, now: Instant) -> Vec<Finding> {
    let rule = rules.temporary_accounts.map(|bound| bound.rule);
    let seasons: Vec<Season> =
        years(facts).into_iter().filter_map(|year| of(facts, rules, year, now)).collect();
    let mut found = Vec::new();
    let unclosed: usize = seasons.iter().filter(|s| now >= s.window.to).map(Season::unclosed).sum();
    if unclosed > 0 {
        let text = Text::new(
            format!("大促窗口已结束，还有 {unclosed} 个临时客服账号未收尾：关闭分流、登记离职"),
            format!(
                "the promotion's window has ended and {unclosed} temporary accounts are not closed: turn dispatch off, let them depart"
            ),
        );
        found.push(Finding::new("temporary-accounts-left", text, rule));
    }
    let ahead = seasons.iter().filter(|season| now < season.window.to);
    for season in ahead.filter(|season| season.missing() > 0) {
        let (needed, existing, missing) = (season.needed.unwrap_or(0), season.existing(), season.missing());
        let text = Text::new(
            format!("大促需要临时客服 {needed} 个，现有 {existing} 个，还差 {missing} 个"),
            format!(
                "{needed} temporary accounts wanted for the promotion, {existing} exist, {missing} missing"
            ),
        );
        found.push(Finding::new("temporary-accounts-missing", text, rule));
    }
    found
}
