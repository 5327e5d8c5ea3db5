//! The list of link groups, and the entities whose stores could form one.

use crate::{
    App, AppFault,
    rows::{headline, headline_at, span, store_name},
    stores::page_size,
    wire::{
        Exclusion, LinkCandidate, LinkGroupRow, LinkGroupSort, LinkGroupsRequest, LinkOverview, NextDeadline,
        Page, StoreName,
    },
};
use storewarden_db::{
    Transaction, deadline, family,
    link_group::{self, Line, Question, Sort, Unlinked},
};
use storewarden_domain::{
    assess::linking::{GroupFacts, exclusion},
    assessment::Deadline,
    rulebook::{
        Rulebook,
        behaviour::{LinkIndividualBusinessExcluded, LinkUndeclared},
    },
    subject::{StoreKey, Subject},
    time::Instant,
    vocabulary::{DutyOutcome, GroupStanding},
};

impl App {
    pub fn link_groups(
        &self,
        now: Instant,
        request: &LinkGroupsRequest,
    ) -> Result<Page<LinkGroupRow>, AppFault> {
        self.answer(now, |tx| {
            let question = Question {
                search: request.search.trim(),
                platform: request.platform.as_deref(),
                standing: request.standing,
                archived: request.archived,
                sort: match request.sort {
                    LinkGroupSort::Headline => Sort::Urgency,
                    LinkGroupSort::Name => Sort::Name,
                    LinkGroupSort::Entity => Sort::Entity,
                },
                descending: request.descending,
                after: request.after.as_deref(),
                limit: page_size(request.limit),
                now: Some(now),
            };
            let listed = link_group::lines(tx, &question)?;
            let mut rows = Vec::new();
            for line in listed.rows {
                let next = most_urgent(tx, &Subject::LinkGroup(line.key.clone()), now)?;
                rows.push(row(line, next));
            }
            Ok(Page { rows, total: listed.total, next: listed.next })
        })
    }

    /// What there is of groups on a platform, or on all of them, and what could become one.
    pub fn link_overview(&self, now: Instant, platform: Option<&str>) -> Result<LinkOverview, AppFault> {
        self.answer(now, |tx| {
            let (groups, members, applying) = link_group::totals(tx, platform)?;
            let rulebook = self.rulebook();
            let mut candidates = Vec::new();
            for one in rulebook.platforms().filter(|p| platform.is_none_or(|wanted| p.code == wanted)) {
                let Some(undeclared) = rulebook.bound::<LinkUndeclared>(&one.code) else {
                    continue;
                };
                for found in link_group::unlinked(tx, &one.code, undeclared.params.from_stores)? {
                    candidates.push(candidate(tx, &rulebook, &one.code, found, &undeclared.rule.id, now)?);
                }
            }
            Ok(LinkOverview { groups, members, applying, candidates })
        })
    }
}

fn row(line: Line, next: Option<NextDeadline>) -> LinkGroupRow {
    let state = line.state;
    let count = |of: fn(&storewarden_domain::assessment::GroupState) -> usize| {
        state.as_ref().map_or(0, |state| of(state) as u32)
    };
    let primary = line.attributes.primary.as_ref().and_then(|text| text.parse::<StoreKey>().ok());
    LinkGroupRow {
        standing: state.as_ref().map_or(GroupStanding::Forming, |state| state.standing),
        members: count(|state| state.members.len()),
        applying: count(|state| state.applications_on_the_way()),
        duties: count(|state| state.duties.iter().filter(|duty| duty.outcome == DutyOutcome::Open).count()),
        frozen: count(|state| state.frozen.len()),
        apart: state.as_ref().is_some_and(|state| state.health.apart.len() > 1),
        rates: state.map(|state| state.health.rates).unwrap_or_default(),
        name: line.attributes.name.unwrap_or_else(|| line.key.clone()),
        subject: Subject::LinkGroup(line.key),
        platform: line.attributes.platform,
        entity_name: line.entity_name.or_else(|| line.attributes.entity.clone()),
        entity: line.attributes.entity.map(Subject::Entity),
        primary: primary.map(|key| {
            let name = line.primary_name.unwrap_or_else(|| key.main.clone());
            store_name(&key, name)
        }),
        next,
    }
}

fn most_urgent(tx: &Transaction, subject: &Subject, now: Instant) -> Result<Option<NextDeadline>, AppFault> {
    let deadlines = deadline::of_subject(tx, subject)?;
    let first = deadlines.iter().min_by_key(|deadline| (span(deadline, now), deadline::act_by(deadline)));
    Ok(first.map(|deadline| next_deadline(deadline, now)))
}

fn next_deadline(deadline: &Deadline, now: Instant) -> NextDeadline {
    let headline = headline(deadline);
    NextDeadline {
        consequence: deadline.consequence,
        span: span(deadline, now),
        headline,
        headline_at: headline_at(deadline, headline),
        due: deadline.due,
        affects: deadline.affects.len() as u32,
    }
}

fn candidate(
    tx: &Transaction,
    rulebook: &Rulebook,
    platform: &str,
    found: Unlinked,
    rule: &str,
    now: Instant,
) -> Result<LinkCandidate, AppFault> {
    let entity = Subject::Entity(found.entity.clone());
    let world = family::around(tx, &entity)?;
    let mut groups = world.link_groups.iter().filter(|(subject, group)| {
        let here = GroupFacts::of(&world, subject, group).platform();
        !group.attributes.archived && here.as_deref() == Some(platform)
    });
    let unlinked: Vec<StoreName> =
        found.unlinked.into_iter().map(|(key, name)| store_name(&key, name)).collect();
    let excluded = rulebook.bound::<LinkIndividualBusinessExcluded>(platform).and_then(|excluded| {
        let fact = world.entities.get(&entity)?;
        let barred = exclusion::is_excluded(&found.entity, Some(fact), excluded.params);
        barred.then(|| Exclusion {
            look_again: exclusion::look_again(fact, excluded.params, now).due,
            rule: excluded.rule.id.clone(),
        })
    });
    Ok(LinkCandidate {
        excluded,
        platform: platform.to_owned(),
        group: groups.next().map(|(subject, _)| subject.clone()),
        entity,
        name: found.entity_name,
        company_type: found.company_type,
        stores: found.stores,
        unlinked,
        rule: rule.to_owned(),
    })
}
