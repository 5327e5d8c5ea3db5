//! What to say at a moment, and what not: steps, collapsing, digests, versions, and what is told again.

use super::desk::{CREATED, DUE, Desk, NONE, SAFE, account, just_before, steps};
use chrono::Duration;
use std::collections::BTreeSet;
use storewarden_domain::{
    change::{Empty, Submission, What},
    remind::{Message, Retold, Silence, Urgency, Wishes, retold},
};
use storewarden_tests::fixtures::at;

#[test]
fn the_ladder_is_3d_1d_4h_0_before_the_latest_safe_submission_then_24h_0_before_the_freeze() {
    let mut desk = Desk::with(1);
    let (safe, due) = (at(SAFE), at(DUE));
    for (step, time) in [
        ("safe-3d", safe - Duration::days(3)),
        ("safe-1d", safe - Duration::days(1)),
        ("safe-4h", safe - Duration::hours(4)),
        ("safe-0", safe),
        ("due-24h", due - Duration::hours(24)),
        ("due-0", due),
    ] {
        assert_eq!(desk.say(just_before(time)), [], "nothing a millisecond before {step}");
        assert_eq!(desk.decision(just_before(time), NONE).next_at, Some(time), "{step} is announced");
        assert_eq!(steps(&desk.say(time)), [step]);
        assert_eq!(desk.say(time + Duration::milliseconds(1)), [], "{step} is said once");
    }
    let silent = desk.decision(due + Duration::days(30), NONE);
    assert_eq!(silent.silent.iter().map(|(_, why)| *why).collect::<Vec<_>>(), [Silence::AlreadySaid]);
    assert_eq!(silent.next_at, None);
}

#[test]
fn the_last_24_hours_and_what_was_missed_are_critical() {
    let mut desk = Desk::with(1);
    let urgency = |messages: &[Message]| messages[0].urgency;
    assert_eq!(urgency(&desk.say(at(SAFE))), Urgency::Normal);
    assert_eq!(urgency(&desk.say(at(DUE) - Duration::hours(24))), Urgency::Critical);
    assert_eq!(urgency(&desk.say(at(DUE))), Urgency::Critical);
}

#[test]
fn crossed_steps_collapse_into_the_most_urgent() {
    let mut desk = Desk::with(1);
    let said = desk.say(at(SAFE) + Duration::hours(1));
    assert_eq!(steps(&said), ["safe-0"]);
    let covered: Vec<&str> = said[0].items[0].covers.iter().map(|s| s.key.as_str()).collect();
    assert_eq!(covered, ["safe-3d", "safe-1d", "safe-4h"]);
    assert_eq!(
        steps(&desk.say(at(DUE) + Duration::days(9))),
        ["due-0"],
        "after a long absence only the freeze"
    );
}

#[test]
fn a_step_before_one_that_was_said_is_never_said_after_it() {
    let mut desk = Desk::with(1);
    desk.say(at(SAFE));
    // As if the claims of the covered steps were gone.
    desk.said.retain(|said| said.step == "safe-0");
    assert_eq!(desk.say(at(SAFE) + Duration::minutes(1)), []);
}

#[test]
fn a_changed_due_time_starts_a_new_version() {
    let mut desk = Desk::with(1);
    assert_eq!(steps(&desk.say(at(SAFE))), ["safe-0"]);
    // The creation time is corrected by a day: the same step is due again at its own time, and nothing of the old.
    desk.created(1, at(CREATED) + Duration::days(1));
    let now = at(SAFE) + Duration::minutes(1);
    assert_eq!(steps(&desk.say(now)), ["safe-1d"], "what the new date has crossed, collapsed");
    assert_eq!(desk.decision(now, NONE).next_at, Some(at(SAFE) + Duration::hours(20)));
    assert_eq!(steps(&desk.say(at(SAFE) + Duration::days(1))), ["safe-0"]);
    // And back: what was said of the first version stays said.
    desk.created(1, at(CREATED));
    assert_eq!(desk.say(at(SAFE) + Duration::hours(1)), []);
}

#[test]
fn more_than_three_messages_become_one_digest() {
    for accounts in 1..=6 {
        let mut desk = Desk::with(accounts);
        let decision = desk.decision(at(SAFE), NONE);
        if accounts <= 3 {
            assert_eq!((decision.messages.len() as u32, decision.digest), (accounts, None));
        } else {
            assert_eq!(decision.messages, []);
            let digest = decision.digest.expect("one message for all");
            assert_eq!(digest.items.len() as u32, accounts);
            assert!(digest.title.zh.contains(&accounts.to_string()), "{}", digest.title);
        }
        desk.say(at(SAFE));
        assert_eq!(desk.say(at(SAFE)), [], "each item of a digest counts as said");
    }
}

