//! Snoozed, acknowledged, waived, taken back: what is said then, and what is not.

use super::desk::{DUE, Desk, NONE, SAFE, account, just_before, steps};
use chrono::Duration;
use storewarden_domain::{
    assessment::Deadline,
    change::{Acknowledgement, Resumption, Snooze, Waiver, What},
    remind::{Decision, Retold, Silence, Wishes, decide, retold},
    time::Instant,
};
use storewarden_tests::fixtures::at;

/// The deadline of the one account.
fn freeze(desk: &Desk, now: Instant) -> Deadline {
    desk.deadlines(now).into_iter().find(|d| d.rule.ends_with("verify-within")).expect("it runs")
}

fn snooze(desk: &mut Desk, now: Instant, until: Instant) {
    let Deadline { id: deadline, due, .. } = freeze(desk, now);
    desk.record(account(1), now, What::Snoozed(Snooze { deadline, due, until }));
}

fn acknowledge(desk: &mut Desk, now: Instant) {
    let Deadline { id: deadline, due, .. } = freeze(desk, now);
    let reason = "等总部盖章".into();
    desk.record(account(1), now, What::Acknowledged(Acknowledgement { deadline, due, reason }));
}

fn waive(desk: &mut Desk, now: Instant) {
    let Deadline { id: deadline, due, .. } = freeze(desk, now);
    desk.record(account(1), now, What::Waived(Waiver { deadline, due, reason: "账号不再使用".into() }));
}

fn resume(desk: &mut Desk, now: Instant) {
    let Deadline { id: deadline, due, .. } = freeze(desk, now);
    desk.record(account(1), now, What::RemindersResumed(Resumption { deadline, due }));
}

fn silence(decision: &Decision) -> Vec<Silence> {
    decision.silent.iter().map(|(_, why)| *why).collect()
}

#[test]
fn snoozed_is_silent_until_then_is_said_again_then_and_goes_on_with_the_later_steps() {
    let mut desk = Desk::with(1);
    let (told, until) = (at(SAFE) - Duration::days(1), at(SAFE) - Duration::hours(2));
    assert_eq!(steps(&desk.say(told)), ["safe-1d"]);
    snooze(&mut desk, told, until);
    // The step four hours before lies within.
    let within = desk.decision(at(SAFE) - Duration::hours(4), NONE);
    assert_eq!((silence(&within), within.next_at), (vec![Silence::Snoozed], Some(until)));
    assert_eq!(desk.say(just_before(until)), []);
    assert_eq!(steps(&desk.say(until)), [format!("snooze-{}", until.millis())]);
    assert_eq!(desk.say(until + Duration::minutes(1)), [], "once");
    assert_eq!(steps(&desk.say(at(SAFE))), ["safe-0"], "and the ladder goes on");
}

#[test]
fn a_snooze_that_ended_while_nobody_looked_collapses_into_the_later_step() {
    let mut desk = Desk::with(1);
    desk.say(at(SAFE) - Duration::days(1));
    snooze(&mut desk, at(SAFE) - Duration::days(1), at(SAFE) - Duration::hours(2));
    assert_eq!(steps(&desk.say(at(SAFE) + Duration::hours(1))), ["safe-0"]);
    assert_eq!(desk.say(at(SAFE) + Duration::hours(2)), []);
}

#[test]
fn a_later_snooze_replaces_the_former_and_taking_it_back_lets_the_steps_go_on() {
    let mut desk = Desk::with(1);
    let told = at(SAFE) - Duration::days(1);
    desk.say(told);
    snooze(&mut desk, told, at(SAFE) + Duration::hours(1));
    snooze(&mut desk, told + Duration::minutes(5), told + Duration::hours(1));
    assert_eq!(desk.say(told + Duration::hours(1)).len(), 1, "the earlier time, chosen later");
    snooze(&mut desk, told + Duration::hours(2), at(SAFE) + Duration::hours(1));
    resume(&mut desk, told + Duration::hours(3));
    assert_eq!(steps(&desk.say(at(SAFE) - Duration::hours(4))), ["safe-4h"]);
    assert_eq!(steps(&desk.say(at(SAFE))), ["safe-0"]);
}

