//! A question may come late: it waited while a write was recorded for a moment after it, by this program or by the command
//! line over the same file; or the clock was set back. It is answered for its own time, and nothing is worked out again but what
//! was assessed for a later one.

use chrono::Duration;
use serde_json::json;
use storewarden_app::App;
use storewarden_db::{Db, DbResult, state};
use storewarden_domain::{subject::Subject, time::Instant, vocabulary::Access};
use storewarden_tests::{
    fixtures::at,
    recording::{change, record, subject},
    scratch::Scratch,
};

const CREATED: &str = "2026-03-02T09:00:00+08:00";
/// Seven days of 24 hours later (rulebook T1).
const FROZEN: &str = "2026-03-09T09:00:00+08:00";
const ACCOUNT: &str = "sub-account:taobao/青禾家居:客服01";
/// Of another shop: not concerned by what is written here.
const OTHER: &str = "sub-account:taobao/南风服饰:客服02";
/// Two shops on one phone.
const TIED: [&str; 2] = ["store:taobao/南风服饰", "store:taobao/北山文具"];

struct Desk {
    folder: Scratch,
    window: App,
    command: App,
}

impl Desk {
    /// Everything was told, and assessed, at the time of creation.
    fn begin() -> Self {
        let folder = Scratch::new("late-questions");
        let [window, command] = [(); 2].map(|()| App::open(folder.path()).expect("the file"));
        let created = at(CREATED);
        let store = |of: &str, data| change("store-described", of, created, data);
        let account = |of| change("sub-account-described", of, created, json!({ "created_at": CREATED }));
        let mut told = vec![store("store:taobao/青禾家居", json!({ "name": "青禾家居" }))];
        told.extend(TIED.map(|tied| store(tied, json!({ "name": tied, "phone": "19900000000" }))));
        told.extend([ACCOUNT, OTHER].map(account));
        record(&window, created, told);
        Self { folder, window, command }
    }

    fn file(&self) -> Db {
        Db::open(&self.folder.path().join("storewarden.db")).expect("the same file")
    }

    /// Spoils what is kept of the other account and of the two shops: whoever works it out again mends it.
    fn mark(&self, now: Instant) {
        let mut spoilt = self.window.assessment(now, &subject(OTHER)).expect("an assessment");
        spoilt.state.as_mut().expect("a state").access = Access::FrozenOverdue;
        let marked = self.file().write(|tx| -> DbResult<()> {
            state::keep(tx, &spoilt, now)?;
            tx.execute("UPDATE cluster SET cluster = store", [])?;
            Ok(())
        });
        marked.expect("marked");
    }

    /// What differs from what it would be, worked out from nothing, after a question at that time.
    fn differing(&self, now: Instant) -> Vec<Subject> {
        let found = self.window.check(now).expect("a check").assessments.into_iter();
        let mut found: Vec<Subject> =
            found.map(|told| subject(told.trim_end_matches(" (cluster)"))).collect();
        found.sort();
        found
    }

    fn access(&self, app: &App, now: Instant) -> String {
        app.frame(now, false).expect("a frame");
        let kept = self.file().read(|tx| state::stored(tx, &subject(ACCOUNT))).expect("a read");
        kept.expect("an account").access
    }
}

fn sorted(texts: &[&str]) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = texts.iter().map(|text| subject(text)).collect();
    subjects.sort();
    subjects
}

#[test]
fn a_question_that_waited_while_something_was_recorded_looks_again_at_that_alone() {
    let desk = Desk::begin();
    let recorded = at("2026-03-04T10:00:00+08:00");
    let asked = recorded - Duration::milliseconds(200);
    desk.mark(at(CREATED));
    let marked = sorted(&[TIED[0], TIED[1], OTHER]);
    let told = change("sub-account-described", ACCOUNT, recorded, json!({ "notes": "早班" }));
    record(&desk.command, recorded, vec![told]);
    assert_eq!(desk.differing(asked), marked);
    assert_eq!(desk.differing(recorded), marked);
    assert_eq!(desk.differing(asked - Duration::days(1)), marked, "a clock that was set back by a day");
    let before = at(CREATED) - Duration::milliseconds(1);
    // The account is assessed anew; what ties the two shops has no beginning, so that nobody looks at them.
    assert_eq!(desk.differing(before), sorted(&TIED));
}

#[test]
fn what_froze_a_moment_ago_is_not_yet_frozen_for_a_question_of_the_moment_before() {
    let desk = Desk::begin();
    let frozen = at(FROZEN);
    let before = [Duration::milliseconds(1), Duration::seconds(59), Duration::hours(13), Duration::days(3)];
    for before in before.map(|by| frozen - by) {
        assert_eq!(desk.access(&desk.command, frozen), "frozen-overdue");
        assert_eq!(desk.access(&desk.window, before), "active", "at {before}");
        assert_eq!(desk.differing(before), [], "at {before}");
    }
}

#[test]
fn shops_that_a_login_tied_a_moment_ago_are_not_tied_for_a_question_of_the_moment_before() {
    let desk = Desk::begin();
    let seen = at("2026-03-04T10:00:00+08:00");
    let on = |store| change("logged-in", store, seen, json!({ "device": "WS-1" }));
    record(&desk.command, seen, vec![on("store:taobao/青禾家居"), on(TIED[0])]);
    let tied = |now| {
        let request = serde_json::from_value(json!({ "limit": 10, "offset": 0 })).expect("a request");
        let page = desk.window.association(now, &request).expect("an answer");
        page.clusters.into_iter().map(|cluster| cluster.stores.len()).collect::<Vec<_>>()
    };
    for (now, stores) in [(seen, 3), (seen - Duration::milliseconds(1), 2), (seen, 3)] {
        assert_eq!(tied(now), [stores], "at {now}");
        assert_eq!(desk.differing(now), [], "at {now}");
    }
}

#[test]
fn what_took_effect_before_its_group_was_first_seen_is_looked_at_when_it_takes_effect() {
    let app = App::in_memory().expect("memory");
    let (known, linked, seen) =
        (at("2026-11-01T09:00:00+08:00"), at("2026-11-15T01:48:00+08:00"), at("2026-11-16T12:00:00+08:00"));
    let shop = "store:aliexpress/晨光一店";
    let group = json!({ "name": "晨光组", "platform": "aliexpress", "primary": "aliexpress/晨光一店" });
    let told = vec![
        change("store-described", shop, known, json!({ "name": "晨光一店" })),
        change("link-group-described", "link-group:chen", seen, group),
        change("member-linked", "link-group:chen", linked, json!({ "store": "aliexpress/晨光一店" })),
    ];
    record(&app, seen, told);
    let next = |now| app.assessment(now, &subject(shop)).expect("an assessment").next_change_at;
    assert_eq!(next(known), Some(linked));
    assert_eq!(next(linked - Duration::milliseconds(1)), Some(linked));
}
