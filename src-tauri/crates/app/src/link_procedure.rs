//! One store's way into a link group, step by step: what is done, whose move it is, until when, and what a rule says.
//!
//! The stage is the domain's; here it only meets the steps of rulebook E.2, with the times at which they were recorded.

use crate::{
    App, AppFault,
    link_group::Group,
    wire::{LinkProcedure, ProcedureStep, StepProgress},
    words,
};
use storewarden_domain::{
    assess::linking,
    assessment::{Action, LinkApplication},
    change::What,
    facts::Event,
    rulebook::{
        Rule, Rulebook,
        behaviour::{
            LinkAcceptWithin, LinkByHand, LinkDeviceConflict, LinkReviewWithin, LinkStepNote, LinkStepRule,
            Parameters,
        },
    },
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{Actor, LinkStage, LinkStep},
};

/// The changes that a step records, in the order in which they are offered.
fn changes_of(step: LinkStep) -> &'static [&'static str] {
    match step {
        LinkStep::Plan => &["link-planned", "link-restarted"],
        LinkStep::Precheck => &[],
        LinkStep::Initiate => &["link-initiated"],
        LinkStep::Registry => &["registry-checked"],
        LinkStep::Accept => &["link-accepted"],
        LinkStep::Verify => &["link-verified", "link-failed"],
        LinkStep::Review => &["link-reviewed"],
        LinkStep::Linked => &["member-linked"],
    }
}

impl App {
    pub fn link_procedure(
        &self,
        now: Instant,
        group: &Subject,
        store: &Subject,
    ) -> Result<LinkProcedure, AppFault> {
        self.answer(now, |tx| {
            let missing = || AppFault::NoSuchSubject(store.to_string());
            let key = store.store_key().ok_or_else(missing)?;
            let group = Group::read(self, tx, group, now)?;
            let (platform, rulebook) = (group.platform().unwrap_or_default(), self.rulebook());
            let application = group.state.applications.iter().find(|one| one.store == *store);
            let linked = group.state.members.iter().find(|one| one.store == *store).map(|one| one.since);
            let candidate = Candidate {
                application,
                linked,
                way: Way::of(&group.fact.events, key, now),
                actions: group.actions(self, key, now),
            };
            let step = |step| {
                let said = rules_of(&rulebook, &platform, step);
                ProcedureStep {
                    actor: match step {
                        LinkStep::Plan | LinkStep::Precheck => Some(Actor::Operator),
                        LinkStep::Linked => None,
                        _ => said.first().and_then(|rule| rule.actor),
                    },
                    rules: said.iter().map(|rule| self.rule_brief(&rule.id)).collect(),
                    ..candidate.step(step)
                }
            };
            let (running, passed) = (&group.assessment.deadlines, &group.assessment.passed);
            let of_store = running.iter().chain(passed).filter(|deadline| {
                linking::started(deadline).is_some_and(|started| started == key.to_string())
            });
            Ok(LinkProcedure {
                now,
                group: group.subject.clone(),
                group_name: group.assessment.name.clone(),
                store: group.name_of(key),
                primary: group.state.primary.as_ref().and_then(Subject::store_key).map(|k| group.name_of(k)),
                steps: LinkStep::ALL.iter().copied().map(step).collect(),
                deadlines: group.rows(self, tx, of_store, now)?,
                failure_codes: group.failure_codes(self),
                by_hand: rulebook.bound::<LinkByHand>(&platform).map(|by| self.rule_brief(&by.rule.id)),
                application: application.cloned(),
                linked,
            })
        })
    }
}

/// What rules say of a step, the one that leads first: the rule of its clock, or that of the step itself.
fn rules_of<'r>(rulebook: &'r Rulebook, platform: &str, step: LinkStep) -> Vec<&'r Rule> {
    fn leads<'r, P: Parameters>(rulebook: &'r Rulebook, platform: &str) -> Option<&'r Rule> {
        rulebook.bound::<P>(platform).map(|bound| bound.rule)
    }
    let clock = match step {
        LinkStep::Accept => leads::<LinkAcceptWithin>(rulebook, platform),
        LinkStep::Review => leads::<LinkReviewWithin>(rulebook, platform),
        _ => None,
    };
    let own = rulebook.each_bound::<LinkStepRule>(platform).filter(|bound| bound.params.step == step);
    let notes = rulebook.each_bound::<LinkStepNote>(platform).filter(|bound| bound.params.step == step);
    // The platform looks at the devices while it verifies.
    let devices = (step == LinkStep::Verify).then(|| leads::<LinkDeviceConflict>(rulebook, platform));
    let own = clock.into_iter().chain(own.map(|bound| bound.rule));
    own.chain(notes.map(|bound| bound.rule)).chain(devices.flatten()).collect()
}

