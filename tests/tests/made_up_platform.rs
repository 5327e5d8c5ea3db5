//! A platform that exists nowhere, 祥云, made of rule text alone: its clocks, guards and windows act like any other's,
//! without a line of Rust for it. The stories are situations; `tests/situations/README.md` has their format.

use storewarden_app::App;
use storewarden_domain::{
    assessment::Assessment,
    rulebook::{RuleFile, Rulebook},
    situation,
    time::Instant,
    vocabulary::{Access, DeadlineState, Messaging},
};
use storewarden_tests::{fixtures::at, shipped::rule_files};

const PLATFORM: &str = r#"
[[platform]]
code = "xiangyun"
family = "xiangyun"
zh = "祥云"
en = "Xiangyun"
badge = "祥"
aliases = ["祥云网", "XY"]
"#;

const SOURCE: &str = r#"
[[source]]
id = "xiangyun-help"
title = { zh = "祥云帮助中心", en = "Xiangyun's help pages" }
trust = "primary"
dated = 2026-01-15
address = "help.xiangyun.example/accounts"
"#;

/// What differs from Taobao: 5 days instead of 7, 24 hours instead of 48, one day of a lifted freeze with a warning from
/// the third, a window in June, two accounts a person, and no scan session.
const RULES: &str = r#"
[[rule]]
id = "xiangyun.check.within"
platforms = ["xiangyun"]
nature = "deadline"
statement.zh = "新账号 5 天内要完成认证，否则冻结。"
statement.en = "A new account is verified within 5 days or frozen."
confidence = "corroborated"
consequence = "frozen"
actor = "staff"
behaviour = "verify-within"
ladder = { safe = ["1d", "0"], due = ["4h", "0"] }
sources = [{ entry = "xiangyun-help" }]

[rule.params]
window = { value = 5, unit = "day", min = 1, max = 30 }
clock-stops-on = { value = "approved", unit = "choice", choices = ["approved", "submitted"] }
unbind-restarts-timer = { value = true, unit = "flag" }

[[rule]]
id = "xiangyun.check.review"
platforms = ["xiangyun"]
nature = "deadline"
statement.zh = "认证在 24 小时内审核。"
statement.en = "A check is reviewed within 24 hours."
confidence = "corroborated"
consequence = "chase"
actor = "platform"
behaviour = "review-within"
ladder = { due = ["0"] }
sources = [{ entry = "xiangyun-help" }]

[rule.params]
review = { value = 24, unit = "hour", min = 1, max = 240 }

[[rule]]
id = "xiangyun.check.lifted"
platforms = ["xiangyun"]
nature = "deadline"
statement.zh = "解冻后有 1 天时间认证。"
statement.en = "A lifted freeze leaves 1 day for the check."
confidence = "uncorroborated"
consequence = "refrozen"
actor = "main-account"
behaviour = "temp-unfreeze-window"
ladder = { due = ["4h", "0"] }
sources = [{ entry = "xiangyun-help" }]

[rule.params]
window = { value = 1, unit = "day", min = 1, max = 30 }
warn-from = { value = 3, unit = "count", min = 1, max = 10 }

[[rule]]
id = "xiangyun.check.muted"
platforms = ["xiangyun"]
nature = "state"
statement.zh = "未认证时发不出消息，审核中可以。"
statement.en = "Unverified accounts cannot send messages; those under review can."
confidence = "uncorroborated"
behaviour = "mute-until-verified"
sources = [{ entry = "xiangyun-help" }]

[rule.params]
mute-while-under-review = { value = false, unit = "flag" }

[[rule]]
id = "xiangyun.check.two-per-person"
platforms = ["xiangyun"]
nature = "limit"
statement.zh = "一个人在一家店最多用两个账号。"
statement.en = "A person uses at most two accounts of a shop."
confidence = "uncorroborated"
behaviour = "one-person-per-store"
sources = [{ entry = "xiangyun-help" }]

[rule.params]
max = { value = 2, unit = "count", min = 1, max = 10 }

