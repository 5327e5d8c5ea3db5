//! What is decided about a deadline's reminders, through the whole program: recorded, listed, counted, taken back.

use chrono::Duration;
use serde_json::json;
use storewarden_app::{
    App,
    preferences::kept,
    wire::{DeadlineRow, LaterWhen, RecordOutcome, RecordRequest, Span, SubAccountsRequest, Today},
};
use storewarden_domain::{
    assessment::Handling,
    change::{Acknowledgement, Draft, Empty, Resumption, Snooze, Submission, Waiver, What},
    remind::{QuietHours, Silence, Wishes},
    subject::Subject,
    time::Instant,
    vocabulary::{Access, DeadlineState},
};
use storewarden_tests::{fixtures::at, scratch::Scratch};

const CREATED: &str = "2026-03-02T09:00:00+08:00";
const DUE: &str = "2026-03-09T09:00:00+08:00";
/// Five days in: the latest safe submission has not come yet.
const NOW: &str = "2026-03-06T12:00:00+08:00";

fn account(n: u32) -> Subject {
    format!("sub-account:taobao/青禾家居:客服{n:02}").parse().expect("an account")
}

/// A shop with three accounts that were created together.
fn shop() -> App {
    let app = App::in_memory().expect("memory");
    let fields = |value: serde_json::Value| value.as_object().cloned().expect("a table");
    let shop = What::StoreDescribed(fields(json!({ "name": "青禾家居" })));
    let mut changes = vec![Draft::new("store:taobao/青禾家居".parse().expect("a shop"), at(CREATED), shop)];
    for n in 1..=3 {
        let about = What::SubAccountDescribed(fields(json!({ "created_at": at(CREATED) })));
        changes.push(Draft::new(account(n), at(CREATED), about));
    }
    record(&app, at(CREATED), changes);
    app
}

/// The batch, or the code of the refusal.
fn try_record(app: &App, now: Instant, changes: Vec<Draft>) -> Result<String, String> {
    match app.record(now, &RecordRequest::of(changes)).expect("an answer") {
        RecordOutcome::Recorded { batch, .. } => Ok(batch),
        RecordOutcome::Refused { refusals } => Err(refusals[0].code.clone()),
    }
}

fn record(app: &App, now: Instant, changes: Vec<Draft>) -> String {
    try_record(app, now, changes).expect("recorded")
}

fn today(app: &App, now: Instant) -> Today {
    app.today(now, &Default::default()).expect("today")
}

/// The account's row, in whatever group it stands.
fn row(app: &App, now: Instant, n: u32) -> DeadlineRow {
    let rows = today(app, now).groups.into_iter().flat_map(|group| group.rows);
    rows.into_iter().find(|row| row.subject == account(n)).expect("it is on Today")
}

fn snooze(row: &DeadlineRow, now: Instant, until: Instant) -> Draft {
    let what = Snooze { deadline: row.id.clone(), due: row.due, until };
    Draft::new(row.subject.clone(), now, What::Snoozed(what))
}

fn waive(row: &DeadlineRow, now: Instant) -> Draft {
    let what = Waiver { deadline: row.id.clone(), due: row.due, reason: "账号不再使用".into() };
    Draft::new(row.subject.clone(), now, What::Waived(what))
}

fn resume(row: &DeadlineRow, now: Instant) -> Draft {
    let what = Resumption { deadline: row.id.clone(), due: row.due };
    Draft::new(row.subject.clone(), now, What::RemindersResumed(what))
}

fn counted(today: &Today) -> u32 {
    today.counters.iter().map(|counter| counter.total).sum()
}

fn silence(app: &App, now: Instant, wishes: Wishes, n: u32) -> Option<Silence> {
    let preview = app.remind(now, wishes).expect("a preview");
    let about = account(n).to_string();
    preview.silent.into_iter().find(|one| one.deadline.contains(&about)).map(|one| one.reason)
}

