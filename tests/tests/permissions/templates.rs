//! The templates of rulebook B.2: every bold cell, the other cells of its matrix, and what no template may contain.

use storewarden_domain::permission::{Level, toxic};
use storewarden_tests::shipped::rulebook;

const ROLES: [(&str, &str); 11] = [
    ("store-lead", "店长"),
    ("operations", "运营"),
    ("service-lead", "客服主管"),
    ("customer-service", "客服"),
    ("designer", "美工"),
    ("warehouse", "仓库/发货"),
    ("finance", "财务"),
    ("promotion", "推广"),
    ("live-host", "直播/主播"),
    ("analyst", "数据分析"),
    ("temporary-service", "临时客服"),
];

/// B.2, a row each: the permission that stands for it, and the level of every role in the order of its columns.
const MATRIX: &[(&str, &str)] = &[
    ("chat.receive", "E V E E - - - - V - E"),
    ("order.view", "E E E E - E V - V V V"),
    ("order.ship", "E E E E - E - - - - -"),
    ("order.price", "E E E - - - - - - - -"),
    ("refund.view", "E V E E - V V - - - V"),
    ("item.shelf", "E E - - - - - - - - -"),
    ("item.stock", "E E V V - E - - V V -"),
    ("decor.page", "E E - - E - - - - - -"),
    ("media.space", "E E V V E - - E E - -"),
    ("promo.enroll", "E E V - - - - E V V -"),
    ("ads.manage", "E E - - - - V E - V -"),
    ("review.reply", "E E E E - - - - - V -"),
    ("logistics.template", "E E - - - E - - - - -"),
    ("data.view", "E E V V - - V V V E -"),
    ("order.export", "E V - - - V V - - - -"),
    ("fund.view", "V - - - - - E - - - -"),
    ("fund.withdraw", "- - - - - - - - - - -"),
    ("fund.account", "- - - - - - - - - - -"),
    ("shop.qualification", "V V - - - - V - - - -"),
    ("staff.view", "V - V - - - - - - - -"),
];

/// Row 商品编辑: a view of products is one permission, editing them another.
const EDITING: &str = "E E V V E - - V V V -";

fn level(letter: &str) -> Option<Level> {
    match letter {
        "E" => Some(Level::Edit),
        "V" => Some(Level::View),
        _ => None,
    }
}

fn held(role: &str, code: &str) -> Option<Level> {
    rulebook().template(role).unwrap_or_else(|| panic!("{role} is missing")).levels().get(code).copied()
}

#[test]
fn the_templates_are_the_eleven_columns() {
    let book = rulebook();
    let names: Vec<_> = book.templates().map(|t| (t.code.as_str(), t.name.zh.as_str())).collect();
    assert_eq!(names, ROLES);
}

/// Cells in bold: taken from a seed or a source. Each cites its rule.
#[test]
fn every_cell_that_a_source_gives_is_granted_or_withheld_and_cites_it() {
    let book = rulebook();
    for (role, code, wanted, rule) in [
        ("customer-service", "chat.receive", Some(Level::Edit), "taobao.subaccount.dispatch"),
        ("temporary-service", "chat.receive", Some(Level::Edit), "taobao.tempcs.promo-only"),
        ("customer-service", "order.ship", Some(Level::Edit), "taobao.role.customer-service-ships"),
        ("warehouse", "order.ship", Some(Level::Edit), "taobao.permission.catalogue-core"),
        ("operations", "item.edit", Some(Level::Edit), "taobao.permission.catalogue-core"),
        ("operations", "item.shelf", Some(Level::Edit), "taobao.permission.catalogue-core"),
        ("designer", "decor.page", Some(Level::Edit), "taobao.role.designer-decorates"),
        ("customer-service", "promo.enroll", None, "taobao.role.promotion-not-granted"),
        ("customer-service", "promo.coupon", None, "taobao.role.promotion-not-granted"),
        ("designer", "promo.enroll", None, "taobao.role.promotion-not-granted"),
        ("designer", "promo.coupon", None, "taobao.role.promotion-not-granted"),
        ("customer-service", "logistics.template", None, "aliexpress.staff.roles"),
    ] {
        assert_eq!(held(role, code), wanted, "{role} {code}");
        let cited = book.template(role).map(|t| t.rules_for(code).to_vec()).unwrap_or_default();
        assert_eq!(cited, [rule], "{role} {code}");
    }
}

#[test]
fn every_row_of_the_matrix_is_as_in_the_rulebook() {
    for (code, row) in MATRIX {
        for ((role, name), letter) in ROLES.iter().zip(row.split(' ')) {
            assert_eq!(held(role, code), level(letter), "{name} {code}");
        }
    }
    for ((role, name), letter) in ROLES.iter().zip(EDITING.split(' ')) {
        let edits = held(role, "item.edit") == Some(Level::Edit);
        assert_eq!(edits, letter == "E", "{name} 商品编辑");
        assert_eq!(held(role, "item.view").is_some(), letter != "-", "{name} 商品查看");
    }
}

#[test]
fn no_template_makes_up_a_toxic_set_or_reaches_for_what_is_the_main_accounts() {
    let book = rulebook();
    for template in book.templates() {
        let levels = template.levels();
        assert!(toxic::held(book.catalogue(), &levels).is_empty(), "{}", template.code);
        let main_only = |code: &&String| book.catalogue().permission(code).is_some_and(|p| p.main_only);
        assert_eq!(levels.keys().find(main_only), None, "{}", template.code);
    }
}

/// B.2, platform counterparts.
#[test]
fn a_platforms_word_for_a_job_means_its_template() {
    let book = rulebook();
    for (platform, word, code) in [
        ("pdd", "客服管理员", "service-lead"),
        ("tiktok", "财务专员", "finance"),
        ("taobao", "客服02", "customer-service"),
        ("taobao", "仓库", "warehouse"),
    ] {
        let found = book.templates().find(|t| t.is_called(platform, word)).map(|t| t.code.as_str());
        assert_eq!(found, Some(code), "{platform} {word}");
    }
}
