//! A shop on the shipped rules, asked what to say.

use chrono::Duration;
use serde_json::json;
use std::collections::BTreeSet;
use storewarden_domain::{
    assess,
    assessment::Deadline,
    change::{Draft, What},
    facts::World,
    remind::{Decision, Message, Said, Wishes, decide},
    rulebook::Rulebook,
    subject::Subject,
    time::Instant,
};
use storewarden_tests::{fixtures::at, shipped::rulebook};
use uuid::Uuid;

/// Neither pause nor quiet hours.
pub const NONE: Wishes = Wishes { paused: false, quiet: None };

pub const CREATED: &str = "2026-03-02T09:00:00+08:00";
pub const SAFE: &str = "2026-03-07T09:00:00+08:00";
pub const DUE: &str = "2026-03-09T09:00:00+08:00";

/// A shop with accounts that were created together, and a list of what was said.
pub struct Desk {
    pub world: World,
    pub rulebook: Rulebook,
    pub said: BTreeSet<Said>,
    changes: u128,
}

pub fn account(n: u32) -> Subject {
    format!("sub-account:taobao/青禾家居:客服{n:02}").parse().expect("a subject")
}

impl Desk {
    pub fn with(accounts: u32) -> Self {
        let mut desk =
            Self { world: World::default(), rulebook: rulebook(), said: BTreeSet::new(), changes: 0 };
        let shop = json!({ "name": "青禾家居" }).as_object().cloned().expect("a table");
        desk.record(Subject::store("taobao", "青禾家居"), at(CREATED), What::StoreDescribed(shop));
        for n in 1..=accounts {
            desk.created(n, at(CREATED));
        }
        desk
    }

    pub fn created(&mut self, n: u32, at: Instant) {
        let about = json!({ "created_at": at }).as_object().cloned().expect("a table");
        self.record(account(n), at, What::SubAccountDescribed(about));
    }

    pub fn record(&mut self, subject: Subject, at: Instant, what: What) {
        self.changes += 1;
        let change = Draft::new(subject, at, what).record(Uuid::from_u128(self.changes), at, "operator");
        self.world.apply(&change).expect("a change");
    }

    pub fn deadlines(&self, now: Instant) -> Vec<Deadline> {
        let accounts = self.world.sub_accounts.keys();
        let assessed = accounts.filter_map(|s| assess::subject(&self.world, &self.rulebook, s, now));
        assessed.flat_map(|a| a.deadlines.into_iter().chain(a.passed)).collect()
    }

    pub fn decision(&self, now: Instant, wishes: Wishes) -> Decision {
        decide(&self.deadlines(now), &self.said, wishes, now)
    }

    /// Decides, and keeps in mind what was said and covered.
    pub fn say(&mut self, now: Instant) -> Vec<Message> {
        self.say_as_wished(now, NONE)
    }

    pub fn say_as_wished(&mut self, now: Instant, wishes: Wishes) -> Vec<Message> {
        let decision = self.decision(now, wishes);
        let messages: Vec<Message> = decision.messages.into_iter().chain(decision.digest).collect();
        for item in messages.iter().flat_map(|m| &m.items) {
            let steps = item.covers.iter().map(|s| &s.key).chain([&item.step]);
            let said = |step: &String| Said {
                deadline: item.deadline.clone(),
                version: item.due,
                step: step.clone(),
            };
            self.said.extend(steps.map(said));
        }
        messages
    }
}

pub fn steps(messages: &[Message]) -> Vec<String> {
    messages.iter().flat_map(|m| &m.items).map(|item| item.step.clone()).collect()
}

pub fn just_before(time: Instant) -> Instant {
    time - Duration::milliseconds(1)
}