#[test]
fn waived_leaves_every_count_stays_reachable_and_freezes_all_the_same() {
    let (app, now) = (shop(), at(NOW));
    let marks = |today: &Today| -> u32 { today.ribbon.iter().flat_map(|d| &d.marks).map(|m| m.count).sum() };
    let before = today(&app, now);
    record(&app, now, vec![waive(&row(&app, now, 1), now)]);
    let after = today(&app, now);
    assert_eq!((counted(&before), counted(&after)), (3, 2));
    assert_eq!((marks(&before), marks(&after)), (3, 2), "the ribbon counts it no more either");
    let last = after.groups.last().expect("groups");
    assert_eq!((last.span, last.total), (Span::Waived, 1));
    assert_eq!(last.rows[0].subject, account(1));
    assert_eq!(silence(&app, now, Wishes::default(), 1), Some(Silence::Waived));
    let listed = app.sub_accounts(now, &SubAccountsRequest::default()).expect("a list").rows;
    let due = |n| listed.iter().find(|row| row.subject == account(n)).expect("listed").due;
    assert_eq!((due(1), due(2)), (None, Some(at(DUE))), "no list is sorted by it");

    // What it warned of happens; nobody says so and nobody counts it.
    let frozen = at(DUE) + Duration::hours(1);
    let access = app.assessment(frozen, &account(1)).expect("it").state.expect("a state").access;
    assert_eq!(access, Access::FrozenOverdue);
    assert_eq!(row(&app, frozen, 1).state, DeadlineState::Waived);
    assert_eq!(counted(&today(&app, frozen)), 2);
    assert_eq!(
        (app.tray(frozen).expect("a tray").urgent, app.frame(frozen, false).expect("it").urgent),
        (2, 2)
    );
    assert!(app.check(frozen).expect("a check").sound());

    record(&app, frozen, vec![resume(&row(&app, frozen, 1), frozen)]);
    assert_eq!((counted(&today(&app, frozen)), row(&app, frozen, 1).span), (3, Span::Overdue));
}

#[test]
fn a_row_offers_the_times_before_the_due_time_and_shows_what_was_chosen_until_it_is_over() {
    let (app, now) = (shop(), at(NOW));
    let offered = |now| -> Vec<(LaterWhen, Instant)> {
        row(&app, now, 1).reminding.later.iter().map(|one| (one.when, one.until)).collect()
    };
    let all = [
        (LaterWhen::Hour, at("2026-03-06T13:00:00+08:00")),
        (LaterWhen::Evening, at("2026-03-06T18:00:00+08:00")),
        (LaterWhen::Morning, at("2026-03-07T09:00:00+08:00")),
    ];
    assert_eq!(offered(now), all);
    let night = at("2026-03-08T20:00:00+08:00");
    assert_eq!(offered(night), [(LaterWhen::Hour, night + Duration::hours(1))], "nine is the freeze itself");
    assert_eq!(offered(at("2026-03-09T08:00:00+08:00")), []);
    let past = row(&app, at(DUE), 1).reminding;
    assert!(past.later.is_empty() && past.fixed.is_some(), "past its time, and it says so");

    let until = now + Duration::hours(1);
    record(&app, now, vec![snooze(&row(&app, now, 1), now, until)]);
    let chosen = |now| row(&app, now, 1).reminding.handling;
    assert_eq!(chosen(now), Some(Handling::Snoozed { at: now, until }));
    assert_eq!(chosen(until), None);
    assert_eq!(counted(&today(&app, now)), 3, "a snoozed one is listed and counted");
}