#[test]
fn a_digest_counts_what_else_is_in_force_so_that_its_numbers_are_those_of_today() {
    let mut desk = Desk::with(8);
    // One freeze is said while the others are out of sight; two more are with the platform.
    for n in 2..=8 {
        desk.created(n, at(CREATED) + Duration::hours(1));
    }
    assert_eq!(steps(&desk.say(at(DUE))).iter().filter(|step| *step == "due-0").count(), 1);
    for n in 2..=3 {
        desk.record(account(n), at(DUE), What::Submitted(Submission::default()));
    }
    let now = at(DUE) + Duration::hours(1);
    let missed = desk.deadlines(now).iter().filter(|d| d.rule.ends_with("verify-within")).count();
    assert_eq!(missed, 8, "in force by the strict reading, under review or not");
    let digest = desk.decision(now, NONE).digest.expect("one message for five");
    assert_eq!(digest.items.len(), 5);
    assert_eq!(
        digest.body.zh,
        "逾期 5 项，临近 0 项。另有逾期 2 项在等平台审核、1 项没有新变化。打开守店查看。"
    );
    assert_eq!(
        digest.body.en,
        "5 overdue, 0 coming up. Also overdue: 2 under review, 1 with nothing new. Open Storewarden."
    );
}

#[test]
fn under_review_only_the_end_of_the_48_hours_is_said() {
    let mut desk = Desk::with(1);
    desk.say(at(SAFE) - Duration::days(1));
    let submitted = at(SAFE) - Duration::hours(10);
    desk.record(account(1), submitted, What::Submitted(Submission::default()));
    let over = submitted + Duration::hours(48);
    assert!(over < at(DUE) && over > at(SAFE), "steps of the freeze are crossed meanwhile");
    assert_eq!(desk.say(just_before(over)), []);
    let silent: BTreeSet<_> = desk
        .decision(submitted, NONE)
        .silent
        .iter()
        .map(|(id, why)| (id.contains("verify-within"), *why as u8))
        .collect();
    assert!(silent.contains(&(true, Silence::NoLadder as u8)), "the freeze keeps silent and says why");
    let said = desk.say(over);
    assert_eq!(steps(&said), ["due-0"]);
    assert!(said[0].items[0].deadline.starts_with("taobao.verify.review-within"));
    assert_eq!(
        desk.say(at(DUE) + Duration::days(2)),
        [],
        "the strict freeze is not said either while it is reviewed"
    );
    desk.record(account(1), at(DUE) + Duration::days(3), What::Rejected(Default::default()));
    assert_eq!(steps(&desk.say(at(DUE) + Duration::days(3))), ["due-0"], "rejected: now it counts again");
}

#[test]
fn approved_nothing_more_is_said() {
    let mut desk = Desk::with(1);
    desk.record(account(1), at(CREATED), What::Submitted(Submission::default()));
    desk.record(account(1), at(CREATED) + Duration::hours(1), What::Approved(Empty {}));
    let decision = desk.decision(at(DUE), NONE);
    assert_eq!((decision.messages, decision.digest, decision.silent), (vec![], None, vec![]));
}

#[test]
fn paused_says_nothing_and_says_it_afterwards() {
    let mut desk = Desk::with(2);
    let paused = desk.decision(at(SAFE), Wishes { paused: true, ..NONE });
    assert_eq!((paused.messages.len(), paused.digest), (0, None));
    assert!(paused.silent.iter().all(|(_, why)| *why == Silence::Paused) && paused.silent.len() == 2);
    assert_eq!(steps(&desk.say(at(SAFE) + Duration::hours(1))), ["safe-0", "safe-0"]);
}

#[test]
fn a_small_set_back_repeats_nothing() {
    let mut desk = Desk::with(1);
    desk.say(at(SAFE));
    for back in [Duration::milliseconds(1), Duration::seconds(1), Duration::hours(1), Duration::hours(11)] {
        assert_eq!(desk.say(at(SAFE) - back), []);
    }
    assert_eq!(desk.say(at(SAFE)), [], "nor when the time comes again");
}

#[test]
fn a_message_told_again_is_told_as_things_stand() {
    let mut desk = Desk::with(1);
    let first = desk.say(at(SAFE) - Duration::days(3)).pop().expect("a message");
    let later = at(SAFE) - Duration::hours(30);
    let Retold::Again(again) = retold(&first, &desk.deadlines(later), NONE, later) else {
        panic!("it still stands");
    };
    assert_eq!((&again.tag, &again.title), (&first.tag, &first.title));
    assert_ne!(again.body, first.body, "the time left has become less");
    let overtaken = at(SAFE) - Duration::days(1);
    assert_eq!(
        retold(&first, &desk.deadlines(overtaken), NONE, overtaken),
        Retold::Overtaken,
        "the next step says more"
    );
    desk.record(account(1), later, What::Submitted(Submission::default()));
    assert_eq!(
        retold(&first, &desk.deadlines(later), NONE, later),
        Retold::Settled,
        "under review it is not so"
    );
}