[[rule]]
id = "xiangyun.account.login"
platforms = ["xiangyun"]
nature = "format"
statement.zh = "登录名由主账号、英文冒号和员工名组成。"
statement.en = "A login is the main account, an ASCII colon and the staff name."
confidence = "corroborated"
behaviour = "login-format"
sources = [{ entry = "xiangyun-help" }]

[rule.params]
separator = { value = ":", unit = "choice", choices = [":"] }

[[rule]]
id = "xiangyun.account.season"
platforms = ["xiangyun"]
nature = "deadline"
statement.zh = "临时账号每年 6 月 1 日至 20 日可用。"
statement.en = "Temporary accounts work from 1 to 20 June."
confidence = "uncorroborated"
consequence = "expired"
actor = "main-account"
behaviour = "temporary-accounts"
ladder = { due = ["1d"] }
sources = [{ entry = "xiangyun-help" }]

[rule.params]
from = { value = "06-01", unit = "day-of-year" }
to = { value = "06-20", unit = "day-of-year" }
"#;

/// The shipped files with 祥云 beside them.
fn files() -> Vec<RuleFile> {
    let mut files = rule_files();
    files.retain(|file| !file.path.starts_with("calendar"));
    for file in &mut files {
        match file.path.as_str() {
            "platforms.toml" => file.text.push_str(PLATFORM),
            "sources.toml" => file.text.push_str(SOURCE),
            _ => {}
        }
    }
    files.push(RuleFile { path: "xiangyun/accounts.toml".into(), text: RULES.into() });
    files
}

