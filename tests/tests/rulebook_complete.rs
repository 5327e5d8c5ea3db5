//! Nothing that was read or found is missing among the shipped rules, and nothing stands there unexplained.

use std::collections::{BTreeMap, BTreeSet};
use storewarden_domain::rulebook::kind::kinds;
use storewarden_tests::shipped::{root, rulebook};

/// Shipped rules that no statement of the fixture stands for, with why they exist.
const ADDED: &[(&str, &str)] = &[
    ("doc.brand-authorisation.term", "rulebook B.4: the agreed term of a brand authorisation"),
    ("doc.ccc-certificate.5y", "rulebook B.4: the term of a CCC certificate"),
    ("doc.ccc-certificate.surveillance", "rulebook B.4 and D8: the yearly inspection"),
    ("doc.expired.take-listings-down", "rulebook B.4: what to do between an expiry and the new audit"),
    ("doc.licence.term", "rulebook B.4: a business licence with a printed term"),
    (
        "doc.other.term",
        "rulebook E.4: a document of a kind without a rule of its own ends with its printed term",
    ),
    ("doc.submission.follow-up", "rulebook E.4 row 8: asking after a submission without an answer"),
    (
        "douyin.main.after.check-settlement",
        "rulebook E.3, checklist, extra: the payout account is the shop's",
    ),
    ("douyin.main.after.strengthen-protection", "rulebook E.3, checklist, after 11"),
    ("douyin.main.after.verify-backup", "X-10, rulebook E.3, checklist, after 12"),
    ("douyin.main.before.list-pending-orders", "rulebook E.3, checklist, before 2"),
    ("douyin.main.before.new-account-in-hand", "rulebook E.3, checklist, before 3"),
    ("pdd.role.fixed", "rulebook B.1 row 64: of the row's two limits the one about roles"),
    (
        "shopee.permission.main-only",
        "rulebook B.1, Shopee: a source on roles also tells what no role can hold",
    ),
    (
        "taobao.role.permissions-max",
        "rulebook B.1 row 5: of the row's three numbers the one that nothing here can reach",
    ),
    ("tiktok.permission.roles-only", "rulebook B.1 row 69: permissions only through roles"),
    ("tiktok.subaccount.email-unique", "rulebook B.1 row 69: one e-mail, one sub-account"),
];

/// One line of the fixture; a statement found on a page has neither nature nor confidence nor passage there.
struct Stated {
    id: String,
    nature: String,
    confidence: String,
    sources: Vec<String>,
    passage: String,
}

fn stated() -> Vec<Stated> {
    let path = root().join("tests/fixtures/rules.csv");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [id, nature, confidence, sources, passage] = cells[..] else { panic!("five cells: {line}") };
        let [id, nature, confidence, passage] = [id, nature, confidence, passage].map(str::to_owned);
        Stated { id, nature, confidence, sources: sources.split(' ').map(str::to_owned).collect(), passage }
    };
    text.lines().skip(1).map(line).collect()
}

#[test]
fn every_statement_of_the_articles_is_a_rule_with_its_nature_confidence_and_passage() {
    let book = rulebook();
    let (mut of_articles, mut of_pages) = (0, 0);
    for stated in stated() {
        let rule = book.rule(&stated.id).unwrap_or_else(|| panic!("{} is no shipped rule", stated.id));
        for source in &stated.sources {
            let cites = rule.sources.iter().any(|cited| cited.file == *source);
            assert!(cites, "{} must cite {source}", stated.id);
        }
        if stated.passage.is_empty() {
            of_pages += 1;
            continue;
        }
        of_articles += 1;
        assert_eq!(rule.nature.to_string(), stated.nature, "{}", stated.id);
        assert_eq!(rule.confidence.to_string(), stated.confidence, "{}", stated.id);
        let points_there = rule.sources.iter().any(|source| {
            source.file == stated.sources[0]
                && source.passage.as_ref().is_some_and(|passage| passage.sha256 == stated.passage)
        });
        assert!(points_there, "{} must point at the passage that it was read from", stated.id);
    }
    assert_eq!((of_articles, of_pages), (167, 73));
}

#[test]
fn every_rule_beyond_these_is_named_here_with_why() {
    let known: BTreeSet<String> = stated().into_iter().map(|stated| stated.id).collect();
    let book = rulebook();
    let beyond: Vec<&str> =
        book.rules().map(|rule| rule.id.as_str()).filter(|id| !known.contains(*id)).collect();
    assert_eq!(beyond, ADDED.iter().map(|(id, _)| *id).collect::<Vec<_>>());
}

#[test]
fn the_readme_of_the_rules_explains_every_behaviour_that_acts() {
    let readme = std::fs::read_to_string(root().join("src-tauri/rules/README.md")).expect("a README");
    let table: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).collect();
    for kind in kinds() {
        let code = format!("`{}`", kind.code);
        let line = table.iter().find(|line| line.contains(&code));
        let line = line.unwrap_or_else(|| panic!("the README says nothing of {code}"));
        for (param, _) in kind.params.iter().chain(kind.optional) {
            assert!(line.contains(&format!("`{param}`")), "{code} has the parameter {param}: {line}");
        }
    }
}

#[test]
fn every_platform_and_the_law_have_a_folder_with_rules() {
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    for rule in rulebook().rules() {
        let folder = rule.declared.split('/').next().unwrap_or_default().to_owned();
        *folders.entry(folder).or_default() += 1;
    }
    let expected = [
        "aliexpress",
        "amazon",
        "cn-law",
        "douyin",
        "jd",
        "pdd",
        "shopee",
        "taobao",
        "tiktok",
        "tmall",
        "tmall-global",
    ];
    assert_eq!(folders.keys().map(String::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn every_word_of_a_rule_and_of_the_register_is_in_both_languages() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let book = rulebook();
    let of_rules = book.rules().flat_map(|rule| [Some(&rule.statement), rule.inert.as_ref()]);
    let of_register = book.contradictions().flat_map(|entry| {
        let says = entry.readings.iter().map(|reading| Some(&reading.says));
        [Some(&entry.about), Some(&entry.treatment), entry.silent.as_ref()].into_iter().chain(says)
    });
    let mut looked_at = 0;
    for text in of_rules.chain(of_register).flatten() {
        assert!(chinese(&text.zh), "not Chinese: {}", text.zh);
        let latin = text.en.chars().any(|c| c.is_ascii_alphabetic());
        assert!(latin && !chinese(&text.en), "not English: {}", text.en);
        looked_at += 1;
    }
    println!("texts in both languages: {looked_at}");
}
