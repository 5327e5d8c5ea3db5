//! What a grant would do: the same guard and the same assessment as after recording it, on rows that are dropped.

use crate::{
    App, AppFault, neighbours,
    wire::{GrantAnswer, GrantRequest},
};
use serde_json::json;
use storewarden_domain::{
    assess::{self, guard, life::Refused, rights},
    assessment::Finding,
    change::{Draft, Patch, What},
    facts::World,
    permission::{Grants, effective, preview, toxic, union},
    rulebook::Rulebook,
    subject::{SubAccountKey, Subject},
    time::Instant,
};
use uuid::Uuid;

impl App {
    /// Replacing an account's roles and direct grants by those of the request. Nothing is written.
    pub fn grant_preview(&self, now: Instant, request: &GrantRequest) -> Result<GrantAnswer, AppFault> {
        let missing = || AppFault::NoSuchSubject(request.account.to_string());
        let Subject::SubAccount(key) = &request.account else {
            return Err(missing());
        };
        self.answer(now, |tx| {
            let rulebook = self.rulebook();
            let patch = Patch::from_iter([
                ("roles".to_owned(), json!(request.roles)),
                ("permissions".to_owned(), json!(request.permissions)),
            ]);
            let draft = Draft::new(request.account.clone(), now, What::SubAccountDescribed(patch));
            let before = neighbours::of(tx, &rulebook, &draft)?;
            if !before.contains(&request.account) {
                return Err(missing());
            }
            let change = draft.record(Uuid::now_v7(), now, "operator");
            let refusal = guard::check(&before, &rulebook, &change).err();
            let mut after = before.clone();
            after.apply(&change).map_err(storewarden_db::DbError::from)?;
            let store = Subject::Store(key.store.clone());
            let findings = |world: &World| {
                assess::subject(world, &rulebook, &store, now).map(|a| a.findings).unwrap_or_default()
            };
            let news = news(&findings(&before), findings(&after));
            Ok(answer(&rulebook, key, request, (&before, &after), news, refusal))
        })
    }
}

/// What the shop's page would newly warn of, but for toxic sets, which are told by their codes.
fn news(before: &[Finding], after: Vec<Finding>) -> Vec<Finding> {
    let fresh = |finding: &Finding| finding.code != "toxic-permissions" && !before.contains(finding);
    after.into_iter().filter(fresh).collect()
}

fn answer(
    rulebook: &Rulebook,
    key: &SubAccountKey,
    request: &GrantRequest,
    (before, after): (&World, &World),
    warnings: Vec<Finding>,
    refusal: Option<Refused>,
) -> GrantAnswer {
    let rules = rulebook.sub_account_rules(&key.store.platform);
    let catalogue = rulebook.catalogue();
    let had = rights_of(before, rulebook, key);
    let has = rights_of(after, rulebook, key);
    let roles = request.roles.iter().filter_map(|id| after.roles.get(&Subject::Role(id.clone())));
    let named: Vec<&Grants> =
        roles.map(|role| &role.attributes.permissions).chain([&request.permissions]).collect();
    let told = preview(catalogue, &rules, &had, &union(named));
    let lost = had.iter().filter(|(code, level)| has.get(*code) < Some(*level)).map(|(code, _)| code.clone());
    let holder = after.sub_accounts.get(&request.account).and_then(|a| a.attributes.holder.clone());
    let person = |world: &World| in_one_hand(world, rulebook, key, holder.as_deref());
    let sets = toxic::held(catalogue, &person(after)).into_iter().map(|set| set.code.clone());
    let known: Vec<String> =
        toxic::held(catalogue, &person(before)).into_iter().map(|set| set.code.clone()).collect();
    GrantAnswer {
        asked: told.asked,
        with_it: told.with_it,
        opened: told.opened,
        lost: lost.collect(),
        toxic: sets.filter(|code| !known.contains(code)).collect(),
        warnings,
        refusal_rule: refusal.as_ref().and_then(|no| no.rule.clone()),
        refusal: refusal.map(|no| no.text),
        closure_rule: rules.grant_closure.map(|bound| bound.rule.id.clone()),
    }
}

fn rights_of(world: &World, rulebook: &Rulebook, key: &SubAccountKey) -> Grants {
    let account = world.sub_accounts.get(&Subject::SubAccount(key.clone()));
    account.map(|a| effective::levels(&rights::of_account(world, rulebook, key, a))).unwrap_or_default()
}

/// What the person may do in this shop through all their accounts.
fn in_one_hand(world: &World, rulebook: &Rulebook, key: &SubAccountKey, holder: Option<&str>) -> Grants {
    let mine = world.accounts_of(&key.store).filter(|(other, account)| {
        *other == key || (holder.is_some() && account.attributes.holder.as_deref() == holder)
    });
    let all: Vec<Grants> = mine.map(|(other, _)| rights_of(world, rulebook, other)).collect();
    union(&all)
}
