//! What is to be done before and after a change (rulebook E.3, checklist; row 13; X-10): one rule an entry, with its day,
//! counted from that of the change. Before it is the planned day, after it the day on which the new account was bound.

use super::{
    draw::{Draw, anchor},
    life::{Life, not_now},
};
use crate::{
    assess::{
        deadline::parameter,
        life::Refused,
        papers::dated::{over, rungs, shifted},
    },
    assessment::{Anchor, ChecklistEntry, Deadline, Standing, Why},
    change::What,
    rulebook::{Bound, behaviour::ChecklistRule},
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{Actor, BindingStage, ChecklistStage},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What was recorded about the entries of one change, by item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    done: BTreeMap<String, Instant>,
    waived: BTreeMap<String, String>,
    owner: BTreeMap<String, String>,
}

/// The rules that speak of this kind of binding.
fn rules<'a>(life: &Life<'a>) -> Vec<Bound<'a, ChecklistRule>> {
    let all = life.rulebook.each_bound::<ChecklistRule>(&life.platform);
    all.filter(|rule| rule.params.binding.is_none_or(|kind| Some(kind) == life.kind)).collect()
}

/// The day from which an entry's day is counted; none after a change that has not come yet.
fn day(life: &Life, stage: ChecklistStage) -> Option<NaiveDate> {
    let change = life.change.as_ref()?;
    match stage {
        ChecklistStage::Before => Some(change.plan.on),
        ChecklistStage::After => change.rebound.map(Instant::date),
    }
}

/// What blocks first, then what is due first; before a change comes before after it. Empty without a change.
pub(super) fn entries(life: &Life) -> Vec<ChecklistEntry> {
    let Some(change) = &life.change else { return Vec::new() };
    let entry = |Bound { rule, params }: Bound<'_, ChecklistRule>| ChecklistEntry {
        item: params.item.clone(),
        stage: params.stage,
        text: rule.statement.clone(),
        rule: rule.id.clone(),
        blocking: params.blocking,
        actor: rule.actor.unwrap_or(Actor::Operator),
        owner: change.marks.owner.get(&params.item).map(|id| Subject::Staff(id.clone())),
        due: day(life, params.stage).map(|day| over(shifted(day, params.due))),
        done: change.marks.done.get(&params.item).copied(),
        waived: change.marks.waived.get(&params.item).cloned(),
    };
    let mut ranked: Vec<_> = rules(life).into_iter().map(|rule| (rule.params.due, entry(rule))).collect();
    ranked.sort_by(|(a_due, a), (b_due, b)| {
        (a.stage, !a.blocking, a_due, &a.rule).cmp(&(b.stage, !b.blocking, b_due, &b.rule))
    });
    ranked.into_iter().map(|(_, entry)| entry).collect()
}

/// what blocks a change is done before it starts.
pub(super) fn ready(life: &Life) -> Result<(), Refused> {
    let mut open = entries(life).into_iter();
    let missing = open.find(|it| it.stage == ChecklistStage::Before && it.blocking && it.open());
    let Some(entry) = missing else { return Ok(()) };
    let refused = Refused::new(
        "checklist-blocking",
        Text::new(
            format!("先完成准备事项再开始：{}", entry.text.zh),
            format!("finish this before you begin: {}", entry.text.en),
        ),
    );
    Err(Refused { rule: Some(entry.rule), ..refused })
}

/// The store cannot sell until these are done.
pub(super) fn blocking_sales(life: &Life) -> Option<ChecklistEntry> {
    let rebound = life.stage == BindingStage::Rebound;
    let mut open = entries(life).into_iter().filter(|_| rebound);
    open.find(|it| it.stage == ChecklistStage::After && it.blocking && it.open())
}

/// Row 13: everything is done or waived.
pub(super) fn finish(life: &mut Life, at: Instant) {
    if life.stage == BindingStage::Rebound && !entries(life).iter().any(ChecklistEntry::open) {
        life.change = None;
        life.enter(BindingStage::Bound, at);
    }
}

