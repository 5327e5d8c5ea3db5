//! May this change be recorded? Expected refusals, with their evidence; nothing is written on any of them.

use super::{
    SubAccountFacts,
    life::{Life, Refused},
};
use crate::{
    calendar::Calendar,
    change::{Change, Draft, What},
    facts::{NotApplicable, World},
    rulebook::Rulebook,
    subject::{SubAccountKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::Verification,
};

/// Checks a draft against the rows that it concerns: its subject, the subject's store and the store's other accounts
/// that the same person holds. `world` needs no more than these. The change must not yet be folded into it.
pub fn check(world: &World, rulebook: &Rulebook, change: &Change) -> Result<(), Refused> {
    let draft = &change.draft;
    known(world, draft)?;
    let mut after = world.clone();
    after.apply(change).map_err(|fault| not_applicable(&fault))?;
    let key = match &draft.subject {
        Subject::SubAccount(key) => key,
        Subject::Rule(id) => return overridable(&after, rulebook, id, draft),
        Subject::Year(year) => return published(&after, *year, draft),
        _ => return Ok(()),
    };
    match &draft.what {
        What::SubAccountDescribed(patch) if patch.contains_key("holder") => {
            holder_free(world, rulebook, key, change)
        }
        What::SubAccountDescribed(_) | What::Retracted(_) | What::Observed(_) => Ok(()),
        _ => {
            admitted(&after, rulebook, key, change)?;
            match &draft.what {
                What::Submitted(submission) => {
                    let current =
                        || world.sub_accounts.get(&draft.subject).and_then(|a| a.attributes.holder.clone());
                    let holder = submission.holder.clone().or_else(current);
                    holder.map_or(Ok(()), |holder| one_person(world, rulebook, key, &holder, draft.effective))
                }
                _ => Ok(()),
            }
        }
    }
}

/// The operator may set what the rule declares, within its bounds, with a reason.
fn overridable(after: &World, rulebook: &Rulebook, id: &str, draft: &Draft) -> Result<(), Refused> {
    let values = after.rules.get(&draft.subject).map(|fact| &fact.attributes);
    let checked = values.map_or(Ok(()), |values| rulebook.check_overrides(id, values));
    checked.map_err(|fault| {
        let (param, reason) = (&fault.param, &fault.reason);
        let text = Text::new(format!("{id} {param}：{}", reason.zh), format!("{id} {param}: {}", reason.en));
        Refused { code: "not-overridable", text }
    })
}

fn published(after: &World, year: i32, draft: &Draft) -> Result<(), Refused> {
    let notice = after.years.get(&draft.subject).map(|fact| &fact.attributes);
    let checked = notice.map_or(Ok(()), |notice| Calendar::check_notice(year, notice));
    checked.map_err(|text| Refused { code: "bad-notice", text })
}

/// Only a description brings a subject into being, and a sub-account needs its store.
fn known(world: &World, draft: &Draft) -> Result<(), Refused> {
    let subject = &draft.subject;
    let exists = world.contains(subject);
    let store_missing = matches!(subject, Subject::SubAccount(key) if !world.stores.contains_key(&Subject::Store(key.store.clone())));
    if (exists || draft.what.patch().is_some()) && !store_missing {
        return Ok(());
    }
    let (zh, en) = if store_missing {
        (
            "店铺尚未登记，请先登记或导入店铺",
            "its store is not recorded yet: record or import the store first",
        )
    } else {
        ("尚未登记", "is not recorded yet")
    };
    Err(Refused {
        code: "unknown-subject",
        text: Text::new(format!("{subject}：{zh}"), format!("{subject}: {en}")),
    })
}

fn not_applicable(fault: &NotApplicable) -> Refused {
    let (code, zh) = match fault {
        NotApplicable::WrongSubject { .. } => ("wrong-subject", "此类变更不适用于该对象"),
        NotApplicable::BadPatch { .. } => ("bad-data", "字段名或值不对"),
        NotApplicable::NothingToRetract { .. } => ("no-such-change", "没有可撤销的这条记录"),
    };
    Refused { code, text: Text::new(format!("{zh}：{fault}"), fault.to_string()) }
}

/// The machine accepts the event at its place in history.
fn admitted(after: &World, rulebook: &Rulebook, key: &SubAccountKey, change: &Change) -> Result<(), Refused> {
    let at = change.draft.effective;
    let Some(life) = life(after, rulebook, key, at) else {
        return Ok(());
    };
    match life.ignored.into_iter().find(|(id, _)| *id == change.id) {
        Some((_, refused)) => Err(refused),
        None => Ok(()),
    }
}

/// Once verified, the person cannot be edited (rulebook E.1 row 8).
fn holder_free(
    world: &World,
    rulebook: &Rulebook,
    key: &SubAccountKey,
    change: &Change,
) -> Result<(), Refused> {
    let subject = &change.draft.subject;
    let Some(account) = world.sub_accounts.get(subject) else {
        return Ok(());
    };
    let wanted = change.draft.what.patch().and_then(|p| p.get("holder")).and_then(|v| v.as_str());
    let same = account.attributes.holder.as_deref() == wanted;
    let locked = rulebook.sub_account_rules(&key.store.platform).holder_locked.is_some()
        && account.attributes.holder.is_some()
        && life(world, rulebook, key, change.recorded)
            .is_some_and(|l| l.verification == Verification::Verified);
    if same || !locked || change.by == "import" || change.by == "undo" {
        return Ok(());
    }
    Err(Refused {
        code: "holder-locked",
        text: Text::new(
            "认证后使用人不能修改：先解绑，再由新使用人重新认证",
            "the person cannot be changed once verified: unbind first, then verify the next person",
        ),
    })
}

/// One person holds at most one sub-account in a store (`one-person-per-store`); across stores as many as they like.
fn one_person(
    world: &World,
    rulebook: &Rulebook,
    key: &SubAccountKey,
    holder: &str,
    at: Instant,
) -> Result<(), Refused> {
    let Some(rule) = rulebook.sub_account_rules(&key.store.platform).one_person_per_store else {
        return Ok(());
    };
    let others: Vec<&SubAccountKey> = world
        .sub_accounts
        .iter()
        .filter_map(|(subject, account)| match subject {
            Subject::SubAccount(other) if other.store == key.store && other != key => Some((other, account)),
            _ => None,
        })
        .filter(|(_, account)| {
            account.attributes.holder.as_deref() == Some(holder) && !account.attributes.archived
        })
        .map(|(other, _)| other)
        .filter(|other| {
            life(world, rulebook, other, at).is_some_and(|l| {
                !l.departed && matches!(l.verification, Verification::Verified | Verification::UnderReview)
            })
        })
        .collect();
    if i64::try_from(others.len()).unwrap_or(i64::MAX) < rule.params.max {
        return Ok(());
    }
    let held = others.iter().map(|k| k.login()).collect::<Vec<_>>().join("、");
    Err(Refused {
        code: "one-person-per-store",
        text: Text::new(
            format!("该员工在本店已绑定 {held}；同店一人只能绑定一个子账号，请先解绑或更换使用人"),
            format!(
                "this person already holds {held} in this store; one person, one sub-account: unbind it first or choose another person"
            ),
        ),
    })
}

fn life<'a>(
    world: &'a World,
    rulebook: &'a Rulebook,
    key: &'a SubAccountKey,
    at: Instant,
) -> Option<Life<'a>> {
    let account = world.sub_accounts.get(&Subject::SubAccount(key.clone()))?;
    let store = world.stores.get(&Subject::Store(key.store.clone()));
    let facts = SubAccountFacts { key, account, store };
    Some(Life::until(&facts, &rulebook.sub_account_rules(&key.store.platform), at))
}
