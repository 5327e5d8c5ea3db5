//! The catalogue of rulebook B.3.

use storewarden_domain::permission::Permission;
use storewarden_tests::shipped::rulebook;

/// Rulebook B.3, both halves of its table.
const TABLE: &[(&str, &str, u8)] = &[
    ("chat.receive", "接待聊天", 1),
    ("chat.dispatch", "分流设置", 2),
    ("chat.supervise", "聊天记录/质检", 2),
    ("order.view", "订单查看", 2),
    ("order.ship", "发货", 2),
    ("order.price", "改价", 4),
    ("order.close", "关闭订单", 3),
    ("order.export", "订单导出", 5),
    ("order.invoice", "开票", 2),
    ("refund.view", "退款查看", 1),
    ("refund.agree", "同意退款", 4),
    ("refund.compensate", "小额打款/赔付", 5),
    ("item.view", "商品查看", 1),
    ("item.edit", "商品编辑", 3),
    ("item.shelf", "上下架", 3),
    ("item.price", "商品价格", 4),
    ("item.delete", "删除商品", 4),
    ("item.stock", "库存", 2),
    ("live.control", "直播中控", 3),
    ("staff.view", "子账号查看", 2),
    ("app.service", "应用服务授权", 3),
    ("promo.enroll", "大促报名", 4),
    ("promo.coupon", "优惠券/满减", 4),
    ("ads.manage", "广告投放", 4),
    ("ads.budget", "广告预算", 5),
    ("decor.page", "店铺装修", 3),
    ("decor.publish", "装修发布", 3),
    ("media.space", "图片/视频空间", 1),
    ("review.reply", "评价回复", 2),
    ("review.appeal", "评价申诉", 2),
    ("logistics.template", "运费模板", 3),
    ("logistics.address", "地址库", 3),
    ("data.view", "数据查看", 2),
    ("data.export", "数据导出", 3),
    ("fund.view", "资金查看", 3),
    ("fund.reconcile", "对账", 3),
    ("fund.withdraw", "提现", 5),
    ("fund.account", "收款账户", 5),
    ("shop.qualification", "资质管理", 4),
    ("shop.entity", "主体变更", 5),
    ("staff.manage", "子账号管理", 5),
    ("security.device", "登录设备/证书", 4),
];

#[test]
fn every_permission_of_the_table_is_there_with_its_name_and_risk() {
    let book = rulebook();
    for (code, name, risk) in TABLE {
        let found = book.catalogue().permission(code).unwrap_or_else(|| panic!("{code} is missing"));
        assert_eq!((found.name.zh.as_str(), found.risk), (*name, Some(*risk)), "{code}");
    }
    assert_eq!(book.catalogue().rights().count(), TABLE.len(), "and nothing else carries a right");
}

/// B.3 marks three as "main only".
#[test]
fn what_belongs_to_the_main_account_alone_is_marked() {
    let book = rulebook();
    let marked: Vec<_> = book.catalogue().rights().filter(|p| p.main_only).map(|p| p.code.as_str()).collect();
    assert_eq!(marked, ["shop.entity", "fund.withdraw", "fund.account"]);
}

/// B.3, check 2.
#[test]
fn the_toxic_sets_are_those_of_the_rulebook() {
    let book = rulebook();
    let sets: Vec<_> = book.catalogue().toxic_sets().map(|s| (s.all.join("+"), s.any.join(" "))).collect();
    let expected = [
        ("refund.agree+refund.compensate+order.price", ""),
        ("item.price+promo.coupon+ads.budget", ""),
        ("staff.manage", "fund.view fund.reconcile fund.withdraw fund.account"),
    ];
    assert_eq!(sets, expected.map(|(all, any)| (all.to_string(), any.to_string())));
}

/// The nodes seen in public metadata: sm › sm-design › sm-tbd-visit, sm-tbd-publish.
#[test]
fn taobaos_own_nodes_stand_in_the_same_order() {
    let book = rulebook();
    let by_native = |code: &str| {
        let own = |p: &&Permission| p.native.iter().any(|n| n.code == code);
        book.catalogue().permissions().find(own).unwrap_or_else(|| panic!("{code} is missing"))
    };
    for (below, above) in
        [("sm-design", "sm"), ("sm-tbd-visit", "sm-design"), ("sm-tbd-publish", "sm-design")]
    {
        assert_eq!(by_native(below).parent.as_ref(), Some(&by_native(above).code), "{below}");
    }
}