#[test]
fn a_moved_date_knows_nothing_of_what_was_decided_about_the_old_one() {
    let mut desk = Desk::with(1);
    desk.say(at(SAFE) - Duration::days(1));
    waive(&mut desk, at(SAFE) - Duration::days(1));
    desk.created(1, at(super::desk::CREATED) - Duration::hours(1));
    assert_eq!(steps(&desk.say(at(SAFE))), ["safe-0"], "an hour later than the new time, but said");
    desk.created(1, at(super::desk::CREATED));
    assert_eq!(silence(&desk.decision(at(SAFE), NONE)), [Silence::Waived], "and back again");
}

#[test]
fn acknowledged_settles_what_has_come_and_the_next_step_reminds_again() {
    let mut desk = Desk::with(1);
    // The desktop was paused, so nothing was said of the steps so far.
    let now = at(SAFE) - Duration::hours(5);
    acknowledge(&mut desk, now);
    let decision = desk.decision(now, NONE);
    assert_eq!(silence(&decision), [Silence::Acknowledged]);
    assert_eq!(decision.next_at, Some(at(SAFE) - Duration::hours(4)));
    assert_eq!(steps(&desk.say(at(SAFE) - Duration::hours(4))), ["safe-4h"]);
    assert_eq!(silence(&desk.decision(at(SAFE) - Duration::hours(1), NONE)), [Silence::NotYet]);
}

#[test]
fn waived_is_never_said_again_and_taken_back_it_is() {
    let mut desk = Desk::with(1);
    waive(&mut desk, at(SAFE) - Duration::days(4));
    for time in [at(SAFE) - Duration::days(3), at(SAFE), at(DUE), at(DUE) + Duration::days(9)] {
        let decision = desk.decision(time, NONE);
        assert_eq!((silence(&decision), decision.next_at), (vec![Silence::Waived], None));
    }
    resume(&mut desk, at(DUE) - Duration::hours(30));
    assert_eq!(steps(&desk.say(at(DUE) - Duration::hours(30))), ["safe-0"]);
    assert_eq!(steps(&desk.say(at(DUE))), ["due-0"]);
}

#[test]
fn what_cannot_be_muted_is_said_in_spite_of_pause_quiet_hours_snooze_and_waiver() {
    let mut desk = Desk::with(1);
    let told = at(SAFE) - Duration::days(1);
    desk.say(told);
    snooze(&mut desk, told, at(SAFE) + Duration::hours(12));
    let quiet = storewarden_domain::remind::QuietHours::parse("00:00", "23:59");
    let wishes = Wishes { paused: true, quiet };
    let unmutable = |desk: &Desk, now: Instant| -> Vec<Deadline> {
        desk.deadlines(now).into_iter().map(|d| Deadline { unmutable: true, ..d }).collect()
    };
    let next = at(SAFE) - Duration::hours(4);
    let before = decide(&unmutable(&desk, just_before(next)), &desk.said, wishes, just_before(next));
    assert_eq!((silence(&before), before.next_at), (vec![Silence::Snoozed], Some(next)));
    let then = decide(&unmutable(&desk, next), &desk.said, wishes, next);
    assert_eq!(steps(&then.messages), ["safe-4h"], "the snooze reaches to the next step and no further");
}

#[test]
fn a_message_that_may_have_been_seen_is_kept_while_snoozed_and_paused_and_dropped_when_waived() {
    let mut desk = Desk::with(1);
    let told = at(SAFE) - Duration::days(1);
    let message = desk.say(told).pop().expect("a message");
    let soon = told + Duration::minutes(1);
    let again = |desk: &Desk, wishes, now| retold(&message, &desk.deadlines(now), wishes, now);
    assert!(matches!(again(&desk, NONE, soon), Retold::Again(_)));
    assert_eq!(again(&desk, Wishes { paused: true, ..NONE }, soon), Retold::Held);
    snooze(&mut desk, soon, soon + Duration::hours(1));
    assert_eq!(again(&desk, NONE, soon), Retold::Settled, "the snooze's end speaks in its place");
    resume(&mut desk, soon + Duration::minutes(1));
    waive(&mut desk, soon + Duration::minutes(2));
    assert_eq!(again(&desk, NONE, soon + Duration::minutes(3)), Retold::Settled);
}
