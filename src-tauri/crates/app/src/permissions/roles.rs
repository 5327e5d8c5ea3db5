//! The operator's roles, and how each differs from its template.

use crate::{App, AppFault, wire::RoleRow};
use storewarden_db::role;
use storewarden_domain::{permission::differences, subject::Subject};

impl App {
    /// Those in use, by name.
    pub fn roles(&self) -> Result<Vec<RoleRow>, AppFault> {
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
        self.read(|tx| Ok(role::lines(tx)?.into_iter().map(row).collect()))
    }
}
