//! Each way in which a rule file can be wrong is refused with its file, its line and what to do.

use serde_json::json;
use storewarden_domain::rulebook::{Behaviour, RuleFault, RuleFile, Rulebook};

const PLATFORMS: &str = r#"[[platform]]
code = "taobao"
family = "alibaba"
zh = "淘宝"
en = "Taobao"
badge = "淘"
aliases = ["淘宝网"]
"#;

const SOURCES: &str = r#"[[source]]
id = "B-16"
title = { zh = "问答", en = "A question" }
trust = "secondary"

[[source]]
id = "article.txt"
title = { zh = "文章", en = "An article" }
trust = "weak"
"#;

/// A sound rule; its lines are what the cases below break. Line 1 is `[[rule]]`.
const RULE: &str = r#"[[rule]]
id = "taobao.test.review"
platforms = ["taobao"]
nature = "state"
statement.zh = "48 小时内审完"
statement.en = "Reviewed within 48 hours"
confidence = "uncorroborated"
consequence = "chase"
actor = "platform"
behaviour = "review-within"
ladder = { due = ["4h", "0"] }

[rule.params]
review = { value = 48, unit = "hour", min = 1, max = 240 }

[[rule.sources]]
entry = "B-16"
"#;

/// A sound rule without behaviour.
const INERT: &str = r#"[[rule]]
id = "taobao.test.told"
platforms = ["taobao"]
nature = "state"
statement.zh = "仅供参考"
statement.en = "For information"
confidence = "corroborated"
behaviour = "none"
inert.zh = "无可计算"
inert.en = "nothing to compute"

[[rule.sources]]
file = "article.txt"
offset = 0
length = 3
sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"#;

fn files(rules: &str) -> Vec<RuleFile> {
    [("platforms.toml", PLATFORMS), ("sources.toml", SOURCES), ("taobao/test.toml", rules)]
        .map(|(path, text)| RuleFile { path: path.into(), text: text.into() })
        .to_vec()
}

fn faults(files: &[RuleFile]) -> Vec<RuleFault> {
    Rulebook::parse(files).expect_err("the files must be refused")
}

/// `rules` has exactly one fault, on this line, whose English reason holds `part`.
fn check(rules: &str, line: usize, part: &str) {
    let found = faults(&files(rules));
    let told: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{part}: {told:#?}");
    let fault = &found[0];
    assert_eq!((fault.file.as_str(), fault.line), ("taobao/test.toml", line), "{told:#?}");
    assert!(fault.reason.en.contains(part), "{part}: {told:#?}");
    assert!(!fault.reason.zh.is_ascii(), "the reason is in Chinese too: {told:#?}");
}

/// The same, after one replacement in the sound rule.
fn broken(from: &str, to: &str, line: usize, part: &str) {
    assert!(RULE.contains(from), "{from} is not in the sound rule");
    check(&RULE.replace(from, to), line, part);
}

fn broken_inert(from: &str, to: &str, line: usize, part: &str) {
    assert!(INERT.contains(from), "{from} is not in the sound rule");
    check(&INERT.replace(from, to), line, part);
}

#[test]
fn the_sound_rules_are_sound() {
    let book = Rulebook::parse(&files(&format!("{RULE}\n{INERT}"))).expect("no fault");
    let rule = book.rule("taobao.test.told").expect("declared");
    assert_eq!(rule.declared, "taobao/test.toml:19", "a rule knows where it was declared");
    assert_eq!(book.rule("taobao.test.review").and_then(|r| r.sources[0].passage.clone()), None);
}

#[test]
fn the_file_is_not_toml() {
    broken("confidence = \"uncorroborated\"", "confidence = uncorroborated", 7, "not valid TOML");
    broken("actor = \"platform\"", "id = \"again\"", 9, "not valid TOML");
}

#[test]
fn an_unknown_key_is_named_wherever_it_stands() {
    broken("actor = ", "responsible = \"me\"\nactor = ", 9, "unknown field responsible");
    broken("max = 240", "max = 240, step = 1", 14, "unknown field step");
    broken("due = [", "late = [\"1d\"], due = [", 11, "unknown field late");
    broken("entry = \"B-16\"", "entry = \"B-16\"\npage = 3", 18, "unknown field page");
    broken("statement.en =", "statement.fr = \"…\"\nstatement.en =", 6, "unknown field fr");
    broken("[[rule]]\n", "version = 1\n[[rule]]\n", 1, "unknown field version");
}

#[test]
fn a_missing_field_is_told_at_the_rule() {
    broken("id = \"taobao.test.review\"\n", "", 1, "field id is missing");
    broken("platforms = [\"taobao\"]\n", "", 1, "field platforms is missing");
    broken("confidence = \"uncorroborated\"\n", "", 1, "field confidence is missing");
    broken("behaviour = \"review-within\"\n", "behaviour = \"\"\n", 10, "field behaviour is empty");
    broken("value = 48, ", "", 14, "field value is missing");
    broken("unit = \"hour\", ", "", 14, "field unit is missing");
    broken("\n[[rule.sources]]\nentry = \"B-16\"\n", "", 1, "field sources is missing");
    broken_inert("offset = 0\n", "", 12, "field offset is missing");
    check("", 1, "field rule is missing");
    check("rule = []", 1, "rule needs at least one entry");
}

#[test]
fn a_statement_must_be_in_both_languages() {
    broken("statement.zh = \"48 小时内审完\"", "statement.zh = \" \"", 5, "field zh is empty");
    broken("statement.en = \"Reviewed within 48 hours\"", "statement.en = \"\"", 6, "field en is empty");
    broken("statement.en = \"Reviewed within 48 hours\"\n", "", 5, "field en is missing");
}

#[test]
fn an_id_is_given_once() {
    check(&format!("{INERT}\n{INERT}"), 18, "already declared in taobao/test.toml:1");
    broken("taobao.test.review", "Taobao review", 2, "an id is made of");
}

#[test]
fn the_same_id_in_another_file_is_refused_there() {
    let mut files = files(INERT);
    files.push(RuleFile { path: "taobao/other.toml".into(), text: INERT.into() });
    let found = faults(&files);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].file.as_str(), found[0].line), ("taobao/other.toml", 1));
}

