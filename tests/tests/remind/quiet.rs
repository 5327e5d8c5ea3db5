//! Quiet hours: what falls due inside them is said before they begin.

use super::desk::{Desk, NONE, account, just_before, steps};
use storewarden_domain::{
    assessment::Deadline,
    change::{Snooze, What},
    remind::{BEFORE_QUIET, QuietHours, Silence, Wishes},
    time::Instant,
};
use storewarden_tests::fixtures::at;

fn night() -> Wishes {
    Wishes { quiet: QuietHours::parse("22:00", "08:00"), ..NONE }
}

/// An account whose freeze falls on 2026-03-09 02:00, in the night.
fn at_night() -> Desk {
    let mut desk = Desk::with(0);
    desk.created(1, at("2026-03-02T02:00:00+08:00"));
    desk
}

fn evening() -> Instant {
    at("2026-03-08T22:00:00+08:00") - BEFORE_QUIET
}

#[test]
fn what_falls_due_in_the_night_is_said_before_it_and_once() {
    let mut desk = at_night();
    desk.say_as_wished(at("2026-03-08T02:00:00+08:00"), NONE);
    assert_eq!(desk.say_as_wished(just_before(evening()), night()), []);
    assert_eq!(desk.decision(just_before(evening()), night()).next_at, Some(evening()));
    let said = desk.say_as_wished(evening(), night());
    assert_eq!(steps(&said), ["due-0"]);
    assert!(said[0].body.zh.contains("4 小时 5 分"), "told as what is still ahead: {}", said[0].body);
    for time in ["2026-03-08T22:00:00+08:00", "2026-03-09T02:00:00+08:00", "2026-03-09T08:00:00+08:00"] {
        assert_eq!(desk.say_as_wished(at(time), night()), [], "not again at {time}");
    }
}

#[test]
fn what_can_wait_waits_for_the_end_of_the_night() {
    let mut desk = Desk::with(1);
    // Recorded at night: three days before the latest submission lie hours back by then.
    let now = at("2026-03-04T23:00:00+08:00");
    let decision = desk.decision(now, night());
    assert_eq!(decision.silent.iter().map(|(_, why)| *why).collect::<Vec<_>>(), [Silence::Quiet]);
    assert_eq!(decision.next_at, Some(at("2026-03-05T08:00:00+08:00")));
    assert_eq!(desk.say_as_wished(at("2026-03-05T07:59:59+08:00"), night()), []);
    assert_eq!(steps(&desk.say_as_wished(at("2026-03-05T08:00:00+08:00"), night())), ["safe-3d"]);
}

#[test]
fn what_could_not_be_said_before_and_would_be_over_by_the_morning_is_said_in_the_night() {
    let mut desk = at_night();
    desk.say_as_wished(at("2026-03-08T02:00:00+08:00"), NONE);
    // The computer slept through the evening.
    assert_eq!(steps(&desk.say_as_wished(at("2026-03-08T23:10:00+08:00"), night())), ["due-0"]);
    // And through the freeze itself: now it can wait.
    let mut late = at_night();
    late.say_as_wished(at("2026-03-08T02:00:00+08:00"), NONE);
    assert_eq!(late.say_as_wished(at("2026-03-09T03:00:00+08:00"), night()), []);
    assert_eq!(steps(&late.say_as_wished(at("2026-03-09T08:00:00+08:00"), night())), ["due-0"]);
}

#[test]
fn what_is_due_when_the_night_ends_is_not_said_too_late() {
    let mut desk = Desk::with(0);
    desk.created(1, at("2026-03-02T08:00:00+08:00"));
    desk.say_as_wished(at("2026-03-08T08:00:00+08:00"), NONE);
    assert_eq!(desk.say_as_wished(at("2026-03-09T07:59:59+08:00"), night()), []);
    assert_eq!(steps(&desk.say_as_wished(at("2026-03-09T08:00:00+08:00"), night())), ["due-0"]);
}

fn snoozed(at_time: &str, until: &str) -> Desk {
    let mut desk = at_night();
    desk.say_as_wished(at("2026-03-07T02:00:00+08:00"), NONE);
    let now = at(at_time);
    let freeze = desk.deadlines(now).into_iter().find(|d| d.rule.ends_with("verify-within"));
    let Deadline { id: deadline, due, .. } = freeze.expect("it runs");
    desk.record(account(1), now, What::Snoozed(Snooze { deadline, due, until: at(until) }));
    desk
}

#[test]
fn a_snooze_into_the_night_ends_before_it_where_it_was_decided_early_enough() {
    let mut desk = snoozed("2026-03-07T20:00:00+08:00", "2026-03-07T23:00:00+08:00");
    let before = at("2026-03-07T22:00:00+08:00") - BEFORE_QUIET;
    assert_eq!(desk.say_as_wished(just_before(before), night()), []);
    assert_eq!(desk.say_as_wished(before, night()).len(), 1);
    assert_eq!(desk.say_as_wished(at("2026-03-08T00:30:00+08:00"), night()), []);
}

#[test]
fn a_snooze_decided_in_the_night_waits_for_its_end_and_keeps_the_rest_silent_too() {
    let mut desk = snoozed("2026-03-07T22:10:00+08:00", "2026-03-07T23:00:00+08:00");
    for time in ["2026-03-07T22:11:00+08:00", "2026-03-07T23:00:00+08:00", "2026-03-08T07:59:00+08:00"] {
        assert_eq!(desk.say_as_wished(at(time), night()), [], "{time}");
    }
    // 24 hours before the freeze lay in the same night: the later step speaks for both.
    assert_eq!(steps(&desk.say_as_wished(at("2026-03-08T08:00:00+08:00"), night())), ["due-24h"]);
}

#[test]
fn a_snooze_decided_in_the_last_night_cannot_wait_for_its_end() {
    let mut desk = snoozed("2026-03-08T23:10:00+08:00", "2026-03-09T00:30:00+08:00");
    assert_eq!(desk.say_as_wished(at("2026-03-09T00:29:59+08:00"), night()), []);
    assert_eq!(steps(&desk.say_as_wished(at("2026-03-09T00:30:00+08:00"), night())), ["due-0"]);
}

#[test]
fn quiet_hours_and_a_pause_together_lose_nothing() {
    let mut desk = at_night();
    desk.say_as_wished(at("2026-03-08T02:00:00+08:00"), NONE);
    let both = Wishes { paused: true, ..night() };
    assert_eq!(desk.say_as_wished(evening(), both), []);
    assert_eq!(steps(&desk.say_as_wished(at("2026-03-08T22:30:00+08:00"), night())), ["due-0"]);
}
