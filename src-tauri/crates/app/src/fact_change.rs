//! What a change of a registered fact would start, before it is recorded: by when it must be filed in each group of the
//! entity, what day 4 brings, and which stores it hits. Nothing is written.

use crate::{
    App, AppFault,
    rows::{About, store_names},
    wire::{FactChangePreview, FactChangeRequest, StartedDuty},
};
use std::collections::BTreeSet;
use storewarden_db::{DbError, Transaction, family, store};
use storewarden_domain::{
    assess::{self, linking, registered},
    assessment::{Assessment, Deadline},
    change::{Draft, FactChange, What},
    facts::World,
    time::Instant,
    vocabulary::{GroupStanding, RegisteredFact},
};
use uuid::Uuid;

impl App {
    pub fn fact_change(
        &self,
        now: Instant,
        request: &FactChangeRequest,
    ) -> Result<FactChangePreview, AppFault> {
        self.answer(now, |tx| {
            let mut world = family::around(tx, &request.entity)?;
            if !world.entities.contains_key(&request.entity) {
                return Err(AppFault::NoSuchSubject(request.entity.to_string()));
            }
            // What takes effect later is looked at when it has.
            let then = now.max(request.effective);
            let facts = self.changed(&world, request);
            let mut supposed = BTreeSet::new();
            for fact in &facts {
                let what = What::RegisteredFactChanged(FactChange { fact: *fact });
                let draft = Draft::new(request.entity.clone(), request.effective, what);
                let change = draft.record(Uuid::now_v7(), now, "operator");
                supposed.insert(change.id.to_string());
                world.apply(&change).map_err(DbError::from)?;
            }
            let mut duties = Vec::new();
            for subject in world.link_groups.keys() {
                if let Some(follows) = assess::subject(&world, &self.rulebook(), subject, then) {
                    duties.extend(self.started(tx, &follows, &supposed, now)?);
                }
            }
            duties.sort_by(|a, b| (a.duty.due, &a.group_name).cmp(&(b.duty.due, &b.group_name)));
            Ok(FactChangePreview { now, facts: facts.into_iter().collect(), duties })
        })
    }

    /// The facts that are named, and those that recording the patch would tell of by itself.
    fn changed(&self, world: &World, request: &FactChangeRequest) -> BTreeSet<RegisteredFact> {
        let mut patch = request.patch.clone();
        self.name_account(&mut patch);
        // Of the number only a hash is kept, and whose it is goes by the name.
        patch.remove("legal_representative_id");
        let draft = Draft::new(request.entity.clone(), request.effective, What::EntityDescribed(patch));
        let told = registered::implied(world, &draft).into_iter().filter_map(|draft| match draft.what {
            What::RegisteredFactChanged(change) => Some(change.fact),
            _ => None,
        });
        request.facts.iter().copied().chain(told).collect()
    }

    /// The duties of one group that the supposed changes would start.
    fn started(
        &self,
        tx: &Transaction,
        follows: &Assessment,
        supposed: &BTreeSet<String>,
        now: Instant,
    ) -> Result<Vec<StartedDuty>, AppFault> {
        let Some(state) = &follows.group else { return Ok(Vec::new()) };
        let primary = store_names(store::names(tx, state.primary.as_slice())?);
        let mut started = Vec::new();
        for duty in state.duties.iter().filter(|duty| supposed.contains(&duty.change)) {
            let mut clocks = follows.deadlines.iter().chain(&follows.passed);
            let deadline = match clocks.find(|one| linking::started(one) == Some(duty.change.as_str())) {
                None => None,
                Some(deadline) => {
                    let about = About {
                        store: primary.first().cloned(),
                        affects: store_names(store::names(tx, &deadline.affects)?),
                        label: None,
                        holder: None,
                        seen_access: None,
                    };
                    // Nothing can be recorded of what is only supposed.
                    let shown = Deadline { action: None, ..deadline.clone() };
                    Some(self.row_of(shown, about, now))
                }
            };
            started.push(StartedDuty {
                group: follows.subject.clone(),
                group_name: follows.name.clone(),
                duty: duty.clone(),
                deadline,
                dissolved: state.standing == GroupStanding::AutoUnlinked,
            });
        }
        Ok(started)
    }
}