#[test]
fn a_value_of_the_wrong_type_or_unit_is_refused() {
    broken("value = 48", "value = \"48\"", 14, "must be a whole number (unit hour)");
    broken("value = 48", "value = 48.5", 14, "field value must be");
    broken("unit = \"hour\"", "unit = \"day\"", 14, "the unit of parameter review must be hour");
    broken("unit = \"hour\"", "unit = \"week\"", 14, "unit “week” is unknown");
    broken("platforms = [\"taobao\"]", "platforms = \"taobao\"", 3, "must be a list");
    broken("id = \"taobao.test.review\"", "id = 7", 2, "must be a quoted string");
    broken("actor = ", "since = \"2026-01-01\"\nactor = ", 9, "unquoted date");
}

#[test]
fn a_value_out_of_bounds_is_refused() {
    broken("value = 48", "value = 241", 14, "241 is outside the allowed range 1–240");
    broken("value = 48", "value = 0", 14, "0 is outside");
    broken(", max = 240", "", 14, "needs min and max");
    broken("max = 240", "max = 240, choices = [\"a\"]", 14, "must list its choices; others cannot");
}

#[test]
fn a_behaviour_must_be_known_and_have_exactly_its_parameters() {
    broken("\"review-within\"", "\"review-sometime\"", 10, "no behaviour “review-sometime”");
    broken(
        "review = { value = 48, unit = \"hour\", min = 1, max = 240 }\n",
        "",
        1,
        "needs the parameter review",
    );
    broken(
        "review = {",
        "extra = { value = true, unit = \"flag\" }\nreview = {",
        14,
        "has no parameter extra",
    );
}

#[test]
fn a_behaviour_without_a_clock_has_no_ladder() {
    let muted = RULE.replace("review-within", "mute-until-verified").replace(
        "review = { value = 48, unit = \"hour\", min = 1, max = 240 }",
        "mute-while-under-review = { value = true, unit = \"flag\" }",
    );
    check(&muted, 11, "yields no deadline");
}

#[test]
fn a_platform_and_a_source_must_exist() {
    broken("platforms = [\"taobao\"]", "platforms = [\"taobao\", \"ebay\"]", 3, "there is no platform ebay");
    broken("platforms = [\"taobao\"]", "platforms = []", 3, "platforms needs at least one entry");
    broken("entry = \"B-16\"", "entry = \"B-99\"", 17, "source B-99 is not in sources.toml");
}

#[test]
fn a_ladder_must_be_readable_and_in_order() {
    broken("\"4h\", \"0\"", "\"4 hours\", \"0\"", 11, "“4 hours” is not readable");
    broken("\"4h\", \"0\"", "\"0h\"", 11, "“0h” is not readable");
    broken("\"4h\", \"0\"", "\"h\"", 11, "“h” is not readable");
    broken("\"4h\", \"0\"", "\"四h\"", 11, "is not readable");
    broken("\"4h\", \"0\"", "\"时\"", 11, "is not readable");
    broken("\"4h\", \"0\"", "\"0\", \"4h\"", 11, "must come in order");
    broken("\"4h\", \"0\"", "\"24h\", \"1d\"", 11, "must come in order");
    broken("due = [", "safe = [\"0\"], due = [", 11, "no latest safe submission");
}

