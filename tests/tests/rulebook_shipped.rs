//! The rules that ship with the program: they parse, bind what they should, and point at real passages.

use sha2::{Digest, Sha256};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use storewarden_domain::{
    assess::association::SQUARE,
    rulebook::{
        Passage, Rule, Rung,
        kind::{Clock, Kind, kinds},
    },
    vocabulary::{Consequence, Nature},
};
use storewarden_tests::shipped::rulebook;

#[test]
fn the_shipped_rules_have_no_fault() {
    assert!(rulebook().rules().count() >= 65, "all 64 statements of the two articles and the login width");
}

#[test]
fn every_platform_of_the_program_is_there_with_its_badge() {
    let book = rulebook();
    let badges: Vec<_> = book.platforms().map(|p| (p.code.as_str(), p.badge.as_str())).collect();
    let expected = [
        ("aliexpress", "速"),
        ("amazon", "亚"),
        ("douyin", "抖"),
        ("jd", "京"),
        ("pdd", "拼"),
        ("shopee", "虾"),
        ("taobao", "淘"),
        ("tiktok", "T"),
        ("tmall", "猫"),
        ("tmall-global", "国"),
    ];
    assert_eq!(badges, expected);
}

#[test]
fn the_words_of_operators_files_mean_their_platforms() {
    let book = rulebook();
    for (word, code) in [
        ("淘宝", "taobao"),
        (" 天猫 ", "tmall"),
        ("天猫国际", "tmall-global"),
        ("速卖通", "aliexpress"),
        ("抖店", "douyin"),
        ("抖音", "douyin"),
        ("京东", "jd"),
        ("拼多多", "pdd"),
        ("虾皮", "shopee"),
        ("TIKTOK", "tiktok"),
        ("亚马逊", "amazon"),
    ] {
        assert_eq!(book.platform_called(word).map(|p| p.code.as_str()), Some(code), "{word}");
    }
    assert!(book.platform_called("淘").is_none(), "a badge is not a name");
}

/// Rulebook A.6, T1–T6, and the ids of A.4, A.5 and B.1.
#[test]
fn taobao_binds_every_behaviour_with_the_values_of_the_rulebook() {
    let book = rulebook();
    for platform in ["taobao", "tmall", "tmall-global"] {
        let rules = book.sub_account_rules(platform);
        let t1 = rules.verify_within.expect("T1");
        assert_eq!((t1.rule.id.as_str(), t1.params.window), ("taobao.subaccount.verify-within", 7));
        assert!(t1.params.unbind_restarts_timer);
        assert_eq!(t1.rule.consequence, Some(Consequence::Frozen));
        let t2 = rules.temp_unfreeze_window.expect("T2");
        assert_eq!(
            (t2.rule.id.as_str(), t2.params.window, t2.params.warn_from),
            ("taobao.subaccount.temp-unfreeze-window", 2, 2)
        );
        let t3 = rules.review_within.expect("T3");
        assert_eq!((t3.rule.id.as_str(), t3.params.review), ("taobao.verify.review-within", 48));
        let t4 = rules.scan_session.expect("T4");
        assert_eq!((t4.rule.id.as_str(), t4.params.timeout), ("taobao.verify.flow-timeout", 30));
        let mute = rules.mute_until_verified.expect("mute");
        assert_eq!(
            (mute.rule.id.as_str(), mute.params.mute_while_under_review),
            ("taobao.subaccount.muted-until-verified", true)
        );
        let roll_out = rules.gradual_roll_out.expect("roll-out");
        assert_eq!(
            (roll_out.rule.id.as_str(), roll_out.params.covered_unless_said),
            ("taobao.verify.gradual-rollout", true)
        );
        let t6 = rules.temporary_accounts.expect("T6");
        assert_eq!(
            (t6.rule.id.as_str(), t6.params.from.as_str(), t6.params.to.as_str()),
            ("taobao.tempcs.window", "11-01", "12-21")
        );
        let one = rules.one_person_per_store.expect("one person");
        assert_eq!(
            (one.rule.id.as_str(), one.params.max),
            ("taobao.verify.one-person-one-subaccount-per-shop", 1)
        );
        assert_eq!(rules.holder_locked.expect("holder").rule.id, "taobao.verify.holder-name-locked");
        let login = rules.login_format.expect("login");
        assert_eq!(
            (login.rule.id.as_str(), login.params.separator.as_str()),
            ("taobao.subaccount.login-format-ascii-colon", ":")
        );
        assert_eq!(rules.name_unique.expect("name").rule.id, "taobao.subaccount.name-unique-in-shop");
        let width = rules.login_width.expect("width");
        assert_eq!((width.rule.id.as_str(), width.params.max), ("taobao.subaccount.name-max-width", 30));
        let exempt = rules
            .exempt_stores
            .map(|b| (b.rule.id.as_str(), b.params.review_after, b.params.platforms.clone()));
        let expected = ("taobao.verify.exempt-tmall-global", 180, vec!["tmall-global".to_string()]);
        assert_eq!(exempt, (platform == "tmall-global").then_some(expected), "{platform}");
    }
    assert!(book.sub_account_rules("jd").verify_within.is_none(), "a platform without rules has no clocks");
}

