//! What follows about a link group, and about a store because of the groups that it is in (rulebook E.2).
//!
//! Stores are named by their subjects; each stands in exactly one of `members`, `former` and `applications`.

use super::StoreBinding;
use crate::{
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{
        DutyOutcome, GroupStanding, LinkMetric, LinkStage, MembershipEnd, RegisteredFact, Restriction,
        StoreLabel,
    },
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A link group at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupState {
    pub standing: GroupStanding,
    /// The account that asks for the links; none = the group's row names none yet.
    pub primary: Option<Subject>,
    /// Linked now, the primary among them, by key.
    pub members: Vec<GroupMember>,
    /// Linked once, by key.
    pub former: Vec<FormerMember>,
    /// Stores whose withdrawals the platform froze when it dissolved the group, until it releases them one by one (L7).
    pub frozen: Vec<FrozenWithdrawals>,
    /// Invitations planned, under way, expired or turned down, by key.
    pub applications: Vec<LinkApplication>,
    /// The latest appeal of each store, by key.
    pub appeals: Vec<Appeal>,
    /// What has to be filed, or had to be, because a registered fact changed; in the order of the changes.
    pub duties: Vec<ChangeDuty>,
    /// In the order in which they happened.
    pub penalties: Vec<SpreadPenalty>,
    /// In the order in which they happened.
    pub diversions: Vec<FinedDiversion>,
    pub health: GroupHealth,
}

impl GroupState {
    /// How many stores are on their way in.
    pub fn applications_on_the_way(&self) -> usize {
        self.applications.iter().filter(|one| one.stage.on_the_way()).count()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GroupMember {
    pub store: Subject,
    pub since: Instant,
    /// The one that asked for the links.
    pub primary: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormerMember {
    pub store: Subject,
    /// When it ceased to be a member.
    pub until: Instant,
    pub end: MembershipEnd,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrozenWithdrawals {
    pub store: Subject,
    pub since: Instant,
}

/// An invited account on its way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkApplication {
    pub store: Subject,
    pub stage: LinkStage,
    /// When it came to this stage.
    pub since: Instant,
    /// Step one.
    pub initiated: Option<Instant>,
    /// T8: the first instant at which it is too late to agree. Runs from step one, or from the invitation.
    pub accept_by: Option<Instant>,
    /// T9: while people review; past it the platform is to be chased.
    pub review_by: Option<Instant>,
    /// The number by which the review, or the verification log after a failure, is asked for.
    pub ticket: Option<String>,
    /// Why it was turned down.
    pub failure: Option<TurnedDown>,
}

/// A refusal of the platform, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TurnedDown {
    /// As it was shown; none = the platform gave none (a review by people has none, L8).
    pub code: Option<String>,
    /// The rule's remedy, or what can be said without one.
    pub text: Text,
    /// The rule that knows the code.
    pub rule: Option<String>,
}

/// An appeal with what a source claims about its answer. Nothing is due: the claim is a statistic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Appeal {
    pub store: Subject,
    pub filed: Instant,
    pub answered: Option<Instant>,
    pub outcome: Option<String>,
    /// T13: by when appeals are said to be answered, by whether the store was linked when it was filed.
    pub claimed_by: Option<Instant>,
    pub rule: Option<String>,
}

/// T10 and T11 for one change of a registered fact (L5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeDuty {
    /// The id of the entity's `registered-fact-changed`; an `update-submitted` names it.
    pub change: String,
    pub fact: RegisteredFact,
    /// The day from which the working days are counted.
    #[ts(as = "String")]
    pub changed_on: NaiveDate,
    /// The earlier of `due` and so many calendar days on, 24:00 (L10).
    pub safe_target: Instant,
    /// T10: the first instant that is too late.
    pub due: Instant,
    /// T11, by the reading that counts: all links removed, withdrawals frozen. None = no rule says when.
    pub unlink: Option<Instant>,
    /// A day of a year without a published notice had to be judged.
    pub provisional: bool,
    pub outcome: DutyOutcome,
    /// When the update was filed.
    pub submitted: Option<Instant>,
    pub evidence: Option<String>,
}

/// A penalty of one member with those that it reaches. In what proportion is not said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SpreadPenalty {
    pub store: Subject,
    pub at: Instant,
    pub points: Option<f64>,
    /// The other members at that time.
    pub reaches: Vec<Subject>,
    pub rule: Option<String>,
}

/// A buyer who was led from one member to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FinedDiversion {
    pub from: Subject,
    pub to: Subject,
    pub at: Instant,
    /// Of the order, in yuan.
    pub amount: Option<f64>,
    /// In yuan, to the cent; none without an amount.
    pub fine: Option<f64>,
    pub rule: Option<String>,
}

/// How a group does as a whole (C5): rates as the operator read them, weighted as the operator said.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct GroupHealth {
    /// In the order of the rule; empty where no rule weights anything.
    pub rates: Vec<WeightedRate>,
    /// Members by the categories that may not share a marketing slot; two entries or more are a clash.
    pub apart: Vec<CategoryMembers>,
    /// What a service that is charged for the group costs.
    pub service: Option<ServicePrice>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WeightedRate {
    pub metric: LinkMetric,
    /// The mean over the members with an entry, by their weights; none where nobody has one. Out of 5, or per cent.
    pub value: Option<f64>,
    /// Members with an entry.
    pub counted: u32,
    /// The member that pulls it down most.
    pub worst: Option<Subject>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CategoryMembers {
    /// As the rule names it.
    pub category: String,
    pub stores: Vec<Subject>,
}

/// For information: the program manages no purchases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ServicePrice {
    /// Times the price for one store.
    pub multiple: f64,
    /// What the members would pay one by one, in the same measure.
    pub singly: u32,
    pub rule: String,
}

/// A store as the rules leave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoreState {
    /// The one word for it: the first that applies, in the order of the vocabulary; none while nobody looked and nothing
    /// follows.
    pub label: Option<StoreLabel>,
    /// What the platform keeps it from, by what is on record.
    pub restrictions: Vec<Restricted>,
    /// Groups that it is in, was in, or is to be in, by key.
    pub groups: Vec<InGroup>,
    /// Its main bindings, by kind.
    #[serde(default)]
    pub bindings: Vec<StoreBinding>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Restricted {
    pub restriction: Restriction,
    pub since: Instant,
    /// What brought it about by the rules: `link-group:ID`, `binding:ID`; none = seen on the platform's page.
    pub by: Option<Subject>,
    pub rule: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InGroup {
    pub group: Subject,
    pub name: String,
    pub standing: GroupStanding,
    /// None for the primary of a group in which nobody is linked yet.
    pub stage: Option<LinkStage>,
    /// It asks for the group's links.
    pub primary: bool,
    /// When it came to this stage.
    pub since: Option<Instant>,
}
