//! Who may hold an account: one person and one phone (per shop, or per platform), their own ID card, and nobody else once
//! verified. Part of the guard; every refusal names the account that stands in the way.

use super::{
    StoreFacts,
    guard::life,
    life::Refused,
    sharing::{self, logins, subjects},
    ties::{Contact, Ties},
};
use crate::{
    change::{Change, What},
    facts::{SubAccount, World},
    rulebook::Rulebook,
    subject::{SubAccountKey, Subject},
    text::Text,
    time::Instant,
    validate::colon_in,
    vocabulary::Verification,
};

/// The part after the colon of a login that is about to exist (A.4 row 12).
pub(super) fn named(key: &SubAccountKey, rulebook: &Rulebook) -> Result<(), Refused> {
    if !colon_in(&key.sub) {
        return Ok(());
    }
    let rule = rulebook.sub_account_rules(&key.store.platform).login_format.map(|rule| rule.rule.id.clone());
    let text = Text::new(
        "子账号名里有冒号（全角也算）：登录名写作“主账号:子账号”，只用一个英文冒号",
        "the name of the sub-account holds a colon, full-width or not: a login is main:sub with a single ASCII colon",
    );
    Err(Refused { rule, ..Refused::new("colon-in-name", text) })
}

/// A description that names a person or a phone.
pub(super) fn described(
    world: &World,
    after: &World,
    rulebook: &Rulebook,
    key: &SubAccountKey,
    change: &Change,
) -> Result<(), Refused> {
    let touches = |field: &str| change.draft.what.patch().is_some_and(|patch| patch.contains_key(field));
    if change.by == "import" || change.by == "undo" {
        return Ok(());
    }
    if touches("holder") {
        holder_free(world, rulebook, key, change)?;
    }
    for contact in Contact::ALL {
        if contact.fields().iter().any(|field| touches(field)) {
            contact_free(after, rulebook, key, contact, change.draft.effective)?;
        }
    }
    Ok(())
}

/// An event that ties a person to the account.
pub(super) fn bound(
    world: &World,
    rulebook: &Rulebook,
    key: &SubAccountKey,
    what: &What,
    at: Instant,
) -> Result<(), Refused> {
    let Some(account) = world.sub_accounts.get(&Subject::SubAccount(key.clone())) else {
        return Ok(());
    };
    let current = account.attributes.holder.as_ref();
    let before = || life(world, rulebook, key, at);
    match what {
        // While nobody is bound somebody new may scan; they become the holder by submitting (row 16).
        What::QrScanned(scan) if before().is_some_and(|l| l.verification != Verification::Unbound) => {
            own_identity(rulebook, key, scan.identity.as_ref(), current)
        }
        What::Submitted(submission) => {
            let Some(person) = submission.holder.as_ref().or(current) else {
                return Ok(());
            };
            own_identity(rulebook, key, before().and_then(|l| l.marks.identity).as_ref(), Some(person))?;
            one_person(world, rulebook, key, person, at)
        }
        _ => Ok(()),
    }
}

/// Once verified, the person cannot be edited (row 8).
fn holder_free(
    world: &World,
    rulebook: &Rulebook,
    key: &SubAccountKey,
    change: &Change,
) -> Result<(), Refused> {
    let Some(account) = world.sub_accounts.get(&change.draft.subject) else {
        return Ok(());
    };
    let wanted = change.draft.what.patch().and_then(|p| p.get("holder")).and_then(|v| v.as_str());
    let same = account.attributes.holder.as_deref() == wanted;
    let Some(rule) = rulebook.sub_account_rules(&key.store.platform).holder_locked else {
        return Ok(());
    };
    let locked = account.attributes.holder.is_some()
        && life(world, rulebook, key, change.recorded)
            .is_some_and(|l| l.verification == Verification::Verified);
    if same || !locked {
        return Ok(());
    }
    let text = Text::new(
        "认证后使用人不能修改：先解绑，再由新使用人重新认证",
        "the person cannot be changed once verified: unbind first, then verify the next person",
    );
    Err(Refused::new("holder-locked", text).by(rule.rule))
}

/// an administrator's phone may run the check, another person's ID card may not.
fn own_identity(
    rulebook: &Rulebook,
    key: &SubAccountKey,
    photographed: Option<&String>,
    holder: Option<&String>,
) -> Result<(), Refused> {
    let rule = rulebook.sub_account_rules(&key.store.platform).identity_of_holder;
    let (Some(rule), Some(photographed), Some(holder)) = (rule, photographed, holder) else {
        return Ok(());
    };
    if photographed == holder {
        return Ok(());
    }
    let text = Text::new(
        "拍的不是使用人本人的身份证：手机可以借用，证件必须是本人的；换了人请先改使用人",
        "the ID card is not the person's own: a phone may be borrowed, an identity may not; if the person changed, change the person first",
    );
    let evidence = [photographed, holder].map(|id| Subject::Staff(id.clone())).to_vec();
    Err(Refused { evidence, ..Refused::new("identity-not-holder", text).by(rule.rule) })
}

