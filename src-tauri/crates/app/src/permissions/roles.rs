//! The operator's roles, and how each differs from its template; one account with what its roles and grants bring.

use super::holding::Reading;
use crate::{
    App, AppFault,
    wire::{AccountRights, RoleRow},
};
use storewarden_db::role::{self, Accounts};
use storewarden_domain::{permission::differences, subject::Subject, time::Instant};

impl App {
    /// What one account may do, and where it comes from.
    pub fn account_rights(&self, now: Instant, account: &Subject) -> Result<AccountRights, AppFault> {
        let missing = || AppFault::NoSuchSubject(account.to_string());
        let Subject::SubAccount(key) = account else {
            return Err(missing());
        };
        self.answer(now, |tx| {
            let reading = Reading::of(tx, self.rulebook())?;
            let found = reading.holdings(role::accounts(tx, Accounts::One(key))?);
            found.first().map(|holding| reading.account(holding)).ok_or_else(missing)
        })
    }

    /// Those in use, by name.
    pub fn roles(&self) -> Result<Vec<RoleRow>, AppFault> {
        let lines = self.read(|tx| Ok(role::lines(tx)?))?;
        let rulebook = self.rulebook();
        let row = |line: role::Line| {
            let template = line.role.template.as_deref().and_then(|code| rulebook.template(code));
            RoleRow {
                name: line.role.name.unwrap_or_else(|| line.id.clone()),
                subject: Subject::Role(line.id),
                description: line.role.description,
                risk: rulebook
                    .catalogue()
                    .highest_risk(line.role.permissions.iter().map(|(code, level)| (code, *level))),
                differences: template
                    .map(|template| differences(&template.levels(), &line.role.permissions))
                    .unwrap_or_default(),
                template: line.role.template,
                platform: line.role.platform,
                store: line.role.store,
                permissions: line.role.permissions,
                accounts: line.accounts,
            }
        };
        Ok(lines.into_iter().map(row).collect())
    }
}