/// One mark, at its time. On error nothing changed.
pub(super) fn receive(life: &mut Life, what: &What, at: Instant) -> Result<(), Refused> {
    let item = match what {
        What::ChecklistDone(tick) => &tick.item,
        What::ChecklistWaived(waiver) => &waiver.item,
        What::ChecklistAssigned(assigned) => &assigned.item,
        _ => return Ok(()),
    };
    let all = entries(life);
    if all.is_empty() {
        return Err(not_now(
            "没有进行中的更换，也就没有清单",
            "no change is under way, so there is no checklist",
        ));
    }
    let Some(entry) = all.into_iter().find(|entry| entry.item == *item) else {
        return Err(Refused::new(
            "unknown-item",
            Text::new(format!("清单里没有“{item}”这一项"), format!("the checklist has no item “{item}”")),
        ));
    };
    if entry.stage == ChecklistStage::After && life.stage != BindingStage::Rebound {
        return Err(not_now("这一项在绑好新账号之后才做", "this is done once the new account is bound"));
    }
    if !entry.open() && !matches!(what, What::ChecklistAssigned(_)) {
        return Err(not_now("这一项已经完成或免做", "this is done or waived already"));
    }
    if let What::ChecklistWaived(waiver) = what {
        waivable(&entry, &waiver.reason)?;
    }
    let Some(change) = &mut life.change else { return Ok(()) };
    let marks = &mut change.marks;
    match what {
        What::ChecklistDone(_) => {
            marks.done.insert(entry.item, at);
        }
        What::ChecklistWaived(waiver) => {
            marks.waived.insert(entry.item, waiver.reason.trim().into());
        }
        What::ChecklistAssigned(assigned) => match &assigned.owner {
            Some(owner) => {
                marks.owner.insert(entry.item, owner.clone());
            }
            None => {
                marks.owner.remove(&entry.item);
            }
        },
        _ => {}
    }
    finish(life, at);
    Ok(())
}

/// A reason is given, and nothing is blocked by it: waiving does not make a store sell again.
fn waivable(entry: &ChecklistEntry, reason: &str) -> Result<(), Refused> {
    if entry.blocking {
        let text = Text::new(
            "这一项不做就不能往下走（店铺不能销售，或数据没有备份），不能免做",
            "nothing goes on without this (the store cannot sell, or the data is not backed up), so it cannot be waived",
        );
        return Err(Refused { rule: Some(entry.rule.clone()), ..Refused::new("item-blocking", text) });
    }
    if reason.trim().is_empty() {
        let text = Text::new("请写明为什么不用做", "say why it need not be done");
        return Err(Refused::new("reason-missing", text));
    }
    Ok(())
}

/// One for each open entry whose day is known.
pub(super) fn deadlines(life: &Life) -> Vec<Deadline> {
    let open = entries(life).into_iter().filter(ChecklistEntry::open);
    open.filter_map(|entry| deadline(life, &entry)).collect()
}

fn deadline(life: &Life, entry: &ChecklistEntry) -> Option<Deadline> {
    let change = life.change.as_ref()?;
    let Bound { rule, params } = rules(life).into_iter().find(|it| it.params.item == entry.item)?;
    let (from, due) = (day(life, entry.stage)?, entry.due?);
    let (at, event, counted) = match (entry.stage, change.rebound) {
        (ChecklistStage::After, Some(rebound)) => {
            (rebound, "rebound", ("绑好新账号", "the new account was bound"))
        }
        _ => (change.planned, "binding-change-planned", ("计划更换", "the change was planned")),
    };
    let (last, days) = (shifted(from, params.due), params.due);
    let at = Anchor { at, event: event.into() };
    let why = vec![
        anchor(&at, Text::new(counted.0, counted.1)),
        parameter(rule, "due", days, "天", "days"),
        Why::new(
            "sum",
            Text::new(
                format!("更换当天 {from}，其后 {days} 天：{last} 24:00 前完成"),
                format!("the day of the change is {from}, {days} days on: by the end of {last}"),
            ),
        )
        .until(due),
    ];
    let steps = rungs("due", &rule.ladder.due, last);
    let (started, what) = (entry.item.clone(), rule.statement.clone());
    let what = Text::new(what.zh.trim_end_matches('。'), what.en.trim_end_matches('.'));
    Some(
        Draw { rule, started, anchor: at, due, what, why, steps, standing: Standing::Running, met: false }
            .draw(life),
    )
}
