//! What is worth knowing about a group besides its deadlines. Ordered by code.

use super::{duty, health, life::Life, membership, shared_facts};
use crate::{
    assessment::Finding,
    change::What,
    facts::Store,
    rulebook::{
        Rule,
        behaviour::{
            LinkAutoUnlink, LinkCategoryIsolation, LinkChangeDuty, LinkDisguise, LinkGroup, LinkSharedFacts,
        },
    },
    subject::Subject,
    text::Text,
    time::Instant,
};

pub(super) fn of(life: &Life) -> Vec<Finding> {
    let all = [
        ignored(life),
        entity_missing(life),
        closed(life),
        frozen(life),
        categories(life),
        strangers(life),
        member_facts(life),
        several_duties(life),
    ];
    let mut found: Vec<Finding> = all.into_iter().flatten().chain(broken(life)).collect();
    found.sort_by(|a, b| a.code.cmp(&b.code));
    found
}

fn finding(code: &str, rule: Option<&Rule>, zh: String, en: String) -> Option<Finding> {
    Some(Finding::new(code, Text::new(zh, en), rule))
}

fn names(life: &Life, stores: &[Subject]) -> (String, String) {
    let of = |subject: &Subject| subject.store_key().map(|key| life.facts.store_name(key));
    let names: Vec<String> = stores.iter().filter_map(of).collect();
    (names.join("、"), names.join(", "))
}

fn ignored(life: &Life) -> Option<Finding> {
    life.ignored.first()?;
    finding(
        "event-ignored",
        None,
        "有记录与前后状态不符，未计入：请核对历史".into(),
        "a record does not fit what came before it and is not counted: check the history".into(),
    )
}

/// Without the entity nobody can tell when its facts change.
fn entity_missing(life: &Life) -> Option<Finding> {
    if !life.linked() || life.facts.entity.is_some() {
        return None;
    }
    finding(
        "group-entity-missing",
        life.rule::<LinkGroup>().map(|rule| rule.rule),
        "没有填组的主体，登记信息变更后的期限无从推算：请在关联组上填写主体".into(),
        "the group's entity is not entered, so no deadline can follow from a change of its facts: enter it on the group".into(),
    )
}

fn closed(life: &Life) -> Option<Finding> {
    if !life.closed {
        return None;
    }
    let stores: Vec<Subject> = membership::closed(life).collect();
    let (zh, en) = names(life, &stores);
    finding(
        "closed-permanent",
        life.rule::<LinkDisguise>().map(|rule| rule.rule),
        format!("子账号冒充店铺，牵连的店永久关闭：{zh}"),
        format!("a sub-account was passed off as a store; closed for good: {en}"),
    )
}

fn frozen(life: &Life) -> Option<Finding> {
    let stores = super::frozen_subjects(life);
    if stores.is_empty() || life.closed {
        return None;
    }
    let (zh, en) = names(life, &stores);
    finding(
        "withdrawals-frozen",
        life.rule::<LinkAutoUnlink>().map(|rule| rule.rule),
        format!("{} 家店的提现已冻结：{zh}。逐店向平台申请恢复，恢复一家记录一家", stores.len()),
        format!(
            "the withdrawals of {} stores are frozen: {en}. Ask the platform for each, and record each release",
            stores.len()
        ),
    )
}

/// Row 17: members of categories that may not share a slot.
fn categories(life: &Life) -> Option<Finding> {
    let apart = health::apart(life);
    if apart.len() < 2 {
        return None;
    }
    let rule = life.rule::<LinkCategoryIsolation>()?.rule;
    let parts: Vec<(String, String)> = apart
        .iter()
        .map(|of| {
            let (zh, en) = names(life, &of.stores);
            (format!("{}：{zh}", of.category), format!("{}: {en}", of.category))
        })
        .collect();
    let (zh, en): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    finding(
        "categories-apart",
        Some(rule),
        format!("组内类目不得合用营销资源位（{}）：报活动前先分开，否则可能限制大促报名", zh.join("；")),
        format!(
            "these members may not share a marketing slot ({}): keep them apart before enrolling, or big promotions may be barred",
            en.join("; ")
        ),
    )
}

