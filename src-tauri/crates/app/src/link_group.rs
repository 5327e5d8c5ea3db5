//! One link group: who is in it and on the way in, what can be recorded of each store, and what falls due.

use crate::{
    App, AppFault,
    assessed::assess_one,
    rows::{About, store_name, store_names},
    wire::{DeadlineRow, FailureCode, GroupEntity, GroupPlace, GroupStore, LinkGroupPage, StoreName},
};
use std::collections::BTreeSet;
use storewarden_db::{Transaction, family, store};
use storewarden_domain::{
    assess::{self, guard, linking::GroupFacts},
    assessment::{Action, Assessment, Deadline, GroupState},
    change::{AtStore, Draft, What},
    facts::{LinkGroup, Store, World},
    rulebook::behaviour::LinkFailureCode,
    subject::{StoreKey, Subject},
    time::Instant,
};
use uuid::Uuid;

/// A group with the rows around it and what follows.
pub(crate) struct Group<'a> {
    pub subject: &'a Subject,
    pub fact: LinkGroup,
    /// The group's family: its entity, with all that is the entity's, and the stores that the group names.
    pub world: World,
    pub assessment: Assessment,
    pub state: GroupState,
}

impl<'a> Group<'a> {
    pub fn read(
        app: &App,
        tx: &Transaction,
        subject: &'a Subject,
        now: Instant,
    ) -> Result<Group<'a>, AppFault> {
        let missing = || AppFault::NoSuchSubject(subject.to_string());
        let world = family::around(tx, subject)?;
        let fact = world.link_groups.get(subject).cloned().ok_or_else(missing)?;
        let assessment = assess_one(tx, &app.rulebook(), subject, now)?.ok_or_else(missing)?;
        // A group that is recorded for later has no state yet.
        let state = assessment.group.clone().ok_or_else(missing)?;
        Ok(Group { subject, fact, world, assessment, state })
    }

    pub fn platform(&self) -> Option<String> {
        GroupFacts::of(&self.world, self.subject, &self.fact).platform()
    }

    pub fn store(&self, key: &StoreKey) -> Option<&Store> {
        self.world.stores.get(&Subject::Store(key.clone()))
    }

    pub fn name_of(&self, key: &StoreKey) -> StoreName {
        let name = self.store(key).and_then(|store| store.attributes.name.clone());
        store_name(key, name.unwrap_or_else(|| key.main.clone()))
    }

    /// What a store is to the group; nothing for one that the group does not name.
    pub fn place(&self, store: &Subject) -> Option<GroupPlace> {
        let state = &self.state;
        if state.members.iter().any(|one| one.store == *store) {
            Some(GroupPlace::Member)
        } else if let Some(way) = state.applications.iter().find(|one| one.store == *store) {
            Some(if way.stage.on_the_way() { GroupPlace::Applying } else { GroupPlace::Ended })
        } else {
            state.former.iter().any(|one| one.store == *store).then_some(GroupPlace::Former)
        }
    }

    /// What can be recorded of one store in this group now, with the reason where it cannot.
    pub fn actions(&self, app: &App, key: &StoreKey, now: Instant) -> Vec<Action> {
        let subject = Subject::Store(key.clone());
        let own = self.assessment.actions.iter().filter(|action| action.store.as_ref() == Some(&subject));
        let mut actions: Vec<Action> = own.cloned().collect();
        match self.place(&subject) {
            Some(GroupPlace::Member) => {
                let at_large = self.assessment.actions.iter().find(|one| one.change == "buyer-diverted");
                actions.extend(at_large.cloned().map(|one| Action { store: Some(subject), ..one }));
            }
            Some(_) => {}
            None => {
                let at = || AtStore { store: key.clone() };
                for what in [What::LinkPlanned(at()), What::MemberLinked(at())] {
                    actions.push(self.tried(app, what, &subject, now));
                }
            }
        }
        actions
    }

    fn tried(&self, app: &App, what: What, store: &Subject, now: Instant) -> Action {
        let kind = what.kind();
        let change = Draft::new(self.subject.clone(), now, what).record(Uuid::nil(), now, "operator");
        let outcome = guard::check(&self.world, &app.rulebook(), &change).map_err(|refused| refused.text);
        Action { store: Some(store.clone()), ..Action::tried(kind, outcome, false) }
    }

    pub fn failure_codes(&self, app: &App) -> Vec<FailureCode> {
        let rulebook = app.rulebook();
        let platform = self.platform().unwrap_or_default();
        let known = rulebook.each_bound::<LinkFailureCode>(&platform);
        known
            .map(|bound| FailureCode {
                code: bound.params.code.clone(),
                remedy: bound.rule.statement.clone(),
                rule: bound.rule.id.clone(),
            })
            .collect()
    }

    pub fn rows<'d>(
        &self,
        app: &App,
        tx: &Transaction,
        deadlines: impl Iterator<Item = &'d Deadline>,
        now: Instant,
    ) -> Result<Vec<DeadlineRow>, AppFault> {
        let primary = self.state.primary.as_ref().and_then(Subject::store_key);
        let mut rows = Vec::new();
        for deadline in deadlines {
            let about = About {
                store: primary.map(|key| self.name_of(key)),
                affects: store_names(store::names(tx, &deadline.affects)?),
                label: None,
                holder: None,
                seen_access: None,
            };
            rows.push(app.row_of(deadline.clone(), about, now));
        }
        Ok(rows)
    }
}