/// Within a store a person, and a phone, is bound to at most `max` accounts (`one-person-per-store`).
fn one_person(
    world: &World,
    rulebook: &Rulebook,
    key: &SubAccountKey,
    person: &str,
    at: Instant,
) -> Result<(), Refused> {
    let Some(rule) = rulebook.sub_account_rules(&key.store.platform).one_person_per_store else {
        return Ok(());
    };
    let Some(store) = world.stores.get(&Subject::Store(key.store.clone())) else {
        return Ok(());
    };
    let facts = StoreFacts { key: &key.store, store, accounts: world };
    let rules = rulebook.sub_account_rules(&key.store.platform);
    let bound = sharing::bound(&facts, &rules, at);
    let bound: Vec<_> = bound.into_iter().filter(|(other, _)| *other != key).collect();
    let too_many = |held: &[&SubAccountKey]| i64::try_from(held.len()).unwrap_or(i64::MAX) >= rule.params.max;
    let by_person =
        |(_, account): &&(&SubAccountKey, &SubAccount)| account.attributes.holder.as_deref() == Some(person);
    let held: Vec<_> = bound.iter().filter(by_person).map(|(other, _)| *other).collect();
    if too_many(&held) {
        let Text { zh, en } = logins(&held);
        let text = Text::new(
            format!("该员工在本店已绑定 {zh}；同店一人只能绑定一个子账号，请先解绑或更换使用人"),
            format!(
                "this person already holds {en} in this store; one person, one sub-account: unbind it first or choose another person"
            ),
        );
        return Err(Refused {
            evidence: subjects(&held),
            ..Refused::new("one-person-per-store", text).by(rule.rule)
        });
    }
    let Some(phone) = checked_with(world, key, person) else {
        return Ok(());
    };
    let by_phone = |(other, account): &&(&SubAccountKey, &SubAccount)| {
        let holder = account.attributes.holder.as_deref().unwrap_or_default();
        checked_with(world, other, holder).as_ref() == Some(&phone)
    };
    let held: Vec<_> = bound.iter().filter(by_phone).map(|(other, _)| *other).collect();
    if !too_many(&held) {
        return Ok(());
    }
    let Text { zh, en } = logins(&held);
    let text = Text::new(
        format!("这个手机号在本店已用于 {zh} 的认证；同店一个手机号只能认证一个子账号，请换号或先解绑"),
        format!(
            "this phone is already used for the check of {en} in this store; one phone, one sub-account: use another, or unbind first"
        ),
    );
    Err(Refused { evidence: subjects(&held), ..Refused::new("one-phone-per-store", text).by(rule.rule) })
}

/// The phone with which this person is checked on this account: the account's own while it is theirs, else their own.
fn checked_with(world: &World, key: &SubAccountKey, person: &str) -> Option<String> {
    let account = world.sub_accounts.get(&Subject::SubAccount(key.clone()));
    let theirs = account.filter(|a| a.attributes.holder.as_deref() == Some(person));
    let entered = theirs.and_then(|a| a.attributes.verification_phone.clone());
    let staff = || world.staff.get(&Subject::Staff(person.into()));
    entered.or_else(|| staff().and_then(|person| person.attributes.phone.clone()))
}

/// A phone, or an e-mail address, serves one account of the store or of the platform (`phone-unique`, `email-unique`); a
/// person without a recorded phone too.
fn contact_free(
    after: &World,
    rulebook: &Rulebook,
    key: &SubAccountKey,
    contact: Contact,
    at: Instant,
) -> Result<(), Refused> {
    let Some((rule, _)) = contact.rule(&rulebook.sub_account_rules(&key.store.platform)) else {
        return Ok(());
    };
    let taken = sharing::rivals(&Ties::of(after), rulebook, key, contact, at);
    if taken.is_empty() {
        return Ok(());
    }
    let Text { zh, en } = sharing::places(after, &taken);
    let (code, text) = match contact {
        Contact::Phone => (
            "phone-taken",
            Text::new(
                format!(
                    "这个手机号（或这个人）已用于 {zh}；该平台一个手机号只能绑定一个子账号，请换一个号码"
                ),
                format!(
                    "this phone (or person) already serves {en}; on this platform one phone can be bound to one sub-account only: use another"
                ),
            ),
        ),
        Contact::Email => (
            "email-taken",
            Text::new(
                format!("这个邮箱已用于 {zh}；该平台一个邮箱只对应一个子账号，请换一个邮箱"),
                format!(
                    "this e-mail address already serves {en}; on this platform one address stands for one sub-account: use another"
                ),
            ),
        ),
    };
    Err(Refused { evidence: subjects(&taken), ..Refused::new(code, text).by(rule) })
}
