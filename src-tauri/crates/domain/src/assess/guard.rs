//! May this change be recorded? Expected refusals, with their evidence; nothing is written on any of them.

use super::{
    SubAccountFacts, association, binding, closing, describing, exit_notice, granting, handling, holding,
    life::{Life, Refused},
    linking, offboarding, papers, peak_season, process,
};
use crate::{
    calendar::Calendar,
    change::{Change, Draft, What},
    facts::{NotApplicable, World},
    rulebook::{Rulebook, behaviour::MainLoginUnique},
    subject::{SubAccountKey, Subject},
    text::Text,
    time::Instant,
    validate,
};

pub use super::association::guard::mobile_in_clear;

/// Checks a draft against the rows that it concerns: its subject, its store and the store's other accounts, the people
/// named, the people with the ID number named, the accounts of the same platform that share a person or a phone with it,
/// and the roles named; a document against its owner, the owner's other documents, and the store named; for what is decided
/// about a deadline, whatever its subject's assessment rests on; a binding against its store, the store's other bindings and
/// the people named. `world` needs no more than these.
/// The change must not yet be folded into it.
pub fn check(world: &World, rulebook: &Rulebook, change: &Change) -> Result<(), Refused> {
    let draft = &change.draft;
    known(world, draft)?;
    let mut after = world.clone();
    after.apply(change).map_err(|fault| not_applicable(&fault))?;
    if draft.what.handles().is_some() {
        return handling::admit(world, rulebook, draft);
    }
    granting::check(&after, rulebook, draft)?;
    describing::check(world, &after, draft)?;
    let key = match &draft.subject {
        Subject::SubAccount(key) => key,
        Subject::Store(key) => {
            if let Some(store) = world.stores.get(&draft.subject) {
                if let What::ExitAnnounced(_) = &draft.what {
                    return exit_notice::admit(store, draft.effective);
                }
                closing::admit(store, &draft.what, draft.effective)?;
                process::admit((key, store), rulebook, &draft.what, draft.effective)?;
            }
            association::guard::check(&after, draft)?;
            let store = after.stores.get(&draft.subject);
            return store.map_or(Ok(()), |s| peak_season::sound(&s.attributes.temporary_windows));
        }
        Subject::Staff(_) => {
            let person = world.staff.get(&draft.subject);
            let away = person.is_some_and(|p| offboarding::left_at(p, draft.effective).is_some());
            return offboarding::admit(away, &draft.what);
        }
        Subject::LinkGroup(_) => return linking::guard::check(world, &after, rulebook, change),
        Subject::Binding(_) => return binding::guard::check(world, &after, rulebook, change),
        Subject::Rule(id) => {
            return match &draft.what {
                What::MenuPathConfirmed(seen) => on_the_way(rulebook, id, seen.version),
                _ => overridable(&after, rulebook, id, draft),
            };
        }
        Subject::Year(year) => return published(&after, *year, draft),
        Subject::Document(_) => return papers::guard::document(world, &after, rulebook, change),
        Subject::Entity(uscc) => {
            linking::exclusion::admit(world, rulebook, uscc, &draft.what, draft.effective)?;
            return papers::guard::entity(world, rulebook, change);
        }
        Subject::Rulebook => return Err(accepted_elsewhere()),
        _ => return Ok(()),
    };
    match &draft.what {
        What::SubAccountDescribed(_) => holding::described(world, &after, rulebook, key, change),
        What::Retracted(_) | What::Observed(_) => Ok(()),
        what => {
            admitted(&after, rulebook, key, change)?;
            holding::bound(world, rulebook, key, what, draft.effective)
        }
    }
}

/// May the subject come into being? Names stay taken, by departed and archived ones too (A.4 rows 15–17).
pub fn fresh(world: &World, rulebook: &Rulebook, subject: &Subject, now: Instant) -> Result<(), Refused> {
    if let Subject::SubAccount(key) = subject {
        holding::named(key, rulebook)?;
    }
    if let Subject::Entity(uscc) = subject {
        as_on_the_licence(uscc)?;
    }
    if !world.contains(subject) {
        return Ok(());
    }
    let mut rule = None;
    let (code, text) = match subject {
        Subject::SubAccount(key) => {
            let rules = rulebook.sub_account_rules(&key.store.platform);
            rule = rules.name_unique.map(|bound| bound.rule.id.clone());
            let login = key.login();
            if life(world, rulebook, key, now).is_some_and(|life| life.departed) {
                let text = Text::new(
                    format!("{login} 是离职账号，名称一直占用：可在“离职员工”里重新任用，或换一个名称"),
                    format!(
                        "{login} has departed and keeps its name: restore it from the departed staff, or choose another name"
                    ),
                );
                ("name-taken-departed", text)
            } else {
                let text = Text::new(
                    format!("{login} 已被占用：请直接使用原账号，或换一个名称"),
                    format!("{login} is taken: use the account that is there, or choose another name"),
                );
                ("name-taken", text)
            }
        }
        Subject::Store(key) => {
            rule = rulebook.bound::<MainLoginUnique>(&key.platform).map(|bound| bound.rule.id.clone());
            let main = &key.main;
            let text = Text::new(
                format!("登录名 {main} 已属于登记过的店铺：请直接使用那家店，或核对登录名"),
                format!("the login {main} belongs to a store on record: use that store, or check the login"),
            );
            ("login-taken", text)
        }
        Subject::Entity(_) => {
            let text = Text::new(
                "这个统一社会信用代码已登记：请打开原来的主体，在那里修改",
                "a company is recorded under this credit code: open it and edit it there",
            );
            ("company-taken", text)
        }
        other => ("name-taken", Text::new(format!("{other} 已登记"), format!("{other} is recorded already"))),
    };
    Err(Refused { evidence: vec![subject.clone()], rule, ..Refused::new(code, text) })
}