#[test]
fn a_hash_has_sixty_four_hexadecimal_digits() {
    broken_inert("e3b0c442", "E3B0C442", 16, "64 lower-case hexadecimal");
    broken_inert("e3b0c442", "", 16, "64 lower-case hexadecimal");
    broken_inert("length = 3", "length = 0", 15, "at least 1");
    broken_inert("offset = 0", "offset = -1", 14, "at least 0");
}

#[test]
fn a_rule_either_acts_or_says_why_not() {
    broken("ladder = ", "inert = { zh = \"无\", en = \"none\" }\nladder = ", 11, "cannot have inert as well");
    check(
        &INERT.replace("inert.zh = \"无可计算\"\ninert.en = \"nothing to compute\"\n", ""),
        1,
        "field inert is missing",
    );
}

#[test]
fn codes_of_closed_vocabularies_are_checked() {
    broken("\"state\"", "\"mood\"", 4, "nature “mood” is unknown");
    broken("\"state\"", "\"statistic\"", 1, "a statistic is only shown");
    broken("[\"taobao\"]", "[\"taobao\", \"*\"]", 3, "must stand alone");
    broken("\"uncorroborated\"", "\"sure\"", 7, "confidence “sure” is unknown");
    broken("\"chase\"", "\"doom\"", 8, "consequence “doom” is unknown");
    broken("\"platform\"\n", "\"nobody\"\n", 9, "actor “nobody” is unknown");
    broken("behaviour = ", "contradictions = [\"X16\"]\nbehaviour = ", 10, "must be written like X-16");
}

#[test]
fn a_rule_with_a_deadline_states_consequence_and_actor() {
    broken("consequence = \"chase\"\n", "", 1, "must state its consequence and its actor");
}

#[test]
fn two_rules_cannot_give_one_platform_the_same_behaviour() {
    let second = RULE.replace("taobao.test.review", "taobao.test.review-again");
    check(&format!("{RULE}\n{second}"), 19, "rule taobao.test.review already gives a platform");
}

#[test]
fn an_exemption_names_platforms_that_exist() {
    let exempt = RULE.replace("review-within", "exempt-stores").replace(
        "review = { value = 48, unit = \"hour\"",
        "platforms = { value = [\"ebay\"], unit = \"list\" }\nreview-after = { value = 48, unit = \"day\"",
    );
    check(&exempt, 14, "there is no platform ebay");
}

#[test]
fn the_steps_of_a_menu_path_go_together_in_both_languages() {
    let path = |version: &str, en: &str| {
        let path = format!(
            "[rule.menu_path]\nversion = {version}\nbindings = [\"login-phone\"]\nsteps.zh = [\"我\", \"设置\"]\nsteps.en = {en}\n\n[[rule.sources]]"
        );
        RULE.replacen("[[rule.sources]]", &path, 1)
    };
    let book = Rulebook::parse(&files(&path("2", "[\"Me\", \"Settings\"]"))).expect("no fault");
    let told = book.rules().find_map(|rule| rule.menu_path.clone()).expect("a path");
    assert_eq!((told.version, told.steps.len(), told.last_confirmed), (2, 2, None));
    let line = path("2", "[]").lines().position(|line| line.starts_with("steps.zh")).expect("the steps") + 1;
    check(&path("2", "[\"Me\"]"), line, "one by one");
    check(&path("0", "[\"Me\", \"Settings\"]"), line - 2, "1 or more");
}

#[test]
fn a_window_ends_after_it_begins() {
    let window = |from: &str, to: &str| {
        RULE.replace("review-within", "temporary-accounts").replace(
            "review = { value = 48, unit = \"hour\", min = 1, max = 240 }",
            &format!("from = {{ value = \"{from}\", unit = \"day-of-year\" }}\nto = {{ value = \"{to}\", unit = \"day-of-year\" }}"),
        )
    };
    assert!(Rulebook::parse(&files(&window("11-01", "12-21"))).is_ok());
    check(&window("12-22", "12-21"), 1, "upside down");
    check(&window("11-01", "02-29"), 15, "a day that every year has");
    check(&window("11-1", "12-21"), 14, "a day that every year has");
}