/// Members, with their rows, whose entity is another than the group's.
fn of_others<'l>(life: &'l Life) -> impl Iterator<Item = (Subject, &'l Store)> {
    let own = life.facts.group.attributes.entity.as_ref();
    let rows = life.members().filter_map(|(key, _)| {
        let subject = Subject::Store(key.clone());
        let store = life.facts.world.stores.get(&subject)?;
        Some((subject, store))
    });
    rows.filter(move |(_, store)| {
        own.is_some() && store.attributes.entity.as_ref().is_some_and(|e| Some(e) != own)
    })
}

/// what the exception lets through is said, and is no alarm; without one [`broken`] speaks of it.
fn strangers(life: &Life) -> Option<Finding> {
    let reason = life.facts.exception()?;
    let stores: Vec<Subject> = of_others(life).map(|(subject, _)| subject).collect();
    if stores.is_empty() || !life.rule::<LinkGroup>().is_some_and(|rule| rule.params.one_entity) {
        return None;
    }
    let (zh, en) = names(life, &stores);
    finding(
        "member-of-another-entity",
        life.rule::<LinkGroup>().map(|rule| rule.rule),
        format!("成员属于别的主体：{zh}（例外：{reason}）"),
        format!("members belong to another entity: {en} (exception: {reason})"),
    )
}

/// When a fact of another member's entity changes.
pub(super) fn instants(life: &Life) -> Vec<Instant> {
    let entities = of_others(life).filter_map(|(_, store)| store.attributes.entity.clone());
    let rows = entities.filter_map(|uscc| life.facts.world.entities.get(&Subject::Entity(uscc)));
    rows.flat_map(|entity| entity.events.iter())
        .filter(|event| !event.void)
        .map(|event| event.effective)
        .collect()
}

/// E.2, side note to row 1: the duty names only the primary's company, so a change of another member's warns.
fn member_facts(life: &Life) -> Option<Finding> {
    let changed = |store: &Store, subject: &Subject| {
        let uscc = store.attributes.entity.clone()?;
        let entity = life.facts.world.entities.get(&Subject::Entity(uscc))?;
        let since = life.places.get(subject.store_key()?)?.since;
        let moved = entity
            .events_until(life.now)
            .any(|event| matches!(event.what, What::RegisteredFactChanged(_)) && event.effective >= since);
        moved.then_some(())
    };
    let stores: Vec<Subject> =
        of_others(life).filter_map(|(subject, store)| changed(store, &subject).map(|()| subject)).collect();
    if stores.is_empty() {
        return None;
    }
    let (zh, en) = names(life, &stores);
    finding(
        "member-facts-changed",
        life.rule::<LinkSharedFacts>().map(|rule| rule.rule),
        format!("成员的主体入组后变更过登记信息：{zh}。组内须一致，请核对"),
        format!(
            "registered facts of members' entities changed after they joined: {en}. Members must agree, check it"
        ),
    )
}

fn broken(life: &Life) -> Vec<Finding> {
    let with_company =
        of_others(life).filter_map(|(subject, store)| Some((subject, store.attributes.entity.as_deref()?)));
    shared_facts::broken(life, with_company)
}

/// Each change is filed on its own (L5); one update does not answer the other.
fn several_duties(life: &Life) -> Option<Finding> {
    let open = life.owed.iter().filter(|owed| duty::stands(owed)).count();
    if open < 2 {
        return None;
    }
    finding(
        "several-changes-open",
        life.rule::<LinkChangeDuty>().map(|rule| rule.rule),
        format!("有 {open} 项变更待报，每一项各有期限，要分别报"),
        format!("{open} changes wait to be filed; each has its own deadline and is filed on its own"),
    )
}
