//! Link groups: the list, and what could become one.

use super::{Headline, Span, StoreName};
use serde::{Deserialize, Serialize};
use storewarden_domain::{
    assessment::WeightedRate,
    subject::Subject,
    time::Instant,
    vocabulary::{Consequence, GroupStanding},
};
use ts_rs::TS;

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct LinkGroupsRequest {
    /// Part of the group's name, or of its entity's name or code.
    pub search: String,
    pub platform: Option<String>,
    pub standing: Option<GroupStanding>,
    /// The archived ones in place of those in use.
    pub archived: bool,
    pub sort: LinkGroupSort,
    pub descending: bool,
    pub after: Option<String>,
    /// 1–100; 0 = 50
    pub limit: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "kebab-case")]
pub enum LinkGroupSort {
    /// The most urgent first; without a deadline last.
    #[default]
    Headline,
    Name,
    Entity,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LinkGroupRow {
    pub subject: Subject,
    pub name: String,
    pub platform: Option<String>,
    pub entity: Option<Subject>,
    /// Its name, or its code where it is not recorded.
    pub entity_name: Option<String>,
    pub primary: Option<StoreName>,
    pub standing: GroupStanding,
    /// Linked now.
    pub members: u32,
    /// On their way in: planned, or at a stage that runs.
    pub applying: u32,
    /// Changes that the platform was not told of yet.
    pub duties: u32,
    /// Stores that cannot withdraw.
    pub frozen: u32,
    /// Members of categories that may not share a marketing slot are in it together.
    pub apart: bool,
    /// As entered, weighted over the members.
    pub rates: Vec<WeightedRate>,
    /// The most urgent deadline that runs or was missed.
    pub next: Option<NextDeadline>,
}

/// A deadline in a column.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct NextDeadline {
    pub consequence: Consequence,
    pub span: Span,
    pub headline: Headline,
    pub headline_at: Instant,
    pub due: Instant,
    /// Stores that the consequence would hit.
    pub affects: u32,
}

/// What there is of groups, and what could become one.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LinkOverview {
    pub groups: u32,
    /// Stores linked in a group.
    pub members: u32,
    /// Stores on their way into one.
    pub applying: u32,
    /// Entities with several stores on a platform of which some are in no group; by name.
    pub candidates: Vec<LinkCandidate>,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LinkCandidate {
    pub platform: String,
    pub entity: Subject,
    pub name: String,
    pub company_type: Option<String>,
    /// How many stores the entity has there.
    pub stores: u32,
    /// Those in no group.
    pub unlinked: Vec<StoreName>,
    /// A group of the entity that is there already: it is added to, not founded anew.
    pub group: Option<Subject>,
    /// The rule that says they should be linked.
    pub rule: String,
    /// Its kind of company cannot link for now.
    pub excluded: Option<Exclusion>,
}

/// A kind of company that cannot link for now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Exclusion {
    /// When to look on the platform again.
    pub look_again: Instant,
    pub rule: String,
}