impl App {
    pub fn link_group(&self, now: Instant, subject: &Subject) -> Result<LinkGroupPage, AppFault> {
        self.answer(now, |tx| {
            let group = Group::read(self, tx, subject, now)?;
            let (running, passed) = (&group.assessment.deadlines, &group.assessment.passed);
            Ok(LinkGroupPage {
                now,
                subject: subject.clone(),
                name: group.assessment.name.clone(),
                archived: group.fact.attributes.archived,
                entity: entity(&group),
                stores: self.stores_around(&group, now),
                deadlines: group.rows(self, tx, running.iter().chain(passed), now)?,
                findings: group.assessment.findings.clone(),
                actions: group.assessment.actions.clone(),
                over: group.state.standing.is_over(),
                failure_codes: group.failure_codes(self),
                attributes: group.fact.attributes.clone(),
                state: group.state,
            })
        })
    }

    /// The stores that the group names and the entity's others on its platform, by name.
    fn stores_around(&self, group: &Group, now: Instant) -> Vec<GroupStore> {
        let platform = group.platform();
        let named: BTreeSet<Subject> = named(&group.state).collect();
        let entity = &group.fact.attributes.entity;
        let here = |subject: &Subject, store: &Store| {
            let of_platform = subject.store_key().map(|key| &key.platform) == platform.as_ref();
            entity.is_some()
                && store.attributes.entity == *entity
                && of_platform
                && !store.attributes.archived
        };
        let mut stores: Vec<GroupStore> = group
            .world
            .stores
            .iter()
            .filter(|(subject, store)| named.contains(*subject) || here(subject, store))
            .filter_map(|(subject, store)| Some(self.store_around(group, subject.store_key()?, store, now)))
            .collect();
        stores.sort_by(|a, b| (&a.store.name, &a.main).cmp(&(&b.store.name, &b.main)));
        stores
    }

    fn store_around(&self, group: &Group, key: &StoreKey, store: &Store, now: Instant) -> GroupStore {
        let subject = Subject::Store(key.clone());
        let follows = assess::subject(&group.world, &self.rulebook(), &subject, now);
        let state = follows.and_then(|assessment| assessment.store);
        let elsewhere = state.as_ref().is_some_and(|state| {
            let others = state.groups.iter().filter(|one| one.group != *group.subject);
            others.into_iter().any(|one| one.stage == Some(storewarden_domain::vocabulary::LinkStage::Linked))
        });
        let free = if elsewhere { GroupPlace::Elsewhere } else { GroupPlace::Free };
        GroupStore {
            store: group.name_of(key),
            main: key.main.clone(),
            categories: store.attributes.categories.clone(),
            place: group.place(&subject).unwrap_or(free),
            of_entity: group.fact.attributes.entity.is_none()
                || store.attributes.entity == group.fact.attributes.entity,
            restrictions: state.map(|state| state.restrictions).unwrap_or_default(),
            actions: group.actions(self, key, now),
        }
    }
}

fn named(state: &GroupState) -> impl Iterator<Item = Subject> {
    let members = state.members.iter().map(|one| &one.store);
    let all = members.chain(state.former.iter().map(|one| &one.store));
    let all = all.chain(state.applications.iter().map(|one| &one.store)).chain(&state.primary);
    all.chain(state.frozen.iter().map(|one| &one.store)).cloned()
}

fn entity(group: &Group) -> Option<GroupEntity> {
    let uscc = group.fact.attributes.entity.clone()?;
    let subject = Subject::Entity(uscc.clone());
    let known = group.world.entities.get(&subject).map(|entity| &entity.attributes);
    Some(GroupEntity {
        name: known.and_then(|entity| entity.name.clone()).unwrap_or(uscc),
        company_type: known.and_then(|entity| entity.company_type.clone()),
        recorded: known.is_some(),
        subject,
    })
}
