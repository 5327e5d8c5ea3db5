//! May this be recorded about a group? What the state machine admits, and a row that makes sense.

use super::{GroupFacts, life::Life};
use crate::{
    assess::life::Refused,
    change::{Change, What},
    facts::{LinkGroup, World},
    rulebook::Rulebook,
    subject::{StoreKey, Subject},
    text::Text,
};

/// `after` = the rows with the change folded in, `before` = without it.
pub(in crate::assess) fn check(
    before: &World,
    after: &World,
    rulebook: &Rulebook,
    change: &Change,
) -> Result<(), Refused> {
    let Some(group) = after.link_groups.get(&change.draft.subject) else {
        return Ok(());
    };
    match &change.draft.what {
        What::LinkGroupDescribed(_) => {
            if let Some(primary) = sound(group, rulebook)? {
                recorded(before, std::iter::once(&primary))?;
            }
            settled(before.link_groups.get(&change.draft.subject), group)
        }
        What::Retracted(_) => Ok(()),
        what => {
            recorded(before, what.stores())?;
            let facts = GroupFacts::of(after, &change.draft.subject, group);
            let life = Life::until(facts, rulebook, change.draft.effective);
            let refused = life.ignored.into_iter().find(|(id, _)| *id == change.id);
            refused.map_or(Ok(()), |(_, refused)| Err(refused))
        }
    }
}

/// The stores that are named are on record.
fn recorded<'k>(world: &World, mut stores: impl Iterator<Item = &'k StoreKey>) -> Result<(), Refused> {
    let unknown = stores.find(|key| !world.stores.contains_key(&Subject::Store((*key).clone())));
    let Some(key) = unknown else { return Ok(()) };
    Err(Refused::new(
        "unknown-store",
        Text::new(
            format!("店铺 {key} 尚未登记，请先登记或导入店铺"),
            format!("store {key} is not recorded yet: record or import the store first"),
        ),
    ))
}

/// The row can be meant so; its primary.
fn sound(group: &LinkGroup, rulebook: &Rulebook) -> Result<Option<StoreKey>, Refused> {
    let row = &group.attributes;
    let refuse = |zh: String, en: String| Err(Refused::new("bad-group", Text::new(zh, en)));
    if let Some(code) = row.platform.as_ref().filter(|code| rulebook.platform(code).is_none()) {
        return refuse(
            format!("没有平台 {code}，请从列表中选"),
            format!("there is no platform {code}; choose one of the list"),
        );
    }
    let primary = match &row.primary {
        Some(text) => match text.parse::<StoreKey>() {
            Ok(key) => Some(key),
            Err(_) => {
                return refuse(
                    format!("主账号“{text}”应写作 平台/登录名，例如 aliexpress/示例店"),
                    format!("the primary “{text}” is written PLATFORM/LOGIN, such as aliexpress/示例店"),
                );
            }
        },
        None => None,
    };
    if let (Some(platform), Some(key)) = (&row.platform, &primary)
        && *platform != key.platform
    {
        return refuse(
            format!("主账号 {} 不在平台 {platform} 上", key.main),
            format!("the primary {} is not on platform {platform}", key.main),
        );
    }
    let sane = |value: Option<f64>, max: f64| value.is_none_or(|value| (0.0..=max).contains(&value));
    for rates in &row.rates {
        let weight = rates.weight.is_none_or(|weight| weight.is_finite() && weight > 0.0);
        let percents = sane(rates.dispute_rate, 100.0) && sane(rates.refund_rate, 100.0);
        if !weight || !percents || !sane(rates.dsr, 5.0) {
            let store = &rates.store;
            return refuse(
                format!("{store} 的数值不对：DSR 在 0 到 5，纠纷率和退款率在 0 到 100（%），权重大于 0"),
                format!(
                    "the figures of {store} cannot be: DSR lies between 0 and 5, rates between 0 and 100 (%), weights above 0"
                ),
            );
        }
    }
    Ok(primary)
}

/// Once something has been done on the platform, who asked and for which company is history.
fn settled(before: Option<&LinkGroup>, after: &LinkGroup) -> Result<(), Refused> {
    let Some(before) = before else { return Ok(()) };
    let idle =
        |what: &What| matches!(what, What::LinkPlanned(_) | What::Retracted(_)) || what.handles().is_some();
    let begun = before.events.iter().any(|event| !event.void && !idle(&event.what));
    let (was, is) = (&before.attributes, &after.attributes);
    let moved = |was: &Option<String>, is: &Option<String>| was.is_some() && was != is;
    if begun
        && (moved(&was.platform, &is.platform)
            || moved(&was.primary, &is.primary)
            || moved(&was.entity, &is.entity))
    {
        return Err(Refused::new(
            "group-begun",
            Text::new(
                "关联已经开始，平台、主账号和主体不能再改：填错的请先撤销已记录的步骤，换主账号的请另建一组",
                "the group has begun, so platform, primary and entity stay: if they were wrong, retract the recorded steps first; for another primary make another group",
            ),
        ));
    }
    Ok(())
}