#[test]
fn an_acknowledgement_keeps_the_row_and_names_its_reason() {
    let (app, now) = (shop(), at(NOW));
    let DeadlineRow { id: deadline, due, subject, .. } = row(&app, now, 1);
    let reason = String::from("等总部盖章");
    let what = Acknowledgement { deadline, due, reason: reason.clone() };
    record(&app, now, vec![Draft::new(subject, now, What::Acknowledged(what))]);
    let after = row(&app, now, 1);
    assert_eq!(after.reminding.handling, Some(Handling::Acknowledged { at: now, reason }));
    assert_eq!(after.span, row(&app, now, 2).span);
    assert_eq!(silence(&app, now, Wishes::default(), 1), Some(Silence::Acknowledged));
}

#[test]
fn what_is_settled_or_moved_cannot_be_decided_upon() {
    let (app, now) = (shop(), at(NOW));
    let before = row(&app, now, 1);
    assert_eq!(app.deadline(now, &before.id).expect("an answer").map(|row| row.due), Some(at(DUE)));
    let submitted = Draft::new(account(1), now, What::Submitted(Submission::default()));
    record(&app, now, vec![submitted, Draft::new(account(1), now, What::Approved(Empty {}))]);
    assert_eq!(app.deadline(now, &before.id).expect("an answer"), None);
    assert_eq!(try_record(&app, now, vec![waive(&before, now)]), Err("no-such-deadline".into()));
}

#[test]
fn decisions_about_reminders_and_events_of_the_account_are_undone_past_each_other() {
    let (app, now) = (shop(), at(NOW));
    let put_off = record(&app, now, vec![snooze(&row(&app, now, 1), now, now + Duration::hours(2))]);
    let later = now + Duration::minutes(1);
    let submitted =
        record(&app, later, vec![Draft::new(account(1), later, What::Submitted(Submission::default()))]);
    let undone = app.undo(later, &put_off).expect("undone");
    assert_eq!((undone.undone, undone.skipped.len()), (1, 0), "nothing rests on a snooze");
    let waiver = row(&app, later, 1);
    record(&app, later, vec![waive(&waiver, later)]);
    let undone = app.undo(later, &submitted).expect("undone");
    assert_eq!((undone.undone, undone.skipped.len()), (1, 0), "a waiver does not rest on the submission");
    assert!(app.check(later).expect("a check").sound());
}

#[test]
fn every_silence_says_why() {
    let (app, now) = (shop(), at("2026-03-04T09:30:00+08:00"));
    let quiet = Wishes { quiet: QuietHours::parse("09:00", "18:00"), paused: false };
    assert_eq!(silence(&app, now, quiet, 1), Some(Silence::Quiet));
    assert_eq!(silence(&app, now, Wishes { paused: true, quiet: None }, 1), Some(Silence::Paused));
    assert_eq!(silence(&app, now, Wishes::default(), 1), None, "it would be said");
    record(&app, now, vec![snooze(&row(&app, now, 1), now, now + Duration::hours(3))]);
    assert_eq!(silence(&app, now, Wishes::default(), 1), Some(Silence::Snoozed));
}

#[test]
fn the_command_line_reads_the_wishes_that_the_window_keeps() {
    let folder = Scratch::new("wishes");
    let now = at(NOW);
    assert_eq!(kept(folder.path()).wishes(now), Wishes::default(), "no file: neither pause nor quiet hours");
    let keep = |preferences: serde_json::Value| {
        let file = json!({ "preferences": preferences }).to_string();
        std::fs::write(folder.path().join("preferences.json"), file).expect("a file");
        kept(folder.path()).wishes(now)
    };
    let until = now + Duration::hours(1);
    assert!(keep(json!({ "paused_until": until })).paused);
    assert!(!keep(json!({ "paused_until": now })).paused, "over");
    let hours = json!({ "quiet_hours": true, "quiet_from": "21:30", "quiet_to": "07:00" });
    assert_eq!(keep(hours).quiet, QuietHours::parse("21:30", "07:00"));
    assert_eq!(keep(json!({ "quiet_from": "21:30", "quiet_to": "07:00" })).quiet, None, "switched off");
    assert_eq!(keep(json!({ "quiet_hours": true, "quiet_from": "late" })).quiet, None, "unreadable");
}
