//! Ways through a platform's menus, with the day on which each was last found so.

use crate::{App, AppFault, wire::MenuPathRow};
use storewarden_db::{Transaction, facts};
use storewarden_domain::{
    rulebook::{LastConfirmed, Rule},
    subject::Subject,
    time::Instant,
};

impl App {
    /// In the order of `rules`; those that tell no way are left out.
    pub(crate) fn menu_paths<'r>(
        &self,
        tx: &Transaction,
        now: Instant,
        rules: impl IntoIterator<Item = &'r Rule>,
    ) -> Result<Vec<MenuPathRow>, AppFault> {
        let mut rows = Vec::new();
        for rule in rules {
            let Some(path) = &rule.menu_path else { continue };
            let subject = Subject::Rule(rule.id.clone());
            let world = facts::around(tx, &subject)?;
            let last = path.confirmed(world.events(&subject).unwrap_or_default(), now);
            rows.push(MenuPathRow {
                rule: rule.id.clone(),
                version: path.version,
                steps: path.steps.clone(),
                confirmed: last.map(|LastConfirmed { on, .. }| on),
                own: last.is_some_and(|it| it.own),
            });
        }
        Ok(rows)
    }
}
