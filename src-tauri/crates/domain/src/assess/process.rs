//! Procedures at a platform that take some working days, and after which it is asked (`platform-process`): a login phone that
//! is reset by papers, a change of the legal representative, a mail that activates. The time ends with 24:00 of its last
//! working day (rulebook D.2).

use super::{
    deadline::{parameter, steps},
    life::{Refused, Running},
    papers::dated::{over, provisional_reason},
};
use crate::{
    assessment::{Action, Anchor, Deadline, Standing, Why},
    calendar::Counting,
    change::{PlatformProcess, What},
    facts::Store,
    rulebook::{Bound, Rulebook, behaviour::ProcessWithin},
    subject::{StoreKey, Subject},
    text::Text,
    time::Instant,
    vocabulary::{Actor, Consequence, DeadlineState},
};

/// When a process that still runs was started.
fn running(store: &Store, process: &str, now: Instant) -> Option<Instant> {
    let turns = store.events_until(now).filter_map(|event| match &event.what {
        What::ProcessStarted(it) if it.process == process => Some(Some(event.effective)),
        What::ProcessFinished(it) if it.process == process => Some(None),
        _ => None,
    });
    turns.last().flatten()
}

fn rules<'a>(key: &'a StoreKey, rulebook: &'a Rulebook) -> impl Iterator<Item = Bound<'a, ProcessWithin>> {
    rulebook.each_bound::<ProcessWithin>(&key.platform)
}

pub(super) fn deadlines(key: &StoreKey, store: &Store, rulebook: &Rulebook, now: Instant) -> Vec<Deadline> {
    rules(key, rulebook).filter_map(|rule| deadline(key, store, rulebook, rule, now)).collect()
}

fn deadline(
    key: &StoreKey,
    store: &Store,
    rulebook: &Rulebook,
    Bound { rule, params }: Bound<'_, ProcessWithin>,
    now: Instant,
) -> Option<Deadline> {
    let started = running(store, &params.process, now)?;
    let walk = |days: i64| rulebook.calendar().walk(started.date(), days, Counting::default());
    let longest = walk(params.max);
    let clock =
        Running { anchor: Anchor { at: started, event: "process-started".into() }, due: over(longest.last) };
    let at = started.minute_text();
    let mut why = vec![
        Why::new("anchor", Text::new(format!("开始办理：{at}"), format!("begun: {at}"))).until(started),
        parameter(rule, "max", params.max, "个工作日", "working days"),
        Why::new(
            "sum",
            Text::new(
                format!("第 {} 个工作日是 {}，到 24:00", params.max, longest.last),
                format!("working day {} is {}, to its end", params.max, longest.last),
            ),
        )
        .until(clock.due)
        .counting(longest.days.clone()),
    ];
    if let Some(min) = params.min {
        let first = walk(min).last;
        why.push(
            Why::new(
                "reading",
                Text::new(
                    format!("最快 {min} 个工作日，即 {first} 起就可以看有没有结果"),
                    format!("{min} working days at the earliest: look from {first} on"),
                ),
            )
            .until(Instant::start_of(first)),
        );
    }
    if !params.papers.is_empty() {
        let papers = params.papers.join("、");
        why.push(Why::new("papers", Text::new(format!("所需资料：{papers}"), format!("papers: {papers}"))));
    }
    why.extend(longest.provisional().then(provisional_reason));
    let (subject, process) = (Subject::Store(key.clone()), &params.process);
    let named = words(process);
    Some(Deadline {
        id: format!("{}|{subject}|{process}@{}", rule.id, started.millis()),
        rule: rule.id.clone(),
        subject,
        name: store.attributes.name.clone().unwrap_or_else(|| key.main.clone()),
        what: Some(Text::new(format!("平台办理：{}", named.zh), format!("With the platform: {}", named.en))),
        due: clock.due,
        safe_submit: None,
        provisional: longest.provisional(),
        state: if now >= clock.due { DeadlineState::Missed } else { DeadlineState::Open },
        standing: Standing::UnderReview,
        consequence: rule.consequence.unwrap_or(Consequence::Chase),
        actor: rule.actor.unwrap_or(Actor::Operator),
        affects: Vec::new(),
        unmutable: false,
        why,
        steps: steps(&rule.ladder, &clock, None),
        action: None,
        handling: None,
        anchor: clock.anchor,
    })
}

/// Begun once at a time, and only what a rule speaks of. `store` = without the change.
pub(super) fn admit(
    (key, store): (&StoreKey, &Store),
    rulebook: &Rulebook,
    what: &What,
    now: Instant,
) -> Result<(), Refused> {
    let (process, starts) = match what {
        What::ProcessStarted(it) => (&it.process, true),
        What::ProcessFinished(it) => (&it.process, false),
        _ => return Ok(()),
    };
    let no = |zh: String, en: String| Err(Refused::new("not-possible-now", Text::new(zh, en)));
    let known: Vec<&str> = rules(key, rulebook).map(|rule| rule.params.process.as_str()).collect();
    if !known.contains(&process.as_str()) {
        let list = known.join("、");
        return no(
            format!("规则里没有办理事项“{process}”；这个平台有：{list}"),
            format!("no rule speaks of the procedure “{process}”; this platform has: {list}"),
        );
    }
    match (running(store, process, now), starts) {
        (Some(since), true) => no(
            format!("{} 起已在办理，先记录结果", since.minute_text()),
            format!("it has been under way since {}; record its result first", since.minute_text()),
        ),
        (None, false) => {
            no("没有在办理，先记录开始".into(), "it is not under way: record its beginning first".into())
        }
        _ => Ok(()),
    }
}

/// One for each: to begin it, or to end it.
pub(super) fn actions(key: &StoreKey, store: &Store, rulebook: &Rulebook, now: Instant) -> Vec<Action> {
    let one = |rule: Bound<'_, ProcessWithin>| {
        let process = &rule.params.process;
        let data = PlatformProcess { process: process.clone() };
        let what = match running(store, process, now) {
            Some(_) => What::ProcessFinished(data),
            None => What::ProcessStarted(data),
        };
        Action { answers: Some(process.clone()), ..Action::tried(what.kind(), Ok(()), false) }
    };
    rules(key, rulebook).map(one).collect()
}

/// The action that ends the procedure of a deadline.
pub(super) fn moving(deadline: &Deadline, actions: &[Action]) -> Option<Action> {
    let rest = deadline.id.strip_prefix(&format!("{}|{}|", deadline.rule, deadline.subject))?;
    let (process, _) = rest.rsplit_once('@')?;
    let ends =
        |action: &&Action| action.change == "process-finished" && action.answers.as_deref() == Some(process);
    actions.iter().find(ends).cloned()
}

/// A procedure that has no words here is shown by its code.
fn words(process: &str) -> Text {
    let (zh, en) = match process {
        "login-phone-reset" => ("登录手机号重置", "login phone reset"),
        "legal-representative-change" => ("法定代表人变更", "change of the legal representative"),
        "activation-mail" => ("激活邮件", "activation mail"),
        other => (other, other),
    };
    Text::new(zh, en)
}