#[test]
fn platforms_and_sources_are_checked_as_well() {
    let refuse = |path: &str, text: String, line: usize, part: &str| {
        let mut files = files(RULE);
        files.iter_mut().filter(|f| f.path == path).for_each(|f| f.text = text.clone());
        let found = faults(&files);
        let hit = found.iter().any(|f| f.file == path && f.line == line && f.reason.en.contains(part));
        assert!(hit, "{part}: {found:#?}");
    };
    let second = |alias: &str| {
        format!(
            "{PLATFORMS}\n[[platform]]\ncode = \"tmall\"\nfamily = \"alibaba\"\nzh = \"天猫\"\nen = \"Tmall\"\nbadge = \"猫\"\naliases = [\"{alias}\"]\n"
        )
    };
    refuse("platforms.toml", second("淘宝网"), 15, "already means platform taobao");
    refuse("platforms.toml", format!("{PLATFORMS}\n{PLATFORMS}"), 9, "declared twice");
    refuse("platforms.toml", PLATFORMS.replace("badge = \"淘\"", "badge = \"淘宝\""), 6, "single character");
    refuse("platforms.toml", PLATFORMS.replace("\"taobao\"", "\"Tao bao\""), 2, "lower-case letters");
    refuse("platforms.toml", PLATFORMS.replace("family", "clan"), 1, "family is missing");
    refuse("sources.toml", SOURCES.replace("\"weak\"", "\"gossip\""), 9, "primary, secondary, weak");
    refuse("sources.toml", SOURCES.replace("article.txt", "B-16"), 7, "declared twice");
}

#[test]
fn without_platforms_nothing_can_be_read() {
    let found = faults(&files(RULE)[1..]);
    assert!(found.iter().any(|f| f.file == "platforms.toml" && f.line == 1), "{found:?}");
}

#[test]
fn a_stray_file_is_named() {
    let mut files = files(RULE);
    files.push(RuleFile { path: "taobao/notes.txt".into(), text: String::new() });
    let found = faults(&files);
    assert_eq!((found.len(), found[0].file.as_str(), found[0].line), (1, "taobao/notes.txt", 1));
}

#[test]
fn every_fault_of_every_file_is_told_in_order() {
    let text = RULE.replace("\"chase\"", "\"doom\"").replace("value = 48", "value = 0");
    let mut files = files(&text);
    files.push(RuleFile { path: "taobao/late.toml".into(), text: "rule = 3".into() });
    let places: Vec<_> = faults(&files).into_iter().map(|f| (f.file, f.line)).collect();
    let expected = [("taobao/test.toml", 8), ("taobao/test.toml", 14), ("taobao/late.toml", 1)];
    assert_eq!(places, expected.map(|(file, line)| (file.to_string(), line)));
}

#[test]
fn a_parameter_can_be_given_another_value_within_its_bounds() {
    let book = Rulebook::parse(&files(RULE)).expect("no fault");
    let changed = book.with_param("taobao.test.review", "review", json!(72)).expect("in bounds");
    let hours = |book: &Rulebook| match book.rule("taobao.test.review").and_then(|r| r.behaviour.clone()) {
        Some(Behaviour::ReviewWithin(params)) => params.review,
        other => panic!("{other:?}"),
    };
    assert_eq!((hours(&book), hours(&changed)), (48, 72), "the behaviour is bound anew, the original stays");
    assert_eq!(changed.rule("taobao.test.review").map(|r| r.params["review"].value.clone()), Some(json!(72)));
}

#[test]
fn a_parameter_refuses_what_its_declaration_excludes() {
    let book = Rulebook::parse(&files(RULE)).expect("no fault");
    for (rule, param, value, part) in [
        ("taobao.test.none", "review", json!(72), "no such rule"),
        ("taobao.test.review", "window", json!(72), "it has: review"),
        ("taobao.test.review", "review", json!("72"), "whole number"),
        ("taobao.test.review", "review", json!(72.5), "whole number"),
        ("taobao.test.review", "review", json!(241), "outside the allowed range 1–240"),
        ("taobao.test.review", "review", json!(null), "whole number"),
    ] {
        let fault = book.with_param(rule, param, value).expect_err(part);
        assert!(fault.reason.en.contains(part), "{fault}");
    }
}

/// A sound rule that names rules of other files.
const UNMUTABLE: &str = r#"[[rule]]
id = "taobao.test.silent"
platforms = ["taobao"]
nature = "state"
statement.zh = "平台不通知"
statement.en = "The platform sends no notice"
confidence = "uncorroborated"
behaviour = "unmutable-reminders"

[rule.params]
rules = { value = ["taobao.test.review"], unit = "list" }
grace = { value = 0, unit = "day", min = 0, max = 30 }

[[rule.sources]]
entry = "B-16"
"#;

#[test]
fn a_rule_that_lets_nobody_mute_names_rules_that_exist() {
    let book = Rulebook::parse(&files(&format!("{UNMUTABLE}\n{RULE}"))).expect("it may name a later rule");
    let value = json!(["taobao.test.review", "taobao.test.gone"]);
    let fault = book.with_param("taobao.test.silent", "rules", value).expect_err("there is no such rule");
    assert!(fault.reason.en.contains("there is no rule taobao.test.gone"), "{fault}");
    check(UNMUTABLE, 1, "there is no rule taobao.test.review");
}