/// Rulebook A.6, column "Reminders".
#[test]
fn ladders_are_those_of_the_timer_table() {
    let book = rulebook();
    let ladder = |id: &str| {
        let ladder = &book.rule(id).expect(id).ladder;
        let labels = |rungs: &[Rung]| rungs.iter().map(|r| r.label.clone()).collect::<Vec<_>>().join(" ");
        (labels(&ladder.safe), labels(&ladder.due))
    };
    let pair = |safe: &str, due: &str| (safe.to_string(), due.to_string());
    assert_eq!(ladder("taobao.subaccount.verify-within"), pair("3d 1d 4h 0", "24h 0"));
    assert_eq!(ladder("taobao.subaccount.temp-unfreeze-window"), pair("0", "24h 4h 0"));
    assert_eq!(ladder("taobao.verify.review-within"), pair("", "0"));
    assert_eq!(ladder("taobao.verify.flow-timeout"), pair("", ""));
    assert_eq!(ladder("taobao.tempcs.window"), pair("", "7d 1d"));
    assert_eq!(ladder("taobao.verify.exempt-tmall-global"), pair("", "0"));
    let rungs = &book.rule("taobao.subaccount.verify-within").expect("T1").ladder.safe;
    assert_eq!(rungs.iter().map(|r| r.seconds_before).collect::<Vec<_>>(), [259_200, 86_400, 14_400, 0]);
}

#[test]
fn every_behaviour_that_the_code_knows_is_bound_by_a_shipped_rule() {
    let book = rulebook();
    for kind in kinds() {
        let bound = book.rules().any(|rule| rule.behaviour.as_ref().is_some_and(|b| b.code() == kind.code));
        assert!(bound, "no rule binds {}", kind.code);
    }
}

/// Situations move each number by one unit, and an operator may too.
#[test]
fn every_number_can_move_by_one_unit_and_binds_again() {
    let book = rulebook();
    for rule in book.rules().filter(|rule| rule.behaviour.is_some()) {
        for (name, param) in rule.params.iter().filter(|(_, param)| param.unit.numeric()) {
            let value = param.value.as_i64().expect("a number");
            let more = book.with_param(&rule.id, name, (value + 1).into());
            let moved = more.or_else(|_| book.with_param(&rule.id, name, (value - 1).into()));
            let moved = moved.expect("one more is allowed, or one less");
            assert_ne!(
                moved.rule(&rule.id).map(|r| &r.behaviour),
                Some(&rule.behaviour),
                "{} {name}",
                rule.id
            );
        }
    }
}

#[test]
fn every_rule_acts_or_says_why_not() {
    for rule in rulebook().rules() {
        assert_ne!(rule.behaviour.is_some(), rule.inert.is_some(), "{}", rule.id);
    }
}

