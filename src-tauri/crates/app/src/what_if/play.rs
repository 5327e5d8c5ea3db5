//! Suppositions, turned into what an operator would record.

use crate::{
    App, AppFault,
    wire::{OverrideRequest, RecordOutcome, RecordRequest, Refusal, Scenario},
};
use chrono::NaiveDate;
use serde_json::json;
use storewarden_db::facts;
use storewarden_domain::{
    change::{Draft, FactChange, Leaving, MemberPenalty, Patch, What},
    facts::TemporaryWindow,
    subject::{StoreKey, SubAccountKey, Subject},
    text::Text,
    time::Instant,
};

/// Accounts of one promotion; more is a slip of the hand.
const ACCOUNTS: u32 = 500;

pub enum Played {
    Done,
    /// There is nothing to see of it before this instant.
    LookFrom(Instant),
    /// Time alone brings it, at this instant: it is seen only against what is true now.
    Comes(Instant),
    Refused(Vec<Refusal>),
}

/// Records a scenario in `app`, which is a copy. What lies ahead of `now` is recorded when its time has come.
pub fn play(app: &App, now: Instant, scenario: &Scenario) -> Result<Played, AppFault> {
    match scenario {
        Scenario::Value { with } => {
            // What is only supposed needs no reason.
            let reason = Some(with.reason.clone()).filter(|reason| !reason.trim().is_empty());
            let with = OverrideRequest { reason: reason.unwrap_or_else(|| "推演".into()), ..with.clone() };
            recorded(app.override_rule(now, &with)?)
        }
        Scenario::NewRules => recorded(app.accept_rules(now)?),
        Scenario::DocumentEnds { document } => Ok(match last_valid_day(app, now, document)? {
            Some(day) => Played::Comes(Instant::start_of(day + chrono::Days::new(1))),
            None => Played::Refused(vec![refusal(
                "no-end",
                Text::new(
                    "这份证照没有已知的到期日，长期有效或尚未登记",
                    "no end of this document is known: it is valid without end, or its end is not on record",
                ),
            )]),
        }),
        Scenario::FactChanges { entity, fact, effective } => {
            let what = What::RegisteredFactChanged(FactChange { fact: *fact });
            each(app, now, vec![Draft::new(entity.clone(), *effective, what)])
        }
        Scenario::PersonLeaves { person, effective } => {
            let what = What::Left(Leaving { accounts: Vec::new() });
            each(app, now, vec![Draft::new(person.clone(), *effective, what)])
        }
        Scenario::LinkStands { group, on } => {
            // A fault where there is no such group.
            app.assessment(now, group)?;
            Ok(Played::LookFrom(Instant::start_of(*on)))
        }
        Scenario::MemberPenalised { group, store, effective } => {
            let Some(store) = store.store_key() else { return Ok(no_shop()) };
            let what = What::MemberPenalised(MemberPenalty { store: store.clone(), points: None });
            each(app, now, vec![Draft::new(group.clone(), *effective, what)])
        }
        Scenario::PromotionStarts { store, accounts, effective, from, to } => {
            let Subject::Store(key) = store else { return Ok(no_shop()) };
            if *accounts == 0 || *accounts > ACCOUNTS {
                let text = Text::new(
                    format!("临时账号数要在 1 到 {ACCOUNTS} 之间"),
                    format!("between 1 and {ACCOUNTS} temporary accounts can be supposed"),
                );
                return Ok(Played::Refused(vec![refusal("out-of-range", text)]));
            }
            each(app, now, promotion(app, key, *accounts, *effective, (*from, *to))?)
        }
        Scenario::Changes { changes } => each(app, now, changes.clone()),
    }
}

/// The window is confirmed with so many accounts wanted, and they are made.
fn promotion(
    app: &App,
    key: &StoreKey,
    accounts: u32,
    effective: Instant,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Draft>, AppFault> {
    let store = Subject::Store(key.clone());
    let world = app.read(|tx| Ok(facts::store_with_accounts(tx, key)?))?;
    let known = world.stores.get(&store).map(|store| store.attributes.temporary_windows.clone());
    let mut windows = known.unwrap_or_default();
    windows.push(TemporaryWindow { from, to, needed: Some(accounts) });
    let described = Patch::from_iter([("temporary_windows".to_owned(), json!(windows))]);
    let mut drafts = vec![Draft::new(store, effective, What::StoreDescribed(described))];
    let subjects = (1u32..).map(|number| {
        Subject::SubAccount(SubAccountKey { store: key.clone(), sub: format!("推演临时{number:02}") })
    });
    let free = subjects.filter(|subject| !world.sub_accounts.contains_key(subject));
    drafts.extend(free.take(accounts as usize).map(|subject| {
        let fields = [("kind", json!("temp-cs")), ("created_at", json!(effective))];
        let fields = Patch::from_iter(fields.map(|(name, value)| (name.to_owned(), value)));
        Draft::new(subject, effective, What::SubAccountDescribed(fields))
    }));
    Ok(drafts)
}

/// Records the changes of one instant together, and the instants in their order.
fn each(app: &App, now: Instant, mut changes: Vec<Draft>) -> Result<Played, AppFault> {
    changes.sort_by_key(|draft| draft.effective);
    for together in changes.chunk_by(|one, other| one.effective == other.effective) {
        let at = together.first().map_or(now, |draft| draft.effective.max(now));
        let played = recorded(app.record(at, &RecordRequest::of(together.to_vec()))?)?;
        if matches!(played, Played::Refused(_)) {
            return Ok(played);
        }
    }
    Ok(Played::Done)
}

fn recorded(outcome: RecordOutcome) -> Result<Played, AppFault> {
    Ok(match outcome {
        RecordOutcome::Recorded { .. } => Played::Done,
        RecordOutcome::Refused { refusals } => Played::Refused(refusals),
    })
}

fn last_valid_day(app: &App, now: Instant, document: &Subject) -> Result<Option<NaiveDate>, AppFault> {
    let assessment = app.assessment(now, document)?;
    Ok(assessment.document.and_then(|state| state.last_valid_day))
}

fn refusal(code: &str, text: Text) -> Refusal {
    Refusal { index: 0, code: code.into(), text, field: None, evidence: Vec::new(), rule: None }
}

fn no_shop() -> Played {
    let text = Text::new("要指明一家店铺", "a shop has to be named");
    Played::Refused(vec![refusal("store-missing", text)])
}
