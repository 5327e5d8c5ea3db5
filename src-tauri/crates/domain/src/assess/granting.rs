//! May this role be, and may this account have these roles and rights? Expected refusals of roles and grants.

use super::life::Refused;
use crate::{
    change::{Draft, What},
    facts::{RoleAttributes, World},
    permission::limits::{self, Limit},
    rulebook::Rulebook,
    subject::{StoreKey, SubAccountKey, Subject},
    text::Text,
};

impl From<Limit> for Refused {
    fn from(limit: Limit) -> Self {
        Self { rule: limit.rule, ..Self::new(limit.code, limit.text) }
    }
}

/// `after` = the rows with the change; it holds the roles that the change names, and for a role of one shop the shop's
/// other roles.
pub(super) fn check(after: &World, rulebook: &Rulebook, draft: &Draft) -> Result<(), Refused> {
    match (&draft.subject, &draft.what) {
        (Subject::Role(_), What::RoleDescribed(_)) => role(after, rulebook, &draft.subject),
        (Subject::SubAccount(key), What::SubAccountDescribed(patch))
            if patch.contains_key("roles") || patch.contains_key("permissions") =>
        {
            account(after, rulebook, key, &draft.subject)
        }
        _ => Ok(()),
    }
}

/// The platform whose rules a role must keep to; `""` = every shop, so that only what holds everywhere binds it.
fn platform_of(role: &RoleAttributes) -> Result<String, Refused> {
    match (&role.store, &role.platform) {
        (Some(store), _) => store.parse::<StoreKey>().map(|key| key.platform).map_err(|_| {
            Refused::new(
                "unknown-subject",
                Text::new(
                    format!("没有店铺 {store}，应写作 平台/主账号"),
                    format!("there is no store {store}; write PLATFORM/MAIN"),
                ),
            )
        }),
        (None, Some(platform)) => Ok(platform.clone()),
        (None, None) => Ok(String::new()),
    }
}

fn role(after: &World, rulebook: &Rulebook, subject: &Subject) -> Result<(), Refused> {
    let Some(role) = after.roles.get(subject).map(|fact| &fact.attributes).filter(|role| !role.archived)
    else {
        return Ok(());
    };
    let platform = platform_of(role)?;
    if !platform.is_empty() && rulebook.platform(&platform).is_none() {
        let text = Text::new(format!("没有平台 {platform}"), format!("there is no platform {platform}"));
        return Err(Refused::new("unknown-platform", text));
    }
    if let Some(template) = role.template.as_ref().filter(|code| rulebook.template(code).is_none()) {
        let text = Text::new(format!("没有岗位模板 {template}"), format!("there is no template {template}"));
        return Err(Refused::new("unknown-template", text));
    }
    let same_shop =
        |other: &RoleAttributes| role.store.is_some() && other.store == role.store && !other.archived;
    let others =
        after.roles.iter().filter(|(key, other)| *key != subject && same_shop(&other.attributes)).count();
    let rules = rulebook.sub_account_rules(&platform);
    limits::role(rulebook.catalogue(), &rules, role, others)?;
    Ok(limits::named(&rules, &platform, role)?)
}

fn account(
    after: &World,
    rulebook: &Rulebook,
    key: &SubAccountKey,
    subject: &Subject,
) -> Result<(), Refused> {
    let Some(account) = after.sub_accounts.get(subject).map(|fact| &fact.attributes) else {
        return Ok(());
    };
    let rules = rulebook.sub_account_rules(&key.store.platform);
    limits::grants(rulebook.catalogue(), &rules, &account.permissions)?;
    limits::direct(&rules, &account.permissions)?;
    for id in &account.roles {
        let named = Subject::Role(id.clone());
        let Some(role) = after.roles.get(&named).map(|fact| &fact.attributes).filter(|role| !role.archived)
        else {
            let text = Text::new(
                format!("没有角色 {id}，请先建立"),
                format!("there is no role {id}: make it first"),
            );
            return Err(Refused::new("unknown-role", text));
        };
        let here = key.store.to_string();
        let elsewhere = role.store.as_ref().is_some_and(|store| *store != here)
            || role.platform.as_ref().is_some_and(|platform| *platform != key.store.platform);
        if elsewhere {
            let name = role.name.clone().unwrap_or_else(|| id.clone());
            let text = Text::new(
                format!("角色“{name}”属于别的店铺或平台，不能用于 {here}"),
                format!("role “{name}” belongs to another shop or platform and cannot serve {here}"),
            );
            return Err(Refused { evidence: vec![named], ..Refused::new("role-elsewhere", text) });
        }
        limits::role(rulebook.catalogue(), &rules, role, 0)
            .and_then(|()| limits::named(&rules, &key.store.platform, role))
            .map_err(|limit| Refused { evidence: vec![named.clone()], ..limit.into() })?;
    }
    Ok(())
}
