//! What is worth knowing about a binding besides its deadlines. Ordered by code.

use super::{checklist, life::Life, lock, page, release, wait};
use crate::{
    assess::offboarding::left_at,
    assessment::Finding,
    rulebook::{
        Rule,
        behaviour::{
            BindingReview, FrequentRebinding, MainBindingRequired, PermanentBinding, ProcessWithin,
            RebindWait,
        },
    },
    subject::Subject,
    text::Text,
    time::Instant,
    vocabulary::{BindingKind, BindingStage, StoreStatus},
};
use chrono::Duration;

pub(super) fn of(life: &Life) -> Vec<Finding> {
    if life.facts.binding.attributes.archived {
        return Vec::new();
    }
    let all = [
        ignored(life),
        locked(life),
        permanent(life),
        frequent(life),
        promotion(life),
        restart(life),
        waiting(life),
        blocked(life),
        keeper(life),
        refund(life),
        closing_undated(life),
    ];
    let mut found: Vec<Finding> = all.into_iter().flatten().collect();
    found.sort_by(|a, b| a.code.cmp(&b.code));
    found
}

fn finding(code: &str, rule: Option<&Rule>, zh: impl Into<String>, en: impl Into<String>) -> Option<Finding> {
    Some(Finding::new(code, Text::new(zh, en), rule))
}

/// A change is planned, and the old account is still bound: what row 2 warns of.
fn planned(life: &Life) -> bool {
    life.change.is_some() && matches!(life.stage, BindingStage::ChangePlanned | BindingStage::Bound)
}

fn ignored(life: &Life) -> Option<Finding> {
    life.ignored.first()?;
    finding(
        "event-ignored",
        None,
        "有记录与前后状态不符，未计入：请核对历史",
        "a record does not fit what came before it and is not counted: check the history",
    )
}

fn locked(life: &Life) -> Option<Finding> {
    let until = lock::until(life).filter(|until| planned(life) && life.now < *until)?;
    let (rule, at) = (life.lock()?.rule, until.due_text());
    finding(
        "binding-locked",
        Some(rule),
        format!("锁定期到 {at} 为止，之前平台可能不让更换：把更换日期排在那之后"),
        format!("locked until {at}; before that the platform may refuse: plan the change for after it"),
    )
}

fn permanent(life: &Life) -> Option<Finding> {
    let kind = life.kind.filter(|_| planned(life))?;
    let rule = life.rule_where::<PermanentBinding>(|rule| rule.binding == kind)?.rule;
    finding(
        "binding-may-be-permanent",
        Some(rule),
        "来源说法不一：有的称这种绑定是永久的，可能解不开。先到后台看有没有“换绑”，再安排",
        "the sources disagree: one calls this binding permanent, so it may not come off. See whether the page offers an exchange before you arrange anything",
    )
}

/// Row 2: the planned or running change counts among those of the last days.
fn frequent(life: &Life) -> Option<Finding> {
    let rule = life.rule::<FrequentRebinding>()?;
    let span = Duration::days(rule.params.within);
    let made = life.exchanges.iter().filter(|at| life.now < **at + span).count();
    let running = life.change.as_ref().is_some_and(|change| change.rebound.is_none());
    let count = made + usize::from(running);
    if i64::try_from(count).unwrap_or(i64::MAX) < rule.params.max {
        return None;
    }
    let days = rule.params.within;
    finding(
        "change-frequent",
        Some(rule.rule),
        format!("{days} 天内第 {count} 次更换：频繁更换可能影响小店业务，能不换就不换"),
        format!(
            "change number {count} within {days} days: frequent changes may harm the shop's business, leave it if you can"
        ),
    )
}

fn promotion(life: &Life) -> Option<Finding> {
    let change = life.change.as_ref().filter(|change| planned(life) && change.plan.promotion)?;
    let on = change.plan.on;
    finding(
        "promotion-running",
        life.rule::<MainBindingRequired>().map(|rule| rule.rule),
        format!("{on} 有活动在进行，更换期间店铺可能不能销售：避开活动期"),
        format!(
            "a promotion runs on {on}, and the store may be unable to sell during the change: choose another day"
        ),
    )
}

/// Row 6
fn restart(life: &Life) -> Option<Finding> {
    let step = life.change.as_ref()?.restart?;
    finding(
        "page-time-over",
        page::rule(life, step).map(|rule| rule.rule),
        "页面时限已过，这一步没有完成：重新开始，并填页面显示的时间",
        "the page's time is over and the step was not finished: begin it again, and enter the time that the page shows",
    )
}

