//! How a binding's clock becomes a [`Deadline`]. Used by the obligations' files only.

use super::life::Life;
use crate::{
    assessment::{Anchor, Deadline, Standing, Step, Why},
    rulebook::Rule,
    text::Text,
    time::Instant,
    vocabulary::{Actor, Consequence, DeadlineState},
};

/// What an obligation knows about its deadline.
pub(super) struct Draw<'a> {
    pub rule: &'a Rule,
    /// Which clock it is: `wait`, `page`, …, or an item of the checklist.
    pub started: String,
    pub anchor: Anchor,
    pub due: Instant,
    pub what: Text,
    pub why: Vec<Why>,
    pub steps: Vec<Step>,
    pub standing: Standing,
    /// Its time has come and what was waited for is possible.
    pub met: bool,
}

impl Draw<'_> {
    pub fn draw(self, life: &Life) -> Deadline {
        let mut steps = self.steps;
        steps.sort_by_key(|step| step.at);
        let state = match (self.met, life.now >= self.due) {
            (true, _) => DeadlineState::Met,
            (false, true) => DeadlineState::Missed,
            (false, false) => DeadlineState::Open,
        };
        let subject = life.facts.subject.clone();
        Deadline {
            id: format!("{}|{subject}|{}@{}", self.rule.id, self.started, self.anchor.at.millis()),
            rule: self.rule.id.clone(),
            subject,
            name: life.facts.name(),
            what: Some(self.what),
            anchor: self.anchor,
            due: self.due,
            safe_submit: None,
            provisional: false,
            state,
            standing: self.standing,
            consequence: self.rule.consequence.unwrap_or(Consequence::Review),
            actor: self.rule.actor.unwrap_or(Actor::Operator),
            affects: Vec::new(),
            unmutable: false,
            why: self.why,
            steps,
            action: None,
            handling: None,
        }
    }
}

/// Which clock it is, or which item of the checklist.
pub(super) fn started(deadline: &Deadline) -> Option<&str> {
    let rest = deadline.id.strip_prefix(&format!("{}|{}|", deadline.rule, deadline.subject))?;
    rest.rsplit_once('@').map(|(started, _)| started)
}

pub(super) fn anchor(anchor: &Anchor, what: Text) -> Why {
    let at = anchor.at.minute_text();
    Why::new("anchor", Text::new(format!("{}：{at}", what.zh), format!("{}: {at}", what.en))).until(anchor.at)
}