#[test]
fn a_statistic_is_told_and_nothing_acts_on_it() {
    let told = |rule: &Rule| {
        let kind = rule.behaviour.as_ref().and_then(|behaviour| Kind::called(behaviour.code()));
        kind.is_some_and(|kind| kind.clock == Clock::Told)
    };
    let computed = |rule: &&Rule| rule.behaviour.is_some() && !told(rule);
    let book = rulebook();
    let found: Vec<_> = book
        .rules()
        .filter(|rule| rule.nature == Nature::Statistic)
        .filter(computed)
        .map(|rule| &rule.id)
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

/// So many characters in the order of an article are its wording, not a restatement.
const COPIED: usize = 10;

/// The first run of an article's wording in a text of ours; names in quotation marks are left out.
fn copied(ours: &str, article: &str) -> Option<String> {
    let outside_quotes = ours.split(['“', '”']).step_by(2);
    outside_quotes.map(|part| part.chars().collect::<Vec<_>>()).find_map(|part| {
        let mut runs = part.windows(COPIED).map(|run| run.iter().collect::<String>());
        runs.find(|run| article.contains(run.as_str()))
    })
}

#[test]
fn a_run_of_another_texts_wording_is_found_unless_it_is_quoted() {
    let article = "前文。店铺须在七日之内完成全部登记手续。后文";
    assert_eq!(copied("所以店铺须在七日之内完成登记", article).as_deref(), Some("店铺须在七日之内完成"));
    assert_eq!(copied("登记手续要在七日之内全部办完", article), None);
    assert_eq!(copied("见“店铺须在七日之内完成全部登记手续”一节", article), None);
    assert_eq!(copied("店铺须在七日之内完成", article).map(|run| run.chars().count()), Some(COPIED));
}

/// Sources of shipped rules that point at a passage of an article: each can be followed where the articles are at hand.
const POINTERS: usize = 171;
/// Sources of shipped rules that name a page whose text is kept nowhere: there is nothing to follow.
const NAMED_ONLY: usize = 109;
/// Texts of the register beside an article that one of its readings cites.
const REGISTER: usize = 128;

/// The folder of the articles, where the one who tests has them.
fn articles() -> Option<PathBuf> {
    std::env::var_os("STOREWARDEN_SOURCES").map(PathBuf::from)
}

/// An article that a pointer names must be in the folder: a pointer that nobody followed proves nothing.
fn article(folder: &Path, file: &str) -> Vec<u8> {
    let path = folder.join(file);
    fs::read(&path).unwrap_or_else(|fault| panic!("the article {}: {fault}", path.display()))
}

/// Without the articles no pointer is followed, and the test says how many that leaves open; with them, none is.
#[test]
fn every_pointer_leads_to_its_passage() {
    let folder = articles();
    let (mut followed, mut not_followed, mut named_only) = (0, 0, 0);
    for rule in rulebook().rules() {
        for source in &rule.sources {
            match (&source.passage, &folder) {
                (None, _) => named_only += 1,
                (Some(_), None) => not_followed += 1,
                (Some(passage), Some(folder)) => {
                    follow(rule, passage, &article(folder, &source.file));
                    followed += 1;
                }
            }
        }
    }
    let expected = if folder.is_some() { (POINTERS, 0) } else { (0, POINTERS) };
    assert_eq!((followed, not_followed), expected, "pointers followed, and left open");
    assert_eq!(named_only, NAMED_ONLY, "sources without a text to point into");
}

/// The bytes are whole characters and the ones meant, and the rule does not repeat the article's wording.
fn follow(rule: &Rule, passage: &Passage, text: &[u8]) {
    let from = passage.offset as usize;
    let bytes = text.get(from..from + passage.length as usize);
    let bytes = bytes.unwrap_or_else(|| panic!("{} points beyond its article", rule.id));
    assert!(std::str::from_utf8(bytes).is_ok(), "{}: the passage cuts a character", rule.id);
    let hash: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(hash, passage.sha256, "{} points past its passage", rule.id);
    let article = String::from_utf8_lossy(text);
    let words = [Some(&rule.statement.zh), rule.inert.as_ref().map(|inert| &inert.zh)];
    for told in words.into_iter().flatten() {
        let copied = copied(told, &article);
        assert!(copied.is_none(), "{} repeats its source: {copied:?}", rule.id);
    }
}

/// The same for the register of contradictions, against every article that its readings cite.
#[test]
fn the_register_speaks_in_our_own_words() {
    let folder = articles();
    let book = rulebook();
    let of_articles: BTreeSet<&String> = book
        .rules()
        .flat_map(|rule| &rule.sources)
        .filter(|s| s.passage.is_some())
        .map(|s| &s.file)
        .collect();
    let (mut compared, mut not_compared) = (0, 0);
    for entry in book.contradictions() {
        let cited: BTreeSet<&String> = entry.readings.iter().flat_map(|reading| &reading.sources).collect();
        let own = [&entry.about, &entry.treatment].into_iter().chain(&entry.silent);
        let words: Vec<_> = own.chain(entry.readings.iter().map(|reading| &reading.says)).collect();
        for id in cited.intersection(&of_articles) {
            let Some(folder) = &folder else {
                not_compared += words.len();
                continue;
            };
            let text = article(folder, id);
            let text = String::from_utf8_lossy(&text);
            for told in &words {
                let copied = copied(&told.zh, &text);
                assert!(copied.is_none(), "{} repeats its source: {copied:?}", entry.id);
                compared += 1;
            }
        }
    }
    let expected = if folder.is_some() { (REGISTER, 0) } else { (0, REGISTER) };
    assert_eq!((compared, not_compared), expected, "texts compared with an article, and left open");
}

/// Near addresses are looked for in one square and those around it. A square is narrowest where China lies farthest north: the
/// Heilongjiang at Mohe, 53.56° N.
#[test]
fn addresses_that_a_rule_lets_count_as_near_never_lie_more_than_a_square_apart() {
    let metres_of_a_degree = 40_007_863.0 / 360.0;
    #[allow(clippy::cast_precision_loss)]
    let north = SQUARE as f64 / 1e7 * metres_of_a_degree;
    let east = north * 53.56_f64.to_radians().cos();
    let book = rulebook();
    let most: Vec<i64> = book
        .rules()
        .filter_map(|rule| rule.params.get("same-within"))
        .map(|param| param.max.expect("a bound"))
        .collect();
    assert!(!most.is_empty());
    for most in most {
        #[allow(clippy::cast_precision_loss)]
        let within = most as f64;
        assert!(within < east, "{most} m, a square is {east:.0} m wide");
    }
}