/// A company goes by its code, so that two ways of writing it would be two companies (C.1).
fn as_on_the_licence(uscc: &str) -> Result<(), Refused> {
    let judged = validate::uscc(uscc);
    if judged.normal.as_deref() == Some(uscc) {
        return Ok(());
    }
    let text = match judged.normal {
        Some(normal) => Text::new(
            format!("统一社会信用代码请照执照写成 {normal}"),
            format!("write the credit code as the licence does: {normal}"),
        ),
        None => judged.reasons.into_iter().next().map(|reason| reason.text).unwrap_or_else(|| {
            Text::new("请照执照填写统一社会信用代码", "enter the credit code as the licence shows it")
        }),
    };
    Err(Refused::new("bad-uscc", text))
}

/// The operator may set what the rule declares, within its bounds, with a reason.
fn overridable(after: &World, rulebook: &Rulebook, id: &str, draft: &Draft) -> Result<(), Refused> {
    let values = after.rules.get(&draft.subject).map(|fact| &fact.attributes);
    let checked = values.map_or(Ok(()), |values| rulebook.check_overrides(id, values));
    checked.map_err(|fault| {
        let (param, reason) = (&fault.param, &fault.reason);
        let text = Text::new(format!("{id} {param}：{}", reason.zh), format!("{id} {param}: {}", reason.en));
        Refused::new("not-overridable", text)
    })
}

/// Only a path that the rule tells can be found so, and only as it tells it now.
fn on_the_way(rulebook: &Rulebook, id: &str, version: u32) -> Result<(), Refused> {
    let path = rulebook.rule(id).and_then(|rule| rule.menu_path.as_ref());
    let text = match path {
        Some(path) if path.version == version => return Ok(()),
        Some(_) => Text::new(
            "菜单路径的写法已更新：请按现在的写法核对后再确认",
            "the path is told otherwise by now: check it as it stands, then confirm it",
        ),
        None => Text::new(
            "这条规则没有菜单路径，无从确认",
            "this rule tells no path through the menus, so there is nothing to confirm",
        ),
    };
    Err(Refused::new("not-possible-now", text))
}

fn published(after: &World, year: i32, draft: &Draft) -> Result<(), Refused> {
    let notice = after.years.get(&draft.subject).map(|fact| &fact.attributes);
    let checked = notice.map_or(Ok(()), |notice| Calendar::check_notice(year, notice));
    checked.map_err(|text| Refused::new("bad-notice", text))
}

/// A version is accepted where its differences are shown; a file of changes cannot name one that was never looked at.
fn accepted_elsewhere() -> Refused {
    let text = Text::new(
        "新版规则要看过差异再采用：在“规则库”里确认，或用 storewarden-cli rules --accept",
        "new rules are accepted after a look at what differs: in the rulebook, or with storewarden-cli rules --accept",
    );
    Refused::new("accept-in-rulebook", text)
}

/// Only a description brings a subject into being, and a sub-account needs its store. A rule is there by its file.
fn known(world: &World, draft: &Draft) -> Result<(), Refused> {
    let subject = &draft.subject;
    let exists = world.contains(subject);
    let store_missing = matches!(subject, Subject::SubAccount(key) if !world.stores.contains_key(&Subject::Store(key.store.clone())));
    let told = matches!(draft.what, What::MenuPathConfirmed(_));
    if (exists || told || draft.what.patch().is_some()) && !store_missing {
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
    Err(Refused::new("unknown-subject", Text::new(format!("{subject}：{zh}"), format!("{subject}: {en}"))))
}

fn not_applicable(fault: &NotApplicable) -> Refused {
    let (code, zh) = match fault {
        NotApplicable::WrongSubject { .. } => ("wrong-subject", "此类变更不适用于该对象"),
        NotApplicable::BadPatch { .. } => ("bad-data", "字段名或值不对"),
        NotApplicable::NothingToRetract { .. } => ("no-such-change", "没有可撤销的这条记录"),
    };
    Refused::new(code, Text::new(format!("{zh}：{fault}"), fault.to_string()))
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

pub(super) fn life<'a>(
    world: &'a World,
    rulebook: &'a Rulebook,
    key: &'a SubAccountKey,
    at: Instant,
) -> Option<Life<'a>> {
    let account = world.sub_accounts.get(&Subject::SubAccount(key.clone()))?;
    let facts = SubAccountFacts::of(world, key, account);
    Some(Life::until(&facts, &rulebook.sub_account_rules(&key.store.platform), at))
}