/// Rows 8 and 12. Never "you may now".
fn waiting(life: &Life) -> Option<Finding> {
    let wait = wait::of(life).filter(|wait| life.now >= wait.try_from)?;
    let rule = life.rule::<RebindWait>()?.rule;
    if life.now < wait.longest {
        return finding(
            "rebind-may-be-tried",
            Some(rule),
            "预计等待的最短时间已过；能不能绑以平台页面为准，不接受就隔几天再看",
            "the shortest wait that is expected is over; the platform's page says whether the new account can be bound, and if not, look again some days later",
        );
    }
    let papers = life.rule_where::<ProcessWithin>(|rule| !rule.papers.is_empty());
    let listed = papers.map(|rule| rule.params.papers.join("、")).unwrap_or_default();
    let (zh, en) = match life.kind {
        _ if listed.is_empty() => (String::new(), String::new()),
        Some(BindingKind::LoginPhone) | None => {
            (format!("；寄资料：{listed}"), format!("; papers: {listed}"))
        }
        Some(_) => (
            format!("；原登录账号已注销的，另可寄资料：{listed}"),
            format!("; where its login account was cancelled, papers can be sent in: {listed}"),
        ),
    };
    finding(
        "rebind-overdue",
        Some(rule),
        format!("已超过预计的最长等待：向平台申诉{zh}，并在店铺上记录办理进度"),
        format!(
            "longer than the longest wait that is expected: appeal to the platform{en}, and record the procedure on the store"
        ),
    )
}

fn blocked(life: &Life) -> Option<Finding> {
    let rule = sales_blocked(life)?.1;
    finding(
        "sales-blocked",
        rule,
        "主账号没有绑好，店铺不能销售",
        "the main account is not bound, so the store cannot sell",
    )
}

/// Since when the store cannot sell because of this binding, and by which rule: between the old account and the new one, and
/// then until what blocks is done; or since its account was released.
pub(super) fn sales_blocked<'a>(life: &Life<'a>) -> Option<(Instant, Option<&'a Rule>)> {
    let required = || life.rule::<MainBindingRequired>().map(|rule| rule.rule);
    if life.facts.closed(life.now).is_some() {
        return None;
    }
    match life.stage {
        BindingStage::Waiting | BindingStage::Rebinding => Some((life.change.as_ref()?.unbound?, required())),
        BindingStage::Rebound => {
            let entry = checklist::blocking_sales(life)?;
            let change = life.change.as_ref()?;
            Some((change.unbound.or(change.rebound)?, life.rulebook.rule(&entry.rule)))
        }
        BindingStage::Released => Some((life.since, required())),
        _ => None,
    }
}

/// Whoever holds the recovery phone can take the shop back, or away.
fn keeper(life: &Life) -> Option<Finding> {
    let rule = life.rule::<BindingReview>().filter(|_| life.bound.is_some())?.rule;
    let Some(keeper) = life.facts.keeper else {
        return finding(
            "keeper-missing",
            Some(rule),
            "没有登记找回手机由谁持有：账号被盗时要靠它找回，请填写",
            "who holds the recovery phone is not on record: it is the way back when the account is taken over, enter it",
        );
    };
    left_at(keeper, life.now)?;
    let found = finding(
        "keeper-left",
        Some(rule),
        "持有找回手机的人已离职：收回手机，换成在职人员持有",
        "whoever holds the recovery phone has left: take it back and give it to somebody who is there",
    )?;
    let evidence = life.facts.binding.attributes.phone_keeper.clone().map(Subject::Staff);
    Some(Finding { evidence: evidence.into_iter().collect(), ..found })
}

fn refund(life: &Life) -> Option<Finding> {
    if life.stage != BindingStage::Releasing || !release::refund_unknown(life) {
        return None;
    }
    let event = life.release.as_ref()?.event;
    finding(
        "refund-missing",
        release::rule(life, event).map(|rule| rule.rule),
        "释放时间要等保证金退回才能推算：退回后在店铺上记录",
        "when it is released follows from the deposit's return: record on the store when it came back",
    )
}

/// The row says closed, and nobody said since when.
fn closing_undated(life: &Life) -> Option<Finding> {
    let status = life.facts.store?.attributes.status;
    if status != Some(StoreStatus::Closed) || life.facts.closed(life.now).is_some() {
        return None;
    }
    finding(
        "closing-undated",
        None,
        "店铺状态是已关闭，但没有记录关店时间：补记后才能推算释放时间",
        "the store counts as closed, and when it was is not recorded: record it, so that the release can be told",
    )
}

/// When one of them comes or goes.
pub(super) fn instants(life: &Life) -> Vec<Instant> {
    let within = life.rule::<FrequentRebinding>().map(|rule| Duration::days(rule.params.within));
    let ends = within.into_iter().flat_map(|span| life.exchanges.iter().map(move |at| *at + span));
    ends.chain(lock::until(life)).collect()
}
