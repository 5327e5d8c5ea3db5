//! May this be recorded about a binding? What the state machine admits, and a row that makes sense.

use super::{BindingFacts, life::Life};
use crate::{
    assess::life::Refused,
    change::{Change, What},
    facts::{Binding, World},
    rulebook::{Rulebook, behaviour::MainBindingRequired},
    subject::{StoreKey, Subject},
    text::Text,
    validate,
    vocabulary::BindingKind,
};

/// `after` = the rows with the change folded in, `before` = without it.
pub(in crate::assess) fn check(
    before: &World,
    after: &World,
    rulebook: &Rulebook,
    change: &Change,
) -> Result<(), Refused> {
    let subject = &change.draft.subject;
    let Some(binding) = after.bindings.get(subject) else {
        return Ok(());
    };
    match &change.draft.what {
        What::BindingDescribed(_) => described(before, rulebook, subject, binding),
        What::Retracted(_) => Ok(()),
        what => {
            no_phone_number(what)?;
            if let What::ChecklistAssigned(assigned) = what {
                on_record(before, assigned.owner.as_ref())?;
            }
            let facts = BindingFacts::of(after, subject, binding);
            let life = Life::until(facts, rulebook, change.draft.effective);
            let refused = life.ignored.into_iter().find(|(id, _)| *id == change.id);
            refused.map_or(Ok(()), |(_, refused)| Err(refused))
        }
    }
}

fn bad(zh: impl Into<String>, en: impl Into<String>) -> Refused {
    Refused::new("bad-binding", Text::new(zh, en))
}

/// The row can be meant so.
fn described(
    before: &World,
    rulebook: &Rulebook,
    subject: &Subject,
    binding: &Binding,
) -> Result<(), Refused> {
    let row = &binding.attributes;
    let key: Option<StoreKey> = row.store.as_ref().and_then(|text| text.parse().ok());
    let (Some(key), Some(kind)) = (key, row.kind) else {
        return Err(bad(
            "要写明哪家店（平台/主账号）和哪种绑定（登录手机号、店铺官方账号、渠道号）",
            "say which store (PLATFORM/MAIN) and which kind of binding: login-phone, official-account, channel-account",
        ));
    };
    if rulebook.bound::<MainBindingRequired>(&key.platform).is_none() {
        let platform = rulebook.platform(&key.platform).map_or(key.platform.as_str(), |it| it.zh.as_str());
        return Err(bad(
            format!("规则里没有{platform}的主账号绑定，这里只登记抖店的"),
            format!("no rule speaks of main bindings on {}; those of Douyin are kept here", key.platform),
        ));
    }
    let store = Subject::Store(key.clone());
    if !before.stores.contains_key(&store) {
        return Err(Refused::new(
            "unknown-store",
            Text::new(
                format!("店铺 {key} 尚未登记，请先登记或导入店铺"),
                format!("store {key} is not recorded yet: record or import the store first"),
            ),
        ));
    }
    on_record(before, row.phone_keeper.as_ref())?;
    if let Some(was) = before.bindings.get(subject).map(|fact| &fact.attributes)
        && (was.store != row.store || was.kind != row.kind)
    {
        return Err(bad(
            "店铺和绑定种类不能改：填错的请归档，另登记一条",
            "store and kind stay: archive one that was entered wrongly and record another",
        ));
    }
    only_one(before, subject, binding, kind)
}

/// A store has one login phone and one official account.
fn only_one(world: &World, subject: &Subject, binding: &Binding, kind: BindingKind) -> Result<(), Refused> {
    if kind == BindingKind::ChannelAccount || binding.attributes.archived {
        return Ok(());
    }
    let same = |other: &&Subject| {
        let row = world.bindings.get(*other).map(|fact| &fact.attributes);
        let row = row.filter(|row| !row.archived && row.kind == Some(kind));
        *other != subject && row.is_some_and(|row| row.store == binding.attributes.store)
    };
    let Some(other) = world.bindings.keys().find(same) else {
        return Ok(());
    };
    let kind = kind.words();
    let text = Text::new(
        format!("这家店的{}已登记：换了账号就在那一条上记录更换，历史不断", kind.zh),
        format!(
            "the {} of this store is on record: record a change of account there, so that its history goes on",
            kind.en
        ),
    );
    Err(Refused { evidence: vec![other.clone()], ..Refused::new("binding-exists", text) })
}

fn on_record(world: &World, person: Option<&String>) -> Result<(), Refused> {
    let unknown = person.filter(|id| !world.staff.contains_key(&Subject::Staff((*id).clone())));
    let Some(id) = unknown else { return Ok(()) };
    Err(Refused::new(
        "unknown-person",
        Text::new(
            format!("没有员工 {id}：请先登记此人"),
            format!("there is no staff member {id}: record the person first"),
        ),
    ))
}

/// Events are kept in clear, and a phone number is a personal value (rulebook 1.4).
fn no_phone_number(what: &What) -> Result<(), Refused> {
    let (words, text) = match what {
        What::ChecklistWaived(waived) => (
            Some(&waived.reason),
            Text::new(
                "理由里有手机号，记录不加密：请去掉号码再写",
                "the reason holds a phone number, and records are kept in clear: write it without the number",
            ),
        ),
        _ => (
            account(what),
            Text::new(
                "账号处写名称或抖音号，不写手机号；手机号填在绑定资料的“手机”里，会加密保存",
                "give the account's name or Douyin number here; a phone number goes into the binding's `phone`, where it is sealed",
            ),
        ),
    };
    match words.is_some_and(|words| validate::holds_mobile(words)) {
        true => Err(Refused::new("phone-in-clear", text)),
        false => Ok(()),
    }
}

fn account(what: &What) -> Option<&String> {
    match what {
        What::BindingBound(bound) => bound.account.as_ref(),
        What::BindingChangePlanned(plan) => plan.account.as_ref(),
        What::Rebound(now) => now.account.as_ref(),
        _ => None,
    }
}