/// The store that is on its way in, or has come in.
struct Candidate<'a> {
    application: Option<&'a LinkApplication>,
    linked: Option<Instant>,
    way: Way<'a>,
    actions: Vec<Action>,
}

impl Candidate<'_> {
    fn stage(&self) -> Option<LinkStage> {
        let linked = || self.linked.map(|_| LinkStage::Linked);
        self.application.map(|application| application.stage).or_else(linked)
    }

    /// How it stands at a step; rules have their word elsewhere.
    fn step(&self, step: LinkStep) -> ProcedureStep {
        let stage = self.stage();
        let progress = progress(step, stage, &self.way);
        let recorded = self.way.last(step);
        let offered = |action: &&Action| {
            let here = changes_of(step).contains(&action.change.as_str());
            here && action.allowed && progress == StepProgress::Now
        };
        let mut offered: Vec<Action> = self.actions.iter().filter(offered).cloned().collect();
        let forward = changes_of(step).first();
        for action in &mut offered {
            action.primary = forward == Some(&action.change.as_str());
        }
        let expired = stage == Some(LinkStage::InvitationExpired) && step == LinkStep::Accept;
        ProcedureStep {
            step,
            progress,
            actor: None,
            rules: Vec::new(),
            at: match step {
                LinkStep::Linked => self.linked,
                _ if expired => self.application.map(|one| one.since),
                _ => recorded.map(|event| event.effective),
            },
            told: recorded.map(|event| words::event(&event.what)),
            actions: offered,
        }
    }
}

/// What was recorded of a store since it was planned last.
struct Way<'e>(Vec<&'e Event>);

impl<'e> Way<'e> {
    fn of(events: &'e [Event], store: &StoreKey, now: Instant) -> Self {
        let mut since: Vec<&Event> = Vec::new();
        for event in events.iter().filter(|event| !event.void && event.effective <= now) {
            if event.what.stores().next() != Some(store) {
                continue;
            }
            if matches!(event.what, What::LinkPlanned(_) | What::LinkRestarted(_)) {
                since.clear();
            }
            since.push(event);
        }
        Self(since)
    }

    /// The last record of a step.
    fn last(&self, step: LinkStep) -> Option<&'e Event> {
        self.0.iter().rev().find(|event| step_of(&event.what) == Some(step)).copied()
    }
}

fn step_of(what: &What) -> Option<LinkStep> {
    match what {
        What::LinkPlanned(_) | What::LinkRestarted(_) => Some(LinkStep::Plan),
        What::LinkInitiated(_) => Some(LinkStep::Initiate),
        What::RegistryChecked(_) => Some(LinkStep::Registry),
        What::LinkAccepted(_) => Some(LinkStep::Accept),
        What::LinkVerified(_) | What::LinkFailed(_) => Some(LinkStep::Verify),
        What::LinkReviewed(_) => Some(LinkStep::Review),
        _ => None,
    }
}

/// The step at which an application of this stage stands.
fn stands_at(stage: LinkStage, way: &Way) -> LinkStep {
    match stage {
        LinkStage::Draft => LinkStep::Initiate,
        LinkStage::RegistryCheck => LinkStep::Registry,
        LinkStage::AwaitingAccept | LinkStage::InvitationExpired => LinkStep::Accept,
        LinkStage::Verifying => LinkStep::Verify,
        LinkStage::ManualReview => LinkStep::Review,
        LinkStage::Linked | LinkStage::Left => LinkStep::Linked,
        // What was recorded last is what turned it down.
        LinkStage::Failed => {
            way.0.iter().rev().find_map(|event| step_of(&event.what)).unwrap_or(LinkStep::Registry)
        }
    }
}

fn progress(step: LinkStep, stage: Option<LinkStage>, way: &Way) -> StepProgress {
    let Some(stage) = stage else {
        return if step == LinkStep::Plan { StepProgress::Now } else { StepProgress::Ahead };
    };
    let here = stands_at(stage, way);
    // It can be looked at before and while the application is prepared, and never needs to be recorded.
    if step == LinkStep::Precheck {
        return if stage == LinkStage::Draft { StepProgress::Now } else { StepProgress::Skipped };
    }
    if step == here {
        return match stage {
            LinkStage::Failed | LinkStage::InvitationExpired => StepProgress::Failed,
            LinkStage::Linked => StepProgress::Done,
            _ => StepProgress::Now,
        };
    }
    if step > here {
        return StepProgress::Ahead;
    }
    // Seen as linked without a record of the step, or not passed on to people.
    match way.last(step) {
        None if step != LinkStep::Plan => StepProgress::Skipped,
        _ => StepProgress::Done,
    }
}
