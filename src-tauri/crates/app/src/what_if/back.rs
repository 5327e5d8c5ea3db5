//! By when one has to begin: the plans of what is supposed, and of each deadline that comes of it.

use crate::{
    App, AppFault,
    wire::{OtherDeadline, Scenario},
};
use storewarden_db::{document, family};
use storewarden_domain::{
    assessment::Deadline,
    plan::{self, BackPlan},
    subject::Subject,
};

impl App {
    /// Of each scenario that names a day to be ready on.
    pub(super) fn plans(&self, scenarios: &[Scenario]) -> Result<Vec<BackPlan>, AppFault> {
        let wanted = scenarios.iter().map(|scenario| match scenario {
            Scenario::LinkStands { group, on } => self.read(|tx| {
                let world = family::around(tx, group)?;
                Ok(plan::of_link(&world, &self.rulebook(), group, *on))
            }),
            _ => Ok(None),
        });
        Ok(wanted.collect::<Result<Vec<_>, AppFault>>()?.into_iter().flatten().collect())
    }

    /// The latest safe start of a deadline and the steps to it.
    pub(super) fn planned(
        &self,
        deadline: &Deadline,
        shown: OtherDeadline,
    ) -> Result<OtherDeadline, AppFault> {
        let row = match &deadline.subject {
            Subject::Document(key) => self.read(|tx| Ok(document::fact(tx, key)?))?,
            _ => None,
        };
        let row = row.as_ref().map(|document| &document.attributes);
        let plan = plan::of_deadline(&self.rulebook(), deadline, row);
        Ok(match plan {
            Some(plan) => OtherDeadline { start_by: Some(plan.start_by), steps: plan.steps, ..shown },
            None => shown,
        })
    }
}