fn rulebook() -> Rulebook {
    Rulebook::parse(&files()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// Every story has a shop and an account that was created on 2026-03-02 at 09:00.
const SHOP: &str = r#"
[[change]]
kind = "store-described"
subject = "store:xiangyun/云上铺子"
effective = 2026-01-05T10:00:00+08:00
data = { name = "云上铺子" }

[[change]]
kind = "sub-account-described"
subject = "sub-account:xiangyun/云上铺子:客服01"
effective = 2026-03-02T09:00:00+08:00
data = { created_at = 2026-03-02T09:00:00+08:00 }
"#;

/// Runs the story told after [`SHOP`].
fn holds(rules: &str, story: &str) {
    let text = format!("title = \"made up\"\nrules = [{rules}]\n{SHOP}\n{story}");
    let story = situation::parse(&text).unwrap_or_else(|fault| panic!("{fault}"));
    let failures = story.run(&rulebook());
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn five_days_freeze_to_the_second_and_a_day_before_is_the_latest_safe_submission() {
    holds(
        "\"xiangyun.check.within\", \"xiangyun.check.muted\"",
        r#"
[[expect]]
now = 2026-03-07T08:59:59+08:00
subject = "sub-account:xiangyun/云上铺子:客服01"
state = { verification = "unverified", access = "active", messaging = "muted" }
deadlines = [{ rule = "xiangyun.check.within", anchor = { at = 2026-03-02T09:00:00+08:00, event = "created" }, due = 2026-03-07T09:00:00+08:00, safe_submit = 2026-03-06T09:00:00+08:00, state = "open", consequence = "frozen", actor = "staff", provisional = false }]
passed = []
next_change_at = 2026-03-07T09:00:00+08:00

[[expect]]
now = 2026-03-07T09:00:00+08:00
subject = "sub-account:xiangyun/云上铺子:客服01"
state = { verification = "unverified", access = "frozen-overdue", messaging = "muted" }
deadlines = []
passed = [{ rule = "xiangyun.check.within", due = 2026-03-07T09:00:00+08:00, state = "missed", consequence = "frozen" }]
next_change_at = "never"

[[expect]]
now = 2026-03-07T09:00:01+08:00
subject = "sub-account:xiangyun/云上铺子:客服01"
state = { verification = "unverified", access = "frozen-overdue", messaging = "muted" }
"#,
    );
}

#[test]
fn a_review_of_24_hours_ends_in_a_chase_and_its_mute_ends_with_the_submission() {
    holds(
        "\"xiangyun.check.review\", \"xiangyun.check.muted\"",
        r#"
[[change]]
kind = "qr-scanned"
subject = "sub-account:xiangyun/云上铺子:客服01"
effective = 2026-03-03T14:00:00+08:00

[[change]]
kind = "submitted"
subject = "sub-account:xiangyun/云上铺子:客服01"
effective = 2026-03-03T15:00:00+08:00

# No rule of this platform speaks of a scan session, so a scan starts no clock.
[[expect]]
now = 2026-03-03T14:59:59+08:00
subject = "sub-account:xiangyun/云上铺子:客服01"
state = { messaging = "muted" }
deadlines = [{ rule = "xiangyun.check.within" }]
passed = []

[[expect]]
now = 2026-03-04T14:59:59+08:00
subject = "sub-account:xiangyun/云上铺子:客服01"
state = { verification = "under-review", access = "active", messaging = "open" }
deadlines = [
  { rule = "xiangyun.check.review", due = 2026-03-04T15:00:00+08:00, state = "open", consequence = "chase", actor = "platform" },
  { rule = "xiangyun.check.within", due = 2026-03-07T09:00:00+08:00, state = "open" },
]
next_change_at = 2026-03-04T15:00:00+08:00

[[expect]]
now = 2026-03-04T15:00:00+08:00
subject = "sub-account:xiangyun/云上铺子:客服01"
deadlines = [{ rule = "xiangyun.check.within" }]
passed = [{ rule = "xiangyun.check.review", state = "missed" }]

[[expect]]
now = 2026-03-04T15:00:01+08:00
subject = "sub-account:xiangyun/云上铺子:客服01"
passed = [{ rule = "xiangyun.check.review", state = "missed" }]
"#,
    );
}

#[test]
fn a_lifted_freeze_returns_after_one_day() {
    holds(
        "\"xiangyun.check.lifted\"",
        r#"
[[change]]
kind = "temp-unfrozen"
subject = "sub-account:xiangyun/云上铺子:客服01"
effective = 2026-03-08T10:00:00+08:00

[[expect]]
now = 2026-03-09T09:59:59+08:00
subject = "sub-account:xiangyun/云上铺子:客服01"
state = { access = "temp-unfrozen", temp_unfreezes = 1 }
deadlines = [{ rule = "xiangyun.check.lifted", due = 2026-03-09T10:00:00+08:00, safe_submit = 2026-03-08T10:00:00+08:00, consequence = "refrozen", actor = "main-account" }]

[[expect]]
now = 2026-03-09T10:00:00+08:00
subject = "sub-account:xiangyun/云上铺子:客服01"
state = { access = "refrozen" }
deadlines = []

[[expect]]
now = 2026-03-09T10:00:01+08:00
subject = "sub-account:xiangyun/云上铺子:客服01"
state = { access = "refrozen" }
"#,
    );
}

#[test]
fn two_accounts_a_person_are_allowed_and_the_third_is_refused() {
    let account = |number: u8| {
        format!(
            r#"
[[change]]
kind = "sub-account-described"
subject = "sub-account:xiangyun/云上铺子:客服0{number}"
effective = 2026-03-02T09:00:00+08:00
data = {{ created_at = 2026-03-02T09:00:00+08:00 }}
"#
        )
    };
    let submitted = |number: u8, entry: &str| {
        format!(
            r#"
[[{entry}]]
kind = "submitted"
subject = "sub-account:xiangyun/云上铺子:客服0{number}"
effective = 2026-03-03T1{number}:00:00+08:00
data = {{ holder = "zhang" }}
"#
        )
    };
    let person = r#"
[[change]]
kind = "staff-described"
subject = "staff:zhang"
effective = 2026-01-05T10:00:00+08:00
data = { name = "张示例" }
"#;
    let story = [
        person.to_owned(),
        account(2),
        account(3),
        submitted(1, "change"),
        submitted(2, "change"),
        submitted(3, "refused"),
        "code = \"one-person-per-store\"\n".to_owned(),
    ];
    holds("\"xiangyun.check.two-per-person\"", &story.concat());
}

#[test]
fn temporary_accounts_live_in_june() {
    holds(
        "\"xiangyun.account.season\"",
        r#"
[[change]]
kind = "sub-account-described"
subject = "sub-account:xiangyun/云上铺子:临时01"
effective = 2026-06-05T10:00:00+08:00
data = { created_at = 2026-06-05T10:00:00+08:00, kind = "temp-cs" }

[[expect]]
now = 2026-06-20T23:59:59+08:00
subject = "sub-account:xiangyun/云上铺子:临时01"
state = { verification = "exempt", access = "active" }
deadlines = [{ rule = "xiangyun.account.season", due = 2026-06-21T00:00:00+08:00, consequence = "expired" }]

[[expect]]
now = 2026-06-21T00:00:00+08:00
subject = "sub-account:xiangyun/云上铺子:临时01"
state = { access = "expired-temp" }
deadlines = []

[[expect]]
now = 2026-06-21T00:00:01+08:00
subject = "sub-account:xiangyun/云上铺子:临时01"
state = { access = "expired-temp" }
"#,
    );
}

/// A program whose rules are the shipped ones and those of 祥云.
fn app() -> App {
    App::in_memory_by(&files()).unwrap_or_else(|fault| panic!("{fault}"))
}

fn of(app: &App, subject: &str, now: Instant) -> Assessment {
    let all = app.at(now).unwrap_or_else(|fault| panic!("{fault}")).assessments;
    let found = all.into_iter().find(|assessment| assessment.subject.to_string() == subject);
    found.unwrap_or_else(|| panic!("{subject} is not there"))
}

#[test]
fn files_that_name_the_platform_land_on_it_by_each_of_its_words() {
    let app = app();
    let now = at("2026-03-03T12:00:00+08:00");
    let stores =
        "平台,店铺名称,主账号\n祥云,云上铺子,云上铺子\n祥云网,云下铺子,云下铺子\nXY,云边铺子,云边铺子\n";
    let staff = "子账号,店铺,创建时间,认证状态\n云上铺子:客服01,云上铺子,2026-03-02 09:00,未认证\n";
    let file = |name: &str, text: &str| (name.to_owned(), "auto".to_owned(), text.as_bytes().to_vec());
    let files = [file("stores.csv", stores), file("staff.csv", staff)];
    let report = app.import_bytes(now, &files, &[], true).unwrap_or_else(|fault| panic!("{fault}"));
    for file in &report.files {
        assert!(file.refused.is_empty(), "{:?}", file.refused);
    }
    for store in ["云上铺子", "云下铺子", "云边铺子"] {
        of(&app, &format!("store:xiangyun/{store}"), now);
    }
    let account = "sub-account:xiangyun/云上铺子:客服01";
    let running = of(&app, account, now);
    let [deadline] = running.deadlines.as_slice() else { panic!("{running:#?}") };
    assert_eq!(deadline.rule, "xiangyun.check.within");
    assert_eq!(deadline.due, at("2026-03-07T09:00:00+08:00"), "five days from the file's creation time");
    assert_eq!(deadline.safe_submit, Some(at("2026-03-06T09:00:00+08:00")));
    assert_eq!(running.state.map(|state| state.messaging), Some(Messaging::Muted));

    let frozen = of(&app, account, at("2026-03-07T09:00:00+08:00"));
    assert_eq!(frozen.state.map(|state| state.access), Some(Access::FrozenOverdue));
    assert_eq!(frozen.passed.first().map(|passed| passed.state), Some(DeadlineState::Missed));
}

#[test]
fn the_other_platforms_keep_their_own_numbers() {
    let book = rulebook();
    let window =
        |platform: &str| book.sub_account_rules(platform).verify_within.map(|rule| rule.params.window);
    assert_eq!((window("xiangyun"), window("taobao"), window("jd")), (Some(5), Some(7), None));
    let own = book.sub_account_rules("xiangyun");
    assert!(own.scan_session.is_none() && own.login_width.is_none(), "what no rule says does not act");
}
