//! Each way in which `permissions.toml` and `roles.toml` can be wrong is refused with file, line and reason.

use storewarden_domain::rulebook::{RuleFault, RuleFile, Rulebook};

const PLATFORMS: &str = r#"[[platform]]
code = "taobao"
family = "alibaba"
zh = "淘宝"
en = "Taobao"
badge = "淘"
"#;

const SOURCES: &str = r#"[[source]]
id = "B-16"
title = { zh = "问答", en = "A question" }
trust = "secondary"
"#;

const PERMISSIONS: &str = r#"[[permission]]
code = "order"
name = { zh = "订单", en = "Orders" }

[[permission]]
code = "order.ship"
parent = "order"
name = { zh = "发货", en = "Ship" }
risk = 2

[[permission]]
code = "order.export"
parent = "order"
name = { zh = "导出", en = "Export" }
risk = 5

[[permission]]
code = "order.owner"
parent = "order"
name = { zh = "过户", en = "Transfer" }
risk = 5
main-only = true
native = [{ platforms = ["taobao"], code = "own" }]

[[toxic]]
code = "both"
name = { zh = "二者", en = "Both" }
reason = { zh = "无人复核", en = "Nobody checks" }
all = ["order.ship", "order.export"]
"#;

const ROLES: &str = r#"[[role]]
code = "shipper"
name = { zh = "发货员", en = "Shipper" }
called = [{ platforms = ["taobao"], name = "打单" }]
grants = [
    { level = "edit", permissions = ["order.ship"], rules = ["taobao.test.limit"] },
    { level = "view", permissions = ["order.export"], note = { zh = "只看", en = "only look" } },
]
withheld = [{ permissions = ["order.owner"], rules = ["taobao.test.limit"] }]
"#;

const RULE: &str = r#"[[rule]]
id = "taobao.test.limit"
platforms = ["taobao"]
nature = "limit"
statement = { zh = "最多三个", en = "Three at most" }
confidence = "uncorroborated"
behaviour = "permission-holders-max"

[rule.params]
permission = { value = "order.export", unit = "text" }
max = { value = 3, unit = "count", min = 1, max = 9 }

[[rule.sources]]
entry = "B-16"
"#;

fn parse(permissions: &str, roles: &str, rules: &str) -> Result<Rulebook, Vec<RuleFault>> {
    // Roles stand before what they name: the order of the files does not matter.
    let files = [
        ("roles.toml", roles),
        ("taobao/test.toml", rules),
        ("permissions.toml", permissions),
        ("sources.toml", SOURCES),
        ("platforms.toml", PLATFORMS),
    ];
    Rulebook::parse(&files.map(|(path, text)| RuleFile { path: path.into(), text: text.into() }))
}

/// One fault, in that file on that line, told in both languages.
fn told(result: Result<Rulebook, Vec<RuleFault>>, file: &str, line: usize, part: &str) {
    let found = result.expect_err(part);
    let hit = found.iter().find(|f| f.file == file && f.line == line && f.reason.en.contains(part));
    let hit = hit.unwrap_or_else(|| panic!("{part}: {found:#?}"));
    assert!(!hit.reason.zh.is_ascii(), "the reason is in Chinese too");
}

fn permissions(from: &str, to: &str, line: usize, part: &str) {
    assert!(PERMISSIONS.contains(from), "{from} is not in the sound file");
    told(parse(&PERMISSIONS.replacen(from, to, 1), ROLES, RULE), "permissions.toml", line, part);
}

fn roles(from: &str, to: &str, line: usize, part: &str) {
    assert!(ROLES.contains(from), "{from} is not in the sound file");
    told(parse(PERMISSIONS, &ROLES.replacen(from, to, 1), RULE), "roles.toml", line, part);
}

#[test]
fn the_sound_files_are_sound() {
    let book = parse(PERMISSIONS, ROLES, RULE).expect("no fault");
    let above: Vec<_> = book.catalogue().above("order.ship").map(|p| p.code.clone()).collect();
    assert_eq!(above, ["order"]);
    assert_eq!(book.template("shipper").map(|t| t.levels().len()), Some(2));
}

#[test]
fn a_permission_stands_once_in_its_tree() {
    permissions("code = \"order.ship\"", "code = \"Order ship\"", 6, "lower-case words");
    permissions("parent = \"order\"", "parent = \"orders\"", 7, "orders is not declared yet");
    permissions("code = \"order.export\"", "code = \"order.ship\"", 11, "declared twice");
    permissions("risk = 2", "risk = 6", 9, "risk must be 1 to 5");
    permissions("risk = 2\n", "", 5, "so it is a heading");
    permissions("risk = 5\nmain-only", "main-only", 17, "a heading carries no right");
    permissions("[\"taobao\"]", "[\"ebay\"]", 23, "there is no platform ebay");
    permissions("risk = 2", "risk = 2\ncolour = 3", 10, "unknown field colour");
}

#[test]
fn a_toxic_set_names_permissions_that_carry_a_right() {
    permissions("[\"order.ship\", \"order.export\"]", "[\"order.ship\", \"order\"]", 29, "is a heading");
    permissions(
        "[\"order.ship\", \"order.export\"]",
        "[\"order.ship\", \"order.none\"]",
        29,
        "no permission",
    );
    permissions("[\"order.ship\", \"order.export\"]", "[\"order.ship\"]", 25, "at least two");
    permissions("reason = { zh = \"无人复核\", en = \"Nobody checks\" }\n", "", 25, "reason is missing");
}

#[test]
fn a_template_grants_single_permissions_once() {
    roles("\"shipper\"", "\"Shipper\"", 2, "lower-case letters");
    roles("[\"order.ship\"]", "[\"order\"]", 6, "order is a heading");
    roles("[\"order.ship\"]", "[\"order.none\"]", 6, "no permission order.none");
    roles("[\"order.ship\"]", "[\"order.export\"]", 7, "names order.export twice");
    roles("permissions = [\"order.owner\"]", "permissions = [\"order.ship\"]", 9, "names order.ship twice");
    roles("level = \"edit\"", "level = \"full\"", 6, "must be one of: view, edit");
    roles("[\"taobao\"]", "[\"ebay\"]", 4, "there is no platform ebay");
    roles("rules = [\"taobao.test.limit\"]", "rules = [\"taobao.none\"]", 6, "there is no rule taobao.none");
}

#[test]
fn a_template_keeps_what_is_the_main_accounts_and_toxic_sets_out() {
    roles("[\"order.ship\"]", "[\"order.owner\"]", 6, "for the main account only");
    roles("level = \"view\"", "level = \"edit\"", 1, "makes up the set both");
    let twice = format!("{ROLES}\n{ROLES}");
    told(parse(PERMISSIONS, &twice, RULE), "roles.toml", 11, "template shipper is declared twice");
}

#[test]
fn a_rule_names_permissions_of_the_catalogue() {
    for wrong in ["order.none", "order"] {
        let rule = RULE.replace("value = \"order.export\"", &format!("value = \"{wrong}\""));
        told(parse(PERMISSIONS, ROLES, &rule), "taobao/test.toml", 10, "there is no permission");
    }
}
